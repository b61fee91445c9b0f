//! An article as Markdown: the text, then its quotes as block quotations with their speakers.

use std::io::{self, Write};

use super::Annotated;
use crate::article::BlockKind;

/// Writes one article.
///
/// # Errors
/// When `out` can't be written.
pub fn write(Annotated { article, annotations }: Annotated<'_>, out: &mut impl Write) -> io::Result<()> {
    if let Some(headline) = &article.headline {
        writeln!(out, "# {}\n", escape(headline))?;
    }
    for block in article.body.blocks() {
        let words = escape(article.body.slice(block.span));
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

/// Text in which no sign is taken for markup.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (offset, sign) in text.char_indices() {
        let opens_block = offset == 0 && matches!(sign, '#' | '>' | '-' | '+' | '=');
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
    use crate::article::{Annotations, Article};

    #[test]
    fn no_sign_of_the_text_becomes_markup() {
        let article = Article::from_paragraphs(["# not *a* heading"]);
        let mut out = Vec::new();
        write(Annotated { article: &article, annotations: &Annotations::default() }, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\\# not \\*a\\* heading\n\n");
    }
}
