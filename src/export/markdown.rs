//! An article as Markdown: the text, then its quotes as block quotations with their speakers.

use std::io::{self, Write};

use super::{Annotated, text::credits};
use crate::article::{Article, BlockKind, Span};

/// Writes one article.
///
/// # Errors
/// When `out` can't be written.
pub fn write(Annotated { article, annotations }: Annotated<'_>, out: &mut impl Write) -> io::Result<()> {
    if let Some(headline) = &article.headline {
        writeln!(out, "# {}\n", escape(headline))?;
    }
    let credits: Vec<_> = credits(article).collect();
    if !credits.is_empty() {
        writeln!(out, "{}\n", escape(&credits.join(" · ")))?;
    }
    if let Some(address) = article.url.as_ref().filter(|address| !address.contains(['<', '>', ' '])) {
        writeln!(out, "<{address}>\n")?;
    }
    for block in article.body.blocks() {
        let words = linked(article, block.span);
        let mark = match block.kind {
            BlockKind::Heading => "## ",
            BlockKind::ListItem => "- ",
            BlockKind::BlockQuote => "> ",
            BlockKind::Paragraph | BlockKind::Caption => "",
        };
        writeln!(out, "{mark}{words}\n")?;
    }
    if annotations.quotes.is_empty() {
        return Ok(());
    }
    writeln!(out, "## Who said what\n")?;
    for quote in &annotations.quotes {
        for line in article.body.slice(quote.span).lines() {
            writeln!(out, "> {}", escape(line))?;
        }
        writeln!(out, ">\n> — {}\n", escape(annotations.speaker_name(quote).unwrap_or("unknown")))?;
    }
    Ok(())
}

/// The words of a block, with its links.
fn linked(article: &Article, block: Span) -> String {
    let mut words = String::new();
    let mut at = block.start();
    let links = article.links.iter().filter(|link| block.covers(link.span) && !link.target.contains(['<', '>', '\n']));
    for link in links {
        if link.span.start() < at {
            continue;
        }
        words.push_str(&escape(article.body.slice(Span::new(at, link.span.start()))));
        words.extend(["[", &escape(article.body.slice(link.span)), "](<", &link.target, ">)"]);
        at = link.span.end();
    }
    words.push_str(&escape(article.body.slice(Span::new(at, block.end()))));
    words
}

/// Text in which no sign is taken for markup.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let digits = text.len() - text.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
    for (offset, sign) in text.char_indices() {
        let opens_block = match offset {
            0 => matches!(sign, '#' | '>' | '-' | '+' | '='),
            _ => offset == digits && matches!(sign, '.' | ')'),
        };
        if opens_block || matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '|' | '~') {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Annotations, Date, Link};

    #[test]
    fn no_sign_of_the_text_becomes_markup() {
        let article = Article::from_paragraphs(["# not *a* heading", "12. Not the first 1.", "1 a."]);
        let mut out = Vec::new();
        write(Annotated { article: &article, annotations: &Annotations::default() }, &mut out).unwrap();
        let expected = "\\# not \\*a\\* heading\n\n12\\. Not the first 1.\n\n1 a.\n\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn links_lead_where_they_led() {
        let mut article = Article::from_paragraphs(["See the *full* report, and more."]);
        article.links = vec![Link { span: Span::new(4, 21), target: "https://post.test/a(b)".into() }];
        let mut out = Vec::new();
        write(Annotated { article: &article, annotations: &Annotations::default() }, &mut out).unwrap();
        let expected = "See [the \\*full\\* report](<https://post.test/a(b)>), and more.\n\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn who_wrote_it_and_where_it_stands_is_told() {
        let article = Article {
            headline: Some("Ferry".into()),
            byline: Some("Ana Silva".into()),
            published: Date::parse("2031-02-03"),
            url: Some("https://post.test/a_b".into()),
            ..Article::default()
        };
        let mut out = Vec::new();
        write(Annotated { article: &article, annotations: &Annotations::default() }, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "# Ferry\n\nAna Silva · 2031-02-03\n\n<https://post.test/a_b>\n\n");
    }
}
