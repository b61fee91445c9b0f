use std::path::PathBuf;

/// Something that a user asks to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    Path(PathBuf),
    /// An http or https address.
    Address(String),
}

impl Input {
    /// From an argument: `-` is standard input, `http://…` and `https://…` are addresses, all else
    /// is a file.
    pub fn from_argument(argument: &str) -> Self {
        let lower = argument.get(..8).unwrap_or(argument).to_ascii_lowercase();
        if argument == "-" {
            Self::Stdin
        } else if lower.starts_with("http://") || lower.starts_with("https://") {
            Self::Address(argument.to_owned())
        } else {
            Self::Path(argument.into())
        }
    }

    /// What it is called in messages.
    pub fn name(&self) -> String {
        match self {
            Self::Stdin => "standard input".to_owned(),
            Self::Path(path) => path.display().to_string(),
            Self::Address(address) => address.clone(),
        }
    }
}
