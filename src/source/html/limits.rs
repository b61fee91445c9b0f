//! What HTML is refused before it is parsed.
//!
//! The parser's time grows with the square of the depth of open elements and of the attributes of
//! a tag (20,000 nested elements: 15 s). One linear look tells both.

/// Elements that may be open inside each other.
const MOST_LEVELS: usize = 512;
/// Attributes that a tag may have.
const MOST_ATTRIBUTES: usize = 1000;
/// Bytes that are parsed.
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// Elements without content.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Elements whose content is no markup.
const RAW: [&str; 8] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];
/// Elements that a next one of their kind ends, and what ends them too.
const ENDED_BY: [(&str, &[&str]); 9] = [
    (
        "p",
        &["p", "div", "ul", "ol", "dl", "table", "blockquote", "section", "article", "h1", "h2", "h3", "h4", "hr", "pre", "form"],
    ),
    ("li", &["li"]),
    ("dt", &["dt", "dd"]),
    ("dd", &["dt", "dd"]),
    ("td", &["td", "th", "tr", "tbody"]),
    ("th", &["td", "th", "tr", "tbody"]),
    ("tr", &["tr", "tbody"]),
    ("tbody", &["tbody"]),
    ("option", &["option", "optgroup"]),
];

/// Whether HTML can be parsed in reasonable time; else why not.
pub fn check(html: &str) -> Result<(), String> {
    if html.len() > MOST_BYTES {
        return Err(format!("is HTML of {} MB; at most {} MB are read", html.len() >> 20, MOST_BYTES >> 20));
    }
    let mut open = Open::default();
    let mut at = 0;
    while let Some(next) = memchr::memchr(b'<', &html.as_bytes()[at..]) {
        at += next + 1;
        let rest = &html[at..];
        if let Some(comment) = rest.strip_prefix("!--") {
            at += 3 + find(comment, "-->");
        } else if let Some(name) = rest.strip_prefix('/').map(name) {
            open.leave(name);
            at += 1 + name.len();
        } else if rest.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
            let name = name(rest);
            let tag = Tag::of(rest, name.len());
            if tag.attributes > MOST_ATTRIBUTES {
                return Err(format!("has a tag with more than {MOST_ATTRIBUTES} attributes"));
            }
            at += tag.length;
            if is_any(&VOID, name) || (tag.self_closing && open.is_foreign()) {
                continue;
            }
            if is_any(&RAW, name) && !open.is_foreign() {
                at += end_of_raw(&html[at..], name);
                continue;
            }
            open.enter(name);
            if open.names.len() > MOST_LEVELS {
                return Err(format!("has more than {MOST_LEVELS} levels of nested elements"));
            }
        }
    }
    Ok(())
}

/// The elements that are open.
#[derive(Default)]
struct Open<'a> {
    names: Vec<&'a str>,
}

impl<'a> Open<'a> {
    fn enter(&mut self, name: &'a str) {
        while let Some(last) = self.names.last() {
            let ends = |(ended, by): &(&str, &[&str])| last.eq_ignore_ascii_case(ended) && is_any(by, name);
            if !ENDED_BY.iter().any(ends) {
                break;
            }
            self.names.pop();
        }
        self.names.push(name);
    }

    fn leave(&mut self, name: &str) {
        if let Some(at) = self.names.iter().rposition(|open| open.eq_ignore_ascii_case(name)) {
            self.names.truncate(at);
        }
    }

    /// Inside a drawing or a formula, where tags close themselves and no content is raw.
    fn is_foreign(&self) -> bool {
        self.names.iter().any(|name| is_any(&["svg", "math"], name))
    }
}

/// A start tag, from its name to its `>`.
struct Tag {
    length: usize,
    attributes: usize,
    self_closing: bool,
}

impl Tag {
    fn of(rest: &str, name: usize) -> Self {
        let mut attributes = 0;
        let mut quote = None;
        let mut before = b' ';
        for (at, &byte) in rest.as_bytes().iter().enumerate().skip(name) {
            match quote {
                Some(mark) if byte == mark => quote = None,
                Some(_) => {}
                None if byte == b'>' => return Self { length: at + 1, attributes, self_closing: before == b'/' },
                None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
                None => {
                    let parts = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'');
                    attributes += usize::from(parts(before) && !parts(byte) && byte != b'=');
                }
            }
            if quote.is_some() || !(byte.is_ascii_whitespace() && before == b'=') {
                before = byte;
            }
        }
        Self { length: rest.len(), attributes, self_closing: false }
    }
}

fn name(rest: &str) -> &str {
    let end = rest.find(|sign: char| sign.is_ascii_whitespace() || matches!(sign, '>' | '/')).unwrap_or(rest.len());
    &rest[..end]
}

fn is_any(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The end of `needle`, or of the text.
fn find(text: &str, needle: &str) -> usize {
    memchr::memmem::find(text.as_bytes(), needle.as_bytes()).map_or(text.len(), |at| at + needle.len())
}

/// The place of the end tag that ends raw content.
fn end_of_raw(text: &str, name: &str) -> usize {
    let ends = memchr::memmem::find_iter(text.as_bytes(), "</")
        .find(|at| text.get(at + 2..at + 2 + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name)));
    ends.unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_page_passes() {
        let items = "<li>one<br><img src=a alt='>'>".repeat(2000);
        let scripts = "<script>if (a<b) { '<div><div>' }</script><!-- <div> -->".repeat(2000);
        let paragraphs = "<p>A <b>word</b> <svg><path d='M0'/></svg>".repeat(2000);
        check(&format!("<!doctype html><html><body><ul>{items}</ul>{scripts}{paragraphs}")).unwrap();
    }

    #[test]
    fn deep_nesting_is_refused() {
        let error = check(&"<div>".repeat(20_000)).unwrap_err();
        assert!(error.contains("512 levels"), "{error}");
        check(&"<svg><style><g>".repeat(20_000)).unwrap_err();
        check(&"<b><p>".repeat(20_000)).unwrap_err();
        check(&"<div/>".repeat(20_000)).unwrap_err();
    }

    #[test]
    fn a_tag_of_many_attributes_is_refused() {
        let many = |attribute: &str| format!("<a {}>", attribute.repeat(2000));
        for attribute in ["a ", "a=b ", "a='b > c'", "a = \"b\" ", "a/"] {
            assert!(check(&many(attribute)).is_err(), "{attribute}");
        }
        check("<a title=\"one two three\" href = 'a b'>").unwrap();
        check(&format!("<a title=\"{}\">", "a ".repeat(2000))).unwrap();
    }

    #[test]
    fn a_long_page_is_refused() {
        assert!(check(&"a".repeat(MOST_BYTES + 1)).unwrap_err().contains("8 MB"));
    }
}
