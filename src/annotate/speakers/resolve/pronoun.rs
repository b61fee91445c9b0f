//! What `he`, `she`, `it` and `they` stand for.

use std::ops::Range;

use super::Resolver;
use crate::{
    annotate::{
        Name, TokenKind,
        nouns::{ends_head, institution, is_one_person, is_plural_person},
        speakers::{cues, gender, gender::Gender},
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
        word => word,
    }
}

/// How a person is spoken of.
#[derive(PartialEq, Eq)]
enum Mentioned {
    Pronoun(Gender),
    Named,
    Described,
}

impl Resolver<'_> {
    pub(super) fn pronoun(&mut self, token: usize, quote: Span) -> (Span, Option<EntityId>, String) {
        let span = self.document.tokens[token].span;
        let word = nominative(&self.document.slice(span).to_ascii_lowercase()).to_owned();
        let first = self.first_of_chain(token, quote);
        if let Some(id) = self.known(first) {
            return self.refer(id, span);
        }
        let place = if first.start() < quote.start() || !self.is_quoted(quote) { first } else { quote };
        if matches!(word.as_str(), "he" | "she")
            && let Some(tokens) = self.described_before(place.start())
        {
            let (_, entity, name) = self.description(tokens);
            return match entity {
                Some(id) => self.refer(id, span),
                None => (span, None, name),
            };
        }
        if word == "it" && matches!(self.document.word(token + 1), "read" | "reads") {
            return self.paper_before(token);
        }
        if let Some(name) = matches!(word.as_str(), "he" | "she" | "it").then(|| self.just_described(span)).flatten() {
            return (span, None, name);
        }
        let found = match word.as_str() {
            "he" => self.person(place, Some(Gender::Male)),
            "she" => self.person(place, Some(Gender::Female)),
            "it" => self.organization(span, |_| true),
            "they" => return self.they(span, quote),
            _ => None,
        };
        match found {
            Some(id) => self.refer(id, span),
            None => (span, None, word),
        }
    }

    /// Where the pronoun was first written of all that stand one after another for one person: `Silva sat down. She
    /// sighed. “No,” she said.` Between them nobody else is the first who is spoken of in a sentence.
    fn first_of_chain(&self, token: usize, quote: Span) -> Span {
        /// Sentences and tokens that are looked back over.
        const SENTENCES: usize = 12;
        const TOKENS: usize = 300;
        let mut first = self.document.tokens[token].span;
        let Some(own) = gender::of_pronoun(self.document.word(token)) else { return first };
        let end = self.document.tokens_in(if first.start() < quote.start() { first } else { quote }).start;
        let last = self.document.sentences.partition_point(|sentence| sentence.start < end);
        let sentences = self.document.sentences[..last].iter().rev().take(SENTENCES);
        for sentence in sentences.take_while(|sentence| sentence.start + TOKENS > end) {
            let tokens = sentence.start..sentence.end.min(end);
            let mut people = tokens.filter_map(|token| self.person_at(token).map(|person| (token, person)));
            match people.next() {
                Some((at, Mentioned::Pronoun(gender))) if gender == own && self.opens_clause(at, sentence.start) => {
                    let owns = matches!(self.document.word(at), "his" | "His" | "her" | "Her" | "him");
                    // `In his films Reyes sings. “Oh,” he says.` and `In her films, Silva …`, but not `Asked of her films
                    // with Reyes, she …`.
                    let named = |(name, person): (usize, Mentioned)| {
                        person == Mentioned::Named && (sentence.end <= token || self.document.word(name - 1) == ",")
                    };
                    if owns && people.any(named) {
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

    /// Whom a pronoun that has been read stands for.
    fn known(&self, pronoun: Span) -> Option<EntityId> {
        const LAST: usize = 20;
        self.references.iter().rev().take(LAST).find(|(_, span)| *span == pronoun).map(|(id, _)| *id)
    }

    /// `He sent a message. “…,” it read`: the paper that was last told of, and who wrote it.
    fn paper_before(&self, token: usize) -> (Span, Option<EntityId>, String) {
        const REACH: usize = 80;
        let span = self.document.tokens[token].span;
        let paper = (token.saturating_sub(REACH)..token).rev().find(|at| cues::is_document(self.document.word(*at)));
        let Some(paper) = paper.map(|at| self.document.word(at)) else { return (span, None, "it".to_owned()) };
        let (entity, name) = self.author(paper, span).unwrap_or_else(|| (None, paper.to_owned()));
        (span, entity, name)
    }

    /// `The minister took it well. “I said taxes,” she said`: the person without a name whom the sentence right before,
    /// of the same paragraph, is about.
    fn described_before(&self, at: usize) -> Option<Range<usize>> {
        /// Tokens of a description, and those in which a name would be the subject.
        const LONGEST: usize = 5;
        const OPENING: usize = 9;
        let end = self.document.tokens.partition_point(|token| token.span.end() <= at);
        let last = self.document.sentences.partition_point(|sentence| sentence.end <= end).checked_sub(1)?;
        let sentence = self.document.sentences.get(last)?.clone();
        let block = self.document.blocks.partition_point(|block| block.span.end() <= at);
        let start = self.document.tokens[sentence.start].span;
        if self.document.blocks.get(block)?.span.start() > start.start() || self.is_quoted(start) {
            return None;
        }
        let opens = matches!(self.document.word(sentence.start), "The" | "A" | "An" | "One");
        let reach = start.join(self.document.tokens[(sentence.start + OPENING).min(sentence.end - 1)].span);
        let named = self.names[self.names.partition_point(|name| name.span.start() < start.start())..]
            .iter()
            .take_while(|name| name.span.start() < reach.end())
            .any(Name::is_person);
        let head = (sentence.start + 1..sentence.end.min(sentence.start + LONGEST))
            .take_while(|token| self.document.tokens[*token].kind == TokenKind::Word)
            .find(|token| is_one_person(&self.document.word(*token).to_lowercase()))?;
        (opens && !named).then_some(sentence.start..head + 1)
    }

    /// Who was described as the last speaker, where nobody has been named since: `a carer`, for `she`.
    pub(super) fn just_described(&self, pronoun: Span) -> Option<String> {
        const NEAR: usize = 900;
        let (name, at) = self.described.as_ref().filter(|(_, at)| pronoun.start().saturating_sub(*at) < NEAR)?;
        let head = name.split_whitespace().take_while(|word| !ends_head(word)).last()?;
        let named_since = {
            let first = self.names.partition_point(|name| name.span.start() < at.saturating_sub(1));
            let end = self.names.partition_point(|name| name.span.start() < pronoun.start());
            (first..end.max(first)).any(|number| {
                let speaks = self.names[number].may_speak();
                speaks && !self.is_quoted(self.names[number].span) && !name.contains(self.document.slice(self.names[number].span))
            })
        };
        let paper = cues::is_document(&head.to_lowercase()) || institution(&head.to_lowercase()).is_some();
        let fits = paper == self.document.slice(pronoun).eq_ignore_ascii_case("it");
        (!named_since
            && fits
            && !is_plural_person(head)
            && name.len() > 3
            && !matches!(name.as_str(), "he" | "she" | "it" | "they" | "i" | "we" | "you"))
        .then(|| name.clone())
    }

    /// `they`: a group that was described, else an organization, else a person.
    pub(super) fn they(&mut self, span: Span, quote: Span) -> (Span, Option<EntityId>, String) {
        let group = self.group_before(span);
        if let Some(name) = group {
            return (span, None, name);
        }
        if let Some((name, _)) = self.described.clone().filter(|(_, at)| quote.start() - at < 600) {
            return (span, None, name);
        }
        match self.organization(span, |_| true).or_else(|| self.person(span, None)) {
            Some(id) => self.refer(id, span),
            None => (span, None, "they".to_owned()),
        }
    }
}
