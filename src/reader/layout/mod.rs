//! Lines of text on a screen: where rows break, which are visible, and what is highlighted in them.
//!
//! It knows widths and text, no colours and no keys. Wrap first, style after: rows are byte ranges,
//! and [`layers`] tells which highlights lie on them. Only what is near the screen is laid out.

pub mod layers;
pub mod measure;
mod pieces;
mod rows;
mod viewport;

pub use pieces::Piece;
pub use rows::break_rows;
pub use viewport::{Header, Layout, Line, Place};
