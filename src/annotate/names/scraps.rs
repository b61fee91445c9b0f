//! What is taken for a name and is none, or is two: letters after a name, hours' zones, names that run over a line's end.

use super::{Found, PERSON};
use crate::annotate::{Document, nouns};

/// Letters that name nobody where they stand alone: legal forms, zones of time, formats; see [`nouns::is_post_nominal`] too.
const LETTERS: [&str; 18] = [
    "LLC", "Inc", "Inc.", "Ltd", "Ltd.", "EST", "EDT", "PST", "PDT", "PT", "ET", "CST", "CDT", "GMT", "UTC", "BST", "HTML", "CSS",
];

/// Columns of a line that is short, as those of a signature or a list are; lines of a wrapped text are longer.
const SHORT_LINE: usize = 50;

/// Drops letters alone, and ends names with their line and people with a comma.
pub fn apply(document: &Document<'_>, found: &mut Vec<Found>) {
    let is_scrap = |word: &str| LETTERS.contains(&word) || nouns::is_post_nominal(word);
    found.retain(|name| name.tokens.len() > 1 || !is_scrap(document.word(name.tokens.start)));
    for name in found.iter_mut() {
        let ends = |token: &usize| ends_line(document, *token) || name.kind == PERSON && ends_person(document, *token);
        if let Some(end) = (name.tokens.start + 1..name.tokens.end).find(ends) {
            name.tokens.end = end;
        }
    }
}

/// Whether a token begins a line after a short one: `Joan Pettigrew`, and below it `Ashcombe, Dorset`.
fn ends_line(document: &Document<'_>, token: usize) -> bool {
    let (before, next) = (document.tokens[token - 1].span, document.tokens[token].span);
    if !document.text[before.end()..next.start()].contains('\n') {
        return false;
    }
    let head = &document.text[..before.end()];
    let line = head.rfind('\n').map_or(head, |end| &head[end + 1..]);
    line.chars().count() < SHORT_LINE
}

/// `her daughter Sybil, Kaplan would stay`: a comma in a person's name, but for `Jr.`
fn ends_person(document: &Document<'_>, token: usize) -> bool {
    document.word(token) == "," && !matches!(document.word(token + 1), "Jr." | "Jr" | "Sr." | "Sr" | "III" | "II")
}

#[cfg(test)]
mod tests {
    use crate::{annotate::Engine, article::Article};

    fn named(text: &str) -> Vec<String> {
        let found = Engine::embedded().annotate(&Article::from_paragraphs([text]));
        found.entities.into_iter().map(|entity| entity.name).collect()
    }

    #[test]
    fn degrees_and_hours_are_no_names() {
        assert_eq!(named("“It works,” says Katie Allard, MD, PhD, of the clinic."), ["Katie Allard"]);
        assert_eq!(named("It began at 5 p.m. EST on Friday."), [""; 0]);
    }

    #[test]
    fn a_signature_ends_with_its_line() {
        assert_eq!(named("I do not agree.\nJoan Pettigrew\nMarch 25, 2015"), ["Joan Pettigrew"]);
    }
}
