//! The people and organizations that words without a name may stand for, best first.

use std::ops::Range;

use super::{REACH, Resolver};
use crate::{
    annotate::{NameKind, TokenKind, gender, gender::Gender, nouns::is_one_person},
    article::{BlockKind, EntityId, EntityKind, Span},
};

/// Mentions by which an organization is what a text is about, beside one that is named once.
const TOPIC: usize = 2;
/// The score of a person who stands out.
const CLEAR: i32 = 0;

impl Resolver<'_> {
    /// The nearest person before a place whom a pronoun of `gender` may stand for: who spoke last if he
    /// was named last, else the subject of a near sentence, else the nearest.
    pub(super) fn person(&self, before: Span, gender: Option<Gender>) -> Option<EntityId> {
        self.person_where(before, gender, |_| true)
    }

    /// The same among the people for whom something holds.
    pub(super) fn person_where(&self, before: Span, gender: Option<Gender>, fits: impl Fn(EntityId) -> bool) -> Option<EntityId> {
        let other = |id: EntityId| {
            let facts = &self.facts[id.index()];
            gender.is_some() && facts.gender.is_some() && facts.gender != gender
        };
        // First names and pronouns nearby mislead at times: where nobody fits, who stands out is meant.
        self.best_person(before, gender, |id| !other(id) && fits(id)).map(|(_, id)| id).or_else(|| {
            let guessed = |id: EntityId| !self.facts[id.index()].told && fits(id);
            self.best_person(before, None, guessed).filter(|(score, _)| *score > CLEAR).map(|(_, id)| id)
        })
    }

    fn best_person(&self, before: Span, gender: Option<Gender>, fits: impl Fn(EntityId) -> bool) -> Option<(i32, EntityId)> {
        let end = self.names.partition_point(|name| name.span.end() <= before.start());
        let mut best: Option<(i32, EntityId)> = None;
        for (back, number) in (0..end).rev().take(REACH).enumerate() {
            let span = self.names[number].span;
            let Some(id) = self.entity_of[number].filter(|id| fits(*id) && !self.has_asked(*id, before)) else { continue };
            if !self.names[number].is_person() || self.is_byline(span) || self.is_marked(span) {
                continue;
            }
            let distance = before.start() - span.end();
            let mut score = 0 - (distance / 40) as i32 - back as i32 / 2;
            if self.is_quoted(span) {
                score -= 14;
            } else if self.is_subject(span) {
                score += match self.sentence_of(before) - self.sentence_of(span) {
                    0 => 15,
                    1 => 12,
                    _ => 8,
                };
            }
            if self.is_presented(span) && self.sentence_of(before) - self.sentence_of(span) <= 1 {
                score += 10;
            }
            if gender.is_some() && self.facts[id.index()].gender == gender {
                score += 3;
            }
            if self.last.is_some_and(|(last, at)| last == id && before.start().saturating_sub(at) < 1500) {
                score += 2;
            }
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, id));
            }
        }
        best
    }

    /// The person who spoke before the one who asked.
    pub(super) fn spoke_before(&self) -> Option<EntityId> {
        let asker = self.asker.as_ref()?;
        self.before_last.filter(|id| asker.entity != Some(*id) && self.facts[id.index()].kind == EntityKind::Person)
    }

    /// The person whom somebody asked something, right before a place: `Silva asked Reyes`.
    pub(super) fn who_was_asked(&self, before: Span) -> Option<EntityId> {
        const NEAR: usize = 60;
        let end = self.document.tokens_in(before).start;
        let asks = |token: &usize| {
            matches!(self.document.word(*token), "asked" | "pressed") && !self.is_quoted(self.document.tokens[*token].span)
        };
        let asked = (end.saturating_sub(NEAR)..end).rev().find(asks)?;
        let object = self.document.tokens.get(asked + 1)?.span;
        let named = self.names.partition_point(|name| name.span.end() <= object.start());
        let person = self.names.get(named).filter(|name| name.is_person() && name.span.overlaps(object));
        let by_name = person.and_then(|_| self.entity_of[named]);
        let word = self.document.slice(object);
        let gender = gender::of_pronoun(word).filter(|_| matches!(word, "him" | "her"));
        by_name.or_else(|| {
            let asker = self.last.map(|(id, _)| id);
            gender.and_then(|gender| self.best_person(object, Some(gender), |id| Some(id) != asker)).map(|(_, id)| id)
        })
    }

    /// The person who spoke last, not far before a place.
    pub(super) fn last_person(&self, before: Span) -> Option<EntityId> {
        const NEAR: usize = 1500;
        let (last, at) = self.last?;
        let near = before.start().saturating_sub(at) < NEAR;
        (near && self.facts[last.index()].kind == EntityKind::Person).then_some(last)
    }

    /// The organization that spoke last, and where, in the paragraph of a place or the one before, where nobody spoke since.
    pub(super) fn last_organization(&self, before: Span) -> Option<(EntityId, usize)> {
        let (last, at) = self.last?;
        let since = self.described.as_ref().is_some_and(|(_, described)| *described > at);
        let near = self.document.block_at(before.start()) <= self.document.block_at(at) + 1;
        (near && !since && self.facts[last.index()].kind == EntityKind::Organization).then_some((last, at))
    }

    pub(super) fn organization(&self, before: Span, fits: impl Fn(&str) -> bool) -> Option<EntityId> {
        let end = self.names.partition_point(|name| name.span.end() <= before.start());
        let is_organization =
            |id: &EntityId| self.facts[id.index()].kind == EntityKind::Organization && fits(&self.facts[id.index()].name);
        let candidates = (0..end)
            .rev()
            .take(REACH)
            .filter(|number| !self.is_quoted(self.names[*number].span) && !self.reports(self.names[*number].span))
            .filter(|number| !self.is_caption(self.names[*number].span) && !self.is_agency(self.names[*number].span));
        let candidates: Vec<(usize, EntityId)> =
            candidates.filter_map(|number| self.entity_of[number].filter(is_organization).map(|id| (number, id))).collect();
        let (nearest, others) = candidates.split_first()?;
        if self.is_subject(self.names[nearest.0].span) {
            return Some(nearest.1);
        }
        if let Some((last, at)) = self.last_organization(before) {
            let since = |number: usize| self.names[number].span.start() > at && self.is_subject(self.names[number].span);
            let fits = candidates.iter().any(|(_, id)| *id == last);
            if fits && !candidates.iter().any(|(number, _)| since(*number)) {
                return Some(last);
            }
        }
        // A subject a little further back stands out more than a name in passing, and so does who all is about.
        let subject = others.iter().take(3).find(|(number, _)| self.is_subject(self.names[*number].span));
        let count = |id: EntityId| candidates.iter().filter(|(_, other)| *other == id).count();
        let topic = || others.iter().map(|(_, id)| *id).max_by_key(|id| count(*id)).filter(|id| count(*id) >= TOPIC);
        let passing = count(nearest.1) == 1;
        Some(subject.map_or_else(|| topic().filter(|_| passing).unwrap_or(nearest.1), |(_, id)| *id))
    }

    /// Whether a name is that of a paper that reports what stands here: never `the company` of it.
    pub(super) fn reports(&self, span: Span) -> bool {
        let next = self.document.tokens_in(span).end;
        matches!(self.document.word(next), "reports" | "reported" | "writes")
    }

    /// `LONDON (Reuters) —`: whether a name is that of the agency in a dateline, which the text does not tell of.
    fn is_agency(&self, span: Span) -> bool {
        const DATELINE: usize = 14;
        let tokens = self.document.tokens_in(span);
        let word = |token: usize| self.document.word(token);
        let bracketed = tokens.start > 0 && word(tokens.start - 1) == "(" && word(tokens.end) == ")";
        let dash = matches!(word(tokens.end + 1), "—" | "–" | "-");
        let block = self.document.block_at(span.start());
        let opens = self.document.blocks.get(block).map(|block| self.document.tokens_in(block.span).start);
        bracketed && dash && opens.is_some_and(|opens| tokens.start - opens.min(tokens.start) <= DATELINE)
    }

    /// Whether a name opens its sentence, or nearly.
    pub(super) fn is_subject(&self, span: Span) -> bool {
        /// Tokens before a subject, with titles and what describes it.
        const OPENING: usize = 9;
        const AFTER_QUOTATION: usize = 5;
        /// The same before a name that stands beside a description: `The head of …, Ana Silva, …`.
        const DESCRIPTION: usize = 18;
        let Range { start: token, end } = self.document.tokens_in(span);
        let Some(sentence) = self.document.sentence_of(token) else { return false };
        // After a quotation the sentence begins anew: `“We sail,” Silva said.`
        let quoted = self.quotes.partition_point(|quote| quote.end() <= span.start()).checked_sub(1);
        let after = quoted.map_or(0, |quote| self.document.tokens_in(self.quotes[quote]).end);
        let start = if after <= token { sentence.start.max(after) } else { sentence.start };
        if token - start > DESCRIPTION {
            return false;
        }
        let word = |token: usize| self.document.word(token);
        // `Asked by the coroner, Tom Reyes, why`: who asks.
        let asks = matches!(word(start), "Asked" | "Pressed" | "Questioned" | "Challenged") && word(start + 1) == "by";
        if asks && !(start..token).any(|token| word(token) == "whether" || word(token) == "why" || word(token) == "if") {
            return false;
        }
        let topic = token == start + 2 && word(start) == "As" && word(start + 1) == "for";
        let titled = self.before_title(start..token);
        // `with Ana Silva saying`.
        let acts = self.document.word(titled.wrapping_sub(1)) == "with" && self.document.word(end).ends_with("ing");
        let governed = titled > start
            && !topic
            && !acts
            && match word(titled - 1) {
                "of" | "for" | "in" | "at" | "from" | "to" | "with" | "by" | "against" | "on" => true,
                // After an introduction: `In a report, the Audit Office …`.
                "the" => titled < start + 2 || word(titled - 2) != ",",
                _ => false,
            };
        let possessive = self.document.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Possessive);
        let first = self.names.partition_point(|name| name.span.start() < self.document.tokens[start].span.start());
        // `Acme’s Ana Silva`, `Acme captain Ana Silva`: of people and others, each for itself.
        let Ok(own) = self.names.binary_search_by_key(&span, |name| name.span) else { return false };
        let owns = |number: usize| {
            let end = self.document.tokens_in(self.names[number].span).end;
            self.document.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Possessive)
        };
        // `Silva’s daughter, Rosa Lund, left`: she.
        let before =
            |number: usize| self.names[number].kind == self.names[own].kind && !self.is_modifier(number) && !owns(number);
        let is_first = !self.is_modifier(own) && !(first..own).any(before);
        let apposed = matches!(word(start), "The" | "A" | "An" | "His" | "Her" | "Its" | "Their")
            && (start..token).any(|before| word(before) == ",")
            && word(end) == ",";
        // `Opening the case in Hull on Monday, Silva said`: the first after an introduction.
        let introduces =
            word(start).ends_with("ing") || matches!(word(start), "In" | "At" | "On" | "After" | "As" | "For" | "With" | "By");
        let introduced = introduces && token > start && word(token - 1) == ",";
        let opening = match (apposed || introduced, start > sentence.start) {
            (true, _) => DESCRIPTION,
            (false, true) => AFTER_QUOTATION,
            (false, false) => OPENING,
        };
        token - start <= opening && is_first && !governed && !possessive
    }

    /// Where a name begins with its title and its country: `Iranian` of `Iranian President Ana Silva`.
    fn before_title(&self, opening: Range<usize>) -> usize {
        let titles = |token: &usize| {
            let span = self.document.tokens[*token].span;
            let named = self.names.partition_point(|name| name.span.end() <= span.start());
            let people = self.names.get(named).is_some_and(|name| name.kind == NameKind::Other && name.span == span);
            let word = self.document.word(*token);
            word.starts_with(char::is_uppercase) && (people || is_one_person(&word.to_lowercase()))
        };
        opening.clone().rev().take_while(titles).last().unwrap_or(opening.end)
    }

    /// Whether a name says whose somebody is who is named right after it: `Silva spokesman Tom Reyes`.
    pub(super) fn is_modifier(&self, number: usize) -> bool {
        const LONGEST: usize = 4;
        let Some(next) = self.names.get(number + 1).filter(|next| next.is_person()) else { return false };
        let between = self.document.tokens_in(self.names[number].span).end..self.document.tokens_in(next.span).start;
        (1..=LONGEST).contains(&between.len())
            && is_one_person(self.document.word(between.end - 1))
            && between.into_iter().all(|token| self.document.word(token).starts_with(|sign: char| sign.is_ascii_lowercase()))
    }

    /// The number of the sentence in which a span starts.
    fn sentence_of(&self, span: Span) -> usize {
        let token = self.document.tokens_in(span).start;
        self.document.sentences.partition_point(|sentence| sentence.end <= token)
    }

    /// Whether a name stands in a line of its own that says who wrote the article.
    pub(super) fn is_byline(&self, span: Span) -> bool {
        const LONGEST: usize = 120;
        const TOP: usize = 4;
        const LINE: usize = 50;
        let block = self.document.block_at(span.start());
        // `Ana Silva in Porto`: near the top, a line that opens with a name and has no verb.
        let signed = |line: Span| {
            let rest = self.document.slice(Span::new(span.end().min(line.end()), line.end()));
            block < TOP
                && line.len() < LINE
                && line.start() == span.start()
                && (rest.starts_with(" in ") || rest.starts_with(" at "))
        };
        self.document.blocks.get(block).is_some_and(|block| {
            let line = self.document.slice(block.span);
            let by = ["By ", "BY "].iter().any(|by| line.starts_with(by));
            block.span.len() < LONGEST && (by || signed(block.span) && !line.ends_with(['.', '”', '"']))
        })
    }

    /// Whether a name stands in a caption or a photo credit, which the text beside it does not go on from.
    fn is_caption(&self, span: Span) -> bool {
        let block = self.document.block_at(span.start());
        self.document.blocks.get(block).is_some_and(|block| block.kind == BlockKind::Caption)
    }

    /// `It went to a pupil, Ana Silva, who`, `Its head is Ana Silva, a baker`: whom a sentence brings in at its end.
    fn is_presented(&self, span: Span) -> bool {
        const DESCRIPTION: usize = 5;
        let tokens = self.document.tokens_in(span);
        let word = |token: usize| self.document.word(token);
        let Some(before) = tokens.start.checked_sub(1) else { return false };
        let article = || {
            (before.saturating_sub(DESCRIPTION)..before)
                .rev()
                .take_while(|token| self.document.tokens[*token].kind == TokenKind::Word)
                .any(|token| matches!(word(token), "a" | "an"))
        };
        let apposed = word(before) == "," && article();
        let is_one = matches!(word(before), "is" | "was");
        word(tokens.end) == "," && (apposed || is_one) && !self.is_quoted(span)
    }

    /// Whether marks stand right around a name: the title of a work, `“Lohengrin”`.
    fn is_marked(&self, span: Span) -> bool {
        let tokens = self.document.tokens_in(span);
        let opens = |word: &str| matches!(word, "“" | "\"" | "‘" | "«");
        tokens.start.checked_sub(1).is_some_and(|before| opens(self.document.word(before)))
            && matches!(self.document.word(tokens.end), "”" | "\"" | "’" | "»")
    }

    pub(super) fn is_quoted(&self, span: Span) -> bool {
        let index = self.quotes.partition_point(|quote| quote.end() <= span.start());
        self.quotes.get(index).is_some_and(|quote| quote.overlaps(span))
    }
}
