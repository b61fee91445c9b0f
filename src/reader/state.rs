//! All that the reader knows. `update` alone changes it; `view` draws it.

use std::sync::Arc;

use ratatui::layout::Rect;

use super::{
    filter::Filter,
    index::Index,
    keymap::Keymap,
    layout::{Layout, Line, Place},
    search::Search,
    settings::Settings,
    shown::Shown,
    view::areas::Areas,
};
use crate::{
    annotate::Progress,
    article::{Annotations, Article, EntityId, EntityKind, Quote, Span},
    library::Bookmark,
    source::Collection,
};

/// The state of the reader.
pub struct State {
    /// The size of the screen.
    pub screen: Rect,
    /// How things are shown.
    pub settings: Settings,
    /// Keys to actions.
    pub keymap: Keymap,
    /// The list that articles come from, if there is one.
    pub list: Option<List>,
    /// The lists that led to it (a list of feeds to a feed), the last one nearest.
    pub above: Vec<List>,
    /// The open article.
    pub article: Option<Open>,
    /// The pane that keys act on.
    pub focus: Pane,
    /// What lies over the screen; the last is on top.
    pub overlays: Vec<Overlay>,
    /// What the status line tells until the next key.
    pub message: Option<Message>,
    /// What is being loaded.
    pub loading: Option<String>,
}

/// One of the three panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// The text.
    Body,
    /// The list of quotes.
    Quotes,
    /// The list of organizations, people or places.
    Entities,
}

/// A list of articles.
pub struct List {
    /// Where they come from.
    pub collection: Arc<dyn Collection>,
    /// The selected one.
    pub entries: Entries,
    /// The one that is open.
    pub open: Option<usize>,
    /// The search; its hits are numbers of items.
    pub search: Option<Search<usize>>,
}

/// Something that lies over the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overlay {
    /// The keys, scrolled by so many lines.
    Help(usize),
    /// The search that is being typed, and where it began.
    Search(String, Began),
    /// The palette: what is typed, and the selected match.
    Palette(String, usize),
    /// An address that is to be opened, once confirmed.
    Confirm(String),
    /// The bookmarks and the selected one.
    Bookmarks(Vec<Bookmark>, usize),
}

/// Where a search began, to be gone back to when it is given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Began {
    /// The byte, or in a list the item.
    pub at: usize,
    /// Whether a filter had folded the rest of the text away.
    pub folded: bool,
}

/// What the status line tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The words.
    pub text: String,
    /// Whether it is a warning.
    pub warning: bool,
}

/// Selection and scrolling of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Entries {
    /// The selected entry.
    pub selected: usize,
    /// The first that is shown.
    pub first: usize,
}

/// An open article.
pub struct Open {
    /// The article.
    pub article: Arc<Article>,
    /// What is known of it so far.
    pub annotations: Arc<Annotations>,
    /// The annotations, arranged.
    pub index: Index,
    /// How far the annotation has come; none once it is done.
    pub progress: Option<Progress>,
    /// Whether this is the start of a text that is still loading.
    pub partial: bool,
    /// Whether loading or annotating it was broken off.
    pub given_up: bool,
    /// Its rows.
    pub layout: Layout,
    /// The line at the top.
    pub top: Place,
    /// The byte at the top: the place that a resize keeps.
    pub anchor: usize,
    /// The byte of the last jump; none once one has scrolled on.
    pub cursor: Option<usize>,
    /// What is visible, settled by `update` for the view.
    pub lines: Vec<Line>,
    /// The quote that was last gone to, by its number in the annotations. It is kept while it is not shown; see
    /// [`Open::current`].
    pub current_quote: Option<usize>,
    /// The quotes that pass the filter.
    pub shown_quotes: Shown,
    /// The quotes pane.
    pub quotes: Entries,
    /// The entities pane.
    pub entities: Entries,
    /// The kind that the entities pane shows.
    pub kind: EntityKind,
    /// The chosen entities.
    pub filter: Filter,
    /// The search.
    pub search: Option<Search<Span>>,
}

impl State {
    /// An empty reader of a size.
    pub fn new(settings: Settings, screen: Rect) -> Self {
        Self {
            screen,
            settings,
            keymap: Keymap::default(),
            list: None,
            above: Vec::new(),
            article: None,
            focus: Pane::Body,
            overlays: Vec::new(),
            message: None,
            loading: None,
        }
    }

    /// Where the panes stand.
    pub fn areas(&self) -> Areas {
        Areas::of(self.screen, self.settings.sides, self.focus)
    }

    /// Tells something in the status line.
    pub fn tell(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), warning: false });
    }

    /// Tells something more, after what is told already.
    pub fn tell_also(&mut self, text: &str) {
        match &mut self.message {
            Some(message) => message.text = format!("{} · {text}", message.text),
            None => self.tell(text),
        }
    }

    /// Warns of something in the status line.
    pub fn warn(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), warning: true });
    }

    /// Opens an article with what is known of it.
    pub fn open(&mut self, article: Arc<Article>, annotations: Annotations) {
        if !article.notices.is_empty() {
            self.tell(article.notices.join("; "));
        }
        if self.article.is_none() {
            self.leave_search_line();
        }
        let measure = self.areas().measure(self.settings.measure);
        self.article = Some(Open::new(article, annotations, measure, self.settings.indirect));
        self.focus = Pane::Body;
    }

    /// Another thing than what was searched has come onto the screen.
    pub fn leave_search_line(&mut self) {
        self.overlays.retain(|overlay| !matches!(overlay, Overlay::Search(..)));
    }
}

impl Open {
    fn new(article: Arc<Article>, annotations: Annotations, measure: usize, indirect: bool) -> Self {
        let layout = Layout::new(&article, measure);
        let mut open = Self {
            article,
            annotations: Arc::default(),
            index: Index::default(),
            progress: None,
            partial: false,
            given_up: false,
            layout,
            top: Place::default(),
            anchor: 0,
            cursor: None,
            lines: Vec::new(),
            current_quote: None,
            shown_quotes: Shown::default(),
            quotes: Entries::default(),
            entities: Entries::default(),
            kind: EntityKind::Organization,
            filter: Filter::default(),
            search: None,
        };
        open.annotate(annotations, indirect);
        open
    }

    /// Takes annotations in; filter and selection, which count into the old ones, start over.
    pub fn annotate(&mut self, annotations: Annotations, indirect: bool) {
        self.index = Index::new(&annotations, self.article.body.len());
        self.annotations = Arc::new(annotations);
        self.filter = Filter::default();
        self.current_quote = None;
        (self.quotes, self.entities) = (Entries::default(), Entries::default());
        self.show_quotes(indirect);
    }

    /// Finds the quotes to show again, after a change of filter or forms.
    pub fn show_quotes(&mut self, indirect: bool) {
        self.shown_quotes = Shown::of(&self.annotations, indirect, &self.filter.entities);
        self.quotes.selected = self.quotes.selected.min(self.quote_entries().saturating_sub(1));
    }

    /// Entries of the quotes pane: the shown quotes, then those whose place is not known.
    pub fn quote_entries(&self) -> usize {
        self.shown_quotes.len() + if self.filter.is_empty() { self.annotations.unanchored.len() } else { 0 }
    }

    /// The number of the current quote, where it is shown.
    pub fn current(&self) -> Option<usize> {
        self.current_quote.filter(|number| self.shown_quotes.entry(*number).is_some())
    }

    /// A quote by its number.
    pub fn quote(&self, number: usize) -> Option<&Quote> {
        self.annotations.quotes.get(number)
    }

    /// The entities that the pane shows.
    pub fn listed(&self) -> &[EntityId] {
        self.index.of_kind(self.kind)
    }

    /// The selected entity.
    pub fn selected_entity(&self) -> Option<EntityId> {
        self.listed().get(self.entities.selected).copied()
    }
}

impl Entries {
    /// Moves the selection, staying among `count` entries.
    pub fn step(&mut self, by: isize, count: usize) {
        self.selected = self.selected.saturating_add_signed(by).min(count.saturating_sub(1));
    }

    /// Scrolls so that the selection is among the `fitting` entries that are shown, and no row is left
    /// empty below the last of `count` while entries above the first could be shown.
    pub fn settle(&mut self, fitting: usize, count: usize) {
        let fitting = fitting.max(1);
        let lowest = self.selected.saturating_sub(fitting - 1);
        self.first = self.first.clamp(lowest, self.selected.max(lowest)).min(count.saturating_sub(fitting));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selection_stays_in_sight() {
        let mut entries = Entries::default();
        entries.step(12, 20);
        entries.settle(5, 20);
        assert_eq!((entries.selected, entries.first), (12, 8));
        entries.step(-6, 20);
        entries.settle(5, 20);
        assert_eq!((entries.selected, entries.first), (6, 6));
        entries.step(99, 20);
        entries.settle(5, 20);
        assert_eq!((entries.selected, entries.first), (19, 15));
        entries.settle(30, 20);
        assert_eq!((entries.selected, entries.first), (19, 0), "a pane that has grown shows all that it can");
    }
}
