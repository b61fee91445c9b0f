//! Names, by kind.

use std::collections::HashSet;

use pullquote::{
    annotate::Engine,
    article::{EntityKind, Span},
};

use crate::{counts::Counts, gold::Text};

pub const HEADER: &str = "\
| names: P / R / F1 | organizations | people | places |
|---|---|---|---|";

/// A row of the table.
pub fn score(texts: &[Text], engine: &Engine) -> String {
    let mut counts = [Counts::default(); 3];
    for text in texts {
        let Some(names) = &text.names else { continue };
        let body = text.article.body.text();
        let labelled: HashSet<(Span, EntityKind)> = names.iter().map(|(span, kind)| (bare(body, *span), *kind)).collect();
        let annotations = engine.annotate(&text.article);
        let entities = annotations.entities.iter();
        let found: HashSet<(Span, EntityKind)> =
            entities.flat_map(|entity| entity.mentions.iter().map(|span| (bare(body, *span), entity.kind))).collect();
        for (kind, counts) in EntityKind::ALL.into_iter().zip(&mut counts) {
            let of = |set: &HashSet<(Span, EntityKind)>| set.iter().filter(|name| name.1 == kind).count();
            let right = labelled.intersection(&found).filter(|name| name.1 == kind).count();
            *counts += Counts { right, wrong: of(&found) - right, missed: of(&labelled) - right };
        }
    }
    counts.map(|counts| counts.to_string()).join(" | ")
}

/// A name without a leading article and its possessive: labellings differ on both.
fn bare(text: &str, span: Span) -> Span {
    let (mut start, mut end) = (span.start(), span.end());
    let name = &text[start..end];
    if let Some((first, rest)) = name.split_once(char::is_whitespace)
        && ["the", "a", "an"].contains(&first.to_lowercase().as_str())
        && !rest.trim_start().is_empty()
    {
        start = end - rest.trim_start().len();
    }
    let name = &text[start..end];
    let possessive = ["'s", "’s", "'", "’"].iter().find(|ending| name.ends_with(**ending));
    if let Some(ending) = possessive.filter(|ending| ending.len() < name.len()) {
        end -= ending.len();
    }
    Span::new(start, end)
}
