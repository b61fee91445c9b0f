//! NewsML-G2: the XML envelope of news agencies (IPTC). One text item is an article, several are a
//! list.

use std::sync::Arc;

use super::{
    Collection, Error, ErrorKind, Item, Opened,
    draft::{Block, Draft},
    html, nitf, sanitize, xml,
};
use crate::article::{Article, BlockKind};

/// Reads a `newsItem`, or a `newsMessage` of several.
///
/// # Errors
/// When it is no XML, is nested too deep, or holds no news item.
pub(super) fn read(text: &str, name: &str) -> Result<Opened, Error> {
    let malformed = |message: &str| Error::new(ErrorKind::Malformed, name, message);
    let root = xml::parse(text).map_err(|message| malformed(&message))?;
    let mut articles: Vec<_> =
        root.all("newsItem").into_iter().map(|item| article(item).map_err(|message| malformed(&message))).collect();
    if articles.is_empty() {
        // A bare content set: what stands in an item, cut out.
        let content = root.find("contentSet").ok_or_else(|| malformed("holds neither a newsItem nor a contentSet"))?;
        articles.push(article(content).map_err(|message| malformed(&message)));
    }
    match articles.pop() {
        Some(only) if articles.is_empty() => Ok(Opened::Article(Box::new(only?))),
        last => {
            articles.extend(last);
            Ok(Opened::Collection(Arc::new(Items { name: name.to_owned(), articles })))
        }
    }
}

fn article(item: &xml::Element) -> Result<Article, String> {
    let find = |path: [&str; 2]| item.find(path[0]).and_then(|element| element.find(path[1]));
    let text = |path: [&str; 2]| find(path).and_then(xml::Element::text);
    let mut draft = match item.find("nitf") {
        Some(nitf) => nitf::draft(nitf)?,
        None => Draft { blocks: content(item)?, ..Draft::default() },
    };
    let creator = || {
        item.find("contentMeta")
            .and_then(|meta| meta.find("creator"))
            .and_then(|creator| creator.find("name"))
            .and_then(xml::Element::text)
    };
    let byline = text(["contentMeta", "by"]).or_else(creator);
    draft.headline = text(["contentMeta", "headline"]).or(draft.headline);
    draft.byline = byline.or(draft.byline);
    draft.publisher = find(["itemMeta", "provider"])
        .and_then(|provider| {
            provider.find("name").and_then(xml::Element::text).or_else(|| provider.attribute("literal").map(str::to_owned))
        })
        .or(draft.publisher);
    draft.published = ["firstCreated", "versionCreated"].iter().find_map(|name| text(["itemMeta", name])).or(draft.published);
    draft.lang = item.attribute("lang").map(str::to_owned).or(draft.lang);
    Ok(draft.finish())
}

/// The body: XHTML inline, else plain text inline.
fn content(item: &xml::Element) -> Result<Vec<Block>, String> {
    if let Some(page) = item.find("inlineXML").filter(|content| content.text().is_some()) {
        let body = page.find("body").unwrap_or(page);
        return html::blocks(&body.html(nitf::tag), None);
    }
    let text = item.find("inlineData").and_then(xml::Element::text);
    Ok(text.map(|text| Block::new(BlockKind::Paragraph, text)).into_iter().collect())
}

/// The items of a message.
#[derive(Debug)]
struct Items {
    name: String,
    articles: Vec<Result<Article, Error>>,
}

impl Collection for Items {
    fn title(&self) -> String {
        self.name.clone()
    }

    fn len(&self) -> usize {
        self.articles.len()
    }

    fn is_complete(&self) -> bool {
        true
    }

    fn item(&self, index: usize) -> Option<Item> {
        Some(match self.articles.get(index)? {
            Ok(article) => Item {
                headline: sanitize::line(article.title()),
                published: article.published.clone(),
                publisher: article.publisher.as_deref().map(str::to_owned),
                words: Some(article.body.text().split_whitespace().count() as u32),
                ..Item::default()
            },
            Err(error) => Item { headline: format!("item {}", index + 1), error: Some(error.message.clone()), ..Item::default() },
        })
    }

    fn load(&self, index: usize) -> Result<Article, Error> {
        match self.articles.get(index) {
            Some(Ok(article)) => Ok(article.clone()),
            Some(Err(error)) => Err(Error::new(error.kind, &self.name, &error.message)),
            None => Err(Error::new(ErrorKind::Malformed, &self.name, format!("holds no item number {}", index + 1))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ITEM: &str = r#"<newsItem xml:lang="en"><itemMeta><provider><name>The Agency</name></provider><firstCreated>2018-06-20T18:10:00Z</firstCreated></itemMeta>
        <contentMeta><creator><name>Ana Silva</name></creator><headline>Rain</headline></contentMeta>
        <contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><p>It rained.</p></body></html></inlineXML></contentSet></newsItem>"#;

    #[test]
    fn an_item_is_an_article() {
        let Opened::Article(article) = read(ITEM, "a").unwrap() else { panic!("a list") };
        assert_eq!((article.headline.as_deref(), article.byline.as_deref()), (Some("Rain"), Some("Ana Silva")));
        assert_eq!((article.publisher.as_deref(), article.lang.as_deref()), (Some("The Agency"), Some("en")));
        assert_eq!(article.body.text(), "It rained.");
    }

    #[test]
    fn a_message_of_several_is_a_list() {
        let Opened::Collection(list) = read(&format!("<newsMessage><itemSet>{ITEM}{ITEM}</itemSet></newsMessage>"), "a").unwrap()
        else {
            panic!("an article")
        };
        assert_eq!((list.len(), list.item(1).unwrap().headline.as_str()), (2, "Rain"));
        assert_eq!(list.load(1).unwrap().body.text(), "It rained.");
    }

    #[test]
    fn nitf_inside_is_read() {
        let text = "<contentSet><inlineXML><nitf><body><body.head><hedline><hl1>One</hl1></hedline></body.head><body.content><p>Two.</p></body.content></body></nitf></inlineXML></contentSet>";
        let Opened::Article(article) = read(text, "a").unwrap() else { panic!("a list") };
        assert_eq!((article.headline.as_deref(), article.body.text()), (Some("One"), "Two."));
    }
}
