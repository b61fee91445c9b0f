//! The status line: what is told, else where one is.

use std::borrow::Cow;

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::Style,
    widgets::{Clear, Widget},
};

use super::{put, quotes};
use crate::{
    article::Span,
    reader::{
        layout::{Line, break_rows, measure},
        link,
        search::Search,
        state::{List, Message, Open, Overlay, State},
        theme::Styles,
    },
};

/// Columns below which the number of a quote has to do without the word, and most of the line is the
/// speaker's.
const NARROW: u16 = 30;

/// Draws the line; over the rows above it too, where what is told takes more than one.
pub fn draw(state: &State, area: Rect, styles: &Styles, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    buffer.set_style(area, styles.status);
    let line = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let told = told(state, styles);
    if let Some((words, style)) = told.as_ref().filter(|(words, _)| measure::width(words) > usize::from(line.width)) {
        return draw_long(words, *style, line, styles, buffer);
    }
    let wide = line.width >= NARROW;
    let room = match &told {
        Some((words, _)) => (usize::from(line.width) - measure::width(words)).saturating_sub(2),
        None => usize::from(line.width / if wide { 2 } else { 3 }),
    };
    let right = fitting(&right(state, wide), room);
    let columns = measure::width(&right) as u16;
    put(buffer, Rect { x: line.right() - columns, width: columns, ..line }, &right, styles.status);
    let left = Rect { width: if right.is_empty() { line.width } else { line.width - columns - 2 }, ..line };
    match (told, state.overlays.last()) {
        (_, Some(Overlay::Search(typed, _))) => {
            let used = put(buffer, left, &format!("/{typed}"), styles.warning);
            put(buffer, Rect { x: left.x + used, width: left.width - used, ..left }, "▏", styles.warning);
        }
        (Some((words, style)), _) => {
            put(buffer, left, &words, style);
        }
        (None, _) => {
            put(buffer, left, &left_words(state), styles.status);
        }
    }
}

/// What is told in words that are all worth reading: a question, a message, or why the selected
/// item of the list can't be opened.
fn told<'a>(state: &'a State, styles: &Styles) -> Option<(Cow<'a, str>, Style)> {
    match (state.overlays.last(), &state.message) {
        (Some(Overlay::Search(..)), _) => return None,
        (Some(Overlay::Confirm(address)), _) => return Some((link::question(address).into(), styles.warning)),
        (_, Some(Message { text, warning })) => {
            return Some((text.into(), if *warning { styles.warning } else { styles.status }));
        }
        (_, None) => {}
    }
    let list = state.list.as_ref().filter(|_| state.article.is_none() && state.loading.is_none())?;
    let error = list.collection.item(list.entries.selected)?.error?;
    Some((error.into(), styles.warning))
}

/// Draws words that are longer than the line, broken into rows, the last on the line; at most half
/// of the screen's rows.
fn draw_long(words: &str, style: Style, line: Rect, styles: &Styles, buffer: &mut Buffer) {
    let rows = break_rows(words, Span::new(0, words.len()), usize::from(line.width));
    let height = (rows.len() as u16).min(line.bottom().div_ceil(2)).max(1);
    let area = Rect { x: line.x.saturating_sub(1), y: line.bottom() - height, width: line.width + 2, height };
    let area = area.intersection(buffer.area);
    Clear.render(area, buffer);
    buffer.set_style(area, styles.status);
    for (index, (row, y)) in rows.iter().zip(area.top()..area.bottom()).enumerate() {
        // The last row that fits takes all that is left, so that a cut is seen.
        let is_last = index + 1 == usize::from(height);
        let shown = if is_last { &words[row.start()..] } else { &words[row.range()] };
        put(buffer, Rect { y, height: 1, ..line }, shown, style);
    }
}

/// What is loading, or which quote one is at and who speaks it.
fn left_words(state: &State) -> String {
    if let Some(title) = &state.loading {
        return format!("loading {title}");
    }
    let Some(open) = &state.article else {
        let enter = if state.list.is_some() { "Enter opens, " } else { "" };
        let back = if state.above.is_empty() { "" } else { "h goes back, " };
        return format!("{enter}{back}q quits, ? shows the keys");
    };
    let filter: Vec<_> =
        open.filter.entities.iter().filter_map(|id| open.annotations.entity(*id)).map(|entity| entity.name.as_str()).collect();
    let mut words = Vec::new();
    if !filter.is_empty() {
        words.push(format!("{}: {}", if open.filter.folded { "only" } else { "filter" }, filter.join(", ")));
    }
    if let Some(quote) = open.current().and_then(|number| open.quote(number)) {
        words.push(quotes::speaker(open, quote).unwrap_or_else(|| "speaker unknown".to_owned()));
    }
    if words.is_empty() {
        words.push(open.article.title().to_owned());
    }
    words.join(" · ")
}

/// As many of the words as fit into some columns, the first ones first.
fn fitting(words: &[String], columns: usize) -> String {
    let starts = (0..=words.len()).rev().map(|count| words[..count].join(" · "));
    starts.into_iter().find(|start| measure::width(start) <= columns).unwrap_or_default()
}

/// Keys pressed so far, search, annotation, quote number, position: what matters most comes first.
fn right(state: &State, in_words: bool) -> Vec<String> {
    let mut words = Vec::new();
    let pending = state.keymap.pending();
    if !pending.is_empty() {
        words.push(pending);
    }
    if state.loading.is_some() {
        words.push("Esc gives up".to_owned());
    }
    let with_query = in_words && !matches!(state.overlays.last(), Some(Overlay::Search(..)));
    if let (None, Some(List { collection, search: Some(search), .. })) = (&state.article, &state.list) {
        let is_whole = collection.is_complete() && search.searched >= collection.len();
        words.push(search_words(search, is_whole, with_query));
    }
    if let Some(open) = &state.article {
        let search = open.search.as_ref();
        words.extend(search.map(|search| search_words(search, search.searched >= open.article.body.len(), with_query)));
        if let Some(progress) = open.progress {
            words.push(format!("reading {}%", percent(progress.done, progress.total)));
        }
        if let Some(entry) = open.current_quote.and_then(|number| open.shown_quotes.entry(number)) {
            words.push(format!("{}{}/{}", if in_words { "quote " } else { "" }, entry + 1, open.shown_quotes.len()));
        }
        words.extend(position(open));
        if in_words || words.is_empty() && open.filter.is_empty() {
            words.push("? help".to_owned());
        }
    }
    words
}

/// The count of a search, after what is looked for unless that is just being typed on the left; `is_whole`
/// where no more can be found.
fn search_words<Hit>(search: &Search<Hit>, is_whole: bool, with_query: bool) -> String {
    let count = match search.current {
        Some(current) => format!("{}/{}{}", current + 1, search.hits.len(), if is_whole { "" } else { "+" }),
        None if is_whole => "not found".to_owned(),
        None => return "searching".to_owned(),
    };
    if with_query { format!("/{} {count}", search.query) } else { count }
}

/// How far the last visible row is through the body; nothing where no row is in sight, nor the headline before all of
/// them.
fn position(open: &Open) -> Option<String> {
    let rows = || open.lines.iter().filter_map(|line| if let Line::Row { span, .. } = line { Some(*span) } else { None });
    let length = open.article.body.len();
    if length == 0 {
        return Some("empty".to_owned());
    }
    let Some((first, last)) = rows().next().zip(rows().next_back()) else {
        let is_above = matches!(open.lines.first(), Some(Line::Header(..)));
        return is_above.then(|| "top".to_owned());
    };
    let blocks = open.article.body.blocks();
    let starts = blocks.first().is_none_or(|block| first.start() <= block.span.start());
    let ends = blocks.last().is_none_or(|block| last.end() >= block.span.end());
    Some(match (starts, ends) {
        (true, true) => "all".to_owned(),
        (true, false) => "top".to_owned(),
        (false, true) => "end".to_owned(),
        (false, false) => format!("{}%", percent(last.end(), length)),
    })
}

fn percent(part: usize, whole: usize) -> usize {
    (part * 100).checked_div(whole).unwrap_or(100).min(100)
}
