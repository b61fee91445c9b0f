//! One entity for all its names: full name, last name, short form, acronym.
//!
//! [`form`] brings names to a form in which they can be compared, [`person`] and [`organization`] tell
//! whether two may be one, [`register`] finds an entity by any of its names, [`canonical`] picks the one to
//! show, [`membership`] tells whom people belong to. None of it knows where quotes are or who speaks.

mod canonical;
mod form;
mod introduction;
mod membership;
mod organization;
mod person;
mod posts;
mod register;

use std::collections::HashSet;

use register::Register;

use super::{
    Document, Name, NameKind,
    gender::{self, Gender},
    tagger::Model,
};
use crate::article::{Entity, EntityId, EntityKind, Span};

/// Joins the names of one thing into one entity, in the order of their first mention.
pub(super) fn join(document: &Document<'_>, names: &[Name], model: &Model) -> Vec<Entity> {
    let mut register = Register::default();
    let mut mentions: Vec<Vec<Span>> = Vec::new();
    let mut numbers: Vec<Option<usize>> = Vec::with_capacity(names.len());
    let headline = document.headline().map_or(0, Span::end);
    for (index, name) in names.iter().enumerate() {
        let NameKind::Entity(kind) = name.kind else {
            numbers.push(None);
            continue;
        };
        let words = document.slice(name.span);
        let introduced = introduction::of(document, names, index).and_then(|full| numbers[full]);
        let gender = if kind == EntityKind::Person { told_gender(document, name.span, model) } else { None };
        let known = introduced.filter(|full| register.kind(*full) == kind).or_else(|| register.find(words, kind, gender));
        let number = register.add(words, kind, known);
        register.note_gender(number, gender);
        register.note_place(number, name.span.end() <= headline, number == mentions.len());
        if number == mentions.len() {
            mentions.push(Vec::new());
        }
        mentions[number].push(name.span);
        numbers.push(Some(number));
    }
    let entities = register.into_names().into_iter().zip(mentions);
    let mut entities: Vec<Entity> = entities
        .map(|(known, mentions)| {
            let (name, aliases) = canonical::split(known.kind, &known.names);
            Entity { kind: known.kind, name, aliases, mentions, references: Vec::new(), organizations: Vec::new() }
        })
        .collect();
    for (person, organization) in membership::find(document, names) {
        if let (Some(person), Some(organization)) = (numbers[person], numbers[organization]) {
            add_organization(&mut entities, EntityId::new(person), EntityId::new(organization));
        }
    }
    entities
}

/// What a title before a name, or a first name, tells of a person's gender: `Mrs Silva`.
fn told_gender(document: &Document<'_>, name: Span, model: &Model) -> Option<Gender> {
    let title = document.tokens_in(name).start.checked_sub(1).map_or("", |before| document.word(before));
    let first_name = gender::first_name(document.slice(name));
    let listed = || first_name.and_then(|first| gender::of_sure_name(first).or_else(|| gender::of_first_name(first, model)));
    gender::of_title(title).or_else(listed)
}

/// Adds an organization to those that a person belongs to.
pub(super) fn add_organization(entities: &mut [Entity], person: EntityId, organization: EntityId) {
    let Some(person) = entities.get_mut(person.index()) else { return };
    if let Err(place) = person.organizations.binary_search(&organization) {
        person.organizations.insert(place, organization);
    }
}

/// Joins the entities of sections, in reading order.
#[derive(Default)]
pub(super) struct Sections<'a> {
    register: Register<'a>,
}

impl<'a> Sections<'a> {
    /// Joins the entities of a later section to those of the ones before; the new number of each.
    pub fn join(&mut self, text: &'a str, all: &mut Vec<Entity>, section: Vec<Entity>) -> Vec<EntityId> {
        let mut taken = HashSet::new();
        let found: Vec<(Option<usize>, Vec<&str>)> = section
            .iter()
            .map(|entity| {
                let names = written(text, entity);
                // What was kept apart within the section stays apart.
                (self.find(entity, &names).filter(|number| taken.insert(*number)), names)
            })
            .collect();
        let mut numbers = Vec::with_capacity(section.len());
        let mut memberships = Vec::new();
        for (mut entity, (known, names)) in section.into_iter().zip(found) {
            let number = names.iter().fold(known, |number, name| Some(self.register.add(name, entity.kind, number)));
            let Some(number) = number else { continue };
            memberships.extend(std::mem::take(&mut entity.organizations).into_iter().map(|id| (EntityId::new(number), id)));
            match all.get_mut(number) {
                Some(before) => {
                    before.mentions.extend(entity.mentions);
                    before.references.extend(entity.references);
                    (before.name, before.aliases) = canonical::split(before.kind, self.register.names(number));
                }
                None => all.push(entity),
            }
            numbers.push(EntityId::new(number));
        }
        for (person, organization) in memberships {
            if let Some(organization) = numbers.get(organization.index()) {
                add_organization(all, person, *organization);
            }
        }
        numbers
    }

    /// An entity of the sections before, by its full name, or by its acronym.
    fn find(&self, entity: &Entity, names: &[&str]) -> Option<usize> {
        let acronyms = || names.iter().filter(|name| entity.kind == EntityKind::Organization && form::is_acronym(name));
        let full = self.register.find(&entity.name, entity.kind, None);
        full.or_else(|| acronyms().find_map(|name| self.register.find(name, entity.kind, None)))
    }
}

/// The names of an entity as they stand in the text.
fn written<'a>(text: &'a str, entity: &Entity) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for name in entity.mentions.iter().filter_map(|span| text.get(span.range())) {
        if names.len() <= entity.aliases.len() && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use EntityKind::{Organization, Person, Place};

    fn joined(text: &str, names: &[(&str, EntityKind)]) -> Vec<(String, usize)> {
        joined_in(&[text], names)
    }

    /// The entities of names that stand in paragraphs, with how often each is named.
    fn joined_in(paragraphs: &[&str], names: &[(&str, EntityKind)]) -> Vec<(String, usize)> {
        let article = Article::from_paragraphs(paragraphs.iter().copied());
        let document = Document::new(&article.body, article.body.blocks());
        let text = document.text;
        let mut from = 0;
        let spans = names.iter().map(|(name, kind)| {
            let at = from + text[from..].find(name).unwrap();
            from = at + name.len();
            Name { span: Span::new(at, from), kind: NameKind::Entity(*kind) }
        });
        let spans: Vec<_> = spans.collect();
        join(&document, &spans, &Model::new(crate::annotate::engine::MODEL).unwrap())
            .into_iter()
            .map(|entity| (entity.name, entity.mentions.len()))
            .collect()
    }

    #[test]
    fn a_last_name_is_the_person() {
        let text = "Ineke van der Laan slept. Van der Laan woke.";
        assert_eq!(joined(text, &[("Ineke van der Laan", Person), ("Van der Laan", Person)]), [("Ineke van der Laan".into(), 2)]);
        let text = "Ana Silva met Bo Silva. Silva left with Ana. Roe came; Jo Roe stayed.";
        let names = [
            ("Ana Silva", Person),
            ("Bo Silva", Person),
            ("Silva", Person),
            ("Ana", Person),
            ("Roe", Person),
            ("Jo Roe", Person),
        ];
        assert_eq!(joined(text, &names), [("Ana Silva".into(), 3), ("Bo Silva".into(), 1), ("Jo Roe".into(), 2)]);
    }

    #[test]
    fn of_two_with_one_last_name_it_is_who_was_named_first_but_not_in_a_headline_alone() {
        let names = [("Quiet Silva", Person), ("Ana Silva", Person), ("Bo Silva", Person), ("Silva", Person)];
        let paragraphs = ["Quiet Silva lost", "Ana Silva, the only child of Bo Silva, left.", "Silva said so."];
        let found = joined_in(&paragraphs, &names);
        assert_eq!(found, [("Quiet Silva".into(), 1), ("Ana Silva".into(), 2), ("Bo Silva".into(), 1)]);
    }

    #[test]
    fn a_title_of_the_other_gender_is_of_somebody_else() {
        let text = "Denis Crowley died. Noreen Crowley wept. Mrs Crowley spoke of Mr Crowley.";
        let names = [("Denis Crowley", Person), ("Noreen Crowley", Person), ("Crowley", Person), ("Crowley", Person)];
        assert_eq!(joined(text, &names), [("Denis Crowley".into(), 2), ("Noreen Crowley".into(), 2)]);
    }

    #[test]
    fn an_acronym_is_its_organization() {
        let text = "Kestrel Bay Port Authority (KBPA) and Federal Trade Commission: the FTC sued KBPA.";
        let names = [
            ("Kestrel Bay Port Authority", Organization),
            ("KBPA", Organization),
            ("Federal Trade Commission", Organization),
            ("FTC", Organization),
            ("KBPA", Organization),
        ];
        assert_eq!(joined(text, &names), [("Kestrel Bay Port Authority".into(), 3), ("Federal Trade Commission".into(), 2)]);
    }

    #[test]
    fn a_short_form_is_its_organization_and_a_place_is_not() {
        let text = "Lumen Optik AG said Lumen and Washington and Washington Post and Lumen Optik met.";
        let names = [
            ("Lumen Optik AG", Organization),
            ("Lumen", Organization),
            ("Washington", Place),
            ("Washington Post", Organization),
            ("Lumen Optik", Organization),
        ];
        assert_eq!(joined(text, &names), [("Lumen Optik AG".into(), 3), ("Washington".into(), 1), ("Washington Post".into(), 1)]);
    }

    #[test]
    fn a_nickname_and_a_first_name_are_one_person() {
        let text = "Gerardo “Tata” Silva lost. Gerardo Silva left. Tata Silva slept. Jo Silva woke.";
        let names = [("Gerardo “Tata” Silva", Person), ("Gerardo Silva", Person), ("Tata Silva", Person), ("Jo Silva", Person)];
        assert_eq!(joined(text, &names), [("Gerardo “Tata” Silva".into(), 3), ("Jo Silva".into(), 1)]);
    }

    #[test]
    fn a_body_is_one_at_home_and_abroad() {
        let court =
            |first: &str, later: &str| joined(&format!("{first} and {later}"), &[(first, Organization), (later, Organization)]);
        assert_eq!(court("Supreme Court", "U.S. Supreme Court"), [("U.S. Supreme Court".into(), 2)]);
        assert_eq!(court("Texas Supreme Court", "U.S. Supreme Court").len(), 2);
        assert_eq!(court("Senate", "Senate Finance Committee").len(), 2);
    }

    #[test]
    fn names_of_one_place_are_one() {
        assert_eq!(
            joined("The U.S. and the United States", &[("U.S.", Place), ("United States", Place)]),
            [("United States".into(), 2)]
        );
    }
}
