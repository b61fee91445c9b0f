//! Opening: plain text, JSON, JSONL, and making text harmless. `cargo bench --bench open`.

mod texts;

use divan::{Bencher, counter::BytesCount};
use pullquote::source::{self, Opened, Options};

fn main() {
    divan::main();
}

const SIZES: [usize; 3] = [10_000, 100_000, 10_000_000];

/// Opens bytes as a file of that name is opened; a list is waited for to its end.
fn open(bencher: Bencher, bytes: &[u8]) {
    let options = Options::default();
    let bencher = bencher.counter(BytesCount::of_slice(bytes)).with_inputs(|| bytes.to_vec());
    bencher.bench_values(|bytes| match source::parse(bytes, "measured", &options) {
        Ok(Opened::Article(article)) => article.body.len(),
        Ok(Opened::Collection(list)) => list.items().count(),
        Err(error) => panic!("{error}"),
    });
}

/// A text of one line as a JSON string.
fn json_string(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[divan::bench(args = SIZES)]
fn plain_text(bencher: Bencher, bytes: usize) {
    open(bencher, texts::plain(bytes).as_bytes());
}

#[divan::bench(args = SIZES)]
fn wrapped_text(bencher: Bencher, bytes: usize) {
    // Every eighth space becomes a line end, as in a text that was wrapped by hand.
    let text = texts::plain(bytes);
    let words: Vec<_> = text.split(' ').collect();
    let lines: Vec<_> = words.chunks(8).map(|words| words.join(" ")).collect();
    open(bencher, lines.join("\n").as_bytes());
}

#[divan::bench(args = SIZES)]
fn json(bencher: Bencher, bytes: usize) {
    let text = texts::plain(bytes);
    let blocks: Vec<_> = text.split("\n\n").filter(|words| !words.is_empty()).map(json_string).collect();
    open(bencher, format!("{{\n\"body\": [{}]}}", blocks.join(",\n")).as_bytes());
}

#[divan::bench(args = [100_000, 10_000_000])]
fn jsonl(bencher: Bencher, bytes: usize) {
    let text = texts::plain(5_000);
    let blocks: Vec<_> = text.split("\n\n").filter(|words| !words.is_empty()).map(json_string).collect();
    let line = format!("{{\"headline\":\"A ferry waits\",\"body\":[{}]}}\n", blocks.join(","));
    open(bencher, line.repeat(bytes / line.len()).as_bytes());
}

#[divan::bench(args = [100, 10_000])]
fn harmless(bencher: Bencher, bytes: usize) {
    let text = texts::plain(bytes);
    bencher.counter(BytesCount::of_str(&text)).bench(|| source::harmless(&text));
}

#[divan::bench(args = [10_000])]
fn harmless_hostile(bencher: Bencher, bytes: usize) {
    let text = "a\u{1b}[2Jb\u{202e}c ".repeat(bytes / 12);
    bencher.counter(BytesCount::of_str(&text)).bench(|| source::harmless(&text));
}
