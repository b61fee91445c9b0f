//! What `who`, `which` and `that` stand for.

use std::ops::Range;

use super::{Reader, Source, words::is_determiner};
use crate::annotate::{TokenKind, nouns, speakers::cues};

impl Reader<'_> {
    /// `who`, `which` or `that`, and what it stands for.
    pub(super) fn relative_subject(&self, relative: usize, start: usize) -> Option<Source> {
        let who = self.is(relative, &["who"]);
        let parted = relative > start && self.is(relative - 1, &[",", "-", "–", "—"]);
        let close = relative - usize::from(parted);
        let named = close.checked_sub(1).filter(|last| *last >= start).and_then(|last| self.number_at(last));
        // `a lawsuit with Acme, which says`: Acme.
        let firm = |number: &usize| parted && self.is(relative, &["which"]) && self.names[*number].may_speak();
        let person = named.filter(|number| who && self.names[*number].is_person() || firm(number));
        let described = || {
            let source = self.explained(self.narrowed(self.phrase_back(close, start)?), start);
            Some(if who { source } else { self.nearest(source) })
        };
        let antecedent = person
            .map(Source::Name)
            .or_else(|| self.over_place(close, start))
            .or_else(described)
            .or_else(|| self.determined(close, start))?;
        // `Silva released a clip that said`: hers.
        let paper = matches!(&antecedent, Source::Description(tokens) if cues::is_document(self.word(tokens.end - 1)));
        let first = self.first_token(&antecedent);
        if paper && self.releases(start, first) {
            return self.main_subject(start, first);
        }
        Some(Source::Relative(relative, Box::new(antecedent)))
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
        let written = cues::is_inscription(self.word(tokens.end - 1));
        let governed = |token: &usize| {
            let before = self.is(*token - 1, &["by", "to", "on", "in", "under", "with", "at"]);
            is_determiner(self.word(*token)) && (before || written && self.is(*token - 1, &["from"]))
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

    /// `a note from the marker, who wrote`: of what no paper but a person does, the person.
    fn narrowed(&self, source: Source) -> Source {
        let Source::Description(tokens) = &source else { return source };
        let joins = |token: &usize| self.is(*token, &["from", "of", "by", "to"]);
        // `a rise in the number of cooks who say`.
        let people = nouns::is_plural(self.word(tokens.end - 1));
        let inside =
            |joint: &usize| *joint > tokens.start && joint + 1 < tokens.end && (people || is_determiner(self.word(joint + 1)));
        let thing = |joint: &usize| {
            let noun = self.word(joint - 1);
            cues::is_document(noun) || noun.ends_with("ion") || !nouns::speaks(noun) && nouns::speaks(self.word(tokens.end - 1))
        };
        let joint = tokens.clone().rev().find(|token| joins(token) && inside(token)).filter(thing);
        joint.map_or_else(|| source.clone(), |joint| Source::Description(joint + 1..tokens.end))
    }

    /// `Silva, 22, a nurse from Bergamo, who said`: the name that a description explains, where one stands before it.
    pub(super) fn explained(&self, source: Source, start: usize) -> Source {
        let Source::Description(tokens) = &source else { return source };
        let comma = |token: usize| token > start && self.is(token, &[","]);
        let Some(mut before) = tokens.start.checked_sub(1).filter(|before| comma(*before)) else { return source };
        if self.document.tokens[before - 1].kind == TokenKind::Number && before >= 2 && comma(before - 2) {
            before -= 2;
        }
        let number = self.number_at(before - 1);
        let named = number.filter(|number| self.names[*number].is_person() || self.opens_as_body(*number, tokens, start));
        named.map_or(source, Source::Name)
    }

    /// `Acme, a maker of nets, said`: an organization that a clause opens with, and words for it and for no person.
    fn opens_as_body(&self, number: usize, words: &Range<usize>, start: usize) -> bool {
        let first = self.document.tokens_in(self.names[number].span).start;
        let opens = first == start || first == start + 1 && self.is(start, &["The"]);
        let person = |token: usize| nouns::is_one_person(self.word(token)) || nouns::is_plural(self.word(token));
        let determined = self.is(words.start, &["a", "an", "the"]);
        opens && determined && self.names[number].may_speak() && !words.clone().any(person)
    }
}
