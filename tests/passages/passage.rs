//! Passages with their labels: what a careful reader knows of each.

use std::{fs, path::Path};

use pullquote::article::{Article, Body, EntityKind, Span};

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

/// Words in quotation marks, marks included.
pub struct Quotation {
    pub span: Span,
    /// The source as a careful reader would name it; none where the words are no speech.
    pub speaker: Option<String>,
}

/// Reads a file of passages: `== id`, then the text with labels.
///
/// `{O:name}`, `{P:name}` and `{L:name}` are an organization, a person and a place;
/// `{O:name=canonical}` where the canonical name is another. `«who|“words”»` is a quotation with its
/// source, `«-|“words”»` one that is no speech. What has no label is no name and no speech.
pub fn read(path: &Path) -> Vec<Passage> {
    let text = fs::read_to_string(path).unwrap();
    let passages = text.split("== ").skip(1).enumerate();
    passages
        .map(|(index, passage)| {
            let (id, labelled) = passage.split_once('\n').unwrap();
            parse(id, labelled.trim(), index % 2 == 0)
        })
        .collect()
}

fn parse(id: &str, labelled: &str, tuning: bool) -> Passage {
    let (mut text, mut mentions, mut quotations) = (String::new(), Vec::new(), Vec::new());
    let (mut name, mut quotation) = (None, None);
    let mut rest = labelled;
    while let Some(sign) = rest.chars().next() {
        rest = &rest[sign.len_utf8()..];
        match sign {
            '{' => {
                let (kind, after) = rest.split_once(':').unwrap_or_else(|| panic!("{id}: a label without a kind"));
                name = Some((kind_of(kind).unwrap_or_else(|| panic!("{id}: {kind}?")), text.len()));
                rest = after;
            }
            '=' | '}' => {
                let (kind, start) = name.take().unwrap_or_else(|| panic!("{id}: {sign} outside a label"));
                let mut canonical = text[start..].to_owned();
                if sign == '=' {
                    let (written, after) = rest.split_once('}').unwrap_or_else(|| panic!("{id}: an open label"));
                    written.clone_into(&mut canonical);
                    rest = after;
                }
                mentions.push(Mention { span: Span::new(start, text.len()), kind, canonical });
            }
            '«' => {
                let (speaker, after) = rest.split_once('|').unwrap_or_else(|| panic!("{id}: a quotation without a source"));
                quotation = Some((Some(speaker.to_owned()).filter(|speaker| speaker != "-"), text.len()));
                rest = after;
            }
            '»' => {
                let (speaker, start) = quotation.take().unwrap_or_else(|| panic!("{id}: » without «"));
                quotations.push(Quotation { span: Span::new(start, text.len()), speaker });
            }
            _ => text.push(sign),
        }
    }
    assert!(name.is_none() && quotation.is_none(), "{id}: an open label");
    let article = Article { body: Body::verbatim(text).unwrap(), ..Article::default() };
    Passage { id: id.to_owned(), article, mentions, quotations, tuning }
}

fn kind_of(label: &str) -> Option<EntityKind> {
    match label {
        "O" => Some(EntityKind::Organization),
        "P" => Some(EntityKind::Person),
        "L" => Some(EntityKind::Place),
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
