//! Who speaks, as pictures: paragraphs, and the speaker of each quote in them.

mod clauses;
mod fragments;
mod indirect;
mod turns;

use crate::{
    annotate::Engine,
    article::{Article, Form, Quote},
};

/// `speaker: first words` of every quote in marks.
pub(super) fn spoken(paragraphs: &[&str]) -> Vec<String> {
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
fn a_relative_pronoun_stands_for_who_comes_before_it() {
    let article = Article::from_paragraphs(["The prize went to Maria Delgado, who called the harbor “a second mother.”"]);
    let annotations = Engine::embedded().annotate(&article);
    let quote = &annotations.quotes[0];
    let written = quote.speaker.as_ref().and_then(|speaker| speaker.span).map(|span| article.body.slice(span));
    assert_eq!((written, annotations.speaker_name(quote)), (Some("who"), Some("Maria Delgado")));
    assert_eq!(
        spoken(&["“The nets are full,” said Maria Delgado, 22, a deckhand from Vigo, who rated the catch “best since Easter.”"]),
        ["Maria Delgado: “The nets", "Maria Delgado: “best since"]
    );
}

#[test]
fn who_was_told_does_not_speak() {
    assert_eq!(
        spoken(&["“The ferry sails,” the mayor’s chief of staff, Ana Silva, told the Harbor Courier before the vote."]),
        ["Ana Silva: “The ferry"]
    );
}

#[test]
fn what_a_pronoun_says_inside_reported_speech_is_said_by_who_reports_it() {
    assert_eq!(
        spoken(&["“He was kind,” one sailor wrote.", "Another said he hoped with his “whole heart” that the ferry would sail."]),
        ["one sailor: “He was", "Another: “whole heart”"]
    );
    assert_eq!(spoken(&["Maria Delgado confirmed that the pilot shows “a steady hand” at sea."]), ["Maria Delgado: “a steady"]);
}

#[test]
fn an_introduction_has_no_subject() {
    assert_eq!(
        spoken(&["After the storms in Porto, Maria Delgado released a new notice calling the pier “a danger.”"]),
        ["Maria Delgado: “a danger.”"]
    );
    assert_eq!(spoken(&["Informed of the vote, Maria Delgado described it as “news to me.”"]), ["Maria Delgado: “news to"]);
    assert_eq!(spoken(&["As Maria Delgado puts it, the pier is “a broken tooth.”"]), ["Maria Delgado: “a broken"]);
}

#[test]
fn brackets_and_abbreviations_in_them_part_nothing() {
    assert_eq!(
        spoken(&["Senator Maria Delgado (D-Nev.) told reporters that Ana Silva “may have broken the law” at the pier."]),
        ["Maria Delgado: “may have"]
    );
    assert_eq!(
        spoken(&["In a fiery reply, Senator Maria Delgado (I-Vt.) called the plan “a slow leak.”"]),
        ["Maria Delgado: “a slow"]
    );
}

#[test]
fn the_head_of_a_phrase_speaks() {
    assert_eq!(
        spoken(&[
            "A letter from the dockers obtained by The Associated Press warns that “the cranes will stand still for a week.”"
        ]),
        ["letter from the dockers: “the cranes"]
    );
    assert_eq!(
        spoken(&["A sign in the window of the inn on Ferry Street reads: “Closed for good. Again.”"]),
        ["sign: “Closed for"]
    );
    assert_eq!(
        spoken(&["“The tide was late,” the weathered, 71-year-old pilot said in an interview."]),
        ["weathered, 71-year-old pilot: “The tide"]
    );
}

#[test]
fn a_description_beside_a_name_gives_the_name() {
    assert_eq!(
        spoken(&["“We used the wrong chart,” the report’s lead author, oceanographer Ana Silva, said in Porto."]),
        ["Ana Silva: “We used"]
    );
    assert_eq!(
        spoken(&["Maria Delgado is a lifter. “The rest I can get back,” the lifter said by telephone."]),
        ["Maria Delgado: “The rest"]
    );
    assert_eq!(
        spoken(&["Justice Maria Delgado ruled for the port. The judge found the claim “ingenious and wrong in all its parts.”"]),
        ["Maria Delgado: “ingenious and"]
    );
}

#[test]
fn an_office_is_nobodys_who_was_only_named_nearby() {
    assert_eq!(
        spoken(&[
            "Maria Delgado sold the boat. It was a long winter for the fleet.",
            "The town’s solicitor called the sale “entirely proper.”"
        ]),
        ["town’s solicitor: “entirely proper.”"]
    );
}

#[test]
fn the_sentence_between_two_quotations_names_the_next_speaker() {
    assert_eq!(
        spoken(&["“It was cold,” Maria Delgado said. Ana Silva laughed at that. “It was not.”"]),
        ["Maria Delgado: “It was", "Ana Silva: “It was"]
    );
}

#[test]
fn a_comma_inside_the_marks_promises_a_speaker() {
    assert_eq!(spoken(&["“I have the key and the cat,” Maria Delgado counts on her fingers."]), ["Maria Delgado: “I have"]);
    assert_eq!(spoken(&["“The sea gives nothing back,” as one pilot put it."]), ["one pilot: “The sea"]);
    assert_eq!(
        spoken(&["It is “either a whale or a very lost bus,” in the view of Maria Delgado."]),
        ["Maria Delgado: “either a"]
    );
}

#[test]
fn words_that_are_somebodys_are_spoken_by_her() {
    assert_eq!(
        spoken(&["Maria Delgado sails the ferry because, in Delgado’s words, “somebody has to.”"]),
        ["Maria Delgado: “somebody has"]
    );
    assert_eq!(spoken(&["Maria Delgado’s answer was: “Ask the ferryman.”"]), ["Maria Delgado: “Ask the"]);
}

#[test]
fn a_quotation_that_opens_an_article_is_of_the_person_in_the_next_paragraph() {
    assert_eq!(
        spoken(&["“Nobody told us about the whale.”", "That was Maria Delgado of the harbor watch, years later."]),
        ["Maria Delgado: “Nobody told"]
    );
}

#[test]
fn headlines_write_verbs_with_capitals() {
    assert_eq!(spoken(&["‘We Took It as a Yes,’ Says Maria Delgado"]), ["Maria Delgado: ‘We Took"]);
}

#[test]
fn a_pronoun_is_the_subject_of_the_sentence_before() {
    assert_eq!(
        spoken(&[
            "“The port is a grave,” Henry Osgood said. Told of this, Robert Whitmarsh smiled. “We fish together,” he said."
        ]),
        ["Henry Osgood: “The port", "Robert Whitmarsh: “We fish"]
    );
    assert_eq!(
        spoken(&["Maria Delgado met the press. The minister took it well. “I said taxes,” she told the radio."]),
        ["Maria Delgado: “I said"]
    );
}

#[test]
fn a_letter_is_its_writers_and_only_theirs() {
    assert_eq!(
        spoken(&["Workers at Acme Corp. wrote a letter to the board. “We refuse to load it,” the letter said."]),
        ["workers at Acme Corp.: “We refuse"]
    );
}

#[test]
fn the_company_is_no_union() {
    assert_eq!(
        spoken(&[
            "Members of Teamsters Local 117 rejected a contract from Recology Inc. on Sunday.",
            "The company called the result “disappointing, and no surprise.”"
        ]),
        ["Recology Inc.: “disappointing, and"]
    );
}

#[test]
fn a_quotation_in_the_middle_of_signs_speaks_for_nobody() {
    // Found by a property test: a name that begins before the words that are looked through.
    assert_eq!(spoken(&["Ana Silva. \"𐞀(𑀀\""]).len(), 1);
    assert_eq!(spoken(&["Ana Silva: “It is late, and the ferry is gone.”"]), ["Ana Silva: “It is"]);
}

#[test]
fn the_items_of_a_list_are_spoken_together() {
    assert_eq!(
        spoken(&["Maria Delgado wrote on Monday that the pilot is a “loser,” a “liar” and a “whiner.”"]),
        ["Maria Delgado: “loser,”", "Maria Delgado: “liar”", "Maria Delgado: “whiner.”"]
    );
}

#[test]
fn an_opening_with_as_for_or_a_participle_names_no_speaker() {
    assert_eq!(
        spoken(&["Maria Delgado won. As for the mayor’s ability to deflect attacks, Delgado said, “The count has not begun.”"]),
        ["Maria Delgado: “The count"]
    );
    assert_eq!(
        spoken(&["Putting the pier together, Ana Silva said, allowed her to “get in touch with the gulls.”"]),
        ["Ana Silva: “get in"]
    );
    assert_eq!(
        spoken(&[
            "Acknowledging that the mayor “says a lot of odd stuff,” though, Tom Reyes did suggest that the rest was fine."
        ]),
        ["Tom Reyes: “says a"]
    );
}

#[test]
fn what_follows_in_the_sentence_does_not_take_the_words() {
    assert_eq!(
        spoken(&[
            "Maria Delgado, speaking on Harbor FM, called the mayor a “gull,” and said his anti-Dutch remarks were priceless."
        ]),
        ["Maria Delgado: “gull,”"]
    );
    assert_eq!(
        spoken(&["Tom Reyes further summed up Ana Silva as “terrible,” denounced her record as mayor and left."]),
        ["Tom Reyes: “terrible,”"]
    );
    assert_eq!(
        spoken(&["Tom Reyes said he’d make sand “glow in the dark,” and Ana Silva vowed to stay."]),
        ["Tom Reyes: “glow in"]
    );
}

#[test]
fn a_sentence_that_ends_with_its_speaker_gives_all_its_fragments_to_her() {
    assert_eq!(
        spoken(&["The pier was a “good thing” that yielded “frankly good fish,” Maria Delgado remarked."]),
        ["Maria Delgado: “good thing”", "Maria Delgado: “frankly good"]
    );
    assert_eq!(
        spoken(&[
            "The mayor caused howls on Monday with a reference to tides.",
            "“If you are listening, build it.” Delgado said."
        ]),
        ["Delgado: “If you"]
    );
}

#[test]
fn a_remark_is_whose_it_is() {
    assert_eq!(
        spoken(&["Maria Delgado stirred anger over her remark that “there is a special place for gulls.”"]),
        ["Maria Delgado: “there is"]
    );
    assert_eq!(
        spoken(&["The mayor was hurt by Tom Reyes’s conclusion that her plans were “extremely careless.”"]),
        ["Tom Reyes: “extremely careless.”"]
    );
    assert_eq!(
        spoken(&["Pilots laughed. From Ana Silva’s Facebook post: “For the sake of our port, we must move.”"]),
        ["Ana Silva: “For the"]
    );
    // Who reports it speaks.
    assert_eq!(
        spoken(&["Ana Silva said on Monday that Tom Reyes’s claim that she wanted to sell the pier was “simply not true.”"]),
        ["Ana Silva: “simply not"]
    );
}

#[test]
fn each_participle_has_its_own_subject() {
    assert_eq!(
        spoken(&["Both left happy – Ana Silva saying she was “very glad” and Tom Reyes calling it a “great meeting.”"]),
        ["Ana Silva: “very glad”", "Tom Reyes: “great meeting.”"]
    );
    assert_eq!(
        spoken(&["Crane drivers clapped, with Tom Reyes reportedly yelling: “Get that boat out of here!”"]),
        ["Tom Reyes: “Get that"]
    );
    assert_eq!(
        spoken(&[
            "Ana Silva went to the pier, where about 50 protesters had gathered, chanting “no contract, no peace” at noon."
        ]),
        ["about 50 protesters: “no contract,"]
    );
}

#[test]
fn a_paper_that_read_something_is_whose_it_is() {
    assert_eq!(
        spoken(&["Ana Silva was asked what she knew. She sent a message. “All was signed off on,” it read."]),
        ["Ana Silva: “All was"]
    );
    assert_eq!(spoken(&["A man lifted a sign.", "“I am still a pilot,” it read."]), ["sign: “I am"]);
}

#[test]
fn names_that_end_as_adverbs_do_speak() {
    assert_eq!(spoken(&["Told of the vote, Megan Kelly left. Kelly described it as “news to me.”"]), ["Megan Kelly: “news to"]);
}

#[test]
fn who_is_named_after_a_quotation_over_paragraphs_speaks() {
    assert_eq!(
        spoken(&["Bo Reyes left. “The pier is odd.", "“The port is odder,” said Maria Delgado, a pilot."]),
        ["Maria Delgado: “The pier"]
    );
}

#[test]
fn lists_of_who_says_what_go_on_in_their_line() {
    assert_eq!(
        spoken(&["Ann Lee: “It rained all day.” Dock master: “It poured all night.”"]),
        ["Ann Lee: “It rained", "Dock master: “It poured"]
    );
}

#[test]
fn words_that_end_as_adverbs_are_nouns_too() {
    assert_eq!(spoken(&["“We will appeal,” a lawyer for the family said."]), ["lawyer for the family: “We will"]);
}

#[test]
fn a_firm_ends_its_sentence_before_the_next_subject() {
    assert_eq!(
        spoken(&["Northgate Partners bought Helio Foods Ltd. Northgate said “no deal was ever so sweet.”"]),
        ["Northgate Partners: “no deal"]
    );
}

#[test]
fn a_signature_may_stand_on_a_line_of_its_own() {
    assert_eq!(
        spoken(&[
            "The board met on Monday, and Tom Reyes took notes.",
            "“The pier is a gift to nobody but the gulls.”",
            "- Maria Delgado.",
            "She exaggerates when she says so.",
        ]),
        ["Maria Delgado: “The pier"]
    );
}

#[test]
fn what_a_thing_is_called_is_said_by_who_speaks_of_it() {
    assert_eq!(
        spoken(&["Crews met in June. They slammed the tax break called a “rotten deal,” in which a firm buys another."]),
        ["they: “rotten deal,”"]
    );
    assert_eq!(
        spoken(&[
            "Ana Silva made a joke and called Tom Reyes “very flexible,” a nod to the crews acknowledging that he had moved."
        ]),
        ["Ana Silva: “very flexible,”"]
    );
}

#[test]
fn a_dateline_or_an_introduction_is_no_subject() {
    assert_eq!(
        spoken(&[
            "KESTREL BAY, Dec. 8 (UPI) — In response to the plan, the mayor’s aide rallied the crew, saying: “We have to be ready.”"
        ]),
        ["mayor’s aide: “We have"]
    );
    assert_eq!(
        spoken(&["After Ana Silva said she would stay, Tom Reyes referred to the clerks of the port as “gulls.”"]),
        ["Tom Reyes: “gulls.”"]
    );
    assert_eq!(
        spoken(&["The paradox of the pier, says Carl Anthony, a historian, is that it was “one of the most useful of the era.”"]),
        ["Carl Anthony: “one of"]
    );
}
