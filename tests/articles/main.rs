//! 280 articles written for this test, in the manner of newspapers and agencies of many countries: who says what.
//!
//! All of it is invented; bodies that exist are named as any article names them. Each quotation in marks is labelled with
//! its source as written and as a careful reader would name it. There are six sets of 42 articles and one of 28, written one
//! after another by writers who knew none of the rules; docs/quotes.md tells what each had when it was first counted. Since then the
//! errors of the six have been read. `floors.tsv` holds what has been reached. `cargo test --test articles -- --nocapture` prints the
//! table as it is now, and every miss.
#![allow(clippy::unwrap_used, reason = "a test that can not go on should say where")]

#[path = "../passages/labels.rs"]
#[expect(dead_code, reason = "no names are labelled here")]
mod labels;
#[path = "../../examples/evaluate/speakers.rs"]
mod speakers;

use std::{collections::BTreeMap, fs, path::Path};

use labels::Quotation;
use pullquote::{
    annotate::Engine,
    article::{Annotations, Article, Body, Form, Quote, Span},
};

/// Counts over articles.
#[derive(Debug, Default)]
struct Score {
    quotes: usize,
    found: usize,
    /// Found quotes that are none.
    others: usize,
    /// Found quotes whose source, as written or by name, is right.
    speakers: usize,
    /// Found quotes whose source has the right name.
    names: usize,
}

impl Score {
    fn row(&self, set: &str) -> String {
        let Self { quotes, found, others, speakers, names } = self;
        format!("{set}\t{quotes}\t{found}\t{others}\t{speakers}\t{names}")
    }
}

/// Articles with their ids: `british-2-07` is of set 2.
fn articles() -> Vec<(String, Article, Vec<Quotation>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let read = |name: &&str| fs::read_to_string(folder.join(name)).unwrap();
    let files: Vec<String> = ["american.txt", "british.txt", "world.txt"].iter().map(read).collect();
    let parse = |(id, labelled): (&str, &str)| {
        let labels = labels::read(labelled).unwrap_or_else(|error| panic!("{id}: {error}"));
        let article = Article { body: Body::verbatim(labels.text).unwrap(), ..Article::default() };
        (id.to_owned(), article, labels.quotations)
    };
    files.iter().flat_map(|file| labels::passages(file)).map(parse).collect()
}

/// Whether two spans share eight tenths of what they cover.
fn alike(one: Span, other: Span) -> bool {
    let shared = one.end().min(other.end()).saturating_sub(one.start().max(other.start()));
    10 * shared >= 8 * one.join(other).len()
}

fn score(article: &Article, quotations: &[Quotation], found: &Annotations, score: &mut Score, mut miss: impl FnMut(String)) {
    let body = &article.body;
    let spoken: Vec<&Quote> = found.quotes.iter().filter(|quote| quote.form != Form::Indirect).collect();
    for quotation in quotations {
        score.quotes += 1;
        let words: String = body.slice(quotation.span).chars().take(50).collect();
        let Some(quote) = spoken.iter().find(|quote| alike(quote.span, quotation.span)) else {
            miss(format!("{words} was not found"));
            continue;
        };
        score.found += 1;
        // As written, and as a careful reader would name it; there may be several names.
        let labelled: Vec<String> = quotation.speaker.iter().flat_map(|speaker| speaker.split('=')).map(str::to_owned).collect();
        let name = found.speaker_name(quote).unwrap_or("");
        let written = quote.speaker.as_ref().and_then(|speaker| speaker.span).map_or("", |span| body.slice(span));
        let names = &labelled[1.min(labelled.len())..];
        let right = speakers::agree(&labelled, &[written, name]);
        score.speakers += usize::from(right);
        let named = speakers::agree(names, &[name]);
        score.names += usize::from(named);
        if !right || !named {
            miss(format!("{words} is by {}, not by {written} ({name})", labelled.join(", ")));
        }
    }
    for quote in spoken.iter().filter(|quote| !quotations.iter().any(|quotation| alike(quote.span, quotation.span))) {
        score.others += 1;
        miss(format!("{} is no quotation", body.slice(quote.span)));
    }
}

#[test]
fn what_was_reached_is_kept() {
    let engine = Engine::embedded();
    let (mut scores, mut misses) = (BTreeMap::<String, Score>::new(), Vec::new());
    for (id, article, quotations) in articles() {
        let set = id.split('-').nth(1).unwrap_or_default().to_owned();
        let found = engine.annotate(&article);
        score(&article, &quotations, &found, scores.entry(set).or_default(), |what| misses.push(format!("{id}: {what}")));
    }
    println!("{}", misses.join("\n"));
    let rows: Vec<String> = scores.iter().map(|(set, score)| score.row(set)).collect();
    println!("set\tquotes\tfound\tothers\tspeakers\tnames\n{}", rows.join("\n"));
    let floors: Vec<&str> = include_str!("floors.tsv").lines().skip(1).collect();
    assert_eq!(floors.len(), rows.len(), "floors.tsv lacks a set");
    for (floor, score) in floors.iter().zip(scores.values()) {
        let floors: Vec<usize> = floor.split('\t').skip(1).map(|count| count.parse().unwrap()).collect();
        let [quotes, found, others, speakers, names] = floors[..] else { panic!("floors.tsv: {floor}") };
        assert_eq!(score.quotes, quotes, "{floor}");
        let kept = score.found >= found && score.others <= others && score.speakers >= speakers && score.names >= names;
        assert!(kept, "worse than before: was {floor}, is {score:?}");
    }
}
