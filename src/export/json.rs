//! Our own JSON form: what is written here, the reader opens again as the same article with the same
//! annotations.

use std::io::{self, Write};

use super::{Annotated, raw::Raw};
use crate::{
    article::{BlockKind, CodePoints, Line, SEPARATOR, Span},
    source::json::{clusters, wire},
};

/// Writes an article, indented.
///
/// # Errors
/// When `out` can't be written.
pub fn write(annotated: Annotated<'_>, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &article(annotated))?;
    out.write_all(b"\n")
}

/// Articles as one JSON document: one alone as it is, several as a list.
#[derive(Debug, Default)]
pub struct List {
    /// The first one, while it is alone.
    first: Option<Vec<u8>>,
    is_open: bool,
}

impl List {
    /// Adds an article, as [`write()`] made it.
    ///
    /// # Errors
    /// When `out` can't be written.
    pub fn push(&mut self, article: Vec<u8>, out: &mut impl Write) -> io::Result<()> {
        if !self.is_open && self.first.is_none() {
            self.first = Some(article);
            return Ok(());
        }
        if let Some(first) = self.first.take() {
            self.is_open = true;
            out.write_all(b"[\n")?;
            out.write_all(first.trim_ascii_end())?;
        }
        out.write_all(b",\n")?;
        out.write_all(article.trim_ascii_end())
    }

    /// Writes what is left to write.
    ///
    /// # Errors
    /// When `out` can't be written.
    pub fn end(&mut self, out: &mut impl Write) -> io::Result<()> {
        if std::mem::take(&mut self.is_open) {
            return out.write_all(b"\n]\n");
        }
        out.write_all(&self.first.take().unwrap_or_default())
    }
}

/// Writes an article on one line.
///
/// # Errors
/// When `out` can't be written.
pub fn write_line(annotated: Annotated<'_>, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &article(annotated))?;
    out.write_all(b"\n")
}

fn article(Annotated { article, annotations }: Annotated<'_>) -> wire::Article {
    let raw = Raw::of(&article.body);
    let mut points = CodePoints::of(&raw.text);
    // Who reads it again refuses what cuts a character.
    let whole = |span: Span| clusters::widened(&raw.text, raw.span(span));
    let mut place = |span: Span| {
        let span = whole(span);
        let (start, end) = (points.at_byte(span.start()), points.at_byte(span.end()));
        wire::Place { start, end, ..wire::Place::default() }
    };
    let exact = |place: wire::Place, span: Span| {
        let words = raw.text.get(whole(span).range()).map(str::to_owned);
        wire::Place { exact: words, ..place }
    };
    let quotes = annotations.quotes.iter().map(|quote| wire::Quote {
        place: exact(place(quote.span), quote.span),
        form: Some(quote.form),
        cue: quote.cue.map(&mut place),
        speaker: quote.speaker.as_ref().map(|speaker| wire::Speaker::Speaker {
            name: speaker.name.to_string(),
            entity: speaker.entity.and_then(|id| annotations.entity(id)).map(|entity| entity.name.clone()),
            place: speaker.span.map(|span| exact(place(span), span)).unwrap_or_default(),
        }),
    });
    let mut quotes: Vec<_> = quotes.collect();
    quotes.extend(annotations.unanchored.iter().map(|quote| wire::Quote {
        place: wire::Place { exact: Some(quote.exact.raw().to_owned()), ..wire::Place::default() },
        form: None,
        cue: None,
        speaker: raw_line(quote.speaker.as_ref()).map(wire::Speaker::Name),
    }));
    let entities = annotations.entities.iter().map(|entity| wire::Entity {
        kind: entity.kind,
        name: entity.name.clone(),
        aliases: entity.aliases.clone(),
        mentions: Some(entity.mentions.iter().map(|span| place(*span)).collect()),
        references: entity.references.iter().map(|span| place(*span)).collect(),
        organizations: entity.organizations.iter().filter_map(|id| annotations.entity(*id)).map(|of| of.name.clone()).collect(),
    });
    let entities = entities.collect();
    let links =
        article.links.iter().map(|link| wire::Link { place: place(link.span), target: link.target.raw().to_owned() }).collect();
    let bounds: Vec<usize> = raw.starts.iter().skip(1).map(|start| start - SEPARATOR.len()).chain([raw.text.len()]).collect();
    let body = article.body.blocks().iter().zip(raw.starts.iter().zip(bounds)).map(|(block, (start, end))| {
        let text = raw.text[*start..end].to_owned();
        if block.kind == BlockKind::Paragraph {
            wire::Block::Paragraph(text)
        } else {
            wire::Block::Block { kind: block.kind, text }
        }
    });
    wire::Article {
        headline: raw_line(article.headline.as_ref()),
        byline: raw_line(article.byline.as_ref()),
        publisher: raw_line(article.publisher.as_ref()),
        published: article.published.as_ref().map(ToString::to_string),
        url: raw_line(article.url.as_ref()),
        lang: raw_line(article.lang.as_ref()),
        body: body.collect(),
        links,
        quotes: Some(quotes),
        entities: Some(entities),
    }
}

fn raw_line(line: Option<&Line>) -> Option<String> {
    line.map(|line| line.raw().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{article::Article, source::json::own};

    /// Without notices, which name lines.
    fn read(json: &str) -> Article {
        Article { notices: Vec::new(), ..own::read(json, "a").unwrap() }
    }

    fn read_again(json: &str) -> (Article, Article) {
        let article = read(json);
        let given = article.given.clone();
        let annotations = crate::article::Annotations {
            quotes: given.quotes.unwrap(),
            entities: given.entities.unwrap(),
            unanchored: given.unanchored,
        };
        let mut out = Vec::new();
        write(Annotated { article: &article, annotations: &annotations }, &mut out).unwrap();
        let again = read(std::str::from_utf8(&out).unwrap());
        (article, again)
    }

    #[test]
    fn what_is_written_is_read_again() {
        let json = r#"{"headline":"Ferry","byline":"Ana","published":"2031-02-03","lang":"en",
            "body":["“Sí,” said José of Acme.",{"kind":"list_item","text":"x"},"“Té.”"],
            "links":[{"start":19,"end":23,"target":"https://example.org/"}],
            "quotes":[{"start":0,"end":5,"form":"direct","cue":{"start":6,"end":10},"speaker":{"name":"José","exact":"José"}},
                      {"exact":"“Té.”","speaker":"José"},{"exact":"gone","speaker":"Bo"}],
            "entities":[{"kind":"person","name":"José","mentions":[{"start":11,"end":15}],"references":[],"organizations":["Acme"]},
                        {"kind":"organization","name":"Acme"}]}"#;
        let (article, again) = read_again(json);
        assert_eq!(article, again);
        let person = &again.given.entities.unwrap()[0];
        assert_eq!(person.organizations, [crate::article::EntityId::new(1)]);
    }

    #[test]
    fn words_leave_as_they_came() {
        let json = r#"{"headline":"Fer\u001bry\n ","byline":"\u202eAna","publisher":"The\tPost","url":"https://a.test/\u001b","lang":"e\u007fn",
            "body":["a\u001b[2J “Yes\t.” b"],"links":[{"start":0,"end":1,"target":"https://b.test/\u0007"}],
            "quotes":[{"start":6,"end":13},{"exact":"go\u001bne","speaker":"B\u001bo"}],"entities":[]}"#;
        let (article, again) = read_again(json);
        assert_eq!(article, again);
        let lines = [again.headline, again.byline, again.publisher, again.url, again.lang, Some(again.links[0].target.clone())];
        let lines = lines.map(Option::unwrap_or_default);
        let raw: Vec<_> = lines.iter().map(Line::raw).collect();
        assert_eq!(
            raw,
            ["Fer\u{1b}ry\n ", "\u{202e}Ana", "The\tPost", "https://a.test/\u{1b}", "e\u{7f}n", "https://b.test/\u{7}"]
        );
        let shown: Vec<_> = lines.iter().map(|line| &**line).collect();
        assert_eq!(shown, ["Fer^[ry", "<U+202E>Ana", "The    Post", "https://a.test/^[", "e^?n", "https://b.test/^G"]);
    }
}
