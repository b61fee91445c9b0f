use crate::article::{Block, Span};

/// Bytes past which a block is laid out in several pieces, so that no frame lays out more than a
/// few screens, however long a paragraph is.
const LONGEST: usize = 16 * 1024;

/// A block, or a part of a very long one: the unit of layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// The block it is of.
    pub block: usize,
    /// Its bytes.
    pub span: Span,
    /// Whether it opens its block.
    pub opens: bool,
}

/// Cuts numbered blocks into pieces, at spaces where there are any.
pub(super) fn cut<'a>(text: &str, blocks: impl Iterator<Item = (usize, &'a Block)>) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(blocks.size_hint().0);
    for (block, Block { span, .. }) in blocks {
        let mut start = span.start();
        while span.end() - start > LONGEST {
            let end = cut_before(text, start, start + LONGEST);
            pieces.push(Piece { block, span: Span::new(start, end), opens: start == span.start() });
            start = end;
        }
        pieces.push(Piece { block, span: Span::new(start, span.end()), opens: start == span.start() });
    }
    pieces
}

/// The best place to cut in the last kilobyte before `end`: after a space, else at a character.
fn cut_before(text: &str, start: usize, end: usize) -> usize {
    let end = text.floor_char_boundary(end);
    let from = text.floor_char_boundary(end.saturating_sub(1024).max(start));
    text[from..end].rfind(' ').map_or(end, |space| from + space + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    #[test]
    fn pieces_join_to_their_block() {
        let long = "some words ".repeat(10_000);
        let article = Article::from_paragraphs([long.trim(), "short", &"字".repeat(20_000)]);
        let pieces = cut(article.body.text(), article.body.blocks().iter().enumerate());
        assert!(pieces.iter().all(|piece| piece.span.len() <= LONGEST));
        for (index, block) in article.body.blocks().iter().enumerate() {
            let of_block: Vec<_> = pieces.iter().filter(|piece| piece.block == index).collect();
            assert_eq!(of_block.first().unwrap().span.start(), block.span.start());
            assert_eq!(of_block.last().unwrap().span.end(), block.span.end());
            assert!(of_block.windows(2).all(|pair| pair[0].span.end() == pair[1].span.start()));
            assert_eq!(of_block.iter().filter(|piece| piece.opens).count(), 1);
        }
    }
}
