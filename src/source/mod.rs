//! Anything a user has, as articles: the one front door is [`open`].
//!
//! This room turns bytes into [`Article`]s and nothing else: it knows no annotation and no screen.
//! Every string that leaves it has passed `sanitize`.

mod charset;
mod collection;
mod dates;
mod detect;
mod draft;
mod error;
mod files;
mod format;
#[cfg(feature = "formats")]
mod html;
mod input;
pub mod json;
mod plain;
mod read;
mod sanitize;

pub use collection::{Collection, Item};
pub use error::{Error, ErrorKind};
pub use format::Format;
pub use input::Input;
pub use read::{Opened, Options, open, open_all, parse, preview, read};
pub use sanitize::line as harmless;
