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
        long.list.starts_with(&short.list) || ends(long, short, later_is_longer)
    }
}

/// Whether `short` ends `long`: `Celtics`, `Red Cross`, `Commission`. What follows `of` is no short form.
fn ends(long: &Words<'_>, short: &Words<'_>, later_is_longer: bool) -> bool {
    let before = long.list.len() - short.list.len();
    let is_body = short.list.last().is_some_and(|head| BODIES.contains(head));
    let after_preposition = matches!(long.list[before - 1], "of" | "for" | "in" | "at" | "and" | "the");
    long.list.ends_with(&short.list) && !after_preposition && !(later_is_longer && is_body)
}
