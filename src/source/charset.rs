//! Bytes to text: by byte order mark, as UTF-8, else as the likeliest older encoding.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A decoded text, and what the reader should know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// How it was decoded, where that was a guess or lost something.
    pub notice: Option<String>,
}

/// Decodes bytes. `declared` is the encoding that a header or the document names, if it does.
pub fn decode(mut bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        bytes.drain(..mark);
        if encoding != UTF_8 || std::str::from_utf8(&bytes).is_err() {
            let (text, lossy) = encoding.decode_without_bom_handling(&bytes);
            return Decoded { text: text.into_owned(), notice: lossy.then(|| lossy_notice(encoding)) };
        }
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if declared.is_none_or(|encoding| encoding == UTF_8 || is_utf8_after_all(&text, encoding)) => {
            return Decoded { text, notice: None };
        }
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    let encoding = declared.unwrap_or_else(|| guess(&bytes));
    let (text, lossy) = encoding.decode_without_bom_handling(&bytes);
    let notice = if lossy { lossy_notice(encoding) } else { format!("decoded as {}", encoding.name()) };
    Decoded { text: text.into_owned(), notice: (lossy || declared.is_none()).then_some(notice) }
}

/// Whether a text that is valid UTF-8 is that, though another encoding is declared: ten signs of
/// many bytes are never valid by chance, and one is not where every sign is a byte.
fn is_utf8_after_all(text: &str, declared: &'static Encoding) -> bool {
    let enough = if declared.is_single_byte() { 1 } else { 10 };
    text.chars().filter(|sign| !sign.is_ascii()).take(enough).count() == enough
}

/// The encoding that a document names itself: in its XML declaration or an HTML `meta`, or by the
/// zeros between the signs of its first tag.
#[cfg(feature = "formats")]
pub fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(2048)];
    wide(start).or_else(|| {
        let labels = ["encoding=", "charset="].into_iter().filter_map(|key| {
            let at = memchr::memmem::find(start, key.as_bytes())? + key.len();
            let value = start[at..].trim_ascii_start();
            let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
            let end = value.iter().position(|byte| matches!(byte, b'"' | b'\'' | b';' | b'>' | b' ' | b'/' | b'?'))?;
            Some((at, Encoding::for_label(&value[..end])?))
        });
        let (_, encoding) = labels.min_by_key(|(at, _)| *at)?;
        // A label that could be read as bytes is none of UTF-16 (HTML standard, 13.2.3.2).
        Some(if encoding.is_ascii_compatible() { encoding } else { UTF_8 })
    })
}

/// UTF-16 without a mark, told by the zeros beside the first sign of a tag or a JSON object.
pub fn wide(start: &[u8]) -> Option<&'static Encoding> {
    match start {
        [b'<' | b'{', 0, second, 0, ..] if *second != 0 => Some(UTF_16LE),
        [0, b'<' | b'{', 0, second, ..] if *second != 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// UTF-8 that is broken or cut in places stays UTF-8; anything else is the likeliest of the older
/// encodings, as browsers find it.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let broken = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    let multibyte = bytes.utf8_chunks().flat_map(|chunk| chunk.valid().chars()).filter(|sign| !sign.is_ascii()).count();
    if multibyte > broken || is_cut(bytes) || writes_punctuation(bytes) { UTF_8 } else { older(bytes) }
}

/// Whether nothing is wrong but that the last character is cut.
fn is_cut(bytes: &[u8]) -> bool {
    let Err(error) = std::str::from_utf8(bytes) else { return false };
    let (whole, cut) = bytes.split_at(error.valid_up_to());
    // A last byte alone may be a letter of an older encoding, as in `caf\xe9`: not where no letter stands before it,
    // nor where marks and dashes begin with it.
    let may_be_letter = cut.len() == 1 && cut[0] != 0xe2 && whole.last().is_some_and(u8::is_ascii_alphanumeric);
    error.error_len().is_none() && !may_be_letter
}

/// Whether quotation marks, dashes or an ellipsis stand there (U+2010 to U+203F). Those bytes make no words in
/// older encodings.
fn writes_punctuation(bytes: &[u8]) -> bool {
    memchr::memmem::find_iter(bytes, b"\xe2\x80").any(|at| matches!(bytes.get(at + 2), Some(0x90..=0xbf)))
}

#[cfg(feature = "formats")]
fn older(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(1 << 20)], true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

/// All bytes fit windows-1252.
#[cfg(not(feature = "formats"))]
const fn older(_: &[u8]) -> &'static Encoding {
    encoding_rs::WINDOWS_1252
}

fn lossy_notice(encoding: &'static Encoding) -> String {
    format!("decoded as {}; what did not fit is shown as \u{fffd}", encoding.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_obeyed_and_left_out() {
        assert_eq!(decode(b"\xef\xbb\xbfhi".to_vec(), None).text, "hi");
        assert_eq!(decode(b"\xff\xfeh\0i\0".to_vec(), None).text, "hi");
        assert!(decode(b"\xef\xbb\xbfhi\xff".to_vec(), None).notice.is_some());
    }

    #[test]
    fn older_bytes_are_decoded_and_said_so() {
        let decoded = decode(b"caf\xe9 \x93said\x94".to_vec(), None);
        assert_eq!(decoded.text, "café “said”");
        assert_eq!(decoded.notice.as_deref(), Some("decoded as windows-1252"));
    }

    #[cfg(feature = "formats")]
    #[test]
    fn a_document_names_its_encoding() {
        let name = |text: &[u8]| declared(text).map(Encoding::name);
        assert_eq!(name(b"<?xml version='1.0' encoding='koi8-r'?>"), Some("KOI8-R"));
        assert_eq!(name(b"<meta http-equiv=x content=\"text/html; charset=Shift_JIS\">"), Some("Shift_JIS"));
        assert_eq!(name(b"<meta charset=utf-16>"), Some("UTF-8"));
        assert_eq!(name(b"<\0?\0"), Some("UTF-16LE"));
        assert_eq!(name(b"no such thing"), None);
    }

    #[test]
    fn what_the_bytes_are_wins_over_a_wrong_declaration() {
        let text = |bytes: &[u8], declared| decode(bytes.to_vec(), Some(declared)).text;
        assert_eq!(text("déjà".as_bytes(), encoding_rs::ISO_8859_5), "déjà");
        assert_eq!(text("新电脑已可利用记忆自学".as_bytes(), encoding_rs::GBK), "新电脑已可利用记忆自学");
        assert_eq!(text(b"\xc4\xe3\xba\xc3", encoding_rs::GBK), "你好");
        assert_eq!(text(b"\x1b$B$\"\x1b(B", encoding_rs::ISO_2022_JP), "あ");
    }

    #[test]
    fn broken_utf8_keeps_what_is_whole() {
        let decoded = decode("déjà vu — ".bytes().chain([0xff]).collect(), None);
        assert!(decoded.text.starts_with("déjà vu — ") && decoded.notice.unwrap().contains("did not fit"));
    }
    #[test]
    fn utf8_that_is_cut_stays_utf8() {
        for cut in ["He said “Yes.”", "don’t", "Il dit «", "a 😀", "to Ångström"] {
            let at = cut.char_indices().find(|(_, sign)| !sign.is_ascii()).unwrap();
            for end in at.0 + 1..at.0 + at.1.len_utf8() {
                let decoded = decode(cut.as_bytes()[..end].to_vec(), None);
                assert_eq!(decoded.text, cut[..at.0].to_owned() + "\u{fffd}", "{cut}, {end}");
                assert_eq!(decoded.notice.as_deref(), Some("decoded as UTF-8; what did not fit is shown as \u{fffd}"));
            }
        }
        assert_eq!(decode(b"un caf\xe9".to_vec(), None).text, "un café", "a letter of an older encoding");
    }

    #[test]
    fn stray_bytes_cost_no_mark() {
        let decoded = decode(b"Bad \x81\x8d and \x9f\xff, \xe2\x80\x9cgood\xe2\x80\x9d".to_vec(), None);
        assert!(decoded.text.ends_with("“good”") && decoded.notice.unwrap().contains("did not fit"), "{}", decoded.text);
    }
}
