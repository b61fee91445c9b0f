//! The flat form that other tools and scorers read: one JSON object a line, offsets in code points.

use std::io::{self, Write};

use serde::Serialize;

use super::Annotated;
use crate::article::{CodePoints, Quote, Span};

#[derive(Serialize)]
struct Line<'a, Id: Serialize> {
    id: Id,
    text: &'a str,
    entities: Vec<Mention<'a>>,
    quotes: Vec<Quotation<'a>>,
}

#[derive(Serialize)]
struct Mention<'a> {
    start: usize,
    end: usize,
    kind: &'static str,
    entity: &'a str,
}

#[derive(Serialize)]
struct Quotation<'a> {
    start: usize,
    end: usize,
    form: &'static str,
    cue: Option<Range>,
    speaker: Option<Source<'a>>,
}

#[derive(Serialize)]
struct Range {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Source<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
    /// The words as they stand in the text; none where the source is not named near the quote.
    text: Option<&'a str>,
    entity: Option<&'a str>,
    name: &'a str,
}

/// Writes one line for one article, by whatever names it: words, a number.
///
/// # Errors
/// When `out` can't be written.
pub fn write(id: impl Serialize, annotated: Annotated<'_>, out: &mut impl Write) -> io::Result<()> {
    let line = line(id, annotated);
    serde_json::to_writer(&mut *out, &line)?;
    out.write_all(b"\n")
}

fn line<Id: Serialize>(id: Id, Annotated { article, annotations }: Annotated<'_>) -> Line<'_, Id> {
    let body = &article.body;
    let mut points = CodePoints::of(body.text());
    let mut mentions: Vec<_> =
        annotations.entities.iter().flat_map(|entity| entity.mentions.iter().map(move |span| (*span, entity))).collect();
    mentions.sort_by_key(|(span, _)| *span);
    let entities = mentions
        .into_iter()
        .map(|(span, entity)| {
            let Range { start, end } = range(span, &mut points);
            Mention { start, end, kind: entity.kind.label(), entity: &entity.name }
        })
        .collect();
    let quotes = annotations.quotes.iter().map(|quote| {
        let Range { start, end } = range(quote.span, &mut points);
        let cue = quote.cue.map(|cue| range(cue, &mut points));
        Quotation {
            start,
            end,
            form: quote.form.as_str(),
            cue,
            speaker: source(quote, article.body.text(), annotations, &mut points),
        }
    });
    let quotes = quotes.collect();
    Line { id, text: body.text(), entities, quotes }
}

fn source<'a>(
    quote: &'a Quote,
    text: &'a str,
    annotations: &'a crate::article::Annotations,
    points: &mut CodePoints<'_>,
) -> Option<Source<'a>> {
    let speaker = quote.speaker.as_ref()?;
    let place = speaker.span.map(|span| range(span, points));
    Some(Source {
        start: place.as_ref().map(|place| place.start),
        end: place.as_ref().map(|place| place.end),
        text: speaker.span.and_then(|span| text.get(span.range())),
        entity: speaker.entity.and_then(|id| annotations.entity(id)).map(|entity| entity.name.as_str()),
        name: annotations.speaker_name(quote).unwrap_or(&speaker.name),
    })
}

/// A span in code points; annotations lie on character boundaries, so none is lost.
fn range(span: Span, points: &mut CodePoints<'_>) -> Range {
    let start = points.at_byte(span.start()).unwrap_or_default();
    let end = points.at_byte(span.end()).unwrap_or(start);
    Range { start, end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Annotations, Article, Entity, EntityId, EntityKind, Form, Speaker};

    #[test]
    fn offsets_are_code_points_of_the_text_as_given() {
        let article = Article::from_paragraphs(["“Sí,” said José."]);
        let jose = Span::new(16, 21);
        let name =
            Entity { kind: EntityKind::Person, name: "José".into(), aliases: vec![], mentions: vec![jose], references: vec![] };
        let speaker = Speaker { span: Some(jose), entity: Some(EntityId(0)), name: "José".into() };
        let quote = Quote { span: Span::new(0, 10), form: Form::Direct, cue: Some(Span::new(11, 15)), speaker: Some(speaker) };
        let annotations = Annotations { quotes: vec![quote], entities: vec![name], unanchored: vec![] };
        let mut out = Vec::new();
        write("a", Annotated { article: &article, annotations: &annotations }, &mut out).unwrap();
        let line: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(line["entities"][0]["start"], 11);
        assert_eq!(line["entities"][0]["end"], 15);
        assert_eq!(line["quotes"][0]["end"], 5);
        assert_eq!(line["quotes"][0]["speaker"]["text"], "José");
        assert_eq!(line["quotes"][0]["speaker"]["start"], 11);
    }
}
