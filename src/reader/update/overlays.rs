//! What lies over the screen: help, palette, the search line, bookmarks, a question.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;

use super::{Effect, finding, moving};
use crate::{
    library::Bookmark,
    reader::{
        action::Action,
        state::{Overlay, State},
        view::{help, overlays},
    },
};

/// Whether keys are typed into the topmost overlay instead of going through the keymap.
pub fn takes_text(state: &State) -> bool {
    matches!(state.overlays.last(), Some(Overlay::Search(..) | Overlay::Palette(..) | Overlay::Confirm(_)))
}

/// The actions whose name or help has the typed words, best first.
pub fn matching(typed: &str) -> Vec<Action> {
    let typed = typed.to_lowercase();
    let named = Action::ALL.iter().filter(|action| action.name().starts_with(&typed));
    let inside = Action::ALL.iter().filter(|action| !action.name().starts_with(&typed) && action.name().contains(&typed));
    let told =
        Action::ALL.iter().filter(|action| !action.name().contains(&typed) && action.help().to_lowercase().contains(&typed));
    named.chain(inside).chain(told).copied().collect()
}

/// A key in an overlay that takes text.
pub fn type_key(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match (state.overlays.last_mut(), key.code) {
        (Some(Overlay::Confirm(address)), code) => {
            let open = matches!(code, KeyCode::Enter | KeyCode::Char('y')).then(|| Effect::Open(address.clone()));
            state.overlays.pop();
            open.into_iter().collect()
        }
        // As in other programs, taking back more than was typed ends the search.
        (Some(Overlay::Search(typed, began)), code) if code == KeyCode::Esc || code == KeyCode::Backspace && typed.is_empty() => {
            let began = *began;
            state.overlays.pop();
            finding::leave_search(state, began);
            Vec::new()
        }
        (Some(Overlay::Palette(typed, _)), KeyCode::Backspace) if typed.is_empty() => {
            state.overlays.pop();
            Vec::new()
        }
        (Some(Overlay::Palette(..)), KeyCode::Esc) | (_, KeyCode::Char('c')) if key.code == KeyCode::Esc || control => {
            state.overlays.pop();
            Vec::new()
        }
        (Some(Overlay::Search(_, began)), KeyCode::Enter) => {
            let began = *began;
            state.overlays.pop();
            finding::end_search(state, began);
            Vec::new()
        }
        (Some(Overlay::Palette(typed, selected)), KeyCode::Enter) => {
            let action = matching(typed).get(*selected).copied();
            state.overlays.pop();
            action.map_or_else(Vec::new, |action| super::update(state, action))
        }
        (Some(Overlay::Palette(typed, selected)), KeyCode::Down | KeyCode::Tab) => {
            *selected = (*selected + 1).min(matching(typed).len().saturating_sub(1));
            Vec::new()
        }
        (Some(Overlay::Palette(_, selected)), KeyCode::Up | KeyCode::BackTab) => {
            *selected = selected.saturating_sub(1);
            Vec::new()
        }
        (Some(Overlay::Search(typed, _) | Overlay::Palette(typed, _)), code) => {
            match code {
                KeyCode::Backspace => {
                    typed.pop();
                }
                KeyCode::Char('u') if control => typed.clear(),
                KeyCode::Char('w') if control => {
                    let words = typed.trim_end();
                    typed.truncate(words.rfind(char::is_whitespace).map_or(0, |at| at + 1));
                }
                KeyCode::Char(sign) if !control && !sign.is_control() => typed.push(sign),
                _ => return Vec::new(),
            }
            typed_more(state)
        }
        _ => Vec::new(),
    }
}

fn typed_more(state: &mut State) -> Vec<Effect> {
    match state.overlays.last_mut() {
        Some(Overlay::Search(typed, began)) => {
            let (typed, from) = (typed.clone(), began.at);
            finding::search(state, &typed, from)
        }
        Some(Overlay::Palette(_, selected)) => {
            *selected = 0;
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// An action while an overlay is up; none where it is not the overlay's.
pub fn update(state: &mut State, action: Action) -> Option<Vec<Effect>> {
    let rows = overlays::rows(state.screen);
    // A page leaves a row of the one before in sight.
    let page = rows.saturating_sub(1);
    match state.overlays.last_mut()? {
        Overlay::Help(top) => {
            let lowest = lowest_top(state.screen);
            match moving::steps(action, page, lowest) {
                Some(by) => *top = top.saturating_add_signed(by).min(lowest),
                None if matches!(action, Action::Suspend | Action::Redraw) => return None,
                None => {
                    state.overlays.pop();
                }
            }
        }
        Overlay::Bookmarks(bookmarks, selected) => match moving::steps(action, page, bookmarks.len()) {
            Some(by) => *selected = selected.saturating_add_signed(by).min(bookmarks.len().saturating_sub(1)),
            None if action == Action::Enter => {
                let byte = bookmarks.get(*selected).map(|bookmark| bookmark.byte);
                state.overlays.pop();
                go_to_bookmark(state, byte);
            }
            // The key that makes a bookmark takes it away here.
            None if action == Action::Bookmark => {
                let gone = (*selected < bookmarks.len()).then(|| bookmarks.remove(*selected));
                *selected = (*selected).min(bookmarks.len().saturating_sub(1));
                return Some(gone.map(|bookmark| Effect::Unbookmark(bookmark.byte)).into_iter().collect());
            }
            None if matches!(action, Action::Suspend | Action::Redraw) => return None,
            None => {
                state.overlays.pop();
            }
        },
        Overlay::Search(..) | Overlay::Palette(..) | Overlay::Confirm(_) => return None,
    }
    Some(Vec::new())
}

/// The furthest that the help is scrolled: to where its last line is the lowest.
fn lowest_top(screen: Rect) -> usize {
    help::lines(overlays::columns(screen)).len().saturating_sub(overlays::rows(screen))
}

/// Keeps the help within its lines on a screen of another size.
pub fn settle(state: &mut State) {
    if let Some(Overlay::Help(top)) = state.overlays.last_mut() {
        *top = (*top).min(lowest_top(state.screen));
    }
}

fn go_to_bookmark(state: &mut State, byte: Option<usize>) {
    if let (Some(open), Some(byte)) = (&mut state.article, byte) {
        open.current_quote =
            open.shown_quotes.numbers().find(|number| open.quote(*number).is_some_and(|q| q.span.start() == byte));
        moving::show_byte(state, byte);
    }
}

/// Lists the bookmarks, where there are any.
pub fn show_bookmarks(state: &mut State, bookmarks: Vec<Bookmark>) {
    if bookmarks.is_empty() {
        state.tell("no bookmarks yet; m makes one");
    } else {
        state.overlays.push(Overlay::Bookmarks(bookmarks, 0));
    }
}
