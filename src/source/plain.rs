//! Plain text: headline, byline, subheadings, captions, and paragraphs out of lines.

use super::{sanitize, subheadings};
use crate::article::{Article, Block, BlockKind, Body, BodyError, SEPARATOR, Span};

/// Characters of the longest line that passes as a headline.
const HEADLINE: usize = 200;
/// Characters past which a line is no hard-wrapped one but a paragraph of its own.
const WRAPPED: usize = 100;

/// Reads plain text.
///
/// # Errors
/// When it is longer than 4 GiB.
pub fn read(text: String) -> Result<Article, BodyError> {
    let mut text = unix_lines(text);
    text.truncate(text.trim_end().len());
    let mut start = text.len() - text.trim_start().len();
    let mut article = Article::default();
    if let Some((headline, rest)) = headline(&text[start..]) {
        article.headline = Some(sanitize::kept(headline));
        start += rest;
        if let Some((byline, rest)) = byline(&text[start..]) {
            article.byline = Some(sanitize::kept(byline));
            start += rest;
        }
    }
    text.drain(..start);
    article.body = if let Some(blocks) = canonical(&text).filter(|_| sanitize::is_clean(&text)) {
        Body::from_parts(text, blocks)?
    } else {
        let mut body = sanitize::Cleaned::default();
        reflow(text, |kind, words| body.push(kind, words));
        body.finish()
    };
    for block in subheadings::of(&article.body) {
        article.body.set_kind(block, BlockKind::Heading);
    }
    Ok(article)
}

/// Bytes that are let go of together while a text is read.
const PIECE: usize = 4 * 1024 * 1024;

/// A text in pieces that end where lines do, the first one last: to be taken from the end and let
/// go of one by one, so that a long text never stands in memory twice.
fn pieces(mut text: String) -> Vec<String> {
    let mut pieces = Vec::with_capacity(text.len() / PIECE + 1);
    while text.len() > PIECE {
        let from = text.floor_char_boundary(text.len() - PIECE);
        let Some(end) = memchr::memrchr(b'\n', &text.as_bytes()[..from]) else { break };
        pieces.push(text.split_off(end + 1));
        text.shrink_to_fit();
    }
    pieces.push(text);
    pieces
}

/// The same text with a line feed at the end of each line, whatever ended it before; a carriage return
/// alone ends lines where nothing else does. Whatever else might end one stays in its line, to be shown
/// as it is and given back as it came.
pub fn unix_lines(text: String) -> String {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return text;
    }
    if text.contains('\n') { text.replace("\r\n", "\n") } else { text.replace('\r', "\n") }
}

/// A form feed, which `pdftotext` writes before each page but the first.
const PAGE: char = '\x0c';

/// The first line, if it stands alone or right above a byline and reads like a headline, and the bytes up to what
/// follows.
fn headline(text: &str) -> Option<(&str, usize)> {
    let line = text.lines().next()?;
    let rest = text[line.len()..].strip_prefix('\n')?;
    let is_alone = rest.starts_with(PAGE) || rest.lines().next()?.trim().is_empty() || byline(rest).is_some();
    let words = line.trim();
    // `Silva called it “a joke.”` is a sentence of the text, with its stop inside the marks.
    let unmarked = words.trim_end_matches(['”', '"', '’', '\'']);
    let stops = unmarked.ends_with(['.', ':', ';', ',']) || unmarked.len() < words.len() && unmarked.ends_with(['!', '?']);
    let reads_so = words.chars().count() <= HEADLINE && !stops && !is_credit(words);
    let after = rest.trim_start();
    (is_alone && reads_so && !after.is_empty()).then(|| (words, text.len() - after.len()))
}

/// `By Ana Silva`, alone on a line.
fn byline(text: &str) -> Option<(&str, usize)> {
    let line = text.lines().next()?;
    let name = line.trim().strip_prefix("By ").or_else(|| line.trim().strip_prefix("BY "))?;
    let rest = &text[line.len()..];
    let is_alone = rest.starts_with("\n\n");
    let reads_so = name.chars().count() <= 80 && !name.ends_with('.') && name.starts_with(char::is_uppercase);
    (is_alone && reads_so).then(|| (name, text.len() - rest.trim_start().len()))
}

/// The blocks of a text that is already as a body is: blocks of one line, one blank line between.
fn canonical(text: &str) -> Option<Vec<Block>> {
    let mut blocks = Vec::new();
    let mut start = 0;
    let ends = memchr::memmem::find_iter(text.as_bytes(), SEPARATOR).chain([text.len()]);
    for end in ends {
        if end < start {
            return None;
        }
        let words = &text[start..end];
        let is_one_line = memchr::memchr(b'\n', words.as_bytes()).is_none();
        let is_trimmed = !words.is_empty() && words.trim().len() == words.len();
        if !is_one_line || !is_trimmed || item(words).is_some() {
            return None;
        }
        blocks.push(Block { kind: kind(words), span: Span::new(start, end) });
        start = end + SEPARATOR.len();
    }
    // Lines that stand so may still be wrapped ones in double spacing; a person would not see that
    // in a text of any length.
    (!blocks.is_empty()).then_some(blocks)
}

/// Builds paragraphs out of lines that end in line feeds, and hands each over; some are empty.
pub fn reflow(text: String, mut push: impl FnMut(BlockKind, &str)) {
    let blank_lines = text.lines().any(|line| line.starts_with(PAGE) || line.trim().is_empty());
    let longest = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let mut paragraph = String::new();
    let mut pieces = pieces(text);
    while let Some(piece) = pieces.pop() {
        for line in piece.lines() {
            let words = line.trim();
            let item = item(words);
            if words.is_empty() || line.starts_with(PAGE) || item.is_some() || (longest > WRAPPED && !blank_lines) {
                finish(&mut paragraph, &mut push);
            }
            if let Some(item) = item {
                push(BlockKind::ListItem, item);
                continue;
            }
            if is_credit(words) {
                finish(&mut paragraph, &mut push);
                push(BlockKind::Caption, words);
                continue;
            }
            if !paragraph.is_empty() && !words.is_empty() {
                // A word that was broken at its own hyphen is whole again without a space.
                let broken = paragraph.ends_with('-') && !paragraph.ends_with(" -") && !paragraph.ends_with("--");
                if !broken {
                    paragraph.push(' ');
                }
            }
            paragraph.push_str(words);
            let short = words.chars().count() * 10 < longest * 7;
            let ended = words.ends_with(['.', '!', '?', '”', '"', '’']);
            if !blank_lines && short && ended {
                finish(&mut paragraph, &mut push);
            }
        }
    }
    finish(&mut paragraph, &mut push);
}

/// Hands a paragraph over and begins a new one.
fn finish(paragraph: &mut String, push: &mut impl FnMut(BlockKind, &str)) {
    push(kind(paragraph), paragraph);
    paragraph.clear();
}

/// The words of a list item, without its mark.
fn item(line: &str) -> Option<&str> {
    ["- ", "* ", "• "].iter().find_map(|mark| line.strip_prefix(mark)).map(str::trim)
}

fn kind(words: &str) -> BlockKind {
    if carries_credit(words) { BlockKind::Caption } else { BlockKind::Paragraph }
}

/// A line that is only a photo credit in parentheses.
fn is_credit(words: &str) -> bool {
    words.starts_with('(') && carries_credit(words)
}

/// What a photo credit says.
const CREDITS: [&str; 12] = [
    "Photo by",
    "Photo:",
    "Photo/",
    "Photograph by",
    "Photo courtesy",
    "Image:",
    "Image by",
    "Picture:",
    "Courtesy of",
    "Getty Images",
    "Handout",
    "file photo",
];

/// Words that end in a photo credit in parentheses (`(Photo by …)`, `(AP Photo/…)`).
fn carries_credit(words: &str) -> bool {
    let Some(inside) = words.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')).map(|(_, inside)| inside) else {
        return false;
    };
    CREDITS.iter().any(|credit| inside.contains(credit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> (Option<String>, Vec<(BlockKind, String)>) {
        let article = read(text.to_owned()).unwrap();
        let blocks = article.body.blocks().iter().map(|block| (block.kind, article.body.slice(block.span).to_owned())).collect();
        (article.headline.map(|line| line.to_string()), blocks)
    }

    fn paragraphs<const N: usize>(words: [&str; N]) -> Vec<(BlockKind, String)> {
        words.map(|words| (BlockKind::Paragraph, words.to_owned())).to_vec()
    }

    #[test]
    fn a_first_line_that_stands_alone_is_the_headline() {
        assert_eq!(blocks("Ferry stays\n\nOne.\n\nTwo.\n"), (Some("Ferry stays".into()), paragraphs(["One.", "Two."])));
        assert_eq!(blocks("It is late.\n\nOne.").0, None);
        assert_eq!(blocks("Only this"), (None, paragraphs(["Only this"])));
    }

    #[test]
    fn a_first_line_that_ends_with_a_stop_inside_its_marks_is_no_headline() {
        assert_eq!(blocks("Ana Silva called it “a joke.”\n\nIt rained.").0, None);
        assert_eq!(blocks("Silva calls it ‘a joke’\n\nIt rained.").0.as_deref(), Some("Silva calls it ‘a joke’"));
    }

    #[test]
    fn a_byline_below_the_headline_is_one() {
        let article = read("Ferry stays\n\nBy Ana Silva\n\nOne.".to_owned()).unwrap();
        assert_eq!(article.byline.as_deref(), Some("Ana Silva"));
        assert_eq!(article.body.text(), "One.");
    }

    #[test]
    fn a_byline_right_below_the_headline_is_one() {
        let article = read("Ferry stays\nBy Ana Silva\n\nOne.".to_owned()).unwrap();
        assert_eq!((article.headline.as_deref(), article.byline.as_deref()), (Some("Ferry stays"), Some("Ana Silva")));
        assert_eq!(article.body.text(), "One.");
        for wrapped in ["It was built\nBy Ana Silva in Lagos.\n\nOne.", "It was built.\nBy Friday\n\nOne.", "One\nBy Ana\nTwo"] {
            assert_eq!(read(wrapped.to_owned()).unwrap().headline, None, "{wrapped}");
        }
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        assert_eq!(
            blocks("One two\nthree four-\nfive.\n\nSix\nseven.").1,
            paragraphs(["One two three four-five.", "Six seven."])
        );
    }

    #[test]
    fn long_lines_without_blank_ones_are_paragraphs() {
        let long = "word ".repeat(30);
        let long = long.trim();
        assert_eq!(blocks(&format!("{long}\n{long}\nshort")).1, paragraphs([long, long, "short"]));
    }

    #[test]
    fn a_photo_credit_is_a_caption() {
        let (_, blocks) = blocks("Title\n\nA hall. (Photo by A. Silva/Press)\n\n(AP Photo/B. Roe)\n\nText (really).");
        let kinds: Vec<_> = blocks.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, [BlockKind::Caption, BlockKind::Caption, BlockKind::Paragraph]);
    }

    #[test]
    fn a_short_line_between_paragraphs_is_a_subheading() {
        let long = "The harbor was full of boats that day, and none of them moved,\nsince the crews were asleep below the decks.";
        for text in [
            format!("Title\n\n{long}\n\nWhat the board knew\n\n{long}"),
            format!("Title\n\n{long} a\tb.\n\nWhat is left\n\n{long}"),
        ] {
            let kinds: Vec<_> = blocks(&text).1.into_iter().map(|(kind, _)| kind).collect();
            assert_eq!(kinds, [BlockKind::Paragraph, BlockKind::Heading, BlockKind::Paragraph], "{text}");
        }
    }

    #[test]
    fn a_canonical_text_is_not_copied() {
        let text = "One.\n\nTwo.".to_owned();
        let place = text.as_ptr();
        assert_eq!(read(text).unwrap().body.text().as_ptr(), place);
    }

    #[test]
    fn escapes_are_shown_and_kept() {
        let article = read("Title\n\na\u{1b}[2J".to_owned()).unwrap();
        assert!(article.body.text().contains("a^[[2J"));
        let whole = Span::new(0, article.body.len());
        assert!(article.body.original().restore(article.body.text(), whole).contains("a\u{1b}[2J"));
    }

    #[test]
    fn a_long_text_in_pieces_reads_as_a_whole_one() {
        let paragraph = "Some words\nof a wrapped \u{1b} text.\n\n- An item\n";
        let text = paragraph.repeat(3 * PIECE / paragraph.len() + 1);
        assert!(pieces(text.clone()).len() > 2);
        let article = read(text).unwrap();
        let kinds: Vec<_> = article.body.blocks().iter().map(|block| (block.kind, article.body.slice(block.span))).collect();
        let pair = [(BlockKind::Paragraph, "Some words of a wrapped ^[ text."), (BlockKind::ListItem, "An item")];
        assert!(kinds.chunks(2).all(|two| two == pair));
        let last = article.body.blocks().iter().rev().nth(1).unwrap().span;
        assert_eq!(article.body.original().restore(article.body.text(), last), "Some words of a wrapped \u{1b} text.");
    }

    #[test]
    fn line_ends_of_other_systems_are_line_ends() {
        assert_eq!(
            blocks("Title\r\n\r\nOne\r\ntwo.\r\n\r\n\tThree.\x0c"),
            (Some("Title".into()), paragraphs(["One two.", "Three."]))
        );
    }

    #[test]
    fn what_else_may_end_a_line_is_kept() {
        let text = "Title\r\n\r\nOne\r\ntwo\rthree\u{2028}four\u{2029}five\x0csix.\r\n\x0cSeven.\n";
        assert_eq!(blocks(text).1, paragraphs(["One two\nthree\nfour\nfive^Lsix.", "Seven."]));
        let body = read(text.to_owned()).unwrap().body;
        let raw = body.original().restore(body.text(), body.blocks()[0].span);
        assert_eq!(raw, "One two\rthree\u{2028}four\u{2029}five\x0csix.");
        assert_eq!(blocks("Title\r\rOne\rtwo.").1, paragraphs(["One two."]), "where nothing else ends lines");
    }

    #[test]
    fn an_empty_text_is_an_empty_article() {
        assert!(read(" \n\n ".to_owned()).unwrap().body.is_empty());
    }
}
