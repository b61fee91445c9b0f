//! The tables that `examples/evaluate` prints, set beside another program for the same measure.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that can not go on should say where")]
#![cfg(feature = "cli")]

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
};

use pullquote::annotate::Engine;
use serde_json::{Value, json};

mod common;
#[path = "../examples/evaluate/counts.rs"]
mod counts;
#[path = "../examples/evaluate/gold.rs"]
mod gold;
#[path = "../examples/evaluate/names.rs"]
#[expect(dead_code, reason = "the head of the table is not compared")]
mod names;
#[path = "../examples/evaluate/quotes.rs"]
#[expect(dead_code, reason = "the head of the table is not compared")]
mod quotes;
#[path = "../examples/evaluate/speakers.rs"]
mod speakers;

/// The shared scorer and a labelled set; none, in words, where they or Python are not there.
fn scorer(set: &str) -> Option<(PathBuf, PathBuf)> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let (scorer, labelled) = (shared.join("tools/score.py"), shared.join(format!("data/dev/{set}.jsonl")));
    if !scorer.exists() || !labelled.exists() || Command::new("python3").arg("--version").output().is_err() {
        common::skipped(format!("there is no Python, or no shared scorer with {set}"));
        return None;
    }
    Some((scorer, labelled))
}

/// What the other program says of what `annotate --format spans` prints for the set.
fn scored(scorer: &Path, labelled: &Path, more: &[&str]) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let (texts, found) = (folder.path().join("texts.jsonl"), folder.path().join("found.jsonl"));
    let lines = fs::read_to_string(labelled).unwrap();
    let text_alone = |line: &str| {
        let label: Value = serde_json::from_str(line).unwrap();
        json!({"id": label["id"], "text": label["text"]}).to_string()
    };
    fs::write(&texts, lines.lines().map(text_alone).collect::<Vec<_>>().join("\n")).unwrap();
    let annotated = Command::new(env!("CARGO_BIN_EXE_pullquote"))
        .args(["annotate", "--format", "spans"])
        .stdin(File::open(&texts).unwrap())
        .stdout(File::create(&found).unwrap())
        .status();
    assert!(annotated.unwrap().success());
    let output =
        Command::new("python3").arg(scorer).args([labelled, &found]).args(["--merge-gpe", "--json"]).args(more).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Precision, recall and F1 as a table shows them.
fn rates(of: &Value) -> String {
    let rate = |name: &str| of[name].as_f64().unwrap();
    format!("{:.4} / {:.4} / {:.4}", rate("p"), rate("r"), rate("f1"))
}

#[test]
fn names_are_counted_as_another_program_counts_them() {
    for set in ["headlines", "uner_pud_news"] {
        let Some((scorer, labelled)) = scorer(set) else { return };
        let theirs = scored(&scorer, &labelled, &[]);
        let expected = ["ORG", "PER", "LOC"].map(|kind| rates(&theirs["entities"][kind])).join(" | ");
        assert_eq!(names::score(&gold::read(&labelled).unwrap(), &Engine::embedded()), expected, "{set}");
    }
}

#[test]
fn quotes_and_speakers_are_counted_as_another_program_counts_them() {
    let Some((scorer, labelled)) = scorer("polnear_quoted") else { return };
    let theirs = scored(&scorer, &labelled, &["--forms", "direct,mixed"]);
    let expected = format!(
        "{} | {:.4} | {} | –",
        rates(&theirs["quotes"]["overlap IoU>=0.8"]),
        theirs["speaker (matched quotes with a gold speaker)"]["lenient head/last word"].as_f64().unwrap(),
        rates(&theirs["quotes"]["found and attributed"]),
    );
    assert_eq!(quotes::score(&gold::read(&labelled).unwrap(), &Engine::embedded()), expected);
}
