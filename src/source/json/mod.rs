//! Articles as JSON: our own form, and the forms of others.

mod anchor;
mod locate;
pub mod own;
pub(crate) mod wire;
