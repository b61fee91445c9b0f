//! What `his statement`, `another` and `a company blog post` stand for; of `the …` see [`super::definite`].

use std::ops::Range;

use super::{Meant, Resolver, definite::LONGEST, plain};
use crate::{
    annotate::{TokenKind, gender, nouns::is_one_person, speakers::cues},
    article::{EntityId, Span},
};

/// Words that stand for somebody or something.
pub(super) struct Described {
    pub tokens: Range<usize>,
    pub span: Span,
    /// The head noun, in small letters.
    pub head: String,
    /// The first word, in small letters.
    pub determiner: String,
}

impl Resolver<'_> {
    /// What a description stands for: its words, and the entity or what to call it.
    pub(super) fn description(&mut self, tokens: Range<usize>, quote: Span) -> (Span, Option<EntityId>, String) {
        let described = self.read(tokens.clone());
        let span = described.span;
        let known = self.known(span).map(|id| self.meant(id)).or_else(|| self.definite(&described));
        let meant = known
            .or_else(|| self.owned_paper(&described, quote))
            .or_else(|| self.relative(&described).map(|id| self.meant(id)))
            .or_else(|| self.named_later(&described).map(|id| self.meant(id)))
            .or_else(|| self.another(tokens.clone()).map(|name| (None, name)))
            .or_else(|| self.companys(&described).map(|name| (None, name)));
        match meant {
            Some((Some(id), _)) => self.refer(id, span),
            Some((None, name)) => (span, None, name),
            None => (span, None, plain(self.document, tokens)),
        }
    }

    fn read(&self, tokens: Range<usize>) -> Described {
        let span = self.document.tokens[tokens.start].span.join(self.document.tokens[tokens.end - 1].span);
        let head = self.document.head(tokens.clone()).to_lowercase();
        let determiner = self.document.word(tokens.start).to_ascii_lowercase();
        Described { tokens, span, head, determiner }
    }

    pub(super) fn meant(&self, id: EntityId) -> Meant {
        (Some(id), self.facts[id.index()].name.clone())
    }

    /// `his statement`: his.
    fn owned_paper(&mut self, described: &Described, quote: Span) -> Option<Meant> {
        let owned = matches!(described.determiner.as_str(), "his" | "her" | "its");
        if !owned || described.tokens.len() > LONGEST || !cues::is_document(&described.head) {
            return None;
        }
        let (_, entity, name) = self.pronoun(described.tokens.start, quote);
        entity.map(|id| (Some(id), name))
    }

    /// `his sister`, of whom `his sister, Ana Silva,` told before.
    fn relative(&self, described: &Described) -> Option<EntityId> {
        let owned = |word: &str| matches!(word, "his" | "her" | "their" | "His" | "Her" | "Their");
        let Described { tokens, span, head, determiner } = described;
        if !owned(determiner) || tokens.len() > 3 || !(is_one_person(head) || gender::of_noun(head).is_some()) {
            return None;
        }
        let told = |number: &usize| {
            let start = self.document.tokens_in(self.names[*number].span).start;
            let comma = usize::from(start > 0 && self.document.word(start - 1) == ",");
            let Some(noun) = start.checked_sub(1 + comma) else { return false };
            let owner = |back: usize| {
                noun.checked_sub(back).is_some_and(|owner| {
                    owned(self.document.word(owner)) || self.document.tokens[owner].kind == TokenKind::Possessive
                })
            };
            self.names[*number].is_person() && self.document.word(noun) == head && (owner(1) || owner(2))
        };
        let number = self.names_before(*span).find(told)?;
        self.entity_of[number]
    }

    /// `a company blog post`: the company's.
    fn companys(&self, described: &Described) -> Option<String> {
        let Described { tokens, span, .. } = described;
        let company = |token: &usize| matches!(self.document.word(*token), "company" | "agency");
        let place = tokens.clone().skip(1).find(company).filter(|place| *place + 1 < tokens.end)?;
        let id = self.organization(*span, |_| true)?;
        let ends = |token: &usize| matches!(self.document.word(*token), "from" | "in" | "of" | "on" | "by");
        let end = (place + 1..tokens.end).find(ends).unwrap_or(tokens.end).max(place + 2);
        let rest = self.document.tokens[place + 1].span.join(self.document.tokens[end - 1].span);
        Some(format!("{} {}", self.facts[id.index()].name, self.document.slice(rest)))
    }

    /// `another`, `a third`: of those who were told of before, as `another official`.
    fn another(&self, tokens: Range<usize>) -> Option<String> {
        const REACH: usize = 120;
        let first = self.document.word(tokens.start).to_lowercase();
        let counted = |word: &str| matches!(word, "second" | "third" | "fourth" | "fifth");
        let last = self.document.word(tokens.end - 1);
        let count = match tokens.len() {
            1 if first == "another" => "another",
            2 if first == "a" && counted(last) => last,
            _ => return None,
        };
        let before = (tokens.start.saturating_sub(REACH)..tokens.start).rev();
        let noun = before.filter(|token| !self.is_quoted(self.document.tokens[*token].span)).find_map(|token| {
            let word = self.document.word(token);
            let one = if is_one_person(word) { word } else { word.strip_suffix('s')? };
            (is_one_person(one) && self.is_counted(token)).then_some(one)
        })?;
        Some(format!("{count} {noun}"))
    }

    /// Whether a noun is told of by number: `a senior White House official`, `two deputies`.
    fn is_counted(&self, noun: usize) -> bool {
        const ADJECTIVES: usize = 4;
        let counts = |token: usize| {
            matches!(
                self.document.word(token),
                "a" | "an" | "one" | "another" | "two" | "three" | "A" | "An" | "One" | "Two" | "Three"
            )
        };
        (noun.saturating_sub(ADJECTIVES)..noun).any(counts)
    }
}
