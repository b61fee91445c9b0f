//! Whether a verb of speech leads in what stands after it, and who speaks then.

use super::{
    Attribution, Reader, Source,
    words::{is_auxiliary, is_determiner},
};
use crate::annotate::{TokenKind, nouns, speakers::cues};

impl Reader<'_> {
    /// A verb of speech that leads in what stands at `end`, with its subject: the last that does.
    pub(super) fn led_in(&self, start: usize, end: usize) -> Option<Attribution> {
        /// Verbs that are tried.
        const VERBS: usize = 10;
        let is_verb = |token: &usize| !self.quoted[*token] && self.is_cue(*token);
        (start..end).rev().filter(is_verb).take(VERBS).find_map(|verb| self.led_in_by(verb, start, end))
    }

    /// What a verb of speech says of who speaks what stands at `end`; nothing where it leads in something else.
    fn led_in_by(&self, verb: usize, start: usize, end: usize) -> Option<Attribution> {
        let far = self.is_far(verb, end);
        if self.is_doubtful(verb, start, far) {
            return None;
        }
        let by = self.subject_between(verb, start, end).or_else(|| self.agent_of(verb, end));
        if let Some(source) = by.or_else(|| self.quoted_as_saying(verb, start)) {
            return Some(Attribution { cue: Some(verb), source });
        }
        if self.is_rumoured(verb)
            || self.is_told_of(verb, start, end)
            || self.is_passive(verb, start)
            || self.is_told_to(verb, start)
        {
            return None;
        }
        // `Prosecutors said Silva texted an aide, “Move it”`, `… had described the fund as “my piggy bank”`: hers.
        let opens = self.is(end - 1, &[",", ":"]) && end < self.document.tokens.len() && self.opens_sentence(end);
        let names = self.is(end - 1, &["as"]) && cues::takes_object(self.word(verb));
        let outer = if far && !opens && !names { self.outer_verb(verb, start) } else { None };
        outer.or_else(|| self.reported_by(verb, start, end))
    }

    /// Whether the words of a quotation at `end` begin as a sentence does.
    pub(super) fn opens_sentence(&self, end: usize) -> bool {
        self.word(end + 1).starts_with(char::is_uppercase)
    }

    /// Whether words other than how it was said stand between a verb and a quotation: not so in `fired back forcefully: “…”`.
    fn is_far(&self, verb: usize, end: usize) -> bool {
        let manner = |token: &usize| self.word(*token).ends_with("ly") || self.is(*token, &["back"]);
        (verb + 1..end).filter(|token| !manner(token)).count() > 2
    }

    /// Whether a word that may be a verb of speech is none, or leads in something else.
    fn is_doubtful(&self, verb: usize, start: usize, far: bool) -> bool {
        let clause =
            || self.is(verb + 1, &["that"]) || verb > start && self.word(verb - 1).ends_with('s') && self.opens_clause(verb + 1);
        let weak = cues::is_weak(self.word(verb)) && far && (verb == start || !clause());
        // `Putting it together, Silva said, allowed him to “…”`: the verb of who tells all of it.
        let told = verb > start + 2
            && !self.word(verb).ends_with("ing")
            && self.is(verb - 1, &[","])
            && self.is_cue(verb - 2)
            && cues::is_saying(self.word(verb - 2));
        // `They slammed the loophole called an “inversion”`: what it is called, by who speaks of it.
        let named_so = self.is(verb, &["called", "dubbed"]) && self.is_determined_noun(verb - usize::from(verb > start));
        // `wrote its article based on “…”`: what was written, and no words of it.
        let wrote = self.is(verb, &["wrote", "writes", "write"]) && far && self.has_object(verb);
        // `said the clashes continue “all night”`: what goes on.
        let goes_on = self.is(verb, &["continues", "continued", "continue"]) && self.quoted.get(verb + 1) == Some(&true);
        let by_another = || (start..verb).rev().take_while(|token| !self.is_break(*token)).any(|token| self.is_cue(token));
        weak || told || wrote || goes_on || named_so && by_another()
    }

    /// `wrote a letter`, `wrote its article`.
    fn has_object(&self, verb: usize) -> bool {
        const OBJECT: usize = 5;
        let object = ["article", "articles", "story", "book", "books", "report", "piece", "song", "songs", "play"];
        is_determiner(self.word(verb + 1)) && (verb + 2..verb + OBJECT).any(|token| self.is(token, &object))
    }

    /// `But, said Silva, “…”`: a verb between commas has its subject after it.
    fn subject_between(&self, verb: usize, start: usize, end: usize) -> Option<Source> {
        let parted = verb == start || self.is(verb - 1, &[",", "And", "But"]);
        if !parted || !cues::is_saying(self.word(verb)) {
            return None;
        }
        let source = self.inverted_subject(verb, end - 1)?;
        let described = matches!(source, Source::Description(_));
        let ends = self.is(end - 1, &[",", ":"]) || self.is(self.end_of(&source), &[","]);
        (ends && (!described || self.speaks_between(&source, verb, start)) && self.may_speak(&source)).then_some(source)
    }

    /// `She was asked by Ana Silva whether …`, `described by Silva as “…”`.
    fn agent_of(&self, verb: usize, end: usize) -> Option<Source> {
        let by = self.is(verb + 1, &["by"]) && verb + 2 < end && !self.word(verb + 2).ends_with("ing");
        let source = if by { self.phrase_from(verb + 2, end) } else { None };
        source.filter(|source| self.may_speak(source))
    }

    /// `the statement quoted its chief, Ana Silva, as saying`.
    pub(super) fn quoted_as_saying(&self, verb: usize, start: usize) -> Option<Source> {
        if !self.is(verb, &["saying"]) || verb < start + 3 || !self.is(verb - 1, &["as"]) {
            return None;
        }
        let quoted = (start..verb).rev().find(|token| self.recounts(*token))?;
        // `Silva was quoted by a paper as saying`: she.
        if self.is(quoted + 1, &["by"]) {
            let auxiliary =
                (start..quoted).rev().take_while(|token| is_auxiliary(self.word(*token)) || self.is_adverb(*token)).last();
            return self.subject(auxiliary?, start);
        }
        self.phrase_from(quoted + 1, verb - 1)
    }

    /// `anybody who complains about it`: told of, not telling.
    fn is_told_of(&self, verb: usize, start: usize, end: usize) -> bool {
        let restricts = verb > start + 1 && self.is(verb - 1, &["who", "that", "which"]) && !self.is(verb - 2, &[","]);
        restricts && end - verb > 3 && !self.is(verb + 1, &["that"])
    }

    /// `The department has said that, at the request of agencies, it kept emails “secret”`: what is told further off
    /// from a verb belongs to the one who says it all.
    fn outer_verb(&self, verb: usize, start: usize) -> Option<Attribution> {
        // `Silva added, saying it was “…”`.
        let told_on = verb >= start + 2 && self.word(verb).ends_with("ing") && self.is(verb - 1, &[","]) && self.is_cue(verb - 2);
        let says = |token: &usize| !self.quoted[*token] && self.is_cue(*token) && cues::is_saying(self.word(*token));
        let outer = (self.after_introduction(start, verb)..verb).find(says).filter(|_| !told_on)?;
        // `Roe said that Lee told him he was “a clown”`: Lee.
        // `The ministry said the army said it was “late”`: the army.
        let plain = self.is(verb, &["said", "says"]);
        let inner = cues::is_saying(self.word(verb))
            && match self.subject(verb, outer + 1) {
                Some(Source::Name(_)) => true,
                Some(Source::Description(tokens)) => plain && nouns::speaks(self.word(tokens.end - 1)),
                _ => false,
            };
        if inner {
            return None;
        }
        let parts = ["but", "after", "when", "before", "while", "because", "although"];
        if (outer..verb).any(|token| self.is(token, &parts)) {
            return None;
        }
        let source = self.subject(outer, start).filter(|source| self.is_sound(source, outer))?;
        Some(Attribution { cue: Some(outer), source })
    }

    /// The subject of a verb, or who reports what it says.
    fn reported_by(&self, verb: usize, start: usize, end: usize) -> Option<Attribution> {
        let source = self.subject(verb, start).filter(|source| self.is_sound(source, verb) && !self.is_object(source, start))?;
        let thinks = cues::is_weak(self.word(verb)) || cues::is_thinking(self.word(verb));
        let joined = verb >= start + 2 && self.is(verb - 1, &["and"]) && self.is(verb - 2, &[","]);
        let leads_in = !joined && !thinks && verb + 2 == end && self.is(verb + 1, &[",", ":"]);
        // `The agency says he suggested “…”`: his.
        let proposes = self.is(verb, &["suggested", "proposed", "warned", "promised", "threatened"]) && verb + 1 == end;
        let hangs = matches!(source, Source::Pronoun(_)) && !leads_in && !proposes || thinks;
        let reporter = || self.reporter(self.first_token(&source), start).or_else(|| self.reporter_that(verb, start));
        let reported = if hangs { reporter() } else { None };
        Some(reported.unwrap_or(Attribution { cue: Some(verb), source }))
    }

    /// `Passengers were told of “a shortage of crew”`: who is told does not speak.
    pub(super) fn is_told_to(&self, verb: usize, start: usize) -> bool {
        let verbs = ["told", "informed", "reminded", "assured", "ordered", "asked", "advised", "instructed", "warned"];
        let told = self.is(verb, &verbs) && verb > start;
        told && self.is(verb - 1, &["is", "was", "are", "were", "been", "being"]) && !self.is(verb + 1, &["by"])
    }

    /// `Nothing the mayor said “will do,” Silva said`: what was said is told of.
    fn is_object(&self, source: &Source, start: usize) -> bool {
        let before = self.first_token(source).checked_sub(1).filter(|before| *before >= start);
        before.is_some_and(|before| self.is(before, &["Nothing", "nothing", "Everything", "everything"]))
    }

    /// `to a height, says the same report, of “…”`: words for who speaks, between commas with their verb.
    fn speaks_between(&self, source: &Source, verb: usize, start: usize) -> bool {
        let last = self.end_of(source) - 1;
        verb > start && self.is(verb - 1, &[","]) && self.is(last + 1, &[","]) && self.may_be_source(last)
    }

    /// Whether a token is a common noun with `the`, `a` or `an` not far before it.
    fn is_determined_noun(&self, token: usize) -> bool {
        const ADJECTIVES: usize = 4;
        self.name_at[token].is_none()
            && self.document.tokens[token].kind == TokenKind::Word
            && (token.saturating_sub(ADJECTIVES)..token).any(|before| self.is(before, &["the", "a", "an"]))
    }

    /// `She is said to be “open to it”`: what others say of her.
    fn is_rumoured(&self, verb: usize) -> bool {
        self.is(verb, &["reported", "said", "claimed", "alleged"])
            && self.is(verb + 1, &["to"])
            && self.is(verb - usize::from(verb > 0), &["is", "was", "are", "were", "been"])
    }

    /// `is called “…”`, `can be deemed “…”`.
    pub(super) fn is_passive(&self, verb: usize, start: usize) -> bool {
        const ADVERBS: usize = 3;
        let names =
            ["called", "deemed", "dubbed", "labeled", "labelled", "branded", "termed", "rated", "described", "accused", "hailed"];
        let auxiliary = |token: &usize| self.is(*token, &["be", "been", "being", "is", "was", "are", "were"]);
        self.is(verb, &names)
            && !self.is(verb + 1, &["by"])
            && (start..verb).rev().take(ADVERBS).take_while(|token| self.is_adverb(*token)).any(|token| auxiliary(&token))
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
            let is_noun = self.is(token, &["report", "answer", "note", "charge", "warning"])
                || token < last && cues::is_weak(self.word(token));
            self.is_cue(token) && !is_noun && !cues::is_inscription(self.word(token))
        };
        !noun && !tokens.clone().any(has_verb)
    }
}
