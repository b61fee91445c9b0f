//! Annotations in a file of their own, beside the article that they are of.

use std::{fs::File, path::Path};

use serde_json::{Map, Value};

use super::{bounded, is_own, layers, locate::Origin, own, parse, wire};
use crate::{
    article::{Article, Body, CodePoints, Span, Unanchored},
    source::{Error, ErrorKind, charset, read, sanitize},
};

/// Bytes of a text past which no annotations beside it are read: each is looked at again and again.
const MOST_BYTES: usize = 64 * 1024 * 1024;
/// Keys under which annotations stand.
const KEYS: [&str; 5] = ["annotations", "quotes", "entities", "ents", "mentions"];

/// Annotations whose article stands elsewhere: W3C Web Annotations, or quotes and entities in any
/// form that they may have inside of an article.
#[derive(Debug, Clone)]
pub struct Beside {
    name: String,
    object: Map<String, Value>,
}

impl Beside {
    /// Reads a file of them.
    ///
    /// # Errors
    /// When it can't be read, is no JSON, or holds no annotations.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let name = sanitize::line(&path.display().to_string());
        let file = File::open(path).map_err(|error| read::unreadable(&name, &error))?;
        let bytes = read::bytes(file, 0, MOST_BYTES as u64, &name)?;
        Self::read(&charset::decode(bytes, None).text, &name)
    }

    /// Reads them; `name` is what messages call them.
    ///
    /// # Errors
    /// When they are no JSON, or hold no annotations.
    pub fn read(json: &str, name: &str) -> Result<Self, Error> {
        bounded(json, name)?;
        let mut value: Value = parse::typed(json, name, &Origin::default())?;
        let is_w3c = value.is_array() || ["items", "first", "target"].iter().any(|key| value.get(key).is_some());
        if is_w3c {
            let list = if value.get("target").is_some() { Value::Array(vec![value]) } else { value };
            value = Value::Object([("annotations".to_owned(), list)].into_iter().collect());
        }
        let refused = |message: &str| Error::new(ErrorKind::Malformed, name, message);
        if is_own(&value) {
            return Err(refused("holds an article of its own; open it by itself"));
        }
        match value {
            Value::Object(object) if KEYS.iter().any(|key| object.contains_key(*key)) => {
                Ok(Self { name: name.to_owned(), object })
            }
            _ => Err(refused(
                "holds no annotations; expected a list of W3C annotations, or an object with annotations, quotes or entities",
            )),
        }
    }

    /// What messages call them.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Gives an article its annotations; of each layer that they have, those that it came with go.
    /// `file` is the text of a plain text as it stands in its file, in which offsets count then; else
    /// they count in the article's body.
    ///
    /// # Errors
    /// When the text is too long, or they are of another one.
    pub(in crate::source) fn give(&self, article: &mut Article, file: Option<&str>) -> Result<(), Error> {
        let text = file.unwrap_or(article.body.text());
        if text.len() > MOST_BYTES {
            let message = format!("is read beside texts of up to {} MB; this one is longer", MOST_BYTES >> 20);
            return Err(Error::new(ErrorKind::TooLarge, &self.name, message));
        }
        if self.object.get("text").and_then(Value::as_str).is_some_and(|own| own.trim_end() != text.trim_end()) {
            return Err(Error::new(ErrorKind::Malformed, &self.name, "is of another text; its own is not that of the article"));
        }
        let mut layers = layers::read(&self.object, text, layers::Offsets::OfText);
        if let Some(file) = file {
            layers = moved(layers, file, &article.body);
        }
        own::give(article, layers, &self.name)
    }
}

/// Layers of a file's text, as layers of the body that was made of it.
fn moved(layers: layers::Layers, file: &str, body: &Body) -> layers::Layers {
    let text = sanitize::clean(file.to_owned());
    let alignment = Alignment::new(&text.text, body);
    let (mut raw, mut shown) = (CodePoints::of(file), CodePoints::of(body.text()));
    let mut place = |place: &wire::Place| -> Result<wire::Place, String> {
        let (start, end) = (place.start.and_then(|at| raw.to_byte(at)), place.end.and_then(|at| raw.to_byte(at)));
        let Some((start, end)) = start.zip(end) else { return Err(String::new()) };
        let span = alignment.span(Span::new(text.place(start), text.place(end)));
        let words = || file.get(start..end).unwrap_or("").to_owned();
        let Some(span) = span else { return Err(words()) };
        Ok(wire::Place { start: shown.at_byte(span.start()), end: shown.at_byte(span.end()), ..wire::Place::default() })
    };
    let mut unanchored = layers.unanchored;
    let quotes = layers.quotes.map(|quotes| {
        let kept = quotes.into_iter().filter_map(|quote| match place(&quote.place) {
            Ok(place) => Some(wire::Quote { place, ..quote }),
            Err(words) => {
                let speaker = quote.speaker.as_ref().map(|speaker| sanitize::kept(speaker.name()));
                unanchored.push(Unanchored { exact: sanitize::kept(&words), speaker });
                None
            }
        });
        kept.collect()
    });
    let mut unplaced = layers.unplaced;
    let entities = layers.entities.map(|entities| {
        let kept = entities.into_iter().filter_map(|entity| {
            let mentions: Vec<_> = entity.mentions.iter().flatten().filter_map(|mention| place(mention).ok()).collect();
            unplaced += usize::from(mentions.is_empty());
            (!mentions.is_empty()).then_some(wire::Entity { mentions: Some(mentions), ..entity })
        });
        kept.collect()
    });
    layers::Layers { quotes, entities, unanchored, unplaced }
}

/// Where the blocks of a body stand in the text that it was made of. The two differ in white space,
/// and in what became headline, byline or sign of a list; all other signs follow one another alike.
struct Alignment {
    text: Squeezed,
    body: Squeezed,
    /// Where blocks start in the squeezed text and in the squeezed body, and their lengths.
    blocks: Vec<(usize, usize, usize)>,
}

impl Alignment {
    fn new(text: &str, body: &Body) -> Self {
        let (text, whole) = (Squeezed::new(text), Squeezed::new(body.text()));
        let (mut from, mut blocks) = (0, Vec::new());
        for block in body.blocks() {
            let range = whole.index(block.span.start())..whole.index(block.span.end());
            if let Some(at) = memchr::memmem::find(&text.bytes[from..], &whole.bytes[range.clone()]) {
                blocks.push((from + at, range.start, range.len()));
                from += at + range.len();
            }
        }
        Self { text, body: whole, blocks }
    }

    /// A span of the text in the body; none where one of its ends is not in it.
    fn span(&self, span: Span) -> Option<Span> {
        let in_body = |index: usize| {
            let block = self.blocks.partition_point(|(start, ..)| *start <= index).checked_sub(1)?;
            let (start, of_body, length) = self.blocks[block];
            (index - start < length).then(|| self.body.places[of_body + index - start] as usize)
        };
        let (first, past) = (self.text.index(span.start()), self.text.index(span.end()));
        let last = past.checked_sub(1).filter(|last| *last >= first)?;
        let (start, end) = (in_body(first)?, in_body(last)? + 1);
        (start < end).then(|| Span::new(start, end))
    }
}

/// A text without its white space.
struct Squeezed {
    bytes: Vec<u8>,
    /// Where each byte stands in the text.
    places: Vec<u32>,
}

impl Squeezed {
    fn new(text: &str) -> Self {
        let signs = text.char_indices().filter(|(_, sign)| !sign.is_whitespace());
        let places: Vec<u32> = signs.flat_map(|(at, sign)| at..at + sign.len_utf8()).map(|at| at as u32).collect();
        let bytes = places.iter().map(|at| text.as_bytes()[*at as usize]).collect();
        Self { bytes, places }
    }

    /// Bytes that are kept of those before a place.
    fn index(&self, place: usize) -> usize {
        self.places.partition_point(|at| (*at as usize) < place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::plain;

    const STORY: &str =
        "Ferry stays in port\n\nBy Ana Silva\n\n“We\twaited,” said Bo\nRoe of Acme Corp.\n\n- “😀 Yes,” he said.\n";

    fn read(annotations: &str) -> Article {
        let mut article = plain::read(STORY.to_owned()).unwrap();
        Beside::read(annotations, "a.json").unwrap().give(&mut article, Some(STORY)).unwrap();
        article
    }

    fn quotes(article: &Article) -> Vec<&str> {
        article.given.quotes.iter().flatten().map(|quote| article.body.slice(quote.span)).collect()
    }

    fn error(annotations: &str) -> String {
        let mut article = plain::read(STORY.to_owned()).unwrap();
        let read = Beside::read(annotations, "a.json");
        read.and_then(|beside| beside.give(&mut article, Some(STORY))).unwrap_err().to_string()
    }

    #[test]
    fn offsets_count_in_the_file_and_follow_their_words() {
        let at = |words: &str| {
            let start = STORY[..STORY.find(words).unwrap()].chars().count();
            format!("{{\"target\":{{\"selector\":{{\"start\":{start},\"end\":{}}}}}}}", start + words.chars().count())
        };
        let article = read(&format!("[{},{}]", at("“We\twaited,”"), at("“😀 Yes,”")));
        assert_eq!(quotes(&article), ["“We    waited,”", "“😀 Yes,”"]);
        let article = read(&format!("[{}]", at("Bo\nRoe of Acme Corp.\n\n- “😀")));
        assert_eq!(quotes(&article), ["Bo Roe of Acme Corp.\n\n“😀"], "over lines and blocks");
    }

    #[test]
    fn words_are_found_as_they_stand_in_the_file_or_in_the_article() {
        let quoted = |exact: &str| format!("{{\"target\":{{\"selector\":{{\"exact\":{exact:?}}}}}}}");
        assert_eq!(quotes(&read(&format!("[{}]", quoted("Bo\nRoe")))), ["Bo Roe"]);
        assert_eq!(quotes(&read(&format!("{{\"items\":[{}]}}", quoted("We\twaited,")))), ["“We    waited,”"], "with its marks");
        assert_eq!(quotes(&read(&quoted("Acme"))), ["Acme"], "an annotation alone");
    }

    #[test]
    fn what_is_not_in_the_article_is_told() {
        let article = read(
            r#"{"quotes":[{"exact":"We left","speaker":"Bo"},{"exact":"stays"},{"start":900,"end":904}],
                "entities":[{"kind":"organization","name":"Acme Corp."},{"kind":"person","name":"Cy"}]}"#,
        );
        let told: Vec<_> = article.given.unanchored.iter().map(|quote| &*quote.exact).collect();
        assert_eq!(told, ["We left", "characters 900–904", "stays"], "what is in the headline is not in the body");
        assert_eq!(
            article.notices,
            ["3 quotes that came with the article are not in its text", "1 name that came with the article is not in its text"]
        );
        assert_eq!(article.given.entities.unwrap()[0].mentions.len(), 1);
    }

    #[test]
    fn they_replace_what_came_with_the_article_layer_by_layer() {
        let mut article = own::read(
            r#"{"body":["“Yes,” said Ana. “No,” said Bo."],"quotes":[{"exact":"“Yes,”","speaker":"Ana"}],
                "entities":[{"kind":"person","name":"Bo"},{"kind":"person","name":"Ana"}]}"#,
            "b.json",
        )
        .unwrap();
        let beside = Beside::read(r#"{"entities":[{"kind":"person","name":"Ana"}]}"#, "a.json").unwrap();
        beside.give(&mut article, None).unwrap();
        let given = &article.given;
        let speaker = given.quotes.as_ref().unwrap()[0].speaker.as_ref().unwrap();
        assert_eq!(given.entities.as_ref().unwrap()[speaker.entity.unwrap().index()].name, "Ana");
        let beside = Beside::read(r#"{"quotes":[{"exact":"“No,”","speaker":"Bo"}]}"#, "a.json").unwrap();
        beside.give(&mut article, None).unwrap();
        assert_eq!(quotes(&article), ["“No,”"]);
        assert_eq!(article.given.quotes.unwrap()[0].speaker.as_ref().unwrap().entity, None, "Bo is no entity any more");
    }

    #[test]
    fn bad_annotations_are_refused_in_words() {
        assert!(error("{\n\"quotes\": ").starts_with("a.json:2: "), "{}", error("{\n\"quotes\": "));
        for no_annotations in ["3", "{}", r#"{"headline":"x"}"#] {
            assert!(error(no_annotations).starts_with("a.json: holds no annotations; expected"), "{no_annotations}");
        }
        assert!(error(r#"{"body":[],"quotes":[]}"#).contains("an article of its own"));
        assert!(error(r#"{"text":"Else.","ents":[]}"#).contains("is of another text"));
    }
}
