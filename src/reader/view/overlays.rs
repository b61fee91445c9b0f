//! Help, palette and bookmarks, over the screen.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    widgets::{Clear, Widget},
};

use super::put;
use crate::reader::{
    action::{Action, Group},
    keymap,
    layout::measure,
    state::Overlay,
    theme::Styles,
    update,
};

/// A line of the help: keys and what they do, or a heading.
pub type HelpLine = (String, &'static str);

/// The help: every action with its keys, by group.
pub fn help_lines() -> Vec<HelpLine> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        if !lines.is_empty() {
            lines.push((String::new(), ""));
        }
        lines.push((String::new(), group.title()));
        let of_group = Action::ALL.iter().filter(|action| action.group() == group);
        lines.extend(of_group.map(|action| (keymap::keys_of(*action), action.help())));
    }
    lines
}

/// Draws an overlay that has a window of its own.
pub fn draw(overlay: &Overlay, screen: Rect, styles: &Styles, buffer: &mut Buffer) {
    match overlay {
        Overlay::Help(top) => {
            let lines = help_lines();
            let fits = lines.len() + 2 < usize::from(screen.height);
            let title = if fits { "Keys" } else { "Keys: j and k scroll" };
            let inside = window(screen, 84, lines.len() as u16, title, styles, buffer);
            for ((keys, words), y) in lines.iter().skip(*top).zip(inside.top()..inside.bottom()) {
                help_line(keys, words, Rect { y, height: 1, ..inside }, styles, buffer);
            }
        }
        Overlay::Palette(typed, selected) => {
            let matching = update::matching(typed);
            let inside = window(screen, 84, matching.len() as u16 + 1, "Actions", styles, buffer);
            put(buffer, Rect { height: inside.height.min(1), ..inside }, &format!(":{typed}▏"), styles.headline);
            let rows = usize::from(inside.height.saturating_sub(1)).max(1);
            let first = (selected + 1).saturating_sub(rows);
            for ((index, action), y) in matching.iter().enumerate().skip(first).zip(inside.top() + 1..inside.bottom()) {
                let row = Rect { y, height: 1, ..inside };
                if index == *selected {
                    buffer.set_style(row, styles.selection);
                }
                help_line(action.name(), action.help(), row, styles, buffer);
            }
        }
        Overlay::Bookmarks(bookmarks, selected) => {
            let inside =
                window(screen, 72, bookmarks.len() as u16, "Bookmarks: Enter goes there, m takes it away", styles, buffer);
            let first = (selected + 1).saturating_sub(usize::from(inside.height).max(1));
            for ((index, bookmark), y) in bookmarks.iter().enumerate().skip(first).zip(inside.top()..inside.bottom()) {
                let row = Rect { y, height: 1, ..inside };
                if index == *selected {
                    buffer.set_style(row, styles.selection);
                }
                put(buffer, row, &bookmark.label, Style::new());
            }
        }
        Overlay::Search(..) | Overlay::Confirm(_) => {}
    }
}

fn help_line(keys: &str, words: &str, row: Rect, styles: &Styles, buffer: &mut Buffer) {
    if keys.is_empty() {
        put(buffer, row, words, styles.headline);
        return;
    }
    let columns = row.width.min(20);
    put(buffer, Rect { width: columns.saturating_sub(1), ..row }, keys, styles.name);
    put(buffer, Rect { x: row.x + columns, width: row.width - columns, ..row }, words, Style::new());
}

/// Clears a window in the middle of the screen and frames it; its inside.
fn window(screen: Rect, width: u16, height: u16, title: &str, styles: &Styles, buffer: &mut Buffer) -> Rect {
    let width = (width + 4).min(screen.width);
    let height = height.saturating_add(2).min(screen.height.saturating_sub(1));
    let area = Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height.saturating_sub(1) - height) / 2,
        width,
        height,
    };
    Clear.render(area, buffer);
    ratatui::widgets::Block::bordered().border_style(styles.quiet).render(area, buffer);
    let columns = (measure::width(title) as u16 + 2).min(width.saturating_sub(4));
    put(buffer, Rect { x: area.x + 2, width: columns, height: height.min(1), ..area }, &format!(" {title} "), styles.accent);
    Rect { x: area.x + 2, y: area.y + 1, width: width.saturating_sub(4), height: height.saturating_sub(2) }
}
