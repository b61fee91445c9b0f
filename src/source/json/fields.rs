//! Where others keep headline, author, date and the like: one table of names.

use serde_json::{Map, Value};

type Object = Map<String, Value>;

const HEADLINE: [&str; 8] = ["headline", "headlines", "title", "webTitle", "name", "titles", "subject", "slugline"];
const BYLINE: [&str; 10] =
    ["byline", "by", "authors", "author", "creator", "contributors", "authorsByline", "bylines", "writer", "writers"];
const PUBLISHER: [&str; 14] = [
    "publisher",
    "siteName",
    "site_name",
    "sitename",
    "meta_site_name",
    "source_domain",
    "source-hostname",
    "source",
    "publication",
    "domain",
    "hostname",
    "infosources",
    "copyrightHolder",
    "copyrightholder",
];
const PUBLISHED: [&str; 22] = [
    "published",
    "datePublished",
    "date_publish",
    "publish_date",
    "published_date",
    "publishedAt",
    "published_at",
    "publishedTime",
    "date_published",
    "webPublicationDate",
    "pubDate",
    "pub_date",
    "publication_date",
    "date",
    "versioncreated",
    "versionCreated",
    "firstcreated",
    "firstCreated",
    "contentCreated",
    "contentcreated",
    "dateCreated",
    "created_at",
];
const ADDRESS: [&str; 11] = [
    "url",
    "webUrl",
    "link",
    "canonical_link",
    "source_url",
    "source-url",
    "requested_url",
    "external_url",
    "mainEntityOfPage",
    "canonicalUrl",
    "source",
];
const LANGUAGE: [&str; 5] = ["lang", "language", "inLanguage", "meta_lang", "locale"];

/// What a list shows of an article: enough of its keys to tell headline, date and publisher.
pub fn is_listed(key: &str) -> bool {
    key == "fields" || HEADLINE.contains(&key) || PUBLISHER.contains(&key) || PUBLISHED.contains(&key)
}

/// The headline.
pub fn headline(article: &Object) -> Option<String> {
    first(article, &HEADLINE)
}

/// The names of the authors, joined by commas.
pub fn byline(article: &Object) -> Option<String> {
    BYLINE.iter().filter_map(|key| find(article, key)).find_map(names)
}

/// The name of the outlet, else its domain.
pub fn publisher(article: &Object) -> Option<String> {
    PUBLISHER.iter().filter_map(|key| find(article, key)).filter_map(text).find(|name| !is_address(name))
}

/// The date of publication, as it is written; a number counts seconds or milliseconds since 1970.
pub fn published(article: &Object) -> Option<String> {
    first(article, &PUBLISHED)
}

/// The address: one of http or https where there is one.
pub fn address(article: &Object) -> Option<String> {
    let keys = ADDRESS.iter().chain(&["uri", "id", "@id"]);
    let addresses = |value| [text(value), linked(value)].into_iter().flatten();
    keys.filter_map(|key| find(article, key)).flat_map(addresses).find(|text| is_address(text))
}

pub fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// The address that an object says is its own, whatever its name.
fn linked(value: &Value) -> Option<String> {
    ["@id", "uri", "url"].iter().find_map(|key| Some(value.get(*key)?.as_str()?.to_owned()))
}

/// The language tag.
pub fn language(article: &Object) -> Option<String> {
    first(article, &LANGUAGE)
}

/// The value of a key, or of the same in `fields` (Guardian Open Platform).
pub fn find<'a>(article: &'a Object, key: &str) -> Option<&'a Value> {
    let given = |value: &&Value| !value.is_null();
    article.get(key).filter(given).or_else(|| article.get("fields")?.get(key).filter(given))
}

fn first(article: &Object, keys: &[&str]) -> Option<String> {
    keys.iter().filter_map(|key| find(article, key)).find_map(text)
}

/// The words of a value: a string, a number, the first of a list, or what an object names itself.
pub fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        // ninjs gives several headlines with their roles; the main one is the one to show.
        Value::Array(values) => {
            values.iter().find(|value| value["role"] == "main").and_then(text).or_else(|| values.iter().find_map(text))
        }
        Value::Object(object) => ["name", "value", "text", "title", "@value", "literal", "$date"]
            .iter()
            .find_map(|key| text(object.get(*key)?))
            .or_else(|| whole_name(object)),
        Value::Null | Value::Bool(_) => None,
    }
}

/// A person's name in its parts.
fn whole_name(object: &Object) -> Option<String> {
    let part = |key: &str| object.get(key).and_then(Value::as_str).map(str::trim).filter(|part| !part.is_empty());
    [["givenName", "familyName"], ["given", "family"], ["firstName", "lastName"], ["first_name", "last_name"]]
        .iter()
        .map(|keys| keys.iter().filter_map(|key| part(key)).collect::<Vec<_>>().join(" "))
        .find(|name| !name.is_empty())
}

/// All names of a value, joined by commas, each once.
fn names(value: &Value) -> Option<String> {
    let Value::Array(values) = value else { return text(value) };
    let mut names: Vec<String> = Vec::new();
    for name in values.iter().filter_map(text) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(json: &str) -> Object {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn an_author_may_be_a_string_a_list_or_an_object() {
        for json in [
            r#"{"author":"Ana Silva, Bo Roe"}"#,
            r#"{"authors":["Ana Silva","Bo Roe","Ana Silva"]}"#,
            r#"{"author":[{"@type":"Person","name":"Ana Silva"},{"name":"Bo Roe"}]}"#,
            r#"{"byline":null,"fields":{"byline":"Ana Silva, Bo Roe"}}"#,
            r#"{"author":[{"givenName":"Ana","familyName":"Silva"},{"first_name":"Bo","last_name":"Roe"}]}"#,
        ] {
            assert_eq!(byline(&object(json)).as_deref(), Some("Ana Silva, Bo Roe"), "{json}");
        }
    }

    #[test]
    fn a_reference_is_no_name() {
        let json = r##"{"author":{"@id":"#jo"},"publisher":{"@id":"#post"},"copyrightholder":"Post","creator":"Jo"}"##;
        let article = object(json);
        assert_eq!((byline(&article).as_deref(), publisher(&article).as_deref()), (Some("Jo"), Some("Post")));
    }

    #[test]
    fn the_main_headline_is_taken() {
        let json = r#"{"headlines":[{"role":"short","value":"Ferry"},{"role":"main","value":"Ferry stays"}]}"#;
        assert_eq!(headline(&object(json)).as_deref(), Some("Ferry stays"));
    }

    #[test]
    fn an_address_is_one_of_the_web() {
        assert_eq!(address(&object(r#"{"uri":"urn:x","url":"https://a.test/"}"#)).as_deref(), Some("https://a.test/"));
        assert_eq!(address(&object(r#"{"uri":"urn:x"}"#)), None);
        // trafilatura's `source` is the address, NewsAPI's the outlet.
        let source = object(r#"{"source":"https://a.test/b"}"#);
        assert_eq!((address(&source).as_deref(), publisher(&source)), (Some("https://a.test/b"), None));
        assert_eq!(publisher(&object(r#"{"source":{"id":"x","name":"Post"}}"#)).as_deref(), Some("Post"));
    }
}
