//! Articles as JSON: our own form ([`own`], `wire`), and the forms of others; `parse` tells what is no JSON of a form.
//!
//! `fields` knows where others keep what; `foreign` makes an article of it, `layers` its
//! quotes and entities, `anchor` finds their places, `misspelt` keys that are almost ours, `beside` reads those in a
//! file of their own; `list` holds several articles, `pages` fetches those of search results.

mod anchor;
#[cfg(feature = "formats")]
mod beside;
pub(crate) mod clusters;
#[cfg(feature = "formats")]
mod fields;
#[cfg(feature = "formats")]
mod foreign;
#[cfg(feature = "formats")]
mod layers;
#[cfg(feature = "formats")]
mod list;
mod locate;
mod misspelt;
pub mod own;
#[cfg(feature = "formats")]
mod pages;
pub(super) mod parse;
#[cfg(feature = "formats")]
mod summary;
pub(crate) mod wire;

#[cfg(feature = "formats")]
pub use beside::Beside;
#[cfg(feature = "formats")]
pub(super) use fields::is_address;
#[cfg(feature = "formats")]
pub use summary::{read as summary, words};

#[cfg(feature = "formats")]
use std::sync::Arc;

#[cfg(feature = "formats")]
use locate::Origin;

#[cfg(feature = "formats")]
use super::Collection;
use super::{Error, Opened, Options};

/// Reads JSON of any form: an article, or a list of them. `name` is what messages call the source; pages
/// of articles without a text are fetched by `options`.
///
/// # Errors
/// When it is no JSON, or holds no article, or is malformed: with line, path and what was expected.
#[cfg(feature = "formats")]
pub fn read(json: &str, name: &str, options: &Options) -> Result<Opened, Error> {
    read_at(json, name, &Origin::default(), options)
}

/// As [`read`], of JSON that stands at a place in a file.
#[cfg(feature = "formats")]
fn read_at(json: &str, name: &str, origin: &Origin, options: &Options) -> Result<Opened, Error> {
    bounded(json, name)?;
    let value: serde_json::Value = parse::typed(json, name, origin)?;
    let one = |article| Opened::Article(Box::new(article));
    if is_own(&value) {
        return own::read_value(json, &value, name, origin).map(one);
    }
    let refusal = foreign::refusal(&value, name);
    let articles = foreign::articles(value);
    let pages: Vec<_> = articles.iter().map(|(_, article)| foreign::page(article).filter(|_| cfg!(feature = "fetch"))).collect();
    let have_pages = pages.iter().any(Option::is_some);
    let mut elements = list::elements(json, origin, articles);
    match (elements.len(), elements.pop()) {
        (_, None) => Err(refusal.unwrap_or_else(|| {
            let line = origin.line_of(json, &[]).unwrap_or_else(|| origin.line(1));
            foreign::no_article(name).at_line(line).at_path(origin.path(&[]))
        })),
        (1, Some((within, only, _))) if !have_pages => only.read(name, &within).map(one),
        (_, Some(last)) => {
            elements.push(last);
            let list = list::List::new(name, elements);
            let list: Arc<dyn Collection> =
                if have_pages { Arc::new(pages::Pages::new(list, pages, options)) } else { Arc::new(list) };
            Ok(Opened::Collection(list))
        }
    }
}

/// Refuses JSON of so many small values that they would take a hundred times its length. Signs in
/// strings are counted as well: prose has far fewer of them.
#[cfg(feature = "formats")]
pub(super) fn bounded(json: &str, name: &str) -> Result<(), Error> {
    const MOST: usize = 400_000;
    const BYTES: usize = 16;
    let signs = memchr::memchr3_iter(b',', b'[', b'{', json.as_bytes()).count();
    if signs > MOST + json.len() / BYTES {
        let message = "is JSON of too many small values; written as one article a line (JSONL) it can be read";
        return Err(Error::new(super::ErrorKind::TooLarge, name, message));
    }
    Ok(())
}

/// Reads JSON of our own form.
///
/// # Errors
/// When it is no JSON, or not of that form.
#[cfg(not(feature = "formats"))]
pub fn read(json: &str, name: &str, _options: &Options) -> Result<Opened, Error> {
    own::read(json, name).map(|article| Opened::Article(Box::new(article)))
}

/// Reads the article on a line of a file, counted from 1: a list counts as its first.
///
/// # Errors
/// As [`read`].
#[cfg(feature = "formats")]
pub fn on_line(line: usize, json: &str, name: &str) -> Result<crate::article::Article, Error> {
    match read_at(json, name, &Origin::at_line(line), &Options::default()).map_err(|error| error.at_line(line))? {
        Opened::Article(article) => Ok(*article),
        Opened::Collection(list) => list.load(0),
    }
}

/// Our own form has a list of blocks as its body.
#[cfg(feature = "formats")]
fn is_own(value: &serde_json::Value) -> bool {
    value.get("body").is_some_and(serde_json::Value::is_array)
}

#[cfg(all(test, feature = "formats"))]
mod tests {
    use super::*;
    use crate::source::ErrorKind;

    #[test]
    fn json_without_an_article_is_told_where_and_what_was_expected() {
        let error = |json: &str| read(json, "a.json", &Options::default()).err().unwrap().to_string();
        for json in ["\n{\"headline\": \"T\"}", "\n[1]"] {
            assert!(error(json).starts_with("a.json:2: $: is JSON, but holds no article; expected body"), "{}", error(json));
        }
        let error = on_line(7, "{\"headline\": \"T\"}", "a.jsonl").unwrap_err().to_string();
        assert!(error.starts_with("a.jsonl:7: $: is JSON, but holds no article"), "{error}");
    }

    #[test]
    fn what_is_told_of_a_line_of_a_file_names_that_line() {
        let article = on_line(7, r#"{"body":["a"],"entitys":[]}"#, "a.jsonl").unwrap();
        assert_eq!(article.notices, ["$.entitys (line 7) is no key here; did you mean entities?"]);
    }

    #[test]
    fn a_service_that_refuses_is_told_in_its_own_words() {
        for json in [
            r#"{"status":"error","code":"apiKeyInvalid","message":"Your API key\nis invalid"}"#,
            r#"{"response":{"status":"error","message":"Your API key\nis invalid"}}"#,
        ] {
            let error = read(json, "a.json", &Options::default()).err().unwrap().to_string();
            assert_eq!(error, "a.json: holds no article but an error: Your API key is invalid", "{json}");
        }
        assert!(on_line(1, r#"{"status":"error","text":"It waits."}"#, "a.json").is_ok());
    }

    #[test]
    fn json_of_very_many_values_is_refused_and_long_prose_is_not() {
        let many = format!("[{}0]", "0,".repeat(500_000));
        let error = read(&many, "a.json", &Options::default()).err().unwrap();
        assert_eq!(error.kind, ErrorKind::TooLarge);
        assert!(error.to_string().contains("too many small values"), "{error}");
        let prose = format!("{{\"title\":\"T\",\"text\":\"{}\"}}", "Well, it rained, and then it waited. ".repeat(100_000));
        assert!(read(&prose, "a.json", &Options::default()).is_ok());
    }
}
