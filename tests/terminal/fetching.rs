//! Addresses, feeds and lists of feeds on the screen, against a server on the loopback interface.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use crate::{
    harness::Terminal,
    server::{Reply, Server},
};

/// A page whose article says some words.
fn page(words: &str) -> Reply {
    Reply::html(format!(
        "<html><head><title>{words}</title></head><body><article><p>{words}, said Ana Silva of Acme Corp., and it went on for a while.</p></article></body></html>"
    ))
}

/// A feed of items whose text stands on pages of the same server, each at the path of its name.
fn feed(title: &str, request: &str, items: &[&str]) -> Reply {
    let host = request.lines().find_map(|line| line.strip_prefix("host: ").or_else(|| line.strip_prefix("Host: "))).unwrap();
    let items: Vec<_> =
        items.iter().map(|item| format!("<item><title>{item}</title><link>http://{host}/{item}</link></item>")).collect();
    Reply::html(format!("<rss version='2.0'><channel><title>{title}</title>{}</channel></rss>", items.concat()))
}

fn open(address: &str) -> Terminal {
    Terminal::open(100, 20, &[address])
}

fn assert_hung_up(left: &AtomicBool, terminal: &mut Terminal) {
    terminal.waits(|_| left.load(Ordering::SeqCst), "the connection was not closed");
}

#[test]
fn escape_while_a_page_comes_slowly_hangs_up() {
    let left = Arc::new(AtomicBool::new(false));
    let noted = left.clone();
    let server = Server::new(move |_| Reply::html([b'a'; 4096]).slowly(Duration::from_millis(50)).noting(&noted));
    let mut terminal = open(&server.address("/slow"));
    terminal.sees("/slow (0 KB)").sees("Esc gives up").escape().sees("given up");
    assert_hung_up(&left, &mut terminal);
    assert_eq!(terminal.press("q").ends(), 0);
}

#[test]
fn escape_while_a_server_says_nothing_hangs_up() {
    let left = Arc::new(AtomicBool::new(false));
    let noted = left.clone();
    let server = Server::new(move |_| Reply::silent().noting(&noted));
    let mut terminal = open(&server.address("/silent"));
    terminal.sees("Esc gives up");
    // The connection may still be on its way.
    thread::sleep(Duration::from_millis(200));
    terminal.escape().sees("given up");
    assert_hung_up(&left, &mut terminal);
}

#[test]
fn an_item_that_was_given_up_costs_no_other() {
    let left = Arc::new(AtomicBool::new(false));
    let noted = left.clone();
    let server = Server::new(move |request| match request.split(' ').nth(1).unwrap() {
        "/feed" => feed("The Post", request, &["slow", "quick"]),
        "/slow" => Reply::html([b'a'; 4096]).slowly(Duration::from_millis(50)).noting(&noted),
        _ => page("Quick words"),
    });
    let mut terminal = open(&server.address("/feed"));
    terminal.sees("The Post").sees("quick").press("\r").sees("loading slow (0 KB)").sees("Esc gives up");
    terminal.escape().sees("given up");
    assert_hung_up(&left, &mut terminal);
    terminal.press("j\r").sees("Quick words, said Ana Silva");
    // Another item takes the place of one that is still on its way.
    left.store(false, Ordering::SeqCst);
    terminal.press("h").sees("The Post").press("k\r").sees("Esc gives up");
    thread::sleep(Duration::from_millis(200));
    terminal.press("j\r").sees("Quick words, said Ana Silva");
    assert_hung_up(&left, &mut terminal);
}

#[test]
fn from_a_list_of_feeds_to_an_article_and_back() {
    let server = Server::new(|request| match request.split(' ').nth(1).unwrap() {
        "/feed" => feed("The Post", request, &["rain", "wind"]),
        "/rain" => page("It rained"),
        _ => page("It blew"),
    });
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.opml");
    let outline = format!("<outline text='Weather' xmlUrl='{}'/>", server.address("/feed"));
    let opml = format!(
        "<opml version='2.0'><head><title>My feeds</title></head><body><outline text='Other' xmlUrl='http://127.0.0.1:9/'/>{outline}</body></opml>"
    );
    std::fs::write(&path, opml).unwrap();
    let mut terminal = open(path.to_str().unwrap());
    terminal.sees("My feeds").sees("Weather").press("j\r").sees("The Post").sees("rain");
    terminal.press("\r").sees("It rained, said Ana Silva").press("]a").sees("It blew, said Ana Silva");
    terminal.press("h").sees("The Post").no_longer_sees("Ana Silva").sees("h goes back");
    terminal.press("h").sees("My feeds").sees("›Weather").no_longer_sees("The Post");
    terminal.press("h").sees("this is the first list").press("\r").sees("The Post");
    assert_eq!(terminal.press("q").ends(), 0);
}

#[test]
fn a_feed_opened_off_line_says_that_it_is_a_kept_copy() {
    let server = Server::new(|request| feed("The Post", request, &["rain"]));
    let address = server.address("/feed");
    let mut terminal = open(&address);
    terminal.sees("The Post").press("q").ends();
    drop(server);
    let state = std::mem::replace(&mut terminal.state, tempfile::tempdir().unwrap());
    let mut again = Terminal::open_in(state, 100, 20, &[&address]);
    again.sees("The Post").sees("kept from 0 minutes ago, since it could not be fetched");
}
