use serde::{Deserialize, Serialize};

/// The version of the file's form. A file of a newer one is read by nobody here and never written.
pub(super) const VERSION: u32 = 1;

/// Code points of a title that are kept: without a headline it is the first block, which may be all the text.
const LONGEST_TITLE: usize = 200;

/// What is kept of one article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The form of the file.
    pub version: u32,
    /// The article's title, so that a person can tell the files apart.
    pub title: String,
    /// Where reading stopped: the byte of the body at the top of the screen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<usize>,
    /// Bookmarks, sorted by byte.
    #[serde(default)]
    pub bookmarks: Vec<Bookmark>,
}

/// A place in an article that the reader wants to find again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bookmark {
    /// The byte of the body that is marked.
    pub byte: usize,
    /// The first words there.
    pub label: String,
}

impl Record {
    /// An empty record.
    pub fn new(title: &str) -> Self {
        let title = title.chars().take(LONGEST_TITLE).collect();
        Self { version: VERSION, title, place: None, bookmarks: Vec::new() }
    }

    /// Adds a bookmark; one at the same byte is replaced.
    pub fn bookmark(&mut self, bookmark: Bookmark) {
        match self.bookmarks.binary_search_by_key(&bookmark.byte, |known| known.byte) {
            Ok(index) => self.bookmarks[index] = bookmark,
            Err(index) => self.bookmarks.insert(index, bookmark),
        }
    }

    /// Removes the bookmark at a byte, if there is one.
    pub fn remove_bookmark(&mut self, byte: usize) {
        self.bookmarks.retain(|bookmark| bookmark.byte != byte);
    }
}
