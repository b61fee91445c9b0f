//! Several articles in one JSON document.

use serde_json::{Map, Value};

use super::{foreign, is_own, own, summary};
use crate::{
    article::Article,
    source::{Collection, Error, ErrorKind, Item},
};

/// The articles of a document, read as they are entered.
pub struct List {
    name: String,
    articles: Vec<Map<String, Value>>,
    items: Vec<Item>,
}

impl List {
    /// A list of what [`foreign::articles`] found.
    pub fn new(name: &str, articles: Vec<Map<String, Value>>) -> Self {
        let listed = |article| {
            let error =
                (!foreign::has_text(article) && !article.get("body").is_some_and(Value::is_array)).then(|| NO_TEXT.to_owned());
            Item { error, ..summary::counted(article) }
        };
        let items = articles.iter().map(listed).collect();
        Self { name: name.to_owned(), articles, items }
    }
}

/// What is said of an article that has a title and nothing more.
const NO_TEXT: &str = "holds no text";

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
        let Some(article) = self.articles.get(index) else {
            let message = format!("there is no article number {}", index + 1);
            return Err(Error::new(ErrorKind::Unreadable, &self.name, message));
        };
        if self.items[index].error.is_some() {
            return Err(Error::new(ErrorKind::Malformed, &self.name, NO_TEXT).at_path(format!("article {}", index + 1)));
        }
        let value = Value::Object(article.clone());
        if is_own(&value) { own::read(&value.to_string(), &self.name) } else { foreign::read(article, &self.name) }
    }
}
