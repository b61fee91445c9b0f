//! `pullquote THING…`: the reader, or plain text where standard output is no terminal.

use std::io::{IsTerminal, stdin, stdout};

use super::{Arguments, Failure, arguments, print, samples, waiting};
use crate::{
    annotate::Engine,
    library::Library,
    reader,
    source::{self, Input, Opened, Options, Progress},
};

/// Opens what was asked for.
pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let engine = engine(&arguments.finding)?;
    if !stdout().is_terminal() {
        return print_all(arguments);
    }
    let start = match loading(arguments)? {
        Some(start) => start,
        None => opened(arguments)?,
    };
    Ok(reader::run(start, engine, arguments.settings(), Library::of_user())?)
}

/// What was asked for, once it is there; a pipe may let the reader wait.
fn opened(arguments: &Arguments) -> Result<reader::Start, Failure> {
    let inputs = if arguments.things.is_empty() { vec![Input::Stdin] } else { arguments::inputs(&arguments.things) };
    match inputs.as_slice() {
        [input] if arguments.sample.is_none() && waiting::is_pipe(input) => {
            Ok(waiting::open(input.clone(), arguments.options()?)?)
        }
        _ => Ok(open(arguments)?.into()),
    }
}

/// Prints what was asked for, one after the other with an empty line between.
fn print_all(arguments: &Arguments) -> Result<(), Failure> {
    let inputs = arguments::inputs(&arguments.things);
    if inputs.len() < 2 || arguments.sample.is_some() {
        let name = arguments.sample.clone().or_else(|| inputs.first().map(Input::name));
        return print::opened(&open(arguments)?, &name.unwrap_or_else(|| Input::Stdin.name()));
    }
    let options = arguments.options()?;
    for (index, input) in inputs.iter().enumerate() {
        if index > 0 {
            print::empty_line()?;
        }
        print::opened(&source::open(input, &options)?, &input.name())?;
    }
    Ok(())
}

/// A long text shows its first screen at once, and loads meanwhile; an address takes its time too.
fn loading(arguments: &Arguments) -> Result<Option<reader::Start>, Failure> {
    let options = arguments.options()?;
    let Ok([input]) = <[Input; 1]>::try_from(arguments::inputs(&arguments.things)) else { return Ok(None) };
    let preview = match input {
        Input::Address(_) => None,
        _ => match source::preview(&input, &options) {
            Some(preview) => Some(Box::new(preview)),
            None => return Ok(None),
        },
    };
    let title = source::harmless(&input.name());
    let load = Box::new(move |progress: &Progress| source::open(&input, &Options { progress: progress.clone(), ..options }));
    Ok(Some(reader::Start::Loading { title, preview, load }))
}

/// The engine that the arguments ask for.
pub fn engine(finding: &arguments::Finding) -> Result<Engine, Failure> {
    let engine = match &finding.model {
        None => Engine::embedded(),
        Some(path) => {
            let unreadable = |error: &dyn std::fmt::Display| Failure::Usage(format!("--model {}: {error}", path.display()));
            let bytes = std::fs::read(path).map_err(|error| unreadable(&error))?;
            Engine::with_model(bytes).map_err(|error| unreadable(&error))?
        }
    };
    Ok(engine.with_jobs(finding.jobs))
}

fn open(arguments: &Arguments) -> Result<Opened, Failure> {
    if let Some(name) = &arguments.sample {
        let sample = samples::find(name).ok_or_else(|| {
            let names: Vec<_> = samples::ALL.iter().map(|sample| sample.name).collect();
            Failure::Usage(format!("there is no sample {name:?}; there are {}", names.join(", ")))
        })?;
        return Ok(Opened::Article(Box::new(sample.load()?)));
    }
    let options = arguments.options()?;
    let inputs = arguments::inputs(&arguments.things);
    match inputs.as_slice() {
        [] if stdin().is_terminal() => Ok(Opened::Article(Box::new(samples::ALL[0].load()?))),
        [] => Ok(source::open(&Input::Stdin, &options)?),
        [input] => Ok(source::open(input, &options)?),
        _ => Ok(Opened::Collection(source::open_all(inputs, options))),
    }
}
