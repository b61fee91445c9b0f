//! Speech that is reported without marks: `Silva said that …`, `…, Silva said`, `according to …`.
//!
//! Precision comes first: only verbs that take a whole clause, and only clauses without quotations.

use std::ops::Range;

use super::{Attribution, Reader, Source, words::is_determiner};
use crate::annotate::{TokenKind, speakers::cues};

/// The fewest words that a reported clause has.
const FEWEST: usize = 4;

impl Reader<'_> {
    /// The clauses that are reported without marks, in reading order, each with its source.
    pub fn indirect(&self) -> Vec<(Range<usize>, Attribution)> {
        let reported = |sentence: &Range<usize>| {
            let body = sentence.start..self.last_word(sentence);
            let whole = self.according(&body).or_else(|| self.followed_by_verb(&body));
            let clauses = whole.map_or_else(|| self.led_in_by_verbs(&body), |clause| vec![clause]);
            clauses.into_iter().filter(|(clause, _)| self.is_reported(clause.clone()))
        };
        self.document.sentences.iter().flat_map(reported).collect()
    }

    /// Whether a clause is long enough to tell something, and has no quotation in it.
    fn is_reported(&self, clause: Range<usize>) -> bool {
        let words = clause.clone().filter(|token| self.document.tokens[*token].kind == TokenKind::Word).count();
        words >= FEWEST && !self.quoted[clause].contains(&true)
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
    fn according(&self, sentence: &Range<usize>) -> Option<(Range<usize>, Attribution)> {
        let cue = sentence.clone().find(|token| {
            self.word(*token).eq_ignore_ascii_case("according") && self.word(token + 1) == "to" && !self.quoted[*token]
        })?;
        let source = self.phrase_from(cue + 2, sentence.end)?;
        let attribution = Attribution { cue: Some(cue), source };
        if cue == sentence.start {
            let comma = (cue + 2..sentence.end).find(|token| self.is(*token, &[","]))?;
            return Some((comma + 1..sentence.end, attribution));
        }
        let end = if self.is(cue - 1, &[","]) { cue - 1 } else { cue };
        Some((sentence.start..end, attribution))
    }

    /// `Silva said that the river rose, adding that it would fall`: each verb with the clause that it leads in.
    fn led_in_by_verbs(&self, sentence: &Range<usize>) -> Vec<(Range<usize>, Attribution)> {
        let mut clauses = Vec::new();
        let mut from = sentence.start;
        while let Some((verb, start)) = (from..sentence.end).find_map(|verb| Some((verb, self.leads_in(verb, sentence.end)?))) {
            let end = self.clause_end(start, sentence.end);
            let source = self.subject(verb, sentence.start.max(verb.saturating_sub(cues::FARTHEST)));
            let source = source.filter(|source| self.is_sound(source, verb) && self.may_speak(source));
            if let Some(source) = source {
                clauses.push((start..end, Attribution { cue: Some(verb), source }));
            }
            from = end.max(verb + 1);
        }
        clauses
    }

    /// Where the clause begins that a verb leads in, if it leads one in.
    fn leads_in(&self, verb: usize, end: usize) -> Option<usize> {
        const ADVERBIAL: usize = 8;
        let next = verb + 1;
        if self.quoted[verb] || !self.is_cue(verb) || next >= end {
            return None;
        }
        // `found that action void`: no clause.
        let demonstrative = cues::is_weak(self.word(verb)) && !self.has_finite(next..end);
        if self.is(next, &["that"]) && !demonstrative && !self.is(next + 1, &[","]) {
            return Some(next);
        }
        if self.is(verb, &["told", "tells", "telling"]) {
            // `told the council the river rose`: past whom.
            return (next + 1..end.min(next + ADVERBIAL)).find(|token| self.is(*token, &["that"]));
        }
        if !cues::is_saying(self.word(verb)) && !cues::is_saying_on(self.word(verb)) {
            return None;
        }
        let times = ["week", "weeks", "month", "months", "year", "years", "day", "days", "hours", "minutes", "morning", "summer"];
        let when = is_determiner(self.word(next)) && (1..3).any(|after| self.is(next + after, &times));
        let clause = self.opens_clause(next) && !when;
        if clause && (self.is(verb, &["said", "says", "say", "saying"]) || self.has_finite(next..end)) {
            return Some(next);
        }
        // `said on Friday that the river rose`.
        let that = (next..end.min(next + ADVERBIAL)).find(|token| self.is(*token, &["that"]))?;
        (!clause && !self.is_break(next)).then_some(that)
    }

    /// Whether there is a verb among words that a clause needs: not so in `wrote a letter to the board`.
    fn has_finite(&self, tokens: Range<usize>) -> bool {
        const NEAR: usize = 9;
        let near = tokens.start..tokens.end.min(tokens.start + NEAR);
        near.into_iter().any(|token| {
            self.is(
                token,
                &[
                    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "should",
                    "must", "does", "do", "did", "’s", "'s", "ca", "wo",
                ],
            ) || self.word(token).ends_with("ed") && token > tokens.start
        })
    }

    /// Where a reported clause ends: before what the reporter goes on with.
    fn clause_end(&self, start: usize, end: usize) -> usize {
        let goes_on = |token: usize| match self.word(token) {
            "," => {
                let next = token + 1;
                self.is(next, &["but", "though", "although"])
                    || self.word(next).ends_with("ing") && self.is_cue(next)
                    || self.is(next, &["and"]) && self.is_cue(next + 1)
            }
            ";" => true,
            "and" | "but" => self.is_cue(token + 1) && !cues::is_weak(self.word(token + 1)),
            _ => false,
        };
        (start + FEWEST..end).find(|token| goes_on(*token)).unwrap_or(end)
    }

    /// `The river rose, Silva said.`
    fn followed_by_verb(&self, sentence: &Range<usize>) -> Option<(Range<usize>, Attribution)> {
        const TAIL: usize = 12;
        // `The river rose, said Silva, a nurse who …`.
        let inverted = sentence.clone().skip(FEWEST).find(|token| {
            self.is(*token, &[","]) && self.is(*token + 1, &["said", "says"]) && !self.quoted[*token] && *token + 2 < sentence.end
        });
        if let Some(comma) = inverted
            && let Some(source @ Source::Name(_)) = self.inverted_subject(comma + 1, sentence.end)
        {
            return Some((sentence.start..comma, Attribution { cue: Some(comma + 1), source }));
        }
        let from = sentence.start.max(sentence.end.saturating_sub(TAIL));
        let comma = (from..sentence.end).rev().find(|token| self.is(*token, &[","]))?;
        let verb = (comma + 1..sentence.end).find(|token| self.reports(*token))?;
        let ends = verb + 1 == sentence.end || self.is_weekday(verb + 1) || self.is(verb + 1, &["in", "on", "at"]);
        let source = if verb == comma + 1 {
            self.inverted_subject(verb, sentence.end)
        } else {
            self.subject(verb, comma + 1).filter(|source| ends && self.begins_at(source, comma + 1))
        };
        let tells = (sentence.start..comma).any(|token| self.has_finite(token..(token + 2).min(comma)));
        Some((sentence.start..comma, Attribution { cue: Some(verb), source: source.filter(|_| tells)? }))
    }

    fn reports(&self, token: usize) -> bool {
        cues::is_saying(self.word(token)) && !self.quoted[token] && self.is_cue(token)
    }

    /// Whether a word opens a clause without `that`.
    pub(super) fn opens_clause(&self, token: usize) -> bool {
        self.is_pronoun(token)
            || is_determiner(self.word(token))
            || self.name_at[token].is_some()
            || self.is(token, &["there", "if", "most", "more"])
    }
}
