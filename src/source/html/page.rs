//! A whole page: its article, found as Readability finds it, and what the page says of itself.

use dom_query::Document;
use dom_smoothie::Readability;
use url::Url;

use super::{blocks, linked_data::LinkedData, parse};
use crate::{
    article::{Article, BlockKind},
    source::{
        Error, ErrorKind,
        draft::{Block, Draft},
    },
};

/// Character references past which the whole page is taken, not its article alone: to write the
/// article anew takes time that grows with their square.
const MOST_REFERENCES: usize = 100_000;

/// Reads a page. `name` is what messages call it; `address` is where it stands, if that is known.
///
/// # Errors
/// When the page is too large or deep to be parsed, or holds no text.
pub(in crate::source) fn read(html: &str, name: &str, address: Option<&str>) -> Result<Article, Error> {
    let too_large = |message| Error::new(ErrorKind::TooLarge, name, message);
    let document = parse::document(html).map_err(too_large)?;
    let stated = Stated::of(&document, address);
    let found = extract(document, html, address);
    let mut draft = stated.draft;
    if let Some(found) = found {
        // Written anew it may be too large to be parsed: then the whole page is taken.
        draft.blocks = blocks(&found.content, stated.base.as_deref()).unwrap_or_default();
        let some = |text: String| Some(text).filter(|text| !text.trim().is_empty());
        draft.headline = some(found.title).or(draft.headline);
        draft.byline = draft.byline.or(found.byline);
        draft.publisher = draft.publisher.or(found.site_name);
        draft.published = draft.published.or(found.published_time);
        draft.lang = draft.lang.or(found.lang);
    }
    if draft.blocks.is_empty() {
        draft.blocks = stated.body.iter().flat_map(|body| paragraphs(body)).collect();
    }
    if draft.blocks.is_empty() {
        draft.blocks = blocks(html, stated.base.as_deref()).map_err(too_large)?;
    }
    if draft.blocks.is_empty() {
        return Err(Error::new(
            ErrorKind::Malformed,
            name,
            "is a page without text; it may be made by scripts, which are not run",
        ));
    }
    Ok(draft.finish())
}

/// The article, where Readability finds one.
fn extract(document: Document, html: &str, address: Option<&str>) -> Option<dom_smoothie::Article> {
    if memchr::memchr_iter(b'&', html.as_bytes()).count() > MOST_REFERENCES {
        return None;
    }
    // An address that Readability does not take is left out.
    let address = address.filter(|address| Url::parse(address).is_ok_and(|url| url.has_host()));
    Readability::with_document(document, address, None).ok()?.parse().ok()
}

/// What the page says of itself.
struct Stated {
    draft: Draft,
    body: Option<String>,
    base: Option<String>,
}

impl Stated {
    fn of(document: &Document, address: Option<&str>) -> Self {
        let scripts = document.select(r#"script[type="application/ld+json"]"#);
        let scripts: Vec<_> = scripts.iter().map(|script| script.text()).collect();
        let data = LinkedData::find(scripts.iter().map(|script| &**script)).unwrap_or_default();
        let attribute = |selector: &str, name: &str| {
            let value = document.select_single(selector).attr(name)?;
            Some(value.trim().to_owned()).filter(|value| !value.is_empty())
        };
        let meta = |selector: &str| attribute(selector, "content");
        let absolute = |url: &String| url.starts_with("https://") || url.starts_with("http://");
        let url = attribute(r#"link[rel="canonical"]"#, "href")
            .filter(absolute)
            .or_else(|| meta(r#"meta[property="og:url"]"#).filter(absolute))
            .or(data.url)
            .or_else(|| address.map(str::to_owned));
        let base = attribute("base[href]", "href").filter(absolute);
        let draft = Draft {
            headline: data.headline.as_deref().map(super::text),
            byline: data.byline.as_deref().map(super::text),
            publisher: data.publisher.as_deref().map(super::text).or_else(|| meta(r#"meta[property="og:site_name"]"#)),
            published: data
                .published
                .or_else(|| meta(r#"meta[property="article:published_time"]"#))
                .or_else(|| meta(r#"meta[name="date"]"#))
                .or_else(|| attribute("time[datetime]", "datetime")),
            lang: attribute("html[lang]", "lang").or(data.lang),
            url: url.clone(),
            blocks: Vec::new(),
        };
        Self { draft, body: data.body, base: base.or_else(|| address.map(str::to_owned)).or(url) }
    }
}

fn paragraphs(text: &str) -> impl Iterator<Item = Block> {
    let lines = text.split('\n').map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Block::new(BlockKind::Paragraph, line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockKind::{BlockQuote, Heading, Paragraph};

    const PAGE: &str = r#"<!doctype html><html lang="en-GB"><head><title>Bridge closes | The Post</title>
        <link rel="canonical" href="https://post.test/bridge">
        <meta property="og:site_name" content="The Post">
        <meta property="article:published_time" content="2024-03-01T09:00:00+0000">
        <script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
          "headline": "Bridge closes", "author": {"name": "Ana Silva"}}</script></head>
        <body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Bridge closes</h1>
        <p>The old bridge over the river closes on Monday, the council said, after engineers found cracks in two of its piers.</p>
        <h2>What it means</h2>
        <p>“We had <a href="/report">a report</a>, and we acted,” said Bo Li, the mayor, who asked drivers to take the northern road.</p>
        <blockquote>Nobody will be cut off.</blockquote>
        <p>Buses will run every ten minutes, the operator wrote on Friday, and bicycles may cross on foot until the works begin.&#27;[2J</p>
        </article><footer>Copyright, cookies, about us</footer></body></html>"#;

    #[test]
    fn the_article_of_a_page_stands_there() {
        let article = read(PAGE, "a", None).unwrap();
        assert_eq!(article.headline.as_deref(), Some("Bridge closes"));
        assert_eq!(article.byline.as_deref(), Some("Ana Silva"));
        assert_eq!(article.publisher.as_deref(), Some("The Post"));
        assert_eq!(article.published.as_ref().map(crate::article::Date::day), Some("2024-03-01"));
        assert_eq!(article.url.as_deref(), Some("https://post.test/bridge"));
        assert_eq!(article.lang.as_deref(), Some("en-GB"));
        let kinds: Vec<_> = article.body.blocks().iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [Paragraph, Heading, Paragraph, BlockQuote, Paragraph]);
        assert_eq!(article.body.slice(article.links[0].span), "a report");
        assert_eq!(&*article.links[0].target, "https://post.test/report");
        assert!(article.body.text().ends_with("^[[2J"));
        assert!(!article.body.text().contains("cookies"));
    }

    #[test]
    fn what_a_page_refers_to_without_telling_it_is_told_by_its_tags() {
        let author = r#""author": {"name": "Ana Silva"}}"#;
        let page = PAGE.replace(author, r##""author": {"@id": "#ana"}, "publisher": {"@id": "#post"}}"##);
        let page = page.replace("<head>", r#"<head><meta name="author" content="Ana Silva">"#);
        let article = read(&page, "a", None).unwrap();
        assert_eq!((article.byline.as_deref(), article.publisher.as_deref()), (Some("Ana Silva"), Some("The Post")));
    }

    #[test]
    fn a_small_fragment_is_read_too() {
        let article = read("<p>“We waited,” she said.</p>", "a", Some("no address")).unwrap();
        assert_eq!(article.body.text(), "“We waited,” she said.");
    }

    #[test]
    fn a_page_without_text_is_refused_in_words() {
        let error = read("<html><body><script>draw()</script></body></html>", "a.html", None).unwrap_err();
        assert!(error.to_string().starts_with("a.html: is a page without text"), "{error}");
    }

    #[test]
    fn a_page_of_too_many_references_is_taken_whole() {
        let article = read(&("<nav>Home</nav>".to_owned() + &"&amp;".repeat(MOST_REFERENCES + 1)), "a", None).unwrap();
        assert!(article.body.text().starts_with("Home"));
    }

    #[test]
    fn the_stated_body_helps_where_scripts_draw_the_page() {
        let page = r#"<html><head><script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "One.\n\nTwo."}</script></head><body><div id=app></div></body></html>"#;
        assert_eq!(read(page, "a", None).unwrap().body.text(), "One.\n\nTwo.");
    }
}
