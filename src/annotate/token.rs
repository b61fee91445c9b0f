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
    /// Letters, with the marks that belong to a word (`don’t`, `U.S.`, `Mr.`, `example.org`).
    Word,
    /// Digits, with what belongs to a number (`19.4`, `1,000`, `5th`).
    Number,
    /// The ending `’s` of a possessive.
    Possessive,
    /// Anything else, one character each.
    Mark,
}

/// Abbreviations that keep their full stop; with a capital after it, the sentence goes on.
const TITLES: [&str; 51] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Rev", "Hon", "Sen", "Sens", "Rep", "Reps", "Govs", "Drs", "Gov", "Gen", "Col", "Lt", "Maj",
    "Capt", "Sgt", "Cpl", "Adm", "Cmdr", "Pvt", "Spc", "Sr", "Fr", "St", "Mt", "Ft", "Supt", "Det", "Insp", "Atty", "Pres",
    "Messrs", "Mme", "Mlle", "Msgr", "Amb", "Sec", "Treas", "vs", "No", "Nos", "Jr", "Brig", "Barr", "Ald", "Cllr", "Asst",
];

/// Abbreviations that keep their full stop and may end a sentence.
const ENDINGS: [&str; 44] = [
    "Inc", "Corp", "Co", "Cos", "Ltd", "Bros", "Assn", "Dept", "Univ", "Inst", "Intl", "Jan", "Feb", "Mar", "Apr", "Aug", "Sept",
    "Oct", "Nov", "Dec", "Calif", "Fla", "Mass", "Pa", "Tex", "Va", "Wash", "Conn", "Colo", "Ariz", "Ill", "Mich", "Minn",
    "Tenn", "Wis", "Ave", "Blvd", "Rd", "etc", "al", "Ala", "Ga", "Md", "Esq",
];

/// Splits one block, adding its tokens, and its sentences as ranges of `tokens`.
pub(super) fn split(text: &str, block: Span, tokens: &mut Vec<Token>, sentences: &mut Vec<Range<usize>>) {
    let first = tokens.len();
    let words = text.get(block.range()).unwrap_or("");
    let mut at = 0;
    while at < words.len() {
        let (kind, length) = next(words, at);
        if let Some(kind) = kind {
            let span = Span::new(block.start() + at, block.start() + at + length);
            tokens.push(Token { span, kind });
        }
        at += length;
    }
    end_sentences(text, tokens, first, sentences);
}

/// The kind and length in bytes of what starts at `at`; no kind for white space.
fn next(words: &str, at: usize) -> (Option<TokenKind>, usize) {
    let bytes = words.as_bytes();
    match bytes[at] {
        b' ' | b'\t' | b'\n' | b'\r' => return (None, 1),
        b'a'..=b'z' | b'A'..=b'Z' => return word(words, at),
        b'0'..=b'9' => return (Some(TokenKind::Number), number(bytes, at)),
        b'\'' => return apostrophe(words, at, 1),
        byte if byte.is_ascii() => return (Some(TokenKind::Mark), 1),
        _ => {}
    }
    // Past ASCII every position that is reached is a character boundary.
    let Some(sign) = words[at..].chars().next() else { return (None, 1) };
    match sign {
        '’' => apostrophe(words, at, sign.len_utf8()),
        _ if sign.is_whitespace() || is_blank(sign) => (None, sign.len_utf8()),
        _ if sign.is_alphabetic() => word(words, at),
        _ => (Some(TokenKind::Mark), sign.len_utf8()),
    }
}

/// `’s` after a word is a possessive; any other apostrophe is a mark.
fn apostrophe(words: &str, at: usize, length: usize) -> (Option<TokenKind>, usize) {
    let after_word = words[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    let rest = &words.as_bytes()[at + length..];
    let is_s = matches!(rest.first(), Some(b's' | b'S'))
        && !words[at + length + usize::from(!rest.is_empty())..].starts_with(char::is_alphanumeric);
    if after_word && is_s { (Some(TokenKind::Possessive), length + 1) } else { (Some(TokenKind::Mark), length) }
}

fn word(words: &str, at: usize) -> (Option<TokenKind>, usize) {
    let end = at + run(&words[at..]);
    let end = acronym(words, at, end).or_else(|| inner_marks(words, at, end)).unwrap_or(end);
    let end = if keeps_full_stop(words, at, end) { end + 1 } else { end };
    (Some(TokenKind::Word), end - at)
}

/// Bytes of letters, digits and combining marks.
fn run(words: &str) -> usize {
    let bytes = words.as_bytes();
    let ascii = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if bytes.get(ascii).is_none_or(u8::is_ascii) {
        return ascii;
    }
    let rest = &words[ascii..];
    ascii + rest.find(|sign: char| !sign.is_alphanumeric() && !is_combining(sign)).unwrap_or(rest.len())
}

/// Signs that take no room between words and are no part of them: a space of no width, a byte order mark.
fn is_blank(sign: char) -> bool {
    matches!(sign, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// The common combining marks; a name with them is one word.
fn is_combining(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{ad}')
}

/// `U.S.`, `J.R.`, `a.m.`: single letters, each with its full stop, to the end of them.
fn acronym(words: &str, at: usize, end: usize) -> Option<usize> {
    let bytes = words.as_bytes();
    let single = end == at + 1 && bytes.get(end) == Some(&b'.');
    if !single || bytes.get(at.wrapping_sub(1)).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let mut end = end + 1;
    while bytes.get(end).is_some_and(u8::is_ascii_alphabetic) && bytes.get(end + 1) == Some(&b'.') {
        end += 2;
    }
    let letters = (end - at) / 2;
    // A single small letter at the end of a sentence is no initial.
    (letters > 1 || bytes[at].is_ascii_uppercase()).then_some(end)
}

/// `don’t`, `O’Brien`, `example.org`: marks between letters.
fn inner_marks(words: &str, at: usize, end: usize) -> Option<usize> {
    let rest = &words[end..];
    let apostrophe = if rest.starts_with('\'') {
        1
    } else if rest.starts_with('’') {
        '’'.len_utf8()
    } else {
        0
    };
    if apostrophe > 0 {
        let after = run(&rest[apostrophe..]);
        let possessive = after == 1 && matches!(rest.as_bytes()[apostrophe], b's' | b'S');
        return (after > 0 && !possessive).then_some(end + apostrophe + after);
    }
    let mut end = end;
    let mut dots = 0;
    while words[end..].starts_with('.')
        && words[end + 1..].starts_with(|sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit())
    {
        end += 1 + run(&words[end + 1..]);
        dots += 1;
    }
    (dots > 0 && end - at > 3).then_some(end)
}

fn keeps_full_stop(words: &str, at: usize, end: usize) -> bool {
    if words.as_bytes().get(end) != Some(&b'.') || end - at > 6 {
        return false;
    }
    let word = &words[at..end];
    TITLES.contains(&word) && word != "No"
        || ENDINGS.contains(&word)
        || word == "No" && words[end + 1..].trim_start().starts_with(|sign: char| sign.is_ascii_digit())
}

/// Digits with their points and commas, and letters at the end (`5th`, `19.4`, `1,000`, `4G`).
fn number(bytes: &[u8], at: usize) -> usize {
    let mut end = at;
    while let Some(byte) = bytes.get(end) {
        let joins = matches!(byte, b'.' | b',' | b':') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !byte.is_ascii_alphanumeric() && !joins {
            break;
        }
        end += 1;
    }
    end - at
}

/// Divides the tokens from `first` on into sentences.
fn end_sentences(text: &str, tokens: &[Token], first: usize, sentences: &mut Vec<Range<usize>>) {
    let mut start = first;
    let mut index = first;
    while index < tokens.len() {
        let (end, ends) = sentence_end(text, tokens, index);
        if ends {
            sentences.push(start..end);
            start = end;
        }
        // What was looked through with this token need not be looked through again.
        index = end;
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
}

/// The token after `index` and the marks that close with it, and whether a sentence ends there.
fn sentence_end(text: &str, tokens: &[Token], index: usize) -> (usize, bool) {
    let word = |index: usize| tokens.get(index).map_or("", |token: &Token| &text[token.span.range()]);
    let this = word(index);
    let stop = matches!(this, "." | "!" | "?" | "…");
    let abbreviation = tokens[index].kind == TokenKind::Word && this.ends_with('.');
    if !stop && !abbreviation {
        return (index + 1, false);
    }
    let mut end = index + 1;
    while matches!(word(end), "." | "!" | "?" | "…" | "”" | "’" | "\"" | "'" | ")" | "]" | "»") {
        let after_space = tokens[end].span.start() > tokens[end - 1].span.end();
        // A straight mark after a space opens the next sentence.
        if after_space && matches!(word(end), "\"" | "'") {
            break;
        }
        end += 1;
    }
    if end >= tokens.len() {
        return (end, false);
    }
    let mut next = end;
    while matches!(word(next), "“" | "‘" | "\"" | "'" | "(" | "[" | "«" | "—" | "–") {
        next += 1;
    }
    let opens = word(next).chars().next().unwrap_or('.');
    if opens.is_lowercase() || !(opens.is_alphanumeric() || next > end) {
        return (end, false);
    }
    let touches = tokens[end].span.start() == tokens[end - 1].span.end();
    if abbreviation && end == index + 1 {
        let title = this.strip_suffix('.').is_some_and(|name| TITLES.contains(&name) || name.len() == 1);
        // `It bought Acme Ltd. Harbor said no.`
        let is_word = |word: &str| word.ends_with(char::is_lowercase);
        let firm = || FIRMS.contains(&this) && is_word(word(next)) && FINITE.contains(&word(next + 1));
        return (end, !title && (STARTERS.contains(&word(next)) || firm()));
    }
    (end, !touches)
}

/// What ends the names of firms.
const FIRMS: [&str; 5] = ["Inc.", "Corp.", "Co.", "Ltd.", "Bros."];

/// Verbs that show that the word before them is a subject.
const FINITE: [&str; 14] =
    ["said", "says", "has", "had", "is", "was", "will", "would", "did", "declined", "told", "also", "made", "paid"];

/// Words that, capitalised after an abbreviation, open a sentence.
const STARTERS: [&str; 40] = [
    "The", "A", "An", "In", "On", "At", "It", "He", "She", "They", "We", "I", "You", "But", "And", "This", "That", "These",
    "Those", "There", "His", "Her", "Its", "Their", "Our", "My", "When", "While", "If", "As", "For", "After", "Before",
    "However", "Some", "Many", "What", "No", "Yes", "So",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<String> {
        let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
        split(text, Span::new(0, text.len()), &mut tokens, &mut sentences);
        let words = |range: &Range<usize>| {
            tokens[range.clone()].iter().map(|token| &text[token.span.range()]).collect::<Vec<_>>().join(" ")
        };
        sentences.iter().map(words).collect()
    }

    #[test]
    fn a_firm_ends_a_sentence_before_its_next_subject_alone() {
        assert_eq!(sentences("It bought Acme Ltd. Harbor said no."), ["It bought Acme Ltd.", "Harbor said no ."]);
        assert_eq!(sentences("Acme Corp. Chief Ana Silva left."), ["Acme Corp. Chief Ana Silva left ."]);
        assert_eq!(sentences("Two Inc. “"), ["Two Inc. “"]);
    }

    #[test]
    fn a_word_keeps_what_belongs_to_it() {
        assert_eq!(
            sentences("Mr. O’Brien’s U.S. firm, Acme Inc., paid $19.4 million."),
            ["Mr. O’Brien ’s U.S. firm , Acme Inc. , paid $ 19.4 million ."]
        );
        assert_eq!(sentences("don't visit example.org on Jan. 5th"), ["don't visit example.org on Jan. 5th"]);
        assert_eq!(sentences("Coca-Cola and AT&T"), ["Coca - Cola and AT & T"]);
        assert_eq!(sentences("J.R. Okafor, José Núñez"), ["J.R. Okafor , José Núñez"]);
        assert_eq!(sentences("the workers' union's"), ["the workers ' union 's"]);
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        assert_eq!(sentences("He left. She stayed."), ["He left .", "She stayed ."]);
        assert_eq!(
            sentences("Dr. Silva met Gen. Okoye at 5 p.m. on Monday."),
            ["Dr. Silva met Gen. Okoye at 5 p.m. on Monday ."]
        );
        assert_eq!(sentences("He works for Acme Inc. The firm is old."), ["He works for Acme Inc.", "The firm is old ."]);
        assert_eq!(sentences("“Stop!” he said. “Now.” They did."), ["“ Stop ! ” he said .", "“ Now . ”", "They did ."]);
        assert_eq!(sentences("It rose 1.5 percent… Then it fell."), ["It rose 1.5 percent …", "Then it fell ."]);
    }

    #[test]
    fn every_text_is_split_in_order() {
        for text in ["", "…", "’’’", "a.b.c.d.", "‘’s", "\u{ad}é\u{301}x", "1,2.3:4", "日本。東京"] {
            let (mut tokens, mut ranges) = (Vec::new(), Vec::new());
            split(text, Span::new(0, text.len()), &mut tokens, &mut ranges);
            assert!(tokens.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()), "{text}");
            assert!(tokens.iter().all(|token| text.get(token.span.range()).is_some()), "{text}");
        }
    }
}
