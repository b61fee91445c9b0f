//! Whether one name of an organization is short for another.

use super::form::is_acronym;

/// Words that many organizations share: alone they name none of them.
const SHARED: [&str; 62] = [
    "university",
    "college",
    "bank",
    "ministry",
    "department",
    "office",
    "national",
    "american",
    "british",
    "european",
    "international",
    "royal",
    "united",
    "first",
    "new",
    "house",
    "supreme",
    "high",
    "district",
    "federal",
    "state",
    "city",
    "general",
    "world",
    "democratic",
    "republican",
    "school",
    "institute",
    "central",
    "north",
    "south",
    "east",
    "west",
    "air",
    "chinese",
    "russian",
    "indian",
    "african",
    "israeli",
    "palestinian",
    "canadian",
    "australian",
    "public",
    "saint",
    "st",
    "real",
    "greater",
    "standard",
    "global",
    "union",
    "party",
    "hospital",
    "us",
    "uk",
    "german",
    "french",
    "japanese",
    "the",
    "america",
    "foundation",
    "nation",
    "nations",
];

/// Heads of official bodies: with another word before them they are another body, so that a longer name never
/// takes in a shorter one that was there before.
const BODIES: [&str; 16] = [
    "ministry",
    "department",
    "court",
    "commission",
    "committee",
    "council",
    "office",
    "agency",
    "authority",
    "board",
    "union",
    "association",
    "police",
    "university",
    "senate",
    "parliament",
];

/// Houses of parliament and of heads of state: whole as [`BODIES`] are.
const HOUSES: [&str; 3] = ["house", "congress", "assembly"];

/// A name as folded words without its legal ending.
pub struct Words<'a> {
    /// The words, in order.
    pub list: Vec<&'a str>,
    /// Whether it had a legal ending.
    pub has_ending: bool,
    pub is_acronym: bool,
}

impl<'a> Words<'a> {
    /// Of a name, and its folded form without and with its ending.
    pub fn of(name: &str, bare: &'a str, folded: &str) -> Self {
        Self { list: bare.split(' ').collect(), has_ending: bare.len() < folded.len(), is_acronym: is_acronym(name) }
    }

    /// Whether this, which comes later, and `known` may be one: the words of one begin or end the other's.
    pub fn fits(&self, known: &Self) -> bool {
        let later_is_longer = self.list.len() > known.list.len();
        let (short, long) = if later_is_longer { (known, self) } else { (self, known) };
        if short.list == long.list {
            return true;
        }
        // `Halden Group` is not `Halden Foods`, nor `Halden Ltd` either.
        if short.list.len() == long.list.len() || short.has_ending || short.is_acronym {
            return false;
        }
        let shared = short.list.len() == 1 && SHARED.contains(&short.list[0]);
        if shared || short.list.iter().all(|word| SHARED.contains(word)) {
            return false;
        }
        starts(long, short) || ends(long, short, later_is_longer) || is_plural(short, long)
    }
}

/// Whether `short` begins `long`. A body is whole: what follows it is another (`Senate Finance Committee`), unless it
/// says what the body is of or for.
fn starts(long: &Words<'_>, short: &Words<'_>) -> bool {
    let is_whole = short.list.last().is_some_and(|last| *last != "police" && (BODIES.contains(last) || HOUSES.contains(last)));
    let goes_on = matches!(long.list[short.list.len()], "of" | "for" | "on" | "at" | "in");
    // `World Athletics Council`: a part of World Athletics.
    let part = long.list.len() == short.list.len() + 1
        && short.list.len() > 1
        && matches!(long.list[short.list.len()], "council" | "committee" | "board" | "foundation");
    long.list.starts_with(&short.list) && (!is_whole || goes_on) && !part
}

/// `Greens` for `Green Party`, `Teamsters` for `Brotherhood of Teamsters`.
fn is_plural(short: &Words<'_>, long: &Words<'_>) -> bool {
    let [members] = short.list[..] else { return false };
    match long.list[..] {
        [name, "party"] => members.strip_suffix('s') == Some(name),
        [.., "brotherhood", "of", last] => members == last && members.ends_with('s'),
        _ => false,
    }
}

/// Whether `short` ends `long`: `Celtics`, `Red Cross`, `Commission`. What follows `of` is no short form.
fn ends(long: &Words<'_>, short: &Words<'_>, later_is_longer: bool) -> bool {
    let before = long.list.len() - short.list.len();
    let is_body = short.list.last().is_some_and(|head| BODIES.contains(head));
    let after_preposition = matches!(long.list[before - 1], "of" | "for" | "in" | "at" | "and" | "the");
    long.list.ends_with(&short.list) && !after_preposition && !(later_is_longer && is_body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::entities::form::{fold, without_ending};

    /// Whether `later` is taken for the organization that was called `known` before.
    fn fits(later: &str, known: &str) -> bool {
        let (one, other) = (fold(later), fold(known));
        let of = |name, folded| Words::of(name, without_ending(folded), folded);
        of(later, &one).fits(&of(known, &other))
    }

    #[test]
    fn a_short_form_begins_or_ends_the_name() {
        assert!(fits("Kallio", "Kallio Lifts Oyj") && fits("Celtics", "Boston Celtics"));
        assert!(fits("Commission", "Commission for Harbours"));
        assert!(fits("Greens", "Green Party") && fits("Teamsters", "International Brotherhood of Teamsters"));
    }

    #[test]
    fn a_body_within_another_is_not_it() {
        assert!(!fits("Senate Finance Committee", "Senate") && !fits("White House", "White House Office of Plans"));
        assert!(!fits("Halden University Press", "Halden University") && !fits("Greens", "Green Bank"));
        assert!(!fits("World Rowing", "World Rowing Council") && fits("Halden Port", "Halden Port Authority"));
        assert!(fits("Halden Police", "Halden Police Department"));
    }
}
