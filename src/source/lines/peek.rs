//! Whether a stream holds one JSON object a line.

use std::io::{self, BufRead, BufReader, Read};

use serde::de::IgnoredAny;

use super::index::LONGEST_LINE;
use crate::source::{Format, Options};

/// A stream of which the first lines may have been read.
pub struct Peeked<R> {
    /// What was read.
    pub read: Vec<u8>,
    /// What follows.
    pub rest: BufReader<R>,
    /// Whether it holds one object a line, and more than one.
    pub is_lines: bool,
}

impl<R: Read> Peeked<R> {
    /// Looks at a stream that begins with `start`, no further than to the second line that is not
    /// blank.
    pub fn new(start: &[u8], stream: R, options: &Options) -> io::Result<Self> {
        let mut peeked = Self { read: Vec::new(), rest: BufReader::with_capacity(1 << 16, stream), is_lines: false };
        let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
        peeked.is_lines = match options.format {
            Some(format) => format == Format::Jsonl,
            // Written over several lines, an object opens with a line of its brace alone.
            None if text.strip_prefix(b"{").is_some_and(|inside| inside.trim_ascii_start().starts_with(b"\"")) => {
                let first = peeked.line()?;
                let second = peeked.line()?;
                !second.is_empty() && (is_object(&first) || is_cut(&first) && is_object(&second))
            }
            None => false,
        };
        Ok(peeked)
    }

    /// The next line that is not blank; empty at the end.
    fn line(&mut self) -> io::Result<Vec<u8>> {
        loop {
            let from = self.read.len();
            let length = self.rest.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut self.read)?;
            let line = self.read[from..].trim_ascii();
            if length == 0 || !line.is_empty() {
                return Ok(line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).to_vec());
            }
        }
    }
}

fn is_object(line: &[u8]) -> bool {
    line.starts_with(b"{") && serde_json::from_slice::<IgnoredAny>(line).is_ok()
}

/// Whether a line that is no object may have been meant as one: it is not the start of a document
/// that goes on in the next line.
fn is_cut(line: &[u8]) -> bool {
    !line.is_empty() && !line.ends_with(b"[") && !line.ends_with(b"{") && !line.ends_with(b",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_lines(text: &str) -> bool {
        let peeked = Peeked::new(text.as_bytes(), text.as_bytes(), &Options::default()).unwrap();
        let (mut read, mut rest) = (peeked.read, peeked.rest);
        rest.read_to_end(&mut read).unwrap();
        assert_eq!(read, text.as_bytes(), "nothing is lost by looking");
        peeked.is_lines
    }

    #[test]
    fn objects_on_lines_are_told_from_one_over_lines() {
        assert!(is_lines("{\"a\":1}\n{\"a\":2}") && is_lines("\u{feff}{ \"a\":1}\r\n\r\n{\"a\":2}\n"));
        assert!(is_lines("{\"a\":1}\nbroken") && is_lines("{\"a\":\n{\"a\":2}\n"));
        assert!(!is_lines("{\"a\":1}\n\n") && !is_lines("{\n\"a\":1}\n") && !is_lines("{\"a\":[\n{\"b\":1}\n]}"));
        assert!(!is_lines("[{\"a\":1}]\n{}") && !is_lines("{curly}\n{}") && !is_lines(""));
    }
}
