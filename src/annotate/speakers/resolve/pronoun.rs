//! What `he`, `she`, `it` and `they` stand for.

use super::{
    Resolver,
    nouns::{institution, is_plural_person, is_preposition},
};
use crate::{
    annotate::{
        NameKind,
        speakers::{cues, gender::Gender},
    },
    article::{EntityId, EntityKind, Span},
};

impl Resolver<'_> {
    pub(super) fn pronoun(&mut self, token: usize, quote: Span) -> (Span, Option<EntityId>, String) {
        let span = self.document.tokens[token].span;
        let word = self.document.slice(span).to_ascii_lowercase();
        if let Some(name) = matches!(word.as_str(), "he" | "she" | "it").then(|| self.just_described(span)).flatten() {
            return (span, None, name);
        }
        let found = match word.as_str() {
            "he" => self.person(span, Some(Gender::Male)),
            "she" => self.person(span, Some(Gender::Female)),
            "it" => self.organization(span, |_| true),
            "they" => return self.they(span, quote),
            _ => None,
        };
        match found {
            Some(id) => self.refer(id, span),
            None => (span, None, word),
        }
    }

    /// Who was described as the last speaker, where nobody has been named since: `a carer`, for `she`.
    pub(super) fn just_described(&self, pronoun: Span) -> Option<String> {
        const NEAR: usize = 900;
        let (name, at) = self.described.as_ref().filter(|(_, at)| pronoun.start().saturating_sub(*at) < NEAR)?;
        let head = name.split_whitespace().take_while(|word| !is_preposition(word)).last()?;
        let named_since = {
            let first = self.names.partition_point(|name| name.span.start() < at.saturating_sub(1));
            let end = self.names.partition_point(|name| name.span.start() < pronoun.start());
            (first..end.max(first)).any(|number| {
                let speaks = matches!(self.names[number].kind, NameKind::Entity(EntityKind::Person | EntityKind::Organization));
                speaks && !self.is_quoted(self.names[number].span) && !name.contains(self.document.slice(self.names[number].span))
            })
        };
        let paper = cues::is_document(&head.to_lowercase()) || institution(&head.to_lowercase()).is_some();
        let fits = paper == self.document.slice(pronoun).eq_ignore_ascii_case("it");
        (!named_since
            && fits
            && !is_plural_person(head)
            && name.len() > 3
            && !matches!(name.as_str(), "he" | "she" | "it" | "they" | "i" | "we" | "you"))
        .then(|| name.clone())
    }

    /// `they`: a group that was described, else an organization, else a person.
    pub(super) fn they(&mut self, span: Span, quote: Span) -> (Span, Option<EntityId>, String) {
        let group = self.group_before(span);
        if let Some(name) = group {
            return (span, None, name);
        }
        if let Some((name, _)) = self.described.clone().filter(|(_, at)| quote.start() - at < 600) {
            return (span, None, name);
        }
        match self.organization(span, |_| true).or_else(|| self.person(span, None)) {
            Some(id) => self.refer(id, span),
            None => (span, None, "they".to_owned()),
        }
    }
}
