//! Trains the name model: `cargo run --release --no-default-features --example train -- OUT [DATA [held-out]]`.
//!
//! DATA (default `../shared/data`) holds `train/`, `clusters/` and `gazetteers/`; docs/model.md says
//! what is in them, and how to train on data of one's own. The same data gives the same model. With
//! `held-out`, every fifth written passage is left out, for `evaluate` to measure on.

use std::{env, error::Error, fs, path::Path};

#[path = "train/corpus.rs"]
mod corpus;
#[path = "train/crf.rs"]
mod crf;
#[path = "train/decisions.rs"]
mod decisions;
#[path = "train/instances.rs"]
mod instances;
#[path = "train/invented.rs"]
mod invented;
#[path = "train/lexicon.rs"]
mod lexicon;
#[path = "train/marginals.rs"]
mod marginals;
#[path = "train/passages.rs"]
mod passages;
#[path = "train/writer.rs"]
mod writer;

use pullquote::annotate::tagger::Model;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let out = arguments.next().ok_or("usage: train OUT [DATA [held-out]]")?;
    let data = arguments.next().unwrap_or_else(|| "../shared/data".to_owned());
    let data = Path::new(&data);
    let lexicon = lexicon::build(data)?;
    let bare = Model::new(writer::model(&lexicon, &crf::Weights::default()))?;
    let held_out = arguments.next().is_some_and(|word| word == "held-out");
    let mut corpus = corpus::read(data, held_out)?;
    let originals = corpus.len();
    corpus.extend(invented::copies(&corpus, &bare));
    println!("{originals} texts, {} copies with invented names", corpus.len() - originals);
    let (instances, features) = instances::number(&corpus, originals, &bare);
    println!("{} runs of tokens, {} features", instances.len(), features.len());
    let bytes = writer::model(&lexicon, &crf::train(&instances, features));
    fs::write(&out, &bytes)?;
    println!("{out}: {} bytes", bytes.len());
    Ok(())
}
