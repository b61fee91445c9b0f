//! Taking words out, and keeping places.

use super::Effect;
use crate::{
    article::{Article, CodePoints, Span},
    library::Bookmark,
    reader::{
        layout::{Line, measure},
        link,
        state::{Open, Overlay, Pane, State},
    },
};

/// Columns of a bookmark's label.
const LABEL: usize = 60;

/// Copies the current quote (in the quotes pane: the selected one), attributed.
pub fn copy_quote(state: &mut State) -> Vec<Effect> {
    let in_list = state.focus == Pane::Quotes;
    let Some(open) = &state.article else { return Vec::new() };
    let selected = open.shown_quotes.get(open.quotes.selected);
    let number = if in_list { selected } else { open.current().or(selected) };
    if let Some(words) = number.and_then(|number| quotation(open, number)) {
        vec![Effect::Copy(words)]
    } else {
        state.tell("there is no quote to copy");
        Vec::new()
    }
}

/// A quote as one would pass it on: the words as they came, who spoke them, where they stand.
fn quotation(open: &Open, number: usize) -> Option<String> {
    let quote = open.quote(number)?;
    let article = &open.article;
    let body = &article.body;
    let words = body.original().restore(body.text(), quote.span);
    let name = open.annotations.speaker_name(quote).unwrap_or("unknown speaker");
    let written = open.annotations.speaker_as_written(quote, body);
    let written = written.map(|text| format!(" (“{text}”)")).unwrap_or_default();
    Some(format!("{words}\n— {name}{written}\n{}", source(article, quote.span)))
}

/// Headline, publisher, day, address and place, as far as they are known.
fn source(article: &Article, span: Span) -> String {
    let mut points = CodePoints::of(article.body.text());
    let start = points.at_byte(span.start()).unwrap_or_default();
    let end = points.at_byte(span.end()).unwrap_or(start);
    let day = article.published.as_ref().map(crate::article::Date::day);
    let known = [article.headline.as_deref(), article.publisher.as_deref(), day, article.url.as_deref()];
    let known: Vec<_> = known.into_iter().flatten().collect();
    format!("{}{}characters {start}–{end}", known.join(", "), if known.is_empty() { "" } else { ", " })
}

/// Copies the paragraph of the current quote, else the first whole one on the screen.
pub fn copy_paragraph(state: &mut State) -> Vec<Effect> {
    let Some(open) = &state.article else { return Vec::new() };
    let body = &open.article.body;
    let of_quote = open.current().and_then(|number| open.quote(number)).map(|quote| body.block_at(quote.span.start()));
    let on_screen = || open.lines.iter().find_map(|line| if let Line::Row { block, .. } = line { Some(*block) } else { None });
    let Some(block) = of_quote.or_else(on_screen).and_then(|index| body.blocks().get(index)) else { return Vec::new() };
    let words = body.original().restore(body.text(), block.span);
    vec![Effect::Copy(format!("{words}\n{}", source(&open.article, block.span)))]
}

/// The paragraph of the current quote or of the mention that one has jumped to, while it is in sight.
fn current_block(open: &Open) -> Option<Span> {
    let quote = open.current_quote.and_then(|number| open.quote(number)).map(|quote| quote.span.start());
    let body = &open.article.body;
    let at = open.cursor.or(quote)?;
    let block = body.blocks().get(body.block_at(at))?.span;
    open.shows(block).then_some(block)
}

/// Asks whether to open a link of the current paragraph, else the article's address, else a link in sight.
pub fn ask_to_open(state: &mut State) {
    let Some(open) = &state.article else { return };
    let links = &open.article.links;
    let here = current_block(open).and_then(|block| links.iter().find(|link| block.covers(link.span)));
    let in_sight = || links.iter().find(|link| open.shows(link.span));
    let address = here.map(|link| &link.target).or(open.article.url.as_ref()).or_else(|| in_sight().map(|link| &link.target));
    match address.map(|address| link::checked(address)) {
        Some(Ok(address)) => state.overlays.push(Overlay::Confirm(address)),
        Some(Err(words)) => state.tell(words),
        None => state.tell("this article has no address"),
    }
}

/// Bookmarks the current quote if it is in sight, else the top of the screen.
pub fn bookmark(state: &mut State) -> Vec<Effect> {
    let Some(open) = &state.article else { return Vec::new() };
    let body = &open.article.body;
    let quote = open.current().and_then(|number| open.quote(number)).map(|quote| quote.span);
    let byte = quote.filter(|span| open.shows(*span)).map_or(open.anchor, Span::start);
    let rest = body.text().get(byte..).unwrap_or("");
    let label = measure::truncate(rest.lines().next().unwrap_or(""), LABEL).into_owned();
    vec![Effect::Bookmark(Bookmark { byte, label })]
}
