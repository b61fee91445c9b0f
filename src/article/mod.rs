//! The data: an article, its body, and what is annotated in it.
//!
//! This room reads and writes nothing and imports no other room. Everything past `source` speaks
//! of one string, the article's [`Body`], and of [`Span`]s into it.

mod annotations;
mod body;
mod date;
mod entity;
mod line;
mod offsets;
mod original;
mod quote;
mod span;

pub use annotations::{Annotations, Unanchored};
pub use body::{Block, BlockKind, Body, BodyError, SEPARATOR};
pub use date::Date;
pub use entity::{Entity, EntityId, EntityKind};
pub use line::Line;
pub use offsets::{CodePoints, Utf16Units};
pub use original::{Edit, Original};
pub use quote::{Form, Quote, SharedName, Speaker};
pub use span::Span;

/// One piece of news.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Article {
    /// The title, if the source has one.
    pub headline: Option<Line>,
    /// Who wrote it, as it is to be shown (`By` left out).
    pub byline: Option<Line>,
    /// The outlet that published it.
    pub publisher: Option<Line>,
    /// When it was published.
    pub published: Option<Date>,
    /// Its address.
    pub url: Option<Line>,
    /// Its language, a BCP 47 tag.
    pub lang: Option<Line>,
    /// The text that all spans refer to.
    pub body: Body,
    /// Links in the body, in reading order.
    pub links: Vec<Link>,
    /// Annotations that came with the article; each layer wins over what would be found.
    pub given: Given,
    /// What a reader should know of the loading, one sentence each (`decoded as windows-1252`).
    pub notices: Vec<String>,
}

/// Annotations that came with an article, layer by layer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Given {
    /// Quotes, sorted by start. Their speakers' [`EntityId`]s count into `entities`.
    pub quotes: Option<Vec<Quote>>,
    /// Entities, in the order of their first mention.
    pub entities: Option<Vec<Entity>>,
    /// Whether `entities` tell of their own kinds alone, so that those of the others are to be found
    /// (agencies may tag nothing but people).
    pub by_kind: bool,
    /// Quotes whose place in the text could not be found.
    pub unanchored: Vec<Unanchored>,
}

/// A link of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The linked words.
    pub span: Span,
    /// The address it leads to.
    pub target: Line,
}

impl Article {
    /// An article that has nothing but paragraphs.
    pub fn from_paragraphs<'a>(paragraphs: impl IntoIterator<Item = &'a str>) -> Self {
        let body = Body::from_blocks(paragraphs.into_iter().map(|text| (BlockKind::Paragraph, text)));
        Self { body, ..Self::default() }
    }

    /// The headline, else the first words of the body, for lists and window titles.
    pub fn title(&self) -> &str {
        let first = || self.body.text().lines().find(|line| !line.trim().is_empty()).unwrap_or("");
        self.headline.as_deref().unwrap_or_else(first)
    }
}
