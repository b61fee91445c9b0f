//! NITF: the XML of news agencies (IPTC, version 3).

use super::{Error, ErrorKind, draft::Draft, html, xml};
use crate::article::Article;

/// Reads a document.
///
/// # Errors
/// When it is no XML, is nested too deep, or holds no text.
pub(super) fn read(text: &str, name: &str) -> Result<Article, Error> {
    let malformed = |message: String| Error::new(ErrorKind::Malformed, name, message);
    let root = xml::parse(text).map_err(malformed)?;
    let draft = draft(&root).map_err(malformed)?;
    if draft.blocks.is_empty() && draft.headline.is_none() {
        return Err(malformed("holds neither a hedline nor a body.content".to_owned()));
    }
    Ok(draft.finish())
}

/// What an `nitf` element holds.
///
/// # Errors
/// A sentence, where its body is too large.
pub(super) fn draft(root: &xml::Element) -> Result<Draft, String> {
    let text = |name: &str| root.find(name).and_then(xml::Element::text);
    let byline = || {
        let byline = root.find("byline")?;
        byline.find("person").unwrap_or(byline).text()
    };
    let attribute = |element: &str, name: &str| root.find(element).and_then(|element| element.attribute(name)).map(str::to_owned);
    let content = root.find("body.content").map(|content| content.html(tag)).unwrap_or_default();
    Ok(Draft {
        headline: text("hl1").or_else(|| text("hedline")).or_else(|| text("title")),
        byline: byline(),
        publisher: text("distributor").or_else(|| attribute("pubdata", "name")),
        published: attribute("date.issue", "norm")
            .or_else(|| attribute("story.date", "norm"))
            .or_else(|| attribute("pubdata", "date.publication")),
        url: attribute("pubdata", "ex-ref").filter(|url| url.starts_with("http")),
        lang: root.attribute("lang").map(str::to_owned),
        blocks: html::blocks(&content, None)?,
    })
}

/// The HTML element that is nearest to one of NITF.
pub(super) fn tag(element: &xml::Element) -> &str {
    match element.name.as_str() {
        "hl1" | "hl2" => "h2",
        "bq" => "blockquote",
        "media-caption" => "figcaption",
        "block" | "body.content" | "media" => "div",
        "media-metadata" | "media-reference" | "media-object" => "template",
        "media-producer" | "credit" => "p",
        name => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockKind::{BlockQuote, Caption, Heading, Paragraph};

    #[test]
    fn a_document_is_read() {
        let text = r#"<nitf><head><docdata><date.issue norm="20180620T181000Z"/></docdata></head><body><body.head>
            <hedline><hl1>Rain &amp; wind</hl1></hedline><byline>By <person>Ana Silva</person></byline>
            <distributor>The Agency</distributor></body.head><body.content><block><p>“It rained,” said <person>Bo</person>.</p>
            <hl2>Later</hl2><bq>Oh.</bq><media><media-caption>A roof</media-caption></media></block></body.content></body></nitf>"#;
        let article = read(text, "a").unwrap();
        assert_eq!(article.headline.as_deref(), Some("Rain & wind"));
        assert_eq!((article.byline.as_deref(), article.publisher.as_deref()), (Some("Ana Silva"), Some("The Agency")));
        assert_eq!(article.published.unwrap().as_str(), "2018-06-20T18:10:00Z");
        let kinds: Vec<_> = article.body.blocks().iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [Paragraph, Heading, BlockQuote, Caption]);
        assert!(article.body.text().starts_with("“It rained,” said Bo."));
    }

    #[test]
    fn an_empty_document_is_refused_in_words() {
        assert!(read("<nitf/>", "a").unwrap_err().to_string().contains("neither a hedline"));
    }
}
