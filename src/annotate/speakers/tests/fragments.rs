//! Whose a few words in marks are, where no verb of speech leads them in.

use super::spoken;

#[test]
fn a_sentence_about_people_without_a_name_is_theirs() {
    assert_eq!(
        spoken(&["“She has no friends here,” Maria Delgado said.", "Harbor supporters are crying “fraud” over the vote."]),
        ["Maria Delgado: “She has", "Harbor supporters: “fraud”"]
    );
    assert_eq!(
        spoken(&[
            "“It is a risk,” Maria Delgado said.",
            "Boat experts doubt the claims of Tom Reyes, but have hinted that the keel might gain “hidden weight” in time."
        ]),
        ["Maria Delgado: “It is", "Boat experts: “hidden weight”"]
    );
    assert_eq!(
        spoken(&["The inspector, Hilary Monk, rose. “Perhaps we could keep to the figures?”"]),
        ["Hilary Monk: “Perhaps we"]
    );
}

#[test]
fn no_verb_and_no_adverb_is_a_speaker() {
    assert_eq!(
        spoken(&[
            "“She still has the same friends,” Tom Reyes said of Maria Delgado. That makes her “by definition a good woman.”"
        ]),
        ["Tom Reyes: “She still", "Tom Reyes: “by definition"]
    );
    assert_eq!(
        spoken(&["When asked about the mayor’s absence on the pier, Tom Reyes “bristled” and left."]),
        ["Tom Reyes: “bristled”"]
    );
    assert_eq!(
        spoken(&["The Harbor Office less than two weeks ago said for the first time that “top secret” maps had been lost."]),
        ["Harbor Office: “top secret”"]
    );
}

#[test]
fn words_belong_to_who_owns_them() {
    assert_eq!(spoken(&["Ana Silva was glum. Tom Reyes’s “47 gulls” comment was nearly as rude."]), ["Tom Reyes: “47 gulls”"]);
    assert_eq!(
        spoken(&["On Tuesday Tom Reyes called Ana Silva’s assertion of a “claim of right” over the pier absurd."]),
        ["Ana Silva: “claim of"]
    );
    assert_eq!(
        spoken(&["The dockers’ union will not back Ana Silva after her March comment that, “We will put dockers out of work.”"]),
        ["Ana Silva: “We will"]
    );
    assert_eq!(
        spoken(&["They stand out for the suggestion by a retired mayor that someone “ought to look into” the judge."]),
        ["retired mayor: “ought to"]
    );
}

#[test]
fn what_is_called_so_by_somebody_is_theirs() {
    assert_eq!(
        spoken(&["Ana Silva met critics of the inquiry — often labeled as a “witch hunt” by pilots — on Friday."]),
        ["pilots: “witch hunt”"]
    );
    assert_eq!(
        spoken(&["They note that under port rules, even old papers can be deemed “top secret” by law."]),
        ["they: “top secret”"]
    );
}

#[test]
fn a_sign_speaks_and_not_who_holds_it() {
    assert_eq!(spoken(&["Ana Silva held up a sign saying “Sailors against gulls.”"]), ["sign: “Sailors against"]);
}

#[test]
fn in_the_eyes_of_somebody() {
    assert_eq!(
        spoken(&["Ana Silva of Porto knows Tom Reyes well. To Silva, Reyes is the “kind and caring” man who saved her boat."]),
        ["Ana Silva: “kind and"]
    );
}

#[test]
fn a_quotation_may_be_told_of_in_the_next_sentence() {
    assert_eq!(
        spoken(&["“I’d rather have a gull in the house.” That quote from Commissioner Tom Reyes made the front page in 1980."]),
        ["Tom Reyes: “I’d rather"]
    );
    assert_eq!(
        spoken(&["The chairman, Tom Reyes, asked for a vote.", "“Call the roll,” came shouts from the crowd, as sailors booed."]),
        ["crowd: “Call the"]
    );
    assert_eq!(
        spoken(&["Sailors cheered.", "“Great speech. She is ready.”", "-President Tom Reyes, writing after the speech."]),
        ["Tom Reyes: “Great speech."]
    );
}

#[test]
fn what_somebody_calls_something_is_theirs_whom_the_sentence_tells_of() {
    assert_eq!(
        spoken(&[
            "Mayor Tom Reyes met the crews.",
            "For his part, Mr Lee Okoro said Porto seeks to end what he called a “circus.”"
        ]),
        ["Lee Okoro: “circus.”"]
    );
    assert_eq!(
        spoken(&[
            "The Post denied it.",
            "A sailors’ union says the harbor is short of water because of what it calls “dirty” ships."
        ]),
        ["sailors’ union: “dirty”"]
    );
    assert_eq!(
        spoken(&[
            "Mayor Tom Reyes left.",
            "A spokesman for Acme said the cells came from a store, which, he said, “leaks like a sieve.”"
        ]),
        ["spokesman for Acme: “leaks like"]
    );
    assert_eq!(
        spoken(&["Last month, Harbor Bank threatened all who back the mayor or what it called the “gull war” by Porto."]),
        ["Harbor Bank: “gull war”"]
    );
}

#[test]
fn what_somebody_said_was_something_is_theirs_and_not_of_who_is_told_of_next() {
    assert_eq!(
        spoken(&["The boat hit what the navy said was a “known wreck,” Tom Reyes’s old ferry, which was believed lost."]),
        ["navy: “known wreck,”"]
    );
}

#[test]
fn a_paper_may_speak_in_a_verb_in_marks() {
    assert_eq!(spoken(&["The draft “condemns” the May 5 launch and says Porto must pay."]), ["draft: “condemns”"]);
}

#[test]
fn who_observes_pledges_says_nothing() {
    assert_eq!(
        spoken(&["Ana Silva says both sides have been observing their pledges “rather well,” but not in Porto."]),
        ["Ana Silva: “rather well,”"]
    );
}

#[test]
fn a_rank_of_two_parts_stands_before_a_name() {
    assert_eq!(
        spoken(&["The deputy commander of the port, Lt.-Gen. Tom Reyes, said the fleet would be “a boat or two.”"]),
        ["Tom Reyes: “a boat"]
    );
}

#[test]
fn a_further_item_of_a_list_is_by_who_gave_the_first() {
    assert_eq!(
        spoken(&["News reports from Hull say the sailors shouted “Boats out” and “Go home” on Friday."]),
        ["sailors: “Boats out”", "sailors: “Go home”"]
    );
}

#[test]
fn what_goes_on_or_was_written_is_no_speech_of_a_subject() {
    assert_eq!(
        spoken(&["The report is harsh on Hull, saying the harbor council continues “across-the-board” cuts."]),
        ["report: “across-the-board”"]
    );
    assert_eq!(
        spoken(&["Ana Silva said The Hull Post wrote its article based on the “selective reading of old papers.”"]),
        ["Ana Silva: “selective reading"]
    );
}

#[test]
fn who_is_quoted_by_a_paper_speaks() {
    assert_eq!(
        spoken(&[
            "On Sunday, harbor minister Ana Silva was quoted by Reuters as saying that it would have a “tragic impact” on boats."
        ]),
        ["Ana Silva: “tragic impact”"]
    );
}

#[test]
fn a_subject_stands_after_when_it_was_and_before_what_it_does() {
    assert_eq!(
        spoken(&["A month later, the harbor agency left, citing the council’s failure to launch a “credible” inquiry there."]),
        ["harbor agency: “credible”"]
    );
    assert_eq!(
        spoken(&["Some sailors watching the pier heard it, and said, “What would you do here?”"]),
        ["Some sailors: “What would"]
    );
    assert_eq!(spoken(&["A report released Friday says the pier was “sound as any pier there is.”"]), ["report: “sound as"]);
    assert_eq!(
        spoken(&["An agency statement says the remaining volunteers have been “moved to a variety of places.”"]),
        ["agency statement: “moved to"]
    );
}

#[test]
fn remarks_that_suggest_something_are_by_who_made_them() {
    assert_eq!(
        spoken(&[
            "Ana Silva is meeting Tom Reyes for the first time since the Spanish consul’s remarks suggesting that Hull is promoting “the export of gulls.”"
        ]),
        ["Spanish consul: “the export"]
    );
}
