//! What the article itself says of its words: how often each stands capitalised and small.

use std::collections::HashMap;

use crate::annotate::{Document, TokenKind};

/// A distinct word of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub u32);

/// The distinct words of a document and how they are written.
#[derive(Debug)]
pub struct Types<'a> {
    /// The words, by [`TypeId`].
    pub words: Vec<&'a str>,
    /// The type of each token.
    pub of_token: Vec<TypeId>,
    /// What is known of each type's small-letter form.
    pub counts: Vec<Counts>,
    /// Whether each sentence is in capitals or in title case, where capitals say little.
    pub styles: Vec<SentenceStyle>,
}

/// How often a word stands in which case, where case says something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Capitalised inside a sentence.
    pub capitalised: u16,
    /// In small letters.
    pub small: u16,
}

/// How a sentence is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SentenceStyle {
    /// Capitals mark names.
    Plain,
    /// Most words are capitalised.
    Title,
    /// All letters are capitals.
    Capitals,
}

impl<'a> Types<'a> {
    /// Counts the words of a document.
    pub fn of(document: &Document<'a>) -> Self {
        let mut known: HashMap<&str, TypeId, Hasher> = HashMap::default();
        let mut words = Vec::new();
        let of_token: Vec<_> = document
            .tokens
            .iter()
            .map(|token| {
                let word = document.slice(token.span);
                *known.entry(word).or_insert_with(|| {
                    words.push(word);
                    TypeId(words.len() as u32 - 1)
                })
            })
            .collect();
        let styles: Vec<_> = document.sentences.iter().map(|sentence| style(document, sentence.clone())).collect();
        let counts = counts(document, &words, &of_token, &styles);
        Self { words, of_token, counts, styles }
    }
}

/// A small fast hasher (`FxHash`, as in rustc); the order of its map is never looked at.
#[derive(Debug, Clone, Copy, Default)]
pub struct Fx(u64);
/// Builds [`Fx`].
pub type Hasher = std::hash::BuildHasherDefault<Fx>;

impl std::hash::Hasher for Fx {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }
    fn write_u8(&mut self, byte: u8) {
        self.write(&[byte]);
    }
}

/// Whether a word starts with a capital.
pub fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

fn style(document: &Document<'_>, sentence: std::ops::Range<usize>) -> SentenceStyle {
    let words = sentence.clone().filter(|index| document.tokens[*index].kind == TokenKind::Word);
    let (mut all, mut long, mut capitalised, mut letters, mut capitals) = (0, 0, 0, 0, 0);
    for index in words {
        let word = document.word(index);
        all += 1;
        let is_long = word.len() > 3;
        long += usize::from(is_long);
        capitalised += usize::from(is_long && is_capitalised(word));
        letters += word.chars().filter(|sign| sign.is_alphabetic()).count();
        capitals += word.chars().filter(|sign| sign.is_uppercase()).count();
    }
    let ends = document.word(sentence.end.saturating_sub(1));
    if all >= 3 && capitals * 10 >= letters * 9 {
        SentenceStyle::Capitals
    } else if long >= 3 && capitalised * 10 >= long * 7 && ends != "." && sentence.len() < 40 {
        SentenceStyle::Title
    } else {
        SentenceStyle::Plain
    }
}

fn counts(document: &Document<'_>, words: &[&str], of_token: &[TypeId], styles: &[SentenceStyle]) -> Vec<Counts> {
    // Types of the same letters share their counts, under the smallest of them.
    let mut folded: HashMap<String, usize, Hasher> = HashMap::default();
    let fold: Vec<usize> = words
        .iter()
        .enumerate()
        .map(|(index, word)| {
            if word.starts_with(|sign: char| sign.is_alphabetic()) {
                *folded.entry(word.to_lowercase()).or_insert(index)
            } else {
                index
            }
        })
        .collect();
    let mut counts = vec![Counts::default(); words.len()];
    for (sentence, style) in document.sentences.iter().zip(styles) {
        if *style != SentenceStyle::Plain {
            continue;
        }
        let mut after_mark = true;
        for index in sentence.clone() {
            let type_id = of_token[index].0 as usize;
            let (word, count) = (words[type_id], &mut counts[fold[type_id]]);
            let first = word.chars().next().unwrap_or(' ');
            if first.is_uppercase() && !after_mark {
                count.capitalised = count.capitalised.saturating_add(1);
            } else if first.is_lowercase() {
                count.small = count.small.saturating_add(1);
            }
            // After an opening mark or a colon anything may be capitalised.
            after_mark =
                matches!(word, "“" | "‘" | "\"" | "'" | ":" | "(" | "—" | "…" | "[") || (after_mark && !first.is_alphanumeric());
        }
    }
    fold.iter().map(|index| counts[*index]).collect()
}
