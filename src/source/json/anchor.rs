//! Where quoted words stand in a text.

use std::collections::HashSet;

use super::clusters;
use crate::article::Span;

/// Places of the same words that are compared by what stands around them.
const MOST_PLACES: usize = 1000;
/// Bytes that all searches in one text together look at: a hundred thousand quotes in a long text
/// must not take hours.
const MOST_BYTES: usize = 1 << 30;
/// Bytes that finding a place counts as, since each is kept.
const PLACE: usize = 1024;

/// Searches in one text, bounded together: past the bound nothing is found any more.
pub struct Search<'a> {
    text: &'a str,
    left: usize,
}

impl<'a> Search<'a> {
    pub fn of(text: &'a str) -> Self {
        Self { text, left: MOST_BYTES }
    }

    fn spend(&mut self) -> Option<&'a str> {
        self.left = self.left.checked_sub(self.text.len().max(1))?;
        Some(self.text)
    }

    /// As [`quoted`].
    pub fn quote(&mut self, exact: &str, prefix: &str, suffix: &str) -> Option<Span> {
        quoted(self.spend()?, exact, prefix, suffix)
    }

    /// Every place at which one of several names stands as whole words, in reading order, none
    /// inside another.
    pub fn names<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) -> Vec<Span> {
        let mut seen = HashSet::new();
        let mut found = Vec::new();
        for name in names.into_iter().filter(|name| seen.insert(*name)) {
            let places = self.spend().map(|text| named(text, name)).unwrap_or_default();
            self.left = self.left.saturating_sub(places.len() * PLACE);
            found.extend(places);
        }
        found.sort_unstable();
        found.dedup_by(|later, earlier| earlier.overlaps(*later));
        found
    }
}

/// The place of `exact` in `text`, chosen by what stands before and after it (W3C Web Annotation
/// Data Model, `TextQuoteSelector`), and by whether it cuts a word there; none where it is not there,
/// or stands in several places that nothing tells apart.
fn quoted(text: &str, exact: &str, prefix: &str, suffix: &str) -> Option<Span> {
    if exact.is_empty() {
        return None;
    }
    let mut best: Option<((usize, bool), usize)> = None;
    let mut even = false;
    for (count, at) in memchr::memmem::find_iter(text.as_bytes(), exact.as_bytes()).enumerate() {
        if count == MOST_PLACES {
            return None;
        }
        let before = common_end(&text[..at], prefix);
        let after = common_start(&text[at + exact.len()..], suffix);
        let score = (before + after, is_whole(text, Span::new(at, at + exact.len())));
        match best {
            Some((most, _)) if score < most => {}
            Some((most, _)) if score == most => even = true,
            _ => (best, even) = (Some((score, at)), false),
        }
    }
    best.filter(|_| !even).map(|(_, at)| Span::new(at, at + exact.len()))
}

/// Every place at which a name stands as whole words.
fn named(text: &str, name: &str) -> Vec<Span> {
    if name.is_empty() {
        return Vec::new();
    }
    let places = memchr::memmem::find_iter(text.as_bytes(), name.as_bytes()).map(|at| Span::new(at, at + name.len()));
    places.filter(|place| is_whole(text, *place) && clusters::are_whole(text, *place)).collect()
}

/// Whether a place has no letters right before or after it.
fn is_whole(text: &str, place: Span) -> bool {
    let is_word = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    !is_word(text[..place.start()].chars().next_back()) && !is_word(text[place.end()..].chars().next())
}

fn common_end(text: &str, prefix: &str) -> usize {
    text.chars().rev().zip(prefix.chars().rev()).take_while(|(a, b)| a == b).count()
}

fn common_start(text: &str, suffix: &str) -> usize {
    text.chars().zip(suffix.chars()).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_what_stands_around_them() {
        let text = "yes, he said. yes, she said.";
        assert_eq!(quoted(text, "yes", "", ", she"), Some(Span::new(14, 17)));
        assert_eq!(quoted(text, "yes", "said. ", ""), Some(Span::new(14, 17)));
        assert_eq!(quoted(text, "yes", "", ""), None);
        assert_eq!(quoted(text, "no", "", ""), None);
        assert_eq!(quoted(text, "he said", "", ""), Some(Span::new(5, 12)), "not within another word");
    }

    #[test]
    fn searches_are_bounded() {
        assert_eq!(Search::of(&"a b ".repeat(MOST_PLACES + 1)).quote("a", "b ", " b a"), None, "too many places to compare");
        let mut search = Search { text: "yes and no", left: 20 + PLACE };
        assert_eq!((search.quote("yes", "", ""), search.names(["no", "no"]).len()), (Some(Span::new(0, 3)), 1));
        assert_eq!(search.quote("yes", "", ""), None, "the bytes to look at are spent");
    }

    #[test]
    fn a_name_is_found_as_whole_words() {
        assert_eq!(named("ICE, not VOICE or ICEs", "ICE"), [Span::new(0, 3)]);
        assert_eq!(named("Jose\u{301}, not Jose", "Jose"), [Span::new(12, 16)], "é is a letter of its own");
    }
}
