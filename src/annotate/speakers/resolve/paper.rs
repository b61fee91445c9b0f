//! Who wrote `the letter`, and which paper `it` is.

use std::collections::HashMap;

use super::{Meant, Resolver};
use crate::{
    annotate::{Document, Name, NameKind, TokenKind, gender::Gender, nouns::institution, speakers::cues},
    article::{EntityKind, Span},
};

/// Tokens from the word before `a` to a paper: `in a joint report`.
const ARTICLE: usize = 4;

impl<'a> Resolver<'a> {
    /// Who wrote `the letter`: the subject of the sentence that first has `a letter`.
    pub(super) fn author(&self, head: &str, before: Span) -> Option<Meant> {
        if let Some(id) = self.authors.get(head) {
            return Some(self.meant(*id));
        }
        let end = self.document.tokens_in(before).start;
        let first = *self.papers.get(head).filter(|first| **first < end)?;
        let sentence = self.document.sentence_of(first)?;
        let sentence = sentence.start.max(first.saturating_sub(cues::FARTHEST))..sentence.end;
        if let Some(number) = self.issuer(first) {
            let (_, entity, name) = self.named(number);
            return Some((entity, name));
        }
        let writes = |token: usize| cues::is_writing(self.document.word(token));
        if !(sentence.start..first).any(writes) {
            return None;
        }
        // The words before the verb: a group that is described, else the first name.
        if let Some(group) = self.group_in(sentence.start, first) {
            return Some((None, group));
        }
        // `He sent a message`.
        let writer = self.document.tokens[sentence.start].span;
        let gender = match self.document.word(sentence.start) {
            "He" => Some(Gender::Male),
            "She" => Some(Gender::Female),
            _ => None,
        };
        // `Silva’s board lied, the Audit Office said in a report`.
        if (first.saturating_sub(ARTICLE)..first).any(|token| self.document.word(token) == "in") {
            let before = self.names.partition_point(|name| name.span.end() <= self.document.tokens[first].span.start());
            let number = before.checked_sub(1).filter(|number| self.names[*number].may_speak())?;
            let named = self.document.tokens_in(self.names[number].span);
            let joined = named.start.checked_sub(1).is_some_and(|token| self.document.word(token) == "and");
            let owns = self.document.tokens.get(named.end).is_some_and(|token| token.kind == TokenKind::Possessive);
            let (_, entity, name) = self.named(number);
            return (!joined && !owns).then_some((entity, name));
        }
        if let Some(id) = gender.and_then(|gender| self.person(writer, Some(gender))) {
            return Some(self.meant(id));
        }
        let names = self.names.partition_point(|name| name.span.start() < writer.start());
        let number = (names..self.names.len()).find(|number| {
            self.names[*number].span.start() < self.document.tokens[first].span.start() && self.names[*number].may_speak()
        })?;
        let (_, entity, name) = self.named(number);
        Some((entity, name))
    }

    /// `a letter from Ana Silva`, `a survey released on Monday by the Audit Office`: the name of whom a paper is from.
    fn issuer(&self, paper: usize) -> Option<usize> {
        const LONGEST: usize = 9;
        let word = |token: &usize| self.document.word(*token);
        let ends = |token: &usize| !matches!(word(token), "." | ";" | ":" | "and" | "that" | "which");
        let mut words = (paper + 1..paper + LONGEST).take_while(ends);
        let from = words.find(|token| matches!(word(token), "from" | "by"))?;
        // `a letter seen by the Courier`: from somebody else.
        let issued = ["released", "issued", "published", "written", "signed", "sent", "posted", "prepared", "dated"];
        let taken =
            |token: usize| word(&token).ends_with("ed") || matches!(word(&token), "seen" | "shown" | "read" | "commissioned");
        if (paper + 1..from).any(|token| taken(token) && !issued.contains(&word(&token))) {
            return None;
        }
        let after = self.document.tokens.get(from + 1)?.span;
        let number = self.names.partition_point(|name| name.span.end() <= after.start());
        // `from guild leader Ana Silva` is not from the guild.
        let name = self.names.get(number).filter(|name| name.may_speak() && !self.is_modifier(number))?;
        let tokens = self.document.tokens_in(name.span);
        let led = |token: usize| matches!(word(&token), "the" | "Mr" | "Mr." | "Mrs" | "Ms" | "Dr");
        let owns = self.document.tokens.get(tokens.end).is_some_and(|next| next.kind == TokenKind::Possessive);
        ((from + 1..tokens.start).all(led) && !owns).then_some(number)
    }

    /// The paper that `it` stands for, as in `it read`, and who wrote it.
    pub(super) fn paper(&self, token: usize, place: Span) -> Option<Meant> {
        let read = match self.document.word(token + 1) {
            "read" | "reads" => Some(self.paper_before(token).unwrap_or_else(|| (None, "it".to_owned()))),
            "ends" | "ended" | "begins" | "began" => self.paper_before(token),
            _ => None,
        };
        read.or_else(|| self.paper_told_of(place))
    }

    /// `He sent a message. “…,” it read`: the paper that was last told of, and who wrote it.
    fn paper_before(&self, token: usize) -> Option<Meant> {
        const REACH: usize = 80;
        let span = self.document.tokens[token].span;
        let paper = (token.saturating_sub(REACH)..token).rev().find(|at| carries_words(self.document.word(*at)))?;
        let paper = self.document.word(paper);
        Some(self.author(paper, span).unwrap_or_else(|| (None, paper.to_owned())))
    }

    /// `The boy’s nan sent a card. It says …`: the paper that the sentence right before is about, and that is not where
    /// somebody said something (`she said in a letter`).
    fn paper_told_of(&self, place: Span) -> Option<Meant> {
        let (sentence, _) = self.sentence_before(place.start())?;
        if self.is_quoted(self.document.tokens[sentence.start].span) {
            return None;
        }
        let named = self.names.partition_point(|name| name.span.start() < self.document.tokens[sentence.start].span.start());
        let organization = |name: &Name| name.kind == NameKind::Entity(EntityKind::Organization);
        let subject = self.names.get(named).is_some_and(|name| organization(name) && self.is_subject(name.span));
        if subject || self.opens_with_body(&sentence) {
            return None;
        }
        let paper = (sentence.start..sentence.end.min(sentence.start + cues::FARTHEST))
            .rev()
            .find(|token| carries_words(self.document.word(*token)))?;
        let determiner = (sentence.start..paper).rev().take(5).find(|token| {
            matches!(self.document.word(*token), "a" | "an" | "the" | "A" | "An" | "The")
                || self.document.tokens[*token].kind == TokenKind::Possessive
        })?;
        let governed = determiner > sentence.start
            && matches!(
                self.document.word(determiner - 1),
                "in" | "of" | "by" | "with" | "from" | "to" | "on" | "for" | "over" | "against"
            );
        // `The firm’s letter`: the firm.
        let owner = determiner.checked_sub(1).map_or("", |owner| self.document.word(owner));
        let owner = self.document.tokens[determiner].kind == TokenKind::Possessive && institution(owner).is_some();
        let owner = if owner { self.institution(self.document.word(determiner - 1), place) } else { None };
        // `In a statement Silva said so. “…,” it read`: hers.
        let spoken = self.last.filter(|(_, at)| self.document.tokens_in(Span::new(*at, *at)).start < sentence.end);
        let spoken = spoken.filter(|(_, at)| *at >= self.document.tokens[sentence.start].span.start()).map(|(id, _)| id);
        (!governed).then(|| (owner.or(spoken), self.document.word(paper).to_owned()))
    }

    /// The kind of paper in which a sentence says that something was said: `In a letter to parents, Silva said`.
    pub(super) fn paper_spoken_in(&self, quote: Span) -> Option<&'a str> {
        const LONGEST: usize = 6;
        let token = self.document.tokens_in(quote).start;
        let sentence = self.document.sentence_of(token)?;
        let opens = self.document.word(sentence.start) == "In" && matches!(self.document.word(sentence.start + 1), "a" | "an");
        let mut near = sentence.start + 2..token.min(sentence.start + LONGEST);
        near.find(|token| opens && cues::is_document(self.document.word(*token))).map(|token| self.document.word(token))
    }
}

/// Whether words can be read on what a word stands for.
fn carries_words(word: &str) -> bool {
    cues::is_document(word) || matches!(word, "card" | "cards" | "plaque" | "placard" | "leaflet" | "notice")
}

/// Where each kind of paper is first told of: `a letter`, `a leaked memo`.
pub(super) fn first_told<'a>(document: &Document<'a>) -> HashMap<&'a str, usize> {
    const ADJECTIVES: usize = 4;
    let mut papers = HashMap::new();
    for token in (1..document.tokens.len()).filter(|token| cues::is_document(document.word(*token))) {
        let indefinite = |at: usize| matches!(document.word(at), "a" | "an" | "A" | "An");
        if (token.saturating_sub(ADJECTIVES - 1)..token).any(indefinite) {
            papers.entry(document.word(token)).or_insert(token);
        }
    }
    papers
}
