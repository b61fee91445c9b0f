//! Terms and proper names in marks: `a “road map” plan`, `a “no” vote`, `a feast called the “Gull Night”`.

use super::{Quoted, is_capital};
use crate::annotate::words::{Words, set};

/// Things that a term right before them tells apart: `the “one harbor” policy`. What an opinion is given of (`“cruel”
/// remarks`) is none of them.
static TOLD_APART: Words = Words::new(|| {
    set("policy policies movement movements program programs programme programmes formula principle doctrine \
    process charge charges strategy model rule rules list lists bomb bombs stock stocks vote votes test tests award awards rating \
    ratings alert status protocol legislation initiative visa visas period phase zone zones scheme killings deaths document operation \
    theme agenda plot balloon stage category fund funds loan loans disease diseases software technology cells gene virus camera brand series \
    ceremony project mode sector index clause amendment provision exemption")
});

/// What bears a proper name: `the group “Gulls for Peace”`.
static BEARERS: Words = Words::new(|| {
    set("group movement magazine newspaper band website channel bestseller journal weekly newsletter blog spacecraft \
    satellite charity nickname")
});

/// Nouns of which a name follows: `the theme of “Boats for All”`.
static NAMED_OF: Words = Words::new(|| set("theme nickname moniker alias rendition doctrine"));

/// Endings of words that say what somebody thinks of a thing.
const ADJECTIVES: [&str; 19] = [
    "ist", "ous", "ive", "ful", "less", "able", "ible", "ic", "al", "ed", "ing", "ent", "ant", "en", "ary", "y", "est", "er",
    "ian",
];

impl Quoted<'_> {
    /// Whether the words are a term or a name that the text takes up, rather than what somebody says.
    pub(super) fn is_term(&self) -> bool {
        const LONGEST: usize = 6;
        (1..=LONGEST).contains(&self.words)
            && (self.tells_apart()
                || self.is_called_by_nobody()
                || self.is_named_after_article()
                || self.is_name_of_bearer()
                || self.is_on_ballot()
                || self.is_gloss()
                || self.is_so_called_after())
    }

    /// `the “road map” plan`: right before a thing that it tells apart, and what nobody calls it.
    fn tells_apart(&self) -> bool {
        const TERM: usize = 4;
        const NEAR: usize = 12;
        let opinion = self.words == 1 && self.is_lower() && self.is_adjective();
        let called =
            (1..=NEAR).take_while(|back| !matches!(self.before(*back), "." | "")).any(|back| is_calling(self.before(back)));
        self.words <= TERM && self.stop.is_none() && TOLD_APART.contains(self.after()) && !opinion && !called
    }

    fn is_adjective(&self) -> bool {
        let word = self.document.word(self.inside.end.saturating_sub(1));
        ADJECTIVES.iter().any(|ending| word.ends_with(ending))
    }

    /// `is called the “gull hour”`, `a feast called the “Gull Night”`, `known as a “gull”`: no word of who calls it so.
    fn is_called_by_nobody(&self) -> bool {
        let article = usize::from(matches!(self.before(1), "the" | "a" | "an"));
        let caller = self.before(article + 2);
        let adverb = usize::from(matches!(caller, "now" | "often" | "sometimes" | "also" | "commonly" | "being"));
        let passive = matches!(self.before(article + 2 + adverb), "is" | "are" | "was" | "were" | "been" | "being" | "be");
        let thing = caller.starts_with(char::is_lowercase)
            && !matches!(caller, "he" | "she" | "they" | "it" | "who" | "has" | "had" | "have" | "what" | "also" | "which");
        let called = match self.before(article + 1) {
            "called" => passive || article == 1 && self.is_title() && thing,
            "as" => self.before(article + 2) == "known",
            "itself" | "themselves" => matches!(caller, "calling" | "calls" | "call") && self.is_title(),
            _ => false,
        };
        let told_what = (1..=self.sentence().len()).any(|back| self.before(back).eq_ignore_ascii_case("what"));
        called && self.after() != "by" && !told_what
    }

    /// `dubbed the “gull kings”`, `the theme of “Boats for All”`.
    fn is_named_after_article(&self) -> bool {
        let dubbed = matches!(self.before(1), "the" | "a" | "an") && matches!(self.before(2), "dubbed" | "nicknamed");
        let passive = !matches!(self.before(3), "he" | "she" | "they" | "has" | "had" | "have" | "who");
        let of = self.before(1) == "of" && NAMED_OF.contains(self.before(2));
        dubbed && passive || of || matches!(self.before(1), "designated" | "codenamed" | "code-named")
    }

    /// `the group “Gulls for Peace”`.
    fn is_name_of_bearer(&self) -> bool {
        is_capital(self.document.word(self.inside.start)) && self.is_title() && BEARERS.contains(self.before(1))
    }

    /// `a “no” vote`, `to vote “no”`.
    fn is_on_ballot(&self) -> bool {
        let word = self.document.word(self.inside.start).to_lowercase();
        let vote = |word: &str| matches!(word, "vote" | "votes" | "voted" | "voting" | "outnumbering" | "outnumbered");
        self.words == 1 && matches!(word.as_str(), "yes" | "no") && (vote(self.before(1)) || vote(self.after()))
    }

    /// `Rumbo Propio, or “our own path,”`.
    fn is_gloss(&self) -> bool {
        const GLOSS: usize = 3;
        let article = usize::from(matches!(self.before(1), "the" | "a" | "an"));
        self.words <= GLOSS && self.before(article + 1) == "or" && self.before(article + 2) == ","
    }

    /// `“The surge,” as they call it`, `“gulls”, as the boats were called`.
    fn is_so_called_after(&self) -> bool {
        const NEAR: usize = 5;
        let comma = usize::from(self.after() == ",");
        let end = self.tokens.end + comma;
        let parted = comma == 1 || self.stop == Some(",");
        let calls = |token: usize| matches!(self.document.word(token), "call" | "calls" | "called");
        let passive = |token: usize| matches!(self.document.word(token - 1), "is" | "are" | "was" | "were");
        let they = |token: usize| matches!(self.document.word(token - 1), "they" | "we" | "people" | "locals");
        parted
            && self.document.word(end) == "as"
            && (end + 2..end + NEAR).any(|token| calls(token) && (passive(token) || they(token)))
    }
}

/// Words by which somebody calls a thing something.
fn is_calling(word: &str) -> bool {
    const STEMS: [&str; 11] =
        ["call", "describ", "denounc", "accus", "label", "brand", "dismiss", "refer", "deem", "criticiz", "slam"];
    matches!(word, "what" | "termed" | "terms") || STEMS.iter().any(|stem| word.starts_with(stem))
}
