//! What a page says of itself in JSON-LD (schema.org `NewsArticle` and its kin).

use serde_json::Value;

use crate::source::{graph, json::is_address};

/// The fields of an article that a page states.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct LinkedData {
    /// `headline`, else `name`.
    pub headline: Option<String>,
    /// The authors' names, joined.
    pub byline: Option<String>,
    /// The publisher's name.
    pub publisher: Option<String>,
    /// `datePublished`, as written.
    pub published: Option<String>,
    /// `url`, else the page it is the main entity of.
    pub url: Option<String>,
    /// `inLanguage`.
    pub lang: Option<String>,
    /// `articleBody`: plain text, for a page whose own text can't be found.
    pub body: Option<String>,
}

impl LinkedData {
    /// From the contents of a page's `application/ld+json` scripts: the first article in them.
    pub fn find<'a>(scripts: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let parsed = scripts.into_iter().filter_map(|script| {
            let script = script.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
            serde_json::from_str(script).ok()
        });
        let mut all = Value::Array(parsed.collect());
        graph::name_references(&mut all);
        article(&all).map(Self::of)
    }

    fn of(article: &Value) -> Self {
        let first = |keys: &[&str]| keys.iter().find_map(|key| names(&article[*key]));
        let named = |keys: &[&str]| first(keys).filter(|name| !is_address(name));
        Self {
            headline: first(&["headline", "name"]),
            byline: named(&["author", "creator"]),
            publisher: named(&["publisher", "sourceOrganization"]),
            published: first(&["datePublished", "dateCreated"]),
            url: ["url", "mainEntityOfPage"].iter().find_map(|key| address(&article[*key])).filter(|url| is_address(url)),
            lang: first(&["inLanguage"]),
            body: first(&["articleBody"]),
        }
    }
}

/// The article in a value, in a list, or in an `@graph`.
fn article(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(values) => values.iter().find_map(article),
        Value::Object(_) if is_article(&value["@type"]) => Some(value),
        Value::Object(_) => article(&value["@graph"]),
        _ => None,
    }
}

fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(kind) => {
            let kind = kind.rsplit(['/', ':']).next().unwrap_or(kind);
            ["Article", "BlogPosting", "Report"].iter().any(|end| kind.ends_with(end))
        }
        Value::Array(kinds) => kinds.iter().any(is_article),
        _ => false,
    }
}

/// A string; the `name` or `@value` of an object; or those of a list, joined.
fn names(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(values) => {
            let names: Vec<_> = values.iter().filter_map(names).collect();
            Some(names.join(", "))
        }
        Value::Object(fields) => ["name", "@value"].iter().find_map(|key| fields.get(*key).and_then(names)),
        _ => None,
    }
    .filter(|text| !text.trim().is_empty())
}

/// A string, or the `@id` of an object.
fn address(value: &Value) -> Option<String> {
    value.get("@id").unwrap_or(value).as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_of_a_graph_is_found() {
        let script = r#"{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "Rain",
            "author": [{"name": "Ana Silva"}, {"name": "Bo Li"}], "publisher": {"name": "The Post"},
            "datePublished": "2018-06-20", "mainEntityOfPage": {"@id": "https://post.test/rain"}}]}"#;
        let found = LinkedData::find(["{broken", script]).unwrap();
        assert_eq!(found.headline.as_deref(), Some("Rain"));
        assert_eq!(found.byline.as_deref(), Some("Ana Silva, Bo Li"));
        assert_eq!(found.publisher.as_deref(), Some("The Post"));
        assert_eq!(found.url.as_deref(), Some("https://post.test/rain"));
    }

    #[test]
    fn who_is_named_by_reference_is_found_in_the_graph() {
        let organization = r##"{"@type": "Organization", "@id": "#post", "name": "The Post"}"##;
        let graph = r##"{"@graph": [
            {"@type": "NewsArticle", "author": {"@id": "#ana"}, "publisher": {"@id": "#post"}, "mainEntityOfPage": {"@id": "https://post.test/rain"}},
            {"@type": "Person", "@id": "#ana", "name": "Ana Silva"},
            {"@type": "WebPage", "@id": "https://post.test/rain", "name": "Rain - The Post"}]}"##;
        let found = LinkedData::find([graph, organization]).unwrap();
        let told = [found.byline.as_deref(), found.publisher.as_deref(), found.url.as_deref()];
        assert_eq!(told, [Some("Ana Silva"), Some("The Post"), Some("https://post.test/rain")]);
        let found = LinkedData::find([graph]).unwrap();
        assert_eq!(found.publisher, None, "an address is no name");
        let found = LinkedData::find([r#"{"@type": "Article", "author": "https://post.test/ana"}"#]).unwrap();
        assert_eq!(found.byline, None);
    }

    #[test]
    fn what_is_no_article_is_none() {
        assert_eq!(LinkedData::find([r#"{"@type": "Organization", "name": "x"}"#, "[]", "3"]), None);
    }
}
