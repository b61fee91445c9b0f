//! Firms, by how they are written: a legal ending, partners in a row, the article's own short forms.

use std::{collections::HashSet, ops::Range};

use super::{Found, ORGANIZATION, OTHER, PERSON, last_name, rules, words};
use crate::annotate::{
    Document, TokenKind,
    tagger::{
        Model,
        evidence::{Hasher, is_capitalised},
        features::lists,
    },
};

/// Endings that only the names of firms have.
const ENDINGS: [&str; 26] = [
    "Inc", "Inc.", "Corp", "Corp.", "Ltd", "Ltd.", "LLC", "LLP", "PLC", "plc", "GmbH", "AG", "N.V.", "NV", "S.A.", "SpA",
    "S.p.A.", "Oyj", "ASA", "Bhd", "Berhad", "KGaA", "KK", "Pty", "PJSC", "L.L.C.",
];

/// Bytes of the longest of them.
const LONGEST_ENDING: usize = 7;

/// Partners and words that a firm's name has at most: a bound for hostile texts.
const MOST_PARTNERS: usize = 8;
const LONGEST_NAME: usize = 12;

/// Last words that only firms and the like have.
pub const LAST_WORDS: [&str; 62] = [
    "Airlines",
    "Airways",
    "Analytics",
    "Associates",
    "Bancorp",
    "Beverages",
    "Biosciences",
    "Biotech",
    "Brands",
    "Brewing",
    "Broadcasting",
    "Builders",
    "Capital",
    "Center",
    "Centre",
    "Chemicals",
    "College",
    "Committee",
    "Communications",
    "Consulting",
    "Electronics",
    "Energy",
    "Enterprises",
    "Entertainment",
    "Foods",
    "Foundation",
    "Group",
    "Holdings",
    "Industries",
    "Institute",
    "Insurance",
    "Labs",
    "Logistics",
    "Media",
    "Motors",
    "Networks",
    "Newspapers",
    "Orchestra",
    "PAC",
    "Partners",
    "Petroleum",
    "Pharma",
    "Pharmaceuticals",
    "Pictures",
    "Properties",
    "Publishing",
    "Records",
    "Resources",
    "Robotics",
    "Semiconductor",
    "Shipping",
    "Software",
    "Solutions",
    "Steel",
    "Studios",
    "Systems",
    "Technologies",
    "Telecom",
    "Therapeutics",
    "University",
    "Ventures",
    "Wireless",
];

/// Words before a single name that make it a person's, at each mention.
const COURTESIES: [&str; 8] = ["Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Dr.", "Dr"];

/// Offices before a single name, which stands alone after its first mention.
const OFFICES: [&str; 6] = ["President", "Sir", "Sen.", "Judge", "Minister", "Chancellor"];

/// The firms that a document writes out: `Marlow, Teague & Quill, LLP`, `Acme Holdings Inc.`
pub fn written(document: &Document<'_>, model: &Model) -> Vec<Found> {
    let mut firms: Vec<Found> = Vec::new();
    for sentence in &document.sentences {
        let mut token = sentence.start;
        while token < sentence.end {
            let firm = partners(document, token, sentence.end, model).or_else(|| ended(document, token, sentence.start));
            let Some(tokens) = firm else {
                token += 1;
                continue;
            };
            // An ending after partners is part of their name.
            let after_comma = tokens.end + usize::from(is(document, tokens.end, ","));
            let end = if is_ending(document, after_comma) { after_comma + 1 } else { tokens.end }.min(sentence.end);
            firms.push(Found { tokens: tokens.start..end, kind: ORGANIZATION });
            token = end;
        }
    }
    firms
}

/// `Ashby, Nolan & Pryce`: single names with commas, and `&` before the last; but not `in Albany, Barnes & Noble`.
fn partners(document: &Document<'_>, start: usize, end: usize, model: &Model) -> Option<Range<usize>> {
    let mut token = start;
    while token < start + 2 * MOST_PARTNERS && is_name(document, token) && is(document, token + 1, ",") {
        token += 2;
    }
    let is_last = token > start && is_name(document, token) && is(document, token + 1, "&") && is_name(document, token + 2);
    let is_other = || is_listed(document, &(token..token + 3), model);
    (is_last && token + 3 <= end && !is_other()).then_some(start..token + 3)
}

/// Capitalised words before a legal ending.
fn ended(document: &Document<'_>, ending: usize, first: usize) -> Option<Range<usize>> {
    if !is_ending(document, ending) || ending == first {
        return None;
    }
    let last = if is(document, ending - 1, ",") { ending.checked_sub(2)? } else { ending - 1 };
    let mut start = last + 1;
    while start > first.max(last.saturating_sub(LONGEST_NAME))
        && (is_name(document, start - 1) || is(document, start - 1, "&") && start - 1 > first && is_name(document, start - 2))
    {
        start -= 1;
    }
    start += usize::from(start < last && is(document, start, "The"));
    (start <= last && start >= first).then_some(start..ending + 1)
}

fn is(document: &Document<'_>, token: usize, word: &str) -> bool {
    token < document.tokens.len() && document.word(token) == word
}

fn is_ending(document: &Document<'_>, token: usize) -> bool {
    document.tokens.get(token).is_some_and(|known| known.span.len() <= LONGEST_ENDING) && ENDINGS.contains(&document.word(token))
}

fn is_name(document: &Document<'_>, token: usize) -> bool {
    document.tokens.get(token).is_some_and(|known| known.kind == TokenKind::Word) && is_capitalised(document.word(token))
}

fn is_listed(document: &Document<'_>, tokens: &Range<usize>, model: &Model) -> bool {
    rules::lists_of_phrase(document, tokens, model) & (lists::COMPANY | lists::BRAND) != 0
}

/// A firm that is listed, and that nobody in the article bears the name of, is no person: `Morgan Stanley`.
pub fn listed(document: &Document<'_>, found: &mut [Found], model: &Model) {
    let is_firm = |name: &Found| name.kind == PERSON && name.tokens.len() > 1 && is_listed(document, &name.tokens, model);
    let firms: Vec<usize> = (0..found.len()).filter(|index| is_firm(&found[*index])).collect();
    let alone: HashSet<&str, Hasher> =
        found.iter().filter(|name| name.tokens.len() == 1).map(|name| words(document, name)).collect();
    let firms: Vec<usize> = firms.into_iter().filter(|index| !alone.contains(last_name(document, &found[*index]).1)).collect();
    for index in firms {
        found[index].kind = ORGANIZATION;
    }
}

/// Last words that are last names too and end the names of no people.
const NO_PEOPLE: [&str; 18] = [
    "Bank", "Church", "Street", "High", "Nation", "Cash", "Court", "Brothers", "Hall", "House", "Park", "Day", "Field", "Post",
    "Leader", "News", "City", "Law",
];

/// Who bears a first name and a last name is a person, unless it is a firm that is listed: `Ann Lee`. A last name is
/// one that is listed, or that a person in the article goes by.
pub fn bearers(document: &Document<'_>, found: &mut [Found], model: &Model) {
    let alone = found.iter().filter(|name| name.kind == PERSON && name.tokens.len() == 1);
    let known: HashSet<&str, Hasher> = alone.map(|name| words(document, name)).collect();
    for name in found.iter_mut().filter(|name| name.kind == ORGANIZATION && matches!(name.tokens.len(), 2 | 3)) {
        let last = document.word(name.tokens.end - 1);
        let is_last_name = known.contains(last) || rules::lists_of(last, model) & lists::LAST_NAME != 0;
        if is_last_name && is_full(document, name, model) {
            name.kind = PERSON;
        }
    }
}

/// Whether the words may be a person's first, middle and last name: `Ann Lee`, `Ann M. Lee`.
fn is_full(document: &Document<'_>, name: &Found, model: &Model) -> bool {
    const OTHERS: u16 = lists::REGION | lists::CITY | lists::DEMONYM;
    let lists = |token: usize| rules::lists_of(document.word(token), model);
    let (first, last) = (name.tokens.start, name.tokens.end - 1);
    let word = document.word(last);
    let is_middle =
        |token: usize| lists(token) & (lists::FIRST_NAME | lists::LAST_NAME) != 0 || document.word(token).ends_with('.');
    let may_end = !NO_PEOPLE.contains(&word) && !LAST_WORDS.contains(&word) && is_name(document, last);
    let starts = lists(first) & lists::FIRST_NAME != 0 && lists(first) & OTHERS == 0;
    first < last
        && starts
        && may_end
        && (first + 1..last).all(is_middle)
        && !rules::is_organization(document, &name.tokens, model)
}

/// Whoever is called a firm by the last word is one: `Kestrel Pharma`.
pub fn called(document: &Document<'_>, found: &mut [Found]) {
    for name in found.iter_mut().filter(|name| name.kind == PERSON && name.tokens.len() > 1) {
        if LAST_WORDS.contains(&document.word(name.tokens.end - 1)) {
            name.kind = ORGANIZATION;
        }
    }
}

/// A paper that somebody quotes or talks to is an organization, and no work: `the Harbor Daily wrote`.
pub fn papers(document: &Document<'_>, found: &mut [Found]) {
    const WORDS: [&str; 14] = [
        "Daily",
        "Times",
        "Post",
        "Herald",
        "Tribune",
        "Gazette",
        "Journal",
        "Courier",
        "Telegraph",
        "Observer",
        "Chronicle",
        "Weekly",
        "News",
        "Mail",
    ];
    let says =
        |token: usize| matches!(document.word(token), "said" | "says" | "wrote" | "writes" | "reported" | "reports" | "told");
    let is_paper =
        |name: &&mut Found| name.kind == OTHER && name.tokens.len() > 1 && WORDS.contains(&document.word(name.tokens.end - 1));
    for name in found.iter_mut().filter(is_paper) {
        let before = |back: usize| name.tokens.start.checked_sub(back);
        let article = before(1).is_some_and(|token| matches!(document.word(token), "the" | "The"));
        let before = |back: usize| before(back + usize::from(article));
        let according = before(2).is_some_and(|token| document.word(token).eq_ignore_ascii_case("according"));
        if says(name.tokens.end) || before(1).is_some_and(says) || according {
            name.kind = ORGANIZATION;
        }
    }
}

/// The first words of firms, where they may stand for the firm: no place, no first name, nobody's name
/// and never after a title.
pub fn short_forms<'a>(document: &Document<'a>, found: &[Found], model: &Model) -> HashSet<&'a str, Hasher> {
    const OTHERS: u16 = lists::REGION | lists::CITY | lists::TOWN | lists::FIRST_NAME | lists::DEMONYM;
    let people = found.iter().filter(|name| name.kind == PERSON && name.tokens.len() > 1).flat_map(|name| name.tokens.clone());
    let after_titles = found.iter().filter(|name| is_titled(document, name));
    let borne: HashSet<&str, Hasher> =
        people.chain(after_titles.map(|name| name.tokens.start)).map(|token| document.word(token)).collect();
    let firms = found.iter().filter(|name| name.kind == ORGANIZATION && name.tokens.len() > 1);
    let heads = firms.map(|name| document.word(name.tokens.start));
    heads
        .filter(|word| {
            word.len() > 3
                && !borne.contains(word)
                && !rules::is_no_organization(word)
                && rules::lists_of(word, model) & OTHERS == 0
        })
        .collect()
}

/// Whether a single name stands after a title: `Mr. Ford`, `President Ford`.
pub fn is_titled(document: &Document<'_>, name: &Found) -> bool {
    has_office(document, name) || name.tokens.len() == 1 && COURTESIES.contains(&word_before(document, name))
}

/// Whether a single name stands after an office: `President Ford`.
pub fn has_office(document: &Document<'_>, name: &Found) -> bool {
    name.tokens.len() == 1 && OFFICES.contains(&word_before(document, name))
}

fn word_before<'a>(document: &Document<'a>, name: &Found) -> &'a str {
    name.tokens.start.checked_sub(1).map_or("", |token| document.word(token))
}

/// Whether a name stands after the post of somebody who leads it or speaks for it: `CEO of Quarry`, `a spokesman for Acme`.
/// A person has people too: `chairman of Ann Lee’s campaign`, `a spokesman for Ann Lee`.
pub fn is_led(document: &Document<'_>, name: &Found, model: &Model) -> bool {
    if name.kind == PERSON && is_full(document, name, model) {
        return false;
    }
    let word = |back: usize| name.tokens.start.checked_sub(back).map_or("", |token| document.word(token));
    let of = matches!(word(2), "CEO" | "CFO" | "COO" | "CTO" | "executive" | "chairman" | "chairwoman" | "founder" | "shares")
        && word(1) == "of";
    let is_place = name.kind != ORGANIZATION && name.kind != PERSON;
    let speaks = matches!(word(2), "spokesman" | "spokeswoman" | "spokesperson") && word(1) == "for" && !is_place;
    of || speaks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        annotate::Engine,
        article::{Article, Body, Entity, EntityKind},
    };

    fn firms(text: &str) -> Vec<String> {
        let body = Body::verbatim(text.to_owned()).unwrap();
        let document = Document::new(&body, body.blocks());
        written(&document, &Model::new(crate::annotate::engine::MODEL).unwrap())
            .iter()
            .map(|firm| words(&document, firm).to_owned())
            .collect()
    }

    #[test]
    fn partners_in_a_row_are_a_firm() {
        assert_eq!(firms("He joined Marlow, Teague & Quill, LLP, in May."), ["Marlow, Teague & Quill, LLP"]);
        assert_eq!(firms("A suit by Barlow, Finch & Osgood failed."), ["Barlow, Finch & Osgood"]);
        assert_eq!(firms("Ana, Bo and Cy came."), [""; 0]);
    }

    /// The kinds under which a name stands in a text.
    fn kinds(text: &str, name: &str) -> Vec<EntityKind> {
        let article = Article::from_paragraphs([text]);
        let found = Engine::embedded().annotate(&article);
        let named = |entity: &&Entity| entity.mentions.iter().any(|span| article.body.slice(*span) == name);
        found.entities.iter().filter(named).map(|entity| entity.kind).collect()
    }

    #[test]
    fn who_has_a_spokesman_may_be_a_person() {
        let text = "A spokesman for Bernie Lund declined. The chairman of Bernie Lund’s campaign did not call back.";
        assert_eq!(kinds(text, "Bernie Lund"), [EntityKind::Person]);
    }

    #[test]
    fn a_title_tells_a_person_from_the_firm_of_that_name() {
        let text = "Bloomberg said it had counted again. Its list leaves out Mr. Bloomberg. Rivals, Bloomberg said, count him.";
        assert_eq!(kinds(text, "Bloomberg"), [EntityKind::Organization, EntityKind::Person]);
        let text = "It was tried once before, in the year when President Ford trailed. Ford won the nomination in the end.";
        assert_eq!(kinds(text, "Ford"), [EntityKind::Person]);
    }

    #[test]
    fn a_legal_ending_makes_a_firm() {
        assert_eq!(firms("Shares of Acme Holdings Inc. rose."), ["Acme Holdings Inc."]);
        assert_eq!(firms("The Acme Corp. fell."), ["Acme Corp."]);
        assert_eq!(firms("Ames & Sons Ltd fell, and Tarrant, Inc. too."), ["Ames & Sons Ltd", "Tarrant, Inc."]);
        assert_eq!(firms("Inc. is a magazine."), [""; 0]);
    }
}
