//! Subheadings of plain text: short lines that stand alone between paragraphs.
//!
//! A paragraph set as a heading is worse than a heading set as a paragraph, so whatever else such a line may be is
//! left as it is: names and titles, dates, questions of an interview, captions, what a page puts between its
//! paragraphs, and all lines of texts that are made of short ones (verses, lists, transcripts).

use std::collections::HashSet;

use crate::article::{BlockKind, Body};

/// Words of the longest heading.
const WORDS: usize = 6;
/// Characters of the longest heading.
const LONGEST: usize = 50;
/// Characters of the shortest paragraph that may stand before a heading.
const BEFORE: usize = 60;
/// Characters of the shortest paragraph that may follow one.
const AFTER: usize = 100;

/// First words of captions, and of what pages put between paragraphs.
const OTHERS: [&str; 20] = [
    "by",
    "image",
    "photo",
    "picture",
    "figure",
    "table",
    "sign",
    "subscribe",
    "read",
    "share",
    "follow",
    "watch",
    "listen",
    "click",
    "scroll",
    "related",
    "recommended",
    "more",
    "also",
    "advertisement",
];

/// Words that are written small in a title.
const SMALL: [&str; 20] = [
    "a", "an", "the", "of", "and", "or", "in", "on", "at", "to", "for", "with", "from", "by", "as", "but", "vs", "is", "are",
    "its",
];

/// The numbers of the blocks that are headings.
pub fn of(body: &Body) -> Vec<usize> {
    let (blocks, words) = (body.blocks(), |number: usize| body.slice(body.blocks()[number].span));
    let is_heading = |number: &usize| {
        let [before, this, after] = [number - 1, *number, number + 1].map(|number| blocks[number].kind);
        this == BlockKind::Paragraph
            && after == BlockKind::Paragraph
            && before != BlockKind::Caption
            && reads_so(words(*number))
            && is_paragraph(words(number - 1), BEFORE)
            && is_paragraph(words(number + 1), AFTER)
    };
    let headings: Vec<usize> = (1..blocks.len().saturating_sub(1)).filter(is_heading).collect();
    // Names of speakers return, and take turns with what they say.
    let mut known = HashSet::new();
    let returns = headings.iter().any(|number| !known.insert(words(*number)));
    if returns || headings.len() * 3 > blocks.len() { Vec::new() } else { headings }
}

/// Whether words are some of a heading, in small letters or all in capitals: those of a name or a title, each with
/// its capital, are left.
fn reads_so(line: &str) -> bool {
    if line.len() > 4 * LONGEST || line.chars().count() > LONGEST {
        return false;
    }
    let words: Vec<&str> = line.split(' ').collect();
    let first = words[0].to_lowercase();
    let is_plain = |sign: char| sign.is_alphabetic() || matches!(sign, ' ' | '’' | '\'' | '-' | '&');
    words.len() <= WORDS
        && line.starts_with(char::is_uppercase)
        && line.ends_with(char::is_alphabetic)
        && line.chars().all(is_plain)
        && !OTHERS.contains(&first.as_str())
        && !is_title(&words)
}

/// Whether all words but the small ones have a capital, several of them: `Ana Silva`, `Wu of the Harbor Post`.
fn is_title(words: &[&str]) -> bool {
    let capitals = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    let is_loud = !words.iter().any(|word| word.contains(char::is_lowercase));
    let fits = |word: &&str| word.starts_with(char::is_uppercase) || SMALL.contains(&word.to_lowercase().as_str());
    capitals > 1 && !is_loud && words.iter().all(fits)
}

/// Whether words are a paragraph of at least so many characters that has come to its end.
fn is_paragraph(words: &str, least: usize) -> bool {
    words.chars().nth(least - 1).is_some() && words.ends_with(['.', '!', '?', '”', '"', '’', '\'', ')', ']'])
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str =
        "The harbor was full of boats that day, and none of them moved, since the crews were asleep below the decks.";

    fn headings(blocks: &[&str]) -> Vec<String> {
        let body = Body::from_blocks(blocks.iter().map(|words| (BlockKind::Paragraph, *words)));
        of(&body).into_iter().map(|number| blocks[number].to_owned()).collect()
    }

    #[test]
    fn a_short_line_between_paragraphs_is_a_heading() {
        assert_eq!(headings(&[LONG, "What the board knew", LONG, LONG, "TOMORROW", LONG]), ["What the board knew", "TOMORROW"]);
        assert_eq!(headings(&[LONG, "What’s left", LONG]), ["What’s left"]);
    }

    #[test]
    fn what_may_be_something_else_is_none() {
        for line in [
            "Nobody moved.",
            "Why not?",
            "Ana Silva",
            "Wu of the Harbor Post",
            "Friday, May 8",
            "Group G",
            "“We waited”",
            "Advertisement",
            "SIGN UP FOR OUR NEWSLETTER",
            "By Ana Silva",
            "and then nobody moved",
            "The boats of the harbor that never moved again",
        ] {
            assert_eq!(headings(&[LONG, line, LONG]), [""; 0], "{line}");
        }
    }

    #[test]
    fn a_line_that_stands_first_or_last_or_among_short_ones_is_none() {
        assert_eq!(headings(&["What is left", LONG, "What is lost"]), [""; 0]);
        assert_eq!(headings(&[LONG, "What is left", "What is lost", LONG]), [""; 0]);
        assert_eq!(headings(&["The tide is out", "The boats are in", "The crew is drunk", "On port and gin"]), [""; 0]);
    }

    #[test]
    fn names_of_speakers_are_none() {
        let turns = ["ANA", LONG, LONG, LONG, "BO", LONG, LONG, LONG, "ANA", LONG, LONG, LONG, "BO", LONG, LONG];
        assert_eq!(headings(&turns), [""; 0], "they return");
        assert_eq!(headings(&[LONG, "ANA", LONG, "BO", LONG, "JO", LONG]), [""; 0], "they take turns");
    }
}
