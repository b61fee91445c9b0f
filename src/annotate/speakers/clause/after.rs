//! What follows a quotation: `said Ana Silva, who …`, `she said`, `according to …`, `— Ana Silva`.

use std::ops::Range;

use super::{
    Attribution, REACH, Reader, Source,
    words::{is_auxiliary, is_determiner, is_owner, is_preposition},
};
use crate::annotate::{TokenKind, nouns, speakers::cues};

impl Reader<'_> {
    /// Whether nothing but a comma, a stop or the end of the paragraph follows a description.
    pub(super) fn ends_line(&self, source: &Source, end: usize) -> bool {
        matches!(source, Source::Description(tokens) if tokens.end >= end || self.is(tokens.end, &[",", ".", "("]))
    }

    /// What follows the quotation: `said Ana Silva, who …`, `she said`, `according to …`.
    pub(super) fn after(&self, quote: &Range<usize>, ends_sentence: bool) -> Option<Attribution> {
        let mut start = quote.end;
        let end = self.line_end(quote).max(quote.end).min(start + REACH).min(self.document.tokens.len());
        if let Some(number) = self.signature(start) {
            return Some(Attribution { cue: None, source: Source::Name(number) });
        }
        // `“…” — a grade four student`, `‘It was a yes’: Casey Lindqvist on her wedding`.
        let signed = self.is(start, &["—", "–", "―"]) && is_determiner(self.word(start + 1));
        let headed = self.is(start, &[":"]) && quote.start == self.block_start(quote.start);
        if start + 1 < end && (signed || headed) {
            let source = if headed {
                self.headline_source(start + 1, end)
            } else {
                self.phrase_from(start + 1, end).filter(|source| self.ends_line(source, end))
            };
            if let Some(source) = source {
                return Some(Attribution { cue: None, source });
            }
        }
        while start < end && self.is(start, &[",", "—", "–", "―", "-", "…"]) {
            start += 1;
        }
        let stop = (start..end).find(|token| self.is_stop(*token)).unwrap_or(end);
        if start >= stop {
            return None;
        }
        // `“…” So writes Ana Silva.`
        if self.is(start, &["So"])
            && start + 1 < stop
            && self.is_cue(start + 1)
            && let Some(source) = self.inverted_subject(start + 1, stop)
        {
            return Some(Attribution { cue: Some(start + 1), source });
        }
        // After a full stop inside the marks a new sentence begins; it tells of the quotation only in
        // the shortest form: `“No.” She said it twice.` does not, `“No.” he said.` does.
        if ends_sentence {
            return self.shortest(start, end).or_else(|| self.that_quotation(start, stop));
        }
        if self.word(start).eq_ignore_ascii_case("according") && self.word(start + 1) == "to" {
            let source = self.phrase_from(start + 2, stop)?;
            return Some(Attribution { cue: Some(start), source });
        }
        // `to cries of “Shame!” from the gallery`.
        let shouted = quote.start > 1 && self.is(quote.start - 1, &["of"]) && cues::is_shout(self.word(quote.start - 2));
        if shouted
            && self.is(start, &["from"])
            && let Some(source) = self.phrase_from(start + 1, stop)
        {
            return Some(Attribution { cue: Some(quote.start - 2), source });
        }
        if let Some(attribution) = self.agent(quote, stop) {
            return Some(attribution);
        }
        // `“…,” is how Silva put it`.
        if self.is(start, &["is", "was"])
            && self.is(start + 1, &["how"])
            && let Some(attribution) = self.parenthetical(start + 1, stop)
        {
            return Some(attribution);
        }
        if let Some(attribution) = self.term_used(start, stop) {
            return Some(attribution);
        }
        // `“…,” as one lawyer put it`.
        if self.is(start, &["as"])
            && let Some(source) = self.parenthetical(start, stop)
        {
            return Some(source);
        }
        // Verb first.
        let verb = (start..stop.min(start + 3))
            .find(|token| self.is_cue(*token) || !self.is_adverb(*token))
            .filter(|token| self.is_cue(*token) && !self.is(*token, &["compared"]));
        if let Some(verb) = verb
            && let Some(source) = self.inverted_subject(verb, stop)
        {
            return Some(Attribution { cue: Some(verb), source });
        }
        // `“…,” came shouts from the crowd`.
        if let Some(from) = (start + 2..stop.min(start + 5)).find(|token| self.is(*token, &["from"]))
            && self.is(start, &["came"])
            && let Some(source) = self.phrase_from(from + 1, stop)
        {
            return Some(Attribution { cue: Some(start), source });
        }
        // `“…,” and gifts began to come`, `“…,” after Silva spoke`, `“…,” echoing some who said`: another clause.
        let another = self
            .is(start, &["and", "but", "while", "after", "before", "when", "because", "since", "until", "though", "although"])
            || self.word(start).ends_with("ing") && self.name_at[start].is_none();
        let clause = if another { self.closing_clause(start, stop) } else { self.beside_clause(start, stop) };
        if let Some(attribution) = clause {
            return Some(attribution);
        }
        if let Some(attribution) = self.opened_by(quote, start, stop) {
            return Some(attribution);
        }
        if let Some(source) = self.tagged(quote, start, stop) {
            return Some(Attribution { cue: None, source });
        }
        // `a “regional” candidate, as his manager suggested`.
        let near = near(start, stop);
        let aside = (start + 1..near).find(|token| self.is(*token, &["as"]) && self.is(*token - 1, &[",", "—", "–"]));
        if let Some(attribution) = aside.and_then(|aside| self.parenthetical(aside, stop)) {
            return Some(attribution);
        }
        if let Some(attribution) = self.in_the_words_of(start, near) {
            return Some(attribution);
        }
        let according = (start..near).find(|token| self.word(*token) == "according")?;
        Some(Attribution { cue: Some(according), source: self.phrase_from(according + 2, stop)? })
    }

    /// Where the words end that may follow a quotation: with its paragraph, else, where the quotation ends that with a comma
    /// and the next goes on in lower case, with the next.
    fn line_end(&self, quote: &Range<usize>) -> usize {
        let end = self.block_end(quote.end.saturating_sub(1));
        let goes_on = end == quote.end && end < self.document.tokens.len() && self.last_word_inside(quote) == ",";
        if goes_on && self.word(end).starts_with(char::is_lowercase) { self.block_end(end) } else { end }
    }

    /// `“…” was the term that the lawyer, Ana Silva, used`: whose term it is.
    fn term_used(&self, start: usize, stop: usize) -> Option<Attribution> {
        const SUBJECT: usize = 14;
        let nouns = ["term", "phrase", "word", "words", "expression", "verdict"];
        let told = self.is(start, &["is", "was", "were"]) && self.is(start + 1, &["the", "a"]) && self.is(start + 2, &nouns);
        let used = (start + 4..stop.min(start + SUBJECT)).find(|token| self.is(*token, &["used", "uses", "chose", "prefers"]))?;
        let source = if told { self.subject(used, start + 3) } else { None };
        source.map(|source| Attribution { cue: Some(used), source })
    }

    /// `she said`, `… , spokesman Neil Sroka said`.
    fn beside_clause(&self, start: usize, stop: usize) -> Option<Attribution> {
        self.recounted(start, stop).or_else(|| self.subject_first(start, stop)).or_else(|| self.closing_clause(start, stop))
    }

    /// `“…,” Silva recalled her father saying`: his.
    fn recounted(&self, start: usize, stop: usize) -> Option<Attribution> {
        let recounts = (start..near(start, stop)).find(|token| self.recounts(*token))?;
        let says = (recounts + 2..near(recounts, stop)).find(|token| self.is(*token, &["saying", "telling"]))?;
        let end = if self.is(says - 1, &["as"]) { says - 1 } else { says };
        let ends = |source: &Source| self.end_of(source) == end;
        let plain = || !(recounts + 1..end).any(|token| self.is_break(token) || is_preposition(self.word(token)));
        let back = || if plain() { self.phrase_back(end, recounts + 1) } else { None };
        let source = self.phrase_from(recounts + 1, end).filter(ends).or_else(back)?;
        Some(Attribution { cue: Some(says), source })
    }

    /// `“…” That quote from Ana Silva hung on the wall`.
    fn that_quotation(&self, start: usize, stop: usize) -> Option<Attribution> {
        let noun = ["quote", "quotation", "line", "remark", "comment", "words"];
        let tells =
            self.is(start, &["That", "Those", "The"]) && self.is(start + 1, &noun) && self.is(start + 2, &["from", "of", "by"]);
        let source = if tells { self.phrase_from(start + 3, stop) } else { None };
        source.map(|source| Attribution { cue: None, source })
    }

    /// `‘It was only me’: how Ana Silva spent a year`, `‘He’s a fool’: Minister’s blunder`: a person who is named, else the
    /// first word for somebody.
    fn headline_source(&self, start: usize, end: usize) -> Option<Source> {
        const WORDS: usize = 5;
        let words = start..end.min(start + WORDS);
        let person = words.clone().filter_map(|token| self.number_at(token)).find(|number| self.names[*number].is_person());
        let head = || words.clone().find(|token| nouns::speaks(self.word(*token)));
        person
            .map(Source::Name)
            .or_else(|| head().map(|head| Source::Description(start..head + 1)))
            .or_else(|| self.phrase_from(start, end))
    }

    /// The first verb of speech, with its subject right before it.
    fn subject_first(&self, start: usize, stop: usize) -> Option<Attribution> {
        let near = near(start, stop);
        let opening = self.opening_name(start, near);
        for verb in (start..near).filter(|token| self.is_cue(*token)) {
            // `a nod to the crews acknowledging that`: no subject of its own; `a clerk can be heard asking` has one.
            let goes_on = || verb > start && (self.is_adverb(verb - 1) || self.is(verb - 1, &["heard", "seen", "shown"]));
            let participle = self.word(verb).ends_with("ing") && !goes_on();
            if cues::is_weak(self.word(verb)) && verb > start + 6 || participle {
                continue;
            }
            // `“We are happy” about the vote, said Rosa Bond, a nurse.`
            if verb > start
                && self.is(verb - 1, &[","])
                && opening.is_none()
                && let Some(number) = self.person_at(verb + 1, stop)
            {
                return Some(Attribution { cue: Some(verb), source: Source::Name(number) });
            }
            // `Bond, 30, of Raleigh, who was among those polled, said`.
            let parted = (start..verb).rev().find(|token| !self.is_adverb(*token)).is_some_and(|last| self.is(last, &[","]));
            if let Some(number) = opening.filter(|_| parted) {
                return Some(Attribution { cue: Some(verb), source: Source::Name(number) });
            }
            // `“poison pill” measures added by Republicans`.
            let done_by = self.is(verb + 1, &["by"]) && self.word(verb).ends_with("ed");
            if done_by && cues::is_weak(self.word(verb)) {
                continue;
            }
            if done_by && verb + 2 < stop {
                return self.phrase_from(verb + 2, stop).map(|source| Attribution { cue: Some(verb), source });
            }
            // Only what comes first after the quotation can be its source.
            if let Some(source) = self.subject(verb, start).filter(|source| self.begins_at(source, start)) {
                return Some(Attribution { cue: Some(verb), source });
            }
        }
        None
    }

    /// `… the “weight” and bring what they need, spokesman Neil Sroka said.`
    fn closing_clause(&self, start: usize, stop: usize) -> Option<Attribution> {
        for verb in (start..stop).filter(|token| self.is_cue(*token) && cues::is_saying(self.word(*token))) {
            let ends = verb + 1 >= stop
                || self.is_break(verb + 1)
                || self.is(verb + 1, &["in", "on", "at", "during"])
                || self.is_weekday(verb + 1);
            let comma = (start..verb).rev().find(|token| self.is(*token, &[","]));
            let Some(comma) = comma.filter(|comma| verb - comma < 12) else { continue };
            let source = if comma + 1 == verb {
                self.inverted_subject(verb, stop)
            } else {
                self.subject(verb, comma + 1).filter(|_| ends)
            };
            if let Some(source) = source.filter(|source| comma + 1 == verb || self.begins_at(source, comma + 1)) {
                return Some(Attribution { cue: Some(verb), source });
            }
        }
        None
    }

    /// `“…” — Ana Silva`, on the same line or on one of its own: the name of who signed.
    fn signature(&self, dash: usize) -> Option<usize> {
        const LONGEST_LINE: usize = 14;
        const TITLES: usize = 3;
        if dash + 1 >= self.document.tokens.len() || !self.is(dash, &["—", "–", "―", "-", "~"]) {
            return None;
        }
        // `- Mayor Ana Silva`.
        let mut titles = (dash + 1..self.document.tokens.len()).take(TITLES).take_while(|token| self.starts_sentence(*token));
        let number = self.number_at(dash + 1).or_else(|| {
            let named = titles.find_map(|token| self.number_at(token));
            named.filter(|number| self.names[*number].is_person())
        })?;
        let after = self.document.tokens_in(self.names[number].span).end;
        let end = self.block_end(dash);
        let own_line = dash == self.block_start(dash);
        let ends = after >= end || self.is(after, &[",", ".", "“", "\"", "(", "‘"]);
        (ends && (!own_line || end <= dash + LONGEST_LINE)).then_some(number)
    }

    /// `called a “joke” by Silva`: who stands after `by`.
    fn agent(&self, quote: &Range<usize>, stop: usize) -> Option<Attribution> {
        const REACH: usize = 6;
        let block = self.block_start(quote.start);
        let verb = (block..quote.start).rev().take(REACH).take_while(|token| !self.is_stop(*token)).find(|token| {
            let participle = self.word(*token).ends_with("ed") && cues::is_verb(self.word(*token)) || self.is(*token, &["seen"]);
            let plain = |between: usize| self.is(between, &["as", "of"]) || is_determiner(self.word(between));
            // `what it called the “war” by Acme`: it calls.
            let active = *token > block && self.is_pronoun(*token - 1);
            let lower = !self.word(*token).starts_with(char::is_uppercase);
            participle && !active && lower && (token + 1..quote.start).all(plain)
        })?;
        let source = self.phrase_from(quote.end + 1, stop).filter(|_| self.is(quote.end, &["by"]))?;
        let person = match &source {
            Source::Name(number) => self.may_speak(&source) || self.document.slice(self.names[*number].span).ends_with('s'),
            Source::Description(tokens) => nouns::speaks(self.word(tokens.end - 1)),
            _ => false,
        };
        person.then_some(Attribution { cue: Some(verb), source })
    }

    /// `Calling it a “disgrace,” Silva left`: the subject of the clause that a participle opens.
    fn opened_by(&self, quote: &Range<usize>, start: usize, stop: usize) -> Option<Attribution> {
        let opening = self.clause_start(quote.start);
        let word = self.word(opening);
        let gerund = || self.is(opening, &["In", "By"]) && self.word(opening + 1).ends_with("ing") && opening + 1 < quote.start;
        let opens = word.starts_with(char::is_uppercase) && word.ends_with("ing") && cues::is_verb(&word.to_lowercase());
        let participle = (opens || gerund()) && !(opening..quote.start).any(|token| self.is(token, &[",", ":"]));
        let ends = self.last_word_inside(quote) == "," || self.is(quote.end, &[","]);
        let source = self.first_subject(start, stop).filter(|_| participle && ends && opening < quote.start)?;
        self.may_speak(&source).then_some(Attribution { cue: Some(opening), source })
    }

    /// `“No.” Silva said.`: a sentence of a name and a verb of speech alone.
    fn shortest(&self, start: usize, end: usize) -> Option<Attribution> {
        let number = self.number_at(start)?;
        let verb = self.document.tokens_in(self.names[number].span).end;
        let says = cues::is_saying(self.word(verb)) || !cues::is_weak(self.word(verb)) && !cues::is_thinking(self.word(verb));
        let alone = verb < end && says && self.is_cue(verb) && (verb + 1 >= end || self.is_sentence_end(verb + 1));
        (alone && self.may_speak(&Source::Name(number))).then_some(Attribution { cue: Some(verb), source: Source::Name(number) })
    }

    /// `“I have the key,” she counts on her fingers`: after a comma inside the marks stands who spoke, whatever the verb.
    fn tagged(&self, quote: &Range<usize>, start: usize, stop: usize) -> Option<Source> {
        let first = self.block_start(quote.start) == quote.start || self.is_stop(quote.start - 1);
        if !first || start != quote.end || self.last_word_inside(quote) != "," {
            return None;
        }
        let source = self.phrase_from(start, stop)?;
        let end = match &source {
            Source::Pronoun(token) if !self.is(*token, &["it", "you"]) => token + 1,
            Source::Name(number) if self.may_speak(&source) => self.document.tokens_in(self.names[*number].span).end,
            _ => return None,
        };
        let goes_on =
            end < stop && self.document.tokens[end].kind == TokenKind::Word && !self.is_function(end) && !self.is_break(end);
        goes_on.then_some(source)
    }

    /// `as one lawyer put it`, `as described by one lawyer`: a verb of speech and its subject after `as`.
    pub(super) fn parenthetical(&self, aside: usize, stop: usize) -> Option<Attribution> {
        const REACH: usize = 12;
        let verb = (aside + 1..stop.min(aside + REACH)).find(|token| self.is_cue(*token))?;
        let source = if self.is(verb + 1, &["by"]) {
            self.phrase_from(verb + 2, stop)?
        } else {
            self.subject(verb, aside + 1).filter(|source| self.begins_at(source, aside + 1))?
        };
        Some(Attribution { cue: Some(verb), source })
    }

    /// `in the words of Ana Silva`, `in the view of one lawyer`.
    pub(super) fn in_the_words_of(&self, start: usize, end: usize) -> Option<Attribution> {
        let noun = (start..end).find(|token| {
            self.is(*token, &["words", "view", "opinion", "phrase", "telling"])
                && self.is(*token + 1, &["of"])
                && *token >= start + 2
                && self.is(*token - 1, &["the"])
                && self.is(*token - 2, &["in", "In"])
        })?;
        Some(Attribution { cue: Some(noun), source: self.phrase_from(noun + 2, end)? })
    }

    /// The name of who may speak that a clause opens with, before a comma.
    pub(super) fn opening_name(&self, start: usize, end: usize) -> Option<usize> {
        let token = (start..end.min(start + 4)).find(|token| self.name_at[*token].is_some())?;
        let number = self.number_at(token)?;
        let after = self.document.tokens_in(self.names[number].span).end;
        let titled =
            (start..token).all(|token| self.starts_sentence(token) && !self.is_break(token) && !is_preposition(self.word(token)));
        let speaks = self.names[number].is_person();
        (titled && speaks && self.is(after, &[","])).then_some(number)
    }

    /// Whether a source is what a clause begins with.
    pub(super) fn begins_at(&self, source: &Source, start: usize) -> bool {
        let first = self.first_token(source);
        // Titles and descriptions may stand before a name: `union president Dolores Whitcomb said`.
        (first <= start + 8 || first <= start + 12 && self.is(first - 1, &[","]))
            && (start..first).all(|token| {
                let joins = token > start && self.is(token, &["and"]) && self.is(token - 1, &[","]);
                !joins && !self.is(token, &["which", "where", "but", "while", "when", "because", "if", "that", ":", "as"])
            })
    }

    /// A person, with or without a title, with whom a clause ends.
    fn person_at(&self, start: usize, stop: usize) -> Option<usize> {
        let Some(Source::Name(number)) = self.phrase_from(start, stop) else { return None };
        let end = self.document.tokens_in(self.names[number].span).end;
        let ends = end >= stop || self.is_stop(end) || self.is(end, &[",", "("]);
        (ends && self.names[number].is_person()).then_some(number)
    }

    /// The subject after a verb: `said Ana Silva, who …`, `said a spokesman for the agency.`
    pub(super) fn inverted_subject(&self, verb: usize, stop: usize) -> Option<Source> {
        // `told reporters`: whom, not who.
        if self.is(verb, &["told", "tells", "informed", "assured", "reminded"]) || self.word(verb).ends_with("ing") {
            return None;
        }
        // `denounced her record`: what it is about, not who speaks.
        let takes_object = cues::takes_object(self.word(verb));
        let object = takes_object && is_owner(self.word(verb + 1));
        let thing = |source: &Source| {
            let Source::Description(tokens) = source else { return false };
            takes_object && !tokens.clone().any(|token| self.may_be_source(token))
        };
        // `said the party was united`: what is said.
        let told = |source: &Source| {
            let auxiliary = |token: usize| is_auxiliary(self.word(token));
            matches!(source, Source::Description(tokens) if tokens.clone().any(auxiliary)) || auxiliary(self.end_of(source))
        };
        self.phrase_from(verb + 1, stop).filter(|source| !object && !thing(source) && !told(source))
    }
}

/// How far the words after a quotation at `start` are looked through, up to `stop`.
fn near(start: usize, stop: usize) -> usize {
    const NEAR: usize = 28;
    stop.min(start + NEAR)
}
