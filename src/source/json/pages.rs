//! Search results: a list of which some articles have no text but an address, and are read from there.

use super::list::List;
use crate::{
    article::Article,
    source::{Collection, Error, Item, Opened, Options, Progress, address},
};

/// A list, and the pages of those of its articles that have no text.
pub struct Pages {
    list: List,
    addresses: Vec<Option<String>>,
    options: Options,
}

impl Pages {
    /// A list whose articles stand at `addresses`, one for each; none for what carries its text.
    pub fn new(list: List, addresses: Vec<Option<String>>, options: &Options) -> Self {
        Self { list, addresses, options: Options { format: None, ..options.clone() } }
    }

    fn page(&self, index: usize) -> Option<&str> {
        self.addresses.get(index)?.as_deref()
    }

    fn article(&self, index: usize, options: &Options) -> Result<Article, Error> {
        let Some(page) = self.page(index) else { return self.list.load(index) };
        let article = address::article(page, options)?;
        let published = article.published.clone().or_else(|| self.list.item(index)?.published);
        Ok(Article { published, ..article })
    }
}

impl Collection for Pages {
    fn title(&self) -> String {
        self.list.title()
    }

    fn len(&self) -> usize {
        self.list.len()
    }

    fn is_complete(&self) -> bool {
        self.list.is_complete()
    }

    fn item(&self, index: usize) -> Option<Item> {
        let item = self.list.item(index)?;
        Some(if self.page(index).is_some() { Item { error: None, ..item } } else { item })
    }

    fn load(&self, index: usize) -> Result<Article, Error> {
        self.article(index, &self.options)
    }

    fn open(&self, index: usize, progress: &Progress) -> Result<Opened, Error> {
        self.article(index, &self.options.watched(progress)).map(|article| Opened::Article(Box::new(article)))
    }
}
