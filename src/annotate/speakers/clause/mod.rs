//! The words around a quotation: which of them introduce it, and which name its source.

mod after;
mod before;
mod colon;
mod cue;
mod indirect;
mod neighbours;
mod opening;
mod owner;
mod participle;
mod phrase;
mod relative;
mod subject;
mod verb;
mod what;
mod words;

use std::ops::Range;

use super::cues;
use crate::{
    annotate::{Document, Name, TokenKind, nouns, quotes},
    article::Span,
};
pub use words::is_determiner;
use words::is_negated;

/// Tokens of a clause that are looked through.
const REACH: usize = 60;

/// The words that introduce a quotation and those that name its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The token of the cue.
    pub cue: Option<usize>,
    /// The source as written.
    pub source: Source,
}

impl Attribution {
    /// The same for a neighbour: without its cue, and of `who` what it stands for.
    pub fn passed_on(self) -> Self {
        let source = match self.source {
            Source::Relative(_, antecedent) => *antecedent,
            source => source,
        };
        Self { cue: None, source }
    }
}

/// A source as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A name, by its number.
    Name(usize),
    /// A pronoun, by its token.
    Pronoun(usize),
    /// A description: `a spokesman for the agency`.
    Description(Range<usize>),
    /// `who` or `which`, by its token, and what it stands for.
    Relative(usize, Box<Source>),
}

/// Reads clauses of one document.
pub struct Reader<'a> {
    document: &'a Document<'a>,
    names: &'a [Name],
    /// For each token the number of the name it is in.
    name_at: Vec<Option<u32>>,
    /// For each token whether it is inside a quotation.
    quoted: Vec<bool>,
    /// The tokens of each quotation.
    quotes: Vec<Range<usize>>,
    /// The block of each quotation's start.
    blocks: Vec<usize>,
    /// The first token of each block.
    block_starts: Vec<usize>,
}

impl<'a> Reader<'a> {
    /// For the quotations at `spans`, in order.
    pub fn new(document: &'a Document<'a>, names: &'a [Name], spans: &[Span]) -> Self {
        let quotes: Vec<Range<usize>> = spans.iter().map(|span| document.tokens_in(*span)).collect();
        let mut quoted = vec![false; document.tokens.len()];
        for quote in &quotes {
            quoted[quote.clone()].fill(true);
        }
        let mut name_at = vec![None; document.tokens.len()];
        for (number, name) in names.iter().enumerate() {
            name_at[document.tokens_in(name.span)].fill(Some(number as u32));
        }
        let block_starts = document.blocks.iter().map(|block| document.tokens_in(block.span).start).collect();
        let block = |span: &Span| document.block_at(span.start());
        let blocks = spans.iter().map(block).collect();
        Self { document, names, name_at, quoted, quotes, blocks, block_starts }
    }

    /// The block in which a quotation starts.
    pub fn block_of(&self, quote: usize) -> usize {
        self.blocks[quote]
    }

    /// The number of the name that a token is in.
    fn number_at(&self, token: usize) -> Option<usize> {
        self.name_at.get(token).copied().flatten().map(|number| number as usize)
    }

    fn word(&self, token: usize) -> &'a str {
        self.document.word(token)
    }

    fn is(&self, token: usize, words: &[&str]) -> bool {
        words.contains(&self.word(token))
    }

    /// The source that the quotation's own sentence names.
    pub fn attribution(&self, quote: usize) -> Option<Attribution> {
        let own = self.beside(quote);
        let found = if cued(own.as_ref()) { own } else { self.end_of_sentence(quote).or(own) };
        let found = self.of_verb_in_marks(quote).or(found);
        found.map(|found| Attribution { source: self.of_own_sentence(found.source), ..found })
    }

    /// The source that stands right before or after the quotation.
    fn beside(&self, quote: usize) -> Option<Attribution> {
        let tokens = self.quotes[quote].clone();
        let last = self.last_word_inside(&tokens);
        let ends_sentence = matches!(last, "." | "…") && self.starts_sentence(tokens.end);
        let after = self.after(&tokens, ends_sentence);
        let before = self.before(&tokens);
        // A colon or a verb right before the quotation binds closer than what follows it, unless the
        // sentence goes on (`Silva was glum: “It's over,” she said.`); a fragment belongs to the sentence
        // that it stands in.
        let fragment =
            !matches!(last, "," | "." | "!" | "?" | "…" | "—" | "–" | "-") && tokens.start > self.block_start(tokens.start);
        let asks = matches!(last, "?" | "!") && self.starts_sentence(tokens.end) && !self.is_cue(tokens.end);
        let led_in = tokens.start > self.block_start(tokens.start)
            && !self.quoted[tokens.start - 1]
            && (self.is(tokens.start - 1, &[":"]) && last != ","
                || self.is(tokens.start - 1, &["—", "–", "-"]) && self.is(tokens.end, &["—", "–", "-"])
                || self.is(tokens.start - 1, &[","])
                    && (asks || self.shouts(tokens.start - 1) || self.answers(tokens.start - 1))
                || self.is_cue(tokens.start - 1));
        // `she would make fish “glow,” and Silva vowed to stay`: another's words begin.
        let joined = self.is(tokens.end, &["and", "but", "while"]);
        // `Dana, who called him “weak,” said the party was united`: the verb after it is hers again.
        let again = matches!(before.as_ref().map(|before| &before.source), Some(Source::Relative(..))) && self.is_cue(tokens.end);
        let bound = fragment
            || led_in
            || joined
            || again
            || self.is_told_as(before.as_ref())
            || self.is_subordinate(before.as_ref(), tokens.start);
        // `labeled a “witch hunt” by pilots`.
        let by = after.as_ref().is_some_and(|after| after.cue.is_some_and(|cue| cue < tokens.start));
        // `Inspectors found them “afraid”, the report said.`
        let weak = before.as_ref().and_then(|before| before.cue).is_some_and(|cue| cues::is_weak(self.word(cue)));
        let says = after.as_ref().and_then(|after| after.cue).is_some_and(|cue| cues::is_saying(self.word(cue)));
        let by = by || weak && says && !led_in && self.is(tokens.end, &[","]);
        let first = bound && !by && (cued(before.as_ref()) || !cued(after.as_ref()));
        if first { before.or(after) } else { after.or(before) }
    }

    /// `The pier was a “good thing” that brought “good fish,” she said`: the source of a later quotation of the same
    /// sentence, after which it stands.
    fn end_of_sentence(&self, quote: usize) -> Option<Attribution> {
        const QUOTATIONS: usize = 3;
        let block = self.block_of(quote);
        let goes_on = |next: &usize| {
            let (before, next) = (&self.quotes[*next - 1], &self.quotes[*next]);
            let parts = |token: usize| self.is_sentence_end(token) || self.is(token, &[":"]);
            !self.ends_quoted_sentence(before.end.saturating_sub(1)) && !(before.end..next.start).any(parts)
        };
        let later = (quote + 1..self.quotes.len()).take(QUOTATIONS).take_while(|next| self.block_of(*next) == block);
        let stands_after =
            |next: usize| self.beside(next).filter(|found| found.cue.is_some_and(|cue| cue >= self.quotes[next].end));
        later.take_while(goes_on).find_map(stands_after)
    }

    /// `After Silva said that clerks lost at “slow schools,” Reyes left`: whether the clause that leads in the words is one
    /// that another follows.
    fn is_subordinate(&self, before: Option<&Attribution>, quote: usize) -> bool {
        let Some((verb, before)) = before.and_then(|before| Some((before.cue?, before))).filter(|(verb, _)| *verb < quote) else {
            return false;
        };
        let mut start = self.clause_start(verb);
        while self.is(start, &["But", "And", "Even", "even", "“", "\""]) && start < verb {
            start += 1;
        }
        let opens = ["When", "As", "as", "After", "While", "Once", "Before", "If", "Although", "Though", "Since"];
        self.is(start, &opens)
            && !self.is(start + 1, &["for", "to", "with"])
            && !(start..quote).any(|token| self.is(token, &[","]) && !self.quoted[token])
            && self.first_token(&before.source) > start
    }

    /// `When a clerk shouted, “Ferry,” Silva laughed`: a verb of speech before the comma that ends an opening clause.
    fn shouts(&self, comma: usize) -> bool {
        let block = self.block_start(comma);
        let verb = comma.checked_sub(1).filter(|verb| *verb > block && self.is_cue(*verb));
        let start = self.clause_start(comma);
        verb.is_some()
            && self.is(start, &["When", "As", "After", "While", "Once", "Before"])
            && !(start..comma).any(|token| self.is(token, &[","]))
            && !self.is(start + 1, &["for", "to", "with"])
    }

    /// `Silva answered, “They were waving,” the report states`: a verb of speech and a comma right before a quotation.
    fn answers(&self, comma: usize) -> bool {
        let verb = comma.checked_sub(1).filter(|verb| *verb > self.block_start(comma));
        verb.is_some_and(|verb| self.is_cue(verb) && !cues::is_weak(self.word(verb)) && !self.word(verb).ends_with("ing"))
    }

    /// Where the words before a place begin: after a stop or another quotation, no further off than [`REACH`], else with
    /// the block.
    fn clause_start(&self, end: usize) -> usize {
        let block = self.block_start(end);
        (block..end).rev().take(REACH).find(|token| self.is_stop(*token)).map_or(block, |stop| stop + 1)
    }

    /// Whether a quotation is all of its paragraph.
    pub fn stands_alone(&self, quote: usize) -> bool {
        let tokens = &self.quotes[quote];
        tokens.start == self.block_start(tokens.start) && tokens.end >= self.block_end(tokens.end.saturating_sub(1))
    }

    /// Whether a quotation asks.
    pub fn asks(&self, quote: usize) -> bool {
        self.last_word_inside(&self.quotes[quote]) == "?"
    }

    fn is_weekday(&self, token: usize) -> bool {
        self.word(token).ends_with("day")
    }

    fn last_word_inside(&self, tokens: &Range<usize>) -> &'a str {
        self.word(quotes::inner(self.document, tokens.clone()).end.saturating_sub(1))
    }

    fn starts_sentence(&self, token: usize) -> bool {
        self.word(token).starts_with(|sign: char| sign.is_uppercase() || matches!(sign, '“' | '"' | '‘'))
    }

    fn block_end(&self, token: usize) -> usize {
        let next = self.block_starts.partition_point(|start| *start <= token);
        self.block_starts.get(next).copied().unwrap_or(self.document.tokens.len())
    }

    fn block_start(&self, token: usize) -> usize {
        let next = self.block_starts.partition_point(|start| *start <= token);
        next.checked_sub(1).map_or(0, |block| self.block_starts[block])
    }

    /// A noun for people, for a body or for a paper: for what may be quoted.
    fn may_be_source(&self, token: usize) -> bool {
        nouns::speaks(self.word(token)) || cues::is_document(self.word(token))
    }

    fn is_dash(&self, token: usize) -> bool {
        self.is(token, &["—", "–", "―"]) || self.is_spaced_hyphen(token)
    }

    /// `Ana Silva - head of the port - said`: a hyphen for a dash.
    fn is_spaced_hyphen(&self, token: usize) -> bool {
        let tokens = &self.document.tokens;
        let apart = |one: usize, other: usize| tokens[one].span.end() < tokens[other].span.start();
        self.is(token, &["-"]) && token > 0 && token + 1 < tokens.len() && apart(token - 1, token) && apart(token, token + 1)
    }

    /// The block that a token is in.
    fn block_at(&self, token: usize) -> usize {
        self.block_starts.partition_point(|start| *start <= token).saturating_sub(1)
    }

    /// Whether a token ends a clause: a stop, or a quotation.
    fn is_stop(&self, token: usize) -> bool {
        self.quoted[token] || self.is_sentence_end(token)
    }

    /// A stop that ends a sentence or its half, and no abbreviation: `(D-Nev.)`.
    fn is_sentence_end(&self, token: usize) -> bool {
        let abbreviates = self.is(token, &["."]) && self.is(token + 1, &[")", ","]);
        self.is(token, &[".", "!", "?", ";"]) && !abbreviates || self.ends_abbreviated(token)
    }

    /// `in the U.S. He left`: an abbreviation that ends a sentence.
    fn ends_abbreviated(&self, token: usize) -> bool {
        let dotted = self.word(token).len() > 2 && self.word(token).ends_with('.');
        dotted && self.is(token + 1, &["He", "She", "They", "It", "We", "But", "And", "The", "In"])
    }

    /// Whether a token parts one clause from another, as the end of the text does.
    fn is_break(&self, token: usize) -> bool {
        let Some(quoted) = self.quoted.get(token).copied() else { return true };
        // `a summary of that review`: no clause.
        let determines = token > 0 && self.is(token, &["that"]) && self.is(token - 1, &["of", "for", "from", "at", "on", "with"]);
        quoted
            || !determines
                && self.is(
                    token,
                    &[
                        "what", "how", "why", "whether", "“", "”", "\"", "…", ",", ";", ":", ".", "!", "?", "—", "–", "(", ")",
                        "and", "but", "that", "when", "while", "as", "because", "after", "before", "if", "although", "though",
                        "since", "where", "who", "which", "or", "When", "While", "As", "Because", "If", "Although", "Though",
                        "After", "Before", "Since",
                    ],
                )
    }

    /// The last token of a compound: `elect` of `president-elect`, `chief` of `editor-in-chief`.
    fn past_compound(&self, token: usize) -> usize {
        let mut last = token;
        while last + 2 < self.document.tokens.len()
            && self.is_joined(last + 2)
            && self.document.tokens[last + 2].kind == TokenKind::Word
        {
            last += 2;
        }
        last
    }

    /// `of` and `three` of `mother-of-three`, `Harbor` of `anti-Harbor`: joined by a hyphen to the word before.
    fn is_joined(&self, token: usize) -> bool {
        let tokens = &self.document.tokens;
        let touches = |one: usize| tokens[one].span.end() == tokens[one + 1].span.start();
        token > 1 && self.is(token - 1, &["-"]) && touches(token - 2) && touches(token - 1)
    }

    fn is_function(&self, token: usize) -> bool {
        const WORDS: [&str; 21] = [
            "for", "of", "at", "from", "with", "in", "on", "to", "by", "and", "but", "is", "was", "not", "it", "that", "than",
            "be", "up", "out", "as",
        ];
        self.is(token, &WORDS) && !self.is_joined(token)
    }

    fn is_pronoun(&self, token: usize) -> bool {
        // `(I-Vt.)`: an independent.
        let letter = self.is(token, &["I"]) && token > 0 && self.is(token - 1, &["("]);
        !letter && ["he", "she", "they", "it", "i", "we", "you"].iter().any(|word| self.word(token).eq_ignore_ascii_case(word))
    }

    /// Adverbs and auxiliaries between a subject and its verb.
    fn is_adverb(&self, token: usize) -> bool {
        let word = self.word(token);
        let noun =
            matches!(word, "family" | "assembly" | "rally" | "reply" | "supply" | "monopoly" | "bully" | "butterfly" | "elderly");
        let manner = word.len() > 4 && word.ends_with("ly") && self.name_at[token].is_none() && !noun;
        manner
            || is_negated(word)
            || self.is(
                token,
                &[
                    "also",
                    "later",
                    "earlier",
                    "then",
                    "has",
                    "had",
                    "have",
                    "would",
                    "will",
                    "did",
                    "once",
                    "even",
                    "now",
                    "still",
                    "just",
                    "never",
                    "often",
                    "again",
                    "reportedly",
                    "is",
                    "was",
                    "are",
                    "were",
                    "been",
                    "being",
                    "further",
                    "recently",
                    "first",
                    "himself",
                    "herself",
                    "to",
                    "could",
                    "can",
                    "may",
                    "might",
                    "went",
                    "goes",
                    "each",
                    "on",
                    "not",
                    "in",
                    "turn",
                    "since",
                    "already",
                    "always",
                    "nonetheless",
                    "nevertheless",
                    "only",
                    "soon",
                    "sometimes",
                    "long",
                    "ever",
                    "simply",
                    "today",
                    "yesterday",
                    "too",
                    "instead",
                    "twice",
                    "merely",
                    "be",
                    "should",
                    "must",
                    "does",
                    "do",
                ],
            )
    }
}

/// Whether a verb of speech or the like leads to a source.
fn cued(found: Option<&Attribution>) -> bool {
    found.is_some_and(|found| found.cue.is_some())
}
