//! Words of a headline, or of a line by itself, that are quoted again below.

use crate::{annotate::Document, article::Span};

/// Letters of the shortest words that are looked for again.
const FEWEST: usize = 4;
/// Quotations below that are looked through.
const QUOTES: usize = 60;
/// Tokens of a quotation that are looked through.
const TOKENS: usize = 200;

/// The number of the first of some quotations that has the same words as another, one after another.
pub fn repeated(document: &Document<'_>, head: Span, below: impl IntoIterator<Item = (usize, Span)>) -> Option<usize> {
    let own = words(document, head);
    if own.is_empty() || own.iter().map(String::len).sum::<usize>() < FEWEST {
        return None;
    }
    let again = |span: Span| words(document, span).windows(own.len()).any(|window| window == own);
    below.into_iter().take(QUOTES).find(|(_, span)| again(*span)).map(|(number, _)| number)
}

/// The words of a quotation, in small letters.
fn words(document: &Document<'_>, span: Span) -> Vec<String> {
    let tokens = document.tokens_in(span).take(TOKENS);
    let words = tokens.map(|token| document.word(token)).filter(|word| word.contains(char::is_alphanumeric));
    words.map(str::to_lowercase).collect()
}
