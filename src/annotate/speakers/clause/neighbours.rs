//! What the sentence or the paragraph before a quotation is about.

use super::{
    Attribution, Reader, Source,
    words::{is_pronominal, is_role},
};
use crate::annotate::{Name, nouns, quotes, speakers::cues};

impl Reader<'_> {
    /// `shouted “Boats out” and “Go home”`: whether a quotation is a further item of what leads in the one before, and nothing
    /// after it tells who speaks.
    pub fn is_listed_after(&self, quote: usize, own: Option<&Attribution>) -> bool {
        let (before, tokens) = (&self.quotes[quote - 1], &self.quotes[quote]);
        let span = |tokens: &std::ops::Range<usize>| {
            self.document.tokens[tokens.start].span.join(self.document.tokens[tokens.end - 1].span)
        };
        let led_in = own.and_then(|own| own.cue).is_none_or(|cue| cue < before.start);
        led_in && !before.is_empty() && !tokens.is_empty() && quotes::is_listed(self.document, span(before), span(tokens))
    }

    /// The subject of the sentence before the quotation in its paragraph.
    pub fn sentence_before(&self, quote: usize) -> Option<Attribution> {
        let start = self.quotes[quote].start;
        let block = self.block_start(start);
        let sentence = self.document.sentences.partition_point(|sentence| sentence.end <= start.saturating_sub(1));
        let sentence = self.document.sentences.get(sentence).filter(|sentence| start > block && sentence.start >= block)?;
        let found = self.spoken_subject(sentence.start, start.min(sentence.end));
        // `And the crews? “They row.”`: who answers is none whom it asks about, but for `Was she sad? “Yes.”`.
        let asks = self.is(start - 1, &["?"]);
        found.filter(|found| !asks || matches!(found.source, Source::Pronoun(_)))
    }

    /// `“…,” Bond said. Silva laughed at that. “…”`: the person whom a whole sentence between two quotations is about.
    pub fn sentence_between(&self, before: usize, quote: usize) -> Option<Attribution> {
        let (from, start) = (self.quotes[before].end, self.quotes[quote].start);
        if let Some(source) = self.cut_in(from, start) {
            return Some(Attribution { cue: None, source });
        }
        let sentence = self.document.sentences.partition_point(|sentence| sentence.end <= start.saturating_sub(1));
        let sentence =
            self.document.sentences.get(sentence).filter(|sentence| sentence.start >= from && sentence.end <= start)?;
        let source = self.first_subject(sentence.start, sentence.end)?;
        let person = match &source {
            Source::Name(number) => {
                let first = self.document.tokens_in(self.names[*number].span).start;
                let opens = first.checked_sub(1).filter(|_| first > sentence.start);
                let opens = opens.is_none_or(|before| self.is(before, &[","]) || self.starts_sentence(before));
                let joins = self.is(sentence.start, &["And", "But", "So", "Yet", "Or"]);
                opens && !joins && self.names[*number].is_person()
            }
            Source::Pronoun(token) => *token == sentence.start && self.is(*token, &["He", "She"]),
            // `A girl raised her hand.`
            Source::Description(tokens) => {
                tokens.start == sentence.start
                    && self.is(tokens.start, &["A", "An"])
                    && nouns::is_one_person(self.word(tokens.end - 1))
            }
            Source::Relative(..) => false,
        };
        person.then_some(Attribution { cue: None, source })
    }

    /// `“…,” Silva said, and her husband cut in. “…”`: who begins to speak in the last words before a quotation.
    fn cut_in(&self, from: usize, start: usize) -> Option<Source> {
        const OBJECT: usize = 3;
        let stop = start.checked_sub(1).filter(|stop| *stop > from + 1 && self.is(*stop, &["."]))?;
        let verb = (from..stop).rev().take(OBJECT).find(|token| {
            let broke = self.is(*token + 1, &["in"]) && self.is(*token, &["cut", "chimed", "broke", "jumped", "butted"]);
            broke || self.is(*token, &["interrupted", "interjected", "intervened"])
        })?;
        self.phrase_back(verb, from)
    }

    /// The subject of the last verb of speech in a stretch, else its first subject.
    pub(super) fn spoken_subject(&self, start: usize, end: usize) -> Option<Attribution> {
        /// Verbs that are tried.
        const VERBS: usize = 8;
        let start = start.max(end.saturating_sub(cues::FARTHEST));
        let is_cue = |token: &usize| !self.quoted[*token] && self.is_cue(*token);
        let is_strong = |token: &usize| is_cue(token) && !cues::is_weak(self.word(*token));
        let finite = (start..end).rev().filter(|token| is_strong(token) && !self.word(*token).ends_with("ing"));
        let participles = (start..end).rev().filter(|token| is_strong(token) && self.word(*token).ends_with("ing"));
        let weak = (start..end).rev().filter(|token| is_cue(token) && cues::is_weak(self.word(*token)));
        for verb in finite.chain(participles).chain(weak).take(VERBS) {
            // `The pier is safe, said Ana Silva.`
            let parted = verb > start && self.is(verb - 1, &[","]) && cues::is_saying(self.word(verb));
            let ends =
                |source: &Source| self.may_speak(source) && self.may_have_said(source) && self.is_stop(self.end_of(source));
            let after = if parted { self.inverted_subject(verb, end).filter(ends) } else { None };
            let source = after.or_else(|| self.subject(verb, start));
            if let Some(source) = source.filter(|source| self.is_sound(source, verb) && self.may_have_said(source)) {
                return Some(Attribution { cue: None, source });
            }
        }
        self.first_subject(start, end).filter(|source| self.may_have_said(source)).map(|source| Attribution { cue: None, source })
    }

    /// Whether somebody or something may have said what stands near: not so `the stolen items`.
    fn may_have_said(&self, source: &Source) -> bool {
        let Source::Description(tokens) = source else { return true };
        tokens.clone().any(|token| {
            self.may_be_source(token)
                || is_role(self.word(token))
                || is_pronominal(self.word(token))
                || self.name_at[token].is_some()
        })
    }

    /// Whether a quotation opens a paragraph, over `A:`, right after one that asks without marks.
    pub fn is_asked(&self, quote: usize) -> bool {
        let start = self.quotes[quote].start;
        let block = self.block_start(start);
        let answers = start == block || start == block + 2 && self.is(block, &["A"]) && self.is(block + 1, &[":", "."]);
        let Some(asked) = block.checked_sub(1).filter(|_| answers) else { return false };
        let first = self.block_start(asked);
        // `Retiro, then.` after `Q:` asks as well.
        let labelled = self.is(first, &["Q"]) && self.is(first + 1, &[":", "."]);
        (self.is(asked, &["?"]) || labelled) && !self.quoted[first..asked].contains(&true)
    }

    /// Whether a verb tells that somebody answers.
    pub fn is_reply(&self, answer: &Attribution) -> bool {
        answer.cue.is_some_and(|cue| self.is(cue, &["replied", "replies", "answered", "answers", "responded", "responds"]))
    }

    /// `Silva asked Reyes whether it was late.`: who asks in the last sentence of the paragraph before an answer, without marks.
    pub fn asked_in_words(&self, answer: usize) -> Option<Attribution> {
        let start = self.quotes[answer].start;
        let before = start.checked_sub(1).filter(|_| start == self.block_start(start))?;
        let sentence = self.document.sentence_of(before).filter(|sentence| !self.quoted[sentence.clone()].contains(&true))?;
        // `Silva was asked whether`: she answers.
        let asks = |token: &usize| {
            let passive = *token > sentence.start && self.is(*token - 1, &["was", "were", "been", "is", "are", "when", "When"]);
            self.is(*token, &["asked", "asks"]) && self.is_cue(*token) && !passive
        };
        let verb = sentence.clone().rev().find(asks)?;
        let near = verb + 1..sentence.end.min(verb + 6);
        near.into_iter().find(|token| self.is(*token, &["whether", "if", "what", "why", "how", "when", "who", "where"]))?;
        let source = self.subject(verb, sentence.start).filter(|source| matches!(source, Source::Name(_)))?;
        Some(Attribution { cue: None, source })
    }

    /// `Did she wait?`: the pronoun of who is asked, in the paragraph before a quotation.
    pub fn asked_of(&self, quote: usize) -> Option<Attribution> {
        const OPENING: usize = 4;
        let asked = self.block_start(self.quotes[quote].start).checked_sub(1)?;
        let sentence = self.document.sentence_of(asked)?;
        let mut near = sentence.start..sentence.end.min(sentence.start + OPENING);
        let pronoun = near.find(|token| self.is(*token, &["he", "she"]))?;
        Some(Attribution { cue: None, source: Source::Pronoun(pronoun) })
    }

    /// The first person who is named before a quotation.
    pub fn first_person(&self, quote: usize) -> Option<Attribution> {
        const NAMES: usize = 200;
        let end = self.document.tokens[self.quotes[quote].start].span.start();
        let number = self.names.iter().take(NAMES).take_while(|name| name.span.end() <= end).position(Name::is_person)?;
        Some(Attribution { cue: None, source: Source::Name(number) })
    }

    /// The person other than who asks whom one of the paragraphs before a question begins with.
    pub fn named_before(&self, question: usize, asked: &Attribution) -> Option<Attribution> {
        const PARAGRAPHS: usize = 3;
        const OPENING: usize = 6;
        let asker = &asked.source;
        asked.cue.filter(|cue| self.is(*cue, &["asked", "asks", "demanded", "inquired", "enquired"]))?;
        let block = self.blocks[question];
        let asks = |number: usize| match asker {
            Source::Name(asker) => self.last_word_of(*asker) == self.last_word_of(number),
            _ => false,
        };
        let opens = |block: usize| {
            let start = self.block_starts[block];
            let near = start..self.block_end(start).min(start + OPENING);
            let named = near.filter(|token| !self.quoted[*token]).find_map(|token| self.number_at(token));
            named.filter(|number| self.names[*number].is_person() && !asks(*number))
        };
        let number = (block.saturating_sub(PARAGRAPHS)..block).rev().find_map(opens)?;
        Some(Attribution { cue: None, source: Source::Name(number) })
    }

    /// The last word of a name.
    fn last_word_of(&self, number: usize) -> &str {
        self.word(self.document.tokens_in(self.names[number].span).end - 1)
    }

    /// `“Nobody told us about the alligator.”`, and in the next paragraph: `That was Capt. Nora Gentry, …`: the
    /// person whom the paragraph after an opening quotation is about.
    pub fn paragraph_after(&self, quote: usize) -> Option<Attribution> {
        let next = self.block_end(self.quotes[quote].end.saturating_sub(1));
        let sentence = self.document.sentences.partition_point(|sentence| sentence.start < next);
        let sentence = self.document.sentences.get(sentence).filter(|_| self.stands_alone(quote))?;
        let source = self.first_subject(sentence.start, sentence.end)?;
        let person = matches!(&source, Source::Name(number) if self.names[*number].is_person());
        person.then_some(Attribution { cue: None, source })
    }

    /// `He then had a question for the crowd.`: the pronoun with which a sentence begins that ends a paragraph.
    fn asks_itself(&self, sentence: std::ops::Range<usize>, end: usize) -> Option<Source> {
        let whole = sentence.end <= end && !(sentence.clone()).any(|token| self.quoted[token]);
        (whole && self.is(sentence.start, &["He", "She"])).then_some(Source::Pronoun(sentence.start))
    }

    /// The source for a quotation that opens a paragraph and names none: that of the paragraph before,
    /// from its last quotation or from its own words.
    pub fn paragraph_before(&self, quote: usize, last: Option<(usize, Attribution)>) -> Option<Attribution> {
        let block = self.blocks[quote];
        // `Nothing is plain about a “hand-made roll”`: words inside a sentence go on from no paragraph.
        let start = self.quotes[quote].start;
        let inside = start > self.block_start(start) && !self.is_stop(start - 1) && !self.is(start - 1, &[":", "“", "\""]);
        if inside && self.word(start + 1).starts_with(char::is_lowercase) {
            return None;
        }
        if let Some((_, source)) = last.as_ref().filter(|(of, _)| *of + 1 == block) {
            let end = self.block_starts.get(block).copied().unwrap_or(0);
            // Words after the last quotation may name who speaks next.
            let trailing = self.quotes[quote - 1].end;
            let next = self.document.sentences.partition_point(|sentence| sentence.start < trailing);
            if let Some(source) = self.document.sentences.get(next).and_then(|sentence| self.asks_itself(sentence.clone(), end)) {
                return Some(Attribution { cue: None, source });
            }
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
