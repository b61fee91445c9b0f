use std::num::NonZero;

use super::Span;

/// An organization, person or place that the article names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// Its canonical name: the fullest that the article uses.
    pub name: String,
    /// Its other names in the article (`ICE`).
    pub aliases: Vec<String>,
    /// Where a name of it stands, in reading order.
    pub mentions: Vec<Span>,
    /// Where it is meant without a name (`the company`, `he`), in reading order.
    pub references: Vec<Span>,
    /// The organizations that a person is introduced as belonging to (`Ann Lee, president of Acme`), sorted.
    pub organizations: Vec<EntityId>,
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A company, agency, party, team, university and the like.
    Organization,
    /// A person.
    Person,
    /// A place.
    Place,
}

/// The index of an entity in its article's annotations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(NonZero<u32>);

impl Entity {
    /// Whether a name of it stands in a span.
    pub fn is_mentioned_in(&self, span: Span) -> bool {
        let first = self.mentions.partition_point(|mention| mention.start() < span.start());
        self.mentions.get(first).is_some_and(|mention| span.covers(*mention))
    }

    /// Whether a description opens with the name of this organization: `Acme employees`, `Acme’s letter`.
    pub fn owns(&self, description: &str) -> bool {
        let opens =
            |name: &String| description.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with([' ', '’', '\'']));
        self.kind == EntityKind::Organization && std::iter::once(&self.name).chain(&self.aliases).any(opens)
    }
}

impl EntityId {
    /// Of the entity at an index.
    pub const fn new(index: usize) -> Self {
        // Counted from one, so that an `Option` of it takes no more room.
        Self(NonZero::<u32>::MIN.saturating_add(index as u32))
    }

    /// As an index.
    pub const fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

impl EntityKind {
    /// All kinds, in the order in which panes show them.
    pub const ALL: [Self; 3] = [Self::Organization, Self::Person, Self::Place];

    /// Its name in our JSON form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Person => "person",
            Self::Place => "place",
        }
    }

    /// Its label in the forms that spaCy and `CoNLL` made common.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Organization => "ORG",
            Self::Person => "PER",
            Self::Place => "LOC",
        }
    }
}
