use std::cmp::Ordering;

use super::Span;

/// Where a shown text differs from what the source gave, so that export can give it back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Original {
    edits: Vec<Edit>,
}

/// One place at which the shown text differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The replacement, in the shown text.
    pub shown: Span,
    /// What stood there.
    pub raw: String,
}

impl Original {
    /// From edits sorted by place that do not overlap.
    pub fn new(edits: Vec<Edit>) -> Self {
        debug_assert!(edits.windows(2).all(|pair| pair[0].shown.end() <= pair[1].shown.start()));
        Self { edits }
    }

    /// The edits, sorted by place.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// The words of `span` of the shown text as the source gave them. An edit that the span cuts
    /// is given whole.
    pub fn restore(&self, shown: &str, span: Span) -> String {
        let mut raw = String::with_capacity(span.len());
        let mut at = span.start();
        let is_before = |edit: &Edit| match edit.shown.end().cmp(&span.start()) {
            Ordering::Less => true,
            // What was left out just before the first word belongs to it.
            Ordering::Equal => !edit.shown.is_empty(),
            Ordering::Greater => false,
        };
        let first = self.edits.partition_point(is_before);
        for edit in self.edits[first..].iter().take_while(|edit| edit.shown.start() < span.end()) {
            raw.push_str(shown.get(at..edit.shown.start()).unwrap_or(""));
            raw.push_str(&edit.raw);
            at = edit.shown.end();
        }
        raw.push_str(shown.get(at..span.end()).unwrap_or(""));
        raw
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_goes_back_to_what_it_stands_for() {
        let original = Original::new(vec![Edit { shown: Span::new(1, 3), raw: "\u{1b}".to_owned() }]);
        assert_eq!(original.restore("a^[b", Span::new(0, 4)), "a\u{1b}b");
        assert_eq!(original.restore("a^[b", Span::new(3, 4)), "b");
    }

    #[test]
    fn what_was_left_out_before_a_span_is_no_part_of_it() {
        let left_out = Edit { shown: Span::new(1, 1), raw: "\u{301}".to_owned() };
        let original = Original::new(vec![left_out, Edit { shown: Span::new(2, 4), raw: "\u{1b}".to_owned() }]);
        assert_eq!(original.restore("ab^[cd", Span::new(4, 6)), "cd");
        assert_eq!(original.restore("ab^[cd", Span::new(1, 5)), "\u{301}b\u{1b}c");
    }
}
