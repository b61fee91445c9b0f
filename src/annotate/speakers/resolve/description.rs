//! What `the company`, `the letter` and `the teenager` stand for.

use super::{Resolver, plain};
use crate::{
    annotate::{
        nouns::{ends_head, institution, is_plural_person, is_public_body},
        speakers::{cues, gender::Gender},
    },
    article::{EntityId, Span},
};

impl Resolver<'_> {
    pub(super) fn description(&mut self, tokens: std::ops::Range<usize>) -> (Span, Option<EntityId>, String) {
        let span = self.document.tokens[tokens.start].span.join(self.document.tokens[tokens.end - 1].span);
        let head = self.head(tokens.clone()).to_lowercase();
        let determiner = self.document.word(tokens.start).to_ascii_lowercase();
        if tokens.len() <= 5 && determiner == "the" {
            if let Some(suffixes) = institution(&head) {
                let by_suffix =
                    self.organization(span, |name| suffixes.iter().any(|suffix| name.to_lowercase().contains(suffix)));
                let is_firm = suffixes.contains(&"inc");
                let firm = || self.organization(span, |name| !is_public_body(name)).filter(|_| is_firm);
                if let Some(id) = by_suffix.or_else(firm).or_else(|| self.organization(span, |_| true)) {
                    return self.refer(id, span);
                }
            }
            if cues::is_document(&head)
                && let Some((entity, name)) = self.author(&head, span)
            {
                if let Some(id) = entity {
                    return self.refer(id, span);
                }
                return (span, None, name);
            }
            // `the teenager`, `the former chancellor`: a person who has been named, unless he was not.
            let known = self.described.as_ref().is_some_and(|(name, _)| name.to_lowercase().contains(&head));
            if !known && let Some(id) = self.epithet(&head, span) {
                return self.refer(id, span);
            }
            if is_plural_person(&head)
                && let Some(name) = self.group_before(span)
                && name.to_lowercase().ends_with(&head)
            {
                return (span, None, name);
            }
        }
        // `a company blog post`: the company's.
        if let Some(place) = tokens
            .clone()
            .skip(1)
            .find(|token| matches!(self.document.word(*token), "company" | "agency"))
            .filter(|place| *place + 1 < tokens.end)
            && let Some(id) = self.organization(span, |_| true)
        {
            let end =
                (place + 1..tokens.end).find(|token| matches!(self.document.word(*token), "from" | "in" | "of" | "on" | "by"));
            let rest = place + 1..end.unwrap_or(tokens.end).max(place + 2);
            let rest = self.document.slice(self.document.tokens[rest.start].span.join(self.document.tokens[rest.end - 1].span));
            return (span, None, format!("{} {rest}", self.facts[id.index()].name));
        }
        (span, None, plain(self.document, tokens))
    }

    /// The head noun of a description: the last word before a preposition.
    pub(super) fn head(&self, tokens: std::ops::Range<usize>) -> &str {
        let stop = tokens.clone().skip(1).find(|token| ends_head(self.document.word(*token))).unwrap_or(tokens.end);
        self.document.word(stop.saturating_sub(1).max(tokens.start))
    }

    /// Who wrote `the letter`: the subject of the sentence that first has `a letter`.
    pub(super) fn author(&self, head: &str, before: Span) -> Option<(Option<EntityId>, String)> {
        let end = self.document.tokens_in(before).start;
        let first = *self.papers.get(head).filter(|first| **first < end)?;
        let sentence = self.document.sentences.partition_point(|sentence| sentence.end <= first);
        let sentence = self.document.sentences.get(sentence)?;
        let sentence = sentence.start.max(first.saturating_sub(cues::FARTHEST))..sentence.end;
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
        if let Some(id) = gender.and_then(|gender| self.person(writer, Some(gender))) {
            return Some((Some(id), self.facts[id.index()].name.clone()));
        }
        let names = self.names.partition_point(|name| name.span.start() < writer.start());
        let number = (names..self.names.len()).find(|number| {
            self.names[*number].span.start() < self.document.tokens[first].span.start() && self.names[*number].may_speak()
        })?;
        let (_, entity, name) = self.named(number);
        Some((entity, name))
    }
}
