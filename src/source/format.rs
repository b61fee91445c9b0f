/// A form in which articles come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// pullquote's own JSON form.
    Json,
    /// Plain text.
    Text,
}

impl Format {
    /// All of them, in the order in which `--list-formats` shows them.
    pub const ALL: [Self; 2] = [Self::Json, Self::Text];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Text => "text",
        }
    }

    /// An example of its use.
    pub const fn example(self) -> &'static str {
        match self {
            Self::Json => "pullquote article.json",
            Self::Text => "pullquote article.txt",
        }
    }

    /// The format of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}
