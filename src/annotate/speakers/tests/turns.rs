//! Who speaks in turn: questions, answers, and those who are asked.

use super::spoken;

/// The speakers of all quotes.
fn speakers(paragraphs: &[&str]) -> Vec<String> {
    spoken(paragraphs).iter().map(|line| line.split(": ").next().unwrap_or("").to_owned()).collect()
}

#[test]
fn who_asked_asks_again_after_an_answer() {
    let talk = [
        "“Did you read it?” Ana Silva asked.",
        "“I skimmed it,” Tom Reyes said.",
        "“How many pages is that?”",
        "“I do not know.”",
    ];
    assert_eq!(speakers(&talk), ["Ana Silva", "Tom Reyes", "Ana Silva", "Tom Reyes"]);
}

#[test]
fn who_is_asked_is_whom_the_paragraphs_before_begin_with() {
    let talk = ["Captain Tom Reyes had kept the papers in his car.", "‘Where was the file?’ asked Ana Silva.", "‘I had it.’"];
    assert_eq!(speakers(&talk), ["Ana Silva", "Tom Reyes"]);
}

#[test]
fn who_spoke_goes_on_after_a_question_of_the_text() {
    assert_eq!(
        speakers(&["Rosa Lund met Tom Reyes. “We talked,” Reyes said.", "Did they agree?", "“We talked.”"])[1],
        "Tom Reyes"
    );
    assert_eq!(
        speakers(&["“It was she,” Tom Reyes said of Rosa Lund.", "Did she wait for him?", "“For an hour.”"])[1],
        "Rosa Lund"
    );
    assert_eq!(speakers(&["“I stay,” Tom Reyes shot back. And the crews? “They row for me.”"])[1], "Tom Reyes");
}

#[test]
fn who_asked_is_not_who_answers() {
    assert_eq!(
        speakers(&["Rosa Lund spoke to the press.", "“Was he free?” a reporter asked.", "“I set no bail,” she said."])[1],
        "Rosa Lund"
    );
    assert_eq!(
        speakers(&["Tom Haldane asked Robert Ngidi whether it could be stolen.", "‘It was stolen,’ the policeman answered."]),
        ["Robert Ngidi"]
    );
}

#[test]
fn a_crowd_shouts_from_where_it_stands() {
    assert_eq!(speakers(&["“We listened,” Tom Reyes said, to cries of “Rubbish!” from the gallery."])[1], "gallery");
}

#[test]
fn what_has_words_on_it_reads() {
    assert_eq!(
        speakers(&[
            "On Friday, where Ana Silva taught, a handwritten sign on the kiosk window read, “Cash only. Two must count.”"
        ]),
        ["handwritten sign on the kiosk window"]
    );
}

#[test]
fn what_is_asked_in_words_is_answered_by_another() {
    let talk = [
        "“He said it was soft,” Dawn Lund said.",
        "Coroner Jonathan Heap asked whether the boy had seemed afraid.",
        "“No. He was not that sort.”",
    ];
    assert_eq!(speakers(&talk)[1], "Dawn Lund");
    let talk = ["“Tell us where the wall is,” said Alicia Lund.", "“I decline,” Tom Reyes replied.", "“Is it behind you?”"];
    assert_eq!(speakers(&talk), ["Alicia Lund", "Tom Reyes", "Alicia Lund"]);
}

#[test]
fn a_term_is_whose_it_is() {
    assert_eq!(
        speakers(&["“We wait,” Tom Reyes said.", "“Twice a fool” was the term the family’s lawyer, Aaron Feig, used."])[1],
        "Aaron Feig"
    );
}

#[test]
fn who_was_asked_answers() {
    let talk =
        ["“It was fine,” Rosa Bell said.", "Coach Ray Lund was asked whether he had thought of it.", "“I did. I did not do it.”"];
    assert_eq!(speakers(&talk)[1], "Ray Lund");
}
