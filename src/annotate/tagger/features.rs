//! The features of a token, as hashes.
//!
//! Most of a token's features say something of one word: of itself, or of one of the two words on
//! either side. Those are made once for each distinct word of the document. The rest join words.

use super::{
    evidence::{Counts, Hasher, SentenceStyle, TypeId, Types, is_capitalised},
    model::{Clusters, Lists, Model},
};
use crate::annotate::{Document, TokenKind};

/// The hash of one feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Feature(pub u64);

/// Gazetteers, by the bit that they have in [`Lists`].
pub mod lists {
    use super::Lists;
    /// Companies.
    pub const COMPANY: Lists = 1;
    /// Universities, agencies, committees, utilities.
    pub const INSTITUTION: Lists = 2;
    /// Brands and other organizations.
    pub const BRAND: Lists = 4;
    /// Countries and their regions.
    pub const REGION: Lists = 8;
    /// Cities of 100,000 and more.
    pub const CITY: Lists = 16;
    /// Towns of 15,000 and more.
    pub const TOWN: Lists = 32;
    /// First names.
    pub const FIRST_NAME: Lists = 64;
    /// Last names.
    pub const LAST_NAME: Lists = 128;
    /// Peoples and their adjectives.
    pub const DEMONYM: Lists = 256;
    /// First names that are mostly women's.
    pub const FEMALE: Lists = 512;
    /// First names that are mostly men's.
    pub const MALE: Lists = 1024;
    /// Lists that the features look at.
    pub const SEEN: Lists = 511;
    /// Lists whose entries may be several words.
    pub const PHRASES: Lists = COMPANY | INSTITUTION | BRAND | REGION | CITY | TOWN;
}

/// Words on either side that a token's features look at.
pub const REACH: usize = 2;
/// Tokens of the longest phrase that is looked up.
const LONGEST_PHRASE: usize = 7;

/// What the features need of one distinct word.
#[derive(Debug, Clone)]
pub struct Word {
    lower: u64,
    shape: u64,
    clusters: Clusters,
    /// Single-word lists that it is in.
    pub lists: Lists,
    /// Whether it could be part of a name by its looks.
    pub active: bool,
    hashes: Vec<(u8, u64)>,
}

/// Joins a value to a hash.
pub const fn mix(hash: u64, value: u64) -> u64 {
    let mixed = (hash.rotate_left(5) ^ value).wrapping_mul(0x517c_c1b7_2722_0a95);
    mixed ^ (mixed >> 29)
}

/// The hash of a text, for the lexicon's tables too.
pub fn hash(text: &str) -> u64 {
    use std::hash::{BuildHasher, Hasher as _};
    let mut hasher = Hasher::default().build_hasher();
    hasher.write(text.as_bytes());
    finish(mix(hasher.finish(), text.len() as u64))
}

/// Spreads a hash over all its bits (the finalizer of MurmurHash3).
const fn finish(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

/// The hash of a phrase, from those of its small-letter words.
pub fn phrase(words: impl IntoIterator<Item = u64>) -> u64 {
    finish(words.into_iter().fold(7, mix))
}

impl Word {
    /// Looks a word up.
    pub fn new(word: &str, counts: Counts, model: &Model) -> Self {
        let lower_text = fold(word);
        let lower = hash(&lower_text);
        let clusters = model.clusters(lower).unwrap_or([64, 256, 1024]);
        let lists = model.lists(phrase([lower])) & lists::SEEN;
        let shape_text = shape(word);
        let shape = hash(&shape_text);
        let mut known = Self { lower, shape, clusters, lists, active: is_active(word, lists), hashes: Vec::new() };
        known.hash_parts(word, &lower_text, counts);
        known
    }

    /// The edge of a sentence, where there is no word.
    pub fn edge() -> Self {
        let none = hash("\u{0}");
        Self { lower: none, shape: none, clusters: [65, 257, 1025], lists: 0, active: false, hashes: vec![(0, none)] }
    }

    fn hash_parts(&mut self, word: &str, lower: &str, counts: Counts) {
        let [k64, k256, k1024] = self.clusters.map(u64::from);
        let case = case_evidence(counts);
        let capitalised = u64::from(is_capitalised(word));
        // Templates below NEAR are seen from next door, those below FAR from two words away.
        let hashes = &mut self.hashes;
        hashes.push((0, self.lower));
        hashes.push((1, self.shape));
        hashes.push((2, k256));
        hashes.push((3, k1024));
        hashes.push((4, k64));
        hashes.push((5, u64::from(self.lists) << 1 | capitalised));
        hashes.push((6, tail(lower, 3)));
        hashes.push((7, case << 1 | capitalised));
        hashes.push((8, tail(lower, 2)));
        hashes.push((9, tail(lower, 4)));
        hashes.push((10, head(lower, 2)));
        hashes.push((11, head(lower, 3)));
        hashes.push((12, head(lower, 4)));
        hashes.push((13, mix(self.shape, k64)));
        hashes.push((14, mix(self.shape, case)));
        hashes.push((15, mix(self.shape, u64::from(self.lists))));
        hashes.push((16, hash(word)));
        hashes.push((17, mix(k1024, case << 1 | capitalised)));
        hashes.push((18, mix(tail(lower, 3), capitalised)));
    }
}

/// Templates seen from next door, and from two words away.
const NEAR: u8 = 8;
const FAR: u8 = 4;

/// Calls `each` with the features that a word gives to the token `offset` words before it
/// (negative: after it).
pub fn of_word(word: &Word, offset: isize, mut each: impl FnMut(Feature)) {
    let most = match offset.unsigned_abs() {
        0 => u8::MAX,
        1 => NEAR,
        _ => FAR,
    };
    for (template, value) in word.hashes.iter().take_while(|(template, _)| *template < most) {
        let place = (u64::from(*template) << 8) | (offset + 8) as u64;
        each(Feature(finish(mix(*value, place))));
    }
}

/// A word as the lexicon and the features know it: small letters, digits as `0`.
pub fn fold(word: &str) -> String {
    let digits = |sign: char| if sign.is_ascii_digit() { '0' } else { sign };
    if word.is_ascii() {
        return word.chars().map(|sign| digits(sign.to_ascii_lowercase())).collect();
    }
    word.chars().flat_map(char::to_lowercase).map(digits).map(|sign| if sign == '’' { '\'' } else { sign }).collect()
}

/// `Xxx`, `XX`, `xX`, `0,0`: runs of more than three count as three.
fn shape(word: &str) -> String {
    let mut shape = String::new();
    let (mut last, mut run) = (' ', 0);
    for sign in word.chars() {
        let class = match sign {
            _ if sign.is_uppercase() => 'X',
            _ if sign.is_alphabetic() => 'x',
            _ if sign.is_numeric() => '0',
            '’' => '\'',
            _ => sign,
        };
        run = if class == last { run + 1 } else { 1 };
        last = class;
        if run <= 3 && shape.len() < 12 {
            shape.push(class);
        }
    }
    shape
}

fn tail(word: &str, signs: usize) -> u64 {
    let start = word.char_indices().rev().nth(signs - 1).map_or(0, |(offset, _)| offset);
    hash(&word[start..])
}

fn head(word: &str, signs: usize) -> u64 {
    let end = word.char_indices().nth(signs).map_or(word.len(), |(offset, _)| offset);
    hash(&word[..end])
}

/// What the article says of a word's case: never small, sometimes, mostly; seen capitalised or not.
const fn case_evidence(counts: Counts) -> u64 {
    let small = match (counts.small, counts.capitalised) {
        (0, _) => 0,
        (small, capitalised) if small <= capitalised => 1,
        _ => 2,
    };
    let capitalised = match counts.capitalised {
        0 => 0,
        1 => 1,
        2 | 3 => 2,
        _ => 3,
    };
    small * 4 + capitalised
}

/// Whether a word could be part of a name by its looks: a capital or a digit in it, or a brand's
/// small letters.
fn is_active(word: &str, lists: Lists) -> bool {
    word.chars().any(|sign| sign.is_uppercase() || sign.is_ascii_digit() || (sign.is_alphabetic() && !sign.is_lowercase()))
        || (lists & (lists::COMPANY | lists::BRAND) != 0 && word.len() > 3)
}

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
}

impl<'a> Context<'a> {
    /// Looks up all words and phrases of a document.
    pub fn new(document: &'a Document<'a>, model: &Model) -> Self {
        let types = Types::of(document);
        let words: Vec<_> = types.words.iter().zip(&types.counts).map(|(word, counts)| Word::new(word, *counts, model)).collect();
        let mut context = Self { document, types, words, edge: Word::edge(), phrases: Vec::new() };
        context.phrases = context.phrases(model);
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
    pub fn regions(&self, sentence: std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
        let mut regions: Vec<std::ops::Range<usize>> = Vec::new();
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
    pub fn joined(&self, token: usize, sentence: &std::ops::Range<usize>, style: SentenceStyle, mut each: impl FnMut(Feature)) {
        let at = |offset: isize| match token.checked_add_signed(offset) {
            Some(index) if sentence.contains(&index) => self.word(index),
            _ => &self.edge,
        };
        let listed = |offset: isize| match token.checked_add_signed(offset) {
            Some(index) if sentence.contains(&index) => u64::from(self.phrases[index].0) << 3 | u64::from(self.phrases[index].1),
            _ => u64::MAX,
        };
        let (far_before, before, this, after, far_after) = (at(-2), at(-1), at(0), at(1), at(2));
        let [c0, c1, c2] = [before, this, after].map(|word| u64::from(word.clusters[2]));
        let [m0, m1, m2] = [before, this, after].map(|word| u64::from(word.clusters[1]));
        let style = style as u64;
        let starts = u64::from(token == sentence.start);
        let mut template = 64;
        let mut join = |a: u64, b: u64| {
            template += 1;
            each(Feature(finish(mix(mix(a, b), template))));
        };
        join(before.lower, this.lower);
        join(this.lower, after.lower);
        join(before.shape, this.shape);
        join(this.shape, after.shape);
        join(mix(before.shape, this.shape), after.shape);
        join(c0, c1);
        join(c1, c2);
        join(mix(m0, m1), m2);
        join(u64::from(far_before.clusters[1]), m0);
        join(m2, u64::from(far_after.clusters[1]));
        join(before.lower, this.shape);
        join(this.shape, after.lower);
        join(listed(0), this.shape);
        join(listed(-1), listed(0));
        join(listed(0), listed(1));
        join(starts << 2 | style, this.shape);
        join(starts << 2 | style, c1);
        join(mix(c0, c2), this.shape);
        join(mix(before.lower, after.lower), 0);
        join(mix(m0, this.shape), m2);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_tell_letters_from_digits() {
        assert_eq!(shape("Microsoft"), "Xxxx");
        assert_eq!(shape("eBay"), "xXxx");
        assert_eq!(shape("U.S."), "X.X.");
        assert_eq!(shape("19.4"), "00.0");
    }

    #[test]
    fn letters_are_folded_and_digits_alike() {
        assert_eq!(fold("Núñez"), "núñez");
        assert_eq!(fold("G20"), "g00");
    }

    #[test]
    fn case_evidence_tells_names_from_words() {
        assert_ne!(case_evidence(Counts { capitalised: 2, small: 0 }), case_evidence(Counts { capitalised: 0, small: 2 }));
    }
}
