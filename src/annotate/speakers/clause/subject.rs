//! The subject of a verb, or of a stretch of words.

use super::{
    Reader, Source,
    words::{is_control, is_determiner, is_occasion, is_preposition, is_recording},
};
use crate::annotate::{TokenKind, nouns, speakers::cues};

impl Reader<'_> {
    /// The subject right before a verb, no further back than `start`.
    pub(super) fn subject(&self, verb: usize, start: usize) -> Option<Source> {
        let end = self.before_adverbials(verb, start);
        if end <= start {
            return None;
        }
        // `in a statement saying`, `tweeted, calling`: a participle's subject is that of its clause.
        let progressive = (end..verb)
            .any(|token| self.is(token, &["is", "was", "are", "were", "been", "kept", "keeps", "keep", "started", "starts"]));
        if self.word(verb).ends_with("ing") && !self.is(verb, &["king"]) && !progressive {
            // `footage of Silva asking`: hers.
            let shown = self.number_at(end - 1).filter(|number| {
                let first = self.document.tokens_in(self.names[*number].span).start;
                self.names[*number].is_person()
                    && first > start + 1
                    && self.is(first - 1, &["of"])
                    && is_recording(self.word(first - 2))
            });
            if let Some(shown) = shown {
                return Some(Source::Name(shown));
            }
            let own = if self.is(end - 1, &[","]) { None } else { self.phrase_back(end, start) };
            let is_document = |source: &Source| matches!(source, Source::Description(tokens) if tokens.clone().any(|token| cues::is_document(self.word(token))));
            // `the pier, where crews had gathered, chanting`: theirs.
            let place = (start + 1..end).rev().take(24).find(|token| self.is(*token, &["where"]) && !self.quoted[*token]);
            let parted = own.is_none();
            let there = || place.filter(|_| parted).and_then(|place| self.subject_in(place + 1, end));
            let main = || there().or_else(|| self.main_subject(start, end));
            // `Silva released a statement saying`: hers; `The Post reports that a memo saying`: the memo's own.
            let releases = |source: &Source| !matches!(source, Source::Description(_));
            let told_of = |source: &Source| matches!(source, Source::Description(tokens) if (start..tokens.start).any(|token| self.is(token, &["that"])));
            // `with one of her ads asking`: its own.
            let with = |source: &Source| self.follows_with(self.first_token(source), start);
            // `Silva saying it was “sad” and Reyes calling it “grand”`: each their own.
            let each = |source: &Source| {
                let first = self.first_token(source);
                let person = matches!(source, Source::Name(number) if self.names[*number].is_person());
                person && first > start && self.is(first - 1, &["and", "–", "—", "-", "while", "of"])
            };
            if let Some(own) = own.as_ref().filter(|own| with(own) || each(own)) {
                return Some(own.clone());
            }
            // `a sign saying`: what is written on it is its own.
            let inscribed = |source: &Source| matches!(source, Source::Description(tokens) if cues::is_inscription(self.word(tokens.end - 1)));
            if let Some(own) = own.as_ref().filter(|own| inscribed(own)) {
                return Some(own.clone());
            }
            // `Silva added, saying`.
            let told =
                |token: usize| self.is_cue(token) && !cues::is_weak(self.word(token)) && !self.word(token).ends_with("ing");
            if end > start + 1 && self.is(end - 1, &[","]) && told(end - 2) {
                return self.subject(end - 2, start);
            }
            return match own.filter(is_document) {
                Some(document) if told_of(&document) => Some(document),
                Some(document) if self.releases(start, self.first_token(&document)) => main(),
                Some(document) => main().filter(releases).or(Some(document)),
                None => main(),
            };
        }
        if self.is(end - 1, &[","])
            && let Some(number) = self.opening_name(start, verb)
        {
            return Some(Source::Name(number));
        }
        // `Tarrant, the authority's director, said`: over what stands between two commas.
        if self.is(end - 1, &[",", "—", "–", ")"]) {
            let close = end - 1;
            let openings: &[&str] = if self.is(close, &[")"]) { &["("] } else { &[",", "—", "–"] };
            let open = (start..close).rev().take(24).find(|token| self.is(*token, openings) && !self.quoted[*token]);
            // `The presiding judge, Odile Ferrand, said`: the name says more.
            if let Some(number) = open.and_then(|open| self.name_between(open, close)) {
                return Some(Source::Name(number));
            }
            // `her ad, which — as Silva noted — promises`: the aside left out.
            if let Some(open) = open.filter(|open| *open > start && self.is(*open - 1, &["who", "which", "that", "and", "but"])) {
                return self.subject(open, start);
            }
            // `Even China, its only ally, said`: a place speaks, where it is not where something is.
            let speaks = |source: &Source| {
                let first = self.first_token(source);
                self.may_speak(source) || first == start || !is_preposition(self.word(first - 1))
            };
            let inner = open.and_then(|open| self.phrase_back(open, start)).filter(speaks);
            // `He blamed her tone, called her “rude” and left`: a further verb of the same subject.
            let before_it = || if open.is_none() { self.first_subject(start, close) } else { None };
            return inner
                .map(|source| self.explained(source, start))
                .or_else(before_it)
                .or_else(|| self.phrase_back(close, start));
        }
        // `Silva, who runs the plant, and said`, `Silva confirmed the news and said`: the subject of the
        // verb before.
        if self.is(end - 1, &["and", "but", "who", "that", "which"]) {
            let before = end - 1;
            if self.is(before, &["who", "that", "which"]) {
                let close = if before > start && self.is(before - 1, &[",", "-", "–", "—"]) { before - 1 } else { before };
                let named = close.checked_sub(1).filter(|last| *last >= start).and_then(|last| self.number_at(last));
                let person = named.filter(|number| self.names[*number].is_person() && self.is(before, &["who"]));
                let described = || self.phrase_back(close, start).map(|source| self.explained(self.narrowed(source), start));
                let described =
                    || described().map(|source| if self.is(before, &["who"]) { source } else { self.nearest(source) });
                let antecedent = person
                    .map(Source::Name)
                    .or_else(|| self.over_place(close, start))
                    .or_else(described)
                    .or_else(|| self.determined(close, start))?;
                // `Silva released a clip that said`: hers.
                let paper = matches!(&antecedent, Source::Description(tokens) if cues::is_document(self.word(tokens.end - 1)));
                if paper && self.releases(start, self.first_token(&antecedent)) {
                    return self.main_subject(start, self.first_token(&antecedent));
                }
                return Some(Source::Relative(before, Box::new(antecedent)));
            }
            // `When I asked, he looked up and said`: the subject that is nearest.
            let nominative = |token: &usize| self.is_pronoun(*token) && !self.is(*token, &["it", "It", "you", "You"]);
            let pronoun = (start..before).rev().find(|token| !self.quoted[*token] && nominative(token));
            // `― as he did before ― Silva smiled and said`: a pronoun of an aside is no subject of it.
            let aside = |token: &usize| self.is_dash(*token);
            let pronoun = pronoun.filter(|pronoun| {
                let (opens, closes) =
                    ((start..*pronoun).any(|token| aside(&token)), (*pronoun..before).any(|token| aside(&token)));
                !(opens && closes)
            });
            // `a clerk who watched it and described it as “…”`: who.
            let plain = |token: &usize| !self.quoted[*token] && !self.is(*token, &[",", "—", "–"]);
            let and = self.is(before, &["and"]);
            let who = (start..before).rev().take_while(plain).find(|token| self.is(*token, &["who"]));
            if let Some(who) = who.filter(|who| and && *who > start && pronoun.is_none_or(|pronoun| pronoun < *who)) {
                return self.subject(who + 1, start);
            }
            return pronoun.map(Source::Pronoun).or_else(|| self.last_subject(start, before));
        }
        self.phrase_back(end, start)
    }

    /// `consistent with the rhetoric of her new ad, which says`: what the last determiner opens.
    fn determined(&self, end: usize, start: usize) -> Option<Source> {
        const NOUNS: usize = 6;
        let near = (start..end).rev().take(NOUNS).take_while(|token| !self.is_break(*token));
        let determiner = near.into_iter().find(|token| is_determiner(self.word(*token)))?;
        (determiner + 1 < end).then_some(Source::Description(determiner..end))
    }

    /// `the list was replaced by a note that said`: the noun phrase right before `that`.
    fn nearest(&self, source: Source) -> Source {
        let Source::Description(tokens) = &source else { return source };
        let governed = |token: &usize| {
            is_determiner(self.word(*token)) && self.is(*token - 1, &["by", "to", "on", "in", "under", "with", "at"])
        };
        let last = (tokens.start + 1..tokens.end).rev().find(governed);
        last.map_or_else(|| source.clone(), |first| Source::Description(first..tokens.end))
    }

    /// `Silva tells Reyes on camera, who answers`: the person before where it happens.
    fn over_place(&self, close: usize, start: usize) -> Option<Source> {
        let preposition = close.checked_sub(2).filter(|token| *token > start && self.is(*token, &["on", "in", "at"]))?;
        let number = self.number_at(preposition - 1)?;
        self.names[number].is_person().then_some(Source::Name(number))
    }

    /// Whether a phrase that begins at `first` stands after `with`, over titles: `with Senator Ana Silva saying`.
    fn follows_with(&self, first: usize, start: usize) -> bool {
        const TITLES: usize = 4;
        let titles = |token: &usize| {
            self.number_at(*token).is_some() || self.starts_sentence(*token) || self.is(*token, &["the", "a", "an", "one", "of"])
        };
        let before = (start..first).rev().take(TITLES).find(|token| !titles(token) || self.is(*token, &["With"]));
        before.is_some_and(|before| self.is(before, &["with", "With"]))
    }

    /// `a note from the marker, who wrote`: of what no paper but a person does, the person.
    fn narrowed(&self, source: Source) -> Source {
        let Source::Description(tokens) = &source else { return source };
        let joins = |token: &usize| self.is(*token, &["from", "of", "by", "to"]);
        let inside = |joint: &usize| *joint > tokens.start && joint + 1 < tokens.end && is_determiner(self.word(joint + 1));
        let thing = |joint: &usize| {
            let noun = self.word(joint - 1);
            cues::is_document(noun) || noun.ends_with("ion") || !nouns::speaks(noun) && nouns::speaks(self.word(tokens.end - 1))
        };
        let joint = tokens.clone().rev().find(|token| joins(token) && inside(token)).filter(thing);
        joint.map_or_else(|| source.clone(), |joint| Source::Description(joint + 1..tokens.end))
    }

    /// `Silva, 22, a nurse from Bergamo, who said`: the name that a description explains, where one stands before it.
    fn explained(&self, source: Source, start: usize) -> Source {
        let Source::Description(tokens) = &source else { return source };
        let comma = |token: usize| token > start && self.is(token, &[","]);
        let Some(mut before) = tokens.start.checked_sub(1).filter(|before| comma(*before)) else { return source };
        if self.document.tokens[before - 1].kind == TokenKind::Number && before >= 2 && comma(before - 2) {
            before -= 2;
        }
        let number = self.number_at(before - 1);
        let person = number.filter(|number| self.names[*number].is_person());
        person.map_or(source, Source::Name)
    }

    /// `The presiding judge, Dame Odile Ferrand, said`, `her team, Buggyra, said`: the name between two commas that
    /// says who a description is of.
    fn name_between(&self, open: usize, close: usize) -> Option<usize> {
        let number = self.number_at(close.checked_sub(1)?)?;
        let name = self.document.tokens_in(self.names[number].span);
        let person = self.names[number].is_person();
        let titles = |token: usize| {
            self.document.tokens[token].kind == TokenKind::Word
                && !self.is_break(token)
                && !self.is_function(token)
                && !is_determiner(self.word(token))
                && self.name_at[token].is_none()
        };
        let fills =
            name.start > open && name.end == close && (person || name.start == open + 1) && (open + 1..name.start).all(titles);
        let named = open.checked_sub(1).and_then(|before| self.number_at(before)).map(|number| &self.names[number]);
        let named = named.is_some_and(|name| name.is_person() || !person);
        (fills && !named && self.may_speak(&Source::Name(number))).then_some(number)
    }

    /// Where the words before a verb end without what only tells how, when and where: `Silva on Friday
    /// also said`, `Silva in a statement said`.
    fn before_adverbials(&self, verb: usize, start: usize) -> usize {
        let mut end = verb;
        while end > start {
            let last = end - 1;
            let back = |count: usize| last.checked_sub(count).filter(|token| *token >= start);
            let preposition = |count: usize| back(count).filter(|token| self.is(*token, &["in", "on", "at", "during"]));
            end = if self.is_adverb(last) || self.is(last, &["kept", "keeps", "keep", "started", "starts", "heard"]) {
                last
            } else if self.document.tokens[last].kind == TokenKind::Possessive
                && back(1).is_some_and(|token| self.is_pronoun(token))
            {
                // `he’s said`.
                last
            } else if self.is(last, &["ago"]) && back(2).is_some() {
                // `less than two weeks ago`.
                let number = last - 2;
                if number >= start + 2 && self.is(number - 1, &["than"]) { number - 2 } else { number }
            } else if self.document.tokens[last].kind == TokenKind::Number && preposition(1).is_some() {
                // `who in 2010 said`.
                last - 1
            } else if self.is(end, &["to"]) && is_control(self.word(last)) {
                last
            } else if let Some(turned) = self.took_to(last, start) {
                turned
            } else if self.is_weekday(last) {
                preposition(1).unwrap_or(last)
            } else if self.is(last, &["week", "month", "year", "night"])
                && back(1).is_some_and(|token| self.is(token, &["last", "this"]))
            {
                last - 1
            } else if is_occasion(self.word(last)) {
                match (2..5).find_map(preposition) {
                    Some(first) if is_determiner(self.word(first + 1)) => first,
                    _ => return end,
                }
            } else {
                return end;
            };
        }
        end
    }

    /// Whether somebody gives out what is told of at `end`: `Silva released …`.
    fn releases(&self, start: usize, end: usize) -> bool {
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

    /// `took to Twitter to call`: where the words before it end.
    fn took_to(&self, last: usize, start: usize) -> Option<usize> {
        let to = last.checked_sub(1).filter(|to| *to > start && self.is(*to, &["to"]) && self.number_at(last).is_some())?;
        self.is(to - 1, &["took", "takes", "taking", "turned", "turning"]).then_some(to - 1)
    }

    /// The subject of the verb of speech that a participle goes with, else the first subject.
    pub(super) fn main_subject(&self, start: usize, end: usize) -> Option<Source> {
        let finite = |token: &usize| {
            let relative = *token > start && self.is(*token - 1, &["who", "which"]);
            self.is_cue(*token) && !self.quoted[*token] && !self.word(*token).ends_with("ing") && !relative
        };
        let saying = (start..end).find(|token| finite(token) && cues::is_saying(self.word(*token)));
        let verb = saying.or_else(|| {
            let speaks = |token: &usize| finite(token) && !cues::is_weak(self.word(*token));
            (start..end).rev().find(|token| speaks(token) && !self.quoted.get(token + 1).copied().unwrap_or(false))
        });
        verb.and_then(|verb| self.subject(verb, start)).or_else(|| self.last_subject(start, end))
    }

    /// The first token of a source; of one that a relative pronoun stands for, that of its own.
    pub(super) fn first_token(&self, source: &Source) -> usize {
        match source {
            Source::Name(number) => self.document.tokens_in(self.names[*number].span).start,
            Source::Pronoun(token) => *token,
            Source::Description(tokens) => tokens.start,
            Source::Relative(_, antecedent) => self.first_token(antecedent),
        }
    }

    /// Past the last token of a source.
    pub(super) fn end_of(&self, source: &Source) -> usize {
        match source {
            Source::Name(number) => self.document.tokens_in(self.names[*number].span).end,
            Source::Pronoun(token) | Source::Relative(token, _) => token + 1,
            Source::Description(tokens) => tokens.end,
        }
    }

    pub(super) fn may_speak(&self, source: &Source) -> bool {
        match source {
            Source::Name(number) => self.names[*number].may_speak(),
            _ => true,
        }
    }
}
