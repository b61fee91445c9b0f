//! The name that a careful reader would put in a list.

use super::{
    form::{fold, is_acronym},
    person::Parts,
};
use crate::article::EntityKind;

/// The canonical name, and the others: the fullest becomes canonical, the first of those that are as full; an acronym, or capitals throughout, only
/// where there is no other.
pub fn split(kind: EntityKind, names: &[&str]) -> (String, Vec<String>) {
    let rank = |name: &&&str| (!is_acronym(name) || kind == EntityKind::Place, !is_shouted(name), fullness(kind, name));
    let canonical = names.iter().rev().max_by_key(rank).copied().unwrap_or("");
    let others = names.iter().filter(|other| **other != canonical).map(|other| (*other).to_owned()).collect();
    let shown = if is_shouted(canonical) && kind != EntityKind::Organization { calm(canonical) } else { canonical.to_owned() };
    (shown, others)
}

/// How much a name says: the title of a person is no part of it.
fn fullness(kind: EntityKind, name: &str) -> usize {
    let folded = fold(name);
    match Parts::of(&folded) {
        Some(parts) if kind == EntityKind::Person => parts.fullness(),
        _ => folded.chars().count(),
    }
}

/// Whether a name stands in capitals as datelines and headlines do; short ones may be acronyms.
fn is_shouted(name: &str) -> bool {
    name.len() > 4 && !name.contains('.') && !name.chars().any(char::is_lowercase)
}

/// `NEW YORK` as `New York`.
fn calm(name: &str) -> String {
    let mut calm = String::with_capacity(name.len());
    let mut starts = true;
    for sign in name.chars() {
        if starts {
            calm.push(sign);
        } else {
            calm.extend(sign.to_lowercase());
        }
        starts = !sign.is_alphanumeric() && !matches!(sign, '’' | '\'');
    }
    calm
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fullest_name_is_canonical_and_capitals_are_calmed() {
        let canonical = |kind, names: &[&str]| split(kind, names).0;
        assert_eq!(canonical(EntityKind::Organization, &["FTC", "Federal Trade Commission"]), "Federal Trade Commission");
        assert_eq!(canonical(EntityKind::Organization, &["UNITED STEELWORKERS", "United Steelworkers"]), "United Steelworkers");
        assert_eq!(canonical(EntityKind::Organization, &["UNICEF"]), "UNICEF");
        assert_eq!(canonical(EntityKind::Place, &["NEW YORK"]), "New York");
        assert_eq!(canonical(EntityKind::Place, &["U.S."]), "U.S.");
    }
}
