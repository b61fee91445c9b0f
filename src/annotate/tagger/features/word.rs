//! What the features need of one distinct word.

use super::{Feature, feature, hash, lists, mix, phrase, telling::Telling};
use crate::annotate::tagger::{
    evidence::{Counts, is_capitalised},
    model::{Clusters, Lists, Model},
};

/// Clusters of a word that is in none.
const NO_CLUSTERS: Clusters = [64, 256, 1024];

/// What the features need of one distinct word.
#[derive(Debug, Clone)]
pub struct Word {
    pub(super) lower: u64,
    pub(super) shape: u64,
    pub(super) clusters: Clusters,
    /// Single-word lists that it is in.
    pub lists: Lists,
    /// Whether it could be part of a name by its looks.
    pub active: bool,
    /// What it says of a name beside it.
    pub(super) telling: Telling,
    hashes: Vec<(u8, u64)>,
}

impl Word {
    /// Looks a word up.
    pub fn new(word: &str, counts: Counts, model: &Model) -> Self {
        let lower_text = fold(word);
        let lower = hash(&lower_text);
        let clusters = model.clusters(lower).unwrap_or(NO_CLUSTERS);
        let lists = model.lists(phrase([lower])) & lists::SEEN;
        let shape_text = shape(word);
        let shape = hash(&shape_text);
        let (active, telling) = (is_active(word, lists), Telling::of(&lower_text));
        let mut known = Self { lower, shape, clusters, lists, active, telling, hashes: Vec::new() };
        known.hash_parts(word, &lower_text, counts);
        known
    }

    /// The edge of a sentence, where there is no word.
    pub fn edge() -> Self {
        let none = hash("\u{0}");
        Self {
            lower: none,
            shape: none,
            clusters: [65, 257, 1025],
            lists: 0,
            active: false,
            telling: Telling::Nothing,
            hashes: vec![(0, none)],
        }
    }

    /// Whether nothing is known of it: it is in no list and no cluster.
    pub(super) fn is_unknown(&self) -> bool {
        self.lists == 0 && self.clusters == NO_CLUSTERS
    }

    /// Adds what stands around it elsewhere.
    pub(super) fn add(&mut self, more: Vec<(u8, u64)>) {
        self.hashes.extend(more);
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
        each(feature(*value, place));
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
