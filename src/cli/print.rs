//! What is printed where there is no terminal to read on.

use std::io::{self, BufWriter, Write};

use super::{Failure, samples};
use crate::{
    export,
    source::{Collection, Format, Opened},
};

/// Standard output, buffered.
pub fn stdout() -> BufWriter<io::StdoutLock<'static>> {
    BufWriter::new(io::stdout().lock())
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

/// An article as readable text, or a list as one line an item.
pub fn opened(opened: &Opened) -> Result<(), Failure> {
    let mut out = stdout();
    match opened {
        Opened::Article(article) => export::text::write_article(article, &mut out)?,
        Opened::Collection(list) => lines(list.as_ref(), &mut out)?,
    }
    Ok(out.flush()?)
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
            Some(error) => writeln!(out, "{day}\t{publisher}\t[{error}]")?,
            None => writeln!(out, "{day}\t{publisher}\t{}", item.headline)?,
        }
    }
    Ok(())
}
