//! `pullquote annotate`: articles with their quotes, speakers and names, on standard output.

use std::{
    io::{BufRead, BufReader, Read, Write},
    num::NonZeroUsize,
    ops::ControlFlow,
};

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Failure, arguments, arguments::Output, print, read};
use crate::{
    annotate::{Engine, in_order},
    article::{Article, Body, Line},
    export::{self, Annotated},
    source::{self, Collection, Error, ErrorKind, Input, Opened},
};

/// Bytes of a first line past which it is not looked at as `{id, text}`.
const LONGEST_LINE: u64 = 256 * 1024 * 1024;

/// Prints every article of every input. An input that can't be read is reported, costs no other,
/// and makes the exit status 1.
pub fn run(command: &arguments::Annotate) -> Result<(), Failure> {
    let (engine, options) = (read::engine(&command.finding)?, command.options()?);
    let list = export::json::List::default();
    let mut printer = Printer { engine, output: command.format, list, out: print::data(command.format.is_json()), failed: false };
    if command.format == Output::Csv {
        write!(printer.out, "{}\r\n", export::csv::HEADER)?;
    }
    for input in command.inputs() {
        if command.format == Output::Spans && command.from.is_none() && command.annotations.is_none() {
            printer.lines_or_articles(&input, &options)?;
        } else {
            printer.input(&input, &options)?;
        }
    }
    printer.list.end(&mut printer.out)?;
    printer.out.flush()?;
    if printer.failed { Err(Failure::Reported) } else { Ok(()) }
}

struct Printer<W: Write> {
    engine: Engine,
    output: Output,
    /// The articles of JSON, which together are one document.
    list: export::json::List,
    out: W,
    failed: bool,
}

/// A line of `{id, text}`: offsets are counted in exactly this text.
#[derive(Deserialize)]
struct Verbatim {
    #[serde(deserialize_with = "id")]
    id: Box<RawValue>,
    text: String,
}

/// An id is a string or a number, which is given back as it was written: `1.0` is not `1` to the
/// program that asks.
fn id<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Box<RawValue>, D::Error> {
    let id = Box::<RawValue>::deserialize(deserializer)?;
    if id.get().starts_with(['"', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) {
        Ok(id)
    } else {
        Err(serde::de::Error::custom("expected a string or a number as id"))
    }
}

impl<W: Write> Printer<W> {
    fn report(&mut self, error: &Error) {
        eprintln!("pullquote: {error}");
        self.failed = true;
    }

    fn input(&mut self, input: &Input, options: &source::Options) -> Result<(), Failure> {
        self.opened(source::open(input, options), &input.name())
    }

    fn opened(&mut self, opened: Result<Opened, Error>, name: &str) -> Result<(), Failure> {
        match opened {
            Ok(Opened::Article(article)) => self.article(&article, name),
            Ok(Opened::Collection(list)) => self.list(list.as_ref(), name),
            Err(error) => {
                self.report(&error);
                Ok(())
            }
        }
    }

    fn article(&mut self, article: &Article, name: &str) -> Result<(), Failure> {
        if self.output != Output::Json {
            return Ok(print(&self.engine, self.output, article, name, &mut self.out)?);
        }
        let mut bytes = Vec::new();
        print(&self.engine, self.output, article, name, &mut bytes)?;
        Ok(self.write(bytes)?)
    }

    /// Writes what was made of an article.
    fn write(&mut self, article: Vec<u8>) -> std::io::Result<()> {
        match self.output {
            Output::Json => self.list.push(article, &mut self.out),
            _ => self.out.write_all(&article),
        }
    }

    /// Prints the articles of a list, side by side if there are threads for it.
    fn list(&mut self, list: &dyn Collection, name: &str) -> Result<(), Failure> {
        print::notices(name, list.notice().as_slice());
        let (engine, output) = (self.alone(), self.output);
        let numbers = (0..).take_while(|index| list.wait(*index));
        let printed = |index| -> Result<Vec<u8>, Error> {
            let article = list.load(index)?;
            let mut bytes = Vec::new();
            let name = format!("{name}#{}", index + 1);
            let unprintable = |error: std::io::Error| Error::new(ErrorKind::Malformed, name.as_str(), error.to_string());
            print(&engine, output, &article, &name, &mut bytes).map_err(unprintable)?;
            Ok(bytes)
        };
        self.in_order(numbers, printed)
    }

    /// The engine for one of several threads.
    fn alone(&self) -> Engine {
        self.engine.clone().with_jobs(NonZeroUsize::MIN)
    }

    /// Writes what `work` makes of each item, in their order; reports what fails.
    fn in_order<Item: Send>(
        &mut self,
        items: impl Iterator<Item = Item> + Send,
        work: impl Fn(Item) -> Result<Vec<u8>, Error> + Sync,
    ) -> Result<(), Failure> {
        let done = in_order(self.engine.jobs(), items, work, |answer| match answer {
            Ok(bytes) => self.write(bytes).map_or_else(ControlFlow::Break, ControlFlow::Continue),
            Err(error) => {
                self.report(&error);
                ControlFlow::Continue(())
            }
        });
        match done {
            ControlFlow::Break(error) => Err(error.into()),
            ControlFlow::Continue(()) => Ok(()),
        }
    }

    /// Answers lines of `{id, text}` one for one, if that is what the input holds; any other
    /// input is printed as the articles that it is.
    fn lines_or_articles(&mut self, input: &Input, options: &source::Options) -> Result<(), Failure> {
        let mut reader: Box<dyn BufRead + Send> = match input {
            Input::Stdin => Box::new(BufReader::new(std::io::stdin())),
            Input::Path(path) => match std::fs::File::open(path) {
                Ok(file) => Box::new(BufReader::new(file)),
                Err(_) => return self.input(input, options),
            },
            Input::Address(_) => return self.input(input, options),
        };
        let mut first = String::new();
        // A directory can be opened but not read: the one door says so in words.
        let opens_object = reader.fill_buf().is_ok_and(|start| start.first() == Some(&b'{'));
        let whole_line = opens_object && reader.by_ref().take(LONGEST_LINE).read_line(&mut first).is_ok();
        let is_verbatim = whole_line && serde_json::from_str::<Verbatim>(&first).is_ok();
        let rest = std::io::Cursor::new(first).chain(reader);
        match input {
            _ if is_verbatim => self.lines(rest, input),
            Input::Stdin => self.opened(source::read(rest, &input.name(), options), &input.name()),
            _ => self.input(input, options),
        }
    }

    fn lines(&mut self, reader: impl BufRead + Send, input: &Input) -> Result<(), Failure> {
        let engine = self.alone();
        let is_blank = |line: &std::io::Result<String>| line.as_ref().is_ok_and(|line| line.trim().is_empty());
        let lines = reader.lines().enumerate().filter(|(_, line)| !is_blank(line));
        // What can't be read has no end either: the line that says so is the last.
        let mut broken = false;
        let lines = lines.take_while(|(_, line)| !std::mem::replace(&mut broken, line.is_err()));
        self.in_order(lines, |(index, line)| match line {
            Ok(line) => answer(&engine, &line, index + 1, input),
            Err(error) => Err(Error::new(ErrorKind::Unreadable, input.name(), error.to_string()).at_line(index + 1)),
        })
    }
}

/// Annotates an article and prints it.
fn print(engine: &Engine, output: Output, article: &Article, name: &str, out: &mut impl Write) -> std::io::Result<()> {
    print::notices(name, &article.notices);
    let annotations = engine.annotate(article);
    let annotated = Annotated { article, annotations: &annotations };
    let source = article.url.as_ref().map_or(name, Line::raw);
    match output {
        Output::Json => export::json::write(annotated, out),
        Output::Jsonl => export::json::write_line(annotated, out),
        Output::Spans => export::spans::write(source, annotated, out),
        Output::Text => export::text::write(annotated, out),
        Output::Csv => export::csv::write(source, annotated, out),
        Output::Markdown => export::markdown::write(annotated, out),
    }
}

fn answer(engine: &Engine, line: &str, number: usize, input: &Input) -> Result<Vec<u8>, Error> {
    let malformed = |message: String| Error::new(ErrorKind::Malformed, input.name(), message).at_line(number);
    let Verbatim { id, text } = serde_json::from_str(line).map_err(|error| {
        malformed(format!("expected one object {{id, text}} a line: {}", source::harmless(&error.to_string())))
    })?;
    let body = Body::verbatim(text).map_err(|error| malformed(error.to_string()))?;
    let article = Article { body, ..Article::default() };
    let annotations = engine.annotate(&article);
    let mut out = Vec::new();
    export::spans::write(&id, Annotated { article: &article, annotations: &annotations }, &mut out)
        .map_err(|error| malformed(error.to_string()))?;
    Ok(out)
}
