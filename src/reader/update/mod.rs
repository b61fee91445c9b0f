//! Where state changes: an [`Action`] or an [`Event`] in, [`Effect`]s out.
//!
//! Nothing here touches the terminal, a file or the clock; effects run outside and come back as
//! events.

mod finding;
mod jumping;
mod moving;
mod overlays;
mod pointing;
mod taking;

pub use overlays::matching;

use std::{ops::Range, sync::Arc};

use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::layout::Rect;

use super::{
    action::Action,
    layout::Place,
    settings::{NARROWEST, WIDEST},
    state::{List, Open, Pane, State},
    view::areas::Areas,
};
use crate::{
    annotate::Progress,
    article::{Annotations, Article, Span},
    library::Bookmark,
    source::Collection,
};

/// Something that happened outside.
#[derive(Debug)]
pub enum Event {
    /// A key.
    Key(KeyEvent),
    /// The mouse, while it is listened to.
    Mouse(MouseEvent),
    /// The screen has another size, in columns and rows.
    Resize(u16, u16),
    /// An article was loaded, with what is known of it so far; `place` is where reading stopped
    /// last time.
    Loaded {
        /// The article.
        article: Arc<Article>,
        /// Its annotations, complete or still empty.
        annotations: Annotations,
        /// Whether annotations are still to come.
        pending: bool,
        /// The byte at which reading stopped last time.
        place: Option<usize>,
    },
    /// The start of a long text, to be read while the rest loads.
    Preview(Arc<Article>),
    /// A list was loaded.
    Listed(ListHandle),
    /// Loading or annotating failed, in words.
    Failed(String),
    /// How far the annotation has come.
    Progress(Progress),
    /// The annotation is done.
    Annotated(Annotations),
    /// The annotation was broken off.
    Stopped,
    /// A search of a long text is done.
    Hits(String, Vec<Span>),
    /// Some of a list was searched.
    Found {
        /// The list.
        list: ListHandle,
        /// What was looked for.
        query: String,
        /// The items that were looked at.
        searched: Range<usize>,
        /// Those of them that show it.
        hits: Vec<usize>,
    },
    /// More items of the list are known, or more bytes of what is loading.
    Grown(Option<String>),
    /// Something was done outside; in words.
    Told(String),
    /// Something could not be done; in words.
    Warned(String),
    /// The bookmarks of the article.
    Bookmarks(Vec<Bookmark>),
}

/// A list, as an event can carry it.
#[derive(Clone)]
pub struct ListHandle(pub Arc<dyn Collection>);

impl std::fmt::Debug for ListHandle {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "list {:?}", self.0.title())
    }
}

/// Something to be done outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Leave.
    Quit,
    /// Suspend the program.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Listen to the mouse, or no longer.
    Mouse(bool),
    /// Put words on the clipboard.
    Copy(String),
    /// Open an address in a browser.
    Open(String),
    /// Load an item of the list.
    Load(usize),
    /// Give up loading or annotating.
    Stop,
    /// Search a long text.
    Search(String),
    /// Search the list, from an item on.
    SearchList {
        /// What is looked for.
        query: String,
        /// The number of the item.
        from: usize,
    },
    /// Keep a bookmark.
    Bookmark(Bookmark),
    /// Forget a bookmark.
    Unbookmark(usize),
    /// Show the bookmarks.
    Bookmarks,
}

/// Handles what happened outside.
pub fn handle(state: &mut State, event: Event) -> Vec<Effect> {
    let indirect = state.settings.indirect;
    let effects = match event {
        Event::Key(key) => press(state, key),
        Event::Mouse(mouse) => pointing::point(state, mouse),
        Event::Resize(width, height) => {
            resize(state, width, height);
            Vec::new()
        }
        Event::Loaded { article, annotations, pending, place } => {
            loaded(state, article, annotations, pending, place);
            Vec::new()
        }
        Event::Preview(article) => {
            state.open(article, Annotations::default());
            if let Some(open) = &mut state.article {
                open.partial = true;
            }
            Vec::new()
        }
        Event::Listed(ListHandle(collection)) => {
            state.loading = None;
            state.article = None;
            state.leave_search_line();
            if let Some(notice) = collection.notice() {
                state.tell(notice);
            }
            let list = List { collection, entries: super::state::Entries::default(), open: None, search: None };
            state.above.extend(state.list.replace(list));
            Vec::new()
        }
        Event::Failed(text) => {
            give_up(state);
            state.warn(text);
            Vec::new()
        }
        Event::Progress(progress) => {
            if let Some(open) = &mut state.article {
                open.progress = Some(progress);
            }
            Vec::new()
        }
        Event::Annotated(annotations) => {
            if let Some(open) = &mut state.article {
                open.progress = None;
                open.annotate(annotations, indirect);
            }
            Vec::new()
        }
        Event::Stopped => {
            give_up(state);
            state.tell("given up");
            Vec::new()
        }
        Event::Hits(query, hits) => {
            finding::take_hits(state, &query, hits);
            Vec::new()
        }
        Event::Found { list, query, searched, hits } => finding::take_items(state, &list, &query, searched, &hits),
        Event::Grown(loading) => {
            if loading.is_some() && state.loading.is_some() {
                state.loading = loading;
            }
            finding::search_on(state)
        }
        Event::Told(text) => {
            state.tell(text);
            Vec::new()
        }
        Event::Warned(text) => {
            state.warn(text);
            Vec::new()
        }
        Event::Bookmarks(bookmarks) => {
            overlays::show_bookmarks(state, bookmarks);
            Vec::new()
        }
    };
    settle(state);
    effects
}

/// A key: to the overlay that takes text, else through the keymap.
fn press(state: &mut State, key: KeyEvent) -> Vec<Effect> {
    // Where nothing is open, what went wrong is all there is to read.
    if state.article.is_some() || state.list.is_some() {
        state.message = None;
    }
    if overlays::takes_text(state) {
        return overlays::type_key(state, key);
    }
    match state.keymap.press(key) {
        Some(action) => update(state, action),
        None => Vec::new(),
    }
}

/// Does an action.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    if let Some(effects) = overlays::update(state, action) {
        return effects;
    }
    match action {
        Action::Quit => return vec![Effect::Quit],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Redraw => return vec![Effect::Redraw],
        Action::Cancel => return finding::cancel(state),
        Action::Help => state.overlays.push(super::state::Overlay::Help(0)),
        Action::Palette => state.overlays.push(super::state::Overlay::Palette(String::new(), 0)),
        Action::Theme => {
            state.settings.theme = state.settings.theme.next();
            state.tell(format!("theme {}", state.settings.theme.name()));
        }
        Action::Mouse => {
            state.settings.mouse = !state.settings.mouse;
            state.tell(if state.settings.mouse { "the mouse scrolls and selects" } else { "the mouse is the terminal's" });
            return vec![Effect::Mouse(state.settings.mouse)];
        }
        Action::NextArticle | Action::PreviousArticle | Action::List => return jumping::between_articles(state, action),
        _ if state.article.is_none() => return in_list(state, action),
        Action::NextPane => moving::turn_focus(state, 1),
        Action::PreviousPane => moving::turn_focus(state, 2),
        Action::FocusBody => moving::focus(state, Pane::Body),
        Action::FocusQuotes => moving::focus(state, Pane::Quotes),
        Action::FocusEntities => moving::focus(state, Pane::Entities),
        Action::Sides => {
            state.settings.sides = !state.settings.sides;
            state.focus = Pane::Body;
        }
        Action::Wider => widen(state, 4),
        Action::Narrower => widen(state, -4),
        Action::Indirect => finding::toggle_indirect(state),
        Action::Kind => finding::next_kind(state),
        Action::Filter => finding::filter(state),
        Action::Search => finding::start_search(state),
        Action::Copy => return taking::copy_quote(state),
        Action::CopyParagraph => return taking::copy_paragraph(state),
        Action::OpenLink => taking::ask_to_open(state),
        Action::Bookmark => return taking::bookmark(state),
        Action::Bookmarks => return vec![Effect::Bookmarks],
        Action::Enter => jumping::enter(state),
        Action::NextQuote => jumping::quote(state, 1),
        Action::PreviousQuote | Action::Previous => jumping::quote(state, -1),
        Action::Next => jumping::next(state),
        Action::PreviousHit => finding::step_hit(state, -1),
        Action::NextSameSpeaker => jumping::same_speaker(state, 1),
        Action::PreviousSameSpeaker => jumping::same_speaker(state, -1),
        Action::NextMention => jumping::mention(state, 1),
        Action::PreviousMention => jumping::mention(state, -1),
        Action::Down
        | Action::Up
        | Action::PageDown
        | Action::PageUp
        | Action::HalfDown
        | Action::HalfUp
        | Action::Top
        | Action::Bottom => moving::travel(state, action),
    }
    Vec::new()
}

/// Makes the measure some columns wider, or narrower, than it is seen; where the body has no room for a change,
/// nothing changes.
fn widen(state: &mut State, by: isize) {
    let room = Areas::of(state.screen, state.settings.sides, Pane::Body).measure(usize::MAX);
    let seen = state.settings.measure.min(room);
    let wanted = seen.saturating_add_signed(by).clamp(NARROWEST, WIDEST);
    if wanted > room {
        state.tell(format!("the body is only {room} columns wide"));
    } else {
        state.settings.measure = wanted;
        state.tell(format!("measure {wanted} columns"));
    }
}

/// Actions on the list of articles.
fn in_list(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Enter => return jumping::load(state, None),
        Action::Search => finding::start_search(state),
        Action::Next => finding::step_item(state, 1),
        Action::PreviousHit => finding::step_item(state, -1),
        _ => moving::travel_in_list(state, action),
    }
    Vec::new()
}

fn loaded(state: &mut State, article: Arc<Article>, annotations: Annotations, pending: bool, place: Option<usize>) {
    state.loading = None;
    let total = article.body.len();
    // A preview's body starts as the whole one does: what the reader did meanwhile stays.
    let reached = state.article.as_ref().filter(|open| open.partial).map(|open| open.anchor);
    state.open(article, annotations);
    if let Some(open) = &mut state.article {
        open.anchor = reached.filter(|anchor| *anchor > 0).or(place).unwrap_or(0);
        if open.anchor > 0 {
            open.top = open.layout.place_of(&open.article, open.anchor);
        }
        open.progress = pending.then_some(Progress { done: 0, total });
    }
}

/// Loading or annotating has ended before its end.
fn give_up(state: &mut State) {
    state.loading = None;
    if let Some(open) = state.article.as_mut().filter(|open| open.partial || open.progress.is_some()) {
        open.progress = None;
        open.given_up = true;
    }
}

/// A screen of another size: what one has jumped to stays in sight.
fn resize(state: &mut State, width: u16, height: u16) {
    let seen = state.article.as_ref().and_then(|open| open.cursor.filter(|byte| open.sees(*byte)));
    state.screen = Rect::new(0, 0, width, height);
    settle(state);
    let height = usize::from(state.areas().text(state.settings.measure).height);
    if let (Some(open), Some(byte)) = (&mut state.article, seen)
        && height > 0
        && !open.sees(byte)
    {
        open.show_byte(byte, height);
    }
}

/// Settles what follows from a change: widths, the place, what is visible, scrolling of lists.
pub fn settle(state: &mut State) {
    let areas = state.areas();
    let measure = areas.measure(state.settings.measure);
    let height = usize::from(areas.text(state.settings.measure).height);
    if let Some(open) = &mut state.article {
        let (quotes_count, entities_count) = (open.quote_entries(), open.listed().len());
        let Open { article, layout, top, anchor, lines, quotes, entities, .. } = open;
        if layout.columns() != measure {
            layout.resize(measure);
            *top = if *anchor == 0 { Place::default() } else { layout.place_of(article, *anchor) };
        }
        *top = (*top).min(layout.last_top(article, height));
        *lines = layout.visible(article, *top, height);
        quotes.settle(usize::from(areas.quotes.height.saturating_sub(1)) / 2, quotes_count);
        entities.settle(usize::from(areas.entities.height.saturating_sub(1)), entities_count);
    }
    if let Some(list) = &mut state.list {
        list.entries.settle(usize::from(state.screen.height.saturating_sub(2)), list.collection.len());
    }
    overlays::settle(state);
}
