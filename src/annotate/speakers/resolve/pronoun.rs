//! What `he`, `she`, `it` and `they` stand for.

use std::ops::Range;

use super::{Meant, Resolver, plain};
use crate::{
    annotate::{
        Name, TokenKind, gender,
        gender::Gender,
        nouns::{ends_head, institution, is_one_person, is_plural},
        speakers::cues,
    },
    article::{EntityId, Span},
};

/// The form as a subject of a pronoun that owns: `her` of `her claim`.
fn nominative(word: &str) -> &str {
    match word {
        "his" => "he",
        "her" => "she",
        "its" => "it",
        "their" => "they",
        "i" | "me" | "my" => "I",
        word => word,
    }
}

/// The head noun of a description: `chair` of `chair of the board`.
pub(super) fn head_of(name: &str) -> &str {
    name.split_whitespace().take_while(|word| !ends_head(word)).last().unwrap_or("")
}

/// How a person is spoken of.
#[derive(PartialEq, Eq)]
enum Mentioned {
    Pronoun(Gender),
    Named,
    Described,
}

/// Bytes between a quotation and the pronoun after it that speaks it: `“No,” he said.`
const BESIDE: usize = 80;

impl Resolver<'_> {
    pub(super) fn pronoun(&mut self, token: usize, quote: Span) -> (Span, Option<EntityId>, String) {
        let span = self.document.tokens[token].span;
        let word = nominative(&self.document.slice(span).to_ascii_lowercase()).to_owned();
        let beside = self.is_quoted(quote) && quote.start() < span.start() && span.start().saturating_sub(quote.end()) < BESIDE;
        let own = if beside { self.told_by(quote) } else { span };
        let first = self.first_of_chain(token, own);
        if let Some(id) = self.known(first) {
            return self.refer(id, span);
        }
        let place = if first.start() < own.start() { first } else { own };
        let told_of = match word.as_str() {
            "he" | "she" => self.person_told_of(&word, place),
            "it" => self.paper(token, place).or_else(|| self.body(token, quote)),
            _ => None,
        };
        if let Some((entity, name)) = told_of {
            return entity.map_or((span, None, name), |id| self.refer(id, span));
        }
        if let Some(name) = matches!(word.as_str(), "he" | "she" | "it").then(|| self.just_described(span)).flatten() {
            return (span, None, name);
        }
        let found = match word.as_str() {
            "he" | "she" => self.person(place, gender::of_pronoun(&word)).or_else(|| self.last_speaker(place, &word)),
            "it" => self.organization(span, |_| true),
            "they" => return self.they(span, quote),
            _ => None,
        };
        let unnamed = || matches!(word.as_str(), "he" | "she").then(|| self.just_introduced(place)).flatten();
        match found {
            Some(id) => self.refer(id, span),
            None => (span, None, unnamed().unwrap_or(word)),
        }
    }

    /// `The chair of the panel said she knew, but that she …`: who spoke last, of whom no name may stand before.
    fn last_speaker(&self, place: Span, pronoun: &str) -> Option<EntityId> {
        let gender = gender::of_pronoun(pronoun);
        self.last_person(place).filter(|id| self.facts[id.index()].gender.is_none_or(|own| Some(own) == gender))
    }

    /// `Tom Reyes was “rude”, he said`: of words that go on from those before them, with these: whom a sentence names does not
    /// tell it as `he`.
    fn told_by(&self, quote: Span) -> Span {
        const MARKS: usize = 1;
        let tokens = self.document.tokens_in(quote);
        let Some(sentence) = self.document.sentence_of(tokens.start) else { return quote };
        let goes_on = self.document.word(tokens.start + MARKS).starts_with(char::is_lowercase)
            && tokens.start > sentence.start
            && self.document.tokens[tokens.start - 1].kind == TokenKind::Word;
        let plain = !self.opens_introduction(sentence.start)
            && !(sentence.start..tokens.start).any(|token| cues::is_verb(self.document.word(token)));
        if goes_on && plain { self.document.tokens[sentence.start].span.join(quote) } else { quote }
    }

    /// `The coroner asked a ward manager how. “It was late,” she said`: somebody without a name in the sentence right before.
    fn just_introduced(&self, place: Span) -> Option<String> {
        const LONGEST: usize = 4;
        let (sentence, end) = self.sentence_before(place.start())?;
        let article = |token: &usize| matches!(self.document.word(*token), "a" | "an" | "A" | "An");
        let mut described =
            (sentence.start.max(end.saturating_sub(cues::FARTHEST))..sentence.end).filter(article).filter_map(|article| {
                let head =
                    (article + 1..sentence.end.min(article + LONGEST)).find(|token| is_one_person(self.document.word(*token)))?;
                Some(plain(self.document, article..head + 1))
            });
        described.next().filter(|_| !self.is_quoted(self.document.tokens[sentence.start].span))
    }

    /// The person whom the sentence right before describes, and who she is, where that is known.
    fn person_told_of(&mut self, pronoun: &str, place: Span) -> Option<Meant> {
        let tokens = self.described_before(place.start())?;
        let own = gender::of_pronoun(pronoun);
        // `Silva’s grandfather`, for `she`.
        if gender::of_noun(self.document.word(tokens.end - 1)).is_some_and(|gender| Some(gender) != own) {
            return None;
        }
        let (_, entity, name) = self.description(tokens.clone(), place);
        let is_other = |id: EntityId| self.facts[id.index()].gender.is_some_and(|gender| Some(gender) != own);
        Some(if entity.is_some_and(is_other) { (None, plain(self.document, tokens)) } else { (entity, name) })
    }

    /// Where the pronoun was first written of all that stand one after another for one person: `Silva sat down. She
    /// sighed. “No,” she said.` Between them nobody else is the first who is spoken of in a sentence.
    fn first_of_chain(&self, token: usize, place: Span) -> Span {
        /// Sentences and tokens that are looked back over.
        const SENTENCES: usize = 12;
        const TOKENS: usize = 300;
        let mut first = self.document.tokens[token].span;
        let Some(own) = gender::of_pronoun(self.document.word(token)) else { return first };
        let end = self.document.tokens_in(place).start;
        let last = self.document.sentences.partition_point(|sentence| sentence.start < end);
        let sentences = self.document.sentences[..last].iter().rev().take(SENTENCES);
        for sentence in sentences.take_while(|sentence| sentence.start + TOKENS > end) {
            let tokens = sentence.start..sentence.end.min(end);
            // `Inspired by Silva’s drawings, he began`: he.
            let owns = |token: usize| self.document.tokens.get(token + 1).is_some_and(|next| next.kind == TokenKind::Possessive);
            let person = |token: usize| self.person_at(token).filter(|person| *person != Mentioned::Named || !owns(token));
            let mut people = tokens.filter_map(|token| person(token).map(|person| (token, person)));
            match people.next() {
                Some((at, Mentioned::Pronoun(gender))) if gender == own && self.opens_clause(at, sentence.start) => {
                    let owns = matches!(self.document.word(at), "his" | "His" | "her" | "Her" | "him");
                    // `In his films Reyes sings. “Oh,” he says.` and `In her films, Silva …`, but not `Asked of her films
                    // with Reyes, she …`.
                    let named = |(name, person): (usize, Mentioned)| {
                        person == Mentioned::Named && (sentence.end <= token || self.document.word(name - 1) == ",")
                    };
                    // `Asked whether she was proud, Sen. Silva smiled.`: Silva.
                    let introduces = self.opens_introduction(sentence.start);
                    let after_comma = |(name, person): (usize, Mentioned)| {
                        person == Mentioned::Named && (at..name).any(|token| self.document.word(token) == ",")
                    };
                    let opens =
                        matches!(self.document.word(sentence.start), "In" | "At" | "On" | "For" | "With" | "From" | "Of" | "To");
                    // `Her mother, Rosa, …`; but not `Pictures in his office show him with Silva.`
                    let forward = |person: (usize, Mentioned)| {
                        let beside = opens || self.document.word(person.0 - 1) == ",";
                        beside && named(person)
                    };
                    if owns && people.any(forward) || !owns && introduces && people.any(after_comma) {
                        break;
                    }
                    first = self.document.tokens[at].span;
                }
                Some(_) => break,
                None => {}
            }
        }
        first
    }

    /// `Asked whether …`, `When she …`: a clause before the one that tells.
    fn opens_introduction(&self, start: usize) -> bool {
        matches!(self.document.word(start), "Asked" | "Told" | "Pressed" | "When" | "As" | "After" | "While" | "Before" | "Once")
    }

    /// Whether a token is among the first of its sentence, or of what follows an introduction.
    fn opens_clause(&self, token: usize, start: usize) -> bool {
        const OPENING: usize = 3;
        let clause = (start..token).rev().take(OPENING).find(|before| matches!(self.document.word(*before), "," | "”" | "\""));
        token - start <= OPENING || clause.is_some()
    }

    /// The person that a token outside of quotations speaks of.
    fn person_at(&self, token: usize) -> Option<Mentioned> {
        let span = self.document.tokens[token].span;
        if self.document.tokens[token].kind != TokenKind::Word || self.is_quoted(span) {
            return None;
        }
        if let Some(gender) = gender::of_pronoun(self.document.word(token)) {
            return Some(Mentioned::Pronoun(gender));
        }
        let name = self.names.partition_point(|name| name.span.end() <= span.start());
        let named = self.names.get(name).is_some_and(|name| name.is_person() && name.span.overlaps(span));
        if named {
            return Some(Mentioned::Named);
        }
        is_one_person(self.document.word(token)).then_some(Mentioned::Described)
    }

    /// Whom words that have been read stand for.
    pub(super) fn known(&self, words: Span) -> Option<EntityId> {
        const LAST: usize = 20;
        self.references.iter().rev().take(LAST).find(|(_, span)| *span == words).map(|(id, _)| *id)
    }

    /// The last sentence that ends before a byte, and the token at the byte.
    pub(super) fn sentence_before(&self, at: usize) -> Option<(Range<usize>, usize)> {
        let token = self.document.tokens.partition_point(|token| token.span.end() <= at);
        let last = self.document.sentences.partition_point(|sentence| sentence.end <= token).checked_sub(1)?;
        Some((self.document.sentences[last].clone(), token))
    }

    /// `The minister took it well. “I said taxes,” she said`: the person without a name whom the sentence right before,
    /// of the same paragraph, is about.
    pub(super) fn described_before(&self, at: usize) -> Option<Range<usize>> {
        /// Tokens of a description, and those in which a name would be the subject.
        const LONGEST: usize = 5;
        const OPENING: usize = 9;
        let (sentence, _) = self.sentence_before(at)?;
        let block = self.document.block_at(at);
        let start = self.document.tokens[sentence.start].span;
        if self.document.blocks.get(block)?.span.start() > start.start() || self.is_quoted(start) {
            return None;
        }
        let opening = self.after_introduction(&sentence);
        let opens = matches!(self.document.word(opening), "The" | "the" | "A" | "a" | "An" | "an" | "One" | "one");
        let reach = start.join(self.document.tokens[(opening + OPENING).min(sentence.end - 1)].span);
        let named = self.names[self.names.partition_point(|name| name.span.start() < start.start())..]
            .iter()
            .take_while(|name| name.span.start() < reach.end())
            .any(Name::is_person)
            || self.is_apposed(opening, sentence.end);
        let head = (opening + 1..sentence.end.min(opening + LONGEST))
            .take_while(|token| self.document.tokens[*token].kind == TokenKind::Word)
            .find(|token| {
                let word = self.document.word(*token).to_lowercase();
                is_one_person(&word) && (word != "old" || self.document.word(token - 1) == "-")
            });
        if !opens || named {
            return self.relative_before(&sentence);
        }
        head.map(|head| opening..head + 1)
    }

    /// Where a sentence begins after a time of day or an introduction: `14:32 The …`, `Told of that, the …`.
    pub(super) fn after_introduction(&self, sentence: &Range<usize>) -> usize {
        const LONGEST: usize = 14;
        let is_time = self.document.tokens[sentence.start].kind == TokenKind::Number && sentence.len() > 1;
        let start = if is_time { sentence.start + 1 } else { sentence.start };
        if !matches!(
            self.document.word(start),
            "Asked" | "Told" | "Pressed" | "In" | "At" | "On" | "By" | "From" | "After" | "One"
        ) {
            return start;
        }
        let comma = (start..sentence.end.min(start + LONGEST)).find(|token| self.document.word(*token) == ",");
        comma.map_or(start, |comma| comma + 1).min(sentence.end - 1)
    }

    /// Whether the first that a sentence speaks of is then named: `The head of the Artisans Forum, Mr Tom Reyes, …`.
    fn is_apposed(&self, opening: usize, end: usize) -> bool {
        const LONGEST: usize = 18;
        let Some(comma) = (opening..end.min(opening + LONGEST)).find(|token| self.document.word(*token) == ",") else {
            return false;
        };
        (comma + 1..end.min(comma + 3)).any(|token| self.person_at(token) == Some(Mentioned::Named))
    }

    /// `Silva’s widow took it well`, `Her mother took it well`: somebody without a name who is somebody's.
    fn relative_before(&self, sentence: &Range<usize>) -> Option<Range<usize>> {
        const LONGEST: usize = 7;
        let head = sentence.start + 1;
        let owned = matches!(self.document.word(sentence.start), "His" | "Her" | "Their" | "My");
        if owned && head < sentence.end && gender::of_noun(self.document.word(head)).is_some() {
            let named = (head + 1..sentence.end.min(head + 3)).any(|token| self.person_at(token) == Some(Mentioned::Named));
            return (!named).then_some(sentence.start..head + 1);
        }
        let owner = (sentence.start..sentence.end.min(sentence.start + LONGEST))
            .take_while(|token| self.document.tokens[*token].kind == TokenKind::Word || self.document.word(*token) == "-")
            .last()?
            + 1;
        let owns = self.document.tokens.get(owner).is_some_and(|token| token.kind == TokenKind::Possessive);
        let relative = owns && gender::of_noun(self.document.word(owner + 1)).is_some();
        let named = self.document.word(owner + 2) == ",";
        (relative && !named && owner + 2 <= sentence.end).then_some(sentence.start..owner + 2)
    }

    /// Who was described as the last speaker, where nobody has been named since: `a carer`, for `she`.
    pub(super) fn just_described(&self, pronoun: Span) -> Option<String> {
        const NEAR: usize = 900;
        let (name, at) = self.described.as_ref().filter(|(_, at)| pronoun.start().saturating_sub(*at) < NEAR)?;
        if self.reporter(*at).is_some_and(|reporter| !name.contains(reporter)) || self.is_told_to_one(*at, pronoun) {
            return None;
        }
        let block = self.document.block_at(pronoun.start());
        if self.asker.as_ref().is_some_and(|asker| asker.entity.is_none() && asker.name == *name && asker.block + 1 == block) {
            return None;
        }
        let head = head_of(name);
        let named_since = {
            let first = self.names.partition_point(|name| name.span.start() < at.saturating_sub(1));
            let end = self.names.partition_point(|name| name.span.start() < pronoun.start());
            (first..end.max(first)).any(|number| {
                let speaks = self.names[number].may_speak() && !self.is_listener(self.names[number].span);
                speaks && !self.is_quoted(self.names[number].span) && !name.contains(self.document.slice(self.names[number].span))
            })
        };
        let paper = cues::is_document(&head.to_lowercase()) || institution(&head.to_lowercase()).is_some();
        let fits = paper == self.document.slice(pronoun).eq_ignore_ascii_case("it");
        (!named_since
            && fits
            && !is_plural(head)
            && (paper || !head.ends_with('s') || is_one_person(head))
            && name.len() > 3
            && !matches!(name.as_str(), "he" | "she" | "it" | "they" | "I" | "we" | "you"))
        .then(|| name.clone())
    }

    /// `a clerk told the Courier`, and then `he`: whom somebody tells.
    fn is_listener(&self, name: Span) -> bool {
        let before =
            |back: usize| self.document.tokens_in(name).start.checked_sub(back).map_or("", |token| self.document.word(token));
        let told = |word: &str| matches!(word, "told" | "tells");
        told(before(1)) || before(1) == "the" && told(before(2))
    }

    /// `A tutor told her that she was “loud.” … she says`: whether the one whom a quotation is said to is the one of a pronoun
    /// that comes later, and not who said it.
    fn is_told_to_one(&self, quote: usize, pronoun: Span) -> bool {
        const OBJECT: usize = 6;
        let token = self.document.tokens.partition_point(|token| token.span.start() < quote);
        let Some(sentence) = self.document.sentence_of(token) else { return false };
        let own = gender::of_pronoun(self.document.slice(pronoun));
        let told = (sentence.start.max(token.saturating_sub(OBJECT * 2))..token)
            .rev()
            .find(|verb| matches!(self.document.word(*verb), "told" | "tells" | "informed" | "asked" | "warned" | "assured"));
        let object = told.map_or("", |verb| self.document.word(verb + 1));
        matches!(object, "him" | "her") && own.is_some() && gender::of_pronoun(object) == own
    }

    /// Whom the sentence is about in which somebody without a name is quoted: `Silva wrote that the owner called it “odd.”`
    fn reporter(&self, quote: usize) -> Option<&str> {
        let token = self.document.tokens.partition_point(|token| token.span.start() < quote);
        let start = self.document.tokens[self.document.sentence_of(token)?.start].span.start();
        let first = self.names.partition_point(|name| name.span.start() < start);
        let name = self.names.get(first).filter(|name| name.is_person() && name.span.start() < quote)?;
        self.is_subject(name.span).then(|| self.document.slice(name.span))
    }

    /// `they`: a group that was described, else an organization, else a person.
    pub(super) fn they(&mut self, span: Span, quote: Span) -> (Span, Option<EntityId>, String) {
        let group = self.group_before(span);
        if let Some(name) = group {
            return (span, None, name);
        }
        let near = self.described.clone().filter(|(_, at)| quote.start() - at < 600);
        if let Some((name, _)) = near.filter(|(name, _)| !is_one_person(head_of(name))) {
            return (span, None, name);
        }
        match self.organization(span, |_| true).or_else(|| self.person(span, None)) {
            Some(id) => self.refer(id, span),
            None => (span, None, "they".to_owned()),
        }
    }
}
