//! Something to know of the loading, told of an article or of a list alike.

use std::sync::Arc;

use super::{Collection, Error, Item, Opened, Progress};
use crate::article::Article;

impl Opened {
    /// The same, telling what a reader should know of the loading, where there is something.
    #[must_use]
    pub(super) fn noting(self, notice: Option<String>) -> Self {
        match (self, notice) {
            (opened, None) => opened,
            (Self::Article(mut article), Some(notice)) => {
                article.notices.push(notice);
                Self::Article(article)
            }
            (Self::Collection(list), Some(notice)) => Self::Collection(Arc::new(Noticed { list, notice })),
        }
    }
}

/// A list of which something is to be told.
struct Noticed {
    list: Arc<dyn Collection>,
    notice: String,
}

impl Collection for Noticed {
    fn title(&self) -> String {
        self.list.title()
    }

    fn notice(&self) -> Option<String> {
        let notices: Vec<_> = self.list.notice().into_iter().chain([self.notice.clone()]).collect();
        Some(notices.join("; "))
    }

    fn len(&self) -> usize {
        self.list.len()
    }

    fn is_complete(&self) -> bool {
        self.list.is_complete()
    }

    fn wait(&self, index: usize) -> bool {
        self.list.wait(index)
    }

    fn item(&self, index: usize) -> Option<Item> {
        self.list.item(index)
    }

    fn load(&self, index: usize) -> Result<Article, Error> {
        self.list.load(index)
    }

    fn open(&self, index: usize, progress: &Progress) -> Result<Opened, Error> {
        self.list.open(index, progress)
    }
}
