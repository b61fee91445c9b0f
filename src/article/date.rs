use std::fmt;

/// A calendar date with an optional time of day, in the form of RFC 3339.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(String);

impl Date {
    /// Reads `YYYY-MM-DD` or an RFC 3339 date-time; none for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let day = text.get(..10)?;
        let digits = |range: std::ops::Range<usize>| day.get(range)?.parse::<u32>().ok();
        let separated = day.as_bytes()[4] == b'-' && day.as_bytes()[7] == b'-';
        let (year, month, date) = (digits(0..4)?, digits(5..7)?, digits(8..10)?);
        let fits = separated && (1..=12).contains(&month) && (1..=days(year, month)).contains(&date);
        (fits && (text.len() == 10 || is_time(&text[10..]))).then(|| Self(text.to_owned()))
    }

    /// As it came: `2018-06-20` or `2018-06-20T18:10:00Z`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The day alone, `YYYY-MM-DD`.
    pub fn day(&self) -> &str {
        &self.0[..10]
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn days(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// `T18:10:00`, an optional fraction, then `Z` or `+01:00` (RFC 3339, section 5.6).
fn is_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pair = |at: usize, most: u8| {
        bytes
            .get(at..at + 2)
            .is_some_and(|two| two.iter().all(u8::is_ascii_digit) && (two[0] - b'0') * 10 + two[1] - b'0' <= most)
    };
    let head = matches!(bytes.first(), Some(b'T' | b't' | b' ')) && bytes.get(3) == Some(&b':') && bytes.get(6) == Some(&b':');
    if !(head && pair(1, 23) && pair(4, 59) && pair(7, 60)) {
        return false;
    }
    let mut at = 9;
    if bytes.get(at) == Some(&b'.') {
        let fraction = bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if fraction == 0 {
            return false;
        }
        at += 1 + fraction;
    }
    match bytes.get(at) {
        Some(b'Z' | b'z') => bytes.len() == at + 1,
        Some(b'+' | b'-') => bytes.len() == at + 6 && pair(at + 1, 23) && bytes[at + 3] == b':' && pair(at + 4, 59),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_date_times_are_read() {
        for text in ["2018-06-20", "2018-06-20T18:10:00Z", "2024-02-29T00:00:00.5+05:30"] {
            assert_eq!(Date::parse(text).as_ref().map(Date::as_str), Some(text));
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["", "June 20", "2018-13-01", "2023-02-29", "2018-06-20T", "2018-06-20T25:00:00Z", "2018-06-2é"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
