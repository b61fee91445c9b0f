//! Whom `the teenager`, `the official` and `the woman` stand for.

use super::{Meant, Resolver, description::Described, plain, pronoun::head_of};
use crate::{
    annotate::{
        nouns::{is_agent, is_one_person, is_plural_person},
        speakers::cues,
    },
    article::EntityId,
};

/// Tokens of a description that stands for somebody: `the former 22-year-old actress-singer`.
pub(super) const LONGEST: usize = 10;

impl Resolver<'_> {
    /// What a description with `the` stands for.
    pub(super) fn definite(&self, described: &Described) -> Option<Meant> {
        let unnamed = described.tokens.clone().any(|token| is_unnamed(self.document.word(token)));
        if described.tokens.len() > LONGEST || described.determiner != "the" || unnamed {
            return None;
        }
        let Described { head, span, .. } = described;
        let body = self.institution(head, *span).map(|id| self.meant(id));
        body.or_else(|| self.written(described))
            .or_else(|| self.who_goes_on(described).map(|id| self.meant(id)))
            .or_else(|| self.who_answers(described).map(|id| self.meant(id)))
            .or_else(|| self.just_introduced_as(described))
            .or_else(|| self.named_person(described).map(|id| self.meant(id)))
            .or_else(|| self.same_group(described))
    }

    /// `the letter`: of who wrote it.
    fn written(&self, described: &Described) -> Option<Meant> {
        let paper = cues::is_document(&described.head) && !is_put_up(&described.head);
        if paper { self.author(&described.head, described.span) } else { None }
    }

    /// `The official added that`: who spoke before.
    fn who_goes_on(&self, described: &Described) -> Option<EntityId> {
        let Described { tokens, span, head, .. } = described;
        let speaks_on = matches!(self.document.word(tokens.end), "added" | "adds" | "continued" | "continues");
        let fits = speaks_on && is_one_person(head) || head == "official";
        if !fits || self.is_introduced(head, *span) {
            return None;
        }
        let person = self.last_person(*span).or_else(|| self.only_person(*span).filter(|_| !speaks_on));
        person.filter(|id| speaks_on || self.is_titled(*id, *span))
    }

    /// `Silva asked Reyes when. “At noon,” the policeman answered.`
    fn who_answers(&self, described: &Described) -> Option<EntityId> {
        let Described { tokens, span, head, .. } = described;
        let answers = |token: usize| matches!(self.document.word(token), "answered" | "replied" | "responded");
        let answered = answers(tokens.end) || tokens.start > 0 && answers(tokens.start - 1);
        let person = is_one_person(head) || is_agent(head);
        (person && answered).then(|| self.who_was_asked(*span).or_else(|| self.spoke_before()))?
    }

    /// `A witness said she had hidden. “…,” the woman said`: that witness.
    fn just_introduced_as(&self, described: &Described) -> Option<Meant> {
        let Described { tokens, span, head, .. } = described;
        if !is_anybody(head) || tokens.len() != 2 {
            return None;
        }
        let newer = self.described.as_ref().filter(|(_, at)| self.last.is_none_or(|(_, last)| last < *at) && span.start() > *at);
        let near = |at: usize| self.document.block_at(span.start()) <= self.document.block_at(at) + 1;
        if let Some((name, _)) = newer.filter(|(name, at)| near(*at) && is_one_person(head_of(name))) {
            return Some((None, name.clone()));
        }
        let opening = self.described_before(span.start())?;
        let new = matches!(self.document.word(opening.start), "A" | "An" | "One");
        new.then(|| (None, plain(self.document, opening)))
    }

    /// `the teenager`, `the former chancellor`: a person who has been named, unless he was not, or is told apart: `the woman
    /// on the step`.
    fn named_person(&self, described: &Described) -> Option<EntityId> {
        let Described { tokens, span, head, .. } = described;
        let known = self.described.as_ref().is_some_and(|(name, _)| name.to_lowercase().contains(head.as_str()));
        let told_apart = is_anybody(head)
            && matches!(self.document.word(tokens.end), "on" | "with" | "in" | "at" | "behind" | "beside" | "from");
        match (told_apart, known) {
            (true, _) => None,
            (false, false) => self.epithet(head, *span),
            // `Minister says no`, and below: `the Water Minister, Ana Silva`.
            (false, true) => {
                let named = self.beside(head, *span)?;
                let at = self.described.as_ref().map_or(0, |(_, at)| *at);
                if self.names[named].span.start() > at { self.entity_of[named] } else { None }
            }
        }
    }

    /// `the nurses`, of `nurses at Acme`.
    fn same_group(&self, described: &Described) -> Option<Meant> {
        let group = is_plural_person(&described.head).then(|| self.group_before(described.span))?;
        group.filter(|name| name.to_lowercase().ends_with(&described.head)).map(|name| (None, name))
    }
}

/// Whether a noun is for no more than a person.
pub(super) fn is_anybody(head: &str) -> bool {
    matches!(head, "man" | "woman" | "girl" | "boy" | "person")
}

/// Whether an adjective tells that somebody goes without a name.
fn is_unnamed(word: &str) -> bool {
    matches!(word, "unnamed" | "unidentified" | "anonymous" | "unknown")
}

/// Whether a paper is put up for all to read, so that nobody is asked who wrote it.
fn is_put_up(head: &str) -> bool {
    matches!(head, "sign" | "banner" | "poster" | "headline")
}
