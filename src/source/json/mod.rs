//! Articles as JSON: our own form ([`own`], `wire`), and the forms of others.
//!
//! `fields` knows where others keep what; `foreign` makes an article of it, `layers` its
//! quotes and entities, `anchor` finds their places, `beside` reads those in a file of their own;
//! `list` holds several articles, `pages` fetches those of search results.

mod anchor;
#[cfg(feature = "formats")]
mod beside;
#[cfg(feature = "formats")]
mod fields;
#[cfg(feature = "formats")]
mod foreign;
#[cfg(feature = "formats")]
mod layers;
#[cfg(feature = "formats")]
mod list;
mod locate;
pub mod own;
#[cfg(feature = "formats")]
mod pages;
#[cfg(feature = "formats")]
mod summary;
pub(crate) mod wire;

#[cfg(feature = "formats")]
pub use beside::Beside;
#[cfg(feature = "formats")]
pub use summary::{read as summary, words};

#[cfg(feature = "formats")]
use std::sync::Arc;

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
    bounded(json, name)?;
    let value: serde_json::Value = own::typed(json, name)?;
    if is_own(&value) {
        return own::read(json, name).map(|article| Opened::Article(Box::new(article)));
    }
    let refusal = foreign::refusal(&value, name);
    let mut articles = foreign::articles(value);
    let pages: Vec<_> = articles.iter().map(|article| foreign::page(article).filter(|_| cfg!(feature = "fetch"))).collect();
    let have_pages = pages.iter().any(Option::is_some);
    match (articles.len(), articles.pop()) {
        (_, None) => Err(refusal.unwrap_or_else(|| foreign::no_article(name))),
        (1, Some(only)) if !have_pages => foreign::read(&only, name).map(|article| Opened::Article(Box::new(article))),
        (_, Some(last)) => {
            articles.push(last);
            let list = list::List::new(name, articles);
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

/// Reads one article: a list counts as its first.
///
/// # Errors
/// As [`read`].
#[cfg(feature = "formats")]
pub fn article(json: &str, name: &str) -> Result<crate::article::Article, Error> {
    match read(json, name, &Options::default())? {
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
    fn a_service_that_refuses_is_told_in_its_own_words() {
        for json in [
            r#"{"status":"error","code":"apiKeyInvalid","message":"Your API key\nis invalid"}"#,
            r#"{"response":{"status":"error","message":"Your API key\nis invalid"}}"#,
        ] {
            let error = article(json, "a.json").unwrap_err().to_string();
            assert_eq!(error, "a.json: holds no article but an error: Your API key is invalid", "{json}");
        }
        assert!(article(r#"{"status":"error","text":"It waits."}"#, "a.json").is_ok());
    }

    #[test]
    fn json_of_very_many_values_is_refused_and_long_prose_is_not() {
        let many = format!("[{}0]", "0,".repeat(500_000));
        let error = article(&many, "a.json").err().unwrap();
        assert_eq!(error.kind, ErrorKind::TooLarge);
        assert!(error.to_string().contains("too many small values"), "{error}");
        let prose = format!("{{\"title\":\"T\",\"text\":\"{}\"}}", "Well, it rained, and then it waited. ".repeat(100_000));
        assert!(article(&prose, "a.json").is_ok());
    }
}
