use super::{Original, Span};

/// What stands between two blocks of a joined body.
pub const SEPARATOR: &str = "\n\n";

/// The text of an article and its division into blocks.
///
/// Blocks are sorted, do not overlap, and lie on character boundaries; what lies between them is
/// white space. The text is under 4 GiB.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    text: String,
    blocks: Vec<Block>,
    original: Original,
}

/// A heading, paragraph, caption, list item or block quotation: a range of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands.
    pub span: Span,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// A heading inside the body.
    Heading,
    /// A paragraph.
    #[default]
    Paragraph,
    /// The caption or credit of a picture.
    Caption,
    /// One item of a list.
    ListItem,
    /// A quotation set off as a block.
    BlockQuote,
}

/// Why a text and its blocks don't make a [`Body`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BodyError {
    /// The text does not fit 32-bit offsets.
    #[error("the text is {0} bytes long; at most 4 GiB can be read")]
    TooLong(usize),
    /// A block is out of order, outside the text, or cuts a character.
    #[error("block {0} is out of order, outside the text, or cuts a character")]
    Block(usize),
}

impl Body {
    /// Joins blocks with [`SEPARATOR`]. Empty blocks are left out, and what is past 4 GiB is too.
    pub fn from_blocks<'a>(blocks: impl IntoIterator<Item = (BlockKind, &'a str)>) -> Self {
        let mut body = Self::default();
        for (kind, text) in blocks {
            body.push(kind, text);
        }
        body
    }

    /// Adds a block at the end; its span, or none where `text` is empty or the body full.
    pub fn push(&mut self, kind: BlockKind, text: &str) -> Option<Span> {
        let start = self.text.len() + if self.blocks.is_empty() { 0 } else { SEPARATOR.len() };
        if text.is_empty() || start + text.len() >= u32::MAX as usize {
            return None;
        }
        if !self.blocks.is_empty() {
            self.text.push_str(SEPARATOR);
        }
        self.text.push_str(text);
        let span = Span::new(start, self.text.len());
        self.blocks.push(Block { kind, span });
        Some(span)
    }

    /// Makes a block one of another kind.
    pub fn set_kind(&mut self, block: usize, kind: BlockKind) {
        if let Some(block) = self.blocks.get_mut(block) {
            block.kind = kind;
        }
    }

    /// A text that is already whole, with its blocks in it.
    ///
    /// # Errors
    /// When the text is too long, or a block is out of order, outside it or cuts a character.
    pub fn from_parts(text: String, blocks: Vec<Block>) -> Result<Self, BodyError> {
        if text.len() >= u32::MAX as usize {
            return Err(BodyError::TooLong(text.len()));
        }
        let mut end = 0;
        for (index, Block { span, .. }) in blocks.iter().enumerate() {
            let on_boundary = text.is_char_boundary(span.start()) && text.is_char_boundary(span.end());
            if span.start() < end || !on_boundary {
                return Err(BodyError::Block(index));
            }
            end = span.end();
        }
        Ok(Self { text, blocks, original: Original::default() })
    }

    /// A text whose offsets must stay as they are: each line that is not blank is a paragraph.
    ///
    /// # Errors
    /// When the text is too long.
    pub fn verbatim(text: String) -> Result<Self, BodyError> {
        let mut blocks = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
            let lead = line.len() - line.trim_start().len();
            let kept = line.trim().len();
            if kept > 0 {
                let span = Span::new(start + lead, start + lead + kept);
                blocks.push(Block { kind: BlockKind::Paragraph, span });
            }
            start += line.len();
        }
        Self::from_parts(text, blocks)
    }

    /// The same body, knowing how its text read before it was made harmless to show.
    #[must_use]
    pub fn with_original(mut self, original: Original) -> Self {
        self.original = original;
        self
    }

    /// The text and its blocks, to make another body of without a copy.
    pub fn into_parts(self) -> (String, Vec<Block>) {
        (self.text, self.blocks)
    }

    /// The whole text, made harmless to show.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its blocks, in reading order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Where the text differs from what the source gave.
    pub fn original(&self) -> &Original {
        &self.original
    }

    /// The words of a span; empty where it does not fit the text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// The index of the block that holds `byte`, or else of the next one, or else of the last.
    pub fn block_at(&self, byte: usize) -> usize {
        let index = self.blocks.partition_point(|block| block.span.end() <= byte);
        index.min(self.blocks.len().saturating_sub(1))
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_joined_by_a_blank_line() {
        let body = Body::from_blocks([(BlockKind::Heading, "One"), (BlockKind::Paragraph, ""), (BlockKind::Paragraph, "Two")]);
        assert_eq!(body.text(), "One\n\nTwo");
        assert_eq!(body.blocks()[1].span, Span::new(5, 8));
    }

    #[test]
    fn a_verbatim_text_keeps_its_offsets() {
        let body = Body::verbatim("  One\r\n\n Two ".to_owned()).unwrap();
        let words: Vec<_> = body.blocks().iter().map(|block| body.slice(block.span)).collect();
        assert_eq!(words, ["One", "Two"]);
        assert_eq!(body.text(), "  One\r\n\n Two ");
    }

    #[test]
    fn a_block_that_cuts_a_character_is_refused() {
        let block = Block { kind: BlockKind::Paragraph, span: Span::new(0, 1) };
        assert_eq!(Body::from_parts("é".to_owned(), vec![block]), Err(BodyError::Block(0)));
    }
}
