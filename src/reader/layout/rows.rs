use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::measure::{cluster_width, clusters, width};
use crate::article::Span;

/// Breaks the `span` of `text` into rows of at most `columns`, greedily, at the opportunities of
/// UAX #14; what has none within a row is split between grapheme clusters. Rows leave out the white
/// space at which they break. A cluster wider than the row stands alone on one.
pub fn break_rows(text: &str, span: Span, columns: usize) -> Vec<Span> {
    let columns = columns.max(1);
    let piece = text.get(span.range()).unwrap_or("");
    let mut filler = Filler { text: piece, base: span.start(), columns, rows: Vec::new(), start: 0, end: 0, used: 0 };
    let mut from = 0;
    for (to, opportunity) in linebreaks(piece) {
        filler.add(from, to);
        if opportunity == BreakOpportunity::Mandatory {
            filler.finish(to);
        }
        from = to;
    }
    filler.finish(piece.len());
    filler.rows
}

/// The row that is being filled: bytes `start..end` of `text`, `used` columns wide.
struct Filler<'a> {
    text: &'a str,
    base: usize,
    columns: usize,
    rows: Vec<Span>,
    start: usize,
    end: usize,
    used: usize,
}

impl Filler<'_> {
    /// Adds an unbreakable run, white space at its end included.
    fn add(&mut self, from: usize, to: usize) {
        let run = &self.text[from..to];
        let word = run.trim_end();
        let word_width = width(word);
        if self.used + word_width > self.columns && self.end > self.start {
            self.finish(from);
        }
        if word_width > self.columns {
            self.split(from, from + word.len());
        } else {
            self.used += word_width;
        }
        self.used += width(&run[word.len()..]);
        // White space alone does not extend a row: it is where the row may end.
        if !word.is_empty() {
            self.end = from + word.len();
        }
    }

    /// Splits a run that is longer than a row between clusters.
    fn split(&mut self, from: usize, to: usize) {
        for (offset, cluster) in clusters(&self.text[from..to]) {
            let columns = cluster_width(cluster);
            let at = from + offset;
            if self.used + columns > self.columns && self.end > self.start {
                self.finish(at);
            }
            self.used += columns;
            self.end = at + cluster.len();
        }
    }

    /// Ends the row; the next starts at `next`.
    fn finish(&mut self, next: usize) {
        if self.end > self.start {
            let lead = self.text[self.start..self.end].len() - self.text[self.start..self.end].trim_start().len();
            self.rows.push(Span::new(self.base + self.start + lead, self.base + self.end));
        }
        (self.start, self.end, self.used) = (next, next, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    fn assert_rows<const N: usize>(text: &str, columns: usize, rows: [&str; N]) {
        let broken: Vec<_> = break_rows(text, Span::new(0, text.len()), columns).iter().map(|row| &text[row.range()]).collect();
        assert_eq!(broken, rows);
    }

    #[test]
    fn rows_break_between_words() {
        assert_rows("“We waited,” she said.", 12, ["“We waited,”", "she said."]);
        assert_rows("one two", 7, ["one two"]);
        assert_rows("one two", 6, ["one", "two"]);
    }

    #[test]
    fn a_long_word_is_split_between_clusters() {
        assert_rows("abcdefgh ij", 3, ["abc", "def", "gh", "ij"]);
        assert_rows("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]);
    }

    #[test]
    fn no_row_starts_with_a_closing_mark() {
        assert_rows("これは文。", 8, ["これは", "文。"]);
    }

    #[test]
    fn a_line_end_in_the_text_ends_the_row() {
        assert_rows("Roses are red\nViolets", 40, ["Roses are red", "Violets"]);
    }

    #[test]
    fn a_cluster_wider_than_the_row_stands_alone() {
        assert_rows("日本", 1, ["日", "本"]);
    }

    #[test]
    fn an_address_breaks_where_it_may() {
        assert_rows("see https://example.org/a/b", 14, ["see https://", "example.org/a/", "b"]);
    }

    proptest! {
        #[test]
        fn rows_join_back_to_the_text(text in "(\\PC|[ \n“”—。日👩‍🔬]){0,60}", columns in 1usize..30) {
            let rows = break_rows(&text, Span::new(0, text.len()), columns);
            let joined: String = rows.iter().flat_map(|row| text[row.range()].chars()).filter(|c| !c.is_whitespace()).collect();
            let whole: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert_eq!(joined, whole);
            prop_assert!(rows.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
        }

        #[test]
        fn no_row_is_wider_than_the_width(text in "(\\PC|[ \n“”—。日👩‍🔬]){0,60}", columns in 1usize..30) {
            for row in break_rows(&text, Span::new(0, text.len()), columns) {
                let words = &text[row.range()];
                prop_assert!(width(words) <= columns || words.graphemes(true).count() == 1, "{words:?}");
            }
        }
    }
}
