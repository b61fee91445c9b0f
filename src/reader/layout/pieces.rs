use crate::article::{Block, Body, Span};

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

/// The pieces of what is shown of a body.
#[derive(Debug)]
pub enum Pieces {
    /// Each block is one: nothing need be kept, however many there are.
    Blocks,
    /// Some blocks are not shown, or are so long that they are cut.
    Cut(Vec<Piece>),
}

impl Pieces {
    /// Those of all blocks, or of some, by their sorted numbers.
    pub(super) fn of(body: &Body, some: Option<&[usize]>) -> Self {
        let blocks = body.blocks();
        match some {
            Some(some) => Self::Cut(cut(body.text(), some.iter().filter_map(|index| Some((*index, blocks.get(*index)?))))),
            None if blocks.iter().all(|block| block.span.len() <= LONGEST) => Self::Blocks,
            None => Self::Cut(cut(body.text(), blocks.iter().enumerate())),
        }
    }

    /// How many there are.
    pub(super) fn len(&self, body: &Body) -> usize {
        match self {
            Self::Blocks => body.blocks().len(),
            Self::Cut(pieces) => pieces.len(),
        }
    }

    /// One by its number.
    pub(super) fn get(&self, body: &Body, index: usize) -> Option<Piece> {
        match self {
            Self::Blocks => body.blocks().get(index).map(|block| Piece { block: index, span: block.span, opens: true }),
            Self::Cut(pieces) => pieces.get(index).copied(),
        }
    }

    /// The number of the first that ends after `byte`; past the last where there is none.
    pub(super) fn ending_after(&self, body: &Body, byte: usize) -> usize {
        match self {
            Self::Blocks => body.blocks().partition_point(|block| block.span.end() <= byte),
            Self::Cut(pieces) => pieces.partition_point(|piece| piece.span.end() <= byte),
        }
    }
}

/// Cuts numbered blocks into pieces, at spaces where there are any.
fn cut<'a>(text: &str, blocks: impl Iterator<Item = (usize, &'a Block)>) -> Vec<Piece> {
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
    fn a_piece_is_found_by_its_bytes_whether_blocks_are_cut_or_not() {
        let long = "some words ".repeat(10_000);
        for words in ["short", long.trim()] {
            let article = Article::from_paragraphs(["one", words, "two"]);
            let body = &article.body;
            let pieces = Pieces::of(body, None);
            for index in 0..pieces.len(body) {
                let piece = pieces.get(body, index).unwrap();
                assert_eq!(pieces.ending_after(body, piece.span.start()), index);
                assert_eq!(body.block_at(piece.span.start()), piece.block);
            }
            assert_eq!(pieces.ending_after(body, body.len()), pieces.len(body));
        }
    }

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
