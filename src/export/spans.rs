//! The flat form that other tools and scorers read: one JSON object a line, offsets in code points.

use std::io::{self, Write};

use serde::Serialize;

use super::{Annotated, raw::Raw};
use crate::article::{Annotations, CodePoints, Quote, Span};

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

/// Writes one line for one article, by whatever names it (words, a number): its text as it came, and offsets in that.
///
/// # Errors
/// When `out` can't be written.
pub fn write(id: impl Serialize, Annotated { article, annotations }: Annotated<'_>, out: &mut impl Write) -> io::Result<()> {
    let raw = Raw::differing(&article.body);
    let text = raw.as_ref().map_or(article.body.text(), |raw| &raw.text);
    let mut place = Place { text, raw: raw.as_ref(), points: CodePoints::of(text) };
    let mut mentions: Vec<_> =
        annotations.entities.iter().flat_map(|entity| entity.mentions.iter().map(move |span| (*span, entity))).collect();
    mentions.sort_by_key(|(span, _)| *span);
    let entities = mentions
        .into_iter()
        .map(|(span, entity)| {
            let Range { start, end } = place.range(span);
            Mention { start, end, kind: entity.kind.label(), entity: &entity.name }
        })
        .collect();
    let quotes = annotations.quotes.iter().map(|quote| {
        let Range { start, end } = place.range(quote.span);
        let cue = quote.cue.map(|cue| place.range(cue));
        Quotation { start, end, form: quote.form.as_str(), cue, speaker: source(quote, annotations, &mut place) }
    });
    let quotes = quotes.collect();
    serde_json::to_writer(&mut *out, &Line { id, text, entities, quotes })?;
    out.write_all(b"\n")
}

fn source<'a>(quote: &'a Quote, annotations: &'a Annotations, place: &mut Place<'a>) -> Option<Source<'a>> {
    let speaker = quote.speaker.as_ref()?;
    let range = speaker.span.map(|span| place.range(span));
    Some(Source {
        start: range.as_ref().map(|range| range.start),
        end: range.as_ref().map(|range| range.end),
        text: speaker.span.and_then(|span| place.text.get(place.raw(span).range())),
        entity: speaker.entity.and_then(|id| annotations.entity(id)).map(|entity| entity.name.as_str()),
        name: annotations.speaker_name(quote).unwrap_or(&speaker.name),
    })
}

/// Where spans stand in the text as it came.
struct Place<'a> {
    text: &'a str,
    raw: Option<&'a Raw<'a>>,
    points: CodePoints<'a>,
}

impl Place<'_> {
    fn raw(&self, span: Span) -> Span {
        self.raw.map_or(span, |raw| raw.span(span))
    }

    /// A span in code points; annotations lie on character boundaries, so none is lost.
    fn range(&mut self, span: Span) -> Range {
        let span = self.raw(span);
        let start = self.points.at_byte(span.start()).unwrap_or_default();
        let end = self.points.at_byte(span.end()).unwrap_or(start);
        Range { start, end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Entity, EntityId, EntityKind, Form, Speaker};

    #[test]
    fn offsets_are_code_points_of_the_text_as_given() {
        let article = Article::from_paragraphs(["“Sí,” said José."]);
        let jose = Span::new(16, 21);
        let name = Entity {
            kind: EntityKind::Person,
            name: "José".into(),
            aliases: vec![],
            mentions: vec![jose],
            references: vec![],
            organizations: vec![],
        };
        let speaker = Speaker { span: Some(jose), entity: Some(EntityId::new(0)), name: "José".to_owned().into() };
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
