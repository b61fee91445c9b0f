//! Who speaks: the cue and the source of each quotation, and the entity that the source stands for.
//!
//! [`clause`] reads the words around a quotation; [`resolve`] finds what `he`, `the company` and `the
//! letter` stand for. Quotations without a source of their own take that of their neighbours.

mod clause;
pub mod cues;
mod echo;
mod judge;
mod resolve;
#[cfg(test)]
mod tests;

use clause::{Attribution, Reader};
use judge::Judge;
use resolve::Resolver;

use super::{Document, Name, fragment::Fragment, tagger::Model};
use crate::article::{Entity, Form, Quote, Span};

/// Finds the cue and the speaker of each quote, adds the quotes that are reported without marks, and
/// adds what `he`, `the company` and the like stand for to the entities' references.
pub(super) fn attribute(
    document: &Document<'_>,
    names: &[Name],
    entities: &mut [Entity],
    quotes: Vec<Quote>,
    model: &Model,
) -> Vec<Quote> {
    let spans: Vec<Span> = quotes.iter().map(|quote| quote.span).collect();
    let reader = Reader::new(document, names, &spans);
    let sources = sources(&reader, quotes.len());
    let judge = Judge::new(document, names, &quotes);
    let marked = quotes.into_iter().zip(sources).filter(|(quote, source)| judge.is_somebodys(quote, source.as_ref(), model));
    let marked = marked.map(|(quote, source)| (quote, source, false));
    let clauses = reader.indirect().into_iter();
    let unmarked = clauses.map(|clause| (reported(document, clause.tokens), Some(clause.attribution), clause.in_passing));
    let mut all: Vec<_> = marked.chain(unmarked).collect();
    all.sort_by_key(|(quote, ..)| quote.span);
    let mut resolver = Resolver::new(document, names, entities, &spans, model);
    let named = all.into_iter().map(|(quote, source, passing)| {
        let Some(attribution) = source else { return quote };
        let cue = attribution.cue.map(|token| document.tokens[token].span);
        let source = &attribution.source;
        let speaker = if passing { resolver.in_passing(source, quote.span) } else { resolver.speaker(source, quote.span) };
        let speaker = Some(speaker);
        Quote { cue, speaker, ..quote }
    });
    let mut quotes: Vec<Quote> = named.collect();
    resolver.keep_references(entities);
    echo::give_speakers(document, &mut quotes);
    quotes
}

/// What is judged of each quotation that has a source, for training.
pub(super) fn fragments<'a>(document: &'a Document<'a>, names: &'a [Name], quotes: &[Quote]) -> Vec<Fragment<'a>> {
    let spans: Vec<Span> = quotes.iter().map(|quote| quote.span).collect();
    let sources = sources(&Reader::new(document, names, &spans), quotes.len());
    let known = quotes.iter().zip(&sources).filter_map(|(quote, source)| Some((quote, source.as_ref()?)));
    let judge = Judge::new(document, names, quotes);
    known.map(|(quote, source)| judge.fragment(quote, source)).collect()
}

/// The source of each quotation, its own or its neighbours'.
fn sources(reader: &Reader<'_>, quotes: usize) -> Vec<Option<Attribution>> {
    let mut own: Vec<Option<Attribution>> = (0..quotes).map(|index| reader.attribution(index)).collect();
    for index in 1..quotes {
        if reader.is_listed_after(index, own[index].as_ref()) && own[index - 1].is_some() {
            let (before, rest) = own.split_at_mut(index);
            rest[0].clone_from(&before[index - 1]);
        }
    }
    inherited(reader, own)
}

/// A quote without marks, of tokens of which there is at least one.
fn reported(document: &Document<'_>, tokens: std::ops::Range<usize>) -> Quote {
    let span = document.tokens[tokens.start].span.join(document.tokens[tokens.end - 1].span);
    Quote { span, form: Form::Indirect, cue: None, speaker: None }
}

/// Gives quotations without a source of their own that of a neighbour: of the one before in the
/// same paragraph, of the one after it, or of the paragraph before.
fn inherited(reader: &Reader<'_>, own: Vec<Option<Attribution>>) -> Vec<Option<Attribution>> {
    let mut sources = own;
    let blocks: Vec<usize> = (0..sources.len()).map(|index| reader.block_of(index)).collect();
    // Who asked what a quotation answers.
    let mut asker = None;
    for index in 0..sources.len() {
        let turn = index > 0 && blocks[index - 1] + 1 == blocks[index] && reader.stands_alone(index);
        let again = asker.take().or_else(|| asked_before(reader, &sources, &blocks, index));
        let again = again.filter(|_| turn && reader.asks(index));
        if sources[index].is_some() {
            continue;
        }
        if let Some(asked) = again {
            sources[index] = Some(asked);
            continue;
        }
        if let Some(answer) = interviewed(reader, &sources, &blocks, index) {
            sources[index] = Some(answer);
            continue;
        }
        let block = blocks[index];
        let before = index.checked_sub(1).filter(|before| blocks[*before] == block);
        let after = Some(index + 1).filter(|after| blocks.get(*after) == Some(&block));
        let from_before = before.and_then(|before| sources[before].clone());
        let from_after = || after.and_then(|after| sources[after].clone());
        let from_sentence = || reader.sentence_before(index);
        let from_paragraph = || {
            reader.paragraph_before(
                index,
                index.checked_sub(1).and_then(|last| sources[last].clone().map(|source| (blocks[last], source))),
            )
        };
        let answer = answering(reader, &sources, &blocks, index).map(|(answer, asked)| {
            asker = Some(asked);
            answer
        });
        let found = answer
            .or_else(|| before.and_then(|before| reader.sentence_between(before, index)))
            .or(from_before)
            .or_else(from_sentence)
            .or_else(from_after)
            .or_else(from_paragraph)
            .or_else(|| reader.paragraph_after(index));
        sources[index] = found.map(Attribution::passed_on);
    }
    // `“I carved it.” He shrugs. “Then it was sold.”`: the first by who is known to say the next.
    for index in (0..sources.len().saturating_sub(1)).rev() {
        if sources[index].is_none() && blocks[index] == blocks[index + 1] {
            sources[index] = sources[index + 1].clone().map(|source| Attribution { cue: None, ..source });
        }
    }
    sources
}

/// Who asked what the paragraph before answers, where both tell who speaks: `“Did you?” Silva asked.`, `“No,” he said.`
fn asked_before(reader: &Reader<'_>, sources: &[Option<Attribution>], blocks: &[usize], index: usize) -> Option<Attribution> {
    let answer = index.checked_sub(1)?;
    if let Some(asker) = reader.asked_in_words(answer) {
        return Some(asker);
    }
    let question = index.checked_sub(2)?;
    let (asker, answerer) = (sources[question].as_ref()?, sources[answer].as_ref()?);
    let asked = reader.asks(question) || reader.is_reply(answerer);
    let turns = asked && !reader.asks(answer) && blocks[question] + 1 == blocks[answer];
    (turns && asker.source != answerer.source).then(|| asker.clone().passed_on())
}

/// The source of an answer to a paragraph that asks without marks, as in an interview: of the answer before, else the
/// first person who is named.
fn interviewed(reader: &Reader<'_>, sources: &[Option<Attribution>], blocks: &[usize], index: usize) -> Option<Attribution> {
    const TURNS: usize = 8;
    if !reader.is_asked(index) {
        return None;
    }
    // `“No,” Silva said.`, `Was it late?`, `“Yes.”`: who spoke goes on.
    let last = index.checked_sub(1).filter(|last| blocks[*last] + 2 == blocks[index]);
    if let Some(last) = last {
        return reader.asked_of(index).or_else(|| sources[last].clone());
    }
    let near = (0..index).rev().take_while(|before| blocks[*before] + TURNS > blocks[index]).take(TURNS);
    let before = near.into_iter().find(|before| reader.is_asked(*before));
    before.map_or_else(|| reader.first_person(index), |before| sources[before].clone())
}

/// The source of an answer, and of what it answers: of a paragraph that is all quotation, right after a question. It is who
/// spoke before the one who asked.
fn answering(
    reader: &Reader<'_>,
    sources: &[Option<Attribution>],
    blocks: &[usize],
    index: usize,
) -> Option<(Attribution, Attribution)> {
    const TURNS: usize = 4;
    if !reader.stands_alone(index) {
        return None;
    }
    // Who spoke before a quote, other than the one who asked.
    let other = |asker: &Attribution, before: usize| {
        let turns = (0..before).rev().take(TURNS).take_while(|turn| blocks[*turn] + TURNS > blocks[index]);
        turns.filter_map(|turn| sources[turn].as_ref()).find(|turn| turn.source != asker.source).cloned()
    };
    // `Silva asked whether it was late.`, `“It was.”`
    if let Some(asker) = reader.asked_in_words(index) {
        return other(&asker, index).map(|answer| (answer, asker));
    }
    let asked = index.checked_sub(1).filter(|asked| blocks[*asked] + 1 == blocks[index] && reader.asks(*asked))?;
    let asker = sources[asked].clone()?;
    let answer = other(&asker, asked).or_else(|| reader.named_before(asked, &asker))?;
    Some((answer, asker))
}
