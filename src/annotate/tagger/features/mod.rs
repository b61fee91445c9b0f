//! The features of a token, as hashes.
//!
//! Most of a token's features say something of one word: of itself, or of one of the two words on
//! either side. Those are made once for each distinct word of the document. The rest join words. A word
//! that stands capitalised more than once also has what stands around it in its other places. Words that tell
//! what a name beside them names (`a spokesman for`) are joined to it over the small words between.

mod context;
pub mod lists;
mod surroundings;
mod telling;
mod word;

pub use context::Context;
pub use word::{Word, fold, of_word};

use super::evidence::Hasher;

/// The hash of one feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Feature(pub u64);

/// Words on either side that a token's features look at.
pub const REACH: usize = 2;
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

/// The feature of a template and its value.
const fn feature(value: u64, template: u64) -> Feature {
    Feature(finish(mix(value, template)))
}
