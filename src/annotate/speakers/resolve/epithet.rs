//! What people are called beside their names: `the lifter`, `the Czech commissioner`, `the 22-year-old`.

use super::Resolver;
use crate::{
    annotate::{
        NameKind, TokenKind,
        nouns::{is_agent, is_office},
    },
    article::{EntityId, EntityKind, Span},
};

/// Names that are looked back over for one that a noun stands beside.
const NAMES: usize = 400;
/// Tokens that are looked back over for a person who was described and not named.
const TOKENS: usize = 2000;

impl Resolver<'_> {
    /// The person whom a noun with `the` stands for: the one beside whose name it stood, else, where nobody else
    /// was introduced by it, who was spoken of last.
    pub(super) fn epithet(&self, head: &str, span: Span) -> Option<EntityId> {
        let end = self.names.partition_point(|name| name.span.end() <= span.start());
        let beside = (0..end).rev().take(NAMES).find(|number| self.stands_beside(head, *number));
        if let Some(number) = beside {
            return self.entity_of[number];
        }
        if self.names_an_owner(span) || self.is_introduced(head, span) {
            return None;
        }
        if is_agent(head) {
            return self.person(span, None);
        }
        if is_office(head) { self.just_named(span) } else { None }
    }

    /// The person whom a sentence right before a place was about.
    fn just_named(&self, before: Span) -> Option<EntityId> {
        const NEAR: usize = 300;
        let end = self.names.partition_point(|name| name.span.end() <= before.start());
        let near = (0..end).rev().take_while(|number| before.start() - self.names[*number].span.end() < NEAR);
        let person = |number: &usize| self.names[*number].is_person();
        let number = near.filter(person).find(|number| self.is_subject(self.names[*number].span))?;
        self.entity_of[number]
    }

    /// Whether a description says whose it is: `the council’s solicitor`, `the Yankees manager`.
    fn names_an_owner(&self, span: Span) -> bool {
        let tokens = self.document.tokens_in(span);
        let first = self.names.partition_point(|name| name.span.start() < span.start());
        let named = self.names[first..].iter().take_while(|name| name.span.start() < span.end());
        tokens.clone().any(|token| self.document.tokens[token].kind == TokenKind::Possessive)
            || named.into_iter().any(|name| name.kind == NameKind::Entity(EntityKind::Organization))
    }

    /// Whether a noun stands beside a person's name: `Judge Amidon`, `the judge, Philip Amidon`, `Amidon, the judge`,
    /// `Amidon is a judge`.
    fn stands_beside(&self, head: &str, number: usize) -> bool {
        const REACH: usize = 8;
        if !self.names[number].is_person() || self.entity_of[number].is_none() {
            return false;
        }
        let name = self.document.tokens_in(self.names[number].span);
        let is_head = |token: usize| same_noun(self.document.word(token), head);
        let before = |back: usize| name.start.checked_sub(back);
        if before(1).is_some_and(is_head)
            || before(1).is_some_and(|comma| self.document.word(comma) == ",") && before(2).is_some_and(is_head)
        {
            return true;
        }
        let word = |token: usize| self.document.word(token);
        let opening = match word(name.end) {
            "," => name.end + 1,
            "is" | "was" if matches!(word(name.end + 1), "a" | "an" | "the") => name.end + 1,
            _ => return false,
        };
        let ends = |token: &usize| !matches!(word(*token), "," | "." | ";" | "“" | "\"" | "who" | "said" | "says");
        (opening..opening + REACH).take_while(ends).any(is_head)
    }

    /// Whether somebody without a name was introduced by a noun: `an officer`, `one prosecutor`.
    fn is_introduced(&self, head: &str, span: Span) -> bool {
        const ADJECTIVES: usize = 4;
        let end = self.document.tokens_in(span).start;
        let start = end.saturating_sub(TOKENS);
        let indefinite = |token: usize| {
            (start..token)
                .rev()
                .take(ADJECTIVES)
                .find(|before| {
                    matches!(self.document.word(*before).to_ascii_lowercase().as_str(), "a" | "an" | "one" | "another" | "the")
                })
                .is_some_and(|before| !self.document.word(before).eq_ignore_ascii_case("the"))
        };
        (start..end).any(|token| same_noun(self.document.word(token), head) && indefinite(token))
    }
}

/// Whether two nouns are the same, whatever their capitals.
fn same_noun(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other) || other == "judge" && one == "Justice"
}
