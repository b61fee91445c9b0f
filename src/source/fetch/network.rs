//! How far a fetch may go.

use std::{path::PathBuf, time::Duration};

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
