use std::{fmt, ops::Deref, sync::Arc};

use super::{EntityId, Span};

/// A span that reports speech.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The reported words, quotation marks included where there are any.
    pub span: Span,
    /// How the speech is reported.
    pub form: Form,
    /// The words that introduce it (`said`, `according to`).
    pub cue: Option<Span>,
    /// Who speaks, where that is known.
    pub speaker: Option<Speaker>,
}

/// How speech is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// All of it in quotation marks.
    Direct,
    /// A quoted fragment inside a sentence of reported speech.
    Mixed,
    /// Reported without marks.
    Indirect,
}

/// The source of a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The words that name the source near the quote (`he`, `the letter`), if any do.
    pub span: Option<Span>,
    /// The entity it stands for, when known.
    pub entity: Option<EntityId>,
    /// The source as a careful reader would name it (`Satya Nadella`, `Microsoft employees`).
    pub name: SharedName,
}

/// A name that all its bearers share, as those who speak do so more than once. It takes the room of one pointer.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SharedName(Arc<String>);

impl Deref for SharedName {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<String> for SharedName {
    fn from(name: String) -> Self {
        Self(Arc::new(name))
    }
}

impl fmt::Debug for SharedName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Form {
    /// Its name in every written form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}
