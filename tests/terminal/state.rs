//! What is kept between readings, on a disk that does not play along.

use std::{fs, path::Path, process::Command};

use portable_pty::CommandBuilder;

use crate::{
    common::skipped,
    harness::{Terminal, records},
};

fn bookmarked(terminal: &mut Terminal) -> &mut Terminal {
    terminal.sees("Ferry union").press("]q").sees("quote 1/").press("m")
}

#[test]
fn a_damaged_record_is_set_aside_with_one_warning_and_reading_goes_on() {
    let state = tempfile::tempdir().unwrap();
    let mut first = Terminal::open_in(state, 100, 24, &["--sample", "harbor"]);
    bookmarked(&mut first).sees("bookmarked: ").press("q");
    first.ends();
    let folder = first.kept();
    let mut files = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
    let record = files.find(|path| path.extension().is_some_and(|ending| ending == "json"));
    fs::write(record.unwrap(), "{\"version\":1,").unwrap();
    let state = std::mem::replace(&mut first.state, tempfile::tempdir().unwrap());
    let mut second = Terminal::open_in(state, 100, 24, &["--sample", "harbor"]);
    bookmarked(second.sees("set aside")).sees("bookmarked: ").press("q");
    assert_eq!(second.ends(), 0);
    let names = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    assert_eq!(names.filter(|name| name.contains(".corrupt-")).count(), 1);
}

#[test]
fn the_article_is_never_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ferry.txt");
    fs::write(&path, "Ferry union waits\n\n“We waited,” said Ana Silva of Acme Corp.\n").unwrap();
    let seen = || (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap());
    let before = seen();
    let mut terminal = Terminal::open(100, 24, &[path.to_str().unwrap()]);
    bookmarked(&mut terminal).sees("bookmarked: ").press("f/Ana\ryTq");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(seen(), before);
    let beside: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(beside, ["ferry.txt"]);
}

#[test]
fn a_full_disk_gives_a_warning_and_reading_goes_on() {
    let state = tempfile::tempdir().unwrap();
    let folder = state.path().join("pullquote");
    fs::create_dir(&folder).unwrap();
    let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=4k", "tmpfs"]).arg(&folder).output();
    if !mount.is_ok_and(|done| done.status.success()) {
        return skipped("a small tmpfs can't be mounted here");
    }
    fs::write(folder.join("filler"), vec![b'x'; 4096]).unwrap();
    let mut terminal = Terminal::open_in(state, 100, 24, &["--sample", "harbor"]);
    bookmarked(&mut terminal).sees("are not kept").press("n").sees("quote 2/").press("q");
    let status = terminal.ends();
    let unmounted = Command::new("umount").arg(&folder).status().unwrap();
    assert!(status == 0 && unmounted.success());
}

#[test]
fn a_state_folder_that_can_not_be_written_gives_a_warning_and_reading_goes_on() {
    let state = tempfile::tempdir().unwrap();
    // Even the superuser can make no folder where a file stands.
    fs::write(state.path().join("pullquote"), "a file").unwrap();
    let mut terminal = Terminal::open_in(state, 100, 24, &["--sample", "harbor"]);
    bookmarked(&mut terminal).sees("are not kept").press("n").sees("quote 2/").press("q");
    assert_eq!(terminal.ends(), 0);
    terminal.assert_given_back();
}

/// A reader of the sample whose state is kept in a folder that others use too.
fn reader(state: &Path) -> Terminal {
    let mut command = CommandBuilder::new("env");
    command.arg(format!("XDG_STATE_HOME={}", state.display()));
    command.args([env!("CARGO_BIN_EXE_pullquote"), "--sample", "harbor"]);
    Terminal::run(command, tempfile::tempdir().unwrap(), 100, 24)
}

/// Goes to a quote, by its number.
fn go_to(reader: &mut Terminal, quote: usize) {
    reader.sees("? help").press("g").sees("top");
    for step in 1..=quote {
        reader.press("]q").sees(&format!("quote {step}/"));
    }
}

fn bookmarks(state: &Path) -> usize {
    let records = records(&state.join("pullquote"));
    assert_eq!(records.len(), 1, "one article");
    serde_json::from_str::<serde_json::Value>(&records[0]).unwrap()["bookmarks"].as_array().unwrap().len()
}

#[test]
fn eight_readers_of_one_article_lose_no_bookmark() {
    let state = tempfile::tempdir().unwrap();
    let mut readers: Vec<Terminal> = (0..8).map(|_| reader(state.path())).collect();
    for (quote, reader) in (1..).zip(&mut readers) {
        go_to(reader, quote);
    }
    for reader in &mut readers {
        reader.press("m");
    }
    for reader in &mut readers {
        assert_eq!(reader.sees("bookmarked: ").press("q").ends(), 0);
    }
    assert_eq!(bookmarks(state.path()), 8);
}

#[test]
fn a_bookmark_that_the_screen_confirmed_outlives_a_kill() {
    let state = tempfile::tempdir().unwrap();
    for quote in 1..=8 {
        let mut reader = reader(state.path());
        go_to(&mut reader, quote);
        reader.press("m").sees("bookmarked: ");
        // The process that was started: `env` has become the reader.
        reader.signal("KILL");
        reader.ends();
        assert_eq!(bookmarks(state.path()), quote);
    }
}
