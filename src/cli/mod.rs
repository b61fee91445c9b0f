//! The command line: one file a command. It knows every other room; only `main` knows it.

mod annotate;
mod arguments;
mod failure;
mod print;
mod read;
mod samples;
mod waiting;

use std::process::ExitCode;

use clap::Parser;

pub use arguments::{Arguments, Command};
use failure::Failure;

/// Parses the arguments, runs the command, and gives the exit status: 0, 1 for bad data, 2 for
/// bad usage.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Nothing is left to be done where even the usage can't be printed.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn run(arguments: &Arguments) -> Result<(), Failure> {
    match &arguments.command {
        Some(Command::Annotate(command)) => annotate::run(command),
        None if arguments.list_formats => print::formats(),
        None if arguments.list_samples => print::samples(),
        None => read::run(arguments),
    }
}
