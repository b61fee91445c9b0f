//! Labelled texts, and what is not known of their labels.

use std::{
    collections::{HashMap, HashSet},
    error::Error,
    fs::File,
    io::{BufRead, BufReader, Read},
    path::Path,
};

use pullquote::{
    annotate::{
        Document,
        tagger::{
            Label,
            evidence::is_capitalised,
            label::{LABELS, Part},
        },
    },
    article::{Block, BlockKind, Body, CodePoints, Span},
};
use serde_json::Value;

use crate::{
    decisions::{self, Names},
    passages,
};

/// A text with one or more labellings; where they differ, the model may choose.
pub struct Labelled {
    /// The text.
    pub body: Body,
    /// Each labelling: spans with the number of their kind.
    pub labellings: Vec<Vec<(Span, usize)>>,
    /// Whether capitalised words without a label may be names of kind 3, which was not labelled.
    pub others_unknown: bool,
    /// How much it counts.
    pub weight: f32,
}

struct Source {
    file: &'static str,
    weight: f32,
    others_unknown: bool,
    layers: &'static [&'static str],
}

const fn gold(file: &'static str, weight: f32, others_unknown: bool) -> Source {
    Source { file, weight, others_unknown, layers: &["entities"] }
}

/// Sentences of the machine-labelled newswire, decided by reading; in that they count as decided too.
const ADJUDICATED: &str = "adjudicated.jsonl";

const SOURCES: [Source; 8] = [
    gold("written.jsonl", 3.0, false),
    gold(ADJUDICATED, 2.0, false),
    Source { file: "gmb_text.jsonl.gz", weight: 1.0, others_unknown: true, layers: &["spacy_md", "gmb"] },
    gold("wikigold.jsonl", 1.0, false),
    gold("uner_ewt.jsonl", 1.0, true),
    gold("uner_pud_wiki.jsonl", 1.0, true),
    gold("crossner_politics.jsonl", 1.0, false),
    gold("re3d.jsonl", 1.0, true),
];

/// Of written.jsonl every so many lines are held out, as `evaluate` has it.
const HELD_OUT: usize = 5;

/// How much the passages written for the training count: at 3 all sets but the headlines lose by it.
const PASSAGES: f32 = 2.0;

/// Reads `train/`, but for what is held out.
pub fn read(data: &Path, held_out: bool) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let mut all = Vec::new();
    let mut decided = decisions::read(include_str!("decisions.tsv"), kind)?;
    for source in &SOURCES {
        let path = data.join("train").join(source.file);
        let file = File::open(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let reader: Box<dyn Read> = if path.extension().is_some_and(|ending| ending == "gz") {
            Box::new(flate2::read::GzDecoder::new(file))
        } else {
            Box::new(file)
        };
        for (number, line) in BufReader::new(reader).lines().enumerate() {
            if held_out && source.file == "written.jsonl" && number % HELD_OUT == 0 {
                continue;
            }
            let value: Value = serde_json::from_str(&line?)?;
            all.extend(labelled(&value, source, &decided));
            if source.file == ADJUDICATED {
                decided.insert(id(&value), names(&value["entities"]));
            }
        }
    }
    for (body, names) in passages::read()? {
        all.push(Labelled { body, labellings: vec![names], others_unknown: false, weight: PASSAGES });
    }
    Ok(articles(all))
}

/// Fewest and most sentences that are put together.
const SENTENCES: std::ops::Range<usize> = 2..14;

/// The machine-labelled sentences stand in the order of their articles. Puts them together again, for an
/// article's own evidence: a sentence belongs to those before it if it shares a capitalised word with them.
fn articles(all: Vec<Labelled>) -> Vec<Labelled> {
    let (sentences, mut articles): (Vec<_>, Vec<_>) = all.into_iter().partition(|labelled| labelled.labellings.len() > 1);
    let mut names: HashSet<String> = HashSet::new();
    let mut open: Vec<Labelled> = Vec::new();
    for sentence in sentences {
        let own: Vec<String> = capitalised(sentence.body.text()).map(str::to_owned).collect();
        let belongs = own.is_empty() || own.iter().any(|word| names.contains(word));
        if open.len() >= SENTENCES.end || !belongs && open.len() >= SENTENCES.start {
            articles.extend(joined(std::mem::take(&mut open)));
            names.clear();
        }
        names.extend(own);
        open.push(sentence);
    }
    articles.extend(joined(open));
    articles
}

/// The capitalised words of a sentence but its first.
fn capitalised(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|sign: char| !sign.is_alphanumeric()).skip(1);
    words.filter(|word| word.len() > 2 && is_capitalised(word))
}

/// Sentences as paragraphs of one text; none of no sentences.
fn joined(sentences: Vec<Labelled>) -> Option<Labelled> {
    let first = sentences.first()?;
    let (others_unknown, weight) = (first.others_unknown, first.weight);
    let mut labellings = vec![Vec::new(); first.labellings.len()];
    let (mut text, mut blocks) = (String::new(), Vec::new());
    for sentence in sentences {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        let shift = |(span, kind): (Span, usize)| (Span::new(span.start() + start, span.end() + start), kind);
        for (all, some) in labellings.iter_mut().zip(sentence.labellings) {
            all.extend(some.into_iter().map(shift));
        }
        text.push_str(sentence.body.text());
        blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(start, text.len()) });
    }
    Some(Labelled { body: Body::from_parts(text, blocks).ok()?, labellings, others_unknown, weight })
}

fn labelled(value: &Value, source: &Source, decided: &HashMap<String, Names>) -> Option<Labelled> {
    let text = value["text"].as_str()?;
    let mut labellings: Vec<Names> = source.layers.iter().map(|layer| names(&value[*layer])).collect();
    if let (Some(decided), true) = (decided.get(&id(value)), labellings.len() > 1) {
        labellings.fill(decided.clone());
    }
    let mut points = CodePoints::of(text);
    let mut span = |(start, end, kind)| Some((bare(text, points.to_byte(start)?, points.to_byte(end)?, kind), kind));
    let labellings = labellings.into_iter().map(|names| names.into_iter().filter_map(&mut span).collect()).collect();
    let body = Body::verbatim(text.to_owned()).ok()?;
    Some(Labelled { body, labellings, others_unknown: source.others_unknown, weight: source.weight })
}

fn id(value: &Value) -> String {
    value["id"].as_str().unwrap_or_default().to_owned()
}

/// The names of a layer.
fn names(layer: &Value) -> Names {
    let named = layer.as_array().into_iter().flatten().filter(|entity| entity["named"] != Value::Bool(false));
    let place = |offset: &Value| usize::try_from(offset.as_u64()?).ok();
    named.filter_map(|entity| Some((place(&entity["start"])?, place(&entity["end"])?, kind(entity["kind"].as_str()?)?))).collect()
}

/// The number of a kind, by its name or its letter.
pub fn kind(name: &str) -> Option<usize> {
    match name {
        "ORG" | "O" => Some(0),
        "PER" | "P" => Some(1),
        "LOC" | "GPE" | "FAC" | "L" => Some(2),
        "MISC" | "NORP" | "PRODUCT" | "M" => Some(3),
        _ => None,
    }
}

/// A name without its article, its title or its possessive.
fn bare(text: &str, start: usize, end: usize, kind: usize) -> Span {
    const ARTICLES: [&str; 4] = ["the ", "The ", "a ", "an "];
    const TITLES: [&str; 18] = [
        "Mr. ",
        "Mrs. ",
        "Ms. ",
        "Dr. ",
        "President ",
        "Prime Minister ",
        "Vice President ",
        "Senator ",
        "General ",
        "Secretary ",
        "Chancellor ",
        "Minister ",
        "King ",
        "Queen ",
        "Judge ",
        "Colonel ",
        "Ambassador ",
        "Governor ",
    ];
    let before = || ARTICLES.iter().chain(TITLES.iter().filter(|_| kind == 1));
    let (mut start, mut end) = (start, end);
    while let Some(before) =
        before().find(|before| text[start..end].starts_with(*before) && text[start..end].len() > before.len())
    {
        start += before.len();
    }
    for after in ["'s", "’s", " 's"] {
        if text[start..end].ends_with(after) && !text[start..end].starts_with("McDonald") {
            end -= after.len();
        }
    }
    Span::new(start, end)
}

impl Labelled {
    /// The labels that each token may have, as bits.
    pub fn allowed(&self, document: &Document<'_>) -> Vec<u32> {
        let mut allowed = vec![0; document.tokens.len()];
        for labelling in &self.labellings {
            let mut labels = vec![Label::OUTSIDE; document.tokens.len()];
            for (span, kind) in labelling {
                let tokens = document.tokens_in(*span);
                for token in tokens.clone() {
                    let part = match (token == tokens.start, token + 1 == tokens.end) {
                        (true, true) => Part::Unit,
                        (true, false) => Part::Begin,
                        (false, true) => Part::Last,
                        (false, false) => Part::Inside,
                    };
                    labels[token] = Label::new(*kind, part);
                }
            }
            for (set, label) in allowed.iter_mut().zip(labels) {
                *set |= 1 << label.0;
            }
        }
        if self.others_unknown {
            let others =
                (0..LABELS as u8).map(Label).filter(|label| label.kind() == Some(3)).fold(0, |set, label| set | 1 << label.0);
            for (token, set) in allowed.iter_mut().enumerate() {
                if *set & 1 == 1 && is_capitalised(document.word(token)) {
                    *set |= others;
                }
            }
        }
        allowed
    }
}
