//! HTML to a tree, in bounded time.
//!
//! The parser's time grows with the square of the depth of open elements and of the attributes of a
//! tag (20,000 nested elements: 15 s), and formatting that is never closed is built anew in every
//! paragraph. So attributes are counted before, and the tree is looked at while it grows.

use dom_query::Document;
use html5ever::{LocalName, ParseOpts, QualName, ns, tree_builder::TreeBuilderOpts};
use tendril::{StrTendril, TendrilSink};

use super::sink::Sink;

/// Elements inside each other.
const MOST_LEVELS: usize = 512;
/// Attributes that a tag may have.
const MOST_ATTRIBUTES: usize = 1000;
/// Bytes that are parsed.
const MOST_BYTES: usize = 8 * 1024 * 1024;
/// Signs that may open a tag or a reference: each costs an element or a second look.
const MOST_MARKUP: usize = 200_000;
/// Bytes after which the tree is looked at: what can nest in them is parsed at once.
const PIECE: usize = 2048;
/// Elements looked at: one of so many.
const STRIDE: usize = 8;
/// Levels of all elements together: what comes after the parser climbs from every element.
const MOST_CLIMBS: usize = 20_000_000;
/// Elements beyond those that are written that a page may make.
const SPARE_ELEMENTS: usize = 50_000;

/// A whole page.
///
/// # Errors
/// A sentence, where it can't be parsed in reasonable time.
pub fn document(html: &str) -> Result<Document, String> {
    if html.len() > MOST_BYTES {
        return Err(format!("is HTML of {} MB; at most {} MB are read", html.len() >> 20, MOST_BYTES >> 20));
    }
    let options = ParseOpts { tree_builder: builder(), ..ParseOpts::default() };
    in_pieces(html, html5ever::parse_document(Sink::new(Document::default()), options))
}

/// A piece of a page, as it would stand in its body. Whoever hands it over has bounded its length:
/// the article of a page may be longer when it is written anew than the page was.
///
/// # Errors
/// As [`document`].
pub fn fragment(html: &str) -> Result<Document, String> {
    let options = ParseOpts { tree_builder: builder(), ..ParseOpts::default() };
    let context = QualName::new(None, ns!(html), LocalName::from("body"));
    in_pieces(html, html5ever::parse_fragment(Sink::new(Document::fragment_sink()), options, context, Vec::new(), false))
}

fn builder() -> TreeBuilderOpts {
    TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() }
}

fn in_pieces(html: &str, mut parser: html5ever::Parser<Sink>) -> Result<Document, String> {
    if memchr::memchr2_iter(b'<', b'&', html.as_bytes()).count() > MOST_MARKUP {
        return Err(format!("has more than {MOST_MARKUP} tags and character references"));
    }
    if has_many_attributes(html) {
        return Err(format!("has a tag with more than {MOST_ATTRIBUTES} attributes"));
    }
    let mut climbs = 0;
    let mut rest = html;
    while !rest.is_empty() {
        let end = (PIECE..rest.len()).find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        parser.process(StrTendril::from(piece));
        climbs += STRIDE * check(&parser.tokenizer.sink.sink, html.len() - rest.len())?;
        if climbs > MOST_CLIMBS {
            return Err("has too many elements nested too deep".to_owned());
        }
    }
    Ok(parser.finish())
}

/// Looks at some of the newest elements, and at what was built of so many bytes; the levels of those
/// looked at together.
fn check(sink: &Sink, bytes: usize) -> Result<usize, String> {
    let newest = sink.newest.take();
    let tree = &sink.document.tree;
    let mut sum = 0;
    for element in newest.iter().step_by(STRIDE) {
        let levels = tree.ancestor_ids_of_it(element, Some(MOST_LEVELS + 1)).count();
        if levels > MOST_LEVELS {
            return Err(format!("has more than {MOST_LEVELS} levels of nested elements"));
        }
        sum += levels;
    }
    if tree.len() > bytes / 2 + SPARE_ELEMENTS {
        return Err("has formatting that is never closed, in too many paragraphs".to_owned());
    }
    Ok(sum)
}

/// Whether a tag has more than [`MOST_ATTRIBUTES`]. What stands in scripts is looked at as well.
fn has_many_attributes(html: &str) -> bool {
    let mut at = 0;
    while let Some(next) = memchr::memchr(b'<', &html.as_bytes()[at..]) {
        at += next + 1;
        if html.as_bytes().get(at).is_some_and(u8::is_ascii_alphabetic) {
            let (attributes, length) = tag(&html[at..]);
            if attributes > MOST_ATTRIBUTES {
                return true;
            }
            at += length;
        }
    }
    false
}

/// The attributes of a tag and its length, from its name to its `>` or to the next `<` outside quotes.
fn tag(rest: &str) -> (usize, usize) {
    let mut attributes = 0;
    let mut quote = None;
    let mut before = b'a';
    for (at, &byte) in rest.as_bytes().iter().enumerate() {
        match quote {
            Some(mark) if byte == mark => quote = None,
            Some(_) => continue,
            None if byte == b'>' => return (attributes, at + 1),
            None if matches!(byte, b'"' | b'\'') && before == b'=' => {
                quote = Some(byte);
                continue;
            }
            None => {
                let parts = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'');
                attributes += usize::from(parts(before) && !parts(byte) && byte != b'=');
            }
        }
        if !(byte.is_ascii_whitespace() && before == b'=') {
            before = byte;
        }
    }
    (attributes, rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_page_passes() {
        let items = "<li>one<br><img src=a alt='>'>".repeat(2000);
        let scripts = "<script>if (a<b) { '<div><div>' }</script><!-- <div> -->".repeat(2000);
        let paragraphs = "<p>A <b>word</b> <font size=2>more <svg><path d='M0'/></svg>".repeat(2000);
        document(&format!("<!doctype html><html><body><ul>{items}</ul>{scripts}{paragraphs}")).unwrap();
    }

    #[test]
    fn a_page_in_pieces_is_the_page_in_one() {
        let html = "<!doctype html><html><body><p>Zoë <b>and &amp; ü</b><table><tr><td>x".repeat(60);
        assert_eq!(document(&html).unwrap().html(), Document::from(html.as_str()).html());
        assert_eq!(fragment(&html).unwrap().html(), Document::fragment(html.as_str()).html());
    }

    #[test]
    fn what_would_take_ages_is_refused() {
        for nested in ["<div>", "<svg><style><g>", "<!--><div>", "<b><div></b>", "<div><table><tr><td></div>"] {
            let error = document(&nested.repeat(20_000)).map(|_| nested).unwrap_err();
            assert!(error.contains("512 levels"), "{nested}: {error}");
        }
        let unclosed = (0..400).map(|number| format!("<p><b id={number}>")).collect::<Vec<_>>().concat();
        fragment(&format!("{unclosed}{}", "<p>x".repeat(100_000))).map(|_| ()).unwrap_err();
        let often = "<div>".repeat(480) + &"</div>".repeat(480);
        assert!(document(&often.repeat(190)).map(|_| ()).unwrap_err().contains("too deep"));
    }

    #[test]
    fn a_tag_of_many_attributes_is_refused() {
        let many = |attribute: &str| has_many_attributes(&format!("<a {}>", attribute.repeat(2000)));
        for attribute in ["a ", "a=b ", "a='b > c'", "a = \"b\" ", "a/"] {
            assert!(many(attribute), "{attribute}");
        }
        assert!(!has_many_attributes(&format!("<a title=\"{}\" href = 'a b'>", "a ".repeat(2000))));
    }

    #[test]
    fn markup_is_counted_before_it_is_parsed() {
        for sign in ["<", "&", "<p>a", "<br>", "&amp;"] {
            let error = document(&sign.repeat(MOST_MARKUP + 1)).map(|_| sign).unwrap_err();
            assert!(error.contains("200000 tags and character references"), "{sign}: {error}");
        }
        assert_eq!(document(&"<br>".repeat(MOST_MARKUP)).unwrap().select("br").length(), MOST_MARKUP);
    }

    #[test]
    fn a_long_page_is_refused() {
        assert!(document(&"a".repeat(MOST_BYTES + 1)).map(|_| ()).unwrap_err().contains("8 MB"));
    }
}
