//! What needs no thought, to set beside: each stretch between two double marks of one line.

use pullquote::article::{Annotations, Form, Quote, Span};

/// Every stretch between two double marks of one line, as a quote of nobody.
pub fn find(body: &str) -> Annotations {
    let quote = |span| Quote { span, form: Form::Direct, cue: None, speaker: None };
    Annotations { quotes: spans(body).into_iter().map(quote).collect(), ..Annotations::default() }
}

fn spans(body: &str) -> Vec<Span> {
    let (mut spans, mut open) = (Vec::new(), None::<(usize, char)>);
    for (at, sign) in body.char_indices() {
        let closes = |(start, mark): (usize, char)| {
            let pair = matches!((mark, sign), ('“', '”') | ('"', '"'));
            (pair && at > start + mark.len_utf8()).then(|| Span::new(start, at + sign.len_utf8()))
        };
        if let Some(span) = open.and_then(closes) {
            spans.push(span);
            open = None;
        } else if matches!(sign, '\n' | '”') && open.is_some_and(|(_, mark)| sign == '\n' || mark == '“') {
            open = None;
        } else if sign == '“' || sign == '"' && open.is_none_or(|(_, mark)| mark == '"') {
            open = Some((at, sign));
        }
    }
    spans
}
