//! What stands in marks that the labelling of quotes passes over: two single marks for a double one (`''It rains,'' she
//! said.`), and a closing mark at both ends (`”It rains,” she said.`).
//!
//! Several articles write all their speech so. The whole labelling of the same articles, of quotes in every form, has it:
//! as a quote, or inside one.

use pullquote::article::{Form, Span};

use crate::gold::{Quotation, Text};

/// Adds what stands in such marks inside a quote of the whole labelling, with that quote's speaker.
pub fn added(mut quoted: Vec<Text>, whole: &[Text]) -> Vec<Text> {
    for text in &mut quoted {
        let body = text.article.body.text();
        let Some(all) = whole.iter().find(|other| other.article.body.text() == body) else { continue };
        let around = |span: Span| {
            let labels = all.quotes.iter().flatten();
            let covers = |label: &&Quotation| label.span.start() <= span.start() && span.end() <= label.span.end() + 1;
            labels.filter(covers).min_by_key(|label| label.span.len())
        };
        let passed_over: Vec<Quotation> = doubled(body)
            .chain(closed_twice(body))
            .filter_map(|span| around(span).map(|label| Quotation { span, form: Form::Mixed, speaker: label.speaker.clone() }))
            .collect();
        if let Some(quotes) = &mut text.quotes {
            quotes.extend(passed_over);
            quotes.sort_by_key(|quote| quote.span);
        }
    }
    quoted
}

/// Each stretch between two pairs of single marks of one line, marks included.
fn doubled(body: &str) -> impl Iterator<Item = Span> {
    const MARKS: &str = "''";
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + body.get(at..)?.find(MARKS)?;
            let words = start + MARKS.len();
            let length = body[words..].find(MARKS)?;
            let end = words + length + MARKS.len();
            at = end;
            if length > 0 && !body[words..end].contains('\n') {
                return Some(Span::new(start, end));
            }
            at = words;
        }
    })
}

/// Each stretch of one line that both begins and ends with a closing mark, marks included.
fn closed_twice(body: &str) -> impl Iterator<Item = Span> {
    const MARK: char = '”';
    body.match_indices(MARK).filter_map(|(start, mark)| {
        let words = start + mark.len();
        let opens =
            body[..start].chars().next_back().is_none_or(char::is_whitespace) && body[words..].starts_with(char::is_alphanumeric);
        let line = body[words..].split(['\n', '“']).next().filter(|_| opens)?;
        let length = line.find(MARK)?;
        Some(Span::new(start, words + length + mark.len()))
    })
}
