//! Quotes, and whether their speakers are right.

use pullquote::{
    annotate::Engine,
    article::{Annotations, Form, Quote, Span},
};

use crate::{
    counts::{Counts, share},
    gold::{Quotation, Text},
    speakers,
};

pub const HEADER: &str = "\
| quotes: P / R / F1 | found | speaker right, of the found | found and attributed | indirect |
|---|---|---|---|---|";

#[derive(Default)]
struct Tally {
    quotes: Counts,
    /// Found quotes that have a labelled speaker.
    with_speaker: usize,
    /// Of these, those whose speaker is right.
    attributed: usize,
    /// Found quotes that have none.
    without_speaker: usize,
}

/// A row of the table. Quotes in marks and indirect ones are counted apart: one of the other kind is no
/// miss, and no error where it is found.
pub fn score(texts: &[Text], engine: &Engine) -> String {
    score_where(texts, engine, |_| true)
}

/// Whether a quote opens with a double mark.
pub fn is_in_double_marks(words: &str) -> bool {
    !words.starts_with(['\'', '‘', '’', '`'])
}

/// The same, where only those of the found quotes count whose words are asked for.
pub fn score_where(texts: &[Text], engine: &Engine, counts: fn(&str) -> bool) -> String {
    score_found(texts, |text| {
        let mut found = engine.annotate(&text.article);
        found.quotes.retain(|quote| counts(text.article.body.slice(quote.span)));
        found
    })
}

/// The same for whatever finds the quotes.
pub fn score_found(texts: &[Text], find: impl Fn(&Text) -> Annotations) -> String {
    let (mut marked, mut indirect) = (Tally::default(), Tally::default());
    for text in texts {
        let Some(labelled) = &text.quotes else { continue };
        let found = find(text);
        add(&mut marked, text, labelled, &found, |form| form != Form::Indirect);
        add(&mut indirect, text, labelled, &found, |form| form == Form::Indirect);
    }
    let Tally { quotes, with_speaker, attributed, without_speaker } = marked;
    let both = Counts {
        right: attributed,
        wrong: quotes.right + quotes.wrong - attributed - without_speaker,
        missed: quotes.right + quotes.missed - attributed - without_speaker,
    };
    let of_found = share(attributed, with_speaker);
    let none_labelled = indirect.quotes.right + indirect.quotes.missed == 0;
    let indirect = if none_labelled { "–".to_owned() } else { indirect.quotes.to_string() };
    format!("{quotes} | {of_found:.4} | {both} | {indirect}")
}

/// Counts the quotes of the forms that are asked for.
fn add(tally: &mut Tally, text: &Text, labelled: &[Quotation], found: &Annotations, asked: fn(Form) -> bool) {
    let body = text.article.body.text();
    let labels: Vec<Span> = labelled.iter().map(|quote| core(body, quote.span)).collect();
    let of_form = |quote: &&Quote| {
        let span = core(body, quote.span);
        let is_labelled = || labelled.iter().zip(&labels).any(|(label, at)| asked(label.form) && alike(body, *at, span));
        asked(quote.form) || is_labelled()
    };
    let found_quotes: Vec<&Quote> = found.quotes.iter().filter(of_form).collect();
    let spans: Vec<Span> = found_quotes.iter().map(|quote| core(body, quote.span)).collect();
    let pairs = matches(body, &labels, &spans);
    for (index, label) in labelled.iter().enumerate().filter(|(_, label)| asked(label.form)) {
        let Some((_, at)) = pairs.iter().find(|(label, _)| *label == index) else {
            tally.quotes.missed += 1;
            continue;
        };
        tally.quotes.right += 1;
        match &label.speaker {
            None => tally.without_speaker += 1,
            Some(names) => {
                tally.with_speaker += 1;
                tally.attributed += usize::from(is_right(names, found_quotes[*at], found, body));
            }
        }
    }
    for (index, span) in spans.iter().enumerate() {
        let matched = pairs.iter().any(|(_, at)| *at == index);
        let inside_other = labelled.iter().zip(&labels).any(|(label, at)| !asked(label.form) && at.covers(*span));
        tally.quotes.wrong += usize::from(!matched && !inside_other);
    }
}

fn is_right(names: &[String], quote: &Quote, found: &Annotations, body: &str) -> bool {
    let Some(speaker) = &quote.speaker else { return false };
    let written = speaker.span.and_then(|span| body.get(span.range()));
    let told: Vec<&str> = written.into_iter().chain(found.speaker_name(quote)).collect();
    speakers::agree(names, &told)
}

/// Pairs of labelled and found quotes that share eight tenths of their length, the likest first.
fn matches(body: &str, labels: &[Span], spans: &[Span]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (label, one) in labels.iter().enumerate() {
        let near = spans.iter().enumerate().filter(|(_, other)| alike(body, *one, **other));
        pairs.extend(near.map(|(index, other)| (label, index, overlap(body, *one, *other))));
    }
    pairs.sort_by(|one, other| other.2.total_cmp(&one.2).then((one.0, one.1).cmp(&(other.0, other.1))));
    let mut kept: Vec<(usize, usize)> = Vec::new();
    for (label, index, _) in pairs {
        if !kept.iter().any(|(known, at)| *known == label || *at == index) {
            kept.push((label, index));
        }
    }
    kept
}

fn alike(body: &str, one: Span, other: Span) -> bool {
    overlap(body, one, other) >= 0.8
}

/// What two spans share, of what they cover, in code points.
fn overlap(body: &str, one: Span, other: Span) -> f64 {
    if !one.overlaps(other) {
        return 0.0;
    }
    let length = |start: usize, end: usize| body[start..end].chars().count() as f64;
    let shared = length(one.start().max(other.start()), one.end().min(other.end()));
    shared / length(one.start().min(other.start()), one.end().max(other.end()))
}

/// A quote without marks, stops and white space at its ends.
fn core(text: &str, span: Span) -> Span {
    let is_edge = |sign: char| "'\"“”„‟«»‘’`.,;:–—- \t\n\r\u{a0}".contains(sign);
    let words = &text[span.range()];
    let start = span.start() + words.len() - words.trim_start_matches(is_edge).len();
    let words = words.trim_matches(is_edge);
    if words.is_empty() { span } else { Span::new(start, start + words.len()) }
}
