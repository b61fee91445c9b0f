//! The terminal reader: state, actions, and the views that draw it.
//!
//! A key goes through the keymap to an [`action::Action`]; `update` changes the state and asks for
//! effects, which run outside and come back as events; `view` draws the state. It knows no file
//! format: articles come from lists and from loading functions that it is given.

pub mod action;
mod clipboard;
mod filter;
mod index;
mod job;
pub mod keymap;
pub mod layout;
mod link;
pub mod painter;
mod run;
pub mod search;
pub mod settings;
mod shown;
pub mod state;
mod terminal;
pub mod theme;
pub mod update;
pub mod view;
mod watch;

use std::sync::Arc;

pub use run::run;
pub use settings::Settings;
pub use theme::Theme;

use crate::{
    article::Article,
    source::{Collection, Error, Opened, Progress},
};

/// Loads what is to be read, telling how far it is, until it is given up.
pub type Load = Box<dyn FnOnce(&Progress) -> Result<Opened, Error> + Send>;

impl From<Opened> for Start {
    fn from(opened: Opened) -> Self {
        match opened {
            Opened::Article(article) => Self::Article(article),
            Opened::Collection(list) => Self::Collection(list),
        }
    }
}

/// What the reader opens with.
pub enum Start {
    /// One article.
    Article(Box<Article>),
    /// A list to choose from.
    Collection(Arc<dyn Collection>),
    /// Something that takes its time.
    Loading {
        /// What it is called.
        title: String,
        /// The start of its text, to be read meanwhile.
        preview: Option<Box<Article>>,
        /// Loads it.
        load: Load,
    },
}
