//! Whom the top of an article describes before it names her: `A woman who stole …`, and then `Ana Silva, 59, …`.

use std::ops::Range;

use super::{REACH, Resolver, description::Described};
use crate::{
    annotate::{
        Name,
        nouns::{is_bystander, is_head, is_office, is_one_person},
        speakers::{clause::is_determiner, cues},
    },
    article::{EntityId, Span},
};

/// Tokens of a paragraph that are looked at.
const LONGEST_PARAGRAPH: usize = 200;

impl Resolver<'_> {
    /// The person whom a description stands for who is named after it.
    pub(super) fn named_later(&self, described: &Described) -> Option<EntityId> {
        let Described { head, span, .. } = described;
        let mut paragraph = self.paragraph(self.document.block_at(span.start()))?.take(LONGEST_PARAGRAPH);
        // `not to be named`, but not `named a receiver`.
        let unnamed = |token: usize| match self.document.word(token) {
            "anonymity" => true,
            "named" | "identified" => matches!(self.document.word(token - usize::from(token > 0)), "be" | "being" | "not"),
            _ => false,
        };
        if !(is_one_person(head) || is_head(head)) || is_bystander(head) || paragraph.any(unnamed) {
            return None;
        }
        let named = self.named_next(described).or_else(|| self.named_below(described));
        named.or_else(|| self.goes_on(described)).or_else(|| self.headlined(described))
    }

    /// Whom the second paragraph begins with, of somebody whom the first describes: `A woman who stole …`, and then
    /// `Ana Silva, 59, …`.
    fn named_next(&self, described: &Described) -> Option<EntityId> {
        /// Tokens before a name that opens a paragraph: a title.
        const TITLE: usize = 2;
        let Described { span, head, determiner, tokens } = described;
        if !matches!(determiner.as_str(), "a" | "an" | "the") || speaks_of_others(head) {
            return None;
        }
        let paragraph = self.paragraph(self.document.block_at(span.start()))?;
        // Of two who are described, either may be named next.
        let is_other = |token: &usize| !tokens.contains(token) && is_one_person(self.document.word(*token));
        let opens = tokens.start == paragraph.start || determiner == "the";
        if !opens || paragraph.take(LONGEST_PARAGRAPH).any(|token| is_other(&token)) {
            return None;
        }
        let (number, start) = self.named_in_next(*span)?;
        let name = self.document.tokens_in(self.names[number].span);
        let alone = self.names.iter().take(REACH).position(Name::is_person) == Some(number);
        let opens = alone && is_one_person(head) && name.start - start < TITLE;
        let titled = self.is_titled_as(head, name.start);
        if opens || titled || self.is_told_as_head(head, start, name) { self.entity_of[number] } else { None }
    }

    /// Whom a headline or the first paragraph describes, and one of the next names beside the same noun: `Judge halts the
    /// sale`, and then `Judge Ana Silva`.
    fn named_below(&self, described: &Described) -> Option<EntityId> {
        const TOP: usize = 2;
        const PARAGRAPHS: usize = 8;
        let Described { tokens, span, head, determiner } = described;
        let block = self.document.block_at(span.start());
        let other = matches!(determiner.as_str(), "another" | "one" | "some" | "his" | "her" | "their" | "its");
        if block >= TOP || other || self.document.has_possessive(tokens.clone()) {
            return None;
        }
        let mut below = self.people_below(*span, block + PARAGRAPHS);
        let number = below.find(|number| self.is_called_so(head, *number, *span))?;
        self.entity_of[number].filter(|id| !self.is_named_before(*id, *span))
    }

    /// Who goes on to speak in the next paragraph, of somebody with whom one begins: `The chair of the panel says …`, and
    /// then `Ana Silva said`, or `“We know,” Ana Silva said`.
    fn goes_on(&self, described: &Described) -> Option<EntityId> {
        /// Tokens of a name’s title.
        const TITLE: usize = 8;
        /// Paragraphs of a lead, with what stands before it.
        const TOP: usize = 3;
        let Described { tokens, span, head, determiner } = described;
        let (block, owned) = (self.document.block_at(span.start()), self.document.has_possessive(tokens.clone()));
        let paragraph = self.paragraph(block)?;
        let indefinite = matches!(determiner.as_str(), "a" | "an");
        let dated = tokens.start > paragraph.start && matches!(self.document.word(tokens.start - 1), "—" | "–" | "-" | "--");
        let opens = tokens.start == paragraph.start || dated && tokens.start - paragraph.start < TITLE;
        // `says` tells that a report begins, wherever it stands.
        let leads = opens && (block < TOP || self.document.word(tokens.end) == "says");
        if !(owned || indefinite || determiner == "the") || !leads {
            return None;
        }
        let (number, start) = self.named_in_next(*span)?;
        let name = self.document.tokens_in(self.names[number].span);
        let speaks = cues::is_verb(self.document.word(name.end));
        let near = name.start - start < TITLE;
        let fits = match (self.is_quoted(self.document.tokens[start].span), speaks_of_others(head)) {
            // `“We know,” Ana Silva said`.
            (true, others) => speaks && !indefinite && !others,
            // `A senior official says …`, and then `Deputy Minister Ana Silva said`.
            (false, true) if !owned => speaks && near && self.is_all_title(start..name.start),
            _ if indefinite => speaks && near,
            _ => near || self.is_titled_as(head, name.start),
        };
        let is_subject = fits && !self.is_told_otherwise(head, name.end) && self.is_subject(self.names[number].span);
        self.entity_of[number].filter(|id| is_subject && !self.is_named_before(*id, self.names[number].span))
    }

    /// The only person of whom the top of an article tells, of somebody in office in its headline: `Fire chief: ‘It is oil’`,
    /// and then `Ana Silva of Porto Fire has had enough`.
    fn headlined(&self, described: &Described) -> Option<EntityId> {
        const PARAGRAPHS: usize = 3;
        let Described { tokens, span, head, determiner } = described;
        // A lead that is as short as a headline has an article.
        let terse = !matches!(determiner.as_str(), "a" | "an" | "the");
        let office = (is_head(head) || is_office(head)) && !speaks_of_others(head);
        if !office || !terse || !self.document.is_headline(*span) || self.document.has_possessive(tokens.clone()) {
            return None;
        }
        let told = |number: &usize| {
            let name = self.names[*number].span;
            self.is_subject(name) && !self.is_byline(name)
        };
        let below = self.people_below(*span, self.document.block_at(span.start()) + PARAGRAPHS);
        let mut people = below.filter(told);
        let first = people.next()?;
        let only = self.entity_of[first]?;
        let otherwise = self.is_told_otherwise(head, self.document.tokens_in(self.names[first].span).end);
        (!otherwise && people.all(|number| self.entity_of[number] == Some(only))).then_some(only)
    }

    /// The tokens of a block.
    fn paragraph(&self, block: usize) -> Option<Range<usize>> {
        self.document.blocks.get(block).map(|block| self.document.tokens_in(block.span))
    }

    /// The first person whom the paragraph after a place names, and the token with which that begins.
    fn named_in_next(&self, place: Span) -> Option<(usize, usize)> {
        let block = self.document.block_at(place.start()) + 1;
        let next = self.document.blocks.get(block)?.span;
        let before = self.names.partition_point(|name| name.span.start() < next.start());
        let number = before + self.names[before..].iter().take(REACH).position(Name::is_person)?;
        let start = self.paragraph(block)?.start;
        next.overlaps(self.names[number].span).then_some((number, start))
    }

    /// The next people who are named after a place, up to a block.
    fn people_below(&self, place: Span, last: usize) -> impl Iterator<Item = usize> {
        let first = self.names.partition_point(|name| name.span.start() < place.end());
        let near = move |number: &usize| self.document.block_at(self.names[*number].span.start()) <= last;
        (first..self.names.len()).take(REACH).take_while(near).filter(|number| self.names[*number].is_person())
    }

    fn is_named_before(&self, id: EntityId, place: Span) -> bool {
        self.names_before(place).any(|number| self.entity_of[number] == Some(id))
    }

    /// `In an interview, Senator Ana Silva said`, of `a leading senator`.
    fn is_titled_as(&self, head: &str, name: usize) -> bool {
        name.checked_sub(1).is_some_and(|title| self.document.word(title).eq_ignore_ascii_case(head))
    }

    /// `Ana Silva, who is a clerk,`, of `the head of the bank`.
    fn is_told_otherwise(&self, head: &str, end: usize) -> bool {
        const APPOSITION: usize = 7;
        let words = (end + 1..end + APPOSITION).map(|token| self.document.word(token));
        let mut apposed = words.take_while(|word| !matches!(*word, "," | "." | "of" | "for" | "in" | "at" | "from"));
        self.document.word(end) == "," && apposed.any(|word| is_one_person(word) && word != head && !is_head(word))
    }

    /// Whether tokens are the title of a name: `Deputy Secretary of State`, `Acme research chief`.
    fn is_all_title(&self, mut tokens: Range<usize>) -> bool {
        let Some(last) = tokens.clone().next_back() else { return false };
        let post = self.document.word(last).to_lowercase();
        let capital = |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "of" | "for" | "and" | "the");
        // `Yesterday the minister`, `Critics of his boss`: more than a title.
        let more = |word: &str| is_determiner(word) || matches!(word, "of" | "on" | "in" | "at" | "for" | "to" | "former");
        let posted = (is_head(&post) || is_one_person(&post)) && !tokens.clone().any(|token| more(self.document.word(token)));
        posted || tokens.all(|token| capital(self.document.word(token)))
    }

    /// `In a speech, board chairman Ana Silva said`, `Ana Silva, president of the guild, said`, of `the head of the guild`.
    fn is_told_as_head(&self, head: &str, start: usize, name: Range<usize>) -> bool {
        const INTRODUCTION: usize = 16;
        const APPOSITION: usize = 5;
        let leads = |token: usize| is_head(&self.document.word(token).to_lowercase());
        let before = name.start > start && leads(name.start - 1);
        let beside = self.document.word(name.end) == "," && (name.end + 1..name.end + APPOSITION).any(leads);
        is_head(head) && name.start.saturating_sub(start) < INTRODUCTION && (before || beside)
    }
}

/// Whether those whom a noun stands for mostly speak of others, who are then named.
fn speaks_of_others(head: &str) -> bool {
    matches!(
        head,
        "judge"
            | "magistrate"
            | "coroner"
            | "spokesman"
            | "spokeswoman"
            | "official"
            | "officer"
            | "prosecutor"
            | "lawyer"
            | "solicitor"
            | "attorney"
            | "doctor"
            | "witness"
    )
}

#[cfg(test)]
mod tests;
