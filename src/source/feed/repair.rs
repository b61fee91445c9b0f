//! What is done to a text before the feed parser sees it, and after it refused it.

use feed_rs::{model::Feed, parser::ParseFeedError};
use serde_json::{Value, json};

use crate::source::json::parse;

/// Items looked at one by one when a feed is broken.
const MOST_ITEMS: usize = 2000;
/// Bytes before the first item, which are read again before each one.
const LONGEST_HEAD: usize = 16 * 1024;

/// The text without its XML declaration (it was decoded already, and would be once more), and with
/// a `version` on `<rss>` that the parser knows.
pub fn document(text: &str) -> String {
    let mut text = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    if text.starts_with("<?xml")
        && let Some(end) = text.find("?>")
    {
        text = &text[end + 2..];
    }
    with_version(text).unwrap_or_else(|| text.to_owned())
}

fn with_version(text: &str) -> Option<String> {
    let start = text.find("<rss").filter(|start| opens(&text[start + "<rss".len()..]) && !text[..*start].contains("<feed"))?;
    let end = start + text[start..].find('>')?;
    let tag = &text[start..end];
    let version = attribute(tag, "version");
    if version.is_some_and(|(from, to)| matches!(&tag[from..to], "2.0" | "" | "0.91" | "0.92")) {
        return None;
    }
    let tag = match version {
        Some((from, to)) => format!("{}2.0{}", &tag[..from], &tag[to..]),
        None => format!("<rss version=\"2.0\"{}", &tag["<rss".len()..]),
    };
    Some(format!("{}{tag}{}", &text[..start], &text[end..]))
}

/// The text of a feed that was refused for a small thing, without that thing: types of texts that the
/// parser does not know, and items of RSS outside of a channel.
pub fn refused(text: &str) -> String {
    let text = with_known_types(text);
    with_channel(&text).unwrap_or(text)
}

/// The elements of Atom whose text has a type.
const TEXTS: [&str; 7] = ["title", "subtitle", "tagline", "summary", "info", "rights", "copyright"];

/// Types are `text`, `html` or `xhtml`; Atom 0.3 had media types.
fn with_known_types(text: &str) -> String {
    let mut known = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        let end = rest[at..].find('>').map_or(rest.len(), |length| at + length);
        let tag = &rest[at..end];
        let name = tag[1..].split(|sign: char| sign.is_whitespace()).next().unwrap_or("");
        let is_text = TEXTS.contains(&name.rsplit(':').next().unwrap_or(name));
        match attribute(tag, "type").filter(|_| is_text) {
            Some((from, to)) => {
                let kind = &tag[from..to];
                let kind = ["xhtml", "html"].into_iter().find(|known| kind.contains(known)).unwrap_or("text");
                known.extend([&rest[..at + from], kind, &tag[to..]]);
            }
            None => known.push_str(&rest[..end]),
        }
        rest = &rest[end..];
    }
    known.push_str(rest);
    known
}

/// RSS of which all is in a channel.
fn with_channel(text: &str) -> Option<String> {
    let start = text.find("<rss").filter(|start| opens(&text[start + "<rss".len()..]) && !text.contains("<channel"))?;
    let start = start + text[start..].find('>')?;
    if text[..start].ends_with('/') {
        return Some(format!("{}><channel/></rss>", &text[..start - 1]));
    }
    let (start, end) = (start + 1, text.rfind("</rss>").filter(|end| start < *end)?);
    Some(format!("{}<channel>{}</channel>{}", &text[..start], &text[start..end], &text[end..]))
}

/// Where the value of an attribute stands in a tag.
fn attribute(tag: &str, name: &str) -> Option<(usize, usize)> {
    let at = tag.find(&format!(" {name}="))? + name.len() + 2;
    let quote = tag[at..].chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    let length = tag[at + 1..].find(quote)?;
    Some((at + 1, at + 1 + length))
}

/// Reads a broken feed item by item: each item that can be read, and the place and error of each
/// that can't. None where there is no item that can be read.
pub fn rescue(text: &str, parse: impl Fn(&str) -> Result<Feed, ParseFeedError>) -> Option<(Feed, Vec<(usize, String)>)> {
    let (item, end) = [("<item", "</item>"), ("<entry", "</entry>")]
        .into_iter()
        .filter_map(|(item, end)| Some((text.find(item)?, item, end)))
        .min()
        .map(|(_, item, end)| (item, end))?;
    let starts: Vec<_> = memchr::memmem::find_iter(text.as_bytes(), item).filter(|at| opens(&text[at + item.len()..])).collect();
    let first = *starts.first()?;
    let head = Some(&text[..first]).filter(|head| head.len() <= LONGEST_HEAD)?;
    let foot = if item == "<entry" {
        "</feed>"
    } else if head.contains(":RDF") {
        if head.trim_end().ends_with("</channel>") { "</rdf:RDF>" } else { "</channel></rdf:RDF>" }
    } else {
        "</channel></rss>"
    };
    let mut feed: Option<Feed> = None;
    let mut broken = Vec::new();
    for (at, start) in starts.iter().enumerate().take(MOST_ITEMS) {
        let next = starts.get(at + 1).copied().unwrap_or(text.len());
        let stop = text[*start..next].rfind(end).map_or(next, |length| start + length + end.len());
        match parse(&format!("{head}{}{foot}", &text[*start..stop])) {
            Ok(alone) => match &mut feed {
                Some(feed) => feed.entries.extend(alone.entries),
                None => feed = Some(alone),
            },
            Err(error) => broken.push((at, error.to_string())),
        }
    }
    feed.filter(|feed| !feed.entries.is_empty()).map(|feed| (feed, broken))
}

/// Reads a broken JSON Feed: its items that can be read, and the place and error of each that can't.
/// None where there is no item that can be read.
pub fn rescue_json(text: &str, parse: impl Fn(&str) -> Result<Feed, ParseFeedError>) -> Option<(Feed, Vec<(usize, String)>)> {
    let mut whole: Value = serde_json::from_str(text).ok()?;
    let items = std::mem::take(whole.get_mut("items")?.as_array_mut()?);
    let (mut good, mut broken) = (Vec::new(), Vec::new());
    for (at, item) in items.into_iter().enumerate() {
        let mut alone = json!({"version": "https://jsonfeed.org/version/1.1", "title": "", "items": [with_known_values(item)]});
        match parse(&alone.to_string()) {
            Ok(_) => good.push(alone["items"][0].take()),
            Err(error) => broken.push((at, without_place(&error))),
        }
    }
    whole["items"] = Value::Array(good);
    parse(&whole.to_string()).ok().filter(|feed| !feed.entries.is_empty()).map(|feed| (feed, broken))
}

/// An item of a JSON Feed whose `id` is text, as its specification has numbers read, and without what
/// is shown nowhere.
fn with_known_values(mut item: Value) -> Value {
    if let Some(item) = item.as_object_mut() {
        item.remove("attachments");
        item.remove("tags");
        if let Some(id) = item.get_mut("id").filter(|id| id.is_number()) {
            *id = id.to_string().into();
        }
    }
    item
}

/// What is wrong, without the place, which is one in a text of our own.
fn without_place(error: &ParseFeedError) -> String {
    parse::without_place(&error.to_string()).replace("struct JsonItem", "an object")
}

/// Whether what follows a name ends it (`<items` is no `<item`).
fn opens(rest: &str) -> bool {
    rest.starts_with(|sign: char| sign == '>' || sign == '/' || sign.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declaration_goes_and_a_version_comes() {
        assert_eq!(document("\u{feff}<?xml version='1.0' encoding='utf-16'?><rss a='1'>"), "<rss version=\"2.0\" a='1'>");
        assert_eq!(document("<rss version='0.94'>"), "<rss version='2.0'>");
        assert_eq!(document("<rss version=\"0.91\">"), "<rss version=\"0.91\">");
        assert_eq!(document("<feed><rss/></feed>"), "<feed><rss/></feed>");
        assert_eq!(document("<rdf:RDF><rss:channel/>"), "<rdf:RDF><rss:channel/>", "a prefix is no element");
    }

    #[test]
    fn small_things_are_mended() {
        let types =
            "<feed><title type='application/xhtml+xml'>a</title><x:rights type=\"\">b</x:rights><link type='a/b'/></feed>";
        let known = "<feed><title type='xhtml'>a</title><x:rights type=\"text\">b</x:rights><link type='a/b'/></feed>";
        assert_eq!(refused(types), known);
        assert_eq!(refused("<rss a='b'><item/></rss>"), "<rss a='b'><channel><item/></channel></rss>");
        assert_eq!(refused("<rss/>"), "<rss><channel/></rss>");
        assert_eq!(refused("<rss><channel/></rss>"), "<rss><channel/></rss>");
    }
}
