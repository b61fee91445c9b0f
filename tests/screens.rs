//! Whole screens, with their styles, at four sizes. `cargo insta review` shows what changed.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that can not go on should say where")]
#![cfg(feature = "reader")]

use std::{collections::BTreeMap, sync::Arc};

use pullquote::{
    annotate::Engine,
    article::{Annotations, Article, BlockKind, Body, Date},
    reader::{
        Settings, Theme,
        action::Action,
        state::State,
        update::{self, Event, ListHandle},
        view,
    },
    source::{self, Collection, Error, Item, Opened},
};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Modifier, Style},
};

fn story() -> Article {
    let body = Body::from_blocks([
        (BlockKind::Caption, "The old ferry at its berth. (Photo by T. Roe/Harbor Post)"),
        (
            BlockKind::Paragraph,
            "“We waited for the boat,” said Ana Silva, who runs the ferry company Acme Corp. from a shed. “Then we waited for the crew.”",
        ),
        (BlockKind::Heading, "What the report says"),
        (
            BlockKind::Paragraph,
            "The Harbor Safety Board (HSB) wrote that the boat was “fit for the museum,” and asked Acme to mend it.",
        ),
        (BlockKind::ListItem, "Two pumps failed."),
        (BlockKind::ListItem, "One was never there."),
        (BlockKind::Paragraph, "Silva laughed when she read it. “It floats,” she said. HSB did not answer a letter from Acme."),
        (BlockKind::BlockQuote, "A ferry that floats is half a ferry."),
    ]);
    Article {
        headline: Some("A ferry waits for its crew".into()),
        byline: Some("Jo Roe".into()),
        publisher: Some("Harbor Post".into()),
        published: Date::parse("2031-02-03"),
        url: Some("https://example.org/ferry".into()),
        body,
        ..Article::default()
    }
}

/// The reader with the story open, after some actions.
fn reader(width: u16, height: u16, theme: Theme, actions: &[Action]) -> State {
    let mut state = State::new(Settings { theme, ..Settings::default() }, Rect::new(0, 0, width, height));
    let article = Arc::new(story());
    let annotations: Annotations = Engine::embedded().annotate(&article);
    let _ = update::handle(&mut state, Event::Loaded { article, annotations, pending: false, place: None });
    for action in actions {
        let _ = update::update(&mut state, *action);
        update::settle(&mut state);
    }
    state
}

/// The screen as text, and below it, where styles are not plain, a letter for each; the legend last.
fn drawn(state: &State) -> String {
    let mut buffer = Buffer::empty(state.screen);
    view::screen(state, state.screen, &mut buffer);
    let mut legend: BTreeMap<String, char> = BTreeMap::new();
    let mut lines = Vec::new();
    for y in 0..state.screen.height {
        let (mut words, mut styles) = (String::new(), String::new());
        for x in 0..state.screen.width {
            let cell = &buffer[(x, y)];
            words.push_str(cell.symbol());
            styles.push(letter(cell.style(), &mut legend));
        }
        lines.push(words.trim_end().to_owned());
        if !styles.trim().is_empty() {
            lines.push(format!("~ {}", styles.trim_end()));
        }
    }
    let legend = legend.iter().map(|(style, letter)| format!("{letter} = {style}"));
    lines.extend(legend);
    lines.join("\n")
}

fn letter(style: Style, legend: &mut BTreeMap<String, char>) -> char {
    let mut parts = Vec::new();
    if let Some(colour) = style.fg.filter(|colour| *colour != ratatui::style::Color::Reset) {
        parts.push(format!("on text {colour}"));
    }
    if let Some(colour) = style.bg.filter(|colour| *colour != ratatui::style::Color::Reset) {
        parts.push(format!("behind {colour}"));
    }
    if !style.add_modifier.is_empty() {
        parts.push(format!("{:?}", style.add_modifier));
    }
    if parts.is_empty() {
        return ' ';
    }
    let next = char::from(b'a' + u8::try_from(legend.len()).unwrap());
    *legend.entry(parts.join(", ")).or_insert(next)
}

#[test]
fn three_columns_at_200_by_60() {
    insta::assert_snapshot!(drawn(&reader(200, 60, Theme::Dark, &[Action::NextQuote, Action::NextQuote])));
}

#[test]
fn two_columns_at_120_by_36() {
    insta::assert_snapshot!(drawn(&reader(120, 36, Theme::Light, &[Action::FocusEntities, Action::Filter])));
}

#[test]
fn two_columns_at_80_by_24() {
    insta::assert_snapshot!(drawn(&reader(80, 24, Theme::Mono, &[Action::FocusQuotes, Action::Down, Action::Enter])));
}

#[test]
fn the_focused_pane_at_40_by_12() {
    insta::assert_snapshot!(drawn(&reader(40, 12, Theme::Dark, &[Action::FocusQuotes])));
    insta::assert_snapshot!("the_body_at_40_by_12", drawn(&reader(40, 12, Theme::Dark, &[])));
}

#[test]
fn the_help_at_80_by_24() {
    insta::assert_snapshot!(drawn(&reader(80, 24, Theme::Dark, &[Action::Help])));
}

#[test]
fn a_folded_filter_at_80_by_24() {
    insta::assert_snapshot!(drawn(&reader(
        80,
        24,
        Theme::Dark,
        &[Action::FocusEntities, Action::Down, Action::Filter, Action::Filter]
    )));
}

#[test]
fn an_article_without_quotes_or_names_says_so() {
    let mut state = State::new(Settings::default(), Rect::new(0, 0, 80, 12));
    let article = Arc::new(Article::from_paragraphs(["it rained all day."]));
    let _ =
        update::handle(&mut state, Event::Loaded { article, annotations: Annotations::default(), pending: false, place: None });
    let screen = drawn(&state);
    assert!(screen.contains("No quotes in this article.") && screen.contains("No organizations are named."), "{screen}");
}

/// A row of the screen as text.
fn row(state: &State, y: u16) -> String {
    let mut buffer = Buffer::empty(state.screen);
    view::screen(state, state.screen, &mut buffer);
    let cells = (0..state.screen.width).map(|x| buffer[(x, y)].symbol());
    cells.collect::<String>().trim().to_owned()
}

#[test]
fn a_narrow_status_line_leaves_out_the_least_important() {
    let at = |width| row(&reader(width, 12, Theme::Mono, &[Action::NextQuote]), 11);
    assert!(at(60).ends_with(" quote 1/4 · top · ? help"), "{}", at(60));
    assert!(at(40).ends_with(" quote 1/4 · top"), "{}", at(40));
    assert_eq!(at(20), "Ana Silva      1/4");
}

#[test]
fn the_smallest_status_line_tells_position_filter_and_count_before_how_to_get_help() {
    let at = |actions: &[Action]| row(&reader(20, 6, Theme::Mono, actions), 5);
    assert_eq!(at(&[]), "A ferry wait…  top");
    assert_eq!(at(&[Action::FocusQuotes]), "A ferry w…  ? help");
    assert_eq!(at(&[Action::FocusEntities, Action::Down, Action::Filter]), "filter: Harbor Sa…");
    assert_eq!(at(&[Action::FocusEntities, Action::Down, Action::Filter, Action::FocusBody]), "filter: Harb…  top");
    let state = reader(20, 6, Theme::Mono, &[Action::FocusEntities, Action::Down, Action::NextMention]);
    assert_eq!(rows(&state)[3..], ["mention 1/3 of", "Harbor Safety", "Board"]);
}

#[test]
fn the_status_line_tells_no_position_in_a_text_that_is_out_of_sight() {
    let mut state = reader(40, 12, Theme::Mono, &[Action::FocusQuotes]);
    assert_eq!(row(&state, 11), "A ferry waits for its crew      ? help");
    state.focus = pullquote::reader::state::Pane::Body;
    update::settle(&mut state);
    assert!(row(&state, 11).contains("top"), "{}", row(&state, 11));
}

/// Types into what takes text.
fn type_words(state: &mut State, words: &str) {
    for letter in words.chars() {
        let key = crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Char(letter));
        let _ = update::handle(state, Event::Key(key));
    }
}

#[test]
fn the_smallest_screen_shows_the_count_of_a_search_and_whole_names_of_actions() {
    let mut state = reader(20, 6, Theme::Mono, &[Action::Search]);
    type_words(&mut state, "acme");
    assert_eq!(row(&state, 5), "/acme▏         1/3");
    let mut state = reader(20, 6, Theme::Mono, &[Action::Palette]);
    type_words(&mut state, "next-pa");
    assert!((0..6).any(|y| row(&state, y).contains("next-pane ")));
}

#[test]
fn the_palette_gives_names_no_more_columns_than_they_need_nor_than_half_its_window() {
    let shown = |width, typed: &str, name: &str| {
        let mut state = reader(width, 12, Theme::Mono, &[Action::Palette]);
        type_words(&mut state, typed);
        let rows = rows(&state);
        let row = rows.iter().find(|row| row.contains(name)).unwrap_or_else(|| panic!("no {name} in {rows:#?}"));
        row.trim_matches(['│', ' ']).to_owned()
    };
    assert_eq!(shown(40, "", "next-pane"), "next-pane      Go to the next pane");
    assert_eq!(shown(40, "next-p", "next-pane"), "next-pane  Go to the next pane");
    assert_eq!(shown(40, "previous-s", "previous-same"), "previous-same-sp… To the previous q…");
    assert_eq!(shown(80, "next-s", "next-same"), "next-same-speaker  To the next quote of the same speaker");
}

#[test]
fn what_is_looked_for_is_shown_once_with_its_count() {
    let mut state = reader(80, 24, Theme::Mono, &[Action::Search]);
    type_words(&mut state, "acme");
    let line = row(&state, 23);
    assert!(line.starts_with("/acme▏") && line.contains(" 1/3 · "), "{line}");
    assert_eq!(line.matches("acme").count(), 1, "{line}");
}

/// All rows of the screen as text.
fn rows(state: &State) -> Vec<String> {
    (0..state.screen.height).map(|y| row(state, y)).collect()
}

#[test]
fn the_help_scrolls_until_its_last_line_is_the_lowest() {
    let lowest = |state: &State| {
        let rows = rows(state);
        let border = rows.iter().position(|row| row.starts_with('└')).unwrap();
        rows[border - 1].clone()
    };
    for (width, height) in [(84, 24), (40, 12), (20, 6)] {
        let mut state = reader(width, height, Theme::Mono, &[Action::Help, Action::Bottom, Action::PageDown]);
        assert!(lowest(&state).contains("Quit"), "{:#?}", rows(&state));
        let _ = update::update(&mut state, Action::Up);
        assert!(!lowest(&state).contains("Quit"), "{:#?}", rows(&state));
        let _ = update::update(&mut state, Action::Bottom);
        let _ = update::handle(&mut state, Event::Resize(88, 90));
        assert!(rows(&state).iter().any(|row| row.contains("Moving")), "{:#?}", rows(&state));
    }
}

/// A list whose one item can't be opened.
struct Broken;

/// Longer than a line, with a word at its end that must be seen.
const ERROR: &str = "a_file_of_a_long_name.json:12: $.entities[0].kind: unknown variant `organisation`, expected one of \
                     `organization`, `person`, `place`";

impl Collection for Broken {
    fn title(&self) -> String {
        "Files".to_owned()
    }

    fn len(&self) -> usize {
        1
    }

    fn is_complete(&self) -> bool {
        true
    }

    fn item(&self, _: usize) -> Option<Item> {
        Some(Item { error: Some(ERROR.to_owned()), ..Item::default() })
    }

    fn load(&self, _: usize) -> Result<Article, Error> {
        Ok(Article::default())
    }
}

#[test]
fn why_an_item_can_not_be_opened_is_shown_whole() {
    for (width, height, told) in [(200, 60, 1), (80, 24, 2), (40, 12, 4)] {
        let mut state = State::new(Settings::default(), Rect::new(0, 0, width, height));
        let _ = update::handle(&mut state, Event::Listed(ListHandle(Arc::new(Broken))));
        let whole = |state: &State| rows(state)[usize::from(height) - told..].join(" ");
        assert_eq!(whole(&state), ERROR, "when it is selected");
        let _ = update::update(&mut state, Action::Enter);
        assert_eq!(whole(&state), ERROR, "when it is opened");
    }
}

#[test]
fn a_message_that_fits_keeps_the_line_and_a_longer_one_takes_half_the_screen_at_most() {
    let mut state = reader(40, 12, Theme::Mono, &[]);
    state.warn("a warning of some thirty columns.");
    assert_eq!(row(&state, 11), "a warning of some thirty columns.  top");
    state.warn("words ".repeat(200));
    let rows = rows(&state);
    assert!(!rows[5].contains("words") && rows[6].starts_with("words") && rows[11].ends_with('…'), "{rows:#?}");
}

#[test]
fn the_mention_that_one_has_jumped_to_stands_out_among_its_like() {
    let mut state = reader(80, 30, Theme::Mono, &[Action::FocusEntities, Action::Enter, Action::Enter]);
    let reversed = |state: &State| {
        let mut buffer = Buffer::empty(state.screen);
        view::screen(state, state.screen, &mut buffer);
        let text = state.areas().text(state.settings.measure);
        let cells = text.positions().map(|at| &buffer[at]);
        cells.filter(|cell| cell.modifier.contains(Modifier::REVERSED)).map(ratatui::buffer::Cell::symbol).collect::<String>()
    };
    let open = state.article.as_ref().unwrap();
    let entity = open.annotations.entity(open.selected_entity().unwrap()).unwrap();
    assert!(entity.mentions.len() > 2, "{entity:?}");
    assert_eq!(reversed(&state), open.article.body.slice(entity.mentions[1]));
    let _ = update::update(&mut state, Action::NextQuote);
    update::settle(&mut state);
    assert_eq!(reversed(&state), "", "one has gone on");
}

#[test]
fn what_is_loading_and_what_was_given_up_is_told() {
    let mut state = State::new(Settings::default(), Rect::new(0, 0, 60, 12));
    state.loading = Some("https://example.org/a/long/address/of/a/story".to_owned());
    let loading = rows(&state);
    assert_eq!(loading[1], "Loading https://example.org/a/long/address/of/a/story.");
    assert!(loading[11].starts_with("loading https://") && loading[11].ends_with("Esc gives up"), "{loading:#?}");
    let _ = update::handle(&mut state, Event::Failed("example.org: not found".to_owned()));
    type_words(&mut state, "jk");
    assert_eq!((row(&state, 1), row(&state, 11)), ("Nothing is open. q quits.".to_owned(), "example.org: not found".to_owned()));
}

#[test]
fn a_search_for_quotes_and_names_that_was_given_up_is_not_called_empty() {
    let mut state = reader(80, 24, Theme::Mono, &[]);
    let annotations = Annotations::default();
    let _ = update::handle(&mut state, Event::Loaded { article: Arc::new(story()), annotations, pending: true, place: None });
    assert_eq!(rows(&state).iter().filter(|row| row.contains("Reading…")).count(), 2);
    let _ = update::handle(&mut state, Event::Stopped);
    let screen = rows(&state).join("\n");
    assert!(!screen.contains("No quotes") && screen.matches("Given up before").count() == 2, "{screen}");
    assert!(screen.contains("given up"), "{screen}");
}

/// The picture in the README is what `pullquote` shows after `]q`.
#[test]
fn the_picture_in_the_readme_is_the_screen() {
    let bytes = include_bytes!("../assets/samples/contract.json").to_vec();
    let Ok(Opened::Article(article)) = source::parse(bytes, "contract", &source::Options::default()) else { panic!("a sample") };
    let mut state = State::new(Settings::default(), Rect::new(0, 0, 100, 20));
    let annotations = Engine::embedded().annotate(&article);
    let _ = update::handle(&mut state, Event::Loaded { article: Arc::from(article), annotations, pending: false, place: None });
    let _ = update::update(&mut state, Action::NextQuote);
    update::settle(&mut state);
    let mut buffer = Buffer::empty(state.screen);
    view::screen(&state, state.screen, &mut buffer);
    let row = |y| (0..state.screen.width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    let screen = (0..state.screen.height).map(row).collect::<Vec<_>>().join("\n");
    assert!(include_str!("../README.md").contains(&screen), "README.md: replace the picture with\n{screen}");
}
