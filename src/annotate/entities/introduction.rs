//! Names that are introduced as another name of what was just named: `Long Name (LN)`.

use super::form::{fold, is_acronym, letters};
use crate::annotate::{Document, Name};

/// Agencies whose names stand in parentheses in a dateline, after whatever ends it.
const AGENCIES: [&str; 8] = ["AP", "AFP", "UPI", "EFE", "PTI", "ANI", "IANS", "TASS"];

/// Longest name of an exchange in `Firm (Exchange: TICK)`, in bytes.
const EXCHANGE: usize = 12;

/// The number of the name for which name number `index` is introduced as another.
pub fn of(document: &Document<'_>, names: &[Name], index: usize) -> Option<usize> {
    let this = names[index].span;
    let name = document.slice(this);
    if !is_acronym(name) || AGENCIES.contains(&name) {
        return None;
    }
    let before = index.checked_sub(1)?;
    let between = |full: usize| document.text.get(names[full].span.end()..this.start());
    let gap = between(before)?.trim_start_matches(['”', '’', '"']);
    if matches!(gap, " (" | ", or " | " (the " | " (“" | " (\"" | ", known as ")
        && may_stand_for(name, document.slice(names[before].span))
    {
        return Some(before);
    }
    // The exchange may be a name too.
    let firms = [Some(before), before.checked_sub(1)];
    firms.into_iter().flatten().find(|firm| between(*firm).is_some_and(is_exchange))
}

/// Whether the letters begin as the name does, or are all in it, in another language's order.
fn may_stand_for(acronym: &str, full: &str) -> bool {
    let (letters, mut full) = (letters(acronym), fold(full));
    let begins = letters.chars().next() == full.chars().next();
    let mut all = || letters.chars().all(|letter| full.find(letter).map(|at| full.remove(at)).is_some());
    begins || letters.chars().count() > 2 && all()
}

/// ` (Nasdaq: `, and after a ticker `; OTC: `.
fn is_exchange(gap: &str) -> bool {
    let exchange = gap.strip_prefix(" (").or_else(|| gap.strip_prefix("; ")).and_then(|rest| rest.trim_end().strip_suffix(':'));
    exchange.is_some_and(|exchange| exchange.len() <= EXCHANGE && !exchange.contains([')', '(', ',', ';']))
}
