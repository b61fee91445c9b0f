//! Dates as they are written in the wild.

use crate::article::Date;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A date in RFC 3339 (a zone of four digits, missing seconds and a missing zone are borne with),
/// in RFC 2822 (`Wed, 20 Jun 2018 18:10:00 GMT`), in English words (`June 20, 2018`), with dots
/// (`20.6.2018`), or as seconds or milliseconds since 1970. A time without a zone could be any time, so
/// the day alone is kept. `6/20/2018` is not read: half the world takes the first number for the day.
pub fn read(text: &str) -> Option<Date> {
    let text = text.trim();
    Date::parse(text).or_else(|| counted(text)).or_else(|| numeric(text)).or_else(|| dotted(text)).or_else(|| worded(text))
}

/// Seconds since 1970 in nine or ten digits, milliseconds in twelve or thirteen.
fn counted(text: &str) -> Option<Date> {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let seconds = match (whole.len(), whole.parse::<u64>().ok()?) {
        (9 | 10, seconds) => seconds,
        (12 | 13, milliseconds) => milliseconds / 1000,
        _ => return None,
    };
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    // The Gregorian calendar, in years that begin in March and eras of 400 years (Fliegel and Van Flandern
    // 1968, in the form of Hinnant's `civil_from_days`).
    let days = seconds / 86_400 + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let march = (5 * day + 2) / 153;
    let (day, month) = (day - (153 * march + 2) / 5 + 1, if march < 10 { march + 3 } else { march - 9 });
    let year = year + era * 400 + u64::from(month <= 2);
    Date::parse(&format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"))
}

/// `20.06.2018 18:10`.
fn dotted(text: &str) -> Option<Date> {
    let mut parts = text.split([' ', ',']).next()?.split('.');
    let (day, month, year) = (parts.next()?.parse::<u8>().ok()?, parts.next()?.parse::<u8>().ok()?, parts.next()?);
    Date::parse(&format!("{year:0>4}-{month:02}-{day:02}")).filter(|_| year.len() == 4 && parts.next().is_none())
}

/// `2018-06-20 18:10`, `2018-06-20T18:10:00.000+0000`, `20180620T181000Z`.
fn numeric(text: &str) -> Option<Date> {
    let compact = text.get(..8).filter(|day| day.bytes().all(|byte| byte.is_ascii_digit()));
    if let Some(day) = compact {
        let date = format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]);
        let time = text[8..].strip_prefix('T').and_then(|time| time.get(..6).map(|clock| (clock, &time[6..])));
        let full = time.filter(|(clock, _)| clock.is_ascii()).and_then(|(clock, zone)| {
            let zone = with_colon(zone)?;
            Date::parse(&format!("{date}T{}:{}:{}{zone}", &clock[..2], &clock[2..4], &clock[4..]))
        });
        return full.or_else(|| Date::parse(&date));
    }
    let (day, time) = (text.get(..10)?, text.get(10..)?);
    let day = day.replace('/', "-");
    let full = time.strip_prefix(['T', 't', ' ']).and_then(|time| {
        let zone_at = time.find(['Z', 'z', '+', '-'])?;
        let (clock, zone) = (time[..zone_at].trim(), with_colon(&time[zone_at..])?);
        let seconds = if clock.matches(':').count() == 1 { ":00" } else { "" };
        Date::parse(&format!("{day}T{clock}{seconds}{zone}"))
    });
    full.or_else(|| Date::parse(&day))
}

/// A zone as RFC 3339 writes it: `+0100` and `+01` become `+01:00`.
fn with_colon(zone: &str) -> Option<String> {
    match zone.len() {
        _ if zone.eq_ignore_ascii_case("z") => Some("Z".to_owned()),
        3 => Some(format!("{zone}:00")),
        5 if zone.is_ascii() => Some(format!("{}:{}", &zone[..3], &zone[3..])),
        6 => Some(zone.to_owned()),
        _ => None,
    }
}

/// `Wed, 20 Jun 2018 18:10:00 +0000`, `June 20, 2018`, `20 June 2018 at 6:10 pm`.
fn worded(text: &str) -> Option<Date> {
    let words: Vec<&str> =
        text.split(|sign: char| sign == ',' || sign.is_whitespace()).filter(|word| !word.is_empty()).take(12).collect();
    let (at, month) = words.iter().enumerate().find_map(|(at, word)| Some((at, month(word)?)))?;
    let number =
        |at: usize| words.get(at).and_then(|word| word.trim_end_matches(|sign: char| !sign.is_ascii_digit()).parse::<u32>().ok());
    let before = at.checked_sub(1).and_then(number).filter(|day| (1..=31).contains(day));
    let (day, year_at) = match before {
        Some(day) => (day, at + 1),
        None => (number(at + 1)?, at + 2),
    };
    // `Wed Jun 20 18:10:00 UTC 2018`: the year stands last.
    let has_clock = words.get(year_at).is_some_and(|word| word.contains(':'));
    let last = (year_at..words.len()).find(|at| has_clock && number(*at).is_some_and(|year| year >= 1000));
    let year_at = last.unwrap_or(year_at);
    let year = match number(year_at)? {
        year @ 1000..=9999 => year,
        year @ 0..=49 if before.is_some() => year + 2000,
        year @ 50..=99 if before.is_some() => year + 1900,
        _ => return None,
    };
    let date = format!("{year:04}-{month:02}-{day:02}");
    let clock = words.get(year_at + 1).filter(|clock| clock.contains(':'));
    let zone = words.get(year_at + 2).and_then(|zone| match *zone {
        "GMT" | "UT" | "UTC" | "Z" => Some("Z".to_owned()),
        zone if zone.starts_with(['+', '-']) => with_colon(zone),
        _ => None,
    });
    let full = clock.zip(zone).and_then(|(clock, zone)| {
        let seconds = if clock.matches(':').count() == 1 { ":00" } else { "" };
        Date::parse(&format!("{date}T{clock}{seconds}{zone}"))
    });
    full.or_else(|| Date::parse(&date))
}

/// The number of a month's English name or its abbreviation.
fn month(word: &str) -> Option<usize> {
    let lower = word.trim_end_matches('.').to_ascii_lowercase();
    let number = MONTHS.iter().position(|month| lower.starts_with(month))? + 1;
    let full = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    full[number - 1].starts_with(&lower).then_some(number).or_else(|| (lower == "sept").then_some(9))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_the_wild_are_read() {
        for (written, read_as) in [
            ("2018-06-20T18:10:00+0000", "2018-06-20T18:10:00+00:00"),
            ("2018-06-20T18:10Z", "2018-06-20T18:10:00Z"),
            ("2018-06-20 18:10:00", "2018-06-20"),
            ("2018/06/20", "2018-06-20"),
            ("20180620T181000Z", "2018-06-20T18:10:00Z"),
            ("20180620", "2018-06-20"),
            ("Wed, 20 Jun 2018 18:10:00 GMT", "2018-06-20T18:10:00Z"),
            ("20 Jun 18 18:10 +0100", "2018-06-20T18:10:00+01:00"),
            ("June 20, 2018", "2018-06-20"),
            ("Wed Jun 20 18:10:00 UTC 2018", "2018-06-20"),
            ("Wed Jun 20 18:10:00 +0000 2018", "2018-06-20"),
            ("20.6.2018", "2018-06-20"),
            ("20.06.2018, 18:10 Uhr", "2018-06-20"),
            ("1529518200", "2018-06-20T18:10:00Z"),
            ("1529518200000", "2018-06-20T18:10:00Z"),
            ("951782400.5", "2000-02-29T00:00:00Z"),
            ("Published Sept. 1st, 2018, 5 pm", "2018-09-01"),
        ] {
            assert_eq!(read(written).as_ref().map(Date::as_str), Some(read_as), "{written}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "yesterday",
            "May I?",
            "31 February 2018",
            "99999999",
            "12345",
            "6/20/2018",
            "1.2.3",
            "1.13.2018",
            "31.12.18",
            "mayor of 2018",
            "é018-06-20",
            "20 Juné 2018",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
