//! The body as it came, in which the offsets that leave the program count.

use crate::article::{Body, Edit, SEPARATOR, Span};

/// The raw joined body, and where the blocks of the shown one stand in it.
pub struct Raw<'a> {
    body: &'a Body,
    pub text: String,
    /// For each block its first byte in the raw text.
    pub starts: Vec<usize>,
    /// For each edit the bytes by which those before it made the raw text longer than the shown one.
    grown: Vec<isize>,
}

impl<'a> Raw<'a> {
    pub fn of(body: &'a Body) -> Self {
        let mut text = String::with_capacity(body.len());
        let mut starts = Vec::with_capacity(body.blocks().len());
        for block in body.blocks() {
            if !text.is_empty() {
                text.push_str(SEPARATOR);
            }
            starts.push(text.len());
            text.push_str(&body.original().restore(body.text(), block.span));
        }
        let mut grown = vec![0];
        for edit in body.original().edits() {
            grown.push(grown[grown.len() - 1] + edit.raw.len() as isize - edit.shown.len() as isize);
        }
        Self { body, text, starts, grown }
    }

    /// The same, where it differs from what is shown.
    pub fn differing(body: &'a Body) -> Option<Self> {
        (!body.original().edits().is_empty()).then(|| Self::of(body))
    }

    /// The byte of the raw text for one of the shown text, which lies in a block or at its end.
    pub fn byte(&self, shown: usize) -> usize {
        let blocks = self.body.blocks();
        let index = blocks.partition_point(|block| block.span.end() < shown).min(blocks.len().saturating_sub(1));
        let (Some(block), Some(start)) = (blocks.get(index), self.starts.get(index)) else { return 0 };
        let from = block.span.start();
        let shown = shown.max(from);
        let edits = self.body.original().edits();
        // As `Original::restore` counts the words up to here: what was left out at the start belongs to
        // them, and an edit that is cut is whole.
        let is_before = |edit: &Edit| edit.shown.end() < from || edit.shown.end() == from && !edit.shown.is_empty();
        let (first, last) = (edits.partition_point(is_before), edits.partition_point(|edit| edit.shown.start() < shown));
        let grown = if first < last { self.grown[last] - self.grown[first] } else { 0 };
        let cut = if first < last { edits[last - 1].shown.end().saturating_sub(shown) } else { 0 };
        (start + shown - from + cut).saturating_add_signed(grown)
    }

    /// The span of the raw text for one of the shown text.
    pub fn span(&self, shown: Span) -> Span {
        Span::new(self.byte(shown.start()), self.byte(shown.end()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BlockKind, Original};

    #[test]
    fn bytes_are_counted_as_words_are_given_back() {
        let body = Body::from_blocks([
            (BlockKind::Paragraph, "a^[b    c"),
            (BlockKind::Paragraph, "d^[^[e"),
            (BlockKind::Paragraph, "f"),
        ]);
        let edit = |start, end, raw: &str| Edit { shown: Span::new(start, end), raw: raw.to_owned() };
        let edits = vec![
            edit(1, 3, "\u{1b}"),
            edit(4, 8, "\t"),
            edit(11, 11, "\u{200d}"),
            edit(12, 16, "\u{1b}\u{1b}"),
            edit(17, 17, "\u{301}\u{301}"),
        ];
        let body = body.with_original(Original::new(edits));
        let raw = Raw::of(&body);
        for (block, start) in body.blocks().iter().zip(&raw.starts) {
            for shown in block.span.range() {
                let words = body.original().restore(body.text(), Span::new(block.span.start(), shown));
                assert_eq!(raw.byte(shown), start + words.len(), "{shown}");
            }
        }
        assert_eq!(&raw.text[raw.span(Span::new(16, 17)).range()], "e");
    }
}
