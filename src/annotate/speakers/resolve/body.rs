//! Which body or country `it` is: what its sentence, or the one before, is about.

use std::ops::Range;

use super::{Meant, Resolver};
use crate::{
    annotate::{
        NameKind, TokenKind,
        nouns::{institution, is_one_person, is_plural},
        speakers::cues,
    },
    article::{EntityKind, Span},
};

impl Resolver<'_> {
    /// `The army condemned what it called …`: what the same sentence is about; `Norway has left. It said …`: what the one
    /// right before is.
    pub(super) fn body(&mut self, pronoun: usize, quote: Span) -> Option<Meant> {
        let opening = self.opening_body(pronoun)?;
        if let Some(named) = self.named_body_at(opening) {
            return Some(named);
        }
        let described = self.described_body_at(opening)?;
        let definite = self.document.word(described.start).eq_ignore_ascii_case("the");
        let bare = definite && described.len() == 2;
        let (_, entity, name) = self.description(described, quote);
        (entity.is_some() || !bare).then_some((entity, name))
    }

    /// Whether a sentence is about a body or a country.
    pub(super) fn opens_with_body(&self, sentence: &Range<usize>) -> bool {
        let opening = self.after_introduction(sentence);
        self.named_body_at(opening).is_some() || self.described_body_at(opening).is_some()
    }

    /// Where the words stand that a pronoun’s sentence is about; those of the sentence before, where it begins with `It`.
    fn opening_body(&self, pronoun: usize) -> Option<usize> {
        const SENTENCES: usize = 3;
        let number = self.document.sentences.partition_point(|sentence| sentence.end <= pronoun);
        let sentences = self.document.sentences.get(..=number)?.iter().rev().take(SENTENCES);
        let mut openings = sentences.map(|sentence| (sentence, self.after_introduction(sentence)));
        let (sentence, opening) = openings.find(|(_, opening)| *opening < pronoun && self.document.word(*opening) != "It")?;
        (!self.is_quoted(self.document.tokens[sentence.start].span)).then_some(opening)
    }

    fn named_body_at(&self, opening: usize) -> Option<Meant> {
        let article = usize::from(matches!(self.document.word(opening), "The" | "the"));
        let start = self.document.tokens.get(opening + article)?.span.start();
        let number = self.names.partition_point(|name| name.span.start() < start);
        let name = self.names.get(number).filter(|name| name.span.start() == start)?;
        let body = matches!(name.kind, NameKind::Entity(EntityKind::Organization | EntityKind::Place));
        let next = self.document.tokens_in(name.span).end;
        let acts = self.is_predicate(next);
        let id = self.entity_of[number].filter(|_| body && acts)?;
        Some(self.meant(id))
    }

    fn described_body_at(&self, opening: usize) -> Option<Range<usize>> {
        const LONGEST: usize = 8;
        let part = |token: &usize| {
            let mark = self.document.tokens[*token].kind == TokenKind::Mark && self.document.word(*token) != "-";
            let word = self.document.word(*token);
            !mark && !self.is_predicate(*token) && !is_one_person(word) && word != "by"
        };
        let determined = matches!(self.document.word(opening), "The" | "the" | "A" | "a" | "An" | "an")
            || self.document.tokens.get(opening + 1).is_some_and(|token| token.kind == TokenKind::Possessive);
        let words = (opening..self.document.tokens.len().min(opening + LONGEST)).take_while(part);
        let head = words.filter(|token| is_body(self.document.word(*token))).last()?;
        (determined && head > opening && self.is_predicate(head + 1)).then_some(opening..head + 1)
    }

    /// Whether a verb, or a day before one, may begin at a token: not the rest of a description.
    fn is_predicate(&self, token: usize) -> bool {
        // `The army on Friday said`.
        let token = token + usize::from(self.document.word(token) == "on");
        let day = |word: &str| word.ends_with("day") && word.starts_with(char::is_uppercase);
        let word = self.document.word(token + usize::from(day(self.document.word(token))));
        let helps =
            matches!(word, "has" | "have" | "had" | "is" | "are" | "was" | "were" | "will" | "would" | "did" | "does" | "also");
        helps
            || cues::is_verb(word)
            || word.starts_with(char::is_lowercase) && !is_plural(word) && (word.ends_with("ed") || word.ends_with('s'))
    }
}

/// Whether a noun is for a body or a part of a state.
fn is_body(word: &str) -> bool {
    institution(word).is_some() && word != "paper"
        || matches!(
            word,
            "embassy"
                | "government"
                | "military"
                | "army"
                | "navy"
                | "police"
                | "cabinet"
                | "parliament"
                | "junta"
                | "regime"
                | "militia"
                | "country"
                | "state"
        )
}
