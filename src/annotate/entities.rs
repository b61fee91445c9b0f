//! One entity for all its names: full name, last name, short form, acronym.

use std::collections::HashMap;

use super::{Document, Name, NameKind, tagger::evidence::Hasher};
use crate::article::{Entity, EntityId, EntityKind, Span};

/// Endings of a firm's name that say what it is in law, not who.
const LEGAL: [&str; 26] = [
    "Inc.",
    "Inc",
    "Corp.",
    "Corp",
    "Corporation",
    "Co.",
    "Co",
    "Company",
    "Ltd.",
    "Ltd",
    "Limited",
    "plc",
    "PLC",
    "LLC",
    "LLP",
    "AG",
    "SA",
    "S.A.",
    "NV",
    "N.V.",
    "SE",
    "GmbH",
    "ASA",
    "AB",
    "Group",
    "Holdings",
];

/// Names of the same place.
const SAME_PLACE: [(&str, &str); 9] = [
    ("us", "united states"),
    ("u.s.", "united states"),
    ("u.s.a.", "united states"),
    ("usa", "united states"),
    ("uk", "united kingdom"),
    ("u.k.", "united kingdom"),
    ("uae", "united arab emirates"),
    ("u.a.e.", "united arab emirates"),
    ("drc", "democratic republic of congo"),
];

/// Joins the names of one thing into one entity, in the order of their first mention.
pub(super) fn join(document: &Document<'_>, names: &[Name]) -> Vec<Entity> {
    let mut joiner = Joiner::new(document);
    for (index, name) in names.iter().enumerate() {
        if let NameKind::Entity(kind) = name.kind {
            let introduces = index.checked_sub(1).and_then(|before| joiner.introduced(names[before].span, name.span));
            joiner.add(name.span, kind, introduces);
        }
    }
    joiner.finish()
}

/// Joins the entities of a later section to those of the ones before; the new number of each.
pub(super) fn join_sections(
    all: &mut Vec<Entity>,
    known: &mut HashMap<(EntityKind, String), EntityId>,
    section: Vec<Entity>,
) -> Vec<EntityId> {
    let mut numbers = Vec::with_capacity(section.len());
    for entity in section {
        let key = (entity.kind, fold(&entity.name));
        let id = *known.entry(key).or_insert(EntityId(all.len() as u32));
        match all.get_mut(id.index()) {
            Some(before) => {
                before.mentions.extend(entity.mentions);
                before.references.extend(entity.references);
                for alias in entity.aliases {
                    if !before.aliases.contains(&alias) {
                        before.aliases.push(alias);
                    }
                }
            }
            None => all.push(entity),
        }
        numbers.push(id);
    }
    numbers
}

struct Joiner<'a> {
    document: &'a Document<'a>,
    entities: Vec<Draft<'a>>,
    /// By folded name.
    named: HashMap<(EntityKind, String), usize>,
    /// Last person of a first or last name.
    people: HashMap<&'a str, usize, Hasher>,
    /// Organizations by their first word.
    by_first_word: HashMap<&'a str, Vec<usize>, Hasher>,
    /// Organizations by their initials.
    by_initials: HashMap<String, usize>,
}

struct Draft<'a> {
    kind: EntityKind,
    names: Vec<&'a str>,
    mentions: Vec<Span>,
}

/// Small letters, without marks that differ from mention to mention.
fn fold(name: &str) -> String {
    name.chars().filter(|sign| !matches!(sign, '’' | '\'' | ',')).flat_map(char::to_lowercase).collect()
}

/// A firm's name without its legal ending.
fn without_ending(name: &str) -> &str {
    let mut name = name;
    while let Some((rest, last)) = name.rsplit_once([' ', ',']) {
        let rest = rest.trim_end_matches([',', ' ']);
        if !LEGAL.contains(&last) || rest.is_empty() {
            break;
        }
        name = rest;
    }
    name
}

fn initials(name: &str) -> String {
    let words = name.split(|sign: char| sign.is_whitespace() || sign == '-');
    words.filter_map(|word| word.chars().next()).filter(|sign| sign.is_uppercase()).collect()
}

fn is_acronym(name: &str) -> bool {
    let letters = name.chars().filter(|sign| sign.is_alphabetic());
    (2..=8).contains(&name.len())
        && !name.contains(' ')
        && letters.clone().filter(|sign| sign.is_uppercase()).count() >= 2
        && name.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '.' | '&'))
}

impl<'a> Joiner<'a> {
    fn new(document: &'a Document<'a>) -> Self {
        Self {
            document,
            entities: Vec::new(),
            named: HashMap::new(),
            people: HashMap::default(),
            by_first_word: HashMap::default(),
            by_initials: HashMap::new(),
        }
    }

    /// The entity that a name right before, in or outside parentheses, introduces: `Long Name (LN)`.
    fn introduced(&self, before: Span, this: Span) -> Option<usize> {
        let between = self.document.text.get(before.end()..this.start())?;
        let introduces = matches!(between.trim_start_matches(['”', '’', '"']), " (" | ", or " | " (the " | " (“" | " (\"")
            && is_acronym(self.document.slice(this));
        if !introduces {
            return None;
        }
        let last = self.entities.iter().rposition(|entity| entity.mentions.last() == Some(&before))?;
        let (first, acronym) = (self.document.slice(before).chars().next()?, self.document.slice(this).chars().next()?);
        first.to_lowercase().eq(acronym.to_lowercase()).then_some(last)
    }

    fn add(&mut self, span: Span, kind: EntityKind, introduces: Option<usize>) {
        let name = self.document.slice(span);
        let introduced = introduces.filter(|index| self.entities[*index].kind == kind);
        let known = introduced.or_else(|| self.named.get(&(kind, key(name, kind))).copied()).or_else(|| match kind {
            EntityKind::Person => self.person(name),
            EntityKind::Organization => self.organization(name),
            EntityKind::Place => None,
        });
        let index = known.unwrap_or_else(|| {
            self.entities.push(Draft { kind, names: Vec::new(), mentions: Vec::new() });
            self.entities.len() - 1
        });
        let entity = &mut self.entities[index];
        entity.mentions.push(span);
        if !entity.names.contains(&name) && entity.names.len() < 12 {
            entity.names.push(name);
        }
        self.remember(name, kind, index);
    }

    fn remember(&mut self, name: &'a str, kind: EntityKind, index: usize) {
        self.named.entry((kind, key(name, kind))).or_insert(index);
        let mut words = name.split_whitespace();
        match kind {
            EntityKind::Person => {
                let (first, last) = (words.next(), words.last());
                for word in first.into_iter().chain(last) {
                    self.people.insert(word, index);
                }
            }
            EntityKind::Organization => {
                if let Some(first) = words.next() {
                    let known = self.by_first_word.entry(first).or_default();
                    if !known.contains(&index) {
                        known.push(index);
                    }
                }
                let initials = initials(name);
                if initials.len() > 1 {
                    self.by_initials.entry(initials).or_insert(index);
                }
            }
            EntityKind::Place => {}
        }
    }

    /// A person of the same last name, or, alone, of the same first name.
    fn person(&self, name: &str) -> Option<usize> {
        let words: Vec<&str> = name.split_whitespace().collect();
        let (first, last) = (*words.first()?, *words.last()?);
        let index = *self.people.get(last)?;
        let known = &self.entities[index];
        let fits = |other: &&str| {
            // `Van der Laan` for `Ineke van der Laan`.
            let ending = other.len().checked_sub(name.len()).and_then(|at| other.get(at..));
            if words.len() > 1 && ending.is_some_and(|ending| ending.eq_ignore_ascii_case(name)) {
                return true;
            }
            let others: Vec<&str> = other.split_whitespace().collect();
            let same_last = others.last() == Some(&last);
            let same_first = others.first() == Some(&first) || initial(others.first(), first);
            match (words.len(), others.len()) {
                (1, 1) => same_last,
                (1, _) => same_last || others.first() == Some(&first),
                (_, 1) => same_last,
                _ => same_last && same_first,
            }
        };
        // Every full name of the entity must fit: two people may share a last name.
        let mut full = known.names.iter().filter(|other| other.contains(' '));
        let all_fit = if words.len() > 1 { full.all(&fits) } else { true };
        (all_fit && known.names.iter().any(fits)).then_some(index)
    }

    /// An organization of which this is the acronym, the short form, or the longer form.
    fn organization(&self, name: &str) -> Option<usize> {
        if is_acronym(name) {
            let letters: String = name.chars().filter(|sign| sign.is_alphanumeric()).collect();
            if let Some(index) = self.by_initials.get(&letters) {
                return Some(*index);
            }
        }
        let bare = without_ending(name);
        let candidates = self.by_first_word.get(name.split_whitespace().next()?)?;
        candidates.iter().rev().take(20).copied().find(|index| {
            self.entities[*index].names.iter().any(|other| {
                let other = without_ending(other);
                let (short, long) = if bare.len() <= other.len() { (bare, other) } else { (other, bare) };
                let whole_words =
                    long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', '-']));
                whole_words && !is_generic(short) && (short.contains(' ') || !is_acronym(short) || long == short)
            })
        })
    }

    fn finish(self) -> Vec<Entity> {
        self.entities.into_iter().map(Draft::finish).collect()
    }
}

/// `J.` and `Jo` may be one person's first name.
fn initial(other: Option<&&str>, first: &str) -> bool {
    let starts = |initial: &str, name: &str| initial.ends_with('.') && initial.len() == 2 && name.starts_with(&initial[..1]);
    other.is_some_and(|other| starts(other, first) || starts(first, other))
}

/// First words that many organizations share.
fn is_generic(word: &str) -> bool {
    matches!(
        word,
        "University"
            | "Bank"
            | "Ministry"
            | "Department"
            | "Office"
            | "National"
            | "American"
            | "British"
            | "European"
            | "International"
            | "Royal"
            | "United"
            | "First"
            | "New"
            | "House"
            | "Supreme"
            | "High"
            | "District"
            | "Federal"
            | "State"
            | "City"
            | "General"
            | "World"
            | "Democratic"
            | "Republican"
            | "Court"
            | "School"
            | "Committee"
            | "Commission"
            | "Council"
            | "Institute"
            | "Association"
            | "Central"
            | "North"
            | "South"
            | "East"
            | "West"
            | "Air"
            | "Chinese"
            | "Russian"
            | "Indian"
            | "African"
            | "Israeli"
            | "Palestinian"
            | "Canadian"
            | "Australian"
    )
}

fn key(name: &str, kind: EntityKind) -> String {
    let folded = match kind {
        EntityKind::Organization => fold(without_ending(name)),
        _ => fold(name),
    };
    match SAME_PLACE.iter().find(|(short, _)| kind == EntityKind::Place && *short == folded) {
        Some((_, long)) => (*long).to_owned(),
        None => folded,
    }
}

impl Draft<'_> {
    /// The fullest name becomes the canonical one; capitals throughout only where there is no other.
    fn finish(self) -> Entity {
        let shouted = |name: &str| name.len() > 4 && !name.chars().any(char::is_lowercase);
        let rank = |name: &&&str| (!is_acronym(name) || self.kind == EntityKind::Place, !shouted(name), name.len());
        let name = self.names.iter().rev().max_by_key(rank).copied().unwrap_or("");
        let aliases = self.names.iter().filter(|other| **other != name).map(|other| (*other).to_owned()).collect();
        Entity { kind: self.kind, name: name.to_owned(), aliases, mentions: self.mentions, references: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use EntityKind::{Organization, Person, Place};

    fn joined(text: &str, names: &[(&str, EntityKind)]) -> Vec<(String, usize)> {
        let article = Article::from_paragraphs([text]);
        let document = Document::new(&article.body, article.body.blocks());
        let mut from = 0;
        let spans = names.iter().map(|(name, kind)| {
            let at = from + text[from..].find(name).unwrap();
            from = at + name.len();
            Name { span: Span::new(at, from), kind: NameKind::Entity(*kind) }
        });
        let spans: Vec<_> = spans.collect();
        join(&document, &spans).into_iter().map(|entity| (entity.name, entity.mentions.len())).collect()
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
        assert_eq!(joined(text, &names), [("Ana Silva".into(), 2), ("Bo Silva".into(), 2), ("Jo Roe".into(), 2)]);
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
    fn names_of_one_place_are_one() {
        assert_eq!(
            joined("The U.S. and the United States", &[("U.S.", Place), ("United States", Place)]),
            [("United States".into(), 2)]
        );
    }
}
