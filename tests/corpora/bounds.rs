//! What an input may take: a second, and 256 MB unless it is that large.
//!
//! Tests assert no time by the clock, which a busy machine stretches; this one asserts processor time, which
//! it hardly does, and leaves room: the slowest input of the corpora takes a sixth of the bound in a build that
//! is not optimized. `cargo test --test corpora bounds -- --nocapture` tells which it is; `docs/formats.md` has
//! the figures.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use super::{common::skipped, corpora, files, read, unpacked};
use pullquote::source::{self, Format, Options};

const MOST_KB: u64 = 256 * 1024;
const LONGEST: Duration = Duration::from_secs(1);
/// For eight megabytes that are made to hurt. A build that is not optimized is some five times slower.
const LONGEST_HOSTILE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 3 } else { 1 });

/// Tells the program that it is to hold the inputs to the bounds itself.
const ALONE: &str = "PULLQUOTE_TEST_ALONE";

/// In a process of its own: what other tests take would count too.
#[test]
fn no_input_takes_more_than_a_second_or_256_mb() {
    if peak_kb().is_none() {
        return skipped("there is no /proc that tells what a process takes");
    }
    if std::env::var_os(ALONE).is_none() {
        let test = std::thread::current().name().unwrap().to_owned();
        let alone = Command::new(std::env::current_exe().unwrap());
        let output = { alone }.args(["--exact", &test, "--nocapture"]).env(ALONE, "1").output().unwrap();
        print!("{}", String::from_utf8_lossy(&output.stdout));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        return;
    }
    let mut taken = Taken::default();
    for archive in ["feeds.tar.gz", "readability-pages.tar.gz", "json-torture.tar.gz", "html5lib-tokenizer.tar.gz"] {
        let Some(folder) = unpacked(archive) else { continue };
        for path in files(folder.path()) {
            taken.hold(&path, LONGEST, || drop(read(&path)));
        }
    }
    for path in corpora().iter().flat_map(|folder| files(&folder.join("samples"))) {
        taken.hold(&path, LONGEST, || drop(read(&path)));
    }
    println!("bounds: of the corpora {taken:?}");
    let mut hostile = Taken::default();
    for (name, format, start, part, end) in HOSTILE {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, [start, &part.repeat((8 << 20) / part.len()), end].concat()).unwrap();
        // What leads to further pages is not followed.
        let options = Options { format: Some(format), ..Options::default() };
        hostile.hold(&path, LONGEST_HOSTILE, || drop(source::parse(fs::read(&path).unwrap(), name, &options)));
    }
    println!("bounds: of our own making {hostile:?}");
    assert!(hostile.too_much.is_empty() && taken.too_much.is_empty());
}

/// Eight megabytes of what hurts most, by format: a start, a part over and over, an end.
const HOSTILE: [(&str, Format, &str, &str, &str); 21] = [
    ("lists.json", Format::Json, "", "[", ""),
    ("objects.json", Format::Json, "[", "{},", "0]"),
    ("numbers.json", Format::Json, "{\"text\":\"a\",\"a\":[", "0,", "0]}"),
    ("quotes.json", Format::Json, "{\"text\":\"a\",\"quotes\":[", "{\"start\":0,\"exact\":\"a\"},", "0]}"),
    ("lines.jsonl", Format::Jsonl, "", "{}\n", ""),
    ("opened.html", Format::Html, "", "<", ""),
    ("nested.html", Format::Html, "", "<div>", ""),
    ("unclosed.html", Format::Html, "", "<p><b id=a>x", ""),
    ("attributes.html", Format::Html, "<a ", "a=b ", ">"),
    ("references.html", Format::Html, "", "&amp;", ""),
    ("items.xml", Format::Feed, "<rss version='2.0'><channel>", "<item/>", "</channel></rss>"),
    ("titles.xml", Format::Feed, "<rss version='2.0'><channel>", "<item><title>a</title></item>", "</channel></rss>"),
    ("outlines.opml", Format::Opml, "<opml><body>", "<outline xmlUrl='http://a.test/'/>", "</body></opml>"),
    ("quotes.md", Format::Markdown, "", "> ", ""),
    ("emphasis.md", Format::Markdown, "", "*a _b ", ""),
    ("brackets.md", Format::Markdown, "", "[", ""),
    ("paragraphs.nitf", Format::Nitf, "<nitf><body><body.content>", "<p>a</p>", "</body.content></body></nitf>"),
    ("items.newsml", Format::NewsMl, "<newsMessage>", "<newsItem/>", "</newsMessage>"),
    ("marks.txt", Format::Text, "a", "\u{301}", ""),
    ("controls.txt", Format::Text, "", "a \u{1b} word\n\n", ""),
    ("lines.txt", Format::Text, "", "a\n\n", ""),
];

/// What reading has taken so far.
#[derive(Debug, Default)]
struct Taken {
    inputs: usize,
    slowest: (Duration, PathBuf),
    /// The input that raised the peak last.
    largest: (u64, PathBuf),
    too_much: Vec<String>,
}

impl Taken {
    fn hold(&mut self, path: &Path, longest: Duration, read: impl FnOnce()) {
        let before = processor_time().unwrap();
        read();
        let (time, peak) = (processor_time().unwrap().saturating_sub(before), peak_kb().unwrap());
        self.inputs += 1;
        if time > self.slowest.0 {
            self.slowest = (time, path.to_owned());
        }
        if peak > self.largest.0 {
            self.largest = (peak, path.to_owned());
        }
        let length = fs::metadata(path).unwrap().len() / 1024;
        if time > longest || peak > MOST_KB + length {
            self.too_much.push(format!("{} takes {time:?}, {peak} KB", path.display()));
        }
    }
}

/// The most memory that this process has had so far.
fn peak_kb() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}

/// What the processors spent on this process, on all its threads, in ticks of a hundredth of a second.
fn processor_time() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<u64> =
        stat.rsplit_once(')')?.1.split_whitespace().skip(11).take(2).filter_map(|field| field.parse().ok()).collect();
    Some(Duration::from_millis(10 * fields.iter().sum::<u64>()))
}
