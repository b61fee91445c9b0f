//! What is printed where there is no terminal to read on.

use std::io::{self, BufWriter, IsTerminal, Write};

use super::{Failure, samples};
use crate::{
    export,
    source::{self, Collection, Format, Opened},
};

/// Standard output, buffered.
pub fn stdout() -> BufWriter<io::StdoutLock<'static>> {
    BufWriter::new(io::stdout().lock())
}

/// Standard output for data, which gives every sign as it came. Where it is a terminal, what would command it is
/// written otherwise: in JSON as an escape that means the same, else as the marker that the reader shows.
pub fn data(is_json: bool) -> Data {
    let out = stdout();
    Data { shown: io::stdout().is_terminal().then_some(if is_json { escaped } else { marked }), out }
}

/// See [`data`].
pub struct Data {
    /// How a piece of what is written is shown.
    shown: Option<fn(&str) -> String>,
    out: BufWriter<io::StdoutLock<'static>>,
}

impl Write for Data {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.shown {
            // Pieces are cut between signs: they are strings, or whole documents.
            Some(shown) => self.out.write_all(shown(&String::from_utf8_lossy(bytes)).as_bytes()).map(|()| bytes.len()),
            None => self.out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn escaped(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for sign in json.chars() {
        if source::is_harmless(sign) {
            shown.push(sign);
        } else {
            shown.extend(sign.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    shown
}

fn marked(text: &str) -> String {
    let is_kept = |sign: char| sign == '\r' || source::is_harmless(sign);
    text.chars().map(|sign| if is_kept(sign) { sign.to_string() } else { source::harmless(&sign.to_string()) }).collect()
}

/// The formats that can be read.
pub fn formats() -> Result<(), Failure> {
    let mut out = stdout();
    for format in Format::ALL {
        writeln!(out, "{:<12} {}", format.name(), format.example())?;
    }
    Ok(out.flush()?)
}

/// The samples.
pub fn samples() -> Result<(), Failure> {
    let mut out = stdout();
    for sample in &samples::ALL {
        writeln!(out, "{:<12} {}", sample.name, sample.about)?;
    }
    Ok(out.flush()?)
}

/// An article as readable text, or a list as one line an item; `name` is where it comes from.
pub fn opened(opened: &Opened, name: &str) -> Result<(), Failure> {
    let mut out = stdout();
    match opened {
        Opened::Article(article) => {
            notices(name, &article.notices);
            export::text::write_article(article, &mut out)?;
        }
        Opened::Collection(list) => {
            notices(name, list.notice().as_slice());
            lines(list.as_ref(), &mut out)?;
        }
    }
    Ok(out.flush()?)
}

/// What one should know of the loading, on standard error.
pub fn notices(name: &str, notices: &[String]) {
    for notice in notices {
        eprintln!("pullquote: {}: {notice}", source::harmless(name));
    }
}

/// What stands between two articles.
pub fn empty_line() -> Result<(), Failure> {
    Ok(writeln!(stdout())?)
}

/// One line an item: day, publisher, headline, or why it can't be opened.
fn lines(list: &dyn Collection, out: &mut impl Write) -> io::Result<()> {
    for item in list.items() {
        let day = item.published.as_ref().map_or("", |date| date.day());
        let publisher = item.publisher.as_deref().unwrap_or("");
        match &item.error {
            Some(error) => {
                let space = if item.headline.is_empty() { "" } else { " " };
                writeln!(out, "{day}\t{publisher}\t{}{space}[{error}]", item.headline)?;
            }
            None => writeln!(out, "{day}\t{publisher}\t{}", item.headline)?,
        }
    }
    Ok(())
}
