//! Keys of our own form that are written almost as they should be: what stands under them is not read.

use serde_json::Value;

use super::locate::Step;

const ARTICLE: &[&str] = &["headline", "byline", "publisher", "published", "url", "lang", "body", "links", "quotes", "entities"];
const BLOCK: &[&str] = &["kind", "text"];
const PLACE: &[&str] = &["start", "end", "exact", "prefix", "suffix"];
const LINK: &[&str] = &["start", "end", "exact", "prefix", "suffix", "target"];
const QUOTE: &[&str] = &["start", "end", "exact", "prefix", "suffix", "form", "cue", "speaker"];
const SPEAKER: &[&str] = &["start", "end", "exact", "prefix", "suffix", "name", "entity"];
const ENTITY: &[&str] = &["kind", "name", "aliases", "mentions", "references", "organizations"];

/// Letters of a key past which it is none of ours.
const LONGEST: usize = 20;

/// The path of each such key in an article, with the key that was meant.
pub fn keys(article: &Value) -> Vec<(Vec<Step<'_>>, &'static str)> {
    let mut look = Look::default();
    look.object(article, ARTICLE);
    look.each(article, "body", &mut |look, block| look.object(block, BLOCK));
    look.each(article, "links", &mut |look, link| look.object(link, LINK));
    look.each(article, "quotes", &mut |look, quote| {
        look.object(quote, QUOTE);
        look.inside(quote, "cue", PLACE);
        look.inside(quote, "speaker", SPEAKER);
    });
    look.each(article, "entities", &mut |look, entity| {
        look.object(entity, ENTITY);
        for places in ["mentions", "references"] {
            look.each(entity, places, &mut |look, place| look.object(place, PLACE));
        }
    });
    look.found
}

#[derive(Default)]
struct Look<'a> {
    path: Vec<Step<'a>>,
    found: Vec<(Vec<Step<'a>>, &'static str)>,
}

impl<'a> Look<'a> {
    fn object(&mut self, value: &'a Value, known: &[&'static str]) {
        for key in value.as_object().into_iter().flat_map(serde_json::Map::keys) {
            let meant = nearest(key, known).filter(|meant| value.get(*meant).is_none());
            let path = || self.path.iter().copied().chain([Step::Key(key)]).collect();
            self.found.extend(meant.map(|meant| (path(), meant)));
        }
    }

    fn inside(&mut self, value: &'a Value, key: &'a str, known: &[&'static str]) {
        self.path.push(Step::Key(key));
        self.object(&value[key], known);
        self.path.pop();
    }

    fn each(&mut self, value: &'a Value, key: &'a str, look: &mut dyn FnMut(&mut Self, &'a Value)) {
        self.path.push(Step::Key(key));
        for (index, element) in value[key].as_array().into_iter().flatten().enumerate() {
            self.path.push(Step::Index(index));
            look(self, element);
            self.path.pop();
        }
        self.path.pop();
    }
}

/// The known key that another was meant to be; none where it is known itself, or like none of them.
fn nearest(key: &str, known: &[&'static str]) -> Option<&'static str> {
    if known.contains(&key) || key.len() > LONGEST {
        return None;
    }
    let (slips, meant) = known.iter().map(|known| (slips(key, known), *known)).min()?;
    (slips <= 2 && slips * 3 < key.len()).then_some(meant)
}

/// Letters to add, to leave out or to replace so that one word becomes another (Levenshtein's distance).
fn slips(word: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in word.bytes().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], index + 1);
        for (column, meant) in other.bytes().enumerate() {
            let replaced = diagonal + usize::from(letter != meant);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_almost_a_key_is_one() {
        assert_eq!(nearest("speakr", QUOTE), Some("speaker"));
        assert_eq!(nearest("entitys", ARTICLE), Some("entities"));
        for other in ["quotes", "title", "authors", "id", "uri", "source", "$schema", "description", "tags", "date"] {
            assert_eq!(nearest(other, ARTICLE), None, "{other}");
        }
    }
}
