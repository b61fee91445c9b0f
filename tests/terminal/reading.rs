//! What a person presses and sees.

use std::{
    io::{Read, Write},
    process::Command,
    thread,
    time::Duration,
};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::harness::{Terminal, cells, pullquote, records, sample};

#[test]
fn open_jump_filter_search_resize_quit() {
    let mut terminal = sample();
    terminal.press("]q").sees("quote 1/").press("n").sees("quote 2/").press("p").sees("quote 1/");
    terminal.press("3f").sees("filter: ").escape().no_longer_sees("filter: ");
    terminal.press("/lobster").sees("/lobster").press("\r").sees("/lobster 1/").press("n").sees("/lobster 2/");
    terminal.escape().no_longer_sees("/lobster 2/");
    terminal.resize(60, 24).sees("Quotes").resize(120, 36).sees("Organizations");
    terminal.press("G").sees("end").press("g").sees("top").press("?").sees("Keys").press("?").no_longer_sees("Keys");
    terminal.press("z").no_longer_sees("Organizations").press("z").sees("Organizations");
    assert_eq!(terminal.press("q").ends(), 0);
    terminal.assert_given_back();
}

#[test]
fn a_list_is_searched_and_what_is_found_opens() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("harbor.jsonl");
    let line = |number| match number % 1000 {
        999 => format!("{{\"headline\": \"Ferry {number} waits\", \"body\": [\"Nobody moved.\"]}}\n"),
        _ => format!("{{\"headline\": \"A day at the harbor, the {number}th\", \"body\": [\"Some words.\"]}}\n"),
    };
    std::fs::write(&path, (0..20_000).map(line).collect::<String>()).unwrap();
    let mut terminal = Terminal::open(80, 20, &[path.to_str().unwrap()]);
    terminal.sees("20000 articles").press("/ferry").sees("1/20").sees("Ferry 999 waits");
    terminal.press("\r").sees("/ferry 1/20").press("N").sees("/ferry 20/20").sees("Ferry 19999 waits");
    terminal.press("n").sees("Ferry 999 waits").press("n").sees("/ferry 2/20").press("\r").sees("Nobody moved.");
    terminal.press("h").sees("/ferry 2/20").escape().no_longer_sees("/ferry");
    terminal.press("/storm").sees("not found").escape().sees("Ferry 1999 waits").no_longer_sees("/storm");
    assert_eq!(terminal.press("q").ends(), 0);
}

#[test]
fn the_same_speaker_and_the_same_entity_are_one_key_away() {
    let mut terminal = sample();
    terminal.press("]q").sees("quote 1/").press("]s").sees("quote 2/");
    terminal.press("3").press("]o").sees("mention 1/").press("]o").sees("mention 2/");
    terminal.press("2").press("j\r").sees("quote 3/");
}

#[test]
fn the_mouse_is_the_terminals_until_a_key_asks_for_it() {
    let mut terminal = sample();
    let mode = |terminal: &Terminal| terminal.screen.lock().unwrap().screen().mouse_protocol_mode();
    assert_eq!(mode(&terminal), vt100::MouseProtocolMode::None);
    terminal.press("M").sees("mouse");
    assert_ne!(mode(&terminal), vt100::MouseProtocolMode::None);
    // A click on the second quote of the list, as a terminal sends it, and Enter.
    terminal.press("\x1b[<0;90;4M").press("\r").sees("quote 2/");
    terminal.press("q").ends();
    terminal.assert_given_back();
}

#[test]
fn without_arguments_the_first_sample_opens() {
    let mut terminal = Terminal::open(120, 36, &[]);
    terminal.sees("Microsoft workers press their chief").sees("Quotes").sees("Organizations");
}

#[test]
fn a_light_terminal_that_says_so_is_given_light_colours() {
    for (colours, next) in [("0;15", "theme mono"), ("15;0", "theme light")] {
        let mut command = pullquote(&[]);
        command.env("COLORFGBG", colours);
        let mut terminal = Terminal::run(command, tempfile::tempdir().unwrap(), 120, 36);
        terminal.sees("Quotes").press("T").sees(next);
    }
}

#[test]
fn a_guessed_encoding_is_told_in_the_status_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.txt");
    std::fs::write(&path, b"Old bytes\n\n\x93We waited,\x94 said Ana Silva at the caf\xe9.\n").unwrap();
    let mut terminal = Terminal::open(100, 20, &[path.to_str().unwrap()]);
    terminal.sees("“We waited,” said Ana Silva at the café.").sees("decoded as windows-1252");
}

#[test]
fn escape_never_quits() {
    let mut terminal = sample();
    for _ in 0..3 {
        terminal.escape();
    }
    terminal.press("?").sees("Keys").escape().no_longer_sees("Keys");
    assert!(terminal.child.try_wait().unwrap().is_none());
}

#[test]
fn a_quote_is_copied_with_its_source() {
    let mut terminal = sample();
    terminal.press("]q").sees("quote 1/").press("y").sees("copied ");
    let output = terminal.output.lock().unwrap().clone();
    assert!(output.windows(7).any(|window| window == b"\x1b]52;c;"), "the clipboard sequence is sent");
}

#[test]
fn an_address_is_shown_and_opened_as_one_argument_without_a_shell() {
    let folder = tempfile::tempdir().unwrap();
    let (browser, opened) = (folder.path().join("xdg-open"), folder.path().join("opened"));
    let noting = format!("#!/bin/sh\nprintf '%s\\n' \"$#\" \"$@\" > {0}.part && mv {0}.part {0}\n", opened.display());
    std::fs::write(&browser, noting).unwrap();
    assert!(Command::new("chmod").arg("+x").arg(&browser).status().unwrap().success());
    let address = "https://example.org/a?b=$(touch+x)&c='d';e f";
    let encoded = "https://example.org/a?b=$(touch+x)&c=%27d%27;e%20f";
    let article = folder.path().join("article.json");
    let json = serde_json::json!({"headline": "Ferry", "url": address, "body": ["It waits."]});
    std::fs::write(&article, json.to_string()).unwrap();
    let mut command = pullquote(&[article.to_str().unwrap()]);
    command.env("PATH", format!("{}:{}", folder.path().display(), std::env::var("PATH").unwrap()));
    let mut terminal = Terminal::run(command, tempfile::tempdir().unwrap(), 100, 20);
    terminal.sees("It waits.").press("o").sees(encoded);
    assert!(!opened.exists(), "nothing is opened before it is confirmed");
    terminal.escape().no_longer_sees(encoded).press("o").sees(encoded).press("\r");
    terminal.waits(|_| opened.exists(), "nothing was opened");
    assert_eq!(std::fs::read_to_string(&opened).unwrap(), format!("1\n{encoded}\n"));
}

#[test]
fn bookmarks_and_the_place_are_kept() {
    let state = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::open_in(state, 100, 20, &["--sample", "harbor"]);
    terminal.sees("Ferry union").press("]q").sees("quote 1/").press("m").sees("bookmarked: ");
    terminal.press("dd").no_longer_sees("Ferry union enters").press("'").sees("Bookmarks").escape();
    terminal.press("G").sees("end").press("q").ends();
    let record = records(&terminal.kept()).pop().unwrap();
    assert!(record.contains("\"bookmarks\":[{") && record.contains("\"place\":"), "{record}");
    let mut again = Terminal::open_in(terminal_state(&mut terminal), 100, 20, &["--sample", "harbor"]);
    again.sees("end");
}

/// Takes the state folder of a terminal whose program has ended.
fn terminal_state(terminal: &mut Terminal) -> tempfile::TempDir {
    std::mem::replace(&mut terminal.state, tempfile::tempdir().unwrap())
}

#[test]
fn any_size_is_harmless() {
    let mut terminal = sample();
    for (columns, rows) in [(0, 0), (1, 1), (20, 6), (3, 50), (300, 4), (2, 2), (1000, 1000), (0, 30), (200, 60), (120, 36)] {
        terminal.resize(columns, rows);
        thread::sleep(Duration::from_millis(20));
    }
    terminal.sees("Organizations");
    // A storm: a window that is dragged, with a key now and then.
    for step in 0..300 {
        terminal.resize(20 + step * 7 % 180, 5 + step * 11 % 60);
        if step % 10 == 0 {
            terminal.press("j");
        }
    }
    terminal.resize(120, 36).press("g").sees("Organizations").sees("Ferry union").press("q");
    assert_eq!(terminal.ends(), 0);
    terminal.assert_given_back();
}

#[test]
fn a_start_on_a_few_cells_is_harmless() {
    let mut terminal = Terminal::open(3, 2, &["--sample", "harbor"]);
    terminal.waits(|text| !text.trim().is_empty(), "nothing was shown");
    terminal.press("jG]q?").resize(120, 36).press("?g").sees("Organizations").press("q");
    assert_eq!(terminal.ends(), 0);
    terminal.assert_given_back();
}

#[test]
fn a_key_that_comes_with_a_resize_is_taken_at_once() {
    let mut terminal = sample();
    for columns in (90..130).step_by(2) {
        terminal.resize(columns, 36).press("?").sees("Moving");
        terminal.resize(columns + 1, 36).press("?").no_longer_sees("Moving");
    }
}

#[test]
fn keys_come_from_the_terminal_when_the_text_comes_from_a_pipe() {
    let state = tempfile::tempdir().unwrap();
    let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).unwrap();
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", &format!("printf 'A title\\n\\nOne line.\\n\\nTwo.\\n' | {} -", env!("CARGO_BIN_EXE_pullquote"))]);
    command.env("TERM", "xterm");
    command.env("XDG_STATE_HOME", state.path());
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut writer = pair.master.take_writer().unwrap();
    let mut screen = vt100::Parser::new(cells(24), cells(80), 0);
    let mut bytes = [0; 4096];
    while !screen.screen().contents().contains("One line.") {
        let count = reader.read(&mut bytes).unwrap();
        screen.process(&bytes[..count]);
    }
    thread::spawn(move || std::io::copy(&mut reader, &mut std::io::sink()));
    writer.write_all(b"q").unwrap();
    assert!(child.wait().unwrap().success());
}

#[test]
fn nothing_is_sent_for_a_key_that_changes_nothing() {
    let mut terminal = sample();
    thread::sleep(Duration::from_millis(100));
    let before = terminal.output.lock().unwrap().len();
    terminal.press("kkk");
    thread::sleep(Duration::from_millis(200));
    assert_eq!(terminal.output.lock().unwrap().len(), before);
}
