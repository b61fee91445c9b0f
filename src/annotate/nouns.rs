//! Nouns for people and institutions.

use super::words::{Words, set};

/// What names of an organization that is called so tend to have in them.
pub fn institution(head: &str) -> Option<&'static [&'static str]> {
    Some(match head {
        "carrier" | "airline" => &["air", "wings", "aviation", "inc"],
        "alliance" | "coalition" | "bloc" => &["alliance", "coalition", "nato", "union", "pact", "league"],
        "bank" | "lender" | "thrift" => &["bank", "financial", "capital", "inc"],
        "broadcaster" | "network" => &["broadcasting", "television", "radio", "news", "tv", "inc"],
        "newspaper" | "paper" | "magazine" => &[
            "times",
            "post",
            "news",
            "herald",
            "tribune",
            "journal",
            "gazette",
            "guardian",
            "daily",
            "press",
            "courier",
            "echo",
            "weekly",
            "observer",
            "telegraph",
        ],
        "bench" => &["court", "tribunal"],
        "fund" | "investor" => &["capital", "fund", "partners", "management", "investors", "investments"],
        "club" | "team" => &["fc", "club", "united", "athletic", "rovers", "city"],
        "company" | "firm" | "group" | "business" | "maker" | "retailer" | "startup" | "manufacturer" | "supplier" | "chain"
        | "operator" | "giant" | "railway" | "railroad" | "studio" | "consultancy" | "contractor" | "brokerage" | "insurer"
        | "brewer" | "utility" | "publisher" | "developer" | "app" | "platform" | "builder" | "brewery" | "carmaker"
        | "automaker" | "drugmaker" | "chipmaker" | "site" | "nonprofit" => {
            &["inc", "corp", "co", "ltd", "plc", "ag", "group", "bank", "air", "holdings", "&"]
        }
        "agency" | "authority" | "department" | "bureau" | "commission" | "ministry" | "regulator" | "office" | "council"
        | "board" | "service" | "administration" | "watchdog" | "inspectorate" | "panel" | "committee" => &[
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
        "union" | "party" | "court" | "hospital" | "museum" | "charity" | "association" | "federation" | "society"
        | "foundation" | "center" | "centre" | "organization" | "organisation" => &[
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

/// Whether a name is that of a body that nobody calls a company: a union, a ministry, a court.
pub fn is_public_body(name: &str) -> bool {
    const WORDS: [&str; 28] = [
        "union",
        "enforcement",
        "customs",
        "bureau",
        "administration",
        "teamsters",
        "local",
        "party",
        "ministry",
        "department",
        "university",
        "court",
        "police",
        "commission",
        "agency",
        "authority",
        "council",
        "office",
        "parliament",
        "congress",
        "senate",
        "church",
        "government",
        "school",
        "hospital",
        "federation",
        "association",
        "house",
    ];
    name.split_whitespace().any(|word| WORDS.contains(&word.to_lowercase().as_str()))
}

/// Whether a word ends the part of a description that its head noun closes: `a spokesman of …`, `a man who …`.
pub fn ends_head(word: &str) -> bool {
    matches!(word, "of" | "for" | "in" | "at" | "from" | "with" | "to" | "on" | "who" | "which" | "that")
}

/// Nouns for one person who may have been named before. Those who only ask or report are left out: they rarely are.
pub fn is_agent(head: &str) -> bool {
    let ending = ["er", "or", "ist", "ian", "eer", "man", "woman"].iter().any(|ending| head.ends_with(ending));
    is_person(head) || ending && head.len() > 4 && !is_office(head) && !is_bystander(head) && !is_no_person(head)
}

/// Whether a noun says what somebody is besides any post.
pub fn is_trait(head: &str) -> bool {
    matches!(
        head,
        "old"
            | "teenager"
            | "candidate"
            | "nominee"
            | "republican"
            | "democrat"
            | "independent"
            | "veteran"
            | "author"
            | "pensioner"
            | "champion"
            | "rookie"
            | "billionaire"
            | "businessman"
            | "businesswoman"
            | "peer"
            | "mp"
            | "lawmaker"
            | "politician"
    )
}

/// Whether a noun is for an office whose holders are in the news by name.
pub fn is_newsmaker(head: &str) -> bool {
    matches!(
        head,
        "leader" | "secretary" | "chairman" | "chairwoman" | "commissioner" | "ambassador" | "general" | "coach" | "manager"
    )
}

/// Whether a noun is for a part of something larger, of which there are many.
pub fn is_chamber(head: &str) -> bool {
    matches!(head, "department" | "ministry" | "office" | "panel" | "committee" | "board" | "commission" | "council" | "bureau")
}

/// Whether a noun is for one person, named or not.
pub fn is_one_person(head: &str) -> bool {
    is_person(head)
        || is_office(head)
        || is_bystander(head)
        || matches!(
            head,
            "woman"
                | "man"
                | "girl"
                | "boy"
                | "lad"
                | "widower"
                | "wife"
                | "husband"
                | "son"
                | "daughter"
                | "sister"
                | "brother"
                | "aunt"
                | "uncle"
                | "landlord"
                | "deputy"
                | "official"
                | "aide"
                | "resident"
                | "carer"
                | "arbitrator"
                | "delegate"
                | "juror"
                | "backbencher"
                | "speaker"
                | "reader"
                | "user"
                | "farmer"
                | "teacher"
                | "driver"
                | "doctor"
        )
}

/// Offices, which somebody who is not named may hold.
pub fn is_office(head: &str) -> bool {
    matches!(
        head,
        "minister"
            | "manager"
            | "commissioner"
            | "chairman"
            | "chairwoman"
            | "officer"
            | "solicitor"
            | "prosecutor"
            | "spokesman"
            | "spokeswoman"
            | "inspector"
            | "ambassador"
            | "treasurer"
            | "owner"
            | "editor"
            | "leader"
            | "lawyer"
            | "organiser"
            | "organizer"
            | "adviser"
            | "doctor"
            | "teacher"
            | "driver"
            | "coroner"
            | "controller"
            | "sculptor"
            | "conductor"
            | "judge"
            | "magistrate"
            | "representative"
            | "secretary"
            | "general"
            | "chief"
            | "witness"
            | "coach"
    )
}

/// Whether a noun is for who is at the head of a body.
pub fn is_head(word: &str) -> bool {
    matches!(
        word,
        "head"
            | "chief"
            | "leader"
            | "boss"
            | "chairman"
            | "chairwoman"
            | "chair"
            | "president"
            | "director"
            | "governor"
            | "executive"
    )
}

/// Nouns for those who ask, report and stand by, who are rarely named.
pub fn is_bystander(head: &str) -> bool {
    matches!(
        head,
        "reporter"
            | "interviewer"
            | "moderator"
            | "narrator"
            | "announcer"
            | "caller"
            | "clerk"
            | "bailiff"
            | "foreman"
            | "waiter"
            | "presenter"
            | "operator"
            | "questioner"
            | "member"
            | "neighbour"
            | "neighbor"
            | "supporter"
            | "customer"
            | "passenger"
            | "buyer"
    )
}

/// Nouns and other words that end as those for people do, and are not for one.
static NO_PEOPLE: Words = Words::new(|| {
    set("other another former latter letter order poster banner register newsletter chapter number however earlier later rather \
    whether neither either never ever together further over under after summer winter september october november december \
    paper dinner matter offer power weather water heater center border answer corner career cover disaster error factor fever \
    filter finger gender hunger labor layer minor mirror motor pepper prayer quarter river rumor shelter shoulder silver \
    temper terror theater thunder timber tower trailer transfer wonder bigger better greater larger smaller higher lower \
    older younger longer harbor harbour ladder computer server super proper inner outer upper cancer danger anger")
});

/// Nouns for one person, who may have been named.
static PEOPLE: Words = Words::new(|| {
    set(
        "old teenager chancellor candidate senator congressman congresswoman lawmaker mp pm ceo ps vc architect academic advocate \
    defendant claimant plaintiff complainant consultant analyst mum mom dad gran grandad athlete republican democrat mayor \
    governor president premier billionaire businessman businesswoman striker midfielder goalkeeper defender winger captain \
    skipper quarterback pitcher actor actress singer novelist poet author artist painter director pensioner anthropologist \
    farmer veteran nominee widow grandmother grandfather mother father champion rookie scientist economist professor \
    entrepreneur founder guard centre-back independent seamstress chef pilot nurse student accountant tycoon mogul pope \
    bishop priest rabbi imam pastor vicar neurosurgeon surgeon attorney donor peer nun monk friar cleric pontiff sheikh garda \
    constable corporal colonel major lieutenant sergeant cadet recruit trooper lady lass grandma grandpa granny msp td mla \
    mca mep legislator councillor councilwoman alderwoman forward prop keeper don respondent host guest medic \
    paramedic postman publican shopkeeper stylist headteacher sheriff lecturer scholar sociologist psychologist physicist chemist \
    starlet",
    )
});

fn is_no_person(head: &str) -> bool {
    NO_PEOPLE.contains(head)
}

fn is_person(head: &str) -> bool {
    // `the 22-year-old`: the last of its tokens.
    head == "old" || PEOPLE.contains(head)
}

pub fn is_plural_person(word: &str) -> bool {
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

/// Whether letters stand after a name, and are no part of it: `Nadia Rahman KC`, `Katie Allard, MD`.
pub fn is_post_nominal(word: &str) -> bool {
    const LETTERS: [&str; 35] = [
        "KC", "QC", "SC", "MP", "MEP", "MSP", "MLA", "TD", "MBE", "OBE", "CBE", "DBE", "KCB", "MD", "M.D.", "PhD", "Ph.D.", "RN",
        "DDS", "MPH", "JD", "J.D.", "MBA", "BSc", "MSc", "Esq", "FRS", "DSO", "CMG", "KBE", "LLB", "CH", "AM", "AO", "OAM",
    ];
    LETTERS.contains(&word)
}

/// Whether a noun is for several people.
pub fn is_plural(word: &str) -> bool {
    let word = word.to_lowercase();
    is_plural_person(&word) || word.strip_suffix('s').is_some_and(|singular| is_one_person(singular) || is_agent(singular))
}

/// Whether a noun is for people, for a body of people or for a paper: for what may be quoted.
pub fn speaks(word: &str) -> bool {
    let word = word.to_lowercase();
    let one = |noun: &str| is_one_person(noun) || is_agent(noun) || institution(noun).is_some();
    one(&word) || word.strip_suffix('s').is_some_and(one) || is_plural_person(&word)
}
