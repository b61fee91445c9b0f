//! Who is named beside what was said: `according to the agency`, `…, Silva said`, `…, a clerk told Reuters`.

use std::ops::Range;

use super::{
    super::{
        Attribution, Reader, Source,
        words::{is_auxiliary, is_determiner, is_preposition},
    },
    FEWEST, Reported, SUBORDINATORS, Shape, verbs,
};
use crate::annotate::{TokenKind, nouns, speakers::cues};

impl Reader<'_> {
    /// `According to the agency, the river rose`, `the river rose, according to the agency`.
    pub(super) fn according(&self, sentence: &Range<usize>) -> Option<Reported> {
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
    pub(super) fn parted_by_verb(&self, sentence: &Range<usize>) -> Option<Vec<Reported>> {
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
        let whole = self.is_whole(&first);
        let introduced = whole || self.is(first.start, SUBORDINATORS) || self.is(first.start, &["In", "At", "On"]);
        if after > verb + 1 && !introduced {
            return None;
        }
        let goes_on = after + 1 + usize::from(self.is(after + 1, &["and", "but"]));
        let rest = goes_on..self.clause_end(goes_on, sentence.end, Shape::Clause, false);
        let part = |tokens: Range<usize>| Reported { tokens, attribution: attribution.clone(), in_passing: true };
        let goes_with = !whole || self.is(rest.start, &["because", "unless"]);
        // `…, Silva said, adding that it would fall`.
        let said_on = cues::is_saying_on(self.word(rest.start)).then(|| self.leads_in(rest.start, sentence.end)).flatten();
        let more = said_on.map(|(start, shape)| part(start..self.clause_end(start, sentence.end, shape, false)));
        let rest = more.or_else(|| goes_with.then(|| part(rest)));
        Some([part(first)].into_iter().chain(rest).collect())
    }

    /// `Silva said the river rose, The Courier reported`: what Silva said.
    pub(super) fn told_within(&self, clause: Reported) -> Vec<Reported> {
        let relayed = clause.attribution.cue.is_some_and(|cue| self.is(cue, &["reported", "reports"]));
        let inner = if relayed { self.led_in_by_verbs(&clause.tokens) } else { Vec::new() };
        if inner.is_empty() { vec![clause] } else { inner }
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

    /// `The river rose, Silva said.`
    pub(super) fn followed_by_verb(&self, sentence: &Range<usize>) -> Option<Reported> {
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
            let tells = self.is(*token, &["reported", "reports"]) || verbs::has_listener(self.word(*token));
            self.reports(*token) || tells && self.is_cue(*token) && !is_auxiliary(self.word(*token - 1))
        };
        let verb = (comma + 1..sentence.end).find(reports)?;
        let told = verbs::has_listener(self.word(verb)) && self.is_listener(verb + 1..sentence.end);
        let past = if self.word(verb + 1).ends_with("ly") { verb + 2 } else { verb + 1 };
        let ends = past == sentence.end || told || self.is_weekday(past) || self.is(past, &["in", "on", "at"]);
        let (comma, source) = if verb == comma + 1 {
            let inverted = self.inverted_subject(verb, sentence.end).filter(|source| self.ends_with(source, sentence.end));
            inverted
                .map(|source| (comma, source))
                .or_else(|| if ends { self.over_apposition(comma, sentence.start) } else { None })
        } else {
            let source = self.subject(verb, comma + 1).filter(|source| ends && self.begins_at(source, comma + 1));
            source.map(|source| (comma, source))
        }?;
        let last = verb + 1 == sentence.end && self.is(verb, &["said", "says", "say"]);
        // `The bank expects growth to slow`: verbs that show no ending.
        let thinks = |token: usize| verbs::takes_that(self.word(token)) || verbs::is_willing(self.word(token));
        let finite = |token: usize| self.has_finite(token..(token + 2).min(comma)) || thinks(token) && !self.is_noun_here(token);
        if !last && !(sentence.start..comma).any(finite) {
            return None;
        }
        Some(Reported::said(sentence.start..comma, Attribution { cue: Some(verb), source }))
    }

    /// `…, Ana Silva, a clerk of the port, said`: the comma before a person of whom more is told up to another, and who she is.
    fn over_apposition(&self, close: usize, start: usize) -> Option<(usize, Source)> {
        const APPOSITION: usize = 20;
        let mut commas = (start.max(close.saturating_sub(APPOSITION))..close).rev().filter(|token| self.is(*token, &[","]));
        commas.find_map(|comma| {
            let source = self.subject(close + 1, comma + 1).filter(|source| self.begins_at(source, comma + 1))?;
            let person = matches!(&source, Source::Name(number) if self.names[*number].is_person());
            let stands_here = self.first_token(&source) > comma && self.end_of(&source) < close;
            (person && stands_here).then_some((comma, source))
        })
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
