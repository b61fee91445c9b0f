//! What is found in a plain text, rule by rule, each in a text of a line or two.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that can not go on should say where")]

use pullquote::{
    annotate::Engine,
    article::{Annotations, Article, Form},
};

fn read(text: &str) -> (Article, Annotations) {
    let article = Article::from_paragraphs(text.split("\n\n"));
    let annotations = Engine::embedded().annotate(&article);
    (article, annotations)
}

/// The quotes in marks, each as `form words < speaker`, with what the text calls the speaker where
/// that is another name.
fn quotes(text: &str) -> Vec<String> {
    let (article, found) = read(text);
    let drawn = found.quotes.iter().filter(|quote| quote.form != Form::Indirect).map(|quote| {
        let words = article.body.slice(quote.span);
        let Some(name) = found.speaker_name(quote) else { return format!("{} {words}", quote.form.as_str()) };
        let written = quote.speaker.as_ref().and_then(|speaker| speaker.span).map_or(name, |span| article.body.slice(span));
        let written = if written == name { String::new() } else { format!(" ({written})") };
        format!("{} {words} < {name}{written}", quote.form.as_str())
    });
    drawn.collect()
}

/// The mentions in reading order, each as `kind words`, with the entity's name where that is another.
fn names(text: &str) -> Vec<String> {
    let (article, found) = read(text);
    let of = |entity: &pullquote::article::Entity| {
        let kind = entity.kind.label();
        let drawn = entity.mentions.iter().map(|span| {
            let words = article.body.slice(*span);
            let name = if words == entity.name { String::new() } else { format!(" = {}", entity.name) };
            (*span, format!("{kind} {words}{name}"))
        });
        drawn.collect::<Vec<_>>()
    };
    let mut mentions: Vec<_> = found.entities.iter().flat_map(of).collect();
    mentions.sort();
    mentions.into_iter().map(|(_, drawn)| drawn).collect()
}

/// The four kinds of marks.
const MARKS: [(char, char); 4] = [('“', '”'), ('"', '"'), ('‘', '’'), ('\'', '\'')];

#[test]
fn a_whole_sentence_in_any_marks_is_direct_speech() {
    for (open, close) in MARKS {
        let text = format!("{open}We waited for the boat,{close} said Ana Silva.");
        assert_eq!(quotes(&text), [format!("direct {open}We waited for the boat,{close} < Ana Silva")]);
    }
}

#[test]
fn a_fragment_in_any_marks_is_mixed_speech() {
    for (open, close) in MARKS {
        let text = format!("Ana Silva said the boat was {open}fit for the museum{close} and would not sail.");
        assert_eq!(quotes(&text), [format!("mixed {open}fit for the museum{close} < Ana Silva")]);
    }
}

#[test]
fn a_quote_that_reopens_each_paragraph_and_closes_once_is_one() {
    for (open, close) in &MARKS[..2] {
        let long = format!("{open}Nobody came.\n\n{open}Then we waited for the crew.\n\n{open}Then we went home.{close}");
        let text = format!("{open}We waited for the boat,{close} said Ana Silva. {long}\n\nThe harbor was quiet.");
        let first = format!("direct {open}We waited for the boat,{close} < Ana Silva");
        assert_eq!(quotes(&text), [first, format!("direct {long} < Ana Silva")]);
    }
}

#[test]
fn a_quote_within_a_quote_is_part_of_it() {
    for quote in [
        "“The captain told me, ‘Stay below,’ and I stayed,”",
        "\"The captain told me, 'Stay below,' and I stayed,\"",
        "‘The captain told me, “Stay below,” and I stayed,’",
    ] {
        assert_eq!(quotes(&format!("{quote} said Ana Silva.")), [format!("direct {quote} < Ana Silva")]);
    }
}

#[test]
fn an_apostrophe_opens_and_closes_nothing() {
    assert!(
        quotes("The crews' boat wasn't ready in the '90s, and the cook's cabins weren't either. Rock 'n' roll played.")
            .is_empty()
    );
    assert!(quotes("The crews’ boat wasn’t ready in the ’90s, and the cook’s cabins weren’t either.").is_empty());
    for quote in [
        "‘It isn’t the crew’s fault, and the boats’ owners know it,’",
        "'It isn't the crew's fault, and the boats' owners know it,'",
    ] {
        assert_eq!(quotes(&format!("{quote} said Ana Silva.")), [format!("direct {quote} < Ana Silva")]);
    }
}

#[test]
fn feet_and_inches_are_no_quotes() {
    assert!(quotes("The mast is 6' 2\" high and the plank 5'11\" long. The second mast is 12\" thick.").is_empty());
    assert_eq!(quotes("\"It was 6'2\" high,\" said Ana Silva."), ["direct \"It was 6'2\" high,\" < Ana Silva"]);
}

#[test]
fn scare_quotes_are_no_speech() {
    assert!(quotes("The so-called “museum” boat lies in the harbor. Its “crew” is a dog.").is_empty());
}

#[test]
fn titles_are_no_speech() {
    assert!(quotes("Her first novel, “The Salt Orchard,” won a prize. The film “Night Boat” opens on Friday.").is_empty());
    assert!(quotes("Ana Silva starred in “Night Boat” and sang “Harbor Song” on the album “Tides.”").is_empty());
}

#[test]
fn a_cue_stands_before_after_or_inside_the_quote() {
    let whole = ["direct “We waited for the boat.” < Ana Silva"];
    assert_eq!(quotes("Ana Silva said: “We waited for the boat.”"), whole);
    assert_eq!(quotes("Ana Silva said on Monday, “We waited for the boat.”"), whole);
    assert_eq!(quotes("“We waited for the boat,” Ana Silva said."), ["direct “We waited for the boat,” < Ana Silva"]);
    assert_eq!(quotes("“The boat is old,” according to Ana Silva."), ["direct “The boat is old,” < Ana Silva"]);
    let parted = ["direct “We waited,” < Ana Silva", "direct “and the boat never came.” < Ana Silva"];
    assert_eq!(quotes("“We waited,” Ana Silva said, “and the boat never came.”"), parted);
}

#[test]
fn a_speaker_is_named_or_described() {
    assert_eq!(quotes("“We waited,” said Ana Silva, who runs the ferry."), ["direct “We waited,” < Ana Silva"]);
    assert_eq!(quotes("“We waited,” said a fisherman who gave no name."), ["direct “We waited,” < fisherman (a fisherman)"]);
    let spokeswoman = "direct “We went home,” < spokeswoman for Acme Corp. (a spokeswoman for Acme Corp.)";
    assert_eq!(quotes("“We went home,” a spokeswoman for Acme Corp. said."), [spokeswoman]);
}

#[test]
fn a_pronoun_stands_for_who_was_named_before() {
    assert_eq!(quotes("Ana Silva came late. “We waited,” she said."), ["direct “We waited,” < Ana Silva (she)"]);
    let two = "Ana Silva met Peter Roe at the harbor.";
    assert_eq!(quotes(&format!("{two} “We waited,” he told her.")), ["direct “We waited,” < Peter Roe (he)"]);
    assert_eq!(quotes(&format!("{two} “We waited,” she told him.")), ["direct “We waited,” < Ana Silva (she)"]);
}

#[test]
fn the_company_and_the_letter_stand_for_who_they_are_of() {
    let company = "Acme Corp. closed its yard on Monday. “We had no choice,” the company said in a statement.";
    assert_eq!(quotes(company), ["direct “We had no choice,” < Acme Corp. (the company)"]);
    let letter = "Microsoft employees published an open letter on Tuesday. “We refuse to be complicit,” the letter said.";
    assert_eq!(quotes(letter), ["direct “We refuse to be complicit,” < Microsoft employees (the letter)"]);
}

#[test]
fn a_split_quote_has_one_speaker() {
    let split = ["direct “We waited,” < Ana Silva", "direct “Nobody came.” < Ana Silva"];
    assert_eq!(quotes("“We waited,” said Ana Silva. “Nobody came.”"), split);
    assert_eq!(quotes("“We waited,” said Ana Silva.\n\n“Nobody came.”\n\nThe harbor was quiet."), split);
}

#[test]
fn capitals_in_a_row_are_a_name() {
    let text = "The crew of the Kestrel Bay Port Authority met Dolores Whitcomb in Westmarch on Monday.";
    assert_eq!(names(text), ["ORG Kestrel Bay Port Authority", "PER Dolores Whitcomb", "LOC Westmarch"]);
}

#[test]
fn an_ending_makes_an_organization() {
    let text = "Brindle Inc. and Tarnow Corp. sued Ostrava Ltd. over a patent of the University of Kestrel Bay.";
    assert_eq!(names(text), ["ORG Brindle Inc.", "ORG Tarnow Corp.", "ORG Ostrava Ltd.", "ORG University of Kestrel Bay"]);
    let more = "Lumen Holdings LLC, Veldt AG and Marrow & Sons Co. closed.";
    assert_eq!(names(more), ["ORG Lumen Holdings LLC", "ORG Veldt AG", "ORG Marrow & Sons Co."]);
}

#[test]
fn what_stands_around_an_unknown_name_tells_that_it_is_an_organization() {
    for text in [
        "The CEO of Quorvex resigned.",
        "A spokesman for Quorvex declined to comment.",
        "Shares of Quorvex fell 3% on Tuesday.",
        "Quorvex, which makes pumps, cut 300 jobs.",
        "Quorvex, a maker of lawn mowers, closed.",
        "She works for Quorvex.",
        "Quorvex announced a buyback.",
        "Quorvex laid off 300 people.",
    ] {
        assert_eq!(names(text), ["ORG Quorvex"], "{text}");
    }
    assert_eq!(names("Pellamar's chief executive, Ana Silva, left."), ["ORG Pellamar", "PER Ana Silva"]);
    assert_eq!(names("Pellamar, the Boston-based insurer, agreed to pay."), ["ORG Pellamar", "LOC Boston"]);
    assert_eq!(names("Tolvane acquired Pellamar for $2 billion."), ["ORG Tolvane", "ORG Pellamar"]);
}

#[test]
fn what_stands_around_an_unknown_name_tells_that_it_is_a_person_or_a_place() {
    assert_eq!(names("A spokesman for Governor Alda Renford declined to comment."), ["PER Alda Renford"]);
    assert_eq!(
        names("Hanna Wexmoor runs the ferry. Wexmoor told reporters that the boat was safe."),
        ["PER Hanna Wexmoor", "PER Wexmoor = Hanna Wexmoor"]
    );
    assert_eq!(names("The mayor of Tolvane opened the bridge."), ["LOC Tolvane"]);
    assert_eq!(names("They flew from Tolvane to Oslo."), ["LOC Tolvane", "LOC Oslo"]);
}

#[test]
fn whom_somebody_leads_or_speaks_for_is_an_organization_everywhere() {
    assert_eq!(
        names("Jane Roe, CEO of Quarry, resigned. Quarry was founded in 2010. “Sorry,” Quarry said."),
        ["PER Jane Roe", "ORG Quarry", "ORG Quarry", "ORG Quarry"]
    );
    assert_eq!(names("A spokesman for Acme declined. “Yes, we did,” Acme said."), ["ORG Acme", "ORG Acme"]);
    assert_eq!(names("The airlines American, Frontier and United cut flights."), ["ORG American", "ORG Frontier", "ORG United"]);
}

#[test]
fn what_many_texts_name_is_known() {
    let text = "Toyota and the World Health Organization have offices in Nairobi and in Ohio.";
    assert_eq!(names(text), ["ORG Toyota", "ORG World Health Organization", "LOC Nairobi", "LOC Ohio"]);
}

#[test]
fn a_name_that_is_plain_once_is_that_everywhere() {
    let text = "Zindle is a name that few know. Harbors use Zindle every day. Zindle Inc. was founded in 2019.";
    assert_eq!(names(text), ["ORG Zindle = Zindle Inc.", "ORG Zindle = Zindle Inc.", "ORG Zindle Inc."]);
}

#[test]
fn an_acronym_is_introduced_in_parentheses_or_by_initials() {
    let both = ["ORG Harbor Safety Board", "ORG HSB = Harbor Safety Board"];
    assert_eq!(names("The Harbor Safety Board (HSB) met on Monday."), both);
    assert_eq!(names("The Harbor Safety Board met on Monday. The HSB did not answer on Tuesday."), both);
}

#[test]
fn a_short_form_is_the_same_entity() {
    let text = "Ana Silva works for Tarnow Shipping Inc. in Oslo. Tarnow was founded in 1912. Silva left Tarnow Shipping.";
    assert_eq!(
        names(text),
        [
            "PER Ana Silva",
            "ORG Tarnow Shipping Inc.",
            "LOC Oslo",
            "ORG Tarnow = Tarnow Shipping Inc.",
            "PER Silva = Ana Silva",
            "ORG Tarnow Shipping = Tarnow Shipping Inc.",
        ]
    );
}

#[test]
fn the_dot_of_an_abbreviation_ends_nothing() {
    let text = "Mr. Roe of Acme Inc. paid $19.4 million in the U.S. on Monday. He left the U.S. The boat sank.";
    assert_eq!(names(text), ["PER Roe", "ORG Acme Inc.", "LOC U.S.", "LOC U.S."]);
    let quote = "“The U.S. owes us $19.4 million,” said Mr. Roe of Acme Inc. on Monday.";
    assert_eq!(quotes(quote), ["direct “The U.S. owes us $19.4 million,” < Roe"]);
}
