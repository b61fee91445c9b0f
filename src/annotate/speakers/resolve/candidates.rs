//! The people and organizations that words without a name may stand for, best first.

use super::{REACH, Resolver};
use crate::{
    annotate::{TokenKind, speakers::gender::Gender},
    article::{BlockKind, EntityId, EntityKind, Span},
};

/// Mentions by which an organization is what a text is about, beside one that is named once.
const TOPIC: usize = 2;

impl Resolver<'_> {
    /// The nearest person before a place whom a pronoun of `gender` may stand for: who spoke last if he
    /// was named last, else the subject of a near sentence, else the nearest.
    pub(super) fn person(&self, before: Span, gender: Option<Gender>) -> Option<EntityId> {
        let end = self.names.partition_point(|name| name.span.end() <= before.start());
        let fits = |id: EntityId| {
            let facts = &self.facts[id.index()];
            facts.kind == EntityKind::Person && (facts.gender.is_none() || gender.is_none() || facts.gender == gender)
        };
        let mut best: Option<(i32, EntityId)> = None;
        for (back, number) in (0..end).rev().take(REACH).enumerate() {
            let Some(id) = self.entity_of[number].filter(|id| fits(*id)) else { continue };
            let span = self.names[number].span;
            if self.is_byline(span) {
                continue;
            }
            let distance = before.start() - span.end();
            let mut score = 0 - (distance / 40) as i32 - back as i32 / 2;
            if self.is_subject(span) {
                score += if self.sentence_of(span) + 1 >= self.sentence_of(before) { 12 } else { 8 };
            }
            if self.is_quoted(span) {
                score -= 14;
            }
            if gender.is_some() && self.facts[id.index()].gender == gender {
                score += 3;
            }
            if self.last.is_some_and(|(last, at)| last == id && before.start().saturating_sub(at) < 1500) {
                score += 4;
            }
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, id));
            }
        }
        best.map(|(_, id)| id)
    }

    pub(super) fn organization(&self, before: Span, fits: impl Fn(&str) -> bool) -> Option<EntityId> {
        let end = self.names.partition_point(|name| name.span.end() <= before.start());
        let is_organization =
            |id: &EntityId| self.facts[id.index()].kind == EntityKind::Organization && fits(&self.facts[id.index()].name);
        let candidates = (0..end)
            .rev()
            .take(REACH)
            .filter(|number| !self.is_quoted(self.names[*number].span) && !self.reports(self.names[*number].span))
            .filter(|number| !self.is_caption(self.names[*number].span));
        let candidates: Vec<(usize, EntityId)> =
            candidates.filter_map(|number| self.entity_of[number].filter(is_organization).map(|id| (number, id))).collect();
        let (nearest, others) = candidates.split_first()?;
        if self.is_subject(self.names[nearest.0].span) {
            return Some(nearest.1);
        }
        // A subject a little further back stands out more than a name in passing, and so does who all is about.
        let subject = others.iter().take(3).find(|(number, _)| self.is_subject(self.names[*number].span));
        let count = |id: EntityId| candidates.iter().filter(|(_, other)| *other == id).count();
        let topic = || others.iter().map(|(_, id)| *id).max_by_key(|id| count(*id)).filter(|id| count(*id) >= TOPIC);
        let passing = count(nearest.1) == 1;
        Some(subject.map_or_else(|| topic().filter(|_| passing).unwrap_or(nearest.1), |(_, id)| *id))
    }

    /// Whether a name is that of a paper that reports what stands here: never `the company` of it.
    pub(super) fn reports(&self, span: Span) -> bool {
        let next = self.document.tokens_in(span).end;
        matches!(self.document.word(next), "reports" | "reported" | "writes")
    }

    /// Whether a name opens its sentence, or nearly.
    pub(super) fn is_subject(&self, span: Span) -> bool {
        /// Tokens before a subject, with titles and what describes it.
        const OPENING: usize = 9;
        let token = self.document.tokens_in(span).start;
        let sentence = self.document.sentences.partition_point(|sentence| sentence.end <= token);
        let Some(sentence) = self.document.sentences.get(sentence) else { return false };
        let governed = token > sentence.start
            && matches!(
                self.document.word(token - 1),
                "of" | "for" | "in" | "at" | "from" | "to" | "with" | "by" | "the" | "against"
            );
        let possessive =
            self.document.tokens.get(self.document.tokens_in(span).end).is_some_and(|token| token.kind == TokenKind::Possessive);
        let first = self.names.partition_point(|name| name.span.start() < self.document.tokens[sentence.start].span.start());
        // `Acme’s Ana Silva`, `Acme captain Ana Silva`: of people and others, each for itself.
        let kind = self.names.binary_search_by_key(&span, |name| name.span).ok().map(|index| self.names[index].kind);
        let is_first = self.names[first..].iter().find(|name| Some(name.kind) == kind).is_some_and(|name| name.span == span);
        token - sentence.start <= OPENING && is_first && !governed && !possessive
    }

    /// The number of the sentence in which a span starts.
    fn sentence_of(&self, span: Span) -> usize {
        let token = self.document.tokens_in(span).start;
        self.document.sentences.partition_point(|sentence| sentence.end <= token)
    }

    /// Whether a name stands in a line of its own that says who wrote the article.
    fn is_byline(&self, span: Span) -> bool {
        const LONGEST: usize = 120;
        let block = self.document.blocks.partition_point(|block| block.span.end() <= span.start());
        self.document.blocks.get(block).is_some_and(|block| {
            block.span.len() < LONGEST && ["By ", "BY "].iter().any(|by| self.document.slice(block.span).starts_with(by))
        })
    }

    /// Whether a name stands in a caption or a photo credit, which the text beside it does not go on from.
    fn is_caption(&self, span: Span) -> bool {
        let block = self.document.blocks.partition_point(|block| block.span.end() <= span.start());
        self.document.blocks.get(block).is_some_and(|block| block.kind == BlockKind::Caption)
    }

    pub(super) fn is_quoted(&self, span: Span) -> bool {
        let index = self.quotes.partition_point(|quote| quote.end() <= span.start());
        self.quotes.get(index).is_some_and(|quote| quote.overlaps(span))
    }
}
