//! Quotes as comma-separated values (RFC 4180), one row a quote, offsets in code points.

use std::io::{self, Write};

use super::{Annotated, raw::Raw};
use crate::article::CodePoints;

/// The columns, in order.
pub const HEADER: &str = "source,number,start,end,form,speaker,as_written,kind,quote";

/// Writes the rows of one article; `source` is its address or file. The header is the caller's.
///
/// # Errors
/// When `out` can't be written.
pub fn write(source: &str, Annotated { article, annotations }: Annotated<'_>, out: &mut impl Write) -> io::Result<()> {
    let body = &article.body;
    let raw = Raw::of(body);
    let mut points = CodePoints::of(&raw.text);
    for (index, quote) in annotations.quotes.iter().enumerate() {
        let span = raw.span(quote.span);
        let start = points.at_byte(span.start()).unwrap_or_default();
        let end = points.at_byte(span.end()).unwrap_or(start);
        let speaker = quote.speaker.as_ref();
        let kind =
            speaker.and_then(|speaker| speaker.entity).and_then(|id| annotations.entity(id)).map_or("", |e| e.kind.as_str());
        let written = speaker.and_then(|speaker| speaker.span).map(|span| body.original().restore(body.text(), span));
        let name = annotations.speaker_name(quote).unwrap_or("");
        let words = body.original().restore(body.text(), quote.span);
        write!(out, "{},{},{start},{end},{},", field(source), index + 1, quote.form.as_str())?;
        write!(out, "{},{},{kind},{}\r\n", field(name), field(&written.unwrap_or_default()), field(&words))?;
    }
    Ok(())
}

/// A field in quotation marks where it needs them. A leading sign that a spreadsheet would take
/// for a formula gets an apostrophe before it (OWASP, "CSV Injection").
fn field(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn a_field_is_quoted_where_it_must_be() {
        assert_eq!(field("plain"), "plain");
        assert_eq!(field("a, \"b\""), "\"a, \"\"b\"\"\"");
    }

    #[test]
    fn a_field_is_never_a_formula() {
        assert_eq!(field("=1+1"), "'=1+1");
    }
}
