//! pullquote shows who said what in a news article, and which organizations are in it.
//!
//! Data flows one way: a [`source`] turns bytes into an [`article::Article`], [`annotate`] finds
//! its quotes, speakers and names as spans of the body, and the `reader` or an [`export`] shows
//! them. Without default features the crate is [`article`], [`annotate`], [`export`] and the plain
//! forms of [`source`] alone: no terminal, no network.
//!
//! ```
//! use pullquote::{annotate::Engine, article::Article};
//!
//! let article = Article::from_paragraphs(["“We waited,” said Ana Silva of Acme Corp."]);
//! let found = Engine::embedded().annotate(&article);
//! assert_eq!(article.body.slice(found.quotes[0].span), "“We waited,”");
//! ```

pub mod annotate;
pub mod article;
#[cfg(feature = "cli")]
pub mod cli;
pub mod export;
#[cfg(feature = "library")]
pub mod library;
#[cfg(feature = "reader")]
pub mod reader;
pub mod source;
