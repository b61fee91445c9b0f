use std::fs;

use super::{files, is_harmless, unpacked};
use pullquote::source::{self, Format, Opened, Options};
use serde_json::Value;

/// The inputs of the tokenizer's cases; those that are escaped twice are unescaped once more.
fn inputs(text: &str) -> Vec<String> {
    let cases: Value = serde_json::from_str(text).unwrap();
    let cases = cases["tests"].as_array().cloned().unwrap_or_default();
    let input = |case: &Value| {
        let input = case["input"].as_str()?.to_owned();
        if case["doubleEscaped"] == true { serde_json::from_str(&format!("\"{input}\"")).ok() } else { Some(input) }
    };
    cases.iter().filter_map(input).collect()
}

#[test]
fn every_token_is_harmless() {
    let Some(folder) = unpacked("html5lib-tokenizer.tar.gz") else { return };
    let options = Options { format: Some(Format::Html), ..Options::default() };
    let (mut articles, mut refused) = (0, 0);
    for path in files(folder.path()).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "test")) {
        for input in inputs(&fs::read_to_string(&path).unwrap()) {
            // In a paragraph, so that what it makes is read.
            let page = format!("<p>Before {input} after</p>");
            match source::parse(page.clone().into_bytes(), "a", &options) {
                Ok(Opened::Article(article)) => {
                    articles += 1;
                    assert!(is_harmless(article.body.text()), "{page:?}");
                    assert!(article.headline.as_deref().is_none_or(is_harmless), "{page:?}");
                }
                Ok(Opened::Collection(_)) => panic!("{page:?} is a list"),
                Err(error) => {
                    refused += 1;
                    assert!(is_harmless(&error.to_string()), "{page:?}");
                }
            }
        }
    }
    println!("html: {articles} tokenizer cases read, {refused} refused in words");
    assert!(articles > 6000 && refused < 100);
}
