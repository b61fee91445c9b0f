//! Where the panes stand at a size.

use ratatui::layout::Rect;

use crate::reader::state::Pane;

/// The panes' places; an empty one is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Areas {
    /// The body with its gutter.
    pub body: Rect,
    /// The quotes.
    pub quotes: Rect,
    /// The organizations, people or places.
    pub entities: Rect,
    /// The status line.
    pub status: Rect,
}

/// Columns left of the text, where the bar beside the current quote stands.
pub const GUTTER: u16 = 2;

impl Areas {
    /// Three columns on a wide screen, two on a middling one, stacked on a high narrow one; on the
    /// smallest only the focused pane.
    pub fn of(screen: Rect, sides: bool, focus: Pane) -> Self {
        let status = Rect { y: screen.bottom().saturating_sub(1), height: screen.height.min(1), ..screen };
        let main = Rect { height: screen.height.saturating_sub(1), ..screen };
        let only = Self { status, ..Self::default() };
        if !sides {
            return Self { body: main, ..only };
        }
        if main.width >= 132 && main.height >= 6 {
            let quotes = (main.width / 4).clamp(36, 56);
            let entities = (main.width / 5).clamp(30, 44);
            let [body, quotes, entities] = columns(main, [main.width - quotes - entities, quotes, entities]);
            return Self { body, quotes, entities, ..only };
        }
        if main.width >= 70 && main.height >= 8 {
            let side = (main.width * 2 / 5).clamp(28, 48);
            let [body, side, _] = columns(main, [main.width - side, side, 0]);
            let [quotes, entities] = rows(side, side.height.div_ceil(2));
            return Self { body, quotes, entities, ..only };
        }
        if main.height >= 20 && main.width >= 36 {
            let [body, below] = rows(main, main.height * 3 / 5);
            let half = below.width / 2;
            let [quotes, entities, _] = columns(below, [below.width - half, half, 0]);
            return Self { body, quotes, entities, ..only };
        }
        match focus {
            Pane::Body => Self { body: main, ..only },
            Pane::Quotes => Self { quotes: main, ..only },
            Pane::Entities => Self { entities: main, ..only },
        }
    }

    /// The area of a pane.
    pub fn of_pane(&self, pane: Pane) -> Rect {
        match pane {
            Pane::Body => self.body,
            Pane::Quotes => self.quotes,
            Pane::Entities => self.entities,
        }
    }

    /// Columns of the text in the body at a measure.
    pub fn measure(&self, measure: usize) -> usize {
        measure.min(usize::from(self.body.width.saturating_sub(2 * GUTTER))).max(1)
    }

    /// The text of the body: `measure` wide, in the middle, one blank line above where there is room.
    pub fn text(&self, measure: usize) -> Rect {
        let width = self.measure(measure) as u16;
        let left = self.body.width.saturating_sub(width) / 2;
        let above = u16::from(self.body.height > 12);
        Rect {
            x: self.body.x + left,
            y: self.body.y + above,
            width: width.min(self.body.width),
            height: self.body.height.saturating_sub(above),
        }
    }
}

fn columns(area: Rect, widths: [u16; 3]) -> [Rect; 3] {
    let mut x = area.x;
    widths.map(|width| {
        let column = Rect { x, width, ..area };
        x += width;
        column
    })
}

fn rows(area: Rect, first: u16) -> [Rect; 2] {
    let first = first.min(area.height);
    [Rect { height: first, ..area }, Rect { y: area.y + first, height: area.height - first, ..area }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_stay_on_the_screen_at_every_size() {
        for width in 0..300 {
            for height in 0..80 {
                for focus in [Pane::Body, Pane::Quotes, Pane::Entities] {
                    let screen = Rect::new(0, 0, width, height);
                    let areas = Areas::of(screen, true, focus);
                    for area in [areas.body, areas.quotes, areas.entities, areas.status, areas.text(76)] {
                        assert_eq!(area.intersection(screen).area(), area.area(), "{area:?} on {screen:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_focused_pane_is_shown_on_the_smallest_screen() {
        let areas = Areas::of(Rect::new(0, 0, 20, 6), true, Pane::Quotes);
        assert_eq!((areas.quotes.height, areas.body.height), (5, 0));
    }
}
