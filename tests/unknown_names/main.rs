//! Names that nobody has met, in sentences that tell what they name: `a spokesman for Brindlemark`.
//!
//! The passages of `held_out.txt` are kept from the training: how many are wholly right is counted, which ones
//! is not shown. Their like in `examples/train/passages/` is learned from.
#![allow(clippy::unwrap_used, reason = "a test that can not go on should say where")]

#[path = "../passages/labels.rs"]
#[allow(dead_code, reason = "only the names are looked at")]
mod labels;

use std::collections::BTreeSet;

use pullquote::{
    annotate::Engine,
    article::{Article, Body, EntityKind, Span},
};

const PASSAGES: &str = include_str!("held_out.txt");

/// How many of them are wholly right at least: every name found with its kind, and nothing else.
const REACHED: usize = 97;

fn kind(letter: char) -> Option<EntityKind> {
    match letter {
        'O' => Some(EntityKind::Organization),
        'P' => Some(EntityKind::Person),
        'L' => Some(EntityKind::Place),
        _ => None,
    }
}

/// Whether a passage's names are found as they are labelled.
fn is_right(labelled: &str, engine: &Engine) -> bool {
    let labels = labels::read(labelled).unwrap();
    let names: BTreeSet<(Span, EntityKind)> =
        labels.names.iter().filter_map(|name| Some((name.span, kind(name.kind)?))).collect();
    let article = Article { body: Body::verbatim(labels.text).unwrap(), ..Article::default() };
    let entities = engine.annotate(&article).entities;
    let found: BTreeSet<(Span, EntityKind)> =
        entities.iter().flat_map(|entity| entity.mentions.iter().map(|span| (*span, entity.kind))).collect();
    names == found
}

#[test]
fn what_surrounds_an_unknown_name_tells_what_it_names() {
    let engine = Engine::embedded();
    let passages: Vec<_> = labels::passages(PASSAGES).collect();
    let right = passages.iter().filter(|(_, labelled)| is_right(labelled, &engine)).count();
    println!("{right} of {} passages are wholly right", passages.len());
    assert!(right >= REACHED, "{right} are right, {REACHED} were");
}
