//! Makes articles of others' JSON: trafilatura, news-please, newspaper4k, Readability.js, Guardian
//! Open Platform, `NewsAPI`, ninjs 1 to 3, schema.org JSON-LD, spaCy.

use serde_json::{Map, Value};

use super::{fields, layers, locate::Step, own, wire};
use crate::{
    article::{Article, Body, CodePoints},
    source::{
        Error, ErrorKind, dates,
        draft::{Block, without_by},
        graph, harmless, html, plain,
    },
};

type Object = Map<String, Value>;

/// Keys that hold HTML.
const HTML: [&str; 7] = ["body_xhtml", "body_html", "content_html", "contentHtml", "bodyHtml", "html", "body_nitf"];
/// Keys that hold plain text, or HTML that looks like it.
const TEXT: [&str; 15] = [
    "articleBody",
    "article_body",
    "body_text",
    "body",
    "maintext",
    "content",
    "text",
    "bodyText",
    "textContent",
    "article",
    "raw_text",
    "full_text",
    "plain_text",
    "fulltext",
    "content_text",
];
/// Keys that hold what is said of an article in short, which stands for it where there is no more.
const BRIEF: [&str; 3] = ["description", "summary", "excerpt"];
/// Keys under which lists of articles stand.
const LISTS: [&str; 9] = ["@graph", "articles", "results", "items", "docs", "data", "hits", "news", "value"];
/// Signs of a value that is no article, by which a list shows it.
const LONGEST_START: usize = 40;
/// Signs of a message that came in place of articles.
const LONGEST_MESSAGE: usize = 300;
/// Levels of wrapping that are looked through.
const LEVELS: usize = 4;

/// Whether the text of an article may stand under a key.
pub fn is_text(key: &str) -> bool {
    HTML.contains(&key) || TEXT.contains(&key) || BRIEF.contains(&key) || matches!(key, "bodies" | "paragraphs")
}

/// The articles in a document, itself or those that it wraps, each with its path.
pub fn articles(mut value: Value) -> Vec<(Vec<Step<'static>>, Object)> {
    graph::name_references(&mut value);
    let mut found = Vec::new();
    collect(value, &mut Vec::new(), &mut found);
    found
}

fn collect(value: Value, path: &mut Vec<Step<'static>>, found: &mut Vec<(Vec<Step<'static>>, Object)>) {
    match value {
        Value::Array(values) if path.len() < LEVELS => {
            let (start, mut odd) = (found.len(), 0);
            for (index, value) in values.into_iter().enumerate() {
                path.push(Step::Index(index));
                let before = found.len();
                odd += usize::from(is_odd(&value));
                let stand_in = stand_in(&value);
                collect(value, path, found);
                // One bad article costs itself alone: it stands in the list without its text.
                found.extend(stand_in.filter(|_| found.len() == before).map(|object| (path.clone(), object)));
                path.pop();
            }
            // A list of nothing else is none of articles.
            if found.len() - start == odd {
                found.truncate(start);
            }
        }
        Value::Object(mut object) => {
            let wraps = |object: &Object, key: &str| object.get(key).is_some_and(|inner| inner.is_array() || inner.is_object());
            if stands_alone(&object) {
                found.push((path.clone(), object));
            } else if path.len() < LEVELS {
                let wrapper = ["response", "content", "article"].into_iter().chain(LISTS).find(|key| wraps(&object, key));
                if let Some((key, inner)) = wrapper.and_then(|key| Some((key, object.remove(key)?))) {
                    path.push(Step::Key(key));
                    collect(inner, path, found);
                    path.pop();
                }
            }
        }
        _ => {}
    }
}

/// Whether a value is none that an article could be.
fn is_odd(value: &Value) -> bool {
    !value.is_object() && !value.is_array()
}

/// What stands in a list for a value without a text: what has a title, and what is no object, by its start.
fn stand_in(value: &Value) -> Option<Object> {
    if is_odd(value) {
        let start: String = value.to_string().chars().take(LONGEST_START).collect();
        return Some([("title".to_owned(), start.into())].into_iter().collect());
    }
    value.as_object().filter(|object| is_titled(object)).cloned()
}

/// Whether what has no text is an article all the same: newsrooms' search results may tell no more.
fn is_titled(object: &Object) -> bool {
    let has = |key: &&str| object.get(*key).is_some_and(|title| title.is_string() || title.is_array());
    ["headline", "headlines", "title", "webTitle"].iter().any(has) && !object.contains_key("@type") && !stands_alone(object)
}

/// Whether an object is an article as it stands: in our own form, or with words.
fn stands_alone(object: &Object) -> bool {
    object.get("body").is_some_and(Value::is_array) || has_text(object)
}

/// Whether an object is an article: it has words of its own, and more than a caption's.
pub fn has_text(object: &Object) -> bool {
    let says =
        |key: &&str| fields::find(object, key).is_some_and(|value| value.as_str().is_some_and(|text| !text.trim().is_empty()));
    let listed = ["bodies", "paragraphs"]
        .iter()
        .any(|key| object.get(*key).is_some_and(|value| value.as_array().is_some_and(|all| !all.is_empty())));
    let blocks = object.get("blocks").is_some_and(|blocks| blocks.get("body").is_some());
    let has_words = listed || blocks || HTML.iter().chain(&TEXT).chain(&BRIEF).any(says);
    // A site or a person may describe itself in an `@graph` too.
    let other = object.get("@type").and_then(fields::text).is_some_and(|kind| !is_article(&kind));
    // An annotation speaks of a text that stands elsewhere.
    let annotates = object.get("type").and_then(fields::text).is_some_and(|kind| kind.starts_with("Annotation"));
    has_words && !other && !annotates
}

/// The types of schema.org that are news.
fn is_article(kind: &str) -> bool {
    let kind = kind.rsplit(['/', ':', '#']).next().unwrap_or(kind);
    kind.ends_with("Article") || kind.ends_with("Posting") || matches!(kind, "Report" | "CreativeWork" | "Review" | "Opinion")
}

/// What is said of JSON without an article.
pub fn no_article(name: &str) -> Error {
    let message = "is JSON, but holds no article; expected body (a list of blocks), or text under a key such as articleBody, \
                   body_text, maintext, text or content (W3C annotations as annotations beside the text)";
    Error::new(ErrorKind::Malformed, name, message)
}

/// What the service of a newsroom says where it sends an error in place of articles (`NewsAPI`, the Guardian).
pub fn refusal(reply: &Value, name: &str) -> Option<Error> {
    let reply = reply.get("response").unwrap_or(reply);
    let message = reply.get("message").filter(|_| reply["status"] == "error").and_then(fields::text)?;
    let message: String = message.chars().take(LONGEST_MESSAGE).collect();
    let told = format!("holds no article but an error: {}", harmless(&message));
    Some(Error::new(ErrorKind::Malformed, name, told))
}

/// The page of a search result that carries no text.
pub fn page(object: &Object) -> Option<String> {
    fields::address(object).filter(|_| is_titled(object))
}

/// Makes an article of an object.
///
/// # Errors
/// When it holds no text.
pub fn read(object: &Object, name: &str) -> Result<Article, Error> {
    let headline = fields::headline(object).map(|headline| html::text(&headline));
    let mut links = Vec::new();
    let verbatim = Some(object).filter(|object| layers::have_offsets(object)).and_then(verbatim);
    let offsets = if verbatim.is_some() { layers::Offsets::OfText } else { layers::Offsets::OfSource };
    let (raw, notice) = if let Some(text) = verbatim {
        (Body::verbatim(text).map_err(|error| Error::new(ErrorKind::TooLarge, name, error.to_string()))?, None)
    } else {
        let (blocks, notice) = blocks(object);
        (join(blocks, headline.as_deref(), &mut links), notice)
    };
    if raw.is_empty() {
        let too_large = |message| Error::new(ErrorKind::TooLarge, name, message);
        return Err(notice.map_or_else(|| no_article(name), too_large));
    }
    let layers = layers::read(object, raw.text(), offsets);
    let written = fields::published(object);
    let published = written.as_deref().and_then(dates::read);
    let unread = written.filter(|_| published.is_none()).map(|date| format!("the date {date:?} is not understood"));
    let wire = wire::Article {
        headline,
        byline: fields::byline(object).map(|names| without_by(&names).to_owned()),
        publisher: fields::publisher(object),
        published: published.map(|date| date.to_string()),
        url: fields::address(object),
        lang: fields::language(object),
        body: Vec::new(),
        links,
        quotes: layers.quotes,
        entities: layers.entities,
    };
    let mut article = own::finish(wire, &raw, name)?;
    let notices = notice.into_iter().chain(unread).map(|notice| harmless(&notice));
    article.notices.extend(notices);
    article.given.unanchored = layers.unanchored;
    article.given.by_kind = true;
    own::tell_unanchored(&mut article, layers.unplaced);
    Ok(article)
}

/// The text that offsets count in; HTML is none, since it is not shown as it stands.
fn verbatim(object: &Object) -> Option<String> {
    // spaCy's count in `text`, whatever stands beside it.
    let texts = std::iter::once(&"text").chain(&TEXT).filter_map(|key| whole(fields::find(object, key)?));
    let bodies = bodies(object).into_iter().filter(|(is_html, _)| !is_html).map(|(_, text)| text);
    texts.chain(bodies).find(|text| !text.trim().is_empty() && !is_html(text))
}

/// The blocks of the body, and what to say where HTML had to be left.
fn blocks(object: &Object) -> (Vec<Block>, Option<String>) {
    let mut notice = None;
    let mut of_html = |text: &str| match html::blocks(text, None) {
        Ok(blocks) => blocks,
        Err(message) => {
            notice = Some(message);
            Vec::new()
        }
    };
    let parts = bodies(object);
    let fields = |keys: &'static [&str]| {
        keys.iter().filter_map(|key| fields::find(object, key)).filter_map(|value| Some((true, whole(value)?)))
    };
    let marked = parts.iter().filter(|(is_html, _)| *is_html).cloned().chain(fields(&HTML));
    let plain = parts.iter().filter(|(is_html, _)| !*is_html).cloned();
    let texts = fields(&TEXT).chain(fields(&BRIEF)).map(|(_, text)| (looks_like_html(&text), text));
    for (is_html, text) in marked.chain(plain).chain(texts) {
        let mut blocks = if is_html { of_html(&text) } else { Vec::new() };
        if blocks.is_empty() && !(is_html && opens_with_tag(&text)) {
            blocks = of_text(text);
        }
        if !blocks.is_empty() {
            return (blocks, notice);
        }
    }
    (Vec::new(), notice)
}

/// The bodies of ninjs 2 and 3 and the blocks of the Guardian, each with whether it is HTML.
fn bodies(object: &Object) -> Vec<(bool, String)> {
    let list = |value: Option<&Value>| value.and_then(Value::as_array).cloned().unwrap_or_default();
    let mut found: Vec<(bool, String)> = list(object.get("bodies"))
        .iter()
        .filter_map(|body| {
            let kind = body.get("contenttype").or_else(|| body.get("contentType")).and_then(Value::as_str).unwrap_or("");
            let text = body.get("value")?.as_str()?.to_owned();
            Some((kind.contains("html") || kind.contains("NITF") || looks_like_html(&text), text))
        })
        .collect();
    let live = list(object.get("blocks").and_then(|blocks| blocks.get("body")));
    let html: Vec<&str> = live.iter().filter_map(|block| block.get("bodyHtml")?.as_str()).collect();
    if !html.is_empty() {
        found.push((true, html.join("\n")));
    }
    let paragraphs: Vec<String> = list(object.get("paragraphs")).iter().filter_map(fields::text).collect();
    if !paragraphs.is_empty() {
        found.push((false, paragraphs.join("\n\n")));
    }
    found
}

/// A string, or a list of them as paragraphs.
fn whole(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(values) => {
            let texts: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
            (!texts.is_empty()).then(|| texts.join("\n\n"))
        }
        _ => None,
    }
}

fn looks_like_html(text: &str) -> bool {
    ["</", "<p>", "<br", "<p "].iter().any(|tag| text.contains(tag))
}

/// Prose may speak of tags; only what opens with one must be HTML.
fn opens_with_tag(text: &str) -> bool {
    text.trim_start().starts_with('<')
}

fn is_html(text: &str) -> bool {
    looks_like_html(text) && opens_with_tag(text)
}

fn of_text(text: String) -> Vec<Block> {
    let mut blocks = Vec::new();
    plain::reflow(plain::unix_lines(text), |kind, words| {
        if !words.is_empty() {
            blocks.push(Block::new(kind, words));
        }
    });
    blocks
}

/// Joins blocks; a first one that only repeats the headline is left out.
fn join(blocks: Vec<Block>, headline: Option<&str>, links: &mut Vec<wire::Link>) -> Body {
    let mut body = Body::default();
    let repeats = |block: &Block| Some(block.text.trim()) == headline.map(str::trim);
    let skipped = usize::from(blocks.len() > 1 && blocks.first().is_some_and(repeats));
    let mut found = Vec::new();
    for block in blocks.into_iter().skip(skipped) {
        let Some(span) = body.push(block.kind, &block.text) else { continue };
        found.extend(
            block.links.into_iter().map(|(range, target)| (span.start() + range.start, span.start() + range.end, target)),
        );
    }
    let mut points = CodePoints::of(body.text());
    for (start, end, target) in found {
        let (start, end) = (points.at_byte(start), points.at_byte(end));
        if start < end {
            links.push(wire::Link { place: wire::Place { start, end, ..wire::Place::default() }, target });
        }
    }
    body
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BlockKind, Date};

    fn only(json: &str) -> Article {
        let mut found = articles(serde_json::from_str(json).unwrap());
        assert_eq!(found.len(), 1, "{json}");
        read(&found.remove(0).1, "a.json").unwrap()
    }

    #[test]
    fn the_forms_of_others_are_read() {
        for json in [
            r#"{"title":"Ferry","author":"Ana Silva","date":"2031-02-03","hostname":"post.test","text":"It waits."}"#,
            r#"{"title":"Ferry","authors":["Ana Silva"],"date_publish":"2031-02-03 10:00:00","source_domain":"post.test","maintext":"It waits."}"#,
            r#"{"title":"Ferry","byline":"By Ana Silva","content":"<div><p>It waits.</p></div>","textContent":"It waits.","siteName":"post.test","publishedTime":"2031-02-03"}"#,
            r#"{"response":{"status":"ok","content":{"webTitle":"Ferry","webPublicationDate":"2031-02-03","fields":{"byline":"Ana Silva","body":"<p>It waits.</p>","publication":"post.test"}}}}"#,
            r#"{"status":"ok","articles":[{"source":{"id":null,"name":"post.test"},"author":"Ana Silva","title":"Ferry","publishedAt":"2031-02-03","content":"It waits."}]}"#,
            r#"{"response":{"status":"ok","results":[{"webTitle":"Ferry","webPublicationDate":"2031-02-03T10:00:00Z","fields":{"byline":"Ana Silva","bodyText":"It waits.","publication":"post.test"}}]}}"#,
            r#"{"title":"Ferry","authors":["Ana Silva"],"publish_date":"2031-02-03T00:00:00","source_url":"https://post.test","site_name":"post.test","text":"It waits.","top_image":"x","keywords":[]}"#,
            r#"{"title":"Ferry","text":"It waits.","domain":"post.test","date":"2031-02-03 10:00:00","description":"In short.","url":"https://post.test/ferry","image_url":"x","author":"Ana Silva"}"#,
            r#"{"uri":"urn:x","type":"text","headline":"Ferry","byline":"Ana Silva","versioncreated":"2031-02-03T10:00:00Z","copyrightholder":"post.test","body_text":"It waits as text.","body_xhtml":"<p>It waits.</p>"}"#,
            r#"{"headlines":[{"value":"Ferry"}],"by":"Ana Silva","contentCreated":"2031-02-03","infosources":[{"name":"post.test"}],"bodies":[{"role":"main","contentType":"text/plain","value":"It waits."}]}"#,
            r#"{"headlines":[{"role":"main","value":"Ferry"}],"by":"Ana Silva","versioncreated":"2031-02-03","copyrightholder":"post.test","bodies":[{"contenttype":"text/html","value":"<h1>Ferry</h1><p>It waits.</p>"}]}"#,
            r#"{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x","description":"y"},{"@type":"NewsArticle","headline":"Ferry","author":{"@type":"Person","name":"Ana Silva"},"datePublished":"2031-02-03","publisher":{"name":"post.test"},"articleBody":"It waits."}]}"#,
            r##"{"@graph":[{"@type":"NewsArticle","headline":"Ferry","author":{"@id":"#ana"},"datePublished":"2031-02-03","publisher":{"@id":"#post"},"articleBody":"It waits."},{"@id":"#ana","@type":"Person","name":"Ana Silva"},{"@id":"#post","name":"post.test"}]}"##,
        ] {
            let article = only(json);
            let told =
                (article.headline.as_deref(), article.byline.as_deref(), article.publisher.as_deref(), article.body.text());
            assert_eq!(told, (Some("Ferry"), Some("Ana Silva"), Some("post.test"), "It waits."), "{json}");
            assert_eq!(article.published.as_ref().map(Date::day), Some("2031-02-03"), "{json}");
        }
    }

    #[test]
    fn separators_of_lines_are_shown_and_kept() {
        let article = only(r#"{"title":"T","text":"One\u2028two\rthree.\n\nFour."}"#);
        let body = &article.body;
        assert_eq!(body.text(), "One\ntwo\nthree.\n\nFour.");
        assert_eq!(body.original().restore(body.text(), body.blocks()[0].span), "One\u{2028}two\rthree.");
    }

    #[test]
    fn html_keeps_its_blocks_and_links() {
        let article = only(
            r#"{"title":"T","content_html":"<h2>After</h2><p>See <a href='https://a.test/'>thé page</a>.</p><ul><li>One</li></ul>"}"#,
        );
        let kinds: Vec<_> = article.body.blocks().iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::Heading, BlockKind::Paragraph, BlockKind::ListItem]);
        assert_eq!(article.body.slice(article.links[0].span), "thé page");
    }

    #[test]
    fn prose_that_speaks_of_tags_is_read_though_it_is_no_html() {
        let text = format!("Write <b {} and </b>.", "a ".repeat(2000));
        let article = only(&serde_json::json!({"title": "T", "text": text}).to_string());
        assert!(article.body.text().starts_with("Write <b a a"));
    }

    #[test]
    fn a_date_that_is_none_is_said_so() {
        let article = only(r#"{"text":"It waits.","date":"soon"}"#);
        assert_eq!((article.published, article.notices), (None, vec!["the date \"soon\" is not understood".to_owned()]));
    }

    #[test]
    fn an_article_of_a_list_without_a_text_stands_in_it() {
        let json =
            r#"{"status":"ok","articles":[{"title":"One","content":"It waits."},{"title":"Two","content":null},{"id":3}]}"#;
        let found = articles(serde_json::from_str(json).unwrap());
        assert_eq!(found.iter().map(|(_, object)| has_text(object)).collect::<Vec<_>>(), [true, false]);
        let results = r#"{"response":{"results":[{"webTitle":"One"},{"webTitle":"Two"}]}}"#;
        assert_eq!(articles(serde_json::from_str(results).unwrap()).len(), 2);
    }

    #[test]
    fn what_is_no_article_stands_in_a_list_of_them() {
        let found = articles(serde_json::from_str(r#"[{"title":"One","text":"It waits."},5,null,{"title":"Two"}]"#).unwrap());
        let shown: Vec<_> = found.iter().map(|(_, article)| (fields::headline(article).unwrap(), has_text(article))).collect();
        let expected = [("One", true), ("5", false), ("null", false), ("Two", false)];
        assert_eq!(shown, expected.map(|(headline, has_text)| (headline.to_owned(), has_text)));
    }

    #[test]
    fn json_without_an_article_holds_none() {
        for json in [
            "[]",
            "[3,{\"id\":4},\"It waits.\"]",
            "3",
            "null",
            "{}",
            r#"{"type":"Annotation","body":"https://a.test/","target":"https://b.test/"}"#,
            r#"{"a":[{"text":3}]}"#,
            r#"{"text":" "}"#,
        ] {
            assert!(articles(serde_json::from_str(json).unwrap()).is_empty(), "{json}");
        }
    }
}
