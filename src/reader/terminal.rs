//! The terminal, taken and given back: whatever ends the program, screen, cursor and modes are as
//! they were.

use std::{
    fs::File,
    io::{self, Write, stdout},
    os::fd::AsFd,
    panic,
    sync::atomic::{AtomicBool, Ordering},
};

use crossterm::{
    cursor::{Hide, Show},
    event::{DisableMouseCapture, EnableMouseCapture},
    execute,
    style::ResetColor,
    terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode, size},
};
use ratatui::layout::Rect;

/// Whether the terminal is taken, so that it is given back once, by whoever comes first.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The taken terminal; gives it back when dropped.
pub struct Guard {
    out: File,
}

impl Guard {
    /// Takes the terminal that standard output is.
    pub fn take() -> io::Result<Self> {
        let guard = Self { out: output()? };
        guard.enter()?;
        install_panic_hook();
        Ok(guard)
    }

    /// Enters raw mode and the alternate screen.
    pub fn enter(&self) -> io::Result<()> {
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        execute!(&self.out, EnterAlternateScreen, Hide)
    }

    /// Gives the terminal back; harmless where that was done already.
    pub fn leave(&self) {
        give_back(&self.out);
    }

    /// Listens to the mouse, or no longer.
    pub fn mouse(&self, on: bool) -> io::Result<()> {
        if on { execute!(&self.out, EnableMouseCapture) } else { execute!(&self.out, DisableMouseCapture) }
    }

    /// Sends a sequence of the program's own making.
    pub fn send(&self, sequence: &str) -> io::Result<()> {
        (&self.out).write_all(sequence.as_bytes())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.leave();
    }
}

/// Standard output as a file of our own: no lock that a panicking thread could be waiting for.
pub fn output() -> io::Result<File> {
    Ok(File::from(stdout().as_fd().try_clone_to_owned()?))
}

/// The size of the terminal in columns and rows; a usual one where it does not tell.
pub fn screen() -> Rect {
    let (width, height) = size().unwrap_or((80, 24));
    Rect::new(0, 0, width, height)
}

fn give_back(mut out: &File) {
    if TAKEN.swap(false, Ordering::SeqCst) {
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
        let was_taken = TAKEN.load(Ordering::SeqCst);
        if let Ok(out) = output() {
            give_back(&out);
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
