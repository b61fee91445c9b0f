//! What holds for the annotations of any text, however odd: spans are sound, the result does not depend on
//! threads, and hostile texts come to an end. The hostile ones are so long that work which grows with the
//! square of their length would take hours.
#![allow(clippy::unwrap_used, reason = "a test that can not go on should say where")]

use std::{fmt::Write, num::NonZeroUsize, ops::ControlFlow};

use proptest::prelude::*;
use pullquote::{
    annotate::Engine,
    article::{Annotations, Article, Body, EntityKind, Span},
    export::{self, Annotated},
    source::json::own,
};

fn article(text: String) -> Article {
    Article { body: Body::verbatim(text).unwrap(), ..Article::default() }
}

fn annotate(text: impl Into<String>) -> (Article, Annotations) {
    let article = article(text.into());
    let annotations = Engine::embedded().annotate(&article);
    (article, annotations)
}

/// Texts of what news is made of, in any order.
fn texts() -> impl Strategy<Value = String> {
    const PIECES: [&str; 40] = [
        "“",
        "”",
        "‘",
        "’",
        "\"",
        "'",
        "—",
        " – ",
        ", ",
        ". ",
        "? ",
        ": ",
        " (",
        ") ",
        "\n",
        "\n\n",
        " ",
        "he said",
        "she told",
        "according to ",
        "Ana Silva",
        "Silva",
        "Bo Silva",
        "Dr. ",
        "Lumen Optik AG",
        "Lumen",
        "FTC",
        "Federal Trade Commission",
        "LAGOS",
        "Washington",
        "the company",
        "they",
        "U.S.",
        "AT&T",
        "’s",
        "é",
        "😀",
        "\u{301}",
        "\u{a0}",
        "İ",
    ];
    let piece = prop_oneof![4 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn is_sound(body: &Body, span: Span) -> bool {
    !span.is_empty() && body.text().get(span.range()).is_some()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn spans_are_sorted_and_lie_on_character_boundaries(text in texts()) {
        let (article, found) = annotate(text);
        let body = &article.body;
        let cues = found.quotes.iter().filter_map(|quote| quote.cue);
        let speakers = found.quotes.iter().filter_map(|quote| quote.speaker.as_ref()?.span);
        let named = found.entities.iter().flat_map(|entity| entity.mentions.iter().chain(&entity.references).copied());
        for span in found.quotes.iter().map(|quote| quote.span).chain(cues).chain(speakers).chain(named) {
            prop_assert!(is_sound(body, span), "{span:?} of {:?}", body.text());
        }
        prop_assert!(found.quotes.is_sorted_by_key(|quote| quote.span.start()));
        prop_assert!(found.entities.is_sorted_by_key(|entity| entity.mentions.first().copied()));
        for entity in &found.entities {
            prop_assert!(entity.mentions.is_sorted() && entity.references.is_sorted());
        }
    }

    #[test]
    fn what_is_written_as_json_opens_again(text in texts()) {
        let (article, annotations) = annotate(text);
        let mut json = Vec::new();
        export::json::write(Annotated { article: &article, annotations: &annotations }, &mut json).unwrap();
        let again = own::read(std::str::from_utf8(&json).unwrap(), "again.json");
        prop_assert!(again.is_ok(), "{:?}", again.err());
    }

    #[test]
    fn names_of_one_kind_do_not_overlap(text in texts()) {
        let (_, found) = annotate(text);
        for kind in EntityKind::ALL {
            let entities = found.entities.iter().filter(|entity| entity.kind == kind);
            let mut mentions: Vec<Span> = entities.flat_map(|entity| entity.mentions.clone()).collect();
            mentions.sort_unstable();
            prop_assert!(mentions.windows(2).all(|pair| !pair[0].overlaps(pair[1])));
        }
    }

    #[test]
    fn speakers_are_entities_of_the_article_and_every_entity_has_a_name(text in texts()) {
        let (_, found) = annotate(text);
        for speaker in found.quotes.iter().filter_map(|quote| quote.speaker.as_ref()) {
            prop_assert!(speaker.entity.is_none_or(|id| found.entity(id).is_some()));
        }
        for entity in &found.entities {
            prop_assert!(!entity.name.is_empty() && !entity.mentions.is_empty());
            prop_assert!(!entity.aliases.contains(&entity.name));
        }
    }

    #[test]
    fn the_same_text_gives_the_same_annotations(text in texts()) {
        let (article, found) = annotate(text);
        prop_assert_eq!(&found, &Engine::embedded().annotate(&article));
    }
}

/// News of so many sections, whose names and quotes refer to those of other sections.
fn long_news(sections: usize) -> String {
    let full = "Ana Silva of the Kestrel Bay Port Authority (KBPA) spoke in Lagos. “We are done,” Silva said.\n\n";
    let later = "The KBPA told Silva to wait. “It is late,” she said on Monday, and the Federal Trade Commission agreed.\n\n";
    let filler = "Prices rose in the north, and nobody bought any bread until the rain had stopped on the hills.\n\n";
    let of_section = format!("{later}{}", filler.repeat(256 * 1024 / filler.len()));
    format!("{full}{}", of_section.repeat(sections))
}

#[test]
fn threads_do_not_change_the_result() {
    let article = article(long_news(4));
    let on = |jobs: usize| Engine::embedded().with_jobs(NonZeroUsize::new(jobs).unwrap()).annotate(&article);
    let one = on(1);
    assert!(!one.quotes.is_empty());
    assert_eq!(one, on(2));
    assert_eq!(one, on(3));
}

#[test]
fn names_are_one_entity_across_sections() {
    let article = article(long_news(3));
    let (mut sections, engine) = (0, Engine::embedded());
    let found = engine.annotate_watched(&article, |_| {
        sections += 1;
        ControlFlow::Continue(())
    });
    assert!(sections >= 3, "{sections} sections");
    let found = found.unwrap();
    let mentions = |name: &str| -> Vec<usize> {
        found.entities.iter().filter(|entity| entity.name == name).map(|entity| entity.mentions.len()).collect()
    };
    assert_eq!(mentions("Ana Silva"), [5]);
    assert_eq!(mentions("Kestrel Bay Port Authority"), [5]);
    assert_eq!(mentions("Federal Trade Commission"), [3]);
    assert_eq!((mentions("KBPA"), mentions("Silva")), (vec![], vec![]));
}

#[test]
fn a_full_name_in_a_later_section_is_what_the_last_name_was() {
    let filler = "Prices rose in the north, and nobody bought any bread until the rain had stopped.\n\n".repeat(4000);
    let (_, found) = annotate(format!(
        "Mr. Brannigan slept.\n\nThe IMF lent money.\n\n{filler}Maeve Brannigan met the International Monetary Fund.\n"
    ));
    let names: Vec<_> = found.entities.iter().map(|entity| (entity.name.as_str(), entity.aliases.join(", "))).collect();
    assert_eq!(names, [("Maeve Brannigan", "Brannigan".to_owned()), ("International Monetary Fund", "IMF".to_owned())],);
}

#[test]
fn ten_thousand_unclosed_quotes_come_to_an_end() {
    for mark in ["“", "\"", "‘", "'", "«"] {
        annotate(format!("{mark}No, said Ana Silva of Lumen. ").repeat(10_000));
        annotate(format!("{mark}No, said Ana Silva of Lumen.\n\n").repeat(10_000));
        annotate(mark.repeat(200_000));
    }
}

#[test]
fn a_line_of_twenty_megabytes_comes_to_an_end() {
    let sentence = "Ana Silva of Lumen Optik AG told Bo Roe in Lagos that “it is done”, he said, and the FTC agreed. ";
    let (_, found) = annotate(sentence.repeat(20 * 1024 * 1024 / sentence.len()));
    assert!(found.quotes.len() > 100_000);
}

#[test]
fn a_text_without_letters_has_no_names() {
    for piece in ["1 2 3, 4.5; 67% ", "…!?—", "😀", "\u{200b}", "(", "&", "’s"] {
        let (_, found) = annotate(piece.repeat(2 * 1024 * 1024 / piece.len()));
        assert_eq!(found.entities, [], "{piece}");
    }
}

#[test]
fn a_hundred_thousand_paragraphs_of_one_letter_come_to_an_end() {
    annotate("A\n\n".repeat(100_000));
    annotate("“A”\n\n".repeat(100_000));
}

#[test]
fn a_sentence_that_reports_without_an_end_comes_to_one() {
    let (_, found) = annotate("and said that it rained on the town, saying that all was well ".repeat(20_000));
    assert!(found.entities.is_empty());
}

/// Half a megabyte of one sentence whose every quotation asks for the words before it.
#[test]
fn a_sentence_of_quotations_without_an_end_comes_to_one() {
    for words in [
        "The letter said, “go on.” ",
        "Citing “go on,” the man left, ",
        "her claim that his remark was “odd” and ",
        "Ana said: “go on”; ",
        "in the words of Ana Silva, “it rose for good,” by Bob Reyes, ",
    ] {
        let (_, annotations) = annotate(words.repeat(500_000 / words.len()));
        assert!(!annotations.quotes.is_empty(), "{words}");
    }
}

#[test]
fn a_hundred_thousand_different_names_come_to_an_end() {
    let mut people = String::new();
    for index in 0..100_000 {
        let name: String = format!("{index:06}").bytes().map(|digit| char::from(digit - b'0' + b'a')).collect();
        write!(people, "Mr. Ana Q{name} of Lumen Q{name} Inc. (LQ{}) left. ", name.to_uppercase()).unwrap();
    }
    let (_, found) = annotate(people);
    assert!(found.entities.len() > 50_000);
}

#[test]
fn a_name_of_a_megabyte_comes_to_an_end() {
    annotate(format!("Mr. {}left.", "Ana ".repeat(250_000)));
    annotate(format!("Mr. {} left.", "Ana".repeat(300_000)));
    annotate(format!("The {}Inc. (ABC) left.", "Lumen ".repeat(150_000)));
    annotate("ABC DEF ".repeat(100_000));
}
