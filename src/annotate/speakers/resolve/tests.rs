//! What words without a name stand for, as pictures: paragraphs, and the speaker of each quote in them.

use crate::annotate::speakers::tests::spoken;

/// Who speaks the last quote.
fn last(paragraphs: &[&str]) -> String {
    let spoken = spoken(paragraphs);
    let line = spoken.last().map_or("", String::as_str);
    line.split(": ").next().unwrap_or("").to_owned()
}

#[test]
fn first_names_tell_men_and_women_that_the_census_knows_as_both() {
    assert_eq!(last(&["Maria Delgado, who runs the pier, met Paul Reyes. “We fish,” he said."]), "Paul Reyes");
    assert_eq!(last(&["Mary Silva met Robert Reyes. The wind rose. “We fish,” she said."]), "Mary Silva");
}

#[test]
fn a_noun_beside_a_name_tells_the_gender() {
    assert_eq!(last(&["Lumi Arvo runs the pier. Her son, Tuuli, mends nets. “I like the quiet,” she said."]), "Lumi Arvo");
    assert_eq!(last(&["Lumi Arvo runs the pier. Her son, Tuuli, mends nets. “I like the quiet,” he said."]), "Tuuli");
    assert_eq!(last(&["Lumi Arvo, a nun, met Tuuli Karvo on the pier. “I like the quiet,” he said."]), "Tuuli Karvo");
    // Women are called spokesman too.
    assert_eq!(last(&["Silva spokesman Lumi Arvo met the press. “I like the quiet,” she said."]), "Lumi Arvo");
}

#[test]
fn who_stands_out_speaks_although_the_first_name_is_mostly_of_the_other_gender() {
    assert_eq!(last(&["The owner, Kit Delahanty, was in Porto. “I have the chairs,” he told the radio."]), "Kit Delahanty");
}

#[test]
fn one_pronoun_after_another_stands_for_one_person() {
    let paragraphs =
        ["Gabriel Hronec called nineteen finals.", "He looked down when Peter Bondra scored. “I missed it,” he wrote."];
    assert_eq!(last(&paragraphs), "Gabriel Hronec");
    let paragraphs =
        ["Ana Silva was the last to go. Her twins waited with Maria Delgado.", "She would not say why. “No,” she said."];
    assert_eq!(last(&paragraphs), "Ana Silva");
    let paragraphs = ["“We fish,” Ana Silva said. Asked about her vote on Maria Delgado, she left. “Oh,” she added."];
    assert_eq!(last(&paragraphs), "Ana Silva");
}

#[test]
fn a_pronoun_that_owns_may_come_before_its_name() {
    let paragraphs = ["“We fish,” Henry Osgood said. In his films Robert Reyes sings. “Oh,” he says."];
    assert_eq!(last(&paragraphs), "Robert Reyes");
}

#[test]
fn a_name_beside_a_description_is_the_subject() {
    let paragraphs = [
        "He was asked by Maria Delgado.",
        "The head of the Porto Traders and Artisans Forum, Ana Silva, wrote to her. “We lost the ice,” she said.",
    ];
    assert_eq!(last(&paragraphs), "Ana Silva");
    let paragraphs = ["Tom Reyes left. Silva campaign manager Robert Osgood stayed. “We lost the ice,” he said."];
    assert_eq!(last(&paragraphs), "Robert Osgood");
}

#[test]
fn an_organization_after_an_introduction_is_the_subject() {
    let paragraphs = ["The Settlement Office lost the files. In a report, the Harbor Committee blames the Settlement Office. \
         It finds the answers “true and useless.”"];
    assert_eq!(last(&paragraphs), "Harbor Committee");
}
