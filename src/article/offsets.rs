//! The one place where bytes become code points or UTF-16 units, and back.

/// Converts between bytes and Unicode code points of one text.
///
/// A query costs the distance from the one before it, and no more than a stride where the text was
/// passed before.
#[derive(Debug, Clone)]
pub struct CodePoints<'a>(Cursor<'a>);

/// Converts between bytes and UTF-16 code units of one text, as JavaScript counts.
#[derive(Debug, Clone)]
pub struct Utf16Units<'a>(Cursor<'a>);

/// Bytes between two places that a cursor remembers.
const STRIDE: usize = 1024;

#[derive(Debug, Clone)]
struct Cursor<'a> {
    text: &'a str,
    at: Place,
    /// Places passed, [`STRIDE`] bytes or more apart, in order.
    passed: Vec<Place>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Place {
    byte: usize,
    units: usize,
}

impl<'a> Cursor<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, at: Place::default(), passed: vec![Place::default()] }
    }

    fn units_at(&mut self, byte: usize, count: fn(&str) -> usize) -> Option<usize> {
        if !self.text.is_char_boundary(byte) {
            return None;
        }
        self.jump(|place| place.byte <= byte);
        while self.at.byte < byte {
            let end = (self.at.byte + STRIDE..byte).find(|end| self.text.is_char_boundary(*end)).unwrap_or(byte);
            self.step(end - self.at.byte, count(&self.text[self.at.byte..end]));
        }
        Some(self.at.units)
    }

    fn byte_at(&mut self, units: usize, width: fn(char) -> usize) -> Option<usize> {
        self.jump(|place| place.units <= units);
        let mut rest = self.text[self.at.byte..].chars();
        while self.at.units < units {
            let next = rest.next()?;
            self.step(next.len_utf8(), width(next));
        }
        (self.at.units == units).then_some(self.at.byte)
    }

    /// Goes to the last place passed that is not past the one looked for, if that is a shorter way.
    fn jump(&mut self, is_before: impl Fn(&Place) -> bool) {
        let last = self.passed.partition_point(&is_before);
        let Some(place) = last.checked_sub(1).and_then(|last| self.passed.get(last)) else { return };
        if place.byte > self.at.byte || !is_before(&self.at) {
            self.at = *place;
        }
    }

    fn step(&mut self, bytes: usize, units: usize) {
        self.at = Place { byte: self.at.byte + bytes, units: self.at.units + units };
        if self.passed.last().is_none_or(|last| last.byte + STRIDE <= self.at.byte) {
            self.passed.push(self.at);
        }
    }
}

impl<'a> CodePoints<'a> {
    /// A converter at the start of `text`.
    pub fn of(text: &'a str) -> Self {
        Self(Cursor::of(text))
    }

    /// Code points before `byte`; none outside the text or inside a character.
    pub fn at_byte(&mut self, byte: usize) -> Option<usize> {
        self.0.units_at(byte, |text| text.chars().count())
    }

    /// The byte at which code point number `count` starts; none outside the text.
    pub fn to_byte(&mut self, count: usize) -> Option<usize> {
        self.0.byte_at(count, |_| 1)
    }
}

impl<'a> Utf16Units<'a> {
    /// A converter at the start of `text`.
    pub fn of(text: &'a str) -> Self {
        Self(Cursor::of(text))
    }

    /// The byte at which UTF-16 unit number `count` starts; none outside the text or inside a pair.
    pub fn to_byte(&mut self, count: usize) -> Option<usize> {
        self.0.byte_at(count, char::len_utf16)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emoji_is_four_bytes_two_units_and_one_code_point() {
        let text = "a😀b";
        assert_eq!(CodePoints::of(text).at_byte(5), Some(2));
        assert_eq!(CodePoints::of(text).to_byte(2), Some(5));
        assert_eq!(Utf16Units::of(text).to_byte(3), Some(5));
    }

    #[test]
    fn a_place_inside_a_character_or_outside_the_text_is_none() {
        assert_eq!(CodePoints::of("é").at_byte(1), None);
        assert_eq!(CodePoints::of("é").to_byte(2), None);
        assert_eq!(Utf16Units::of("😀").to_byte(1), None);
    }

    #[test]
    fn a_falling_query_walks_back() {
        let mut points = CodePoints::of("äöü");
        assert_eq!(points.at_byte(6), Some(3));
        assert_eq!(points.at_byte(2), Some(1));
        assert_eq!(points.to_byte(3), Some(6));
        assert_eq!(points.to_byte(1), Some(2));
    }
}
