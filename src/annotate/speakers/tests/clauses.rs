//! How far the clause reaches that leads a quotation in.

use super::spoken;

#[test]
fn a_clause_that_another_follows_keeps_its_words() {
    assert_eq!(
        spoken(&["After Ana Silva said that clerks might do better at “slower schools,” Tom Reyes said: “I don’t like it.”"]),
        ["Ana Silva: “slower schools,”", "Tom Reyes: “I don’t"]
    );
    assert_eq!(
        spoken(&[
            "But even as Ana Silva claimed on Tuesday that “the captain got off for less,” one of the clerks said the cases differ."
        ]),
        ["Ana Silva: “the captain"]
    );
    assert_eq!(
        spoken(&[
            "“She did it again,” Rui Day tweeted after Ana Silva argued for the second night that “if all had voted so, we would be wet.”"
        ]),
        ["Rui Day: “She did", "Ana Silva: “if all"]
    );
}

#[test]
fn how_it_was_said_does_not_part_a_verb_from_its_words() {
    assert_eq!(
        spoken(&[
            "When Ana Silva suggested that the port would sue, Tom Reyes fired back forcefully: “If they sue, they will lose.”"
        ]),
        ["Tom Reyes: “If they"]
    );
    assert_eq!(
        spoken(&["“Let them go,” Ana Silva says to Tom Reyes on camera, who responds happily: “Okay!”"]),
        ["Ana Silva: “Let them", "Tom Reyes: “Okay!”"]
    );
}

#[test]
fn an_aside_parts_nothing() {
    assert_eq!(
        spoken(&[
            "It fits her new ad, which — as columnist Tom Reyes noted lately — promises to “stop the gulls from taking our fish.”"
        ]),
        ["her new ad: “stop the"]
    );
    assert_eq!(
        spoken(&["The ad, titled “Gulls?”, concludes that Tom Reyes is too “rude and reckless” to sail."]),
        ["ad: “rude and"]
    );
    assert_eq!(
        spoken(&[
            "And although Tom Reyes lamented her gaffes - “does she have to give them so much?” - sailors in Porto who watched said they were calm."
        ]),
        ["Tom Reyes: “does she"]
    );
}

#[test]
fn another_clause_after_the_words_is_anothers() {
    assert_eq!(
        spoken(&[
            "“In breaking news,” Tom Reyes tweeted, “Silva wins praise from her own crew,” after spokesman Rui Day expressed his joy."
        ]),
        ["Tom Reyes: “In breaking", "Tom Reyes: “Silva wins"]
    );
    assert_eq!(
        spoken(&["“There’s a sense of calm now,” and gifts began to pick up again last week, Tom Reyes said."]),
        ["Tom Reyes: “There’s a"]
    );
}

#[test]
fn with_and_a_participle_tell_who() {
    assert_eq!(
        spoken(&[
            "It was a row over Porto, with Senator Tom Reyes telling reporters on Thursday he viewed Ana Silva as “directly responsible” for it."
        ]),
        ["Tom Reyes: “directly responsible”"]
    );
    assert_eq!(
        spoken(&[
            "The race was called. Even before Ana Silva took the stage to admit her loss, his campaign sent out a text message to supporters saying: “We won.”"
        ]),
        ["his campaign: “We won.”"]
    );
    assert_eq!(
        spoken(&[
            "WASHINGTON, Dec. 8 (UPI) — In response to the plan, Ana Silva’s right-hand woman rallied supporters, saying: “We have to be ready.”"
        ]),
        ["Ana Silva’s right-hand woman: “We have"]
    );
}

#[test]
fn what_is_said_of_is_not_who_says_it() {
    assert_eq!(spoken(&["Ana Silva spoke. Nothing the mayor said “will calm the sailors,” the Lisbon senator said."]).len(), 1);
    assert_eq!(
        spoken(&[
            "Rui Day interjected by hitting Tom Reyes for using force to “turn a garden into a parking lot for gulls” in Porto."
        ]),
        ["Rui Day: “turn a"]
    );
    assert_eq!(
        spoken(&[
            "Tom Reyes pushed back, saying that the bill was right - and arguing that he and Ana Silva shared “almost all the same views on gulls.”"
        ]),
        ["Tom Reyes: “almost all"]
    );
}

#[test]
fn the_name_after_a_dash_speaks_before_a_colon() {
    assert_eq!(
        spoken(&["The tide has been key for the harbor contests - Tom Reyes: “Two weeks ago the tide turned.”"]),
        ["Tom Reyes: “Two weeks"]
    );
}

#[test]
fn the_chief_of_somebody_speaks_for_himself() {
    assert_eq!(
        spoken(&["“Minds will soften,” Porto Rep. Ana Silva’s chief of staff, Tom Reyes, told the Post before the vote."]),
        ["Tom Reyes: “Minds will"]
    );
}

#[test]
fn who_is_in_front_of_that_speaks_and_not_who_gives_it_out() {
    assert_eq!(
        spoken(&["Ana Silva and her crew passed out water bottles that said, “The Porto crew welcomes you.”"]),
        ["water bottles: “The Porto"]
    );
    assert_eq!(
        spoken(&["The listing was replaced on Thursday by a message that said, “Sorry, but the boat is no longer here.”"]),
        ["message: “Sorry, but"]
    );
    assert_eq!(
        spoken(&["Pilots have passed around a page by a former harbor pilot who wrote about the “creative” use of forged maps."]),
        ["former harbor pilot: “creative”"]
    );
    assert_eq!(spoken(&["The spot ends with footage of Tom Reyes asking, “Why are we not ahead?”"]), ["Tom Reyes: “Why are"]);
}

#[test]
fn a_verb_after_to_has_the_subject_of_the_verb_before() {
    assert_eq!(
        spoken(&["The union has denied it, with Tom Reyes taking to Twitter to call the clerks “totally lost” for it."]),
        ["Tom Reyes: “totally lost”"]
    );
    assert_eq!(
        spoken(&["Tom Reyes won. The piece goes on to slam Ana Silva’s “revolution of gulls” for its cost."]),
        ["piece: “revolution of"]
    );
    assert_eq!(
        spoken(&[
            "Ana Silva first spoke, and Senator Tom Reyes kept asking her why the port had tied it to “spontaneous” gulls."
        ]),
        ["Tom Reyes: “spontaneous”"]
    );
    assert_eq!(
        spoken(&["“Oh, for heaven’s sake,” Deputy Ana Silva of Porto was heard to say near an open microphone."]),
        ["Ana Silva: “Oh, for"]
    );
}

#[test]
fn who_is_quoted_as_saying_speaks() {
    assert_eq!(
        spoken(&["“We were asked who would watch,” the statement quoted the club’s director, Ana Silva, as saying."]),
        ["statement: “We were"]
    );
}

#[test]
fn who_cuts_in_speaks_next() {
    assert_eq!(
        spoken(&[
            "“Tell her I promised a photo,” Ana Silva said, and her husband cut in. “Don’t forget me, I was there as well.”"
        ]),
        ["Ana Silva: “Tell her", "her husband: “Don’t forget"]
    );
    assert_eq!(
        spoken(&[
            "“We are going to build a pier,” Tom Reyes added. He then had a question for the crowd.",
            "“Who is going to pay?”"
        ]),
        ["Tom Reyes: “We are", "Tom Reyes: “Who is"]
    );
}

#[test]
fn who_is_interviewed_answers() {
    assert_eq!(
        spoken(&[
            "Five minutes with Ana Silva, founder of Silva Boats.",
            "Your boat measures steam. Why would anyone want that?",
            "“Because sailors argue about the steam.”",
            "You turned down money. True?",
            "“Half true. They came, and they were nice.”",
        ]),
        ["Ana Silva: “Because sailors", "Ana Silva: “Half true."]
    );
    assert_eq!(
        spoken(&[
            "I asked Tom Reyes, who has slept in 211 ports, which was best.",
            "Q: Surely not Porto?",
            "A: “Too large. You wake up at sea.”"
        ]),
        ["Tom Reyes: “Too large."]
    );
}

#[test]
fn a_transcript_names_who_speaks_inside_the_marks() {
    assert_eq!(
        spoken(&[
            "\"SILVA: Let us start with the tide. Will it turn?",
            "\"REYES: Well, look, it is the sea.",
            "\"It always turns.\""
        ]),
        ["SILVA: Let us", "Reyes: Well, look,"]
    );
}

#[test]
fn a_verb_and_a_comma_right_before_the_words_bind_closest() {
    assert_eq!(
        spoken(&["Asked by a deputy why he had stopped, Tom Reyes answered, “They were waving,” an affidavit states."]),
        ["Tom Reyes: “They were"]
    );
}

#[test]
fn an_abbreviation_may_end_a_sentence() {
    assert_eq!(
        spoken(&["Tom Reyes says the mayor wants to leave the U.S. She says sailors don’t need any more “cold lectures that help nobody.”"]).len(),
        1
    );
}

#[test]
fn a_headline_names_who_says_so_after_its_colon() {
    assert_eq!(
        spoken(&["‘It was just me and the ferret’: how Ana Silva spent sixty days on the rock", "It rained."]),
        ["Ana Silva: ‘It was"]
    );
}

#[test]
fn whom_a_clause_tells_of_speaks_and_not_what_it_names() {
    assert_eq!(spoken(&["A Labour peer who once ran BT said it was “a dead line for all of us.”"]), ["Labour peer: “a dead"]);
    assert_eq!(
        spoken(&[
            "A third-grade teacher who asked for it because she does not have tenure described it as “like writing valentines.”"
        ]),
        ["third-grade teacher: “like writing"]
    );
    assert_eq!(spoken(&["A caller to Radio Nine said the pier was “a dream of gulls.”"]), ["caller to Radio Nine: “a dream"]);
}

#[test]
fn an_address_speaks_where_it_stands_before_a_colon() {
    assert_eq!(spoken(&["@harborline, 06.52: “No boats until noon.”"]), ["@harborline: “No boats"]);
}

#[test]
fn who_stands_with_an_age_speaks_whatever_comes_after_it() {
    assert_eq!(spoken(&["Retired teacher Joan Moss, 81, from Hull, said: “It is a joke.”"]), ["Joan Moss: “It is"]);
    assert_eq!(spoken(&["The teacher, Ann Cole, 31, a mother of two, said: “We won.”"]), ["Ann Cole: “We won.”"]);
}

#[test]
fn letters_and_firms_after_a_name_part_nothing() {
    assert_eq!(spoken(&["His barrister, Nadia Rahman KC, said: “He is ashamed.”"]), ["Nadia Rahman: “He is"]);
    assert_eq!(spoken(&["His agent, Ann Cole of Baker Ltd, said: “He is staying.”"]), ["Ann Cole: “He is"]);
}

#[test]
fn who_is_called_so_does_not_say_it() {
    assert_eq!(spoken(&["The firm was accused of “greed and lies” by Ann Cole."]), ["Ann Cole: “greed and"]);
    assert_eq!(spoken(&["Inspectors found residents “afraid of the staff”, the report said."]), ["report: “afraid of"]);
}

#[test]
fn the_verb_after_a_relative_clause_is_no_tag() {
    assert_eq!(spoken(&["Dana Whitlow, who called him “weak,” said the party was united."]), ["Dana Whitlow: “weak,”"]);
    assert_eq!(spoken(&["Gus Amberly said the numbers were “cooked.” Simone Arquette smiled."]), ["Gus Amberly: “cooked.”"]);
}

#[test]
fn a_title_before_a_name_parts_it_from_nobody() {
    assert_eq!(
        spoken(&["The campaign of President Harlan Dace dismissed the survey as “an outlier.”"]),
        ["campaign of President Harlan Dace: “an outlier.”"]
    );
    assert_eq!(
        spoken(&["The White House pushed back, with press secretary Corinne Haddad calling it “garbage.”"]),
        ["Corinne Haddad: “garbage.”"]
    );
    assert_eq!(spoken(&["“It is a stunt,” wrote Sens. Ann Lee and Bob Roe."]), ["Ann Lee: “It is"]);
}

#[test]
fn the_inner_verb_leads_in_what_is_said_to_somebody() {
    assert_eq!(spoken(&["Sen. Walter Roe said that Gov. Ann Lee told him he was “a clown.”"]), ["Ann Lee: “a clown.”"]);
    assert_eq!(
        spoken(&["Prosecutors said Neil Garrity once texted an aide, “Move it before Carol looks.”"]),
        ["Neil Garrity: “Move it"]
    );
}

#[test]
fn in_her_words_are_hers() {
    assert_eq!(
        spoken(&["Ann Lee was making a point: The check is, in her words, “swallowing the state.”"]),
        ["Ann Lee: “swallowing the"]
    );
}

#[test]
fn a_scare_quote_of_the_next_paragraph_is_nobodys() {
    assert_eq!(
        spoken(&["“We saw rain,” said Nora Webb.", "Of course, nothing is plain about a “hand-made roll.”"]),
        ["Nora Webb: “We saw"]
    );
}

#[test]
fn where_and_when_something_was_said_is_no_part_of_who_said_it() {
    assert_eq!(
        spoken(&["Ana Silva in a statement released late Tuesday said the pier was “a danger to all of us.”"]),
        ["Ana Silva: “a danger"]
    );
}

#[test]
fn who_is_named_after_with_keeps_the_participle_over_an_aside() {
    assert_eq!(
        spoken(&["The firm closed two plants, with its president, Roy Fenwick, promising “a better year.”"]),
        ["Roy Fenwick: “a better"]
    );
    assert_eq!(spoken(&["The council voted no, with the mayor, who had backed it, calling it “a sad day.”"]), ["mayor: “a sad"]);
    assert_eq!(spoken(&["Roy Fenwick lives there, with his wife, saying it was “cheap.”"]), ["Roy Fenwick: “cheap.”"]);
}

#[test]
fn who_asks_not_to_be_named_is_who_tells() {
    assert_eq!(spoken(&["“It is a mess,” a pilot who asked not to be named told Ana Silva."]), ["pilot: “It is"]);
    assert_eq!(spoken(&["“It is a mess,” one official, who requested anonymity, told The Post."]), ["one official: “It is"]);
}

#[test]
fn who_is_quoted_or_recalled_as_saying_speaks() {
    assert_eq!(spoken(&["“Never sell it,” Ana Silva quoted Tom Reyes as saying."]), ["Tom Reyes: “Never sell"]);
    assert_eq!(spoken(&["The Post cited Tom Reyes as saying the pier was “a sad sight.”"]), ["Tom Reyes: “a sad"]);
    assert_eq!(spoken(&["“Never sell it,” Ana Silva recalled her father saying."]), ["her father: “Never sell"]);
    assert_eq!(spoken(&["Ana Silva recalled her father saying: “Never sell it.”"]), ["her father: “Never sell"]);
    assert_eq!(spoken(&["“Never sell it,” Ana Silva recalled as Reyes stood by, saying nothing."]), ["Ana Silva: “Never sell"]);
}

#[test]
fn a_group_speaks_and_not_those_named_among_it() {
    assert_eq!(spoken(&["Critics, among them Tom Reyes, have called it “a gift.”"]), ["Critics: “a gift.”"]);
    assert_eq!(spoken(&["Several clerks, led by Ana Silva, called it “a gift.”"]), ["Several clerks: “a gift.”"]);
    assert_eq!(spoken(&["The judge, Dame Ana Silva, called it “a gift.”"]), ["Ana Silva: “a gift.”"]);
}

#[test]
fn whose_lawyer_speaks_is_not_the_owner() {
    assert_eq!(spoken(&["“We are ready,” said Ana Silva’s lawyer, Tom Reyes."]), ["Tom Reyes: “We are"]);
    assert_eq!(spoken(&["“We are ready,” said Ana Silva’s lawyer Tom Reyes."]), ["Tom Reyes: “We are"]);
    assert_eq!(spoken(&["“We are ready,” said Ana Silva’s lawyer on Monday."]), ["Ana Silva’s lawyer: “We are"]);
}

#[test]
fn an_introduction_is_no_part_of_who_speaks() {
    assert_eq!(spoken(&["After the vote, Ana Silva’s aide called it “a gift.”"]), ["Ana Silva’s aide: “a gift.”"]);
    assert_eq!(spoken(&["The tall, 71-year-old envoy called it “a gift.”"]), ["tall, 71-year-old envoy: “a gift.”"]);
}

#[test]
fn a_verb_of_speech_may_close_the_sentence_before_or_stand_after_so() {
    assert_eq!(spoken(&["“The tide is a clock.” So writes Ana Silva in her first book."]), ["Ana Silva: “The tide"]);
    assert_eq!(
        spoken(&["Painting the hulls is the first step to saving the craft, said Ana Silva.", "“I want to learn it.”"]),
        ["Ana Silva: “I want"]
    );
    assert_eq!(
        spoken(&["‘The crews rowed well,’", "the head of the rowing court, Ana Silva, remarked on Sunday."]),
        ["Ana Silva: ‘The crews"]
    );
}

#[test]
fn what_is_no_speaker_says_nothing_of_the_quotation_beside_it() {
    assert_eq!(
        spoken(&["“They came at night,” Ana Silva said.", "The stolen oars were found in a shed.", "“It was a long search.”"]),
        ["Ana Silva: “They came", "Ana Silva: “It was"]
    );
    assert_eq!(spoken(&["Ana Silva is said to be “open to it.”"]), ["Ana Silva: “open to"]);
    assert_eq!(
        spoken(&["He is reported to have built the port’s best “second home” (a boat) according to Hull Radio."]),
        ["Hull Radio: “second home”"]
    );
}

#[test]
fn a_name_that_a_sentence_opens_with_speaks_although_no_comma_ends_what_explains_it() {
    assert_eq!(spoken(&["Ana Silva, a speaker from the rowers’ guild said it was “a gift.”"]), ["Ana Silva: “a gift.”"]);
    assert_eq!(spoken(&["Ana Silva, a top aide said, is “very calm.”"]), ["top aide: “very calm.”"]);
    assert_eq!(spoken(&["Agent Tom Reyes\u{200b}, from Hull Homes, said it was “a gift.”"]), ["Tom Reyes: “a gift.”"]);
}

#[test]
fn a_phrase_for_a_source_ends_before_its_participle_and_may_begin_with_any_noun() {
    assert_eq!(
        spoken(&["The yard plans “small steps,” according to a memo sent by its chief, Tom Reyes."]),
        ["memo: “small steps,”"]
    );
    assert_eq!(
        spoken(&["According to media sources, the painter mixed her “own six blues from the harbor mud.”"]),
        ["media sources: “own six"]
    );
    assert_eq!(spoken(&["The “sinking” (as described by the British press) was slow."]), ["British press: “sinking”"]);
    assert_eq!(
        spoken(&["This could become a “sad precedent”, port campaigners suggest."]),
        ["port campaigners: “sad precedent”"]
    );
}

#[test]
fn who_sent_the_words_before_a_colon_speaks_them() {
    assert_eq!(spoken(&["Tom Reyes recalled some advice from Ana Silva: “Never row alone.”"]), ["Ana Silva: “Never row"]);
}

#[test]
fn what_an_organization_is_called_is_that_organization() {
    assert_eq!(
        spoken(&["Acme Corp., a maker of nets, a self-described gatherer based in Hull, says it is “all about fish.”"]),
        ["Acme Corp.: “all about"]
    );
    assert_eq!(
        spoken(&["“It is sad,” Tom Reyes said. A girl raises her hand. “Is it?”"]).last().map(String::as_str),
        Some("girl: “Is it?”")
    );
}

#[test]
fn a_post_before_a_comma_is_that_of_who_is_named_after_it() {
    assert_eq!(spoken(&["“We are glad,” commented Acme Corp. partner, Andrew Rosen."]), ["Andrew Rosen: “We are"]);
    assert_eq!(
        spoken(&["A guild that filed a brief, the Hull Pilots Alliance, said it was “all about fish.”"]),
        ["Hull Pilots Alliance: “all about"]
    );
    assert_eq!(
        spoken(&["Her publisher, Fiona Lund of Hull’s Kiosk Press, took it on.", "“It came by post.”"]),
        ["Fiona Lund: “It came"]
    );
    assert_eq!(spoken(&["They were called “gulls and crows” by a caller named Rosa Lund."]), ["Rosa Lund: “gulls and"]);
}

#[test]
fn a_participle_after_a_preposition_is_of_the_clause() {
    assert_eq!(
        spoken(&["A spokesman declined to discuss the letter beyond saying the board “welcomes all views.”"]),
        ["spokesman: “welcomes all"]
    );
}

#[test]
fn where_and_when_is_no_introduction_where_the_clause_has_begun() {
    assert_eq!(
        spoken(&["On the second day Maureen Tully stopped to tell him that his set, a steel ramp, was “a wait for hips”."]),
        ["Maureen Tully: “a wait"]
    );
}

#[test]
fn a_summary_of_that_review_speaks_and_not_who_got_hold_of_it() {
    assert_eq!(
        spoken(&["A summary of that review, obtained by The Hull Times, concluded that it was “safe enough for now.”"]),
        ["summary of that review: “safe enough"]
    );
}

#[test]
fn words_with_hyphens_are_one() {
    assert_eq!(spoken(&["The mother-of-five said: “I did the books.”"]), ["mother-of-five: “I did"]);
}

#[test]
fn a_subject_is_not_taken_from_an_introduction() {
    assert_eq!(
        spoken(&["When I replied that he was late, the clerk smiled slyly and said, “This might hurt a little.”"]),
        ["clerk: “This might"]
    );
    assert_eq!(
        spoken(&["Earlier today, harbor police charged the diver Tom Reyes, 27, with giving “reckless” help to a smuggler."]),
        ["harbor police: “reckless”"]
    );
}

#[test]
fn an_aside_may_stand_between_spaced_hyphens() {
    assert_eq!(
        spoken(&["Councillor Ana Silva - head of a harbor panel - told The Hull Post she has “serious doubts” about it."]),
        ["Ana Silva: “serious doubts”"]
    );
}

#[test]
fn what_an_agency_says_that_somebody_suggested_is_theirs() {
    assert_eq!(
        spoken(&[
            "Tom Reyes spoke of the pier. The Itar-Tass news agency says he suggested “Boats and Piers of the North” as its name."
        ]),
        ["Tom Reyes: “Boats and"]
    );
}

#[test]
fn a_compound_with_a_hyphen_is_part_of_who_speaks() {
    assert_eq!(
        spoken(&[
            "The Kremlin-controlled council on Friday passed a note saying that leaving “will not solve the problems of the town.”"
        ]),
        ["Kremlin-controlled council: “will not"]
    );
}

#[test]
fn who_acts_is_told_from_what_is_done() {
    assert_eq!(
        spoken(&["The clerk saw what was being done, and said with a smile to the captain: “For this you were let in.”"]),
        ["clerk: “For this"]
    );
    assert_eq!(
        spoken(&["Then, a doctor came by, took the chalk, and wrote on the board, “I am a doctor and I cure you all.”"]),
        ["doctor: “I am"]
    );
    assert_eq!(
        spoken(&[
            "The boat was sold last year to a buyer in a deal that President Ana Silva’s economic adviser called “the fraud of the year.”"
        ]),
        ["President Ana Silva’s economic adviser: “the fraud"]
    );
}

#[test]
fn many_people_march_and_chant() {
    assert_eq!(
        spoken(&["Hundreds of pro-Silva demonstrators marched through Hull on Monday, chanting “Silva or Reyes, no gulls.”"]),
        ["Hundreds of pro-Silva demonstrators: “Silva or"]
    );
}

#[test]
fn a_ministry_may_tell_what_the_army_said() {
    assert_eq!(
        spoken(&["The ministry said the union said the delay was “a mistake,” but that boats had sailed."]),
        ["union: “a mistake,”"]
    );
}

#[test]
fn statements_by_somebody_are_theirs_and_its_words_are_its() {
    assert_eq!(
        spoken(&["Ana Silva said recent statements by the Spanish consul calling it a “myth” show the need for it."]),
        ["Spanish consul: “myth”"]
    );
    assert_eq!(
        spoken(&["The Harbor Guild read the report. It warned that, in its words, “hasty” repairs may not last."]),
        ["Harbor Guild: “hasty”"]
    );
}
