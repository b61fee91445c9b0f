//! pullquote shows who said what in a news article, and which organizations are in it.
//!
//! Data flows one way: a [`source`] turns bytes into an [`article::Article`], [`annotate`] finds
//! its quotes, speakers and names as spans of the body, and the `reader` or an [`export`] shows
//! them. Without default features the crate is [`article`], [`annotate`], [`export`] and the plain
//! forms of [`source`] alone: no terminal, no network.
//!
//! ```
//! use pullquote::{annotate::Engine, article::Article};
//! let article = Article::from_paragraphs(["“We waited,” said Ana Silva of Acme Corp."]);
//! let found = Engine::embedded().annotate(&article);
//! let quote = &found.quotes[0];
//! println!("{} said {}", found.speaker_name(quote).unwrap_or("somebody"), article.body.slice(quote.span));
//! # assert_eq!(article.body.slice(quote.span), "“We waited,”");
//! # assert_eq!(found.speaker_name(quote), Some("Ana Silva"));
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

#[cfg(test)]
mod tests {
    #[test]
    fn the_example_of_the_readme_is_the_one_that_is_compiled() {
        let readme = include_str!("../README.md");
        let shown = readme.split("```rust\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        let compiled: Vec<_> = include_str!("lib.rs").lines().filter_map(|line| line.strip_prefix("//! ")).collect();
        let shown: Vec<_> = shown.lines().collect();
        assert_eq!(shown.len(), 5, "the library in five lines");
        assert!(compiled.windows(shown.len()).any(|lines| lines == shown), "src/lib.rs has another example than README.md");
    }
}
