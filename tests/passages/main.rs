//! Three hundred passages written for this test: who is named, what is one, who speaks, what is no speech.
//!
//! Each file holds ten passages of one awkward kind. Every second one is kept from tuning: its
//! misses are counted and never shown. `floors.tsv` holds what has been reached; counts of what is
//! right may only rise, counts of what is false only fall. `cargo test --test passages -- --nocapture`
//! prints the table as it is now, and every miss of the passages that may be tuned on.
#![allow(clippy::unwrap_used, reason = "a test that can not go on should say where")]

mod labels;
mod passage;
mod score;

use std::{collections::BTreeMap, fs, path::Path};

use passage::Passage;
use pullquote::annotate::Engine;
use score::{Count, Score};

/// A file's passages, and whether they are those that may be tuned on.
type Group = (String, bool);

fn passages() -> Vec<(String, Passage)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/passages");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    files.sort();
    let named = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    files.iter().flat_map(|path| passage::read(path).into_iter().map(|passage| (named(path), passage))).collect()
}

fn scores() -> (BTreeMap<Group, Score>, Vec<String>) {
    let engine = Engine::embedded();
    let (mut scores, mut misses) = (BTreeMap::<Group, Score>::new(), Vec::new());
    for (file, passage) in passages() {
        let found = engine.annotate(&passage.article);
        let miss = |what| {
            if passage.tuning {
                misses.push(format!("{file}, {}: {what}", passage.id));
            }
        };
        *scores.entry((file.clone(), passage.tuning)).or_default() += score::score(&passage, &found, miss);
    }
    (scores, misses)
}

/// The counts that may only rise, and those that may only fall.
fn counts(score: &Score) -> ([usize; 6], [usize; 2]) {
    let Score { mentions, joined, canonical, quotes, speakers, not_speech, .. } = score;
    let right = [mentions, joined, canonical, quotes, speakers, not_speech].map(|count| count.right);
    (right, [score.false_mentions, score.false_quotes])
}

fn row((file, tuning): &Group, score: &Score) -> String {
    let (right, wrong) = counts(score);
    let counts: Vec<_> = right.iter().chain(&wrong).map(usize::to_string).collect();
    format!("{file}\t{}\t{}", if *tuning { "tuning" } else { "kept" }, counts.join("\t"))
}

#[test]
fn there_are_three_hundred_passages_of_a_readable_length() {
    let passages = passages();
    assert_eq!(passages.len(), 300);
    for (file, passage) in &passages {
        let words = passage.article.body.text().split_whitespace().count();
        assert!((20..=120).contains(&words), "{file}, {}: {words} words", passage.id);
    }
}

#[test]
fn what_was_reached_is_kept() {
    let (scores, misses) = scores();
    let rows: Vec<_> = scores.iter().map(|(group, score)| row(group, score)).collect();
    println!("{}", misses.join("\n"));
    println!("{}", rows.join("\n"));
    summary(&scores);
    let floors = include_str!("floors.tsv").lines().skip(1);
    let mut worse = Vec::new();
    for (floor, (now, score)) in floors.zip(rows.iter().zip(scores.values())) {
        let fields: Vec<_> = floor.split('\t').collect();
        let floors: Vec<usize> = fields[2..].iter().map(|count| count.parse().unwrap()).collect();
        assert!(now.starts_with(&fields[..2].join("\t")), "floors.tsv and the passages differ at {floor}");
        let (right, wrong) = counts(score);
        let fallen = right.iter().zip(&floors).any(|(now, floor)| now < floor);
        let risen = wrong.iter().zip(&floors[right.len()..]).any(|(now, floor)| now > floor);
        if fallen || risen {
            worse.push(format!("was {floor}\nis  {now}"));
        }
    }
    assert!(worse.is_empty(), "worse than before:\n{}", worse.join("\n"));
    assert_eq!(include_str!("floors.tsv").lines().count(), rows.len() + 1, "floors.tsv lacks a group");
}

/// Prints both halves as a table of docs/entities.md.
fn summary(scores: &BTreeMap<Group, Score>) {
    for (tuning, name) in [(true, "for tuning"), (false, "kept from tuning")] {
        let mut all = Score::default();
        for (_, score) in scores.iter().filter(|((_, half), _)| *half == tuning) {
            all += *score;
        }
        let share =
            |count: Count| format!("{} of {} ({:.1} %)", count.right, count.of, 100.0 * count.right as f64 / count.of as f64);
        let shares = [all.mentions, all.joined, all.canonical, all.quotes, all.speakers, all.not_speech].map(share);
        println!("| {name} | {} | {} | {} |", shares.join(" | "), all.false_mentions, all.false_quotes);
    }
}
