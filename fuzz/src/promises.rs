//! One function a target: bytes in, and a panic where a promise is broken.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use pullquote::{
    annotate::Engine,
    article::{Article, Span},
    reader::{
        Settings,
        layout::{break_rows, measure},
        state::State,
        update::{self, Event},
        view,
    },
    source::{self, Format, Opened, Options},
};
use ratatui::{buffer::Buffer, layout::Rect};
use unicode_segmentation::UnicodeSegmentation;

/// A target: its name, and what must hold of its input.
pub type Target = (&'static str, fn(&[u8]));

/// All targets: one for each format, and one for each room that text goes through after it.
pub const TARGETS: [Target; 14] = [
    ("json", |bytes| source(Format::Json, bytes)),
    ("jsonl", |bytes| source(Format::Jsonl, bytes)),
    ("text", |bytes| source(Format::Text, bytes)),
    ("html", |bytes| source(Format::Html, bytes)),
    ("feed", |bytes| source(Format::Feed, bytes)),
    ("opml", |bytes| source(Format::Opml, bytes)),
    ("markdown", |bytes| source(Format::Markdown, bytes)),
    ("epub", |bytes| source(Format::Epub, bytes)),
    ("nitf", |bytes| source(Format::Nitf, bytes)),
    ("newsml", |bytes| source(Format::NewsMl, bytes)),
    ("sanitize", sanitize),
    ("layout", layout),
    ("annotate", annotate),
    ("reader", reader),
];

/// Feeds one target.
pub fn run(name: &str, bytes: &[u8]) {
    for (_, promise) in TARGETS.iter().filter(|(target, _)| *target == name) {
        promise(bytes);
    }
}

/// Whatever a format's reader accepts is harmless to show; what it refuses is refused in harmless words.
pub fn source(format: Format, bytes: &[u8]) {
    let options = Options { format: Some(format), ..Options::default() };
    match source::parse(bytes.to_vec(), "input", &options) {
        Ok(Opened::Article(article)) => assert_harmless(&article),
        Ok(Opened::Collection(list)) => {
            for item in list.items().take(20) {
                assert_shown(&item.headline);
            }
            // An item of a feed without a text of its own is fetched: nothing is fetched here.
            let is_local = !matches!(format, Format::Feed | Format::Opml);
            for article in list.articles().take(if is_local { 20 } else { 0 }) {
                match article {
                    Ok(article) => assert_harmless(&article),
                    Err(error) => assert_shown(&error.to_string()),
                }
            }
        }
        Err(error) => assert_shown(&error.to_string()),
    }
}

/// A cleaned line is harmless, and cleaning it once more changes nothing.
pub fn sanitize(bytes: &[u8]) {
    let line = source::harmless(&String::from_utf8_lossy(bytes));
    assert_shown(&line);
    assert!(!line.contains('\n'));
    assert_eq!(source::harmless(&line), line);
}

/// Rows join back to the text but for the white space where they break, each cluster once, and none
/// is wider than asked unless one cluster alone is.
pub fn layout(bytes: &[u8]) {
    let Some((columns, text)) = bytes.split_first() else { return };
    let (columns, text) = (usize::from(*columns).max(1), source::harmless(&String::from_utf8_lossy(text)));
    let rows = break_rows(&text, Span::new(0, text.len()), columns);
    let mut end = 0;
    for row in &rows {
        assert!(text[end..row.start()].trim().is_empty(), "only white space is left out between rows");
        let words = &text[row.range()];
        let fits = measure::width(words) <= columns || words.graphemes(true).count() == 1;
        assert!(fits, "{words:?} in {columns} columns");
        end = row.end();
    }
    assert!(text[end..].trim().is_empty());
}

/// Annotations lie inside the text, in order, and are the same again.
pub fn annotate(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let article = Article::from_paragraphs(text.split("\n\n"));
    let engine = Engine::embedded();
    let found = engine.annotate(&article);
    let body = article.body.text();
    for quote in &found.quotes {
        assert!(body.get(quote.span.range()).is_some());
        assert!(quote.speaker.as_ref().and_then(|speaker| speaker.span).is_none_or(|span| body.get(span.range()).is_some()));
    }
    for entity in &found.entities {
        assert!(!entity.mentions.is_empty() && entity.mentions.is_sorted_by_key(|mention| mention.start()));
        assert!(entity.mentions.iter().all(|mention| body.get(mention.range()).is_some()));
    }
    assert_eq!(engine.annotate(&article), found);
}

/// Any keys and resizes over any article: every frame is drawn, whatever the size.
pub fn reader(bytes: &[u8]) {
    const KEYS: &[u8] = b"123jkbduGgnpNf/yYomtizTM?:q[]sqoah'+-=\r\x1b\t \x7fx0456789.,AB!";
    let (keys, text) = bytes.split_at(bytes.len().min(64));
    let options = Options { format: Some(Format::Text), ..Options::default() };
    let Ok(Opened::Article(article)) = source::parse(text.to_vec(), "input", &options) else { return };
    let article = Arc::from(article);
    let annotations = Engine::embedded().annotate(&article);
    let mut state = State::new(Settings::default(), Rect::new(0, 0, 80, 24));
    let _ = update::handle(&mut state, Event::Loaded { article, annotations, pending: false, place: None });
    for key in keys {
        let event = match KEYS.get(usize::from(*key)) {
            Some(sign) => Event::Key(KeyEvent::new(code(*sign), KeyModifiers::NONE)),
            None => Event::Resize(u16::from(*key - 50), u16::from(*key % 67)),
        };
        let _ = update::handle(&mut state, event);
        view::screen(&state, state.screen, &mut Buffer::empty(state.screen));
    }
}

fn code(sign: u8) -> KeyCode {
    match sign {
        b'\r' => KeyCode::Enter,
        b'\x1b' => KeyCode::Esc,
        b'\t' => KeyCode::Tab,
        b'\x7f' => KeyCode::Backspace,
        sign => KeyCode::Char(char::from(sign)),
    }
}

fn assert_harmless(article: &Article) {
    let lines = [&article.headline, &article.byline, &article.publisher, &article.url, &article.lang];
    lines.into_iter().flatten().for_each(|line| assert_shown(line));
    assert_shown(article.body.text());
    for block in article.body.blocks() {
        assert!(article.body.text().get(block.span.range()).is_some());
    }
}

/// Nothing in it is a control but the end of a line, and nothing turns the direction of the text.
fn assert_shown(text: &str) {
    let is_live = |sign: char| {
        sign.is_control() && sign != '\n'
            || matches!(sign, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
    };
    assert!(!text.contains(is_live), "{text:?}");
}
