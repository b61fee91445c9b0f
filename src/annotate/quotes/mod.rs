//! What stands in quotation marks, and whether it is speech.
//!
//! [`marks`] pairs the marks; [`speech`] tells reported words from titles, nicknames and scare
//! quotes, and [`echo`] finds what a headline quotes from below. None knows who speaks.

mod echo;
mod marks;
mod speech;

use std::collections::HashSet;

pub use echo::repeated;
pub use marks::{Marked, pair};
use speech::{Company, is_speech, title};

use super::Document;
use crate::article::{Form, Quote, Span};

/// Finds what stands in quotation marks and is speech, in reading order; speakers are still open.
pub(super) fn find(document: &Document<'_>) -> Vec<Quote> {
    let mut spoken: Vec<Marked> = Vec::new();
    // The last one that is no speech.
    let mut name = None;
    let mut titles = HashSet::new();
    let mut heads = Vec::new();
    for marked in pair(document) {
        let follows = |before: Option<&Marked>| before.is_some_and(|before| is_listed(document, before.span, marked.span));
        let company = match spoken.last() {
            _ if follows(name.as_ref()) => Company::Names,
            Some(before) if shares_sentence(document, before, &marked) => Company::Speech,
            _ => Company::Nothing,
        };
        if is_speech(document, &marked, company) || follows(spoken.last()) {
            spoken.push(marked);
        } else {
            titles.extend(title(document, &marked));
            heads.extend(document.is_headline(marked.span).then_some(marked));
            name = Some(marked);
        }
    }
    // What is a title once is that title everywhere.
    let is_title = |marked: &Marked| !titles.is_empty() && title(document, marked).is_some_and(|title| titles.contains(title));
    let below = || spoken.iter().map(|marked| marked.span).enumerate();
    heads.retain(|head| repeated(document, head.span, below()).is_some());
    let speech = spoken.iter().filter(|marked| !is_title(marked));
    let mut quotes: Vec<Quote> = heads.iter().chain(speech).map(|marked| quote(document, marked)).collect();
    quotes.sort_by_key(|quote| quote.span);
    quotes
}

/// All that stands in quotation marks, speech or not, for training.
pub(super) fn candidates(document: &Document<'_>) -> Vec<Quote> {
    pair(document).iter().map(|marked| quote(document, marked)).collect()
}

fn quote(document: &Document<'_>, marked: &Marked) -> Quote {
    Quote { span: marked.span, form: form(document, marked), cue: None, speaker: None }
}

/// Whether a quotation ends in the sentence in which the next one begins.
fn shares_sentence(document: &Document<'_>, before: &Marked, marked: &Marked) -> bool {
    let last = document.tokens_in(before.span).end.saturating_sub(1);
    document.sentence_of(document.tokens_in(marked.span).start).is_some_and(|sentence| sentence.contains(&last))
}

/// `a “loser,” a “liar” and a “whiner”`: whether a quotation follows another as a further item of a list.
pub(super) fn is_listed(document: &Document<'_>, before: Span, after: Span) -> bool {
    const BETWEEN: usize = 3;
    let (end, start) = (document.tokens_in(before).end, document.tokens_in(after).start);
    let close = end < start || end == start && document.word(end.saturating_sub(2)) == ",";
    close
        && start.saturating_sub(end) <= BETWEEN
        && (end..start).all(|token| matches!(document.word(token), "," | "and" | "or" | "a" | "an" | "the" | "but" | "even"))
}

/// The tokens of a quotation without its marks.
pub(super) fn inner(document: &Document<'_>, tokens: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let is_mark = |token: usize| matches!(document.word(token), "“" | "”" | "\"" | "‘" | "’" | "'" | "«" | "»" | "„");
    let (mut start, mut end) = (tokens.start, tokens.end);
    while start < end && is_mark(start) {
        start += 1;
    }
    while end > start && is_mark(end - 1) {
        end -= 1;
    }
    start..end
}

/// Direct where whole sentences or a clause of their own are quoted; mixed where a fragment stands
/// inside somebody else's sentence.
fn form(document: &Document<'_>, marked: &Marked) -> Form {
    let tokens = document.tokens_in(marked.span);
    let inside = inner(document, tokens.clone());
    let starts_sentence = document.word(inside.start).starts_with(|sign: char| sign.is_uppercase() || sign.is_ascii_digit());
    let last = document.word(inside.end.saturating_sub(1));
    let stop_inside = matches!(last, "," | "." | "!" | "?" | "…" | "—" | "–");
    let led_in = tokens
        .start
        .checked_sub(1)
        .is_some_and(|before| matches!(document.word(before), "," | ":" | "." | "!" | "?" | "”" | "—"));
    let opens_block = document.blocks.binary_search_by_key(&marked.span.start(), |block| block.span.start()).is_ok();
    if stop_inside && (opens_block || led_in || starts_sentence) || (starts_sentence && opens_block) {
        Form::Direct
    } else {
        Form::Mixed
    }
}
