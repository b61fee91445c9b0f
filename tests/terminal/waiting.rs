//! What does not come, or holds nothing: the reader says so, and can be left.

use std::{fs, path::PathBuf, process::Command};

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::harness::Terminal;

fn pipe() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    (folder, pipe)
}

#[test]
fn a_pipe_that_never_answers_is_told_and_can_be_left() {
    let (_folder, pipe) = pipe();
    let mut terminal = Terminal::open(80, 24, &[pipe.to_str().unwrap()]);
    terminal.sees("loading ").sees("pipe").sees("Esc gives up").press("q");
    assert_eq!(terminal.ends(), 0);
    terminal.assert_given_back();
}

#[test]
fn a_pipe_can_be_given_up() {
    let (_folder, pipe) = pipe();
    let mut terminal = Terminal::open(80, 24, &[pipe.to_str().unwrap()]);
    terminal.sees("Esc gives up").escape().no_longer_sees("Esc gives up").press("q");
    assert_eq!(terminal.ends(), 0);
    terminal.assert_given_back();
}

#[test]
fn a_pipe_that_answers_late_is_read() {
    let (_folder, pipe) = pipe();
    let mut terminal = Terminal::open(80, 24, &[pipe.to_str().unwrap()]);
    terminal.sees("Esc gives up");
    fs::write(&pipe, "Late news\n\n“We waited,” said Ana Silva.\n").unwrap();
    terminal.sees("Late news").no_longer_sees("Esc gives up").press("]q").sees("quote 1/").press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn an_error_that_comes_soon_is_told_in_the_shell() {
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", &format!("printf '[' | {} --format json -", env!("CARGO_BIN_EXE_pullquote"))]);
    let mut terminal = Terminal::run(command, tempfile::tempdir().unwrap(), 80, 24);
    assert_eq!(terminal.ends(), 1);
    assert!(!String::from_utf8(terminal.sent()).unwrap().contains("\x1b[?1049h"), "no screen was taken");
}

#[test]
fn panes_say_that_they_have_nothing_to_show() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plain.txt");
    for words in ["rain\n\nit rained all day.\n\n1234567890\n", ""] {
        fs::write(&path, words).unwrap();
        let mut terminal = Terminal::open(120, 24, &[path.to_str().unwrap()]);
        terminal.sees("No quotes in this article.").sees("No organizations are named.").press("]q]ofyjGq");
        assert_eq!(terminal.ends(), 0);
        terminal.assert_given_back();
    }
}
