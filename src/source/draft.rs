//! An article as a format's reader finds it: raw strings, before they are made harmless.

use std::ops::Range;

use super::{dates, sanitize};
use crate::article::{Article, BlockKind, Edit, Link, Original, Span};

/// What a format's reader found. Every string is raw: [`Draft::finish`] cleans them, after all
/// escapes and entities have been decoded.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The title.
    pub headline: Option<String>,
    /// Who wrote it; a leading `By` is dropped.
    pub byline: Option<String>,
    /// The outlet.
    pub publisher: Option<String>,
    /// When, in any form that [`dates::read`] knows; a date that it does not know is left out.
    pub published: Option<String>,
    /// The address.
    pub url: Option<String>,
    /// The language tag.
    pub lang: Option<String>,
    /// The body.
    pub blocks: Vec<Block>,
}

/// A block of text with its links.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its words.
    pub text: String,
    /// Its links: bytes of `text`, and the address.
    pub links: Vec<(Range<usize>, String)>,
}

impl Block {
    /// A block without links.
    pub fn new(kind: BlockKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), links: Vec::new() }
    }
}

impl Draft {
    /// The article, harmless to show.
    pub fn finish(self) -> Article {
        let one_line = |text: Option<String>| text.map(|text| sanitize::kept(&unbroken(&text))).filter(|line| !line.is_empty());
        let mut article = Article {
            headline: one_line(self.headline),
            byline: one_line(self.byline.map(|byline| without_by(&byline).to_owned())),
            publisher: one_line(self.publisher),
            published: self.published.as_deref().and_then(dates::read),
            url: one_line(self.url),
            lang: one_line(self.lang),
            ..Article::default()
        };
        let mut edits = Vec::new();
        for block in self.blocks {
            push(&mut article, &mut edits, block);
        }
        article.body = std::mem::take(&mut article.body).with_original(Original::new(edits));
        article
    }
}

fn push(article: &mut Article, edits: &mut Vec<Edit>, block: Block) {
    let clean = sanitize::clean(block.text);
    // What is replaced at an end (a line separator, say) must not leave white space there.
    let lead = clean.text.len() - clean.text.trim_start().len();
    let kept = clean.text.trim();
    let Some(span) = article.body.push(block.kind, kept) else { return };
    let moved = |at: usize| span.start() + at.clamp(lead, lead + kept.len()) - lead;
    for (range, target) in block.links {
        let link = Span::new(moved(clean.place(range.start)), moved(clean.place(range.end)));
        if !link.is_empty() {
            article.links.push(Link { span: link, target: sanitize::kept(&target) });
        }
    }
    let whole = lead..=lead + kept.len();
    edits.extend(
        clean
            .original
            .edits()
            .iter()
            .filter(|edit| whole.contains(&edit.shown.start()) && whole.contains(&edit.shown.end()))
            .map(|edit| Edit { shown: Span::new(moved(edit.shown.start()), moved(edit.shown.end())), raw: edit.raw.clone() }),
    );
}

/// The lines of a text on one: in markup they are layout and no part of the words.
fn unbroken(text: &str) -> String {
    text.lines().map(str::trim_ascii).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A byline without its leading `By`.
pub fn without_by(byline: &str) -> &str {
    let byline = byline.trim();
    match byline.split_once(char::is_whitespace) {
        Some((by, names)) if by.eq_ignore_ascii_case("by") => names.trim_start(),
        _ => byline,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_originals_follow_their_words() {
        let block = Block {
            links: vec![(2..5, "https://a.test/\u{1b}".to_owned())],
            ..Block::new(BlockKind::Paragraph, "\u{1b} the\u{7}")
        };
        let draft = Draft { blocks: vec![Block::new(BlockKind::Heading, "One"), block], ..Draft::default() };
        let article = draft.finish();
        assert_eq!(article.body.text(), "One\n\n^[ the^G");
        assert_eq!(article.body.slice(article.links[0].span), "the");
        assert_eq!(&*article.links[0].target, "https://a.test/^[");
        let whole = Span::new(0, article.body.len());
        assert_eq!(article.body.original().restore(article.body.text(), whole), "One\n\n\u{1b} the\u{7}");
    }

    #[test]
    fn line_ends_of_markup_are_no_part_of_a_headline() {
        let draft = Draft { headline: Some("\n  Rain\n  again\u{7}  ".to_owned()), ..Draft::default() };
        assert_eq!(draft.finish().headline.unwrap().raw(), "Rain again\u{7}");
    }

    #[test]
    fn a_byline_loses_its_by() {
        let draft = Draft { byline: Some("By Ana Silva\u{202e}".to_owned()), ..Draft::default() };
        let byline = draft.finish().byline.unwrap();
        assert_eq!((&*byline, byline.raw()), ("Ana Silva<U+202E>", "Ana Silva\u{202e}"));
        assert_eq!(["by\tAna", " BY Ana", "By", "Bystander"].map(without_by), ["Ana", "Ana", "By", "Bystander"]);
    }
}
