//! Whom the top of an article describes, as pictures: paragraphs, and the speaker of a quote in them.

use crate::annotate::speakers::{resolve::tests::last, tests::spoken};

#[test]
fn whom_the_first_paragraph_describes_the_second_names() {
    let paragraphs = [
        "A planning inspector has thrown out plans for a mast, saying it would be “a giraffe among ponies.”",
        "Tom Reyes, of Porto, wrote it on Monday.",
    ];
    assert_eq!(last(&paragraphs), "Tom Reyes");
    let paragraphs = [
        "A leading senator predicts a month of “historic thaw” in the port.",
        "In an interview on Sunday, Senator Tom Reyes said boats would come.",
    ];
    assert_eq!(last(&paragraphs[..]), "Tom Reyes");
    let head = "The head of the central bank says the port needs a “vigorous response.”";
    assert_eq!(last(&[head, "In a speech to crews, Reserve Chairman Tom Reyes said more would come."]), "Tom Reyes");
    let chairman = "In a speech to crews, Reserve Chairman Tom Reyes said more would come.";
    assert_eq!(last(&["Ana Silva left Porto.", head, chairman]), "Tom Reyes");
    assert_eq!(last(&[head, "Ana Silva, who is a clerk in the bank, left."]), "head of the central bank");
    // Of two who are described, either may be named.
    let paragraphs = ["A junior doctor wrote “watch” in the notes of a man from Porto.", "Tom Reyes, 58, died on Monday."];
    assert_eq!(last(&paragraphs), "junior doctor");
}

#[test]
fn whom_a_headline_describes_the_article_names_by_the_same_noun() {
    let paragraphs = [
        "Sheriff calls bridge plan ‘a gift to gulls’",
        "The county may widen the bridge. The vote is on Monday.",
        "Sheriff Ana Lund said she would not come.",
    ];
    let spoken = spoken(&paragraphs);
    assert_eq!(spoken[0], "Ana Lund: ‘a gift");
    let paragraphs = ["A federal judge on Monday called the sale “a quiet theft.”", "Judge Rosa Stohl gave the firm a week."];
    assert_eq!(last(&paragraphs), "Rosa Stohl");
}

#[test]
fn whom_a_lead_describes_goes_on_to_speak_in_the_next_paragraph() {
    let chair = "The chair of the port authority says the crane is “a museum piece.”";
    assert_eq!(last(&[chair, "Ana Silva said on Monday that it had stood for years."]), "Ana Silva");
    assert_eq!(last(&[chair, "“We oil it,” the crew wrote. Ana Silva said no more."]), "crew");
    let envoy = "Porto’s ambassador to Lisbon says boats should “keep left.”";
    assert_eq!(last(&["Tom Reyes left.", envoy, "Rosa Lund was speaking to a crew."]), "Rosa Lund");
    let minister = "PORTO (News) – Portugal’s fishing minister on Friday called the tale “a fable.”";
    let both = spoken(&[minister, "“I have sold no boat,” Rosa Lund told the radio."]);
    assert_eq!(both[0], "Rosa Lund: “a fable.”");
    // Further below only what a report begins with, and not where somebody known goes on.
    let said = "The chair of the port authority said the crane was “a museum piece.”";
    let below = ["Boats came.", "Nets were mended.", "It rained.", said, "Ana Silva said on Monday that she would sail."];
    assert_eq!(last(&below), "chair of the port authority");
    assert_eq!(
        last(&["Ana Silva sailed.", chair, "Ana Silva said on Monday that it had stood for years."]),
        "chair of the port authority"
    );
}

#[test]
fn those_who_speak_of_others_are_named_by_their_title() {
    let official = "A top port official says the crane is “a museum piece.”";
    assert_eq!(last(&[official, "Deputy Secretary of Trade Rosa Lund said it had stood for years."]), "Rosa Lund");
    assert_eq!(last(&[official, "Port research chief Rosa Lund said it had stood for years."]), "Rosa Lund");
    assert_eq!(last(&[official, "Rosa Lund said she had heard nothing."]), "top port official");
    assert_eq!(last(&[official, "Critics of his boss Rosa Lund said it had stood for years."]), "top port official");
    let judge = "A federal judge on Monday named a receiver and called the sale “a quiet theft.”";
    assert_eq!(last(&[judge, "Judge Rosa Stohl gave the firm a week."]), "Rosa Stohl");
    let unnamed = "A skipper, who asked not to be named, says the crane is “a museum piece.”";
    assert_eq!(last(&[unnamed, "Rosa Lund said she had heard nothing."]), "skipper");
}

#[test]
fn an_office_in_a_headline_is_the_only_person_at_the_top() {
    let headline = "Fire chief: ‘Leave the lamp alone’";
    let top = "Crews were called to four boats, and Rob Lund of Porto Fire has had enough.";
    let paragraph = "Rob Lund left.";
    assert_eq!(spoken(&[headline, "Crews were called.", "Rob Lund of Porto Fire has had enough."])[0], "Rob Lund: ‘Leave the");
    assert_eq!(spoken(&[headline, "Ana Silva called.", paragraph, top])[0], "Fire chief: ‘Leave the");
}

#[test]
fn he_may_be_who_spoke_last_and_is_named_below() {
    let lead = "The chair of the port authority says the crane is “a museum piece,” and that he “would not climb it.”";
    assert_eq!(spoken(&[lead, "Tom Reyes said on Monday that it had stood for years."])[1], "Tom Reyes: “would not");
}
