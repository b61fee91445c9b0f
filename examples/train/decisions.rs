//! Sentences of the newswire in which spans were decided by reading: an id, a tab, and each span with its kind.

use std::{collections::HashMap, error::Error};

/// The spans of a sentence: the code points where each starts and ends, and the number of its kind.
pub type Names = Vec<(usize, usize, usize)>;

/// The spans of each sentence, by its id; `kind` numbers the kinds.
pub fn read(decisions: &str, kind: impl Fn(&str) -> Option<usize>) -> Result<HashMap<String, Names>, Box<dyn Error>> {
    let lines = decisions.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| sentence(line, &kind).ok_or_else(|| format!("no decision: {line}").into())).collect()
}

fn sentence(line: &str, number: impl Fn(&str) -> Option<usize>) -> Option<(String, Names)> {
    let (id, names) = line.split_once('\t')?;
    let names = names.split_whitespace().map(|name| {
        let (span, kind) = name.split_once(':')?;
        let (start, end) = span.split_once('-')?;
        Some((start.parse().ok()?, end.parse().ok()?, number(kind)?))
    });
    Some((id.to_owned(), names.collect::<Option<_>>()?))
}
