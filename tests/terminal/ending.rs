//! Whatever ends or stops the program, the terminal is given back as it was.

use std::{io::Read, thread, time::Duration};

use portable_pty::{CommandBuilder, native_pty_system};

use crate::harness::{PATIENCE, Terminal, cells, pullquote, records, sample, size};

#[test]
fn signals_give_the_terminal_back() {
    for signal in ["TERM", "HUP", "INT"] {
        let mut terminal = sample();
        terminal.press("M").sees("mouse").signal(signal);
        terminal.ends();
        terminal.assert_given_back();
    }
}

#[test]
fn an_input_that_can_not_be_read_leaves_the_terminal_alone() {
    let mut terminal = Terminal::open(80, 24, &["no such file.txt"]);
    assert_eq!(terminal.sees("no such file.txt").ends(), 1);
    terminal.assert_given_back();
    assert!(!String::from_utf8(terminal.sent()).unwrap().contains("\x1b[?1049h"), "no screen was taken");
}

/// A shell, in which programs are stopped and go on.
fn shell() -> Terminal {
    let mut shell = CommandBuilder::new("bash");
    shell.args(["--norc", "--noprofile", "-i"]);
    shell.env("PS1", "ready> ");
    let mut terminal = Terminal::run(shell, tempfile::tempdir().unwrap(), 100, 30);
    terminal.sees("ready>");
    terminal
}

#[test]
fn suspend_and_foreground_work_in_a_shell() {
    let mut terminal = shell();
    terminal.press(&format!("{} --sample harbor\r", env!("CARGO_BIN_EXE_pullquote"))).sees("Organizations");
    terminal.press("]q").sees("quote 1/").press("\x1a").sees("Stopped").no_longer_sees("Organizations");
    assert!(!terminal.screen.lock().unwrap().screen().alternate_screen(), "the shell has its screen");
    terminal.press("echo still $((6 * 7))\r").sees("still 42");
    terminal.press("fg\r").sees("Organizations").sees("quote 1/");
    terminal.press("n").sees("quote 2/").press("q").no_longer_sees("Organizations");
    terminal.press("echo code $?\r").sees("code 0").press("exit\r");
    assert_eq!(terminal.ends(), 0);
    terminal.assert_given_back();
}

#[test]
fn suspend_stops_what_writes_to_the_pipe_too() {
    let mut terminal = shell();
    terminal.press(&format!("sleep 60 | {} -\r", env!("CARGO_BIN_EXE_pullquote"))).sees("Loading");
    terminal.press("\x1a").sees("Stopped").no_longer_sees("Loading");
    terminal.press("echo still $((6 * 7))\r").sees("still 42");
    terminal.press("fg\r").sees("Loading").press("q").no_longer_sees("Loading");
}

/// Opens an article on a terminal that then dies: every descriptor of its other end is closed. Where
/// the program has a session of its own, no signal tells it. It must end, and keep the place.
fn outlives_its_terminal(mut command: CommandBuilder) {
    let state = tempfile::tempdir().unwrap();
    command.env("TERM", "xterm-256color");
    command.env("XDG_STATE_HOME", state.path());
    let pair = native_pty_system().openpty(size(100, 20)).unwrap();
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut writer = pair.master.take_writer().unwrap();
    let mut screen = vt100::Parser::new(cells(20), cells(100), 0);
    let mut read_until = |words: &str| {
        let mut bytes = [0; 4096];
        while !screen.screen().contents().contains(words) {
            let count = reader.read(&mut bytes).unwrap();
            screen.process(&bytes[..count]);
        }
    };
    read_until("Ferry union");
    writer.write_all(b"G").unwrap();
    read_until("end · ? help");
    drop((reader, writer, pair.master));
    let mut waited = Duration::ZERO;
    while child.try_wait().unwrap().is_none() {
        assert!(waited < PATIENCE, "went on without a terminal");
        thread::sleep(Duration::from_millis(10));
        waited += Duration::from_millis(10);
    }
    println!("ended some {} ms after its terminal", waited.as_millis());
    let records = records(&state.path().join("pullquote"));
    assert!(records.iter().any(|record| record.contains("\"place\":")), "{records:?}");
}

#[test]
fn a_terminal_that_dies_ends_the_program_and_the_place_is_kept() {
    outlives_its_terminal(pullquote(&["--sample", "harbor"]));
}

#[test]
fn a_terminal_that_dies_without_a_signal_ends_the_program_too() {
    // `setsid` itself, which waits for the program, must not end by the signal that it alone gets.
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", &format!("trap '' HUP; exec setsid --wait {} --sample harbor", env!("CARGO_BIN_EXE_pullquote"))]);
    outlives_its_terminal(command);
}
