use std::ops::Range;

use super::{
    nouns::ends_head,
    token::{self, Token, TokenKind},
};
use crate::article::{Block, Body, Span};

/// A run of blocks of one body, split into tokens and sentences. Spans count into the whole body.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// The whole body's text.
    pub text: &'a str,
    /// The blocks at hand.
    pub blocks: &'a [Block],
    /// All tokens, in reading order.
    pub tokens: Vec<Token>,
    /// Sentences as ranges of `tokens`, in reading order; none crosses a block.
    pub sentences: Vec<Range<usize>>,
}

impl<'a> Document<'a> {
    /// Splits `blocks`, which are some of `body`'s.
    pub fn new(body: &'a Body, blocks: &'a [Block]) -> Self {
        let text = body.text();
        let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
        for block in blocks {
            token::split(text, block.span, &mut tokens, &mut sentences);
        }
        Self { text, blocks, tokens, sentences }
    }

    /// The words of a span.
    pub fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// The words of token number `index`.
    pub fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| self.slice(token.span))
    }

    /// The sentence that a token stands in.
    pub fn sentence_of(&self, token: usize) -> Option<Range<usize>> {
        let index = self.sentences.partition_point(|sentence| sentence.end <= token);
        self.sentences.get(index).filter(|sentence| sentence.contains(&token)).cloned()
    }

    /// The first paragraph of the body, where it is as short as a headline and has others after it.
    pub fn headline(&self) -> Option<Span> {
        const LONGEST: usize = 160;
        match self.blocks {
            [first, _, ..] if first.span.start() == 0 && first.span.len() <= LONGEST => Some(first.span),
            _ => None,
        }
    }

    /// Whether a span stands in the headline.
    pub fn is_headline(&self, span: Span) -> bool {
        self.headline().is_some_and(|headline| headline.overlaps(span))
    }

    /// Whether one of some tokens says whose something is: `’s`.
    pub fn has_possessive(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|token| self.tokens[token].kind == TokenKind::Possessive)
    }

    /// The number of the block that a byte is in, or that comes after it.
    pub fn block_at(&self, at: usize) -> usize {
        self.blocks.partition_point(|block| block.span.end() <= at)
    }

    /// The head noun of a description: the last word before a preposition.
    pub fn head(&self, tokens: Range<usize>) -> &'a str {
        let joined = |token: usize| self.word(token - 1) == "-";
        let ends = |token: &usize| ends_head(self.word(*token));
        let stop = tokens.clone().skip(1).find(ends).unwrap_or(tokens.end);
        // `the mother-of-three`: mother.
        let stop = if stop < tokens.end && joined(stop) { stop - 1 } else { stop };
        self.word(stop.saturating_sub(1).max(tokens.start))
    }

    /// The tokens that start in `span`, as a range of indices.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|token| token.span.start() < span.start());
        let end = self.tokens.partition_point(|token| token.span.start() < span.end());
        first..end
    }
}
