//! Whether what stands in quotation marks was said by somebody.

mod term;
mod work;

use std::ops::Range;

use work::WORKS;

use super::Marked;
use crate::{
    annotate::{Document, speakers::cues},
    article::Span,
};

/// Words after which a quotation is a name or a word, not speech.
const NAMING: [&str; 27] = [
    "titled",
    "entitled",
    "nicknamed",
    "dubbed",
    "named",
    "headlined",
    "captioned",
    "labelled",
    "labeled",
    "marked",
    "headed",
    "term",
    "word",
    "words",
    "phrase",
    "slogan",
    "brand",
    "so-called",
    "theme",
    "initials",
    "subtitle",
    "alias",
    "name",
    "heading",
    "label",
    "acronym",
    "trademark",
];

/// What words can be read on, before `read “…”`.
const SIGNS: [&str; 29] = [
    "sign",
    "signs",
    "banner",
    "banners",
    "poster",
    "posters",
    "placard",
    "placards",
    "shirt",
    "shirts",
    "t-shirt",
    "t-shirts",
    "hat",
    "hats",
    "cap",
    "caps",
    "message",
    "messages",
    "note",
    "sticker",
    "stickers",
    "plaque",
    "button",
    "badge",
    "billboard",
    "headline",
    "tweet",
    "flag",
    "graffiti",
];

/// What leads to what somebody is referred to as: `hailed Silva as “The Comeback Kid”`.
const REFERRING: [&str; 18] = [
    "referred",
    "refers",
    "referring",
    "reference",
    "references",
    "refer",
    "hailed",
    "hails",
    "hail",
    "derided",
    "mocked",
    "mocks",
    "mock",
    "branded",
    "dismissed",
    "denounced",
    "described",
    "describes",
];

/// What is quoted before in the same sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Company {
    Nothing,
    Speech,
    /// A name or a title, and this is a further item of its list.
    Names,
}

/// Tells speech from titles, nicknames, scare quotes and words that are only mentioned.
pub fn is_speech(document: &Document<'_>, marked: &Marked, company: Company) -> bool {
    let quoted = Quoted::new(document, marked.span);
    if quoted.is_markup() {
        return false;
    }
    if quoted.is_read_or_shouted() || quoted.is_label_by_somebody() {
        return true;
    }
    let in_list = company == Company::Names && (quoted.is_title() || quoted.words <= 3) && quoted.words >= 2;
    if quoted.is_name()
        || quoted.is_explained()
        || quoted.is_programme()
        || quoted.is_headline()
        || quoted.is_told_title()
        || quoted.is_term()
        || in_list
    {
        return false;
    }
    if quoted.words >= 5 && !quoted.title_case || quoted.stop.is_some() && quoted.words >= 4 || quoted.stands_alone() {
        return true;
    }
    // `called Rubio “Little Marco”`, `called Rubio the “Elvis of the Keys”`, `refers to him as “Little Marco”`.
    let article = usize::from(matches!(quoted.before(1), "the" | "a" | "an"));
    let named_so = (2 + article..=4 + article)
        .any(|back| matches!(quoted.before(back), "called" | "calling" | "calls" | "dubbed" | "dubbing" | "branded"))
        && is_capital(quoted.before(1 + article));
    let referred = matches!(quoted.before(1), "as") || quoted.before(1) == "the" && quoted.before(2) == "as";
    if named_so || quoted.is_called() || referred && (3..=8).any(|back| REFERRING.contains(&quoted.before(back))) {
        return true;
    }
    if quoted.title_case && quoted.words <= 8 {
        let cue = |word: &str| cues::is_verb(word) && !cues::is_weak(word);
        let led_in = cue(quoted.before(1)) || quoted.before(1) == "," && cue(quoted.before(2)) || quoted.before(1) == ":";
        let end = quoted.tokens.end;
        return led_in || quoted.stop.is_some_and(|stop| stop != ".") && cues::near(document, end, end, 4);
    }
    quoted.is_cued()
        || quoted.words >= 2 && !quoted.title_case
        || quoted.is_lower() && (company == Company::Speech || quoted.is_reported())
}

/// The words in marks, without a stop, where they are written as a title is, are more than one, and nobody reads or shouts
/// them.
pub fn title<'a>(document: &Document<'a>, marked: &Marked) -> Option<&'a str> {
    let quoted = Quoted::new(document, marked.span);
    let end = quoted.inside.end - usize::from(quoted.stop.is_some());
    let is_title = quoted.words >= 2 && quoted.is_title() && !quoted.is_read_or_shouted();
    (is_title && quoted.inside.start < end)
        .then(|| document.slice(document.tokens[quoted.inside.start].span.join(document.tokens[end - 1].span)))
}

/// What stands in marks, as it is judged.
struct Quoted<'a> {
    document: &'a Document<'a>,
    span: Span,
    /// Its tokens with the marks.
    tokens: Range<usize>,
    /// Its tokens without the marks.
    inside: Range<usize>,
    words: usize,
    /// Whether two words of three have capitals, the first and the last among them.
    title_case: bool,
    /// The stop before the closing mark.
    stop: Option<&'a str>,
}

impl<'a> Quoted<'a> {
    fn new(document: &'a Document<'a>, span: Span) -> Self {
        let tokens = document.tokens_in(span);
        let inside = super::inner(document, tokens.clone());
        let words = inside.clone().filter(|token| document.word(*token).chars().any(char::is_alphanumeric)).count();
        let capitals = inside.clone().filter(|token| is_capital(document.word(*token))).count();
        let last = document.word(inside.end.saturating_sub(1));
        let is_lower = |token: usize| document.word(token).starts_with(char::is_lowercase);
        let lettered = |token: &usize| document.word(*token).starts_with(char::is_alphanumeric);
        let (opening, closing) = (inside.clone().find(lettered), inside.clone().rev().find(lettered));
        let title_case = words >= 2 && capitals * 3 >= words * 2 && ![opening, closing].into_iter().flatten().any(is_lower);
        // `Neither do I.`: a stop may be part of its word.
        let last = if last.len() == 2 && last.ends_with('.') { "." } else { last };
        let stop = (matches!(last, "," | "." | "!" | "?" | "…" | "—" | "–" | "-") && !inside.is_empty()).then_some(last);
        Self { document, span, tokens, inside, words, title_case, stop }
    }

    /// The word so many tokens before the opening mark.
    fn before(&self, back: usize) -> &'a str {
        self.tokens.start.checked_sub(back).map_or("", |index| self.document.word(index))
    }

    /// The word right after the closing mark.
    fn after(&self) -> &'a str {
        self.document.word(self.tokens.end)
    }

    fn is_lower(&self) -> bool {
        self.document.word(self.inside.start).starts_with(char::is_lowercase)
    }

    /// `"> <div class="`: what is left of markup.
    fn is_markup(&self) -> bool {
        let words = self.document.slice(self.span);
        words.contains('<') && words.contains('>') && words.contains(['=', '/'])
    }

    /// Whether the words are written as titles are: `Guardians of the Galaxy`.
    fn is_title(&self) -> bool {
        let is_part = |word: &str| {
            word.starts_with(|sign: char| !sign.is_lowercase())
                || matches!(
                    word,
                    "of" | "the"
                        | "a"
                        | "an"
                        | "and"
                        | "in"
                        | "on"
                        | "for"
                        | "with"
                        | "to"
                        | "at"
                        | "by"
                        | "is"
                        | "from"
                        | "that"
                        | "or"
                        | "as"
                        | "but"
                        | "into"
                )
        };
        is_capital(self.document.word(self.inside.start)) && self.inside.clone().all(|token| is_part(self.document.word(token)))
    }

    /// `(“Tamarack”)`, `Ernestine “Teeny” Fontenot`, `titled “…”`, `known as “…”`: a name, not words.
    fn is_name(&self) -> bool {
        if self.words <= 4 && self.before(1) == "(" && self.after() == ")" || self.words <= 3 && self.is_nickname() {
            return true;
        }
        let entitled = matches!(self.before(1), "titled" | "entitled" | "headlined");
        let is_short = self.words <= 8 || self.words <= 20 && (self.is_title() || entitled);
        // `phrases like “…”`, `the name of “…”`.
        let one_of = matches!(self.before(1), "like" | "of") && is_naming_noun(self.before(2));
        if is_short
            && (self.is_named_by(1)
                || one_of
                || self.before(1) == "," && self.before(2) != "words" && self.is_named_by(2)
                || matches!(self.before(1), "as" | "is" | "was") && self.before(2) == "called"
                || self.before(1) == "as" && (2..=4).any(|back| is_naming_as(self.before(back)))
                || self.before(1) == "called" && self.before(2) == "-" && self.before(3) == "so"
                || self.before(1) == "the" && self.before(2) == "as" && (3..=5).any(|back| self.before(back) == "known"))
        {
            return true;
        }
        // `whom Silva once called`.
        let once = matches!(self.before(2), "once" | "often" | "later" | "repeatedly" | "recently" | "famously" | "previously");
        let caller = self.before(if once { 3 } else { 2 });
        let is_called = matches!(self.before(1), "called" | "styled")
            && (self.stop.is_none() || self.is_title())
            && !matches!(caller, "he" | "she" | "they" | "has" | "had" | "who" | "we" | "I" | "also")
            && !is_capital(caller)
            && !self.is_called_over_name()
            // `what its lawyers called “…”`.
            && !(2..=5).any(|back| self.before(back) == "what");
        let is_of_itself = matches!(self.before(1), "himself" | "herself" | "themselves" | "itself")
            && !matches!(self.before(2), "declared" | "declares" | "pronounced" | "pronounces");
        (self.words <= 6 || self.words <= 9 && self.is_title()) && (is_called || is_of_itself)
    }

    /// `which its head, Tom Reyes, called “…”`: by who is named between two commas.
    fn is_called_over_name(&self) -> bool {
        const NAME: usize = 7;
        let parted = self.before(1) == "called" && self.before(2) == "," && is_capital(self.before(3));
        parted && (4..=NAME).any(|back| self.before(back) == ",")
    }

    /// Whether the word so many tokens before gives the quotation as a name: not in a name of its own (`Paul Song`), nor
    /// before words that somebody can read (`the words “Who pays?”`).
    fn is_named_by(&self, back: usize) -> bool {
        let word = self.before(back);
        let is_surname = is_capital(word) && is_capital(self.before(back + 1));
        let is_written = word == "words" && self.stop.is_some_and(|stop| stop != ",");
        let lower = word.to_lowercase();
        // `complained that the name “would invite levity”`.
        let clause = matches!(lower.as_str(), "name" | "label") && self.is_lower() && self.words > 2;
        let names = NAMING.contains(&lower.as_str()) && !clause || WORKS.contains(&lower.as_str()) && !self.is_lower();
        names && !is_surname && !is_written
    }

    fn is_in_capitals(&self) -> bool {
        !self.document.slice(self.span).contains(char::is_lowercase)
    }

    /// `Ernestine “Teeny” Fontenot`: between the parts of a name.
    fn is_nickname(&self) -> bool {
        let Range { start, end } = self.tokens;
        let capital = |index: usize| is_capital(self.document.word(index));
        let touches = |a: usize, b: usize| {
            let tokens = &self.document.tokens;
            tokens.get(a).zip(tokens.get(b)).is_some_and(|(a, b)| b.span.start() - a.span.end() <= 1)
        };
        start > 0
            && capital(start - 1)
            && capital(end)
            && touches(start - 1, start)
            && touches(end - 1, end)
            && capital(start + 1)
    }

    /// `“Demurrage” is a fee`, `“Biene” means bee`: a word that is told of.
    fn is_explained(&self) -> bool {
        let next = self.document.word(self.tokens.end + 1);
        // `“ma zot,” which means “what’s this”`.
        let comma = usize::from(self.after() == ",");
        let which = self.tokens.end + comma;
        let gloss = self.document.word(which) == "which" && self.document.word(which + 1) == "means";
        if gloss || self.before(1) == "means" && self.before(2) == "which" {
            return true;
        }
        let is_told_of = self.after() == "means" || self.after() == "is" && matches!(next, "a" | "an" | "the");
        is_told_of && self.words <= 3 && self.stop.is_none() && self.sentence().is_empty()
    }

    /// `a sign that read “NO BOATS”`, `chants of “Go home”`: words that somebody wrote large or shouted, whatever their case.
    fn is_read_or_shouted(&self) -> bool {
        const NEAR: usize = 8;
        let back = if matches!(self.before(1), "," | ":") { 2 } else { 1 };
        let is_sign = |word: &str| SIGNS.contains(&word.to_lowercase().as_str());
        // `put up “No Gas” signs`, `the words “Go home” were painted`.
        let painted =
            |word: &str| matches!(word, "written" | "painted" | "sprayed" | "scrawled" | "daubed" | "scratched" | "carved");
        let written =
            matches!(self.before(1), "word" | "words") && (0..4).any(|next| painted(self.document.word(self.tokens.end + next)));
        if written
            || self.stop.is_none() && matches!(self.after(), "sign" | "signs" | "banner" | "banners" | "placards" | "posters")
        {
            return true;
        }
        match self.before(back) {
            "read" | "reads" | "reading" => {
                self.is_in_capitals() && self.words >= 2 || (back + 1..back + NEAR).any(|back| is_sign(self.before(back)))
            }
            "of" => cues::is_shout(self.before(back + 1)),
            // `T-shirts with “No Gas” on the front`.
            "with" => is_sign(self.before(2)) && back == 1 && matches!(self.after(), "on" | "printed" | "written" | "across"),
            // `banners with such slogans as “Boats Out”`.
            "as" => matches!(self.before(2), "slogan" | "slogans") && (3..NEAR).any(|back| is_sign(self.before(back))),
            _ => false,
        }
    }

    /// `labeled “top secret” by the agency`, `has been called “a gift” by Ana Silva`: what somebody calls so.
    fn is_label_by_somebody(&self) -> bool {
        self.after() == "by" && self.is_lower() && matches!(self.before(1), "called" | "labeled" | "labelled" | "termed")
    }

    /// `called her “Crooked Ana”`, `called the old winner “Miss Gull”`.
    fn is_called(&self) -> bool {
        const OBJECT: usize = 6;
        let object = |word: &str| matches!(word, "him" | "her" | "them" | "me" | "us" | "the" | "his" | "their" | "people");
        let calls = |word: &str| matches!(word, "called" | "calls" | "calling" | "call");
        let plain = |back: usize| self.before(back).chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '’'));
        (2..=OBJECT).any(|back| {
            calls(self.before(back)) && object(self.before(back - 1)) && (1..back).all(plain) && !NAMING.contains(&self.before(1))
        })
    }

    /// `“Yes.”`: an answer, a paragraph or a sentence of its own; `‘NOT MY GOAT’: OWNER LOSES CASE`, `‘Not My Goat,’ Owner
    /// Says`, and a headline that is nothing else and no title.
    fn stands_alone(&self) -> bool {
        let blocks = self.document.blocks;
        let opens_block = blocks.binary_search_by_key(&self.span.start(), |block| block.span.start()).is_ok();
        let ends_block = blocks.binary_search_by_key(&self.span.end(), |block| block.span.end()).is_ok();
        let starts_sentence = opens_block || matches!(self.before(1), "." | "?" | "!" | "”" | "\"" | ":");
        let ends_sentence = matches!(self.stop, Some("." | "?" | "!" | "…"));
        ends_sentence && starts_sentence && (ends_block || !self.title_case || self.stop == Some("?"))
            || opens_block && (self.after() == ":" || ends_block && self.is_sentence() || self.is_told_in_capitals())
    }

    /// Whether four words and more have a verb or somebody that titles seldom have: `‘The Goat Chose Me’`. In a text in
    /// capitals such a line may be anything.
    fn is_sentence(&self) -> bool {
        let telling = "i me my we us our you your is are was were has have had will would can could must do does did";
        let is_telling = |token: usize| {
            let word = self.document.word(token).to_lowercase();
            telling.split(' ').any(|telling| telling == word)
        };
        self.words >= 4 && !self.is_in_capitals() && self.inside.clone().any(is_telling)
    }

    /// `‘NOT MY GOAT’, OWNER SAYS`: whether a headline goes on with who says so.
    fn is_told_in_capitals(&self) -> bool {
        const NEAR: usize = 6;
        let end = self.tokens.end;
        let is_cue = |token: usize| {
            let word = self.document.word(token);
            is_capital(word) && cues::is_verb(&word.to_lowercase())
        };
        (self.stop == Some(",") || self.after() == ",") && (end..end + NEAR).any(is_cue)
    }

    /// Whether a word near it introduces speech, the first one of its sentence too: `According to the agency, …`.
    fn is_cued(&self) -> bool {
        const NEAR: usize = 14;
        let Range { start, end } = self.tokens;
        let first = self.sentence().start;
        let opens_sentence = || {
            let word = self.document.word(first).to_lowercase();
            let is_over = (first..start).any(|token| self.document.word(token) == ",");
            start - first <= NEAR && (word == "according" && is_over || cues::is_verb(&word))
        };
        // `in Porto’s words, “late”`.
        let in_words = self.before(1) == "," && self.before(2) == "words";
        in_words || cues::near(self.document, start, end, NEAR) || cues::reports(self.document, start) || opens_sentence()
    }

    /// Whether it stands anywhere in what somebody says, claims or promises: `his promise to be “neutral”`.
    fn is_reported(&self) -> bool {
        let word = |token: usize| self.document.word(token);
        let is_remark = |token: usize| cues::is_utterance(word(token)) && matches!(word(token + 1), "that" | "to");
        let is_cue = |token: usize| cues::is_verb(word(token)) && !cues::is_weak(word(token));
        self.sentence().any(|token| is_cue(token) || is_remark(token))
    }

    /// The tokens of its sentence before it, as far as one looks.
    fn sentence(&self) -> Range<usize> {
        let start = self.tokens.start;
        let sentence = self.document.sentence_of(start).map_or(start, |sentence| sentence.start);
        sentence.max(start.saturating_sub(cues::FARTHEST))..start
    }
}

/// `known as “…”`, `saved as “…”`.
fn is_naming_as(word: &str) -> bool {
    matches!(word, "known" | "saved" | "introduced" | "listed" | "registered" | "credited")
}

/// A word for words that are mentioned, of which some follow.
fn is_naming_noun(word: &str) -> bool {
    matches!(
        word,
        "term" | "terms" | "phrases" | "words" | "name" | "names" | "label" | "labels" | "titles" | "title" | "buzzwords"
    )
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests;
