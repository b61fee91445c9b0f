//! Learns which few words in marks are somebody's: `cargo run --release --no-default-features --example fragments -- OUT [DATA]`.
//!
//! DATA (default `../shared/data`) holds `train/`: of the newswire what was decided by reading (`verdicts.tsv`), and the written
//! passages but every fifth, for `evaluate` to measure on; and of the articles written for it (`articles.txt`) all but
//! every fifth. The same data gives the same weights.

use std::{env, error::Error, fs, path::Path};

#[path = "train/decisions.rs"]
mod decisions;
#[path = "evaluate/gold.rs"]
#[expect(dead_code, reason = "only where quotes stand is learned from")]
mod gold;
#[path = "fragments/instances.rs"]
mod instances;
#[path = "fragments/labelled.rs"]
mod labelled;
#[path = "fragments/logistic.rs"]
mod logistic;

use pullquote::annotate::{
    Engine,
    fragment::{ONE, SLOTS},
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let out = arguments.next().ok_or("usage: fragments OUT [DATA]")?;
    let data = arguments.next().unwrap_or_else(|| "../shared/data".to_owned());
    let instances = instances::read(Path::new(&data), &Engine::embedded())?;
    let nobodys = instances.iter().filter(|instance| !instance.somebodys).count();
    println!("{} quotations, {nobodys} of them nobody's", instances.len());
    let weights = logistic::train(&instances, SLOTS);
    // Whole numbers, so that every machine judges alike.
    let whole = |weight: &f64| (weight * f64::from(ONE)).round().clamp(-127.0, 127.0) as i8;
    fs::write(&out, weights.iter().map(|weight| whole(weight).cast_unsigned()).collect::<Vec<u8>>())?;
    println!("{out}: {SLOTS} bytes");
    Ok(())
}
