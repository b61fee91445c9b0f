//! Which marks pair, as pictures.

use super::*;
use crate::article::Article;

fn marked(paragraphs: &[&str]) -> Vec<String> {
    let article = Article::from_paragraphs(paragraphs.iter().copied());
    let document = Document::new(&article.body, article.body.blocks());
    pair(&document).iter().map(|marked| document.slice(marked.span).to_owned()).collect()
}

#[test]
fn all_kinds_of_marks_are_paired() {
    assert_eq!(marked(&["He said “one” and \"two\" and ‘three’ and 'four'."]), ["“one”", "\"two\"", "‘three’", "'four'"]);
    assert_eq!(marked(&["Sie sagte „ja“."]), ["„ja“"]);
}

#[test]
fn only_the_outer_quotation_counts() {
    assert_eq!(marked(&["“She said ‘no’ to me,” he said."]), ["“She said ‘no’ to me,”"]);
    assert_eq!(marked(&["‘She said “no” to me,’ he said."]), ["‘She said “no” to me,’"]);
}

#[test]
fn two_single_marks_are_a_double_one() {
    assert_eq!(marked(&["''It isn't reform,'' he said of the ''rule.''"]), ["''It isn't reform,''", "''rule.''"]);
}

#[test]
fn apostrophes_and_measures_are_no_quotations() {
    assert_eq!(marked(&["The workers’ union won’t meet in the ’90s."]), [""; 0]);
    assert_eq!(marked(&["It's rock 'n' roll, 6'2\" tall, o' course."]), [""; 0]);
    assert_eq!(marked(&["‘The workers’ union is ours,’ she said."]), ["‘The workers’ union is ours,’"]);
    assert_eq!(marked(&["'It's the workers' union,' she said. 'It isn't.'"]), ["'It's the workers' union,'", "'It isn't.'"]);
}

#[test]
fn a_quotation_over_paragraphs_is_one() {
    assert_eq!(marked(&["“One.", "“Two.", "“Three,” he said. “Four.”"]), ["“One.\n\n“Two.\n\n“Three,”", "“Four.”"]);
    assert_eq!(marked(&["\"One.", "\"Two,\" he said."]), ["\"One.\n\n\"Two,\""]);
}

#[test]
fn each_turn_of_a_transcript_is_a_quotation_without_its_name() {
    assert_eq!(
        marked(&["\"SILVA: It rains.", "\"And it blows.", "\"ANA REYES: It does.\""]),
        ["It rains.\n\n\"And it blows.", "It does.\""]
    );
    assert_eq!(marked(&["“Note: it rains,” she said."]), ["“Note: it rains,”"]);
}

#[test]
fn a_mark_without_its_pair_costs_itself() {
    assert_eq!(marked(&["A “broken mark. He said “yes.”", "“Fine.”"]), ["“yes.”", "“Fine.”"]);
    assert_eq!(marked(&["“Only its end is missing.", "Then “this.”"]), ["“Only its end is missing.", "“this.”"]);
}

#[test]
fn an_opening_mark_typed_for_a_closing_one_closes() {
    assert_eq!(marked(&["“So be it,“ he said of “the old pier“ there."]), ["“So be it,“", "“the old pier“"]);
}

#[test]
fn an_opening_mark_typed_for_a_closing_one_closes_a_straight_one_and_at_the_end() {
    assert_eq!(marked(&["\"It will get worse.“ They left.", "“They know. “"]), ["\"It will get worse.“", "“They know. “"]);
}

#[test]
fn a_space_too_many_or_too_few_beside_a_mark_matters_not() {
    assert_eq!(marked(&["She said, “ we waited.”"]), ["“ we waited.”"]);
    assert_eq!(marked(&["They left.\"We did too.\" He spoke about\"all boats.\""]), ["\"We did too.\"", "\"all boats.\""]);
    assert_eq!(marked(&["Sean O\"Dea said \"yes\" twice."]), ["\"yes\""]);
}

#[test]
fn a_closing_mark_typed_for_an_opening_one_opens() {
    assert_eq!(marked(&["”It rains,” he said. ”It blows.”"]), ["”It rains,”", "”It blows.”"]);
    assert_eq!(marked(&["He said: ”It rains.”", "A lost ” mark."]), ["”It rains.”"]);
    assert_eq!(marked(&["\" It rains,\" he said of the \" wet pier\"."]), ["\" It rains,\"", "\" wet pier\""]);
}

#[test]
fn a_value_in_markup_is_no_quotation() {
    assert_eq!(marked(&["<div class=\"lead\" id= \"top\">He said \"yes\".</div>"]), ["\"yes\""]);
}

#[test]
fn marks_of_one_kind_inside_each_other_are_one_quotation() {
    assert_eq!(marked(&["“He means that “list” of yours,” she said."]), ["“He means that “list” of yours,”"]);
    assert_eq!(marked(&["\"He cried \"help!\" and ran,\" she said."]), ["\"He cried \"help!\" and ran,\""]);
    assert_eq!(marked(&["\"He cried “help” and ran,\" she said."]), ["\"He cried “help” and ran,\""]);
    assert_eq!(marked(&["“'inner \"deep\"'” and \"'inner \"deep\"'\""]), ["“'inner \"deep\"'”", "\"'inner \"deep\"'\""]);
    assert_eq!(marked(&["“A “b “c” d” e” f “g”"]), ["“A “b “c” d” e”", "“g”"]);
}

#[test]
fn a_year_and_a_height_are_no_marks() {
    assert_eq!(marked(&["We met in ‘08. “It’s done,” she said."]), ["“It’s done,”"]);
    assert_eq!(marked(&["‘12 men rowed,’ she said, ‘10 of them well.’"]), ["‘12 men rowed,’", "‘10 of them well.’"]);
    assert_eq!(marked(&["“He is 6'2\" tall,” she said."]), ["“He is 6'2\" tall,”"]);
}

#[test]
fn a_sentence_left_open_runs_to_the_end_of_its_paragraph() {
    assert_eq!(marked(&["“It rained,” she said. “Then it stopped.", "They left."]), ["“It rained,”", "“Then it stopped."]);
    assert_eq!(marked(&["“There was no rain, said Ana Silva, who runs the pier."]), ["“There was no rain,"]);
    assert_eq!(marked(&["A “broken mark and no more.", "They left."]), [""; 0]);
    assert_eq!(marked(&["“It rained, she says. “Then it stopped,” she added."]), ["“It rained,", "“Then it stopped,”"]);
}

#[test]
fn ten_thousand_open_marks_take_no_time() {
    assert_eq!(marked(&["“a ".repeat(10_000).trim()]).len(), 0);
    assert_eq!(marked(&["‘a ".repeat(10_000).trim()]).len(), 0);
    assert_eq!(marked(&["a\"a ".repeat(10_000).trim()]).len(), 5_000);
    assert_eq!(marked(&[&("“a ".repeat(10_000) + &"b” ".repeat(10_000))]).len(), 1);
}

#[test]
fn a_sentence_closed_by_the_wrong_mark_ends_its_paragraph() {
    assert_eq!(marked(&["A gull asked him, \"How can you fly so late?'", "They left."]), ["\"How can you fly so late?'"]);
}
