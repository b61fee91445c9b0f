//! One small story of our own in each form, and PDF by way of `pdftotext`.
#![cfg(feature = "formats")]
#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "../common/mod.rs"]
mod common;

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};

use pullquote::{
    article::{Article, Date, EntityKind},
    source::{self, Collection, Format, Input, Opened, Options},
};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/corpus").join(name)
}

fn open(name: &str) -> Opened {
    source::open(&Input::Path(path(name)), &Options::default()).unwrap_or_else(|error| panic!("{error}"))
}

fn article(name: &str) -> Article {
    match open(name) {
        Opened::Article(article) => *article,
        Opened::Collection(list) => {
            assert!(list.wait(0), "{name}");
            list.load(0).unwrap()
        }
    }
}

fn list(name: &str) -> Arc<dyn Collection> {
    match open(name) {
        Opened::Collection(list) => list,
        Opened::Article(_) => panic!("{name} is one article"),
    }
}

fn given(article: &Article) -> Vec<(EntityKind, &str)> {
    let entities = article.given.entities.iter().flatten();
    entities.map(|entity| (entity.kind, article.body.slice(entity.mentions[0]))).collect()
}

fn quotes(article: &Article) -> Vec<(&str, Option<&str>)> {
    let quotes = article.given.quotes.iter().flatten();
    quotes.map(|quote| (article.body.slice(quote.span), quote.speaker.as_ref().map(|speaker| &*speaker.name))).collect()
}

#[test]
fn the_story_is_the_same_in_every_form() {
    for name in [
        "trafilatura.json",
        "news-please.json",
        "newspaper4k.json",
        "newsapi.json",
        "readability.json",
        "ninjs-1.json",
        "ninjs-2.json",
        "ninjs-3.json",
        "guardian.json",
        "linked-data.json",
        "page.html",
        "story.nitf",
        "story.newsml.xml",
        "notes.md",
        "feed.xml",
        "atom.xml",
        "feed.json",
        "list.jsonl",
    ] {
        let article = article(name);
        assert_eq!(article.headline.as_deref(), Some("Ferry stays in port"), "{name}");
        assert_eq!(article.byline.as_deref(), Some("Ana Silva"), "{name}");
        assert_eq!(article.published.as_ref().map(Date::day), Some("2031-02-03"), "{name}");
        assert!(article.body.text().starts_with("“We waited,” said Bo Roe of Acme Corp."), "{name}");
    }
}

#[test]
fn a_list_of_feeds_names_them() {
    let feeds: Vec<_> = list("list.opml").items().map(|item| item.headline).collect();
    assert_eq!(feeds, ["Harbor Post"]);
}

#[test]
fn what_came_with_it_is_kept() {
    let both = [(EntityKind::Person, "Bo Roe"), (EntityKind::Organization, "Acme Corp.")];
    assert_eq!(given(&article("ninjs-1.json")), both);
    assert_eq!(given(&article("ninjs-2.json")), both);
    assert_eq!(given(&article("ninjs-3.json")), both);
    assert_eq!(given(&article("spacy.json")), both);
    let linked = article("linked-data.json");
    assert_eq!(given(&linked), [both[1], both[0]]);
    assert_eq!(quotes(&linked), [("“We waited,”", Some("Bo Roe"))]);
}

#[test]
fn annotations_stand_at_their_words_or_are_listed_without_a_place() {
    let article = article("annotated.json");
    assert_eq!(quotes(&article), [("“We waited,”", Some("Bo Roe"))], "counted in UTF-16 units");
    assert_eq!(given(&article), [(EntityKind::Organization, "Acme Corp")]);
    assert_eq!(&*article.given.unanchored[0].exact, "“We left,”");
    assert!(article.notices[0].starts_with("1 quote that came with the article"), "{:?}", article.notices);
}

#[test]
fn a_list_tells_what_it_knows_and_a_bad_line_costs_itself() {
    let items: Vec<_> = list("list.jsonl").items().collect();
    assert_eq!((items[0].words, items[0].quotes), (Some(8), None));
    assert!(items[1].error.as_ref().unwrap().contains("list.jsonl:2: "));
    assert_eq!((items[2].headline.as_str(), items[2].words, items[2].quotes), ("Ferry leaves", Some(5), Some(1)));
}

#[test]
fn packed_lists_are_the_same_lists() {
    let folder = tempfile::tempdir().unwrap();
    let lines = std::fs::read(path("list.jsonl")).unwrap();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(&lines).unwrap();
    let packed = folder.path().join("list.jsonl.gz");
    std::fs::write(&packed, gzip.finish().unwrap()).unwrap();
    let Ok(Opened::Collection(list)) = source::open(&Input::Path(packed), &Options::default()) else { panic!("no list") };
    let told = |list: &dyn Collection| list.items().map(|item| (item.headline, item.words)).collect::<Vec<_>>();
    assert_eq!(told(list.as_ref()), told(self::list("list.jsonl").as_ref()));
}

#[test]
fn every_format_has_a_name_and_an_example() {
    for format in Format::ALL {
        assert_eq!(Format::from_name(format.name()), Some(format));
        assert!(format.example().starts_with("pullquote "), "{}", format.name());
    }
}

/// A PDF of one page with some lines (ISO 32000-1, 7.5).
fn pdf(lines: &[&str]) -> Vec<u8> {
    let shown: Vec<_> = lines.iter().map(|line| format!("({line}) Tj T* ")).collect();
    let content = format!("BT /F1 12 Tf 14 TL 72 720 Td {}ET", shown.concat());
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(file.len());
        write!(file, "{number} 0 obj\n{object}\nendobj\n").unwrap();
    }
    let (table, size) = (file.len(), places.len() + 1);
    write!(file, "xref\n0 {size}\n0000000000 65535 f \n").unwrap();
    for place in &places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    write!(file, "trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").unwrap();
    file
}

#[test]
fn a_pdf_is_read_by_way_of_pdftotext() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("story.pdf");
    std::fs::write(&path, pdf(&["\"We waited,\" said Bo Roe of Acme Corp.", "The crew slept on board."])).unwrap();
    let Err(error) = source::open(&Input::Path(path.clone()), &Options::default()) else { panic!("read a PDF") };
    assert!(error.to_string().contains("pdftotext FILE - | pullquote -"), "{error}");
    let Ok(output) = Command::new("pdftotext").arg(&path).arg("-").output() else {
        return common::skipped("there is no pdftotext (poppler-utils)");
    };
    let Ok(Opened::Article(article)) = source::parse(output.stdout, "standard input", &Options::default()) else {
        panic!("no article")
    };
    assert!(article.body.text().starts_with("\"We waited,\" said Bo Roe of Acme Corp."), "{:?}", article.body.text());
}
