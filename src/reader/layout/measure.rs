//! The width of text in terminal columns, measured as ratatui measures it: by grapheme cluster.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns that one grapheme cluster takes.
pub fn cluster_width(cluster: &str) -> usize {
    if cluster.len() == 1 { 1 } else { cluster.width() }
}

/// Columns that a text takes, cluster by cluster.
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).map(cluster_width).sum() }
}

/// The longest start of `text` that takes at most `columns`, on a cluster boundary.
pub fn take(text: &str, columns: usize) -> &str {
    if text.is_ascii() {
        return &text[..text.len().min(columns)];
    }
    let mut used = 0;
    for (offset, cluster) in text.grapheme_indices(true) {
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
