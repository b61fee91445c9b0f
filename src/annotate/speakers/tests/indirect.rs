//! What is reported without marks, and by whom.

use crate::{
    annotate::Engine,
    article::{Article, Form, Quote},
};

/// `speaker: words` of every clause without marks.
fn reported(paragraph: &str) -> Vec<String> {
    let article = Article::from_paragraphs([paragraph]);
    let annotations = Engine::embedded().annotate(&article);
    let indirect = annotations.quotes.iter().filter(|quote| quote.form == Form::Indirect);
    let line = |quote: &Quote| format!("{}: {}", annotations.speaker_name(quote).unwrap_or("-"), article.body.slice(quote.span));
    indirect.map(line).collect()
}

const NOTHING: [&str; 0] = [];

#[test]
fn a_clause_that_is_reported_without_marks_is_indirect() {
    let rose = "Maria Delgado: the river had risen again";
    assert_eq!(reported("Maria Delgado said the river had risen again."), [rose]);
    assert_eq!(reported("The river had risen again, Maria Delgado said."), [rose.replace("the river", "The river")]);
    assert_eq!(reported("According to Maria Delgado, the river had risen again."), [rose]);
    assert_eq!(reported("Maria Delgado crossed the river again."), NOTHING);
    assert_eq!(reported("Maria Delgado wrote a letter to the board of the port."), NOTHING);
    assert_eq!(
        reported("The river had risen again, said Maria Delgado, a nurse who lives beside it."),
        [rose.replace("the river", "The river")]
    );
    assert_eq!(
        reported("Maria Delgado said the river had risen again, adding that it would fall by Friday."),
        [rose, "Maria Delgado: that it would fall by Friday"]
    );
}

#[test]
fn a_clause_may_open_with_a_bare_noun() {
    assert_eq!(
        reported("Maria Delgado said ferry crews had moved the gulls."),
        ["Maria Delgado: ferry crews had moved the gulls"]
    );
    assert_eq!(
        reported("Maria Delgado says clerks still want shorter queues."),
        ["Maria Delgado: clerks still want shorter queues"]
    );
    assert_eq!(reported("Maria Delgado said nothing about the pier on the river."), NOTHING);
    assert_eq!(reported("“We are done,” Maria Delgado said several weeks after the flood."), NOTHING);
}

#[test]
fn a_day_or_a_listener_may_stand_before_the_clause() {
    assert_eq!(reported("Maria Delgado said Friday the pier would close."), ["Maria Delgado: the pier would close"]);
    assert_eq!(
        reported("Maria Delgado announced on Tuesday that the pier would close."),
        ["Maria Delgado: that the pier would close"]
    );
    assert_eq!(reported("Maria Delgado told reporters the pier would close."), ["Maria Delgado: the pier would close"]);
}

#[test]
fn a_verb_between_commas_parts_what_it_reports() {
    assert_eq!(
        reported("Back on the old pier, Maria Delgado said, the cranes would soon be gone."),
        ["Maria Delgado: Back on the old pier", "Maria Delgado: the cranes would soon be gone"]
    );
    assert_eq!(
        reported("The pier was a ruin, Maria Delgado said, until it was sold in May."),
        ["Maria Delgado: The pier was a ruin"]
    );
    assert_eq!(reported("That is why, Maria Delgado argued, the pier should close."), ["Maria Delgado: the pier should close"]);
    assert_eq!(reported("The boat is fast, like she said, and it was cheap to build."), NOTHING);
}

#[test]
fn words_about_who_speaks_are_no_clause() {
    assert_eq!(
        reported("Maria Delgado, who served on the river board until May, said Tom Reyes had sold the pier."),
        ["Maria Delgado: Tom Reyes had sold the pier"]
    );
}

#[test]
fn what_is_thought_or_shown_is_reported_too() {
    assert_eq!(
        reported("Maria Delgado understood that the pier could not be saved."),
        ["Maria Delgado: that the pier could not be saved"]
    );
    assert_eq!(reported("A new poll shows that the mayor has lost the north."), ["new poll: that the mayor has lost the north"]);
    assert_eq!(reported("Maria Delgado believes it would cost too much."), ["Maria Delgado: it would cost too much"]);
    assert_eq!(
        reported("Maria Delgado appeared to suggest that the clerks might leave."),
        ["Maria Delgado: that the clerks might leave"]
    );
    assert_eq!(
        reported("Maria Delgado hopes the efforts to save the pier will not fail."),
        ["Maria Delgado: the efforts to save the pier will not fail"]
    );
    assert_eq!(reported("Maria Delgado is convinced that this is the last pier."), ["Maria Delgado: that this is the last pier"]);
    assert_eq!(reported("The board can be convinced that this is the last pier."), NOTHING);
    assert_eq!(reported("Maria Delgado taped an hourlong show that was light on boats."), NOTHING);
    assert_eq!(reported("Maria Delgado rejected that argument in a ruling on the pier."), NOTHING);
}

#[test]
fn a_question_is_reported() {
    assert_eq!(
        reported("Maria Delgado asked whether the pier would ever open again."),
        ["Maria Delgado: whether the pier would ever open again"]
    );
    assert_eq!(reported("Maria Delgado explained how the gulls came back."), ["Maria Delgado: how the gulls came back"]);
}

#[test]
fn what_somebody_promises_or_wants_is_reported() {
    assert_eq!(
        reported("Maria Delgado promised to close the old pier, but the board would not pay."),
        ["Maria Delgado: to close the old pier"]
    );
    assert_eq!(reported("Maria Delgado plans to visit the pier on Sunday."), ["Maria Delgado: to visit the pier on Sunday"]);
    assert_eq!(reported("Maria Delgado did not unveil plans to pay for the pier."), NOTHING);
    assert_eq!(reported("The boats met the target that they pledged to reach by the end of May."), NOTHING);
    assert_eq!(reported("Maria Delgado agreed to a long talk about the pier."), NOTHING);
}

#[test]
fn what_somebody_asks_of_another_is_reported() {
    assert_eq!(reported("Maria Delgado called on the board to sell the pier."), ["Maria Delgado: the board to sell the pier"]);
    assert_eq!(
        reported("Maria Delgado urged clerks to leave the pier, saying it was rotten."),
        ["Maria Delgado: clerks to leave the pier", "Maria Delgado: it was rotten"]
    );
    assert_eq!(reported("Maria Delgado called for a swift end to the work."), ["Maria Delgado: a swift end to the work"]);
}

#[test]
fn a_claim_is_its_owners() {
    assert_eq!(
        reported("The film contradicts Maria Delgado’s claim that the pier was safe."),
        ["Maria Delgado: that the pier was safe"]
    );
    assert_eq!(
        reported("Maria Delgado has voiced concern that the pier might sink."),
        ["Maria Delgado: that the pier might sink"]
    );
}

#[test]
fn a_reported_clause_ends_where_the_reporter_goes_on() {
    assert_eq!(
        reported("After Maria Delgado said that the pier was rotten, the board closed it."),
        ["Maria Delgado: that the pier was rotten"]
    );
    assert_eq!(
        reported("Maria Delgado wants to close the pier but has said the cranes will stay."),
        ["Maria Delgado: to close the pier", "Maria Delgado: the cranes will stay"]
    );
    assert_eq!(
        reported("Maria Delgado has called for closing the old piers, but on a small scale."),
        ["Maria Delgado: closing the old piers, but on a small scale"]
    );
}

#[test]
fn a_text_may_end_right_after_a_verb() {
    assert_eq!(reported("Maria Delgado pointed out"), NOTHING);
    assert_eq!(reported("Maria Delgado called for"), NOTHING);
    assert_eq!(reported("Maria Delgado said that"), NOTHING);
}

#[test]
fn who_asks_in_passing_is_not_who_speaks_next() {
    let talk = "Tom Reyes stands on the pier and waits for voters. Somebody’s child asks why he has a whistle. \
        “Because of that lady,” he says.";
    let article = Article::from_paragraphs([talk]);
    let annotations = Engine::embedded().annotate(&article);
    let marked = annotations.quotes.iter().find(|quote| quote.form == Form::Direct);
    assert_eq!(marked.and_then(|quote| annotations.speaker_name(quote)), Some("Tom Reyes"));
}

#[test]
fn who_is_told_something_does_not_say_it() {
    assert_eq!(reported("Maria Delgado was warned that the pier was rotten."), NOTHING);
    assert_eq!(reported("Maria Delgado had been told the pier was rotten."), NOTHING);
}

#[test]
fn whom_when_and_where_may_stand_before_a_clause_without_that() {
    let close = "Maria Delgado: the pier would close";
    for words in [
        "Maria Delgado told the council the pier would close.",
        "Maria Delgado told Acme News in May the pier would close.",
        "Maria Delgado said in a statement the pier would close.",
        "Maria Delgado said after the vote the pier would close.",
        "Maria Delgado had earlier said the pier would close.",
        "Maria Delgado assured reporters the pier would close.",
    ] {
        assert_eq!(reported(words), [close], "{words}");
    }
    assert_eq!(
        reported("Maria Delgado did say, however, that the pier would close."),
        ["Maria Delgado: that the pier would close"]
    );
    assert_eq!(
        reported("Maria Delgado told Acme News around 40 boats would come."),
        ["Maria Delgado: around 40 boats would come"]
    );
    assert_eq!(reported("Maria Delgado told her crew she had slept on board."), ["Maria Delgado: she had slept on board"]);
    // Whom one tells is not who it is about.
    assert_eq!(reported("Maria Delgado told Ana Silva she had slept on board."), ["Maria Delgado: she had slept on board"]);
    assert_eq!(reported("Maria Delgado recalled of a talk she had with the crew."), NOTHING);
    assert_eq!(reported("The most telling promise Maria Delgado has made is a pier."), NOTHING);
}

#[test]
fn a_clause_may_open_with_how_many() {
    for clause in ["at least 40 boats were lost", "up to 40 boats were lost", "12 boats were lost", "too many boats were lost"] {
        assert_eq!(reported(&format!("Maria Delgado said {clause}.")), [format!("Maria Delgado: {clause}")]);
    }
}

#[test]
fn a_tag_may_say_whom_when_and_where() {
    let rose = |source: &str| [format!("{source}: The river had risen again")];
    assert_eq!(reported("The river had risen again, Maria Delgado told Reuters."), rose("Maria Delgado"));
    assert_eq!(reported("The river had risen again, a clerk told a news conference on Monday."), rose("clerk"));
    assert_eq!(reported("The river had risen again, people familiar with the port said."), rose("people familiar with the port"));
    assert_eq!(reported("The river had risen again, Reuters reported on Friday."), rose("Reuters"));
    assert_eq!(reported("The river had risen again, Maria Delgado said in an interview."), rose("Maria Delgado"));
    assert_eq!(reported("The river had risen again, Maria Delgado announced recently."), rose("Maria Delgado"));
    let clerk = "The river had risen again, Maria Delgado, a clerk of the port, said on Monday.";
    assert_eq!(reported(clerk), rose("Maria Delgado"));
    assert_eq!(reported(&clerk.replace("a clerk of the port", "34, of Porto")), rose("Maria Delgado"));
    assert_eq!(reported("The river had risen again, it was reported on Friday."), NOTHING);
    // Who is relayed says it.
    assert_eq!(
        reported("Maria Delgado said the river had risen again, Reuters reported."),
        ["Maria Delgado: the river had risen again"]
    );
    assert_eq!(
        reported("The river had risen again, Maria Delgado said in a May letter, and the pier was wet."),
        ["Maria Delgado: The river had risen again"]
    );
    assert_eq!(
        reported("The river had risen again, Maria Delgado said, adding that it would fall by Friday."),
        ["Maria Delgado: The river had risen again", "Maria Delgado: that it would fall by Friday"]
    );
}

#[test]
fn who_goes_on_after_a_tag_tells_a_second_thing() {
    assert_eq!(
        reported("After the flood in May, Maria Delgado said, adding that the pier would close by Friday."),
        ["Maria Delgado: After the flood in May", "Maria Delgado: that the pier would close by Friday"]
    );
    assert_eq!(reported("Maria Delgado said around 4 p.m. the pier was closed by the wind."), NOTHING);
}

#[test]
fn a_clause_ends_where_somebody_else_is_reported() {
    assert_eq!(
        reported("Maria Delgado said the river had risen again and Ana Silva warned that it would not fall."),
        ["Maria Delgado: the river had risen again", "Ana Silva: that it would not fall"]
    );
    assert_eq!(
        reported("Maria Delgado said Ana Silva and Tom Reyes warned of the river."),
        ["Maria Delgado: Ana Silva and Tom Reyes warned of the river"]
    );
}

#[test]
fn what_comes_after_but_may_be_told_too() {
    for clause in ["the work was easier now, but also slower", "the port has not only been slow, but it has been closed"] {
        assert_eq!(reported(&format!("Maria Delgado says {clause}.")), [format!("Maria Delgado: {clause}")]);
    }
    assert_eq!(
        reported("Maria Delgado says the work was easier now, but the port was closed."),
        ["Maria Delgado: the work was easier now"]
    );
}

#[test]
fn who_declines_to_tell_says_nothing() {
    assert_eq!(reported("Maria Delgado declined to comment on the flood in the port."), NOTHING);
    assert_eq!(
        reported("Maria Delgado declined to join the crews in the port."),
        ["Maria Delgado: to join the crews in the port"]
    );
}

#[test]
fn three_words_that_open_with_a_pronoun_are_a_clause() {
    assert_eq!(reported("A lawyer for Maria Delgado said she would appeal."), ["lawyer for Maria Delgado: she would appeal"]);
    assert_eq!(reported("Maria Delgado said her boat."), NOTHING);
}

#[test]
fn a_source_may_speak_for_two_things() {
    assert_eq!(
        reported("Experts on trade and energy said the pier would have to close."),
        ["Experts on trade and energy: the pier would have to close"]
    );
}

#[test]
fn a_text_may_end_wherever_it_likes() {
    for end in ["12", "nearly", "up to", "at", "too", "on Monday", "after the vote they", "that", "in a"] {
        assert_eq!(reported(&format!("Maria Delgado said {end}")), NOTHING, "{end}");
    }
    for end in ["told", "told the crew she", "declined to", "said, adding", "warned and Ana Silva"] {
        assert_eq!(reported(&format!("Maria Delgado {end}")), NOTHING, "{end}");
    }
}
