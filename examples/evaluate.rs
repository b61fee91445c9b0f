//! Prints how well names, quotes and speakers are found on labelled texts:
//! `cargo run --release --no-default-features --example evaluate -- [DATA [MODEL]]`.
//!
//! DATA (default `../shared/data`) holds `dev/` and `train/`, one JSON object a line; spans count code
//! points. A name is right where its span, without a leading article or a possessive, and its kind
//! are. A quote is found where it shares eight tenths of its length with a labelled one, marks aside;
//! its speaker is right where the two share a head word. Lines of `train/` say nothing of a model that
//! was trained on them: MODEL is one that was not. tests/evaluation.rs sets this beside another program.

use std::{env, error::Error, fs, path::Path};

#[path = "evaluate/counts.rs"]
mod counts;
#[path = "evaluate/expression.rs"]
mod expression;
#[path = "evaluate/gold.rs"]
mod gold;
#[path = "evaluate/names.rs"]
mod names;
#[path = "evaluate/passed_over.rs"]
mod passed_over;
#[path = "evaluate/quotes.rs"]
mod quotes;
#[path = "evaluate/speakers.rs"]
mod speakers;

use gold::Text;
use pullquote::annotate::Engine;

/// Sets whose names are labelled.
const NAMED: [&str; 5] = ["worldwide", "finer_ord", "ieer", "uner_pud_news", "headlines"];
/// Sets whose quotes are labelled.
const QUOTED: [&str; 3] = ["polnear_quoted", "polnear", "gum_news"];
/// Every so many lines of written.jsonl are held out while tuning: those whose number it divides.
const HELD_OUT: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let data = arguments.next().unwrap_or_else(|| "../shared/data".to_owned());
    let data = Path::new(&data);
    let dev = |set: &str| gold::read(&data.join(format!("dev/{set}.jsonl")));
    let written = gold::read(&data.join("train/written.jsonl"))?;
    let held_out: Vec<Text> = written.into_iter().step_by(HELD_OUT).collect();
    let engine = match arguments.next() {
        Some(model) => Engine::with_model(fs::read(model)?)?,
        None => Engine::embedded(),
    };

    println!("{}", names::HEADER);
    for set in NAMED {
        println!("| {set} | {} |", names::score(&dev(set)?, &engine));
    }
    println!("| written, held out | {} |", names::score(&held_out, &engine));

    println!("\n{}", quotes::HEADER);
    for set in QUOTED {
        println!("| {set} | {} |", quotes::score(&dev(set)?, &engine));
    }
    println!("| written, held out | {} |", quotes::score(&held_out, &engine));
    let quoted = dev("polnear_quoted")?;
    println!("| polnear_quoted, double marks only | {} |", quotes::score_where(&quoted, &engine, quotes::is_in_double_marks));
    let plain = quotes::score_found(&quoted, |text| expression::find(text.article.body.text()));
    println!("| polnear_quoted, a plain expression of double marks | {plain} |");
    let complete = passed_over::added(quoted, &dev("polnear")?);
    println!("| polnear_quoted and what stands in marks that it passes over | {} |", quotes::score(&complete, &engine));
    Ok(())
}
