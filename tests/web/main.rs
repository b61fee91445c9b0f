//! Addresses, against a server on the loopback interface. Nothing else is contacted.
#![cfg(feature = "fetch")]
#![allow(clippy::unwrap_used, reason = "tests")]

mod server;

use std::{
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};

use pullquote::{
    article::Article,
    source::{self, CacheFolder, Error, ErrorKind, Input, Network, Opened, Options},
};
use server::{Reply, Server, brotli, gzip};

const PAGE: &str = "<!doctype html><html><head><title>Rain</title></head><body><article><p>“It rained,” said Ana Silva, who keeps the gauge on the hill.</p></article></body></html>";

fn options(network: Network) -> Options {
    Options { network, ..Options::default() }
}

fn network() -> Network {
    Network { whole: Duration::from_secs(5), cache: CacheFolder::None, ..Network::default() }
}

fn open(address: &str, network: Network) -> Result<Article, Error> {
    match source::open(&Input::Address(address.to_owned()), &options(network))? {
        Opened::Article(article) => Ok(*article),
        Opened::Collection(_) => panic!("a list"),
    }
}

fn error(server: &Server, network: Network) -> Error {
    open(&server.address("/"), network).unwrap_err()
}

#[test]
fn a_page_is_an_article() {
    let server = Server::new(|request| {
        assert!(request.to_ascii_lowercase().contains("user-agent: pullquote/"), "{request}");
        Reply::html(PAGE)
    });
    let article = open(&server.address("/rain"), network()).unwrap();
    assert!(article.body.text().starts_with("“It rained,” said Ana Silva"));
    assert_eq!(article.url.as_deref(), Some(&*server.address("/rain")));
}

#[test]
fn packed_pages_are_unpacked() {
    for (name, packed) in [("gzip", gzip(PAGE.as_bytes())), ("br", brotli(PAGE.as_bytes()))] {
        let server = Server::new(move |_| Reply::html(&packed).header("Content-Encoding", name));
        assert!(open(&server.address("/"), network()).unwrap().body.text().contains("Ana Silva"), "{name}");
    }
}

#[test]
fn five_redirects_are_followed_and_a_sixth_is_not() {
    let server = Server::new(|request| match request.split(' ').nth(1).unwrap().trim_start_matches('/').parse::<u32>() {
        Ok(0) => Reply::html(PAGE),
        Ok(left) => Reply::status("302 Found").header("Location", &format!("/{}", left - 1)),
        Err(_) => Reply::status("404 Not Found"),
    });
    assert!(open(&server.address("/5"), network()).is_ok());
    let error = open(&server.address("/6"), network()).unwrap_err().to_string();
    assert!(error.ends_with("leads on to other addresses more than 5 times"), "{error}");
}

#[test]
fn a_redirect_out_of_the_web_is_refused() {
    let server = Server::new(|_| Reply::status("301 Moved Permanently").header("Location", "file:///etc/hostname"));
    let error = error(&server, network()).to_string();
    assert!(error.contains("leads to file:, but only http and https"), "{error}");
}

#[test]
fn a_slow_body_is_given_up_in_time() {
    let server = Server::new(|_| Reply::html(PAGE).slowly(Duration::from_millis(100)));
    let start = Instant::now();
    let error = error(&server, Network { whole: Duration::from_millis(600), ..network() }).to_string();
    assert!(error.contains("took longer than 0.6 s"), "{error}");
    assert!(start.elapsed() < Duration::from_secs(3));
}

#[test]
fn a_server_that_never_answers_is_given_up_in_time() {
    let server = Server::new(|_| {
        std::thread::sleep(Duration::from_secs(2));
        Reply::html(PAGE)
    });
    let error = error(&server, Network { whole: Duration::from_millis(500), ..network() }).to_string();
    assert!(error.contains("took longer"), "{error}");
}

#[test]
fn an_endless_body_is_cut_off() {
    let server = Server::new(|_| Reply::endless());
    let error = error(&server, Network { bytes: 1 << 20, ..network() });
    assert_eq!(error.kind, ErrorKind::TooLarge);
    assert!(error.to_string().contains("longer than 1 MB"), "{error}");
}

#[test]
fn the_length_that_counts_is_that_after_unpacking() {
    let packed = gzip(&vec![b' '; 30 << 20]);
    assert!(packed.len() < 1 << 20);
    let server = Server::new(move |_| Reply::html(&packed).header("Content-Encoding", "gzip"));
    assert_eq!(error(&server, network()).kind, ErrorKind::TooLarge);
}

#[test]
fn a_body_shorter_than_announced_is_an_error() {
    let server = Server::new(|_| Reply::html(PAGE).announcing(PAGE.len() + 500));
    let error = error(&server, network());
    assert_eq!(error.kind, ErrorKind::Unreadable, "{error}");
}

#[test]
fn what_the_text_is_wins_over_a_wrong_charset() {
    let page = PAGE.replace("Ana Silva", "Zoë Müller");
    let server = Server::new(move |_| Reply::html(&page).header("Content-Type", "text/html; charset=iso-8859-1"));
    assert!(open(&server.address("/"), network()).unwrap().body.text().contains("“It rained,” said Zoë Müller"));
}

#[test]
fn the_charset_of_the_header_is_obeyed() {
    let page = encoding_rs::WINDOWS_1251.encode(&PAGE.replace("Ana Silva", "Анна")).0.into_owned();
    let server = Server::new(move |_| Reply::html(&page).header("Content-Type", "text/html; charset=windows-1251"));
    assert!(open(&server.address("/"), network()).unwrap().body.text().contains("“It rained,” said Анна"));
}

#[test]
fn a_missing_page_is_told_by_its_status() {
    let server = Server::new(|_| Reply::status("404 Not Found"));
    let error = error(&server, network()).to_string();
    assert!(error.ends_with("the server answers 404 Not Found"), "{error}");
}

#[test]
fn nobody_listening_is_an_error() {
    let address = Server::new(|_| Reply::html(PAGE)).address("/");
    assert_eq!(open(&address, network()).unwrap_err().kind, ErrorKind::Unreadable);
}

#[test]
fn an_untrusted_certificate_is_refused_in_words() {
    let server = Server::secure(|_| Reply::html(PAGE));
    let error = error(&server, network()).to_string();
    assert!(error.contains("certificate is not trusted"), "{error}");
}

fn cached(folder: &Path) -> Network {
    Network { cache: CacheFolder::At(folder.to_owned()), ..network() }
}

#[test]
fn an_unchanged_page_is_not_sent_twice() {
    static SENT: AtomicUsize = AtomicUsize::new(0);
    let server = Server::new(|request| {
        if request.contains("\"v1\"") {
            return Reply::status("304 Not Modified");
        }
        SENT.fetch_add(1, Ordering::SeqCst);
        Reply::html(PAGE).header("ETag", "\"v1\"").header("Last-Modified", "Wed, 20 Jun 2018 18:10:00 GMT")
    });
    let folder = tempfile::tempdir().unwrap();
    let first = open(&server.address("/"), cached(folder.path())).unwrap();
    assert_eq!(open(&server.address("/"), cached(folder.path())).unwrap(), first);
    assert_eq!(SENT.load(Ordering::SeqCst), 1);
}

#[test]
fn a_kept_page_opens_off_line_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(|_| Reply::html(PAGE));
    let address = server.address("/");
    open(&address, cached(folder.path())).unwrap();
    drop(server);
    let article = open(&address, cached(folder.path())).unwrap();
    assert!(article.body.text().contains("Ana Silva"));
    assert!(article.notices[0].starts_with("kept from 0 minutes ago, since it could not be fetched"), "{:?}", article.notices);
}

#[test]
fn a_page_that_is_gone_is_not_opened_from_what_was_kept() {
    static GONE: AtomicUsize = AtomicUsize::new(0);
    let server =
        Server::new(|_| if GONE.fetch_add(1, Ordering::SeqCst) == 0 { Reply::html(PAGE) } else { Reply::status("410 Gone") });
    let folder = tempfile::tempdir().unwrap();
    open(&server.address("/"), cached(folder.path())).unwrap();
    assert!(open(&server.address("/"), cached(folder.path())).unwrap_err().to_string().contains("410 Gone"));
}

#[test]
fn search_results_without_a_text_are_read_from_their_pages() {
    let server = Server::new(|_| Reply::html(PAGE));
    let result = format!(r#"{{"webTitle":"Rain","webUrl":"{}","webPublicationDate":"2031-02-03"}}"#, server.address("/rain"));
    let json = format!(r#"{{"response":{{"status":"ok","results":[{result},{{"webTitle":"Gone"}}]}}}}"#);
    let Opened::Collection(list) = source::parse(json.into_bytes(), "a.json", &options(network())).unwrap() else {
        panic!("no list");
    };
    let errors: Vec<_> = list.items().map(|item| item.error.is_some()).collect();
    assert_eq!(errors, [false, true], "what has no page either can't be opened");
    let article = list.load(0).unwrap();
    assert!(article.body.text().starts_with("“It rained,” said Ana Silva"));
    assert_eq!(article.published.unwrap().day(), "2031-02-03");
    let alone = format!(r#"{{"results":[{result}]}}"#);
    assert!(matches!(source::parse(alone.into_bytes(), "a.json", &options(network())), Ok(Opened::Collection(_))));
}

#[test]
fn an_address_of_a_feed_is_a_list_whose_items_are_fetched() {
    let server = Server::new(|request| {
        if request.starts_with("GET /feed") {
            let host =
                request.lines().find_map(|line| line.strip_prefix("host: ").or_else(|| line.strip_prefix("Host: "))).unwrap();
            let item = |path: &str| {
                format!("<item><title>{path}</title><link>http://{host}/{path}</link><description>In short.</description></item>")
            };
            Reply::html(format!("<rss version='2.0'><channel><title>T</title>{}{}</channel></rss>", item("rain"), item("gone")))
        } else if request.starts_with("GET /rain") {
            Reply::html(PAGE)
        } else {
            Reply::status("404 Not Found")
        }
    });
    let Opened::Collection(list) = source::open(&Input::Address(server.address("/feed")), &options(network())).unwrap() else {
        panic!("an article")
    };
    assert_eq!(list.len(), 2);
    assert!(list.load(0).unwrap().body.text().contains("Ana Silva"));
    let summary = list.load(1).unwrap();
    assert_eq!(summary.body.text(), "In short.");
    assert!(
        summary.notices[0].contains("this is the feed's summary") && summary.notices[0].contains("404"),
        "{:?}",
        summary.notices
    );
}

#[test]
fn a_fetch_can_be_given_up() {
    let server = Server::new(|_| Reply::endless());
    let options = options(Network { bytes: u64::MAX, whole: Duration::from_secs(20), ..network() });
    let (progress, start) = (options.progress.clone(), Instant::now());
    let address = server.address("/");
    let opening = std::thread::spawn(move || source::open(&Input::Address(address), &options).err());
    while progress.bytes() == 0 {
        std::thread::sleep(Duration::from_millis(5));
    }
    progress.cancel();
    assert_eq!(opening.join().unwrap().unwrap().kind, ErrorKind::Cancelled);
    assert!(start.elapsed() < Duration::from_secs(5));
}
