//! The status line: what is told, else where one is.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{put, quotes};
use crate::reader::{
    layout::{Line, measure},
    state::{Open, Overlay, State},
    theme::Styles,
};

/// Columns below which the number of a quote has to do without the word, and most of the line is the
/// speaker's.
const NARROW: u16 = 30;

/// Draws the line.
pub fn draw(state: &State, area: Rect, styles: &Styles, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    buffer.set_style(area, styles.status);
    let line = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let wide = line.width >= NARROW;
    let right = fitting(&right(state, wide), usize::from(line.width / if wide { 2 } else { 3 }));
    let columns = measure::width(&right) as u16;
    put(buffer, Rect { x: line.right() - columns, width: columns, ..line }, &right, styles.status);
    let left = Rect { width: if right.is_empty() { line.width } else { line.width - columns - 2 }, ..line };
    match (&state.message, state.overlays.last()) {
        (_, Some(Overlay::Search(typed, _))) => {
            let used = put(buffer, left, &format!("/{typed}"), styles.warning);
            put(buffer, Rect { x: left.x + used, width: left.width - used, ..left }, "▏", styles.warning);
        }
        (_, Some(Overlay::Confirm(address))) => {
            put(buffer, left, &format!("open {address} ? y/n"), styles.warning);
        }
        (Some(message), _) => {
            put(buffer, left, &message.text, if message.warning { styles.warning } else { styles.status });
        }
        (None, _) => {
            put(buffer, left, &left_words(state), styles.status);
        }
    }
}

/// What is loading, or which quote one is at and who speaks it.
fn left_words(state: &State) -> String {
    if let Some(title) = &state.loading {
        return format!("loading {title} … Esc gives up");
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
    if let Some(quote) = open.current_quote.and_then(|number| open.quote(number)) {
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
    if let Some(open) = &state.article {
        let typing = matches!(state.overlays.last(), Some(Overlay::Search(..)));
        words.extend(search_words(open, in_words && !typing));
        if open.partial {
            words.push("loading".to_owned());
        } else if let Some(progress) = open.progress {
            words.push(format!("reading {}%", percent(progress.done, progress.total)));
        }
        if let Some(entry) = open.current_quote.and_then(|number| open.shown_quotes.entry(number)) {
            words.push(format!("{}{}/{}", if in_words { "quote " } else { "" }, entry + 1, open.shown_quotes.len()));
        }
        words.extend(position(open));
        words.push("? help".to_owned());
    }
    words
}

/// The count of a search, after what is looked for unless that is just being typed on the left.
fn search_words(open: &Open, in_words: bool) -> Option<String> {
    let search = open.search.as_ref()?;
    let count = match search.current {
        _ if !search.complete => return Some("searching".to_owned()),
        Some(current) => format!("{}/{}", current + 1, search.hits.len()),
        None => "not found".to_owned(),
    };
    Some(if in_words { format!("/{} {count}", search.query) } else { count })
}

/// How far the last visible row is through the body; nothing where no row is in sight.
fn position(open: &Open) -> Option<String> {
    let rows = || open.lines.iter().filter_map(|line| if let Line::Row { span, .. } = line { Some(*span) } else { None });
    let length = open.article.body.len();
    if length == 0 {
        return Some("empty".to_owned());
    }
    let (first, last) = rows().next().zip(rows().next_back())?;
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
