//! HTML as articles: whole pages, and the fragments that JSON fields, feeds and books carry.
//!
//! [`parse`] builds the tree (in a [`sink`] that is watched, since hostile HTML takes quadratic
//! time); [`blocks`] turns a fragment into blocks of text; [`page`] finds the article of a whole
//! page, and [`linked_data`] what the page says of itself. Knows nothing of files and addresses.

mod blocks;
mod linked_data;
mod page;
mod parse;
mod sink;

pub(crate) use blocks::blocks;
pub(super) use blocks::text;
pub(super) use page::read;
