//! What keys do, as (story, keys, what comes of it), and that no keys at any size ever fail.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that can not go on should say where")]
#![cfg(feature = "reader")]

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use proptest::prelude::*;
use pullquote::{
    annotate::Engine,
    article::Article,
    reader::{
        Settings,
        layout::Line,
        search,
        state::{Overlay, Pane, State},
        update::{self, Effect, Event, ListHandle},
        view,
    },
    source::{Collection, Error, Item},
};
use ratatui::{buffer::Buffer, layout::Rect};

const STORY: &[&str] = &[
    "“We waited,” said Ana Silva of Acme Corp. “Then we left.”",
    "The harbor was full of boats that day, and none of them moved, since the crews were asleep below.",
    "“Nobody told us,” said Jo Roe, who runs Harbor Post.",
    "Acme Corp. did not answer.",
    "Silva laughed. “It floats,” she said.",
    "The end of the story is a long one, and it goes on for a while, so that there is something to scroll.",
];

fn opened(paragraphs: &[&str], width: u16, height: u16) -> State {
    let mut state = State::new(Settings::default(), Rect::new(0, 0, width, height));
    let article = Arc::new(Article::from_paragraphs(paragraphs.iter().copied()));
    let annotations = Engine::embedded().annotate(&article);
    let _ = update::handle(&mut state, Event::Loaded { article, annotations, pending: false, place: None });
    state
}

/// Presses keys, written side by side; names in angle brackets. Spaces are for the eye.
fn type_keys(state: &mut State, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    let mut rest = keys;
    while let Some(sign) = rest.chars().next() {
        let (code, length) = match rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
            Some((name, _)) => (named(name), name.len() + 2),
            None => (KeyCode::Char(sign), sign.len_utf8()),
        };
        rest = &rest[length..];
        if code != KeyCode::Char(' ') {
            effects.extend(update::handle(state, Event::Key(KeyEvent::new(code, KeyModifiers::NONE))));
        }
    }
    effects
}

fn named(name: &str) -> KeyCode {
    match name {
        "Tab" => KeyCode::Tab,
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "End" => KeyCode::End,
        "Home" => KeyCode::Home,
        "PgDn" => KeyCode::PageDown,
        "Backspace" => KeyCode::Backspace,
        _ => panic!("no key {name}"),
    }
}

/// Where the reader is: pane, quote, filter, search.
fn place(state: &State) -> String {
    let open = state.article.as_ref().unwrap();
    let pane = match state.focus {
        Pane::Body => "body",
        Pane::Quotes => "quotes",
        Pane::Entities => "entities",
    };
    let mut place = pane.to_owned();
    if let Some(entry) = open.current_quote.and_then(|number| open.shown_quotes.entry(number)) {
        place = format!("{place}@quote:{}", entry + 1);
    }
    let filter: Vec<_> =
        open.filter.entities.iter().filter_map(|id| open.annotations.entity(*id)).map(|entity| entity.name.as_str()).collect();
    if !filter.is_empty() {
        place = format!("{place} {}:{}", if open.filter.folded { "only" } else { "filter" }, filter.join("+"));
    }
    if let Some(search) = &open.search {
        place = format!("{place} /{}:{}/{}", search.query, search.current.map_or(0, |current| current + 1), search.hits.len());
    }
    place
}

fn press(keys: &str, expected: &str) {
    let mut state = opened(STORY, 80, 12);
    type_keys(&mut state, keys);
    assert_eq!(place(&state), expected, "after {keys}");
}

#[test]
fn quotes_are_walked() {
    press("]q", "body@quote:1");
    press("]q ]q", "body@quote:2");
    press("n n n p", "body@quote:2");
    press("n n n n n n", "body@quote:4");
    press("[q", "body");
}

#[test]
fn the_same_speaker_is_walked() {
    press("n ]s", "body@quote:2");
    press("n ]s ]s", "body@quote:4");
    press("n ]s ]s [s", "body@quote:2");
}

#[test]
fn panes_are_walked() {
    press("<Tab>", "quotes");
    press("<Tab><Tab><Tab>", "body");
    press("3", "entities");
    press("2 j j <Enter>", "quotes@quote:3");
}

#[test]
fn entities_filter_fold_and_let_go_one_layer_at_a_time() {
    press("3 f", "entities filter:Acme Corp.");
    press("3 f f", "entities only:Acme Corp.");
    press("3 f j f", "entities filter:Acme Corp.+Harbor Post");
    press("3 f f <Esc>", "entities filter:Acme Corp.");
    press("3 f f <Esc> <Esc>", "entities");
    press("3 f f <Esc> <Esc> <Esc> <Esc>", "body");
}

#[test]
fn a_search_is_walked_until_escape_and_then_n_walks_quotes_again() {
    press("/acme", "body /acme:1/2");
    press("/acme<Enter>n", "body /acme:2/2");
    press("/acme<Enter>n n", "body /acme:1/2");
    press("/acme<Enter>N", "body /acme:2/2");
    press("/ACME", "body /ACME:0/0");
    press("/acme<Enter><Esc>n", "body@quote:1");
    press("/acme<Esc>", "body");
    press("/a<Backspace>", "body");
    press("/a<Backspace><Backspace>n", "body@quote:1");
}

/// A list of which so many items are known so far.
struct Shelf(Vec<String>, AtomicUsize);

impl Collection for Shelf {
    fn title(&self) -> String {
        "Shelf".to_owned()
    }

    fn len(&self) -> usize {
        self.1.load(Ordering::SeqCst)
    }

    fn is_complete(&self) -> bool {
        self.len() == self.0.len()
    }

    fn item(&self, index: usize) -> Option<Item> {
        Some(Item { headline: self.0.get(index)?.clone(), ..Item::default() })
    }

    fn load(&self, index: usize) -> Result<Article, Error> {
        Ok(Article::from_paragraphs([self.0[index].as_str()]))
    }
}

fn shelf(headlines: &[&str], known: usize) -> Arc<Shelf> {
    Arc::new(Shelf(headlines.iter().map(|headline| (*headline).to_owned()).collect(), AtomicUsize::new(known)))
}

fn listed(shelf: &Arc<Shelf>) -> State {
    let mut state = State::new(Settings::default(), Rect::new(0, 0, 80, 12));
    let _ = update::handle(&mut state, Event::Listed(ListHandle(shelf.clone())));
    state
}

/// Does as the loop does with a search of a list: a part of it at a time.
fn search_parts(state: &mut State, shelf: &Arc<Shelf>, mut effects: Vec<Effect>) {
    while let Some(effect) = effects.pop() {
        if let Effect::SearchList { query, from } = effect {
            let (hits, end) = search::find_items(&**shelf, &query, from);
            let found = Event::Found { list: ListHandle(shelf.clone()), query, searched: from..end, hits };
            effects.extend(update::handle(state, found));
        }
    }
}

/// Where one is in the list: the selected item, and the search.
fn place_in_list(state: &State) -> String {
    let list = state.list.as_ref().unwrap();
    let search = list.search.as_ref();
    let search = search
        .map(|search| format!(" /{}:{}/{}", search.query, search.current.map_or(0, |current| current + 1), search.hits.len()));
    format!("{}{}", list.entries.selected, search.unwrap_or_default())
}

#[test]
fn a_list_is_searched_as_an_article_is() {
    let shelf = shelf(&["Ferry", "Harbor", "A ferry", "Union", "HARBOR ferry", "Storm"], 6);
    for (keys, expected) in [
        ("/harbor", "1 /harbor:1/2"),
        ("/HAR", "4 /HAR:1/1"),
        ("j j /harbor", "4 /harbor:2/2"),
        ("j j j j j /harbor", "1 /harbor:1/2"),
        ("/harbor <Enter> n", "4 /harbor:2/2"),
        ("/harbor <Enter> n n", "1 /harbor:1/2"),
        ("/harbor <Enter> N", "4 /harbor:2/2"),
        ("/ferry <Enter> j j j n", "4 /ferry:3/3"),
        ("/ferry <Enter> j j j N", "2 /ferry:2/3"),
        ("j /storm", "5 /storm:1/1"),
        ("j /storm<Esc>", "1"),
        ("j /s<Backspace><Backspace>", "1"),
        ("j /storm<Enter> <Esc>", "5"),
        ("j /nowhere", "1 /nowhere:0/0"),
        ("j n N", "1"),
    ] {
        let mut state = listed(&shelf);
        for keys in keys.split(' ') {
            let effects = type_keys(&mut state, keys);
            search_parts(&mut state, &shelf, effects);
        }
        assert_eq!(place_in_list(&state), expected, "after {keys}");
    }
}

#[test]
fn a_list_that_grows_is_searched_on_and_the_selection_stays() {
    let shelf = shelf(&["Ferry", "Harbor", "A ferry", "Union", "HARBOR ferry", "Storm"], 2);
    let mut state = listed(&shelf);
    let effects = type_keys(&mut state, "/ferry");
    search_parts(&mut state, &shelf, effects);
    assert_eq!(place_in_list(&state), "0 /ferry:1/1");
    shelf.1.store(6, Ordering::SeqCst);
    let effects = update::handle(&mut state, Event::Grown(None));
    search_parts(&mut state, &shelf, effects);
    assert_eq!(place_in_list(&state), "0 /ferry:1/3");
}

#[test]
fn a_long_list_is_searched_by_parts_and_a_new_search_gives_the_old_one_up() {
    let headlines: Vec<_> = (0..5000).map(|number| if number == 4200 { "Ferry" } else { "Union" }).collect();
    let shelf = shelf(&headlines, 5000);
    let mut state = listed(&shelf);
    let old = type_keys(&mut state, "/f");
    assert_eq!(old, [Effect::SearchList { query: "f".to_owned(), from: 0 }]);
    let effects = type_keys(&mut state, "er");
    search_parts(&mut state, &shelf, effects);
    assert_eq!(place_in_list(&state), "4200 /fer:1/1");
    search_parts(&mut state, &shelf, old);
    assert_eq!(place_in_list(&state), "4200 /fer:1/1");
}

#[test]
fn hits_of_a_list_that_one_has_left_are_not_those_of_another() {
    let (one, other) = (shelf(&["Ferry", "Union"], 2), shelf(&["Union", "Storm"], 2));
    let mut state = listed(&one);
    let effects = type_keys(&mut state, "j/ferry");
    let _ = update::handle(&mut state, Event::Listed(ListHandle(other.clone())));
    assert!(state.overlays.is_empty(), "the line in which one typed is gone with its list");
    search_parts(&mut state, &one, effects);
    assert_eq!(place_in_list(&state), "0");
    let effects = type_keys(&mut state, "h");
    search_parts(&mut state, &one, effects);
    assert_eq!(place_in_list(&state), "0 /ferry:1/1", "back in the first list, its search goes on");
}

#[test]
fn a_search_shows_the_text_where_the_screen_is_too_small_for_it_beside_a_pane() {
    for (width, height, pane) in [(40, 12, "body"), (120, 36, "entities")] {
        let mut state = opened(STORY, width, height);
        type_keys(&mut state, "3/acme");
        assert_eq!(place(&state), format!("{pane} /acme:1/2"));
        type_keys(&mut state, "<Enter> 3 n");
        assert_eq!(place(&state), format!("{pane} /acme:2/2"));
    }
}

#[test]
fn a_jump_shows_the_text_where_the_screen_is_too_small_for_it_beside_a_pane() {
    for (width, height, pane) in [(40, 12, "body"), (120, 36, "entities")] {
        for keys in ["3]q", "3n", "3]o", "3<Enter>"] {
            let mut state = opened(STORY, width, height);
            type_keys(&mut state, keys);
            assert!(place(&state).starts_with(pane), "{keys} at {width} columns: {}", place(&state));
        }
    }
}

#[test]
fn any_keys_in_a_list_at_any_size_never_panic() {
    let shelf = shelf(&["Ferry", "日本 ferry", "", "Ĳs e\u{301}"], 4);
    for (width, height) in [(0, 0), (1, 1), (3, 2), (20, 6), (44, 9), (200, 60)] {
        let mut state = listed(&shelf);
        for keys in
            ["n", "N", "/", "<Enter>", "/fer", "<Backspace>", "<Enter>", "n", "j", "N", "/\u{301}", "<Esc>", "/日", "h", "<Esc>"]
        {
            let effects = type_keys(&mut state, keys);
            search_parts(&mut state, &shelf, effects);
            let _ = update::handle(&mut state, Event::Resize(width, height));
            let mut buffer = Buffer::empty(state.screen);
            view::screen(&state, state.screen, &mut buffer);
        }
    }
}

#[test]
fn quotes_and_hits_are_walked_from_where_one_has_scrolled_to() {
    let filler = ["Some words."; 30];
    let quote = |words| ["“", words, ",” said Ana Silva."].concat();
    let quotes = ["One", "Two", "Three"].map(quote);
    let story = [&[quotes[0].as_str()], &filler[..], &[&quotes[1]], &filler, &[&quotes[2]]].concat();
    for (keys, expected) in [
        ("n G n", "body@quote:3"),
        ("n G p", "body@quote:2"),
        ("n G [s", "body@quote:2"),
        ("n G g n", "body@quote:2"),
        ("/said<Enter> G n", "body /said:3/3"),
        ("/said<Enter> G N", "body /said:2/3"),
    ] {
        let mut state = opened(&story, 80, 12);
        type_keys(&mut state, keys);
        assert_eq!(place(&state), expected, "after {keys}");
    }
}

#[test]
fn a_filter_folds_to_the_paragraphs_about_the_entity() {
    let mut state = opened(STORY, 80, 30);
    type_keys(&mut state, "3 f f");
    let open = state.article.as_ref().unwrap();
    let blocks: Vec<_> = open
        .lines
        .iter()
        .filter_map(|line| if let Line::Row { block, first: true, .. } = line { Some(*block) } else { None })
        .collect();
    assert_eq!(blocks, [0, 3, 4], "and to those in which who belongs to it speaks");
}

#[test]
fn in_the_quotes_pane_the_speaker_is_filtered_by_or_the_organization_whose_people_speak() {
    let story = [
        "The mayor of Oxley met Harbor Post.",
        "“We waited all day,” Acme Corp. employees wrote in a letter to Acme Corp.",
        "“Nobody told us,” said Jo Roe, who runs Harbor Post.",
        "“It rained,” a fisherman said.",
    ];
    for (keys, filter, told) in
        [("2 f", " filter:Acme Corp.", ""), ("2 j f", " filter:Jo Roe", ""), ("2 j j f", "", "this speaker is no entity")]
    {
        let mut state = opened(&story, 80, 12);
        type_keys(&mut state, keys);
        assert_eq!(place(&state), format!("quotes{filter}"), "after {keys}");
        assert_eq!(state.message.map(|message| message.text).unwrap_or_default(), told, "after {keys}");
    }
}

#[test]
fn the_current_quote_outlives_a_filter() {
    press("n n n n 3 f", "entities@quote:3 filter:Acme Corp.");
    press("n n 3 j f", "entities filter:Harbor Post");
    press("n n 3 j f <Esc>", "entities@quote:2");
    press("n n 3 j f <Esc> n", "entities@quote:3");
    press("n n 3 j f n <Esc>", "entities@quote:3");
    press("n <Esc> 3 j f <Esc>", "entities");
    let selected = |keys: &str| {
        let mut state = opened(STORY, 80, 12);
        type_keys(&mut state, keys);
        state.article.unwrap().quotes.selected
    };
    assert_eq!(selected("n n 3 j f <Esc>"), 1, "and is selected in its pane");
    assert_eq!(selected("2 j f"), 1, "there what was selected stays so");
    let mut state = opened(STORY, 80, 12);
    type_keys(&mut state, "n n 3 j f");
    let mut buffer = Buffer::empty(state.screen);
    view::screen(&state, state.screen, &mut buffer);
    assert!(buffer.content.iter().all(|cell| cell.symbol() != "▌"), "what is filtered away has no bar");
}

#[test]
fn what_one_jumps_to_is_unfolded_where_a_filter_has_folded_it_away() {
    for (keys, expected, told) in [
        ("3 f f /boats<Enter>", "entities filter:Acme Corp. /boats:1/1", "unfolded to show it"),
        ("3 f f /laughed<Enter>", "entities only:Acme Corp. /laughed:1/1", ""),
        ("3 f f /boats<Esc>", "entities only:Acme Corp.", ""),
        ("3 f f /boats<Enter> f n", "entities filter:Acme Corp. /boats:1/1", "unfolded to show it"),
        ("3 f f j <Enter>", "entities filter:Acme Corp.", "mention 1/1 of Harbor Post · unfolded to show it"),
        ("3 f f <Enter>", "entities only:Acme Corp.", "mention 1/2 of Acme Corp."),
        ("3 f f n n n", "entities@quote:3 only:Acme Corp.", ""),
    ] {
        let mut state = opened(STORY, 80, 12);
        type_keys(&mut state, keys);
        assert_eq!(place(&state), expected, "after {keys}");
        let open = state.article.as_ref().unwrap();
        assert!(open.cursor.is_none_or(|byte| open.sees(byte)), "after {keys}");
        assert_eq!(state.message.map(|message| message.text).unwrap_or_default(), told, "after {keys}");
    }
}

#[test]
fn a_filter_by_an_organization_keeps_the_quotes_of_its_people() {
    let quotes = |introduction: &str| {
        let story = [introduction, "The harbor froze.", "“It was cold,” Lee said.", "“Not here,” said Jo Roe of Harbor Post."];
        let mut state = opened(&story, 80, 12);
        let annotations = state.article.as_ref().unwrap().annotations.clone();
        let index = annotations.entities.iter().position(|entity| entity.name == "Harbor Freight Lines").unwrap();
        let open = state.article.as_mut().unwrap();
        open.entities.selected = open.listed().iter().position(|id| id.index() == index).unwrap();
        type_keys(&mut state, "3");
        type_keys(&mut state, "f");
        state.article.unwrap().shown_quotes.len()
    };
    assert_eq!(quotes("“We wait,” said Ann Lee, president of Harbor Freight Lines."), 2);
    assert_eq!(quotes("“We wait,” Harbor Freight Lines chief executive Ann Lee said."), 2);
    assert_eq!(quotes("“We wait,” said Ann Lee, who runs Harbor Freight Lines."), 2);
    assert_eq!(quotes("“We wait,” said Ann Lee, who sued Harbor Freight Lines."), 0);
}

#[test]
fn a_quote_goes_out_with_speaker_source_and_offsets() {
    let mut state = opened(STORY, 80, 12);
    let effects = type_keys(&mut state, "n y");
    let [Effect::Copy(words)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(words, "“We waited,”\n— Ana Silva\ncharacters 0–12");
}

#[test]
fn actions_ask_for_effects() {
    let mut state = opened(STORY, 80, 12);
    assert_eq!(type_keys(&mut state, "q"), [Effect::Quit]);
    assert_eq!(type_keys(&mut state, "M M"), [Effect::Mouse(true), Effect::Mouse(false)]);
    assert!(matches!(type_keys(&mut state, "m").as_slice(), [Effect::Bookmark(mark)] if mark.byte == 0));
    assert_eq!(type_keys(&mut state, "'"), [Effect::Bookmarks]);
    assert_eq!(type_keys(&mut state, "o"), []);
}

#[test]
fn a_link_is_shown_before_it_is_opened_and_only_http_is() {
    let open = |url: &str, keys: &str| {
        let mut state = State::new(Settings::default(), Rect::new(0, 0, 80, 12));
        let article = Arc::new(Article { url: Some(url.into()), ..Article::from_paragraphs(["Text."]) });
        let _ = update::handle(
            &mut state,
            Event::Loaded { article, annotations: pullquote::article::Annotations::default(), pending: false, place: None },
        );
        (type_keys(&mut state, keys), state.overlays.last().cloned())
    };
    assert_eq!(open("https://example.org/", "o"), (vec![], Some(Overlay::Confirm("https://example.org/".into()))));
    assert_eq!(open("https://example.org/", "o y"), (vec![Effect::Open("https://example.org/".into())], None));
    assert_eq!(open("https://example.org/", "o n"), (vec![], None));
    assert_eq!(open("file:///etc/passwd", "o"), (vec![], None));
    assert_eq!(open("https://bank.test%2f@evil.test/", "o"), (vec![], None));
}

fn point(state: &mut State, kind: MouseEventKind, column: u16, row: u16) {
    let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
    let _ = update::handle(state, Event::Mouse(event));
}

const CLICK: MouseEventKind = MouseEventKind::Down(MouseButton::Left);

#[test]
fn a_click_selects_what_it_points_at() {
    // “We waited,” said Ana Silva of Acme Corp. “Then we left.” stands on one row from column 2.
    let clicked = |column, row| {
        let mut state = opened(STORY, 200, 12);
        let text = state.areas().text(76).x;
        point(&mut state, CLICK, if row == 0 { text + column } else { column }, row);
        place(&state)
    };
    assert_eq!(clicked(3, 0), "body@quote:1");
    assert_eq!(clicked(45, 0), "body@quote:2");
    assert_eq!(clicked(120, 3), "quotes");
    let mut state = opened(STORY, 200, 12);
    point(&mut state, CLICK, 120, 3);
    type_keys(&mut state, "<Enter>");
    assert_eq!(place(&state), "quotes@quote:2");
    point(&mut state, CLICK, 170, 2);
    type_keys(&mut state, "f");
    assert_eq!(place(&state), "entities filter:Harbor Post");
}

#[test]
fn the_wheel_scrolls_what_it_points_at_and_what_lies_over_it() {
    let mut state = opened(&["Some words."; 40], 80, 12);
    point(&mut state, MouseEventKind::ScrollDown, 5, 5);
    let anchor = |state: &State| state.article.as_ref().unwrap().anchor;
    let scrolled = anchor(&state);
    assert!(scrolled > 0);
    type_keys(&mut state, "?");
    point(&mut state, MouseEventKind::ScrollDown, 5, 5);
    assert_eq!(state.overlays, [Overlay::Help(1)]);
    assert_eq!(anchor(&state), scrolled, "the text below the help stays");
    type_keys(&mut state, "<Esc>");
    point(&mut state, MouseEventKind::ScrollUp, 5, 5);
    assert_eq!(anchor(&state), 0);
}

#[test]
fn mentions_are_walked_and_kinds_shown_in_turn() {
    let told = |keys: &str| {
        let mut state = opened(STORY, 80, 12);
        type_keys(&mut state, keys);
        state.message.map(|message| message.text).unwrap_or_default()
    };
    assert_eq!(told("3 ]o"), "mention 1/2 of Acme Corp.");
    assert_eq!(told("3 ]o ]o"), "mention 2/2 of Acme Corp.");
    assert_eq!(told("3 ]o ]o ]o"), "mention 1/2 of Acme Corp. · from the start");
    assert_eq!(told("3 ]o [o"), "mention 2/2 of Acme Corp. · from the end");
    assert_eq!(told("3 ]o ]o [o"), "mention 1/2 of Acme Corp.");
    assert_eq!(told("3 j ]o ]o"), "mention 1/1 of Harbor Post", "there is no other");
    assert_eq!(told("/acme<Enter> n"), "");
    assert_eq!(told("/acme<Enter> n n"), "from the start");
    assert_eq!(told("/acme<Enter> N"), "from the end");
    assert_eq!(told("/boats<Enter> n"), "", "there is no other");
    assert_eq!(told("3 <Enter>"), "mention 1/2 of Acme Corp.");
    press("3 t f", "entities filter:Ana Silva");
    press("3 t t t f", "entities filter:Acme Corp.");
}

#[test]
fn the_text_is_scrolled_by_lines_pages_and_halves() {
    let top = |keys: &str| {
        let mut state = opened(&["Some words."; 40], 80, 11);
        type_keys(&mut state, keys);
        let open = state.article.as_ref().unwrap();
        open.article.body.blocks().iter().position(|block| block.span.end() >= open.anchor).unwrap()
    };
    // Ten rows of text, and a blank one after each paragraph.
    assert_eq!(top("j j"), 1);
    assert_eq!(top("j j k k"), 0);
    assert_eq!(top("d u"), 0);
    assert!(top("d") < top("d d") && top("d d") <= top("<PgDn>") + 1);
    assert_eq!((top("b"), top("<PgDn> b")), (0, 0));
    assert_eq!(top("G"), top("<End>"));
    assert!(top("G") > 30);
    assert_eq!((top("G g"), top("<End> <Home>")), (0, 0));
}

#[test]
fn the_measure_is_changed_by_a_key_and_the_side_panes_are_hidden_by_one() {
    let mut state = opened(STORY, 200, 20);
    let measure = |state: &State| state.areas().text(state.settings.measure).width;
    assert_eq!(measure(&state), 76);
    type_keys(&mut state, "-");
    assert!(measure(&state) < 76);
    type_keys(&mut state, "+ +");
    assert!(measure(&state) > 76);
    type_keys(&mut state, "z");
    assert_eq!(state.areas().body.width, 200);
    type_keys(&mut state, "z");
    assert!(state.areas().quotes.width > 0);
}

#[test]
fn a_change_of_the_measure_is_told_and_why_there_is_none() {
    for (width, keys, told) in [
        (200, "-", "measure 72 columns"),
        (200, "+ +", "measure 84 columns"),
        (80, "+", "the body is only 44 columns wide"),
        (80, "-", "measure 40 columns"),
        (80, "- -", "measure 40 columns"),
        (40, "-", "the body is only 36 columns wide"),
        (40, "2 +", "the body is only 36 columns wide"),
    ] {
        let mut state = opened(STORY, width, 12);
        type_keys(&mut state, keys);
        assert_eq!(state.message.map(|message| message.text).unwrap_or_default(), told, "after {keys} at {width} columns");
    }
    let mut state = opened(STORY, 80, 12);
    type_keys(&mut state, "+");
    assert_eq!(state.settings.measure, 76, "a wider screen gets what it had");
}

#[test]
fn the_palette_finds_actions_by_name() {
    press(":next-quote<Enter>", "body@quote:1");
    press(":quotes<Enter>", "quotes");
}

#[test]
fn a_resize_keeps_the_place() {
    let long: Vec<String> = (0..60)
        .map(|number| format!("Paragraph {number} has some words in it, enough to be broken into rows at most widths."))
        .collect();
    let long: Vec<&str> = long.iter().map(String::as_str).collect();
    let mut state = opened(&long, 100, 20);
    type_keys(&mut state, "d d d d d");
    let top = |state: &State| {
        let open = state.article.as_ref().unwrap();
        open.lines.iter().find_map(|line| if let Line::Row { block, .. } = line { Some(*block) } else { None }).unwrap()
    };
    let before = top(&state);
    for (width, height) in [(40, 20), (200, 60), (21, 7), (100, 20)] {
        let _ = update::handle(&mut state, Event::Resize(width, height));
        assert!(before.abs_diff(top(&state)) <= 1, "at {width}x{height}: paragraph {before} became {}", top(&state));
    }
}

#[test]
fn a_resize_keeps_the_quote_that_one_jumped_to_in_sight() {
    let mut state = opened(STORY, 200, 60);
    type_keys(&mut state, "n n n n");
    let seen = |state: &State| {
        let open = state.article.as_ref().unwrap();
        let quote = open.quote(open.current_quote.unwrap()).unwrap();
        open.sees(quote.span.start())
    };
    for (width, height) in [(40, 8), (20, 6), (80, 24), (21, 7), (200, 60)] {
        let _ = update::handle(&mut state, Event::Resize(width, height));
        assert!(seen(&state), "at {width}x{height}");
    }
}

#[test]
fn a_frame_lays_out_no_more_than_a_few_screens() {
    let long = vec!["Some words of a long text that is far longer than any screen."; 50_000];
    let mut state = opened(&long, 100, 40);
    let laid_out = |state: &State| state.article.as_ref().unwrap().layout.laid_out;
    let before = laid_out(&state);
    type_keys(&mut state, "G");
    assert!(laid_out(&state) - before <= 120, "{} pieces", laid_out(&state) - before);
}

/// Every byte of the visible quotes' rows is drawn where the layout says it is.
#[test]
fn every_quote_is_visible_where_it_lies() {
    for width in [24, 40, 80, 132, 200] {
        let mut state = opened(STORY, width, 60);
        let mut buffer = Buffer::empty(state.screen);
        for _ in 0..4 {
            type_keys(&mut state, "n");
            let open = state.article.as_ref().unwrap();
            let quote = open.quote(open.current_quote.unwrap()).unwrap().span;
            buffer.reset();
            view::screen(&state, state.screen, &mut buffer);
            let text: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
            let rows = open.lines.iter().filter_map(|line| if let Line::Row { span, .. } = line { Some(*span) } else { None });
            let mut seen = 0;
            for row in rows.filter(|row| row.overlaps(quote)) {
                assert!(text.contains(open.article.body.slice(row)), "{width}: {}", open.article.body.slice(row));
                seen += 1;
            }
            assert!(seen > 0, "the quote's rows are on the screen at {width}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn any_keys_at_any_size_never_panic(
        keys in "[jkdugGnpNfzqtiyYomb123?:/'\\[\\]sqoahMT+=a-z-]{0,60}",
        sizes in proptest::collection::vec((0u16..260, 0u16..80), 1..5),
        paragraphs in proptest::collection::vec("(\\PC|[ “”‘’\".,]|said|Acme|日本|👩‍🔬|e\u{301}){0,40}", 0..6),
    ) {
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let (width, height) = sizes[0];
        let mut state = opened(&paragraphs, width, height);
        let mut sizes = sizes.iter().cycle();
        for key in keys.chars() {
            type_keys(&mut state, &key.to_string());
            if key == 'b' || key == 'z' {
                let (width, height) = *sizes.next().unwrap();
                let _ = update::handle(&mut state, Event::Resize(width, height));
            }
            let mut buffer = Buffer::empty(state.screen);
            view::screen(&state, state.screen, &mut buffer);
        }
    }
}
