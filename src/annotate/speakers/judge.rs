//! Whose a few words in marks are, by what is known of their source and of their article.

use std::collections::HashMap;

use super::clause::{Attribution, Source};
use crate::{
    annotate::{
        Document, Name,
        fragment::{Fragment, Voice},
        nouns,
        quotes::repeated,
        tagger::Model,
    },
    article::{Form, Quote, Span},
};

/// Bytes of what may be short enough to be judged, and so is counted.
const LONGEST: usize = 64;

/// Judges the quotations of one document.
pub struct Judge<'a> {
    document: &'a Document<'a>,
    names: &'a [Name],
    /// How often the same words stand in marks.
    times: HashMap<String, usize>,
    /// What the headline quotes from below.
    echoed: Vec<Span>,
}

impl<'a> Judge<'a> {
    /// For all quotations of a document.
    pub fn new(document: &'a Document<'a>, names: &'a [Name], quotes: &[Quote]) -> Self {
        let mut times = HashMap::new();
        for words in quotes.iter().filter_map(|quote| words(document, quote)) {
            *times.entry(words).or_insert(0) += 1;
        }
        let below = || quotes.iter().map(|quote| quote.span).enumerate().skip_while(|(_, span)| document.is_headline(*span));
        let heads = quotes.iter().map(|quote| quote.span).take_while(|span| document.is_headline(*span));
        let echoed = heads.filter(|head| repeated(document, *head, below()).is_some()).collect();
        Self { document, names, times, echoed }
    }

    /// What is judged of a quotation.
    pub fn fragment(&self, quote: &Quote, source: &Attribution) -> Fragment<'a> {
        let times = words(self.document, quote).and_then(|words| self.times.get(&words).copied());
        Fragment {
            document: self.document,
            span: quote.span,
            form: quote.form,
            cue: source.cue,
            voice: self.voice(&source.source),
            times: times.unwrap_or(1),
        }
    }

    /// Whether somebody's words are quoted: without a source, a word or three inside a sentence are nobody's.
    pub fn is_somebodys(&self, quote: &Quote, source: Option<&Attribution>, model: &Model) -> bool {
        const WORDS: usize = 3;
        match source {
            _ if self.echoed.contains(&quote.span) => true,
            Some(source) if self.is_called(source) => true,
            Some(source) => self.fragment(quote, source).is_somebodys(model),
            None => quote.form == Form::Direct || self.document.slice(quote.span).split_whitespace().count() > WORDS,
        }
    }

    /// `what Silva called the “long wait”`: whoever is named calls it so.
    fn is_called(&self, source: &Attribution) -> bool {
        let calls = |cue: usize| matches!(self.document.word(cue), "call" | "calls" | "called" | "calling");
        source.cue.is_some_and(calls) && matches!(self.voice(&source.source), Voice::Person | Voice::Pronoun)
    }

    fn voice(&self, source: &Source) -> Voice {
        match source {
            Source::Name(number) if self.names[*number].is_person() => Voice::Person,
            Source::Name(_) => Voice::Body,
            Source::Pronoun(token) => match self.document.word(*token).to_ascii_lowercase().as_str() {
                "he" | "she" | "his" | "her" => Voice::Pronoun,
                "i" | "we" | "you" | "my" | "our" => Voice::Author,
                _ => Voice::Thing,
            },
            Source::Description(tokens) if nouns::speaks(self.document.head(tokens.clone())) => Voice::Somebody,
            Source::Description(_) => Voice::Something,
            Source::Relative(_, antecedent) => self.voice(antecedent),
        }
    }
}

/// The words of a quotation in small letters, without its marks and stops, where they are few.
fn words(document: &Document<'_>, quote: &Quote) -> Option<String> {
    let few = quote.span.len() < LONGEST;
    few.then(|| document.slice(quote.span).trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase())
}
