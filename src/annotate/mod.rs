//! Finds quotes, their speakers, and the organizations, people and places of an article.
//!
//! A pure function of the text: no input or output, no clock, no chance; the same text gives the
//! same annotations on any machine and any number of threads. Each stage reads the [`Document`]
//! and what the stages before it found: tokens, names, entities, quotes, speakers.

mod document;
mod engine;
mod entities;
pub mod fragment;
mod gender;
mod names;
mod nouns;
mod quotes;
mod side_by_side;
mod speakers;
pub mod tagger;
mod token;
mod words;

pub use document::Document;
pub use engine::{Engine, Progress};
pub use names::{Name, NameKind};
#[cfg(feature = "cli")]
pub(crate) use side_by_side::in_order;
pub use token::{Token, TokenKind};
