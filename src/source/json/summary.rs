//! What a list shows of an article, without the work of reading it: its texts are only counted.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize,
    de::{Deserializer as _, IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Value};

use super::{fields, foreign, parse};
use crate::source::{Item, dates, sanitize};

/// Headline, date and publisher of an article in JSON.
///
/// # Errors
/// When it is no JSON object, in words.
pub fn read(json: &str) -> Result<Item, String> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let read = (&mut deserializer).deserialize_map(Listed).and_then(|listed| deserializer.end().map(|()| listed));
    read.map(|(listed, counts)| counts.item(&listed)).map_err(|error| sanitize::line(&parse::describe(&error)))
}

/// What a list shows of an article that is at hand.
pub fn counted(article: &Map<String, Value>) -> Item {
    let mut counts = Counts::default();
    for (key, value) in article {
        match Key::of(key) {
            Key::Text => counts.text(Counted::deserialize(value).unwrap_or_default()),
            Key::Quotes => counts.quotes = value.as_array().map(|quotes| quotes.len() as u32),
            Key::Listed(_) | Key::Other => {}
        }
    }
    counts.item(article)
}

/// Keeps the keys that a list shows, and passes over the others.
struct Listed;

impl<'de> Visitor<'de> for Listed {
    type Value = (Map<String, Value>, Counts);

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an article as a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut listed, mut counts) = (Map::new(), Counts::default());
        while let Some(key) = map.next_key::<Key>()? {
            match key {
                Key::Listed(key) => drop(listed.insert(key, map.next_value()?)),
                Key::Text => counts.text(map.next_value::<Counted>()?),
                Key::Quotes => counts.quotes = Some(map.next_value::<Counted>()?.items),
                Key::Other => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok((listed, counts))
    }
}

/// What of an article is counted.
#[derive(Default)]
struct Counts {
    /// Words of its longest text.
    words: u32,
    quotes: Option<u32>,
    /// How its first text starts.
    start: String,
}

impl Counts {
    fn text(&mut self, text: Counted) {
        self.words = self.words.max(text.words);
        if self.start.is_empty() {
            self.start = text.start;
        }
    }

    /// Headline, date and publisher with the counts, empty where they are not told; the first words stand for
    /// a headline.
    fn item(self, article: &Map<String, Value>) -> Item {
        Item {
            headline: sanitize::line(&fields::headline(article).unwrap_or(self.start)),
            published: fields::published(article).and_then(|text| dates::read(&text)),
            publisher: fields::publisher(article).map(|text| sanitize::line(&text)),
            words: Some(self.words).filter(|words| *words > 0),
            quotes: self.quotes,
            error: None,
        }
    }
}

/// Characters of a text that stand for a headline.
const START: usize = 100;

/// A key, by what a list does with its value.
enum Key {
    Listed(String),
    Text,
    Quotes,
    Other,
}

impl Key {
    fn of(key: &str) -> Self {
        match key {
            "quotes" => Self::Quotes,
            key if fields::is_listed(key) => Self::Listed(key.to_owned()),
            key if foreign::is_text(key) => Self::Text,
            _ => Self::Other,
        }
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Kept;
        impl Visitor<'_> for Kept {
            type Value = Key;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a key")
            }

            fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<Key, E> {
                Ok(Key::of(key))
            }
        }
        deserializer.deserialize_str(Kept)
    }
}

/// The words in a value, and the items of a list.
#[derive(Default)]
struct Counted {
    words: u32,
    items: u32,
    /// How the first text starts, markup and all.
    start: String,
}

impl Counted {
    fn add(&mut self, other: Self) {
        self.words = self.words.saturating_add(other.words);
        if self.start.is_empty() {
            self.start = other.start;
        }
    }
}

impl<'de> Deserialize<'de> for Counted {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Count)
    }
}

struct Count;

impl<'de> Visitor<'de> for Count {
    type Value = Counted;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Counted, E> {
        let lead = text.trim_start();
        let end = lead.char_indices().nth(START).map_or(lead.len(), |(at, _)| at);
        let start = lead[..end].lines().next().unwrap_or("");
        Ok(Counted { words: words(text), items: 0, start: start.to_owned() })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Counted, A::Error> {
        let mut all = Counted::default();
        while let Some(one) = list.next_element::<Counted>()? {
            all.add(one);
            all.items = all.items.saturating_add(1);
        }
        Ok(all)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Counted, A::Error> {
        let mut all = Counted::default();
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            if matches!(&*key, "text" | "value") {
                all.add(map.next_value::<Counted>()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(all)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Counted, E> {
        Ok(Counted::default())
    }

    fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<Counted, E> {
        Ok(Counted::default())
    }

    fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<Counted, E> {
        Ok(Counted::default())
    }

    fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<Counted, E> {
        Ok(Counted::default())
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Counted, E> {
        Ok(Counted::default())
    }
}

/// Runs of letters between white space and tags.
pub fn words(text: &str) -> u32 {
    let mut words = 0;
    let (mut in_word, mut in_tag) = (false, false);
    for byte in text.bytes() {
        in_tag = byte == b'<' || in_tag && byte != b'>';
        let inside = !in_tag && byte != b'>' && !byte.is_ascii_whitespace();
        words += u32::from(inside && !in_word);
        in_word = inside;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headline_date_and_publisher_are_told() {
        let item =
            read(r#"{"title":"Ferry \u001b","date":"2031-02-03 10:00","source":{"name":"Post"},"text":"…","x":[{}]}"#).unwrap();
        assert_eq!(item.headline, "Ferry ^[");
        assert_eq!((item.published.unwrap().as_str(), item.publisher.as_deref()), ("2031-02-03", Some("Post")));
    }

    #[test]
    fn words_and_quotes_are_counted() {
        let count = |json: &str| read(json).map(|item| (item.words, item.quotes)).unwrap();
        assert_eq!(count(r#"{"text":"It waits\nin port.","description":"It waits."}"#), (Some(4), None));
        assert_eq!(
            count(r#"{"body":["“Yes,”",{"kind":"heading","text":"she said"}],"quotes":[{"exact":"“Yes,”"}]}"#),
            (Some(3), Some(1))
        );
        assert_eq!(count(r#"{"content_html":"<p class='a b'>It <b>waits</b>.</p>","text":null}"#), (Some(3), None));
        assert_eq!(count(r#"{"bodies":[{"contenttype":"text/plain","value":"It waits."}]}"#), (Some(2), None));
        let object: Map<String, Value> = serde_json::from_str(r#"{"text":"It waits.","quotes":[]}"#).unwrap();
        assert_eq!((counted(&object).words, counted(&object).quotes), (Some(2), Some(0)));
        assert_eq!(count(r#"{"text":[1,true,null,2.5,-1]}"#), (None, None));
    }

    #[test]
    fn the_first_words_stand_for_a_headline() {
        let headline = |json: &str| read(json).unwrap().headline;
        assert_eq!(headline(r#"{"text":" It waits\u0007 in port.\nIt rains.","ents":[]}"#), "It waits^G in port.");
        assert_eq!(headline(r#"{"body":[{"kind":"heading","text":"Ferry"},"It waits."]}"#), "Ferry");
        assert_eq!(headline(&format!(r#"{{"text":"{}"}}"#, "é".repeat(500))).chars().count(), START);
    }

    #[test]
    fn what_is_no_object_is_said_in_words() {
        assert!(read("[1]").unwrap_err().contains("expected an article as a JSON object"));
        let cut = "EOF while parsing a string; expected a closing quotation mark";
        assert_eq!(read("{\"title\": \"cut").unwrap_err(), cut, "the line is told by the list");
        assert!(read("{\"a\":1} x").is_err() && read("{\"a\":").is_err() && read("").is_err());
    }
}
