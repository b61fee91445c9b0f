//! The width of text in terminal columns, measured as ratatui measures it: by grapheme cluster.

use ratatui::buffer::CellWidth;
use unicode_segmentation::UnicodeSegmentation;

/// Columns that one grapheme cluster takes.
pub fn cluster_width(cluster: &str) -> usize {
    match cluster.as_bytes() {
        // Quotation marks, dashes and the ellipsis (U+2010 to U+2027): most of what is not ASCII.
        [_] | [0xe2, 0x80, 0x90..=0xa7] => 1,
        _ => cluster.cell_width().into(),
    }
}

/// The grapheme clusters of a text, each with its first byte; fast where it is English prose.
pub fn clusters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        // A cluster starts anew here, so what was before does not matter.
        let length = alone(rest.as_bytes()).or_else(|| rest.graphemes(true).next().map(str::len))?;
        let start = at;
        at += length;
        Some((start, &rest[..length]))
    })
}

/// The length of a sign that stands alone: printable ASCII or a common mark, and followed by
/// printable ASCII or a common mark, which join nothing before them.
const fn alone(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [0x20..=0x7e] | [0x20..=0x7e, 0x20..=0x7e, ..] | [0x20..=0x7e, 0xe2, 0x80, 0x90..=0xa7, ..] => Some(1),
        [0xe2, 0x80, 0x90..=0xa7]
        | [0xe2, 0x80, 0x90..=0xa7, 0x20..=0x7e, ..]
        | [0xe2, 0x80, 0x90..=0xa7, 0xe2, 0x80, 0x90..=0xa7, ..] => Some(3),
        _ => None,
    }
}

/// Columns that a text takes, cluster by cluster.
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { clusters(text).map(|(_, cluster)| cluster_width(cluster)).sum() }
}

/// The longest start of `text` that takes at most `columns`, on a cluster boundary.
pub fn take(text: &str, columns: usize) -> &str {
    if text.is_ascii() {
        return &text[..text.len().min(columns)];
    }
    let mut used = 0;
    for (offset, cluster) in clusters(text) {
        used += cluster_width(cluster);
        if used > columns {
            return &text[..offset];
        }
    }
    text
}

/// `text` in at most `columns`, with `…` at the end where something was cut.
pub fn truncate(text: &str, columns: usize) -> std::borrow::Cow<'_, str> {
    // A text of more bytes than this can't fit and need not be measured whole.
    let start = if text.len() > columns.saturating_mul(16) { take(text, columns + 1) } else { text };
    if width(start) <= columns && start.len() == text.len() {
        return text.into();
    }
    if columns == 0 {
        return "".into();
    }
    format!("{}…", take(text, columns - 1).trim_end()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn common_marks_are_as_wide_as_they_are_measured() {
        for mark in '\u{2010}'..='\u{2027}' {
            assert_eq!(cluster_width(&mark.to_string()), usize::from(mark.to_string().cell_width()), "{mark:?}");
        }
    }

    proptest! {
        #[test]
        fn clusters_are_grapheme_clusters(text in "([a-z “”’—…é]|\\PC|[\u{300}-\u{320}\u{fe0f}\u{200d}👩🔬🇬🇧\r\n\u{0}\u{600}]){0,40}") {
            let fast: Vec<_> = clusters(&text).collect();
            let plain: Vec<_> = text.grapheme_indices(true).collect();
            prop_assert_eq!(fast, plain);
        }
    }

    #[test]
    fn wide_and_joined_signs_are_measured_as_one() {
        assert_eq!(width("abc"), 3);
        assert_eq!(width("日本"), 4);
        assert_eq!(width("👩‍🔬"), 2);
        assert_eq!(width("e\u{301}"), 1);
    }

    #[test]
    fn a_cut_text_ends_in_an_ellipsis() {
        assert_eq!(truncate("Satya Nadella", 20), "Satya Nadella");
        assert_eq!(truncate("Satya Nadella", 7), "Satya…");
        assert_eq!(truncate("日本語", 4), "日…");
        assert_eq!(truncate("abc", 0), "");
    }
}
