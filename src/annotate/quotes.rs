use super::Document;
use crate::article::{Form, Quote, Span};

/// Finds what stands in quotation marks and is speech, in reading order; speakers are still open.
pub(super) fn find(document: &Document<'_>) -> Vec<Quote> {
    let mut quotes = Vec::new();
    let mut open = None;
    for block in document.blocks {
        for (offset, sign) in document.slice(block.span).char_indices() {
            let at = block.span.start() + offset;
            match (sign, open) {
                ('“', None) => open = Some(at),
                ('”', Some(start)) => {
                    let span = Span::new(start, at + sign.len_utf8());
                    quotes.push(Quote { span, form: Form::Direct, cue: None, speaker: None });
                    open = None;
                }
                _ => {}
            }
        }
    }
    quotes
}
