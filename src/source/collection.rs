use super::{Error, Opened, Progress};
use crate::article::{Article, Date};

/// Many articles behind one source: the lines of a JSONL, the items of a feed, several files.
///
/// It may still grow while it is read in the background; what is there can be used at once.
pub trait Collection: Send + Sync {
    /// What it is called.
    fn title(&self) -> String;

    /// What a reader should know of the loading, where there is something (`decoded as windows-1252`).
    fn notice(&self) -> Option<String> {
        None
    }

    /// How many items are known so far.
    fn len(&self) -> usize;

    /// Whether nothing is known yet.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether no more will come.
    fn is_complete(&self) -> bool;

    /// Blocks until item number `index` is known; false where the list ended before it.
    fn wait(&self, index: usize) -> bool {
        index < self.len()
    }

    /// What the list shows of an item; none past the end. Cheap.
    fn item(&self, index: usize) -> Option<Item>;

    /// Reads the whole of an item. May take as long as a network does.
    ///
    /// # Errors
    /// When the item can't be read; the other items are not touched by that.
    fn load(&self, index: usize) -> Result<Article, Error>;

    /// What stands behind an item, which may be a list in its turn (a feed in a list of feeds);
    /// `progress` tells how far it has come, and gives it up.
    ///
    /// # Errors
    /// As [`Collection::load`].
    fn open(&self, index: usize, progress: &Progress) -> Result<Opened, Error> {
        let _ = progress; // What stands in a file is there at once.
        self.load(index).map(|article| Opened::Article(Box::new(article)))
    }
}

impl dyn Collection + '_ {
    /// What the list shows of each item, waiting for those that are still to come.
    pub fn items(&self) -> impl Iterator<Item = Item> {
        (0..).take_while(|index| self.wait(*index)).filter_map(|index| self.item(index))
    }

    /// Each article, waiting for those that are still to come.
    pub fn articles(&self) -> impl Iterator<Item = Result<Article, Error>> {
        (0..).take_while(|index| self.wait(*index)).map(|index| self.load(index))
    }
}

/// What a list shows of one article before it is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// Its headline, or the best that stands for one.
    pub headline: String,
    /// When it was published.
    pub published: Option<Date>,
    /// Who published it.
    pub publisher: Option<String>,
    /// How many words it has, where that is known before it is read.
    pub words: Option<u32>,
    /// How many quotes came with it.
    pub quotes: Option<u32>,
    /// Why it can't be opened, where that is known already.
    pub error: Option<String>,
}
