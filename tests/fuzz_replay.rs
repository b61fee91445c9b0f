//! What the fuzzers found worth keeping, once more: every promise holds for every kept input.
#![allow(clippy::unwrap_used, reason = "a test that can not go on should say where")]
#![cfg(feature = "cli")]

#[path = "../fuzz/src/promises.rs"]
mod promises;

use std::{fs, path::Path};

#[test]
fn every_promise_holds_for_every_kept_input() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    for (name, _) in promises::TARGETS {
        let inputs = fs::read_dir(corpus.join(name)).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap());
        let count = inputs.map(|bytes| promises::run(name, &bytes)).count();
        assert!(count > 0, "{name} has no input");
    }
}

#[test]
fn every_target_can_be_fuzzed() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/fuzz_targets");
    let mut files: Vec<_> = fs::read_dir(fuzz).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut names: Vec<_> = promises::TARGETS.map(|(name, _)| name).into();
    names.sort_unstable();
    assert_eq!(files.iter().map(|file| file.file_stem().unwrap().to_str().unwrap()).collect::<Vec<_>>(), names);
}
