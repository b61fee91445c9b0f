//! What the reader keeps of each article: where one stopped, and bookmarks.
//!
//! One small JSON file an article, in the XDG state folder, named by a hash of the article. It
//! knows no screen and no format of articles. Every change is read, made and written under a lock,
//! to a temporary file that is synced and renamed over the old one: another instance loses nothing,
//! and a kill at any moment leaves the old file or the new one, whole.

mod key;
mod record;
mod store;

pub use key::Key;
pub use record::{Bookmark, Record};
pub use store::{Error, Library, Loaded};
