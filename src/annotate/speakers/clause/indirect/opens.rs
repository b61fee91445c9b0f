//! Where a clause begins that no `that` opens, past whom, when and where it was told.

use super::{
    super::{
        Reader,
        words::{is_auxiliary, is_determiner, is_preposition, is_role},
    },
    NEAR, verbs,
};
use crate::annotate::TokenKind;

impl Reader<'_> {
    /// `told the council it had`, `said in a statement the port would`, `said after the vote Silva had`: where a clause begins
    /// right after the noun that says to whom, when or where.
    pub(super) fn clause_after_noun(&self, start: usize, end: usize) -> Option<usize> {
        const LONGEST: usize = 9;
        let words = start + 1..end.min(start + LONGEST);
        let mut near = words.take_while(|token| !self.is_break(*token) && !is_auxiliary(self.word(*token)));
        near.find(|token| {
            let before = token - 1;
            let noun = self.document.tokens[before].kind == TokenKind::Word
                && !is_preposition(self.word(before))
                && !is_determiner(self.word(before))
                && !self.is_function(before)
                && !self.is_adverb(before)
                && !self.is(before, &["past", "last", "next", "first"]);
            let pronoun = self.is_pronoun(*token) && (self.is_cue(token + 1) || verbs::takes_that(self.word(token + 1)));
            // `told Mr. Silva they are`, `told the founder Ana Silva he would`: to whom.
            let named = self.number_at(*token).map(|number| self.document.tokens_in(self.names[number].span));
            let subject = match named {
                Some(name) => {
                    let plain = self.word(before).starts_with(char::is_lowercase) && !is_role(self.word(before));
                    name.start == *token && plain && self.has_finite(name.end..end.min(name.end + 1))
                }
                None => self.is_subject_of_finite(*token, end),
            };
            // `told reporters 12 boats`, but not `on May 15 unless`.
            let number = self.document.tokens[*token].kind == TokenKind::Number;
            let measured = self.opens_with_measure(*token, number && self.word(before).starts_with(char::is_lowercase), end);
            noun && (pronoun || subject || measured || self.opens_finite(*token, end))
        })
    }

    /// `12 boats were lost`, `at least 12 boats were lost`: how many there are, where a number `counts`, and a verb before the
    /// next break.
    pub(super) fn opens_with_measure(&self, token: usize, counts: bool, end: usize) -> bool {
        (counts || self.is_measure(token)) && self.has_finite(token..self.break_in(token..end))
    }

    /// `too much`, `at least 40 boats`, `up to 40 boats`: how much or many, before a noun.
    fn is_measure(&self, token: usize) -> bool {
        let number = |token: usize| {
            self.document.tokens.get(token).is_some_and(|after| after.kind == TokenKind::Number)
                || is_determiner(self.word(token))
        };
        match self.word(token) {
            "too" => self.is(token + 1, &["much", "many", "few", "little"]),
            "at" => self.is(token + 1, &["least", "most"]),
            "up" => self.is(token + 1, &["to"]) && number(token + 2),
            "as" => self.is(token + 1, &["many", "much", "few"]) && self.is(token + 2, &["as"]),
            // `around 4 p.m.`: when.
            "nearly" | "almost" | "roughly" | "around" => number(token + 1) && !self.word(token + 2).ends_with("m."),
            "only" => {
                let plain = |next: usize| !is_preposition(self.word(next)) && !self.is_break(next) && !self.is_adverb(next);
                plain(token + 1)
            }
            _ => false,
        }
    }

    /// `believes it would fall`: a pronoun or a name, right before a finite verb.
    pub(super) fn is_subject_of_finite(&self, token: usize, end: usize) -> bool {
        let after = match self.number_at(token) {
            Some(number) => self.document.tokens_in(self.names[number].span).end,
            None if self.is_pronoun(token) => token + 1,
            None => return false,
        };
        after < end && self.has_finite(after..end.min(after + 2)) && self.document.tokens[after].kind != TokenKind::Possessive
    }

    /// `believes the efforts to save it will fail`: a noun phrase and a verb that can be nothing else.
    pub(super) fn opens_finite(&self, token: usize, end: usize) -> bool {
        let phrase = token + 1..self.break_in(token..end).min(token + NEAR);
        let opens = is_determiner(self.word(token)) && !self.is(token, &["that", "about"]) || self.is(token, &["there"]);
        opens && phrase.into_iter().any(|verb| is_auxiliary(self.word(verb)))
    }

    /// `this year`, `the week`: when, not what.
    pub(super) fn is_when(&self, token: usize) -> bool {
        let times = ["week", "weeks", "month", "months", "year", "years", "day", "days", "hours", "minutes", "morning", "summer"];
        is_determiner(self.word(token)) && (1..3).any(|after| self.is(token + after, &times))
    }

    /// `Friday`, `on Friday`: what comes after the day.
    pub(super) fn past_day(&self, token: usize) -> usize {
        let day = if self.is(token, &["on"]) { token + 1 } else { token };
        if day < self.document.tokens.len() && self.is_weekday(day) { day + 1 } else { token }
    }

    /// Past whom somebody tells: `reporters`, `The Harbor Times`.
    pub(super) fn past_listener(&self, token: usize) -> Option<usize> {
        if let Some(number) = self.number_at(token) {
            return Some(self.document.tokens_in(self.names[number].span).end);
        }
        let noun =
            self.document.tokens.get(token).is_some_and(|token| token.kind == TokenKind::Word) && self.word(token).ends_with('s');
        (noun || self.is(token, &["me", "us", "him", "her", "them", "people"])).then_some(token + 1)
    }

    /// `said officers had left`: a noun without a determiner, or an adjective.
    pub(super) fn opens_with_noun(&self, token: usize) -> bool {
        let empty = [
            "so",
            "nothing",
            "yes",
            "goodbye",
            "hello",
            "much",
            "anything",
            "something",
            "little",
            "then",
            "here",
            "earlier",
            "later",
            "last",
            "this",
            "again",
            "during",
            "through",
            "when",
            "there",
            "back",
            "together",
            "publicly",
            "out",
            "around",
        ];
        self.document.tokens.get(token).is_some_and(|word| word.kind == TokenKind::Word)
            && !self.is_break(token)
            && !self.is_function(token)
            && !self.is_adverb(token)
            && !self.is_weekday(token)
            && !is_determiner(self.word(token))
            && !is_preposition(self.word(token))
            && !self.is(token, &empty)
    }

    /// Whether a word opens a clause without `that`.
    pub(in super::super) fn opens_clause(&self, token: usize) -> bool {
        self.is_pronoun(token)
            || is_determiner(self.word(token))
            || self.number_at(token).is_some()
            || self.is(token, &["there", "if", "most", "more"])
    }
}
