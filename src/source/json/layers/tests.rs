//! Layers, as a file has them and as an article keeps them.

use crate::{article::Article, source::json};

fn article(json: &str) -> Article {
    json::on_line(1, json, "a.json").unwrap()
}

fn quotes(article: &Article) -> Vec<&str> {
    article.given.quotes.iter().flatten().map(|quote| article.body.slice(quote.span)).collect()
}

fn names(article: &Article) -> Vec<(&str, usize)> {
    article.given.entities.iter().flatten().map(|entity| (entity.name.as_str(), entity.mentions.len())).collect()
}

#[test]
fn entities_of_spacy_stand_at_their_code_points() {
    let article = article(
        r#"{"text":"😀 Acme hired\nAna Silva. Acme.","ents":[{"start":2,"end":6,"label":"ORG"},{"start":13,"end":22,"label":"PERSON"},{"start":24,"end":28,"label":"ORG"},{"start":0,"end":1,"label":"DATE"}]}"#,
    );
    assert_eq!(names(&article), [("Acme", 2), ("Ana Silva", 1)]);
    assert_eq!(article.given.quotes, None);
}

#[test]
fn what_cuts_a_character_is_listed_without_a_place() {
    let article = article(
        r#"{"text":"“Se\u0301,” said Jose\u0301 of Acme.","ents":[{"start":12,"end":16,"label":"PERSON"},{"start":21,"end":25,"label":"ORG"}],
            "quotes":[{"start":0,"end":3},{"start":0,"end":6},{"exact":"Se"}]}"#,
    );
    assert_eq!((quotes(&article), names(&article)), (vec!["“Se\u{301},”"], vec![("Acme", 1)]));
    let told: Vec<_> = article.given.unanchored.iter().map(|quote| &*quote.exact).collect();
    assert_eq!(told, ["characters 0–3", "Se"]);
    assert_eq!(article.notices.len(), 2);
}

#[test]
fn annotations_stand_beside_every_form_of_body() {
    let annotated = |body: &str| {
        let target = r#"{"target":{"selector":{"type":"TextQuoteSelector","exact":"met"}}}"#;
        let article = article(&format!(r#"{{"title":"T",{body},"annotations":[{target}]}}"#));
        assert_eq!(quotes(&article), ["met"], "{body}");
        article.body.text().to_owned()
    };
    for body in [
        r#""maintext":"Ana met Bob.","text":null"#,
        r#""article":"Ana met Bob.""#,
        r#""textContent":"Ana met Bob.""#,
        r#""body_xhtml":"<p>Ana met Bob.</p>""#,
        r#""content_html":"<p>Ana met Bob.</p>""#,
        r#""bodies":[{"value":"Ana met Bob."}]"#,
    ] {
        assert_eq!(annotated(body), "Ana met Bob.", "{body}");
    }
    let readability = r#""content":"<div><p>Ana <b>met</b> Bob.</p><p>So.</p></div>","textContent":"Ana met Bob. So.""#;
    assert_eq!(annotated(readability), "Ana met Bob.\n\nSo.");
}

#[test]
fn offsets_count_in_the_text_that_is_no_html() {
    let named = |body: &str, ent: &str| {
        let article = article(&format!(r#"{{{body},"ents":[{ent}]}}"#));
        let mentions = article.given.entities.iter().flatten().flat_map(|entity| &entity.mentions);
        mentions.map(|span| article.body.slice(*span).to_owned()).collect::<Vec<_>>()
    };
    let (at_bob, bob) = (r#"{"start":8,"end":11,"label":"PER"}"#, r#"{"start":8,"end":11,"text":"Bob","label":"PER"}"#);
    assert_eq!(named(r#""article":"Ana met Bob.""#, at_bob), ["Bob"]);
    assert_eq!(named(r#""bodies":[{"value":"Ana met Bob."}]"#, at_bob), ["Bob"]);
    assert_eq!(named(r#""content":"<p>Ana met Bob.</p>","textContent":"Ana met Bob.""#, at_bob), ["Bob"]);
    let html = r#""content_html":"<p>Ana met Bob.</p>","description":"Ana met a man.""#;
    assert_eq!(named(html, bob), ["Bob"]);
    assert_eq!(named(html, at_bob), [""; 0], "nothing tells where they are without the tags");
    assert_eq!(
        named(r#""text":"Write\n<b></b>. Bob.""#, r#"{"start":15,"end":18,"label":"PER"}"#),
        ["Bob"],
        "prose may speak of tags"
    );
}

#[test]
fn words_over_joined_lines_are_found() {
    let article = article(
        r#"{"content_html":"<p>Ana\n met Bob.</p>","annotations":[{"target":{"selector":{"exact":"Ana\n met","suffix":"\nBob"}}}]}"#,
    );
    assert_eq!(quotes(&article), ["Ana met"]);
}

#[test]
fn tags_of_ninjs_are_found_in_the_text() {
    let article = article(
        r#"{"body_text":"Ana Silva runs Acme in Porto. Acme grows.","person":[{"name":"Ana Silva"}],"organisation":[{"name":"Acme"}],"places":[{"name":"Lima"}]}"#,
    );
    assert_eq!(names(&article), [("Ana Silva", 1), ("Acme", 2)]);
    assert_eq!(article.notices, ["1 name that came with the article is not in its text"]);
    assert!(article.given.by_kind, "nothing is said of kinds that have no tags");
}

#[test]
fn names_that_are_not_in_the_text_are_told() {
    let article = article(
        r#"{"text":"Acme grows.","people":[{"name":"Bo"},{"name":"Bo"}],"ents":[{"start":90,"end":94,"label":"ORG"},{"start":0,"end":4,"label":"ORG"}],
            "annotations":[{"type":"Annotation","bodyValue":"place","target":{"selector":{"exact":"Lima"}}},{"type":"Annotation","target":{"selector":{"exact":"gone"}}}]}"#,
    );
    assert_eq!(names(&article), [("Acme", 1)]);
    assert_eq!(
        article.notices,
        ["1 quote that came with the article is not in its text", "3 names that came with the article are not in its text"]
    );
}

#[test]
fn every_version_of_ninjs_names_its_tags_its_own_way() {
    for (person, organisation, place) in
        [("person", "organisation", "place"), ("people", "organisations", "places"), ("persons", "organizations", "locations")]
    {
        let article = article(&format!(
            r#"{{"body_text":"Ana Silva runs Acme in Porto.","{person}":[{{"name":"Chair, Ana Silva"}},{{"name":"Chair, Ana Silva"}}],
                "{organisation}":[{{"name":"Acme Corporation","literal":"Acme"}}],"{place}":[{{"name":"Porto"}}]}}"#
        ));
        assert_eq!(names(&article), [("Chair, Ana Silva", 1), ("Acme Corporation", 1), ("Porto", 1)]);
    }
}

#[test]
fn a_quotation_of_schema_org_takes_its_marks_along() {
    let article = article(
        r#"{"@type":"NewsArticle","articleBody":"“We waited,” said Ana.","citation":{"@type":"Quotation","text":"We waited,","spokenByCharacter":{"name":"Ana"}},"mentions":[{"@type":"Person","name":"Ana"}]}"#,
    );
    assert_eq!((quotes(&article), names(&article)), (vec!["“We waited,”"], vec![("Ana", 1)]));
    assert_eq!(article.given.quotes.as_ref().unwrap()[0].speaker.as_ref().unwrap().name.to_string(), "Ana");
}

#[test]
fn selectors_are_verified_in_every_unit_and_anchored_again() {
    let text = "😀 yes, he said. yes, she said.";
    let target = |selector: &str| {
        let json = format!(
            "{{\"text\":\"{text}\",\"annotations\":[{{\"type\":\"Annotation\",\"target\":{{\"selector\":[{selector}]}}}}]}}"
        );
        let article = article(&json);
        let first = article.given.quotes.iter().flatten().next().map(|quote| quote.span.start());
        (first, article.given.unanchored.len())
    };
    let exact = r#"{"type":"TextQuoteSelector","exact":"yes"}"#;
    let at = |start: usize| format!("{{\"type\":\"TextPositionSelector\",\"start\":{start},\"end\":{}}},{exact}", start + 3);
    assert_eq!((target(&at(16)), target(&at(17)), target(&at(19))), ((Some(19), 0), (Some(19), 0), (Some(19), 0)));
    assert_eq!(target(r#"{"exact":"yes","suffix":", she"}"#), (Some(19), 0));
    assert_eq!(target(&at(7)), (None, 1), "two places, and the offsets fit neither");
    assert_eq!(target(exact), (None, 1), "two places that nothing tells apart");
    assert_eq!(target(r#"{"exact":"no"}"#), (None, 1));
    assert_eq!(target(r#"{"type":"FragmentSelector","value":"p1","refinedBy":{"exact":"yes","suffix":", she"}}"#), (Some(19), 0));
    let page = r#"{"type":"AnnotationCollection","first":{"items":[{"target":[{"selector":{"exact":"he said"}},{"selector":{"exact":"she said"}}]}]}}"#;
    assert_eq!(quotes(&article(&format!("{{\"text\":\"{text}\",\"annotations\":{page}}}"))), ["he said", "she said"]);
}
