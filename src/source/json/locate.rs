//! Where values stand in a JSON document, for messages.

#[cfg(feature = "formats")]
use std::ops::Range;

#[cfg(feature = "formats")]
use crate::source::Error;
use crate::source::sanitize;

/// A step of a path: a key or an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

/// Where a value stands in a document: what is said of its parts counts from there.
#[derive(Debug, Clone)]
pub struct Origin {
    path: String,
    /// Lines before the one on which it starts.
    lines: usize,
}

impl Default for Origin {
    /// The document itself.
    fn default() -> Self {
        Self { path: written(&[]), lines: 0 }
    }
}

impl Origin {
    /// A document that starts on a line of a file, counted from 1.
    #[cfg(feature = "formats")]
    pub fn at_line(line: usize) -> Self {
        Self { lines: line.saturating_sub(1), ..Self::default() }
    }

    /// The line of the file for one of the value, both counted from 1.
    pub fn line(&self, line: usize) -> usize {
        self.lines + line
    }

    /// The line of the file at which a part of the value starts; `json` is the value.
    pub fn line_of(&self, json: &str, path: &[Step<'_>]) -> Option<usize> {
        line(json, path).map(|line| self.line(line))
    }

    /// The path in the document of a part of the value, harmless to show.
    pub fn path(&self, path: &[Step<'_>]) -> String {
        sanitize::line(&written(path).replacen('$', &self.path, 1))
    }

    /// An error of the value as a whole.
    #[cfg(feature = "formats")]
    pub fn of(&self, error: Error) -> Error {
        error.at_line(self.line(1)).at_path(&self.path)
    }

    /// How a part of the value is named in a sentence: `$.quotes[2] (line 9)`; `json` is the value.
    pub fn told(&self, json: &str, path: &[Step<'_>]) -> String {
        let line = self.line_of(json, path).map(|line| format!(" (line {line})"));
        self.path(path) + &line.unwrap_or_default()
    }
}

/// The path as people write it: `$.quotes[2].start`.
fn written(path: &[Step<'_>]) -> String {
    let steps = path.iter().map(|step| match step {
        Step::Key(key) => format!(".{key}"),
        Step::Index(index) => format!("[{index}]"),
    });
    std::iter::once("$".to_owned()).chain(steps).collect()
}

/// The line, counted from 1, at which the value of a path starts; none where the document, which
/// must be valid, has no such value.
fn line(json: &str, path: &[Step<'_>]) -> Option<usize> {
    let mut cursor = Cursor { bytes: json.as_bytes(), at: 0 };
    for step in path {
        cursor.space();
        match step {
            Step::Key(key) => cursor.enter_key(key)?,
            Step::Index(index) => cursor.enter_index(*index)?,
        }
    }
    cursor.space();
    Some(1 + memchr::memchr_iter(b'\n', &cursor.bytes[..cursor.at.min(cursor.bytes.len())]).count())
}

/// Where the values of paths stand, which are given in the order of the document; it is passed over once.
#[cfg(feature = "formats")]
pub fn places(json: &str, origin: &Origin, paths: &[Vec<Step<'_>>]) -> Vec<(Origin, Range<usize>)> {
    let mut ranges = Vec::with_capacity(paths.len());
    Cursor { bytes: json.as_bytes(), at: 0 }.visit(paths, 0, &mut ranges);
    let (mut lines, mut at) = (origin.lines, 0);
    let place = |(path, range): (&Vec<Step<'_>>, Range<usize>)| {
        lines += memchr::memchr_iter(b'\n', &json.as_bytes()[at..range.start]).count();
        at = range.start;
        (Origin { path: origin.path(path), lines }, range)
    };
    paths.iter().zip(ranges).map(place).collect()
}

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace() || byte == b',' || byte == b':') {
            self.at += 1;
        }
    }

    fn enter_key(&mut self, key: &str) -> Option<()> {
        if self.peek()? != b'{' {
            return None;
        }
        self.at += 1;
        // Of several alike the last one counts, as where the document is read.
        let mut last = None;
        loop {
            self.space();
            if self.peek() != Some(b'"') {
                self.at = last?;
                return Some(());
            }
            let start = self.at;
            self.skip();
            let found = self.bytes.get(start + 1..self.at - 1)? == key.as_bytes();
            self.space();
            if found {
                last = Some(self.at);
            }
            self.skip();
        }
    }

    /// Finds the values of paths that are alike up to a depth, from the value that they share.
    #[cfg(feature = "formats")]
    fn visit(&mut self, paths: &[Vec<Step<'_>>], depth: usize, found: &mut Vec<Range<usize>>) -> Option<()> {
        self.space();
        let start = self.at;
        match paths.first()?.get(depth) {
            None => {
                self.skip();
                found.push(start..self.at);
            }
            Some(Step::Key(key)) => {
                self.enter_key(key)?;
                self.visit(paths, depth + 1, found)?;
            }
            Some(Step::Index(_)) => {
                self.at += 1;
                let mut passed = 0;
                for alike in paths.chunk_by(|one, other| one[depth] == other[depth]) {
                    let Step::Index(index) = alike[0][depth] else { return None };
                    self.pass(index - passed);
                    let element = self.at;
                    self.visit(alike, depth + 1, found)?;
                    self.at = element;
                    passed = index;
                }
            }
        }
        Some(())
    }

    /// Passes over values of a list.
    fn pass(&mut self, values: usize) {
        for _ in 0..values {
            self.space();
            self.skip();
        }
        self.space();
    }

    fn enter_index(&mut self, index: usize) -> Option<()> {
        if self.peek()? != b'[' {
            return None;
        }
        self.at += 1;
        self.pass(index);
        (self.peek()? != b']').then_some(())
    }

    /// Skips one value.
    fn skip(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'"' => self.skip_string(),
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth = depth.saturating_sub(1),
                _ => {
                    while self.peek().is_some_and(|byte| !matches!(byte, b',' | b']' | b'}' | b'"' | b'[' | b'{')) {
                        self.at += 1;
                    }
                }
            }
            if depth == 0 {
                return;
            }
        }
    }

    fn skip_string(&mut self) {
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'"' => return,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_a_value_is_found() {
        let json = "{\n \"a\": [1,\n {\"b\": \"x\\\"y\",\n \"c\": true}],\n \"d\":\n null}";
        let at = |path: &[Step<'_>]| line(json, path);
        assert_eq!(at(&[]), Some(1));
        assert_eq!(at(&[Step::Key("a"), Step::Index(1), Step::Key("c")]), Some(4));
        assert_eq!(at(&[Step::Key("d")]), Some(6));
        assert_eq!(at(&[Step::Key("e")]), None);
        assert_eq!(written(&[Step::Key("a"), Step::Index(1)]), "$.a[1]");
    }

    #[cfg(feature = "formats")]
    #[test]
    fn the_places_of_many_values_are_found_at_once() {
        let json = "{\"a\": 0, \"a\": [[1,\n \"x\"], {},\n [true]]}";
        let path = |outer, inner| vec![Step::Key("a"), Step::Index(outer), Step::Index(inner)];
        let places = places(json, &Origin::default(), &[path(0, 0), path(0, 1), path(2, 0)]);
        let found: Vec<_> = places.into_iter().map(|(origin, range)| (origin.path(&[]), origin.line(1), &json[range])).collect();
        let expected = [("$.a[0][0]", 1, "1"), ("$.a[0][1]", 2, "\"x\""), ("$.a[2][0]", 3, "true")];
        assert_eq!(found, expected.map(|(path, line, value)| (path.to_owned(), line, value)));
    }
}
