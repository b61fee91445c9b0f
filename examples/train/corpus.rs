//! Labelled texts, and what is not known of their labels.

use std::{
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
    article::{Body, CodePoints, Span},
};
use serde_json::Value;

/// A text with one or more labellings; where they differ, the model may choose.
pub struct Labelled {
    /// The text.
    pub body: Body,
    /// Each labelling: spans with the number of their kind.
    pub labellings: Vec<Vec<(Span, usize)>>,
    /// Whether capitalised words without a label may be names of kind 3, which was not labelled.
    pub others_unknown: bool,
    /// How often it is seen in an epoch.
    pub weight: u32,
}

struct Source {
    file: &'static str,
    weight: u32,
    others_unknown: bool,
    layers: &'static [&'static str],
}

const fn gold(file: &'static str, weight: u32, others_unknown: bool) -> Source {
    Source { file, weight, others_unknown, layers: &["entities"] }
}

const SOURCES: [Source; 8] = [
    gold("written.jsonl", 3, false),
    gold("adjudicated.jsonl", 2, false),
    Source { file: "gmb_text.jsonl.gz", weight: 1, others_unknown: true, layers: &["spacy_md", "gmb"] },
    gold("wikigold.jsonl", 1, false),
    gold("uner_ewt.jsonl", 1, true),
    gold("uner_pud_wiki.jsonl", 1, true),
    gold("crossner_politics.jsonl", 1, false),
    gold("re3d.jsonl", 1, true),
];

/// Reads `train/`.
pub fn read(data: &Path) -> Result<Vec<Labelled>, Box<dyn Error>> {
    let mut all = Vec::new();
    for source in &SOURCES {
        let path = data.join("train").join(source.file);
        let file = File::open(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let reader: Box<dyn Read> = if path.extension().is_some_and(|ending| ending == "gz") {
            Box::new(flate2::read::GzDecoder::new(file))
        } else {
            Box::new(file)
        };
        for line in BufReader::new(reader).lines() {
            let value: Value = serde_json::from_str(&line?)?;
            all.extend(labelled(&value, source));
        }
    }
    // The adjudicated sentences are sentences of the machine-labelled file: there they are left out.
    let decided: std::collections::HashSet<String> =
        all.iter().filter(|labelled| labelled.labellings.len() == 1).map(|labelled| labelled.body.text().to_owned()).collect();
    all.retain(|labelled| labelled.labellings.len() == 1 || !decided.contains(labelled.body.text()));
    Ok(all)
}

fn labelled(value: &Value, source: &Source) -> Option<Labelled> {
    let text = value["text"].as_str()?;
    let mut points = CodePoints::of(text);
    let labellings = source.layers.iter().map(|layer| {
        let spans = value[*layer].as_array().into_iter().flatten().filter(|entity| entity["named"] != Value::Bool(false));
        spans
            .filter_map(|entity| {
                let kind = kind(entity["kind"].as_str()?)?;
                let start = points.to_byte(entity["start"].as_u64()? as usize)?;
                let end = points.to_byte(entity["end"].as_u64()? as usize)?;
                Some((bare(text, start, end, kind), kind))
            })
            .collect()
    });
    let labellings = labellings.collect();
    let body = Body::verbatim(text.to_owned()).ok()?;
    Some(Labelled { body, labellings, others_unknown: source.others_unknown, weight: source.weight })
}

fn kind(name: &str) -> Option<usize> {
    match name {
        "ORG" => Some(0),
        "PER" => Some(1),
        "LOC" | "GPE" | "FAC" => Some(2),
        "MISC" | "NORP" | "PRODUCT" => Some(3),
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
