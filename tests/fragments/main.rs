//! 480 passages written for this test, full of short quotations: terms, so-called things and names beside words that somebody
//! said. They are harder than news is: their writers, who knew none of the rules, made the two alike on purpose, and nothing was
//! learned from them. Beside them stands every fifth of the articles that the judge of few words learns from. What is reached is
//! kept.

#[path = "../../examples/fragments/labelled.rs"]
mod labelled;

use std::ops::AddAssign;

use pullquote::{
    annotate::Engine,
    article::{Article, Form, SEPARATOR},
};

const PASSAGES: &str = include_str!("passages.txt");
const ARTICLES: &str = include_str!("../../examples/fragments/articles.txt");

/// Quotations, and those of them that are taken for speech.
#[derive(Debug, Default, PartialEq, Eq)]
struct Score {
    somebodys: usize,
    found: usize,
    nobodys: usize,
    shown: usize,
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.somebodys += other.somebodys;
        self.found += other.found;
        self.nobodys += other.nobodys;
        self.shown += other.shown;
    }
}

fn score(engine: &Engine, passage: &str) -> Score {
    let (text, verdicts) = labelled::read(passage);
    let found = engine.annotate(&Article::from_paragraphs(text.split(SEPARATOR)));
    let mut score = Score::default();
    for (end, somebodys) in verdicts {
        let is_found = found.quotes.iter().any(|quote| quote.form != Form::Indirect && quote.span.end() == end);
        let hit = usize::from(is_found);
        score += if somebodys {
            Score { somebodys: 1, found: hit, ..Score::default() }
        } else {
            Score { nobodys: 1, shown: hit, ..Score::default() }
        };
    }
    score
}

#[test]
fn words_are_told_from_terms_as_well_as_they_were() {
    let engine = Engine::embedded();
    let mut all = Score::default();
    for passage in PASSAGES.split("\n\n").skip(1) {
        all += score(&engine, passage);
    }
    println!("{all:?}");
    assert_eq!((all.somebodys, all.nobodys), (477, 558));
    assert!(all.found >= 446, "fewer of somebody's words are found: {all:?}");
    assert!(all.shown <= 239, "more terms are shown as quotes: {all:?}");
}

/// Every fifth of the articles that the judge of few words learns from is kept from it.
#[test]
fn words_of_articles_that_were_held_out_are_told_from_terms_as_well_as_they_were() {
    const HELD_OUT: usize = 5;
    let engine = Engine::embedded();
    let mut all = Score::default();
    for article in labelled::articles(ARTICLES).step_by(HELD_OUT) {
        all += score(&engine, article);
    }
    println!("{all:?}");
    assert_eq!((all.somebodys, all.nobodys), (203, 137));
    assert!(all.found >= 186, "fewer of somebody's words are found: {all:?}");
    assert!(all.shown <= 26, "more terms are shown as quotes: {all:?}");
}
