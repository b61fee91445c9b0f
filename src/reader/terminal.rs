//! The terminal, taken and given back: whatever ends the program, screen, cursor and modes are as
//! they were.

use std::{
    fs::File,
    io::{self, Write, stdout},
    os::fd::AsFd,
    panic,
    sync::{Mutex, MutexGuard, PoisonError},
};

use crossterm::{
    cursor::{Hide, Show},
    event::{DisableMouseCapture, EnableMouseCapture},
    execute,
    style::ResetColor,
    terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode, size},
};
use ratatui::layout::Rect;

/// Whether the terminal is taken, so that it is given back once, by whoever comes first. Held while
/// something is sent, so that nothing is drawn over what comes after.
static TAKEN: Mutex<bool> = Mutex::new(false);

fn taken() -> MutexGuard<'static, bool> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The taken terminal; gives it back when dropped.
pub struct Guard {
    screen: Screen,
}

impl Guard {
    /// Takes the terminal that standard output is.
    pub fn take() -> io::Result<Self> {
        let guard = Self { screen: Screen::open()? };
        guard.enter()?;
        install_panic_hook();
        Ok(guard)
    }

    /// Enters raw mode and the alternate screen.
    pub fn enter(&self) -> io::Result<()> {
        let mut taken = taken();
        enable_raw_mode()?;
        *taken = true;
        execute!(&self.screen.out, EnterAlternateScreen, Hide)
    }

    /// Gives the terminal back; harmless where that was done already.
    pub fn leave(&self) {
        give_back(&self.screen.out, &mut taken());
    }

    /// Listens to the mouse, or no longer.
    pub fn mouse(&mut self, on: bool) -> io::Result<()> {
        if on { execute!(self.screen, EnableMouseCapture) } else { execute!(self.screen, DisableMouseCapture) }
    }

    /// Sends a sequence of the program's own making.
    pub fn send(&mut self, sequence: &str) -> io::Result<()> {
        self.screen.write_all(sequence.as_bytes())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.leave();
    }
}

/// What is drawn on: the terminal while it is taken. What comes when it has been given back, as by
/// another thread's panic, goes nowhere.
pub struct Screen {
    /// Standard output as a file of our own: no lock that a panicking thread could be waiting for.
    out: File,
}

impl Screen {
    /// The terminal that standard output is.
    pub fn open() -> io::Result<Self> {
        Ok(Self { out: File::from(stdout().as_fd().try_clone_to_owned()?) })
    }
}

impl Write for Screen {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = taken();
        if *taken { self.out.write(bytes) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The size of the terminal in columns and rows; a usual one where it does not tell.
pub fn screen() -> Rect {
    let (width, height) = size().unwrap_or((80, 24));
    Rect::new(0, 0, width, height)
}

fn give_back(mut out: &File, taken: &mut bool) {
    if std::mem::take(taken) {
        // The terminal may be gone; there is nobody left to tell.
        let _ = execute!(out, DisableMouseCapture, ResetColor, Show, LeaveAlternateScreen);
        let _ = disable_raw_mode();
    }
}

/// On a panic in any thread: gives the terminal back, tells what happened and how to report it,
/// and ends the program, which could not be trusted to go on.
fn install_panic_hook() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        // Held until the program ends: no other thread draws over the message, or takes the terminal again.
        // Nothing panics that holds it.
        let mut taken = taken();
        let was_taken = *taken;
        if let Ok(screen) = Screen::open() {
            give_back(&screen.out, &mut taken);
        }
        before(panic);
        if was_taken {
            eprintln!(
                "\npullquote {} has failed; this is a bug. Please report it with the lines above\nand, if you may, the article: see CONTRIBUTING.md",
                env!("CARGO_PKG_VERSION"),
            );
            std::process::exit(101);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_drawn_on_a_terminal_that_was_given_back() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let mut screen = Screen { out: file.reopen().unwrap() };
        *taken() = true;
        screen.write_all(b"a frame").unwrap();
        *taken() = false;
        screen.write_all(b" more").unwrap();
        assert_eq!(std::fs::read(file.path()).unwrap(), b"a frame");
    }
}
