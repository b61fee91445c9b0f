//! The help: every action with its keys, by group, broken to a width.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::put;
use crate::{
    article::Span,
    reader::{action::Action, action::Group, keymap, layout::break_rows, theme::Styles},
};

/// Columns of the widest window that the help takes.
pub const WIDEST: u16 = 84;

/// Columns below which the words stand under the keys and not beside them.
const NARROW: usize = 32;

/// A line of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpLine {
    /// The title of a group, or nothing between two groups.
    Heading(&'static str),
    /// Keys and what they do; either may be empty where an entry takes several lines.
    Entry(String, String),
}

/// The whole help in lines of at most so many columns.
pub fn lines(columns: usize) -> Vec<HelpLine> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        if !lines.is_empty() {
            lines.push(HelpLine::Heading(""));
        }
        lines.push(HelpLine::Heading(group.title()));
        let of_group = Action::ALL.iter().filter(|action| action.group() == group);
        lines.extend(of_group.flat_map(|action| entry(&keymap::keys_of(*action), action.help(), columns)));
    }
    lines
}

/// An entry's lines: keys and words go on under their start.
fn entry(keys: &str, words: &str, columns: usize) -> Vec<HelpLine> {
    let broken = |text: &str, columns: usize| {
        let rows = break_rows(text, Span::new(0, text.len()), columns).into_iter();
        rows.map(|row| text[row.range()].trim_end().to_owned()).collect::<Vec<_>>()
    };
    let words = broken(words, columns.saturating_sub(indent(columns)));
    if columns < NARROW {
        let keys = broken(keys, columns).into_iter().map(|keys| HelpLine::Entry(keys, String::new()));
        return keys.chain(words.into_iter().map(|words| HelpLine::Entry(String::new(), words))).collect();
    }
    let keys = broken(keys, indent(columns) - 1);
    let at = |rows: &[String], row: usize| rows.get(row).cloned().unwrap_or_default();
    (0..keys.len().max(words.len())).map(|row| HelpLine::Entry(at(&keys, row), at(&words, row))).collect()
}

/// Columns left of the words.
const fn indent(columns: usize) -> usize {
    match columns {
        ..NARROW => 2,
        NARROW..60 => 14,
        _ => 20,
    }
}

/// Draws a line of the help into a row.
pub fn draw(line: &HelpLine, row: Rect, styles: &Styles, buffer: &mut Buffer) {
    match line {
        HelpLine::Heading(title) => {
            put(buffer, row, title, styles.headline);
        }
        HelpLine::Entry(keys, words) => draw_entry(keys, words, indent(usize::from(row.width)) as u16, row, styles, buffer),
    }
}

/// Draws a name in its column and words beside it.
pub fn draw_entry(name: &str, words: &str, indent: u16, row: Rect, styles: &Styles, buffer: &mut Buffer) {
    let indent = indent.min(row.width);
    let columns = if words.is_empty() { row.width } else { indent.saturating_sub(1) };
    put(buffer, Rect { width: columns, ..row }, name, styles.name);
    put(buffer, Rect { x: row.x + indent, width: row.width - indent, ..row }, words, Style::new());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::layout::measure::width;

    fn drawn(columns: usize) -> Vec<String> {
        let row = Rect::new(0, 0, columns as u16, 1);
        let text = |line: &HelpLine| {
            let mut buffer = Buffer::empty(row);
            draw(line, row, &crate::reader::Theme::Mono.styles(), &mut buffer);
            buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned()
        };
        lines(columns).iter().map(text).collect()
    }

    #[test]
    fn the_words_stand_beside_the_keys_or_where_it_is_narrow_under_them() {
        assert_eq!(drawn(76)[15..17], ["", "Jumping"]);
        let narrow = drawn(36);
        let enter = narrow.iter().position(|line| line.starts_with("Enter")).unwrap_or(0);
        assert_eq!(narrow[enter..enter + 2], ["Enter         Go to the quote or the", "              next mention, or open"]);
        assert_eq!(drawn(16)[..5], ["Moving", "Tab", "  Go to the next", "  pane", "Shift-Tab"]);
    }

    #[test]
    fn nothing_of_the_help_is_cut_at_any_width() {
        for columns in [14, 16, 31, 32, 36, 59, 60, 76, 84] {
            for line in lines(columns) {
                let HelpLine::Entry(keys, words) = line else { continue };
                let room = if words.is_empty() { columns } else { indent(columns) - 1 };
                assert!(width(&keys) <= room, "{columns}: {keys}");
                assert!(width(&words) <= columns - indent(columns), "{columns}: {words}");
            }
        }
    }
}
