//! Readable plain text: the article, and below it who said what and who is named.

use std::io::{self, Write};

use super::Annotated;
use crate::article::{Article, BlockKind, EntityKind};

/// Writes the article alone: headline, byline line, and one paragraph a line with blank lines
/// between them.
///
/// # Errors
/// When `out` can't be written.
pub fn write_article(article: &Article, out: &mut impl Write) -> io::Result<()> {
    if let Some(headline) = &article.headline {
        writeln!(out, "{headline}")?;
    }
    let credits: Vec<_> = credits(article).collect();
    if !credits.is_empty() {
        writeln!(out, "{}", credits.join(" · "))?;
    }
    let mut before = None;
    for block in article.body.blocks() {
        let in_list = block.kind == BlockKind::ListItem && before == Some(BlockKind::ListItem);
        let first = before.is_none() && article.headline.is_none() && credits.is_empty();
        if !first && !in_list {
            writeln!(out)?;
        }
        let words = article.body.slice(block.span);
        match block.kind {
            BlockKind::ListItem => writeln!(out, "- {words}")?,
            BlockKind::BlockQuote => writeln!(out, "> {words}")?,
            _ => writeln!(out, "{words}")?,
        }
        before = Some(block.kind);
    }
    Ok(())
}

/// Byline, publisher and day, as far as they are known.
pub(super) fn credits(article: &Article) -> impl Iterator<Item = &str> {
    let day = article.published.as_ref().map(crate::article::Date::day);
    [article.byline.as_deref(), article.publisher.as_deref(), day].into_iter().flatten()
}

/// Writes the article, its quotes with their speakers, and its entities by kind.
///
/// # Errors
/// When `out` can't be written.
pub fn write(annotated: Annotated<'_>, out: &mut impl Write) -> io::Result<()> {
    let Annotated { article, annotations } = annotated;
    write_article(article, out)?;
    if !annotations.quotes.is_empty() || !annotations.unanchored.is_empty() {
        writeln!(out, "\nQuotes\n")?;
    }
    for (index, quote) in annotations.quotes.iter().enumerate() {
        let name = annotations.speaker_name(quote).unwrap_or("unknown");
        let as_written = annotations.speaker_as_written(quote, &article.body);
        let number = index + 1;
        match as_written {
            Some(words) => writeln!(out, "{number:>3}. {name} ({words})")?,
            None => writeln!(out, "{number:>3}. {name}")?,
        }
        writeln!(out, "     {}", article.body.slice(quote.span).replace('\n', " "))?;
    }
    for quote in &annotations.unanchored {
        writeln!(out, "  ?  {} · not in the text", quote.speaker.as_deref().unwrap_or("unknown"))?;
        writeln!(out, "     {}", quote.exact)?;
    }
    for kind in EntityKind::ALL {
        let mut entities = annotations.entities.iter().filter(|entity| entity.kind == kind).peekable();
        if entities.peek().is_some() {
            writeln!(out, "\n{}\n", heading(kind))?;
        }
        for entity in entities {
            let aliases = if entity.aliases.is_empty() { String::new() } else { format!(" ({})", entity.aliases.join(", ")) };
            writeln!(out, "{:>3} × {}{aliases}", entity.mentions.len(), entity.name)?;
        }
    }
    Ok(())
}

const fn heading(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Organization => "Organizations",
        EntityKind::Person => "People",
        EntityKind::Place => "Places",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Annotations, Body, Date, Unanchored};

    #[test]
    fn an_article_reads_as_plain_text() {
        let article = Article {
            headline: Some("Ferry stays in port".into()),
            byline: Some("Ana Silva".into()),
            published: Date::parse("2031-02-03"),
            body: Body::from_blocks([
                (BlockKind::Paragraph, "One."),
                (BlockKind::ListItem, "a"),
                (BlockKind::ListItem, "b"),
                (BlockKind::Paragraph, "Two."),
            ]),
            ..Article::default()
        };
        let mut out = Vec::new();
        write_article(&article, &mut out).unwrap();
        let expected = "Ferry stays in port\nAna Silva · 2031-02-03\n\nOne.\n\n- a\n- b\n\nTwo.\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
    #[test]
    fn a_quote_that_is_not_in_the_text_is_told_as_such() {
        let article = Article::from_paragraphs(["One."]);
        let unanchored = vec![Unanchored { exact: "“No.”".into(), speaker: Some("Bo".into()) }];
        let annotations = Annotations { unanchored, ..Annotations::default() };
        let mut out = Vec::new();
        write(Annotated { article: &article, annotations: &annotations }, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "One.\n\nQuotes\n\n  ?  Bo · not in the text\n     “No.”\n");
    }
}
