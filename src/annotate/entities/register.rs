//! The entities so far, found again by any of their names.

use std::collections::{HashMap, HashSet};

use super::{
    form::{self, fold, is_acronym, key, letters, without_ending},
    organization::Words,
    person::Parts,
};
use crate::{annotate::gender::Gender, article::EntityKind};

/// Entities that share a word are looked through from the last one named, this many at most: what a text
/// costs must not grow with the square of its length.
const CANDIDATES: usize = 12;

/// Names kept of one entity.
const NAMES: usize = 12;

/// Names of entities, and the numbers of those entities.
#[derive(Default)]
pub struct Register<'a> {
    entities: Vec<Names<'a>>,
    /// By [`key`].
    named: HashMap<(EntityKind, String), usize>,
    /// By a word of a folded name, the last one named at the end.
    by_word: HashMap<(EntityKind, String), Vec<usize>>,
    /// What titles and first names tell of people.
    genders: HashMap<usize, Gender>,
    /// Those who were named in a headline and not since: its capitals tell names from other words less surely.
    only_in_headline: HashSet<usize>,
    /// Organizations by the acronyms that their long names may have.
    by_acronym: HashMap<String, usize>,
}

/// The names of one entity.
pub struct Names<'a> {
    pub kind: EntityKind,
    /// As they stand in the text, in the order in which they are met.
    pub names: Vec<&'a str>,
}

impl<'a> Register<'a> {
    /// The entities' names, by number.
    pub fn into_names(self) -> Vec<Names<'a>> {
        self.entities
    }

    /// The names of an entity.
    pub fn names(&self, index: usize) -> &[&'a str] {
        &self.entities[index].names
    }

    /// The kind of an entity.
    pub fn kind(&self, index: usize) -> EntityKind {
        self.entities[index].kind
    }

    /// The entity that a name stands for, if it is known; of a person none whose gender is known to be another than
    /// what is told beside the name.
    pub fn find(&self, name: &str, kind: EntityKind, gender: Option<Gender>) -> Option<usize> {
        let same = self.named.get(&(kind, key(name, kind))).copied();
        same.filter(|index| self.may_be(*index, gender)).or_else(|| match kind {
            EntityKind::Person => self.person(name, gender),
            EntityKind::Organization => self.organization(name),
            EntityKind::Place => None,
        })
    }

    /// Adds a name of entity number `index`, or of a new one.
    pub fn add(&mut self, name: &'a str, kind: EntityKind, index: Option<usize>) -> usize {
        let index = index.unwrap_or_else(|| {
            self.entities.push(Names { kind, names: Vec::new() });
            self.entities.len() - 1
        });
        let known = &mut self.entities[index].names;
        let is_new = !known.contains(&name);
        if is_new && known.len() < NAMES {
            known.push(name);
        }
        if is_new || kind == EntityKind::Person {
            self.remember(name, kind, index);
        }
        index
    }

    /// Notes what is told of a person's gender, once.
    pub fn note_gender(&mut self, index: usize, gender: Option<Gender>) {
        if let Some(gender) = gender {
            self.genders.entry(index).or_insert(gender);
        }
    }

    /// Whether nothing told of a person's gender is against it.
    fn may_be(&self, index: usize, gender: Option<Gender>) -> bool {
        let known = self.genders.get(&index).copied();
        known.is_none() || gender.is_none() || known == gender
    }

    /// Notes whether a name of an entity stood in a headline.
    pub fn note_place(&mut self, index: usize, in_headline: bool, is_new: bool) {
        if is_new && in_headline {
            self.only_in_headline.insert(index);
        } else if !in_headline {
            self.only_in_headline.remove(&index);
        }
    }

    fn remember(&mut self, name: &str, kind: EntityKind, index: usize) {
        self.named.entry((kind, key(name, kind))).or_insert(index);
        let folded = fold(name);
        match kind {
            EntityKind::Person => {
                for word in Parts::of(&folded).map_or_else(Vec::new, |parts| parts.names) {
                    self.index_word(word, kind, index);
                }
            }
            EntityKind::Organization => {
                let bare = without_ending(&folded);
                for word in bare.split(' ').next().into_iter().chain(bare.rsplit(' ').next()) {
                    self.index_word(word, kind, index);
                }
                if name.contains([' ', '-']) {
                    for acronym in form::acronyms(name) {
                        self.by_acronym.entry(acronym).or_insert(index);
                    }
                }
            }
            EntityKind::Place => {}
        }
    }

    fn index_word(&mut self, word: &str, kind: EntityKind, index: usize) {
        let known = self.by_word.entry((kind, word.to_owned())).or_default();
        known.retain(|other| *other != index);
        if known.len() == CANDIDATES {
            known.remove(0);
        }
        known.push(index);
    }

    fn candidates(&self, word: &str, kind: EntityKind) -> impl Iterator<Item = usize> {
        self.by_word.get(&(kind, word.to_owned())).into_iter().flatten().rev().copied()
    }

    /// The one whom a bare last name fits who was named first, and not in a headline alone; else the last one named of those
    /// whom the name fits. All full names of a person must fit a full name; a bare last name goes before a bare first name.
    fn person(&self, name: &str, gender: Option<Gender>) -> Option<usize> {
        let folded = fold(name);
        let parts = Parts::of(&folded)?;
        let alone = parts.names.len() == 1;
        let names_last = |index: &usize| {
            self.names(*index).iter().any(|other| Parts::of(&fold(other)).is_some_and(|other| other.last() == parts.last()))
        };
        let fits = |index: &usize| {
            let mut names = self.names(*index).iter().map(|other| fold(other));
            if !self.may_be(*index, gender) {
                return false;
            }
            if alone {
                names.any(|other| Parts::of(&other).is_some_and(|other| parts.fits(&other)))
            } else {
                // `Tata Silva` is `Gerardo “Tata” Silva`, though he is called `Gerardo Silva` too.
                let fullest = self.names(*index).iter().map(|other| fold(other)).max_by_key(String::len).unwrap_or_default();
                let fullest = Parts::of(&fullest);
                let fits = |other: &Parts<'_>| {
                    parts.fits(other) || fullest.as_ref().is_some_and(|full| other.fits(full) && parts.is_within(full))
                };
                names.all(|other| Parts::of(&other).is_none_or(|other| fits(&other)))
            }
        };
        let candidates =
            || self.candidates(parts.last(), EntityKind::Person).chain(self.candidates(parts.names[0], EntityKind::Person));
        let bearers = candidates().filter(|index| alone && names_last(index) && fits(index));
        let first = bearers.min_by_key(|index| (self.only_in_headline.contains(index), *index));
        first.or_else(|| candidates().find(fits))
    }

    /// The `Supreme Court` of a `U.S. Supreme Court` that comes later, unless it is another country's or a state's.
    fn at_home(&self, name: &str) -> Option<usize> {
        let folded = fold(name);
        let home = key(form::at_home(&folded)?, EntityKind::Organization);
        let index = *self.named.get(&(EntityKind::Organization, home.clone()))?;
        self.names(index).iter().all(|other| is_acronym(other) || key(other, EntityKind::Organization) == home).then_some(index)
    }

    /// An organization of which this is the acronym, the short form, or the longer form.
    fn organization(&self, name: &str) -> Option<usize> {
        if is_acronym(name) {
            return self.by_acronym.get(&letters(name)).copied();
        }
        if let Some(home) = self.at_home(name) {
            return Some(home);
        }
        let spelled = form::acronyms(name);
        let only_acronyms = |index: &usize| self.names(*index).iter().all(|name| is_acronym(name));
        let of_acronym = spelled.iter().filter(|letters| letters.chars().count() > 2 || spelled.len() == 1);
        let known = of_acronym
            .filter_map(|letters| self.named.get(&(EntityKind::Organization, letters.clone())).copied())
            .find(only_acronyms);
        known.or_else(|| {
            let folded = fold(name);
            let bare = without_ending(&folded);
            let words = Words::of(name, bare, &folded);
            let fits_one = |other: &str| {
                let folded = fold(other);
                words.fits(&Words::of(other, without_ending(&folded), &folded))
            };
            // A longer name must fit all others: `Smithsonian Books` is not `Smithsonian Institution`.
            let fits = |index: &usize| {
                let mut names = self.names(*index).iter();
                let alone = words.list.len() == 1;
                names.clone().any(|name| fits_one(name)) && (alone || names.all(|name| is_acronym(name) || fits_one(name)))
            };
            let ends = words.list.first().into_iter().chain(words.list.last());
            ends.flat_map(|word| self.candidates(word, EntityKind::Organization)).find(fits)
        })
    }
}
