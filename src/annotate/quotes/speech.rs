//! Whether what stands in quotation marks was said by somebody.

use std::ops::Range;

use super::Marked;
use crate::{
    annotate::{Document, speakers::cues},
    article::Span,
};

/// Words after which a quotation is a name or a word, not speech.
const NAMING: [&str; 18] = [
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
];

/// Works after which a quotation that begins as a title does is one.
const WORKS: [&str; 30] = [
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
const REFERRING: [&str; 12] = [
    "referred",
    "refers",
    "referring",
    "reference",
    "references",
    "hailed",
    "derided",
    "mocked",
    "branded",
    "dismissed",
    "denounced",
    "described",
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
    if quoted.is_read_or_shouted() || quoted.is_label_by_somebody() {
        return true;
    }
    let in_list_of_titles = company == Company::Names && quoted.is_title() && quoted.words >= 2;
    if quoted.is_name()
        || quoted.is_explained()
        || quoted.is_programme()
        || quoted.is_headline()
        || quoted.is_told_title()
        || in_list_of_titles
    {
        return false;
    }
    if quoted.words >= 5 && !quoted.title_case || quoted.stop.is_some() && quoted.words >= 4 || quoted.stands_alone() {
        return true;
    }
    // `called Rubio “Little Marco”`, `refers to him as “Little Marco”`.
    let named_so = (2..=4)
        .any(|back| matches!(quoted.before(back), "called" | "calling" | "calls" | "dubbed" | "dubbing" | "branded"))
        && is_capital(quoted.before(1));
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

    /// Whether the words are written as titles are: `Guardians of the Galaxy`.
    fn is_title(&self) -> bool {
        let is_part = |word: &str| {
            word.starts_with(|sign: char| !sign.is_lowercase())
                || matches!(
                    word,
                    "of" | "the" | "a" | "an" | "and" | "in" | "on" | "for" | "with" | "to" | "at" | "by" | "is" | "from"
                )
        };
        is_capital(self.document.word(self.inside.start)) && self.inside.clone().all(|token| is_part(self.document.word(token)))
    }

    /// `(“Tamarack”)`, `Ernestine “Teeny” Fontenot`, `titled “…”`, `known as “…”`: a name, not words.
    fn is_name(&self) -> bool {
        if self.words <= 4 && self.before(1) == "(" && self.after() == ")" || self.words <= 3 && self.is_nickname() {
            return true;
        }
        let is_short = self.words <= 8 || self.words <= 20 && self.is_title();
        if is_short
            && (self.is_named_by(1)
                || self.before(1) == "," && self.before(2) != "words" && self.is_named_by(2)
                || matches!(self.before(1), "as" | "is" | "was") && self.before(2) == "called"
                || self.before(1) == "as" && (2..=4).any(|back| self.before(back) == "known")
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
            // `what its lawyers called “…”`.
            && !(2..=5).any(|back| self.before(back) == "what");
        let is_of_itself = matches!(self.before(1), "himself" | "herself" | "themselves" | "itself")
            && !matches!(self.before(2), "declared" | "declares" | "pronounced" | "pronounces");
        self.words <= 6 && (is_called || is_of_itself)
    }

    /// Whether the word so many tokens before gives the quotation as a name: not in a name of its own (`Paul Song`), nor
    /// before words that somebody can read (`the words “Who pays?”`).
    fn is_named_by(&self, back: usize) -> bool {
        let word = self.before(back);
        let is_surname = is_capital(word) && is_capital(self.before(back + 1));
        let is_written = word == "words" && self.stop.is_some_and(|stop| stop != ",");
        let lower = word.to_lowercase();
        let names = NAMING.contains(&lower.as_str()) || WORKS.contains(&lower.as_str()) && !self.is_lower();
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
        let is_told_of = self.after() == "means" || self.after() == "is" && matches!(next, "a" | "an" | "the");
        is_told_of && self.words <= 3 && self.stop.is_none() && self.sentence().is_empty()
    }

    /// `on CNN’s “Morning Call”`, `told “Morning Call”`, `host of “Morning Call”`: a programme or a work.
    fn is_programme(&self) -> bool {
        if self.words > 12 || !self.is_title() || matches!(self.stop, Some("!" | "?" | "…")) {
            return false;
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

    /// `“Pier Falls,” by Ana Silva`: a headline or a work, with who wrote it.
    fn is_headline(&self) -> bool {
        let starts = is_capital(self.document.word(self.inside.start));
        starts && self.stop == Some(",") && self.after() == "by" && is_capital(self.document.word(self.tokens.end + 1))
    }

    /// `The title, she said, was his: “On the Falling of Piers”`.
    fn is_told_title(&self) -> bool {
        let told = |token| matches!(self.document.word(token), "title" | "Title" | "headline" | "Headline");
        self.before(1) == ":" && self.stop.is_none() && self.is_title() && self.sentence().any(told)
    }

    /// `a sign that read “NO BOATS”`, `chants of “Go home”`: words that somebody wrote large or shouted, whatever their case.
    fn is_read_or_shouted(&self) -> bool {
        const NEAR: usize = 8;
        let back = if matches!(self.before(1), "," | ":") { 2 } else { 1 };
        match self.before(back) {
            "read" | "reads" | "reading" => {
                self.is_in_capitals() && self.words >= 2
                    || (back + 1..back + NEAR).any(|back| SIGNS.contains(&self.before(back).to_lowercase().as_str()))
            }
            "of" => matches!(
                self.before(back + 1),
                "chant" | "chants" | "cry" | "cries" | "shout" | "shouts" | "yells" | "cheers" | "calls" | "screams" | "chorus"
            ),
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
        let object = |word: &str| matches!(word, "him" | "her" | "them" | "me" | "us" | "the" | "his" | "their");
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
        cues::near(self.document, start, end, NEAR) || cues::reports(self.document, start) || opens_sentence()
    }

    /// Whether it stands anywhere in what somebody says, claims or promises: `his promise to be “neutral”`.
    fn is_reported(&self) -> bool {
        let word = |token: usize| self.document.word(token);
        let is_remark = |token: usize| cues::is_utterance(word(token)) && matches!(word(token + 1), "that" | "to");
        self.sentence().any(|token| cues::is_saying(word(token)) || is_remark(token))
    }

    /// The tokens of its sentence before it, as far as one looks.
    fn sentence(&self) -> Range<usize> {
        let start = self.tokens.start;
        let sentence = self.document.sentence_of(start).map_or(start, |sentence| sentence.start);
        sentence.max(start.saturating_sub(cues::FARTHEST))..start
    }
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use crate::{annotate::Document, article::Article};

    /// What is found to be speech.
    fn spoken(text: &str) -> Vec<String> {
        let article = Article::from_paragraphs(text.split("\n\n"));
        let document = Document::new(&article.body, article.body.blocks());
        super::super::find(&document).iter().map(|quote| document.slice(quote.span).to_owned()).collect()
    }

    #[test]
    fn what_a_sign_reads_and_a_crowd_shouts_is_speech_in_capitals_too() {
        assert_eq!(spoken("He held up a sign that read “Boats For All” and left."), ["“Boats For All”"]);
        assert_eq!(spoken("They wore T-shirts reading “Ask a Gull” there."), ["“Ask a Gull”"]);
        assert_eq!(spoken("Another, held by a boy, read, “SAVE THE PIER.”"), ["“SAVE THE PIER.”"]);
        assert_eq!(spoken("She was met with chants of “Silva, Silva” and “Go home” there."), ["“Silva, Silva”", "“Go home”"]);
        assert_eq!(spoken("On the ferry she read “Moby Dick” twice."), [""; 0]);
    }

    #[test]
    fn a_programme_is_no_speech() {
        assert_eq!(spoken("On Radio 9’s “The Morning Call,” Ana Silva said that it rained."), [""; 0]);
        assert_eq!(spoken("Ana Silva told “Morning Call” that it rained."), [""; 0]);
        assert_eq!(spoken("Ana Silva, author of “The Fall of the Pier,” said that it rained."), [""; 0]);
        assert_eq!(spoken("He told the hosts of “Morning Call,” on Friday, that it rained."), [""; 0]);
        assert_eq!(spoken("“Pier Falls in the Night,” by Ana Silva, was read aloud."), [""; 0]);
        assert_eq!(spoken("Ana Silva told him, “The Pier Is Closed!”"), ["“The Pier Is Closed!”"]);
    }

    #[test]
    fn headlines_in_marks_are_speech() {
        assert_eq!(spoken("‘THE BOATS ARE OLD’, PIER OWNERS SAY"), ["‘THE BOATS ARE OLD’"]);
        assert_eq!(spoken("‘Nobody Sailed,’ Captains Say: a Night on the Pier"), ["‘Nobody Sailed,’"]);
        assert_eq!(spoken("‘My Boat Sails Better Than I Do’\n\nBy Ana Silva"), ["‘My Boat Sails Better Than I Do’"]);
        assert_eq!(spoken("‘The Broad Pier of the North’\n\nBy Ana Silva"), [""; 0]);
        assert_eq!(spoken("“Broad Pier” Star Asked Captains to Sail"), [""; 0]);
    }

    #[test]
    fn what_a_title_is_told_to_be_is_no_speech() {
        assert_eq!(spoken("The title, she said, was his: “On the Falling of Piers and the Rain”."), [""; 0]);
        assert_eq!(
            spoken("She had a title to defend: “The rain was worse than we thought”."),
            ["“The rain was worse than we thought”"]
        );
    }

    #[test]
    fn titles_in_a_list_are_no_speech() {
        assert_eq!(spoken("She had roles in “The Fall of the Pier” and “Boats of the Night,” but said she was done."), [""; 0]);
        assert_eq!(spoken("She spoke of “a great pier” and “The Long Night” there."), ["“a great pier”", "“The Long Night”"]);
    }

    #[test]
    fn what_somebody_is_referred_to_as_is_speech_and_what_it_is_known_as_a_name() {
        assert_eq!(spoken("They kept referring to her as the “Great Gull.”"), ["“Great Gull.”"]);
        assert_eq!(spoken("The crane, known to locals as “the stork,” fell."), [""; 0]);
        assert_eq!(spoken("She spoke of what has become known as the “harbor rule” there."), [""; 0]);
        assert_eq!(spoken("They saw what the town billed as “the longest pier.”"), ["“the longest pier.”"]);
    }

    #[test]
    fn a_place_with_a_small_word_is_no_title() {
        assert_eq!(spoken("She questioned the “New Haven values” of her rival."), ["“New Haven values”"]);
    }

    #[test]
    fn a_name_of_the_speaker_names_no_work() {
        assert_eq!(spoken("The plan of Dr. Paul Song “was a mistake and late,” she said."), ["“was a mistake and late,”"]);
        assert_eq!(spoken("They sang the song “Was It a Mistake,” she said."), [""; 0]);
    }

    #[test]
    fn what_somebody_calls_a_show_is_speech() {
        assert_eq!(spoken("The river program “is gaining ground,” she said."), ["“is gaining ground,”"]);
        assert_eq!(spoken("Silva called the show “the best in town.”"), ["“the best in town.”"]);
        assert_eq!(spoken("They saw a show called “The Pier” there, and a play called “Gulls,” she said."), [""; 0]);
        assert_eq!(spoken("It was what she called “Gulls at Night.”"), ["“Gulls at Night.”"]);
        assert_eq!(spoken("Roe, whom Silva once called “the worst mayor”, lost."), ["“the worst mayor”"]);
        assert_eq!(spoken("The town, once called “the gull city”, lost."), [""; 0]);
    }

    #[test]
    fn what_somebody_labels_so_is_speech() {
        assert_eq!(spoken("The papers were labeled “top secret” by the agency."), ["“top secret”"]);
        assert_eq!(spoken("It welcomed what its lawyers called “a gift” and left."), ["“a gift”"]);
        assert_eq!(spoken("The union declared itself “relaxed” on Friday."), ["“relaxed”"]);
        assert_eq!(spoken("A man who calls himself “the duke” was fined."), [""; 0]);
        assert_eq!(spoken("The jars were labeled “plum” in ink."), [""; 0]);
    }

    #[test]
    fn a_word_that_is_explained_is_no_speech() {
        assert_eq!(spoken("She said it was late. “Dead freight” is a fee for room that is not used."), [""; 0]);
        assert_eq!(spoken("“Biene” means bee, she said."), [""; 0]);
    }

    #[test]
    fn words_that_can_be_read_are_speech() {
        assert_eq!(spoken("The card bears the words “who pays for it?” in red."), ["“who pays for it?”"]);
        assert_eq!(spoken("The words “who pays” are on a list."), [""; 0]);
    }

    #[test]
    fn what_somebody_is_called_is_speech() {
        assert_eq!(spoken("Reyes called her “Crooked Ana” in a row."), ["“Crooked Ana”"]);
        assert_eq!(spoken("Reyes called the old winner “Miss Gull” and “Miss Tern” then."), ["“Miss Gull”", "“Miss Tern”"]);
        assert_eq!(spoken("A piece hailed Silva as “The Comeback Gull” for it."), ["“The Comeback Gull”"]);
        assert_eq!(spoken("They call it “The Long Night”, a play."), [""; 0]);
    }

    #[test]
    fn a_sentence_may_end_with_i() {
        assert_eq!(spoken("Reyes asked him. “Neither do I.”"), ["“Neither do I.”"]);
    }

    #[test]
    fn a_question_with_a_name_and_a_last_word_stand_alone() {
        assert_eq!(spoken("The judge turned to me. “Ms. Silva?” I had a note."), ["“Ms. Silva?”"]);
        assert_eq!(spoken("They asked who it was. “Ana Silva.”"), ["“Ana Silva.”"]);
    }

    #[test]
    fn a_word_is_speech_where_its_sentence_quotes_or_reports() {
        assert_eq!(
            spoken("Silva has “several ways” of finding boats, one of them with the hundred or so “loose” hands of the pier."),
            ["“several ways”", "“loose”"]
        );
        assert_eq!(
            spoken(
                "Silva says that not one of the hands who went out to the old pier in the long night of the great storm was “ready.”"
            ),
            ["“ready.”"]
        );
        assert_eq!(
            spoken("But while his promise to be “neutral” in the matter of the pier has caused concern, few left."),
            ["“neutral”"]
        );
        assert_eq!(spoken("According to the agency, the pier was “sound.”"), ["“sound.”"]);
        assert_eq!(spoken("According to her “claw” plan, the pier was sound. They “lost” a boat there."), [""; 0]);
    }
}
