//! Words that tell what a name beside them names, though nobody knows the name: `spokesman for`, `, a maker of`.

use std::{collections::HashMap, ops::Range, sync::LazyLock};

use super::{Context, Word, mix};
use crate::annotate::tagger::evidence::Hasher;

/// What a word says of the name that it stands by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// Nothing.
    Nothing,
    /// Nothing itself, but it joins a name to a word that does.
    Link,
    /// Somebody in an organization, or what people do with one: join it, lead it.
    Office,
    /// Somebody who speaks or acts for an organization or a person.
    Agent,
    /// What an organization has, mostly a firm.
    Holding,
    /// A sort of organization.
    Organization,
    /// A sort of place, or what lies in one.
    Place,
    /// A sort of person.
    Person,
    /// What firms do.
    Business,
    /// What people do, and some organizations.
    Speech,
    /// A sort of product, work, law or event.
    Thing,
}

const LINKS: &str = "all also an and are as at be been by for from had has have in is its now of on that the their to was were which who \
    whose will with would a , 's -";
const OFFICES: &str = "executive executives ceo cfo founder founders co-founder co-founders cofounder boss bosses analyst analysts economist \
    economists strategist strategists employee employees engineer engineers trader traders partner partners shareholder shareholders \
    staff board managers accountant accountants researcher researchers auditor auditors editor reporter joined joins rejoined quit headed heads chairs chaired runs ran founded co-founded";
const AGENTS: &str = "spokesman spokeswoman spokesperson spokespeople spokesmen lawyer lawyers attorney attorneys representative \
    representatives aide aides adviser advisers advisor counsel";
const HOLDINGS: &str = "shares share stock stocks stake stakes revenue revenues profit profits earnings sales loss losses dividend debt bonds \
    valuation unit subsidiary parent affiliate arm division merger acquisition takeover buyout customers customer clients client users subscribers workers \
    patents headquarters factory factories stores plant plants outlets branches rival rivals competitors competitor products brands";
const ORGANIZATIONS: &str = "company companies firm firms maker makers manufacturer insurer lender bank banks retailer startup startups \
    start-up start-ups producer producers supplier suppliers operator developer carmaker automaker chipmaker drugmaker planemaker \
    brewer airline airlines carrier carriers broker brokerage fund funds conglomerate giant giants group groups chain publisher \
    broadcaster newspaper newspapers website agency charity union unions party parties club clubs team teams ministry institute \
    university watchdog nonprofit bookmaker builder grocer miner utility exchange consultancy investor platform";
const PLACES: &str = "town towns city cities village villages capital province region district mayor river lake island islands port coast \
    suburb suburbs residents streets outskirts north south east west miles kilometers kilometres km road roads border airport \
    neighborhood neighbourhood valley mountain mountains hills highway resort born flew travelled traveled fled near";
const PEOPLE: &str = "nurse teacher farmer actor actress singer striker goalkeeper midfielder defender author son daughter wife husband \
    brother sister mother father widow coach driver aged pastor priest pilot painter poet novelist student professor captain \
    inspector detective judge magistrate senator minister policeman shopkeeper baker fisherman her his my";
const BUSINESS: &str = "acquired acquires acquire announced announces reported reports posted posts sued sues hired hires laid launched \
    launches unveiled merged merge bought buys buy sells sold sell makes made employs employed raised filed expects forecast plans operates owns owned \
    competes supplies recalled partnered agreed closed fell rose gained jumped slipped plunged soared traded declined cut cuts fined";
const SPEECH: &str = "said says told added wrote died married joked smiled testified argued resigned retired graduated lives lived grew \
    played scored recalled laughed nodded asked replied thinks thought admitted denied pleaded";
const THINGS: &str = "drug vaccine pill phone phones game games app car cars model truck tablet tablets software album film movie novel book show \
    series song songs ship vessel ferry frigate storm cyclone hurricane typhoon law act bill festival prize award awards medal language tribe people \
    treaty accord brand card cards operation project token cryptocurrency shot shots device rocket satellite religion holiday";

/// The words of the lists, and what each says; of several, the first that has it counts.
static WORDS: LazyLock<HashMap<&str, Telling, Hasher>> = LazyLock::new(|| {
    let lists = [
        (LINKS, Telling::Link),
        (OFFICES, Telling::Office),
        (AGENTS, Telling::Agent),
        (HOLDINGS, Telling::Holding),
        (ORGANIZATIONS, Telling::Organization),
        (PLACES, Telling::Place),
        (PEOPLE, Telling::Person),
        (BUSINESS, Telling::Business),
        (SPEECH, Telling::Speech),
        (THINGS, Telling::Thing),
    ];
    lists.into_iter().rev().flat_map(|(words, telling)| words.split_whitespace().map(move |word| (word, telling))).collect()
});

impl Telling {
    /// What a word in small letters says.
    pub fn of(word: &str) -> Self {
        WORDS.get(word).copied().unwrap_or(Self::Nothing)
    }
}

/// Tokens between a name and the word that tells, at most.
const FARTHEST: usize = 4;
/// The same in what a comma or a possessive sets off: `, the Boston-based insurer`.
const FARTHEST_IN_APPOSITION: usize = 7;

/// What stands before a run of capitalised words and tells what it is, what stands after it, and both; each as a
/// feature's value, and only where something tells.
pub fn around(context: &Context<'_>, run: &Range<usize>, sentence: &Range<usize>) -> [Option<u64>; 3] {
    let first = sentence.start.max(run.start.saturating_sub(FARTHEST));
    let before = nearest((first..run.start).rev().map(|token| context.word(token)), false);
    let apposition = run.end < sentence.end && matches!(context.document.word(run.end), "," | "'s" | "’s");
    let farthest = if apposition { FARTHEST_IN_APPOSITION } else { FARTHEST };
    let last = sentence.end.min(run.end + farthest);
    let after = nearest((run.end..last).map(|token| context.word(token)), apposition);
    let class = |found: Option<(u64, Telling)>| found.map_or(0, |(_, telling)| telling as u64);
    let linked = |found: Option<(u64, Telling)>| found.map(|(link, telling)| mix(link, telling as u64));
    let both = before.or(after).map(|_| class(before) << 4 | class(after));
    [linked(before), linked(after), both]
}

/// The first word that tells, and the word nearest to the name that links it, if any does. Other words end the
/// search, unless they may be `passed`.
fn nearest<'a>(words: impl Iterator<Item = &'a Word>, passed: bool) -> Option<(u64, Telling)> {
    let mut link = None;
    for word in words {
        match word.telling {
            Telling::Nothing if !passed => return None,
            Telling::Nothing | Telling::Link => link = link.or(Some(word.lower)),
            telling => return Some((link.unwrap_or(0), telling)),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        annotate::{Document, engine::MODEL, tagger::Model},
        article::Body,
    };

    /// What stands before and after the last run of capitalised words and tells what it is.
    fn told(text: &str) -> [Telling; 2] {
        let body = Body::verbatim(text.to_owned()).unwrap();
        let document = Document::new(&body, body.blocks());
        let context = Context::new(&document, &Model::new(MODEL).unwrap());
        let run = context.runs.iter().rfind(|run| !run.is_empty()).unwrap();
        let [_, _, both] = around(&context, run, &document.sentences[0]);
        let class = both.unwrap_or(0);
        let lists = [Telling::Nothing, Telling::Office, Telling::Agent, Telling::Holding, Telling::Organization, Telling::Place];
        [class >> 4, class & 15].map(|class| *lists.iter().find(|telling| **telling as u64 == class).unwrap())
    }

    #[test]
    fn what_tells_of_a_name_is_found_beyond_the_words_that_link_it() {
        assert_eq!(told("A spokesman for Brindlemark"), [Telling::Agent, Telling::Nothing]);
        assert_eq!(told("He met the founder of the Brindlemark."), [Telling::Office, Telling::Nothing]);
        assert_eq!(told("We met Brindlemark, a maker of pumps."), [Telling::Nothing, Telling::Organization]);
        assert_eq!(told("The shares of Brindlemark and its rivals"), [Telling::Holding, Telling::Holding]);
    }

    #[test]
    fn other_words_end_the_search_but_in_an_apposition() {
        assert_eq!(told("The mayor slept in Brindlemark"), [Telling::Nothing, Telling::Nothing]);
        assert_eq!(told("In Brindlemark, the old and quiet town,"), [Telling::Nothing, Telling::Place]);
        assert_eq!(told("In Brindlemark old town"), [Telling::Nothing, Telling::Nothing]);
    }
}
