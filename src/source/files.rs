//! Several inputs as one list.

use super::{Collection, Error, ErrorKind, Input, Item, Opened, Options, open, sanitize};
use crate::article::Article;

/// The things named on the command line, opened one by one as they are entered.
#[derive(Debug)]
pub struct Files {
    inputs: Vec<Input>,
    options: Options,
}

impl Files {
    /// A list of inputs.
    pub fn new(inputs: Vec<Input>, options: Options) -> Self {
        Self { inputs, options }
    }
}

impl Collection for Files {
    fn title(&self) -> String {
        format!("{} files", self.inputs.len())
    }

    fn len(&self) -> usize {
        self.inputs.len()
    }

    fn is_complete(&self) -> bool {
        true
    }

    fn item(&self, index: usize) -> Option<Item> {
        Some(Item { headline: sanitize::line(&self.inputs.get(index)?.name()), ..Item::default() })
    }

    fn load(&self, index: usize) -> Result<Article, Error> {
        match self.open(index)? {
            Opened::Article(article) => Ok(*article),
            Opened::Collection(list) if list.wait(0) => list.load(0),
            Opened::Collection(list) => Err(Error::new(ErrorKind::Malformed, list.title(), "holds no article")),
        }
    }

    fn open(&self, index: usize) -> Result<Opened, Error> {
        let missing = || Error::new(ErrorKind::Unreadable, self.title(), format!("there is no file number {}", index + 1));
        open(self.inputs.get(index).ok_or_else(missing)?, &self.options)
    }
}
