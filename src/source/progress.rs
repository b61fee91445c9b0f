//! How far reading has come, seen and stopped from another thread.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU64, Ordering},
};

#[cfg(feature = "fetch")]
use super::fetch::Clients;

/// How far reading has come, seen and stopped from another thread. Whoever reads several things, one
/// after the other, gives each a progress of its own: what was given up stays so.
#[derive(Debug, Clone, Default)]
pub struct Progress(Arc<State>);

#[derive(Debug, Default)]
struct State {
    bytes: AtomicU64,
    cancelled: AtomicBool,
    #[cfg(feature = "fetch")]
    clients: Clients,
}

impl Progress {
    /// Bytes fetched so far, after decompression.
    pub fn bytes(&self) -> u64 {
        self.0.bytes.load(Ordering::Relaxed)
    }

    /// Gives up: what is being fetched breaks off, and its connection is closed.
    pub fn cancel(&self) {
        // First the word, then the deed: a client made in between finds the word.
        self.0.cancelled.store(true, Ordering::SeqCst);
        #[cfg(feature = "fetch")]
        self.0.clients.shut_down();
    }
}

#[cfg(feature = "fetch")]
impl Progress {
    pub(super) fn is_cancelled(&self) -> bool {
        self.0.cancelled.load(Ordering::SeqCst)
    }

    pub(super) fn set(&self, bytes: u64) {
        self.0.bytes.store(bytes, Ordering::Relaxed);
    }

    pub(super) fn clients(&self) -> &Clients {
        &self.0.clients
    }
}
