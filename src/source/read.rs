use std::{
    fs::File,
    io::{self, Cursor, Read, Seek},
    sync::Arc,
};

use encoding_rs::Encoding;

use super::{
    Collection, Error, ErrorKind, Format, Input, Progress, address,
    charset::{self, Decoded},
    detect::{self, Look},
    files::Files,
    json, plain, sanitize,
};
#[cfg(feature = "formats")]
use super::{
    lines::{Lines, Peeked},
    unpack::Packing,
};
use crate::article::Article;

/// Bytes that are read at most; an endless stream must end somewhere.
const MOST: u64 = 2 * 1024 * 1024 * 1024;
/// Bytes of a stream of unknown length that are read at most.
const MOST_OF_STREAM: u64 = 256 * 1024 * 1024;

/// Control characters of a document: each is shown as a marker, and kept beside it.
const MOST_CONTROLS: usize = 1_000_000;

/// What a source turned out to hold.
pub enum Opened {
    /// One article.
    Article(Box<Article>),
    /// A list of them.
    Collection(Arc<dyn Collection>),
}

/// How to read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The format, where the user named one; else it is found by content.
    pub format: Option<Format>,
    /// Annotations that stand in a file of their own, of the one article that is read.
    #[cfg(feature = "formats")]
    pub beside: Option<Arc<super::Beside>>,
    /// The bounds of what is fetched.
    #[cfg(feature = "fetch")]
    pub network: super::fetch::Network,
    /// How far it has come; tells it to stop, too.
    pub progress: Progress,
}

impl Options {
    /// The same, watched and given up through a progress of its own.
    pub(super) fn watched(&self, progress: &Progress) -> Self {
        Self { progress: progress.clone(), ..self.clone() }
    }
}

/// Reads a source.
///
/// # Errors
/// When it can't be read, or is not of a known format, or is malformed: see [`Error`].
pub fn open(input: &Input, options: &Options) -> Result<Opened, Error> {
    let name = sanitize::line(&input.name());
    let opened = opened(input, &name, options)?;
    one_for_annotations(&opened, &name, options)?;
    Ok(opened)
}

/// Refuses a list where there are annotations, which are of one article.
#[cfg(feature = "formats")]
fn one_for_annotations(opened: &Opened, name: &str, options: &Options) -> Result<(), Error> {
    if let (Opened::Collection(_), Some(beside)) = (opened, &options.beside) {
        let message = format!("is a list of articles; the annotations of {} are of one", beside.name());
        return Err(Error::new(ErrorKind::Malformed, name, message));
    }
    Ok(())
}

/// Without other formats no annotations stand in a file of their own.
#[cfg(not(feature = "formats"))]
#[allow(clippy::unnecessary_wraps, reason = "the same call with and without other formats")]
const fn one_for_annotations(_opened: &Opened, _name: &str, _options: &Options) -> Result<(), Error> {
    Ok(())
}

fn opened(input: &Input, name: &str, options: &Options) -> Result<Opened, Error> {
    match input {
        Input::Stdin => stream(io::stdin(), name, options),
        Input::Path(path) => {
            let unreadable = |error: io::Error| unreadable(name, &error);
            let metadata = path.metadata().map_err(unreadable)?;
            if metadata.is_dir() {
                return Err(Error::new(ErrorKind::Unreadable, name, "is a folder; name a file in it"));
            }
            let file = File::open(path).map_err(unreadable)?;
            if metadata.is_file() { regular(file, metadata.len(), name, options) } else { stream(file, name, options) }
        }
        Input::Address(text) => address::open(text, options),
    }
}

/// Reads a file that has a length and can be read at any place.
fn regular(mut file: File, length: u64, name: &str, options: &Options) -> Result<Opened, Error> {
    let unreadable = |error: io::Error| unreadable(name, &error);
    let start = start(&mut file).map_err(unreadable)?;
    file.rewind().map_err(unreadable)?;
    #[cfg(feature = "formats")]
    {
        if Packing::of(&start).is_some() {
            return stream(file, name, options);
        }
        let is_lines = Peeked::new(&start, &file, options).map_err(unreadable)?.is_lines;
        file.rewind().map_err(unreadable)?;
        if is_lines {
            return Ok(Opened::Collection(Lines::of_file(file, name).map_err(unreadable)?));
        }
    }
    format(&start, name, options)?;
    parse(bytes(file, length, MOST, name)?, name, options)
}

/// Reads a stream to its end; one of JSON lines goes on while it is read.
///
/// # Errors
/// As [`open`].
pub fn read(stream: impl Read + Send + 'static, name: &str, options: &Options) -> Result<Opened, Error> {
    let opened = self::stream(stream, name, options)?;
    one_for_annotations(&opened, name, options)?;
    Ok(opened)
}

fn stream(mut stream: impl Read + Send + 'static, name: &str, options: &Options) -> Result<Opened, Error> {
    let start = start(&mut stream).map_err(|error| unreadable(name, &error))?;
    #[cfg(feature = "formats")]
    if let Some(packing) = Packing::of(&start) {
        let mut unpacked = packing.unpack(Cursor::new(start).chain(stream));
        let start = self::start(&mut unpacked).map_err(|error| unreadable(name, &error))?;
        return known(&start, unpacked, name, options);
    }
    known(&start, stream, name, options)
}

/// Reads a stream whose start was read to know it.
fn known(start: &[u8], stream: impl Read + Send + 'static, name: &str, options: &Options) -> Result<Opened, Error> {
    format(start, name, options)?;
    let stream = Cursor::new(start.to_vec()).chain(stream);
    #[cfg(feature = "formats")]
    let stream = {
        let unreadable = |error: io::Error| unreadable(name, &error);
        let Peeked { read, rest, is_lines } = Peeked::new(start, stream, options).map_err(unreadable)?;
        let stream = Cursor::new(read).chain(rest);
        if is_lines {
            return Ok(Opened::Collection(Lines::of_stream(stream, name).map_err(unreadable)?));
        }
        stream
    };
    parse(bytes(stream, 0, MOST_OF_STREAM, name)?, name, options)
}

/// The first bytes of a stream, enough to know it by.
fn start(stream: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    stream.take(detect::START as u64).read_to_end(&mut start)?;
    Ok(start)
}

pub(super) fn unreadable(name: &str, error: &io::Error) -> Error {
    let told = error.to_string();
    // The number of the system's error tells people nothing.
    let words = told.split(" (os error").next().unwrap_or(&told);
    let is_address = error.kind() == io::ErrorKind::NotFound && (name.starts_with("www.") || name.contains("://"));
    let hint = if is_address { "; an address begins with http:// or https://" } else { "" };
    Error::new(ErrorKind::Unreadable, name, format!("{}{hint}", sanitize::line(words)))
}

/// Reads several inputs as one list.
pub fn open_all(inputs: Vec<Input>, options: Options) -> Arc<dyn Collection> {
    Arc::new(Files::new(inputs, options))
}

/// All bytes of a stream, if they are not more than `most`.
pub(super) fn bytes(stream: impl Read, expected: u64, most: u64, name: &str) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::with_capacity(expected.min(most) as usize + 1);
    let too_large =
        || Error::new(ErrorKind::TooLarge, name, format!("is longer than {} MB, the most that is read", most / 1024 / 1024));
    if expected > most {
        return Err(too_large());
    }
    let result = stream.take(most + 1).read_to_end(&mut bytes);
    result.map_err(|error| unreadable(name, &error))?;
    if bytes.len() as u64 > most { Err(too_large()) } else { Ok(bytes) }
}

/// Reads bytes that are already at hand; `name` is what messages call them.
///
/// # Errors
/// When they are not of a known format, or are malformed.
pub fn parse(bytes: Vec<u8>, name: &str, options: &Options) -> Result<Opened, Error> {
    document(Document { bytes, name, ..Document::default() }, options)
}

/// Bytes, and what is known of them besides.
#[derive(Default)]
pub(super) struct Document<'a> {
    pub bytes: Vec<u8>,
    /// What messages call them.
    pub name: &'a str,
    /// The address at which they stand.
    #[cfg(feature = "formats")]
    pub address: Option<&'a str>,
    /// The encoding that whoever sent them named.
    pub declared: Option<&'static Encoding>,
}

pub(super) fn document(document: Document<'_>, options: &Options) -> Result<Opened, Error> {
    let Document { bytes, name, .. } = document;
    let format = format(&bytes, name, options)?;
    #[cfg(feature = "formats")]
    if format == Format::Epub {
        return super::epub::read(bytes, name).map(Opened::Collection);
    }
    #[cfg(feature = "formats")]
    if is_lines(format, &bytes, options) {
        let lines = Lines::of_stream(Cursor::new(bytes), name).map_err(|error| unreadable(name, &error))?;
        return Ok(Opened::Collection(lines));
    }
    #[cfg(feature = "formats")]
    let declared =
        document.declared.or_else(|| charset::declared(&bytes).filter(|_| !matches!(format, Format::Json | Format::Text)));
    #[cfg(not(feature = "formats"))]
    let declared = document.declared;
    let Decoded { text, notice } = charset::decode(bytes, declared);
    if text.bytes().filter(|byte| matches!(byte, 0..=8 | 11 | 12 | 14..=31 | 127)).count() > MOST_CONTROLS {
        let message = format!("looks like a binary file: it holds more than {MOST_CONTROLS} control characters");
        return Err(Error::new(ErrorKind::Unknown, name, message));
    }
    #[cfg(feature = "formats")]
    let file = options.beside.as_ref().filter(|_| format == Format::Text).map(|_| text.clone());
    #[cfg_attr(not(feature = "formats"), allow(unused_mut, reason = "annotations beside it are of that feature"))]
    let mut opened = match format {
        Format::Json => json::read(&text, name, options)?,
        Format::Text => {
            let article = plain::read(text).map_err(|error| Error::new(ErrorKind::TooLarge, name, error.to_string()))?;
            Opened::Article(Box::new(article))
        }
        #[cfg(feature = "formats")]
        _ => super::formats::read(format, &text, name, document.address, options)?,
        #[cfg(not(feature = "formats"))]
        _ => {
            return Err(Error::new(
                ErrorKind::Unknown,
                name,
                format!("looks like {}, which this build does not read", format.name()),
            ));
        }
    };
    #[cfg(feature = "formats")]
    if let (Opened::Article(article), Some(beside)) = (&mut opened, &options.beside) {
        beside.give(article, file.as_deref())?;
    }
    Ok(opened.noting(notice))
}

/// The format that a user named, or that the first bytes have.
fn format(start: &[u8], name: &str, options: &Options) -> Result<Format, Error> {
    match (options.format, detect::look(start, name)) {
        (Some(format), _) | (None, Look::Format(format)) => Ok(format),
        (None, Look::Other(what)) => {
            let tried: Vec<_> = Format::ALL.iter().map(|format| format.name()).collect();
            let message = format!("looks like {what}; tried {}, by content and by name", tried.join(", "));
            Err(Error::new(ErrorKind::Unknown, name, message))
        }
    }
}

/// Whether bytes of a format are JSON lines.
#[cfg(feature = "formats")]
fn is_lines(format: Format, bytes: &[u8], options: &Options) -> bool {
    let start = &bytes[..bytes.len().min(detect::START)];
    format == Format::Jsonl || format == Format::Json && Peeked::new(start, bytes, options).is_ok_and(|peeked| peeked.is_lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(bytes: &[u8]) -> Article {
        match parse(bytes.to_vec(), "a", &Options::default()).unwrap() {
            Opened::Article(article) => *article,
            Opened::Collection(_) => panic!("a list"),
        }
    }

    #[test]
    fn older_bytes_are_said_so() {
        assert_eq!(article(b"caf\xe9").notices, ["decoded as windows-1252"]);
    }

    #[test]
    fn what_is_no_article_is_refused_in_words() {
        let Err(error) = parse(b"\x89PNG\r\n\x1a\n\0\0".to_vec(), "a.png", &Options::default()) else { panic!("read a picture") };
        let tried = Format::ALL.map(Format::name).join(", ");
        let expected = format!("a.png: looks like a PNG picture; tried {tried}, by content and by name");
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn a_text_of_too_many_controls_is_binary() {
        let text = format!("A title\n\n{}{}", "Words. ".repeat(1000), "a\u{1b}".repeat(MOST_CONTROLS + 1));
        let Err(error) = parse(text.into_bytes(), "a", &Options::default()) else { panic!("read controls") };
        assert!(error.to_string().contains("looks like a binary file"), "{error}");
    }

    #[test]
    fn a_folder_and_a_missing_file_are_refused_in_words() {
        let folder = tempfile::tempdir().unwrap();
        let error = |path: &std::path::Path| open(&Input::Path(path.into()), &Options::default()).err().unwrap().to_string();
        assert!(error(folder.path()).contains("is a folder"));
        assert!(error(&folder.path().join("none\u{1b}[2J")).ends_with("none^[[2J: No such file or directory"));
        assert!(error("www.post.test/ferry".as_ref()).ends_with("; an address begins with http:// or https://"));
    }
}
