//! Search in the body and in lists: smart case, linear in the text.

use crate::{
    article::{Date, Span},
    source::{Collection, Item},
};

/// A search and where it has come; its hits are spans of a body, or numbers of items of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search<Hit> {
    /// What is looked for.
    pub query: String,
    /// Where it stands, sorted.
    pub hits: Vec<Hit>,
    /// The hit that one is at.
    pub current: Option<usize>,
    /// Bytes or items that have been looked through, from the start.
    pub searched: usize,
}

/// Hits past which no more are listed: a letter in 100 MB would fill memory.
pub const MOST: usize = 1_000_000;

/// Items of a list that are looked at in one go: between two, the list may have got another search.
const AT_A_TIME: usize = 1024;

/// Every place of `query` in `text`, none overlapping. A query without capitals finds capitals too.
pub fn find(text: &str, query: &str) -> Vec<Span> {
    let Some(first) = query.chars().next() else { return Vec::new() };
    if query.chars().any(char::is_uppercase) {
        let places = memchr::memmem::find_iter(text.as_bytes(), query.as_bytes());
        return places.map(|at| Span::new(at, at + query.len())).take(MOST).collect();
    }
    let mut hits = Vec::new();
    let mut at = 0;
    while let Some(start) = next_start(text, at, first) {
        if let Some(length) = matches_at(&text[start..], query) {
            hits.push(Span::new(start, start + length));
            if hits.len() == MOST {
                break;
            }
            at = start + length;
        } else {
            at = start + text[start..].chars().next().map_or(1, char::len_utf8);
        }
    }
    hits
}

/// The next place at which a match could start.
fn next_start(text: &str, from: usize, first: char) -> Option<usize> {
    let rest = text.get(from..)?;
    if first.is_ascii() && first != 'k' && first != 's' {
        let (small, capital) = (first as u8, first.to_ascii_uppercase() as u8);
        return memchr::memchr2(small, capital, rest.as_bytes()).map(|offset| from + offset);
    }
    // `K` also has the Kelvin sign as a capital, and `s` the long s: compared sign by sign.
    rest.char_indices().find(|(_, sign)| sign.to_lowercase().eq(first.to_lowercase())).map(|(offset, _)| from + offset)
}

/// Bytes of `text` that match the small-letter `query`, if it starts with it.
fn matches_at(text: &str, query: &str) -> Option<usize> {
    let mut signs = text.char_indices();
    let mut end = 0;
    let mut wanted = query.chars().peekable();
    while wanted.peek().is_some() {
        let (offset, sign) = signs.next()?;
        for small in sign.to_lowercase() {
            if wanted.next() != Some(small) {
                return None;
            }
        }
        end = offset + sign.len_utf8();
    }
    Some(end)
}

/// The next items of a list from number `from` on that show `query`, and the number after the last
/// that was looked at.
pub fn find_items(list: &dyn Collection, query: &str, from: usize) -> (Vec<usize>, usize) {
    let end = list.len().min(from + AT_A_TIME);
    let hits = (from..end).filter(|index| list.item(*index).is_some_and(|item| shows(&item, query)));
    (hits.collect(), end.max(from))
}

/// Whether what a list shows of an item holds a query.
fn shows(item: &Item, query: &str) -> bool {
    let day = item.published.as_ref().map(Date::day);
    let shown = [Some(item.headline.as_str()), day, item.publisher.as_deref(), item.error.as_deref()];
    shown.into_iter().flatten().any(|words| !find(words, query).is_empty())
}

impl<Hit: Copy> Search<Hit> {
    /// A search in which nothing has been looked at yet.
    pub fn new(query: &str) -> Self {
        Self { query: query.to_owned(), hits: Vec::new(), current: None, searched: 0 }
    }

    /// Moves to the first hit that is not before a place, or to the first of all.
    pub fn start_after(&mut self, is_before: impl Fn(&Hit) -> bool) {
        let next = self.hits.partition_point(is_before);
        self.current = if self.hits.is_empty() { None } else { Some(next % self.hits.len()) };
    }

    /// Moves `by` hits on, around the ends.
    pub fn step(&mut self, by: isize) {
        let Ok(count) = isize::try_from(self.hits.len()) else { return };
        if count > 0 {
            let current = self.current.map_or(0, |current| current as isize + by);
            self.current = Some(current.rem_euclid(count) as usize);
        }
    }

    /// The hit that one is at.
    pub fn hit(&self) -> Option<Hit> {
        self.hits.get(self.current?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, query: &str) -> Vec<String> {
        find(text, query).iter().map(|span| text[span.range()].to_owned()).collect()
    }

    #[test]
    fn small_letters_find_capitals_too() {
        assert_eq!(found("ICE, ice and Ice", "ice"), ["ICE", "ice", "Ice"]);
        assert_eq!(found("ICE, ice and Ice", "ICE"), ["ICE"]);
    }

    #[test]
    fn letters_beyond_ascii_are_folded() {
        assert_eq!(found("ÉCOLE école", "école"), ["ÉCOLE", "école"]);
        assert_eq!(found("Straße STRASSE", "straße"), ["Straße"]);
        assert_eq!(found("Kelvin K", "k"), ["K", "K"]);
    }

    #[test]
    fn an_empty_query_finds_nothing() {
        assert!(find("text", "").is_empty());
    }

    #[test]
    fn hits_go_around_the_ends() {
        let mut search = Search { hits: vec![2, 6], ..Search::new("b") };
        search.start_after(|hit| *hit < 3);
        assert_eq!(search.current, Some(1));
        search.step(1);
        assert_eq!(search.current, Some(0));
        search.step(-1);
        assert_eq!(search.current, Some(1));
    }
}
