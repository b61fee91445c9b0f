//! What the words say of a person's gender.

use crate::annotate::tagger::{
    Model,
    features::{fold, hash, lists, phrase},
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
