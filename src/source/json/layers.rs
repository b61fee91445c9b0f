//! Quotes and entities that came with others' JSON, anchored in its text.
//!
//! Offsets are code points in Python's tools, UTF-16 units in JavaScript's, bytes in Rust's. Where
//! the words came too, the unit is the one in which offsets and words agree; where none does, the
//! words are looked for; where they are not there, the quote is listed without a place.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::{anchor::Search, clusters, fields, wire};
use crate::{
    article::{CodePoints, EntityKind, Span, Unanchored, Utf16Units},
    source::sanitize::kept,
};

type Object = Map<String, Value>;

/// What came with an article, as our own form writes it.
#[derive(Debug, Default)]
pub struct Layers {
    pub quotes: Option<Vec<wire::Quote>>,
    pub entities: Option<Vec<wire::Entity>>,
    /// Quotes whose words are not in the text, or in several places that nothing tells apart.
    pub unanchored: Vec<Unanchored>,
    /// How many entities are not in the text.
    pub unplaced: usize,
}

/// What offsets count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offsets {
    /// The text that the layers are read for.
    OfText,
    /// What it was made of, HTML say: only words tell a place in it.
    OfSource,
}

/// Whether an article has annotations whose offsets count in its text as it stands.
pub fn have_offsets(object: &Object) -> bool {
    let layers = || ["ents", "quotes", "entities"].iter().flat_map(|key| list(object, key));
    let mentions = layers().flat_map(|value| one_or_many(value.get("mentions")));
    let targets = annotations(object).iter().flat_map(|annotation| one_or_many(annotation.get("target")));
    layers().chain(mentions).any(|value| offsets(value).is_some()) || targets.map(selector).any(|place| offsets(&place).is_some())
}

/// The layers of an article; a layer that has nothing in the text is none.
pub fn read(object: &Object, text: &str, offsets: Offsets) -> Layers {
    let mut reader = Reader {
        text,
        offsets,
        points: CodePoints::of(text),
        units: Utf16Units::of(text),
        search: Search::of(text),
        named: HashMap::new(),
        quotes: Vec::new(),
        entities: Vec::new(),
        unanchored: Vec::new(),
        unplaced: HashSet::new(),
    };
    for entity in list(object, "ents").iter().chain(list(object, "entities")) {
        reader.labelled(entity);
    }
    for quote in list(object, "quotes") {
        reader.quote(quote, quote);
    }
    for (keys, kind) in [
        (["people", "person", "persons"], EntityKind::Person),
        (["organisations", "organisation", "organizations"], EntityKind::Organization),
        (["places", "place", "locations"], EntityKind::Place),
    ] {
        for named in keys.iter().flat_map(|key| list(object, key)) {
            reader.named(named, kind);
        }
    }
    for key in ["about", "mentions", "citation", "hasPart"] {
        for value in one_or_many(object.get(key)) {
            reader.linked(value);
        }
    }
    for annotation in annotations(object) {
        reader.annotation(annotation);
    }
    let some = |is_empty: bool| (!is_empty).then_some(());
    Layers {
        quotes: some(reader.quotes.is_empty()).map(|()| reader.quotes),
        entities: some(reader.entities.is_empty()).map(|()| reader.entities),
        unanchored: reader.unanchored,
        unplaced: reader.unplaced.len(),
    }
}

struct Reader<'a> {
    text: &'a str,
    offsets: Offsets,
    points: CodePoints<'a>,
    units: Utf16Units<'a>,
    search: Search<'a>,
    /// Where the entity of a kind and name is kept.
    named: HashMap<(EntityKind, String), usize>,
    quotes: Vec<wire::Quote>,
    entities: Vec<wire::Entity>,
    unanchored: Vec<Unanchored>,
    /// Names that are not in the text; without a name, their offsets.
    unplaced: HashSet<(EntityKind, String)>,
}

impl Reader<'_> {
    /// spaCy and displaCy: `{start, end, label}`, with or without the words; our own form: `{kind, name}`,
    /// with or without `mentions`.
    fn labelled(&mut self, value: &Value) {
        let label = ["label", "label_", "kind", "type", "entity_group"].iter().find_map(|key| value.get(*key)?.as_str());
        let Some(kind) = label.and_then(kind) else { return };
        if offsets(value).is_none()
            && let Some(name) = value.get("name").and_then(Value::as_str)
        {
            let mentions = value.get("mentions").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
            let places: Vec<_> = mentions.iter().filter_map(|mention| self.place(mention, words(mention))).collect();
            if places.is_empty() {
                return self.named(value, kind);
            }
            return places.into_iter().for_each(|span| self.mention(kind, name, span));
        }
        let Some(span) = self.place(value, words(value)) else { return self.miss(kind, value) };
        let name = words(value).unwrap_or(&self.text[span.range()]).to_owned();
        self.mention(kind, &name, span);
    }

    /// ninjs and schema.org: `{name}`, found again in the text.
    fn named(&mut self, value: &Value, kind: EntityKind) {
        let Some(name) = fields::text(value) else { return };
        if self.named.contains_key(&(kind, name.clone())) {
            return;
        }
        let aliases: Vec<String> = ["alternateName", "aliases", "literal"].iter().flat_map(|key| texts(&value[*key])).collect();
        let mut found = self.search.names(std::iter::once(&name).chain(&aliases).map(String::as_str));
        // `Vice-President, Yang Yang`: agencies write offices before names.
        if let Some((_, alone)) = name.rsplit_once(", ").filter(|_| found.is_empty()) {
            found = self.search.names([alone]);
        }
        if found.is_empty() {
            self.unplaced.insert((kind, name.clone()));
        }
        for span in found {
            self.mention(kind, &name, span);
        }
        if let Some(entity) = self.named.get(&(kind, name)).and_then(|at| self.entities.get_mut(*at)) {
            entity.aliases = aliases;
        }
    }

    /// schema.org: a `Quotation`, or a thing of a kind that has a name.
    fn linked(&mut self, value: &Value) {
        match value.get("@type").and_then(fields::text).as_deref() {
            Some("Quotation") => self.quote(value, value),
            Some(label) => {
                if let Some(kind) = kind(label) {
                    self.named(value, kind);
                }
            }
            None => {}
        }
    }

    /// W3C Web Annotation: what its body names, at the place of its selectors.
    fn annotation(&mut self, value: &Value) {
        let bodies = one_or_many(value.get("body"));
        let labels = bodies.iter().map(|body| body.get("value").unwrap_or(body)).chain(value.get("bodyValue"));
        let kind = labels.filter_map(Value::as_str).find_map(kind);
        // The `creator` of a body speaks; that of an annotation is who made it.
        let is_quotation = |body: &&Value| !body["speaker"].is_null() || kind_of(body) == Some("Quotation");
        let speaks = bodies.iter().find(|body| is_quotation(body) || !body["creator"].is_null());
        let about = speaks.or_else(|| Some(value).filter(is_quotation)).unwrap_or(&Value::Null);
        for target in one_or_many(value.get("target")) {
            let place = selector(target);
            match kind {
                Some(kind) => match self.place(&place, words(&place)) {
                    Some(span) => self.mention(kind, &self.text[span.range()], span),
                    None => self.miss(kind, &place),
                },
                None => self.quote(&place, about),
            }
        }
    }

    /// A quote at a place; `about` names its speaker.
    fn quote(&mut self, value: &Value, about: &Value) {
        let exact = words(value);
        let keys = ["speaker", "spokenByCharacter", "creator", "author", "source"];
        let speaker = keys.iter().find_map(|key| fields::text(about.get(*key)?));
        let text = self.text;
        let with_marks = |span| Some(with_marks(text, span)).filter(|marked| clusters::are_whole(text, *marked)).unwrap_or(span);
        let Some(span) = self.place(value, exact).map(with_marks) else {
            let place = || offsets(value).map(|(start, end)| format!("characters {start}–{end}").into());
            let (exact, speaker) = (exact.map(kept).or_else(place), speaker.map(|name| kept(&name)));
            self.unanchored.extend(exact.map(|exact| Unanchored { exact, speaker }));
            return;
        };
        let place = self.points(span);
        let form = value.get("form").and_then(|form| serde_json::from_value(form.clone()).ok());
        self.quotes.push(wire::Quote { place, form, cue: None, speaker: speaker.map(wire::Speaker::Name) });
    }

    fn miss(&mut self, kind: EntityKind, value: &Value) {
        self.unplaced.insert((kind, words(value).map_or_else(|| value.to_string(), str::to_owned)));
    }

    fn mention(&mut self, kind: EntityKind, name: &str, span: Span) {
        let place = self.points(span);
        let at = *self.named.entry((kind, name.to_owned())).or_insert_with(|| {
            let entity = wire::Entity {
                kind,
                name: name.to_owned(),
                aliases: Vec::new(),
                mentions: None,
                references: Vec::new(),
                organizations: Vec::new(),
            };
            self.entities.push(entity);
            self.entities.len() - 1
        });
        self.entities[at].mentions.get_or_insert_default().push(place);
    }

    fn points(&mut self, span: Span) -> wire::Place {
        let (start, end) = (self.points.at_byte(span.start()), self.points.at_byte(span.end()));
        wire::Place { start, end, ..wire::Place::default() }
    }

    /// Where a value stands; none where that would cut a character.
    fn place(&mut self, value: &Value, exact: Option<&str>) -> Option<Span> {
        self.anywhere(value, exact).filter(|span| clusters::are_whole(self.text, *span))
    }

    /// Its offsets in the unit in which they agree with its words, else where its words are found.
    fn anywhere(&mut self, value: &Value, exact: Option<&str>) -> Option<Span> {
        let offsets = offsets(value).filter(|(start, end)| start < end);
        let Some(exact) = exact else {
            let (start, end) = offsets.filter(|_| self.offsets == Offsets::OfText)?;
            return Some(Span::new(self.points.to_byte(start)?, self.points.to_byte(end)?));
        };
        let at_offsets = offsets.and_then(|(start, end)| {
            let points = self.points.to_byte(start).zip(self.points.to_byte(end));
            let agrees = |range: &(usize, usize)| self.text.get(range.0..range.1) == Some(exact);
            points
                .filter(agrees)
                .or_else(|| self.units.to_byte(start).zip(self.units.to_byte(end)).filter(agrees))
                .or(Some((start, end)).filter(agrees))
        });
        if let Some((start, end)) = at_offsets {
            return Some(Span::new(start, end));
        }
        let beside = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or("");
        let (prefix, suffix) = (beside("prefix"), beside("suffix"));
        // Lines of a source are joined where it is no verbatim text.
        self.search.quote(exact, prefix, suffix).or_else(|| {
            let joined = spaced(exact);
            (joined != exact).then(|| self.search.quote(&joined, &spaced(prefix), &spaced(suffix)))?
        })
    }
}

/// Words with one space for each run of white space between them.
fn spaced(words: &str) -> String {
    let mut spaced = String::with_capacity(words.len());
    for sign in words.chars().map(|sign| if sign.is_whitespace() { ' ' } else { sign }) {
        if sign != ' ' || !spaced.ends_with(' ') {
            spaced.push(sign);
        }
    }
    spaced
}

/// The offsets of a value, in whatever unit.
fn offsets(value: &Value) -> Option<(usize, usize)> {
    let number = |keys: [&str; 2]| keys.iter().find_map(|key| value.get(*key)?.as_u64()).map(|number| number as usize);
    number(["start", "start_char"]).zip(number(["end", "end_char"]))
}

/// The type that a value says it has.
fn kind_of(value: &Value) -> Option<&str> {
    ["@type", "type"].iter().find_map(|key| value.get(*key)?.as_str())
}

/// A string, or all strings of a list.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().filter_map(fields::text).collect(),
        value => fields::text(value).into_iter().collect(),
    }
}

fn list<'a>(object: &'a Object, key: &str) -> &'a [Value] {
    object.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The W3C annotations beside a text.
fn annotations(object: &Object) -> &[Value] {
    let page = object.get("annotations").map(|all| all.get("first").unwrap_or(all));
    let of_page = page.and_then(|page| page.get("items")).and_then(Value::as_array);
    of_page.map_or_else(|| list(object, "annotations"), Vec::as_slice)
}

/// The selectors of a target, as one place; one that refines another is nearer to it.
fn selector(target: &Value) -> Value {
    let mut place = Object::new();
    for selector in one_or_many(target.get("selector")) {
        let mut nearest = Some(selector);
        while let Some(selector) = nearest {
            place.extend(selector.as_object().cloned().unwrap_or_default());
            nearest = selector.get("refinedBy");
        }
    }
    place.into()
}

/// JSON-LD writes a list of one as that one.
fn one_or_many(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::Array(values)) => values,
        Some(value) => std::slice::from_ref(value),
        None => &[],
    }
}

/// The words that a value says stand at its place.
fn words(value: &Value) -> Option<&str> {
    ["exact", "text", "quote", "quotation"].iter().find_map(|key| value.get(*key)?.as_str()).filter(|words| !words.is_empty())
}

/// The kind that a label of spaCy, `CoNLL`, schema.org or our own names.
fn kind(label: &str) -> Option<EntityKind> {
    let label = label.rsplit(['/', '#', ':', '-']).next().unwrap_or(label);
    Some(match label.to_ascii_lowercase().as_str() {
        "org" | "organization" | "organisation" | "newsmediaorganization" | "corporation" | "governmentorganization" => {
            EntityKind::Organization
        }
        "per" | "person" | "people" => EntityKind::Person,
        "loc" | "gpe" | "place" | "location" | "fac" | "city" | "country" => EntityKind::Place,
        _ => return None,
    })
}

/// A span with the quotation marks that stand around it.
fn with_marks(text: &str, span: Span) -> Span {
    const MARKS: [(char, char); 6] = [('“', '”'), ('"', '"'), ('‘', '’'), ('«', '»'), ('„', '“'), ('»', '«')];
    let before = text[..span.start()].chars().next_back();
    let after = text[span.end()..].chars().next();
    match before.zip(after).filter(|pair| MARKS.contains(pair)) {
        Some((open, close)) => Span::new(span.start() - open.len_utf8(), span.end() + close.len_utf8()),
        None => span,
    }
}

#[cfg(test)]
mod tests;
