//! The subject of a verb, or of a stretch of words.

use super::{
    Reader, Source,
    words::{is_control, is_determiner, is_occasion, is_preposition, is_role},
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
            return self.participle_subject(start, end);
        }
        if self.is(end - 1, &[","])
            && let Some(number) = self.opening_name(start, verb)
        {
            return Some(Source::Name(number));
        }
        // `Tarrant, the authority's director, said`: over what stands between two commas.
        if self.is(end - 1, &[",", "—", "–", ")"]) || self.is_spaced_hyphen(end - 1) {
            return self.subject_over_aside(end - 1, start);
        }
        if self.is(end - 1, &["who", "that", "which"]) {
            return self.relative_subject(end - 1, start);
        }
        if self.is(end - 1, &["and", "but"]) {
            return self.joint_subject(end - 1, start);
        }
        let explained = self.explained_opening(start, verb);
        let near = explained.map(Source::Name).or_else(|| self.phrase_back(end, start));
        near.or_else(|| self.over_relative(end, start))
    }

    /// `Ana Silva, a nurse from Hull said that`: the name that a clause opens with, and no comma after what explains it;
    /// but not of `Silva, an aide said, is “calm”`.
    fn explained_opening(&self, start: usize, verb: usize) -> Option<usize> {
        let number = self.opening_name(start, verb)?;
        let words = self.document.tokens_in(self.names[number].span).end + 1..verb;
        let goes_on = self.is(verb + 1, &[","]) && !(self.quoted.get(verb + 2) == Some(&true) && self.opens_sentence(verb + 2));
        let plain = |token: usize| !self.is_break(token) || self.is(token, &["and", "or"]);
        let explains = words.clone().any(|token| nouns::speaks(self.word(token)) || is_role(self.word(token)));
        (words.clone().all(plain) && explains && !goes_on).then_some(number)
    }

    /// `A teacher who asked for it because she has no tenure said`: who is told of by the clauses before a verb.
    fn over_relative(&self, end: usize, start: usize) -> Option<Source> {
        const CLAUSES: usize = 18;
        let plain = |token: &usize| !self.quoted[*token] && !self.is(*token, &[",", ":", "—", "–"]);
        let who = (start + 1..end).rev().take(CLAUSES).take_while(plain).find(|token| self.is(*token, &["who"]))?;
        self.phrase_back(who, start)
    }

    /// `Tarrant, the authority's director, said`: over what ends at `close` and stands between two commas, dashes or brackets.
    fn subject_over_aside(&self, close: usize, start: usize) -> Option<Source> {
        const ASIDE: usize = 24;
        let openings: &[&str] = if self.is(close, &[")"]) { &["("] } else { &[",", "—", "–"] };
        let opens =
            |openings: &[&str]| (start..close).rev().take(ASIDE).find(|token| self.is(*token, openings) && !self.quoted[*token]);
        // `Silva — who, as a clerk, voted for it — said`.
        let dash = |token: &usize| self.is_dash(*token) && !self.quoted[*token];
        let dashed = if self.is_dash(close) { (start..close).rev().take(ASIDE).find(dash) } else { None };
        let open = dashed.or_else(|| opens(openings));
        // `The presiding judge, Odile Ferrand, said`: the name says more.
        if let Some(number) = open.and_then(|open| self.name_between(open, close)) {
            return Some(Source::Name(number));
        }
        // `Retired teacher Joan Moss, 81, from Hull, said`: what tells more of somebody whose age is told.
        if let Some(number) = open.and_then(|open| self.aged(open)).or_else(|| self.aged(close)) {
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
        inner.map(|source| self.explained(source, start)).or_else(before_it).or_else(|| self.phrase_back(close, start))
    }

    /// `Silva, who runs the plant, and said`, `Silva confirmed the news and said`: the subject of the verb before.
    fn joint_subject(&self, joint: usize, start: usize) -> Option<Source> {
        // `When I asked, he looked up and said`: the subject that is nearest.
        let nominative = |token: &usize| self.is_pronoun(*token) && !self.is(*token, &["it", "It", "you", "You"]);
        // `When he asked, the clerk smiled and said`: none of an introduction, where somebody stands after it.
        let main = self.after_introduction(start, joint);
        let main = if main > start && self.described_subject(main, joint).is_some() { main } else { start };
        let pronoun = (main..joint).rev().find(|token| !self.quoted[*token] && nominative(token));
        // `― as he did before ― Silva smiled and said`: a pronoun of an aside is no subject of it.
        let dashed = |mut tokens: std::ops::Range<usize>| tokens.any(|token| self.is_dash(token));
        let pronoun = pronoun.filter(|pronoun| !(dashed(start..*pronoun) && dashed(*pronoun..joint)));
        // `a clerk who watched it and described it as “…”`: who.
        let plain = |token: &usize| !self.quoted[*token] && !self.is(*token, &[",", "—", "–"]);
        let who = (start..joint).rev().take_while(plain).find(|token| self.is(*token, &["who"]));
        let who = who.filter(|who| *who > start && self.is(joint, &["and"]));
        if let Some(who) = who.filter(|who| pronoun.is_none_or(|pronoun| pronoun < *who)) {
            return self.subject(who + 1, start);
        }
        pronoun.map(Source::Pronoun).or_else(|| self.last_subject(start, joint))
    }

    /// `The presiding judge, Dame Odile Ferrand, said`, `her team, Buggyra, said`: the name between two commas that
    /// says who a description is of.
    fn name_between(&self, open: usize, close: usize) -> Option<usize> {
        const TITLES: usize = 7;
        // `Critics, among them Silva, said`: some of them.
        if self.is(open + 1, &["including", "among", "led", "like", "especially", "notably", "unlike", "joined", "backed"]) {
            return None;
        }
        let last = close.checked_sub(1).and_then(|last| self.number_at(last));
        let mut named = (open + 1..close.min(open + TITLES)).filter_map(|token| self.number_at(token));
        let first = named.find(|number| self.names[*number].is_person());
        // `Nadia Rahman KC`, `Ann Cole of Baker Ltd`.
        let goes_on = |number: &usize| {
            let end = self.document.tokens_in(self.names[*number].span).end;
            let letters = end + 1 == close && nouns::is_post_nominal(self.word(end));
            self.names[*number].is_person() && end < close && (letters || self.is(end, &["of", "from", "for", "at"]))
        };
        if let Some(person) = first.filter(goes_on) {
            let start = self.document.tokens_in(self.names[person].span).start;
            let named = open.checked_sub(1).and_then(|before| self.number_at(before));
            let titled = (open + 1..start).all(|token| !self.is_break(token) && !self.is_function(token));
            if titled && named.is_none_or(|named| !self.names[named].is_person()) {
                return Some(person);
            }
        }
        let number = last?;
        let name = self.document.tokens_in(self.names[number].span);
        let person = self.names[number].is_person();
        let titles = |token: usize| {
            (self.document.tokens[token].kind == TokenKind::Word || self.is(token, &["-"]))
                && (self.is(token, &["and"]) || !self.is_break(token) && !self.is_function(token))
                && (token == open + 1 && self.is(token, &["the"]) || !is_determiner(self.word(token)))
                && (self.name_at[token].is_none()
                    || !self.names[self.name_at[token].map_or(0, |number| number as usize)].may_speak())
        };
        // `A trade group, the Pilots’ Guild, said`.
        let opens = name.start == open + 1 || name.start == open + 2 && self.is(open + 1, &["the"]);
        let fills = name.start > open && name.end == close && (person || opens) && (open + 1..name.start).all(titles);
        let named = open.checked_sub(1).and_then(|before| self.number_at(before)).map(|number| &self.names[number]);
        let named = named.is_some_and(|name| name.is_person() || !person);
        (fills && !named && self.may_speak(&Source::Name(number))).then_some(number)
    }

    /// `Joan Moss, 81,`: who stands with an age before a comma.
    fn aged(&self, comma: usize) -> Option<usize> {
        let age =
            comma.checked_sub(1).filter(|age| self.document.tokens[*age].kind == TokenKind::Number && self.is(comma, &[","]))?;
        let before = age.checked_sub(1).filter(|before| *before > 0 && self.is(*before, &[","]))?;
        self.number_at(before - 1).filter(|number| self.names[*number].is_person())
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
            } else if self.is(end, &["to"])
                && (is_control(self.word(last)) || self.is(last, &["said", "reported", "alleged", "believed", "understood"]))
            {
                // `Silva is said to have replied`.
                last
            } else if let Some(turned) = self.took_to(last, start) {
                turned
            } else if self.is_weekday(last) {
                // `late Tuesday`.
                let part = back(1).filter(|token| self.is(*token, &["late", "early"]));
                preposition(1).or(part).unwrap_or(last)
            } else if end < verb && self.is_given_out(last) && back(1).is_some_and(|noun| cues::is_document(self.word(noun))) {
                // `a memo released Friday`.
                last
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

    fn is_given_out(&self, token: usize) -> bool {
        self.is(token, &["released", "published", "issued", "posted", "aired", "broadcast", "obtained", "unveiled"])
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
        // `The Post quotes Silva as saying he left after warning`: she.
        let quoted = verb.filter(|verb| self.recounts(*verb));
        let quoted = quoted.and_then(|quoted| {
            let saying = (quoted + 1..end).find(|token| self.is(*token, &["saying"]))?;
            self.quoted_as_saying(saying, start)
        });
        quoted.or_else(|| verb.and_then(|verb| self.subject(verb, start))).or_else(|| self.last_subject(start, end))
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
