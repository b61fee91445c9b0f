//! The reader in a real pseudo-terminal: what a person presses and sees.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that can not go on should say where")]
#![cfg(all(feature = "cli", unix))]

use std::{
    io::{Read, Write},
    num::NonZero,
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

const PATIENCE: Duration = Duration::from_secs(20);

/// The program on a pseudo-terminal of its own.
struct Terminal {
    master: Box<dyn MasterPty + Send>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    screen: Arc<Mutex<vt100::Parser>>,
    output: Arc<Mutex<Vec<u8>>>,
    state: tempfile::TempDir,
}

impl Terminal {
    fn open(columns: u16, rows: u16, arguments: &[&str]) -> Self {
        Self::open_in(tempfile::tempdir().unwrap(), columns, rows, arguments)
    }

    fn open_in(state: tempfile::TempDir, columns: u16, rows: u16, arguments: &[&str]) -> Self {
        let pair = native_pty_system().openpty(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_pullquote"));
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env("XDG_STATE_HOME", state.path());
        command.env("XDG_CACHE_HOME", state.path());
        command.env_remove("NO_COLOR");
        command.env_remove("TMUX");
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(cells(rows), cells(columns), 0)));
        let output = Arc::new(Mutex::new(Vec::new()));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (to_screen, to_output) = (screen.clone(), output.clone());
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                to_screen.lock().unwrap().process(&bytes[..count]);
                to_output.lock().unwrap().extend(&bytes[..count]);
            }
        });
        let writer = Some(pair.master.take_writer().unwrap());
        Self { master: pair.master, writer, child, screen, output, state }
    }

    fn press(&mut self, keys: &str) -> &mut Self {
        self.writer.as_mut().unwrap().write_all(keys.as_bytes()).unwrap();
        self
    }

    /// Presses Esc alone: with a key right after it, it would be Alt.
    fn escape(&mut self) -> &mut Self {
        self.press("\x1b");
        thread::sleep(Duration::from_millis(80));
        self
    }

    fn text(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    /// Waits until the screen shows something.
    fn sees(&mut self, words: &str) -> &mut Self {
        let start = Instant::now();
        while !self.text().contains(words) {
            assert!(start.elapsed() < PATIENCE, "never saw {words:?}; the screen is\n{}", self.text());
            thread::sleep(Duration::from_millis(5));
        }
        self
    }

    fn no_longer_sees(&mut self, words: &str) -> &mut Self {
        let start = Instant::now();
        while self.text().contains(words) {
            assert!(start.elapsed() < PATIENCE, "still sees {words:?}; the screen is\n{}", self.text());
            thread::sleep(Duration::from_millis(5));
        }
        self
    }

    fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.screen.lock().unwrap().screen_mut().set_size(cells(rows), cells(columns));
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
        self
    }

    /// Waits until the program has ended; its exit status.
    fn ends(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                thread::sleep(Duration::from_millis(50));
                return status.exit_code();
            }
            assert!(start.elapsed() < PATIENCE, "did not end; the screen is\n{}", self.text());
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args([&format!("-{name}"), &id]).status().unwrap().success());
    }

    /// Whether the terminal is as it was before the program took it.
    fn assert_given_back(&self) {
        let screen = self.screen.lock().unwrap();
        let screen = screen.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor(), "alternate screen left, cursor shown");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert!(!screen.bracketed_paste());
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn sample() -> Terminal {
    let mut terminal = Terminal::open(120, 36, &["--sample", "harbor"]);
    terminal.sees("Ferry union").sees("Quotes").sees("Organizations").sees("Dolores Whitcomb");
    terminal
}

#[test]
fn open_jump_filter_search_resize_quit() {
    let mut terminal = sample();
    terminal.press("]q").sees("quote 1/").press("n").sees("quote 2/").press("p").sees("quote 1/");
    terminal.press("3f").sees("filter: ").escape().no_longer_sees("filter: ");
    terminal.press("/lobster").sees("/lobster").press("\r").sees("/lobster 1/").press("n").sees("/lobster 2/");
    terminal.escape().no_longer_sees("/lobster 2/");
    terminal.resize(60, 24).sees("Quotes").resize(120, 36).sees("Organizations");
    terminal.press("G").sees("end").press("g").sees("top").press("?").sees("Keys").press("?").no_longer_sees("Keys");
    terminal.press("z").no_longer_sees("Organizations").press("z").sees("Organizations");
    assert_eq!(terminal.press("q").ends(), 0);
    terminal.assert_given_back();
}

#[test]
fn the_same_speaker_and_the_same_entity_are_one_key_away() {
    let mut terminal = sample();
    terminal.press("]q").sees("quote 1/").press("]s").sees("quote 2/");
    terminal.press("3").press("]o").sees("mention 1 of").press("]o").sees("mention 2 of");
    terminal.press("2").press("j\r").sees("quote 2/");
}

#[test]
fn escape_never_quits() {
    let mut terminal = sample();
    for _ in 0..3 {
        terminal.escape();
    }
    terminal.press("?").sees("Keys").escape().no_longer_sees("Keys");
    assert!(terminal.child.try_wait().unwrap().is_none());
}

#[test]
fn a_quote_is_copied_with_its_source() {
    let mut terminal = sample();
    terminal.press("]q").sees("quote 1/").press("y").sees("copied ");
    let output = terminal.output.lock().unwrap().clone();
    assert!(output.windows(7).any(|window| window == b"\x1b]52;c;"), "the clipboard sequence is sent");
}

#[test]
fn bookmarks_and_the_place_are_kept() {
    let state = tempfile::tempdir().unwrap();
    let path = state.path().to_owned();
    let mut terminal = Terminal::open_in(state, 100, 20, &["--sample", "harbor"]);
    terminal.sees("Ferry union").press("]q").sees("quote 1/").press("m").sees("bookmarked: ");
    terminal.press("dd").no_longer_sees("Ferry union enters").press("'").sees("Bookmarks").escape();
    terminal.press("G").sees("end").press("q").ends();
    let kept: Vec<_> = std::fs::read_dir(path.join("pullquote")).unwrap().filter_map(Result::ok).collect();
    let record = kept.iter().find(|file| file.path().extension().is_some_and(|ending| ending == "json")).unwrap();
    let record = std::fs::read_to_string(record.path()).unwrap();
    assert!(record.contains("\"bookmarks\":[{") && record.contains("\"place\":"), "{record}");
    let mut again = Terminal::open_in(terminal_state(&mut terminal), 100, 20, &["--sample", "harbor"]);
    again.sees("end");
}

/// Takes the state folder of a terminal whose program has ended.
fn terminal_state(terminal: &mut Terminal) -> tempfile::TempDir {
    std::mem::replace(&mut terminal.state, tempfile::tempdir().unwrap())
}

#[test]
fn signals_give_the_terminal_back() {
    for signal in ["TERM", "HUP", "INT"] {
        let mut terminal = sample();
        terminal.signal(signal);
        terminal.ends();
        terminal.assert_given_back();
    }
}

#[test]
fn a_terminal_that_dies_ends_the_program() {
    let mut terminal = sample();
    let id = terminal.child.process_id().unwrap();
    terminal.writer = None;
    let closed = native_pty_system().openpty(PtySize::default()).unwrap();
    drop(std::mem::replace(&mut terminal.master, closed.master));
    // The reader's clone of the terminal lives in its thread; SIGHUP comes once all are gone.
    terminal.signal("HUP");
    terminal.ends();
    assert!(!std::path::Path::new(&format!("/proc/{id}/fd")).exists());
}

#[test]
fn any_size_is_harmless() {
    let mut terminal = sample();
    for (columns, rows) in [(1, 1), (20, 6), (3, 50), (300, 4), (2, 2), (200, 60), (120, 36)] {
        terminal.resize(columns, rows);
        thread::sleep(Duration::from_millis(20));
    }
    terminal.sees("Organizations").press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn keys_come_from_the_terminal_when_the_text_comes_from_a_pipe() {
    let state = tempfile::tempdir().unwrap();
    let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).unwrap();
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", &format!("printf 'A title\\n\\nOne line.\\n\\nTwo.\\n' | {} -", env!("CARGO_BIN_EXE_pullquote"))]);
    command.env("TERM", "xterm");
    command.env("XDG_STATE_HOME", state.path());
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut writer = pair.master.take_writer().unwrap();
    let mut screen = vt100::Parser::new(cells(24), cells(80), 0);
    let mut bytes = [0; 4096];
    while !screen.screen().contents().contains("One line.") {
        let count = reader.read(&mut bytes).unwrap();
        screen.process(&bytes[..count]);
    }
    thread::spawn(move || std::io::copy(&mut reader, &mut std::io::sink()));
    writer.write_all(b"q").unwrap();
    assert!(child.wait().unwrap().success());
}

#[test]
fn nothing_is_sent_for_a_key_that_changes_nothing() {
    let mut terminal = sample();
    thread::sleep(Duration::from_millis(100));
    let before = terminal.output.lock().unwrap().len();
    terminal.press("kkk");
    thread::sleep(Duration::from_millis(200));
    assert_eq!(terminal.output.lock().unwrap().len(), before);
}

#[test]
fn no_control_of_the_article_reaches_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("evil\u{1b}]0;name\u{7}.txt");
    let evil = "Title \u{1b}[31m\u{9b}5m\n\n“Quote \u{1b}]52;c;aGk=\u{7} \u{90}x\u{9c} \u{202e}b,” said Ana \u{1b}c Silva of Acme\u{8} Corp.\n\nEnd\u{1b}";
    std::fs::write(&path, evil).unwrap();
    let mut terminal = Terminal::open(100, 24, &[path.to_str().unwrap()]);
    terminal.sees("Quotes").sees("^[").press("]q").press("?").sees("Keys").press("?").press("q");
    terminal.ends();
    let output = String::from_utf8(terminal.output.lock().unwrap().clone()).unwrap();
    assert_only_own_sequences(&output);
}

/// Accepts what the program itself sends: cursor moves, colours, modes, and nothing else.
fn assert_only_own_sequences(output: &str) {
    let mut rest = output;
    while let Some(at) = rest.find(|sign: char| sign.is_control()) {
        let sign = rest[at..].chars().next().unwrap();
        assert!(sign == '\u{1b}' || sign == '\r' || sign == '\n', "{:?}", &rest[at..rest.len().min(at + 20)]);
        rest = &rest[at + 1..];
        if sign != '\u{1b}' {
            continue;
        }
        let sequence = rest.strip_prefix('[').unwrap_or_else(|| panic!("{:?}", &rest[..rest.len().min(20)]));
        let end = sequence.find(|sign: char| sign.is_ascii_alphabetic()).unwrap();
        let (parameters, last) = (&sequence[..end], &sequence[end..=end]);
        let known = match last {
            "m" | "H" => parameters.chars().all(|sign| sign.is_ascii_digit() || sign == ';'),
            "h" | "l" => ["?1049", "?25", "?2026", "?1000", "?1002", "?1003", "?1006", "?1015"].contains(&parameters),
            "J" => parameters == "2",
            _ => false,
        };
        assert!(known, "\\x1b[{parameters}{last}");
        rest = &sequence[end + 1..];
    }
    assert!(!output.contains(['\u{202e}', '\u{9b}', '\u{90}']));
}
