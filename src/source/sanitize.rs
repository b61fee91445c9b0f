//! Makes any text harmless to show, remembering what stood there.
//!
//! No control character, no escape sequence and no direction override reaches a cell of the screen:
//! each is shown as a marker that a person can read.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use crate::article::{BlockKind, Body, Edit, Line, Original, Span};

/// Combining marks on one base past which further ones are left out.
const MOST_MARKS: usize = 16;
/// What a tab becomes.
const TAB: &str = "    ";

/// A text made harmless.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clean {
    /// The text to show.
    pub text: String,
    /// Where it differs from what was given.
    pub original: Original,
    /// Where each edit starts in the raw text.
    starts: Vec<usize>,
}

/// Makes a text harmless; line ends stay.
pub fn clean(raw: String) -> Clean {
    if is_clean(&raw) {
        return Clean { text: raw, original: Original::default(), starts: Vec::new() };
    }
    let mut text = String::with_capacity(raw.len() + 64);
    let (mut edits, mut starts) = (Vec::new(), Vec::new());
    let mut before = Before::default();
    let mut signs = raw.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let mut end = at + sign.len_utf8();
        if sign == '\r' && signs.peek().is_some_and(|(_, next)| *next == '\n') {
            signs.next();
            end += 1;
        }
        let Some(shown) = before.shown(sign) else {
            text.push(sign);
            continue;
        };
        let start = text.len();
        text.push_str(&shown);
        push(&mut edits, &mut starts, at, Edit { shown: Span::new(start, text.len()), raw: raw[at..end].to_owned() });
    }
    Clean { text, original: Original::new(edits), starts }
}

/// A body that is made harmless block by block.
#[derive(Default)]
pub struct Cleaned {
    body: Body,
    edits: Vec<Edit>,
}

impl Cleaned {
    /// Adds a block.
    pub fn push(&mut self, kind: BlockKind, raw: &str) {
        if is_clean(raw) {
            self.body.push(kind, raw);
            return;
        }
        let Clean { text, original, .. } = clean(raw.to_owned());
        let Some(span) = self.body.push(kind, &text) else { return };
        let moved = |edit: &Edit| {
            let shown = Span::new(span.start() + edit.shown.start(), span.start() + edit.shown.end());
            Edit { shown, raw: edit.raw.clone() }
        };
        self.edits.extend(original.edits().iter().map(moved));
    }

    /// The whole.
    pub fn finish(self) -> Body {
        self.body.with_original(Original::new(self.edits))
    }
}

/// Makes a text of one line harmless: line ends become spaces. For headlines, names, messages.
pub fn line(raw: &str) -> String {
    let text = clean(raw.to_owned()).text;
    if text.contains('\n') { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text.trim().to_owned() }
}

/// The same, for what is exported as it came.
pub fn kept(raw: &str) -> Line {
    Line::new(line(raw), raw)
}

/// Adds an edit of what stands at byte `at` of the raw text. One that follows right on the last is
/// made one with it, so that a megabyte of marks does not become a million edits; white space is
/// not, since it may be cut off.
fn push(edits: &mut Vec<Edit>, starts: &mut Vec<usize>, at: usize, edit: Edit) {
    if let Some((last, start)) = edits.last_mut().zip(starts.last())
        && start + last.raw.len() == at
        && !is_space(last.raw.as_bytes())
        && !is_space(edit.raw.as_bytes())
    {
        last.shown = Span::new(last.shown.start(), edit.shown.end());
        last.raw.push_str(&edit.raw);
        return;
    }
    edits.push(edit);
    starts.push(at);
}

/// Whether what was replaced is a tab, a line end or a separator of lines.
fn is_space(raw: &[u8]) -> bool {
    matches!(raw, [b'\t' | b'\r', ..] | [0xe2, 0x80, 0xa8 | 0xa9])
}

/// What stands before a sign, as far as that decides how it is shown.
#[derive(Debug, Clone, Copy, Default)]
struct Before {
    /// Combining marks since the last base.
    marks: usize,
    /// Whether the last sign is of a script or an emoji that may need a joiner.
    may_join: bool,
}

impl Before {
    /// What is shown in place of the next sign; none where it is shown as it is.
    fn shown(&mut self, sign: char) -> Option<Cow<'static, str>> {
        self.marks = if is_mark(sign) { self.marks + 1 } else { 0 };
        let shown: Option<Cow<'static, str>> = match sign {
            '\u{200c}' | '\u{200d}' if !self.may_join => Some("".into()),
            _ if self.marks > MOST_MARKS => Some("".into()),
            _ => marker(sign),
        };
        match &shown {
            None => self.may_join = !sign.is_ascii() && !sign.is_whitespace(),
            // What is left out leaves the last sign where it is; what stands for a sign joins nothing.
            Some(marker) if marker.is_empty() => {}
            Some(_) => self.may_join = false,
        }
        shown
    }
}

/// Whether a sign is shown as it is.
pub fn is_harmless(sign: char) -> bool {
    marker(sign).is_none()
}

/// The marker of a sign that is not shown itself.
fn marker(sign: char) -> Option<Cow<'static, str>> {
    Some(match sign {
        '\n' => return None,
        '\t' => TAB.into(),
        '\r' | '\u{2028}' | '\u{2029}' => "\n".into(),
        '\u{0}'..='\u{1f}' => format!("^{}", char::from(b'@' + sign as u8)).into(),
        '\u{7f}' => "^?".into(),
        '\u{80}'..='\u{9f}' => format!("<{:02X}>", u32::from(sign)).into(),
        _ if is_hidden(sign) => format!("<U+{:04X}>", u32::from(sign)).into(),
        _ => return None,
    })
}

/// Signs that turn the direction of what follows, or that carry text which nobody sees.
const fn is_hidden(sign: char) -> bool {
    matches!(
        sign,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// Whether a sign only ever adds to the one before it: combining marks, vowel signs, variation selectors, joiners.
fn is_mark(sign: char) -> bool {
    match sign {
        // What is common and is none needs no look.
        ..'\u{300}' | '\u{370}'..'\u{483}' | '\u{2010}'..'\u{20d0}' | '\u{3400}'..'\u{a000}' | '\u{ac00}'..'\u{d7a4}' => false,
        _ => {
            let pair = String::from_iter(['a', sign]);
            pair.graphemes(true).nth(1).is_none()
        }
    }
}

/// Whether nothing needs a change: pieces of plain ASCII are passed over at a glance, the others are
/// looked at sign by sign.
pub fn is_clean(raw: &str) -> bool {
    const PIECE: usize = 64;
    let mut before = Before::default();
    let mut at = 0;
    while at < raw.len() {
        let pieces = raw.as_bytes()[at..].chunks_exact(PIECE).take_while(|piece| is_plain(piece)).count();
        if pieces > 0 {
            before = Before::default();
            at += pieces * PIECE;
        }
        let end = at + PIECE;
        for sign in raw[at..].chars() {
            if before.shown(sign).is_some() {
                return false;
            }
            at += sign.len_utf8();
            if at >= end {
                break;
            }
        }
    }
    true
}

/// Whether all bytes are printable ASCII or line feeds. Without an early end, so that the compiler
/// can look at many at once.
fn is_plain(bytes: &[u8]) -> bool {
    bytes.iter().fold(true, |plain, byte| plain & matches!(byte, 0x20..0x7f | b'\n'))
}

impl Clean {
    /// The place in the shown text of a byte of the raw text. A byte inside something replaced
    /// goes to the start of its replacement.
    pub fn place(&self, raw: usize) -> usize {
        let before = self.starts.partition_point(|start| *start < raw);
        let Some((edit, start)) = before.checked_sub(1).and_then(|at| self.original.edits().get(at).zip(self.starts.get(at)))
        else {
            return raw;
        };
        let end = start + edit.raw.len();
        if raw < end { edit.shown.start() } else { edit.shown.end() + raw - end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cleaned(raw: &str) -> String {
        clean(raw.to_owned()).text
    }

    #[test]
    fn what_would_command_a_terminal_is_shown_instead() {
        assert_eq!(cleaned("a\u{1b}[31mb\u{7}"), "a^[[31mb^G");
        assert_eq!(cleaned("\u{9b}31m\u{7f}\u{0}"), "<9B>31m^?^@");
        assert_eq!(cleaned("\u{202e}abc\u{e0041}"), "<U+202E>abc<U+E0041>");
    }

    #[test]
    fn line_ends_are_line_ends() {
        assert_eq!(cleaned("a\r\nb\rc\u{2028}d\u{2029}e\tf"), "a\nb\nc\nd\ne    f");
        assert_eq!(line(" a\r\nb\t c "), "a b c");
    }

    #[test]
    fn joiners_stay_and_a_tower_of_marks_is_cut() {
        assert_eq!(cleaned("👩\u{200d}🔬 می\u{200c}خواهم"), "👩\u{200d}🔬 می\u{200c}خواهم");
        for mark in ["\u{301}", "\u{489}", "\u{93f}", "\u{e49}", "\u{fe0f}", "\u{1d167}", "\u{200d}"] {
            let tower = format!("한{}x", mark.repeat(10_000));
            assert_eq!(cleaned(&tower).chars().count(), 2 + MOST_MARKS, "{mark:?}");
        }
    }

    #[test]
    fn joiners_that_join_nothing_are_left_out() {
        assert_eq!(cleaned("a\u{200d}\u{200d}b"), "ab");
        assert_eq!(cleaned("é\u{2029}\u{200d}b"), "é\nb");
        assert_eq!(cleaned("é\u{202e}\u{200d}b"), "é<U+202E>b");
        assert_eq!(line("é\n\u{2009}\u{200d}b"), "é b");
        let clean = clean("pass\u{200d}word \u{200c}x".to_owned());
        assert_eq!(clean.text, "password x");
        assert_eq!(clean.original.restore(&clean.text, Span::new(0, 8)), "pass\u{200d}word");
    }

    #[test]
    fn a_run_of_controls_is_one_edit() {
        let clean = clean(format!("a{}b{}", "\u{1b}".repeat(1000), "\u{301}".repeat(1000)));
        assert_eq!(clean.original.edits().len(), 2);
    }

    #[test]
    fn places_follow_the_words() {
        let clean = clean("a\u{1b}b\r\nc".to_owned());
        assert_eq!(clean.text, "a^[b\nc");
        let places: Vec<_> = (0..=6).map(|raw| clean.place(raw)).collect();
        assert_eq!(places, [0, 1, 3, 4, 4, 5, 6]);
    }

    proptest! {
        #[test]
        fn nothing_harmful_is_left_and_all_comes_back(raw in "(\\PC|[\u{0}-\u{ff}\u{2028}\u{202e}\u{301}]){0,80}") {
            let clean = clean(raw.clone());
            prop_assert!(is_clean(&clean.text));
            let whole = Span::new(0, clean.text.len());
            prop_assert_eq!(clean.original.restore(&clean.text, whole), raw.clone());
            for at in (0..=raw.len()).filter(|at| raw.is_char_boundary(*at)) {
                prop_assert!(clean.text.is_char_boundary(clean.place(at)));
            }
        }
    }
}
