//! What a list shows of an article, without the work of reading it.

use std::fmt;

use serde::{
    Deserialize,
    de::{Deserializer as _, IgnoredAny, MapAccess, Visitor},
};
use serde_json::{Map, Value};

use super::fields;
use crate::source::{Item, dates, sanitize};

/// Headline, date and publisher of an article in JSON.
///
/// # Errors
/// When it is no JSON object, in words.
pub fn read(json: &str) -> Result<Item, String> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let read = (&mut deserializer).deserialize_map(Listed).and_then(|listed| deserializer.end().map(|()| listed));
    read.map(|listed| item(&listed)).map_err(|error| sanitize::line(&error.to_string()))
}

/// Headline, date and publisher of an article, empty where it does not tell them.
pub fn item(article: &Map<String, Value>) -> Item {
    Item {
        headline: fields::headline(article).map(|text| sanitize::line(&text)).unwrap_or_default(),
        published: fields::published(article).and_then(|text| dates::read(&text)),
        publisher: fields::publisher(article).map(|text| sanitize::line(&text)),
        error: None,
    }
}

/// Keeps the keys that a list shows, and passes over the others.
struct Listed;

impl<'de> Visitor<'de> for Listed {
    type Value = Map<String, Value>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an article as a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut listed = Map::new();
        while let Some(key) = map.next_key::<Key>()? {
            match key.0 {
                Some(key) => drop(listed.insert(key, map.next_value()?)),
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(listed)
    }
}

/// A key, if it is one that a list shows.
struct Key(Option<String>);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Kept;
        impl Visitor<'_> for Kept {
            type Value = Key;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a key")
            }

            fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<Key, E> {
                Ok(Key(fields::is_listed(key).then(|| key.to_owned())))
            }
        }
        deserializer.deserialize_str(Kept)
    }
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
    fn what_is_no_object_is_said_in_words() {
        assert!(read("[1]").unwrap_err().contains("expected an article as a JSON object"));
        assert!(read("{\"a\":1} x").is_err() && read("{\"a\":").is_err() && read("").is_err());
    }
}
