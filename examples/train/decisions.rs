//! Sentences of the machine-labelled newswire whose names were decided by reading: decisions.tsv.

use std::{collections::HashMap, error::Error};

use crate::corpus;

const DECISIONS: &str = include_str!("decisions.tsv");

/// The names of a sentence: the code points where each starts and ends, and the number of its kind.
pub type Names = Vec<(usize, usize, usize)>;

/// The names of each sentence, by its id.
pub fn read() -> Result<HashMap<String, Names>, Box<dyn Error>> {
    let lines = DECISIONS.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| sentence(line).ok_or_else(|| format!("decisions.tsv: {line}").into())).collect()
}

fn sentence(line: &str) -> Option<(String, Names)> {
    let (id, names) = line.split_once('\t')?;
    let names = names.split_whitespace().map(|name| {
        let (span, kind) = name.split_once(':')?;
        let (start, end) = span.split_once('-')?;
        Some((start.parse().ok()?, end.parse().ok()?, corpus::kind(kind)?))
    });
    Some((id.to_owned(), names.collect::<Option<_>>()?))
}
