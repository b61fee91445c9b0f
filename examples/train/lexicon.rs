//! Word clusters and gazetteers, as keys and records of the model's tables.

use std::{collections::BTreeMap, error::Error, fs, path::Path};

use pullquote::{
    annotate::{
        Document,
        tagger::{
            features::{hash, lists, phrase},
            model::Lists,
        },
    },
    article::Body,
};

/// Tokens of the longest phrase that is kept.
const LONGEST: usize = 7;

/// The lexicon.
pub struct Lexicon {
    /// A word's hash, and its clusters packed as the model reads them.
    pub clusters: Vec<(u64, u32)>,
    /// A phrase's hash, and the lists it is in.
    pub gazetteers: Vec<(u64, Lists)>,
}

const FILES: [(&str, Lists); 19] = [
    ("org_sec_companies", lists::COMPANY),
    ("org_sp500", lists::COMPANY),
    ("org_listed_companies", lists::COMPANY),
    ("org_listed_companies_short", lists::COMPANY),
    ("org_universities", lists::INSTITUTION),
    ("org_us_federal", lists::INSTITUTION),
    ("org_us_committees", lists::INSTITUTION),
    ("org_operators_nsi", lists::INSTITUTION),
    ("org_brands_nsi", lists::BRAND),
    ("org_compromise", lists::BRAND),
    ("org_corpora", lists::BRAND),
    ("loc_countries", lists::REGION),
    ("loc_admin1", lists::REGION),
    ("loc_compromise", lists::REGION),
    ("loc_cities_pop100k", lists::CITY),
    ("loc_cities15000", lists::TOWN),
    ("demonyms_compromise", lists::DEMONYM),
    ("per_first_compromise", lists::FIRST_NAME),
    ("per_last_compromise", lists::LAST_NAME),
];
/// Lists written for the training, names parted by semicolons.
const OWN: [(&str, Lists); 8] = [
    (include_str!("lists/media.txt"), lists::KNOWN),
    (include_str!("lists/bodies.txt"), lists::KNOWN),
    (include_str!("lists/parties.txt"), lists::KNOWN),
    (include_str!("lists/firms.txt"), lists::KNOWN),
    (include_str!("lists/clubs.txt"), lists::CLUB),
    (include_str!("lists/others.txt"), lists::OTHER),
    (include_str!("lists/peoples.txt"), lists::DEMONYM),
    (include_str!("lists/regions.txt"), lists::REGION),
];
const CENSUS: [(&str, Lists); 2] = [("per_first_female_census", lists::FIRST_NAME), ("per_first_male_census", lists::FIRST_NAME)];

/// Reads `clusters/` and `gazetteers/`.
pub fn build(data: &Path) -> Result<Lexicon, Box<dyn Error>> {
    let mut clusters = Vec::new();
    for line in fs::read_to_string(data.join("clusters/glove.tsv"))?.lines().skip(1) {
        let mut fields = line.split('\t');
        let word = fields.next().ok_or("a cluster line without a word")?;
        let mut number = || fields.next().and_then(|field| field.parse::<u32>().ok()).ok_or(format!("clusters of {word}"));
        let (k64, k256, k1024) = (number()?, number()?, number()?);
        clusters.push((hash(word), k64 | k256 << 6 | k1024 << 14));
    }
    let mut phrases: BTreeMap<u64, Lists> = BTreeMap::new();
    for (file, list) in FILES.into_iter().chain(CENSUS) {
        for line in fs::read_to_string(data.join(format!("gazetteers/{file}.txt")))?.lines() {
            if let Some(key) = key(line) {
                *phrases.entry(key).or_default() |= list;
            }
        }
    }
    for (names, list) in OWN {
        for key in names.split(';').filter_map(key) {
            *phrases.entry(key).or_default() |= list;
        }
    }
    for (key, list) in gendered(data)? {
        *phrases.entry(key).or_default() |= list;
    }
    println!("{} words in clusters, {} phrases in lists", clusters.len(), phrases.len());
    Ok(Lexicon { clusters, gazetteers: phrases.into_iter().collect() })
}

/// The hash of a listed name, split and folded as the tagger does.
fn key(name: &str) -> Option<u64> {
    let body = Body::verbatim(name.trim().to_owned()).ok()?;
    let document = Document::new(&body, body.blocks());
    let words = (0..document.tokens.len()).map(|token| hash(&pullquote::annotate::tagger::features::fold(document.word(token))));
    (1..=LONGEST).contains(&document.tokens.len()).then(|| phrase(words))
}

/// First names that the census has as a woman's or a man's alone.
fn gendered(data: &Path) -> Result<Vec<(u64, Lists)>, Box<dyn Error>> {
    let read = |file: &str| fs::read_to_string(data.join(format!("gazetteers/{file}.txt")));
    let (female, male) = (read("per_first_female_census")?, read("per_first_male_census")?);
    let names = |file: &str| file.lines().filter_map(key).collect::<std::collections::BTreeSet<u64>>();
    let (female, male) = (names(&female), names(&male));
    let women = female.difference(&male).map(|key| (*key, lists::FEMALE));
    Ok(women.chain(male.difference(&female).map(|key| (*key, lists::MALE))).collect())
}
