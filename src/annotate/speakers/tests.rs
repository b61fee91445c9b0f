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

#[test]
fn words_of_when_and_where_do_not_part_a_speaker_from_the_verb() {
    assert_eq!(spoken(&["Maria Delgado on Friday described the new pier as “a gift to the gulls.”"]), ["Maria Delgado: “a gift"]);
    assert_eq!(
        spoken(&["Maria Delgado opened the pier and in a statement thanked the crew for “an honest winter of work.”"]),
        ["Maria Delgado: “an honest"]
    );
}

#[test]
fn a_person_speaks_rather_than_the_names_in_her_title() {
    assert_eq!(
        spoken(&["“Nobody asked the ferrymen,” said Boston City Council member Maria Delgado."]),
        ["Maria Delgado: “Nobody asked"]
    );
    assert_eq!(spoken(&["“We were cold,” said a Maine Republican."]), ["Maine Republican: “We were"]);
}

#[test]
fn what_was_heard_is_not_who_heard_it() {
    assert_eq!(spoken(&["One clerk who heard the exchange said, “It was over in a minute.”"]), ["One clerk: “It was"]);
}

#[test]
fn a_sentence_that_goes_on_tells_who_spoke() {
    assert_eq!(
        spoken(&["Maria Delgado met Ana Silva. The mood was glum: “We are done for,” Silva said."]),
        ["Ana Silva: “We are"]
    );
    assert_eq!(
        spoken(&["They were “extremely happy” about the vote, said Maria Delgado, a nurse."]),
        ["Maria Delgado: “extremely happy”"]
    );
}

#[test]
fn a_paper_is_read() {
    assert_eq!(spoken(&["A boy found the sign.", "“Do not feed the geese,” the sign read."]), ["sign: “Do not"]);
}

#[test]
fn a_clause_that_is_reported_without_marks_is_indirect() {
    let reported = |paragraph: &str| {
        let article = Article::from_paragraphs([paragraph]);
        let annotations = Engine::embedded().annotate(&article);
        let indirect = annotations.quotes.iter().filter(|quote| quote.form == Form::Indirect);
        let line =
            |quote: &Quote| format!("{}: {}", annotations.speaker_name(quote).unwrap_or("-"), article.body.slice(quote.span));
        indirect.map(line).collect::<Vec<_>>()
    };
    let rose = "Maria Delgado: the river had risen again";
    assert_eq!(reported("Maria Delgado said the river had risen again."), [rose]);
    assert_eq!(reported("The river had risen again, Maria Delgado said."), [rose.replace("the river", "The river")]);
    assert_eq!(reported("According to Maria Delgado, the river had risen again."), [rose]);
    assert_eq!(reported("Maria Delgado crossed the river again."), [""; 0]);
}
