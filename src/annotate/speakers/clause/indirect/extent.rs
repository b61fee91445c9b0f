//! How far reported words reach, and whether there is a verb among them.

use std::ops::Range;

use super::{
    super::{
        Reader,
        words::{is_auxiliary, is_occasion, is_preposition},
    },
    FEWEST, NEAR, Shape,
};
use crate::annotate::speakers::cues;

impl Reader<'_> {
    /// `it’s`, `there’s`: is or has, and no owner.
    fn is_contracted(&self, mark: usize) -> bool {
        mark.checked_sub(1).is_some_and(|before| {
            self.is_pronoun(before) || self.is(before, &["that", "there", "here", "what", "who", "That", "There"])
        })
    }

    /// Whether there is a verb among words that a clause needs: not so in `wrote a letter to the board`.
    pub(super) fn has_finite(&self, tokens: Range<usize>) -> bool {
        let near = tokens.start..tokens.end.min(tokens.start + NEAR);
        near.into_iter().any(|token| {
            is_auxiliary(self.word(token))
                || self.is(token, &["ca", "wo"])
                || self.is(token, &["’s", "'s"]) && self.is_contracted(token)
                || self.word(token).ends_with("ed") && token > tokens.start
        })
    }

    /// The first comma of words, no further than a verb is looked for, or their end.
    pub(super) fn comma_in(&self, tokens: Range<usize>) -> usize {
        tokens.clone().take(NEAR).find(|token| self.is(*token, &[","])).unwrap_or(tokens.end)
    }

    /// The first mark or joining word of words, no further than a verb is looked for, or their end.
    pub(super) fn break_in(&self, tokens: Range<usize>) -> usize {
        tokens.clone().take(NEAR).find(|token| self.is_break(*token)).unwrap_or(tokens.end)
    }

    pub(super) fn first_comma(&self, tokens: &Range<usize>) -> usize {
        tokens.clone().find(|token| self.is(*token, &[","])).unwrap_or(tokens.end)
    }

    /// Where reported words end: before what the reporter goes on with. One that a sentence `opens` with ends at its comma.
    pub(super) fn clause_end(&self, start: usize, end: usize, shape: Shape, opens: bool) -> usize {
        /// Tokens before `but` in which `not only` is looked for.
        const NOT_ONLY: usize = 40;
        let narrow = shape == Shape::Phrase;
        let reports_on = |mut token: usize| {
            while token + 1 < end && self.is_adverb(token) {
                token += 1;
            }
            self.is_cue(token) && !cues::is_weak(self.word(token))
        };
        // `and Silva warned`: another report, but not of `Silva and Reyes warned`.
        let past_name = |joint: usize| {
            let name = self.document.tokens_in(self.names[self.number_at(joint + 1)?].span);
            self.number_at(joint - 1).is_none().then_some(name.end)
        };
        let goes_on = |token: usize| match self.word(token) {
            "," => {
                let next = token + 1;
                // `, but on a wider scale`: more of the same.
                // `, but also slower`, `not only slow, but closed`; a quotation there is told on its own.
                let quoted = || self.quoted[next..end.min(next + NOT_ONLY)].contains(&true);
                let not_only = || (start.max(token.saturating_sub(NOT_ONLY))..token).any(|token| self.is_not_only(token));
                let joins = || (self.is(next + 1, &["also", "that", "not"]) || not_only()) && !quoted();
                self.is(next, &["but", "though", "although"]) && !is_preposition(self.word(next + 1)) && !joins()
                    || self.is_cue(next) && !cues::is_weak(self.word(next))
                    || self.word(next).ends_with("ing") && (narrow || self.is_cue(next))
                    || self.is(next, &["and"]) && (narrow || reports_on(next + 1))
                    || self.is(next, &["and"]) && self.is_pronoun(next + 1) && reports_on(next + 2)
                    || narrow && (self.is(next, &["which", "who", "as", "in", "a", "the", "aside"]) || self.is_pronoun(next))
                    || opens
            }
            ";" => true,
            "—" | "–" | "―" | "-" | "--" if self.stands_apart(token) => {
                narrow || opens || self.is(token + 1, &["and", "but"]) && self.is_pronoun(token + 2)
            }
            "and" | "but" => {
                reports_on(token + 1)
                    || self.is_pronoun(token + 1) && reports_on(token + 2)
                    || past_name(token).is_some_and(reports_on)
                    || narrow && self.is(token, &["but"]) && !is_preposition(self.word(token + 1))
            }
            "so" => narrow && (self.opens_clause(token + 1) || self.starts_sentence(token + 1)),
            "in" => narrow && is_occasion(self.word(token + 2)),
            _ => false,
        };
        (start + FEWEST - 1..end).find(|token| goes_on(*token)).unwrap_or(end)
    }

    /// `not only been unhelpful, but it was`: what comes after `but` goes with it.
    fn is_not_only(&self, token: usize) -> bool {
        self.is(token, &["not"]) && self.is(token + 1, &["only", "just"])
    }

    /// Whether white space stands before a mark: not so before the hyphen of a compound.
    fn stands_apart(&self, token: usize) -> bool {
        token > 0 && self.document.tokens[token - 1].span.end() < self.document.tokens[token].span.start()
    }
}
