//! Whether what stands in quotation marks was said by somebody.

use super::Marked;
use crate::annotate::{Document, speakers::cues};

/// Words after which a quotation is a name or a word, not speech.
const NAMES: [&str; 46] = [
    "titled",
    "entitled",
    "nicknamed",
    "dubbed",
    "named",
    "headlined",
    "captioned",
    "labelled",
    "labeled",
    "marked",
    "headed",
    "term",
    "word",
    "words",
    "phrase",
    "slogan",
    "novel",
    "book",
    "film",
    "movie",
    "song",
    "album",
    "single",
    "play",
    "poem",
    "series",
    "show",
    "documentary",
    "exhibition",
    "episode",
    "essay",
    "painting",
    "musical",
    "opera",
    "memoir",
    "column",
    "ballad",
    "hit",
    "sitcom",
    "podcast",
    "brand",
    "comedy",
    "drama",
    "anthem",
    "sequel",
    "so-called",
];

/// Tells speech from titles, nicknames, scare quotes and words that are only mentioned.
pub fn is_speech(document: &Document<'_>, marked: &Marked) -> bool {
    let tokens = document.tokens_in(marked.span);
    let std::ops::Range { start: first, end } = super::inner(document, tokens.clone());
    let words = (first..end).filter(|token| document.word(*token).chars().any(char::is_alphanumeric)).count();
    let last = document.word(end.saturating_sub(1));
    let stop_inside = matches!(last, "," | "." | "!" | "?" | "…" | "—" | "–" | "-") && end > first;
    let before = |back: usize| tokens.start.checked_sub(back).map_or("", |index| document.word(index));
    let after = document.word(tokens.end);
    let capitals = (first..end).filter(|token| document.word(*token).starts_with(char::is_uppercase)).count();
    let title_case = words >= 2 && capitals * 3 >= words * 2;
    let names = |word: &str| NAMES.contains(&word.to_lowercase().as_str());

    if before(1) == "(" && after == ")" && words <= 4 {
        return false;
    }
    if words <= 3 && is_nickname(document, tokens.start, tokens.end) {
        return false;
    }
    if words <= 8
        && (names(before(1))
            || before(1) == "," && before(2) != "words" && names(before(2))
            || (matches!(before(1), "as" | "is" | "was") && matches!(before(2), "known" | "called" | "billed")))
    {
        return false;
    }
    if words <= 6
        && matches!(before(1), "called" | "styled")
        && !stop_inside
        && !matches!(before(2), "he" | "she" | "they" | "has" | "had" | "who" | "we" | "I" | "also")
        && !before(2).starts_with(char::is_uppercase)
    {
        return false;
    }
    if matches!(before(1), "himself" | "herself" | "themselves" | "itself") && words <= 6 {
        return false;
    }
    if words >= 5 && !title_case || stop_inside && words >= 4 {
        return true;
    }
    let opens_block = document.blocks.binary_search_by_key(&marked.span.start(), |block| block.span.start()).is_ok();
    let ends_block = document.blocks.binary_search_by_key(&marked.span.end(), |block| block.span.end()).is_ok();
    // `“Yes.”`: an answer, a paragraph or a sentence of its own; `‘NOT MY GOAT’: OWNER LOSES CASE`.
    let starts_sentence = opens_block || matches!(before(1), "." | "?" | "!" | "”" | "\"" | ":");
    let full_stop_inside = matches!(last, "." | "?" | "!" | "…");
    if full_stop_inside && starts_sentence && (opens_block && ends_block || !title_case) || opens_block && after == ":" {
        return true;
    }
    let cued = cues::near(document, tokens.start, tokens.end, 14) || cues::reports(document, tokens.start);
    // `called Rubio “Little Marco”`.
    let named_so = (2..=4).any(|back| matches!(before(back), "called" | "calling" | "calls" | "dubbed" | "dubbing" | "branded"))
        && before(1).starts_with(char::is_uppercase);
    if named_so {
        return true;
    }
    if title_case && words <= 8 {
        let cue = |word: &str| cues::is_verb(word) && !cues::is_weak(word);
        let led_in = cue(before(1)) || before(1) == "," && cue(before(2)) || before(1) == ":";
        return led_in || stop_inside && last != "." && cues::near(document, tokens.end, tokens.end, 4);
    }
    cued || words >= 2 && !title_case
}

/// `Ernestine “Teeny” Fontenot`: between the parts of a name.
fn is_nickname(document: &Document<'_>, start: usize, end: usize) -> bool {
    let capital = |index: usize| document.word(index).starts_with(char::is_uppercase);
    let touches = |a: usize, b: usize| {
        document.tokens.get(a).zip(document.tokens.get(b)).is_some_and(|(a, b)| b.span.start() - a.span.end() <= 1)
    };
    start > 0 && capital(start - 1) && capital(end) && touches(start - 1, start) && touches(end - 1, end) && capital(start + 1)
}
