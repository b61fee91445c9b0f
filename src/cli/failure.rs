use std::{io, process::ExitCode};

use crate::source;

/// Why a command ended without doing what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The arguments don't make sense together.
    #[error("{0}")]
    Usage(String),
    /// Data that can't be read.
    #[error("{0}")]
    Data(#[from] source::Error),
    /// Some inputs failed; each was reported when it did.
    #[error("some inputs could not be read")]
    Reported,
    /// The terminal or standard output failed.
    #[error("{0}")]
    Io(#[from] io::Error),
}

impl Failure {
    /// Prints it to standard error and gives the exit status. A closed pipe is no failure: the
    /// reader at its other end has had enough.
    pub fn report(&self) -> ExitCode {
        match self {
            Self::Io(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Self::Reported => {}
            _ => eprintln!("pullquote: {self}"),
        }
        match self {
            Self::Usage(_) => ExitCode::from(2),
            _ => ExitCode::from(1),
        }
    }
}
