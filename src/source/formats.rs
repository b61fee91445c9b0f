//! Every format beyond our own JSON form and plain text, by its name.

use super::{Error, ErrorKind, Format, Opened, Options, epub, feed, html, markdown, newsml, nitf, opml};

/// Bytes of a document that is read as a tree.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Reads a text of a format; `address` is where it stands, if that is known.
pub(super) fn read(format: Format, text: &str, name: &str, address: Option<&str>, options: &Options) -> Result<Opened, Error> {
    if text.len() > MOST_BYTES {
        let message = format!("is {} of {} MB; at most {} MB are read", format.name(), text.len() >> 20, MOST_BYTES >> 20);
        return Err(Error::new(ErrorKind::TooLarge, name, message));
    }
    let article = match format {
        Format::Feed => return feed::read(text, name, address, options).map(Opened::Collection),
        Format::Opml => return opml::read(text, name, options).map(Opened::Collection),
        Format::NewsMl => return newsml::read(text, name),
        Format::Epub => return epub::read(text.as_bytes().to_vec(), name).map(Opened::Collection),
        Format::Nitf => nitf::read(text, name)?,
        Format::Markdown => markdown::read(text).map_err(|error| Error::new(ErrorKind::TooLarge, name, error.to_string()))?,
        _ => html::read(text, name, address)?,
    };
    Ok(Opened::Article(Box::new(article)))
}
