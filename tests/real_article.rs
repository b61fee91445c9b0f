//! The article that pullquote was first made for: skipped, saying so, where it is not at hand.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that can not go on should say where")]

mod common;

use std::path::Path;

use pullquote::{
    annotate::Engine,
    article::{Annotations, Article, EntityKind},
    source::{self, Input, Opened, Options},
};

fn annotated() -> Option<(Article, Annotations)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/articles/microsoft-ice.txt");
    if !path.exists() {
        common::skipped(format!("{} is not here", path.display()));
        return None;
    }
    let Ok(Opened::Article(article)) = source::open(&Input::Path(path), &Options::default()) else { panic!("one article") };
    let annotations = Engine::embedded().annotate(&article);
    Some((*article, annotations))
}

#[test]
fn four_quotes_have_their_speakers() {
    let Some((article, annotations)) = annotated() else { return };
    let spoken: Vec<_> = annotations
        .quotes
        .iter()
        .filter(|quote| quote.form != pullquote::article::Form::Indirect)
        .map(|quote| {
            (annotations.speaker_name(quote).unwrap_or(""), article.body.slice(quote.span).chars().take(16).collect::<String>())
        })
        .collect();
    let expected = [
        ("Microsoft employees", "“As the people t"),
        ("Microsoft blog post", "“process data on"),
        ("Microsoft employees", "“We are providin"),
        ("Satya Nadella", "“As a company, M"),
    ];
    assert_eq!(spoken, expected.map(|(name, words)| (name, words.to_owned())));
    let written = annotations.quotes.last().and_then(|quote| quote.speaker.as_ref()?.span).map(|span| article.body.slice(span));
    assert_eq!(written, Some("he"));
}

#[test]
fn the_company_is_none_that_a_photo_credit_names() {
    let Some((article, annotations)) = annotated() else { return };
    let company = annotations.quotes.iter().find(|quote| {
        let written = quote.speaker.as_ref().and_then(|speaker| speaker.span);
        written.is_some_and(|span| article.body.slice(span) == "The company")
    });
    assert_eq!(company.and_then(|quote| annotations.speaker_name(quote)), Some("Microsoft"));
}

#[test]
fn ten_organizations_are_named() {
    let Some((article, annotations)) = annotated() else { return };
    let organizations = annotations.entities.iter().filter(|entity| entity.kind == EntityKind::Organization);
    let mut names: Vec<_> = organizations.clone().map(|entity| entity.name.as_str()).collect();
    names.sort_unstable();
    let expected = [
        "American",
        "Frontier",
        "GeekWire",
        "Getty Images",
        "Gizmodo",
        "Immigrations and Customs Enforcement",
        "Microsoft",
        "Southwest",
        "Twitter",
        "United",
    ];
    assert_eq!(names, expected);
    let ice = organizations.clone().find(|entity| entity.name.starts_with("Immigrations")).unwrap();
    assert_eq!(ice.aliases, ["ICE"]);
    let american = organizations.clone().find(|entity| entity.name == "American").unwrap();
    assert_eq!(american.mentions.len(), 1);
    assert!(article.body.text()[american.mentions[0].end()..].starts_with(", Frontier"));
}
