//! A program on a pseudo-terminal of its own, and a screen that shows what it sends.

use std::{
    collections::BTreeMap,
    io::{Read, Write},
    num::NonZero,
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use tempfile::TempDir;

/// How long something may take to be seen. No test asserts a time: this only ends what hangs.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The private mode of a terminal that shows its cursor.
const CURSOR: u16 = 25;

pub fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

pub fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

pub struct Terminal {
    pub master: Box<dyn MasterPty + Send>,
    pub writer: Option<Box<dyn Write + Send>>,
    pub child: Box<dyn Child + Send + Sync>,
    pub screen: Arc<Mutex<vt100::Parser>>,
    pub output: Arc<Mutex<Vec<u8>>>,
    pub state: TempDir,
    /// Kept open, for the system resets the modes of a terminal that nobody has open.
    _slave: Box<dyn SlavePty + Send>,
    modes: String,
}

/// pullquote with these arguments, on a usual terminal.
pub fn pullquote(arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_pullquote"));
    command.args(arguments);
    command
}

impl Terminal {
    pub fn open(columns: u16, rows: u16, arguments: &[&str]) -> Self {
        Self::open_in(tempfile::tempdir().unwrap(), columns, rows, arguments)
    }

    pub fn open_in(state: TempDir, columns: u16, rows: u16, arguments: &[&str]) -> Self {
        Self::run(pullquote(arguments), state, columns, rows)
    }

    /// Any program, with `state` as its folder for what it keeps.
    pub fn run(mut command: CommandBuilder, state: TempDir, columns: u16, rows: u16) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        command.env("TERM", "xterm-256color");
        command.env("XDG_STATE_HOME", state.path());
        command.env("XDG_CACHE_HOME", state.path());
        command.env_remove("NO_COLOR");
        command.env_remove("TMUX");
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        let modes = format!("{:?}", pair.master.get_termios());
        let child = pair.slave.spawn_command(command).unwrap();
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
        Self { master: pair.master, writer, child, screen, output, state, _slave: pair.slave, modes }
    }

    pub fn press(&mut self, keys: &str) -> &mut Self {
        self.writer.as_mut().unwrap().write_all(keys.as_bytes()).unwrap();
        self
    }

    /// Presses keys, where the program may have ended already.
    pub fn try_press(&mut self, keys: &str) -> std::io::Result<()> {
        self.writer.as_mut().unwrap().write_all(keys.as_bytes())
    }

    /// Presses Esc alone: with a key right after it, it would be Alt.
    pub fn escape(&mut self) -> &mut Self {
        self.press("\x1b");
        thread::sleep(Duration::from_millis(80));
        self
    }

    pub fn text(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    pub fn sent(&self) -> Vec<u8> {
        self.output.lock().unwrap().clone()
    }

    /// Waits until the screen shows something.
    pub fn sees(&mut self, words: &str) -> &mut Self {
        self.waits(|text| text.contains(words), &format!("never saw {words:?}"))
    }

    pub fn no_longer_sees(&mut self, words: &str) -> &mut Self {
        self.waits(|text| !text.contains(words), &format!("still sees {words:?}"))
    }

    pub fn waits(&mut self, holds: impl Fn(&str) -> bool, complaint: &str) -> &mut Self {
        let start = Instant::now();
        while !holds(&self.text()) {
            assert!(start.elapsed() < PATIENCE, "{complaint}; the screen is\n{}", self.text());
            thread::sleep(Duration::from_millis(5));
        }
        self
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.screen.lock().unwrap().screen_mut().set_size(cells(rows.max(1)), cells(columns.max(1)));
        self.master.resize(size(columns, rows)).unwrap();
        self
    }

    /// Waits until the program has ended; its exit status.
    pub fn ends(&mut self) -> u32 {
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

    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args([&format!("-{name}"), &id]).status().unwrap().success());
    }

    /// Whether the terminal is as it was before the program took it: its modes to the last bit.
    pub fn assert_given_back(&self) {
        let screen = self.screen.lock().unwrap();
        let screen = screen.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor(), "alternate screen left, cursor shown");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert!(!screen.bracketed_paste() && !screen.application_keypad() && !screen.application_cursor());
        assert_eq!(format!("{:?}", self.master.get_termios()), self.modes, "termios");
        let sent = self.output.lock().unwrap();
        let sent = String::from_utf8_lossy(&sent);
        let left_on = modes_left_on(&sent);
        assert!(left_on.iter().all(|mode| *mode == CURSOR), "private modes that are left on: {left_on:?}");
        for touched in ["\x1b]0;", "\x1b]1;", "\x1b]2;", "\x1b[>", "\x1b[=", "\x1b[<", "\x1b[?u"] {
            assert!(!sent.contains(touched), "title and keyboard are left alone: {touched:?}");
        }
    }

    /// The folder in which the program keeps its state.
    pub fn kept(&self) -> PathBuf {
        self.state.path().join("pullquote")
    }
}

/// The private modes that output turned on, or off and on again, in the order of their numbers.
fn modes_left_on(sent: &str) -> Vec<u16> {
    let mut modes = BTreeMap::new();
    for part in sent.split("\x1b[?").skip(1) {
        let digits = part.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(part.len());
        let (Ok(mode), on) = (part[..digits].parse(), part[digits..].starts_with('h')) else { continue };
        modes.insert(mode, on);
    }
    modes.into_iter().filter_map(|(mode, on)| on.then_some(mode)).collect()
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// What is kept of articles in a folder: the text of each record.
pub fn records(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|file| file.path());
    let records = files.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
    records.map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

pub fn sample() -> Terminal {
    let mut terminal = Terminal::open(120, 36, &["--sample", "harbor"]);
    terminal.sees("Ferry union").sees("Quotes").sees("Organizations").sees("Dolores Whitcomb");
    terminal
}
