//! A kill at any moment loses no bookmark that was confirmed, and leaves no half-written file.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that can not go on should say where")]
#![cfg(feature = "library")]

use std::{
    env,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use pullquote::{
    article::Article,
    library::{Bookmark, Key, Library},
};

const FOLDER: &str = "PULLQUOTE_TEST_STATE";

/// How often the writer is killed; `PULLQUOTE_KILLS=1000` is the run that docs/reliability.md records.
fn kills() -> u32 {
    env::var("PULLQUOTE_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(40)
}

fn key() -> Key {
    Key::of(&Article::from_paragraphs(["A story."]))
}

fn kept(folder: &Path) -> usize {
    let loaded = Library::at(folder).load(key()).unwrap();
    assert_eq!(loaded.warning, None, "no file is half written");
    loaded.record.map_or(0, |record| record.bookmarks.len())
}

/// Not a test of its own: the writer that the test below starts and kills. It confirms each
/// bookmark on standard output once it is kept.
#[test]
fn writer() {
    let Some(folder) = env::var_os(FOLDER) else { return };
    let library = Library::at(&folder);
    for byte in kept(Path::new(&folder)).. {
        let bookmark = Bookmark { byte, label: "x".repeat(byte % 500) };
        library.change(key(), "A story", |record| record.bookmark(bookmark)).unwrap();
        println!("kept {byte}");
    }
}

/// Runs the writer, kills it after a while, and returns how many bookmarks it confirmed, if any.
fn killed_writer(folder: &Path, after: Duration) -> Option<usize> {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "writer", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    thread::sleep(after);
    child.kill().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let last = lines.map_while(Result::ok).filter_map(|line| line.split_once("kept ")?.1.parse::<usize>().ok()).last();
    child.wait().unwrap();
    last.map(|byte| byte + 1)
}

#[test]
fn a_kill_at_any_moment_loses_nothing_that_was_confirmed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut before, mut confirmed_in_all) = (0, 0);
    // A fixed sequence of moments (Knuth's MMIX generator), so that a failure comes again.
    let mut moment: u64 = 42;
    for _ in 0..kills() {
        moment = moment.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let after = Duration::from_micros((moment >> 33) % 20_000);
        let confirmed = killed_writer(folder.path(), after).unwrap_or(before);
        let kept = kept(folder.path());
        assert!(kept >= confirmed, "{confirmed} were confirmed, {kept} are kept");
        confirmed_in_all += confirmed - before;
        before = kept;
        if kept > 300 {
            std::fs::remove_dir_all(folder.path()).unwrap();
            before = 0;
        }
    }
    assert!(confirmed_in_all > 0, "some bookmarks were confirmed before a kill");
    println!("killed {} times, {confirmed_in_all} bookmarks confirmed, none lost", kills());
}
