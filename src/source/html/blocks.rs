//! HTML as blocks of text: headings, paragraphs, captions, list items, block quotations, links.

use dom_query::NodeRef;
use url::Url;

use super::parse;
use crate::{article::BlockKind, source::draft::Block};

/// Elements whose content nobody reads as part of the text.
const SILENT: [&str; 17] = [
    "script",
    "style",
    "template",
    "head",
    "title",
    "noscript",
    "svg",
    "iframe",
    "object",
    "select",
    "button",
    "textarea",
    "audio",
    "video",
    "canvas",
    "map",
    "annotation",
];
/// Elements that stand on lines of their own.
const STANDING: [&str; 36] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tr",
    "ul",
];

/// The blocks of a piece of HTML. Relative links are kept where `base` is known.
///
/// # Errors
/// A sentence, where the HTML is too large or too deep to be parsed in reasonable time.
pub(crate) fn blocks(html: &str, base: Option<&str>) -> Result<Vec<Block>, String> {
    let document = parse::fragment(html)?;
    let mut walker = Walker { base: base.and_then(|base| Url::parse(base).ok()), ..Walker::default() };
    walker.walk(document.root());
    Ok(walker.blocks)
}

/// The words of a piece of HTML on one line, for titles; where it holds no markup, as it is.
pub(in crate::source) fn text(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.to_owned();
    }
    let blocks = blocks(html, None).unwrap_or_default();
    let texts: Vec<_> = blocks.iter().map(|block| block.text.as_str()).collect();
    if texts.is_empty() { html.to_owned() } else { texts.join(" ") }
}

#[derive(Default)]
struct Walker {
    base: Option<Url>,
    blocks: Vec<Block>,
    /// The block that is being filled.
    open: Block,
    /// The kinds that the elements around ask for, innermost last.
    kinds: Vec<BlockKind>,
    /// Where open links start, and where they lead.
    anchors: Vec<(usize, Option<String>)>,
    /// Texts of pictures inside the open block, which follow it.
    captions: Vec<String>,
    /// Open elements whose white space counts.
    preformatted: usize,
    /// Open `<q>` elements, which carry quotation marks that are not in the text.
    quotations: usize,
}

impl Walker {
    /// Walks without recursion, so that depth costs no stack.
    fn walk(&mut self, root: NodeRef<'_>) {
        let mut node = root;
        loop {
            let enters = self.enter(&node);
            if let Some(child) = node.first_child().filter(|_| enters) {
                node = child;
                continue;
            }
            loop {
                self.leave(&node);
                if node.id == root.id {
                    self.flush();
                    return;
                }
                if let Some(next) = node.next_sibling() {
                    node = next;
                    break;
                }
                let Some(parent) = node.parent() else { return self.flush() };
                node = parent;
            }
        }
    }

    /// Whether to go on to the children.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            self.text(&node.text());
            return false;
        }
        let Some(name) = node.node_name() else { return true };
        let name: &str = &name;
        if SILENT.contains(&name) || node.has_attr("hidden") {
            return false;
        }
        if STANDING.contains(&name) {
            self.flush();
        }
        if let Some(kind) = kind(name) {
            self.kinds.push(kind);
        }
        match name {
            "br" => self.line_end(),
            "img" => self.picture(node),
            "a" => self.anchors.push((self.open.text.len(), node.attr("href").and_then(|href| self.target(&href)))),
            "td" | "th" if !self.open.text.is_empty() => self.open.text.push_str(" | "),
            "pre" => self.preformatted += 1,
            "q" => {
                self.quotations += 1;
                self.open.text.push(if self.quotations % 2 == 1 { '“' } else { '‘' });
            }
            _ => {}
        }
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name() else { return };
        let name: &str = &name;
        if SILENT.contains(&name) || node.has_attr("hidden") {
            return;
        }
        match name {
            "a" => self.link(),
            "pre" => self.preformatted -= 1,
            "q" => {
                self.open.text.push(if self.quotations % 2 == 1 { '”' } else { '’' });
                self.quotations -= 1;
            }
            _ => {}
        }
        if STANDING.contains(&name) {
            self.flush();
        }
        if kind(name).is_some() {
            self.kinds.pop();
        }
    }

    fn text(&mut self, text: &str) {
        if self.preformatted > 0 {
            return self.open.text.push_str(text);
        }
        let is_space = |sign: char| matches!(sign, ' ' | '\t' | '\n' | '\r' | '\x0c');
        for piece in text.split_inclusive(is_space) {
            let word = piece.trim_end_matches(is_space);
            self.open.text.push_str(word);
            if word.len() < piece.len() && !self.open.text.is_empty() && !self.open.text.ends_with(is_space) {
                self.open.text.push(' ');
            }
        }
    }

    /// One `<br>` ends a line, two a paragraph.
    fn line_end(&mut self) {
        let kept = self.open.text.trim_end_matches(' ').len();
        self.open.text.truncate(kept);
        if self.open.text.ends_with('\n') && self.preformatted == 0 {
            self.flush();
        } else if !self.open.text.is_empty() {
            self.open.text.push('\n');
        }
    }

    /// A picture's text is a caption; where it has no letter (an emoji), it stands in the line.
    fn picture(&mut self, node: &NodeRef<'_>) {
        let Some(text) = node.attr("alt") else { return };
        let text = text.trim();
        if text.contains(char::is_alphanumeric) {
            self.captions.push(text.to_owned());
        } else {
            self.open.text.push_str(text);
        }
    }

    /// The address of a link, if it is one that can be opened.
    fn target(&self, href: &str) -> Option<String> {
        let href = href.trim();
        let url = match &self.base {
            Some(base) => base.join(href).ok()?,
            None => Url::parse(href).ok()?,
        };
        matches!(url.scheme(), "http" | "https").then(|| url.into())
    }

    fn link(&mut self) {
        let Some((start, target)) = self.anchors.pop() else { return };
        let end = self.open.text.trim_end().len();
        let start = start + self.open.text.get(start..end).map_or(0, |words| words.len() - words.trim_start().len());
        if let Some(target) = target.filter(|_| start < end) {
            self.open.links.push((start..end, target));
        }
    }

    fn flush(&mut self) {
        let mut block = std::mem::take(&mut self.open);
        let kept = block.text.trim_end().len();
        let lead = if self.preformatted > 0 { 0 } else { kept - block.text[..kept].trim_start().len() };
        block.text.truncate(kept);
        block.text.drain(..lead);
        for (range, _) in &mut block.links {
            *range = range.start.saturating_sub(lead)..range.end.saturating_sub(lead).min(block.text.len());
        }
        block.links.sort_by_key(|(range, _)| range.start);
        for (start, _) in &mut self.anchors {
            *start = 0;
        }
        if !block.text.trim().is_empty() {
            block.kind = self.kinds.last().copied().unwrap_or_default();
            self.blocks.push(block);
        }
        for text in std::mem::take(&mut self.captions) {
            let repeats = self.blocks.iter().rev().take(3).any(|block| block.text == text);
            if !repeats {
                self.blocks.push(Block::new(BlockKind::Caption, text));
            }
        }
    }
}

fn kind(name: &str) -> Option<BlockKind> {
    Some(match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
        "li" | "dd" | "dt" => BlockKind::ListItem,
        "blockquote" => BlockKind::BlockQuote,
        "figcaption" | "caption" => BlockKind::Caption,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(html: &str) -> Vec<String> {
        let sign = |kind| match kind {
            BlockKind::Heading => "#",
            BlockKind::Paragraph => "¶",
            BlockKind::Caption => "□",
            BlockKind::ListItem => "•",
            BlockKind::BlockQuote => ">",
        };
        blocks(html, None).unwrap().iter().map(|block| format!("{} {}", sign(block.kind), block.text)).collect()
    }

    #[test]
    fn each_kind_is_told() {
        let html = "<h2>The vote</h2><p>It  passed,\n<b>she</b> said.</p><ul><li>one<li>two</ul><blockquote><p>No.</p></blockquote>\
                    <figure><img alt='A hall'><figcaption>The hall</figcaption></figure>";
        assert_eq!(drawn(html), ["# The vote", "¶ It passed, she said.", "• one", "• two", "> No.", "□ A hall", "□ The hall"]);
    }

    #[test]
    fn a_picture_does_not_tear_its_paragraph() {
        assert_eq!(drawn("<p>One <img alt='A hall'>two <img alt='😀'></p>"), ["¶ One two 😀", "□ A hall"]);
    }

    #[test]
    fn one_break_is_a_line_and_two_are_a_paragraph() {
        assert_eq!(drawn("12 Main St<br/>Springfield<br> <br>Next"), ["¶ 12 Main St\nSpringfield", "¶ Next"]);
    }

    #[test]
    fn q_carries_its_marks() {
        assert_eq!(drawn("<q>He said <q>no</q></q>, she said."), ["¶ “He said ‘no’”, she said."]);
    }

    #[test]
    fn scripts_and_hidden_words_are_not_read() {
        assert_eq!(drawn("a<script>b</script><style>c</style><p hidden>d</p><template>e</template>"), ["¶ a"]);
    }

    #[test]
    fn rows_of_a_table_are_blocks() {
        assert_eq!(drawn("<table><tr><th>Year<th>Sum<tr><td>2020<td>7</table>"), ["¶ Year | Sum", "¶ 2020 | 7"]);
    }

    #[test]
    fn links_lie_on_their_words_and_lead_somewhere_safe() {
        let html = "<p> See <a href='/a'> the report </a>, <a href='javascript:x'>no</a></p>";
        let block = &blocks(html, Some("https://news.test/b/")).unwrap()[0];
        let (range, target) = &block.links[0];
        assert_eq!((&block.text[range.clone()], target.as_str()), ("the report", "https://news.test/a"));
        assert_eq!(block.links.len(), 1);
        assert!(blocks(html, None).unwrap()[0].links.is_empty());
    }

    #[test]
    fn five_hundred_levels_cost_no_stack() {
        let html = format!("{}deep{}", "<div>".repeat(500), "</div>".repeat(500));
        assert_eq!(drawn(&html), ["¶ deep"]);
    }
}
