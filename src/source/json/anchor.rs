//! Where quoted words stand in a text.

use crate::article::Span;

/// The place of `exact` in `text`, chosen by what stands before and after it (W3C Web Annotation
/// Data Model, `TextQuoteSelector`); none where it is not there, or stands in several places that
/// prefix and suffix don't tell apart.
pub fn quoted(text: &str, exact: &str, prefix: &str, suffix: &str) -> Option<Span> {
    if exact.is_empty() {
        return None;
    }
    let mut best: Option<(usize, usize)> = None;
    let mut even = false;
    for at in memchr::memmem::find_iter(text.as_bytes(), exact.as_bytes()) {
        let before = common_end(&text[..at], prefix);
        let after = common_start(&text[at + exact.len()..], suffix);
        let score = before + after;
        match best {
            Some((most, _)) if score < most => {}
            Some((most, _)) if score == most => even = true,
            _ => (best, even) = (Some((score, at)), false),
        }
    }
    best.filter(|_| !even).map(|(_, at)| Span::new(at, at + exact.len()))
}

/// The first place of `exact`.
pub fn first(text: &str, exact: &str) -> Option<Span> {
    let at = memchr::memmem::find(text.as_bytes(), exact.as_bytes())?;
    (!exact.is_empty()).then(|| Span::new(at, at + exact.len()))
}

/// Every place at which a name stands as whole words.
pub fn named(text: &str, name: &str) -> Vec<Span> {
    let is_word = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    let stands = |at: &usize| !is_word(text[..*at].chars().next_back()) && !is_word(text[at + name.len()..].chars().next());
    if name.is_empty() {
        return Vec::new();
    }
    memchr::memmem::find_iter(text.as_bytes(), name.as_bytes()).filter(stands).map(|at| Span::new(at, at + name.len())).collect()
}

fn common_end(text: &str, prefix: &str) -> usize {
    text.chars().rev().zip(prefix.chars().rev()).take_while(|(a, b)| a == b).count()
}

fn common_start(text: &str, suffix: &str) -> usize {
    text.chars().zip(suffix.chars()).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_what_stands_around_them() {
        let text = "yes, he said. yes, she said.";
        assert_eq!(quoted(text, "yes", "", ", she"), Some(Span::new(14, 17)));
        assert_eq!(quoted(text, "yes", "said. ", ""), Some(Span::new(14, 17)));
        assert_eq!(quoted(text, "yes", "", ""), None);
        assert_eq!(quoted(text, "no", "", ""), None);
    }

    #[test]
    fn a_name_is_found_as_whole_words() {
        assert_eq!(named("ICE, not VOICE or ICEs", "ICE"), [Span::new(0, 3)]);
    }
}
