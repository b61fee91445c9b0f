//! The one place where bytes become code points or UTF-16 units, and back.

/// Converts between bytes and Unicode code points of one text.
///
/// A query costs the distance from the one before it.
#[derive(Debug, Clone)]
pub struct CodePoints<'a>(Cursor<'a>);

/// Converts between bytes and UTF-16 code units of one text, as JavaScript counts.
#[derive(Debug, Clone)]
pub struct Utf16Units<'a>(Cursor<'a>);

#[derive(Debug, Clone)]
struct Cursor<'a> {
    text: &'a str,
    byte: usize,
    units: usize,
}

impl Cursor<'_> {
    fn units_at(&mut self, byte: usize, count: fn(&str) -> usize) -> Option<usize> {
        if !self.text.is_char_boundary(byte) {
            return None;
        }
        if byte < self.byte {
            self.units -= count(&self.text[byte..self.byte]);
        } else {
            self.units += count(&self.text[self.byte..byte]);
        }
        self.byte = byte;
        Some(self.units)
    }

    fn byte_at(&mut self, units: usize, width: fn(char) -> usize) -> Option<usize> {
        let mut before = self.text[..self.byte].chars().rev();
        while self.units > units {
            let previous = before.next()?;
            self.units -= width(previous);
            self.byte -= previous.len_utf8();
        }
        let mut rest = self.text[self.byte..].chars();
        while self.units < units {
            let next = rest.next()?;
            self.units += width(next);
            self.byte += next.len_utf8();
        }
        (self.units == units).then_some(self.byte)
    }
}

impl<'a> CodePoints<'a> {
    /// A converter at the start of `text`.
    pub fn of(text: &'a str) -> Self {
        Self(Cursor { text, byte: 0, units: 0 })
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
        Self(Cursor { text, byte: 0, units: 0 })
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
