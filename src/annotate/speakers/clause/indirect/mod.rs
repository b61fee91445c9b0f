//! Speech that is reported without marks: `Silva said that …`, `…, Silva said`, `according to …`.
//!
//! Precision comes first: only verbs that as a rule report, and only words without quotations. [`leads`] tells where
//! reported words begin, by [`verbs`] of its own and [`opens`], [`extent`] where they end, and [`tags`] who is named beside them.

mod extent;
mod leads;
mod opens;
mod tags;
mod verbs;

use std::ops::Range;

use super::{Attribution, Reader, Source};
use crate::annotate::{TokenKind, speakers::cues};

/// The fewest words that a reported clause has; one fewer where the first is a pronoun.
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

    /// Whether a clause is long enough to tell something, and has no quotation in it.
    fn is_reported(&self, clause: Range<usize>) -> bool {
        self.tells_something(&clause) && !self.quoted[clause].contains(&true)
    }

    /// Whether a clause has enough words; a number at its start is one.
    fn tells_something(&self, clause: &Range<usize>) -> bool {
        let kind = |token: usize| self.document.tokens[token].kind;
        let counted = usize::from(!clause.is_empty() && kind(clause.start) == TokenKind::Number);
        let words = counted + clause.clone().filter(|token| kind(*token) == TokenKind::Word).count();
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
}
