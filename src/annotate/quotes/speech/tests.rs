//! Which words in marks are speech, as pictures.

use crate::{annotate::Document, article::Article};

/// What is found to be speech.
fn spoken(text: &str) -> Vec<String> {
    let article = Article::from_paragraphs(text.split("\n\n"));
    let document = Document::new(&article.body, article.body.blocks());
    crate::annotate::quotes::find(&document).iter().map(|quote| document.slice(quote.span).to_owned()).collect()
}

#[test]
fn what_a_sign_reads_and_a_crowd_shouts_is_speech_in_capitals_too() {
    assert_eq!(spoken("He held up a sign that read “Boats For All” and left."), ["“Boats For All”"]);
    assert_eq!(spoken("They wore T-shirts reading “Ask a Gull” there."), ["“Ask a Gull”"]);
    assert_eq!(spoken("Another, held by a boy, read, “SAVE THE PIER.”"), ["“SAVE THE PIER.”"]);
    assert_eq!(spoken("She was met with chants of “Silva, Silva” and “Go home” there."), ["“Silva, Silva”", "“Go home”"]);
    assert_eq!(spoken("On the ferry she read “Moby Dick” twice."), [""; 0]);
}

#[test]
fn a_programme_is_no_speech() {
    assert_eq!(spoken("On Radio 9’s “The Morning Call,” Ana Silva said that it rained."), [""; 0]);
    assert_eq!(spoken("Ana Silva told “Morning Call” that it rained."), [""; 0]);
    assert_eq!(spoken("Ana Silva, author of “The Fall of the Pier,” said that it rained."), [""; 0]);
    assert_eq!(spoken("He told the hosts of “Morning Call,” on Friday, that it rained."), [""; 0]);
    assert_eq!(spoken("“Pier Falls in the Night,” by Ana Silva, was read aloud."), [""; 0]);
    assert_eq!(spoken("Ana Silva told him, “The Pier Is Closed!”"), ["“The Pier Is Closed!”"]);
}

#[test]
fn headlines_in_marks_are_speech() {
    assert_eq!(spoken("‘THE BOATS ARE OLD’, PIER OWNERS SAY"), ["‘THE BOATS ARE OLD’"]);
    assert_eq!(spoken("‘Nobody Sailed,’ Captains Say: a Night on the Pier"), ["‘Nobody Sailed,’"]);
    assert_eq!(spoken("‘My Boat Sails Better Than I Do’\n\nBy Ana Silva"), ["‘My Boat Sails Better Than I Do’"]);
    assert_eq!(spoken("‘The Broad Pier of the North’\n\nBy Ana Silva"), [""; 0]);
    assert_eq!(spoken("“Broad Pier” Star Asked Captains to Sail"), [""; 0]);
}

#[test]
fn what_a_title_is_told_to_be_is_no_speech() {
    assert_eq!(spoken("The title, she said, was his: “On the Falling of Piers and the Rain”."), [""; 0]);
    assert_eq!(
        spoken("She had a title to defend: “The rain was worse than we thought”."),
        ["“The rain was worse than we thought”"]
    );
}

#[test]
fn titles_in_a_list_are_no_speech() {
    assert_eq!(spoken("She had roles in “The Fall of the Pier” and “Boats of the Night,” but said she was done."), [""; 0]);
    assert_eq!(spoken("She spoke of “a great pier” and “The Long Night” there."), ["“a great pier”", "“The Long Night”"]);
}

#[test]
fn what_somebody_is_referred_to_as_is_speech_and_what_it_is_known_as_a_name() {
    assert_eq!(spoken("They kept referring to her as the “Great Gull.”"), ["“Great Gull.”"]);
    assert_eq!(spoken("The crane, known to locals as “the stork,” fell."), [""; 0]);
    assert_eq!(spoken("She spoke of what has become known as the “harbor rule” there."), [""; 0]);
    assert_eq!(spoken("They saw what the town billed as “the longest pier.”"), ["“the longest pier.”"]);
}

#[test]
fn a_place_with_a_small_word_is_no_title() {
    assert_eq!(spoken("She questioned the “New Haven values” of her rival."), ["“New Haven values”"]);
}

#[test]
fn a_name_of_the_speaker_names_no_work() {
    assert_eq!(spoken("The plan of Dr. Paul Song “was a mistake and late,” she said."), ["“was a mistake and late,”"]);
    assert_eq!(spoken("They sang the song “Was It a Mistake,” she said."), [""; 0]);
}

#[test]
fn what_somebody_calls_a_show_is_speech() {
    assert_eq!(spoken("The river program “is gaining ground,” she said."), ["“is gaining ground,”"]);
    assert_eq!(spoken("Silva called the show “the best in town.”"), ["“the best in town.”"]);
    assert_eq!(spoken("They saw a show called “The Pier” there, and a play called “Gulls,” she said."), [""; 0]);
    assert_eq!(spoken("It was what she called “Gulls at Night.”"), ["“Gulls at Night.”"]);
    assert_eq!(spoken("Roe, whom Silva once called “the worst mayor”, lost."), ["“the worst mayor”"]);
    assert_eq!(spoken("The town, once called “the gull city”, lost."), [""; 0]);
}

#[test]
fn what_somebody_labels_so_is_speech() {
    assert_eq!(spoken("The papers were labeled “top secret” by the agency."), ["“top secret”"]);
    assert_eq!(spoken("It welcomed what its lawyers called “a gift” and left."), ["“a gift”"]);
    assert_eq!(spoken("The union declared itself “relaxed” on Friday."), ["“relaxed”"]);
    assert_eq!(spoken("A man who calls himself “the duke” was fined."), [""; 0]);
    assert_eq!(spoken("The jars were labeled “plum” in ink."), [""; 0]);
}

#[test]
fn a_word_that_is_explained_is_no_speech() {
    assert_eq!(spoken("She said it was late. “Dead freight” is a fee for room that is not used."), [""; 0]);
    assert_eq!(spoken("“Biene” means bee, she said."), [""; 0]);
}

#[test]
fn words_that_can_be_read_are_speech() {
    assert_eq!(spoken("The card bears the words “who pays for it?” in red."), ["“who pays for it?”"]);
    assert_eq!(spoken("The words “who pays” are on a list."), [""; 0]);
}

#[test]
fn what_somebody_is_called_is_speech() {
    assert_eq!(spoken("Reyes called her “Crooked Ana” in a row."), ["“Crooked Ana”"]);
    assert_eq!(spoken("Reyes called the old winner “Miss Gull” and “Miss Tern” then."), ["“Miss Gull”", "“Miss Tern”"]);
    assert_eq!(spoken("A piece hailed Silva as “The Comeback Gull” for it."), ["“The Comeback Gull”"]);
    assert_eq!(spoken("They call it “The Long Night”, a play."), [""; 0]);
}

#[test]
fn a_sentence_may_end_with_i() {
    assert_eq!(spoken("Reyes asked him. “Neither do I.”"), ["“Neither do I.”"]);
}

#[test]
fn a_question_with_a_name_and_a_last_word_stand_alone() {
    assert_eq!(spoken("The judge turned to me. “Ms. Silva?” I had a note."), ["“Ms. Silva?”"]);
    assert_eq!(spoken("They asked who it was. “Ana Silva.”"), ["“Ana Silva.”"]);
}

#[test]
fn a_word_is_speech_where_its_sentence_quotes_or_reports() {
    assert_eq!(
        spoken("Silva has “several ways” of finding boats, one of them with the hundred or so “loose” hands of the pier."),
        ["“several ways”", "“loose”"]
    );
    assert_eq!(
        spoken(
            "Silva says that not one of the hands who went out to the old pier in the long night of the great storm was “ready.”"
        ),
        ["“ready.”"]
    );
    assert_eq!(
        spoken("But while his promise to be “neutral” in the matter of the pier has caused concern, few left."),
        ["“neutral”"]
    );
    assert_eq!(spoken("According to the agency, the pier was “sound.”"), ["“sound.”"]);
    assert_eq!(spoken("According to her “claw” plan, the pier was sound. They “lost” a boat there."), [""; 0]);
}

#[test]
fn what_is_a_title_once_is_that_title_everywhere() {
    assert_eq!(
        spoken("Her new book, “The Gifts of the Sea,” is long. Is “The Gifts of the Sea” any good? “It is,” she said."),
        ["“It is,”"]
    );
    assert_eq!(spoken("A hat reading “Make Hull Great Again” hung there."), ["“Make Hull Great Again”"]);
}

#[test]
fn a_work_is_told_by_what_stands_beside_it() {
    assert_eq!(spoken("He said that he had seen a production of “Macbeth” in Hull."), [""; 0]);
    assert_eq!(spoken("He was last seen in “Einstein at Sea,” an opera that he staged."), [""; 0]);
    assert_eq!(spoken("Three days were spent on the theme “The Sea and Us in Peace”."), [""; 0]);
    assert_eq!(spoken("The villagers cry “hubbe all kum”, which means “love for all of us”."), [""; 0]);
}

#[test]
fn what_is_left_of_markup_is_no_speech() {
    assert_eq!(spoken("The page has \"> <li role =\" in it."), [""; 0]);
}

#[test]
fn what_is_called_so_over_a_name_and_what_people_are_called_is_speech() {
    assert_eq!(spoken("It led to a suit, which its head, Tom Reyes, called “total crap” there."), ["“total crap”"]);
    assert_eq!(spoken("He calls people “losers” and “sad.”"), ["“losers”", "“sad.”"]);
}

#[test]
fn a_term_that_tells_a_thing_apart_is_no_speech() {
    assert_eq!(spoken("Silva said that the “road map” process would go on."), [""; 0]);
    assert_eq!(spoken("She said that Hull had a “wet feet, dry feet” policy."), [""; 0]);
    assert_eq!(spoken("She said that it was a “reckless” policy."), ["“reckless”"]);
    assert_eq!(spoken("She spoke of what she called the “gull first” policy."), ["“gull first”"]);
    assert_eq!(spoken("She asked for a “yes” vote, and told them to vote “no” on the pier."), [""; 0]);
}

#[test]
fn what_nobody_in_particular_calls_so_is_a_name() {
    assert_eq!(spoken("Silva said that it is often called the “gull hour” there."), [""; 0]);
    assert_eq!(spoken("She went to a feast called the “Gull Night” there, she said."), [""; 0]);
    assert_eq!(spoken("Police say the two, dubbed the “gull kings”, were known as a “flock” before."), [""; 0]);
    assert_eq!(spoken("Silva called the “Gull Night” a scandal."), ["“Gull Night”"]);
    assert_eq!(spoken("It has been called the “gull of the north” by Silva."), ["“gull of the north”"]);
    assert_eq!(spoken("The group “Gulls for Peace” said that this year’s theme of “Boats for All” was late."), [""; 0]);
    assert_eq!(spoken("She said the group “must be stopped” there."), ["“must be stopped”"]);
    assert_eq!(spoken("Silva founded Onda, or “the wave,” she said."), [""; 0]);
    assert_eq!(spoken("“The surge,” as the tide was called, came late, she said."), [""; 0]);
}

#[test]
fn a_list_of_titles_goes_on_right_after_a_comma_inside_the_marks() {
    assert_eq!(spoken("She sang “Please, Come Home,” “Gulls of the Night,” and “The Pier” there, she said."), [""; 0]);
}

#[test]
fn what_is_written_on_things_is_speech() {
    assert_eq!(spoken("Shops have put up “No Gulls” signs there."), ["“No Gulls”"]);
    assert_eq!(spoken("Police said the words “gull thief” were painted on the door."), ["“gull thief”"]);
    assert_eq!(
        spoken("They carried banners with such slogans as “Boats Are Ours” and “Stop the Rain.”"),
        ["“Boats Are Ours”", "“Stop the Rain.”"]
    );
}

#[test]
fn a_name_that_somebody_is_called_is_speech_after_an_article_too() {
    assert_eq!(spoken("Silva called Reyes the “King of Gulls” of Hull."), ["“King of Gulls”"]);
}

#[test]
fn a_word_is_speech_far_from_the_verb_that_reports_it() {
    assert_eq!(
        spoken(
            "The union put out a note saying that talk of it meeting with the harbor owners in an inn near the old pier was “rot.”"
        ),
        ["“rot.”"]
    );
    assert_eq!(
        spoken("The union called the plan wrong, late and costly for all who fish, and in Hull’s words, “silly.”"),
        ["“silly.”"]
    );
}

#[test]
fn what_a_headline_has_in_marks_is_speech_where_it_is_quoted_below() {
    let below = "“The county board is a circus,” Ana Silva said.";
    assert_eq!(spoken(&format!("Silva faults ‘circus’ at the pier\n\n{below}")), ["‘circus’", "“The county board is a circus,”"]);
    let apart = format!("Board sits on ‘ghost’ piers\n\nThe board met on Monday for an hour and then for another. {below}");
    assert_eq!(spoken(&apart), ["“The county board is a circus,”"]);
}

#[test]
fn names_and_phrases_that_are_mentioned_are_no_speech() {
    assert_eq!(spoken("The work bears the name of “slow harbor art.”"), [""; 0]);
    assert_eq!(spoken("Doctors prefer phrases like “hard to treat.”"), [""; 0]);
    assert_eq!(spoken("She objected that the name “would invite gulls,” he said."), ["“would invite gulls,”"]);
    assert_eq!(spoken("In her book “A Pier Built in Rain: The Crews That Rise at Dawn,” Rosa Lund wrote of it."), [""; 0]);
}

#[test]
fn words_printed_on_shirts_and_what_one_is_mocked_as_are_speech() {
    assert_eq!(spoken("They warmed up in T-shirts with “No Satisfaction” on the front."), ["“No Satisfaction”"]);
    assert_eq!(spoken("Her rivals mock her as “Madam Tarmac”, after a road."), ["“Madam Tarmac”"]);
}
