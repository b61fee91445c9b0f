//! Characters as people see them: a letter with its marks, a flag, a family of emoji (UAX #29).

use unicode_segmentation::GraphemeCursor;

use crate::article::Span;

/// Bytes before a place that are looked at: no character that is written takes more, and marks without end must not
/// take hours.
const BEFORE: usize = 256;

/// Whether a span cuts no character.
pub fn are_whole(text: &str, span: Span) -> bool {
    is_boundary(text, span.start()) && is_boundary(text, span.end())
}

/// The span with the whole of the characters that it cuts.
pub fn widened(text: &str, span: Span) -> Span {
    let boundary = |at: &usize| is_boundary(text, *at);
    let start = (span.start().saturating_sub(BEFORE)..=span.start()).rev().find(boundary).unwrap_or(span.start());
    let end = (span.end()..=text.len().min(span.end() + BEFORE)).find(boundary).unwrap_or(span.end());
    Span::new(start, end)
}

/// Whether a character ends at a byte; between ASCII signs, line ends too, one always does.
fn is_boundary(text: &str, at: usize) -> bool {
    let is_ascii = |at: usize| text.as_bytes().get(at).is_none_or(u8::is_ascii);
    if at == 0 || is_ascii(at - 1) && is_ascii(at) {
        return true;
    }
    let from = text.floor_char_boundary(at.saturating_sub(BEFORE));
    let near = &text[from..];
    text.is_char_boundary(at) && GraphemeCursor::new(at - from, near.len(), true).is_boundary(near, 0).unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_with_marks_flags_and_families_are_whole() {
        for character in ["e\u{301}", "🇵🇹", "👩\u{200d}🔬", "”\u{301}"] {
            let text = format!("a {character}b");
            let whole = Span::new(2, 2 + character.len());
            assert!(are_whole(&text, whole));
            let first = Span::new(0, 2 + character.chars().next().unwrap().len_utf8());
            assert!(!are_whole(&text, first), "{text}");
            assert_eq!(widened(&text, first), Span::new(0, whole.end()));
        }
        assert!(are_whole("a\r\nb", Span::new(0, 2)), "a line end is no character");
    }

    #[test]
    fn marks_without_end_take_no_time() {
        let text = "e".to_owned() + &"\u{301}".repeat(100_000);
        assert!((1..1000).all(|at| !is_boundary(&text, 2 * at + 1)));
        assert_eq!(widened(&text, Span::new(0, 1)), Span::new(0, 1), "as it was");
    }
}
