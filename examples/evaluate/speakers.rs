//! Whether two ways to name a source name the same: leniently, by a head word.

use std::collections::HashSet;

/// Titles and articles, which say little of who it is.
const TITLES: [&str; 19] = [
    "mr",
    "mrs",
    "ms",
    "dr",
    "sir",
    "lord",
    "lady",
    "president",
    "sen",
    "rep",
    "gov",
    "senator",
    "representative",
    "governor",
    "prime minister",
    "secretary",
    "the",
    "a",
    "an",
];

/// Where the head of a description ends.
const ENDS: [&str; 13] =
    [",", "(", " who ", " which ", " that ", " of the ", " of ", " for ", " in ", " at ", " from ", " on ", " with "];

/// Whether one of `labelled` and one of `found` are alike, or share a head word.
pub fn agree(labelled: &[String], found: &[&str]) -> bool {
    labelled.iter().any(|one| found.iter().any(|other| plain(one) == plain(other) || !heads(one).is_disjoint(&heads(other))))
}

/// In small letters, without marks, titles and a possessive.
fn plain(source: &str) -> String {
    let small = source.replace(['’', '‘'], "'").to_lowercase();
    let small = small.trim();
    let small = small.strip_suffix("'s").or_else(|| small.strip_suffix('\'')).unwrap_or(small);
    let is_word = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '\'' | '&' | '-');
    let words: String = small.chars().map(|sign| if is_word(sign) { sign } else { ' ' }).collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = words.as_str();
    while let Some(shorter) = TITLES.iter().find_map(|title| rest.strip_prefix(title)?.strip_prefix(' ')) {
        rest = shorter;
    }
    rest.to_owned()
}

/// The last word of what comes first, and of the first three runs of capitalised words.
fn heads(source: &str) -> HashSet<String> {
    let end = ENDS.iter().filter_map(|end| source.find(end)).min().unwrap_or(source.len());
    let first = source[..end].trim();
    let first = if first.is_empty() { source } else { first };
    let last = |words: &str| plain(words).split(' ').next_back().filter(|word| !word.is_empty()).map(str::to_owned);
    std::iter::once(first).chain(capitalised(source).into_iter().take(3)).filter_map(last).collect()
}

/// Runs of words with a capital at their head.
fn capitalised(source: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut rest = source;
    while let Some(start) = rest.find(|sign: char| sign.is_ascii_uppercase()) {
        let run = &rest[start..];
        let mut end = word_end(run);
        loop {
            let after = run[end..].trim_start();
            if after.len() == run[end..].len() || !after.starts_with(|sign: char| sign.is_ascii_uppercase()) {
                break;
            }
            end = run.len() - after.len() + word_end(after);
        }
        runs.push(&run[..end]);
        rest = &run[end..];
    }
    runs
}

fn word_end(text: &str) -> usize {
    text.find(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '_' | '.' | '\'' | '’' | '-'))).unwrap_or(text.len())
}
