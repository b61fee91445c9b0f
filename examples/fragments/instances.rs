//! Short quotations whose words are known to be somebody's or nobody's.

use std::{
    error::Error,
    fs::File,
    io::{BufRead, BufReader, Read},
    path::Path,
};

use flate2::read::GzDecoder;
use pullquote::{
    annotate::Engine,
    article::{Article, CodePoints, SEPARATOR, Span},
};
use serde_json::Value;

use crate::{
    decisions,
    gold::{self, Text},
    labelled,
};

/// One of them.
pub struct Instance {
    /// The slots of its features.
    pub slots: Vec<usize>,
    /// Whether the words are somebody's.
    pub somebodys: bool,
}

/// Articles written and labelled for this.
const ARTICLES: &str = include_str!("articles.txt");
/// Of them, and of the lines of written.jsonl, every so many are held out, as `evaluate` has it.
const HELD_OUT: usize = 5;
/// Sentences of newswire that are read together, before the one that was decided and after it.
const BEFORE: usize = 4;
const AFTER: usize = 5;

/// Reads all of them from `train/`.
pub fn read(data: &Path, engine: &Engine) -> Result<Vec<Instance>, Box<dyn Error>> {
    let train = data.join("train");
    let mut all = newswire(&lines(File::open(train.join("gmb_text.jsonl.gz")).map(GzDecoder::new)?)?, engine)?;
    for (number, text) in gold::read(&train.join("written.jsonl"))?.iter().enumerate() {
        if number % HELD_OUT != 0 {
            all.extend(passage(text, engine));
        }
    }
    let learned = labelled::articles(ARTICLES).enumerate().filter(|(number, _)| number % HELD_OUT != 0);
    all.extend(learned.flat_map(|(_, article)| written(article, engine)));
    Ok(all)
}

fn lines(file: impl Read) -> Result<Vec<Value>, Box<dyn Error>> {
    BufReader::new(file).lines().map(|line| Ok(serde_json::from_str(&line?)?)).collect()
}

fn text(line: &Value) -> &str {
    line["text"].as_str().unwrap_or_default()
}

/// The number in `gmb/17`: neighbours in the newswire have neighbouring ones.
fn number(line: &Value) -> Option<usize> {
    line["id"].as_str()?.rsplit_once('/')?.1.parse().ok()
}

/// What was decided in sentences of the newswire, each read with those beside it.
fn newswire(sentences: &[Value], engine: &Engine) -> Result<Vec<Instance>, Box<dyn Error>> {
    const GAP: usize = 2;
    let verdict = |name: &str| matches!(name, "S" | "N").then(|| usize::from(name == "S"));
    let decided = decisions::read(include_str!("verdicts.tsv"), verdict)?;
    let follows = |at: usize| at > 0 && number(&sentences[at - 1]).zip(number(&sentences[at])).is_some_and(|(a, b)| b - a <= GAP);
    let mut all = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        let Some(verdicts) = sentence["id"].as_str().and_then(|id| decided.get(id)) else { continue };
        let first = (at.saturating_sub(BEFORE)..at).rev().take_while(|before| follows(before + 1)).last().unwrap_or(at);
        let last = (at + 1..sentences.len().min(at + 1 + AFTER)).take_while(|after| follows(*after)).last().unwrap_or(at);
        let article = Article::from_paragraphs(sentences[first..=last].iter().map(text));
        let start: usize = sentences[first..at].iter().map(|before| text(before).len() + SEPARATOR.len()).sum();
        let mut points = CodePoints::of(text(sentence));
        let mut place = |(from, to, somebodys): &(usize, usize, usize)| {
            Some((Span::new(points.to_byte(*from)? + start, points.to_byte(*to)? + start), *somebodys == 1))
        };
        let known: Vec<(Span, bool)> = verdicts.iter().filter_map(&mut place).collect();
        all.extend(judged(engine, &article, |span| {
            known.iter().find(|(other, _)| is_same(span, *other)).map(|(_, verdict)| *verdict)
        }));
    }
    Ok(all)
}

/// A passage whose quotes are all labelled: what overlaps none of them is nobody's.
fn passage(text: &Text, engine: &Engine) -> Vec<Instance> {
    let quotes = text.quotes.as_deref().unwrap_or_default();
    judged(engine, &text.article, |span| {
        let apart = quotes.iter().all(|quote| !quote.span.overlaps(span));
        if apart { Some(false) } else { quotes.iter().any(|quote| is_same(span, quote.span)).then_some(true) }
    })
}

/// An article with labels in it.
fn written(article: &str, engine: &Engine) -> Vec<Instance> {
    let (text, verdicts) = labelled::read(article);
    let article = Article::from_paragraphs(text.split(SEPARATOR));
    judged(engine, &article, |span| verdicts.iter().find(|(end, _)| *end == span.end()).map(|(_, somebodys)| *somebodys))
}

fn judged(engine: &Engine, article: &Article, verdict: impl Fn(Span) -> Option<bool>) -> Vec<Instance> {
    let found = engine.fragments(article).into_iter();
    let known = found.filter_map(|(span, features)| {
        let slots = features.iter().map(|feature| feature.slot()).collect();
        Some(Instance { slots, somebodys: verdict(span)? })
    });
    known.collect()
}

/// Whether two spans overlap by four fifths (intersection over union), as `evaluate` has it.
fn is_same(one: Span, other: Span) -> bool {
    let (start, end) = (one.start().max(other.start()), one.end().min(other.end()));
    let union = one.end().max(other.end()) - one.start().min(other.start());
    start < end && (end - start) * 5 >= union * 4
}
