//! One item of a feed: what the list shows of it, and its article.

use feed_rs::model::{Entry, Text};

use super::Feed;
use crate::{
    article::{Article, BlockKind, Date},
    source::{
        Item, Options, address,
        draft::{Block, Draft},
        html, json, sanitize,
    },
};

/// Bytes from which on a summary is taken for the whole text.
const LONG_SUMMARY: usize = 1500;

/// What the list shows; the words are counted where the feed carries the text.
pub fn listed(entry: &Entry) -> Item {
    let headline = headline(entry).map(|headline| sanitize::line(&headline)).or_else(|| {
        let summary = entry.summary.as_ref().map(|text| sanitize::line(&html::text(&text.content)))?;
        Some(summary.chars().take(100).collect()).filter(|summary: &String| !summary.is_empty())
    });
    Item {
        headline: headline.or_else(|| link(entry).map(|link| sanitize::line(&link))).unwrap_or_else(|| "(untitled)".to_owned()),
        published: published(entry),
        words: entry.content.as_ref().and_then(|text| text.body.as_deref()).map(json::words).filter(|words| *words > 0),
        ..Item::default()
    }
}

/// The article: from the feed where it carries the text, else from the item's page, else from what
/// the feed says of it.
pub fn load(entry: &Entry, feed: &Feed, options: &Options) -> Result<Article, String> {
    let link = link(entry);
    let carried = blocks(entry.content.as_ref().and_then(|content| content.body.as_deref()), link.as_deref())?;
    let summary = blocks(entry.summary.as_ref().map(|text| text.content.as_str()), link.as_deref())?;
    let is_long = |blocks: &[Block]| blocks.iter().map(|block| block.text.len()).sum::<usize>() >= LONG_SUMMARY;
    let (blocks, notice) = match link.as_deref().filter(|_| carried.is_empty() && !is_long(&summary)) {
        None => (if carried.is_empty() { summary } else { carried }, None),
        Some(page) => match address::article(page, options) {
            Ok(article) => return Ok(Article { published: article.published.clone().or_else(|| published(entry)), ..article }),
            Err(error) if summary.is_empty() => return Err(error.to_string()),
            Err(error) => (summary, Some(format!("this is the feed's summary; the page could not be read: {error}"))),
        },
    };
    let authors: Vec<_> =
        entry.authors.iter().filter_map(|author| author.name.as_deref()).filter(|name| !name.is_empty()).collect();
    let draft = Draft {
        headline: headline(entry),
        byline: Some(html::text(&authors.join(", "))),
        publisher: Some(feed.title.clone()),
        published: None,
        url: link,
        lang: entry.language.clone().or_else(|| feed.language.clone()),
        blocks,
    };
    let mut article = draft.finish();
    article.published = published(entry);
    article.notices.extend(notice);
    Ok(article)
}

fn headline(entry: &Entry) -> Option<String> {
    let text = |title: &Text| html::text(&title.content);
    entry.title.as_ref().map(text).filter(|headline| !sanitize::line(headline).is_empty())
}

fn published(entry: &Entry) -> Option<Date> {
    let time = entry.published.or(entry.updated)?;
    Date::parse(&time.to_rfc3339().replace("+00:00", "Z"))
}

/// The address of the item's page.
fn link(entry: &Entry) -> Option<String> {
    let pages = || entry.links.iter().filter(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
    let link =
        pages().find(|link| link.media_type.as_deref().is_none_or(|kind| kind.contains("html"))).or_else(|| pages().next())?;
    Some(link.href.clone()).filter(|href| href.starts_with("http://") || href.starts_with("https://"))
}

fn blocks(text: Option<&str>, base: Option<&str>) -> Result<Vec<Block>, String> {
    let Some(text) = text else { return Ok(Vec::new()) };
    if text.contains(['<', '&']) {
        return html::blocks(text, base);
    }
    let paragraphs = text.split("\n\n").map(|lines| lines.split_whitespace().collect::<Vec<_>>().join(" "));
    Ok(paragraphs.filter(|text| !text.is_empty()).map(|text| Block::new(BlockKind::Paragraph, text)).collect())
}
