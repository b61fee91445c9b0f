//! Runs of capitalised words, and what stands around a word wherever it stands in the article.

use std::ops::Range;

use super::{Context, Word, mix, telling};
use crate::annotate::{Document, TokenKind, tagger::evidence::is_capitalised};

/// Places of a word that are looked at: the first ones tell most.
const MOST_PLACES: u8 = 6;
/// Places whose telling words are looked at.
const MOST_TOLD: u8 = 24;
/// The first template of these features; all lie beyond those that a word's neighbours see.
const FIRST_TEMPLATE: u8 = 32;
/// The first template of the words that tell.
const FIRST_TOLD: u8 = 48;

/// For each token, the run of capitalised words that it is in, with the small marks that join them;
/// empty outside.
pub fn runs(document: &Document<'_>) -> Vec<Range<usize>> {
    let mut runs = vec![0..0; document.tokens.len()];
    let is_capital = |token: usize| document.tokens[token].kind == TokenKind::Word && is_capitalised(document.word(token));
    let joins = |token: usize| matches!(document.word(token), "&" | "-" | "’" | "'");
    for sentence in &document.sentences {
        let mut start = sentence.start;
        while start < sentence.end {
            let mut end = start;
            while end < sentence.end
                && (is_capital(end) || end > start && joins(end) && end + 1 < sentence.end && is_capital(end + 1))
            {
                end += 1;
            }
            runs[start..end].fill(start..end);
            start = end.max(start + 1);
        }
    }
    runs
}

/// For each distinct word that stands in runs and more than once: what stands around it, as templates
/// and values for [`Word`].
pub fn elsewhere(context: &Context<'_>) -> Vec<Vec<(u8, u64)>> {
    let mut counts = vec![0_u32; context.words.len()];
    for word in &context.types.of_token {
        counts[word.0 as usize] += 1;
    }
    let mut seen = vec![0_u8; context.words.len()];
    let mut around: Vec<Vec<(u8, u64)>> = vec![Vec::new(); context.words.len()];
    for sentence in &context.document.sentences {
        for token in sentence.clone() {
            let word = context.type_of(token).0 as usize;
            if counts[word] < 2 || context.runs[token].is_empty() || seen[word] >= MOST_TOLD {
                continue;
            }
            let mut add = |template: u8, value: Option<u64>| {
                if let Some(value) = value.filter(|value| !around[word].contains(&(template, *value))) {
                    around[word].push((template, value));
                }
            };
            if seen[word] < MOST_PLACES {
                (FIRST_TEMPLATE..).zip(place(context, token, sentence)).for_each(|(template, value)| add(template, value));
            }
            (FIRST_TOLD..).zip(told(context, token, sentence)).for_each(|(template, value)| add(template, value));
            seen[word] += 1;
        }
    }
    around
}

/// What tells what the run of a token is: the words before it, and those after it.
fn told(context: &Context<'_>, token: usize, sentence: &Range<usize>) -> [Option<u64>; 2] {
    let run = &context.runs[token];
    let (begins, ends) = (u64::from(run.start == token), u64::from(run.end == token + 1));
    let [before, after, _] = telling::around(context, run, sentence);
    [before.map(|told| mix(told, begins)), after.map(|told| mix(told, ends))]
}

/// What stands around a token of a run: next to it, next to its run, and in its run.
fn place(context: &Context<'_>, token: usize, sentence: &Range<usize>) -> [Option<u64>; 11] {
    let run = &context.runs[token];
    let at =
        |index: Option<usize>| index.filter(|index| sentence.contains(index)).map_or(&context.edge, |index| context.word(index));
    let (before, after) = (at(token.checked_sub(1)), at(Some(token + 1)));
    let (left, right) = (at(run.start.checked_sub(1)), at(Some(run.end)));
    let (first, last) = (context.word(run.start), context.word(run.end - 1));
    let (begins, ends) = (u64::from(run.start == token), u64::from(run.end == token + 1));
    let middle = |word: &Word| u64::from(word.clusters[1]);
    let of_several = |value: u64| (run.len() > 1).then_some(value);
    [
        Some(before.lower),
        Some(after.lower),
        Some(left.lower),
        Some(right.lower),
        Some(middle(before)),
        Some(middle(after)),
        Some(mix(middle(left), begins)),
        Some(mix(middle(right), ends)),
        of_several(mix(last.lower, ends)),
        of_several(mix(u64::from(first.lists), begins)),
        of_several(mix(first.lower, begins)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Body;

    fn runs_of(text: &str) -> Vec<String> {
        let body = Body::verbatim(text.to_owned()).unwrap();
        let document = Document::new(&body, body.blocks());
        let mut runs = runs(&document);
        runs.dedup();
        let words = |run: &Range<usize>| {
            document.slice(document.tokens[run.start].span.join(document.tokens[run.end - 1].span)).to_owned()
        };
        runs.iter().filter(|run| !run.is_empty()).map(words).collect()
    }

    #[test]
    fn capitalised_words_run_on_over_the_marks_that_join_them() {
        assert_eq!(runs_of("We saw Procter & Gamble meet Ana Silva - again."), ["We", "Procter & Gamble", "Ana Silva"]);
    }
}
