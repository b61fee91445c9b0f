//! The text, with what is highlighted in it.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::{areas::Areas, put, write};
use crate::{
    article::{BlockKind, EntityId, Span},
    reader::{
        layout::{
            Header, Layout, Line,
            layers::{Layer, segments},
        },
        settings::Settings,
        state::Open,
        theme::Styles,
    },
};

/// What lies on a stretch of text.
#[derive(Debug, Clone, Copy)]
enum Mark {
    Quote(usize),
    Mention(EntityId),
    Hit(usize),
}

/// Draws the visible lines.
pub fn draw(open: &Open, settings: &Settings, areas: &Areas, styles: &Styles, buffer: &mut Buffer) {
    let text = areas.text(settings.measure);
    if open.lines.is_empty() && !text.is_empty() {
        put(buffer, Rect { height: 1, ..text }, "There is no text in this article.", styles.quiet);
    }
    let page = Page { open, marks: marks(open), styles };
    let current = open.current().and_then(|number| open.quote(number)).map(|quote| quote.span);
    for (line, y) in open.lines.iter().zip(text.top()..text.bottom()) {
        let area = Rect { y, height: 1, ..text };
        match line {
            Line::Blank => {}
            Line::Header(Header::Headline, words) => {
                put(buffer, area, words, styles.headline);
            }
            Line::Header(Header::Credits, words) => {
                put(buffer, area, words, styles.quiet);
            }
            Line::Row { span, block, first } => {
                page.row(*span, *block, *first, area, buffer);
                if current.is_some_and(|current| current.overlaps(*span)) && area.x >= areas.body.x + 2 {
                    put(buffer, Rect { x: area.x - 2, width: 1, ..area }, "▌", styles.accent);
                }
            }
        }
    }
}

/// Everything that lies on the visible text, sorted by start.
fn marks(open: &Open) -> Vec<(Span, Mark)> {
    let rows = open.lines.iter().filter_map(|line| if let Line::Row { span, .. } = line { Some(*span) } else { None });
    let Some(visible) = rows.reduce(Span::join) else { return Vec::new() };
    let reach = |longest: usize| visible.start().saturating_sub(longest);
    let from = reach(open.index.longest_quote);
    let shown = &open.shown_quotes;
    let first = shown.first_from(open.annotations.quotes.partition_point(|quote| quote.span.start() < from));
    let quotes = shown.numbers_of(first, shown.len());
    let quotes = quotes.filter_map(|number| Some((open.quote(number)?.span, Mark::Quote(number))));
    let quotes = quotes.take_while(|(span, _)| span.start() < visible.end());
    let mentions = open.index.mentions(&open.annotations, reach(open.index.longest_mention)..visible.end());
    let mentions = mentions.map(|(span, id)| (span, Mark::Mention(id)));
    let all = open.search.iter().flat_map(|search| {
        let first = search.hits.partition_point(|hit| hit.end() <= visible.start());
        let hits = search.hits[first..].iter().enumerate().map(move |(index, hit)| (*hit, Mark::Hit(first + index)));
        hits.take_while(|(span, _)| span.start() < visible.end())
    });
    let mut marks: Vec<_> = quotes.chain(mentions).chain(all).filter(|(span, _)| span.overlaps(visible)).collect();
    marks.sort_by_key(|(span, _)| span.start());
    marks
}

/// What rows are drawn from.
struct Page<'a> {
    open: &'a Open,
    marks: Vec<(Span, Mark)>,
    styles: &'a Styles,
}

impl Page<'_> {
    /// Draws a row: its block's sign where it is the block's first, and its words.
    fn row(&self, span: Span, block: usize, first: bool, area: Rect, buffer: &mut Buffer) {
        let kind = self.open.article.body.blocks().get(block).map_or(BlockKind::Paragraph, |block| block.kind);
        let dimmed = self.open.filter.dims(block);
        let base = match kind {
            _ if dimmed => self.styles.dimmed,
            BlockKind::Heading => self.styles.heading,
            BlockKind::Caption => self.styles.quiet,
            _ => Style::new(),
        };
        match kind {
            BlockKind::ListItem if first => put(buffer, area, "•", self.styles.quiet),
            BlockKind::BlockQuote => put(buffer, area, "│", self.styles.quiet),
            _ => 0,
        };
        let indent = Layout::indent(kind) as u16;
        let here: Vec<(Span, Mark)> = Layer::new(&self.marks).on(span).collect();
        let edges: Vec<Span> = here.iter().map(|(span, _)| *span).collect();
        let mut x = area.x + indent.min(area.width);
        segments(self.open.article.body.text(), span, &edges, |words, segment| {
            let style = if dimmed { base } else { self.patched(base, &here, segment) };
            let left = Rect { x, width: area.right().saturating_sub(x), ..area };
            x += write(buffer, left, words, style);
        });
    }

    /// The style of a segment: the layers in their fixed order, each in its own channel.
    fn patched(&self, base: Style, here: &[(Span, Mark)], segment: Span) -> Style {
        let (open, styles) = (self.open, self.styles);
        let on = |wanted: fn(&Mark) -> bool| here.iter().filter(move |(span, mark)| wanted(mark) && span.overlaps(segment));
        let mut style = base;
        for (span, mark) in on(|mark| matches!(mark, Mark::Quote(_)))
            .chain(on(|mark| matches!(mark, Mark::Mention(_))))
            .chain(on(|mark| matches!(mark, Mark::Hit(_))))
        {
            style = style.patch(match *mark {
                Mark::Quote(number) if open.current_quote == Some(number) => styles.current_quote,
                Mark::Quote(_) => styles.quote,
                Mark::Mention(id) if open.selected_entity() == Some(id) && open.cursor == Some(span.start()) => {
                    styles.current_mention
                }
                Mark::Mention(id) if open.filter.entities.contains(&id) || open.selected_entity() == Some(id) => {
                    styles.selected_mention
                }
                Mark::Mention(_) => styles.mention,
                Mark::Hit(index) if open.search.as_ref().is_some_and(|search| search.current == Some(index)) => {
                    styles.current_hit
                }
                Mark::Hit(_) => styles.hit,
            });
        }
        style
    }
}
