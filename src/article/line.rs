use std::{fmt, ops::Deref};

/// A text of one line (a headline, a name, an address): harmless to show, as which it is read, and it can be given back
/// as it came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    shown: String,
    /// What the source gave, where that differs.
    raw: Option<Box<str>>,
}

impl Line {
    /// Of what is shown in place of what the source gave.
    pub fn new(shown: String, raw: &str) -> Self {
        let raw = (raw != shown).then(|| raw.into());
        Self { shown, raw }
    }

    /// As the source gave it: not to be shown.
    pub fn raw(&self) -> &str {
        self.raw.as_deref().unwrap_or(&self.shown)
    }
}

impl Deref for Line {
    type Target = str;

    fn deref(&self) -> &str {
        &self.shown
    }
}

impl From<&str> for Line {
    fn from(shown: &str) -> Self {
        shown.to_owned().into()
    }
}

impl From<String> for Line {
    fn from(shown: String) -> Self {
        Self { shown, raw: None }
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}
