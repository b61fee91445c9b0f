//! People's names, whole: with the second half of `Ka-shing` and `Jr.`, and without rank or question.

use std::{collections::HashSet, ops::Range};

use super::{Found, ORGANIZATION, PERSON, last_name, rules, touches, words};
use crate::annotate::{
    Document, TokenKind, nouns,
    tagger::{
        Model,
        evidence::{Hasher, is_capitalised},
        features::lists,
    },
};

/// Ranks that are no part of a name, where they stand before it without a full stop.
const RANKS: [&str; 32] = [
    "Rep",
    "Reps",
    "Reps.",
    "Sen",
    "Sens",
    "Sens.",
    "Senators",
    "Gen",
    "Lt",
    "Col",
    "Maj",
    "Capt",
    "Sgt",
    "Det",
    "Supt",
    "Insp",
    "DCI",
    "DI",
    "DS",
    "PC",
    "Garda",
    "Cdr",
    "Imam",
    "Ayatollah",
    "Hon",
    "Whip",
    "Presidents",
    "Congressman",
    "Congresswoman",
    "Actor",
    "Actress",
    "Donor",
];

/// Hyphens that a given name has at most: `Chan-o-cha`.
const MOST_HYPHENS: usize = 2;

/// Mends the names of people.
pub fn apply(document: &Document<'_>, found: &mut Vec<Found>, model: &Model) {
    for name in found.iter_mut().filter(|name| name.kind == ORGANIZATION && name.tokens.len() > 1) {
        let title = document.word(name.tokens.start).trim_end_matches('.');
        let titled = matches!(title, "Dr" | "Mr" | "Mrs" | "Ms") && document.word(name.tokens.start + 1) != "Pepper";
        // `Garda Ana Silva`; the Garda Síochána is the police.
        if titled || title == "Garda" && name.tokens.len() > 2 {
            *name = Found { tokens: name.tokens.start + 1..name.tokens.end, kind: PERSON };
        }
    }
    for name in found.iter_mut().filter(|name| name.kind == PERSON) {
        name.tokens.end += missing(document, name);
        while name.tokens.len() > 1 && RANKS.contains(&document.word(name.tokens.start)) {
            name.tokens.start += 1;
        }
        while name.tokens.len() > 1 && nouns::is_post_nominal(document.word(name.tokens.end - 1)) {
            name.tokens.end -= 1;
        }
    }
    found.retain(|name| name.tokens.len() > 1 || !RANKS.contains(&document.word(name.tokens.start)));
    for name in found.iter_mut().filter(|name| name.kind == ORGANIZATION && is_peer(document, name)) {
        name.kind = PERSON;
    }
    found.dedup_by(|later, earlier| later.tokens.start < earlier.tokens.end);
    with_particles(document, found);
    without_first_word(document, found, model);
    families(document, found);
    with_nicknames(document, found);
}

/// `Ana “Nan” Silva` is one name.
fn with_nicknames(document: &Document<'_>, found: &mut Vec<Found>) {
    let mut joined: Vec<Found> = Vec::with_capacity(found.len());
    for name in found.drain(..) {
        match joined.last_mut() {
            // What stands inside a name is no other.
            Some(last) if name.tokens.start < last.tokens.end => last.tokens.end = last.tokens.end.max(name.tokens.end),
            _ => joined.push(name),
        }
        if let Some(last) = joined.last_mut().filter(|last| last.kind == PERSON)
            && let Some(end) = after_nickname(document, last.tokens.end)
        {
            last.tokens.end = end;
        }
    }
    *found = joined;
}

/// Past the last name after a nickname in marks that begins at `open`.
fn after_nickname(document: &Document<'_>, open: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    let capital = |token: usize| document.word(token).starts_with(char::is_uppercase);
    let close = match document.word(open) {
        "“" => "”",
        "\"" => "\"",
        "‘" => "’",
        "'" => "'",
        _ => return None,
    };
    let end = (open + 2..=open + LONGEST).find(|token| document.word(*token) == close)?;
    let called = (open + 1..end).all(capital);
    let last = end + 1;
    (called && capital(last) && document.tokens[last].kind == TokenKind::Word).then_some(last + 1)
}

/// How many tokens after a person's name belong to it: `Ban` of `Ban Ki-moon`, `Roe` of `Jo Roe, Jr.`
fn missing(document: &Document<'_>, name: &Found) -> usize {
    let end = name.tokens.end;
    let rest = |from: usize| (0..MOST_HYPHENS).take_while(|hyphen| follows_hyphen(document, from + 2 * hyphen)).count();
    if is_given(document, end - 1) && name.tokens.len() > 1 && follows_hyphen(document, end) {
        return 2 * rest(end);
    }
    if is_given(document, end) && follows_hyphen(document, end + 1) {
        return 1 + 2 * rest(end + 1);
    }
    let is_generation = matches!(document.word(end + 1), "Jr." | "Jr" | "Sr." | "Sr");
    if name.tokens.len() > 1 && document.word(end) == "," && is_generation { 2 } else { 0 }
}

/// `the Prince of Wales`, `the Bishop of Durham`: somebody who is called after a place.
fn is_peer(document: &Document<'_>, name: &Found) -> bool {
    let first = document.word(name.tokens.start);
    let title = ["Prince", "Princess", "Duke", "Duchess", "Earl", "Countess", "Marquess", "Bishop", "Archbishop", "Dean"];
    title.contains(&first) && document.word(name.tokens.start + 1) == "of" && name.tokens.len() == 3
}

/// A capitalised syllable of a Chinese or Korean name.
fn is_given(document: &Document<'_>, token: usize) -> bool {
    is_capitalised(document.word(token)) && is_syllable(&document.word(token).to_lowercase())
}

/// Whether a hyphen and the second half of a given name come next: `-shing`.
fn follows_hyphen(document: &Document<'_>, token: usize) -> bool {
    let second = document.word(token + 1);
    // `Jack Ma-run`
    let is_english = matches!(second, "run" | "free" | "led" | "like");
    document.word(token) == "-" && touches(document, token) && touches(document, token + 1) && is_syllable(second) && !is_english
}

/// Whether small letters are one syllable as Chinese and Korean names are spelled: `shing`, `moon`, `hyun`.
fn is_syllable(word: &str) -> bool {
    let is_vowel = |sign: char| matches!(sign, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w');
    let onset = word.find(is_vowel);
    let Some(onset) = onset.filter(|onset| *onset <= 2) else { return false };
    let rest = word[onset..].trim_start_matches(is_vowel);
    let vowels = word.len() - onset - rest.len();
    word.is_ascii() && vowels <= 3 && matches!(rest, "" | "n" | "ng" | "k" | "t" | "p" | "m" | "h" | "l" | "r" | "ck")
}

/// A last name alone keeps its particles: `to van der Laan`, where Ineke van der Laan is named.
fn with_particles(document: &Document<'_>, found: &mut [Found]) {
    const MOST: usize = 2;
    let full = found.iter().filter(|name| name.kind == PERSON && name.tokens.len() > 2);
    let lasts: HashSet<&str, Hasher> = full.map(|name| last_name(document, name).1).filter(|last| last.contains(' ')).collect();
    let mut free_from = 0;
    for name in found {
        let Range { start, end } = name.tokens;
        let longer = (1..=MOST).filter_map(|more| start.checked_sub(more)).find(|first| {
            let span = document.tokens[*first].span.join(document.tokens[end - 1].span);
            *first >= free_from && lasts.contains(document.slice(span))
        });
        if let Some(first) = longer.filter(|_| name.kind == PERSON) {
            name.tokens.start = first;
        }
        free_from = end;
    }
}

/// A first word that is no part of the name goes: `Crooked` of `Crooked Ann Lee` where `Ann Lee` is named too, and the
/// verb of `Will Lee come?`
fn without_first_word(document: &Document<'_>, found: &mut [Found], model: &Model) {
    let tail = |tokens: &Range<usize>, from: usize| {
        let span = document.tokens[tokens.start + from].span.join(document.tokens[tokens.end - 1].span);
        document.slice(span)
    };
    let people = || found.iter().filter(|name| name.kind == PERSON && name.tokens.len() > 1);
    let full: HashSet<&str, Hasher> = people().map(|name| words(document, name)).collect();
    // Last names, of which at least one bearer is called something else than `Will`.
    let lasts: HashSet<&str, Hasher> =
        people().filter(|name| document.word(name.tokens.start) != "Will").map(|name| last_name(document, name).1).collect();
    let asks: HashSet<usize, Hasher> = document
        .sentences
        .iter()
        .filter(|sentence| document.word(sentence.start) == "Will" && document.word(sentence.end - 1) == "?")
        .map(|sentence| sentence.start)
        .collect();
    for name in found.iter_mut().filter(|name| name.kind == PERSON && name.tokens.len() > 1) {
        let first = document.word(name.tokens.start);
        let is_name = first.len() < 3 || first.ends_with('.') || rules::lists_of(first, model) & lists::FIRST_NAME != 0;
        let is_epithet = name.tokens.len() > 2
            && !is_name
            && !super::is_particle(&document.word(name.tokens.start + 1).to_lowercase())
            && rules::lists_of(document.word(name.tokens.start + 1), model) & lists::FIRST_NAME != 0
            && full.contains(tail(&name.tokens, 1));
        let is_verb = asks.contains(&name.tokens.start) && lasts.contains(tail(&name.tokens, 1));
        if is_epithet || is_verb {
            name.tokens.start += 1;
        }
    }
}

/// A family is no organization: `the Silvas` where a Silva is named.
fn families(document: &Document<'_>, found: &mut [Found]) {
    let people = found.iter().filter(|name| name.kind == PERSON && name.tokens.len() > 1);
    let lasts: HashSet<&str, Hasher> = people.map(|name| last_name(document, name).1).collect();
    for name in found.iter_mut().filter(|name| name.kind == ORGANIZATION && name.tokens.len() == 1) {
        let family = words(document, name).strip_suffix('s');
        let is_family =
            family.is_some_and(|word| lasts.contains(word) || word.strip_suffix('e').is_some_and(|word| lasts.contains(word)));
        if is_family && matches!(document.word(name.tokens.start.wrapping_sub(1)), "the" | "The") {
            name.kind = PERSON;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        annotate::Engine,
        article::{Article, EntityKind},
    };

    fn people(text: &str) -> Vec<String> {
        let found = Engine::embedded().annotate(&Article::from_paragraphs([text]));
        let people = found.entities.into_iter().filter(|entity| entity.kind == EntityKind::Person);
        people.map(|entity| entity.name).collect()
    }

    #[test]
    fn a_given_name_in_two_halves_is_whole() {
        assert!(["shing", "moon", "hyun", "un", "wai", "jae", "kuk"].iter().all(|word| is_syllable(word)));
        assert!(["backed", "led", "era", "style", "linked", "owned", "Trump"].iter().all(|word| !is_syllable(word)));
        assert_eq!(people("Mr. Lau Kin-wai, the mayor, spoke. “We agree,” Lau Kin-wai said."), ["Lau Kin-wai"]);
    }

    #[test]
    fn who_is_called_after_a_place_is_a_person() {
        assert_eq!(people("The Prince of Wales said it rained."), ["Prince of Wales"]);
    }

    #[test]
    fn ranks_and_letters_are_no_part_of_a_name() {
        assert_eq!(people("Det Supt Joan Roark said it rained. “It does,” Roark said."), ["Joan Roark"]);
        assert_eq!(people("Joan Roark MBE said it rained. “It does,” Roark said."), ["Joan Roark"]);
    }

    #[test]
    fn a_son_keeps_his_junior() {
        assert_eq!(people("It was written by Harold T. Brannock, Jr., a judge. Brannock left."), ["Harold T. Brannock, Jr."]);
    }

    #[test]
    fn a_question_is_no_first_name() {
        assert_eq!(people("Senator Tom Roark lost. Will Roark try again? He would not say."), ["Tom Roark"]);
    }

    #[test]
    fn a_last_name_keeps_its_particles() {
        let article = Article::from_paragraphs(["Dr Marit van der Berg led the search. He wrote to van der Berg that day."]);
        let found = Engine::embedded().annotate(&article);
        let mentions: Vec<_> = found.entities[0].mentions.iter().map(|span| article.body.slice(*span)).collect();
        assert_eq!(mentions, ["Marit van der Berg", "van der Berg"]);
    }

    #[test]
    fn a_family_is_no_organization() {
        let text = "Ana Ebling met Mr. Ebling in May. The Eblings said they would sell. Friends of the Eblings wept.";
        let found = Engine::embedded().annotate(&Article::from_paragraphs([text]));
        assert!(found.entities.iter().all(|entity| entity.kind != EntityKind::Organization));
    }

    #[test]
    fn a_garda_is_a_person_and_the_garda_is_the_police() {
        assert_eq!(people("Garda Aoife Scanlon called to the house on Monday, and Scanlon knocked."), ["Aoife Scanlon"]);
        assert_eq!(people("The Garda Síochána called to the house on Monday."), [""; 0]);
    }
}
