//! Firms, by how they are written: a legal ending, partners in a row, the article's own short forms.

use std::{collections::HashSet, ops::Range};

use super::{Found, ORGANIZATION, PERSON, last_name, rules, words};
use crate::annotate::{
    Document, TokenKind,
    tagger::{
        Model,
        evidence::{Hasher, is_capitalised},
        features::{fold, hash, lists, phrase},
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
const LAST_WORDS: [&str; 56] = [
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
    "Chemicals",
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
    "Ventures",
    "Wireless",
];

/// Words before a single name that make it a person's.
const BEFORE_PEOPLE: [&str; 14] =
    ["Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Dr.", "Dr", "President", "Sir", "Sen.", "Judge", "Minister", "Chancellor"];

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
    let hashes = tokens.clone().map(|token| hash(&fold(document.word(token))));
    model.lists(phrase(hashes)) & (lists::COMPANY | lists::BRAND) != 0
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

/// Whoever is called a firm by the last word is one: `Kestrel Pharma`.
pub fn called(document: &Document<'_>, found: &mut [Found]) {
    for name in found.iter_mut().filter(|name| name.kind == PERSON && name.tokens.len() > 1) {
        if LAST_WORDS.contains(&document.word(name.tokens.end - 1)) {
            name.kind = ORGANIZATION;
        }
    }
}

/// The first words of firms, where they may stand for the firm: no place, no first name, nobody's name
/// and never after a title.
pub fn short_forms<'a>(document: &Document<'a>, found: &[Found], model: &Model) -> HashSet<&'a str, Hasher> {
    const OTHERS: u16 = lists::REGION | lists::CITY | lists::TOWN | lists::FIRST_NAME | lists::DEMONYM;
    let people = found.iter().filter(|name| name.kind == PERSON && name.tokens.len() > 1).flat_map(|name| name.tokens.clone());
    let after_titles = found.iter().filter(|name| {
        let before = name.tokens.start.checked_sub(1).map_or("", |token| document.word(token));
        name.tokens.len() == 1 && BEFORE_PEOPLE.contains(&before)
    });
    let borne: HashSet<&str, Hasher> =
        people.chain(after_titles.map(|name| name.tokens.start)).map(|token| document.word(token)).collect();
    let firms = found.iter().filter(|name| name.kind == ORGANIZATION && name.tokens.len() > 1);
    let heads = firms.map(|name| document.word(name.tokens.start));
    heads.filter(|word| word.len() > 3 && !borne.contains(word) && rules::lists_of(word, model) & OTHERS == 0).collect()
}

/// Whether a name stands after the post of somebody who leads it or speaks for it: `CEO of Quarry`, `a spokesman for Acme`.
pub fn is_led(document: &Document<'_>, name: &Found) -> bool {
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
    use crate::article::Body;

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

    #[test]
    fn a_legal_ending_makes_a_firm() {
        assert_eq!(firms("Shares of Acme Holdings Inc. rose."), ["Acme Holdings Inc."]);
        assert_eq!(firms("Ames & Sons Ltd fell, and Tarrant, Inc. too."), ["Ames & Sons Ltd", "Tarrant, Inc."]);
        assert_eq!(firms("Inc. is a magazine."), [""; 0]);
    }
}
