//! The words around a quotation: which of them introduce it, and which name its source.

use std::ops::Range;

use super::cues;
use crate::{
    annotate::{Document, Name, NameKind, TokenKind, quotes},
    article::{EntityKind, Span},
};

/// Tokens of a clause that are looked through.
const REACH: usize = 40;

/// The words that introduce a quotation and those that name its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The token of the cue.
    pub cue: Option<usize>,
    /// The source as written.
    pub source: Source,
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
        let block = |span: &Span| document.blocks.partition_point(|block| block.span.end() <= span.start());
        let blocks = spans.iter().map(block).collect();
        Self { document, names, name_at, quoted, quotes, blocks, block_starts }
    }

    /// The block in which a quotation starts.
    pub fn block_of(&self, quote: usize) -> usize {
        self.blocks[quote]
    }

    fn word(&self, token: usize) -> &'a str {
        self.document.word(token)
    }

    fn is(&self, token: usize, words: &[&str]) -> bool {
        words.contains(&self.word(token))
    }

    /// The source that the quotation's own sentence names.
    pub fn attribution(&self, quote: usize) -> Option<Attribution> {
        let tokens = self.quotes[quote].clone();
        let last = self.last_word_inside(&tokens);
        let ends_sentence = matches!(last, "." | "…") && self.starts_sentence(tokens.end);
        let after = self.after(&tokens, ends_sentence);
        let before = self.before(&tokens);
        // A colon or a verb right before the quotation binds closer than what follows it; a fragment
        // belongs to the sentence that it stands in.
        let fragment =
            !matches!(last, "," | "." | "!" | "?" | "…" | "—" | "–" | "-") && tokens.start > self.block_start(tokens.start);
        let led_in = tokens.start > 0
            && !self.quoted[tokens.start - 1]
            && (self.is(tokens.start - 1, &[":"]) || self.is_cue(tokens.start - 1));
        let cued = |found: &Option<Attribution>| found.as_ref().is_some_and(|found| found.cue.is_some());
        if (fragment || led_in) && (cued(&before) || !cued(&after)) { before.or(after) } else { after.or(before) }
    }

    fn is_weekday(&self, token: usize) -> bool {
        self.word(token).ends_with("day")
    }

    /// Whether nothing but a comma, a stop or the end of the paragraph follows a description.
    fn ends_line(&self, source: &Source, end: usize) -> bool {
        matches!(source, Source::Description(tokens) if tokens.end >= end || self.is(tokens.end, &[",", ".", "("]))
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

    /// A verb of speech, and no noun of the same letters (`a note`, `the reports`).
    fn is_cue(&self, token: usize) -> bool {
        let is_noun =
            token > 0 && (is_determiner(self.word(token - 1)) || self.is(token - 1, &["of", "in", "by", "to", "for", "with"]));
        let is_verb = !is_noun || self.word(token).ends_with("ing");
        cues::is_verb(self.word(token)) && self.name_at[token].is_none() && is_verb && !self.is_bare_noun(token)
    }

    /// `sent a voice note`: a form that is a verb only after a subject in the plural.
    fn is_bare_noun(&self, token: usize) -> bool {
        if !cues::is_base_form(self.word(token)) {
            return false;
        }
        let before = token.checked_sub(1).map_or("", |before| self.word(before));
        let plural = before.ends_with('s') && self.document.tokens[token - 1].kind == TokenKind::Word;
        let takes_verb = ["I", "we", "We", "you", "they", "They", "who", "people", "police", "and", "to"].contains(&before);
        !plural && !takes_verb
    }

    /// Whether a token ends a clause: a stop, or a quotation.
    fn is_stop(&self, token: usize) -> bool {
        let abbreviates = self.is(token, &["."]) && self.is(token + 1, &[")", ","]);
        self.quoted[token] || self.is(token, &[".", "!", "?", ";"]) && !abbreviates
    }

    /// What follows the quotation: `said Ana Silva, who …`, `she said`, `according to …`.
    fn after(&self, quote: &Range<usize>, ends_sentence: bool) -> Option<Attribution> {
        let mut start = quote.end;
        let end = self.block_end(quote.start).max(quote.end).min(start + REACH).min(self.document.tokens.len());
        // `“…” — Ana Silva`: a signature.
        if start + 1 < end
            && self.is(start, &["—", "–", "―", "-", "~"])
            && let Some(number) = self.name_at[start + 1].map(|number| number as usize)
        {
            let after = self.document.tokens_in(self.names[number].span).end;
            if after >= end || self.is(after, &[",", ".", "“", "\"", "(", "‘"]) {
                return Some(Attribution { cue: None, source: Source::Name(number) });
            }
        }
        // `“…” — a grade four student`, `‘It was a yes’: Casey Lindqvist on her wedding`.
        let signed = self.is(start, &["—", "–", "―"]) && is_determiner(self.word(start + 1));
        let headed = self.is(start, &[":"]) && quote.start == self.block_start(quote.start);
        if start + 1 < end && (signed || headed) {
            let source = self.phrase_from(start + 1, end).filter(|source| headed || self.ends_line(source, end));
            if let Some(source) = source {
                return Some(Attribution { cue: None, source });
            }
        }
        while start < end && self.is(start, &[",", "—", "–", "―", "-", "…"]) {
            start += 1;
        }
        let stop = (start..end).find(|token| self.is_stop(*token)).unwrap_or(end);
        if start >= stop {
            return None;
        }
        // After a full stop inside the marks a new sentence begins; it tells of the quotation only in
        // the shortest form: `“No.” She said it twice.` does not, `“No.” he said.` does.
        if ends_sentence {
            return None;
        }
        if self.word(start).eq_ignore_ascii_case("according") && self.word(start + 1) == "to" {
            let source = self.phrase_from(start + 2, stop)?;
            return Some(Attribution { cue: Some(start), source });
        }
        // Verb first.
        let verb = (start..stop.min(start + 3))
            .find(|token| self.is_cue(*token) || !self.is_adverb(*token))
            .filter(|token| self.is_cue(*token));
        if let Some(verb) = verb
            && let Some(source) = self.inverted_subject(verb, stop)
        {
            return Some(Attribution { cue: Some(verb), source });
        }
        // Subject first: the first verb of speech, with its subject right before it.
        let near = stop.min(start + 28);
        let opening = self.opening_name(start, near);
        for verb in (start..near).filter(|token| self.is_cue(*token)) {
            if cues::is_weak(self.word(verb)) && verb > start + 6 {
                continue;
            }
            // `Bond, 30, of Raleigh, who was among those polled, said`.
            let parted = (start..verb).rev().find(|token| !self.is_adverb(*token)).is_some_and(|last| self.is(last, &[","]));
            if let Some(number) = opening.filter(|_| parted) {
                return Some(Attribution { cue: Some(verb), source: Source::Name(number) });
            }
            // Only what comes first after the quotation can be its source.
            if let Some(source) = self.subject(verb, start).filter(|source| self.begins_at(source, start)) {
                return Some(Attribution { cue: Some(verb), source });
            }
        }
        // `… the “weight” and bring what they need, spokesman Neil Sroka said.`
        for verb in (start..stop).filter(|token| self.is_cue(*token) && cues::is_saying(self.word(*token))) {
            let ends = verb + 1 >= stop
                || self.is_break(verb + 1)
                || self.is(verb + 1, &["in", "on", "at", "during"])
                || self.is_weekday(verb + 1);
            let comma = (start..verb).rev().find(|token| self.is(*token, &[","]));
            let Some(comma) = comma.filter(|comma| verb - comma < 12) else { continue };
            let source =
                if comma + 1 == verb { self.phrase_from(verb + 1, stop) } else { self.subject(verb, comma + 1).filter(|_| ends) };
            if let Some(source) = source.filter(|source| comma + 1 == verb || self.begins_at(source, comma + 1)) {
                return Some(Attribution { cue: Some(verb), source });
            }
        }
        let according = (start..near).find(|token| self.word(*token) == "according")?;
        Some(Attribution { cue: Some(according), source: self.phrase_from(according + 2, stop)? })
    }

    /// What stands before the quotation in its sentence: `Silva said: `, `The letter said `.
    fn before(&self, quote: &Range<usize>) -> Option<Attribution> {
        let block = self.block_start(quote.start);
        let from = block.max(quote.start.saturating_sub(REACH));
        let is_end =
            |token: &usize| self.is(*token, &[".", "!", "?", ";"]) || (self.quoted[*token] && self.ends_quoted_sentence(*token));
        let mut start = (from..quote.start).rev().find(is_end).map_or(from, |token| token + 1);
        if start == quote.start && quote.start == block {
            return self.line_before(block);
        }
        // Words of other quotations in the sentence are none of its own.
        while start < quote.start && self.quoted[start] {
            start += 1;
        }
        let verbs: Vec<usize> = (start..quote.start).filter(|token| !self.quoted[*token] && self.is_cue(*token)).collect();
        for verb in verbs.into_iter().rev() {
            let far = quote.start - verb > 3;
            if cues::is_weak(self.word(verb)) && far {
                continue;
            }
            // `anybody who complains about it`: told of, not telling.
            let restricts = verb > start + 1 && self.is(verb - 1, &["who", "that", "which"]) && !self.is(verb - 2, &[","]);
            if restricts && quote.start - verb > 2 {
                continue;
            }
            // `The department has said that, at the request of agencies, it kept emails “secret”`: what
            // is told further off from a verb belongs to the one who says it all.
            let outer = (start..verb)
                .filter(|_| far)
                .find(|token| !self.quoted[*token] && self.is_cue(*token) && cues::is_saying(self.word(*token)));
            if let Some(outer) = outer
                && let Some(source) = self.subject(outer, start).filter(|source| self.is_sound(source, outer))
            {
                return Some(Attribution { cue: Some(outer), source });
            }
            if let Some(source) = self.subject(verb, start).filter(|source| self.is_sound(source, verb)) {
                return Some(Attribution { cue: Some(verb), source });
            }
        }
        if let Some(according) = (start..quote.start).rev().find(|token| self.word(*token).eq_ignore_ascii_case("according")) {
            return Some(Attribution { cue: Some(according), source: self.phrase_from(according + 2, quote.start)? });
        }
        let colon = quote.start > start && self.is(quote.start - 1, &[":"]);
        let source = self.first_subject(start, quote.start).or_else(|| self.label(start, quote.start).filter(|_| colon));
        // Without a cue, a fragment belongs to the subject of its sentence.
        source.map(|source| Attribution { cue: colon.then(|| quote.start - 1), source })
    }

    /// The name of who may speak that a clause opens with, before a comma.
    fn opening_name(&self, start: usize, end: usize) -> Option<usize> {
        let token = (start..end.min(start + 4)).find(|token| self.name_at[*token].is_some())?;
        let number = self.name_at[token]? as usize;
        let after = self.document.tokens_in(self.names[number].span).end;
        let titled = (start..token).all(|token| self.starts_sentence(token) && !self.is_break(token));
        let speaks = self.names[number].kind == NameKind::Entity(EntityKind::Person);
        (titled && speaks && self.is(after, &[","])).then_some(number)
    }

    /// `Mother of lost hiker: ‘…’`, `Army chief: ‘…’`: a short line up to its colon.
    fn label(&self, start: usize, end: usize) -> Option<Source> {
        const WORDS: usize = 7;
        let colon = end.checked_sub(1).filter(|colon| start < *colon && *colon <= start + WORDS)?;
        let labels = start == self.block_start(start)
            && self.starts_sentence(start)
            && !self.is(start, &["To", "From", "In", "On", "At", "Q", "A"])
            && (start..colon).all(|token| self.document.tokens[token].kind == TokenKind::Word && !self.is_cue(token));
        labels.then_some(Source::Description(start..colon))
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

    fn ends_quoted_sentence(&self, token: usize) -> bool {
        self.is(token, &["”", "\"", "’", "'"]) && token > 0 && self.is(token - 1, &[".", "!", "?"])
    }

    /// A paragraph that ends in a colon introduces the next: `Caddell continued:`.
    fn line_before(&self, block_start: usize) -> Option<Attribution> {
        let last = block_start.checked_sub(1)?;
        if !self.is(last, &[":"]) {
            return None;
        }
        let first = self.block_start(last);
        let start = (first..last).rev().find(|token| self.is(*token, &[".", "!", "?"])).map_or(first, |token| token + 1);
        for verb in (start..last).rev().filter(|token| self.is_cue(*token)) {
            if let Some(source) = self.subject(verb, start) {
                return Some(Attribution { cue: Some(verb), source });
            }
        }
        Some(Attribution { cue: None, source: self.first_subject(start, last)? })
    }

    /// Adverbs and auxiliaries between a subject and its verb.
    fn is_adverb(&self, token: usize) -> bool {
        let word = self.word(token);
        word.len() > 4 && word.ends_with("ly")
            || self.is(
                token,
                &[
                    "also",
                    "later",
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

    /// The subject right before a verb, no further back than `start`.
    fn subject(&self, verb: usize, start: usize) -> Option<Source> {
        let mut end = verb;
        while end > start && self.is_adverb(end - 1) {
            end -= 1;
        }
        if end <= start {
            return None;
        }
        // `in a statement saying`, `tweeted, calling`: a participle's subject is that of its clause.
        if self.word(verb).ends_with("ing") && !self.is(verb, &["king"]) {
            let own = if self.is(end - 1, &[","]) { None } else { self.phrase_back(end, start) };
            let is_document = |source: &Source| matches!(source, Source::Description(tokens) if tokens.clone().any(|token| cues::is_document(self.word(token))));
            let main = || self.main_subject(start, end);
            // `Silva released a statement saying`: hers; `The Post reports that a memo saying`: the memo's own.
            let releases = |source: &Source| !matches!(source, Source::Description(_));
            let told_of = |source: &Source| matches!(source, Source::Description(tokens) if (start..tokens.start).any(|token| self.is(token, &["that"])));
            return match own.filter(is_document) {
                Some(document) if told_of(&document) => Some(document),
                Some(document) => main().filter(releases).or(Some(document)),
                None => main(),
            };
        }
        if self.is(end - 1, &[","])
            && let Some(number) = self.opening_name(start, verb)
        {
            return Some(Source::Name(number));
        }
        // `Tarrant, the authority's director, said`: over what stands between two commas.
        if self.is(end - 1, &[",", "—", "–", ")"]) {
            let close = end - 1;
            let openings: &[&str] = if self.is(close, &[")"]) { &["("] } else { &[",", "—", "–"] };
            let open = (start..close).rev().take(24).find(|token| self.is(*token, openings) && !self.quoted[*token]);
            // `The presiding judge, Odile Ferrand, said`: the name says more.
            if let Some(open) = open
                && let Some(number) = self.name_at[open + 1].map(|number| number as usize)
                && self.names[number].kind == NameKind::Entity(EntityKind::Person)
                && self.document.tokens_in(self.names[number].span).end == close
                && !self.name_at[open.saturating_sub(1)]
                    .is_some_and(|number| self.names[number as usize].kind == NameKind::Entity(EntityKind::Person))
            {
                return Some(Source::Name(number));
            }
            let inner = open.and_then(|open| self.phrase_back(open, start)).filter(|source| self.may_speak(source));
            return inner.or_else(|| self.phrase_back(close, start));
        }
        // `Silva, who runs the plant, and said`, `Silva confirmed the news and said`: the subject of the
        // verb before.
        if self.is(end - 1, &["and", "but", "who", "that", "which"]) {
            let before = end - 1;
            if self.is(before, &["who", "that", "which"]) {
                let close = if before > start && self.is(before - 1, &[","]) { before - 1 } else { before };
                let person = close.checked_sub(1).filter(|last| *last >= start).and_then(|last| self.name_at[last]);
                let person = person.map(|number| number as usize).filter(|number| {
                    self.names[*number].kind == NameKind::Entity(EntityKind::Person) && self.is(before, &["who"])
                });
                return person.map(Source::Name).or_else(|| self.phrase_back(close, start));
            }
            // `When I asked, he looked up and said`: the subject that is nearest.
            let nominative = |token: &usize| self.is(*token, &["he", "she", "they", "we", "I", "He", "She", "They", "We"]);
            let pronoun = (start..before).rev().find(|token| !self.quoted[*token] && nominative(token));
            return pronoun.map(Source::Pronoun).or_else(|| self.first_subject(start, before));
        }
        self.phrase_back(end, start)
    }

    /// The subject of the verb of speech that a participle goes with, else the first subject.
    fn main_subject(&self, start: usize, end: usize) -> Option<Source> {
        let finite = |token: &usize| self.is_cue(*token) && !self.quoted[*token] && !self.word(*token).ends_with("ing");
        let saying = (start..end).find(|token| finite(token) && cues::is_saying(self.word(*token)));
        let verb = saying
            .or_else(|| (start..end).rev().find(|token| finite(token) && !self.quoted.get(token + 1).copied().unwrap_or(false)));
        verb.and_then(|verb| self.subject(verb, start)).or_else(|| self.first_subject(start, end))
    }

    /// Whether a description is one: it has no verb of speech in it, and its verb is no noun.
    fn is_sound(&self, source: &Source, verb: usize) -> bool {
        let Source::Description(tokens) = source else { return true };
        let noun = cues::is_weak(self.word(verb)) && self.word(verb).ends_with('s');
        !noun && !tokens.clone().any(|token| self.is_cue(token) && !self.is(token, &["report", "answer", "note", "charge"]))
    }

    /// Whether a source is what a clause begins with.
    fn begins_at(&self, source: &Source, start: usize) -> bool {
        let first = match source {
            Source::Name(number) => self.document.tokens_in(self.names[*number].span).start,
            Source::Pronoun(token) => *token,
            Source::Description(tokens) => tokens.start,
        };
        // Titles and descriptions may stand before a name: `union president Dolores Whitcomb said`.
        first <= start + 8
            && (start..first)
                .all(|token| !self.is(token, &["which", "where", "but", "while", "when", "because", "if", "that", ":", "as"]))
    }

    fn may_speak(&self, source: &Source) -> bool {
        match source {
            Source::Name(number) => {
                matches!(self.names[*number].kind, NameKind::Entity(EntityKind::Person | EntityKind::Organization))
            }
            _ => true,
        }
    }

    /// The noun phrase that ends before `end`.
    fn phrase_back(&self, end: usize, start: usize) -> Option<Source> {
        let last = end.checked_sub(1).filter(|last| *last >= start)?;
        if self.is_pronoun(last) {
            return Some(Source::Pronoun(last));
        }
        if let Some(number) = self.name_at[last].map(|number| number as usize) {
            let name = self.document.tokens_in(self.names[number].span);
            let before = name.start.checked_sub(1).filter(|before| *before >= start);
            let before = before
                .filter(|before| !self.is(*before, &["the", "The"]))
                .or_else(|| before.and_then(|before| before.checked_sub(1)).filter(|before| *before >= start));
            // `a spokesman for Acme said`: the phrase that the name is in.
            if before.is_some_and(|before| self.is(before, &["for", "of", "at", "from", "with", "in"])) {
                let head = before.and_then(|before| self.description_back(before, start));
                if let Some(description) = head {
                    return Some(Source::Description(description.start..end));
                }
            }
            return Some(Source::Name(number));
        }
        self.description_back(end, start).map(Source::Description)
    }

    /// A description that ends before `end`: back to its determiner.
    fn description_back(&self, end: usize, start: usize) -> Option<Range<usize>> {
        const MOST: usize = 9;
        let last = end.checked_sub(1).filter(|last| *last >= start)?;
        if self.document.tokens[last].kind != TokenKind::Word || self.is_function(last) {
            return None;
        }
        let mut first = last;
        for token in (start..end).rev().take(MOST) {
            if self.is_break(token) {
                break;
            }
            first = token;
            if is_determiner(self.word(token)) {
                // `a spokesman for the agency`: a determiner after a preposition is not the first.
                let governed =
                    token > start + 1 && self.is(token - 1, &["for", "of", "at", "from", "with", "in", "near", "on", "by"]);
                let inside = governed
                    && !self.is(token - 2, &["week", "month", "year", "day", "morning", "night"])
                    && self.description_back(token - 1, start).is_some();
                if !inside {
                    break;
                }
            }
            // `a person at Acme who speaks for it said`: the phrase that the clause tells of.
            if token > start
                && self.is(token - 1, &["who", "which", "that"])
                && let Some(before) = self.description_back(token - 1, start)
            {
                return Some(before);
            }
        }
        // A preposition or a joining word is no start.
        while first < last && (self.is_function(first) || self.document.tokens[first].kind == TokenKind::Possessive) {
            first += 1;
        }
        self.is_description(first..end).then_some(first..end)
    }

    /// Whether words may describe a source: opened by a determiner, a number or a name, or in the plural.
    fn is_description(&self, tokens: Range<usize>) -> bool {
        let first = self.word(tokens.start);
        let head = self.word(tokens.end - 1);
        is_determiner(first)
            || self.document.tokens[tokens.start].kind == TokenKind::Number
            || first.starts_with(char::is_uppercase)
            || tokens.clone().any(|token| self.word(token).ends_with('s') || is_role(self.word(token)))
            || matches!(
                head.to_ascii_lowercase().as_str(),
                "police"
                    | "people"
                    | "management"
                    | "someone"
                    | "somebody"
                    | "nobody"
                    | "everyone"
                    | "everybody"
                    | "men"
                    | "women"
            )
    }

    fn is_break(&self, token: usize) -> bool {
        self.quoted[token]
            || self.is(
                token,
                &[
                    "what", "how", "why", "whether", "“", "”", "\"", "…", ",", ";", ":", ".", "!", "?", "—", "–", "(", ")",
                    "and", "but", "that", "when", "while", "as", "because", "after", "before", "if", "although", "though",
                    "since", "where", "who", "which", "or",
                ],
            )
    }

    fn is_function(&self, token: usize) -> bool {
        self.is(
            token,
            &[
                "for", "of", "at", "from", "with", "in", "on", "to", "by", "and", "but", "is", "was", "not", "it", "that",
                "than", "be", "up", "out", "as",
            ],
        )
    }

    fn is_pronoun(&self, token: usize) -> bool {
        matches!(self.word(token).to_ascii_lowercase().as_str(), "he" | "she" | "they" | "it" | "i" | "we" | "you")
    }

    /// The subject after a verb: `said Ana Silva, who …`, `said a spokesman for the agency.`
    fn inverted_subject(&self, verb: usize, stop: usize) -> Option<Source> {
        self.phrase_from(verb + 1, stop)
    }

    /// The noun phrase that starts at `start`.
    fn phrase_from(&self, start: usize, stop: usize) -> Option<Source> {
        let stop = stop.min(self.document.tokens.len());
        if start >= stop {
            return None;
        }
        if self.is_pronoun(start) {
            return Some(Source::Pronoun(start));
        }
        // Over a title: `said Rep. Gil Hadfield`, `said union president Dolores Whitcomb`.
        let determined = is_determiner(self.word(start));
        let name = (start..stop.min(start + 8))
            .take_while(|token| !self.is_break(*token))
            .find_map(|token| self.name_at[token].map(|number| (token, number as usize)));
        if let Some((token, number)) = name {
            let person = self.names[number].kind == NameKind::Entity(EntityKind::Person);
            let prepositions = (start..token).any(|token| self.is(token, &["for", "of", "at", "from", "with", "in", "to"]));
            if let Some(director) = self.titled_person(number, stop).filter(|_| !person && !prepositions) {
                return Some(Source::Name(director));
            }
            if !prepositions && (person || token == start || (token == start + 1 && determined && !self.goes_on(number))) {
                return Some(Source::Name(number));
            }
            // `said Acme spokesman Jo Lee`: the person after the organization.
            let next = (self.document.tokens_in(self.names[number].span).end..stop.min(token + 10))
                .take_while(|token| !self.is_break(*token))
                .find_map(|token| self.name_at[token]);
            if let Some(next) = next
                .map(|next| next as usize)
                .filter(|next| self.names[*next].kind == NameKind::Entity(EntityKind::Person) && !prepositions)
            {
                return Some(Source::Name(next));
            }
        }
        let word = self.word(start);
        let starts_so = determined
            || word.ends_with('s')
            || name.is_some()
            || cues::is_noun(word)
            || self.document.tokens[start].kind == TokenKind::Number;
        if !starts_so || self.document.tokens[start].kind == TokenKind::Mark {
            return None;
        }
        let is_end = |token: &usize| {
            self.is_break(*token)
                || self.is_stop(*token)
                || (*token > start
                    && self.is(
                        *token,
                        &[
                            "in", "on", "to", "by", "during", "after", "before", "about", "told", "said", "whose", "at", "from",
                            "with",
                        ],
                    ))
        };
        let end = (start..stop.min(start + 12)).find(is_end).unwrap_or(stop.min(start + 12));
        if let Some(person) = self.apposed_person(end, stop.max(end)) {
            return Some(Source::Name(person));
        }
        (end > start).then_some(Source::Description(start..end))
    }

    /// `Judicial Watch President Tom Fitton`: the person whose title begins with a name.
    fn titled_person(&self, number: usize, stop: usize) -> Option<usize> {
        let end = self.document.tokens_in(self.names[number].span).end;
        let person = (end..stop.min(end + 6))
            .take_while(|token| !self.is_break(*token) && !self.is_cue(*token) && !self.is_function(*token))
            .find_map(|token| self.name_at[token].map(|number| number as usize))?;
        (self.names[person].kind == NameKind::Entity(EntityKind::Person)).then_some(person)
    }

    /// `the eldest, Zheng Baoguo, 74`: the person whose name explains a description before a comma.
    fn apposed_person(&self, comma: usize, stop: usize) -> Option<usize> {
        if !self.is(comma, &[","]) {
            return None;
        }
        let number = (comma + 1..stop.min(comma + 4))
            .take_while(|token| self.is(*token, &["the"]) || self.starts_sentence(*token))
            .find_map(|token| self.name_at[token].map(|number| number as usize))?;
        let after = self.document.tokens_in(self.names[number].span).end;
        let ends = after >= stop || self.is_break(after) || self.is_stop(after);
        (ends && self.names[number].kind == NameKind::Entity(EntityKind::Person)).then_some(number)
    }

    /// Whether words go on after a name: `Acme's`, `Acme spokesman Jo Lee`.
    fn goes_on(&self, number: usize) -> bool {
        let end = self.document.tokens_in(self.names[number].span).end;
        self.document.tokens.get(end).is_some_and(|token| token.kind == TokenKind::Possessive) || is_role(self.word(end))
    }

    /// The first thing in a stretch that could be its subject.
    fn first_subject(&self, start: usize, end: usize) -> Option<Source> {
        let mut token = start;
        while token < end {
            if self.quoted[token] {
                token += 1;
                continue;
            }
            if self.is_pronoun(token) && !self.is(token, &["it", "It", "you", "You"]) {
                return Some(Source::Pronoun(token));
            }
            if let Some(number) = self.name_at[token].map(|number| number as usize) {
                let name = self.document.tokens_in(self.names[number].span);
                let governed = token > start
                    && self.is(
                        token - 1,
                        &["in", "of", "at", "for", "from", "on", "to", "with", "by", "In", "At", "For", "From", "On"],
                    )
                    || token > start + 1
                        && self.is(token - 1, &["the"])
                        && self.is(token - 2, &["in", "of", "at", "for", "from", "on", "to", "with", "by"]);
                let speaks = matches!(self.names[number].kind, NameKind::Entity(EntityKind::Person | EntityKind::Organization));
                if speaks && !governed && !self.goes_on(number) {
                    return Some(Source::Name(number));
                }
                token = name.end.max(token + 1);
                continue;
            }
            token += 1;
        }
        self.described_subject(start, end)
    }

    /// `The letter`, `One nurse`: a description that opens a sentence.
    fn described_subject(&self, start: usize, end: usize) -> Option<Source> {
        let first = (start..end).find(|token| !self.quoted[*token] && self.document.tokens[*token].kind == TokenKind::Word)?;
        if !is_determiner(self.word(first)) {
            return None;
        }
        let is_end = |token: &usize| {
            self.is_break(*token)
                || self.is_cue(*token)
                || self.is_adverb(*token)
                || self.is_function(*token)
                || self.quoted[*token]
        };
        let stop = (first + 1..end.min(first + 6)).find(is_end).unwrap_or(end.min(first + 4));
        (stop > first + 1).then_some(Source::Description(first..stop))
    }

    /// The subject of the sentence before the quotation in its paragraph.
    pub fn sentence_before(&self, quote: usize) -> Option<Attribution> {
        let start = self.quotes[quote].start;
        let block = self.block_start(start);
        let sentence = self.document.sentences.partition_point(|sentence| sentence.end <= start.saturating_sub(1));
        let sentence = self.document.sentences.get(sentence).filter(|sentence| start > block && sentence.start >= block)?;
        self.spoken_subject(sentence.start, start.min(sentence.end))
    }

    fn spoken_subject(&self, start: usize, end: usize) -> Option<Attribution> {
        for verb in (start..end).rev().filter(|token| !self.quoted[*token] && self.is_cue(*token)) {
            if let Some(source) = self.subject(verb, start) {
                return Some(Attribution { cue: None, source });
            }
        }
        self.first_subject(start, end).map(|source| Attribution { cue: None, source })
    }

    /// The source for a quotation that opens a paragraph and names none: that of the paragraph before,
    /// from its last quotation or from its own words.
    pub fn paragraph_before(&self, quote: usize, last: Option<(usize, Attribution)>) -> Option<Attribution> {
        let block = self.blocks[quote];
        if let Some((_, source)) = last.as_ref().filter(|(of, _)| *of + 1 == block) {
            let end = self.block_starts.get(block).copied().unwrap_or(0);
            // Words after the last quotation may name who speaks next.
            let trailing = self.quotes[quote - 1].end;
            let sentence = self.document.sentences.partition_point(|sentence| sentence.end <= trailing + 1);
            let own = self.document.sentences.get(sentence).filter(|sentence| sentence.start >= trailing && sentence.end <= end);
            return own.and_then(|sentence| self.spoken_subject(sentence.start, sentence.end)).or_else(|| Some(source.clone()));
        }
        let (first, end) = (*self.block_starts.get(block.checked_sub(1)?)?, *self.block_starts.get(block)?);
        let last_sentence = self.document.sentences.partition_point(|sentence| sentence.end < end);
        let sentence =
            self.document.sentences.get(last_sentence).filter(|sentence| sentence.start >= first && sentence.end == end);
        let found = sentence.and_then(|sentence| self.spoken_subject(sentence.start, sentence.end));
        found.or_else(|| self.spoken_subject(first, end)).or_else(|| last.map(|(_, source)| source))
    }
}

/// What people and papers of an organization are called.
fn is_role(word: &str) -> bool {
    matches!(
        word,
        "critic"
            | "owner"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "chief"
            | "president"
            | "director"
            | "chairman"
            | "chairwoman"
            | "chair"
            | "CEO"
            | "executive"
            | "employees"
            | "workers"
            | "officials"
            | "official"
            | "analysts"
            | "analyst"
            | "lawyer"
            | "lawyers"
            | "attorney"
            | "supporter"
            | "supporters"
            | "aide"
            | "adviser"
            | "advisor"
            | "candidate"
            | "nominee"
            | "founder"
            | "manager"
            | "editor"
            | "reporter"
            | "writer"
            | "professor"
            | "researcher"
            | "researchers"
            | "coach"
            | "captain"
            | "player"
            | "players"
            | "minister"
            | "secretary"
            | "senator"
            | "mayor"
            | "governor"
            | "police"
            | "leader"
            | "member"
            | "members"
            | "resident"
            | "residents"
            | "students"
            | "student"
            | "economist"
            | "economists"
            | "engineer"
            | "engineers"
            | "correspondent"
            | "columnist"
            | "scientist"
            | "scientists"
            | "statement"
            | "letter"
            | "report"
            | "campaign"
            | "policy"
            | "judge"
            | "prosecutor"
            | "prosecutors"
            | "commissioner"
            | "ambassador"
            | "envoy"
            | "midfielder"
            | "striker"
            | "defender"
            | "goalkeeper"
            | "quarterback"
            | "boss"
            | "head"
            | "convenor"
            | "organizer"
    )
}

/// Words that open a noun phrase.
pub fn is_determiner(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "a" | "an"
            | "the"
            | "one"
            | "another"
            | "his"
            | "her"
            | "their"
            | "its"
            | "this"
            | "that"
            | "these"
            | "those"
            | "some"
            | "many"
            | "several"
            | "two"
            | "three"
            | "most"
            | "both"
            | "our"
            | "my"
            | "each"
            | "few"
            | "other"
            | "four"
            | "five"
            | "no"
            | "about"
    )
}
