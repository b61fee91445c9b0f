//! Speech that is reported without marks: `Silva said that …`, `…, Silva said`, `according to …`.
//!
//! Precision comes first: only verbs that take a whole clause, and only clauses without quotations.

use std::ops::Range;

use super::{
    Attribution, Reader, Source,
    words::{is_determiner, is_occasion, is_preposition, is_role},
};
use crate::annotate::{TokenKind, nouns, speakers::cues};

/// The fewest words that a reported clause has.
const FEWEST: usize = 4;

/// Words of a clause among which its verb is looked for.
const NEAR: usize = 9;

/// Words before a noun of speech among which its owner stands.
const OWNER: usize = 8;

/// Words that are reported without marks.
pub struct Reported {
    pub tokens: Range<usize>,
    pub attribution: Attribution,
    /// Whether it is told in passing who thinks, asks or wills it: `he` after it need not be them.
    pub in_passing: bool,
}

/// What a verb leads in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// What is said, with a subject and a verb of its own: `that the river rose`.
    Clause,
    /// What is thought or asked: `whether the river rose`.
    Thought,
    /// `to close the port`, `Reyes to resign`, `an end to the work`.
    Phrase,
}

/// Words that open a clause on which another hangs.
const SUBORDINATORS: &[&str] = &["After", "Although", "As", "Because", "If", "Since", "Though", "When", "While"];

impl Reported {
    fn said(tokens: Range<usize>, attribution: Attribution) -> Self {
        Self { tokens, attribution, in_passing: false }
    }
}

impl Reader<'_> {
    /// The clauses that are reported without marks, in reading order, each with its source.
    pub fn indirect(&self) -> Vec<Reported> {
        let reported = |sentence: &Range<usize>| {
            let body = sentence.start..self.last_word(sentence);
            let parted = self.parted_by_verb(&body);
            let whole = || self.according(&body).or_else(|| self.followed_by_verb(&body)).map(|clause| vec![clause]);
            let clauses = parted.or_else(whole).unwrap_or_else(|| self.led_in_by_verbs(&body));
            clauses.into_iter().filter(|clause| self.is_reported(clause.tokens.clone()))
        };
        self.document.sentences.iter().flat_map(reported).collect()
    }

    /// Whether a clause is long enough to tell something, and has no quotation in it.
    fn is_reported(&self, clause: Range<usize>) -> bool {
        let words = clause.clone().filter(|token| self.document.tokens[*token].kind == TokenKind::Word).count();
        words >= FEWEST && !self.quoted[clause].contains(&true)
    }

    /// The end of a sentence without the marks that close it.
    fn last_word(&self, sentence: &Range<usize>) -> usize {
        let mut end = sentence.end;
        while end > sentence.start && self.document.tokens[end - 1].kind == TokenKind::Mark && !self.quoted[end - 1] {
            end -= 1;
        }
        end
    }

    /// `According to the agency, the river rose`, `the river rose, according to the agency`.
    fn according(&self, sentence: &Range<usize>) -> Option<Reported> {
        let cue = sentence.clone().find(|token| {
            self.word(*token).eq_ignore_ascii_case("according") && self.word(token + 1) == "to" && !self.quoted[*token]
        })?;
        let source = self.phrase_from(cue + 2, sentence.end)?;
        let attribution = Attribution { cue: Some(cue), source };
        if cue == sentence.start {
            let comma = (cue + 2..sentence.end).find(|token| self.is(*token, &[","]))?;
            return Some(Reported::said(comma + 1..sentence.end, attribution));
        }
        let end = if self.is(cue - 1, &[","]) { cue - 1 } else { cue };
        Some(Reported::said(sentence.start..end, attribution))
    }

    /// `The river, Silva said, would fall by Friday`: both parts, or the first alone where it is a clause of its own.
    fn parted_by_verb(&self, sentence: &Range<usize>) -> Option<Vec<Reported>> {
        const SOURCE: usize = 8;
        let open = (sentence.start + 1..sentence.end).find(|comma| {
            let near = *comma + 2..(*comma + SOURCE).min(sentence.end.saturating_sub(1));
            self.is(*comma, &[","]) && near.into_iter().any(|verb| self.reports(verb) && self.is(verb + 1, &[","]))
        })?;
        let verb = (open + 2..sentence.end).find(|verb| self.reports(*verb))?;
        let source = self.speaker_of(verb, open + 1).filter(|source| self.begins_at(source, open + 1))?;
        // `fast, like she said, and cheap`.
        if self.is(open + 1, &["like", "as"]) {
            return None;
        }
        if !self.is(verb + 1, &[","]) || self.quoted[sentence.clone()].contains(&true) {
            return None;
        }
        let attribution = Attribution { cue: Some(verb), source };
        let joined = usize::from(self.is(sentence.start, &["But", "And", "Yet"]));
        let (first, rest) =
            (sentence.start + joined..open, verb + 2..self.clause_end(verb + 2, sentence.end, Shape::Clause, false));
        let part = |tokens: Range<usize>| Reported { tokens, attribution: attribution.clone(), in_passing: true };
        let whole = self.is_whole(&first);
        Some(if whole { vec![part(first)] } else { vec![part(first), part(rest)] })
    }

    /// Whether words are a clause that may stand alone.
    fn is_whole(&self, clause: &Range<usize>) -> bool {
        let words = clause.clone().filter(|token| self.document.tokens[*token].kind == TokenKind::Word).count();
        let subordinate = words < FEWEST
            || self.is(clause.start, SUBORDINATORS)
            || self.is(clause.start, &["But", "And", "So", "Even"])
                && self.is(clause.start + 1, &["if", "when", "as", "though", "after"]);
        !subordinate && clause.clone().any(|token| self.has_finite(token..(token + 2).min(clause.end)))
    }

    /// `Silva said that the river rose, adding that it would fall`: each verb with the clause that it leads in.
    fn led_in_by_verbs(&self, sentence: &Range<usize>) -> Vec<Reported> {
        let mut clauses = Vec::new();
        let mut from = sentence.start;
        // `After Silva said that the river rose, …`: the end of a clause that the sentence opens with.
        let opening = if self.is(sentence.start, SUBORDINATORS) { self.first_comma(sentence) } else { sentence.start };
        while let Some((verb, (start, shape))) =
            (from..sentence.end).find_map(|verb| Some((verb, self.leads_in(verb, sentence.end)?)))
        {
            let opens = verb < opening;
            let end = self.clause_end(start, sentence.end, shape, opens);
            let source = self.speaker_of(verb, sentence.start);
            if let Some(source) = source {
                let attribution = Attribution { cue: Some(verb), source };
                clauses.push(Reported { tokens: start..end, attribution, in_passing: shape != Shape::Clause });
            }
            from = end.max(verb + 1);
        }
        clauses
    }

    /// Who is the subject of a verb that leads words in.
    fn speaker_of(&self, verb: usize, start: usize) -> Option<Source> {
        let governor = self.governor(verb);
        let start = start.max(governor.saturating_sub(cues::FARTHEST));
        if let Some(owned) =
            self.owned_claim(start.max(verb.saturating_sub(OWNER)), verb + 2).filter(|owned| owned.cue == Some(verb))
        {
            return Some(owned.source);
        }
        let source = self.subject(governor, start)?;
        // `The poll shows that`: what leads in a clause is no noun.
        let thinks = cues::takes_that(self.word(verb)) || cues::is_willing(self.word(verb));
        let sound = if thinks && self.is(verb + 1, &["that", "to"]) && !self.is_noun_here(verb) { verb + 1 } else { governor };
        (self.is_sound(&source, sound) && (self.may_speak(&source) || self.is_beside(&source, governor))).then_some(source)
    }

    /// `appeared to suggest`, `tried to argue`: the verb whose subject an infinitive has.
    fn governor(&self, verb: usize) -> usize {
        let governed = verb >= 2 && self.is(verb - 1, &["to"]);
        let governs = [
            "appeared",
            "appears",
            "seemed",
            "seems",
            "tried",
            "tries",
            "began",
            "continues",
            "continued",
            "wanted",
            "wants",
            "failed",
        ];
        if governed && self.is(verb - 2, &governs) { verb - 2 } else { verb }
    }

    /// `Republicans said`, `North Korea said`: a name of no speaker, right before its verb.
    fn is_beside(&self, source: &Source, verb: usize) -> bool {
        let last = (verb.saturating_sub(cues::FARTHEST)..verb).rev().find(|token| !self.is_adverb(*token));
        last.is_some_and(|last| self.end_of(source) == last + 1)
    }

    /// Where the words begin that a verb leads in, if it leads any in.
    fn leads_in(&self, verb: usize, end: usize) -> Option<(usize, Shape)> {
        if self.quoted[verb] || self.name_at[verb].is_some() || verb + 1 >= end {
            return None;
        }
        let shape = if self.is_cue(verb) { Shape::Clause } else { Shape::Thought };
        let clause = self.leads_in_that(verb, end).or_else(|| self.leads_in_clause(verb, end));
        let thought = || self.leads_in_as_noun(verb, end).or_else(|| self.leads_in_question(verb, end));
        let phrase = || self.leads_in_infinitive(verb, end).or_else(|| self.leads_in_call(verb, end));
        let as_thought = || thought().map(|start| (start, Shape::Thought));
        let as_phrase = || phrase().map(|start| (start, Shape::Phrase));
        clause.map(|start| (start, shape)).or_else(as_thought).or_else(as_phrase)
    }

    /// `said that`, `pointed out that`, `told the council that`, `said on Friday that`.
    fn leads_in_that(&self, verb: usize, end: usize) -> Option<usize> {
        const ADVERBIAL: usize = 10;
        let thinks = cues::takes_that(self.word(verb)) && !self.is_noun_here(verb);
        if !self.is_cue(verb) && !thinks && self.governor(verb) == verb {
            return None;
        }
        let next = if self.is(verb + 1, &["out"]) { verb + 2 } else { verb + 1 };
        // `found that action void`, `rejected that argument`: no clause.
        let takes_noun = !self.is_cue(verb) || cues::is_weak(self.word(verb)) || cues::takes_object(self.word(verb));
        let demonstrative = takes_noun && !self.is_break(next + 1) && !self.has_finite(next..self.comma_in(next..end));
        if self.is(next, &["that"]) && !demonstrative && !self.is(next + 1, &[","]) {
            return Some(next);
        }
        let near = next + 1..end.min(next + ADVERBIAL);
        if self.is(verb, &["told", "tells", "telling"]) {
            // `told the council the river rose`: past whom.
            return near.into_iter().find(|token| self.is(*token, &["that"]));
        }
        let past_day = self.past_day(next);
        if past_day > next && self.is(past_day, &["that"]) {
            return Some(past_day);
        }
        let says = cues::is_saying(self.word(verb)) || cues::is_saying_on(self.word(verb));
        let clause = self.opens_clause(next) && !self.is_when(next);
        (says && !clause && !self.is_break(next)).then(|| near.into_iter().find(|token| self.is(*token, &["that"])))?
    }

    /// `his claim that the river rose`, `voiced fear that it would rise`.
    fn leads_in_as_noun(&self, noun: usize, end: usize) -> Option<usize> {
        const WORDS: usize = 4;
        let that = if self.is(noun, &["expressed", "expresses", "expressing", "voiced", "raised", "reiterated"]) {
            (noun + 1..end.min(noun + WORDS)).find(|token| self.is(*token, &["that"]))?
        } else {
            self.owned_claim(noun.saturating_sub(OWNER), noun + 2).filter(|owned| owned.cue == Some(noun))?;
            noun + 1
        };
        (self.is(that, &["that"]) && that + 1 < end && !self.has_finite(that + 1..that + 2)).then_some(that)
    }

    /// `said the river rose`, `said Friday the river rose`, `told reporters the river rose`.
    fn leads_in_clause(&self, verb: usize, end: usize) -> Option<usize> {
        let next = verb + 1;
        if !cues::is_saying(self.word(verb)) && !cues::is_saying_on(self.word(verb)) {
            let thinks = (self.is_cue(verb) || cues::takes_that(self.word(verb))) && !self.is_noun_here(verb);
            return (thinks && !cues::is_weak(self.word(verb)) && self.is_subject_of_finite(next, end)).then_some(next);
        }
        if !self.is_cue(verb) {
            return None;
        }
        if self.is(verb, &["told", "tells", "telling"]) {
            let start = self.past_day(self.past_listener(next)?);
            return (start < end && self.opens_clause(start) && self.has_finite(start..end)).then_some(start);
        }
        // `…, said the clerk`: who.
        let person = is_determiner(self.word(next)) || self.name_at[next].is_some();
        let inverted = verb > 0 && self.is(verb - 1, &[","]) && person && end - next < NEAR && !self.has_finite(next..end);
        let says = !inverted && self.is(verb, &["said", "says", "say", "saying"]);
        let opens = self.opens_clause(next) && !self.is_when(next);
        if opens && (says || self.has_finite(next..end))
            || self.opens_with_noun(next) && (says || self.has_finite(next..self.break_in(next..end)))
        {
            return Some(next);
        }
        let start = self.past_day(next);
        (start > next && start < end && self.opens_clause(start) && self.has_finite(start..end)).then_some(start)
    }

    /// `believes it would fall`: a pronoun or a name, right before a finite verb.
    fn is_subject_of_finite(&self, token: usize, end: usize) -> bool {
        let after = match self.number_at(token) {
            Some(number) => self.document.tokens_in(self.names[number].span).end,
            None if self.is_pronoun(token) => token + 1,
            None => return false,
        };
        after < end && self.has_finite(after..end.min(after + 2)) && self.document.tokens[after].kind != TokenKind::Possessive
    }

    /// `asked whether the river rose`, `explained how it rose`.
    fn leads_in_question(&self, verb: usize, end: usize) -> Option<usize> {
        let next = verb + 1;
        let asks = cues::is_asking(self.word(verb)) && !self.is_noun_here(verb);
        (asks && next + 1 < end && self.is(next, &["whether", "if", "how", "why", "what", "who", "when", "where"]))
            .then_some(next)
    }

    /// `promised to close the port`.
    fn leads_in_infinitive(&self, verb: usize, end: usize) -> Option<usize> {
        let next = verb + 1;
        let wills = cues::is_willing(self.word(verb)) && !self.is_noun_here(verb);
        let infinitive =
            next + 1 < end && self.is(next, &["to"]) && !is_determiner(self.word(next + 1)) && self.name_at[next + 1].is_none();
        (wills && infinitive && self.is_first_hand(verb)).then_some(next)
    }

    /// `urged the council to close the port`, `called on Reyes to resign`, `called for an end to the work`.
    fn leads_in_call(&self, verb: usize, end: usize) -> Option<usize> {
        const LISTENER: usize = 8;
        let calls = self.is(verb, &["called", "calls", "calling", "call"]) && !self.is_noun_here(verb);
        if calls && self.is(verb + 1, &["for"]) {
            return Some(verb + 2);
        }
        let on = calls && self.is(verb + 1, &["on"]);
        let start = if on { verb + 2 } else { verb + 1 };
        if !on && (!cues::is_urging(self.word(verb)) || self.is_noun_here(verb)) {
            return None;
        }
        let near = start + 1..end.min(start + LISTENER);
        let to = near.into_iter().take_while(|token| !self.is_break(*token)).find(|token| self.is(*token, &["to"]));
        (to.is_some() && !self.is(start, &["to", "for", "by", "about", "in", "on"])).then_some(start)
    }

    /// Whether a verb tells what somebody else wills: not so in `I wanted to`, `the target that it pledged to reach`.
    fn is_first_hand(&self, verb: usize) -> bool {
        let Some(source) = self.subject(verb, verb.saturating_sub(cues::FARTHEST)) else { return false };
        let first = self.first_token(&source);
        let before = first.checked_sub(1).filter(|before| self.block_at(*before) == self.block_at(first));
        let relative = before.is_some_and(|before| {
            let plain = self.document.tokens[before].kind == TokenKind::Word && !self.is_break(before) && self.is_pronoun(first);
            plain || self.is(before, &["that", "where", "which"])
        });
        !relative && !self.is(first, &["I", "we", "We", "you", "You"])
    }

    /// Whether a word that may be a verb stands as a noun: `the plans`, `Silva’s plans`, `a long show`.
    fn is_noun_here(&self, token: usize) -> bool {
        let Some(before) = token.checked_sub(1) else { return true };
        let word = self.word(before);
        let stands_before_noun = is_determiner(word)
            || self.document.tokens[before].kind == TokenKind::Possessive
            || self.is(before, &["of", "in", "by", "for", "with"]);
        let subject = self.is_pronoun(before)
            || self.name_at[before].is_some()
            || self.is_adverb(before)
            || nouns::speaks(word)
            || is_role(word)
            || cues::is_document(word)
            || ["poll", "slide", "data", "analysis", "research", "campaign"].contains(&word)
            || self.is(before, &["who", "which", "that", "and"])
            || !self.word(token).ends_with('s') && word.ends_with('s');
        stands_before_noun || cues::may_be_noun(self.word(token)) && !subject
    }

    /// `this year`, `the week`: when, not what.
    fn is_when(&self, token: usize) -> bool {
        let times = ["week", "weeks", "month", "months", "year", "years", "day", "days", "hours", "minutes", "morning", "summer"];
        is_determiner(self.word(token)) && (1..3).any(|after| self.is(token + after, &times))
    }

    /// `Friday`, `on Friday`: what comes after the day.
    fn past_day(&self, token: usize) -> usize {
        let day = if self.is(token, &["on"]) { token + 1 } else { token };
        if day < self.document.tokens.len() && self.is_weekday(day) { day + 1 } else { token }
    }

    /// Past whom somebody tells: `reporters`, `The Harbor Times`.
    fn past_listener(&self, token: usize) -> Option<usize> {
        if let Some(number) = self.number_at(token) {
            return Some(self.document.tokens_in(self.names[number].span).end);
        }
        let noun =
            self.document.tokens.get(token).is_some_and(|token| token.kind == TokenKind::Word) && self.word(token).ends_with('s');
        (noun || self.is(token, &["me", "us", "him", "her", "them", "people"])).then_some(token + 1)
    }

    /// `said officers had left`: a noun without a determiner, or an adjective.
    fn opens_with_noun(&self, token: usize) -> bool {
        let empty = [
            "so",
            "nothing",
            "yes",
            "goodbye",
            "hello",
            "much",
            "anything",
            "something",
            "little",
            "then",
            "here",
            "earlier",
            "later",
            "last",
            "this",
            "again",
            "during",
            "through",
            "when",
            "there",
            "back",
            "together",
            "publicly",
            "out",
        ];
        self.document.tokens.get(token).is_some_and(|word| word.kind == TokenKind::Word)
            && !self.is_break(token)
            && !self.is_function(token)
            && !self.is_adverb(token)
            && !self.is_weekday(token)
            && !is_determiner(self.word(token))
            && !is_preposition(self.word(token))
            && !self.is(token, &empty)
    }

    fn first_comma(&self, tokens: &Range<usize>) -> usize {
        tokens.clone().find(|token| self.is(*token, &[","])).unwrap_or(tokens.end)
    }

    /// The first comma of words, no further than a verb is looked for, or their end.
    fn comma_in(&self, tokens: Range<usize>) -> usize {
        tokens.clone().take(NEAR).find(|token| self.is(*token, &[","])).unwrap_or(tokens.end)
    }

    /// The first mark or joining word of words, no further than a verb is looked for, or their end.
    fn break_in(&self, tokens: Range<usize>) -> usize {
        tokens.clone().take(NEAR).find(|token| self.is_break(*token)).unwrap_or(tokens.end)
    }

    /// Whether there is a verb among words that a clause needs: not so in `wrote a letter to the board`.
    fn has_finite(&self, tokens: Range<usize>) -> bool {
        let near = tokens.start..tokens.end.min(tokens.start + NEAR);
        near.into_iter().any(|token| {
            self.is(
                token,
                &[
                    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "should",
                    "must", "does", "do", "did", "’s", "'s", "ca", "wo",
                ],
            ) || self.word(token).ends_with("ed") && token > tokens.start
                || ["n’t", "n't"].iter().any(|not| self.word(token).ends_with(not))
        })
    }

    /// Where reported words end: before what the reporter goes on with. One that a sentence `opens` with ends at its comma.
    fn clause_end(&self, start: usize, end: usize, shape: Shape, opens: bool) -> usize {
        let narrow = shape == Shape::Phrase;
        let reports_on = |mut token: usize| {
            while token + 1 < end && self.is_adverb(token) {
                token += 1;
            }
            self.is_cue(token) && !cues::is_weak(self.word(token))
        };
        let goes_on = |token: usize| match self.word(token) {
            "," => {
                let next = token + 1;
                self.is(next, &["but", "though", "although"])
                    || self.is_cue(next) && !cues::is_weak(self.word(next))
                    || self.word(next).ends_with("ing") && (narrow || self.is_cue(next))
                    || self.is(next, &["and"]) && (narrow || reports_on(next + 1))
                    || narrow && (self.is(next, &["which", "who", "as", "in", "a", "the", "aside"]) || self.is_pronoun(next))
                    || opens
            }
            ";" => true,
            "—" | "–" | "―" | "-" | "--" if self.stands_apart(token) => {
                narrow || opens || self.is(token + 1, &["and", "but"]) && self.is_pronoun(token + 2)
            }
            "and" | "but" => reports_on(token + 1) || narrow && self.is(token, &["but"]),
            "so" => narrow && self.opens_clause(token + 1),
            "in" => narrow && is_occasion(self.word(token + 2)),
            _ => false,
        };
        (start + FEWEST - 1..end).find(|token| goes_on(*token)).unwrap_or(end)
    }

    /// Whether white space stands before a mark: not so before the hyphen of a compound.
    fn stands_apart(&self, token: usize) -> bool {
        token > 0 && self.document.tokens[token - 1].span.end() < self.document.tokens[token].span.start()
    }

    /// `The river rose, Silva said.`
    fn followed_by_verb(&self, sentence: &Range<usize>) -> Option<Reported> {
        const TAIL: usize = 12;
        // `The river rose, said Silva, a nurse who …`.
        let inverted = sentence.clone().skip(FEWEST).find(|token| {
            self.is(*token, &[","]) && self.is(*token + 1, &["said", "says"]) && !self.quoted[*token] && *token + 2 < sentence.end
        });
        if let Some(comma) = inverted
            && let Some(source @ Source::Name(_)) = self.inverted_subject(comma + 1, sentence.end)
            && self.ends_with(&source, sentence.end)
        {
            return Some(Reported::said(sentence.start..comma, Attribution { cue: Some(comma + 1), source }));
        }
        let from = sentence.start.max(sentence.end.saturating_sub(TAIL));
        let comma = (from..sentence.end).rev().find(|token| self.is(*token, &[","]))?;
        let verb = (comma + 1..sentence.end).find(|token| self.reports(*token))?;
        let ends = verb + 1 == sentence.end || self.is_weekday(verb + 1) || self.is(verb + 1, &["in", "on", "at"]);
        let source = if verb == comma + 1 {
            self.inverted_subject(verb, sentence.end).filter(|source| self.ends_with(source, sentence.end))
        } else {
            self.subject(verb, comma + 1).filter(|source| ends && self.begins_at(source, comma + 1))
        };
        let last = verb + 1 == sentence.end && self.is(verb, &["said", "says", "say"]);
        let tells = last || (sentence.start..comma).any(|token| self.has_finite(token..(token + 2).min(comma)));
        let source = source.filter(|_| tells)?;
        Some(Reported::said(sentence.start..comma, Attribution { cue: Some(verb), source }))
    }

    /// Whether a sentence ends with its source, and with where and when it spoke: not so in `…, said Silva had left`.
    fn ends_with(&self, source: &Source, end: usize) -> bool {
        let after = self.end_of(source);
        let speaks = match source {
            Source::Description(tokens) => {
                nouns::speaks(self.word(after - 1))
                    || cues::is_document(self.word(after - 1))
                    || is_determiner(self.word(tokens.start))
            }
            _ => true,
        };
        let verb = |token: usize| self.has_finite(token..token + 1) || self.document.tokens[token].kind == TokenKind::Possessive;
        let goes_on =
            after < end && !self.is_break(after) && !is_preposition(self.word(after)) && !nouns::speaks(self.word(after));
        speaks && !goes_on && !(after..end.min(after + 4)).take_while(|token| !self.is_break(*token)).any(verb)
    }

    fn reports(&self, token: usize) -> bool {
        cues::is_saying(self.word(token)) && !self.quoted[token] && self.is_cue(token)
    }

    /// Whether a word opens a clause without `that`.
    pub(super) fn opens_clause(&self, token: usize) -> bool {
        self.is_pronoun(token)
            || is_determiner(self.word(token))
            || self.name_at[token].is_some()
            || self.is(token, &["there", "if", "most", "more"])
    }
}
