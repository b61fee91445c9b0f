//! Nouns for those who speak.

/// What names of an organization that is called so tend to have in them.
pub(super) fn institution(head: &str) -> Option<&'static [&'static str]> {
    Some(match head {
        "company" | "firm" | "group" | "business" | "maker" | "carrier" | "airline" | "retailer" | "bank" | "startup"
        | "manufacturer" | "supplier" | "chain" | "operator" | "giant" => {
            &["inc", "corp", "co.", "ltd", "plc", "ag", "group", "bank", "air", "holdings", "& "]
        }
        "agency" | "authority" | "department" | "bureau" | "commission" | "ministry" | "regulator" | "office" | "council"
        | "board" | "service" | "administration" => &[
            "agency",
            "authority",
            "department",
            "bureau",
            "commission",
            "ministry",
            "office",
            "council",
            "board",
            "enforcement",
            "service",
            "administration",
        ],
        "university" | "school" | "college" | "institute" => &["university", "school", "college", "institute"],
        "union" | "party" | "team" | "club" | "court" | "hospital" | "museum" | "charity" | "association" | "federation"
        | "society" | "foundation" | "center" | "centre" | "newspaper" | "paper" | "magazine" | "organization"
        | "organisation" => &[
            "union",
            "party",
            "club",
            "court",
            "hospital",
            "museum",
            "association",
            "federation",
            "society",
            "foundation",
            "center",
            "centre",
        ],
        _ => return None,
    })
}

pub(super) fn is_preposition(word: &str) -> bool {
    matches!(word, "of" | "for" | "in" | "at" | "from" | "with" | "to" | "on" | "who" | "which" | "that")
}

/// Nouns for one person who has as a rule been named before.
pub(super) fn is_person(head: &str) -> bool {
    head.ends_with("-year-old")
        || matches!(
            head,
            "teenager"
                | "chancellor"
                | "candidate"
                | "senator"
                | "congressman"
                | "congresswoman"
                | "lawmaker"
                | "republican"
                | "democrat"
                | "mayor"
                | "governor"
                | "president"
                | "premier"
                | "billionaire"
                | "businessman"
                | "businesswoman"
                | "striker"
                | "midfielder"
                | "goalkeeper"
                | "defender"
                | "winger"
                | "captain"
                | "skipper"
                | "quarterback"
                | "pitcher"
                | "actor"
                | "actress"
                | "singer"
                | "novelist"
                | "poet"
                | "author"
                | "artist"
                | "painter"
                | "director"
                | "pensioner"
                | "anthropologist"
                | "farmer"
                | "veteran"
                | "nominee"
                | "widow"
                | "grandmother"
                | "grandfather"
                | "mother"
                | "father"
                | "champion"
                | "rookie"
                | "scientist"
                | "economist"
                | "professor"
                | "entrepreneur"
                | "founder"
        )
}

pub(super) fn is_plural_person(word: &str) -> bool {
    matches!(
        word,
        "employees"
            | "workers"
            | "nurses"
            | "residents"
            | "officials"
            | "students"
            | "teachers"
            | "protesters"
            | "lawmakers"
            | "researchers"
            | "scientists"
            | "authors"
            | "lawyers"
            | "analysts"
            | "doctors"
            | "parents"
            | "neighbours"
            | "neighbors"
            | "prosecutors"
            | "investigators"
            | "activists"
            | "organizers"
            | "organisers"
            | "economists"
            | "farmers"
            | "drivers"
            | "players"
            | "fans"
            | "critics"
            | "supporters"
            | "police"
            | "auditors"
            | "judges"
            | "senators"
            | "engineers"
            | "villagers"
            | "witnesses"
            | "campaigners"
            | "editors"
            | "executives"
            | "leaders"
            | "members"
            | "ministers"
            | "experts"
    )
}
