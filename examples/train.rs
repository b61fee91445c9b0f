//! Trains the name model: `cargo run --release --no-default-features --example train -- OUT [DATA]`.
//!
//! DATA (default `../shared/data`) holds `train/`, `clusters/` and `gazetteers/`; docs/model.md says
//! what is in them, and how to train on data of one's own. The same data gives the same model.

use std::{collections::HashMap, env, error::Error, fs, path::Path};

#[path = "train/corpus.rs"]
mod corpus;
#[path = "train/lexicon.rs"]
mod lexicon;
#[path = "train/perceptron.rs"]
mod perceptron;
#[path = "train/writer.rs"]
mod writer;

use corpus::Labelled;
use perceptron::Instance;
use pullquote::annotate::{
    Document,
    tagger::{
        Model,
        features::{self, Context, Feature, REACH},
    },
};

/// Passes over the data.
const EPOCHS: usize = 8;
/// Runs over the data in different orders, whose mean is kept.
const RUNS: u64 = 4;
/// A feature that is met less often is left out.
const LEAST: u32 = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let out = arguments.next().ok_or("usage: train OUT [DATA]")?;
    let data = arguments.next().unwrap_or_else(|| "../shared/data".to_owned());
    let data = Path::new(&data);
    let lexicon = lexicon::build(data)?;
    let bare = Model::new(writer::model(&lexicon, &perceptron::Weights::default()))?;
    let corpus = corpus::read(data)?;
    println!("{} texts", corpus.len());
    let (instances, features) = instances(&corpus, &bare);
    println!("{} runs of tokens, {} features", instances.len(), features.len());
    let weights = perceptron::train(&instances, &features, EPOCHS, RUNS);
    let bytes = writer::model(&lexicon, &weights);
    fs::write(&out, &bytes)?;
    println!("{out}: {} bytes", bytes.len());
    Ok(())
}

/// Turns texts into runs of tokens with numbered features.
fn instances(corpus: &[Labelled], model: &Model) -> (Vec<Instance>, Vec<Feature>) {
    let mut counts: HashMap<Feature, u32> = HashMap::new();
    for labelled in corpus {
        each_token(labelled, model, |_, feature| *counts.entry(feature).or_default() += 1, |_, _| {});
    }
    let mut known: Vec<_> = counts.into_iter().filter(|(_, count)| *count >= LEAST).map(|(feature, _)| feature).collect();
    known.sort_unstable();
    let numbers: HashMap<Feature, u32> = known.iter().enumerate().map(|(number, feature)| (*feature, number as u32)).collect();
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
            let features = region.clone().map(|token| found.remove(&token).unwrap_or_default()).collect();
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
    mut finish: impl FnMut(std::ops::Range<usize>, Vec<u32>),
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
