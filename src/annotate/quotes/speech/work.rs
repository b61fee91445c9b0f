//! Titles in marks: of works, programmes and headlines.

use super::{Quoted, is_capital};

/// Works after which a quotation that begins as a title does is one.
pub(super) const WORKS: [&str; 30] = [
    "novel",
    "book",
    "film",
    "movie",
    "song",
    "album",
    "single",
    "play",
    "poem",
    "series",
    "show",
    "documentary",
    "exhibition",
    "episode",
    "essay",
    "painting",
    "musical",
    "opera",
    "memoir",
    "column",
    "ballad",
    "hit",
    "sitcom",
    "podcast",
    "comedy",
    "program",
    "programme",
    "drama",
    "anthem",
    "sequel",
];

impl Quoted<'_> {
    /// `on CNN’s “Morning Call”`, `told “Morning Call”`, `host of “Morning Call”`: a programme or a work.
    pub(super) fn is_programme(&self) -> bool {
        if self.words > 12 || !self.is_title() || matches!(self.stop, Some("!" | "?" | "…")) {
            return false;
        }
        // `a production of “Macbeth”`, `the title of “First Fool”`, `“Macbeth,” an opera that`.
        let staged = self.before(1) == "of"
            && matches!(self.before(2), "production" | "performance" | "staging" | "revival" | "screening" | "title");
        if staged || self.is_told_as_work() {
            return true;
        }
        let of_somebody = matches!(self.before(1), "’s" | "'s");
        let is_person = |word: &str| {
            let one = word.strip_suffix('s').unwrap_or(word);
            matches!(one, "author" | "host" | "star" | "director" | "founder" | "creator" | "editor")
        };
        let appears = match self.before(1) {
            "told" | "tells" | "on" | "in" => true,
            "with" => matches!(self.before(2), "interview" | "appearance" | "conversation"),
            "of" => is_person(self.before(2)),
            "to" => self.before(2) == "according",
            _ => false,
        };
        of_somebody || is_person(self.after()) || appears && self.words >= 2
    }

    /// `“Macbeth,” an opera that`, `“Macbeth”, his first opera`.
    fn is_told_as_work(&self) -> bool {
        const ADJECTIVES: usize = 3;
        let parted = self.stop == Some(",") || self.after() == ",";
        let words = self.tokens.end + usize::from(self.after() == ",");
        let determined = matches!(self.document.word(words), "a" | "an" | "the" | "his" | "her" | "their");
        parted && determined && (1..=ADJECTIVES).any(|next| WORKS.contains(&self.document.word(words + next)))
    }

    /// `“Pier Falls,” by Ana Silva`: a headline or a work, with who wrote it.
    pub(super) fn is_headline(&self) -> bool {
        let starts = is_capital(self.document.word(self.inside.start));
        starts && self.stop == Some(",") && self.after() == "by" && is_capital(self.document.word(self.tokens.end + 1))
    }

    /// `The title, she said, was his: “On the Falling of Piers”`.
    pub(super) fn is_told_title(&self) -> bool {
        let told = |token| matches!(self.document.word(token), "title" | "Title" | "headline" | "Headline");
        self.before(1) == ":" && self.stop.is_none() && self.is_title() && self.sentence().any(told)
    }
}
