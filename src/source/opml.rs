//! OPML: a list of feeds, each opened as it is entered.

use super::{Collection, Error, ErrorKind, Item, Opened, Options, Progress, address, sanitize, xml};
use crate::article::Article;
use std::sync::Arc;

/// Reads a list of feeds.
///
/// # Errors
/// When it is no XML, or names no feed.
pub(super) fn read(text: &str, name: &str, options: &Options) -> Result<Arc<dyn Collection>, Error> {
    let malformed = |message: String| Error::new(ErrorKind::Malformed, name, message);
    let root = xml::parse(text).map_err(malformed)?;
    let mut feeds = Vec::new();
    outlines(&root, &mut feeds);
    if feeds.is_empty() {
        return Err(malformed("names no feed; expected outline elements with an xmlUrl".to_owned()));
    }
    let title = root.find("title").and_then(xml::Element::text).map_or_else(|| name.to_owned(), |title| sanitize::line(&title));
    Ok(Arc::new(FeedList { name: name.to_owned(), title, feeds, options: Options { format: None, ..options.clone() } }))
}

fn outlines(element: &xml::Element, feeds: &mut Vec<(String, String)>) {
    if let Some(address) = element.attribute("xmlUrl").map(str::trim).filter(|address| !address.is_empty()) {
        let title = ["title", "text"].iter().find_map(|name| element.attribute(name)).unwrap_or(address);
        feeds.push((sanitize::line(title), address.to_owned()));
    }
    for child in element.children() {
        outlines(child, feeds);
    }
}

#[derive(Debug)]
struct FeedList {
    name: String,
    title: String,
    /// Titles, harmless to show, and addresses.
    feeds: Vec<(String, String)>,
    options: Options,
}

impl Collection for FeedList {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn len(&self) -> usize {
        self.feeds.len()
    }

    fn is_complete(&self) -> bool {
        true
    }

    fn item(&self, index: usize) -> Option<Item> {
        Some(Item { headline: self.feeds.get(index)?.0.clone(), ..Item::default() })
    }

    /// The newest article of a feed.
    fn load(&self, index: usize) -> Result<Article, Error> {
        match self.open(index, &self.options.progress)? {
            Opened::Article(article) => Ok(*article),
            Opened::Collection(list) => list.load(0),
        }
    }

    fn open(&self, index: usize, progress: &Progress) -> Result<Opened, Error> {
        let past_end = || Error::new(ErrorKind::Malformed, &self.name, format!("names no feed number {}", index + 1));
        let (_, address) = self.feeds.get(index).ok_or_else(past_end)?;
        address::open(address, &self.options.watched(progress))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_in_folders_are_listed() {
        let text = r#"<opml version="2.0"><head><title>Mine</title></head><body><outline text="News">
            <outline type="rss" text="The Post &#27;" xmlUrl="https://post.test/rss"/></outline>
            <outline xmlUrl="file:///etc/passwd"/></body></opml>"#;
        let list = read(text, "a.opml", &Options::default()).unwrap();
        assert_eq!((list.title().as_str(), list.len()), ("Mine", 2));
        assert_eq!(list.item(0).unwrap().headline, "The Post ^[");
        assert!(list.load(1).unwrap_err().to_string().contains("http"));
    }

    #[test]
    fn a_list_without_feeds_is_refused_in_words() {
        let error = read("<opml><body/></opml>", "a.opml", &Options::default()).err().unwrap();
        assert!(error.to_string().contains("names no feed"), "{error}");
    }
}
