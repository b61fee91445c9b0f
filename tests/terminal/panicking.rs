//! A panic, in the loop or on a worker's thread, gives the terminal back and then tells itself.
//!
//! The test starts itself on a pseudo-terminal, as a program whose articles panic when they are
//! listed or loaded.

use std::{env, sync::Arc};

use portable_pty::CommandBuilder;
use pullquote::{
    annotate::Engine,
    article::Article,
    reader::{self, Settings, Start},
    source::{Collection, Error, Item},
};

use crate::harness::Terminal;

const BROKEN: &str = "PULLQUOTE_TEST_PANIC";

/// A thousand articles: all panic when they are loaded, and those from the hundredth on when listed.
struct Broken;

impl Collection for Broken {
    fn title(&self) -> String {
        "Broken".to_owned()
    }

    fn len(&self) -> usize {
        1000
    }

    fn is_complete(&self) -> bool {
        true
    }

    fn item(&self, index: usize) -> Option<Item> {
        assert!(index < 100, "listed too far");
        Some(Item { headline: format!("article {index}"), ..Item::default() })
    }

    fn load(&self, index: usize) -> Result<Article, Error> {
        panic!("could not bear to load {index}");
    }
}

/// Not a test of its own: the program that the tests below start.
#[test]
fn broken_program() {
    if env::var_os(BROKEN).is_none() {
        return;
    }
    reader::run(Start::Collection(Arc::new(Broken)), Engine::embedded(), Settings::default(), None).unwrap();
}

fn started() -> Terminal {
    let mut command = CommandBuilder::new(env::current_exe().unwrap());
    command.args(["--exact", "panicking::broken_program", "--nocapture"]);
    command.env(BROKEN, "1");
    // A long backtrace would push what is looked for off the screen.
    command.env("RUST_BACKTRACE", "0");
    let mut terminal = Terminal::run(command, tempfile::tempdir().unwrap(), 100, 24);
    terminal.sees("article 0");
    terminal
}

fn assert_told(terminal: &mut Terminal, words: &str) {
    assert_eq!(terminal.ends(), 101);
    terminal.assert_given_back();
    terminal.sees(words).sees("Please report it");
}

#[test]
fn a_panic_in_the_loop_is_told_after_the_terminal_is_given_back() {
    let mut terminal = started();
    terminal.press("G");
    assert_told(&mut terminal, "listed too far");
}

#[test]
fn a_panic_on_another_thread_is_told_after_the_terminal_is_given_back() {
    let mut terminal = started();
    terminal.press("\r");
    assert_told(&mut terminal, "could not bear to load 0");
}
