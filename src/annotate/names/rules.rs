//! What is certain enough to be a rule: lists of names, platforms, words that are no names alone.

use std::ops::Range;

use super::{Found, ORGANIZATION, OTHER, PERSON, PLACE, firms, touches, words};
use crate::annotate::{
    Document, TokenKind,
    tagger::{
        Model,
        features::{fold, hash, lists, phrase},
    },
};

/// Platforms that are organizations wherever they are named.
const PLATFORMS: [&str; 14] = [
    "Twitter",
    "Facebook",
    "Instagram",
    "LinkedIn",
    "YouTube",
    "TikTok",
    "Reddit",
    "WhatsApp",
    "Telegram",
    "Weibo",
    "WeChat",
    "Snapchat",
    "Spotify",
    "Netflix",
];

/// Words and letters that, alone, name no organization.
const ALONE: [&str; 63] = [
    "Government",
    "Company",
    "Opposition",
    "Kingdom",
    "Interior",
    "College",
    "State",
    "Republic",
    "Empire",
    "Church",
    "Union",
    "Group",
    "Agency",
    "Ministry",
    "Corporation",
    "Bank",
    "Union’s",
    "Prime",
    "NGO",
    "NGOs",
    "ATM",
    "ATMs",
    "MOU",
    "MoU",
    "PPP",
    "GDP",
    "CEO",
    "CFO",
    "COO",
    "CTO",
    "IPO",
    "SDGs",
    "SDG",
    "STEM",
    "ASI",
    "MP",
    "MPs",
    "TV",
    "AI",
    "IT",
    "PM",
    "VP",
    "HIV",
    "DNA",
    "COVID",
    "We",
    "Internet",
    "Web",
    "Republican",
    "Republicans",
    "Democratic",
    "Democrat",
    "Muslim",
    "Islamic",
    "Islamist",
    "Sens",
    "Sens.",
    "Reps",
    "Reps.",
    "Govs",
    "Govs.",
    "Super",
    "Inspector",
];

/// Last words of posts, which are no organizations: `Ohio Sen.`
const POSTS: [&str; 12] = [
    "Sen.",
    "Rep.",
    "Gov.",
    "Gen",
    "Gen.",
    "Senator",
    "Congressman",
    "Congresswoman",
    "Committeeman",
    "Committeewoman",
    "Correspondent",
    "Commanding",
];

/// Small words within the names of places and people, between hyphens.
const LINKS: [&str; 25] = [
    "al", "am", "an", "au", "aux", "by", "de", "del", "des", "du", "e", "el", "en", "i", "in", "la", "le", "les", "on", "sous",
    "sur", "the", "tul", "ul", "upon",
];

/// Last words of what happens, is held, won or signed.
const EVENTS: [&str; 14] = [
    "Act",
    "Agreement",
    "Amendment",
    "Award",
    "Caucuses",
    "Championship",
    "Championships",
    "Convention",
    "Cup",
    "Debate",
    "Poll",
    "Prize",
    "Summit",
    "Treaty",
];

/// Cuts and drops what the tagger took too much of, and adds what lists make certain.
pub fn apply(document: &Document<'_>, found: &mut Vec<Found>, model: &Model) {
    let mut cut: Vec<Found> = found.drain(..).flat_map(|name| divide(document, &name, model)).collect();
    cut.retain(|name| {
        let alone = name.tokens.len() == 1;
        let is_title = alone
            && matches!(
                document.word(name.tokens.start),
                "St." | "Mr." | "Mrs." | "Dr." | "Ms." | "Sen." | "Rep." | "Gov." | "Gen."
            );
        let is_no_name = alone && name.kind == ORGANIZATION && is_no_organization(document.word(name.tokens.start));
        let is_post = !alone && name.kind == ORGANIZATION && POSTS.contains(&document.word(name.tokens.end - 1));
        let is_address = is_address(document, name.tokens.start)
            && (name.kind == PERSON || begins_with_first_name(document.word(name.tokens.start), model));
        !(is_title || is_no_name || is_post || is_address || is_label(words(document, name)))
    });
    *found = cut;
    whole_words(document, found, model);
    saints(document, found);
    add(document, found, firms::written(document, model));
    firms::bearers(document, found, model);
    firms::called(document, found);
    firms::papers(document, found);
    firms::listed(document, found, model);
    platforms(document, found);
    carriers(document, found, model);
}

/// Whether somebody's address on a platform starts here: `@AnnLee`.
pub fn is_address(document: &Document<'_>, token: usize) -> bool {
    let start = document.tokens[token].span.start();
    document.text.get(..start).is_some_and(|before| before.ends_with('@'))
}

/// Whether words that are run together begin with a first name: `AnnLee`.
fn begins_with_first_name(word: &str, model: &Model) -> bool {
    let second = word.char_indices().skip(1).find(|(_, sign)| sign.is_uppercase()).map(|(at, _)| at);
    second.and_then(|at| word.get(..at)).is_some_and(|first| lists_of(first, model) & lists::FIRST_NAME != 0)
}

/// Whether a word alone names no organization.
pub fn is_no_organization(word: &str) -> bool {
    ALONE.contains(&word)
}

/// Whether it is what stands beside names: a politician's party and state (`D-Ohio`), a rank in a list (`No. 14`), a law
/// that bears a president's name (`Obamacare`).
fn is_label(name: &str) -> bool {
    let party = name.strip_prefix(['D', 'R', 'I']).and_then(|rest| rest.strip_prefix('-'));
    let state = party.is_some_and(|state| state.ends_with('.') || state.chars().count() == 2);
    let number = name.strip_prefix("No. ").is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()));
    state || number || matches!(name, "Obamacare" | "ObamaCare" | "Trumpcare" | "Hillarycare" | "Romneycare")
}

/// `Frontier, Southwest and United` are three; `Getty Images for Acme` is one and another.
fn divide(document: &Document<'_>, name: &Found, model: &Model) -> Vec<Found> {
    let range = name.tokens.clone();
    let whole = || vec![name.clone()];
    if name.kind != ORGANIZATION || range.len() < 3 {
        return whole();
    }
    let at = |word: &str| range.clone().find(|token| document.word(*token) == word);
    if document.word(range.start) == "Getty"
        && let Some(place) = at("for")
    {
        return vec![
            Found { tokens: range.start..place, kind: name.kind },
            Found { tokens: place + 1..range.end, kind: name.kind },
        ];
    }
    // `Treasury and Federal Reserve`, `Halden Post-CBS News`: two that are known, and no one name.
    for and in ["and", "-", "/"].into_iter().filter_map(at) {
        let parts = [range.start..and, and + 1..range.end];
        let is_one = |part: &Range<usize>| !part.is_empty() && is_body(document, part, model);
        let several = document.word(and) == "and" || parts.iter().any(|part| part.len() > 1);
        if several && parts.iter().all(is_one) && !is_organization(document, &range, model) {
            return parts.into_iter().map(|tokens| Found { tokens, kind: name.kind }).collect();
        }
    }
    let separators: Vec<usize> = range.clone().filter(|token| matches!(document.word(*token), "," | "and")).collect();
    let lists_names = at(",").is_some() && at("and").is_some() && at("of").is_none() && at("for").is_none() && at("&").is_none();
    let single = |part: &std::ops::Range<usize>| part.len() == 1 && document.tokens[part.start].kind == TokenKind::Word;
    let mut parts = Vec::new();
    let mut start = range.start;
    for separator in separators.into_iter().chain([range.end]) {
        if separator > start {
            parts.push(start..separator);
        }
        start = separator + 1;
    }
    if !lists_names || !parts.iter().all(single) {
        return whole();
    }
    parts.into_iter().map(|tokens| Found { tokens, kind: name.kind }).collect()
}

/// Names end where words do: `Port-au-Prince`, `Stow-on-the-Wold`, and `Moody’s` where it is listed so.
fn whole_words(document: &Document<'_>, found: &mut Vec<Found>, model: &Model) {
    for name in found.iter_mut().filter(|name| name.kind != OTHER) {
        let end = name.tokens.end;
        if let Some(more) = hyphenated(document, end) {
            name.tokens.end = end + more;
        } else if name.kind == ORGANIZATION
            && document.tokens.get(end).is_some_and(|next| next.kind == TokenKind::Possessive)
            && is_organization(document, &(name.tokens.start..end + 1), model)
        {
            name.tokens.end = end + 1;
        }
    }
    found.dedup_by(|later, earlier| later.tokens.start < earlier.tokens.end);
}

/// How many tokens of one word follow: `-au-Prince` after `Port`.
fn hyphenated(document: &Document<'_>, from: usize) -> Option<usize> {
    const MOST: usize = 6;
    let last = (from..from + MOST).take_while(|token| touches(document, *token)).enumerate().find_map(|(place, token)| {
        let word = document.word(token);
        let fits = if place % 2 == 0 { word == "-" } else { LINKS.contains(&word) };
        if fits { None } else { Some((place, word)) }
    });
    let (place, word) = last?;
    (place > 2 && place % 2 == 1 && word.starts_with(char::is_uppercase)).then_some(place + 1)
}

/// `ST. PAUL` in a dateline is one place.
fn saints(document: &Document<'_>, found: &mut Vec<Found>) {
    let is_saint = |token: usize| document.word(token) == "ST" && document.word(token + 1) == ".";
    for name in found.iter_mut() {
        let start = name.tokens.start;
        if start > 1 && is_saint(start - 2) && !document.word(start).contains(char::is_lowercase) {
            *name = Found { tokens: start - 2..name.tokens.end, kind: PLACE };
        }
    }
    found.retain(|name| !(name.tokens.len() == 1 && is_saint(name.tokens.start)));
}

/// What happens is no organization; one that asks voters keeps its name: `Halden University Poll`.
pub fn events(document: &Document<'_>, found: &mut Vec<Found>, model: &Model) {
    let mut polls = Vec::new();
    for name in found.iter_mut().filter(|name| name.kind == ORGANIZATION && name.tokens.len() > 1) {
        let last = document.word(name.tokens.end - 1);
        let asker = name.tokens.start..name.tokens.end - 1;
        // A primary may be a school.
        let before = document.word(name.tokens.end - 2);
        let is_voter = matches!(before, "Democratic" | "Republican" | "Presidential" | "GOP");
        let is_vote = last == "Primary" && (is_voter || lists_of_phrase(document, &asker, model) & lists::REGION != 0);
        if (is_vote || EVENTS.contains(&last)) && !is_organization(document, &name.tokens, model) {
            name.kind = OTHER;
        }
        if last == "Poll" && is_body(document, &asker, model) {
            polls.push(Found { tokens: asker, kind: ORGANIZATION });
        }
    }
    add(document, found, polls);
}

fn platforms(document: &Document<'_>, found: &mut Vec<Found>) {
    for name in found.iter_mut().filter(|name| name.tokens.len() == 1 && name.kind != PERSON) {
        if PLATFORMS.contains(&document.word(name.tokens.start)) {
            name.kind = ORGANIZATION;
        }
    }
    let free = free(document, found);
    let new = (0..document.tokens.len()).filter(|token| free[*token] && PLATFORMS.contains(&document.word(*token)));
    let new = new.map(|token| Found { tokens: token..token + 1, kind: ORGANIZATION }).collect();
    add(document, found, new);
}

/// What firms are called together, before their names.
const FIRMS: [&str; 12] = [
    "airlines",
    "carriers",
    "automakers",
    "carmakers",
    "retailers",
    "broadcasters",
    "insurers",
    "lenders",
    "chains",
    "chipmakers",
    "drugmakers",
    "supermarkets",
];

/// Capitalised words that stand in a row with two organizations are such: `the carriers American, Frontier,
/// Southwest and United`.
fn carriers(document: &Document<'_>, found: &mut Vec<Found>, model: &Model) {
    let mut kinds = vec![None; document.tokens.len()];
    for name in found.iter().filter(|name| name.kind != OTHER) {
        kinds[name.tokens.clone()].fill(Some((name.kind, name.tokens.len())));
    }
    let mut new = Vec::new();
    for sentence in &document.sentences {
        let mut token = sentence.start + 1;
        while token < sentence.end {
            let row = row(document, token, sentence.end);
            let organizations = row.iter().filter(|token| kinds[**token] == Some((ORGANIZATION, 1))).count();
            let opens = document.word(token - 1).starts_with(char::is_lowercase);
            let others: Vec<usize> = row.iter().copied().filter(|token| kinds[*token] != Some((ORGANIZATION, 1))).collect();
            let fits = |token: &usize| {
                kinds[*token].is_none_or(|(_, length)| length == 1 && may_be_company(document.word(*token), model))
            };
            let told = row.len() > 1 && FIRMS.contains(&document.word(token - 1));
            if told || row.len() > 2 && opens && organizations > 1 && others.iter().all(fits) {
                new.extend(others.into_iter().map(|token| Found { tokens: token..token + 1, kind: ORGANIZATION }));
            }
            token = row.last().map_or(token, |last| *last) + 1;
        }
    }
    add(document, found, new);
}

/// The single capitalised words from a token on that stand in a row: `A, B and C`.
fn row(document: &Document<'_>, first: usize, end: usize) -> Vec<usize> {
    let is_name = |token: usize| token < end && document.word(token).starts_with(char::is_uppercase);
    let mut row = Vec::new();
    let mut token = first;
    while is_name(token) {
        row.push(token);
        if token + 1 >= end || !matches!(document.word(token + 1), "," | "and" | "or") {
            break;
        }
        token += 2;
    }
    row
}

/// Adds names, in place of any that they overlap.
pub fn add(document: &Document<'_>, found: &mut Vec<Found>, new: Vec<Found>) {
    let mut taken = vec![false; document.tokens.len()];
    for name in &new {
        taken[name.tokens.clone()].fill(true);
    }
    found.retain(|known| !taken[known.tokens.clone()].contains(&true));
    found.extend(new);
    found.sort_by_key(|name| name.tokens.start);
}

/// Whether a word is listed as a company, or at least as no place.
fn may_be_company(word: &str, model: &Model) -> bool {
    let lists = lists_of(word, model);
    lists & (lists::COMPANY | lists::BRAND | lists::INSTITUTION | lists::DEMONYM) != 0
        || lists & (lists::REGION | lists::CITY | lists::TOWN) == 0
}

/// Whether words are an organization's by themselves: listed, letters, or a house of parliament.
fn is_body(document: &Document<'_>, tokens: &Range<usize>, model: &Model) -> bool {
    let first = document.word(tokens.start);
    let is_letters = first.len() > 2 && first.chars().all(|sign| sign.is_ascii_uppercase());
    let alone = tokens.len() == 1 && (is_letters || matches!(first, "House" | "Senate" | "Congress" | "Parliament"));
    let ends = matches!(document.word(tokens.end - 1), "Department" | "Ministry") && tokens.len() == 2;
    alone || ends || tokens.len() > 1 && is_organization(document, tokens, model)
}

/// Whether words are listed as an organization.
pub fn is_organization(document: &Document<'_>, tokens: &Range<usize>, model: &Model) -> bool {
    const ORGANIZATIONS: u16 = lists::COMPANY | lists::INSTITUTION | lists::BRAND | lists::KNOWN | lists::CLUB;
    lists_of_phrase(document, tokens, model) & ORGANIZATIONS != 0
}

/// The lists that words are in as one name.
pub fn lists_of_phrase(document: &Document<'_>, tokens: &Range<usize>, model: &Model) -> u16 {
    model.lists(phrase(tokens.clone().map(|token| hash(&fold(document.word(token))))))
}

/// The lists that a single word is in.
pub fn lists_of(word: &str, model: &Model) -> u16 {
    model.lists(phrase([hash(&fold(word))]))
}

/// Which tokens are in no name yet; nationalities and the like are free.
fn free(document: &Document<'_>, found: &[Found]) -> Vec<bool> {
    let mut free = vec![true; document.tokens.len()];
    for name in found.iter().filter(|name| name.kind != OTHER) {
        free[name.tokens.clone()].fill(false);
    }
    free
}

#[cfg(test)]
mod tests {
    use crate::{
        annotate::Engine,
        article::{Article, EntityKind},
    };

    fn organizations(text: &str) -> Vec<String> {
        let found = Engine::embedded().annotate(&Article::from_paragraphs([text]));
        let organizations = found.entities.into_iter().filter(|entity| entity.kind == EntityKind::Organization);
        organizations.map(|entity| entity.name).collect()
    }

    #[test]
    fn what_stands_beside_names_is_no_organization() {
        assert_eq!(organizations("Sens. Ana Roe (D-N.Y.) and Bo Lund wrote to @AnaRoe on Friday."), [""; 0]);
        assert_eq!(organizations("A Republican senator voted to repeal Obamacare, and a Democratic one did not."), [""; 0]);
    }

    #[test]
    fn two_that_are_known_are_two() {
        let text = "Spokesmen at the FBI and Justice Department would not say. Both the House and Senate were told.";
        assert_eq!(organizations(text), ["FBI", "Justice Department", "House", "Senate"]);
        assert_eq!(organizations("She leads in a Washington Post-ABC News poll."), ["Washington Post", "ABC News"]);
    }

    #[test]
    fn a_name_ends_where_its_word_does() {
        let article = Article::from_paragraphs(["PORT-AU-PRINCE (AP) - A ship from Stow-on-the-Wold called at Port-au-Prince."]);
        let found = Engine::embedded().annotate(&article);
        let places = found.entities.iter().filter(|entity| entity.kind == EntityKind::Place);
        assert!(places.flat_map(|entity| &entity.mentions).any(|span| article.body.slice(*span) == "Port-au-Prince"));
        let article = Article::from_paragraphs(["ST. PAUL, Minn. (AP) - A judge in St. Paul freed a goat."]);
        let found = Engine::embedded().annotate(&article);
        assert!(found.entities.iter().all(|entity| entity.name != "ST" && entity.name != "PAUL"));
    }

    #[test]
    fn what_happens_is_no_organization() {
        let text = "He spoke at the Democratic National Convention of the Equal Rights Amendment.";
        assert_eq!(organizations(text), [""; 0]);
    }
}
