//! Nothing of an article's making reaches the terminal as control: the output is read by a strict
//! parser that accepts only what the program itself sends.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{common::skipped, harness::Terminal};

/// Controls of every kind: CSI, OSC and DCS, ended or not, C1 as code points, both resets, bidi
/// overrides and isolates, tag characters, line and paragraph separators, NUL, DEL, a lone CR.
const CONTROLS: &str = "\u{1b}[31m \u{1b}]0;title\u{7} \u{1b}]52;c;aGk=\u{1b}\\ \u{1b}P$q\u{1b}\\ \u{1b}_x\u{1b}\\ \u{1b}c \u{1b}[!p \u{1b}]8;;http://x\u{7} \
    \u{9b}5m \u{9d}0;x\u{9c} \u{90}x\u{9c} \u{85} \u{202e}abc\u{202c} \u{2066}x\u{2069} \u{e0041}\u{e007f} a\u{2028}b\u{2029}c \u{0} \u{8} \u{7f} \r \u{1b}]unended \u{1b}Punended \u{1b}";

/// Reads something as a person would: opens it, jumps, asks for help, quits. What was sent,
/// on the screen or as an error, must be the program's own.
fn assert_harmless(things: &[&str]) {
    let mut terminal = Terminal::open(100, 24, things);
    terminal.waits(|text| !text.trim().is_empty(), "nothing was shown");
    // A thing that can't be read has ended the program, and nobody takes the keys.
    let _ = terminal.try_press("\r]q2]o3?");
    std::thread::sleep(std::time::Duration::from_millis(60));
    let _ = terminal.try_press("?Gon");
    let _ = terminal.try_press("m't/e\r:th\rY");
    let _ = terminal.try_press("nqq");
    terminal.ends();
    assert_only_own_sequences(&String::from_utf8_lossy(&terminal.sent()), &things.join(" "));
}

fn written(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn no_control_of_an_article_reaches_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let string = serde_json::to_string(CONTROLS).unwrap();
    let json = format!(
        r#"{{"headline": {string}, "byline": {string}, "publisher": {string}, "url": "http://example.org/", "lang": {string},
        "body": [{string}, {{"kind": "heading", "text": {string}}}, "“Quote,” said Ana Silva of Acme Corp."],
        "quotes": [{{"exact": {string}, "speaker": {string}}}], "entities": [{{"kind": "organization", "name": {string}}}]}}"#
    );
    let twice = "&amp;#27;[31m &#27;[31m &#x9b;5m &#x202e;x &amp;#x1b;]0;x&#7;";
    let html = format!(
        "<html><head><title>T {twice}</title><meta name=author content='{twice}'></head><body><article><h1>H {twice}</h1><p>{}</p><p>{twice} {CONTROLS}</p></article></body></html>",
        "Words of a page. ".repeat(40)
    );
    let rss = format!(
        "<rss version='2.0'><channel><title>{twice}</title><item><title>{twice}</title><description>{twice}</description></item></channel></rss>"
    );
    let atom = format!(
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>{twice}</title><entry><title>{twice}</title><author><name>{twice}</name></author><content>{twice}</content></entry></feed>"
    );
    let opml = format!(
        "<opml version='2.0'><head><title>{twice}</title></head><body><outline text='{twice}' xmlUrl='http://127.0.0.1:9/{twice}'/></body></opml>"
    );
    let nitf = format!(
        "<nitf><head><title>{twice}</title></head><body><body.head><hedline><hl1>{twice}</hl1></hedline><byline>{twice}</byline></body.head><body.content><p>Words. {twice}</p></body.content></body></nitf>"
    );
    let files = [
        written(
            folder.path(),
            "evil\u{1b}]0;name\u{7}\u{202e}.txt",
            format!("Title {CONTROLS}\n\n“Quote {CONTROLS},” said Ana Silva of Acme Corp.\n\n{CONTROLS}"),
        ),
        written(folder.path(), "fields.json", &json),
        written(folder.path(), "page.html", html),
        written(folder.path(), "feed.xml", rss),
        written(folder.path(), "note.md", format!("# T {CONTROLS}\n\n> {CONTROLS}\n\n[x](http://example.org/{twice})\n")),
        written(
            folder.path(),
            "lines.jsonl",
            format!("{}\n{{\"title\": {string}, \"text\": {string}}}\n", json.replace('\n', " ")),
        ),
        written(folder.path(), "atom.xml", atom),
        written(folder.path(), "list.opml", opml),
        written(folder.path(), "story.nitf.xml", nitf),
        written(folder.path(), "raw.txt", b"Raw C1 \x9b31m \x9d0;x\x9c \x90q\x9c\n\nText \xff\xfe \x1b[2J.\n"),
        written(folder.path(), "broken\u{1b}[2J.json", format!("{{\"headline\": 7, {string}: 1}}")),
    ];
    let names: Vec<&str> = files.iter().map(|path| path.to_str().unwrap()).collect();
    for name in &names {
        assert_harmless(&[name]);
    }
    assert_harmless(&names);
    assert_harmless(&["no such \u{1b}]0;file\u{7} \u{9b}5m\u{202e}"]);
}

#[test]
fn what_is_printed_on_a_terminal_commands_it_no_more_than_the_reader_does() {
    let folder = tempfile::tempdir().unwrap();
    // A text with a NUL is a binary file and refused.
    let controls = CONTROLS.replace('\0', "");
    let text = format!("Title {controls}\n\n“Quote {controls},” said Ana Silva of Acme Corp.\n\n{controls}");
    let path = written(folder.path(), "evil.txt", text);
    for format in ["json", "jsonl", "spans", "csv", "text", "markdown"] {
        let mut terminal = Terminal::open(100, 24, &["annotate", "--format", format, path.to_str().unwrap()]);
        assert_eq!(terminal.ends(), 0, "{format}");
        assert_only_own_sequences(&String::from_utf8_lossy(&terminal.sent()), format);
    }
}

#[test]
fn no_control_of_the_hostile_corpus_reaches_the_terminal() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    if !corpora.is_dir() {
        return skipped(format!("there is no folder {}", corpora.display()));
    }
    let folder = tempfile::tempdir().unwrap();
    let archive = corpora.join("html5lib-tokenizer.tar.gz");
    assert!(Command::new("tar").arg("xzf").arg(archive).arg("-C").arg(folder.path()).status().unwrap().success());
    let mut things: Vec<PathBuf> = fs::read_dir(corpora.join("samples/bad")).unwrap().map(|file| file.unwrap().path()).collect();
    things.push(inputs_of_the_tokenizer_suite(folder.path()));
    for thing in things {
        assert_harmless(&[thing.to_str().unwrap()]);
    }
}

/// All inputs of html5lib's tokenizer cases as one page, a paragraph each.
fn inputs_of_the_tokenizer_suite(folder: &Path) -> PathBuf {
    let mut page = String::from("<html><body><article>");
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for path in fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(suite) = serde_json::from_slice::<serde_json::Value>(&fs::read(&path).unwrap()) {
                let inputs = suite["tests"].as_array().into_iter().flatten().filter_map(|test| test["input"].as_str());
                inputs.for_each(|input| page.extend(["<p>Words before. ", input, "</p>\n"]));
            }
        }
    }
    written(folder, "tokenizer.html", page)
}

/// Accepts what the program itself sends: cursor moves, colours, modes, and nothing else.
fn assert_only_own_sequences(output: &str, thing: &str) {
    let mut rest = output;
    while let Some(at) = rest.find(|sign: char| sign.is_control()) {
        let sign = rest[at..].chars().next().unwrap();
        assert!(sign == '\u{1b}' || sign == '\r' || sign == '\n', "{:?}", &rest[at..rest.len().min(at + 20)]);
        rest = &rest[at + 1..];
        if sign != '\u{1b}' {
            continue;
        }
        // What is copied goes out as base64, which can command nothing.
        if let Some(copied) = rest.strip_prefix("]52;c;") {
            let end = copied.find(|sign: char| !(sign.is_ascii_alphanumeric() || "+/=".contains(sign))).unwrap();
            rest = copied[end..].strip_prefix('\u{7}').or_else(|| copied[end..].strip_prefix("\u{1b}\\")).unwrap();
            continue;
        }
        let sequence = rest.strip_prefix('[').unwrap_or_else(|| panic!("{:?}", &rest[..rest.len().min(20)]));
        let end = sequence.find(|sign: char| sign.is_ascii_alphabetic()).unwrap();
        let (parameters, last) = (&sequence[..end], &sequence[end..=end]);
        let known = match last {
            "m" | "H" => parameters.chars().all(|sign| sign.is_ascii_digit() || sign == ';'),
            "h" | "l" => ["?1049", "?25", "?2026", "?1000", "?1002", "?1003", "?1006", "?1015"].contains(&parameters),
            "J" => parameters == "2",
            _ => false,
        };
        assert!(known, "{thing}: \\x1b[{parameters}{last}");
        rest = &sequence[end + 1..];
    }
    assert!(!output.contains(['\u{202e}', '\u{9b}', '\u{90}']));
}
