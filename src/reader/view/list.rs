//! The list of articles: day, headline, publisher, counts.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{hint, put};
use crate::{
    reader::{layout::measure, state::List, theme::Styles},
    source::Item,
};

/// Draws the list.
pub fn draw(list: &List, area: Rect, styles: &Styles, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let count = list.collection.len();
    let more = if list.collection.is_complete() { "" } else { "+" };
    let head = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area };
    let used = put(buffer, head, &list.collection.title(), styles.headline);
    let total = format!("{count}{more} articles");
    let columns = measure::width(&total) as u16;
    if used + columns + 2 <= head.width {
        put(buffer, Rect { x: head.right() - columns, width: columns, ..head }, &total, styles.quiet);
    }
    let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
    if count == 0 {
        let words = if list.collection.is_complete() { "Nothing is in this list." } else { "Reading…" };
        return hint(buffer, below, words, styles);
    }
    for (index, y) in (list.entries.first..count).zip(below.top()..below.bottom()) {
        let row = Rect { y, height: 1, ..below };
        if index == list.entries.selected {
            buffer.set_style(row, styles.selection);
        }
        draw_item(list, index, row, styles, buffer);
    }
}

fn draw_item(list: &List, index: usize, row: Rect, styles: &Styles, buffer: &mut Buffer) {
    let Some(item) = list.collection.item(index) else { return };
    put(buffer, Rect { width: 1, ..row }, if list.open == Some(index) { "›" } else { " " }, styles.accent);
    let mut rest = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
    if rest.width >= 40 {
        put(buffer, Rect { width: 10, ..rest }, item.published.as_ref().map_or("", |date| date.day()), styles.quiet);
        rest = Rect { x: rest.x + 12, width: rest.width - 12, ..rest };
    }
    if let Some(counts) = counts(&item).filter(|_| rest.width >= 70) {
        let columns = measure::width(&counts) as u16;
        put(buffer, Rect { x: rest.right() - columns, width: columns, ..rest }, &counts, styles.quiet);
        rest.width -= columns + 2;
    }
    if let Some(publisher) = item.publisher.as_ref().filter(|_| rest.width >= 60) {
        let columns = (measure::width(publisher) as u16).min(24);
        put(buffer, Rect { x: rest.right() - columns, width: columns, ..rest }, publisher, styles.quiet);
        rest.width -= columns + 2;
    }
    match &item.error {
        Some(error) => put(buffer, rest, &format!("cannot be opened: {error}"), styles.quiet),
        None => put(buffer, rest, &item.headline, ratatui::style::Style::new()),
    };
}

/// The quotes that came with an article and its words.
fn counts(item: &Item) -> Option<String> {
    let quotes = item.quotes.map(|quotes| format!("{quotes} {}", if quotes == 1 { "quote" } else { "quotes" }));
    let words = item.words.map(|words| format!("{words:>5} words"));
    let counts: Vec<_> = quotes.into_iter().chain(words).collect();
    (!counts.is_empty()).then(|| counts.join(" · "))
}
