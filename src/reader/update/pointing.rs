//! The mouse.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::{Effect, moving, overlays};
use crate::reader::{
    action::Action,
    layout::{Layout, Line, measure},
    state::{Open, Pane, State},
};

/// The mouse: the wheel scrolls what it points at or what lies over it, a click selects.
pub fn point(state: &mut State, mouse: MouseEvent) -> Vec<Effect> {
    if !state.overlays.is_empty() {
        let wheel = match mouse.kind {
            MouseEventKind::ScrollDown => Some(Action::Down),
            MouseEventKind::ScrollUp => Some(Action::Up),
            _ => None,
        };
        return wheel.and_then(|action| overlays::update(state, action)).unwrap_or_default();
    }
    let areas = state.areas();
    let at = Position::new(mouse.column, mouse.row);
    let Some(pane) = [Pane::Body, Pane::Quotes, Pane::Entities].into_iter().find(|pane| areas.of_pane(*pane).contains(at)) else {
        return Vec::new();
    };
    match mouse.kind {
        MouseEventKind::ScrollDown => moving::scroll(state, pane, 3),
        MouseEventKind::ScrollUp => moving::scroll(state, pane, -3),
        MouseEventKind::Down(MouseButton::Left) if state.article.is_none() => {
            if let Some(list) = &mut state.list {
                let row = usize::from(mouse.row).saturating_sub(1);
                list.entries.selected = (list.entries.first + row).min(list.collection.len().saturating_sub(1));
            }
        }
        MouseEventKind::Down(MouseButton::Left) => {
            state.focus = pane;
            click(state, pane, at);
        }
        _ => {}
    }
    Vec::new()
}

/// A click: in a list it selects the entry, in the body the quote.
fn click(state: &mut State, pane: Pane, at: Position) {
    let areas = state.areas();
    let area = if pane == Pane::Body { areas.text(state.settings.measure) } else { areas.of_pane(pane) };
    let Some(row) = at.y.checked_sub(area.y).map(usize::from) else { return };
    let Some(open) = &mut state.article else { return };
    match pane {
        Pane::Body => {
            let column = usize::from(at.x.saturating_sub(area.x));
            if let Some(number) = open.quote_at(row, column) {
                open.choose_quote(number);
            }
        }
        Pane::Quotes if row > 0 => {
            open.quotes.selected = (open.quotes.first + (row - 1) / 2).min(open.quote_entries().saturating_sub(1));
        }
        Pane::Entities if row > 0 => {
            open.entities.selected = (open.entities.first + row - 1).min(open.listed().len().saturating_sub(1));
        }
        _ => {}
    }
}

impl Open {
    /// The shown quote at a place on the screen: the innermost there, else the first on the row.
    fn quote_at(&self, row: usize, column: usize) -> Option<usize> {
        let Line::Row { span, block, .. } = self.lines.get(row)? else { return None };
        let kind = self.article.body.blocks().get(*block)?.kind;
        let before = measure::take(self.article.body.slice(*span), column.saturating_sub(Layout::indent(kind)));
        let byte = span.start() + before.len();
        let on_row = || {
            let quotes = self.shown_quotes.numbers().filter_map(|number| Some((number, self.quote(number)?.span)));
            quotes.filter(|(_, quote)| quote.overlaps(*span))
        };
        let under = on_row().filter(|(_, quote)| quote.range().contains(&byte)).min_by_key(|(_, quote)| quote.len());
        under.or_else(|| on_row().next()).map(|(number, _)| number)
    }
}
