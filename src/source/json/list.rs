//! Several articles in one JSON document.

use serde_json::{Map, Value};

use super::{
    foreign, is_own,
    locate::{self, Origin, Step},
    own, summary,
};
use crate::{
    article::Article,
    source::{Collection, Error, ErrorKind, Item},
};

/// The articles of a document, read as they are entered.
pub struct List {
    name: String,
    articles: Vec<(Origin, Element)>,
    items: Vec<Item>,
}

/// An article of a document.
pub enum Element {
    /// In our own form, as it is written there: errors name lines of it.
    Own(String),
    /// In the form of others.
    Foreign(Map<String, Value>),
    /// A title and nothing more.
    Bare,
}

/// What is said of an article that has a title and nothing more.
const NO_TEXT: &str = "holds no text";

impl Element {
    /// Reads the article; `name` is what messages call the document, in which it stands at `origin`.
    pub fn read(&self, name: &str, origin: &Origin) -> Result<Article, Error> {
        match self {
            Self::Own(json) => own::read_at(json, name, origin),
            Self::Foreign(object) => foreign::read(object, name).map_err(|error| origin.of(error)),
            Self::Bare => Err(origin.of(Error::new(ErrorKind::Malformed, name, NO_TEXT))),
        }
    }
}

/// What [`foreign::articles`] found in a document, each with its place in it.
pub fn elements(json: &str, origin: &Origin, found: Vec<(Vec<Step<'_>>, Map<String, Value>)>) -> Vec<(Origin, Element, Item)> {
    let (paths, objects): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    let mut places = locate::places(json, origin, &paths).into_iter();
    let element = |object: Map<String, Value>| {
        let (place, mut item) = (places.next(), summary::counted(&object));
        let value = Value::Object(object);
        let written = || place.as_ref().map_or_else(|| value.to_string(), |(_, range)| json[range.clone()].to_owned());
        let element = match value {
            _ if is_own(&value) => Element::Own(written()),
            Value::Object(object) if foreign::has_text(&object) => Element::Foreign(object),
            _ => Element::Bare,
        };
        item.error = matches!(element, Element::Bare).then(|| NO_TEXT.to_owned());
        (place.map(|(origin, _)| origin).unwrap_or_default(), element, item)
    };
    objects.into_iter().map(element).collect()
}

impl List {
    /// A list of elements.
    pub fn new(name: &str, elements: Vec<(Origin, Element, Item)>) -> Self {
        let (articles, items) = elements.into_iter().map(|(origin, element, item)| ((origin, element), item)).unzip();
        Self { name: name.to_owned(), articles, items }
    }
}

impl Collection for List {
    fn title(&self) -> String {
        self.name.clone()
    }

    fn len(&self) -> usize {
        self.articles.len()
    }

    fn is_complete(&self) -> bool {
        true
    }

    fn item(&self, index: usize) -> Option<Item> {
        self.items.get(index).cloned()
    }

    fn load(&self, index: usize) -> Result<Article, Error> {
        let Some((origin, element)) = self.articles.get(index) else {
            let message = format!("there is no article number {}", index + 1);
            return Err(Error::new(ErrorKind::Unreadable, &self.name, message));
        };
        element.read(&self.name, origin)
    }
}

#[cfg(test)]
mod tests {
    use crate::source::{Opened, Options, json};

    #[test]
    fn errors_name_the_line_of_the_document_and_the_path_from_its_start() {
        let error = |json: &str, index: usize| match json::read(json, "n.json", &Options::default()).unwrap() {
            Opened::Article(_) => panic!("one article"),
            Opened::Collection(list) => list.load(index).unwrap_err().to_string(),
        };
        let list = "[{\"body\": [\"One.\"]},\n {\"body\": [\"Two.\"],\n  \"quotes\":\n   [{\"start\": 0, \"end\": 9}]},\n {\"title\": \"Bare\"}]";
        assert!(error(list, 1).starts_with("n.json:4: $[1].quotes[0]: start 0 and end 9"), "{}", error(list, 1));
        assert_eq!(error(list, 2), "n.json:5: $[2]: holds no text");
        let wrapped = "{\"articles\":\n [{\"text\": \"One.\"},\n {\"body\": [3]}]}";
        assert!(error(wrapped, 1).starts_with("n.json:3: $.articles[1].body[0]: expected a string"), "{}", error(wrapped, 1));
    }

    #[test]
    fn what_has_its_text_is_not_fetched_from_its_address() {
        let article = r#"{"headline": "One", "url": "http://127.0.0.1:9/one", "body": ["Yes."]}"#;
        let read = |json: &str| json::read(json, "n.json", &Options::default()).unwrap();
        let Opened::Article(one) = read(&format!("[{article}]")) else { panic!("a list of one is that article") };
        assert_eq!(one.body.text(), "Yes.");
        let Opened::Collection(list) = read(&format!("[{article}, {article}]")) else { panic!("a list of two is a list") };
        assert_eq!(list.load(0).unwrap().body.text(), "Yes.");
    }

    #[test]
    fn a_list_of_one_article_is_that_article() {
        let error =
            json::read("[\n{\"body\": [\"One.\"], \"published\": \"June\"}]", "n.json", &Options::default()).err().unwrap();
        assert!(error.to_string().starts_with("n.json:2: $[0].published: expected an RFC 3339 date"), "{error}");
    }
}
