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
        let sentence = self.document.sentence_of(pronoun)?;
        let before = || {
            let (before, _) = self.sentence_before(self.document.tokens[pronoun].span.start())?;
            (!self.is_quoted(self.document.tokens[before.start].span)).then_some(before)
        };
        let sentence = if pronoun == sentence.start { before()? } else { sentence.start..pronoun };
        let opening = self.after_introduction(&sentence);
        if let Some(named) = self.named_body_at(opening) {
            return Some(named);
        }
        let described = self.described_body_at(opening, sentence.end)?;
        let (_, entity, name) = self.description(described, quote);
        Some((entity, name))
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

    fn described_body_at(&self, opening: usize, end: usize) -> Option<Range<usize>> {
        const LONGEST: usize = 8;
        let part = |token: &usize| {
            let mark = self.document.tokens[*token].kind == TokenKind::Mark && self.document.word(*token) != "-";
            !mark && !self.is_predicate(*token) && !is_one_person(self.document.word(*token))
        };
        let determined = matches!(self.document.word(opening), "The" | "the" | "A" | "a" | "An" | "an")
            || self.document.tokens.get(opening + 1).is_some_and(|token| token.kind == TokenKind::Possessive);
        let words = (opening..end.min(opening + LONGEST)).take_while(part);
        let head = words.filter(|token| is_body(self.document.word(*token))).last()?;
        (determined && head > opening && self.is_predicate(head + 1)).then_some(opening..head + 1)
    }

    /// Whether a verb, or a day before one, may begin at a token: not the rest of a description.
    fn is_predicate(&self, token: usize) -> bool {
        let word = self.document.word(token);
        let day = word.ends_with("day") && word.starts_with(char::is_uppercase);
        let word = if day { self.document.word(token + 1) } else { word };
        let helps =
            matches!(word, "has" | "have" | "had" | "is" | "are" | "was" | "were" | "will" | "would" | "did" | "does" | "also");
        helps
            || cues::is_verb(word)
            || word.starts_with(char::is_lowercase) && !is_plural(word) && (word.ends_with("ed") || word.ends_with('s'))
    }
}

/// Whether a noun is for a body or a part of a state.
fn is_body(word: &str) -> bool {
    institution(word).is_some()
        || matches!(
            word,
            "government"
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
