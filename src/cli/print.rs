//! What is printed where there is no terminal to read on.

use std::io::{self, BufWriter, Write};

use super::{Failure, samples};
use crate::{
    export,
    source::{self, Collection, Format, Opened},
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
