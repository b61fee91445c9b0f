//! From quote to quote, mention to mention, article to article.

use super::{Effect, finding, moving};
use crate::{
    article::{Annotations, Quote},
    reader::{
        action::Action,
        state::{Open, Pane, State},
    },
};

/// To the next quote (`by` 1) or the previous one (-1) of those that are shown.
pub fn quote(state: &mut State, by: isize) {
    let Some(open) = &state.article else { return };
    match step(open, by, |_| true) {
        Some(number) => go_to_quote(state, number),
        None => state.tell(if by > 0 { "no further quote" } else { "no quote before this" }),
    }
}

fn go_to_quote(state: &mut State, number: usize) {
    moving::show_body(state);
    let Some(open) = &mut state.article else { return };
    let Some(start) = open.quote(number).map(|quote| quote.span.start()) else { return };
    open.choose_quote(number);
    moving::show_byte(state, start);
}

/// To the next hit while searching, else to the next quote.
pub fn next(state: &mut State) {
    if state.article.as_ref().is_some_and(|open| open.search.is_some()) {
        finding::step_hit(state, 1);
    } else {
        quote(state, 1);
    }
}

/// To the next or previous quote of the speaker of the current one.
pub fn same_speaker(state: &mut State, by: isize) {
    let Some(open) = &state.article else { return };
    let Some(current) = open.current().and_then(|number| open.quote(number)) else {
        state.tell("go to a quote first");
        return;
    };
    match step(open, by, |quote| is_same_speaker(&open.annotations, current, quote)) {
        Some(number) => go_to_quote(state, number),
        None => state.tell("no other quote of this speaker that way"),
    }
}

fn is_same_speaker(annotations: &Annotations, one: &Quote, other: &Quote) -> bool {
    match (&one.speaker, &other.speaker) {
        (Some(a), Some(b)) if a.entity.is_some() => a.entity == b.entity,
        (Some(_), Some(_)) => annotations.speaker_name(one) == annotations.speaker_name(other),
        _ => false,
    }
}

/// The nearest shown quote in a direction that is wanted: from the current one, else (also where one
/// has scrolled on from it) from the top of the screen.
fn step(open: &Open, by: isize, wanted: impl Fn(&Quote) -> bool) -> Option<usize> {
    let is_wanted = |number: &usize| open.quote(*number).is_some_and(&wanted);
    let shown = &open.shown_quotes;
    let in_sight = |number: &usize| open.quote(*number).is_some_and(|quote| open.lines.is_empty() || open.shows(quote.span));
    let current = open.current_quote.filter(in_sight);
    let below_the_top = || open.annotations.quotes.partition_point(|quote| quote.span.start() < open.anchor);
    if by > 0 {
        let first = shown.first_from(current.map_or_else(below_the_top, |current| current + 1));
        shown.numbers_of(first, shown.len()).find(is_wanted)
    } else {
        let end = shown.first_from(current.unwrap_or_else(below_the_top));
        shown.numbers_of(0, end).rev().find(is_wanted)
    }
}

/// To the next or previous mention of the selected entity.
pub fn mention(state: &mut State, by: isize) {
    let Some(open) = &mut state.article else { return };
    let Some(id) = open.selected_entity() else {
        state.tell("no entity is selected");
        return;
    };
    let annotations = open.annotations.clone();
    let Some(entity) = annotations.entity(id) else { return };
    let count = entity.mentions.len();
    let from = open.cursor.unwrap_or(open.anchor);
    let next = match (by > 0, open.cursor) {
        (true, Some(at)) => entity.mentions.partition_point(|mention| mention.start() <= at),
        (true, None) => entity.mentions.partition_point(|mention| mention.start() < from),
        (false, _) => {
            let before = entity.mentions.partition_point(|mention| mention.start() < from);
            before.checked_sub(1).unwrap_or(count.saturating_sub(1))
        }
    };
    // Around the end, as a search does.
    let index = if next < count { next } else { 0 };
    let Some(mention) = entity.mentions.get(index) else { return };
    // The count first: a name may be cut on a small screen.
    state.tell(format!("mention {}/{count} of {}", index + 1, entity.name));
    moving::tell_around(state, by, from, mention.start());
    moving::show_body(state);
    moving::show_byte(state, mention.start());
}

/// Enter: to the selected quote, or to the selected entity's next mention.
pub fn enter(state: &mut State) {
    match state.focus {
        Pane::Body => {}
        Pane::Quotes => {
            let Some(open) = &state.article else { return };
            match open.shown_quotes.get(open.quotes.selected) {
                Some(number) => go_to_quote(state, number),
                None => state.tell("its place in the text is not known"),
            }
        }
        Pane::Entities => mention(state, 1),
    }
}

/// To another article of the list, or back to the list.
pub fn between_articles(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(list) = &state.list else {
        state.tell("there is no list of articles");
        return Vec::new();
    };
    let count = list.collection.len();
    let now = list.open.unwrap_or(list.entries.selected);
    let next = match action {
        Action::NextArticle => now + 1,
        Action::PreviousArticle => now.wrapping_sub(1),
        _ => {
            back(state);
            return finding::search_on(state);
        }
    };
    if next < count {
        load(state, Some(next))
    } else {
        state.tell(if action == Action::NextArticle { "this is the last article" } else { "this is the first article" });
        Vec::new()
    }
}

/// From an article to its list, from a list to the one that led to it.
fn back(state: &mut State) {
    if state.article.take().is_some() {
        return;
    }
    match state.above.pop() {
        Some(list) => state.list = Some(list),
        None => state.tell("this is the first list"),
    }
}

/// Loads an item of the list, the selected one unless another is named.
pub fn load(state: &mut State, item: Option<usize>) -> Vec<Effect> {
    let Some(list) = &mut state.list else { return Vec::new() };
    let index = item.unwrap_or(list.entries.selected);
    let Some(item) = list.collection.item(index) else { return Vec::new() };
    list.entries.selected = index;
    if let Some(error) = item.error {
        state.warn(error);
        return Vec::new();
    }
    list.open = Some(index);
    state.loading = Some(item.headline);
    vec![Effect::Load(index)]
}

impl Open {
    /// Makes a quote the current one, in the body and in the list.
    pub fn choose_quote(&mut self, number: usize) {
        self.current_quote = Some(number);
        if let Some(entry) = self.shown_quotes.entry(number) {
            self.quotes.selected = entry;
        }
    }
}
