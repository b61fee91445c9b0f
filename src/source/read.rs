use std::sync::Arc;

use super::{Collection, Error, ErrorKind, Format, Input};
use crate::article::Article;

/// What a source turned out to hold.
pub enum Opened {
    /// One article.
    Article(Box<Article>),
    /// A list of them.
    Collection(Arc<dyn Collection>),
}

/// How to read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The format, where the user named one; else it is found by content.
    pub format: Option<Format>,
}

/// Reads a source.
///
/// # Errors
/// When it can't be read, or is not of a known format, or is malformed: see [`Error`].
pub fn open(input: &Input, options: &Options) -> Result<Opened, Error> {
    let Input::Path(path) = input else {
        return Err(Error::new(ErrorKind::Unreadable, input.name(), "is not read yet"));
    };
    let bytes = std::fs::read(path).map_err(|error| Error::new(ErrorKind::Unreadable, input.name(), error.to_string()))?;
    parse(bytes, &input.name(), options)
}

/// Reads bytes that are already at hand; `name` is what messages call them.
///
/// # Errors
/// When they are not of a known format, or are malformed.
pub fn parse(bytes: Vec<u8>, name: &str, options: &Options) -> Result<Opened, Error> {
    let _ = options;
    let text = String::from_utf8(bytes).map_err(|error| Error::new(ErrorKind::Malformed, name, error.to_string()))?;
    let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    Ok(Opened::Article(Box::new(Article::from_paragraphs(paragraphs))))
}

/// Reads a stream to its end.
///
/// # Errors
/// As [`open`].
pub fn read(mut stream: impl std::io::Read, name: &str, options: &Options) -> Result<Opened, Error> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).map_err(|error| Error::new(ErrorKind::Unreadable, name, error.to_string()))?;
    parse(bytes, name, options)
}
