//! What bytes look like, by their content; by their name only where content can't tell.

use encoding_rs::Encoding;

use super::{Format, markup};

/// What the start of a source looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// A format that is read.
    Format(Format),
    /// Something that is not, with its name and what to do with it.
    Other(&'static str),
}

/// Bytes at the start of a source by which it is known.
pub const START: usize = 4096;

/// Signatures of common files that hold no article.
const OTHERS: [(&[u8], &str); 12] = [
    (b"%PDF", "a PDF file; read it with: pdftotext FILE - | pullquote -"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
];

/// What bytes look like; `name` is the file or address that they come from.
pub fn look(bytes: &[u8], name: &str) -> Look {
    let start = &bytes[..bytes.len().min(START)];
    if start.starts_with(b"PK\x03\x04") {
        let is_book = memchr::memmem::find(start, b"application/epub+zip").is_some() || has_extension(name, &["epub"]);
        return if is_book { Look::Format(Format::Epub) } else { Look::Other("a zip archive; unpack it first") };
    }
    if let Some((_, name)) = OTHERS.iter().find(|(signature, _)| start.starts_with(signature) && is_binary(start)) {
        return Look::Other(name);
    }
    let wide = Encoding::for_bom(start).map(|(encoding, _)| encoding).or_else(|| super::charset::wide(start));
    if is_binary(start) && wide.is_none() {
        return Look::Other("a binary file");
    }
    let text = match wide {
        Some(encoding) => encoding.decode(start).0,
        None => String::from_utf8_lossy(start),
    };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    match text.as_bytes().first() {
        Some(b'{') if text.contains("//jsonfeed.org/version") || text.contains(r"\/\/jsonfeed.org\/version") => {
            Look::Format(Format::Feed)
        }
        _ if is_json(text.as_bytes()) => Look::Format(Format::Json),
        // Markdown may begin with a piece of HTML.
        Some(b'<') if !is_markdown(name) || markup::is_page(text) => markup::look(text).unwrap_or_else(|| by_name(name)),
        _ => by_name(name),
    }
}

/// Of a text whose content does not tell.
fn by_name(name: &str) -> Look {
    Look::Format(if is_markdown(name) {
        Format::Markdown
    } else if has_extension(name, &["html", "htm", "xhtml"]) {
        Format::Html
    } else {
        Format::Text
    })
}

fn is_markdown(name: &str) -> bool {
    has_extension(name, &["md", "markdown"])
}

fn has_extension(name: &str, extensions: &[&str]) -> bool {
    let path = if name.contains("://") { name.split(['?', '#']).next().unwrap_or(name) } else { name };
    path.rsplit_once('.').is_some_and(|(_, end)| extensions.iter().any(|extension| end.eq_ignore_ascii_case(extension)))
}

/// Whether a text opens as JSON does; a sentence may begin with a bracket too.
fn is_json(text: &[u8]) -> bool {
    let inside = |rest: &[u8], signs: &[u8]| rest.trim_ascii_start().first().is_none_or(|sign| signs.contains(sign));
    match text {
        [b'{', rest @ ..] => inside(rest, b"\"}"),
        [b'[', rest @ ..] => inside(rest, b"{[\"]"),
        _ => false,
    }
}

/// Whether bytes hold what no text does.
fn is_binary(start: &[u8]) -> bool {
    let odd = start.iter().filter(|byte| matches!(byte, 0..=6 | 14..=26 | 28..=31)).count();
    start.starts_with(b"%PDF") || start.contains(&0) || odd * 20 > start.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_tells_the_format() {
        assert_eq!(look(b" \n{\"body\":[]}", "a"), Look::Format(Format::Json));
        assert_eq!(look(b"A line.\n\nAnother.", "a"), Look::Format(Format::Text));
        assert_eq!(look("\u{feff}{}".as_bytes(), "a"), Look::Format(Format::Json));
        assert_eq!(look(b"[\n{\"title\":", "a"), Look::Format(Format::Json));
        assert_eq!(look(b"[Updated] It waits.", "a"), Look::Format(Format::Text));
        assert_eq!(look(b"{sic} It waits.", "a"), Look::Format(Format::Text));
        assert_eq!(look(b"", "a"), Look::Format(Format::Text));
    }

    #[test]
    fn markup_is_told_by_its_root() {
        assert_eq!(look(b"<!DOCTYPE html><p>", "a"), Look::Format(Format::Html));
        assert_eq!(look(b"\xff\xfe<\0r\0s\0s\0>\0", "a"), Look::Format(Format::Feed));
        assert_eq!(look(b"\0<\0r\0s\0s\0>", "a"), Look::Format(Format::Feed));
        assert_eq!(look(b"{\"version\": \"https://jsonfeed.org/version/1\"}", "a"), Look::Format(Format::Feed));
    }

    #[test]
    fn a_name_tells_where_content_does_not() {
        assert_eq!(look(b"# Title", "a.MD"), Look::Format(Format::Markdown));
        assert_eq!(look(b"<p align='center'>Title</p>\n\n# Title", "README.md"), Look::Format(Format::Markdown));
        assert_eq!(look(b"<!doctype html><p>Title</p>", "a.md"), Look::Format(Format::Html));
        assert_eq!(look(b"Hi <b>you</b>", "https://a.test/b.html?c=d.md"), Look::Format(Format::Html));
        assert_eq!(look(b"PK\x03\x04\0\0", "a.epub"), Look::Format(Format::Epub));
    }

    #[test]
    fn what_is_no_text_is_told_by_name() {
        assert!(matches!(look(b"%PDF-1.7 ...", "a"), Look::Other(name) if name.contains("pdftotext")));
        assert_eq!(look(b"\x89PNG\r\n\x1a\n\0\0", "a"), Look::Other("a PNG picture"));
        assert_eq!(look(b"ab\0\0cd", "a"), Look::Other("a binary file"));
        assert_eq!(look(b"MZ is a rapper.", "a"), Look::Format(Format::Text));
    }
}
