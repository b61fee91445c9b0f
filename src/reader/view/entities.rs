//! The entities pane: name, where in the article it is mentioned, and how often.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{hint, inside, put, title, unfinished};
use crate::{
    article::{Entity, EntityKind},
    reader::{layout::measure, state::Open, theme::Styles},
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
        let words = unfinished(open).unwrap_or_else(|| nothing(open.kind));
        return hint(buffer, inside, words, styles);
    }
    for (entry, y) in (open.entities.first..listed.len()).zip(inside.top()..inside.bottom()) {
        let area = Rect { y, height: 1, ..inside };
        let id = listed[entry];
        let Some(entity) = open.annotations.entity(id) else { continue };
        let selected = entry == open.entities.selected;
        if focused && selected {
            buffer.set_style(area, styles.selection);
        }
        let mark = if open.filter.entities.contains(&id) {
            "●"
        } else if selected {
            "›"
        } else {
            " "
        };
        put(buffer, Rect { width: 1, ..area }, mark, styles.accent);
        let strip = |columns: u16| open.index.strip(&open.annotations, id, open.article.body.len(), usize::from(columns));
        draw_entity(entity, strip, Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area }, styles, buffer);
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
fn draw_entity(entity: &Entity, strip: impl Fn(u16) -> Vec<u32>, area: Rect, styles: &Styles, buffer: &mut Buffer) {
    let count = format!("{:>4}", entity.mentions.len());
    let count_columns = count.len() as u16;
    let strip_columns = if area.width >= 24 { (area.width / 3).min(16) } else { 0 };
    let name_columns = area.width.saturating_sub(strip_columns + count_columns + 1);
    let alias = alias(entity, usize::from(name_columns)).map_or_else(String::new, |alias| format!(" ({alias})"));
    let name = Rect { width: name_columns - measure::width(&alias) as u16, ..area };
    let used = put(buffer, name, &entity.name, ratatui::style::Style::new());
    put(buffer, Rect { x: name.x + used, width: name_columns - used, ..name }, &alias, styles.quiet);
    let strip: String = strip(strip_columns).into_iter().map(level).collect();
    put(buffer, Rect { x: area.x + name_columns + 1, width: strip_columns, ..area }, &strip, styles.accent);
    if area.width >= count_columns {
        put(buffer, Rect { x: area.right() - count_columns, width: count_columns, ..area }, &count, styles.quiet);
    }
}

/// An alias for which there is room beside the name, in parentheses; where the name has to be cut,
/// a short one tells more than its last letters.
fn alias(entity: &Entity, columns: usize) -> Option<&str> {
    let name = measure::width(&entity.name);
    let room = if name > columns { columns / 2 } else { columns - name };
    entity.aliases.iter().map(String::as_str).find(|alias| measure::width(alias) + 3 <= room)
}

/// A sign for how often something is met in a part of the article.
const fn level(count: u32) -> char {
    match count {
        0 => '·',
        1 => '▂',
        2 => '▄',
        3 => '▆',
        _ => '█',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_acronym_stays_visible_where_the_name_is_cut() {
        let entity = Entity {
            name: "Harbor Safety Board".into(),
            aliases: vec!["the Safety Board".into(), "HSB".into()],
            kind: EntityKind::Organization,
            mentions: Vec::new(),
            references: Vec::new(),
            organizations: Vec::new(),
        };
        assert_eq!(alias(&entity, 60), Some("the Safety Board"));
        assert_eq!(alias(&entity, 25), Some("HSB"));
        assert_eq!(alias(&entity, 19), None, "the whole name comes first");
        assert_eq!(alias(&entity, 14), Some("HSB"));
        assert_eq!(alias(&entity, 8), None);
    }
}
