//! Markdown, with the front matter that site generators put before it.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{
    draft::{Block, Draft},
    html, plain,
};
use crate::article::{Article, BlockKind, BodyError};

/// Line ends and signs that may be markup: each may cost a node of a tree.
const MOST_SIGNS: usize = 600_000;

/// Reads a document. Anything is Markdown, so nothing is refused; one of too many signs is taken as
/// the plain text that it is too.
///
/// # Errors
/// When plain text of 4 GiB or more is left.
pub(super) fn read(text: &str) -> Result<Article, BodyError> {
    let (front, text) = front_matter(text);
    let is_sign = |byte: &&u8| matches!(byte, b'\n' | b'[' | b']' | b'*' | b'_' | b'`' | b'<' | b'&' | b'>' | b'|' | b'~');
    if text.as_bytes().iter().filter(is_sign).count() > MOST_SIGNS {
        let mut article = plain::read(text.to_owned())?;
        article.notices.push("too much Markdown to be told apart: shown as plain text".to_owned());
        return Ok(article);
    }
    let mut reader = Reader::default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS;
    for event in Parser::new_ext(text, options) {
        reader.take(event);
    }
    reader.flush();
    let field =
        |names: &[&str]| names.iter().find_map(|name| front.iter().find(|(key, _)| key == name)).map(|(_, value)| value.clone());
    let mut draft = Draft {
        headline: field(&["title", "headline"]),
        byline: field(&["author", "byline", "authors"]),
        publisher: field(&["publisher", "source"]),
        published: field(&["date", "published"]),
        url: field(&["url", "link", "canonical"]),
        lang: field(&["lang", "language"]),
        blocks: reader.blocks,
    };
    let opens_with_title = draft.blocks.first().is_some_and(|block| {
        block.kind == BlockKind::Heading && draft.headline.as_ref().is_none_or(|title| *title == block.text)
    });
    if opens_with_title {
        draft.headline = Some(draft.blocks.remove(0).text);
    }
    Ok(draft.finish())
}

/// The fields before the text (between `---`, as YAML; between `+++`, as TOML), and the text.
fn front_matter(text: &str) -> (Vec<(String, String)>, &str) {
    let whole = (Vec::new(), text);
    let Some((fence, separator)) =
        [("---", ':'), ("+++", '=')].into_iter().find(|(fence, _)| text.lines().next().map(str::trim_end) == Some(fence))
    else {
        return whole;
    };
    let mut fields = Vec::new();
    let mut at = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        at += line.len();
        let line = line.trim_end();
        if number > 0 && line == fence {
            return (fields, &text[at..]);
        }
        if let Some((key, value)) = line.split_once(separator).filter(|_| !line.starts_with([' ', '-', '#'])) {
            let value = value.trim().trim_start_matches('[').trim_end_matches(']');
            fields.push((key.trim().to_ascii_lowercase(), value.replace('"', "").trim_matches('\'').to_owned()));
        }
    }
    whole
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    open: Block,
    kinds: Vec<BlockKind>,
    links: Vec<(usize, String)>,
    /// The text of pictures being read, and of those read.
    pictures: Vec<String>,
    captions: Vec<String>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.text("\n"),
            Event::Rule => self.flush(),
            Event::Html(markup) => {
                self.flush();
                self.blocks.extend(html::blocks(&markup, None).unwrap_or_default());
            }
            Event::InlineHtml(markup) if markup.starts_with("<br") => self.text("\n"),
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        match self.pictures.last_mut() {
            Some(picture) => picture.push_str(text),
            None => self.open.text.push_str(text),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let kind = match tag {
            Tag::Link { dest_url, .. } => return self.links.push((self.open.text.len(), dest_url.into_string())),
            Tag::Image { .. } => return self.pictures.push(String::new()),
            Tag::TableCell if !self.open.text.is_empty() => return self.text(" | "),
            Tag::TableCell | Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => return,
            Tag::Heading { .. } => Some(BlockKind::Heading),
            Tag::Item => Some(BlockKind::ListItem),
            Tag::BlockQuote(_) => Some(BlockKind::BlockQuote),
            _ => None,
        };
        self.flush();
        self.kinds.extend(kind);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => {
                let Some((start, target)) = self.links.pop() else { return };
                let opens = target.starts_with("http://") || target.starts_with("https://");
                if opens && start < self.open.text.len() {
                    self.open.links.push((start..self.open.text.len(), target));
                }
            }
            TagEnd::Image => self.captions.extend(self.pictures.pop().filter(|text| !text.trim().is_empty())),
            TagEnd::TableCell
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
            _ => {
                self.flush();
                if matches!(tag, TagEnd::Heading(_) | TagEnd::Item | TagEnd::BlockQuote(_)) {
                    self.kinds.pop();
                }
            }
        }
    }

    fn flush(&mut self) {
        let block = std::mem::take(&mut self.open);
        if !block.text.trim().is_empty() {
            self.blocks.push(Block { kind: self.kinds.last().copied().unwrap_or_default(), ..block });
        }
        self.blocks.extend(self.captions.drain(..).map(|text| Block::new(BlockKind::Caption, text)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockKind::{BlockQuote, Caption, Heading, ListItem, Paragraph};

    #[test]
    fn a_document_with_front_matter_is_read() {
        let text = "---\ntitle: \"Rain\"\nauthor: Ana Silva\ndate: 2018-06-20\n---\n\n“It rained,” said\n[Bo](https://post.test/bo).\n\n## Later\n\n- one\n- two\n\n> Oh.\n\n![A roof](a.png)\n";
        let article = read(text).unwrap();
        assert_eq!((article.headline.as_deref(), article.byline.as_deref()), (Some("Rain"), Some("Ana Silva")));
        assert_eq!(article.published.unwrap().as_str(), "2018-06-20");
        let drawn: Vec<_> = article.body.blocks().iter().map(|block| (block.kind, article.body.slice(block.span))).collect();
        let expected = [
            (Paragraph, "“It rained,” said Bo."),
            (Heading, "Later"),
            (ListItem, "one"),
            (ListItem, "two"),
            (BlockQuote, "Oh."),
            (Caption, "A roof"),
        ];
        assert_eq!(drawn, expected);
        assert_eq!(article.body.slice(article.links[0].span), "Bo");
    }

    #[test]
    fn a_first_heading_is_the_headline() {
        let article = read("# Rain\n\nIt rained.&#27;").unwrap();
        assert_eq!((article.headline.as_deref(), article.body.text()), (Some("Rain"), "It rained.^["));
    }

    #[test]
    fn too_much_markup_is_plain_text() {
        let article = read(&"*a* ".repeat(MOST_SIGNS / 2 + 1)).unwrap();
        assert!(article.body.text().starts_with("*a* *a*") && article.notices[0].contains("plain text"));
    }

    #[test]
    fn an_unclosed_front_matter_is_text() {
        assert!(read("---\ntitle: x").unwrap().body.text().contains("title: x"));
    }
}
