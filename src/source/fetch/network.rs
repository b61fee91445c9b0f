//! How far a fetch may go, and how one watches it.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

/// The bounds of a fetch.
#[derive(Debug, Clone)]
pub struct Network {
    /// How long connecting may take.
    pub connect: Duration,
    /// How long all may take, redirects included.
    pub whole: Duration,
    /// How often an address may lead on to another.
    pub redirects: u32,
    /// Bytes that are read at most, counted after decompression.
    pub bytes: u64,
    /// Where pages are kept.
    pub cache: CacheFolder,
}

/// Where fetched pages are kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum CacheFolder {
    /// `$XDG_CACHE_HOME/pullquote/pages`, else `~/.cache/pullquote/pages` (XDG Base Directory
    /// Specification 0.8).
    #[default]
    OfUser,
    /// A folder.
    At(PathBuf),
    /// Nowhere.
    None,
}

impl Default for Network {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            whole: Duration::from_secs(30),
            redirects: 5,
            bytes: 10 * 1024 * 1024,
            cache: CacheFolder::default(),
        }
    }
}

/// How far a fetch has come, seen and stopped from another thread.
#[derive(Debug, Clone, Default)]
pub struct Progress(Arc<State>);

#[derive(Debug, Default)]
struct State {
    bytes: AtomicU64,
    cancelled: AtomicBool,
}

impl Progress {
    /// Bytes read so far, after decompression.
    pub fn bytes(&self) -> u64 {
        self.0.bytes.load(Ordering::Relaxed)
    }

    /// Gives up, at the next piece that arrives or at the next timeout.
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_cancelled(&self) -> bool {
        self.0.cancelled.load(Ordering::Relaxed)
    }

    pub(super) fn set(&self, bytes: u64) {
        self.0.bytes.store(bytes, Ordering::Relaxed);
    }
}
