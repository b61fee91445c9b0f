use std::{collections::HashMap, fs};

use dom_query::Document;
use pullquote::source::Opened;

use super::{files, is_harmless, read, unpacked};

/// Words by how often they occur.
fn words(text: &str) -> HashMap<&str, usize> {
    let mut words = HashMap::new();
    for word in text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word).or_default() += 1;
    }
    words
}

/// The harmonic mean of the shares of words that are right and that are there.
fn f1(found: &str, expected: &str) -> f64 {
    let (found, expected) = (words(found), words(expected));
    let shared: usize = found.iter().map(|(word, count)| count.min(expected.get(word).unwrap_or(&0))).sum();
    let total = found.values().sum::<usize>() + expected.values().sum::<usize>();
    if total == 0 { 1.0 } else { 2.0 * shared as f64 / total as f64 }
}

/// The text of a page that Readability found, and what its pictures say.
fn expected_text(html: &str) -> String {
    let document = Document::from(html);
    let mut text = String::new();
    for node in document.root().descendants_it() {
        if node.is_text() {
            text.push_str(&node.text());
        }
        if node.has_name("img") {
            text.push(' ');
            text.push_str(&node.attr_or("alt", ""));
        }
        text.push(if node.is_element() { ' ' } else { '\u{2060}' });
    }
    text.replace('\u{2060}', "")
}

#[test]
fn pages_give_the_text_and_titles_that_readability_gives() {
    let Some(folder) = unpacked("readability-pages.tar.gz") else { return };
    let (mut sum, mut titles, mut pages, mut low) = (0.0, 0, 0, Vec::new());
    for source in files(folder.path()).into_iter().filter(|path| path.ends_with("source.html")) {
        let beside = |name: &str| fs::read_to_string(source.with_file_name(name)).unwrap();
        let name = source.parent().and_then(|folder| folder.file_name()).unwrap().to_string_lossy().into_owned();
        let Ok(Opened::Article(article)) = read(&source) else { panic!("{name} is not read") };
        assert!(is_harmless(article.body.text()), "{name}");
        let score = f1(article.body.text(), &expected_text(&beside("expected.html")));
        if score < 0.99 {
            low.push(format!("{name} {score:.3}"));
        }
        sum += score;
        pages += 1;
        let metadata: serde_json::Value = serde_json::from_str(&beside("expected-metadata.json")).unwrap();
        let title = metadata["title"].as_str().unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ");
        let found = article.headline.as_deref().unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ");
        titles += usize::from(title == found);
        if title != found {
            println!("{name}: title {found:?}, expected {title:?}");
        }
    }
    let mean = sum / pages as f64;
    println!("pages: {pages}, mean token F1 {mean:.4}, titles {titles}; under .99: {low:?}");
    assert!(mean >= 0.99);
    assert_eq!(titles, pages);
}
