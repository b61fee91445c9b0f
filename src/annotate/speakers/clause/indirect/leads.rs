//! Which words lead in what somebody says, thinks, asks or wills, and where it begins.

use super::{
    super::{
        Reader,
        words::{is_determiner, is_preposition, is_role},
    },
    NEAR, OWNER, Shape, verbs,
};
use crate::annotate::{TokenKind, nouns, speakers::cues};

impl Reader<'_> {
    /// Where the words begin that a verb leads in, if it leads any in.
    pub(super) fn leads_in(&self, verb: usize, end: usize) -> Option<(usize, Shape)> {
        if self.quoted[verb] || self.name_at[verb].is_some() || verb + 1 >= end || self.is_about_anonymity(verb) {
            return None;
        }
        let says = cues::is_saying(self.word(verb)) || cues::is_saying_on(self.word(verb));
        let shape = |said: bool| if said { Shape::Clause } else { Shape::Thought };
        let that = self.leads_in_that(verb, end).map(|start| (start, shape(self.is_cue(verb))));
        let clause = || self.leads_in_clause(verb, end).map(|start| (start, shape(says)));
        let thought = || self.leads_in_as_noun(verb, end).or_else(|| self.leads_in_question(verb, end));
        let phrase = || self.leads_in_infinitive(verb, end).or_else(|| self.leads_in_call(verb, end));
        let as_thought = || thought().map(|start| (start, Shape::Thought));
        let as_phrase = || phrase().map(|start| (start, Shape::Phrase));
        that.or_else(clause).or_else(as_thought).or_else(as_phrase)
    }

    /// `said that`, `pointed out that`, `told the council that`, `said on Friday that`.
    fn leads_in_that(&self, verb: usize, end: usize) -> Option<usize> {
        const ADVERBIAL: usize = 10;
        let thinks = verbs::takes_that(self.word(verb)) && !self.is_noun_here(verb);
        if !self.is_cue(verb) && !thinks && self.governor(verb) == verb {
            return None;
        }
        let next = if self.is(verb + 1, &["out"]) { verb + 2 } else { verb + 1 };
        // `can be convinced that`: whoever it is, they have not thought so yet.
        if next + 1 >= end || self.is(verb - usize::from(verb > 0), &["be"]) {
            return None;
        }
        // `found that action void`, `rejected that argument`: no clause.
        let takes_noun = !self.is_cue(verb) || cues::is_weak(self.word(verb)) || cues::takes_object(self.word(verb));
        let plain = !is_preposition(self.word(next + 1))
            && !self.opens_clause(next + 1)
            && !self.word(next + 1).ends_with('s')
            && !self.is(next + 1, &["few"]);
        let demonstrative = takes_noun && plain && !self.is_break(next + 1) && !self.has_finite(next..self.comma_in(next..end));
        // `a warning that shook the town`: a noun and what it did.
        let relative = cues::is_saying_on(self.word(verb))
            && (self.has_finite(next + 1..(next + 2).min(end)) || self.stands_after_noun(verb));
        if self.is(next, &["that"]) && !demonstrative && !relative && !self.is(next + 1, &[","]) {
            return Some(next);
        }
        let near = next + 1..end.min(next + ADVERBIAL);
        // `said, however, that`.
        let aside = self.is(next, &[","]) && self.is(next + 1, &["however", "though", "meanwhile"]) && self.is(next + 2, &[","]);
        if aside && self.is(next + 3, &["that"]) {
            return Some(next + 3);
        }
        if verbs::has_listener(self.word(verb)) {
            // `told the council at noon that the river rose`: past whom.
            return near.into_iter().find(|token| self.is(*token, &["that"]));
        }
        let past_day = self.past_day(next);
        if past_day > next && self.is(past_day, &["that"]) {
            return Some(past_day);
        }
        let says = cues::is_saying(self.word(verb)) || cues::is_saying_on(self.word(verb));
        let clause = self.opens_clause(next) && !self.is_when(next);
        let mut near = near.into_iter().take_while(|token| !self.is(*token, &[",", "—", "–", ";"]));
        (says && !clause && !relative && !self.is_break(next)).then(|| near.find(|token| self.is(*token, &["that"])))?
    }

    /// `a fire warning`: a common noun or an adjective right before, and nobody who speaks.
    fn stands_after_noun(&self, participle: usize) -> bool {
        let Some(before) = participle.checked_sub(1) else { return true };
        let word = self.word(before);
        self.document.tokens[before].kind == TokenKind::Word
            && self.number_at(before).is_none()
            && !self.is_break(before)
            && !self.is_adverb(before)
            && !self.is_pronoun(before)
            && !is_role(word)
            && !nouns::speaks(word)
            && !cues::is_document(word)
            && !self.is(before, &["them", "him", "her", "us", "reporters", "by", "without", "from", "keeps", "kept"])
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
        let word = self.word(verb);
        let saying = cues::is_saying(word) || cues::is_saying_on(word) || verbs::has_listener(word);
        if saying && !self.is_cue(verb) && !cues::is_weak(word) {
            return None;
        }
        if !saying || !self.is_cue(verb) {
            let thinks = verbs::takes_that(word) && !self.is_noun_here(verb);
            let tells = thinks || self.is_cue(verb) && !self.is_noun_here(verb) && !cues::is_weak(word);
            let clause = tells && self.is_subject_of_finite(next, end) || thinks && self.opens_finite(next, end);
            return clause.then_some(next);
        }
        // `wrote the House bill`, `wrote about banks`.
        if self.is(verb, &["wrote", "writes", "write", "writing"]) {
            return None;
        }
        if verbs::has_listener(word) {
            // `the most telling promise`.
            let before = self.word(verb.saturating_sub(1));
            if self.is(verb, &["telling"]) && (is_determiner(before) || before == "more") {
                return None;
            }
            let start = self.past_listener(next).map(|start| self.past_day(start));
            let near = start.filter(|start| *start < end && self.opens_clause(*start) && self.has_finite(*start..end));
            return near.or_else(|| self.clause_after_noun(next, end));
        }
        // `…, said the clerk`: who.
        let person = is_determiner(self.word(next)) || self.name_at[next].is_some();
        let stop = self.comma_in(next..end);
        let closed = verb > 0 && (self.is(verb - 1, &[","]) || self.quoted[verb - 1]);
        let inverted = closed && person && stop - next < NEAR && !self.has_finite(next..stop);
        let says = self.is(verb, &["said", "says", "say", "saying"]);
        if inverted {
            return None;
        }
        let counted = self.document.tokens[next].kind == TokenKind::Number && !self.is_break(next + 1);
        let measured = self.opens_with_measure(next, counted, end);
        let opens = self.opens_clause(next) && !self.is_when(next);
        if measured
            || opens && (says || self.has_finite(next..end))
            || self.opens_with_noun(next) && (says || self.has_finite(next..self.break_in(next..end)))
        {
            return Some(next);
        }
        let start = self.past_day(next);
        if start > next && start < end && self.opens_clause(start) && self.has_finite(start..end) {
            return Some(start);
        }
        // `said in a statement the port would`, but not `recalled of a talk she had`: what was talked of.
        let when = is_preposition(self.word(next)) && !self.is(next, &["to", "of", "about"]);
        if when { self.clause_after_noun(next + 1, end) } else { None }
    }

    /// `asked whether the river rose`, `explained how it rose`.
    fn leads_in_question(&self, verb: usize, end: usize) -> Option<usize> {
        let next = verb + 1;
        let asks = verbs::is_asking(self.word(verb)) && !self.is_noun_here(verb);
        (asks && next + 1 < end && self.is(next, &["whether", "if", "how", "why", "what", "who", "when", "where"]))
            .then_some(next)
    }

    /// `promised to close the port`.
    fn leads_in_infinitive(&self, verb: usize, end: usize) -> Option<usize> {
        let next = verb + 1;
        let wills = verbs::is_willing(self.word(verb)) && !self.is_noun_here(verb);
        // `declined to comment`: nothing was said.
        let silent = self.is(verb, &["declined", "declines"]) && verbs::is_telling(self.word(next + 1));
        let infinitive =
            next + 1 < end && self.is(next, &["to"]) && !is_determiner(self.word(next + 1)) && self.name_at[next + 1].is_none();
        (wills && infinitive && !silent && self.is_first_hand(verb)).then_some(next)
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
        if !on && (!verbs::is_urging(self.word(verb)) || self.is_noun_here(verb)) {
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
        let first = first - usize::from(first > 0 && self.is(first - 1, &["the"]));
        let before = first.checked_sub(1).filter(|before| self.block_at(*before) == self.block_at(first));
        let relative = before.is_some_and(|before| {
            let plain = self.document.tokens[before].kind == TokenKind::Word && !self.is_break(before) && self.is_pronoun(first);
            plain || self.is(before, &["that", "where", "which", "if"])
        });
        !relative && !self.is(first, &["I", "we", "We", "you", "You"])
    }

    /// Whether a word that may be a verb stands as a noun: `the plans`, `Silva’s plans`, `a long show`.
    pub(super) fn is_noun_here(&self, token: usize) -> bool {
        let Some(before) = token.checked_sub(1) else { return true };
        let word = self.word(before);
        let stands_before_noun = is_determiner(word)
            || self.document.tokens[before].kind == TokenKind::Possessive
            || self.is(before, &["of", "in", "by", "for", "with"]);
        let subject = self.is_pronoun(before)
            || self.name_at[before].is_some()
            || self.is_adverb(before)
            || nouns::speaks(word)
            || nouns::is_one_person(word)
            || is_role(word)
            || cues::is_document(&word.to_lowercase())
            || ["poll", "slide", "data", "analysis", "research", "campaign"].contains(&word)
            || self.is(before, &["who", "which", "that", "and"])
            || !self.word(token).ends_with('s') && word.ends_with('s');
        stands_before_noun || verbs::may_be_noun(self.word(token)) && !subject
    }
}
