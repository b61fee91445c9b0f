//! What is looked at: the words, those around them in their sentence, and the cue.

use std::ops::Range;

use super::{Fragment, LONGEST};
use crate::{
    annotate::{
        quotes,
        speakers::cues,
        tagger::{
            Model,
            features::{fold, hash, mix},
        },
        words::{Words, set},
    },
    article::Form,
};

/// Slots in which the weights of features stand.
pub const SLOTS: usize = 1 << 13;

/// One thing that holds of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feature(u16);

impl Feature {
    /// The number of the slot of its weight.
    pub const fn slot(self) -> usize {
        self.0 as usize
    }
}

/// Words around the quotation that are looked at, before it and after it.
const BEFORE: usize = 10;
const AFTER: usize = 6;

/// Words that pin down what follows.
const DETERMINERS: [&str; 8] = ["the", "a", "an", "this", "his", "her", "its", "their"];

/// Small words: what is none of them and stands after a term is what it tells of.
static SMALL: Words = Words::new(|| {
    set("the a an of for to in on at by with from and or but as that which who is are was were be been has have had will \
    would it he she they we i you his her its their this these those not no than into over after before about during because if \
    when while so up out off")
});

/// Words that speech has more often than terms have.
static SPOKEN: Words = Words::new(|| {
    set("i we you my our me us your is are was were be been am has have had will would can could should must do does did \
    not")
});

/// What a feature tells of.
#[derive(Clone, Copy)]
enum Kind {
    Always,
    Words,
    Case,
    Stop,
    Before,
    SecondBefore,
    After,
    Inside,
    LastEnding,
    FirstEnding,
    Clusters,
    Attributive,
    Determined,
    InSentence,
    InSentenceAfter,
    CueNear,
    Quoted,
    Spoken,
    Edge,
    Form,
    Cue,
    CueDistance,
    NoCue,
    Voice,
    Times,
}

/// The features of one quotation, as they are found.
struct Found(Vec<Feature>);

impl Found {
    fn add(&mut self, kind: Kind, value: u64) {
        let hash = mix(mix(kind as u64 + 1, value), 17);
        self.0.push(Feature((hash >> 40) as u16 % SLOTS as u16));
    }

    fn word(&mut self, kind: Kind, word: &str) {
        self.add(kind, hash(word));
    }
}

/// The last three signs of a word.
fn ending(word: &str) -> &str {
    let start = word.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    &word[start..]
}

/// All features of a quotation; none where it is too long, or has no words.
pub fn of(fragment: &Fragment<'_>, model: &Model) -> Vec<Feature> {
    let document = fragment.document;
    let tokens = document.tokens_in(fragment.span);
    let inside = quotes::inner(document, tokens.clone());
    let is_word = |token: &usize| document.word(*token).starts_with(char::is_alphanumeric);
    let words: Vec<usize> = inside.clone().filter(is_word).take(LONGEST + 1).collect();
    let mut found = Found(Vec::new());
    if words.is_empty() || words.len() > LONGEST {
        return found.0;
    }
    let lower: Vec<String> = words.iter().map(|token| fold(document.word(*token))).collect();
    let surroundings = Surroundings::new(fragment, &tokens);
    found.add(Kind::Always, 0);
    found.add(Kind::Words, words.len() as u64);
    own_words(&mut found, fragment, &words, &lower, inside);
    around(&mut found, &surroundings, &lower);
    clusters(&mut found, &surroundings, &lower, model);
    cue(&mut found, fragment, &tokens, words.len(), &surroundings);
    source(&mut found, fragment, &surroundings);
    found.0
}

/// The words of its sentence beside it, in small letters, the nearest first.
struct Surroundings {
    before: Vec<String>,
    after: Vec<String>,
    /// Whether a verb of speech is among those before, among those after, and whether marks are.
    cued: [bool; 2],
    quoted: bool,
    /// Whether a word that is none of the small ones comes right after: `a “black” box`.
    attributive: bool,
    determined: bool,
}

impl Surroundings {
    fn new(fragment: &Fragment<'_>, tokens: &Range<usize>) -> Self {
        let document = fragment.document;
        let sentence = document.sentence_of(tokens.start).map_or(tokens.start, |sentence| sentence.start);
        let from = sentence.max(tokens.start.saturating_sub(cues::FARTHEST));
        let end = document.sentence_of(tokens.end).map_or(tokens.end, |sentence| sentence.end);
        // A quotation that ends its sentence has the next one after it.
        let ends = document.sentence_of(tokens.start).is_some_and(|sentence| sentence.end <= tokens.end);
        let upto = if ends { tokens.end } else { end.min(tokens.end + cues::FARTHEST) };
        let word = |token: usize| fold(document.word(token));
        let before: Vec<String> = (from..tokens.start).rev().map(word).collect();
        let after: Vec<String> = (tokens.end..upto).map(word).collect();
        let cued = [&before, &after].map(|words| words.iter().any(|word| cues::is_verb(word)));
        let quoted = before.iter().any(|word| matches!(word.as_str(), "\"" | "“"));
        let next = after.first().map_or("", String::as_str);
        let is_small = document.word(tokens.end).starts_with(char::is_lowercase);
        let attributive = is_small && !SMALL.contains(next);
        let determined = before.first().is_some_and(|word| DETERMINERS.contains(&word.as_str()));
        Self { before, after, cued, quoted, attributive, determined }
    }

    fn word_before(&self, back: usize) -> &str {
        self.before.get(back).map_or("", String::as_str)
    }

    fn word_after(&self) -> &str {
        self.after.first().map_or("", String::as_str)
    }
}

fn own_words(found: &mut Found, fragment: &Fragment<'_>, words: &[usize], lower: &[String], inside: Range<usize>) {
    let document = fragment.document;
    let is_capital = |token: &usize| document.word(*token).starts_with(char::is_uppercase);
    let capitals = words.iter().filter(|token| is_capital(token)).count();
    let (first, last) = (words[0], words[words.len() - 1]);
    let title = words.len() > 1 && is_capital(&first) && is_capital(&last) && capitals * 3 >= words.len() * 2;
    found.add(Kind::Case, u64::from(is_capital(&first)));
    found.add(Kind::Case, 2 + u64::from(title));
    found.add(Kind::Case, 4 + u64::from(capitals == words.len()));
    let stop = document.word(inside.end - 1);
    found.word(Kind::Stop, if stop.starts_with(char::is_alphanumeric) { "" } else { stop });
    for word in lower.iter().take(4) {
        found.word(Kind::Inside, word);
    }
    found.word(Kind::FirstEnding, ending(&lower[0]));
    found.word(Kind::LastEnding, ending(&lower[lower.len() - 1]));
    found.add(Kind::Spoken, u64::from(lower.iter().any(|word| SPOKEN.contains(word.as_str()))));
    found.add(Kind::Spoken, 2 + lower.iter().filter(|word| SMALL.contains(word.as_str())).count() as u64);
}

fn around(found: &mut Found, surroundings: &Surroundings, lower: &[String]) {
    let [one, two, after] = [surroundings.word_before(0), surroundings.word_before(1), surroundings.word_after()];
    found.word(Kind::Before, one);
    found.add(Kind::Before, mix(hash(one), hash(two)));
    found.word(Kind::SecondBefore, two);
    found.word(Kind::After, after);
    found.add(Kind::Determined, u64::from(surroundings.determined));
    found.add(Kind::Attributive, u64::from(surroundings.attributive));
    if surroundings.attributive {
        found.add(Kind::Attributive, 2 + lower.len() as u64);
        found.add(Kind::Attributive, hash(one));
        found.add(Kind::Attributive, mix(hash(ending(&lower[lower.len() - 1])), 1));
    }
    for word in surroundings.before.iter().take(BEFORE) {
        found.word(Kind::InSentence, word);
    }
    for word in surroundings.after.iter().take(AFTER) {
        found.word(Kind::InSentenceAfter, word);
    }
    for (side, cued) in (0..).zip(surroundings.cued) {
        found.add(Kind::CueNear, side * 2 + u64::from(cued));
    }
    found.add(Kind::Quoted, u64::from(surroundings.quoted));
    found.add(Kind::Edge, u64::from(surroundings.before.is_empty()));
    found.add(Kind::Edge, 2 + u64::from(surroundings.after.is_empty()));
}

/// The clusters of the words beside it, of its first and of its last.
fn clusters(found: &mut Found, surroundings: &Surroundings, lower: &[String], model: &Model) {
    let (first, last) = (lower[0].as_str(), lower[lower.len() - 1].as_str());
    let places = [surroundings.word_before(0), surroundings.word_before(1), surroundings.word_after(), first, last];
    for (place, word) in (0..).zip(places) {
        let Some([coarse, fine, _]) = model.clusters(hash(word)) else { continue };
        found.add(Kind::Clusters, mix(place, u64::from(coarse)));
        found.add(Kind::Clusters, mix(place + 8, u64::from(fine)));
    }
}

fn cue(found: &mut Found, fragment: &Fragment<'_>, tokens: &Range<usize>, words: usize, surroundings: &Surroundings) {
    const FAR: usize = 12;
    let words = words as u64;
    let attributive = u64::from(surroundings.attributive);
    found.add(Kind::Form, u64::from(fragment.form == Form::Direct));
    let Some(cue) = fragment.cue else {
        found.add(Kind::NoCue, 0);
        found.add(Kind::NoCue, 1 + attributive);
        found.add(Kind::NoCue, 3 + u64::from(surroundings.determined));
        found.add(Kind::NoCue, 5 + words);
        return;
    };
    let before = cue < tokens.start;
    let distance = if before { tokens.start - cue - 1 } else { cue.saturating_sub(tokens.end) };
    found.word(Kind::Cue, &fold(fragment.document.word(cue)));
    found.add(Kind::CueDistance, u64::from(before));
    found.add(Kind::CueDistance, 2 + distance.min(FAR) as u64);
    found.add(Kind::CueDistance, mix(64 + (distance / 3).min(4) as u64, words));
    found.add(Kind::CueDistance, 16 + attributive);
}

/// What names its source, and how often its article has the same words in marks.
fn source(found: &mut Found, fragment: &Fragment<'_>, surroundings: &Surroundings) {
    const OFTEN: usize = 4;
    let voice = fragment.voice as u64;
    let cued = u64::from(fragment.cue.is_some());
    found.add(Kind::Voice, mix(voice, cued));
    found.add(Kind::Voice, mix(voice + 16, u64::from(surroundings.attributive)));
    found.add(Kind::Voice, voice + 64);
    let times = fragment.times.min(OFTEN) as u64;
    found.add(Kind::Times, times);
    found.add(Kind::Times, mix(times + 16, cued));
}
