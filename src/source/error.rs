use std::fmt;

/// Why a source could not be read: where, what, and what to do.
///
/// All its strings are harmless to show.
#[derive(Debug)]
pub struct Error {
    /// The file, address or `standard input`.
    pub source: String,
    /// The line, counted from 1, where it is known.
    pub line: Option<usize>,
    /// The place inside the document: a JSON path such as `$.body[2].text`, or an element.
    pub path: Option<String>,
    /// What went wrong.
    pub kind: ErrorKind,
    /// What was wrong and what was expected, one sentence without a full stop.
    pub message: String,
}

/// What sort of failure it is; decides nothing but how a caller goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// The source could not be read at all (missing, a directory, no permission, network).
    Unreadable,
    /// It was read, but is not what it should be.
    Malformed,
    /// It is of a kind that pullquote does not read.
    Unknown,
    /// It is larger or deeper than is allowed.
    TooLarge,
    /// The user gave up.
    Cancelled,
}

impl Error {
    /// An error of a whole source.
    pub fn new(kind: ErrorKind, source: impl Into<String>, message: impl Into<String>) -> Self {
        Self { source: source.into(), line: None, path: None, kind, message: message.into() }
    }

    /// The same, at a line counted from 1.
    #[must_use]
    pub fn at_line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    /// The same, at a place inside the document.
    #[must_use]
    pub fn at_path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.source)?;
        if let Some(line) = self.line {
            write!(formatter, ":{line}")?;
        }
        if let Some(path) = &self.path {
            write!(formatter, ": {path}")?;
        }
        write!(formatter, ": {}", self.message)
    }
}

impl std::error::Error for Error {}
