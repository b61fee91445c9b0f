//! Feeds: RSS, Atom and JSON Feed as lists of articles.
//!
//! [`repair`] makes what is nearly a feed one that the parser takes, and saves what can be saved
//! of a broken one; an item whose feed carries no text is read from its page when it is entered.

mod item;
mod repair;

use std::sync::{Arc, OnceLock};

use feed_rs::{
    model,
    parser::{Builder, ParseFeedError},
};

use super::{Collection, Error, ErrorKind, Item, Opened, Options, Progress, html, json, sanitize, xml};
use crate::article::Article;

/// Items of a feed, and objects of a JSON Feed.
const MOST_ITEMS: usize = 100_000;

/// Reads a feed. `name` is what messages call it; `address` is where it stands, if that is known.
///
/// # Errors
/// When it is no feed, or is nested too deep.
pub(super) fn read(text: &str, name: &str, address: Option<&str>, options: &Options) -> Result<Arc<dyn Collection>, Error> {
    let is_json = text.trim_start().starts_with('{');
    if !is_json {
        xml::check(text).map_err(|message| Error::new(ErrorKind::TooLarge, name, message))?;
    }
    let most_items = |mark: &str| memchr::memmem::find_iter(text.as_bytes(), mark).take(MOST_ITEMS + 1).count() > MOST_ITEMS;
    let marks: &[&str] = if is_json { &["{"] } else { &["<item", "<entry"] };
    if marks.iter().copied().any(most_items) {
        return Err(Error::new(ErrorKind::TooLarge, name, format!("has more than {MOST_ITEMS} items, the most that are read")));
    }
    let text = repair::document(text);
    let (feed, broken) = parse(&text, address).map(|feed| (feed, Vec::new())).or_else(|error| {
        let rescued = if is_json {
            json::bounded(&text, name)?;
            repair::rescue_json(&text, |text| parse(text, address))
        } else {
            let text = repair::refused(&text);
            let mended = parse(&text, address).ok().map(|feed| (feed, Vec::new()));
            mended.or_else(|| repair::rescue(&text, |text| parse(text, address)))
        };
        rescued.ok_or_else(|| {
            let message = format!("is no feed that can be read: {}", sanitize::line(&error.to_string()));
            Error::new(ErrorKind::Malformed, name, message)
        })
    })?;
    Ok(Arc::new(Feed::new(feed, broken, name, options)))
}

fn parse(text: &str, address: Option<&str>) -> Result<model::Feed, ParseFeedError> {
    Builder::new().base_uri(address).build().parse(text.as_bytes())
}

/// A feed that was read.
#[derive(Debug)]
struct Feed {
    name: String,
    /// As it came.
    title: String,
    language: Option<String>,
    entries: Vec<Result<model::Entry, String>>,
    /// What the list shows of each, made when it is first shown.
    items: Vec<OnceLock<Item>>,
    options: Options,
}

impl Feed {
    fn new(feed: model::Feed, broken: Vec<(usize, String)>, name: &str, options: &Options) -> Self {
        let title = feed.title.map(|title| html::text(&title.content)).filter(|title| !sanitize::line(title).is_empty());
        let mut entries: Vec<_> = feed.entries.into_iter().map(Ok).collect();
        for (at, error) in broken {
            entries.insert(at.min(entries.len()), Err(sanitize::line(&error)));
        }
        Self {
            name: name.to_owned(),
            title: title.unwrap_or_else(|| name.to_owned()),
            language: feed.language,
            items: entries.iter().map(|_| OnceLock::new()).collect(),
            entries,
            options: Options { format: None, ..options.clone() },
        }
    }
}

impl Collection for Feed {
    fn title(&self) -> String {
        sanitize::line(&self.title)
    }

    fn len(&self) -> usize {
        self.entries.len()
    }

    fn is_complete(&self) -> bool {
        true
    }

    fn item(&self, index: usize) -> Option<Item> {
        let (entry, item) = (self.entries.get(index)?, self.items.get(index)?);
        let look = || match entry {
            Ok(entry) => item::listed(entry),
            Err(error) => Item { headline: format!("item {}", index + 1), error: Some(error.clone()), ..Item::default() },
        };
        Some(item.get_or_init(look).clone())
    }

    fn load(&self, index: usize) -> Result<Article, Error> {
        self.article(index, &self.options)
    }

    fn open(&self, index: usize, progress: &Progress) -> Result<Opened, Error> {
        self.article(index, &self.options.watched(progress)).map(|article| Opened::Article(Box::new(article)))
    }
}

impl Feed {
    fn article(&self, index: usize, options: &Options) -> Result<Article, Error> {
        let error =
            |message: String| Error::new(ErrorKind::Malformed, &self.name, message).at_path(format!("item {}", index + 1));
        match self.entries.get(index) {
            Some(Ok(entry)) => item::load(entry, self, options).map_err(error),
            Some(Err(message)) => Err(error(message.clone())),
            None => Err(error("is past the end of the feed".to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RSS: &str = r#"<?xml version="1.0" encoding="windows-1252"?>
        <rss><channel><title>The Post &amp;amp; Times</title>
        <item><title>Rain &lt;b&gt;again&lt;/b&gt;</title><pubDate>Wed, 20 Jun 2018 18:10:00 GMT</pubDate><link>https://post.test/rain</link>
          <content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>“It rained,” said Ana Silva.&#27;[2J</p><blockquote>Oh.</blockquote>]]></content:encoded></item>
        <item><title>Short</title><description>One line.</description></item>
        </channel></rss>"#;

    fn feed(text: &str) -> Arc<dyn Collection> {
        read(text, "a.xml", None, &Options::default()).unwrap()
    }

    #[test]
    fn items_are_listed_and_read() {
        let feed = feed(RSS);
        assert_eq!((feed.title().as_str(), feed.len()), ("The Post & Times", 2));
        let first = feed.item(0).unwrap();
        assert_eq!((first.headline.as_str(), first.published.unwrap().day()), ("Rain again", "2018-06-20"));
        assert_eq!((first.words, feed.item(1).unwrap().words), (Some(6), None), "known only where the feed carries the text");
        let article = feed.load(0).unwrap();
        assert_eq!(article.body.text(), "“It rained,” said Ana Silva.^[[2J\n\nOh.");
        assert_eq!(article.publisher.as_deref(), Some("The Post & Times"));
        assert_eq!(article.url.as_deref(), Some("https://post.test/rain"));
        assert_eq!(feed.load(1).unwrap().body.text(), "One line.");
        assert!(feed.load(2).unwrap_err().to_string().contains("past the end"));
    }

    #[test]
    fn one_bad_item_costs_that_item_alone() {
        let broken = RSS
            .replace("<title>Short</title>", "<title>Short</titel>")
            .replace("</channel>", "<item><title>Last</title></item></channel>");
        let feed = feed(&broken);
        let shown: Vec<_> = (0..feed.len()).map(|index| feed.item(index).unwrap()).collect();
        assert_eq!(shown.iter().map(|item| item.error.is_some()).collect::<Vec<_>>(), [false, true, false]);
        assert_eq!(shown[2].headline, "Last");
        assert!(feed.load(1).is_err());
    }

    #[test]
    fn a_json_feed_is_a_feed() {
        let feed = feed(
            r#"{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": "1", "title": "A", "content_html": "<p>Hi.</p>", "date_published": "2020-01-02T00:00:00Z"}]}"#,
        );
        assert_eq!(feed.load(0).unwrap().body.text(), "Hi.");
    }

    #[test]
    fn one_bad_item_of_a_json_feed_costs_that_item_alone() {
        let feed = feed(
            r#"{"version": "https://jsonfeed.org/version/1.1", "title": "T", "authors": [{"name": "Ana"}], "items": [
                {"id": 1, "title": "One", "content_text": "Hi."}, 5, {"id": "3", "title": 7},
                {"id": "4", "title": "Four", "content_text": "Ho.", "tags": "x", "attachments": [{"url": "a.mp3"}]}]}"#,
        );
        let shown: Vec<_> = feed.items().map(|item| (item.headline, item.error.is_some())).collect();
        let expected = [("One", false), ("item 2", true), ("item 3", true), ("Four", false)];
        assert_eq!(shown, expected.map(|(headline, is_bad)| (headline.to_owned(), is_bad)));
        assert!(feed.load(1).unwrap_err().to_string().ends_with("invalid type: integer `5`, expected an object"));
        let error = feed.load(2).unwrap_err().to_string();
        assert_eq!(error, "a.xml: item 3: unable to parse JSON: invalid type: integer `7`, expected a string");
        let article = feed.load(3).unwrap();
        assert_eq!((article.byline.as_deref(), article.body.text()), (Some("Ana"), "Ho."));
    }

    #[test]
    fn a_type_of_old_and_items_without_a_channel_are_read() {
        let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title type="text/plain">T</title><entry>
            <title type="application/xhtml+xml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>b</b></div></title></entry></feed>"#;
        let prefixed = r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rss="http://purl.org/rss/1.0/">
            <rss:channel><rss:title>T</rss:title></rss:channel>
            <rss:item><rss:title>A b</rss:title><rss:link>https://a.test/</rss:link></rss:item></rdf:RDF>"#;
        for text in [atom, prefixed, "<rss><item><title>A b</title></item></rss>"] {
            let feed = feed(text);
            assert_eq!(feed.items().map(|item| item.headline).collect::<Vec<_>>(), ["A b"], "{text}");
        }
        assert_eq!(feed("<rss version='2.0'></rss>").len(), 0);
    }

    #[test]
    fn what_is_no_feed_is_refused_in_words() {
        let error = read("<channel/>", "a.xml", None, &Options::default()).err().unwrap();
        assert!(error.to_string().starts_with("a.xml: is no feed that can be read: "), "{error}");
        let error = read(&"<rss>".repeat(100_000), "a.xml", None, &Options::default()).err().unwrap();
        assert!(error.to_string().contains("512 levels"), "{error}");
        for item in ["<item/>", "<entry/>", "{},"] {
            let error = read(&item.repeat(MOST_ITEMS + 1), "a.xml", None, &Options::default()).err().unwrap();
            assert!(error.to_string().contains("100000 items"), "{error}");
        }
    }
}
