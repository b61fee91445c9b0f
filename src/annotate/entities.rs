use super::{Document, Name, NameKind};
use crate::article::Entity;

/// Joins the names of one thing (full name, short form, acronym) into one entity.
pub(super) fn join(document: &Document<'_>, names: &[Name]) -> Vec<Entity> {
    let mut entities: Vec<Entity> = Vec::new();
    for name in names {
        let NameKind::Entity(kind) = name.kind else { continue };
        let words = document.slice(name.span);
        if let Some(known) = entities.iter_mut().find(|entity| entity.kind == kind && entity.name == words) {
            known.mentions.push(name.span);
        } else {
            entities.push(Entity {
                kind,
                name: words.to_owned(),
                aliases: Vec::new(),
                mentions: vec![name.span],
                references: Vec::new(),
            });
        }
    }
    entities
}
