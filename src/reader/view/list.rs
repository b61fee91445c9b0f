//! The list of articles: day, headline, publisher, counts.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::{hint, put};
use crate::{
    reader::{layout::measure, search, state::List, theme::Styles},
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
        let style = if *index == list.entries.selected { styles.current_hit } else { styles.hit };
        let sought = Sought { query: list.search.as_ref().map(|search| search.query.as_str()), style };
        draw_item(item, dated, &sought, Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row }, styles, buffer);
    }
}

/// What is searched for, and how it stands out.
struct Sought<'a> {
    query: Option<&'a str>,
    style: Style,
}

impl Sought<'_> {
    /// Writes text as [`put`] does, with what is searched for standing out.
    fn put(&self, buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
        let used = put(buffer, area, text, style);
        let shown = measure::truncate(text, usize::from(area.width));
        for hit in self.query.map_or_else(Vec::new, |query| search::find(&shown, query)) {
            let columns = |end: usize| measure::width(&shown[..end]) as u16;
            let (start, end) = (columns(hit.start()), columns(hit.end()));
            buffer.set_style(Rect { x: area.x + start, width: end.saturating_sub(start), height: 1, ..area }, self.style);
        }
        used
    }
}

/// Draws an item, with a column for its day where any on the screen has one.
fn draw_item(item: &Item, dated: bool, sought: &Sought, mut rest: Rect, styles: &Styles, buffer: &mut Buffer) {
    if dated {
        let day = item.published.as_ref().map_or("", |date| date.day());
        sought.put(buffer, Rect { width: 10, ..rest }, day, styles.quiet);
        rest = Rect { x: rest.x + 12, width: rest.width - 12, ..rest };
    }
    if let Some(counts) = counts(item).filter(|_| rest.width >= 70) {
        let columns = measure::width(&counts) as u16;
        put(buffer, Rect { x: rest.right() - columns, width: columns, ..rest }, &counts, styles.quiet);
        rest.width -= columns + 2;
    }
    if let Some(publisher) = item.publisher.as_ref().filter(|_| rest.width >= 60) {
        let columns = (measure::width(publisher) as u16).min(24);
        sought.put(buffer, Rect { x: rest.right() - columns, width: columns, ..rest }, publisher, styles.quiet);
        rest.width -= columns + 2;
    }
    let used = sought.put(buffer, rest, &item.headline, Style::new());
    if let Some(error) = &item.error {
        let after = |used: u16| Rect { x: rest.x + used, width: rest.width - used, ..rest };
        let between = if used > 0 { " · cannot be opened: " } else { "cannot be opened: " };
        let used = used + put(buffer, after(used), between, styles.quiet);
        sought.put(buffer, after(used), error, styles.quiet);
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
        reader::{Theme, search::Search, state::Entries},
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

    const SCREEN: Rect = Rect::new(0, 0, 44, 3);

    fn buffer(items: Vec<Item>, query: Option<&str>) -> Buffer {
        let search = query.map(Search::new);
        let list = List { collection: Arc::new(Shelf(items)), entries: Entries::default(), open: None, search };
        let mut buffer = Buffer::empty(SCREEN);
        draw(&list, SCREEN, &Theme::Dark.styles(), &mut buffer);
        buffer
    }

    fn drawn(items: Vec<Item>) -> Vec<String> {
        let buffer = buffer(items, None);
        let row = |y| (0..SCREEN.width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (0..SCREEN.height).map(row).collect()
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
    fn what_is_searched_for_stands_out() {
        let items = vec![item("Ferry waits, ferries sink", "2031-02-03"), item("Über Fährmänner und 日本 ferry", "2031-02-03")];
        let hits = |query: &str, y: u16| {
            let buffer = buffer(items.clone(), Some(query));
            let styles = Theme::Dark.styles();
            let hit = |cell: &&ratatui::buffer::Cell| Some(cell.fg) == styles.hit.fg || Some(cell.bg) == styles.current_hit.bg;
            (0..SCREEN.width).map(|x| &buffer[(x, y)]).filter(hit).map(ratatui::buffer::Cell::symbol).collect::<String>()
        };
        assert_eq!((hits("ferr", 1).as_str(), hits("ferr", 2).as_str()), ("Ferrferr", "ferr"));
        assert_eq!((hits("2031", 1).as_str(), hits("fährm", 2).as_str(), hits("FERRY", 2).as_str()), ("2031", "Fährm", ""));
    }

    #[test]
    fn days_have_a_column_where_there_are_any() {
        let rows = drawn(vec![item("Ferry waits", "2031-02-03"), item("A walk", "")]);
        assert_eq!(rows, [" Shelf                           2 articles", " 2031-02-03  Ferry waits", "             A walk"]);
        assert_eq!(drawn(vec![item("A walk", "")]), [" Shelf                            1 article", " A walk", ""]);
    }
}
