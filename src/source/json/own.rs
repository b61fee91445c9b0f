//! Reads our own JSON form.

use serde_json::Value;

#[cfg(feature = "formats")]
use super::layers::Layers;
use super::{
    anchor::Search,
    clusters,
    locate::{Origin, Step},
    misspelt,
    parse::typed,
    wire,
};
use crate::{
    article::{
        Article, BlockKind, Body, CodePoints, Date, Entity, EntityId, EntityKind, Form, Given, Link, Quote, SEPARATOR, Span,
        Speaker, Unanchored,
    },
    source::{
        Error, ErrorKind,
        sanitize::{self, Clean},
    },
};

/// Reads an article; `name` is what messages call the source.
///
/// # Errors
/// When it is no JSON of this form, a date is none, or an annotation does not fit the text: with
/// line, path and what was expected.
pub fn read(json: &str, name: &str) -> Result<Article, Error> {
    read_at(json, name, &Origin::default())
}

/// As [`read`], of JSON that stands at a place in a document.
pub(super) fn read_at(json: &str, name: &str, origin: &Origin) -> Result<Article, Error> {
    read_value(json, &typed(json, name, origin)?, name, origin)
}

/// As [`read_at`], where the JSON was parsed already.
pub(super) fn read_value(json: &str, value: &Value, name: &str, origin: &Origin) -> Result<Article, Error> {
    let mut wire: wire::Article = typed(json, name, origin)?;
    let raw = joined(std::mem::take(&mut wire.body));
    let reader = Reader { json, name, origin };
    let (mut article, Doubts { unanchored, strangers }) = reader.article(wire, &raw)?;
    let entities = article.given.entities.iter().flatten().enumerate();
    let unplaced = entities.filter(|(_, entity)| entity.mentions.is_empty()).map(|(index, _)| index);
    let element = |list, indexes: Vec<usize>| -> Vec<_> {
        indexes.into_iter().map(|index| vec![Step::Key(list), Step::Index(index)]).collect()
    };
    for (what, paths) in [("quote", element("quotes", unanchored)), ("name", element("entities", unplaced.collect()))] {
        let places = reader.first_few(&paths, |place| place).join(", ");
        article.notices.extend(not_in_the_text(paths.len(), what).map(|told| format!("{told}: {places}")));
    }
    let strangers = strangers.into_iter().filter(|_| article.given.entities.is_some());
    let entity = |quote| vec![Step::Key("quotes"), Step::Index(quote), Step::Key("speaker"), Step::Key("entity")];
    let strangers: Vec<_> = strangers.map(entity).collect();
    let told = reader.first_few(&strangers, |place| format!("{place} names none of the entities"));
    article.notices.extend(told);
    let (paths, meant): (Vec<_>, Vec<_>) = misspelt::keys(value).into_iter().unzip();
    let mut meant = meant.into_iter();
    let told = reader.first_few(&paths, |place| format!("{place} is no key here; did you mean {}?", meant.next().unwrap_or("")));
    article.notices.extend(told);
    Ok(article)
}

/// Says that quotes or so many names came with an article that are not in its text.
#[cfg(feature = "formats")]
pub(super) fn tell_unanchored(article: &mut Article, names: usize) {
    let quotes = article.given.unanchored.len();
    article.notices.extend(not_in_the_text(quotes, "quote").into_iter().chain(not_in_the_text(names, "name")));
}

fn not_in_the_text(count: usize, what: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {what} that came with the article is not in its text")),
        many => Some(format!("{many} {what}s that came with the article are not in its text")),
    }
}

/// Makes an article of what another form was turned into: `raw` is its body.
///
/// # Errors
/// When an annotation does not fit the text.
#[cfg(feature = "formats")]
pub(super) fn finish(wire: wire::Article, raw: &Body, name: &str) -> Result<Article, Error> {
    Reader { json: "", name, origin: &Origin::default() }.article(wire, raw).map(|(article, _)| article)
}

/// Gives an article layers that count in its body; of each one, what it came with goes.
///
/// # Errors
/// When an annotation does not fit the text.
#[cfg(feature = "formats")]
pub(super) fn give(article: &mut Article, layers: Layers, name: &str) -> Result<(), Error> {
    let raw = article.body.text().to_owned();
    let text = Text { clean: sanitize::clean(raw.clone()), raw, same: true };
    let mut finder = Finder::of(&text.raw);
    let given =
        Reader { json: "", name, origin: &Origin::default() }.given(layers.quotes, layers.entities, &text, &mut finder)?;
    let unanchored = given.unanchored.into_iter().chain(layers.unanchored);
    let had = &mut article.given;
    had.unanchored.extend(unanchored);
    let before = had.entities.clone().unwrap_or_default();
    let has_new_quotes = given.quotes.is_some();
    if let Some(quotes) = given.quotes {
        had.quotes = Some(quotes);
    }
    if let Some(entities) = given.entities {
        (had.entities, had.by_kind) = (Some(entities), true);
    }
    // Speakers are entities of the article as it is now.
    let entities = had.entities.as_deref().unwrap_or(&[]);
    for speaker in had.quotes.iter_mut().flatten().filter_map(|quote| quote.speaker.as_mut()) {
        let old = speaker.entity.filter(|_| !has_new_quotes).and_then(|id| before.get(id.index()));
        let known = old.map_or(&*speaker.name, |entity| entity.name.as_str());
        speaker.entity = entity_named(known, entities);
    }
    tell_unanchored(article, layers.unplaced);
    Ok(())
}

/// The blocks of a body, joined.
fn joined(blocks: Vec<wire::Block>) -> Body {
    let mut raw = Body::default();
    for block in blocks {
        let (kind, text) = match block {
            wire::Block::Paragraph(text) => (BlockKind::Paragraph, text),
            wire::Block::Block { kind, text } => (kind, text),
        };
        raw.push(kind, &text);
    }
    raw
}

/// Places that are told of one sort of thing; a file may have thousands.
const TOLD: usize = 3;

struct Reader<'a> {
    /// The article as it is written; empty where it was made of another form.
    json: &'a str,
    name: &'a str,
    origin: &'a Origin,
}

/// The body as it came, and made harmless.
struct Text {
    raw: String,
    clean: Clean,
    /// Whether nothing had to be replaced, so that places need no mapping.
    same: bool,
}

/// Finds places in the raw text.
struct Finder<'a> {
    points: CodePoints<'a>,
    search: Search<'a>,
    doubts: Doubts,
}

/// Quotes of which something is to be told, by their numbers.
#[derive(Default)]
struct Doubts {
    /// Those whose words are not in the text.
    unanchored: Vec<usize>,
    /// Those whose speakers are said to be entities that there are not.
    strangers: Vec<usize>,
}

impl<'a> Finder<'a> {
    fn of(text: &'a str) -> Self {
        Self { points: CodePoints::of(text), search: Search::of(text), doubts: Doubts::default() }
    }
}

impl Reader<'_> {
    fn error(&self, path: &[Step<'_>], message: impl Into<String>) -> Error {
        let error = Error::new(ErrorKind::Malformed, self.name, message).at_path(self.origin.path(path));
        match self.origin.line_of(self.json, path) {
            Some(line) => error.at_line(line),
            None => error,
        }
    }

    /// What is told of the first few of many places, and how many more there are.
    fn first_few(&self, paths: &[Vec<Step<'_>>], tell: impl FnMut(String) -> String) -> Vec<String> {
        let mut told: Vec<_> = paths.iter().take(TOLD).map(|path| self.origin.told(self.json, path)).map(tell).collect();
        if let more @ 1.. = paths.len().saturating_sub(TOLD) {
            told.push(format!("and {more} more"));
        }
        told
    }

    fn article(&self, wire: wire::Article, raw: &Body) -> Result<(Article, Doubts), Error> {
        let one_line = |text: Option<String>| text.map(|text| sanitize::kept(&text)).filter(|line| !line.is_empty());
        let published = match &wire.published {
            Some(text) => {
                let expected = "expected an RFC 3339 date or date-time, such as 2018-06-20 or 2018-06-20T18:10:00Z";
                Some(Date::parse(text).ok_or_else(|| self.error(&[Step::Key("published")], expected))?)
            }
            None => None,
        };
        let (body, text) = self.body(raw)?;
        let mut article = Article {
            headline: one_line(wire.headline),
            byline: one_line(wire.byline),
            publisher: one_line(wire.publisher),
            published,
            url: one_line(wire.url),
            lang: one_line(wire.lang),
            body,
            ..Article::default()
        };
        let mut finder = Finder::of(&text.raw);
        for (index, link) in wire.links.iter().enumerate() {
            let path = [Step::Key("links"), Step::Index(index)];
            if let Some(span) = self.place(&link.place, &text, &mut finder, &path)? {
                article.links.push(Link { span, target: sanitize::kept(&link.target) });
            }
        }
        article.given = self.given(wire.quotes, wire.entities, &text, &mut finder)?;
        Ok((article, finder.doubts))
    }

    /// Makes the blocks harmless, and keeps what offsets count in.
    fn body(&self, raw: &Body) -> Result<(Body, Text), Error> {
        let clean = sanitize::clean(raw.text().to_owned());
        let same = clean.original.edits().is_empty();
        let spans = raw.blocks().iter().map(|block| {
            let span = Span::new(clean.place(block.span.start()), clean.place(block.span.end()));
            crate::article::Block { span, ..*block }
        });
        let blocks = if same { raw.blocks().to_vec() } else { spans.collect() };
        let body =
            Body::from_parts(clean.text.clone(), blocks).map_err(|error| self.error(&[Step::Key("body")], error.to_string()))?;
        Ok((body.with_original(clean.original.clone()), Text { raw: raw.text().to_owned(), clean, same }))
    }

    /// The span of a place; none where its words are not in the text.
    fn place(&self, place: &wire::Place, text: &Text, finder: &mut Finder<'_>, path: &[Step<'_>]) -> Result<Option<Span>, Error> {
        let raw = match (place.start, place.end, &place.exact) {
            (Some(start), Some(end), _) => Some(self.offsets(start, end, text, finder, path)?),
            (None, None, Some(exact)) => {
                let (prefix, suffix) = (place.prefix.as_deref().unwrap_or(""), place.suffix.as_deref().unwrap_or(""));
                finder.search.quote(exact, prefix, suffix)
            }
            _ => return Err(self.error(path, "expected start and end, or exact")),
        };
        let verified = raw.filter(|span| place.exact.as_ref().is_none_or(|exact| text.raw.get(span.range()) == Some(exact)));
        if raw.is_some() && verified.is_none() {
            return Err(self.error(path, "the text at start and end is not what exact says"));
        }
        // Of other forms it was seen to already.
        if !self.json.is_empty() && verified.is_some_and(|span| !clusters::are_whole(&text.raw, span)) {
            let message = "cuts a character in two; expected places before or after a letter and its marks, a flag, an emoji";
            return Err(self.error(path, message));
        }
        Ok(verified.map(|span| text.shown(span)))
    }

    fn offsets(&self, start: usize, end: usize, text: &Text, finder: &mut Finder<'_>, path: &[Step<'_>]) -> Result<Span, Error> {
        let span = finder.points.to_byte(start).zip(finder.points.to_byte(end)).filter(|(start, end)| start < end);
        span.map(|(start, end)| Span::new(start, end)).ok_or_else(|| {
            let length = text.raw.chars().count();
            self.error(path, format!("start {start} and end {end} are no place in the text, which has {length} code points (blocks joined by {SEPARATOR:?})"))
        })
    }

    fn given(
        &self,
        quotes: Option<Vec<wire::Quote>>,
        entities: Option<Vec<wire::Entity>>,
        text: &Text,
        finder: &mut Finder<'_>,
    ) -> Result<Given, Error> {
        let mut given = Given::default();
        if let Some(entities) = entities {
            let read = entities.iter().enumerate().map(|(index, entity)| self.entity(entity, text, finder, index));
            let mut read = read.collect::<Result<Vec<_>, _>>()?;
            for (person, entity) in entities.iter().enumerate() {
                let organizations = entity.organizations.iter().filter_map(|name| organization_named(name, &read));
                let mut organizations: Vec<_> = organizations.collect();
                organizations.sort_unstable();
                organizations.dedup();
                read[person].organizations = organizations;
            }
            given.entities = Some(read);
        }
        if let Some(quotes) = quotes {
            let mut found = Vec::new();
            for (index, quote) in quotes.iter().enumerate() {
                match self.quote(quote, given.entities.as_deref().unwrap_or(&[]), text, finder, index)? {
                    Ok(quote) => found.push(quote),
                    Err(unanchored) => given.unanchored.push(unanchored),
                }
            }
            found.sort_by_key(|quote| quote.span);
            given.quotes = Some(found);
        }
        Ok(given)
    }

    fn entity(&self, entity: &wire::Entity, text: &Text, finder: &mut Finder<'_>, index: usize) -> Result<Entity, Error> {
        let places = |places: &[wire::Place], key: &'static str, finder: &mut Finder<'_>| -> Result<Vec<Span>, Error> {
            let mut spans = Vec::with_capacity(places.len());
            for (number, place) in places.iter().enumerate() {
                let path = [Step::Key("entities"), Step::Index(index), Step::Key(key), Step::Index(number)];
                spans.extend(self.place(place, text, finder, &path)?);
            }
            spans.sort_unstable();
            Ok(spans)
        };
        let mentions = if let Some(mentions) = &entity.mentions {
            places(mentions, "mentions", finder)?
        } else {
            let names = std::iter::once(&entity.name).chain(&entity.aliases).map(String::as_str);
            finder.search.names(names).into_iter().map(|span| text.shown(span)).collect()
        };
        Ok(Entity {
            kind: entity.kind,
            name: sanitize::line(&entity.name),
            aliases: entity.aliases.iter().map(|alias| sanitize::line(alias)).collect(),
            mentions,
            references: places(&entity.references, "references", finder)?,
            organizations: Vec::new(),
        })
    }

    fn quote(
        &self,
        quote: &wire::Quote,
        entities: &[Entity],
        text: &Text,
        finder: &mut Finder<'_>,
        index: usize,
    ) -> Result<Result<Quote, Unanchored>, Error> {
        let path = [Step::Key("quotes"), Step::Index(index)];
        let Some(span) = self.place(&quote.place, text, finder, &path)? else {
            finder.doubts.unanchored.push(index);
            let speaker = quote.speaker.as_ref().map(|speaker| sanitize::kept(speaker.name()));
            return Ok(Err(Unanchored { exact: sanitize::kept(quote.place.exact.as_deref().unwrap_or("")), speaker }));
        };
        let cue = match &quote.cue {
            Some(place) => self.place(place, text, finder, &[Step::Key("quotes"), Step::Index(index), Step::Key("cue")])?,
            None => None,
        };
        let speaker = match &quote.speaker {
            None => None,
            Some(wire::Speaker::Name(name)) => Some(speaker(name, name, None, entities)),
            Some(wire::Speaker::Speaker { name, entity, place }) => {
                let path = [Step::Key("quotes"), Step::Index(index), Step::Key("speaker")];
                let has_place = place.start.is_some() || place.end.is_some() || place.exact.is_some();
                let span = if has_place { self.place(place, text, finder, &path)? } else { None };
                let speaker = speaker(name, entity.as_ref().unwrap_or(name), span, entities);
                if entity.is_some() && speaker.entity.is_none() {
                    finder.doubts.strangers.push(index);
                }
                Some(speaker)
            }
        };
        let marked = text.clean.text.get(span.range()).is_some_and(|words| words.starts_with(['“', '"', '‘', '\'', '«', '„']));
        let form = quote.form.unwrap_or(if marked { Form::Direct } else { Form::Indirect });
        Ok(Ok(Quote { span, form, cue, speaker }))
    }
}

/// A speaker, with the entity that has its name.
fn speaker(name: &str, entity: &str, span: Option<Span>, entities: &[Entity]) -> Speaker {
    Speaker { span, entity: entity_named(&sanitize::line(entity), entities), name: sanitize::line(name).into() }
}

fn entity_named(name: &str, entities: &[Entity]) -> Option<EntityId> {
    entities.iter().position(|known| has_name(known, name)).map(EntityId::new)
}

fn organization_named(name: &str, entities: &[Entity]) -> Option<EntityId> {
    let is_it = |known: &Entity| known.kind == EntityKind::Organization && has_name(known, name);
    entities.iter().position(is_it).map(EntityId::new)
}

fn has_name(entity: &Entity, name: &str) -> bool {
    entity.name == name || entity.aliases.iter().any(|alias| alias == name)
}

impl Text {
    fn shown(&self, raw: Span) -> Span {
        if self.same { raw } else { Span::new(self.clean.place(raw.start()), self.clean.place(raw.end())) }
    }
}

#[cfg(test)]
mod tests;
