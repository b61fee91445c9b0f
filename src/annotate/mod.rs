//! Finds quotes, their speakers, and the organizations, people and places of an article.
//!
//! A pure function of the text: no input or output, no clock, no chance; the same text gives the
//! same annotations on any machine and any number of threads. Each stage reads the [`Document`]
//! and what the stages before it found: tokens, names, entities, quotes, speakers.

mod document;
mod engine;
mod entities;
mod names;
mod quotes;
mod speakers;
pub mod tagger;
mod token;

pub use document::Document;
pub use engine::{Engine, Progress};
pub use names::{Name, NameKind};
pub use token::{Token, TokenKind};
