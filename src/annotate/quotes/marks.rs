//! Pairs quotation marks: curly and straight, double and single, and guillemets.

use crate::{
    annotate::Document,
    article::{Block, Span},
};

/// What stands between two marks, with the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marked {
    /// From the opening mark to the closing one.
    pub span: Span,
    /// Whether the marks are single.
    pub single: bool,
}

/// A kind of quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    CurlyDouble,
    StraightDouble,
    CurlySingle,
    StraightSingle,
    Guillemets,
    /// „…“ or „…”, as in German.
    Low,
    /// Two straight single marks for a double one.
    TwoSingles,
}

/// Finds outer quotations in reading order. One that runs over paragraphs, each of which opens
/// with its mark, is one; what is inside another is not found; a mark without its pair costs
/// itself alone.
pub fn pair(document: &Document<'_>) -> Vec<Marked> {
    let mut found = Vec::new();
    // A quotation that the block before left open.
    let mut open = None;
    for (index, block) in document.blocks.iter().enumerate() {
        let next = document.blocks.get(index + 1);
        let continues =
            |mark: Mark| next.is_some_and(|next| opens_block(document, *next, mark) && turn(document, *next).is_none());
        let mut scanner = Scanner { text: document.text, block: *block, at: block.span.start(), found: &mut found };
        open = scanner.scan(open, continues);
    }
    found.into_iter().map(|marked| without_name(document, marked)).collect()
}

/// `"SILVA: It rains.`: what is said, without who is named to say it.
fn without_name(document: &Document<'_>, marked: Marked) -> Marked {
    let block = document.blocks.binary_search_by_key(&marked.span.start(), |block| block.span.start());
    let words = block.ok().and_then(|block| turn(document, document.blocks[block])).filter(|words| *words < marked.span.end());
    words.map_or(marked, |words| Marked { span: Span::new(words, marked.span.end()), ..marked })
}

/// Where the words begin of a paragraph that opens with a mark and with who speaks, as in a transcript: `"SILVA: It rains.`
fn turn(document: &Document<'_>, block: Block) -> Option<usize> {
    const LONGEST: usize = 40;
    let words = document.slice(block.span);
    let named = words.strip_prefix(['"', '“'])?;
    let colon = named.char_indices().take(LONGEST).find(|(_, sign)| *sign == ':')?.0;
    let name = &named[..colon];
    let capitals = name.chars().all(|sign| sign.is_uppercase() || matches!(sign, ' ' | '.' | '-' | '’' | '\''));
    let named_so = capitals && name.len() > 3;
    let rest = named[colon + 1..].strip_prefix(' ')?;
    (named_so && rest.starts_with(char::is_alphanumeric)).then(|| block.span.end() - rest.len())
}

fn opens_block(document: &Document<'_>, block: Block, mark: Mark) -> bool {
    let words = document.slice(block.span);
    match mark {
        Mark::CurlyDouble => words.starts_with('“'),
        Mark::StraightDouble => words.starts_with('"'),
        Mark::CurlySingle => words.starts_with('‘'),
        Mark::StraightSingle => words.starts_with('\''),
        Mark::Guillemets => words.starts_with(['«', '»']),
        Mark::Low => words.starts_with('„'),
        Mark::TwoSingles => words.starts_with("''"),
    }
}

/// An open quotation: where and with which mark it opens, and then what opens inside it.
#[derive(Debug)]
struct Open(Vec<(usize, Mark)>);

impl Open {
    fn mark(&self) -> Mark {
        self.0[0].1
    }

    fn is_nested(&self) -> bool {
        self.0.len() > 1
    }

    /// Where it opens, as it turns out when one end is all that is left. A curly mark tells how it is meant: of two that
    /// open in one paragraph, the first was never closed. Straight ones do not.
    fn start(&self, paragraph: Span) -> usize {
        let (first, mark) = self.0[0];
        match self.0.last() {
            Some((last, again)) if first >= paragraph.start() && *again == mark && mark != Mark::StraightDouble => *last,
            _ => first,
        }
    }
}

struct Scanner<'a> {
    text: &'a str,
    block: Block,
    at: usize,
    found: &'a mut Vec<Marked>,
}

impl Scanner<'_> {
    fn before(&self, at: usize) -> Option<char> {
        self.text[self.block.span.start()..at].chars().next_back()
    }

    fn after(&self, at: usize) -> Option<char> {
        self.text[at..self.block.span.end()].chars().next()
    }

    /// Scans the block; what is left open at its end, if the next block goes on with it.
    fn scan(&mut self, mut open: Option<Open>, continues: impl Fn(Mark) -> bool) -> Option<Open> {
        if open.is_some()
            && let Some(first) = self.after(self.at)
        {
            // The mark with which a paragraph goes on opens nothing.
            self.at += first.len_utf8();
        }
        while let Some(at) = self.next_mark() {
            // `next_mark` gives the place of a character.
            let Some(sign) = self.after(at) else { break };
            let two_singles = sign == '\'' && self.after(at + 1) == Some('\'');
            let end = at + sign.len_utf8() + usize::from(two_singles);
            self.at = end;
            open = match open {
                Some(open) if two_singles && open.mark() == Mark::TwoSingles || self.closes(sign, at, end, open.mark()) => {
                    self.close(open, end)
                }
                open if two_singles => open.or(Some(Open(vec![(at, Mark::TwoSingles)]))),
                Some(open) => Some(self.nest(open, sign, at, end)),
                None => self
                    .opens(sign, at, end)
                    .filter(|mark| is_double(*mark) || self.has_close(end, *mark) || continues(*mark))
                    .map(|mark| Open(vec![(at, mark)])),
            };
        }
        let open = open?;
        let (start, mark) = (open.start(self.block.span), open.mark());
        if continues(mark) {
            return Some(Open(vec![(start, mark)]));
        }
        if is_double(mark) && (start <= self.block.span.start() || self.is_sentence_to_the_end(start)) {
            // Only its closing mark is missing.
            self.push(start, self.without_speaker(start), mark);
        }
        None
    }

    /// Closes what opened last: where the next mark closes too, that is inside another, which stays open.
    fn close(&mut self, mut open: Open, end: usize) -> Option<Open> {
        let mark = open.mark();
        if open.is_nested() && self.next_closes(end, mark) {
            open.0.pop();
            return Some(open);
        }
        let start = open.start(self.block.span);
        self.push_left_open(open.0[0].0, start, mark);
        self.push(start, end, mark);
        None
    }

    /// `“It rains, she says. “It blows.”`: what was never closed, up to who speaks it, before what opens at `next`.
    fn push_left_open(&mut self, first: usize, next: usize, mark: Mark) {
        let opens = first < next && (first == self.block.span.start() || self.is_sentence_to(first));
        if opens && let Some(speaker) = speaker_in(&self.text[first..next]) {
            self.push(first, first + speaker, mark);
        }
    }

    /// An open quotation after a mark that does not close it, but may open another inside.
    fn nest(&self, mut open: Open, sign: char, at: usize, end: usize) -> Open {
        if is_double(open.mark())
            && let Some(mark) = self.opens(sign, at, end).filter(|mark| is_double(*mark))
        {
            open.0.push((at, mark));
        }
        open
    }

    /// Whether the next double mark of the paragraph can only close a quotation of a kind.
    fn next_closes(&self, from: usize, mark: Mark) -> bool {
        let rest = &self.text[from..self.block.span.end()];
        rest.char_indices().find(|(_, sign)| matches!(sign, '"' | '“' | '”' | '„' | '«' | '»')).is_some_and(|(offset, sign)| {
            let (at, end) = (from + offset, from + offset + sign.len_utf8());
            self.closes(sign, at, end, mark)
        })
    }

    /// Where a quotation ends that is left open: before `, said`, or with its paragraph.
    fn without_speaker(&self, start: usize) -> usize {
        let end = self.block.span.end();
        speaker_in(&self.text[start..end]).map_or(end, |offset| start + offset)
    }

    /// Whether a quotation that is left open is a sentence of its own or follows a colon, and its paragraph ends with a stop.
    fn is_sentence_to_the_end(&self, start: usize) -> bool {
        let words = self.text[start..self.block.span.end()].trim_end();
        // `he said, "It rains.'`: closed by the wrong mark.
        let unmarked = words.strip_suffix(['\'', '’']);
        let stops = unmarked.unwrap_or(words).ends_with(['.', '?', '!', '…']);
        let led_in = || unmarked.is_some() && self.text[self.block.span.start()..start].trim_end().ends_with(',');
        stops && (self.is_sentence_to(start) || led_in())
    }

    /// Whether a sentence or a colon ends before a place in the block.
    fn is_sentence_to(&self, start: usize) -> bool {
        self.text[self.block.span.start()..start].trim_end().ends_with(['.', '?', '!', ':', '”', '"'])
    }

    fn push(&mut self, start: usize, end: usize, mark: Mark) {
        let span = Span::new(start, end);
        // Marks with nothing but marks between them hold no words.
        if self.text[start..end].chars().any(char::is_alphanumeric) {
            self.found.push(Marked { span, single: !is_double(mark) });
        }
    }

    fn next_mark(&self) -> Option<usize> {
        let rest = self.text.as_bytes().get(self.at..self.block.span.end())?;
        let mut from = 0;
        loop {
            // Curly marks start with E2, guillemets with C2.
            let offset = from + rest[from..].iter().position(|byte| matches!(byte, b'"' | b'\'' | 0xe2 | 0xc2))?;
            let at = self.at + offset;
            if self.text.is_char_boundary(at)
                && self.after(at).is_some_and(|sign| matches!(sign, '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»' | '„'))
            {
                return Some(at);
            }
            from = offset + 1;
        }
    }

    /// The kind of quotation that a mark opens, if it opens one.
    fn opens(&self, sign: char, at: usize, end: usize) -> Option<Mark> {
        let (before, after) = (self.before(at), self.after(end));
        let starts_word = before.is_none_or(|sign| {
            sign.is_whitespace() || matches!(sign, '(' | '[' | '—' | '–' | '-' | '/' | '…' | '“' | '‘' | '"' | ':')
        });
        let before_words = after.is_some_and(|sign| !sign.is_whitespace());
        // `They left.“We did too.”`, with straight marks: a space is missing.
        let glued = || {
            before.is_some_and(|sign| sign.is_alphabetic() || matches!(sign, '.' | '?' | '!' | ','))
                && after.is_some_and(char::is_alphabetic)
                && self.next_closes(end, Mark::StraightDouble)
        };
        // `class="lead"`: a value in markup that is left in a text.
        if sign == '"' && self.text[self.block.span.start()..at].trim_end_matches(' ').ends_with('=') {
            return None;
        }
        match sign {
            '“' => (before_words || after.is_some() && starts_word).then_some(Mark::CurlyDouble),
            // A closing mark where only an opening one can stand: `He said: ”Yes.”`
            '”' => (starts_word && after.is_some_and(char::is_alphanumeric) && self.next_closes(end, Mark::CurlyDouble))
                .then_some(Mark::CurlyDouble),
            '„' => Some(Mark::Low),
            '«' => Some(Mark::Guillemets),
            '"' => {
                // `" It rains," he said`: a space too many.
                let spaced = || {
                    let parted = before.is_none_or(char::is_whitespace) && after.is_some();
                    parted && self.next_closes(end, Mark::StraightDouble)
                };
                (starts_word && before_words || glued() || spaced()).then_some(Mark::StraightDouble)
            }
            '‘' => (starts_word && before_words && !self.is_elision(at, end)).then_some(Mark::CurlySingle),
            '\'' => (starts_word && before_words && !self.is_elision(at, end)).then_some(Mark::StraightSingle),
            _ => None,
        }
    }

    /// `’90s`, `in ’08`, `’em`, `’til`: an apostrophe at the start of a word.
    fn is_elision(&self, at: usize, end: usize) -> bool {
        let rest = &self.text[end..self.block.span.end()];
        let word = &rest[..rest.find(|sign: char| !sign.is_alphanumeric()).unwrap_or(rest.len())];
        let decade = word.len() == 3 && word.starts_with(|sign: char| sign.is_ascii_digit()) && word.ends_with('s');
        let head = self.text[self.block.span.start()..at].trim_end();
        let year = word.len() == 2
            && word.bytes().all(|sign| sign.is_ascii_digit())
            && [" in", " of", " since", " until", " from", " as", " before", " after", " the"]
                .iter()
                .any(|word| head.ends_with(word));
        decade
            || year
            || matches!(
                word,
                "em" | "til" | "tis" | "twas" | "n" | "cause" | "bout" | "round" | "ello" | "Tis" | "Twas" | "im" | "er"
            )
    }

    /// Whether a mark closes a quotation of a kind.
    fn closes(&self, sign: char, at: usize, end: usize, mark: Mark) -> bool {
        let (before, after) = (self.before(at), self.after(end));
        let ends_word = after.is_none_or(|sign| !sign.is_alphanumeric());
        let after_words = before.is_some_and(|sign| !sign.is_whitespace());
        match (mark, sign) {
            (Mark::CurlyDouble | Mark::StraightDouble, '”') | (Mark::Low, '“' | '”') | (Mark::Guillemets, '»') => true,
            (_, '"') if self.is_inches(at) => false,
            // A straight mark that opens a word inside opens something nested, or is one typed wrong.
            (Mark::StraightDouble, '"') => {
                let opens_word = before.is_some_and(char::is_whitespace) && !ends_word;
                (after_words || after.is_none_or(char::is_whitespace)) && !opens_word
            }
            // An opening mark where only a closing one can stand was typed wrong: `“so be it,“ he said`.
            (Mark::CurlyDouble | Mark::StraightDouble, '“') if after.is_none() => true,
            (Mark::CurlyDouble, '"') | (Mark::CurlyDouble | Mark::StraightDouble, '“') => {
                after_words && ends_word && after.is_none_or(|sign| sign != '“' && sign != '‘')
            }
            (Mark::CurlySingle, '’') | (Mark::StraightSingle, '\'' | '’') => {
                after_words && ends_word && self.ends_single(at, end)
            }
            _ => false,
        }
    }

    /// Whether an apostrophe ends a single-quoted run rather than a word: for sure after a stop; after
    /// an s only where no better end follows, since it may be a possessive.
    fn ends_single(&self, at: usize, end: usize) -> bool {
        match self.before(at) {
            // `goin' up`, `no' bad`: a letter is left out.
            Some('n') if self.text[..at].ends_with("in") && self.after(end).is_some_and(char::is_whitespace) => {
                !self.better_close_follows(end)
            }
            Some('s' | 'S') if self.after(end).is_some_and(char::is_whitespace) => !self.better_close_follows(end),
            Some('n' | 'o')
                if self.text[..at].ends_with(" n") || self.text[..at].ends_with("’n") || self.text[..at].ends_with(" o") =>
            {
                false
            }
            before => before.is_some(),
        }
    }

    /// `5'9"`: the second mark of a height.
    fn is_inches(&self, at: usize) -> bool {
        let head = self.text[self.block.span.start()..at].trim_end_matches(|sign: char| sign.is_ascii_digit());
        let feet = head.strip_suffix(['\'', '’', '′']).is_some_and(|feet| feet.ends_with(|sign: char| sign.is_ascii_digit()));
        feet && self.before(at).is_some_and(|sign| sign.is_ascii_digit())
    }

    /// Whether another end of a single-quoted run follows before the next opening mark.
    fn better_close_follows(&self, from: usize) -> bool {
        const NEAR: usize = 400;
        let rest = &self.text[from..self.block.span.end()];
        let mut last = ' ';
        for (offset, sign) in rest.char_indices().take(NEAR) {
            if matches!(sign, '’' | '\'')
                && !last.is_whitespace()
                && rest[offset + sign.len_utf8()..].chars().next().is_none_or(|sign| !sign.is_alphanumeric())
            {
                return true;
            }
            if sign == '‘' || sign == '\'' && last.is_whitespace() {
                return false;
            }
            last = sign;
        }
        false
    }

    /// Whether a single mark that could open has an end in its paragraph.
    fn has_close(&self, from: usize, mark: Mark) -> bool {
        const NEAR: usize = 2000;
        let rest = &self.text[from..self.block.span.end()];
        let mut last = '‘';
        let mut signs = rest.char_indices().take(NEAR).peekable();
        while let Some((_, sign)) = signs.next() {
            let ends = matches!((mark, sign), (Mark::CurlySingle, '’') | (Mark::StraightSingle, '\'' | '’'));
            if ends && !last.is_whitespace() && signs.peek().is_none_or(|(_, next)| !next.is_alphanumeric()) {
                return true;
            }
            last = sign;
        }
        false
    }
}

/// Past the comma before who speaks words that were left open: `It rains, she says`.
fn speaker_in(words: &str) -> Option<usize> {
    let speakers = [", said ", ", says ", ", he said", ", she said", ", he says", ", she says"];
    let offset = speakers.iter().filter_map(|speaker| words.find(speaker)).min()?;
    Some(offset + ','.len_utf8())
}

const fn is_double(mark: Mark) -> bool {
    !matches!(mark, Mark::CurlySingle | Mark::StraightSingle)
}

#[cfg(test)]
mod tests;
