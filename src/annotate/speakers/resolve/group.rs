//! Groups of people: `about 100 Microsoft employees`.

use super::Resolver;
use crate::{
    annotate::{NameKind, nouns::is_plural_person},
    article::{EntityKind, Span},
};

impl Resolver<'_> {
    /// The nearest group of people before a place: `about 100 Microsoft employees` gives `Microsoft
    /// employees`.
    pub(super) fn group_before(&self, before: Span) -> Option<String> {
        const NEAR: usize = 90;
        let end = self.document.tokens_in(before).start;
        let start = end.saturating_sub(NEAR);
        let token = (start..end).rev().find(|token| self.is_group(*token))?;
        Some(self.group_name(token))
    }

    pub(super) fn group_in(&self, start: usize, end: usize) -> Option<String> {
        (start..end).find(|token| self.is_group(*token)).map(|token| self.group_name(token))
    }

    pub(super) fn is_group(&self, token: usize) -> bool {
        is_plural_person(&self.document.word(token).to_lowercase()) && !self.is_quoted(self.document.tokens[token].span)
    }

    /// A group with the name right before it, or `of` an organization after it.
    pub(super) fn group_name(&self, token: usize) -> String {
        let word = self.document.word(token);
        let named = token.checked_sub(1).and_then(|before| {
            let at = self.document.tokens[before].span;
            let index = self.names.partition_point(|name| name.span.end() <= at.start());
            self.names.get(index).filter(|name| name.span.overlaps(at)).map(|_| index)
        });
        if named.is_none()
            && let Some(name) = self.name_after(token)
        {
            let words = self.document.slice(self.document.tokens[token].span.join(name));
            return words.replacen(word, &word.to_lowercase(), 1);
        }
        named.map_or_else(|| word.to_lowercase(), |index| format!("{} {word}", self.document.slice(self.names[index].span)))
    }

    /// The organization that a group is of: `workers at Acme Corp.`
    fn name_after(&self, token: usize) -> Option<Span> {
        let preposition = matches!(self.document.word(token + 1), "at" | "of" | "for" | "from");
        let at = self.document.tokens.get(token + 2).filter(|_| preposition)?.span;
        let index = self.names.partition_point(|name| name.span.end() <= at.start());
        let name = self.names.get(index).filter(|name| name.span.start() == at.start())?;
        (name.kind == NameKind::Entity(EntityKind::Organization)).then_some(name.span)
    }
}
