//! Bytes to text: by byte order mark, as UTF-8, else as the likeliest older encoding.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// A decoded text, and what the reader should know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// How it was decoded, where that was a guess or lost something.
    pub notice: Option<String>,
}

/// Decodes bytes. `declared` is the encoding that a header or the document names, if it does.
pub fn decode(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        if encoding == UTF_8
            && let Ok(mut text) = String::from_utf8(bytes.clone())
        {
            text.drain(..mark);
            return Decoded { text, notice: None };
        }
        let (text, _, lossy) = encoding.decode(&bytes);
        return Decoded { text: text.into_owned(), notice: lossy.then(|| lossy_notice(encoding)) };
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if declared.is_none_or(|encoding| encoding == UTF_8 || text.is_ascii()) => {
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

/// UTF-8 with a few broken places stays UTF-8; anything else is taken for windows-1252, which all
/// bytes fit.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let broken = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    let multibyte = bytes.utf8_chunks().flat_map(|chunk| chunk.valid().chars()).filter(|sign| !sign.is_ascii()).count();
    if multibyte > broken { UTF_8 } else { WINDOWS_1252 }
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
    }

    #[test]
    fn older_bytes_are_decoded_and_said_so() {
        let decoded = decode(b"caf\xe9 \x93said\x94".to_vec(), None);
        assert_eq!(decoded.text, "café “said”");
        assert_eq!(decoded.notice.as_deref(), Some("decoded as windows-1252"));
    }

    #[test]
    fn broken_utf8_keeps_what_is_whole() {
        let decoded = decode("déjà vu — ".bytes().chain([0xff]).collect(), None);
        assert!(decoded.text.starts_with("déjà vu — ") && decoded.notice.unwrap().contains("did not fit"));
    }
}
