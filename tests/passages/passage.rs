//! Passages with their labels: what a careful reader knows of each.

use std::{fs, path::Path};

use pullquote::article::{Article, Body, EntityKind, Span};

use crate::labels::{self, Labels, Name, Quotation};

/// A short text and what is in it.
pub struct Passage {
    pub id: String,
    pub article: Article,
    /// Sorted by start.
    pub mentions: Vec<Mention>,
    /// Sorted by start.
    pub quotations: Vec<Quotation>,
    /// Whether rules may be tuned on it. Every second passage of a file is kept from that.
    pub tuning: bool,
}

/// A name, and the canonical name of what it names. Mentions of one kind and one canonical name are
/// one entity; all others are different.
pub struct Mention {
    pub span: Span,
    pub kind: EntityKind,
    pub canonical: String,
}

/// Reads a file of passages, labelled as `labels::read` tells.
pub fn read(path: &Path) -> Vec<Passage> {
    let text = fs::read_to_string(path).unwrap();
    let passages = labels::passages(&text).enumerate();
    passages.map(|(index, (id, labelled))| parse(id, labelled, index % 2 == 0)).collect()
}

fn parse(id: &str, labelled: &str, tuning: bool) -> Passage {
    let Labels { text, names, quotations } = labels::read(labelled).unwrap_or_else(|error| panic!("{id}: {error}"));
    let mentions = names.into_iter().map(|Name { span, kind, canonical }| Mention {
        span,
        kind: kind_of(kind).unwrap_or_else(|| panic!("{id}: the kind {kind}")),
        canonical,
    });
    let article = Article { body: Body::verbatim(text).unwrap(), ..Article::default() };
    Passage { id: id.to_owned(), article, mentions: mentions.collect(), quotations, tuning }
}

fn kind_of(label: char) -> Option<EntityKind> {
    match label {
        'O' => Some(EntityKind::Organization),
        'P' => Some(EntityKind::Person),
        'L' => Some(EntityKind::Place),
        _ => None,
    }
}

#[test]
fn labels_are_taken_out_of_the_text() {
    let passage = parse("a", "«Ana Roe|“Hm,”» said {P:Roe=Ana Roe}. {L:Oslo} «-|‘rests’».", true);
    let body = &passage.article.body;
    assert_eq!(body.text(), "“Hm,” said Roe. Oslo ‘rests’.");
    let names: Vec<_> = passage.mentions.iter().map(|mention| (body.slice(mention.span), mention.canonical.as_str())).collect();
    assert_eq!(names, [("Roe", "Ana Roe"), ("Oslo", "Oslo")]);
    let quotations: Vec<_> = passage.quotations.iter().map(|quote| (body.slice(quote.span), quote.speaker.as_deref())).collect();
    assert_eq!(quotations, [("“Hm,”", Some("Ana Roe")), ("‘rests’", None)]);
}
