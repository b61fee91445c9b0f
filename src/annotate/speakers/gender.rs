//! What the words say of a person's gender.

use crate::{
    annotate::{
        Document, Name, TokenKind,
        tagger::{
            Model,
            features::{fold, hash, lists, phrase},
        },
    },
    article::{EntityId, Span},
};

/// The pronoun that would stand for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// `she`.
    Female,
    /// `he`.
    Male,
}

/// What a title or the first of a person's names says.
pub fn of_name(title: &str, first_name: &str, model: &Model) -> Option<Gender> {
    match title.trim_end_matches('.') {
        "Mr" | "Sir" | "Lord" | "King" | "Prince" | "Imam" | "Father" | "Brother" | "Sheikh" | "Pope" | "Congressman"
        | "Shri" | "Alhaji" | "Herr" | "Señor" => {
            return Some(Gender::Male);
        }
        "Mrs" | "Ms" | "Miss" | "Lady" | "Queen" | "Princess" | "Dame" | "Sister" | "Mother" | "Congresswoman" | "Smt"
        | "Mme" | "Frau" | "Señora" | "Madam" => {
            return Some(Gender::Female);
        }
        _ => {}
    }
    let found = model.lists(phrase([hash(&fold(first_name))]));
    match (found & lists::FEMALE != 0, found & lists::MALE != 0) {
        (true, false) => Some(Gender::Female),
        (false, true) => Some(Gender::Male),
        _ => None,
    }
}

/// What the pronouns of the article say of each entity: one that follows a person within a sentence or
/// two, with nobody else named between, votes for him or for her. Quotations are left out.
pub fn votes(
    document: &Document<'_>,
    names: &[Name],
    entity_of: &[Option<EntityId>],
    quotes: &[Span],
    entities: usize,
) -> Vec<Option<Gender>> {
    /// Tokens after a name in which a pronoun is taken to be of it.
    const REACH: usize = 25;
    let mut balance = vec![0_i32; entities];
    let mut last: Option<(EntityId, usize)> = None;
    let mut names = names.iter().zip(entity_of).peekable();
    let mut quotes = quotes.iter().peekable();
    for (number, token) in document.tokens.iter().enumerate() {
        while quotes.next_if(|quote| quote.end() <= token.span.start()).is_some() {}
        while let Some((name, id)) = names.next_if(|(name, _)| name.span.start() <= token.span.start()) {
            if name.is_person() {
                // Two people near each other leave it open whose the next pronoun is.
                last = match (last, id) {
                    (Some((other, at)), Some(id)) if other != *id && number - at < REACH => None,
                    (_, Some(id)) => Some((*id, number)),
                    (_, None) => None,
                };
            }
        }
        if token.kind != TokenKind::Word || token.span.len() > 7 || quotes.peek().is_some_and(|quote| quote.overlaps(token.span))
        {
            continue;
        }
        let vote = match document.slice(token.span) {
            "he" | "He" | "his" | "His" | "him" | "himself" => -1,
            "she" | "She" | "her" | "Her" | "herself" => 1,
            _ => continue,
        };
        if let Some((id, _)) = last.filter(|(_, at)| number - at < REACH)
            && let Some(sum) = balance.get_mut(id.index())
        {
            *sum += vote;
        }
    }
    let gender = |sum: i32| match sum {
        1.. => Some(Gender::Female),
        0 => None,
        _ => Some(Gender::Male),
    };
    balance.into_iter().map(gender).collect()
}
