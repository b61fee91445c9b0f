//! What a text that begins with a tag is, by its first element.

use super::{Format, detect::Look};

/// Elements with which a piece of HTML may begin.
const OF_HTML: [&str; 44] = [
    "html",
    "head",
    "body",
    "nav",
    "aside",
    "footer",
    "form",
    "details",
    "picture",
    "br",
    "hr",
    "u",
    "q",
    "dl",
    "font",
    "center",
    "small",
    "title",
    "meta",
    "link",
    "script",
    "style",
    "div",
    "p",
    "article",
    "section",
    "main",
    "header",
    "h1",
    "h2",
    "h3",
    "ul",
    "ol",
    "table",
    "blockquote",
    "span",
    "a",
    "b",
    "i",
    "em",
    "strong",
    "img",
    "figure",
    "pre",
];

/// What a text is, by its root element; none where that is of no known kind and nothing looks like XML.
pub fn look(text: &str) -> Option<Look> {
    let (root, is_xml) = root(text);
    let name = root.rsplit(':').next().unwrap_or(root);
    let format = match name {
        "rss" | "feed" | "RDF" | "entry" => Format::Feed,
        "opml" => Format::Opml,
        "nitf" => Format::Nitf,
        "newsItem" | "newsMessage" | "contentSet" => Format::NewsMl,
        _ if name.eq_ignore_ascii_case("!doctype") || OF_HTML.iter().any(|known| name.eq_ignore_ascii_case(known)) => {
            Format::Html
        }
        // A line of talk may begin with a name in angle brackets; elements are closed.
        _ if is_xml || is_name(root) && (text.contains("</") || text.contains("/>")) => {
            return Some(Look::Other("XML of a kind that is not known"));
        }
        _ => return None,
    };
    Some(Look::Format(format))
}

/// Whether a text is a whole page, which no Markdown begins with.
pub fn is_page(text: &str) -> bool {
    let (root, is_xml) = root(text);
    is_xml || ["!doctype", "html", "head", "body"].iter().any(|known| root.eq_ignore_ascii_case(known))
}

/// Whether it can be the name of an element.
fn is_name(name: &str) -> bool {
    name.starts_with(char::is_alphabetic)
        && name.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, ':' | '-' | '_' | '.'))
}

/// The name of the first element past declarations and comments (`!doctype` for that of HTML), and
/// whether an XML declaration was among them.
fn root(text: &str) -> (&str, bool) {
    let mut rest = text;
    let mut is_xml = false;
    loop {
        rest = rest.trim_start();
        let end = if rest.starts_with("<?") {
            is_xml = true;
            "?>"
        } else if rest.starts_with("<!--") {
            "-->"
        } else if let Some(declaration) = rest.strip_prefix("<!") {
            let words: Vec<_> = declaration.split(|sign: char| sign.is_whitespace() || sign == '>').take(2).collect();
            if words.get(1).is_some_and(|kind| kind.eq_ignore_ascii_case("html")) {
                return ("!doctype", is_xml);
            }
            if declaration.find('[').is_some_and(|at| declaration.find('>').is_none_or(|end| at < end)) { "]>" } else { ">" }
        } else {
            break;
        };
        let Some(at) = rest.find(end) else { return ("", is_xml) };
        rest = &rest[at + end.len()..];
    }
    let name = rest.strip_prefix('<').unwrap_or("");
    let end = name.find(|sign: char| sign.is_whitespace() || matches!(sign, '>' | '/')).unwrap_or(name.len());
    (&name[..end], is_xml)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_tells() {
        for (text, format) in [
            ("<?xml version='1.0'?><!-- x --><rdf:RDF>", Format::Feed),
            ("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss version='2.0'>", Format::Feed),
            ("<atom:feed>", Format::Feed),
            ("<opml/>", Format::Opml),
            ("<nitf>", Format::Nitf),
            ("<newsItem guid='a'>", Format::NewsMl),
            ("<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", Format::Html),
            ("<DIV class=a>", Format::Html),
        ] {
            assert_eq!(look(text), Some(Look::Format(format)), "{text}");
        }
        for text in ["<?xml version='1.0'?><svg>", "<!-- x --><CHANNEL HREF='a'><TITLE>a</TITLE></CHANNEL>", "<svg a='b'/>"] {
            assert!(matches!(look(text), Some(Look::Other(_))), "{text}");
        }
        assert_eq!(look("<ana> It waits.\n<bo> Does it?"), None);
        assert_eq!(look("<3 you all"), None);
    }
}
