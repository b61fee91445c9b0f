//! Names as they stand in the text: the tagger's, made consistent over the article.

mod capitals;
mod firms;
mod headlines;
mod people;
mod rules;
mod scraps;

use std::collections::HashMap;

use super::{
    Document, TokenKind,
    tagger::{Label, Model, evidence::Hasher, features::lists, label::Part, tag},
};
use crate::article::{EntityKind, Span};

/// A name as it stands in the text, before names of one thing are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// Where it stands: without a leading article, title or possessive.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
}

impl Name {
    /// Whether it names a person.
    pub fn is_person(&self) -> bool {
        self.kind == NameKind::Entity(EntityKind::Person)
    }

    /// Whether it names who can speak: a person or an organization.
    pub fn may_speak(&self) -> bool {
        matches!(self.kind, NameKind::Entity(EntityKind::Person | EntityKind::Organization))
    }
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// Something that becomes an entity.
    Entity(EntityKind),
    /// A nationality, event, work, law, product: known to be none of ours.
    Other,
}

/// A name as a range of tokens, with the number of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    tokens: std::ops::Range<usize>,
    kind: usize,
}

/// The number of people among kinds.
const PERSON: usize = EntityKind::Person as usize;
/// The number of organizations.
const ORGANIZATION: usize = EntityKind::Organization as usize;
/// The number of places.
const PLACE: usize = EntityKind::Place as usize;
/// The number of names that become no entity.
const OTHER: usize = 3;

/// Finds the names, in reading order; none overlap.
pub(super) fn find(document: &Document<'_>, model: &Model) -> Vec<Name> {
    let labels = tag(document, model);
    let mut found = names(&labels);
    found.retain_mut(|name| trim(document, name));
    rules::apply(document, &mut found, model);
    let small = small_words(document);
    people::apply(document, &mut found, model);
    scraps::apply(document, &mut found);
    headlines::apply(document, &mut found, &small, model);
    rules::events(document, &mut found, model);
    agree(document, &mut found, model);
    spread(document, &mut found, &small, model);
    capitals::apply(document, &mut found);
    // Where a rule took a word out of another name, that name goes.
    found.dedup_by(|later, earlier| later.tokens.start < earlier.tokens.end);
    let kind = |number: usize| EntityKind::ALL.get(number).map_or(NameKind::Other, |kind| NameKind::Entity(*kind));
    let span = |name: &Found| document.tokens[name.tokens.start].span.join(document.tokens[name.tokens.end - 1].span);
    found.iter().map(|name| Name { span: span(name), kind: kind(name.kind) }).collect()
}

/// Labels as ranges.
fn names(labels: &[Label]) -> Vec<Found> {
    let mut names = Vec::new();
    let mut start = 0;
    for (token, label) in labels.iter().enumerate() {
        let Some(kind) = label.kind() else { continue };
        match label.part() {
            Part::Begin => start = token,
            Part::Last => names.push(Found { tokens: start..token + 1, kind }),
            Part::Unit => names.push(Found { tokens: token..token + 1, kind }),
            Part::Inside | Part::Outside => {}
        }
    }
    names
}

/// Cuts off articles and marks at the ends; false where nothing is left.
fn trim(document: &Document<'_>, name: &mut Found) -> bool {
    let is_edge = |token: usize| {
        let word = document.word(token);
        document.tokens[token].kind == TokenKind::Possessive && name.kind != ORGANIZATION
            || matches!(
                word,
                "the"
                    | "The"
                    | "THE"
                    | "a"
                    | "an"
                    | "\""
                    | "“"
                    | "”"
                    | "‘"
                    | "’"
                    | "'"
                    | ","
                    | "-"
                    | "–"
                    | "—"
                    | "("
                    | ":"
                    | ";"
            )
    };
    let (mut start, mut end) = (name.tokens.start, name.tokens.end);
    while start < end && is_edge(start) {
        start += 1;
    }
    while end > start && (is_edge(end - 1) || is_small_word(document.word(end - 1))) {
        end -= 1;
    }
    name.tokens = start..end;
    (start..end).any(|token| document.tokens[token].kind == TokenKind::Word || end - start > 1)
}

/// Whether a word begins the next clause: `he’ll`, `is`, `that`.
fn is_small_word(word: &str) -> bool {
    let pronoun = word.split(['’', '\'']).next().unwrap_or(word);
    matches!(pronoun, "he" | "she" | "it" | "they" | "we" | "you" | "is" | "was" | "that" | "who" | "has" | "had" | "to" | "and")
}

/// Words that stand in small letters somewhere in the article.
fn small_words<'a>(document: &Document<'a>) -> std::collections::HashSet<&'a str, Hasher> {
    let words = (0..document.tokens.len()).map(|token| document.word(token));
    words.filter(|word| word.starts_with(char::is_lowercase)).collect()
}

fn words<'a>(document: &Document<'a>, name: &Found) -> &'a str {
    let span = document.tokens[name.tokens.start].span.join(document.tokens[name.tokens.end - 1].span);
    document.slice(span)
}

/// A person's last name: its first token, and its words. Particles belong to it (`van der Laan`), and
/// so does what a hyphen joins (`Al-Amoudi`).
fn last_name<'a>(document: &Document<'a>, name: &Found) -> (usize, &'a str) {
    let mut first = name.tokens.end - 1;
    while first > name.tokens.start + 1 && (touches(document, first) || is_particle(document.word(first - 1))) {
        first -= 1;
    }
    let last = document.tokens[name.tokens.end - 1].span;
    (first, document.slice(document.tokens[first].span.join(last)))
}

/// Whether no space stands between a token and the one before.
fn touches(document: &Document<'_>, token: usize) -> bool {
    let before = token.checked_sub(1).and_then(|before| document.tokens.get(before));
    before.zip(document.tokens.get(token)).is_some_and(|(before, this)| before.span.end() == this.span.start())
}

/// Whether a word belongs to the last name after it.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "van"
            | "von"
            | "der"
            | "den"
            | "de"
            | "la"
            | "le"
            | "del"
            | "da"
            | "di"
            | "dos"
            | "bin"
            | "al"
            | "el"
            | "Al"
            | "El"
            | "ten"
            | "ter"
    )
}

/// What a name counts for as a person's where an office stands before it.
const TITLED: u32 = 4;
/// What a name counts for as an organization where it is led by somebody: `CEO of Quarry`.
const LED: u32 = 4;

/// One name, one kind: what most of its mentions say; the first where they are even.
fn agree(document: &Document<'_>, found: &mut [Found], model: &Model) {
    let mut votes: HashMap<&str, [u32; 4], Hasher> = HashMap::default();
    let mut first: HashMap<&str, usize, Hasher> = HashMap::default();
    for name in found.iter() {
        let named = words(document, name);
        votes.entry(named).or_default()[name.kind] += 1;
        first.entry(named).or_insert(name.kind);
        // `President Ford` is no car maker.
        if matches!(name.kind, PERSON | ORGANIZATION) && firms::has_office(document, name) {
            votes.entry(named).or_default()[PERSON] += TITLED;
        }
    }
    // A person's last name stands for the person where it stands alone.
    let people: Vec<&str> = found
        .iter()
        .filter(|name| name.kind == PERSON && name.tokens.len() > 1)
        .map(|name| last_name(document, name).1)
        .collect();
    let known_people: std::collections::HashSet<&str, Hasher> = people.iter().copied().collect();
    // `Moody sat down.`: but where a firm bears it too, each mention tells for itself.
    let longer = found.iter().filter(|name| name.kind == ORGANIZATION && name.tokens.len() > 1);
    let firms: std::collections::HashSet<&str, Hasher> =
        longer.flat_map(|name| name.tokens.clone()).map(|token| document.word(token)).collect();
    for last_name in people {
        if let Some(votes) = votes.get_mut(last_name) {
            votes[PERSON] += 2;
            if !firms.contains(last_name) {
                votes[PERSON] += std::mem::take(&mut votes[ORGANIZATION]);
            }
        }
    }
    // An acronym is of the kind of the name that it abbreviates.
    for pair in found.windows(2) {
        let [full, short] = pair else { continue };
        let in_parentheses = full.tokens.end + 1 == short.tokens.start
            && document.word(full.tokens.end) == "("
            && document.word(short.tokens.end) == ")";
        let starts_alike = words(document, full).chars().next() == words(document, short).chars().next();
        if in_parentheses && starts_alike && full.tokens.len() > 1 && short.tokens.len() == 1 {
            votes.entry(words(document, short)).or_default()[full.kind] += 100;
        }
    }
    for name in found.iter().filter(|name| firms::is_led(document, name, model)) {
        let named = words(document, name);
        if !known_people.contains(named) {
            votes.entry(named).or_default()[ORGANIZATION] += LED;
        }
    }
    // One of a team is called by its name without the ending: `a Knick` of the Knicks.
    let teams = found.iter().filter(|name| name.kind == ORGANIZATION && name.tokens.len() == 1);
    for member in teams.filter_map(|name| words(document, name).strip_suffix('s')) {
        if let Some(votes) = votes.get_mut(member).filter(|votes| votes[PERSON] == 0) {
            votes[ORGANIZATION] += 1;
        }
    }
    for short in firms::short_forms(document, found, model) {
        if let Some(votes) = votes.get_mut(short) {
            votes[ORGANIZATION] += 3;
        }
    }
    for name in found.iter_mut() {
        let named = words(document, name);
        let Some(votes) = votes.get(named) else { continue };
        // `Mr. Ford` is a person where `Ford` is a firm.
        let is_person = name.kind != PLACE && firms::is_titled(document, name);
        name.kind = if is_person { PERSON } else { most_told(document, name, *votes, first.get(named).copied(), model) };
    }
}

/// The kind with most votes. Where an organization is as often something else, lists tell, or the first mention; a
/// town may lend its name to a club.
fn most_told(document: &Document<'_>, name: &Found, votes: [u32; 4], first: Option<usize>, model: &Model) -> usize {
    const PLACES: u16 = lists::REGION | lists::CITY | lists::TOWN;
    let most = votes.iter().max().copied().unwrap_or(0);
    let is_best = |kind: &usize| votes[*kind] == most;
    let mut best = (0..votes.len()).filter(is_best);
    let is_even = is_best(&ORGANIZATION) && (is_best(&PERSON) != is_best(&PLACE)) && !is_best(&OTHER);
    if !is_even {
        return if is_best(&name.kind) { name.kind } else { best.next().unwrap_or(name.kind) };
    }
    let listed = rules::lists_of(document.word(name.tokens.start), model);
    if is_best(&PERSON) && name.tokens.len() > 1 && listed & lists::FIRST_NAME != 0 {
        return PERSON;
    }
    if is_best(&PLACE) && rules::lists_of_phrase(document, &name.tokens, model) & PLACES != 0 {
        return name.kind;
    }
    let is_firm = rules::is_organization(document, &name.tokens, model);
    is_firm.then_some(ORGANIZATION).or(first).filter(is_best).unwrap_or(name.kind)
}

/// What is a name once is that name everywhere in the article, unless it is an ordinary word too.
fn spread(document: &Document<'_>, found: &mut Vec<Found>, small: &std::collections::HashSet<&str, Hasher>, model: &Model) {
    let mut known: HashMap<&str, Vec<(Vec<&str>, usize)>, Hasher> = HashMap::default();
    for name in found.iter() {
        let words: Vec<&str> = name.tokens.clone().map(|token| document.word(token)).collect();
        // A people's name alone names an organization only where it stands.
        if words.len() == 1 && rules::lists_of(words[0], model) & lists::DEMONYM != 0 {
            continue;
        }
        learn(&mut known, &words, name.kind, small);
        if name.kind == PERSON && words.len() > 1 {
            let first = last_name(document, name).0 - name.tokens.start;
            learn(&mut known, &words[first..], PERSON, small);
        }
    }
    for names in known.values_mut() {
        names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    let mut taken = vec![false; document.tokens.len()];
    for name in found.iter() {
        taken[name.tokens.clone()].fill(true);
    }
    for (token, taken) in taken.iter_mut().enumerate().skip(1) {
        *taken |= rules::is_address(document, token);
    }
    let mut more = Vec::new();
    let mut token = 0;
    while token < document.tokens.len() {
        let candidates = if taken[token] { None } else { known.get(document.word(token)) };
        let fits = |(words, _): &&(Vec<&str>, usize)| {
            words
                .iter()
                .enumerate()
                .all(|(offset, word)| document.word(token + offset) == *word && taken.get(token + offset) == Some(&false))
        };
        match candidates.and_then(|names| names.iter().find(fits)) {
            Some((words, kind)) => {
                more.push(Found { tokens: token..token + words.len(), kind: *kind });
                token += words.len();
            }
            None => token += 1,
        }
    }
    found.append(&mut more);
    found.sort_by_key(|name| name.tokens.start);
}

fn learn<'a>(
    known: &mut HashMap<&'a str, Vec<(Vec<&'a str>, usize)>, Hasher>,
    words: &[&'a str],
    kind: usize,
    small: &std::collections::HashSet<&str, Hasher>,
) {
    // A single ordinary word, or a bare initial, is no evidence.
    let ordinary = words.len() == 1 && (words[0].len() < 3 || small.contains(words[0].to_lowercase().as_str()));
    let capitalised = words.iter().any(|word| word.chars().any(char::is_uppercase));
    if kind == OTHER || ordinary || !capitalised {
        return;
    }
    let names = known.entry(words[0]).or_default();
    if names.len() < 16 && !names.iter().any(|(known, _)| known == words) {
        names.push((words.to_vec(), kind));
    }
}
