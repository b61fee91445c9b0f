//! What words without a name stand for, as pictures: paragraphs, and the speaker of each quote in them.

use crate::annotate::speakers::tests::spoken;

/// Who speaks the last quote.
pub(super) fn last(paragraphs: &[&str]) -> String {
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
fn where_something_was_posted_is_no_subject() {
    let paragraphs = [
        "Pilots sent a letter to Acme Inc. on Monday. Acme said little.",
        "“We refuse,” they wrote in the letter, posted on Twitter on Tuesday by a clerk.",
        "The company called it “a small matter.”",
    ];
    assert_eq!(last(&paragraphs), "Acme Inc.");
}

#[test]
fn an_organization_after_an_introduction_is_the_subject() {
    let paragraphs = ["The Settlement Office lost the files. In a report, the Harbor Committee blames the Settlement Office. \
         It finds the answers “true and useless.”"];
    assert_eq!(last(&paragraphs), "Harbor Committee");
}

#[test]
fn whom_somebody_tells_is_not_he() {
    let paragraphs = ["Ana Silva left.", "“We came at noon,” a port spokesman told the Harbor Courier. “It was dark,” he said."];
    assert_eq!(last(&paragraphs), "port spokesman");
}

#[test]
fn somebody_described_after_an_introduction_is_she() {
    let paragraphs = ["“We fish,” Henry Osgood said. Told of this, the carer from Porto laughed. “Not on Sundays,” she said."];
    assert_eq!(last(&paragraphs), "carer");
    assert_eq!(last(&["Mary Silva spoke first. One, a delegate from Porto, left. “Too late,” she said."]), "delegate");
    assert_eq!(
        last(&["14:32 The foreign secretary is on his feet. He sees “no plans and no wish” to sail."]),
        "foreign secretary"
    );
    assert_eq!(
        last(&["Tom Reyes sold the boat. Ana Silva’s widower took it well. “It leaked,” he said."]),
        "Ana Silva’s widower"
    );
}

#[test]
fn who_was_asked_is_she_where_nobody_named_can_be() {
    assert_eq!(last(&["Coroner Paul Reyes asked a deputy how it was missed. “It was on the back,” she said."]), "deputy");
}

#[test]
fn a_description_that_is_named_in_the_same_breath_is_no_one_without_a_name() {
    let paragraphs = [
        "Its manager, Mr Segun Bello, blamed the wind.",
        "The President of the Porto Artisans Forum, Mr Gideon Ajibola, wrote to the firm. “Four days is too much,” he stressed.",
    ];
    assert_eq!(last(&paragraphs), "Gideon Ajibola");
}

#[test]
fn a_card_or_a_sign_that_was_told_of_speaks() {
    assert_eq!(last(&["First West of Porto thanked the driver. A boy sent a card. It says: “Come again.”"]), "card");
    assert_eq!(last(&["Da Gerardo closed. The plaque is of local stone. It says: “This far.”"]), "plaque");
    // Who says something in a paper speaks, and a firm’s letter is the firm’s.
    assert_eq!(
        last(&["The Harbor Authority said in a letter that it would pay. “We regret the goat,” it wrote."]),
        "Harbor Authority"
    );
    assert_eq!(
        last(&["Northgate Ltd lost a piano. The firm’s letter offers a refund. It says the van was “in order.”"]),
        "Northgate Ltd"
    );
}

#[test]
fn an_office_with_a_rank_is_nobodys_who_holds_another() {
    let paragraphs = ["Alasdair Quill, the buses minister, left on Monday.", "The prime minister was “sorry to lose him.”"];
    assert_eq!(last(&paragraphs), "prime minister");
    let paragraphs = ["His lawyer, Despina Roussou, called the tapes odd.", "The presiding judge disagreed: “I laughed.”"];
    assert_eq!(last(&paragraphs), "presiding judge");
    let paragraphs = ["“Same cow,” Capt. Iris Lomeli confirmed.", "“I thought it was sad,” the homeowner told them."];
    assert_eq!(last(&paragraphs), "homeowner");
}

#[test]
fn a_part_of_a_body_is_not_another_body() {
    let paragraphs = ["Oculara plc had won in the lower court.", "“We give no favours,” the finance department in Dublin said."];
    assert_eq!(last(&paragraphs), "finance department in Dublin");
    let paragraphs =
        ["A dispute panel of the World Trade Organization met. In its report the panel said the ban “goes too far.”"];
    assert_eq!(last(&paragraphs), "panel");
    let paragraphs = ["Oculara plc sued. Tala, a Faroese airline, did not. The airline called it “a bore.”"];
    assert_eq!(last(&paragraphs), "Tala");
}

#[test]
fn ages_and_countries_stand_for_people() {
    assert_eq!(
        last(&["Goalkeeper Tomas Ferro saved a penalty. “I went left,” said the 22-year-old, who is from Porto."]),
        "Tomas Ferro"
    );
    assert_eq!(last(&["Hugo Ferro sent on two strikers. “A point is a point,” the Belgian shrugged."]), "Hugo Ferro");
}

#[test]
fn another_is_one_of_those_before() {
    let paragraphs = ["“He was not,” a senior official said on Monday. “He was, but he did not eat,” another said."];
    assert_eq!(last(&paragraphs), "another official");
}

#[test]
fn the_agency_of_a_dateline_is_not_the_company() {
    assert_eq!(last(&["LONDON (Reuters) - Shell will cut 400 jobs. “We regret it,” the company said."]), "Shell");
}

#[test]
fn a_union_with_a_name_is_that_union_and_a_council_no_hospital() {
    assert_eq!(last(&["Farmers protested at a deal with the EU.", "The FNSEA union said it was “bad and late.”"]), "FNSEA");
    assert_eq!(last(&["Hull Hospital was rated bad. The council called it “sad and late.”"]), "council");
}

#[test]
fn one_who_writes_of_oneself_is_i() {
    assert_eq!(last(&["I wrote that the plan was “silly and late.”"]), "I");
}

#[test]
fn a_pronoun_of_an_introduction_is_who_comes_after_its_comma() {
    assert_eq!(
        last(&[
            "Gov. Ana Broyhill left. Asked whether she was proud, Sen. Rosa Pruitt thought. “Proud is a strong word,” she said."
        ]),
        "Rosa Pruitt"
    );
}

#[test]
fn who_is_told_apart_by_where_she_stands_is_nobody_known() {
    assert_eq!(last(&["Ruth Abrams opened the door.", "“It’s you,” said the woman on the step."]), "woman");
}

#[test]
fn whom_a_sentence_names_does_not_tell_it_as_a_pronoun() {
    assert_eq!(last(&["Governor Tom Reyes attacked the premier. Robert Osgood was “rude” (and loud), he said."]), "Tom Reyes");
}

#[test]
fn a_pronoun_is_no_group_no_title_of_a_work_and_not_who_only_owns_something() {
    assert_eq!(
        last(&["Rosa Delgado walked on.", "It is what rowers would call “a good slip.” “There is a family here,” she says."]),
        "Rosa Delgado"
    );
    assert_eq!(
        last(&[
            "Robert Reyes staged an opera.",
            "He thought of “Walter Stone” as a ghost. Inspired by Mark Twain’s notes, he began to see it. “I was slow,” he said."
        ]),
        "Robert Reyes"
    );
    assert_eq!(last(&["Ana Silva’s grandfather was sent away.", "“They were forced to,” she said."]), "Ana Silva");
}

#[test]
fn a_post_that_stands_before_a_name_is_that_person() {
    let minister = "The pier will open soon, said the Minister of Tourism, Rosa Valdez.";
    assert_eq!(last(&[minister, "“We are painting it,” said the minister, who gave no date."]), "Rosa Valdez");
    assert_eq!(last(&[minister, "“We are painting it,” the minister said.", "“It is long,” said the official."]), "Rosa Valdez");
    assert_eq!(
        last(&["The champion, Tom Reyes, wants the club of Robert Osgood, the driver said. “It is big,” explained the driver."]),
        "Tom Reyes"
    );
}

#[test]
fn who_adds_something_spoke_before() {
    assert_eq!(
        last(&["“We are full,” Tom Reyes said.", "The official added that crews were at work. “We are well staffed,” he added."]),
        "Tom Reyes"
    );
}

#[test]
fn it_is_the_organization_that_spoke_last() {
    assert_eq!(
        last(&[
            "“They court the worst of us,” wrote the Harbor Daily in an editorial on Acme Corp.",
            "“It is no big deal,” it said."
        ]),
        "Harbor Daily"
    );
}

#[test]
fn a_name_whose_family_stands_first_tells_no_gender() {
    assert_eq!(
        last(&["Park Beom-gyu left. Han Dong-soo stayed. Park asked, “Why?” Han laughed. “We are not done,” he added."]),
        "Han Dong-soo"
    );
}

#[test]
fn who_goes_without_a_name_is_nobody_known() {
    assert_eq!(
        last(&["“It is a garden,” Ana Silva said.", "“It is large,” says the unnamed author of a guide."]),
        "unnamed author of a guide"
    );
}

#[test]
fn a_relative_without_a_name_speaks_for_herself() {
    assert_eq!(
        last(&["Tom Reyes found a comet.", "His grandmother has been told of it. “Which end?” she asked."]),
        "His grandmother"
    );
}

#[test]
fn an_epithet_is_whom_its_age_or_its_owner_tells() {
    assert_eq!(
        last(&["Rosa Duarte, 34, lost her boat to Tom Reyes, 50.", "Reyes laughed. “I want it back,” the 34-year-old said."]),
        "Rosa Duarte"
    );
    assert_eq!(
        last(&[
            "Greens leader Adam Lund was called idle by Nationals leader David Reyes.",
            "“We pay for it,” the Greens leader said."
        ]),
        "Adam Lund"
    );
    assert_eq!(last(&["Chief Executive Karen Lund spoke. She paused.", "“I do,” the CEO said."]), "Karen Lund");
    assert_eq!(last(&["Prime Minister Karen Lund thanked the crews. “You were quick,” added the PM."]), "Karen Lund");
}

#[test]
fn a_body_told_apart_is_not_the_last_that_was_named() {
    assert_eq!(
        last(&["Hull Medical Center was closed.", "The union representing drivers said it was “sad and avoidable.”"]),
        "union representing drivers"
    );
}

#[test]
fn his_statement_is_his_and_it_is_of_who_speaks_in_it() {
    assert_eq!(
        last(&["Graham Lund said he had lost his house.", "“I looked them in the eye,” his statement read."]),
        "Graham Lund"
    );
    assert_eq!(
        last(&["In a statement read in court, Graham Lund said he hoped for peace.", "“She was not a file,” it said."]),
        "Graham Lund"
    );
}

#[test]
fn whom_a_sentence_brings_in_at_its_end_stands_out() {
    assert_eq!(
        last(&[
            "“It was late,” Denise Pak said.",
            "The last word went to a pupil, Rosa Lund, who had waited.",
            "“I am here,” she said."
        ]),
        "Rosa Lund"
    );
}

#[test]
fn who_asks_in_an_introduction_is_not_who_replies() {
    assert_eq!(
        last(&[
            "Dr Imran Sattar said it was a matter of regret.",
            "Asked by the coroner, Julian Frayne, whether she would have lived, he replied: “Yes, she would.”"
        ]),
        "Imran Sattar"
    );
}

#[test]
fn a_witness_without_a_name_is_the_woman() {
    assert_eq!(
        last(&["Tasha Sprague left.", "A witness told police she saw a car circle. “I got on the floor,” the woman said."]),
        "witness"
    );
}

#[test]
fn an_abbreviated_title_tells_whom_an_office_stands_for() {
    assert_eq!(
        last(&[
            "The row has put Sen. Bill Rainey in an awkward spot. He is an ally of President Osgood, who won the county.",
            "“His instincts are right,” the senator said at a lunch."
        ]),
        "Bill Rainey"
    );
}

#[test]
fn first_names_of_many_countries_tell_men_and_women() {
    assert_eq!(last(&["Graciela Ponce taught Hernán Quiroga. “He learned it here,” she said."]), "Graciela Ponce");
    assert_eq!(last(&["Anjali Kotwal asked Prakash Iyengar. “You have had a year,” she said."]), "Anjali Kotwal");
}

#[test]
fn who_signs_at_the_top_without_by_is_nobody_in_the_article() {
    assert_eq!(
        last(&[
            "Late show at the pier",
            "Tomás Meaney at Porto Park",
            "Two minutes were left when Nilo Daly stood over a free. “I did not look,” he said."
        ]),
        "Nilo Daly"
    );
}

#[test]
fn a_name_joined_by_a_hyphen_is_not_who_is_meant() {
    assert_eq!(last(&["The Kremlin-backed union said on Friday that leaving “will not solve it.”"]), "Kremlin-backed union");
}

#[test]
fn nuns_forwards_and_legislators_are_people_who_were_named() {
    assert_eq!(last(&["Sister Rosa Lund, whose order runs the school, waited.", "“We need rice,” the nun said."]), "Rosa Lund");
    // Who manages is no forward.
    let paragraphs = [
        "Manager Skip Osgood praised Daniel Reyes, who had not played since May.",
        "“He has been brave,” Osgood said.",
        "The forward was brief: “Early bed.”",
    ];
    assert_eq!(last(&paragraphs), "Daniel Reyes");
    assert_eq!(
        last(&[
            "Garda Aoife Lund called to the house after a complaint from Rosa Burke.",
            "“I saw the goat on the roof,” the garda said."
        ]),
        "Aoife Lund"
    );
    assert_eq!(last(&["Pope Benedict met Robert Osgood in Rome.", "The pontiff asked them to “respect life.”"]), "Benedict");
}

#[test]
fn a_leader_is_who_leads_that_country() {
    let meeting = "Syrian President Karim Haddad welcomed Iranian President Reza Tehrani on Monday.";
    assert_eq!(last(&[meeting, "Boats were there. The Syrian leader called it “a good day for fish.”"]), "Karim Haddad");
    let meeting = "Pakistan’s President Asif Raza is meeting Britain’s Prime Minister David Lund on Thursday.";
    assert_eq!(
        last(&[meeting, "It comes a day after remarks in which the British leader spoke of “the export of eels.”"]),
        "David Lund"
    );
}

#[test]
fn who_is_of_another_age_is_not_meant() {
    let paragraphs = [
        "“It came like a train,” said her neighbour, Arul Lund.",
        "“I had the lid in my hand,” said Rosa Perumal, a 46-year-old picker.",
        "“For the funeral they have money,” the 38-year-old said.",
    ];
    assert_eq!(last(&paragraphs), "Arul Lund");
}

#[test]
fn it_is_the_body_or_the_country_that_a_sentence_is_about() {
    assert_eq!(
        last(&["Red Cross crews left. The Pakistani government on Friday condemned what it called the “crooked” film."]),
        "Pakistani government"
    );
    let paragraphs =
        ["The Harbor Ministry tested samples. Norway has left the talks.", "It said any new talks would be “no use at all.”"];
    assert_eq!(last(&paragraphs), "Norway");
    let paragraphs =
        ["Acme Corp. thanked the crews. The Norwegian army denied that.", "It did regret what it called Sweden’s “loud boats.”"];
    assert_eq!(last(&paragraphs), "Norwegian army");
}

#[test]
fn a_paper_is_by_whom_it_is_from_and_not_by_who_saw_it() {
    assert_eq!(
        last(&["A survey released last month by the Harbor Institute counted gulls. The survey called it “a loud year.”"]),
        "Harbor Institute"
    );
    let seen =
        ["Crews were warned, according to a memo seen by the Kenai Courier.", "The memo says nets “drop out in the cold.”"];
    assert_eq!(last(&seen), "memo");
}

#[test]
fn a_relative_who_was_named_is_known_by_name() {
    assert_eq!(
        last(&[
            "Tom Reyes runs the pier with his sister, Rosa Reyes. Ana Silva does the books.",
            "“We were here first,” his sister said."
        ]),
        "Rosa Reyes"
    );
}

#[test]
fn an_alliance_is_no_other_body() {
    assert_eq!(last(&["NATO says a man left the car. The alliance said crews found him “to be calm.”"]), "NATO");
}
