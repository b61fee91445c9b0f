//! What stands before a quotation in its sentence, or in the line that introduces it.

use std::ops::Range;

use super::{Attribution, REACH, Reader};

impl Reader<'_> {
    /// What stands before the quotation in its sentence: `Silva said: `, `The letter said `.
    pub(super) fn before(&self, quote: &Range<usize>) -> Option<Attribution> {
        let block = self.block_start(quote.start);
        let start = self.sentence_start(quote.start);
        if start == quote.start && quote.start == block {
            return self.line_before(block);
        }
        let end = quote.start;
        let colon = end > start && self.is(end - 1, &[":"]);
        let turned = || {
            let source = self.after_dash(start, end).or_else(|| self.turned_to(start, end));
            source.or_else(|| self.sent_from(start, end)).filter(|_| colon)
        };
        self.opening_aside(start, end)
            .or_else(|| self.in_the_words_of(start, end))
            .or_else(|| self.in_her_words(start, end))
            .or_else(|| self.owned_claim(start, end))
            .or_else(|| self.owned_quotation(quote, start))
            .or_else(|| turned().map(|source| Attribution { cue: Some(end - 1), source }))
            .or_else(|| self.led_in(start, end))
            .or_else(|| self.according_to(start, end))
            .or_else(|| self.without_verb(start, end))
    }

    /// Where the words begin that stand before a quotation in its sentence, and are its own.
    fn sentence_start(&self, end: usize) -> usize {
        let block = self.block_start(end);
        let from = block.max(end.saturating_sub(REACH));
        let is_end = |token: &usize| {
            self.is_sentence_end(*token) && !self.ends_title(*token) || (self.quoted[*token] && self.ends_quoted_sentence(*token))
        };
        let mut start = (from..end).rev().find(is_end).map_or(from, |token| token + 1);
        if start == end {
            return start;
        }
        // `"SILVA: It rains.`: the mark says nothing of who speaks.
        if start == block && !self.quoted[start] && self.is(start, &["\"", "“"]) {
            start += 1;
        }
        if start == block {
            start = self.past_dateline(block, end);
        }
        // Words of other quotations in the sentence are none of its own.
        while start < end && self.quoted[start] {
            start += 1;
        }
        start
    }

    /// `As Silva puts it, the plan is “a joke”`.
    fn opening_aside(&self, start: usize, end: usize) -> Option<Attribution> {
        if !self.is(start, &["As"]) || self.is(start + 1, &["for", "to", "with"]) {
            return None;
        }
        let comma = (start..end).find(|token| self.is(*token, &[","]))?;
        let others = ["spoke", "speaks", "cheered", "attacked", "opened", "closed"];
        self.parenthetical(start, comma)
            .filter(|aside| aside.cue.is_some_and(|verb| verb + 2 >= comma && !self.is(verb, &others)))
    }

    /// `according to Silva, the pier is “a gift”`.
    fn according_to(&self, start: usize, end: usize) -> Option<Attribution> {
        let according = (start..end).rev().find(|token| self.word(*token).eq_ignore_ascii_case("according"))?;
        let source = self.phrase_from(according + 2, end)?;
        Some(Attribution { cue: Some(according), source })
    }

    /// Whose a quotation is that no verb of speech leads in: a fragment belongs to the subject of its sentence.
    fn without_verb(&self, start: usize, end: usize) -> Option<Attribution> {
        const NEAR: usize = 4;
        let named_so = (start.max(end.saturating_sub(NEAR))..end).any(|token| self.is_passive(token, start));
        if named_so || (start..end).any(|token| self.is_told_to(token, start)) {
            return None;
        }
        if let Some(source) = self.in_whose_eyes(start, end) {
            return Some(Attribution { cue: Some(start), source });
        }
        let colon = end > start && self.is(end - 1, &[":"]);
        let source = self
            .name_before_colon(start, end)
            .or_else(|| self.handle(start, end))
            .filter(|_| colon)
            .or_else(|| self.seen_by(start, end))
            .or_else(|| self.whose_words(start, end))
            .or_else(|| self.first_subject(start, end))
            .or_else(|| self.label(start, end).filter(|_| colon))?;
        // `Silva “kind of lost it.”`: what is said of her, by who spoke before.
        let again = self.quotes.partition_point(|other| other.start < end).checked_sub(1);
        let told_of = self.end_of(&source) == end && again.is_some_and(|again| self.block_of(again) == self.block_at(end));
        (!told_of).then(|| Attribution { cue: colon.then(|| end - 1), source })
    }

    /// Past `MIAMI —`, `WASHINGTON, Dec. 8 (UPI) —` at the start of a block, which names no subject.
    pub(super) fn past_dateline(&self, start: usize, end: usize) -> usize {
        const LONGEST: usize = 14;
        let near = start + 1..end.min(start + LONGEST);
        let parts =
            |token: &usize| self.is(*token, &["—", "–", "―", "-"]) || self.is(*token, &[":"]) && self.is(*token - 1, &[")"]);
        let Some(dash) = near.into_iter().find(parts) else { return start };
        let placed = |token: usize| !self.word(token).starts_with(char::is_lowercase);
        let shouted = self.word(start).len() > 1 && self.word(start).chars().all(char::is_uppercase);
        let opens = start == self.block_start(start) && (shouted || self.is(dash - 1, &[")"]));
        if opens && (start..dash).all(placed) { dash + 1 } else { start }
    }

    /// `The ad, titled “Gulls?”, says`: a stop inside marks that a comma follows.
    fn ends_title(&self, token: usize) -> bool {
        token + 2 < self.document.tokens.len() && self.is(token + 1, &["”", "\"", "’"]) && self.is(token + 2, &[","])
    }

    pub(super) fn ends_quoted_sentence(&self, token: usize) -> bool {
        self.is(token, &["”", "\"", "’", "'"]) && token > 0 && self.is(token - 1, &[".", "!", "?"])
    }

    /// A paragraph that ends in a colon introduces the next: `Caddell continued:`.
    pub(super) fn line_before(&self, block_start: usize) -> Option<Attribution> {
        let last = block_start.checked_sub(1)?;
        if !self.is(last, &[":"]) {
            return None;
        }
        let first = self.block_start(last);
        let start = (first..last).rev().find(|token| self.is(*token, &[".", "!", "?"])).map_or(first, |token| token + 1);
        for verb in (start..last).rev().filter(|token| self.is_cue(*token)) {
            if let Some(source) = self.subject(verb, start) {
                return Some(Attribution { cue: Some(verb), source });
            }
        }
        Some(Attribution { cue: None, source: self.first_subject(start, last)? })
    }
}
