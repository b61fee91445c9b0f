//! What stands before a quotation in its sentence, or in the line that introduces it.

use std::ops::Range;

use super::{
    Attribution, REACH, Reader, Source,
    words::{is_determiner, is_owner},
};
use crate::annotate::{TokenKind, nouns, speakers::cues};

impl Reader<'_> {
    /// What stands before the quotation in its sentence: `Silva said: `, `The letter said `.
    pub(super) fn before(&self, quote: &Range<usize>) -> Option<Attribution> {
        let block = self.block_start(quote.start);
        let from = block.max(quote.start.saturating_sub(REACH));
        let is_end = |token: &usize| {
            self.is_sentence_end(*token) && !self.ends_title(*token) || (self.quoted[*token] && self.ends_quoted_sentence(*token))
        };
        let mut start = (from..quote.start).rev().find(is_end).map_or(from, |token| token + 1);
        if start == quote.start && quote.start == block {
            return self.line_before(block);
        }
        // `"SILVA: It rains.`: the mark says nothing of who speaks.
        if start == block && !self.quoted[start] && self.is(start, &["\"", "“"]) {
            start += 1;
        }
        if start == block {
            start = self.after_dateline(block, quote.start);
        }
        // Words of other quotations in the sentence are none of its own.
        while start < quote.start && self.quoted[start] {
            start += 1;
        }
        // `As Silva puts it, the plan is “a joke”`.
        if self.is(start, &["As"])
            && !self.is(start + 1, &["for", "to", "with"])
            && let Some(comma) = (start..quote.start).find(|token| self.is(*token, &[","]))
            && let Some(aside) = self.parenthetical(start, comma).filter(|aside| {
                aside.cue.is_some_and(|verb| {
                    verb + 2 >= comma && !self.is(verb, &["spoke", "speaks", "cheered", "attacked", "opened", "closed"])
                })
            })
        {
            return Some(aside);
        }
        let owned = || self.owned_claim(start, quote.start).or_else(|| self.owned_quotation(quote, start));
        if let Some(attribution) = self.in_the_words_of(start, quote.start).or_else(owned) {
            return Some(attribution);
        }
        let colon = quote.start > start && self.is(quote.start - 1, &[":"]);
        if colon && let Some(source) = self.after_dash(start, quote.start).or_else(|| self.turned_to(start, quote.start)) {
            return Some(Attribution { cue: Some(quote.start - 1), source });
        }
        let verbs: Vec<usize> = (start..quote.start).filter(|token| !self.quoted[*token] && self.is_cue(*token)).collect();
        for verb in verbs.into_iter().rev() {
            // `fired back forcefully: “…”`: how it was said parts nothing.
            let manner = |token: &usize| self.word(*token).ends_with("ly") || self.is(*token, &["back"]);
            let between = (verb + 1..quote.start).filter(|token| !manner(token));
            let far = between.count() > 2;
            let clause = || self.is(verb + 1, &["that"]) || self.word(verb - 1).ends_with('s') && self.opens_clause(verb + 1);
            if cues::is_weak(self.word(verb)) && far && (verb == start || !clause()) {
                continue;
            }
            // `Putting it together, Silva said, allowed him to “…”`: the verb of who tells all of it.
            if verb > start + 2
                && !self.word(verb).ends_with("ing")
                && self.is(verb - 1, &[","])
                && self.is_cue(verb - 2)
                && cues::is_saying(self.word(verb - 2))
            {
                continue;
            }
            // `They slammed the loophole called an “inversion”`: what it is called, by who speaks of it.
            let named_so = self.is(verb, &["called", "dubbed"]) && self.is_determined_noun(verb - usize::from(verb > start));
            if named_so && (start..verb).rev().take_while(|token| !self.is_break(*token)).any(|token| self.is_cue(token)) {
                continue;
            }
            // `But, said Silva, “…”`: a verb between commas has its subject after it.
            if (verb == start || self.is(verb - 1, &[",", "And", "But"]))
                && cues::is_saying(self.word(verb))
                && let Some(source) = self.inverted_subject(verb, quote.start - 1)
                && (!matches!(source, Source::Description(_)) || self.speaks_between(&source, verb, start))
                && (self.is(quote.start - 1, &[",", ":"]) || self.is(self.end_of(&source), &[","]))
                && self.may_speak(&source)
            {
                return Some(Attribution { cue: Some(verb), source });
            }
            // `She was asked by Ana Silva whether …`, `described by Silva as “…”`.
            if self.is(verb + 1, &["by"])
                && verb + 2 < quote.start
                && !self.word(verb + 2).ends_with("ing")
                && let Some(source) = self.phrase_from(verb + 2, quote.start).filter(|source| self.may_speak(source))
            {
                return Some(Attribution { cue: Some(verb), source });
            }
            // `the statement quoted its chief, Ana Silva, as saying`.
            if self.is(verb, &["saying"])
                && verb > start + 2
                && self.is(verb - 1, &["as"])
                && let Some(quoted) = (start..verb).rev().find(|token| self.is(*token, &["quoted", "quotes", "quoting"]))
                && let Some(source) = self.phrase_from(quoted + 1, verb - 1)
            {
                return Some(Attribution { cue: Some(verb), source });
            }
            // `anybody who complains about it`: told of, not telling.
            let restricts = verb > start + 1 && self.is(verb - 1, &["who", "that", "which"]) && !self.is(verb - 2, &[","]);
            if restricts && quote.start - verb > 3 && !self.is(verb + 1, &["that"]) {
                continue;
            }
            // `can be deemed “secret”`: by nobody who is named.
            if self.is_passive(verb, start) {
                continue;
            }
            // `Nothing the mayor said “will do,” Silva said`: what was said is told of.
            let object = |source: &Source| {
                let before = self.first_token(source).checked_sub(1).filter(|before| *before >= start);
                before.is_some_and(|before| self.is(before, &["Nothing", "nothing", "Everything", "everything"]))
            };
            // `The department has said that, at the request of agencies, it kept emails “secret”`: what
            // is told further off from a verb belongs to the one who says it all.
            let parted = |from: usize| {
                (from..verb).any(|token| self.is(token, &["but", "after", "when", "before", "while", "because", "although"]))
            };
            // `Silva added, saying it was “…”`.
            let told_on =
                verb >= start + 2 && self.word(verb).ends_with("ing") && self.is(verb - 1, &[","]) && self.is_cue(verb - 2);
            let outer = (self.after_introduction(start, verb)..verb)
                .filter(|_| far)
                .find(|token| !self.quoted[*token] && self.is_cue(*token) && cues::is_saying(self.word(*token)))
                .filter(|outer| !told_on && !parted(*outer));
            if let Some(outer) = outer
                && let Some(source) = self.subject(outer, start).filter(|source| self.is_sound(source, outer))
            {
                return Some(Attribution { cue: Some(outer), source });
            }
            if let Some(source) = self.subject(verb, start).filter(|source| self.is_sound(source, verb) && !object(source)) {
                let thinks = cues::is_weak(self.word(verb)) || cues::is_thinking(self.word(verb));
                let joined = verb >= start + 2 && self.is(verb - 1, &["and"]) && self.is(verb - 2, &[","]);
                let leads_in = !joined && !thinks && verb + 2 == quote.start && self.is(verb + 1, &[",", ":"]);
                let hangs = matches!(source, Source::Pronoun(_)) && !leads_in || thinks;
                let reporter = || self.reporter(self.first_token(&source), start);
                let reported = if hangs { reporter().or_else(|| self.reporter_that(verb, start)) } else { None };
                return Some(reported.unwrap_or(Attribution { cue: Some(verb), source }));
            }
        }
        if let Some(according) = (start..quote.start).rev().find(|token| self.word(*token).eq_ignore_ascii_case("according")) {
            return Some(Attribution { cue: Some(according), source: self.phrase_from(according + 2, quote.start)? });
        }
        let named = || self.name_before_colon(start, quote.start).filter(|_| colon);
        let source = named()
            .or_else(|| self.seen_by(start, quote.start))
            .or_else(|| self.in_whose_eyes(start, quote.start))
            .or_else(|| self.whose_words(start, quote.start))
            .or_else(|| self.first_subject(start, quote.start))
            .or_else(|| self.label(start, quote.start).filter(|_| colon));
        // `Silva “kind of lost it.”`: what is said of her, by who spoke before.
        let told_of = |source: &Source| {
            let again = self.quotes.partition_point(|other| other.start < quote.start).checked_sub(1);
            self.end_of(source) == quote.start && again.is_some_and(|before| self.block_of(before) == self.block_at(quote.start))
        };
        let source = source.filter(|source| !told_of(source));
        // Without a cue, a fragment belongs to the subject of its sentence.
        source.map(|source| Attribution { cue: colon.then(|| quote.start - 1), source })
    }

    /// Whether a token is a common noun with `the`, `a` or `an` not far before it.
    fn is_determined_noun(&self, token: usize) -> bool {
        const ADJECTIVES: usize = 4;
        self.name_at[token].is_none()
            && self.document.tokens[token].kind == TokenKind::Word
            && (token.saturating_sub(ADJECTIVES)..token).any(|before| self.is(before, &["the", "a", "an"]))
    }

    /// Past `WASHINGTON, Dec. 8 (UPI) —` at the start of a block, which names no subject.
    fn after_dateline(&self, block: usize, end: usize) -> usize {
        const LONGEST: usize = 14;
        let dash = (block + 1..end.min(block + LONGEST)).find(|token| self.is(*token, &["—", "–", "-"]));
        dash.filter(|dash| self.is(dash - 1, &[")"])).map_or(block, |dash| dash + 1)
    }

    /// `her remark that gulls are “vermin”`: whose it is, where no verb of speech comes after it.
    fn owned_claim(&self, start: usize, end: usize) -> Option<Attribution> {
        const ADJECTIVES: usize = 4;
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

    /// `Silva’s “47 gulls” comment`: whose words they are.
    fn owned_quotation(&self, quote: &Range<usize>, start: usize) -> Option<Attribution> {
        let mark = quote.start.checked_sub(1).filter(|mark| *mark > start)?;
        let noun = quote.end < self.document.tokens.len() && cues::is_utterance(self.word(quote.end));
        let number = self.number_at(mark - 1).filter(|_| noun && self.is_possessive(mark))?;
        self.names[number].may_speak().then_some(Attribution { cue: Some(quote.end), source: Source::Name(number) })
    }

    /// `an option seen by pilots as a “lifeboat”`: in whose eyes it is so.
    fn seen_by(&self, start: usize, end: usize) -> Option<Source> {
        const NEAR: usize = 9;
        let by = (start + 1..end).rev().take(NEAR).find(|token| self.is(*token, &["by"]))?;
        let participle = self.word(by - 1).ends_with("ed") || self.is(by - 1, &["seen", "known", "given"]);
        let as_it_is = (by + 1..end).find(|token| self.is(*token, &["as"]))?;
        if participle { self.phrase_from(by + 1, as_it_is) } else { None }
    }

    /// `to a height, says the same report, of “…”`: words for who speaks, between commas with their verb.
    fn speaks_between(&self, source: &Source, verb: usize, start: usize) -> bool {
        let last = self.end_of(source) - 1;
        let speaks = nouns::speaks(self.word(last)) || cues::is_document(self.word(last));
        verb > start && self.is(verb - 1, &[","]) && self.is(last + 1, &[","]) && speaks
    }

    /// `To Silva, the pier is “a gift”`: in whose eyes it is so.
    fn in_whose_eyes(&self, start: usize, end: usize) -> Option<Source> {
        let number = self.number_at(start + 1).filter(|_| start + 2 < end && self.is(start, &["To", "For"]))?;
        let comma = self.document.tokens_in(self.names[number].span).end;
        (self.names[number].is_person() && comma < end && self.is(comma, &[","])).then_some(Source::Name(number))
    }

    /// `The tide was early - Ana Silva: “…”`: the name between a dash and a colon.
    fn after_dash(&self, start: usize, end: usize) -> Option<Source> {
        let source = self.name_before_colon(start, end).filter(|_| !self.is(start, &["From"]))?;
        let first = self.first_token(&source);
        (first > start && self.is(first - 1, &["-", "–", "—"])).then_some(source)
    }

    /// `Silva said he was lost, but she gave him some praise: “…”`: the pronoun of the last clause before a colon.
    fn turned_to(&self, start: usize, end: usize) -> Option<Source> {
        let parted = |token: usize| self.is(token, &[","]) || self.quoted[token];
        let joint = (start + 1..end).rev().find(|token| self.is(*token, &["but", "and"]) && parted(*token - 1))?;
        let pronoun = self.is(joint + 1, &["he", "she", "they"]);
        let plain = !(joint..end).any(|token| self.is_cue(token) || self.quoted[token]);
        (pronoun && plain && joint + 2 < end).then_some(Source::Pronoun(joint + 1))
    }

    /// `The ad, titled “Gulls?”, says`: a stop inside marks that a comma follows.
    fn ends_title(&self, token: usize) -> bool {
        token + 2 < self.document.tokens.len() && self.is(token + 1, &["”", "\"", "’"]) && self.is(token + 2, &[","])
    }

    /// `is called “…”`, `can be deemed “…”`.
    fn is_passive(&self, verb: usize, start: usize) -> bool {
        const ADVERBS: usize = 3;
        let names = ["called", "deemed", "dubbed", "labeled", "labelled", "branded", "termed", "rated"];
        let auxiliary = |token: &usize| self.is(*token, &["be", "been", "being", "is", "was", "are", "were"]);
        self.is(verb, &names)
            && !self.is(verb + 1, &["by"])
            && (start..verb).rev().take(ADVERBS).take_while(|token| self.is_adverb(*token)).any(|token| auxiliary(&token))
    }

    /// `’s`, or the apostrophe of `Forbes’`.
    fn is_possessive(&self, token: usize) -> bool {
        self.document.tokens[token].kind == TokenKind::Possessive
            || token > 0 && self.is(token, &["’", "'"]) && self.word(token - 1).ends_with('s')
    }

    /// `Another said he hoped with his “whole heart”`: who said it, where the clause that begins at `first` hangs on
    /// a verb of speech.
    fn reporter(&self, first: usize, start: usize) -> Option<Attribution> {
        const OBJECT: usize = 6;
        // `arguing that he and Silva shared “…”`.
        let joint = first >= start + 2 && self.is(first - 1, &["and"]) && self.is_pronoun(first - 2);
        let first = if joint { first - 2 } else { first };
        let before = first.checked_sub(1).filter(|before| *before > start)?;
        let that = self.is(before, &["that"]);
        let before = if that { before - 1 } else { before };
        let verb = (start..=before)
            .rev()
            .take(OBJECT)
            .take_while(|token| !self.is_break(*token))
            .find(|token| self.is_cue(*token) && (that || cues::is_saying(self.word(*token))))?;
        let source = self.subject(verb, start).filter(|source| self.is_sound(source, verb))?;
        Some(Attribution { cue: Some(verb), source })
    }

    /// `he said that only people such as Silva wanted “open ports”`: the verb of speech before the `that` under which the
    /// clause of `verb` stands.
    fn reporter_that(&self, verb: usize, start: usize) -> Option<Attribution> {
        const CLAUSE: usize = 14;
        let plain = |token: &usize| !self.is(*token, &[",", ";", ":", "—", "–", "who", "which", "but"]) && !self.quoted[*token];
        let that = (start..verb).rev().take(CLAUSE).take_while(plain).find(|token| self.is(*token, &["that"]))?;
        let saying = that.checked_sub(1).filter(|saying| *saying > start && cues::is_saying(self.word(*saying)))?;
        let source = self.subject(saying, start).filter(|source| self.is_sound(source, saying))?;
        Some(Attribution { cue: Some(saying), source })
    }

    /// `But polls were right - HuffPollster: “…”`, `From the report: “…”`: what stands alone before a colon.
    fn name_before_colon(&self, start: usize, end: usize) -> Option<Source> {
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

    /// `From Silva’s Facebook post: “…”`: whose paper it is.
    fn owner_of_paper(&self, start: usize, colon: usize) -> Option<usize> {
        let number = self.number_at(start)?;
        let mark = self.document.tokens_in(self.names[number].span).end;
        let owns = mark < colon && self.document.tokens[mark].kind == TokenKind::Possessive;
        (owns && cues::is_document(self.word(colon - 1))).then_some(number)
    }

    /// `in Silva’s words, “…”`, `Silva’s answer was: “…”`: the name that what was said belongs to.
    fn whose_words(&self, start: usize, end: usize) -> Option<Source> {
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

    /// Whether a description is one: it has no verb of speech in it, and its verb is no noun.
    pub(super) fn is_sound(&self, source: &Source, verb: usize) -> bool {
        let tokens = match source {
            Source::Description(tokens) => tokens,
            Source::Relative(..) | Source::Name(_) | Source::Pronoun(_) => return true,
        };
        // `the sign reads “…”`: a verb, with its words right after it.
        let leads_in = self.is(verb, &["reads"]) && self.quoted.get(verb + 1).copied().unwrap_or(false);
        let noun = cues::is_weak(self.word(verb)) && self.word(verb).ends_with('s') && !leads_in;
        let last = tokens.end - 1;
        let has_verb = |token: usize| {
            let is_noun =
                self.is(token, &["report", "answer", "note", "charge"]) || token < last && cues::is_weak(self.word(token));
            self.is_cue(token) && !is_noun
        };
        !noun && !tokens.clone().any(has_verb)
    }
}
