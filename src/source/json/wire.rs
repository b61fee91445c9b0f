//! Our own JSON form, as it is written. `assets/article.schema.json` describes it.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, Visitor},
};

use crate::article::{BlockKind, EntityKind, Form};

/// An article.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Article {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    pub body: Vec<Block>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quotes: Option<Vec<Quote>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entities: Option<Vec<Entity>>,
}

/// A block: a plain string is a paragraph.
#[derive(Debug, Serialize, Deserialize)]
#[serde(
    untagged,
    expecting = "expected a string, or an object with kind (heading, paragraph, caption, list_item, block_quote) and text"
)]
pub enum Block {
    Paragraph(String),
    Block { kind: BlockKind, text: String },
}

/// A place in the body: by offsets in code points, or by the words that stand there.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "offset")]
    pub start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "offset")]
    pub end: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exact: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
}

/// An offset, of which an error says what it counts.
fn offset<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<usize>, D::Error> {
    struct Offset(usize);
    struct Count;
    impl Visitor<'_> for Count {
        type Value = Offset;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("a code point offset, 0 or more")
        }

        fn visit_u64<E: de::Error>(self, count: u64) -> Result<Offset, E> {
            // One that does not fit is past the end of every text.
            Ok(Offset(usize::try_from(count).unwrap_or(usize::MAX)))
        }
    }
    impl<'de> Deserialize<'de> for Offset {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_u64(Count)
        }
    }
    Ok(Option::<Offset>::deserialize(deserializer)?.map(|Offset(count)| count))
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Link {
    #[serde(flatten)]
    pub place: Place,
    pub target: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Quote {
    #[serde(flatten)]
    pub place: Place,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Place>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Speaker>,
}

/// A speaker: a string is the name.
#[derive(Debug, Serialize, Deserialize)]
#[serde(
    untagged,
    expecting = "expected a string, or an object with name (start and end, where given, are code point offsets, 0 or more)"
)]
pub enum Speaker {
    Name(String),
    Speaker {
        name: String,
        /// The name of the entity that speaks, where it is one of `entities`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        entity: Option<String>,
        #[serde(flatten)]
        place: Place,
    },
}

impl Speaker {
    /// The name.
    pub fn name(&self) -> &str {
        match self {
            Self::Name(name) | Self::Speaker { name, .. } => name,
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Entity {
    pub kind: EntityKind,
    pub name: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Where it is named; without them its names are looked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mentions: Option<Vec<Place>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Place>,
    /// The names of the organizations that a person belongs to, where they are among `entities`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organizations: Vec<String>,
}
