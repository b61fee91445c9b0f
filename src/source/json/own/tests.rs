//! Our own form: what is read of it, and what is refused with path and line.

use super::*;

fn error(json: &str) -> String {
    read(json, "a.json").unwrap_err().to_string()
}

#[test]
fn an_article_is_read() {
    let article = read(
        r#"{"headline":"Ferry","published":"2031-02-03","body":["“Sí,” said José.",{"kind":"heading","text":"After"}],
            "quotes":[{"start":0,"end":5,"speaker":{"name":"José","start":11,"end":15}}],
            "entities":[{"kind":"person","name":"José"}]}"#,
        "a.json",
    )
    .unwrap();
    assert_eq!(article.body.blocks()[1].kind, BlockKind::Heading);
    let quote = &article.given.quotes.unwrap()[0];
    assert_eq!(article.body.slice(quote.span), "“Sí,”");
    assert_eq!(quote.speaker.as_ref().unwrap().entity, Some(EntityId::new(0)));
    assert_eq!(article.given.entities.unwrap()[0].mentions.len(), 1);
}

#[test]
fn a_speaker_is_the_entity_of_its_name_whatever_had_to_be_cleaned_of_it() {
    let json = r#"{"body":["“Yes.”"],"quotes":[{"start":0,"end":6,"speaker":"B\u001bo"}],"entities":[{"kind":"person","name":"B\u001bo"}]}"#;
    let given = read(json, "a.json").unwrap().given;
    assert_eq!(given.quotes.unwrap()[0].speaker.as_ref().unwrap().entity, Some(EntityId::new(0)));
}

#[test]
fn a_layer_that_is_not_given_is_none() {
    let article = read(r#"{"body":["“Yes.”"],"quotes":[]}"#, "a.json").unwrap();
    assert_eq!((article.given.quotes.map(|quotes| quotes.len()), article.given.entities), (Some(0), None));
}

#[test]
fn words_that_are_not_in_the_text_are_listed_apart() {
    let article = read(r#"{"body":["“Yes.”"],"quotes":[{"exact":"“No.”","speaker":"Ana"}]}"#, "a.json").unwrap();
    assert_eq!(&*article.given.unanchored[0].exact, "“No.”");
    assert_eq!(article.notices, ["1 quote that came with the article is not in its text: $.quotes[0] (line 1)"]);
    let gone = "\n{\"exact\":\"“No.”\"},".repeat(5);
    let json = format!(
        "{{\"body\":[\"“Yes.”\"],\"quotes\":[{}],\n\"entities\":[{{\"kind\":\"place\",\"name\":\"Rome\"}}]}}",
        gone.trim_end_matches(',')
    );
    assert_eq!(
        read(&json, "a.json").unwrap().notices,
        [
            "5 quotes that came with the article are not in its text: \
             $.quotes[0] (line 2), $.quotes[1] (line 3), $.quotes[2] (line 4), and 2 more",
            "1 name that came with the article is not in its text: $.entities[0] (line 7)",
        ]
    );
}

#[test]
fn errors_name_file_line_path_and_what_was_expected() {
    assert!(
        error("{\n\"body\": [3]}")
            .starts_with("a.json:2: $.body[0]: expected a string, or an object with kind (heading, paragraph, ")
    );
    assert!(error("{\"body\":[],\n\"published\":\"June\"}").starts_with("a.json:2: $.published: expected an RFC 3339 date"));
    assert!(
        error("{\"body\":[\"abc\"],\n\"quotes\":[\n{\"start\":1,\"end\":9}]}")
            .starts_with("a.json:3: $.quotes[0]: start 1 and end 9")
    );
    assert!(
        error("{\"body\":[\"abc\"],\"quotes\":[{\"start\":0,\"end\":3,\"exact\":\"xyz\"}]}").contains("is not what exact says")
    );
    assert!(error("{\"body\":").contains("EOF"));
    assert_eq!(
        error("{\"body\":[\"abc\"],\n\"quotes\":[\n{\"start\":-1,\n\"end\":9}]}"),
        "a.json:3: $.quotes[0]: invalid type: integer `-1`, expected a code point offset, 0 or more"
    );
}

#[test]
fn a_place_that_cuts_a_character_is_refused() {
    let json = |key: &str, place: &str| format!("{{\"body\":[\"a e\u{301} c\"],\n\"{key}\":[{place}]}}");
    for place in ["\"start\":0,\"end\":3", "\"start\":3,\"end\":6", "\"exact\":\"a e\""] {
        let quote = json("quotes", &format!("{{{place}}}"));
        assert!(error(&quote).starts_with("a.json:2: $.quotes[0]: cuts a character in two"), "{}", error(&quote));
        let entity = json("entities", &format!("{{\"kind\":\"place\",\"name\":\"x\",\"mentions\":[{{{place}}}]}}"));
        assert!(error(&entity).starts_with("a.json:2: $.entities[0].mentions[0]: cuts a character"), "{}", error(&entity));
    }
    assert!(read(&json("quotes", "{\"start\":0,\"end\":4}"), "a.json").is_ok());
}

#[test]
fn a_speaker_who_is_none_of_the_entities_is_told() {
    let json = |entities: &str| {
        format!(
            "{{\"body\":[\"“Yes.”\"],\n\"quotes\":[{{\"start\":0,\"end\":6,\n\"speaker\":{{\"name\":\"Bo\",\n\"entity\":\"Bo Roe\"}}}}]{entities}}}"
        )
    };
    let notices = |json: &str| read(json, "a.json").unwrap().notices;
    let expected = ["$.quotes[0].speaker.entity (line 4) names none of the entities"];
    assert_eq!(notices(&json(",\"entities\":[]")), expected);
    assert_eq!(
        notices(&json(",\"entities\":[{\"kind\":\"person\",\"name\":\"Roe\",\"aliases\":[\"Bo Roe\",\"Yes\"]}]")),
        [""; 0]
    );
    assert_eq!(notices(&json("")), [""; 0], "entities are still to be found");
}

#[test]
fn a_misspelt_key_is_told_by_its_place() {
    let json = "{\"headlin\":\"T\",\"body\":[\"“Yes.”\"],\n\"quotes\":[{\"start\":0,\"end\":6,\n\"speakr\":\"Bo\"}],\n\"entitys\":[],\"x-note\":1}";
    assert_eq!(
        read(json, "a.json").unwrap().notices,
        [
            "$.headlin (line 1) is no key here; did you mean headline?",
            "$.entitys (line 4) is no key here; did you mean entities?",
            "$.quotes[0].speakr (line 3) is no key here; did you mean speaker?",
        ]
    );
}

#[test]
fn places_follow_through_what_is_made_harmless() {
    let article = read("{\"body\":[\"a\\u001b “Yes.” b\"],\"quotes\":[{\"start\":3,\"end\":9}]}", "a.json").unwrap();
    assert_eq!(article.body.slice(article.given.quotes.unwrap()[0].span), "“Yes.”");
}
