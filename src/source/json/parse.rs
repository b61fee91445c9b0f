//! JSON into types, with line and path of what does not fit, and what was expected there.

use serde::de::DeserializeOwned;
use serde_path_to_error::Segment;

use super::locate::{Origin, Step};
use crate::source::{Error, ErrorKind, sanitize};

/// Deserializes, telling path and line of what does not fit.
pub(super) fn typed<T: DeserializeOwned>(json: &str, name: &str, origin: &Origin) -> Result<T, Error> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path: Vec<_> = error.path().iter().filter_map(step).collect();
        let inner = error.inner();
        let at = origin.line(inner.line());
        if inner.to_string().starts_with("recursion limit") {
            let message = "is nested more than 128 levels deep, the most that is read";
            return Error::new(ErrorKind::TooLarge, name, message).at_line(at);
        }
        if !inner.is_data() {
            let failed = invalid(inner, name).at_line(at);
            return if path.is_empty() { failed } else { failed.at_path(origin.path(&path)) };
        }
        // What is wrong is known at the end of an object; a person looks for its start.
        let at = origin.line_of(json, &path).unwrap_or(at);
        Error::new(ErrorKind::Malformed, name, sanitize::line(&describe(inner))).at_line(at).at_path(origin.path(&path))
    })?;
    deserializer.end().map_err(|error| invalid(&error, name).at_line(origin.line(error.line())))?;
    Ok(value)
}

fn invalid(error: &serde_json::Error, name: &str) -> Error {
    Error::new(ErrorKind::Malformed, name, format!("is no valid JSON: {}", sanitize::line(&describe(error))))
}

fn step(segment: &Segment) -> Option<Step<'_>> {
    match segment {
        Segment::Seq { index } => Some(Step::Index(*index)),
        Segment::Map { key } => Some(Step::Key(key)),
        Segment::Enum { .. } | Segment::Unknown => None,
    }
}

/// What is wrong, of a message that ends with its place.
pub(in crate::source) fn without_place(message: &str) -> &str {
    message.rsplit_once(" at line ").map_or(message, |(message, _)| message)
}

/// The message without the place, which is told before it, and with what was expected.
pub(super) fn describe(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let message = without_place(&text);
    let expected = match message {
        "expected value" => " (a string, a number, a list, an object, true, false or null)",
        "trailing characters" => "; expected the end, as one file holds one value: several articles are a list, or one a line",
        "trailing comma" => "; expected a further value after it",
        "key must be a string" => "; expected a key in double quotation marks",
        "invalid escape" => "; expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hexadecimal digits",
        "EOF while parsing an object" => "; expected a further key or }",
        "EOF while parsing a list" => "; expected a further value or ]",
        "EOF while parsing a string" => "; expected a closing quotation mark",
        "EOF while parsing a value" => "; expected a value",
        _ if message.starts_with("control character") => "; expected an escape, such as \\n for a line end",
        _ => "",
    };
    format!("{message}{expected}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_no_json_is_told_with_what_was_expected() {
        for (json, expected) in [
            ("{\"body\": [],}", "trailing comma; expected a further value"),
            ("{\"body\": []} {}", "trailing characters; expected the end"),
            ("{body: []}", "key must be a string; expected a key in double quotation marks"),
            ("{\"body\": [\"a", "EOF while parsing a string; expected a closing quotation mark"),
            ("{\"body\": [\"a\" \"b\"]}", "expected `,` or `]`"),
            ("{\"body\": [nothing]}", "expected "),
        ] {
            let error = super::super::own::read(json, "a.json").unwrap_err().to_string();
            assert!(
                error.starts_with("a.json:1: ") && error.contains("is no valid JSON: ") && error.contains(expected),
                "{error}"
            );
        }
    }
}
