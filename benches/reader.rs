//! The reader: laying out, moving, drawing a frame. `cargo bench --bench reader`.

mod texts;

use std::sync::Arc;

use divan::{Bencher, counter::BytesCount};
use pullquote::{
    annotate::Engine,
    article::Span,
    reader::{
        Settings,
        action::Action,
        layout::break_rows,
        painter::Painter,
        state::State,
        update::{self, Event},
        view,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

fn main() {
    divan::main();
}

const SIZES: [usize; 3] = [10_000, 100_000, 10_000_000];
const SCREEN: Rect = Rect::new(0, 0, 100, 40);

/// The reader with an annotated article open.
fn reader(bytes: usize) -> State {
    let mut state = State::new(Settings::default(), SCREEN);
    let article = Arc::new(texts::article(bytes));
    let annotations = Engine::embedded().annotate(&article);
    let _ = update::handle(&mut state, Event::Loaded { article, annotations, pending: false, place: None });
    state
}

fn press(state: &mut State, action: Action) {
    let _ = update::update(state, action);
    update::settle(state);
}

#[divan::bench(args = [40, 76])]
fn rows(bencher: Bencher, columns: usize) {
    let text = texts::plain(10_000).replace('\n', " ");
    let whole = Span::new(0, text.len());
    bencher.counter(BytesCount::of_str(&text)).bench(|| break_rows(&text, whole, columns));
}

#[divan::bench(args = SIZES)]
fn open_article(bencher: Bencher, bytes: usize) {
    let article = Arc::new(texts::article(bytes));
    let annotations = Engine::embedded().annotate(&article);
    bencher.with_inputs(|| annotations.clone()).bench_values(|annotations| {
        let mut state = State::new(Settings::default(), SCREEN);
        let article = article.clone();
        let _ = update::handle(&mut state, Event::Loaded { article, annotations, pending: false, place: None });
        state
    });
}

#[divan::bench(args = SIZES)]
fn draw(bencher: Bencher, bytes: usize) {
    let state = reader(bytes);
    let mut buffer = Buffer::empty(SCREEN);
    bencher.bench_local(|| {
        buffer.reset();
        view::screen(&state, SCREEN, &mut buffer);
    });
}

/// A line down and one up: state, drawing, differences and the bytes for the terminal.
#[divan::bench(args = SIZES)]
fn two_keys(bencher: Bencher, bytes: usize) {
    let mut state = reader(bytes);
    let mut painter = Painter::new(std::io::sink(), SCREEN);
    bencher.bench_local(|| {
        press(&mut state, Action::Down);
        let down = painter.paint(&state);
        press(&mut state, Action::Up);
        (down, painter.paint(&state))
    });
}

/// To the end and back.
#[divan::bench(args = SIZES)]
fn end_and_top(bencher: Bencher, bytes: usize) {
    let mut state = reader(bytes);
    bencher.bench_local(|| {
        press(&mut state, Action::Bottom);
        press(&mut state, Action::Top);
    });
}
