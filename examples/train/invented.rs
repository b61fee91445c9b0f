//! Copies of texts in which names are invented. Nothing is known of an invented word, so that what stands
//! around it is learned from.

use std::collections::{BTreeMap, BTreeSet};

use pullquote::{
    annotate::tagger::{
        Model,
        features::{fold, hash, lists, phrase},
    },
    article::{Block, Body, Span},
};

use super::{corpus::Labelled, crf::Random};

/// Of the texts of little weight, one in so many is copied; of the others all are.
const ONE_IN: u64 = 4;
/// The number of people among kinds.
const PERSON: usize = 1;
/// Letters of the shortest word whose halves make new ones.
const SHORTEST: usize = 5;

/// Copies of texts in which single words are renamed.
pub fn copies(corpus: &[Labelled], model: &Model) -> Vec<Labelled> {
    let halves = Halves::of(corpus);
    let mut random = Random::new(7);
    let mut copies = Vec::new();
    for labelled in corpus {
        if labelled.weight > 1.0 || random.below(ONE_IN) == 0 {
            copies.extend(renamed(labelled, &halves, model, &mut random));
        }
    }
    copies
}

/// First and last halves of the words of all names: names of any kind are invented alike.
struct Halves {
    first: Vec<String>,
    last: Vec<String>,
}

impl Halves {
    fn of(corpus: &[Labelled]) -> Self {
        let names =
            corpus.iter().flat_map(|labelled| labelled.labellings.iter().flatten().map(|(span, _)| labelled.body.slice(*span)));
        let words: BTreeSet<&str> =
            names.flat_map(|name| name.split(' ')).filter(|word| is_plain(word) && word.len() >= SHORTEST).collect();
        let (first, last) = words
            .iter()
            .map(|word| word.split_at(word.len() / 2))
            .map(|(first, last)| (first.to_owned(), last.to_owned()))
            .unzip();
        Self { first, last }
    }

    fn join(&self, random: &mut Random) -> String {
        let mut any = |halves: &[String]| halves.get(random.below(halves.len() as u64) as usize).cloned().unwrap_or_default();
        any(&self.first) + &any(&self.last)
    }
}

/// A capital and small letters of English.
fn is_plain(word: &str) -> bool {
    let mut signs = word.bytes();
    word.len() > 2 && signs.next().is_some_and(|sign| sign.is_ascii_uppercase()) && signs.all(|sign| sign.is_ascii_lowercase())
}

/// A text whose names are invented wherever they stand; none where there is nothing to rename.
fn renamed(labelled: &Labelled, halves: &Halves, model: &Model, random: &mut Random) -> Option<Labelled> {
    let names: BTreeMap<&str, String> = renamable(labelled, model).map(|word| (word, halves.join(random))).collect();
    if names.is_empty() {
        return None;
    }
    let text = labelled.body.text();
    let mut renamed = String::with_capacity(text.len());
    // Where each old word ends, and where the new text is then.
    let mut ends = vec![(0, 0)];
    let mut copied = 0;
    for word in text.split(|sign: char| !sign.is_alphanumeric()) {
        let Some(name) = names.get(word) else { continue };
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        renamed.push_str(&text[copied..start]);
        renamed.push_str(name);
        copied = start + word.len();
        ends.push((copied, renamed.len()));
    }
    renamed.push_str(&text[copied..]);
    let moved = |offset: usize| {
        let (old, new) = ends[ends.partition_point(|(old, _)| *old <= offset) - 1];
        new + offset - old
    };
    let span = |span: Span| Span::new(moved(span.start()), moved(span.end()));
    let blocks = labelled.body.blocks().iter().map(|block| Block { kind: block.kind, span: span(block.span) }).collect();
    let labellings = labelled.labellings.iter().map(|names| names.iter().map(|(name, kind)| (span(*name), *kind)).collect());
    Some(Labelled { body: Body::from_parts(renamed, blocks).ok()?, labellings: labellings.collect(), ..*labelled })
}

/// Names of one word, and people's last names, that are of one kind throughout. Countries and peoples stay: texts
/// name so many that an unknown name would be taken for one.
fn renamable<'a>(labelled: &'a Labelled, model: &Model) -> impl Iterator<Item = &'a str> {
    const STAY: u16 = lists::REGION | lists::DEMONYM;
    let mut kinds: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (span, kind) in labelled.labellings.iter().flatten() {
        let name = labelled.body.slice(*span);
        let word = name.rsplit(' ').next().filter(|_| *kind == PERSON).unwrap_or(name);
        kinds.entry(word).or_default().insert(*kind);
    }
    let stays = |word: &str| model.lists(phrase([hash(&fold(word))])) & STAY != 0;
    kinds.into_iter().filter(move |(word, kinds)| kinds.len() == 1 && is_plain(word) && !stays(word)).map(|(word, _)| word)
}
