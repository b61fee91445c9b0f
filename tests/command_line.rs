//! The program as a script meets it: arguments, pipes, exit statuses, and files in and out.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that can not go on should say where")]
#![cfg(feature = "cli")]

use std::{
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

use serde_json::Value;

fn pullquote(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_pullquote"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    // A program that refuses its input closes it; that is no failure here.
    let _ = writer.join().unwrap();
    output
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn printed(arguments: &[&str], input: &str) -> String {
    let output = pullquote(arguments, input);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    text(&output.stdout)
}

const STORY: &str = "Ferry stays in port\n\n“We waited,” said Ana Silva of Acme Corp.\n\nThe crew slept.\n";

#[test]
fn without_a_terminal_readable_text_is_printed() {
    let out = printed(&[], STORY);
    assert_eq!(out, STORY);
    assert_eq!(printed(&["-"], STORY), STORY);
}

#[test]
fn a_format_that_is_asked_for_wins_over_the_content() {
    let article = "{\"body\": [\"Words.\"]}\n";
    assert_eq!(printed(&["-"], article), "Words.\n");
    assert_eq!(printed(&["--format", "text", "-"], article), article);
}

#[test]
fn what_is_given_wins_layer_by_layer() {
    let article = r#"{"body": ["“We waited,” said Ana Silva of Acme Corp. “We left.”"],
        "quotes": [{"exact": "“We left.”", "speaker": "Jo Roe"}]}"#;
    let annotated: Value = serde_json::from_str(&printed(&["annotate", "-"], article)).unwrap();
    let quotes = annotated["quotes"].as_array().unwrap();
    assert_eq!((quotes.len(), &quotes[0]["exact"]), (1, &Value::from("“We left.”")));
    let names: Vec<_> = annotated["entities"].as_array().unwrap().iter().map(|entity| entity["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Ana Silva", "Acme Corp."]);
}

#[test]
fn annotations_stand_in_a_file_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (story, list) = (file("story.txt", STORY), file("list.jsonl", "{\"text\":\"A.\"}\n{\"text\":\"B.\"}\n"));
    let start = STORY[..STORY.find("The crew").unwrap()].chars().count();
    let selector = format!("{{\"type\": \"TextPositionSelector\", \"start\": {start}, \"end\": {}}}", start + 15);
    let notes = file("notes.json", &format!("[{{\"type\": \"Annotation\", \"target\": {{\"selector\": {selector}}}}}]"));
    for arguments in [
        vec!["annotate", "--annotations", &notes, &story],
        vec!["annotate", "--annotations", &notes, "--format", "spans", &story],
    ] {
        let annotated: Value = serde_json::from_str(&printed(&arguments, "")).unwrap();
        let quotes = annotated["quotes"].as_array().unwrap();
        let body = "“We waited,” said Ana Silva of Acme Corp.\n\n";
        assert_eq!((quotes.len(), quotes[0]["start"].as_u64()), (1, Some(body.chars().count() as u64)));
        assert!(annotated["entities"].to_string().contains("Acme Corp."), "what is not given is found");
    }
    assert_eq!(printed(&["--annotations", &notes, &story], ""), STORY);
    let refused = |arguments: &[&str]| {
        let output = pullquote(arguments, "");
        (output.status.code().unwrap(), text(&output.stderr))
    };
    let (status, message) = refused(&["--annotations", &notes, &story, &story]);
    assert!(status == 2 && message.contains("is for one article; 2 were named"), "{message}");
    assert_eq!(refused(&["--annotations", &notes]).0, 2, "an article is missing");
    let (status, message) = refused(&["--annotations", &notes, &list]);
    assert!(status == 1 && message.contains("list.jsonl: is a list of articles"), "{message}");
    let (status, message) = refused(&["annotate", "--annotations", &story, &story]);
    assert!(status == 1 && message.contains("story.txt:1: is no valid JSON: expected value"), "{message}");
    let (status, message) = refused(&["--annotations", "/no/notes.json", &story]);
    assert!(status == 1 && message.contains("/no/notes.json: No such file or directory\n"), "{message}");
}

#[test]
fn what_does_not_fit_the_text_is_told_beside_the_output() {
    let article = r#"{"text": "Ana Silva left.", "people": [{"name": "Ana Silva"}, {"name": "Bo Roe"}],
        "annotations": [{"type": "Annotation", "target": {"selector": {"type": "TextQuoteSelector", "exact": "I left\u001b"}}}]}"#
        .replace('\n', "");
    let told = "pullquote: standard input: 1 quote that came with the article is not in its text\n\
        pullquote: standard input: 1 name that came with the article is not in its text\n";
    for arguments in [&["-"][..], &["annotate"]] {
        let output = pullquote(arguments, &article);
        assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), told), "{arguments:?}");
    }
    let list = pullquote(&["annotate", "--format", "spans"], &format!("{article}\n{article}\n"));
    assert!(text(&list.stderr).contains("standard input#2: 1 name that came"), "{}", text(&list.stderr));
}

/// What `pdftotext FILE - | pullquote -` reads, whether or not there is a `pdftotext`: wrapped lines, and a form
/// feed before each page but the first. `tests/formats` runs the program itself where there is one.
#[test]
fn the_text_of_a_pdf_is_read_page_by_page() {
    let pages =
        "Ferry stays in port\n\n“We waited,” said Ana Silva\nof Acme Corp.\n\n1\n\n\u{c}The crew slept\non board.\n\n2\n\n\u{c}";
    let out = printed(&["-"], pages);
    assert_eq!(out, "Ferry stays in port\n\n“We waited,” said Ana Silva of Acme Corp.\n\n1\n\nThe crew slept on board.\n\n2\n");
}

#[test]
fn every_export_gives_the_text_back_as_it_came() {
    let text =
        "Ferry\u{1b}[2J\n\nBy Ana\u{9b}2J Silva\n\nA\ttab, a\u{2028}line. “We\u{202e} waited,” said\tAna Silva of Acme Corp.\n";
    let raw = "A\ttab, a\u{2028}line. “We\u{202e} waited,” said\tAna Silva of Acme Corp.";
    let quote = "“We\u{202e} waited,”";
    let slice = |value: &Value| {
        let number = |key: &str| usize::try_from(value[key].as_u64().unwrap()).unwrap();
        raw.chars().skip(number("start")).take(number("end") - number("start")).collect::<String>()
    };
    let json: Value = serde_json::from_str(&printed(&["annotate"], text)).unwrap();
    assert_eq!((&json["body"][0], &json["quotes"][0]["exact"]), (&Value::from(raw), &Value::from(quote)));
    assert_eq!((&json["headline"], &json["byline"]), (&Value::from("Ferry\u{1b}[2J"), &Value::from("Ana\u{9b}2J Silva")));
    let spans: Value = serde_json::from_str(&printed(&["annotate", "--format", "spans"], text)).unwrap();
    assert_eq!(spans["text"], raw);
    for line in [&json, &spans] {
        assert_eq!((slice(&line["quotes"][0]), slice(&line["quotes"][0]["speaker"])), (quote.to_owned(), "Ana Silva".to_owned()));
    }
    let rows = printed(&["annotate", "--format", "csv"], text);
    let start = json["quotes"][0]["start"].to_string();
    assert!(rows.contains(&format!(",1,{start},")) && rows.contains("\u{202e}"), "{rows:?}");
    // What is printed to be read is harmless to print.
    for format in ["text", "markdown"] {
        let out = printed(&["annotate", "--format", format], text);
        assert!(out.contains("Ferry^") && !out.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\t']), "{out:?}");
    }
    assert!(printed(&["-"], text).starts_with("Ferry^[[2J\nAna<9B>2J Silva\n"));
}

#[test]
fn an_export_that_is_read_again_is_the_same_article() {
    let escape = r#"{"headline":"Fer\u001b[2Jry","byline":"\u202eAna","publisher":"Po\u0007st","url":"https://a.test/\u001b",
        "body":["“We waited,” said Bo\u001b Roe of Acme Corp."]}"#;
    let formats = ["json", "jsonl", "spans", "csv", "text", "markdown"];
    let json = printed(&["annotate"], escape);
    for format in formats {
        let again = ["annotate", "--format", format];
        assert_eq!(printed(&again, &json), printed(&again, escape), "{format}");
    }
    assert!(json.contains(r#""headline": "Fer\u001b[2Jry""#) && json.contains("\u{202e}Ana"), "{json}");
    assert!(printed(&["annotate", "--format", "csv"], escape).contains("https://a.test/\u{1b},1,"));
}

#[test]
fn several_files_are_printed_one_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let second = folder.path().join("second.txt");
    std::fs::write(&second, "Harbour opens\n\nAt noon.\n").unwrap();
    let out = printed(&["-", second.to_str().unwrap()], STORY);
    assert_eq!(out, format!("{STORY}\nHarbour opens\n\nAt noon.\n"));
    let output = pullquote(&["no/such.txt", "-", "no/other.txt"], STORY);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), STORY.to_owned()), "what can't be read costs no other");
    assert_eq!(text(&output.stderr).lines().count(), 2);
}

#[test]
fn several_articles_are_one_json_list_that_opens_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let first = file("first.txt", STORY);
    let second = file("second.txt", "Harbor opens\n\n“Good,” said Bo Roe of Lumen Inc.\n");
    let both = printed(&["annotate", &first, &second], "");
    let listed: Vec<Value> = serde_json::from_str(&both).unwrap();
    let alone = |path: &str| serde_json::from_str::<Value>(&printed(&["annotate", path], "")).unwrap();
    assert_eq!(listed, [alone(&first), alone(&second)]);
    let list = file("list.json", &both);
    assert_eq!(printed(&["annotate", &list], ""), both);
    assert_eq!(printed(&[&list], ""), "\t\tFerry stays in port\n\t\tHarbor opens\n");
    let lines = file("lines.jsonl", &printed(&["annotate", "--format", "jsonl", &list], ""));
    assert_eq!(printed(&["annotate", &lines], ""), both);
    let output = pullquote(&["annotate", &first, "no/such.txt"], "");
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap(), alone(&first), "one article stays one object");
}

#[test]
fn a_closed_pipe_ends_the_program_quietly() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_pullquote"))
        .args(["annotate", "--format", "text", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all("Some words.\n\n".repeat(50_000).as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""));
}

#[test]
fn exit_statuses_tell_bad_data_from_bad_usage() {
    assert_eq!(pullquote(&["--nonsense"], "").status.code(), Some(2));
    assert_eq!(pullquote(&["--sample", "none"], "").status.code(), Some(2));
    let missing = pullquote(&["/nowhere/at/all"], "");
    assert_eq!(missing.status.code(), Some(1));
    assert!(text(&missing.stderr).contains("/nowhere/at/all: "), "{}", text(&missing.stderr));
    let bad = pullquote(&["-"], "{\"body\": [3]}");
    assert_eq!(bad.status.code(), Some(1));
    assert!(text(&bad.stderr).contains("standard input:1: $.body[0]: "), "{}", text(&bad.stderr));
}

#[test]
fn spans_answer_line_for_line_in_code_points_of_the_text_given() {
    let lines = "{\"id\": 7, \"text\": \"“Sí,” said José Roe.\\r\\n\\r\\nHe left.\"}\n\n{\"id\": \"b\", \"text\": \"\"}\n";
    let out = printed(&["annotate", "--format", "spans"], lines);
    let answers: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 2);
    assert_eq!((&answers[0]["id"], &answers[1]["id"]), (&Value::from(7), &Value::from("b")));
    let quote = &answers[0]["quotes"][0];
    assert_eq!((quote["start"].as_u64(), quote["end"].as_u64()), (Some(0), Some(5)));
    assert_eq!(quote["speaker"]["name"], "José Roe");
    assert_eq!(quote["speaker"]["start"], 11);
    assert_eq!(answers[0]["entities"][0]["kind"], "PER");
}

#[test]
fn an_id_comes_back_as_it_was_written() {
    let line = |id: &str| format!("{{\"id\": {id}, \"text\": \"It rained.\"}}\n");
    for id in ["7", "-1", "1.0", "1e3", "12345678901234567890123", "\"7\"", "\"a\\u00e9\""] {
        let out = printed(&["annotate", "--format", "spans"], &line(id));
        assert!(out.starts_with(&format!("{{\"id\":{id},")), "{id}: {out}");
    }
    let lines = line("1") + &line("[]");
    let refused = pullquote(&["annotate", "--format", "spans"], &lines);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("standard input:2: "), "{}", text(&refused.stderr));
}

#[test]
fn spans_are_the_same_on_any_number_of_threads() {
    let line = |number: usize| {
        format!("{{\"id\": \"{number}\", \"text\": \"“No {number},” said Ana Silva of Acme Corp. She left.\"}}\n")
    };
    let lines: String = (0..600).map(line).collect();
    let one = printed(&["annotate", "--format", "spans"], &lines);
    assert_eq!(one, printed(&["annotate", "--format", "spans", "--jobs", "2"], &lines));
    assert_eq!(one.lines().count(), 600);
}

#[test]
fn json_opened_again_gives_the_same_annotations() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("story.json");
    for sample in ["contract", "harbor", "observatory"] {
        let plain = printed(&["--sample", sample], "");
        let json = printed(&["annotate"], &plain);
        std::fs::write(&path, &json).unwrap();
        assert_eq!(json, printed(&["annotate", path.to_str().unwrap()], ""), "{sample}");
        validate(&json);
    }
}

/// Holds JSON against the schema that ships.
fn validate(json: &str) {
    let schema: Value = serde_json::from_str(include_str!("../assets/article.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let article: Value = serde_json::from_str(json).unwrap();
    let errors: Vec<_> = validator.iter_errors(&article).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
}

#[test]
fn samples_that_ship_annotated_fit_the_schema() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    let samples = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let annotated: Vec<_> = samples.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect();
    assert!(!annotated.is_empty());
    for path in annotated {
        validate(&std::fs::read_to_string(path).unwrap());
    }
}

#[test]
fn the_schema_refuses_what_the_program_refuses() {
    let schema: Value = serde_json::from_str(include_str!("../assets/article.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for bad in [
        "{}",
        "{\"body\": [3]}",
        "{\"body\": [], \"quotes\": [{}]}",
        "{\"body\": [], \"published\": \"June\"}",
        "{\"body\": [], \"entities\": [{\"kind\": \"animal\", \"name\": \"x\"}]}",
    ] {
        assert!(!validator.is_valid(&serde_json::from_str(bad).unwrap()), "{bad}");
    }
}

#[test]
fn formats_and_samples_are_listed() {
    assert!(printed(&["--list-formats"], "").contains("pullquote article.json"));
    assert_eq!(printed(&["--list-samples"], "").lines().count(), 3);
}

#[test]
fn other_outputs_name_the_speaker() {
    assert!(printed(&["annotate", "--format", "csv"], STORY).contains(",direct,Ana Silva,Ana Silva,person,"));
    assert!(printed(&["annotate", "--format", "markdown"], STORY).contains("> — Ana Silva"));
    assert!(printed(&["annotate", "--format", "text"], STORY).contains("1. Ana Silva\n"));
}

#[test]
fn control_characters_never_reach_the_terminal_or_the_messages() {
    let out = printed(&["-"], "Title\n\nA \u{1b}]0;x\u{7} \u{9b}31m \u{202e}b.\n");
    assert!(!out.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}']), "{out:?}");
    let error = pullquote(&["/nowhere/\u{1b}[2J"], "");
    assert!(!text(&error.stderr).contains('\u{1b}'));
}
