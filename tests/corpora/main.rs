//! Every input of the public corpora, where they are at hand: see `docs/formats.md`.
#![cfg(feature = "formats")]
#![allow(clippy::unwrap_used, reason = "tests")]

mod bounds;
#[path = "../common/mod.rs"]
mod common;
mod feeds;
mod html;
mod json;
mod pages;
mod samples;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use pullquote::source::{self, Error, Format, Opened, Options};
use tempfile::TempDir;

/// The folder of corpora; none, saying so, where it is absent.
fn corpora() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    if folder.is_dir() {
        return Some(folder);
    }
    common::skipped(format!("there is no folder {}", folder.display()));
    None
}

/// An unpacked archive of the corpora.
fn unpacked(archive: &str) -> Option<TempDir> {
    let folder = tempfile::tempdir().unwrap();
    let archive = corpora()?.join(archive);
    let status = Command::new("tar").arg("xzf").arg(&archive).arg("-C").arg(folder.path()).status();
    if status.is_ok_and(|status| status.success()) {
        return Some(folder);
    }
    common::skipped(format!("{} can't be unpacked", archive.display()));
    None
}

/// All files below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let list = if entry.path().is_dir() { &mut folders } else { &mut files };
            list.push(entry.path());
        }
    }
    files.sort();
    files
}

/// Reads a file and all that a list in it holds, never fetching anything. `bounds` holds that to time and memory.
fn read(path: &Path) -> Result<Opened, Error> {
    read_with(path, Options::default())
}

/// The same, as a format.
fn read_as(path: &Path, format: Format) -> Result<Opened, Error> {
    read_with(path, Options { format: Some(format), ..Options::default() })
}

fn read_with(path: &Path, mut options: Options) -> Result<Opened, Error> {
    no_network(&mut options);
    let opened = source::parse(fs::read(path).unwrap(), &path.to_string_lossy(), &options);
    if let Ok(Opened::Collection(list)) = &opened {
        for index in 0..list.len() {
            let _ = list.load(index);
        }
    }
    opened
}

#[cfg(feature = "fetch")]
fn no_network(options: &mut Options) {
    options.progress.cancel();
    options.network.whole = std::time::Duration::ZERO;
}

#[cfg(not(feature = "fetch"))]
fn no_network(_: &mut Options) {}

/// Whether a text holds nothing that commands a terminal.
fn is_harmless(text: &str) -> bool {
    !text.contains(|sign: char| {
        (sign.is_control() && sign != '\n') || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    })
}
