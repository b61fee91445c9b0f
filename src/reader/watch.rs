//! Threads that wait for what happens outside: keys, signals, the end of the terminal. All of them
//! sleep until there is something.

use std::{
    fs::File,
    io::{IsTerminal, stdin},
    os::fd::{AsFd, OwnedFd},
    sync::mpsc::Sender,
    thread,
};

use crossterm::event::{self, KeyEventKind};
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::Signals,
};

use super::{run::Wake, update::Event};

/// Starts them all.
pub fn start(sender: &Sender<Wake>) -> std::io::Result<()> {
    signals(sender.clone())?;
    hangup(sender.clone());
    keys(sender.clone());
    Ok(())
}

/// Keys and the mouse, until nobody listens. crossterm is built to ask with `poll` (its feature
/// `use-dev-tty`): of what its other way is told once, a key that comes with a resize is left lying
/// until the next key.
fn keys(sender: Sender<Wake>) {
    thread::spawn(move || {
        while let Ok(happened) = event::read() {
            let event = match happened {
                event::Event::Key(key) if key.kind != KeyEventKind::Release => Event::Key(key),
                event::Event::Mouse(mouse) => Event::Mouse(mouse),
                // Resizes come by signal.
                _ => continue,
            };
            if sender.send(Wake::Event(event)).is_err() {
                return;
            }
        }
        let _ = sender.send(Wake::Leave);
    });
}

fn signals(sender: Sender<Wake>) -> std::io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            let wake = match signal {
                SIGWINCH => Wake::Resize,
                SIGTSTP => Wake::Suspend,
                SIGCONT => Wake::Continue,
                _ => Wake::Leave,
            };
            if sender.send(wake).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Tells when the terminal has gone. crossterm's own reading spins then and never returns
/// (crossterm issue 793); asked for nothing but a hang-up, `poll` sleeps until it comes.
fn hangup(sender: Sender<Wake>) {
    let Some(terminal) = terminal() else { return };
    thread::spawn(move || {
        loop {
            let mut watched = [PollFd::new(&terminal, PollFlags::empty())];
            match poll(&mut watched, None) {
                Ok(_) if watched[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) => break,
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(_) => return,
            }
        }
        let _ = sender.send(Wake::Leave);
    });
}

/// The terminal that keys come from.
fn terminal() -> Option<OwnedFd> {
    if stdin().is_terminal() { stdin().as_fd().try_clone_to_owned().ok() } else { File::open("/dev/tty").ok().map(Into::into) }
}
