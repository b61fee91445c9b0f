//! The words of a document and what joins them.

use std::ops::Range;

use super::{Feature, Word, feature, finish, lists, mix, surroundings, telling};
use crate::annotate::{
    Document, TokenKind,
    tagger::{
        evidence::{SentenceStyle, TypeId, Types},
        model::{Lists, Model},
    },
};

/// Tokens of the longest phrase that is looked up.
const LONGEST_PHRASE: usize = 7;

/// The first template of those that join words.
const JOINED: u64 = 64;
/// The first template of what tells of a name; those that join words lie below.
const TELLING: u64 = 96;

/// The words and lists of a document, ready for features.
#[derive(Debug)]
pub struct Context<'a> {
    /// The document.
    pub document: &'a Document<'a>,
    /// Its distinct words.
    pub types: Types<'a>,
    /// What the features need of each, by [`TypeId`].
    pub words: Vec<Word>,
    /// What stands beyond a sentence's ends.
    pub edge: Word,
    /// For each token, what the longest listed phrase at hand says: its lists, and whether the
    /// token begins it, or is within it.
    phrases: Vec<(Lists, u8)>,
    /// For each token, the run of capitalised words that it is in; empty outside.
    pub(super) runs: Vec<Range<usize>>,
}

impl<'a> Context<'a> {
    /// Looks up all words and phrases of a document.
    pub fn new(document: &'a Document<'a>, model: &Model) -> Self {
        let types = Types::of(document);
        let words: Vec<_> = types.words.iter().zip(&types.counts).map(|(word, counts)| Word::new(word, *counts, model)).collect();
        let runs = surroundings::runs(document);
        let mut context = Self { document, types, words, edge: Word::edge(), phrases: Vec::new(), runs };
        context.phrases = context.phrases(model);
        for (elsewhere, place) in surroundings::elsewhere(&context).into_iter().zip(0..) {
            context.words[place].add(elsewhere);
        }
        context
    }

    /// The distinct word of a token.
    pub fn type_of(&self, token: usize) -> TypeId {
        self.types.of_token[token]
    }

    /// What the features need of a token's word.
    pub fn word(&self, token: usize) -> &Word {
        &self.words[self.type_of(token).0 as usize]
    }

    fn phrases(&self, model: &Model) -> Vec<(Lists, u8)> {
        let mut phrases = vec![(0, 0); self.document.tokens.len()];
        for sentence in &self.document.sentences {
            let mut token = sentence.start;
            while token < sentence.end {
                let (length, found) = self.longest_phrase(token, sentence.end, model);
                for (offset, slot) in phrases[token..token + length].iter_mut().enumerate() {
                    *slot = (found, 1 + u8::from(offset > 0) + 2 * u8::from(length > 1));
                }
                token += length.max(1);
            }
        }
        phrases
    }

    /// The longest listed phrase from a token on: its length in tokens, and its lists.
    fn longest_phrase(&self, token: usize, end: usize, model: &Model) -> (usize, Lists) {
        let first = self.word(token);
        if !first.active || self.document.tokens[token].kind != TokenKind::Word {
            return (0, 0);
        }
        let mut best = if first.lists & lists::PHRASES == 0 { (0, 0) } else { (1, first.lists & lists::PHRASES) };
        let mut hash = mix(7, first.lower);
        for next in token + 1..end.min(token + LONGEST_PHRASE) {
            hash = mix(hash, self.word(next).lower);
            let found = model.lists(finish(hash)) & lists::PHRASES;
            if found != 0 && self.word(next).active {
                best = (next + 1 - token, found);
            }
        }
        best
    }

    /// The runs of tokens of a sentence that are worth labelling: those that could be names by
    /// their looks, with a neighbour on either side. All others are outside names.
    pub fn regions(&self, sentence: Range<usize>) -> Vec<Range<usize>> {
        let mut regions: Vec<Range<usize>> = Vec::new();
        for token in sentence.clone().filter(|token| self.word(*token).active) {
            let (start, end) = (token.saturating_sub(1).max(sentence.start), (token + 2).min(sentence.end));
            match regions.last_mut() {
                Some(last) if start <= last.end => last.end = end,
                _ => regions.push(start..end),
            }
        }
        regions
    }

    /// Calls `each` with the features of a token that join words.
    pub fn joined(&self, token: usize, sentence: &Range<usize>, style: SentenceStyle, mut each: impl FnMut(Feature)) {
        let at = |offset: isize| match token.checked_add_signed(offset) {
            Some(index) if sentence.contains(&index) => self.word(index),
            _ => &self.edge,
        };
        let listed = |offset: isize| match token.checked_add_signed(offset) {
            Some(index) if sentence.contains(&index) => u64::from(self.phrases[index].0) << 3 | u64::from(self.phrases[index].1),
            _ => u64::MAX,
        };
        let (before, this, after) = (at(-1), at(0), at(1));
        let [c0, c1, c2] = [before, this, after].map(|word| u64::from(word.clusters[2]));
        let [m0, m1, m2] = [before, this, after].map(|word| u64::from(word.clusters[1]));
        let style = style as u64;
        let starts = u64::from(token == sentence.start);
        let mut template = JOINED;
        let mut join = |a: u64, b: u64| {
            template += 1;
            each(feature(mix(a, b), template));
        };
        join(before.lower, this.lower);
        join(this.lower, after.lower);
        join(c0, c1);
        join(c1, c2);
        // A small word is rarely part of a name: these tell.
        if !this.active {
            return;
        }
        join(mix(before.shape, this.shape), after.shape);
        join(mix(m0, m1), m2);
        join(before.lower, this.shape);
        join(this.shape, after.lower);
        join(listed(0), this.shape);
        join(listed(0), listed(1));
        join(starts << 2 | style, this.shape);
        join(starts << 2 | style, c1);
        join(mix(c0, c2), this.shape);
        join(mix(before.lower, after.lower), 0);
        join(mix(m0, this.shape), m2);
        let run = &self.runs[token];
        if run.is_empty() {
            return;
        }
        let near =
            |index: Option<usize>| index.filter(|index| sentence.contains(index)).map_or(&self.edge, |index| self.word(index));
        let (left, right) = (near(run.start.checked_sub(1)), near(Some(run.end)));
        let (first, last) = (self.word(run.start), self.word(run.end - 1));
        let place = u64::from(run.start == token) << 1 | u64::from(run.end == token + 1);
        let length = run.len().min(4) as u64;
        join(left.lower, place);
        join(right.lower, place);
        join(last.lower, place);
        join(mix(u64::from(left.clusters[1]), u64::from(right.clusters[1])), place);
        join(mix(u64::from(last.clusters[2]), length), place);
        join(mix(u64::from(first.lists), u64::from(last.lists)), mix(place, length));
        join(mix(style, run.len().min(6) as u64), place);
        let unknown = u64::from(this.is_unknown());
        for (told, template) in telling::around(self, run, sentence).into_iter().zip(TELLING..) {
            if let Some(told) = told {
                each(feature(mix(told, place << 1 | unknown), template));
            }
        }
    }
}
