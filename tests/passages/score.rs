//! What of a passage was found.

use std::{collections::HashMap, ops::AddAssign};

use pullquote::article::{Annotations, EntityId, EntityKind, Form, Quote, Span};

use crate::{labels::Quotation, passage::Passage};

/// Counts over passages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// Names found, with their kind, exactly.
    pub mentions: Count,
    /// Names found that are none.
    pub false_mentions: usize,
    /// Entities all of whose found names are one entity of which no other name is.
    pub joined: Count,
    /// Entities that are joined and have the right canonical name.
    pub canonical: Count,
    /// Quotations found, by eight tenths of their length.
    pub quotes: Count,
    /// Quotations found that are none, or are no speech.
    pub false_quotes: usize,
    /// Quotations found whose speaker is right.
    pub speakers: Count,
    /// Words in quotation marks that are no speech, and were not taken for speech.
    pub not_speech: Count,
}

/// So many right of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    pub right: usize,
    pub of: usize,
}

impl Count {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.of += other.of;
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.mentions += other.mentions;
        self.false_mentions += other.false_mentions;
        self.joined += other.joined;
        self.canonical += other.canonical;
        self.quotes += other.quotes;
        self.false_quotes += other.false_quotes;
        self.speakers += other.speakers;
        self.not_speech += other.not_speech;
    }
}

/// Scores what was found in a passage, telling `miss` of everything that is not right.
pub fn score(passage: &Passage, found: &Annotations, mut miss: impl FnMut(String)) -> Score {
    let mut score = Score::default();
    names(passage, found, &mut score, &mut miss);
    entities(passage, found, &mut score, &mut miss);
    quotes(passage, found, &mut score, &mut miss);
    score
}

/// The entity found at a labelled name.
fn at(found: &Annotations, span: Span, kind: EntityKind) -> Option<EntityId> {
    let fits = |entity: &&pullquote::article::Entity| entity.kind == kind && entity.mentions.contains(&span);
    found.entities.iter().position(|entity| fits(&entity)).map(EntityId::new)
}

fn names(passage: &Passage, found: &Annotations, score: &mut Score, miss: &mut impl FnMut(String)) {
    let body = &passage.article.body;
    for mention in &passage.mentions {
        let right = at(found, mention.span, mention.kind).is_some();
        score.mentions.add(right);
        if !right {
            miss(format!("{} “{}” was not found", mention.kind.as_str(), body.slice(mention.span)));
        }
    }
    for entity in &found.entities {
        for span in &entity.mentions {
            if !passage.mentions.iter().any(|mention| mention.span == *span && mention.kind == entity.kind) {
                score.false_mentions += 1;
                miss(format!("“{}” is no {}", body.slice(*span), entity.kind.as_str()));
            }
        }
    }
}

fn entities(passage: &Passage, found: &Annotations, score: &mut Score, miss: &mut impl FnMut(String)) {
    let mut parts: Vec<((EntityKind, &str), Vec<EntityId>)> = Vec::new();
    for mention in &passage.mentions {
        let entity = (mention.kind, mention.canonical.as_str());
        let known = parts.iter().position(|(other, _)| *other == entity).unwrap_or_else(|| {
            parts.push((entity, Vec::new()));
            parts.len() - 1
        });
        let ids = &mut parts[known].1;
        ids.extend(at(found, mention.span, mention.kind).filter(|id| !ids.contains(id)));
    }
    let mut shares: HashMap<EntityId, usize> = HashMap::new();
    for id in parts.iter().flat_map(|(_, ids)| ids) {
        *shares.entry(*id).or_default() += 1;
    }
    for ((_, canonical), ids) in &parts {
        let alone = |id: &EntityId| shares.get(id) == Some(&1);
        let joined = ids.first().filter(|id| ids.len() == 1 && alone(id)).and_then(|id| found.entity(*id));
        score.joined.add(joined.is_some());
        score.canonical.add(joined.is_some_and(|entity| entity.name == *canonical));
        match joined {
            Some(entity) if entity.name != *canonical => miss(format!("“{canonical}” is called “{}”", entity.name)),
            None if ids.len() > 1 => miss(format!("“{canonical}” is {} entities", ids.len())),
            None if !ids.is_empty() => miss(format!("“{canonical}” is one with another")),
            _ => {}
        }
    }
}

fn quotes(passage: &Passage, found: &Annotations, score: &mut Score, miss: &mut impl FnMut(String)) {
    let body = &passage.article.body;
    let spoken: Vec<&Quote> = found.quotes.iter().filter(|quote| quote.form != Form::Indirect).collect();
    let mut taken = vec![false; spoken.len()];
    for quotation in &passage.quotations {
        let words = body.slice(quotation.span);
        let index = spoken.iter().position(|quote| alike(quote.span, quotation.span));
        let Some(speaker) = &quotation.speaker else {
            score.not_speech.add(index.is_none());
            if index.is_some() {
                miss(format!("{words} is no speech"));
            }
            continue;
        };
        score.quotes.add(index.is_some());
        let right = index.is_some_and(|index| is_speaker(passage, found, spoken[index], speaker));
        score.speakers.add(right);
        match index {
            None => miss(format!("{words} was not found")),
            Some(index) => {
                taken[index] = true;
                if !right {
                    let told = found.speaker_name(spoken[index]);
                    miss(format!("{words} is by “{speaker}”, not by {}", told.unwrap_or("nobody")));
                }
            }
        }
    }
    for (quote, _) in spoken.iter().zip(taken).filter(|(_, taken)| !taken) {
        score.false_quotes += 1;
        if !passage.quotations.iter().any(|Quotation { span, speaker }| speaker.is_none() && alike(quote.span, *span)) {
            miss(format!("{} is no quotation", body.slice(quote.span)));
        }
    }
}

/// Whether two spans share eight tenths of what they cover.
fn alike(one: Span, other: Span) -> bool {
    let shared = one.end().min(other.end()).saturating_sub(one.start().max(other.start()));
    10 * shared >= 8 * one.join(other).len()
}

/// A source that the passage names must be that entity; any other must be described in like words.
fn is_speaker(passage: &Passage, found: &Annotations, quote: &Quote, speaker: &str) -> bool {
    let named = passage.mentions.iter().filter(|mention| mention.canonical == speaker);
    let ids: Vec<EntityId> = named.filter_map(|mention| at(found, mention.span, mention.kind)).collect();
    match quote.speaker.as_ref().and_then(|speaker| speaker.entity) {
        Some(id) if !ids.is_empty() => ids.contains(&id),
        _ => found.speaker_name(quote).is_some_and(|name| describes(name, speaker)),
    }
}

/// Whether one description holds the other.
fn describes(one: &str, other: &str) -> bool {
    let plain = |words: &str| format!(" {} ", words.to_lowercase().replace('’', "'"));
    let (one, other) = (plain(one), plain(other));
    one.contains(&other) || other.contains(&one)
}
