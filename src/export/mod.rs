//! Annotations in other people's formats, one file each.
//!
//! Offsets leave the program as Unicode code points. This room knows no source and no screen.

pub mod csv;
pub mod json;
pub mod markdown;
mod raw;
pub mod spans;
pub mod text;

use crate::article::{Annotations, Article};

/// What every export is made of: an article and what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Annotated<'a> {
    /// The article.
    pub article: &'a Article,
    /// What is annotated in it; spans count into its body.
    pub annotations: &'a Annotations,
}
