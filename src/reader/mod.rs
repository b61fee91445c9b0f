//! The terminal reader: state, actions, and the views that draw it.
//!
//! It knows no file format; it asks `annotate` through one call and loads articles through
//! [`Collection`]s.

use crate::{annotate::Engine, article::Article, source::Collection};
use std::sync::Arc;

/// What the reader opens with.
pub enum Start {
    /// One article.
    Article(Box<Article>),
    /// A list to choose from.
    Collection(Arc<dyn Collection>),
}

/// Runs the reader on the terminal until the user quits.
///
/// # Errors
/// When the terminal can't be used.
pub fn run(start: Start, engine: Engine) -> std::io::Result<()> {
    let _ = (start, engine);
    Ok(())
}
