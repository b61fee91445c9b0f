//! `pullquote annotate`: articles with their quotes, speakers and names, on standard output.

use std::io::{BufRead, BufReader, Read, Write};

use serde::Deserialize;

use super::{Failure, arguments, arguments::Output, print, read};
use crate::{
    annotate::Engine,
    article::{Article, Body},
    export::{self, Annotated},
    source::{self, Error, ErrorKind, Input, Opened},
};

/// Lines annotated side by side; small enough for the first to come out soon.
const BATCH: usize = 256;

/// Bytes of a first line past which it is not looked at as `{id, text}`.
const LONGEST_LINE: u64 = 256 * 1024 * 1024;

/// Prints every article of every input. An input that can't be read is reported, costs no other,
/// and makes the exit status 1.
pub fn run(command: &arguments::Annotate) -> Result<(), Failure> {
    let engine = read::engine(&command.finding)?;
    let mut printer = Printer { engine, output: command.format, out: print::stdout(), failed: false };
    if command.format == Output::Csv {
        write!(printer.out, "{}\r\n", export::csv::HEADER)?;
    }
    for input in command.inputs() {
        if command.format == Output::Spans && command.from.is_none() {
            printer.lines_or_articles(&input, &command.options())?;
        } else {
            printer.input(&input, &command.options())?;
        }
    }
    printer.out.flush()?;
    if printer.failed { Err(Failure::Reported) } else { Ok(()) }
}

struct Printer<W: Write> {
    engine: Engine,
    output: Output,
    out: W,
    failed: bool,
}

/// A line of `{id, text}`: offsets are counted in exactly this text.
#[derive(Deserialize)]
struct Verbatim {
    #[serde(deserialize_with = "id")]
    id: String,
    text: String,
}

/// An id is a string or a number; it is given back as a string.
fn id<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    match serde_json::Value::deserialize(deserializer)? {
        serde_json::Value::String(id) => Ok(id),
        serde_json::Value::Number(id) => Ok(id.to_string()),
        _ => Err(serde::de::Error::custom("expected a string or a number as id")),
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
            Ok(Opened::Collection(list)) => {
                for (index, article) in list.articles().enumerate() {
                    match article {
                        Ok(article) => self.article(&article, &format!("{name}#{}", index + 1))?,
                        Err(error) => self.report(&error),
                    }
                }
                Ok(())
            }
            Err(error) => {
                self.report(&error);
                Ok(())
            }
        }
    }

    fn article(&mut self, article: &Article, name: &str) -> Result<(), Failure> {
        let annotations = self.engine.annotate(article);
        let annotated = Annotated { article, annotations: &annotations };
        let source = article.url.as_deref().unwrap_or(name);
        match self.output {
            Output::Json => export::json::write(annotated, &mut self.out)?,
            Output::Jsonl => export::json::write_line(annotated, &mut self.out)?,
            Output::Spans => export::spans::write(source, annotated, &mut self.out)?,
            Output::Text => export::text::write(annotated, &mut self.out)?,
            Output::Csv => export::csv::write(source, annotated, &mut self.out)?,
            Output::Markdown => export::markdown::write(annotated, &mut self.out)?,
        }
        Ok(())
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

    fn lines(&mut self, reader: impl BufRead, input: &Input) -> Result<(), Failure> {
        let mut lines = reader.lines().enumerate().peekable();
        while lines.peek().is_some() {
            let mut batch = Vec::with_capacity(BATCH);
            for (index, line) in lines.by_ref().take(BATCH) {
                let line = line?;
                if !line.trim().is_empty() {
                    batch.push((index + 1, line));
                }
            }
            self.batch(&batch, input)?;
        }
        Ok(())
    }

    fn batch(&mut self, lines: &[(usize, String)], input: &Input) -> Result<(), Failure> {
        let jobs = self.engine.jobs().get();
        let engine = self.engine.clone().with_jobs(std::num::NonZeroUsize::MIN);
        let answers: Vec<Result<Vec<u8>, Error>> = std::thread::scope(|scope| {
            let share = lines.len().div_ceil(jobs).max(1);
            let workers: Vec<_> = lines
                .chunks(share)
                .map(|chunk| {
                    let engine = &engine;
                    scope.spawn(move || {
                        chunk.iter().map(|(number, line)| answer(engine, line, *number, input)).collect::<Vec<_>>()
                    })
                })
                .collect();
            workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
        });
        for answer in answers {
            match answer {
                Ok(line) => self.out.write_all(&line)?,
                Err(error) => self.report(&error),
            }
        }
        Ok(())
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
