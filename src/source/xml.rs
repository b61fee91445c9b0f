//! XML as a tree of elements, for the formats that are built on it.
//!
//! Entities that a document declares are not expanded and nothing external is read; namespaces are
//! told by local names alone; small breaches of well-formedness are borne with.

use quick_xml::{
    Reader, XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesRef, BytesStart, Event},
};

/// Elements that may be open inside each other.
const MOST_LEVELS: usize = 512;
/// Elements of a document.
const MOST_ELEMENTS: usize = 400_000;
/// Attributes that an element may have: parsers compare each with each.
const MOST_ATTRIBUTES: usize = 1000;

/// An element.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name without a prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Node>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Node {
    Element(Element),
    Text(String),
}

/// The root element of a document.
///
/// # Errors
/// A sentence: nested too deep, or not XML.
pub fn parse(text: &str) -> Result<Element, String> {
    let mut reader = reader(text);
    let mut open = vec![Element::default()];
    let mut elements = 0;
    loop {
        let event = reader.read_event().map_err(|error| format!("is not well-formed XML: {error}"))?;
        if open.len() > MOST_LEVELS {
            return Err(format!("has more than {MOST_LEVELS} levels of nested elements"));
        }
        elements += usize::from(matches!(event, Event::Start(_) | Event::Empty(_)));
        if elements > MOST_ELEMENTS {
            return Err(format!("has more than {MOST_ELEMENTS} elements"));
        }
        match event {
            Event::Start(start) => open.push(element(&start)),
            Event::Empty(start) => push(&mut open, Node::Element(element(&start))),
            Event::End(_) => close(&mut open),
            Event::Text(text) => push(&mut open, Node::Text(text.xml10_content().into_owned())),
            Event::CData(text) => push(&mut open, Node::Text(text.xml10_content().into_owned())),
            Event::GeneralRef(reference) => push(&mut open, Node::Text(character(&reference))),
            Event::Eof => break,
            _ => {}
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    let elements = open.pop().into_iter().flat_map(|document| document.children);
    let root = elements.into_iter().find_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    root.ok_or_else(|| "holds no XML element".to_owned())
}

/// Whether XML has no more elements, is nested no deeper, and no element has more attributes, than a
/// parser can bear.
///
/// # Errors
/// A sentence, where it is. Other breaches are left to that parser.
pub fn check(text: &str) -> Result<(), String> {
    let mut reader = reader(text);
    let (mut depth, mut elements) = (0_usize, 0_usize);
    loop {
        let event = reader.read_event();
        elements += usize::from(matches!(event, Ok(Event::Start(_) | Event::Empty(_))));
        if elements > MOST_ELEMENTS {
            return Err(format!("has more than {MOST_ELEMENTS} elements"));
        }
        match event {
            Ok(Event::Start(start) | Event::Empty(start)) if start.attributes().with_checks(false).count() > MOST_ATTRIBUTES => {
                return Err(format!("has an element with more than {MOST_ATTRIBUTES} attributes"));
            }
            Ok(Event::Start(_)) => depth += 1,
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
        if depth > MOST_LEVELS {
            return Err(format!("has more than {MOST_LEVELS} levels of nested elements"));
        }
    }
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

fn element(start: &BytesStart<'_>) -> Element {
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false).flatten().map(|attribute| {
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map_or_else(|_| attribute.value.clone().into_owned(), std::borrow::Cow::into_owned);
        (attribute.key.local_name().as_ref().to_owned(), value)
    });
    Element { name: start.local_name().as_ref().to_owned(), attributes: attributes.collect(), children: Vec::new() }
}

/// What a reference stands for; one that the document itself declares stays as it is written.
fn character(reference: &BytesRef<'_>) -> String {
    let name = reference.xml10_content();
    match reference.resolve_char_ref() {
        Ok(Some(sign)) => sign.to_string(),
        _ => resolve_predefined_entity(&name).map_or_else(|| format!("&{name};"), str::to_owned),
    }
}

fn push(open: &mut [Element], node: Node) {
    if let Some(last) = open.last_mut() {
        last.children.push(node);
    }
}

fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(done) = open.pop()
    {
        push(open, Node::Element(done));
    }
}

impl Element {
    /// An attribute by its local name.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The elements directly inside.
    pub fn children(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// This element and all inside of this name, in document order, none inside another.
    pub fn all<'a>(&'a self, name: &str) -> Vec<&'a Self> {
        if self.name == name {
            return vec![self];
        }
        self.children().flat_map(|child| child.all(name)).collect()
    }

    /// The first element of this name, this one or one inside.
    pub fn find(&self, name: &str) -> Option<&Self> {
        if self.name == name { Some(self) } else { self.children().find_map(|child| child.find(name)) }
    }

    /// All its words, white space run together; none where there are none.
    pub fn text(&self) -> Option<String> {
        let mut text = String::new();
        self.write_text(&mut text);
        let words: Vec<_> = text.split_whitespace().collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    fn write_text(&self, out: &mut String) {
        for node in &self.children {
            match node {
                Node::Element(element) => element.write_text(out),
                Node::Text(text) => out.push_str(text),
            }
        }
    }

    /// Its content as HTML, each element named as `name` says.
    pub fn html(&self, name: fn(&Self) -> &str) -> String {
        let mut out = String::new();
        self.write_html(name, &mut out);
        out
    }

    fn write_html(&self, name: fn(&Self) -> &str, out: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(text) => escape(text, out),
                Node::Element(element) => {
                    let tag = name(element);
                    out.push('<');
                    out.push_str(tag);
                    for (key, value) in
                        element.attributes.iter().filter(|(key, _)| matches!(key.as_str(), "href" | "alt" | "hidden"))
                    {
                        out.push(' ');
                        out.push_str(key);
                        out.push_str("=\"");
                        escape(value, out);
                        out.push('"');
                    }
                    out.push('>');
                    if matches!(tag, "br" | "hr" | "img") {
                        continue;
                    }
                    element.write_html(name, out);
                    out.push_str("</");
                    out.push_str(tag);
                    out.push('>');
                }
            }
        }
    }
}

fn escape(text: &str, out: &mut String) {
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(sign),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_read_and_written_as_html() {
        let root =
            parse("<?xml version='1.0'?><n:a x='1 &amp; 2'>Fish &amp; <b>chips</b>&eacute;&#33;<br/><![CDATA[<i>]]></n:a>")
                .unwrap();
        assert_eq!((root.name.as_str(), root.attribute("x")), ("a", Some("1 & 2")));
        assert_eq!(root.text().as_deref(), Some("Fish & chipsé!<i>"));
        assert_eq!(root.html(|element| &element.name), "Fish &amp; <b>chips</b>é!<br>&lt;i>");
    }

    #[test]
    fn declared_entities_are_not_expanded() {
        let root = parse("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'><!ENTITY l 'lol'>]><a>&e;&l;</a>").unwrap();
        assert_eq!(root.text().as_deref(), Some("&e;&l;"));
    }

    #[test]
    fn depth_is_bounded() {
        let deep = "<a>".repeat(100_000);
        assert!(parse(&deep).unwrap_err().contains("512 levels"));
        assert!(check(&deep).unwrap_err().contains("512 levels"));
        check("<a><b></c>").unwrap();
    }

    #[test]
    fn elements_are_counted() {
        let many = format!("<a>{}</a>", "<b/>".repeat(MOST_ELEMENTS));
        assert!(parse(&many).unwrap_err().contains("400000 elements"));
        assert!(check(&many).unwrap_err().contains("400000 elements"));
    }
}
