//! What bytes look like, by their content.

use super::Format;

/// What the start of a source looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// A format that is read.
    Format(Format),
    /// Something that is not, with its name and what to do with it.
    Other(&'static str),
}

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

/// What bytes look like. `all` says whether they are all there are.
pub fn look(bytes: &[u8]) -> Look {
    let start = &bytes[..bytes.len().min(4096)];
    if let Some((_, name)) = OTHERS.iter().find(|(signature, _)| start.starts_with(signature) && is_binary(start)) {
        return Look::Other(name);
    }
    if is_binary(start) && encoding_rs::Encoding::for_bom(start).is_none() {
        return Look::Other("a binary file");
    }
    let text = start.trim_ascii_start();
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    match text.first() {
        Some(b'{') => Look::Format(Format::Json),
        _ => Look::Format(Format::Text),
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
        assert_eq!(look(b" \n{\"body\":[]}"), Look::Format(Format::Json));
        assert_eq!(look(b"A line.\n\nAnother."), Look::Format(Format::Text));
        assert_eq!(look("\u{feff}{}".as_bytes()), Look::Format(Format::Json));
        assert_eq!(look(b""), Look::Format(Format::Text));
    }

    #[test]
    fn what_is_no_text_is_told_by_name() {
        assert!(matches!(look(b"%PDF-1.7 ..."), Look::Other(name) if name.contains("pdftotext")));
        assert_eq!(look(b"\x89PNG\r\n\x1a\n\0\0"), Look::Other("a PNG picture"));
        assert_eq!(look(b"ab\0\0cd"), Look::Other("a binary file"));
        assert_eq!(look(b"MZ is a rapper."), Look::Format(Format::Text));
    }
}
