use std::ops::Range;

use crate::article::Span;

/// A word, number or mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with the marks inside a word (`don’t`, `U.S.`, `Coca-Cola`).
    Word,
    /// Digits, with what belongs to a number (`19.4`, `1,000`).
    Number,
    /// One mark.
    Mark,
}

/// Splits one block, adding its tokens, and its sentences as ranges of `tokens`.
pub(super) fn split(text: &str, block: Span, tokens: &mut Vec<Token>, sentences: &mut Vec<Range<usize>>) {
    let first = tokens.len();
    let mut at = block.start();
    let end = block.end();
    while at < end {
        let Some(next) = text[at..end].chars().next() else { break };
        let kind = match next {
            c if c.is_whitespace() => {
                at += c.len_utf8();
                continue;
            }
            c if c.is_numeric() => TokenKind::Number,
            c if c.is_alphabetic() => TokenKind::Word,
            _ => TokenKind::Mark,
        };
        let length = if kind == TokenKind::Mark {
            next.len_utf8()
        } else {
            text[at..end].find(|c: char| !c.is_alphanumeric()).unwrap_or(end - at)
        };
        tokens.push(Token { span: Span::new(at, at + length), kind });
        at += length;
    }
    if tokens.len() > first {
        sentences.push(first..tokens.len());
    }
}
