//! Anything a user has, as articles: the one front door is [`open`].
//!
//! This room turns bytes into [`Article`](crate::article::Article)s and nothing else: it knows no annotation and no screen.
//! Every string that leaves it has passed `sanitize`.

mod address;
mod charset;
mod collection;
#[cfg(feature = "formats")]
mod dates;
mod detect;
#[cfg(feature = "formats")]
mod draft;
#[cfg(feature = "formats")]
mod epub;
mod error;
#[cfg(feature = "formats")]
mod feed;
#[cfg(feature = "fetch")]
mod fetch;
mod files;
mod format;
#[cfg(feature = "formats")]
mod formats;
#[cfg(feature = "formats")]
mod graph;
#[cfg(feature = "formats")]
mod html;
mod input;
pub mod json;
#[cfg(feature = "formats")]
mod lines;
#[cfg(feature = "formats")]
mod markdown;
mod markup;
#[cfg(feature = "formats")]
mod newsml;
#[cfg(feature = "formats")]
mod nitf;
mod noticed;
#[cfg(feature = "formats")]
mod opml;
mod plain;
mod preview;
mod progress;
mod read;
mod sanitize;
mod subheadings;
#[cfg(feature = "formats")]
mod unpack;
#[cfg(feature = "formats")]
mod xml;

pub use collection::{Collection, Item};
pub use error::{Error, ErrorKind};
#[cfg(feature = "fetch")]
pub use fetch::{CacheFolder, Network};
pub use format::Format;
pub use input::Input;
#[cfg(feature = "formats")]
pub use json::Beside;
pub use preview::preview;
pub use progress::Progress;
pub use read::{Opened, Options, open, open_all, parse, read};
pub use sanitize::{is_harmless, line as harmless};
