use std::{
    fs::File,
    io::{self, Read},
    sync::Arc,
};

use encoding_rs::Encoding;

use super::{
    Collection, Error, ErrorKind, Format, Input, address,
    charset::{self, Decoded},
    detect::{self, Look},
    files::Files,
    json, plain, sanitize,
};
use crate::article::{Article, SEPARATOR};

/// Bytes that are read at most; an endless stream must end somewhere.
const MOST: u64 = 2 * 1024 * 1024 * 1024;
/// Bytes of a stream of unknown length that are read at most.
const MOST_OF_STREAM: u64 = 256 * 1024 * 1024;

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
    /// The bounds of what is fetched.
    #[cfg(feature = "fetch")]
    pub network: super::fetch::Network,
    /// How far a fetch has come; tells it to stop, too.
    #[cfg(feature = "fetch")]
    pub progress: super::fetch::Progress,
}

/// Reads a source.
///
/// # Errors
/// When it can't be read, or is not of a known format, or is malformed: see [`Error`].
pub fn open(input: &Input, options: &Options) -> Result<Opened, Error> {
    let name = sanitize::line(&input.name());
    match input {
        Input::Stdin => read(io::stdin().lock(), &name, options),
        Input::Path(path) => {
            let unreadable = |error: io::Error| Error::new(ErrorKind::Unreadable, &name, sanitize::line(&error.to_string()));
            let metadata = path.metadata().map_err(unreadable)?;
            if metadata.is_dir() {
                return Err(Error::new(ErrorKind::Unreadable, name, "is a folder; name a file in it"));
            }
            let file = File::open(path).map_err(unreadable)?;
            if !metadata.is_file() {
                return read(file, &name, options);
            }
            let bytes = bytes(file, metadata.len(), MOST, &name)?;
            parse(bytes, &name, options)
        }
        Input::Address(text) => address::open(text, options),
    }
}

/// Reads several inputs as one list.
pub fn open_all(inputs: Vec<Input>, options: Options) -> Arc<dyn Collection> {
    Arc::new(Files::new(inputs, options))
}

/// Reads a stream to its end.
///
/// # Errors
/// As [`open`].
pub fn read(stream: impl Read, name: &str, options: &Options) -> Result<Opened, Error> {
    parse(bytes(stream, 0, MOST_OF_STREAM, name)?, name, options)
}

/// All bytes of a stream, if they are not more than `most`.
fn bytes(stream: impl Read, expected: u64, most: u64, name: &str) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::with_capacity(expected.min(most) as usize + 1);
    let too_large =
        || Error::new(ErrorKind::TooLarge, name, format!("is longer than {} MB, the most that is read", most / 1024 / 1024));
    if expected > most {
        return Err(too_large());
    }
    let result = stream.take(most + 1).read_to_end(&mut bytes);
    result.map_err(|error| Error::new(ErrorKind::Unreadable, name, sanitize::line(&error.to_string())))?;
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
    let format = match (options.format, detect::look(&bytes, name)) {
        (Some(format), _) | (None, Look::Format(format)) => format,
        (None, Look::Other(what)) => {
            let known: Vec<_> = Format::ALL.iter().map(|format| format.name()).collect();
            let message = format!("looks like {what}; pullquote reads {}", known.join(", "));
            return Err(Error::new(ErrorKind::Unknown, name, message));
        }
    };
    #[cfg(feature = "formats")]
    if format == Format::Epub {
        return super::epub::read(bytes, name).map(Opened::Collection);
    }
    #[cfg(feature = "formats")]
    let declared =
        document.declared.or_else(|| charset::declared(&bytes).filter(|_| !matches!(format, Format::Json | Format::Text)));
    #[cfg(not(feature = "formats"))]
    let declared = document.declared;
    let Decoded { text, notice } = charset::decode(bytes, declared);
    let mut opened = match format {
        Format::Json => Opened::Article(Box::new(json::own::read(&text, name)?)),
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
    if let Opened::Article(article) = &mut opened {
        article.notices.extend(notice);
    }
    Ok(opened)
}

/// The article of the first part of a long text file, to be read while the rest loads: its body is
/// the start of the whole one's.
pub fn preview(input: &Input, options: &Options) -> Option<Article> {
    const START: u64 = 128 * 1024;
    const LONG: u64 = 1024 * 1024;
    let Input::Path(path) = input else { return None };
    let metadata = path.metadata().ok()?;
    if !metadata.is_file() || metadata.len() < LONG || options.format.is_some_and(|format| format != Format::Text) {
        return None;
    }
    let mut start = Vec::new();
    File::open(path).ok()?.take(START).read_to_end(&mut start).ok()?;
    if detect::look(&start, &path.to_string_lossy()) != Look::Format(Format::Text) && options.format.is_none() {
        return None;
    }
    let text = String::from_utf8(start).or_else(|error| {
        // The last character may have been cut; what is before it is whole.
        let valid = error.utf8_error().valid_up_to();
        let mut bytes = error.into_bytes();
        bytes.truncate(valid);
        String::from_utf8(bytes)
    });
    let mut text = plain::unix_lines(text.ok()?.trim_start_matches('\u{feff}').to_owned());
    text.truncate(text.rfind(SEPARATOR)?);
    plain::read(text).ok()
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
        assert!(error.to_string().starts_with("a.png: looks like a PNG picture; pullquote reads json, "), "{error}");
    }

    #[test]
    fn a_folder_and_a_missing_file_are_refused_in_words() {
        let folder = tempfile::tempdir().unwrap();
        let error = |path: &std::path::Path| open(&Input::Path(path.into()), &Options::default()).err().unwrap().to_string();
        assert!(error(folder.path()).contains("is a folder"));
        assert!(error(&folder.path().join("none\u{1b}[2J")).contains("none^[[2J: No such file"));
    }

    #[test]
    fn a_preview_is_the_start_of_the_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("long.txt");
        std::fs::write(&path, format!("A headline\n\n{}", "Some words of a long text.\n\n".repeat(60_000))).unwrap();
        let input = Input::Path(path);
        let preview = preview(&input, &Options::default()).unwrap();
        let Opened::Article(whole) = open(&input, &Options::default()).unwrap() else { panic!("a list") };
        assert_eq!(preview.headline, whole.headline);
        assert!(preview.body.len() > 10_000 && whole.body.text().starts_with(preview.body.text()));
    }
}
