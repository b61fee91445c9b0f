//! Speech that is reported without marks: `Silva said that …`, `…, Silva said`, `according to …`.
//!
//! Precision comes first: only verbs that as a rule report, and only words without quotations. [`leads`] tells where
//! reported words begin, by [`verbs`] of its own, [`extent`] where they end.

mod extent;
mod leads;
mod verbs;

use std::ops::Range;

use super::{
    Attribution, Reader, Source,
    words::{is_auxiliary, is_determiner, is_preposition},
};
use crate::annotate::{TokenKind, nouns, speakers::cues};

/// The fewest words that a reported clause has.
const FEWEST: usize = 4;

/// Words of a clause among which its verb is looked for.
const NEAR: usize = 9;

/// Words before a noun of speech among which its owner stands.
const OWNER: usize = 8;

/// Words that are reported without marks.
pub struct Reported {
    pub tokens: Range<usize>,
    pub attribution: Attribution,
    /// Whether it is told in passing who thinks, asks or wills it: `he` after it need not be them.
    pub in_passing: bool,
}

/// What a verb leads in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// What is said, with a subject and a verb of its own: `that the river rose`.
    Clause,
    /// What is thought or asked: `whether the river rose`.
    Thought,
    /// `to close the port`, `Reyes to resign`, `an end to the work`.
    Phrase,
}

/// Words that open a clause on which another hangs.
const SUBORDINATORS: &[&str] = &["After", "Although", "As", "Because", "If", "Lest", "Since", "Though", "When", "While"];

impl Reported {
    fn said(tokens: Range<usize>, attribution: Attribution) -> Self {
        Self { tokens, attribution, in_passing: false }
    }
}

impl Reader<'_> {
    /// The clauses that are reported without marks, in reading order, each with its source.
    pub fn indirect(&self) -> Vec<Reported> {
        let reported = |sentence: &Range<usize>| {
            let body = self.past_dateline(sentence.start, sentence.end)..self.last_word(sentence);
            let parted = self.parted_by_verb(&body);
            let followed = || self.followed_by_verb(&body).map(|clause| self.told_within(clause));
            let whole = || self.according(&body).map(|clause| vec![clause]).or_else(followed);
            let clauses = parted.or_else(whole).unwrap_or_else(|| self.led_in_by_verbs(&body));
            clauses.into_iter().filter(|clause| self.is_reported(clause.tokens.clone()))
        };
        self.document.sentences.iter().flat_map(reported).collect()
    }

    /// `Silva said the river rose, The Courier reported`: what Silva said.
    fn told_within(&self, clause: Reported) -> Vec<Reported> {
        let relayed = clause.attribution.cue.is_some_and(|cue| self.is(cue, &["reported", "reports"]));
        let inner = if relayed { self.led_in_by_verbs(&clause.tokens) } else { Vec::new() };
        if inner.is_empty() { vec![clause] } else { inner }
    }

    /// Whether a clause is long enough to tell something, and has no quotation in it.
    fn is_reported(&self, clause: Range<usize>) -> bool {
        self.tells_something(&clause) && !self.quoted[clause].contains(&true)
    }

    fn tells_something(&self, clause: &Range<usize>) -> bool {
        let is_word = |token: &usize| matches!(self.document.tokens[*token].kind, TokenKind::Word | TokenKind::Number);
        let words = clause.clone().filter(is_word).count();
        // `she would appeal`.
        words >= FEWEST || words + 1 == FEWEST && self.is_pronoun(clause.start) && self.has_finite(clause.start + 1..clause.end)
    }

    /// The end of a sentence without the marks that close it.
    fn last_word(&self, sentence: &Range<usize>) -> usize {
        let mut end = sentence.end;
        while end > sentence.start && self.document.tokens[end - 1].kind == TokenKind::Mark && !self.quoted[end - 1] {
            end -= 1;
        }
        end
    }

    /// `According to the agency, the river rose`, `the river rose, according to the agency`.
    fn according(&self, sentence: &Range<usize>) -> Option<Reported> {
        let cue = sentence.clone().find(|token| {
            self.word(*token).eq_ignore_ascii_case("according") && self.word(token + 1) == "to" && !self.quoted[*token]
        })?;
        let source = self.phrase_from(cue + 2, sentence.end)?;
        let attribution = Attribution { cue: Some(cue), source };
        if cue == sentence.start {
            let comma = (cue + 2..sentence.end).find(|token| self.is(*token, &[","]))?;
            return Some(Reported::said(comma + 1..sentence.end, attribution));
        }
        let end = if self.is(cue - 1, &[","]) { cue - 1 } else { cue };
        Some(Reported::said(sentence.start..end, attribution))
    }

    /// `The river, Silva said, would fall by Friday`: both parts, or the first alone where it is a clause of its own.
    fn parted_by_verb(&self, sentence: &Range<usize>) -> Option<Vec<Reported>> {
        const SOURCE: usize = 8;
        let open = (sentence.start + 1..sentence.end).find(|comma| {
            let near = *comma + 2..(*comma + SOURCE).min(sentence.end.saturating_sub(1));
            let parts = |verb: usize| self.reports(verb) && self.is(self.past_occasion(verb + 1, sentence.end), &[","]);
            self.is(*comma, &[","]) && near.into_iter().any(parts)
        })?;
        let verb = (open + 2..sentence.end).find(|verb| self.reports(*verb))?;
        let source = self.speaker_of(verb, open + 1).filter(|source| self.begins_at(source, open + 1))?;
        // `fast, like she said, and cheap`.
        let likened = self.is(open + 1, &["like", "as"]);
        let after = self.past_occasion(verb + 1, sentence.end);
        // `the river rose, a clerk, Ana Silva, said`: between two commas of her own.
        let described = (sentence.start..open).rev().take(SOURCE).find(|token| self.is(*token, &[",", "and"]));
        let described = described.is_some_and(|comma| is_determiner(self.word(comma + 1)) && nouns::speaks(self.word(open - 1)));
        if likened || described || !self.is(after, &[","]) || self.quoted[sentence.clone()].contains(&true) {
            return None;
        }
        let attribution = Attribution { cue: Some(verb), source };
        let joined = usize::from(self.is(sentence.start, &["But", "And", "Yet"]));
        let first = sentence.start + joined..open;
        let introduced =
            self.is_whole(&first) || self.is(first.start, SUBORDINATORS) || self.is(first.start, &["In", "At", "On"]);
        if after > verb + 1 && !introduced {
            return None;
        }
        let goes_on = after + 1 + usize::from(self.is(after + 1, &["and", "but"]));
        let rest = goes_on..self.clause_end(goes_on, sentence.end, Shape::Clause, false);
        let part = |tokens: Range<usize>| Reported { tokens, attribution: attribution.clone(), in_passing: true };
        let whole = self.is_whole(&first) && !self.is(rest.start, &["because", "unless"]);
        // `…, Silva said, adding that it would fall`.
        let said_on = cues::is_saying_on(self.word(rest.start)).then(|| self.leads_in(rest.start, sentence.end)).flatten();
        let more = said_on.map(|(start, shape)| part(start..self.clause_end(start, sentence.end, shape, false)));
        Some(if whole { [part(first)].into_iter().chain(more).collect() } else { vec![part(first), part(rest)] })
    }

    /// `in a June report`, `on Monday`: past when and where something was said, up to a comma.
    fn past_occasion(&self, start: usize, end: usize) -> usize {
        const LONGEST: usize = 6;
        let opens = self.is_weekday(start) || self.is(start, &["in", "on", "at", "by", "during", "after"]);
        let words = start..end.min(start + LONGEST);
        let comma = words.clone().take_while(|_| opens).find(|token| self.is(*token, &[","]));
        comma.filter(|comma| !self.has_finite(start..*comma) && !(start..*comma).any(|token| self.is_cue(token))).unwrap_or(start)
    }

    /// Whether words are a clause that may stand alone.
    fn is_whole(&self, clause: &Range<usize>) -> bool {
        let subordinate = !self.tells_something(clause)
            || self.is(clause.start, SUBORDINATORS)
            || self.is(clause.start, &["But", "And", "So", "Even"])
                && self.is(clause.start + 1, &["if", "when", "as", "though", "after"]);
        !subordinate && clause.clone().any(|token| self.has_finite(token..(token + 2).min(clause.end)))
    }

    /// `Silva said that the river rose, adding that it would fall`: each verb with the clause that it leads in.
    fn led_in_by_verbs(&self, sentence: &Range<usize>) -> Vec<Reported> {
        let mut clauses = Vec::new();
        let mut from = sentence.start;
        // `After Silva said that the river rose, …`: the end of a clause that the sentence opens with.
        let opening = if self.is(sentence.start, SUBORDINATORS) { self.first_comma(sentence) } else { sentence.start };
        while let Some((verb, (start, shape))) =
            (from..sentence.end).find_map(|verb| Some((verb, self.leads_in(verb, sentence.end)?)))
        {
            let end = self.clause_end(start, sentence.end, shape, verb < opening);
            // `Silva was told that the river rose`: by somebody.
            let told_to = self.is_told_to(verb, sentence.start);
            if let Some(source) = self.speaker_of(verb, sentence.start).filter(|_| !told_to) {
                let attribution = Attribution { cue: Some(verb), source };
                clauses.push(Reported { tokens: start..end, attribution, in_passing: shape != Shape::Clause });
            }
            from = end.max(verb + 1);
        }
        clauses
    }

    /// Who is the subject of a verb that leads words in.
    fn speaker_of(&self, verb: usize, start: usize) -> Option<Source> {
        let governor = self.governor(verb);
        let start = start.max(governor.saturating_sub(cues::FARTHEST));
        if let Some(owned) =
            self.owned_claim(start.max(verb.saturating_sub(OWNER)), verb + 2).filter(|owned| owned.cue == Some(verb))
        {
            return Some(owned.source);
        }
        let source = self.subject(governor, start)?;
        // `The poll shows that`: what leads in a clause is no noun.
        let thinks = verbs::takes_that(self.word(verb)) || verbs::is_willing(self.word(verb));
        let sound = if thinks && !self.is_noun_here(verb) { verb + 1 } else { governor };
        (self.is_sound(&source, sound) && (self.may_speak(&source) || self.is_beside(&source, governor))).then_some(source)
    }

    /// `appeared to suggest`, `tried to argue`: the verb whose subject an infinitive has.
    fn governor(&self, verb: usize) -> usize {
        let governed = verb >= 2 && self.is(verb - 1, &["to"]);
        let governs = [
            "appeared",
            "appears",
            "seemed",
            "seems",
            "tried",
            "tries",
            "began",
            "continues",
            "continued",
            "wanted",
            "wants",
            "failed",
        ];
        if governed && self.is(verb - 2, &governs) { verb - 2 } else { verb }
    }

    /// `Republicans said`, `North Korea said`: a name of no speaker, right before its verb.
    fn is_beside(&self, source: &Source, verb: usize) -> bool {
        let last = (verb.saturating_sub(cues::FARTHEST)..verb).rev().find(|token| !self.is_adverb(*token));
        last.is_some_and(|last| self.end_of(source) == last + 1)
    }

    /// `The river rose, Silva said.`
    fn followed_by_verb(&self, sentence: &Range<usize>) -> Option<Reported> {
        const TAIL: usize = 12;
        // `The river rose, said Silva, a nurse who …`.
        let inverted = sentence.clone().skip(FEWEST).find(|token| {
            self.is(*token, &[","]) && self.is(*token + 1, &["said", "says"]) && !self.quoted[*token] && *token + 2 < sentence.end
        });
        if let Some(comma) = inverted
            && let Some(source @ Source::Name(_)) = self.inverted_subject(comma + 1, sentence.end)
            && self.ends_with(&source, sentence.end)
        {
            return Some(Reported::said(sentence.start..comma, Attribution { cue: Some(comma + 1), source }));
        }
        let from = sentence.start.max(sentence.end.saturating_sub(TAIL));
        let comma = (from..sentence.end).rev().find(|token| self.is(*token, &[","]))?;
        // `it was reported`: by nobody.
        let reports = |token: &usize| {
            let relays = self.is(*token, &["reported", "reports"]) && self.is_cue(*token);
            self.reports(*token) || relays && !is_auxiliary(self.word(*token - 1))
        };
        let verb = (comma + 1..sentence.end).find(reports)?;
        let told = self.is(verb, &["told", "tells"]) && self.is_listener(verb + 1..sentence.end);
        let ends = verb + 1 == sentence.end || told || self.is_weekday(verb + 1) || self.is(verb + 1, &["in", "on", "at"]);
        let source = if verb == comma + 1 {
            self.inverted_subject(verb, sentence.end).filter(|source| self.ends_with(source, sentence.end))
        } else {
            self.subject(verb, comma + 1).filter(|source| ends && self.begins_at(source, comma + 1))
        };
        let last = verb + 1 == sentence.end && self.is(verb, &["said", "says", "say"]);
        // `The bank expects growth to slow`: verbs that show no ending.
        let thinks = |token: usize| verbs::takes_that(self.word(token)) || verbs::is_willing(self.word(token));
        let finite = |token: usize| self.has_finite(token..(token + 2).min(comma)) || thinks(token) && !self.is_noun_here(token);
        let tells = last || (sentence.start..comma).any(finite);
        let source = source.filter(|_| tells)?;
        Some(Reported::said(sentence.start..comma, Attribution { cue: Some(verb), source }))
    }

    /// Whether a sentence ends with its source, and with where and when it spoke: not so in `…, said Silva had left`.
    fn ends_with(&self, source: &Source, end: usize) -> bool {
        let after = self.end_of(source);
        let speaks = match source {
            Source::Description(tokens) => tokens.clone().any(|token| self.may_be_source(token)),
            _ => true,
        };
        let verb = |token: usize| self.has_finite(token..token + 1) || self.document.tokens[token].kind == TokenKind::Possessive;
        let goes_on =
            after < end && !self.is_break(after) && !is_preposition(self.word(after)) && !nouns::speaks(self.word(after));
        speaks && !goes_on && !(after..end.min(after + 4)).take_while(|token| !self.is_break(*token)).any(verb)
    }

    /// `Reuters`, `a news conference on Monday`: whom somebody tells, and no more.
    fn is_listener(&self, tokens: Range<usize>) -> bool {
        const LONGEST: usize = 8;
        (1..=LONGEST).contains(&tokens.len())
            && !tokens.clone().any(|token| self.is_break(token) || self.is_cue(token) || self.has_finite(token..token + 1))
    }

    fn reports(&self, token: usize) -> bool {
        cues::is_saying(self.word(token)) && !self.quoted[token] && self.is_cue(token)
    }
}
