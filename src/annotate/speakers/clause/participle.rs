//! The subject of a participle: `in a statement saying`, `with Silva calling it`, `tweeted, asking`.

use super::{
    Reader, Source,
    words::{is_owner, is_preposition, is_recording},
};
use crate::annotate::{TokenKind, nouns, speakers::cues};

impl Reader<'_> {
    /// The subject of a participle before whose adverbs words end at `end`: `in a statement saying`, `tweeted, calling`; as a
    /// rule that of its clause.
    pub(super) fn participle_subject(&self, start: usize, end: usize) -> Option<Source> {
        const PLACE: usize = 24;
        let parted = self.is(end - 1, &[","]);
        // `declined to discuss it beyond saying`: the subject of the clause.
        let own = if parted || is_preposition(self.word(end - 1)) || self.is(end - 1, &["beyond", "while", "besides"]) {
            None
        } else {
            self.shown_in(end, start).or_else(|| self.phrase_back(end, start))
        };
        if let Some(own) = own.as_ref().filter(|own| self.is_its_own(own, start)) {
            return Some(own.clone());
        }
        if let Some(owner) = self.owner_of_words(end, start) {
            return Some(owner);
        }
        if let Some(companion) = parted.then(|| self.companion(start, end - 1)).flatten() {
            return Some(companion);
        }
        // `Silva added, saying`.
        let told = |token: usize| self.is_cue(token) && !cues::is_weak(self.word(token)) && !self.word(token).ends_with("ing");
        if parted && end > start + 1 && told(end - 2) {
            return self.subject(end - 2, start);
        }
        // `the pier, where crews had gathered, chanting`: theirs.
        let place = (start + 1..end).rev().take(PLACE).find(|token| self.is(*token, &["where"]) && !self.quoted[*token]);
        let place = place.filter(|_| own.is_none());
        let there = || place.and_then(|place| self.subject_in(place + 1, end));
        let main = || there().or_else(|| self.main_subject(start, end));
        // `Silva released a statement saying`: hers; `The Post reports that a memo saying`: the memo's own.
        let told_of = |first: usize| (start..first).any(|token| self.is(token, &["that"]));
        let Some(document) = own.filter(|own| self.is_paper(own)) else { return main() };
        let first = self.first_token(&document);
        if told_of(first) {
            return Some(document);
        }
        if self.releases(start, first) {
            return main();
        }
        main().filter(|source| !matches!(source, Source::Description(_))).or(Some(document))
    }

    /// `since the mayor’s remarks suggesting`: of who made them.
    fn owner_of_words(&self, end: usize, start: usize) -> Option<Source> {
        const SPEAKER: usize = 8;
        let is_said = |token: usize| {
            let word = self.word(token);
            cues::is_utterance(word) || word.strip_suffix('s').is_some_and(cues::is_utterance)
        };
        // `remarks by the consul suggesting`.
        let by = (start + 1..end).rev().take(SPEAKER).find(|token| self.is(*token, &["by"]) && is_said(*token - 1));
        if let Some(by) = by {
            return self.phrase_from(by + 1, end);
        }
        let noun = end.checked_sub(1).filter(|noun| *noun > start + 1 && is_said(*noun))?;
        let owner = noun - 1;
        if is_owner(self.word(owner)) {
            return Some(Source::Pronoun(owner));
        }
        if self.document.tokens[owner].kind == TokenKind::Possessive { self.phrase_back(owner, start) } else { None }
    }

    /// `fell silent, with its president, Ana Silva, promising`: hers, where an aside that ends at `end` parts the two.
    fn companion(&self, start: usize, end: usize) -> Option<Source> {
        const ASIDE: usize = 16;
        let with = (start + 1..end).rev().take(ASIDE).find(|token| self.is(*token, &["with"]) && self.is(token - 1, &[","]))?;
        let comma = (with..end).find(|token| self.is(*token, &[","]))?;
        let head = self.phrase_back(comma, with + 1)?;
        match &head {
            Source::Name(number) => self.names[*number].is_person().then_some(head),
            Source::Description(tokens) if nouns::speaks(self.word(tokens.end - 1)) => {
                let person = self.number_at(end - 1).filter(|number| self.names[*number].is_person());
                let named = person.filter(|number| self.document.tokens_in(self.names[*number].span).start == comma + 1);
                Some(named.map_or(head, Source::Name))
            }
            _ => None,
        }
    }

    /// `footage of Silva asking`: hers.
    fn shown_in(&self, end: usize, start: usize) -> Option<Source> {
        let number = self.number_at(end - 1)?;
        let first = self.document.tokens_in(self.names[number].span).start;
        let shown = first > start + 1 && self.is(first - 1, &["of"]) && is_recording(self.word(first - 2));
        (shown && self.names[number].is_person()).then_some(Source::Name(number))
    }

    /// Whether what stands right before a participle is its subject, and not the subject of the clause.
    fn is_its_own(&self, own: &Source, start: usize) -> bool {
        let first = self.first_token(own);
        // `footage of Silva asking`, `Silva saying it was “sad” and Reyes calling it “grand”`: each their own.
        let person = matches!(own, Source::Name(number) if self.names[*number].is_person());
        let each = person
            && (self.follows(first, start, &["and", "while"]) || first > start && self.is(first - 1, &["–", "—", "-", "of"]));
        // `a sign saying`: what is written on it is its own.
        let inscribed = matches!(own, Source::Description(tokens) if cues::is_inscription(self.word(tokens.end - 1)));
        // `Silva recalled her father saying`.
        let recounted = first > start && self.recounts(first - 1);
        // `with one of her ads asking`.
        each || inscribed || recounted || self.follows(first, start, &["with", "With"])
    }

    /// `recalled`, `quoted`: of what another said.
    pub(super) fn recounts(&self, token: usize) -> bool {
        let verbs = [
            "recalled",
            "recalls",
            "remembered",
            "remembers",
            "quoted",
            "quotes",
            "quoting",
            "cited",
            "cites",
            "citing",
            "heard",
        ];
        self.is(token, &verbs) && !self.quoted[token]
    }

    /// Whether what speaks is a paper, by one of its words.
    pub(super) fn is_paper(&self, source: &Source) -> bool {
        matches!(source, Source::Description(tokens) if tokens.clone().any(|token| cues::is_document(self.word(token))))
    }

    /// Whether a phrase that begins at `first` stands after one of some words, over titles: `with Senator Ana Silva saying`,
    /// `with press secretary Ana Silva calling it`.
    fn follows(&self, first: usize, start: usize, words: &[&str]) -> bool {
        const TITLES: usize = 5;
        let titles = |token: &usize| {
            let title = nouns::is_one_person(self.word(*token)) || self.is(*token, &["press", "a", "the", "one", "of", "."]);
            title || self.number_at(*token).is_some() || self.starts_sentence(*token)
        };
        let before = (start..first).rev().take(TITLES).find(|token| self.is(*token, words) || !titles(token));
        before.is_some_and(|before| self.is(before, words))
    }

    /// Whether somebody gives out what is told of at `end`: `Silva released …`.
    pub(super) fn releases(&self, start: usize, end: usize) -> bool {
        let verbs = [
            "released",
            "issued",
            "published",
            "sent",
            "put",
            "gave",
            "blasted",
            "posted",
            "shared",
            "ran",
            "retweeted",
            "passed",
            "adopted",
            "approved",
            "voted",
            "tweeted",
        ];
        (start..end).any(|token| self.is(token, &verbs) && !self.quoted[token])
    }
}
