//! Work on a thread of its own, and what it tells the loop.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc::{RecvTimeoutError, Sender, channel},
    },
    thread,
    time::Duration,
};

use super::{run::Wake, update::Event};
use crate::source::{Error, Opened, Progress};

/// How often it is told how much of something was fetched.
const TOLD_EVERY: Duration = Duration::from_millis(100);

/// Work on a thread of its own.
pub struct Job {
    pub number: u64,
    /// The number of the current job.
    pub current: Arc<AtomicU64>,
    pub sender: Sender<Wake>,
    pub progress: Progress,
}

impl Job {
    pub fn is_current(&self) -> bool {
        self.current.load(Ordering::SeqCst) == self.number
    }

    pub fn tell(&self, event: Event) {
        // Where nobody listens any more, the program is ending.
        let _ = self.sender.send(Wake::Job(self.number, event));
    }
    /// Loads something, telling now and then how much of it was fetched.
    pub fn load(&self, title: &str, load: impl FnOnce(&Progress) -> Result<Opened, Error>) -> Result<Opened, Event> {
        thread::scope(|scope| {
            let (loading, ended) = channel::<()>();
            scope.spawn(move || {
                while ended.recv_timeout(TOLD_EVERY) == Err(RecvTimeoutError::Timeout) {
                    if self.progress.bytes() > 0 {
                        self.tell(Event::Grown(Some(format!("{title} ({} KB)", self.progress.bytes() / 1024))));
                    }
                }
            });
            let opened = load(&self.progress);
            drop(loading);
            opened.map_err(|error| Event::Failed(error.to_string()))
        })
    }
}
