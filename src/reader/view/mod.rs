//! Draws the state: pure functions of state and area. Nothing here changes anything.

pub mod areas;
mod body;
mod entities;
pub mod help;
mod list;
pub mod overlays;
mod quotes;
mod status;

use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::Style,
};

use super::{
    layout::measure,
    state::{Open, Pane, State},
    theme::Styles,
};

/// Draws the whole screen.
pub fn screen(state: &State, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let styles = state.settings.theme.styles();
    let areas = areas::Areas::of(area, state.settings.sides, state.focus);
    match (&state.article, &state.list) {
        (Some(open), _) => {
            body::draw(open, &state.settings, &areas, &styles, buffer);
            quotes::draw(open, state.focus == Pane::Quotes, areas.quotes, &styles, buffer);
            entities::draw(open, state.focus == Pane::Entities, areas.entities, &styles, buffer);
            rules(&areas, &styles, buffer);
        }
        (None, Some(list)) => list::draw(list, Rect { height: area.height.saturating_sub(1), ..area }, &styles, buffer),
        (None, None) => hint(buffer, Rect { height: area.height.saturating_sub(1), ..area }, &without_article(state), &styles),
    }
    status::draw(state, areas.status, &styles, buffer);
    if let Some(overlay) = state.overlays.last() {
        overlays::draw(overlay, area, &styles, buffer);
    }
}

/// What a screen says on which nothing is open.
fn without_article(state: &State) -> String {
    match &state.loading {
        Some(title) => format!("Loading {title}. Esc gives up, q quits."),
        None => "Nothing is open. q quits.".to_owned(),
    }
}

/// What an empty pane says before all has been looked through.
fn unfinished(open: &Open) -> Option<&'static str> {
    if open.given_up {
        Some("Given up before anything was found.")
    } else {
        (open.progress.is_some() || open.partial).then_some("Reading…")
    }
}

/// The lines between the panes.
fn rules(areas: &areas::Areas, styles: &Styles, buffer: &mut Buffer) {
    for pane in [areas.quotes, areas.entities] {
        let beside = pane.x > areas.body.x && !pane.is_empty();
        if beside {
            for y in pane.top()..pane.bottom() {
                put(buffer, Rect::new(pane.x, y, 1, 1), "│", styles.quiet);
            }
        }
    }
}

/// Writes text at the start of an area, cut to its width; the columns it took.
fn put(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return 0;
    }
    let shown = measure::truncate(text, usize::from(area.width));
    write(buffer, area, &shown, style)
}

/// Writes as much of a text as fits into the first row of an area; the columns it took. As
/// `Buffer::set_stringn`, which takes longer to find the same clusters.
fn write(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return 0;
    }
    let first = buffer.index_of(area.x, area.y);
    let row = &mut buffer.content[first..first + usize::from(area.width)];
    let mut column = 0;
    for (_, cluster) in measure::clusters(text) {
        let columns = measure::cluster_width(cluster);
        if columns == 0 || cluster.contains(char::is_control) {
            continue;
        }
        let Some(cells) = row.get_mut(column..column + columns) else { break };
        cells[0].set_symbol(cluster).set_style(style);
        // The others are hidden by the wide sign.
        cells[1..].iter_mut().for_each(Cell::reset);
        column += columns;
    }
    column as u16
}

/// A pane's title line: its name, stronger where it has the focus, and a count at the right.
fn title(buffer: &mut Buffer, area: Rect, words: &str, count: &str, focused: bool, styles: &Styles) {
    let line = Rect { x: area.x + 2, width: area.width.saturating_sub(3), height: area.height.min(1), ..area };
    let style = if focused { styles.accent.patch(styles.headline) } else { styles.quiet };
    let used = put(buffer, line, words, style);
    let columns = measure::width(count) as u16;
    if used + columns < line.width {
        put(buffer, Rect { x: line.right() - columns, width: columns, ..line }, count, styles.quiet);
    }
}

/// The inside of a side pane: below its title, right of the line between the panes.
fn inside(area: Rect) -> Rect {
    Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(1), height: area.height.saturating_sub(1) }
}

/// Words in the middle of an empty pane, broken into rows.
fn hint(buffer: &mut Buffer, area: Rect, words: &str, styles: &Styles) {
    let width = usize::from(area.width.saturating_sub(3));
    let rows = super::layout::break_rows(words, crate::article::Span::new(0, words.len()), width);
    for (row, y) in rows.iter().zip(area.y + 1..area.bottom()) {
        let line = Rect { x: area.x + 1, y, width: area.width.saturating_sub(1), height: 1 };
        put(buffer, line, &words[row.range()], styles.quiet);
    }
}
