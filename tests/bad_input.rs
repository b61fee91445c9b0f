//! Input that is no article, or made to hurt: a clear word, or the text with a marker in place.
#![allow(clippy::unwrap_used, reason = "a test that can not go on should say where")]
#![cfg(all(feature = "cli", unix))]

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

use pullquote::{
    annotate::Engine,
    article::Article,
    source::{self, Error, Format, Input, Opened, Options},
};

/// Levels of nesting, and marks left open.
const MANY: usize = 100_000;

fn parsed(format: Format, text: String) -> Result<Opened, Error> {
    source::parse(text.into_bytes(), "input", &Options { format: Some(format), ..Options::default() })
}

fn pullquote(things: &[&Path]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_pullquote")).args(things).stdin(Stdio::null()).output().unwrap()
}

/// Refused with exit status 1 and words that say why.
fn assert_refused(thing: &Path, why: &str) {
    let output = pullquote(&[thing]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains(why), "{told}");
}

#[test]
fn nesting_without_end_is_refused_in_words() {
    let nested =
        |start: &str, open: &str, close: &str, end: &str| [start, &open.repeat(MANY), "x", &close.repeat(MANY), end].concat();
    let cases = [
        (Format::Json, nested("", "[", "]", "")),
        (Format::Json, nested("{\"headline\":\"x\",\"body\":", "[", "]", "}")),
        (Format::Html, nested("<html><body><p>Some words.</p>", "<div>", "</div>", "</body></html>")),
        (Format::Feed, nested("<rss version='2.0'><channel><title>t</title>", "<a>", "</a>", "</channel></rss>")),
        (Format::Feed, nested("<feed xmlns='http://www.w3.org/2005/Atom'>", "<a>", "</a>", "</feed>")),
        (Format::Opml, nested("<opml version='2.0'><body>", "<outline text='a'>", "</outline>", "</body></opml>")),
        (Format::Nitf, nested("<nitf><body>", "<block>", "</block>", "</body></nitf>")),
        (Format::NewsMl, nested("<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'>", "<a>", "</a>", "</newsItem>")),
    ];
    for (format, text) in cases {
        let error = parsed(format, text).map(|_| ()).unwrap_err().to_string();
        assert!(error.contains("more than"), "{}: {error}", format.name());
    }
}

#[test]
fn a_line_nested_without_end_costs_itself_alone() {
    let line = r#"{"headline":"A title","body":["Words."]}"#;
    let nested = ["{\"headline\":\"x\",\"body\":", &"[".repeat(MANY), &"]".repeat(MANY), "}"].concat();
    let Ok(Opened::Collection(list)) = parsed(Format::Jsonl, [line, &nested, line].join("\n")) else { panic!("a list") };
    assert!(list.wait(2), "all lines are known");
    let read: Vec<bool> = (0..3).map(|index| list.load(index).is_ok()).collect();
    assert_eq!(read, [true, false, true]);
}

#[test]
fn nesting_without_end_in_text_is_text() {
    for text in ["> ".repeat(MANY) + "x", "[".repeat(MANY) + "x" + &"]".repeat(MANY), "*a _b ".repeat(MANY)] {
        let Ok(Opened::Article(article)) = parsed(Format::Markdown, format!("# T\n\n{text}\n")) else { panic!("an article") };
        assert!(!article.body.is_empty());
    }
}

#[test]
fn marks_without_end_cost_nothing_but_themselves() {
    for open in ["“a ", "‘a ", "\"a ", "'a ", "«a ", "(a "] {
        let text = format!("{}\n\n“Yes,” said Ana Silva.", open.repeat(MANY));
        let article = Article::from_paragraphs(text.split("\n\n"));
        let found = Engine::embedded().annotate(&article);
        let last = found.quotes.last().map(|quote| article.body.slice(quote.span));
        assert_eq!(last, Some("“Yes,”"), "after {open:?}");
    }
}

#[test]
fn one_line_of_twenty_megabytes_is_read_and_annotated() {
    let line = "“We waited,” said Ana Silva of Acme Corp. in Lagos, and it rained. ".repeat(300_000);
    let Ok(Opened::Article(article)) = parsed(Format::Text, line) else { panic!("an article") };
    assert_eq!(article.body.blocks().len(), 1);
    let found = Engine::embedded().annotate(&article);
    assert_eq!(found.quotes.len(), 300_000);
}

#[test]
fn what_is_no_file_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    assert_refused(folder.path(), "is a folder");
    assert_refused(Path::new("/dev/zero"), "binary");
    assert_refused(&folder.path().join("absent.txt"), "No such file");
    let empty = folder.path().join("empty.txt");
    fs::write(&empty, "").unwrap();
    assert_eq!(pullquote(&[&empty]).status.code(), Some(0));
}

#[test]
fn an_article_without_quotes_or_names_is_still_an_article() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plain.txt");
    fs::write(&path, "rain\n\nit rained all day.\n\n1234567890\n").unwrap();
    let output = pullquote(&[&path]);
    assert!(output.status.success() && String::from_utf8(output.stdout).unwrap().contains("it rained all day."));
}

/// A pipe to which nobody writes: the reader can be left while it waits.
#[test]
fn a_pipe_that_never_answers_can_be_interrupted() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut child = Command::new(env!("CARGO_BIN_EXE_pullquote")).arg(&pipe).stdout(Stdio::null()).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(50));
    assert!(child.try_wait().unwrap().is_none(), "it waits");
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    assert!(!child.wait().unwrap().success());
}

#[test]
fn a_file_that_shrinks_or_goes_while_it_is_open_costs_its_articles_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("articles.jsonl");
    let mut file = fs::File::create(&path).unwrap();
    for number in 0..1000 {
        writeln!(file, "{{\"headline\":\"Article {number}\",\"body\":[\"Words.\"]}}").unwrap();
    }
    let Ok(Opened::Collection(list)) = source::open(&Input::Path(path.clone()), &Options::default()) else { panic!("a list") };
    assert!(list.wait(999), "all lines are known");
    file.set_len(20_000).unwrap();
    assert_eq!(list.load(0).unwrap().headline.as_deref(), Some("Article 0"));
    assert!(!list.load(999).unwrap_err().to_string().is_empty());
    fs::remove_file(&path).unwrap();
    // What is open can be read on, though its name is gone.
    assert_eq!(list.load(1).unwrap().headline.as_deref(), Some("Article 1"));
}
