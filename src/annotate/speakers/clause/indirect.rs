//! Speech that is reported without marks: `Silva said that …`, `…, Silva said`, `according to …`.
//!
//! Precision comes first: only verbs that take a whole clause, and only clauses without quotations.

use std::ops::Range;

use super::{Attribution, Reader, words::is_determiner};
use crate::annotate::{TokenKind, speakers::cues};

/// The fewest words that a reported clause has.
const FEWEST: usize = 4;

impl Reader<'_> {
    /// The clauses that are reported without marks, in reading order, each with its source.
    pub fn indirect(&self) -> Vec<(Range<usize>, Attribution)> {
        let reported = |sentence: &Range<usize>| {
            let end = self.last_word(sentence);
            let body = sentence.start..end;
            let (clause, attribution) =
                self.according(&body).or_else(|| self.led_in_by_verb(&body)).or_else(|| self.followed_by_verb(&body))?;
            let words = clause.clone().filter(|token| self.document.tokens[*token].kind == TokenKind::Word).count();
            (words >= FEWEST && !self.quoted[clause.clone()].contains(&true)).then_some((clause, attribution))
        };
        self.document.sentences.iter().filter_map(reported).collect()
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

    /// `Silva said that the river rose`, `Silva told the council the river rose`.
    fn led_in_by_verb(&self, sentence: &Range<usize>) -> Option<(Range<usize>, Attribution)> {
        let verb = sentence.clone().find(|token| self.reports(*token))?;
        let that = (verb + 1..sentence.end.min(verb + 8)).find(|token| self.is(*token, &["that"]));
        let start = that.or_else(|| Some(verb + 1).filter(|next| *next < sentence.end && self.opens_clause(*next)))?;
        let source = self.subject(verb, sentence.start).filter(|source| self.is_sound(source, verb) && self.may_speak(source))?;
        Some((start..sentence.end, Attribution { cue: Some(verb), source }))
    }

    /// `The river rose, Silva said.`
    fn followed_by_verb(&self, sentence: &Range<usize>) -> Option<(Range<usize>, Attribution)> {
        const TAIL: usize = 12;
        let from = sentence.start.max(sentence.end.saturating_sub(TAIL));
        let comma = (from..sentence.end).rev().find(|token| self.is(*token, &[","]))?;
        let verb = (comma + 1..sentence.end).find(|token| self.reports(*token))?;
        let ends = verb + 1 == sentence.end || self.is_weekday(verb + 1) || self.is(verb + 1, &["in", "on", "at"]);
        let source = if verb == comma + 1 {
            self.phrase_from(verb + 1, sentence.end)
        } else {
            self.subject(verb, comma + 1).filter(|source| ends && self.begins_at(source, comma + 1))
        };
        Some((sentence.start..comma, Attribution { cue: Some(verb), source: source? }))
    }

    fn reports(&self, token: usize) -> bool {
        cues::is_saying(self.word(token)) && !self.quoted[token] && self.is_cue(token)
    }

    /// Whether a word opens a clause without `that`.
    pub(super) fn opens_clause(&self, token: usize) -> bool {
        self.is_pronoun(token)
            || is_determiner(self.word(token))
            || self.name_at[token].is_some()
            || self.is(token, &["there", "if", "when", "most", "more"])
    }
}
