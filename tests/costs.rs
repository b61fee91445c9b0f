//! What a frame, a key and an idle second cost, as counts: rows, cells, bytes, allocations, wake-ups,
//! instructions. Times are told in docs/performance.md and never fail a test.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that can not go on should say where")]
#![cfg(all(feature = "cli", target_os = "linux"))]

mod common;

use std::{
    fmt::Write as _,
    fs,
    io::{Read, Write},
    process::Command,
    sync::Arc,
    thread,
    time::Duration,
};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use pullquote::{
    annotate::Engine,
    article::Article,
    reader::{
        Settings,
        action::Action,
        painter::{Painted, Painter},
        state::State,
        update::{self, Event},
    },
};
use ratatui::layout::Rect;

const SCREEN: Rect = Rect::new(0, 0, 100, 40);

/// News of so many paragraphs.
fn news(paragraphs: usize) -> Article {
    let paragraph = |number| {
        format!(
            "“We waited for boat {number},” said Ana Silva, who runs Acme Corp. from a shed by the harbor, where the \
             Harbor Safety Board has its office and where nobody has seen a ferry since the spring."
        )
    };
    let paragraphs: Vec<_> = (0..paragraphs).map(paragraph).collect();
    Article::from_paragraphs(paragraphs.iter().map(String::as_str))
}

/// The reader with an article open and drawn.
fn reader(article: Article) -> (State, Painter<Vec<u8>>) {
    let mut state = State::new(Settings::default(), SCREEN);
    let article = Arc::new(article);
    let annotations = Engine::embedded().annotate(&article);
    let _ = update::handle(&mut state, Event::Loaded { article, annotations, pending: false, place: None });
    let mut painter = Painter::new(Vec::new(), SCREEN);
    painter.paint(&state).unwrap();
    (state, painter)
}

fn press(state: &mut State, painter: &mut Painter<Vec<u8>>, action: Action) -> Painted {
    let _ = update::update(state, action);
    update::settle(state);
    painter.paint(state).unwrap()
}

fn laid_out(state: &State) -> usize {
    state.article.as_ref().unwrap().layout.laid_out
}

#[test]
fn a_key_lays_out_no_more_in_a_long_text_than_in_a_short_one() {
    let counts = [100, 20_000].map(|paragraphs| {
        let (mut state, mut painter) = reader(news(paragraphs));
        let opened = laid_out(&state);
        assert!(opened <= 40, "{opened} blocks were laid out to open {paragraphs}");
        let mut keys = Vec::new();
        for action in [Action::Down, Action::PageDown, Action::Bottom, Action::PageUp, Action::NextQuote, Action::Top] {
            let before = laid_out(&state);
            press(&mut state, &mut painter, action);
            keys.push(laid_out(&state) - before);
        }
        assert!(keys.iter().all(|count| *count <= 30), "blocks laid out by key: {keys:?}");
        keys
    });
    let [short, long] = counts;
    assert!(long.iter().zip(&short).all(|(long, short)| *long <= short + 20), "{short:?} and {long:?}");
}

#[test]
fn a_key_that_changes_nothing_sends_nothing() {
    let (mut state, mut painter) = reader(news(100));
    for action in [Action::Top, Action::Up, Action::Cancel, Action::PreviousHit, Action::FocusBody] {
        let painted = press(&mut state, &mut painter, action);
        assert_eq!(painted, Painted { cells: 0, bytes: 0 }, "{action:?}");
    }
}

#[test]
fn a_key_sends_only_the_cells_that_change() {
    let (mut state, mut painter) = reader(news(100));
    press(&mut state, &mut painter, Action::FocusEntities);
    let selected = press(&mut state, &mut painter, Action::Down);
    assert!(selected.cells > 0 && selected.cells <= 400 && selected.bytes <= 1_500, "{selected:?}");
    press(&mut state, &mut painter, Action::FocusBody);
    let scrolled = press(&mut state, &mut painter, Action::Down);
    let most = 3 * usize::from(SCREEN.width) * usize::from(SCREEN.height);
    assert!(scrolled.bytes <= most, "{scrolled:?}");
}

/// How often memory is asked for by a key and its frame. Keys are pressed once before, so that buffers
/// have grown to their size.
fn allocations(paragraphs: usize) -> Vec<(Action, u64)> {
    let (mut state, mut painter) = reader(news(paragraphs));
    let keys = [Action::Top, Action::Down, Action::PageDown, Action::NextQuote, Action::FocusEntities];
    for action in keys {
        press(&mut state, &mut painter, action);
    }
    let counted = keys.map(|action| {
        let count = allocation_counter::measure(|| {
            press(&mut state, &mut painter, action);
        });
        (action, count.count_total)
    });
    counted.to_vec()
}

#[test]
fn a_frame_asks_for_memory_as_often_in_a_long_text_as_in_a_short_one() {
    let (short, long) = (allocations(100), allocations(20_000));
    for ((action, few), (_, many)) in short.iter().zip(&long) {
        assert!(*few > 0 && *many <= few + 20, "{action:?}: {few} in a short text, {many} in a long one");
        assert!(*many <= MOST_ALLOCATIONS, "{action:?}: {many} allocations");
    }
}

/// Measured: 176 for each of them; half as much again is the margin.
const MOST_ALLOCATIONS: u64 = 264;

/// A file with the news in it.
fn file(folder: &tempfile::TempDir, paragraphs: usize) -> String {
    let article = news(paragraphs);
    let path = folder.path().join("news.txt");
    fs::write(&path, article.body.text()).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn the_first_frame_of_an_article_under_100_kb_has_its_panes_filled_and_then_nothing_wakes_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, 520);
    let size = fs::metadata(&path).unwrap().len();
    assert!((90_000..100_000).contains(&size), "{size} bytes");
    let pair = native_pty_system().openpty(PtySize { rows: 40, cols: 100, pixel_width: 0, pixel_height: 0 }).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_pullquote"));
    command.arg(path);
    command.env("TERM", "xterm-256color");
    command.env("XDG_STATE_HOME", folder.path());
    let mut child = pair.slave.spawn_command(command).unwrap();
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut frame = Vec::new();
    let mut bytes = [0; 4096];
    while !frame.windows(8).any(|end| end == b"\x1b[?2026l") {
        let count = reader.read(&mut bytes).unwrap();
        frame.extend(&bytes[..count]);
    }
    let frame = String::from_utf8_lossy(&frame).into_owned();
    assert!(frame.contains("Ana Silva") && frame.contains("Acme Corp.") && !frame.contains("Reading"), "{frame:?}");

    let pid = child.process_id().unwrap();
    thread::sleep(Duration::from_millis(500));
    let before = switches(pid);
    thread::sleep(Duration::from_secs(1));
    let idle = switches(pid) - before;
    let _ = pair.master.take_writer().unwrap().write_all(b"q");
    let _ = child.wait();
    assert!(idle <= 2, "woke {idle} times in an idle second");
}

/// How often the threads of a process gave up the processor so far.
fn switches(pid: u32) -> u64 {
    let tasks = fs::read_dir(format!("/proc/{pid}/task")).unwrap();
    let status = tasks.fold(String::new(), |mut all, task| {
        let _ = writeln!(all, "{}", fs::read_to_string(task.unwrap().path().join("status")).unwrap_or_default());
        all
    });
    let counts = status.lines().filter(|line| line.contains("ctxt_switches:"));
    counts.filter_map(|line| line.split_whitespace().last()?.parse::<u64>().ok()).sum()
}

#[test]
fn instructions_for_annotating_grow_with_the_text() {
    if Command::new("valgrind").arg("--version").output().is_err() {
        return common::skipped("valgrind is not installed");
    }
    let folder = tempfile::tempdir().unwrap();
    let counted = |paragraphs: usize| -> f64 {
        let path = file(&folder, paragraphs);
        let out = folder.path().join("callgrind");
        let result = Command::new("valgrind")
            .args(["--tool=callgrind", &format!("--callgrind-out-file={}", out.display()), env!("CARGO_BIN_EXE_pullquote")])
            .args(["annotate", "--format", "text", &path])
            .output()
            .unwrap();
        assert!(result.status.success(), "{}", String::from_utf8_lossy(&result.stderr));
        let profile = fs::read_to_string(&out).unwrap();
        let line = profile.lines().find_map(|line| line.strip_prefix("totals: ").or_else(|| line.strip_prefix("summary: ")));
        line.unwrap().split_whitespace().next().unwrap().parse().unwrap()
    };
    // What it takes to start, and what each paragraph takes.
    let (none, some, more) = (counted(1), counted(100), counted(400));
    let (first, later) = ((some - none) / 99.0, (more - some) / 300.0);
    assert!(later <= first * 1.3, "a paragraph takes {first} instructions at first and {later} later");
    assert!(none <= MOST_TO_START, "{none} instructions for one paragraph");
}

/// Measured: see docs/performance.md; half as much again is the margin.
const MOST_TO_START: f64 = 20_000_000.0;
