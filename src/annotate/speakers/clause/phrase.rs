//! Noun phrases: names with their titles, and descriptions from their determiner to their end.

use std::ops::Range;

use super::{
    Reader, Source,
    words::{is_aide, is_auxiliary, is_determiner, is_preposition, is_pronominal, is_role},
};
use crate::annotate::{TokenKind, nouns, speakers::cues};

impl Reader<'_> {
    /// The noun phrase that ends before `end`.
    pub(super) fn phrase_back(&self, end: usize, start: usize) -> Option<Source> {
        const TITLES: usize = 4;
        let last = end.checked_sub(1).filter(|last| *last >= start)?;
        if self.is(last, &[")"]) {
            let open = (start..last).rev().take(12).find(|token| self.is(*token, &["("]))?;
            return self.phrase_back(open, start);
        }
        if self.is_pronoun(last) {
            return Some(Source::Pronoun(last));
        }
        // `Ann Cole KC said`.
        if nouns::is_post_nominal(self.word(last)) && self.number_at(last).is_none() && last > start {
            let person = self.number_at(last - 1).filter(|number| self.names[*number].is_person());
            if let Some(person) = person {
                return Some(Source::Name(person));
            }
        }
        // `A pal of Ian’s said`.
        if self.document.tokens[last].kind == TokenKind::Possessive
            && let Some(number) = last.checked_sub(1).and_then(|name| self.number_at(name))
        {
            let of = self.document.tokens_in(self.names[number].span).start.checked_sub(1).filter(|of| *of > start);
            let head = of.filter(|of| self.is(*of, &["of"])).and_then(|of| self.description_back(of, start));
            return head.map(|head| Source::Description(head.start..end));
        }
        if let Some(number) = self.number_at(last) {
            let name = self.document.tokens_in(self.names[number].span);
            // `anti-Harbor protests`: told of, not telling.
            if self.is_joined(name.start) {
                return None;
            }
            // `the Oklahoma Republican said`: somebody of a party.
            if self.is(last, &["Republican", "Democrat", "Conservative", "Liberal"])
                && let Some(description) = self.description_back(end, start)
            {
                return Some(Source::Description(description));
            }
            // `of Porto’s Institute for Boats`: the name of whose it is goes before.
            let owner = name.start.checked_sub(2).filter(|owner| *owner > start);
            let owner = owner.filter(|owner| self.document.tokens[owner + 1].kind == TokenKind::Possessive);
            let first = owner.map_or(name.start, |owner| match self.number_at(owner) {
                Some(number) => self.document.tokens_in(self.names[number].span).start,
                None if owner > start && self.is(owner - 1, &["the", "The"]) => owner,
                None => name.start,
            });
            // `the campaign of President Harlan Dace`: over a title.
            let title = |token: &usize| {
                self.starts_sentence(*token)
                    && self.number_at(*token).is_none()
                    && !self.is_break(*token)
                    && !self.is_function(*token)
            };
            let titles = (start..first).rev().take(TITLES).take_while(|token| title(token) || self.is(*token, &["."])).count();
            let over = first - titles;
            let first = if over > start && self.is(over - 1, &["for", "of", "to"]) { over } else { first };
            let before = first.checked_sub(1).filter(|before| *before >= start);
            let before = before
                .filter(|before| !self.is(*before, &["the", "The", "northern", "southern", "eastern", "western", "central"]))
                .or_else(|| before.and_then(|before| before.checked_sub(1)).filter(|before| *before >= start));
            // `a letter obtained by The Associated Press warns`, `an aide speaking to Acme said`: what comes before.
            let participle = |word: &str| word.ends_with("ed") || word.ends_with("ing");
            if let Some(by) = before.filter(|before| self.is(*before, &["by", "to"]) && *before > start + 1)
                && participle(self.word(by - 1))
                && let Some(head) = self.phrase_back(by - 1, start)
            {
                return Some(head);
            }
            // `a peer who once ran Acme said`, `a caller to Radio 1 said`: the words for a person before it.
            if let Some(who) = self.who_before(name.start, start) {
                return self.phrase_back(who, start);
            }
            let paper =
                |to: usize| self.description_back(to, start).is_some_and(|tokens| self.is_paper(&Source::Description(tokens)));
            let close =
                |to: usize| paper(to) || self.is(to - 1, &["close", "familiar", "loyal"]) || nouns::speaks(self.word(to - 1));
            if let Some(to) = before.filter(|to| self.is(*to, &["to", "with"]) && *to > start && close(*to))
                && let Some(description) = self.description_back(to, start)
            {
                return Some(Source::Description(description.start..end));
            }
            // `a spokesman for Acme said`: the phrase that the name is in.
            let places = ["on", "outside", "inside", "near", "by", "over", "above", "behind"];
            let place = !self.may_speak(&Source::Name(number));
            if before.is_some_and(|before| {
                self.is(before, &["for", "of", "at", "from", "with", "in"]) || place && self.is(before, &places)
            }) {
                let person = before.and_then(|before| before.checked_sub(1)).and_then(|last| self.number_at(last));
                if let Some(person) = person.filter(|person| self.names[*person].is_person()) {
                    return Some(Source::Name(person));
                }
                let head = before.and_then(|before| self.description_back(before, start));
                if let Some(description) = head {
                    return Some(Source::Description(description.start..end));
                }
            }
            return Some(Source::Name(number));
        }
        let description = self.description_back(end, start)?;
        Some(self.opens_with_person(&description).map_or(Source::Description(description), Source::Name))
    }

    /// `Silva in a statement released late`: who, without where and when.
    fn opens_with_person(&self, description: &Range<usize>) -> Option<usize> {
        let number = self.number_at(description.start).filter(|number| self.names[*number].is_person())?;
        let end = self.document.tokens_in(self.names[number].span).end;
        (end < description.end && self.is(end, &["in", "on", "at", "during", "through"])).then_some(number)
    }

    /// `who` not far before a name that is what somebody did something to: `a peer who once ran Acme`.
    fn who_before(&self, name: usize, start: usize) -> Option<usize> {
        const VERB: usize = 4;
        let near = (start..name).rev().take(VERB).take_while(|token| !self.is_break(*token) || self.is(*token, &["who"]));
        let who = near.into_iter().find(|token| self.is(*token, &["who"]))?;
        (who + 1 < name && who > start && !self.is(who - 1, &[","])).then_some(who)
    }

    /// A description that ends before `end`: back to its determiner.
    pub(super) fn description_back(&self, end: usize, start: usize) -> Option<Range<usize>> {
        const MOST: usize = 14;
        let last = end.checked_sub(1).filter(|last| *last >= start)?;
        // `Four in 10 said`.
        let share = self.document.tokens[last].kind == TokenKind::Number && last > start && self.is(last - 1, &["in"]);
        if !share && self.document.tokens[last].kind != TokenKind::Word || self.is_function(last) || self.is_break(last) {
            return None;
        }
        // `a clerk stopped, and then said`: without what the clerk did.
        let acts =
            ["stopped", "paused", "smiled", "laughed", "nodded", "sighed", "arrived", "shrugged", "walked", "returned", "waited"];
        if last > start + 1 && self.is(last, &acts) && nouns::is_one_person(self.word(last - 1)) {
            return self.description_back(last, start);
        }
        let mut first = last;
        for token in (start..end).rev().take(MOST) {
            if self.is_break(token) {
                // `the bespectacled, 71-year-old diplomat`: a comma between adjectives; `After the vote, Silva’s aide`: of more.
                let led = |determiner: usize| {
                    determiner > start && is_preposition(self.word(determiner - 1)) || self.name_at[first].is_some()
                };
                let opens =
                    |adjective: usize| adjective > start && is_determiner(self.word(adjective - 1)) && !led(adjective - 1);
                let adjective = token.checked_sub(1).filter(|adjective| self.is(token, &[","]) && opens(*adjective));
                if let Some(adjective) = adjective.filter(|adjective| self.document.tokens[*adjective].kind == TokenKind::Word) {
                    first = adjective - 1;
                }
                break;
            }
            // `her crew passed out bottles`: what a verb is about.
            let acts = token > start && self.word(token - 1).ends_with("ed");
            let finite = is_auxiliary(self.word(token));
            if token < last && (self.is_pronoun(token) || finite)
                || acts && self.is(token, &["out", "up", "off", "down", "around"])
            {
                break;
            }
            first = token;
            if is_determiner(self.word(token)) && !self.is_joined(token) {
                // `a spokesman for the agency`: a determiner after a preposition is not the first.
                let governed = token > start + 1
                    && self.is(
                        token - 1,
                        &[
                            "for", "of", "at", "from", "with", "in", "near", "on", "by", "to", "outside", "over", "through",
                            "along",
                        ],
                    );
                let inside = governed
                    && !self.is(token - 2, &["week", "month", "year", "day", "morning", "night"])
                    && self.document.tokens[token - 2].kind == TokenKind::Word
                    && !self.is_function(token - 2)
                    && !self.is_break(token - 2);
                if !inside {
                    break;
                }
            }
            // `a person at Acme who speaks for it said`: the phrase that the clause tells of.
            if token > start
                && self.is(token - 1, &["who", "which", "that"])
                // `a deal that President Silva’s aide called`: her aide.
                && !(self.is(token - 1, &["that", "which"]) && self.starts_sentence(token))
                && let Some(before) = self.description_back(token - 1, start)
            {
                return Some(before);
            }
        }
        // `One official who heard the exchange said`: what was heard says nothing.
        let relative = (start..first).rev().take(4).take_while(|token| !self.quoted[*token]).find(|token| self.is_break(*token));
        if let Some(relative) = relative.filter(|relative| relative + 1 < first && self.is(*relative, &["who"]))
            && let Some(before) = self.description_back(relative, start)
        {
            return Some(before);
        }
        // A preposition, an adverb or a joining word is no start.
        let leads = |token: usize| {
            self.is_function(token) || self.joins_sentence(token) || self.word(token).ends_with("ly") && self.is_adverb(token)
        };
        while first < last && (leads(first) || self.document.tokens[first].kind == TokenKind::Possessive) {
            first += 1;
        }
        // `the`, `a`: no noun.
        if first == last && is_determiner(self.word(first)) && !is_pronominal(self.word(first)) {
            return None;
        }
        // `Protesters marching through the streets`: who, not where.
        let marching = (first..last).find(|token| nouns::is_plural(self.word(*token)) && self.word(token + 1).ends_with("ing"));
        if let Some(head) = marching {
            return Some(first..head + 1);
        }
        if self.is_description(first..end) {
            return Some(first..end);
        }
        // `Experts on trade and energy said`: of what, and of what else.
        let joint = first.checked_sub(1).filter(|joint| *joint > start && self.is(*joint, &["and"]))?;
        let before = self.description_back(joint, start)?;
        let preposition = before.clone().skip(1).find(|token| is_preposition(self.word(*token)))?;
        nouns::speaks(self.word(preposition - 1)).then_some(before.start..end)
    }

    /// Whether words may describe a source: opened by a determiner, a number or a name, or in the plural.
    pub(super) fn is_description(&self, tokens: Range<usize>) -> bool {
        let first = self.word(tokens.start);
        let head = self.word(tokens.end - 1);
        // `Told of the vote, Silva called it`: what happened to who speaks.
        let participle = first.ends_with("ed") || first == "Told";
        if participle && self.name_at[tokens.start].is_none() && cues::is_verb(&first.to_lowercase()) {
            return false;
        }
        // `she does not have tenure`: what is left of a clause.
        if is_auxiliary(first) || first == "not" {
            return false;
        }
        // `With leaders worried`.
        if self.is(tokens.start, &["With", "Amid", "Despite", "Without", "So", "There", "Here", "to", "of"]) {
            return false;
        }
        is_determiner(first)
            || self.is(tokens.start, &["someone", "somebody", "everyone", "everybody", "nobody"])
            || self.document.tokens[tokens.start].kind == TokenKind::Number
            || first.starts_with(char::is_uppercase)
            || first == "people"
            || tokens.clone().any(|token| self.word(token).ends_with('s') || is_role(self.word(token)))
            || matches!(
                head.to_ascii_lowercase().as_str(),
                "police"
                    | "people"
                    | "management"
                    | "someone"
                    | "somebody"
                    | "nobody"
                    | "everyone"
                    | "everybody"
                    | "men"
                    | "women"
            )
    }

    /// The noun phrase that starts at `start`.
    pub(super) fn phrase_from(&self, start: usize, stop: usize) -> Option<Source> {
        let stop = stop.min(self.document.tokens.len());
        if start >= stop || self.is(start, &["from", "of", "at", "in", "on", "with", "for"]) {
            return None;
        }
        if self.is_pronoun(start) {
            return Some(Source::Pronoun(start));
        }
        // Over a title: `said Rep. Gil Hadfield`, `said union president Dolores Whitcomb`.
        let determined = is_determiner(self.word(start));
        let name = (start..stop.min(start + 8))
            .take_while(|token| !self.is_break(*token))
            .find_map(|token| self.number_at(token).map(|number| (token, number)));
        if let Some((token, number)) = name
            && token == start
            && let Some(source) = self.belonging(number, start, stop)
        {
            return Some(source);
        }
        if let Some((token, number)) = name {
            let person = self.names[number].is_person();
            let prepositions = (start..token).any(|token| self.is(token, &["for", "of", "at", "from", "with", "in", "to"]));
            let director = || self.titled_person(number, stop).or_else(|| self.posted_person(number, stop));
            if !person
                && !prepositions
                && let Some(director) = director()
            {
                return Some(Source::Name(director));
            }
            // `the British press`: of a people.
            let end = self.document.tokens_in(self.names[number].span).end;
            let of_people = !self.names[number].may_speak() && end < stop && self.is_plain_noun(end);
            let opens = token == start || token == start + 1 && determined && !self.goes_on(number);
            if !prepositions && (person || opens && !of_people) {
                // `a Franciscan, Brother Samuel`.
                let apposed = if person || !determined { None } else { self.apposed_person(end, stop) };
                return Some(Source::Name(apposed.unwrap_or(number)));
            }
            // `said Acme spokesman Jo Lee`: the person after the organization.
            let next = (self.document.tokens_in(self.names[number].span).end..stop.min(token + 10))
                .take_while(|token| !self.is_break(*token))
                .find_map(|token| self.number_at(token));
            if let Some(next) = next.filter(|next| self.names[*next].is_person() && !prepositions) {
                return Some(Source::Name(next));
            }
        }
        let word = self.word(start);
        let starts_so = determined
            || word.ends_with('s')
            || name.is_some()
            || nouns::speaks(word)
            || cues::is_noun(word)
            || self.document.tokens[start].kind == TokenKind::Number;
        let end = self.phrase_end(start, stop);
        // `media sources`.
        let ends_so = || end > start && self.word(end - 1).ends_with('s');
        if !starts_so && !ends_so() || self.document.tokens[start].kind == TokenKind::Mark {
            return None;
        }
        if let Some(person) = self.apposed_person(end, stop.max(end)).or_else(|| self.known_as(end, stop)) {
            return Some(Source::Name(person));
        }
        (end > start).then_some(Source::Description(start..end))
    }

    /// Where a noun phrase from `start` ends, at the latest.
    fn phrase_end(&self, start: usize, stop: usize) -> usize {
        const LONGEST: usize = 12;
        // `an aide to the mayor`, `a person close to him`, `the editor-in-chief`.
        let goes_on = |token: usize| {
            self.is_joined(token)
                || self.is(token, &["to"]) && is_aide(self.word(token - 1))
                || self.is(token, &["to", "with"]) && self.is(token - 1, &["close", "familiar", "loyal", "opposed"])
        };
        let is_end = |token: &usize| {
            self.is_break(*token)
                || self.is_stop(*token)
                || *token > start && self.is(token + 1, &["by"]) && self.is_participle(*token)
                || (*token > start
                    && !goes_on(*token)
                    && self.is(
                        *token,
                        &[
                            "in",
                            "on",
                            "to",
                            "by",
                            "during",
                            "after",
                            "before",
                            "about",
                            "told",
                            "said",
                            "whose",
                            "at",
                            "from",
                            "with",
                            "known",
                            "called",
                            "named",
                            "nicknamed",
                            "there",
                            "here",
                            "yesterday",
                            "today",
                        ],
                    ))
        };
        let stop = stop.min(start + LONGEST);
        (start..stop).find(is_end).unwrap_or(stop)
    }

    /// A word in small letters that may be a noun.
    fn is_plain_noun(&self, token: usize) -> bool {
        self.document.tokens[token].kind == TokenKind::Word
            && self.word(token).starts_with(char::is_lowercase)
            && !self.is_function(token)
            && !self.is_break(token)
            && !self.is_adverb(token)
            && !self.is_cue(token)
    }

    /// `a memo sent by`, `a report obtained by`.
    fn is_participle(&self, token: usize) -> bool {
        self.word(token).ends_with("ed") || self.is(token, &["sent", "seen", "written", "made", "put", "given", "drawn", "held"])
    }

    /// `Cleveland’s Plain Dealer`, `Silva’s lawyer, Tom Reyes`: who is told of by what they are to somebody.
    fn belonging(&self, owner: usize, start: usize, stop: usize) -> Option<Source> {
        let mark = self.document.tokens_in(self.names[owner].span).end;
        let token = self.document.tokens.get(mark).filter(|token| mark + 1 < stop && token.kind == TokenKind::Possessive)?;
        let owned = self.number_at(mark + 1).map(|number| (number, &self.names[number]));
        if let Some((number, _)) = owned.filter(|(_, name)| name.may_speak() && name.span.start() > token.span.start()) {
            return Some(Source::Name(number));
        }
        let end = self.phrase_end(start, stop);
        let person = |token| self.number_at(token).filter(|number| self.names[*number].is_person());
        if let Some(person) = (mark + 1..end).find_map(person).or_else(|| self.apposed_person(end, stop)) {
            return Some(Source::Name(person));
        }
        (end > mark + 1 && nouns::speaks(self.word(end - 1))).then_some(Source::Description(start..end))
    }

    /// `a vendor known to all as Don Beto`: his name.
    fn known_as(&self, known: usize, stop: usize) -> Option<usize> {
        const NEAR: usize = 5;
        // `a caller named Ana Silva`.
        if self.is(known, &["named", "called"]) {
            return self.number_at(known + 1).filter(|number| self.names[*number].is_person());
        }
        let as_who = (known + 1..stop.min(known + NEAR)).find(|token| self.is(*token, &["as"]))?;
        if self.is(known, &["known", "identified"]) { self.number_at(as_who + 1) } else { None }
    }

    /// `Judicial Watch President Tom Fitton`: the person whose title begins with a name.
    pub(super) fn titled_person(&self, number: usize, stop: usize) -> Option<usize> {
        let end = self.document.tokens_in(self.names[number].span).end;
        (end..stop.min(end + 8))
            .take_while(|token| !self.is_break(*token) && !self.is_cue(*token) && !self.is_function(*token))
            .filter_map(|token| self.number_at(token))
            .find(|number| self.names[*number].is_person())
    }

    /// `Acme partner, Ana Silva.`: the person whom a post at an organization introduces before a comma.
    fn posted_person(&self, number: usize, stop: usize) -> Option<usize> {
        const POST: usize = 5;
        let end = self.document.tokens_in(self.names[number].span).end;
        let comma = (end + 1..stop.min(end + POST)).find(|token| self.is(*token, &[","]))?;
        let head = self.word(comma - 1);
        let plain = |token: usize| !self.is_break(token) && !self.is_function(token) && self.number_at(token).is_none();
        let post = is_role(head) || nouns::is_one_person(head) || nouns::is_agent(head);
        if post && (end..comma).all(plain) { self.apposed_person(comma, stop) } else { None }
    }

    /// `the eldest, Zheng Baoguo, 74`: the person whose name explains a description before a comma.
    pub(super) fn apposed_person(&self, comma: usize, stop: usize) -> Option<usize> {
        if !self.is(comma, &[","]) {
            return None;
        }
        let number = (comma + 1..stop.min(comma + 4))
            .take_while(|token| self.is(*token, &["the"]) || self.starts_sentence(*token))
            .find_map(|token| self.number_at(token))?;
        let after = self.document.tokens_in(self.names[number].span).end;
        let ends = after >= stop || self.is_break(after) || self.is_stop(after) || self.is(after, &["of", "from", "at"]);
        (ends && self.names[number].is_person()).then_some(number)
    }

    /// Whether words go on after a name: `Acme's`, `Acme spokesman Jo Lee`, `a Maine Republican`.
    pub(super) fn goes_on(&self, number: usize) -> bool {
        let end = self.document.tokens_in(self.names[number].span).end;
        let next = self.document.tokens.get(end);
        next.is_some_and(|token| token.kind == TokenKind::Possessive)
            || is_role(self.word(end))
            || self.is(end, &["-"])
            || next.is_some_and(|token| token.kind == TokenKind::Word) && self.word(end).starts_with(char::is_uppercase)
    }
}
