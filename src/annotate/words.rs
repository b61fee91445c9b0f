//! Lists of words that are looked up.

use std::{collections::HashSet, sync::LazyLock};

use super::tagger::evidence::Hasher;

/// Words that are looked up in no more time than one takes.
pub type Words = LazyLock<HashSet<&'static str, Hasher>>;

/// The words of a list.
pub fn set(list: &'static str) -> HashSet<&'static str, Hasher> {
    list.split_whitespace().collect()
}
