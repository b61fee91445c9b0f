//! The line of a place in a JSON document, for error messages.

/// A step of a path: a key or an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Key(&'static str),
    Index(usize),
}

/// The path as people write it: `$.quotes[2].start`.
pub fn written(path: &[Step]) -> String {
    let steps = path.iter().map(|step| match step {
        Step::Key(key) => format!(".{key}"),
        Step::Index(index) => format!("[{index}]"),
    });
    std::iter::once("$".to_owned()).chain(steps).collect()
}

/// The line, counted from 1, at which the value of a path starts; none where the document, which
/// must be valid, has no such value.
pub fn line(json: &str, path: &[Step]) -> Option<usize> {
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
        loop {
            self.space();
            if self.peek()? != b'"' {
                return None;
            }
            let start = self.at;
            self.skip();
            let found = self.bytes.get(start + 1..self.at - 1)? == key.as_bytes();
            self.space();
            if found {
                return Some(());
            }
            self.skip();
        }
    }

    fn enter_index(&mut self, index: usize) -> Option<()> {
        if self.peek()? != b'[' {
            return None;
        }
        self.at += 1;
        for _ in 0..index {
            self.space();
            self.skip();
        }
        self.space();
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
        let at = |path: &[Step]| line(json, path);
        assert_eq!(at(&[]), Some(1));
        assert_eq!(at(&[Step::Key("a"), Step::Index(1), Step::Key("c")]), Some(4));
        assert_eq!(at(&[Step::Key("d")]), Some(6));
        assert_eq!(at(&[Step::Key("e")]), None);
        assert_eq!(written(&[Step::Key("a"), Step::Index(1)]), "$.a[1]");
    }
}
