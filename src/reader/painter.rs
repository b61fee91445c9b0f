//! Puts the state on a terminal: what changed since the last frame, in one write; nothing where
//! nothing did.

use std::io::{self, Write};

use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::{Color, Modifier},
};

use super::{state::State, view};

/// Draws frame after frame.
pub struct Painter<W> {
    out: W,
    shown: Buffer,
    next: Buffer,
    bytes: Vec<u8>,
}

/// What it took to draw a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Painted {
    /// Cells that changed.
    pub cells: usize,
    /// Bytes sent.
    pub bytes: usize,
}

/// A frame is shown whole by terminals that know this (mode 2026); others pass over it.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[0m\x1b[?2026l";
const CLEAR: &[u8] = b"\x1b[2J";

impl<W: Write> Painter<W> {
    /// On a terminal whose screen is empty.
    pub fn new(out: W, area: Rect) -> Self {
        Self { out, shown: Buffer::empty(area), next: Buffer::empty(area), bytes: Vec::new() }
    }

    /// Draws the state.
    ///
    /// # Errors
    /// When the terminal can't be written to.
    pub fn paint(&mut self, state: &State) -> io::Result<Painted> {
        if self.shown.area != state.screen {
            self.shown.resize(state.screen);
            self.next.resize(state.screen);
            self.forget()?;
        }
        self.next.reset();
        view::screen(state, state.screen, &mut self.next);
        self.bytes.clear();
        self.bytes.extend_from_slice(BEGIN);
        let cells = put_cells(self.shown.diff_iter(&self.next), &mut self.bytes);
        std::mem::swap(&mut self.shown, &mut self.next);
        if cells == 0 {
            return Ok(Painted { cells, bytes: 0 });
        }
        self.bytes.extend_from_slice(END);
        self.out.write_all(&self.bytes)?;
        self.out.flush()?;
        Ok(Painted { cells, bytes: self.bytes.len() })
    }

    /// Clears the terminal and forgets what it shows, so that the next frame draws everything.
    ///
    /// # Errors
    /// When the terminal can't be written to.
    pub fn forget(&mut self) -> io::Result<()> {
        self.shown.reset();
        self.out.write_all(CLEAR)?;
        self.out.flush()
    }
}

/// Writes cells, with a cursor movement where one does not follow the other and a style where it
/// changes; their number.
fn put_cells<'a>(cells: impl Iterator<Item = (u16, u16, &'a Cell)>, bytes: &mut Vec<u8>) -> usize {
    let mut count = 0;
    let mut expected = None;
    let mut style = (Color::Reset, Color::Reset, Modifier::empty());
    for (x, y, cell) in cells {
        count += 1;
        if expected != Some((x, y)) {
            bytes.extend_from_slice(b"\x1b[");
            put_number(y + 1, bytes);
            bytes.push(b';');
            put_number(x + 1, bytes);
            bytes.push(b'H');
        }
        let wanted = (cell.fg, cell.bg, cell.modifier);
        if wanted != style {
            put_style(cell, bytes);
            style = wanted;
        }
        bytes.extend_from_slice(cell.symbol().as_bytes());
        // After a wide sign the cursor is moved: terminals differ in what they take for wide.
        expected = Some((x + 1, y));
    }
    count
}

/// Modifiers by the number that turns them on (ECMA-48, 8.3.117).
const MODIFIERS: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// Sets the whole style, whatever it was.
fn put_style(cell: &Cell, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(b"\x1b[0");
    for (modifier, number) in MODIFIERS {
        if cell.modifier.contains(modifier) {
            bytes.extend_from_slice(&[b';', b'0' + number]);
        }
    }
    put_colour(cell.fg, 30, bytes);
    put_colour(cell.bg, 40, bytes);
    bytes.push(b'm');
}

/// A colour, counted from `base`: 30 for the foreground, 40 for the background.
fn put_colour(colour: Color, base: u16, bytes: &mut Vec<u8>) {
    let mut put = |number: u16| {
        bytes.push(b';');
        put_number(number, bytes);
    };
    match colour {
        Color::Reset => {}
        Color::Black => put(base),
        Color::Red => put(base + 1),
        Color::Green => put(base + 2),
        Color::Yellow => put(base + 3),
        Color::Blue => put(base + 4),
        Color::Magenta => put(base + 5),
        Color::Cyan => put(base + 6),
        Color::Gray => put(base + 7),
        Color::DarkGray => put(base + 60),
        Color::LightRed => put(base + 61),
        Color::LightGreen => put(base + 62),
        Color::LightYellow => put(base + 63),
        Color::LightBlue => put(base + 64),
        Color::LightMagenta => put(base + 65),
        Color::LightCyan => put(base + 66),
        Color::White => put(base + 67),
        Color::Indexed(index) => [base + 8, 5, index.into()].into_iter().for_each(put),
        Color::Rgb(red, green, blue) => [base + 8, 2, red.into(), green.into(), blue.into()].into_iter().for_each(put),
    }
}

fn put_number(number: u16, bytes: &mut Vec<u8>) {
    if number >= 10 {
        put_number(number / 10, bytes);
    }
    bytes.push(b'0' + (number % 10) as u8);
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn sent(before: &Buffer, after: &Buffer) -> String {
        let mut bytes = Vec::new();
        put_cells(before.diff_iter(after), &mut bytes);
        String::from_utf8(bytes).unwrap().replace('\u{1b}', "ESC")
    }

    fn line(words: &str, style: Style) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 2));
        buffer.set_string(0, 1, words, style);
        buffer
    }

    #[test]
    fn only_changed_cells_are_sent() {
        let plain = Style::new();
        assert_eq!(sent(&line("one two", plain), &line("one two", plain)), "");
        assert_eq!(sent(&line("one two", plain), &line("ore too", plain)), "ESC[2;2HrESC[2;6Ho");
    }

    #[test]
    fn a_style_is_sent_where_it_changes() {
        let style = Style::new().fg(Color::Indexed(245)).bg(Color::LightRed).add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
        assert_eq!(sent(&line("", Style::new()), &line("ab", style)), "ESC[2;1HESC[0;1;4;38;5;245;101mab");
    }

    #[test]
    fn the_cursor_is_moved_after_a_wide_sign() {
        assert_eq!(sent(&line("", Style::new()), &line("日b", Style::new())), "ESC[2;1H日ESC[2;3Hb");
    }
}
