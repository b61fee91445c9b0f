//! Names brought to a form in which they can be compared.

use crate::article::EntityKind;

/// Endings of a firm's name that say what it is in law, not who.
const LEGAL: [&str; 44] = [
    "inc",
    "corp",
    "corporation",
    "co",
    "company",
    "ltd",
    "limited",
    "plc",
    "llc",
    "llp",
    "lp",
    "ag",
    "sa",
    "nv",
    "bv",
    "se",
    "kg",
    "kgaa",
    "gmbh",
    "as",
    "asa",
    "aps",
    "ab",
    "oy",
    "oyj",
    "spa",
    "srl",
    "sarl",
    "sas",
    "sl",
    "pty",
    "pte",
    "bhd",
    "sdn",
    "berhad",
    "kk",
    "jsc",
    "pjsc",
    "oao",
    "ooo",
    "pvt",
    "sae",
    "saog",
    "psc",
];

/// Names of the same place.
const SAME_PLACE: [(&str, &str); 40] = [
    ("us", "united states"),
    ("usa", "united states"),
    ("united states of america", "united states"),
    ("uk", "united kingdom"),
    ("uae", "united arab emirates"),
    ("drc", "democratic republic of congo"),
    ("ala", "alabama"),
    ("ariz", "arizona"),
    ("ark", "arkansas"),
    ("calif", "california"),
    ("colo", "colorado"),
    ("conn", "connecticut"),
    ("del", "delaware"),
    ("fla", "florida"),
    ("ga", "georgia"),
    ("ill", "illinois"),
    ("ind", "indiana"),
    ("kan", "kansas"),
    ("ky", "kentucky"),
    ("la", "louisiana"),
    ("mass", "massachusetts"),
    ("md", "maryland"),
    ("mich", "michigan"),
    ("minn", "minnesota"),
    ("miss", "mississippi"),
    ("mo", "missouri"),
    ("mont", "montana"),
    ("neb", "nebraska"),
    ("nev", "nevada"),
    ("nh", "new hampshire"),
    ("nj", "new jersey"),
    ("nm", "new mexico"),
    ("okla", "oklahoma"),
    ("ore", "oregon"),
    ("pa", "pennsylvania"),
    ("tenn", "tennessee"),
    ("tex", "texas"),
    ("va", "virginia"),
    ("wis", "wisconsin"),
    ("wyo", "wyoming"),
];

/// Names of the same organization that share no word, or no letters.
const SAME_ORGANIZATION: [(&str, &str); 6] = [
    ("gop", "republican party"),
    ("grand old party", "republican party"),
    ("fed", "federal reserve"),
    ("isis", "islamic state"),
    ("isil", "islamic state"),
    ("daesh", "islamic state"),
];

/// Small letters without accents, dots, commas and apostrophes; `&` as `and`, a hyphen as a space.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for sign in name.chars() {
        match sign {
            '.' | ',' | '’' | '\'' | '“' | '”' | '"' => {}
            '-' | '–' | '/' => folded.push(' '),
            '&' if folded.ends_with(' ') => folded.push_str("and"),
            sign if sign.is_whitespace() => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            sign => sign.to_lowercase().for_each(|small| folded.push(without_accent(small))),
        }
    }
    folded
}

/// A letter that papers without accents would set. Source: Unicode's decompositions of Latin letters.
fn without_accent(small: char) -> char {
    match small {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ế' | 'ề' | 'ể' | 'ễ' | 'ệ' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ł' | 'ĺ' | 'ļ' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

/// What names of one thing have in common at least: the same key, the same thing.
pub fn key(name: &str, kind: EntityKind) -> String {
    let folded = fold(name);
    match kind {
        EntityKind::Organization => match SAME_ORGANIZATION.iter().find(|(one, _)| *one == folded) {
            Some((_, other)) => (*other).to_owned(),
            None => headed(without_ending(&folded)),
        },
        EntityKind::Place => match SAME_PLACE.iter().find(|(short, _)| *short == folded) {
            Some((_, long)) => (*long).to_owned(),
            None => folded,
        },
        EntityKind::Person => folded,
    }
}

/// `supreme court` of `us supreme court`: what the body is called at home.
pub fn at_home(folded: &str) -> Option<&str> {
    let name = folded.strip_prefix("us ").or_else(|| folded.strip_prefix("united states "))?;
    let is_body = matches!(name, "senate" | "house" | "congress" | "supreme court" | "treasury" | "army" | "navy" | "air force");
    (is_body || name.ends_with(" department")).then_some(name)
}

/// A folded name without a firm's legal ending.
pub fn without_ending(folded: &str) -> &str {
    let mut name = folded;
    while let Some((rest, last)) = name.rsplit_once(' ') {
        if !LEGAL.contains(&last) {
            break;
        }
        name = rest.strip_suffix(" and").unwrap_or(rest);
    }
    name
}

/// `department of justice` as `justice department`; so with ministries.
fn headed(folded: &str) -> String {
    let (nation, name) = match folded.strip_prefix("us ") {
        Some(name) => ("us ", name),
        None => ("", folded),
    };
    for head in ["department", "ministry"] {
        let of = name.strip_prefix(head).and_then(|rest| rest.strip_prefix(" of "));
        if let Some(of) = of {
            return format!("{nation}{} {head}", of.strip_prefix("the ").unwrap_or(of));
        }
    }
    folded.to_owned()
}

/// Whether a name is letters that stand for words: `FTC`, `U.N.`, `AT&T`, `MoD`.
pub fn is_acronym(name: &str) -> bool {
    let (mut large, mut small) = (0, 0);
    for sign in name.chars() {
        match sign {
            sign if sign.is_uppercase() => large += 1,
            sign if sign.is_lowercase() => small += 1,
            sign if sign.is_ascii_digit() || matches!(sign, '.' | '&' | '-') => {}
            _ => return false,
        }
    }
    large >= 2 && small <= 1 && name.len() <= 10
}

/// The letters of an acronym.
pub fn letters(acronym: &str) -> String {
    acronym.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The acronyms that a long name may have, in small letters: of its capitalised words, of all words, and
/// of what a department or ministry is for.
pub fn acronyms(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split([' ', '-', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let is_legal = |word: &&&str| LEGAL.contains(&fold(word).as_str());
    let bare = words.len() - words.iter().rev().take_while(is_legal).count();
    let mut found = Vec::new();
    for words in [&words[..], &words[..bare]] {
        found.push(initials(words, |word| word.starts_with(char::is_uppercase)));
        found.push(initials(words, |_| true));
    }
    if let Some(of) = words.iter().take(3).position(|word| *word == "of") {
        found.push(initials(&words[of + 1..], |word| word.starts_with(char::is_uppercase)));
    }
    found.retain(|acronym| acronym.chars().count() > 1);
    found.sort_unstable();
    found.dedup();
    found
}

/// First letters of words; all letters of `U.S.`.
fn initials(words: &[&str], takes: impl Fn(&str) -> bool) -> String {
    let mut found = String::new();
    for word in words.iter().filter(|word| takes(word)) {
        let letters = word.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase);
        let count = if word.len() > 2 && is_acronym(word) { usize::MAX } else { 1 };
        found.extend(letters.take(count));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_thing_have_one_key() {
        let same = |one: &str, other: &str, kind| assert_eq!(key(one, kind), key(other, kind));
        same("Tarrant, Inc.", "Tarrant", EntityKind::Organization);
        same("Rothschild & Co", "Rothschild", EntityKind::Organization);
        same("Marks & Spencer", "Marks and Spencer", EntityKind::Organization);
        same("U.S. Department of Justice", "US Justice Department", EntityKind::Organization);
        same("GOP", "Republican Party", EntityKind::Organization);
        same("Juan Hernández", "Juan Hernandez", EntityKind::Person);
        same("U.S.", "United States", EntityKind::Place);
        same("Ore.", "Oregon", EntityKind::Place);
        assert_ne!(
            key("University of Washington", EntityKind::Organization),
            key("Washington University", EntityKind::Organization)
        );
    }

    #[test]
    fn a_long_name_may_have_several_acronyms() {
        let may = |name: &str, acronym: &str| assert!(acronyms(name).contains(&letters(acronym)), "{name}: {:?}", acronyms(name));
        may("Federal Trade Commission", "FTC");
        may("Ministry of Defence", "MoD");
        may("U.S. Department of Agriculture", "USDA");
        may("Department of Housing and Urban Development", "HUD");
        may("General Motors Co.", "GM");
        may("Procter & Gamble", "P&G");
    }
}
