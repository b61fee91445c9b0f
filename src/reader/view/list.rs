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
    let total = format!("{count}{more} {}", if count == 1 { "article" } else { "articles" });
    let columns = measure::width(&total) as u16;
    if used + columns + 2 <= head.width {
        put(buffer, Rect { x: head.right() - columns, width: columns, ..head }, &total, styles.quiet);
    }
    let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
    if count == 0 {
        let words = if list.collection.is_complete() { "Nothing is in this list." } else { "Reading…" };
        return hint(buffer, below, words, styles);
    }
    let visible = list.entries.first..count.min(list.entries.first + usize::from(below.height));
    let items: Vec<_> = visible.filter_map(|index| Some((index, list.collection.item(index)?))).collect();
    let dated = below.width >= 40 && items.iter().any(|(_, item)| item.published.is_some());
    for ((index, item), y) in items.iter().zip(below.top()..below.bottom()) {
        let row = Rect { y, height: 1, ..below };
        if *index == list.entries.selected {
            buffer.set_style(row, styles.selection);
        }
        put(buffer, Rect { width: 1, ..row }, if list.open == Some(*index) { "›" } else { " " }, styles.accent);
        draw_item(item, dated, Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row }, styles, buffer);
    }
}

/// Draws an item, with a column for its day where any on the screen has one.
fn draw_item(item: &Item, dated: bool, mut rest: Rect, styles: &Styles, buffer: &mut Buffer) {
    if dated {
        put(buffer, Rect { width: 10, ..rest }, item.published.as_ref().map_or("", |date| date.day()), styles.quiet);
        rest = Rect { x: rest.x + 12, width: rest.width - 12, ..rest };
    }
    if let Some(counts) = counts(item).filter(|_| rest.width >= 70) {
        let columns = measure::width(&counts) as u16;
        put(buffer, Rect { x: rest.right() - columns, width: columns, ..rest }, &counts, styles.quiet);
        rest.width -= columns + 2;
    }
    if let Some(publisher) = item.publisher.as_ref().filter(|_| rest.width >= 60) {
        let columns = (measure::width(publisher) as u16).min(24);
        put(buffer, Rect { x: rest.right() - columns, width: columns, ..rest }, publisher, styles.quiet);
        rest.width -= columns + 2;
    }
    let used = put(buffer, rest, &item.headline, ratatui::style::Style::new());
    if let Some(error) = &item.error {
        let between = if used > 0 { " · " } else { "" };
        let after = Rect { x: rest.x + used, width: rest.width - used, ..rest };
        put(buffer, after, &format!("{between}cannot be opened: {error}"), styles.quiet);
    }
}

/// The quotes that came with an article and its words.
fn counts(item: &Item) -> Option<String> {
    let quotes = item.quotes.map(|quotes| format!("{quotes} {}", if quotes == 1 { "quote" } else { "quotes" }));
    let words = item.words.map(|words| format!("{words:>5} words"));
    let counts: Vec<_> = quotes.into_iter().chain(words).collect();
    (!counts.is_empty()).then(|| counts.join(" · "))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        article::{Article, Date},
        reader::{Theme, state::Entries},
        source::{Collection, Error},
    };

    struct Shelf(Vec<Item>);

    impl Collection for Shelf {
        fn title(&self) -> String {
            "Shelf".to_owned()
        }

        fn len(&self) -> usize {
            self.0.len()
        }

        fn is_complete(&self) -> bool {
            true
        }

        fn item(&self, index: usize) -> Option<Item> {
            self.0.get(index).cloned()
        }

        fn load(&self, _: usize) -> Result<Article, Error> {
            Ok(Article::default())
        }
    }

    fn drawn(items: Vec<Item>) -> Vec<String> {
        let list = List { collection: Arc::new(Shelf(items)), entries: Entries::default(), open: None };
        let screen = Rect::new(0, 0, 44, 3);
        let mut buffer = Buffer::empty(screen);
        draw(&list, screen, &Theme::Mono.styles(), &mut buffer);
        let row = |y| (0..screen.width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (0..screen.height).map(row).collect()
    }

    fn item(headline: &str, day: &str) -> Item {
        Item { headline: headline.to_owned(), published: Date::parse(day), ..Item::default() }
    }

    #[test]
    fn what_cannot_be_opened_says_why() {
        let broken = |headline: &str| Item { error: Some("holds no text".to_owned()), ..item(headline, "") };
        let rows = drawn(vec![broken("Ferry"), broken("")]);
        assert_eq!(rows[1..], [" Ferry · cannot be opened: holds no text", " cannot be opened: holds no text"]);
    }

    #[test]
    fn days_have_a_column_where_there_are_any() {
        let rows = drawn(vec![item("Ferry waits", "2031-02-03"), item("A walk", "")]);
        assert_eq!(rows, [" Shelf                           2 articles", " 2031-02-03  Ferry waits", "             A walk"]);
        assert_eq!(drawn(vec![item("A walk", "")]), [" Shelf                            1 article", " A walk", ""]);
    }
}
