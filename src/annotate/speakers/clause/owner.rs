//! Whose words are, where somebody owns them: `her remark that …`, `Silva’s “…” comment`, `seen by pilots as “…”`.

use std::ops::Range;

use super::{
    Attribution, Reader, Source,
    words::{is_determiner, is_owner},
};
use crate::annotate::{TokenKind, speakers::cues};

impl Reader<'_> {
    /// `her remark that gulls are “vermin”`: whose it is, where no verb of speech comes after it.
    pub(super) fn owned_claim(&self, start: usize, end: usize) -> Option<Attribution> {
        const ADJECTIVES: usize = 7;
        const OCCASION: usize = 12;
        const CLAUSE: usize = 30;
        let noun = (start..end).rev().find(|token| !self.quoted[*token] && cues::is_utterance(self.word(*token)))?;
        let that = (noun + 1..end.min(noun + OCCASION)).find(|token| self.is(*token, &["that"]));
        // `her assertion of a “claim of right”`, `his calls to end the “rigged tide”`.
        let of = end == noun + 3 && self.is(noun + 1, &["of"]) && is_determiner(self.word(noun + 2));
        let his = (start..noun).all(|token| !self.is_cue(token)) && self.is(noun + 1, &["to", "about", "on"]);
        let about = that.is_none() && end <= noun + OCCASION && (of || his);
        let speaks = |token: usize| !self.quoted[token] && self.is_cue(token) && !cues::is_weak(self.word(token));
        let parts = |token: usize| {
            let occasion = self.is(token, &["before", "after"]) || token + 1 == end && self.is(token, &[","]);
            self.is_break(token) && Some(token) != that && !occasion
        };
        if that.is_none() && !about
            || (noun + 1..end).any(|token| parts(token) || speaks(token))
            || (start.max(noun.saturating_sub(CLAUSE))..noun)
                .any(|token| self.is_cue(token) && (cues::is_saying(self.word(token)) || cues::is_saying_on(self.word(token))))
        {
            return None;
        }
        // `the suggestion by a retired mayor that …`.
        if let Some(that) = that.filter(|_| self.is(noun + 1, &["by"]))
            && let Some(source) = self.phrase_from(noun + 2, that)
        {
            return Some(Attribution { cue: Some(noun), source });
        }
        let near = |token: &usize| !self.is_break(*token) && !self.is(*token, &["the", "a", "an"]);
        let owner = (start..noun).rev().take(ADJECTIVES).take_while(near).find_map(|token| {
            let pronoun = is_owner(self.word(token)) && (that.is_some() || !self.is(token, &["its", "Its"]));
            let named = || {
                if about && !of {
                    None
                } else {
                    token.checked_sub(1).and_then(|before| self.number_at(before)).filter(|_| self.is_possessive(token))
                }
            };
            if pronoun { Some(Source::Pronoun(token)) } else { named().map(Source::Name) }
        })?;
        self.may_speak(&owner).then_some(Attribution { cue: Some(noun), source: owner })
    }

    /// `the check is, in her words, “a gift”`.
    pub(super) fn in_her_words(&self, start: usize, end: usize) -> Option<Attribution> {
        let owner = (start + 1..end).rev().find(|token| {
            is_owner(self.word(*token))
                && self.is(*token - 1, &["in", "In"])
                && self.is(*token + 1, &["words", "telling", "view"])
        })?;
        Some(Attribution { cue: Some(owner + 1), source: Source::Pronoun(owner) })
    }

    /// `Silva’s “47 gulls” comment`: whose words they are.
    pub(super) fn owned_quotation(&self, quote: &Range<usize>, start: usize) -> Option<Attribution> {
        let mark = quote.start.checked_sub(1).filter(|mark| *mark > start)?;
        let noun = quote.end < self.document.tokens.len() && cues::is_utterance(self.word(quote.end));
        let number = self.number_at(mark - 1).filter(|_| noun && self.is_possessive(mark))?;
        self.names[number].may_speak().then_some(Attribution { cue: Some(quote.end), source: Source::Name(number) })
    }

    /// `an option seen by pilots as a “lifeboat”`: in whose eyes it is so.
    pub(super) fn seen_by(&self, start: usize, end: usize) -> Option<Source> {
        const NEAR: usize = 9;
        let by = (start + 1..end).rev().take(NEAR).find(|token| self.is(*token, &["by"]))?;
        let participle = self.word(by - 1).ends_with("ed") || self.is(by - 1, &["seen", "known", "given"]);
        let as_it_is = (by + 1..end).find(|token| self.is(*token, &["as"]))?;
        if participle { self.phrase_from(by + 1, as_it_is) } else { None }
    }

    /// `To Silva, the pier is “a gift”`: in whose eyes it is so.
    pub(super) fn in_whose_eyes(&self, start: usize, end: usize) -> Option<Source> {
        let number = self.number_at(start + 1).filter(|_| start + 2 < end && self.is(start, &["To", "For"]))?;
        let comma = self.document.tokens_in(self.names[number].span).end;
        (self.names[number].is_person() && comma < end && self.is(comma, &[","])).then_some(Source::Name(number))
    }

    /// `in Silva’s words, “…”`, `Silva’s answer was: “…”`: the name that what was said belongs to.
    pub(super) fn whose_words(&self, start: usize, end: usize) -> Option<Source> {
        const ADJECTIVES: usize = 3;
        let noun = (start..end).rev().find(|token| !self.quoted[*token] && cues::is_utterance(self.word(*token)))?;
        let leads_in = !self.is(noun + 1, &["as", "and", "from", "on"]);
        if !leads_in {
            return None;
        }
        let mark = (start..noun).rev().take(ADJECTIVES).find(|token| self.is_possessive(*token))?;
        let number = self.number_at(mark.checked_sub(1).filter(|before| *before >= start)?)?;
        self.may_speak(&Source::Name(number)).then_some(Source::Name(number))
    }

    /// `From Silva’s Facebook post: “…”`: whose paper it is.
    pub(super) fn owner_of_paper(&self, start: usize, colon: usize) -> Option<usize> {
        let number = self.number_at(start)?;
        let mark = self.document.tokens_in(self.names[number].span).end;
        let owns = mark < colon && self.document.tokens[mark].kind == TokenKind::Possessive;
        (owns && cues::is_document(self.word(colon - 1))).then_some(number)
    }

    /// `’s`, or the apostrophe of `Forbes’`.
    fn is_possessive(&self, token: usize) -> bool {
        self.document.tokens[token].kind == TokenKind::Possessive
            || token > 0 && self.is(token, &["’", "'"]) && self.word(token - 1).ends_with('s')
    }
}
