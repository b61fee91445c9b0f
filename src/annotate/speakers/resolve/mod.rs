//! What `he`, `the company` and `the letter` stand for.

mod body;
mod candidates;
mod definite;
mod description;
mod epithet;
mod group;
mod institution;
mod lead;
mod paper;
mod pronoun;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use super::clause::{Source, is_determiner};
use crate::{
    annotate::{Document, Name, TokenKind, gender, gender::Gender, tagger::Model},
    article::{Entity, EntityId, EntityKind, Span, Speaker},
};

/// Mentions that are looked back over for what a pronoun stands for.
const REACH: usize = 60;

/// Resolves the sources of one document, in reading order.
pub struct Resolver<'a> {
    document: &'a Document<'a>,
    names: &'a [Name],
    /// The entity of each name.
    entity_of: Vec<Option<EntityId>>,
    facts: Vec<Facts>,
    /// What is said of each entity without a name.
    references: Vec<(EntityId, Span)>,
    quotes: &'a [Span],
    /// Who spoke last, and where.
    last: Option<(EntityId, usize)>,
    /// Who spoke before the one who spoke last.
    before_last: Option<EntityId>,
    /// Who was last described: `nurses`, for `they`.
    described: Option<(String, usize)>,
    /// Who asked in the paragraph before the one at hand, and so is not who answers.
    asker: Option<Asker>,
    /// Where papers are first told of: `a letter`.
    papers: HashMap<&'a str, usize>,
    /// Who said something in a paper: `In a letter Silva said`.
    authors: HashMap<&'a str, EntityId>,
}

/// Who asked something, by name or description, and in which paragraph.
struct Asker {
    entity: Option<EntityId>,
    name: String,
    block: usize,
}

/// Who is meant, where that is known, and what to call her.
type Meant = (Option<EntityId>, String);

/// What is known of an entity.
struct Facts {
    kind: EntityKind,
    name: String,
    gender: Option<Gender>,
    /// Whether a title, a noun beside the name or a first name tells the gender surely.
    told: bool,
}

impl<'a> Resolver<'a> {
    /// For entities whose mentions are the names.
    pub fn new(document: &'a Document<'a>, names: &'a [Name], entities: &[Entity], quotes: &'a [Span], model: &Model) -> Self {
        let mut mentions: Vec<(Span, EntityId)> = (0..)
            .map(EntityId::new)
            .zip(entities)
            .flat_map(|(id, entity)| entity.mentions.iter().map(move |span| (*span, id)))
            .collect();
        mentions.sort_unstable();
        let find = |name: &Name| mentions.binary_search_by_key(&name.span, |(span, _)| *span).ok().map(|index| mentions[index].1);
        let entity_of: Vec<_> = names.iter().map(find).collect();
        let mut facts: Vec<Facts> = entities.iter().map(|entity| facts(document, entity, model)).collect();
        let votes = gender::votes(document, names, &entity_of, quotes, facts.len());
        for (facts, vote) in facts.iter_mut().zip(votes).filter(|(facts, _)| facts.kind == EntityKind::Person) {
            facts.gender = facts.gender.or(vote);
        }
        Self {
            document,
            names,
            entity_of,
            facts,
            references: Vec::new(),
            quotes,
            last: None,
            before_last: None,
            described: None,
            asker: None,
            authors: HashMap::new(),
            papers: paper::first_told(document),
        }
    }

    /// The speaker that a source stands for.
    pub fn speaker(&mut self, source: &Source, quote: Span) -> Speaker {
        let block = self.document.block_at(quote.start());
        // `“Will you?” Silva asked.`, `“No,” he said.`: what answers opens the next paragraph.
        let opens = self.document.blocks.get(block).is_some_and(|block| block.span.start() == quote.start());
        self.asker = self.asker.take().filter(|asker| asker.block == block || opens && asker.block + 1 == block);
        let (span, entity, name) = match source {
            Source::Name(number) => match self.compatriot(*number) {
                Some(id) => self.refer(id, self.names[*number].span),
                None => self.named(*number),
            },
            Source::Pronoun(token) => self.pronoun(*token, quote),
            Source::Description(tokens) => self.description(tokens.clone(), quote),
            Source::Relative(token, antecedent) => {
                let known = self.speaker(antecedent, quote);
                return Speaker { span: Some(self.document.tokens[*token].span), ..known };
            }
        };
        if let Some(id) = entity {
            if let Some((before, _)) = self.last.filter(|(before, _)| *before != id) {
                self.before_last = Some(before);
            }
            self.last = Some((id, quote.start()));
            if let Some(paper) = self.paper_spoken_in(quote) {
                self.authors.insert(paper, id);
            }
        } else {
            self.described = Some((name.clone(), quote.start()));
        }
        let asks = self.document.slice(quote).trim_end_matches(['”', '"', '’', '\'']).ends_with('?');
        if asks {
            self.asker = Some(Asker { entity, name: name.clone(), block });
        } else if self.asker.as_ref().is_some_and(|asker| asker.block != block) {
            self.asker = None;
        }
        Speaker { span: Some(span), entity, name: name.into() }
    }

    /// Whom a source stands for that is told of in passing: `he` after it is still who spoke before.
    pub fn in_passing(&mut self, source: &Source, quote: Span) -> Speaker {
        let (last, described) = (self.last, self.described.clone());
        let speaker = self.speaker(source, quote);
        (self.last, self.described) = (last, described);
        speaker
    }

    /// Whether somebody asked in the paragraph before that of a place, who is then not the one who answers there.
    fn has_asked(&self, id: EntityId, place: Span) -> bool {
        let block = self.document.block_at(place.start());
        self.asker.as_ref().is_some_and(|asker| asker.entity == Some(id) && asker.block + 1 == block)
    }

    /// Adds what was found without a name to the entities.
    pub fn keep_references(self, entities: &mut [Entity]) {
        for (id, span) in self.references {
            if let Some(entity) = entities.get_mut(id.index()) {
                entity.references.push(span);
            }
        }
        for entity in entities {
            entity.references.sort_unstable();
            entity.references.dedup();
        }
    }

    fn named(&self, number: usize) -> (Span, Option<EntityId>, String) {
        let span = self.names[number].span;
        let entity = self.entity_of[number];
        let name = entity.map_or_else(|| self.document.slice(span).to_owned(), |id| self.facts[id.index()].name.clone());
        (span, entity, name)
    }

    fn refer(&mut self, id: EntityId, span: Span) -> (Span, Option<EntityId>, String) {
        self.references.push((id, span));
        (span, Some(id), self.facts[id.index()].name.clone())
    }
}

fn facts(document: &Document<'_>, entity: &Entity, model: &Model) -> Facts {
    const MENTIONS: usize = 12;
    let is_person = entity.kind == EntityKind::Person;
    let told = entity.mentions.iter().take(MENTIONS).filter(|_| is_person).find_map(|mention| told_gender(document, *mention));
    let first_name = if is_person { gender::first_name(&entity.name) } else { None };
    let told = told.or_else(|| first_name.and_then(gender::of_sure_name));
    let guess = || first_name.and_then(|name| gender::of_first_name(name, model));
    Facts { kind: entity.kind, name: entity.name.clone(), gender: told.or_else(guess), told: told.is_some() }
}

/// What stands beside a name of its gender: `Mrs Silva`, `his son, Stewart`, `Silva, a nun`.
fn told_gender(document: &Document<'_>, name: Span) -> Option<Gender> {
    const LONGEST: usize = 6;
    let name = document.tokens_in(name);
    let before = |back: usize| name.start.checked_sub(back).map_or("", |token| document.word(token));
    let noun = if before(1) == "," { before(2) } else { before(1) };
    gender::of_title(before(1)).or_else(|| gender::of_noun(noun)).or_else(|| {
        let opens = document.word(name.end) == "," && matches!(document.word(name.end + 1), "a" | "an" | "the" | "his" | "her");
        let ends =
            |word: &&str| !matches!(*word, "," | "." | ";" | "of" | "in" | "at" | "who" | "whose" | "with" | "and" | "said");
        let words = (name.end + 2..name.end + LONGEST).map(|token| document.word(token));
        words.filter(|_| opens).take_while(ends).last().and_then(gender::of_noun)
    })
}

/// A description as one would name the source: without its article and what is only a count.
fn plain(document: &Document<'_>, tokens: std::ops::Range<usize>) -> String {
    let first = tokens
        .clone()
        .find(|token| !matches!(document.word(*token).to_ascii_lowercase().as_str(), "the" | "a" | "an"))
        .unwrap_or(tokens.start);
    let first = if tokens.len() > 1 && is_determiner(document.word(tokens.start)) { first } else { tokens.start };
    let last = (first..tokens.end).rev().find(|token| document.tokens[*token].kind != TokenKind::Mark).unwrap_or(tokens.end - 1);
    document.slice(document.tokens[first].span.join(document.tokens[last.max(first)].span)).to_owned()
}
