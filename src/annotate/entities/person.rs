//! Whether two names may be one person's.

/// Words before a name that are no part of it.
const TITLES: [&str; 44] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "president",
    "prime",
    "minister",
    "secretary",
    "foreign",
    "senator",
    "sen",
    "rep",
    "representative",
    "governor",
    "gov",
    "mayor",
    "judge",
    "justice",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "bishop",
    "archbishop",
    "cardinal",
    "captain",
    "coach",
    "chancellor",
    "gen",
    "col",
    "pol",
    "capt",
    "lt",
    "sgt",
    "maj",
    "sheikh",
];

/// Words after a name that tell a father from his son.
const GENERATIONS: [&str; 6] = ["jr", "sr", "ii", "iii", "iv", "v"];

/// What first names are called for short, where the beginning does not tell.
const SHORT_NAMES: [(&str, &str); 40] = [
    ("andy", "andrew"),
    ("ben", "benjamin"),
    ("bernie", "bernard"),
    ("bill", "william"),
    ("bob", "robert"),
    ("charlie", "charles"),
    ("chris", "christopher"),
    ("chuck", "charles"),
    ("dan", "daniel"),
    ("dave", "david"),
    ("debbie", "deborah"),
    ("dick", "richard"),
    ("don", "donald"),
    ("ed", "edward"),
    ("greg", "gregory"),
    ("jeff", "jeffrey"),
    ("jerry", "gerald"),
    ("jim", "james"),
    ("joe", "joseph"),
    ("kate", "katherine"),
    ("ken", "kenneth"),
    ("larry", "lawrence"),
    ("liz", "elizabeth"),
    ("matt", "matthew"),
    ("mike", "michael"),
    ("nick", "nicholas"),
    ("pat", "patricia"),
    ("pat", "patrick"),
    ("pete", "peter"),
    ("rick", "richard"),
    ("rob", "robert"),
    ("ron", "ronald"),
    ("sam", "samuel"),
    ("steve", "stephen"),
    ("steve", "steven"),
    ("sue", "susan"),
    ("ted", "edward"),
    ("tim", "timothy"),
    ("tom", "thomas"),
    ("tony", "anthony"),
];

/// A folded name in its parts.
#[derive(Debug, PartialEq, Eq)]
pub struct Parts<'a> {
    /// First, middle and last names: at least one.
    pub names: Vec<&'a str>,
    /// `jr`, `sr`.
    generation: Option<&'a str>,
}

impl<'a> Parts<'a> {
    /// Of a folded name; none of an empty one.
    pub fn of(folded: &'a str) -> Option<Self> {
        let mut names: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        let generation = names.last().copied().filter(|last| names.len() > 1 && GENERATIONS.contains(last));
        if generation.is_some() {
            names.pop();
        }
        let titles = names.iter().take_while(|word| TITLES.contains(word)).count();
        names.drain(..titles.min(names.len().saturating_sub(1)));
        (!names.is_empty()).then_some(Self { names, generation })
    }

    /// How full the name is: its letters without titles.
    pub fn fullness(&self) -> usize {
        self.names.iter().chain(&self.generation).map(|word| word.chars().count() + 1).sum()
    }

    /// The last name, without its particles.
    pub fn last(&self) -> &'a str {
        self.names.last().copied().unwrap_or("")
    }

    /// Whether both may name one person: the last name or the first alone, a part of a long name, initials for
    /// first and middle names.
    pub fn fits(&self, other: &Self) -> bool {
        if self.generation.zip(other.generation).is_some_and(|(one, other)| one != other) {
            return false;
        }
        let (short, long) = if self.names.len() <= other.names.len() { (self, other) } else { (other, self) };
        if short.names.len() == 1 {
            return long.names.contains(&short.names[0]);
        }
        // `van der Laan` for `Ineke van der Laan`, `Abu Hassan` for `Abu Hassan Omar`.
        if long.names.ends_with(&short.names) || long.names.starts_with(&short.names) {
            return true;
        }
        short.last() == long.last() && short.given_fit(long)
    }

    /// Whether all names of this are those of `full`, in order: `Tata Silva` of `Gerardo “Tata” Silva`.
    pub fn is_within(&self, full: &Self) -> bool {
        let mut rest = full.names.iter();
        self.generation == full.generation
            && self.names.len() > 1
            && self.names.iter().all(|name| rest.any(|other| other == name))
    }

    /// Whether first names are alike, and middle names do not differ. A nickname may stand among the middle
    /// names: `William “Bill” Hargrove`.
    fn given_fit(&self, long: &Self) -> bool {
        let (given, others) = (&self.names[..self.names.len() - 1], &long.names[..long.names.len() - 1]);
        let mut rest = others.iter();
        let in_order = given.iter().all(|name| rest.any(|other| alike(name, other)));
        let starts = given.first().zip(others.first()).is_some_and(|(one, other)| alike(one, other));
        in_order && (starts || given.len() == 1 && others.len() == 2 && given[0].chars().count() > 1)
    }
}

/// The same name, what it is for short, or the initial of it; `jp` holds two.
fn alike(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    one == other || short.chars().count() == 1 && long.starts_with(short) || SHORT_NAMES.contains(&(short, long))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::entities::form::fold;

    fn fits(one: &str, other: &str) -> bool {
        let (one, other) = (fold(one), fold(other));
        Parts::of(&one).unwrap().fits(&Parts::of(&other).unwrap())
    }

    #[test]
    fn one_person_may_be_named_in_many_ways() {
        assert!(fits("Silva", "Ana Silva"));
        assert!(fits("Mrs. Silva", "Ana Silva"));
        assert!(fits("Van der Laan", "Ineke van der Laan"));
        assert!(fits("Al-Suwaidi", "Khalid bin Nasser al-Suwaidi"));
        assert!(fits("T. S. Marrow", "Thomas S. Marrow"));
        assert!(fits("Elena Dragan", "Elena Maria Dragan"));
        assert!(fits("Bill Hargrove", "William “Bill” Hargrove"));
        assert!(fits("Abu Hassan", "Abu Hassan Omar"));
        assert!(fits("Chuck Lund", "Charles Lund") && fits("Kenneth R. Lund", "Ken Lund"));
    }

    #[test]
    fn different_people_do_not_fit() {
        assert!(!fits("Ana Silva", "Bo Silva") && !fits("Eric Silva", "Erica Silva"));
        assert!(!fits("Horace Pell Sr.", "Horace Pell, Jr."));
        assert!(!fits("Chen Yiwen", "Chen Guolin"));
        assert!(!fits("Otto Trebnitz", "Ludwig von Trebnitz"));
    }
}
