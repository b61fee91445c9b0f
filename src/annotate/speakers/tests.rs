//! Who speaks, as pictures: paragraphs, and the speaker of each quote in them.

use crate::{
    annotate::Engine,
    article::{Article, Form, Quote},
};

/// `speaker: first words` of every quote in marks.
fn spoken(paragraphs: &[&str]) -> Vec<String> {
    let article = Article::from_paragraphs(paragraphs.iter().copied());
    let annotations = Engine::embedded().annotate(&article);
    let quotes = annotations.quotes.iter().filter(|quote| quote.form != Form::Indirect);
    let line = |quote: &Quote| {
        let words: Vec<&str> = article.body.slice(quote.span).split_whitespace().take(2).collect();
        format!("{}: {}", annotations.speaker_name(quote).unwrap_or("-"), words.join(" "))
    };
    quotes.map(line).collect()
}

#[test]
fn a_paper_that_another_tells_of_speaks_for_itself() {
    assert_eq!(
        spoken(&[
            "The Harbor Courier reports that the row follows a leaked memo touting plans to “retire the old cranes by spring.”"
        ]),
        ["leaked memo: “retire the"]
    );
    assert_eq!(
        spoken(&["Maria Delgado released a statement saying the port was “open for business as ever.”"]),
        ["Maria Delgado: “open for"]
    );
}
