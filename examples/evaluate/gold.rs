//! Labelled texts.

use std::{error::Error, fs, path::Path};

use pullquote::article::{Article, Body, CodePoints, EntityKind, Form, Span};
use serde_json::Value;

/// A text and its labels.
pub struct Text {
    pub article: Article,
    /// Names, where they are labelled.
    pub names: Option<Vec<(Span, EntityKind)>>,
    /// Quotes, where they are labelled.
    pub quotes: Option<Vec<Quotation>>,
}

/// A labelled quote.
pub struct Quotation {
    pub span: Span,
    pub form: Form,
    /// The source as it is written, and its other names; none where it has none.
    pub speaker: Option<Vec<String>>,
}

/// Reads one JSON object a line.
pub fn read(path: &Path) -> Result<Vec<Text>, Box<dyn Error>> {
    let file = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines = file.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| text(&serde_json::from_str(line)?)).collect()
}

fn text(line: &Value) -> Result<Text, Box<dyn Error>> {
    let text = line["text"].as_str().ok_or("a line without a text")?;
    let has = |layer: &str| line["layers"].as_array().is_none_or(|layers| layers.iter().any(|name| name == layer));
    let mut points = CodePoints::of(text);
    let mut span = |label: &Value| {
        let start = points.to_byte(label["start"].as_u64()? as usize)?;
        let end = points.to_byte(label["end"].as_u64()? as usize)?;
        Some(Span::new(start, end))
    };
    let labels = |layer: &str| line[layer].as_array().into_iter().flatten();
    let names = labels("entities").filter_map(|label| Some((span(label)?, kind(label["kind"].as_str()?)?))).collect();
    let mut quotes = Vec::new();
    for label in labels("quotes") {
        let place = span(label).ok_or("a quote outside its text")?;
        quotes.push(Quotation { span: place, form: form(&label["form"]), speaker: speaker(&label["speaker"], text, &mut span) });
    }
    let body = Body::verbatim(text.to_owned())?;
    let article = Article { body, ..Article::default() };
    Ok(Text { article, names: has("entities").then_some(names), quotes: has("quotes").then_some(quotes) })
}

fn speaker(label: &Value, text: &str, span: &mut impl FnMut(&Value) -> Option<Span>) -> Option<Vec<String>> {
    let written = label["text"].as_str().filter(|written| !written.is_empty());
    let written = written.or_else(|| span(label).and_then(|span| text.get(span.range())))?;
    let aliases = label["aliases"].as_array().into_iter().flatten().filter_map(Value::as_str);
    Some(std::iter::once(written).chain(aliases).map(str::to_owned).collect())
}

fn kind(label: &str) -> Option<EntityKind> {
    match label {
        "ORG" => Some(EntityKind::Organization),
        "PER" => Some(EntityKind::Person),
        "LOC" | "GPE" | "FAC" => Some(EntityKind::Place),
        _ => None,
    }
}

fn form(label: &Value) -> Form {
    match label.as_str() {
        Some("indirect") => Form::Indirect,
        Some("mixed") => Form::Mixed,
        _ => Form::Direct,
    }
}
