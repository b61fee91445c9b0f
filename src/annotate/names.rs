use super::Document;
use crate::article::{EntityKind, Span};

/// A name as it stands in the text, before names of one thing are joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Where it stands: without a leading article, title or possessive.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// Something that becomes an entity.
    Entity(EntityKind),
    /// A nationality, event, work, law, product: known to be none of ours.
    Other,
}

/// Finds the names, in reading order; none overlap.
pub(super) fn find(document: &Document<'_>) -> Vec<Name> {
    let _ = document;
    Vec::new()
}
