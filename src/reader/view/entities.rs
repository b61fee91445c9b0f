//! The entities pane: name, where in the article it is mentioned, and how often.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{hint, inside, put, title};
use crate::{
    article::{Entity, EntityKind},
    reader::{index, layout::measure, state::Open, theme::Styles},
};

/// Draws the pane.
pub fn draw(open: &Open, focused: bool, area: Rect, styles: &Styles, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let listed = open.listed();
    title(buffer, area, heading(open.kind), &listed.len().to_string(), focused, styles);
    let inside = inside(area);
    if listed.is_empty() {
        let words = if open.progress.is_some() || open.partial { "Reading…" } else { nothing(open.kind) };
        return hint(buffer, inside, words, styles);
    }
    for (entry, y) in (open.entities.first..listed.len()).zip(inside.top()..inside.bottom()) {
        let area = Rect { y, height: 1, ..inside };
        let Some(entity) = open.annotations.entity(listed[entry]) else { continue };
        let selected = entry == open.entities.selected;
        if focused && selected {
            buffer.set_style(area, styles.selection);
        }
        let mark = if open.filter.entities.contains(&listed[entry]) {
            "●"
        } else if selected {
            "›"
        } else {
            " "
        };
        put(buffer, Rect { width: 1, ..area }, mark, styles.accent);
        draw_entity(
            entity,
            open.article.body.len(),
            Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area },
            styles,
            buffer,
        );
    }
}

const fn heading(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Organization => "Organizations",
        EntityKind::Person => "People",
        EntityKind::Place => "Places",
    }
}

const fn nothing(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Organization => "No organizations are named. t shows people and places.",
        EntityKind::Person => "No people are named. t shows places and organizations.",
        EntityKind::Place => "No places are named. t shows organizations and people.",
    }
}

/// Name and aliases, a strip of the article with marks where it is mentioned, and the count.
fn draw_entity(entity: &Entity, length: usize, area: Rect, styles: &Styles, buffer: &mut Buffer) {
    let count = format!("{:>4}", entity.mentions.len());
    let count_columns = count.len() as u16;
    let strip_columns = if area.width >= 24 { (area.width / 3).min(16) } else { 0 };
    let name_columns = area.width.saturating_sub(strip_columns + count_columns + 1);
    let name = Rect { width: name_columns, ..area };
    let used = put(buffer, name, &entity.name, ratatui::style::Style::new());
    let aliases = entity.aliases.iter().find(|alias| measure::width(alias) + usize::from(used) + 3 <= usize::from(name_columns));
    if let Some(alias) = aliases {
        put(buffer, Rect { x: name.x + used, width: name.width - used, ..name }, &format!(" ({alias})"), styles.quiet);
    }
    let strip: String = index::strip(&entity.mentions, length, usize::from(strip_columns)).into_iter().map(level).collect();
    put(buffer, Rect { x: area.x + name_columns + 1, width: strip_columns, ..area }, &strip, styles.accent);
    if area.width >= count_columns {
        put(buffer, Rect { x: area.right() - count_columns, width: count_columns, ..area }, &count, styles.quiet);
    }
}

/// A sign for how often something is met in a part of the article.
const fn level(count: usize) -> char {
    match count {
        0 => '·',
        1 => '▂',
        2 => '▄',
        3 => '▆',
        _ => '█',
    }
}
