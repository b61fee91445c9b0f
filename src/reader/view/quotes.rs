//! The quotes pane: each quote's number, speaker and first words.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{hint, inside, put, title, unfinished};
use crate::{
    article::{Form, Quote},
    reader::{state::Open, theme::Styles},
};

/// Rows of one entry.
const ENTRY: u16 = 2;

/// Draws the pane.
pub fn draw(open: &Open, focused: bool, area: Rect, styles: &Styles, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let shown = open.shown_quotes.len();
    let count = match open.current_quote.and_then(|number| open.shown_quotes.entry(number)) {
        Some(entry) => format!("{}/{shown}", entry + 1),
        None => shown.to_string(),
    };
    title(buffer, area, "Quotes", &count, focused, styles);
    let inside = inside(area);
    let entries = open.quote_entries();
    if entries == 0 {
        return hint(buffer, inside, nothing(open), styles);
    }
    for (entry, y) in (open.quotes.first..entries).zip((inside.top()..inside.bottom()).step_by(usize::from(ENTRY))) {
        let area = Rect { y, height: ENTRY.min(inside.bottom() - y), ..inside };
        if focused && entry == open.quotes.selected {
            buffer.set_style(area, styles.selection);
        }
        match open.shown_quotes.get(entry) {
            Some(number) => {
                let Some(quote) = open.quote(number) else { continue };
                let current = open.current_quote == Some(number);
                draw_quote(open, quote, entry + 1, current, area, styles, buffer);
            }
            None => draw_unanchored(open, entry - shown, area, styles, buffer),
        }
    }
}

/// What an empty pane says.
fn nothing(open: &Open) -> &'static str {
    if let Some(words) = unfinished(open) {
        words
    } else if !open.filter.is_empty() {
        "No quote by or about the chosen entities. Esc clears the filter."
    } else if open.annotations.quotes.is_empty() {
        "No quotes in this article."
    } else {
        "Only indirect speech here; i shows it."
    }
}

fn draw_quote(open: &Open, quote: &Quote, number: usize, current: bool, area: Rect, styles: &Styles, buffer: &mut Buffer) {
    let bar = Rect { width: 1, height: 1, ..area };
    for y in area.top()..area.bottom() {
        put(buffer, Rect { y, ..bar }, if current { "▌" } else { " " }, styles.accent);
    }
    let line = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area };
    let used = put(buffer, line, &format!("{number:>2} "), styles.quiet);
    let line = Rect { x: line.x + used, width: line.width - used, ..line };
    let name = speaker(open, quote);
    let style = if name.is_some() { styles.name } else { styles.quiet };
    let used = put(buffer, line, name.as_deref().unwrap_or("unknown"), style);
    if quote.form == Form::Indirect && line.width > used + 10 {
        put(buffer, Rect { x: line.x + used, width: line.width - used, ..line }, " indirect", styles.quiet);
    }
    if area.height > 1 {
        let words = open.article.body.slice(quote.span);
        put(buffer, Rect { y: line.y + 1, ..line }, &first_words(words, line.width), ratatui::style::Style::new());
    }
}

/// The start of a quote, a little longer than so many columns; its paragraphs follow one another.
fn first_words(words: &str, columns: u16) -> String {
    let start = words.chars().take(usize::from(columns) * 2).collect::<String>();
    start.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `Satya Nadella (he)`: the name, and the words in the text where they differ.
pub fn speaker(open: &Open, quote: &Quote) -> Option<String> {
    let name = open.annotations.speaker_name(quote)?;
    let written = open.annotations.speaker_as_written(quote, &open.article.body);
    Some(match written {
        Some(words) if words.chars().count() < 30 => format!("{name} ({words})"),
        _ => name.to_owned(),
    })
}

fn draw_unanchored(open: &Open, index: usize, area: Rect, styles: &Styles, buffer: &mut Buffer) {
    let Some(quote) = open.annotations.unanchored.get(index) else { return };
    let line = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area };
    put(buffer, line, &format!(" ? {} · not in the text", quote.speaker.as_deref().unwrap_or("unknown")), styles.quiet);
    if area.height > 1 {
        put(
            buffer,
            Rect { x: line.x + 3, y: line.y + 1, width: line.width.saturating_sub(3), ..line },
            &quote.exact,
            styles.quiet,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_paragraphs_of_a_quote_follow_one_another() {
        assert_eq!(first_words("“We left.\n\n“Then we slept.”", 40), "“We left. “Then we slept.”");
    }
}
