//! Scrolling, and moving among panes and entries.

use crate::{
    article::Span,
    reader::{
        action::Action,
        layout::{Line, Place},
        state::{Open, Pane, State},
    },
};

/// The pane `by` places further on, around the end.
pub fn turn_focus(state: &mut State, by: usize) {
    const ORDER: [Pane; 3] = [Pane::Body, Pane::Quotes, Pane::Entities];
    let now = ORDER.iter().position(|pane| *pane == state.focus).unwrap_or(0);
    focus(state, ORDER[(now + by) % ORDER.len()]);
}

/// Goes to a pane; side panes that are hidden come back for it.
pub fn focus(state: &mut State, pane: Pane) {
    state.focus = pane;
    state.settings.sides |= pane != Pane::Body;
}

/// Goes to the body where the screen is too small for it beside the pane that has the focus: what was asked for is
/// in the text.
pub fn show_body(state: &mut State) {
    if state.areas().body.height == 0 {
        state.focus = Pane::Body;
    }
}

/// What is told where a jump has unfolded what a filter had folded away.
pub const UNFOLDED: &str = "unfolded to show it";

/// Brings a byte into sight. A filter that has folded it away only dims from then on, and the status line says so.
pub fn show_byte(state: &mut State, byte: usize) {
    let height = usize::from(state.areas().text(state.settings.measure).height);
    let Some(open) = &mut state.article else { return };
    let unfolds = open.filter.folded && open.filter.dims(open.article.body.block_at(byte));
    if unfolds {
        open.fold(false);
    }
    open.show_byte(byte, height);
    if unfolds {
        state.tell_also(UNFOLDED);
    }
}

/// Tells where a step from one byte to another has gone around an end of the text.
pub fn tell_around(state: &mut State, by: isize, from: usize, to: usize) {
    if by > 0 && to < from {
        state.tell_also("from the start");
    } else if by < 0 && to > from {
        state.tell_also("from the end");
    }
}

/// Entries or lines that an action moves by, for a page of `page` and a list of `count`.
pub fn steps(action: Action, page: usize, count: usize) -> Option<isize> {
    let page = isize::try_from(page.max(1)).unwrap_or(isize::MAX);
    let all = isize::try_from(count).unwrap_or(isize::MAX);
    Some(match action {
        Action::Down => 1,
        Action::Up => -1,
        Action::PageDown => page,
        Action::PageUp => -page,
        Action::HalfDown => (page / 2).max(1),
        Action::HalfUp => -(page / 2).max(1),
        Action::Top => -all,
        Action::Bottom => all,
        _ => return None,
    })
}

/// Moves in the focused pane.
pub fn travel(state: &mut State, action: Action) {
    let areas = state.areas();
    match state.focus {
        Pane::Body => {
            let height = usize::from(areas.text(state.settings.measure).height);
            let Some(open) = &mut state.article else { return };
            match action {
                Action::Top => open.go(Place::default()),
                Action::Bottom => {
                    let last = open.layout.last_top(&open.article, height);
                    open.go(last);
                }
                _ => open.scroll(steps(action, height.saturating_sub(1), 0).unwrap_or(0), height),
            }
        }
        Pane::Quotes => step_entries(state, Pane::Quotes, action, usize::from(areas.quotes.height) / 2),
        Pane::Entities => step_entries(state, Pane::Entities, action, usize::from(areas.entities.height)),
    }
}

/// Moves in the list of articles.
pub fn travel_in_list(state: &mut State, action: Action) {
    let height = usize::from(state.screen.height.saturating_sub(2));
    let Some(list) = &mut state.list else { return };
    let count = list.collection.len();
    if let Some(by) = steps(action, height.saturating_sub(1), count) {
        list.entries.step(by, count);
    }
}

fn step_entries(state: &mut State, pane: Pane, action: Action, page: usize) {
    let Some(open) = &mut state.article else { return };
    let (quotes, entities) = (open.quote_entries(), open.listed().len());
    let (entries, count) = if pane == Pane::Quotes { (&mut open.quotes, quotes) } else { (&mut open.entities, entities) };
    if let Some(by) = steps(action, page.saturating_sub(1), count) {
        entries.step(by, count);
    }
}

/// Scrolls a pane by lines or entries, whichever has the focus.
pub fn scroll(state: &mut State, pane: Pane, by: isize) {
    let height = usize::from(state.areas().text(state.settings.measure).height);
    if let (None, Some(list)) = (&state.article, &mut state.list) {
        list.entries.step(by, list.collection.len());
    }
    let Some(open) = &mut state.article else { return };
    match pane {
        Pane::Body => open.scroll(by, height),
        Pane::Quotes => open.quotes.step(by.signum(), open.quote_entries()),
        Pane::Entities => open.entities.step(by.signum(), open.index.of_kind(open.kind).len()),
    }
}

impl Open {
    /// Puts a line at the top.
    pub fn go(&mut self, top: Place) {
        self.top = top;
        self.anchor = if top == Place::default() { 0 } else { self.layout.byte_of(&self.article, top) };
        self.cursor = None;
    }

    /// Scrolls by lines on a screen of `height`.
    pub fn scroll(&mut self, by: isize, height: usize) {
        let last = self.layout.last_top(&self.article, height);
        let top = self.layout.moved(&self.article, self.top, by, last);
        if top != self.top {
            self.go(top);
        }
    }

    /// Folds what the filter dims away, or shows it again; the reader stays at the same words.
    pub fn fold(&mut self, folded: bool) {
        self.filter.folded = folded;
        let blocks = folded.then_some(self.filter.blocks.as_slice());
        self.layout.show(&self.article, blocks);
        self.top = self.layout.place_of(&self.article, self.anchor);
    }

    /// Brings a byte into sight: where it is not comfortably so, to the upper third.
    pub fn show_byte(&mut self, byte: usize, height: usize) {
        let place = self.layout.place_of(&self.article, byte);
        let seen = self.layout.distance(&self.article, self.top, place, height.saturating_sub(1 + height / 6));
        if place < self.top || seen.is_none() {
            let last = self.layout.last_top(&self.article, height);
            let third = isize::try_from(height / 3).unwrap_or(0);
            let top = self.layout.moved(&self.article, place, -third, last);
            self.go(top);
        }
        self.cursor = Some(byte);
    }

    /// Whether some of a span of the body stands in a visible row.
    pub fn shows(&self, span: Span) -> bool {
        self.lines.iter().any(|line| matches!(line, Line::Row { span: row, .. } if row.overlaps(span)))
    }

    /// Whether a byte of the body stands in a visible row.
    pub fn sees(&self, byte: usize) -> bool {
        self.lines.iter().any(|line| matches!(line, Line::Row { span, .. } if span.range().contains(&byte)))
    }
}
