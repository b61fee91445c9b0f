//! Help, palette and bookmarks, over the screen.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    widgets::{Clear, Widget},
};

use super::{help, put};
use crate::reader::{layout::measure, state::Overlay, theme::Styles, update};

/// Columns of the palette below which there is no room for what an action does beside its name.
const NARROW: u16 = 30;

/// Columns inside the window of the help.
pub fn columns(screen: Rect) -> usize {
    usize::from(screen.width.saturating_sub(4).min(help::WIDEST))
}

/// Rows inside the window of the help, where the help is longer.
pub fn rows(screen: Rect) -> usize {
    usize::from(screen.height.saturating_sub(3))
}

/// Draws an overlay that has a window of its own.
pub fn draw(overlay: &Overlay, screen: Rect, styles: &Styles, buffer: &mut Buffer) {
    match overlay {
        Overlay::Help(top) => {
            let lines = help::lines(columns(screen));
            let fits = lines.len() <= rows(screen);
            let title = if fits { "Keys" } else { "Keys: j and k scroll" };
            let inside = window(screen, help::WIDEST, lines.len() as u16, title, styles, buffer);
            for (line, y) in lines.iter().skip(*top).zip(inside.top()..inside.bottom()) {
                help::draw(line, Rect { y, height: 1, ..inside }, styles, buffer);
            }
        }
        Overlay::Palette(typed, selected) => {
            let matching = update::matching(typed);
            let inside = window(screen, help::WIDEST, matching.len() as u16 + 1, "Actions", styles, buffer);
            put(buffer, Rect { height: inside.height.min(1), ..inside }, &format!(":{typed}▏"), styles.headline);
            let rows = usize::from(inside.height.saturating_sub(1)).max(1);
            let first = (selected + 1).saturating_sub(rows);
            let shown = || matching.iter().enumerate().skip(first).take(rows);
            let widest = shown().map(|(_, action)| action.name().len()).max().unwrap_or(0) as u16;
            // Where half the window is too little for a name, the names alone tell more.
            let most = if inside.width < NARROW { inside.width } else { inside.width / 2 };
            let names = (widest + 2).min(most);
            for ((index, action), y) in shown().zip(inside.top() + 1..inside.bottom()) {
                let row = Rect { y, height: 1, ..inside };
                if index == *selected {
                    buffer.set_style(row, styles.selection);
                }
                help::draw_entry(action.name(), action.help(), names, row, styles, buffer);
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
