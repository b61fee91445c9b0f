//! Labelled texts as runs of tokens with numbered features.

use std::{collections::HashMap, ops::Range};

use pullquote::annotate::{
    Document,
    tagger::{
        Model,
        features::{self, Context, Feature, REACH},
        viterbi::LabelSet,
    },
};

use super::corpus::Labelled;

/// A feature that is met less often is left out.
const LEAST: u32 = 3;

/// A run of tokens.
pub struct Instance {
    /// The numbers of each token's features.
    pub features: Vec<Vec<u32>>,
    /// The labels that each token may have.
    pub allowed: Vec<LabelSet>,
    /// How much it counts.
    pub weight: f32,
}

/// How often a feature is met.
#[derive(Default)]
struct Met {
    /// In texts as they were written.
    original: u32,
    /// In all, copies too.
    all: u32,
    texts: u32,
    last: Option<usize>,
}

impl Met {
    fn again(&mut self, text: usize, in_copy: bool) {
        self.original += u32::from(!in_copy);
        self.all += 1;
        self.texts += u32::from(self.last != Some(text));
        self.last = Some(text);
    }

    /// What is met in one copy alone is of its invented names.
    fn is_enough(&self) -> bool {
        self.original >= LEAST || self.all >= LEAST && self.texts > 1
    }
}

/// Turns texts into instances; gives the features too, by their number. The texts after the first `originals` are
/// copies.
pub fn number(corpus: &[Labelled], originals: usize, model: &Model) -> (Vec<Instance>, Vec<Feature>) {
    let mut counts: HashMap<Feature, Met> = HashMap::new();
    for (text, labelled) in corpus.iter().enumerate() {
        let count = |_, feature| counts.entry(feature).or_default().again(text, text >= originals);
        each_token(labelled, model, count, |_, _| {});
    }
    let mut known: Vec<_> = counts.into_iter().filter(|(_, met)| met.is_enough()).map(|(feature, _)| feature).collect();
    known.sort_unstable();
    let numbers: HashMap<Feature, u32> = known.iter().copied().zip(0..).collect();
    let mut instances = Vec::new();
    for labelled in corpus {
        let mut found: HashMap<usize, Vec<u32>> = HashMap::new();
        let mut regions = Vec::new();
        each_token(
            labelled,
            model,
            |token, feature| found.entry(token).or_default().extend(numbers.get(&feature)),
            |region, allowed| regions.push((region, allowed)),
        );
        for (region, allowed) in regions {
            let features = region.map(|token| found.remove(&token).unwrap_or_default()).collect();
            instances.push(Instance { features, allowed, weight: labelled.weight });
        }
    }
    (instances, known)
}

/// Calls `each` with every feature of every token that is worth labelling, and `finish` with each
/// run of such tokens and the labels that they may have.
fn each_token(
    labelled: &Labelled,
    model: &Model,
    mut each: impl FnMut(usize, Feature),
    mut finish: impl FnMut(Range<usize>, Vec<LabelSet>),
) {
    let document = Document::new(&labelled.body, labelled.body.blocks());
    let context = Context::new(&document, model);
    let allowed = labelled.allowed(&document);
    for (sentence, style) in document.sentences.iter().zip(&context.types.styles) {
        for region in context.regions(sentence.clone()) {
            for token in region.clone() {
                for place in 0..=2 * REACH {
                    let neighbour = (token + place).checked_sub(REACH).filter(|index| sentence.contains(index));
                    let word = neighbour.map_or(&context.edge, |index| context.word(index));
                    features::of_word(word, place as isize - REACH as isize, |feature| each(token, feature));
                }
                context.joined(token, sentence, *style, |feature| each(token, feature));
            }
            finish(region.clone(), allowed[region].to_vec());
        }
    }
}
