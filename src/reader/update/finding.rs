//! Filtering, searching, and what is shown as a quote.

use std::{ops::Range, sync::Arc};

use super::{Effect, ListHandle, moving};
use crate::{
    article::{EntityId, EntityKind, Span},
    reader::{
        filter::Filter,
        layout::Place,
        search::{self, Search},
        state::{Began, Entries, Open, Overlay, Pane, State},
    },
};

/// Bytes of body up to which a search is done at once; longer ones are searched outside.
const AT_ONCE: usize = 4 * 1024 * 1024;

/// Organizations, people, places in turn.
pub fn next_kind(state: &mut State) {
    let Some(open) = &mut state.article else { return };
    let now = EntityKind::ALL.iter().position(|kind| *kind == open.kind).unwrap_or(0);
    open.kind = EntityKind::ALL[(now + 1) % EntityKind::ALL.len()];
    open.entities = Entries::default();
}

/// Shows or hides indirect speech.
pub fn toggle_indirect(state: &mut State) {
    state.settings.indirect = !state.settings.indirect;
    let indirect = state.settings.indirect;
    if let Some(open) = &mut state.article {
        open.show_quotes(indirect);
    }
    state.tell(if indirect { "indirect speech is shown" } else { "indirect speech is hidden" });
}

/// Filters by the selected entity, or by the speaker of the selected quote.
pub fn filter(state: &mut State) {
    let Some(open) = &mut state.article else { return };
    let (id, missing) = match state.focus {
        Pane::Quotes => (selected_speaker(open), "this speaker is no entity"),
        Pane::Body | Pane::Entities => (open.selected_entity(), "no entity is selected"),
    };
    match id {
        Some(id) => {
            open.filter.press(id);
            refilter(state);
        }
        None => state.tell(missing),
    }
}

/// The entity that speaks the selected quote, else the organization whose people or papers do; of `Acme` and
/// `Acme Bank`, the latter for `Acme Bank employees`.
fn selected_speaker(open: &Open) -> Option<EntityId> {
    let quote = open.quote(open.shown_quotes.get(open.quotes.selected)?)?;
    let speaker = quote.speaker.as_ref()?;
    let entities = (0..).map(EntityId::new).zip(&open.annotations.entities);
    let owners = entities.filter(|(_, entity)| entity.owns(&speaker.name));
    speaker.entity.or_else(|| owners.max_by_key(|(_, entity)| entity.name.len()).map(|(id, _)| id))
}

/// Lets everything follow a changed filter; the reader stays at the same words and, where it is shown, at the same
/// quote.
fn refilter(state: &mut State) {
    let Some(open) = &mut state.article else { return };
    let selected = open.shown_quotes.get(open.quotes.selected);
    let kept = if state.focus == Pane::Quotes { [selected, open.current_quote] } else { [open.current_quote, selected] };
    open.filter.settle(&open.article.body, &open.annotations);
    open.show_quotes(state.settings.indirect);
    let entry = kept.into_iter().flatten().find_map(|number| open.shown_quotes.entry(number));
    open.quotes = Entries { selected: entry.unwrap_or(0), first: 0 };
    open.fold(open.filter.folded);
}

/// Esc: clears one layer, the topmost first. It never quits.
pub fn cancel(state: &mut State) -> Vec<Effect> {
    if state.overlays.pop().is_some() {
        return Vec::new();
    }
    if state.loading.is_some() {
        return vec![Effect::Stop];
    }
    let Some(open) = &mut state.article else {
        if let Some(list) = &mut state.list {
            list.search = None;
        }
        return Vec::new();
    };
    if open.search.take().is_some() {
        return Vec::new();
    }
    if open.filter.folded {
        open.fold(false);
    } else if !open.filter.is_empty() {
        open.filter = Filter::default();
        refilter(state);
    } else if open.progress.is_some() {
        return vec![Effect::Stop];
    } else if open.current().is_some() {
        open.current_quote = None;
    } else {
        state.focus = Pane::Body;
    }
    Vec::new()
}

/// Opens the search line.
pub fn start_search(state: &mut State) {
    moving::show_body(state);
    let began = match (&state.article, &state.list) {
        (Some(open), _) => Began { at: open.anchor, folded: open.filter.folded },
        (None, Some(list)) => Began { at: list.entries.selected, folded: false },
        (None, None) => return,
    };
    state.overlays.push(Overlay::Search(String::new(), began));
}

/// Gives a search up while it is typed: back to where it began.
pub fn leave_search(state: &mut State, began: Began) {
    match (&mut state.article, &mut state.list) {
        (Some(open), _) => {
            open.search = None;
            if has_unfolded(open, began) {
                open.fold(true);
            }
            let top = if began.at == 0 { Place::default() } else { open.layout.place_of(&open.article, began.at) };
            open.go(top);
        }
        (None, Some(list)) => {
            list.search = None;
            list.entries.selected = began.at;
        }
        (None, None) => {}
    }
}

/// Ends the typing of a search. What it unfolded could not be told over the words that were typed.
pub fn end_search(state: &mut State, began: Began) {
    if state.article.as_ref().is_some_and(|open| has_unfolded(open, began)) {
        state.tell(moving::UNFOLDED);
    }
}

/// Whether a search has shown what was folded away when it began.
fn has_unfolded(open: &Open, began: Began) -> bool {
    began.folded && !open.filter.folded && !open.filter.is_empty()
}

/// Searches for what is typed so far, from where the search began.
pub fn search(state: &mut State, query: &str, from: usize) -> Vec<Effect> {
    let Some(open) = &mut state.article else {
        if let Some(list) = &mut state.list {
            list.search = (!query.is_empty()).then(|| Search::new(query));
        }
        return search_on(state);
    };
    open.search = (!query.is_empty()).then(|| Search::new(query));
    if query.is_empty() {
        return Vec::new();
    }
    if open.article.body.len() > AT_ONCE {
        return vec![Effect::Search(query.to_owned())];
    }
    let hits = search::find(open.article.body.text(), query);
    found(state, hits, from);
    Vec::new()
}

/// Takes in the hits of a search that was done outside, if it is still the one.
pub fn take_hits(state: &mut State, query: &str, hits: Vec<Span>) {
    let is_current = |open: &Open| open.search.as_ref().is_some_and(|search| search.query == query && search.searched == 0);
    if let Some(open) = state.article.as_ref().filter(|open| is_current(open)) {
        let from = open.anchor;
        found(state, hits, from);
    }
}

fn found(state: &mut State, hits: Vec<Span>, from: usize) {
    let Some(open) = &mut state.article else { return };
    let Some(search) = &mut open.search else { return };
    search.hits = hits;
    search.searched = open.article.body.len();
    search.start_after(|hit| hit.start() < from);
    if let Some(hit) = search.hit() {
        moving::show_byte(state, hit.start());
    }
}

/// To the next or previous hit, around the ends; from the top of the screen where one has scrolled on.
pub fn step_hit(state: &mut State, by: isize) {
    if state.article.as_ref().is_some_and(|open| open.search.is_some()) {
        moving::show_body(state);
    }
    let Some(open) = &mut state.article else { return };
    let is_seen = |hit: &Span| open.lines.is_empty() || open.shows(*hit);
    let current = open.search.as_ref().and_then(Search::hit);
    let seen = current.filter(is_seen);
    let has_left = current.is_some() && seen.is_none();
    let from = seen.map_or(open.anchor, Span::start);
    let Some(search) = &mut open.search else { return };
    if has_left {
        search.start_after(|hit| hit.start() < open.anchor);
    }
    if !has_left || by < 0 {
        search.step(by);
    }
    if let Some(hit) = search.hit() {
        moving::tell_around(state, by, from, hit.start());
        moving::show_byte(state, hit.start());
    }
}

/// Goes on with the search of the list, where there is more of it than was looked through. Lists are
/// always searched outside: to tell what it shows of an item, a list may have to read a file.
pub fn search_on(state: &State) -> Vec<Effect> {
    let Some(list) = &state.list else { return Vec::new() };
    let search = list.search.as_ref().filter(|search| search.searched < list.collection.len());
    let effect = search.map(|search| Effect::SearchList { query: search.query.clone(), from: search.searched });
    effect.into_iter().collect()
}

/// Takes in the hits among some items of a list, if they are those that its search has come to, and goes on.
pub fn take_items(state: &mut State, from: &ListHandle, query: &str, searched: Range<usize>, hits: &[usize]) -> Vec<Effect> {
    let began = if let Some(Overlay::Search(_, began)) = state.overlays.last() { Some(began.at) } else { None };
    let is_shown = state.article.is_none();
    let Some(list) = state.list.as_mut().filter(|list| Arc::ptr_eq(&list.collection, &from.0)) else { return Vec::new() };
    let is_next = |search: &&mut Search<usize>| search.query == query && search.searched == searched.start;
    let Some(search) = list.search.as_mut().filter(is_next) else { return Vec::new() };
    search.hits.extend_from_slice(hits);
    search.searched = searched.end;
    let began = began.unwrap_or(list.entries.selected);
    let is_reached = search.hits.last().is_some_and(|last| *last >= began) || searched.end >= list.collection.len();
    if search.current.is_none() && is_reached {
        search.start_after(|hit| *hit < began);
        list.entries.selected = search.hit().filter(|_| is_shown).unwrap_or(list.entries.selected);
    }
    search_on(state)
}

/// To the next or previous hit in the list from the selected item, around the ends.
pub fn step_item(state: &mut State, by: isize) {
    let Some(list) = &mut state.list else { return };
    let Some(search) = &mut list.search else { return };
    let next = list.entries.selected + usize::from(by > 0);
    search.start_after(|hit| *hit < next);
    if by < 0 {
        search.step(by);
    }
    list.entries.selected = search.hit().unwrap_or(list.entries.selected);
}
