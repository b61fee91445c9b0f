//! What names a source right before a colon: `Ana Silva: “…”`, `From her report: “…”`, `Army chief: “…”`.

use super::{Reader, Source};
use crate::annotate::{TokenKind, speakers::cues};

impl Reader<'_> {
    /// `But polls were right - HuffPollster: “…”`, `From the report: “…”`: what stands alone before a colon.
    pub(super) fn name_before_colon(&self, start: usize, end: usize) -> Option<Source> {
        let colon = end.checked_sub(1)?;
        if self.is(start, &["From"]) {
            if let Some(owner) = self.owner_of_paper(start + 1, colon) {
                return Some(Source::Name(owner));
            }
            return self
                .phrase_from(start + 1, colon)
                .filter(|source| matches!(source, Source::Description(tokens) if tokens.end == colon));
        }
        let number = self.number_at(colon.checked_sub(1)?)?;
        let name = self.document.tokens_in(self.names[number].span);
        let alone = name.start == start
            || name.start == start + 1 && self.is(start, &["\"", "“"])
            || name.start > start && self.is(name.start - 1, &["-", "–", "—"]);
        (alone && name.end == colon && self.may_speak(&Source::Name(number))).then_some(Source::Name(number))
    }

    /// `He remembered advice from Ana Silva: “…”`: whose words are told of right before a colon.
    pub(super) fn sent_from(&self, start: usize, end: usize) -> Option<Source> {
        const TITLES: usize = 4;
        let colon = end.checked_sub(1).filter(|colon| *colon > start)?;
        let number = self.number_at(colon - 1).filter(|number| self.names[*number].is_person())?;
        let name = self.document.tokens_in(self.names[number].span).start;
        let from = (start..name).rev().take(TITLES).find(|token| !self.starts_sentence(*token))?;
        let words = from.checked_sub(1).map_or("", |before| self.word(before));
        let sent = self.is(from, &["from"]) && (cues::is_noun(words) || cues::is_utterance(words) || words == "text");
        sent.then_some(Source::Name(number))
    }

    /// `The tide was early - Ana Silva: “…”`: the name between a dash and a colon.
    pub(super) fn after_dash(&self, start: usize, end: usize) -> Option<Source> {
        let source = self.name_before_colon(start, end).filter(|_| !self.is(start, &["From"]))?;
        let first = self.first_token(&source);
        (first > start && self.is(first - 1, &["-", "–", "—"])).then_some(source)
    }

    /// `Silva said he was lost, but she gave him some praise: “…”`: the pronoun of the last clause before a colon.
    pub(super) fn turned_to(&self, start: usize, end: usize) -> Option<Source> {
        let parted = |token: usize| self.is(token, &[","]) || self.quoted[token];
        let joint = (start + 1..end).rev().find(|token| self.is(*token, &["but", "and"]) && parted(*token - 1))?;
        let pronoun = self.is(joint + 1, &["he", "she", "they"]);
        let plain = !(joint..end).any(|token| self.is_cue(token) || self.quoted[token]);
        (pronoun && plain && joint + 2 < end).then_some(Source::Pronoun(joint + 1))
    }

    /// `@harborline, 06.52: “…”`: the address of who posted it.
    pub(super) fn handle(&self, start: usize, end: usize) -> Option<Source> {
        const LINE: usize = 8;
        let opens = start == self.block_start(start) && self.is(start, &["@"]) && end <= start + LINE;
        (opens && start + 1 < end).then_some(Source::Description(start..start + 2))
    }

    /// `Mother of lost hiker: ‘…’`, `Army chief: ‘…’`: a short line up to its colon.
    pub(super) fn label(&self, start: usize, end: usize) -> Option<Source> {
        const WORDS: usize = 7;
        let colon = end.checked_sub(1).filter(|colon| start < *colon && *colon <= start + WORDS)?;
        let block = self.block_start(start);
        // `"SILVA: It rains.`: in a transcript.
        let marked = start == block + 1 && self.is(block, &["\"", "“"]) && !self.quoted[block];
        let opens = marked || start == block || self.quoted[start - 1] && self.ends_quoted_sentence(start - 1);
        let labels = opens
            && self.starts_sentence(start)
            && !self.is(start, &["To", "From", "In", "On", "At", "Q", "A"])
            && (start..colon).all(|token| self.document.tokens[token].kind == TokenKind::Word && !self.is_cue(token));
        labels.then_some(Source::Description(start..colon))
    }
}
