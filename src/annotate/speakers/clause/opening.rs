//! The subject that a sentence opens with, where no verb of speech tells whose a quotation is.

use std::ops::Range;

use super::{
    Reader, Source,
    words::{is_determiner, is_preposition, is_role},
};
use crate::annotate::{TokenKind, nouns, speakers::cues};

impl Reader<'_> {
    /// The subject of the last clause of a stretch: `Silva left, and Reyes laughed`.
    pub(super) fn last_subject(&self, start: usize, end: usize) -> Option<Source> {
        const NEAR: usize = 8;
        let joins = |token: &usize| self.is(*token, &["and", "but", "while"]) && self.is(*token - 1, &[","]);
        let joint = (start + 1..end).rev().find(|token| !self.quoted[*token] && joins(token));
        let near = |joint: usize| {
            self.subject_in(joint + 1, end.min(joint + NEAR)).filter(|source| {
                let first = self.first_token(source);
                (joint + 1..first).all(|token| !self.is_function(token) && !self.is_break(token) && !self.is_cue(token))
            })
        };
        joint.and_then(near).or_else(|| self.first_subject(start, end))
    }

    /// The first thing in a stretch that could be its subject.
    pub(super) fn first_subject(&self, start: usize, end: usize) -> Option<Source> {
        let main = self.after_introduction(start, end);
        self.subject_in(main, end).or_else(|| if main == start { None } else { self.subject_in(start, end) })
    }

    /// Where the main clause begins: `After the attacks, Silva …`, `Asked about the vote, Silva …`.
    pub(super) fn after_introduction(&self, start: usize, end: usize) -> usize {
        const REACH: usize = 32;
        // `Then, Silva …`.
        if self.is(start, &["Then", "Finally", "Now", "Meanwhile", "Instead", "Still", "However"]) && self.is(start + 1, &[","]) {
            return (start + 2).min(end);
        }
        // `But after the vote, …`.
        let opening = start;
        let start = start + usize::from(self.joins_sentence(start) && is_preposition(self.word(start + 1)));
        // `Even before Silva spoke, …`.
        let even = usize::from(self.is(start, &["Even", "Only", "Just", "Ever"]) && start + 1 < end);
        let introduces = is_preposition(self.word(start + even))
            || even == 1 && self.is(start + 1, &["when", "while", "as", "if", "since", "though"])
            || self.is(start, &["When", "While", "As", "Because", "If", "Since", "Although", "Though", "Once"])
            || self.word(start).ends_with("ed") && self.name_at[start].is_none()
            || self.word(start).ends_with("ing") && self.name_at[start].is_none();
        let introduces = introduces || self.tells_when(start, end);
        if !introduces || !self.starts_sentence(opening) {
            return opening;
        }
        let comma = (start..end.min(start + REACH)).find(|token| self.is(*token, &[","]) && !self.quoted[*token]);
        // `On Monday Silva stopped a run to say that her boat, …`: no introduction.
        let places = self.is(start, &["On", "In", "At", "By", "During"]);
        let begun = |comma: usize| places && (start + 2..comma).any(|token| self.opens_main(token));
        comma.filter(|comma| !begun(*comma)).map_or(opening, |comma| comma + 1)
    }

    /// `A month later, Silva …`, `Two days before, Silva …`.
    fn tells_when(&self, start: usize, end: usize) -> bool {
        const LONGEST: usize = 5;
        let comma = (start + 2..end.min(start + LONGEST)).find(|token| self.is(*token, &[","]));
        let when = |token: usize| self.is(token, &["later", "earlier", "before", "ago", "after"]);
        let opens = self.is(start, &["Earlier", "Later", "Late", "Early", "Last", "Hours", "Days"]);
        comma.is_some_and(|comma| opens || when(comma - 1) && (start..comma - 1).any(|token| self.is_time(token)))
    }

    fn is_time(&self, token: usize) -> bool {
        let word = self.word(token);
        let one = word.strip_suffix('s').unwrap_or(word);
        matches!(one, "minute" | "hour" | "day" | "night" | "week" | "month" | "year" | "decade")
    }

    /// Whether a person is named at a token who nothing before it governs, and a verb in the past follows.
    fn opens_main(&self, token: usize) -> bool {
        let Some(number) = self.number_at(token).filter(|number| self.names[*number].is_person()) else { return false };
        let name = self.document.tokens_in(self.names[number].span);
        let before = self.word(token - 1);
        let governed = is_preposition(before) || self.is(token - 1, &["and", "the", "a", "an", ","]);
        name.start == token && !governed && self.word(name.end).ends_with("ed") && before.starts_with(char::is_lowercase)
    }

    pub(super) fn subject_in(&self, start: usize, end: usize) -> Option<Source> {
        if let Some(source) = self.opening_description(start, end) {
            return Some(source);
        }
        let mut token = start;
        while token < end {
            if self.quoted[token] {
                token += 1;
                continue;
            }
            if let Some(close) = self.dash_after(token, end).filter(|_| token > start) {
                token = close + 1;
                continue;
            }
            // `It quietly welcomed the vote, saying`.
            let verb = token + 1 + usize::from(self.word(token + 1).ends_with("ly"));
            let acts = verb < end && (self.is_cue(verb) || self.is(token, &["It"]) && self.word(verb).ends_with("ed"));
            let attacks = self.is(token, &["it", "It"]) && acts;
            if self.is_pronoun(token) && (attacks || !self.is(token, &["it", "It", "you", "You"])) {
                return Some(Source::Pronoun(token));
            }
            if let Some(number) = self.number_at(token) {
                let name = self.document.tokens_in(self.names[number].span);
                let governs = |back: usize| token >= start + back && is_preposition(self.word(token - back));
                // `anti-Harbor protests`.
                let compound = self.is_joined(token);
                let governed = compound || governs(1) || governs(2) && self.is(token - 1, &["the", "a", "an"]);
                let speaks = self.names[number].may_speak();
                if speaks && !governed && !self.goes_on(number) {
                    // `White House press secretary Josh Ernst`: he.
                    let titled = if self.names[number].is_person() { None } else { self.titled_person(number, end) };
                    let titled = titled.filter(|titled| self.stands_after_title(*titled));
                    return Some(Source::Name(titled.unwrap_or(number)));
                }
                if let Some(people) = self.people_of(name.clone(), start, end).filter(|_| !governed) {
                    return Some(Source::Description(people));
                }
                token = name.end.max(token + 1);
                continue;
            }
            token += 1;
        }
        self.described_subject(start, end)
    }

    /// `Harbor supporters are crying “fraud”`, `The retired pilot gave no reason`: words for people or for a body that a
    /// sentence opens with, before any name that may speak; of `The inspector, Hilary Monk, intervened` the name.
    fn opening_description(&self, start: usize, end: usize) -> Option<Source> {
        const WORDS: usize = 7;
        const APPOSITION: usize = 9;
        let start = start + usize::from(self.joins_sentence(start));
        let counted = self.after_count(start);
        let mut head = None;
        for token in counted..end.min(counted + WORDS) {
            let joins = head == Some(token.wrapping_sub(1)) && self.is(token, &["and"]);
            let ends = self.is_break(token) && !joins || self.is_function(token) || self.is_pronoun(token) || self.is_cue(token);
            let possessive = token > start && self.document.tokens[token].kind == TokenKind::Possessive;
            if possessive && self.document.tokens.get(token + 1).is_some_and(|next| next.kind == TokenKind::Word) {
                head = None;
                continue;
            }
            let determined = token > start && is_determiner(self.word(token));
            let adverb = token > start && self.is_adverb(token) && (head.is_some() || !self.is(token, &["first"]));
            let ends = ends || possessive || determined && head.is_some() || adverb;
            if self.quoted[token] || ends {
                break;
            }
            let named = self.number_at(token);
            // `anti-Silva delegates`.
            let speaks =
                !self.is_joined(token) && named.is_some_and(|number| self.names[number].may_speak() && !self.goes_on(number));
            if speaks || determined || self.is(token, &["whose"]) {
                return None;
            }
            let noun = named.is_none() && (nouns::speaks(self.word(token)) || is_role(self.word(token)));
            // `Republicans`, `Americans`.
            let people = named.is_some_and(|number| !self.names[number].may_speak()) && self.is_people(token);
            if (!self.is_shouted(token) || self.is(token, &["MP"])) && (noun || people) {
                head = Some(token);
            }
        }
        let head = head?;
        let alone = head == start && !self.word(head).ends_with('s') && !self.is(head, &["People", "Police"]);
        // `Party chief Ana Silva`: she.
        if alone || head + 1 < end && self.number_at(head + 1).is_some() {
            return None;
        }
        let comma = (head + 1..end.min(head + APPOSITION)).find(|token| self.is(*token, &[","]));
        let named = comma.and_then(|comma| self.apposed_person(comma, end));
        Some(named.map_or_else(|| Source::Description(start..self.with_whose(head, end)), Source::Name))
    }

    /// Past `Hundreds of`, `Tens of thousands of`.
    fn after_count(&self, start: usize) -> usize {
        const COUNTS: [&str; 8] = ["tens", "dozens", "scores", "hundreds", "thousands", "millions", "some", "many"];
        let counts = |token: usize| COUNTS.contains(&self.word(token).to_lowercase().as_str()) && self.is(token + 1, &["of"]);
        (start..).step_by(2).find(|token| !counts(*token)).unwrap_or(start)
    }

    /// Past `Attorneys` or past `Attorneys for Clinton`.
    fn with_whose(&self, head: usize, end: usize) -> usize {
        let head = self.past_compound(head);
        let joint = head + 2 < end && self.is(head + 1, &["for", "of", "at", "from"]);
        let number = if joint { self.number_at(head + 2) } else { None };
        number.map_or(head + 1, |number| self.document.tokens_in(self.names[number].span).end)
    }

    fn is_people(&self, token: usize) -> bool {
        self.is(token, &["Republicans", "Democrats", "Conservatives", "Liberals"]) || self.word(token).ends_with("ans")
    }

    /// `But village elders say`: a word that joins a sentence to the one before.
    pub(super) fn joins_sentence(&self, token: usize) -> bool {
        self.is(token, &["But", "And", "So", "Yet", "Still", "Or"])
    }

    /// `VOTERS CARE`: words in capitals.
    fn is_shouted(&self, token: usize) -> bool {
        let word = self.word(token);
        word.len() > 1 && word.chars().all(char::is_uppercase)
    }

    /// Whether the word right before a name is for one person: `press secretary Josh Ernst`.
    fn stands_after_title(&self, number: usize) -> bool {
        let first = self.document.tokens_in(self.names[number].span).start;
        first > 0 && (is_role(self.word(first - 1)) || nouns::is_one_person(self.word(first - 1)))
    }

    /// The dash that closes an aside which one opens: `Silva ― as he did before ― smiled`.
    fn dash_after(&self, dash: usize, end: usize) -> Option<usize> {
        const ASIDE: usize = 24;
        if !self.is_dash(dash) {
            return None;
        }
        (dash + 1..end.min(dash + ASIDE)).find(|token| self.is_dash(*token))
    }

    /// `Silva’s campaign`: a name's people or papers.
    fn people_of(&self, name: Range<usize>, start: usize, end: usize) -> Option<Range<usize>> {
        /// Tokens that may stand before a subject.
        const OPENING: usize = 3;
        let noun = name.end + 1;
        let owned = noun < end && self.document.tokens[name.end].kind == TokenKind::Possessive;
        let opens = name.start <= start + OPENING || self.is(name.start - 1, &[",", "but", "and"]);
        let speaks = |token: usize| is_role(self.word(token)) || nouns::speaks(self.word(token));
        // `its executive committee`.
        let last = noun + usize::from(noun + 1 < end && speaks(noun) && nouns::speaks(self.word(noun + 1)));
        (owned && opens && (is_role(self.word(noun)) || cues::is_document(self.word(noun))))
            .then_some(name.start..self.past_compound(last) + 1)
    }

    /// `The letter`, `One nurse`: a description that opens a sentence.
    pub(super) fn described_subject(&self, start: usize, end: usize) -> Option<Source> {
        let start = start + usize::from(self.joins_sentence(start));
        let first = (start..end).find(|token| !self.quoted[*token] && self.document.tokens[*token].kind == TokenKind::Word)?;
        if !is_determiner(self.word(first)) {
            return None;
        }
        let is_end = |token: &usize| {
            // `rallied the crew`: a verb before its object.
            let acts = self.word(*token).ends_with("ed")
                && !self.is(*token - 1, &["-"])
                && (*token > first + 1 && !nouns::speaks(self.word(token + 1))
                    || is_determiner(self.word(token + 1))
                    || self.is(token + 1, &["off", "on", "out", "up", "in", "over", "at"]));
            // `Some gulls circling the pier`.
            let next = self.word(token + 1);
            let circling = self.word(*token - 1).ends_with('s')
                && self.word(*token).ends_with("ing")
                && (is_determiner(next) || is_preposition(next));
            self.is_break(*token)
                || self.is_cue(*token)
                || self.is_adverb(*token)
                || self.is_function(*token)
                || self.quoted[*token]
                || circling
                || is_past(self.word(*token))
                || acts
        };
        // `the Acme-backed relief agency`: one word more than it looks.
        let longest = 7 + 2 * usize::from((first..end.min(first + 7)).any(|token| self.is(token, &["-"])));
        let stop = (first + 1..end.min(first + longest)).find(is_end).unwrap_or(end.min(first + 4));
        let speaks = |token: &usize| {
            // `the Acme-backed agency`.
            let compound = self.is(*token, &["-"]) || self.is(token + 1, &["-"]);
            !compound && self.number_at(*token).is_some_and(|number| self.names[number].may_speak())
                || self.may_be_source(*token)
                || is_role(self.word(*token))
        };
        if let Some(head) = (first + 1..stop).rev().find(speaks) {
            return Some(Source::Description(first..head + 1));
        }
        // `That makes her`, `That’s`, `His face darted`: no nouns.
        let object = (first + 1..stop).any(|token| self.is(token, &["her", "him", "them", "me", "us"]));
        let verb = self.document.tokens[stop - 1].kind == TokenKind::Possessive;
        let stop = if stop > first + 2 && self.word(stop - 1).ends_with("ed") { stop - 1 } else { stop };
        (stop > first + 1 && !object && !verb).then_some(Source::Description(first..stop))
    }
}

/// Common verbs in the past that do not end in `ed`, and are no nouns.
fn is_past(word: &str) -> bool {
    matches!(
        word,
        "saw"
            | "took"
            | "came"
            | "ran"
            | "went"
            | "got"
            | "made"
            | "gave"
            | "held"
            | "met"
            | "sat"
            | "stood"
            | "threw"
            | "drew"
            | "grew"
            | "knew"
            | "kept"
            | "paid"
            | "sent"
            | "won"
            | "began"
            | "rose"
            | "fell"
            | "caught"
            | "brought"
            | "bought"
            | "sought"
    )
}
