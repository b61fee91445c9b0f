use super::{corpora, files, is_harmless, read};
use pullquote::{
    article::{Article, Date, EntityKind},
    source::{self, Format, Opened, Options},
};
use std::path::Path;

#[test]
fn hostile_samples_are_harmless_or_refused_in_words() {
    let Some(folder) = corpora() else { return };
    for path in files(&folder.join("samples/bad")) {
        match read(&path) {
            Ok(Opened::Article(article)) => assert!(is_harmless(article.body.text()), "{}", path.display()),
            Ok(Opened::Collection(list)) => {
                for (index, item) in list.items().enumerate() {
                    assert!(is_harmless(&item.headline), "{}", path.display());
                    if let Ok(article) = list.load(index) {
                        let text = article.body.text();
                        assert!(is_harmless(text) && !text.contains("root:") && text.len() < 100_000, "{}", path.display());
                    }
                }
            }
            Err(error) => assert!(!error.message.is_empty() && is_harmless(&error.to_string()), "{}", path.display()),
        }
    }
}

#[test]
fn naughty_strings_are_harmless_wherever_they_stand() {
    let Some(folder) = corpora() else { return };
    let text = std::fs::read_to_string(folder.join("samples/bad/blns.json")).unwrap();
    let strings: Vec<String> = serde_json::from_str(&text).unwrap();
    assert!(strings.len() > 400);
    for naughty in &strings {
        for (format, text) in forms(naughty) {
            let options = Options { format: Some(format), ..Options::default() };
            match source::parse(text.into_bytes(), naughty, &options) {
                Ok(Opened::Article(article)) => assert_harmless(&article, naughty),
                Ok(Opened::Collection(list)) => {
                    assert!(list.items().all(|item| is_harmless(&item.headline)), "{naughty:?}");
                    list.articles().filter_map(Result::ok).for_each(|article| assert_harmless(&article, naughty));
                }
                Err(error) => assert!(is_harmless(&error.message), "{naughty:?}: {error}"),
            }
        }
    }
}

/// A string in every place of every format that is written as text.
fn forms(naughty: &str) -> Vec<(Format, String)> {
    let foreign = serde_json::json!({
        "headline": naughty, "author": [naughty], "publisher": {"name": naughty}, "date": naughty, "url": naughty,
        "text": format!("Words {naughty} and more."), "people": [{"name": naughty}], "quotes": [{"exact": naughty}]
    });
    let own = serde_json::json!({
        "headline": naughty, "body": [naughty, {"kind": "heading", "text": naughty}],
        "quotes": [{"exact": naughty, "speaker": naughty}]
    });
    let xml = naughty.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let item = format!("<item><title>{xml}</title><description>{xml}</description></item>");
    let head = format!("<body.head><hedline><hl1>{xml}</hl1></hedline></body.head>");
    vec![
        (Format::Text, format!("{naughty}\n\n{naughty}\n")),
        (Format::Json, foreign.to_string()),
        (Format::Json, own.to_string()),
        (Format::Jsonl, format!("{foreign}\n{own}\n")),
        (Format::Markdown, format!("# {naughty}\n\n{naughty}\n\n[a]({naughty})\n")),
        (Format::Html, format!("<title>{naughty}</title><p>Words {naughty} and <a href='{naughty}'>more</a>.</p>")),
        (Format::Html, format!("<title>{xml}</title><p>Words {xml} and more.</p>")),
        (Format::Feed, format!("<rss version='2.0'><channel><title>{xml}</title>{item}</channel></rss>")),
        (Format::Nitf, format!("<nitf><body>{head}<body.content><p>Words {xml}</p></body.content></body></nitf>")),
    ]
}

fn assert_harmless(article: &Article, naughty: &str) {
    let lines = [&article.headline, &article.byline, &article.publisher, &article.url].into_iter().flatten();
    let quotes = article.given.unanchored.iter().map(|quote| &quote.exact);
    let names = article.given.entities.iter().flatten().map(|entity| entity.name.as_str());
    let notices = article.notices.iter().map(String::as_str);
    let mut shown = lines.chain(quotes).map(|line| &**line).chain(names).chain(notices);
    assert!(shown.all(is_harmless) && is_harmless(article.body.text()), "{naughty:?}");
}

/// The article that a sample holds.
fn article(folder: &Path, name: &str) -> Article {
    match read(&folder.join("samples").join(name)) {
        Ok(Opened::Article(article)) => *article,
        Ok(Opened::Collection(_)) => panic!("{name} is a list"),
        Err(error) => panic!("{error}"),
    }
}

/// The names of a kind that came with an article and were found in its text.
fn given(article: &Article, kind: EntityKind) -> Vec<&str> {
    let entities = article.given.entities.iter().flatten();
    entities.filter(|entity| entity.kind == kind && !entity.mentions.is_empty()).map(|entity| entity.name.as_str()).collect()
}

#[test]
fn every_version_of_ninjs_is_read_with_its_tags() {
    let Some(folder) = corpora() else { return };
    let ship = article(&folder, "ninjs-1.4-medium.json");
    assert_eq!(ship.headline.as_deref(), Some("Captain of wrecked cruise ship on trial in Italy"));
    assert_eq!(given(&ship, EntityKind::Person), ["Francesco Schettino"]);
    assert!(given(&ship, EntityKind::Place).contains(&"Italy"));
    for name in ["ninjs-2.1-tt.json", "ninjs-3.0-tt.json"] {
        let drill = article(&folder, name);
        assert_eq!(drill.headline.as_deref(), Some("Militärövning i jätteformat hålls 2023"), "{name}");
        assert_eq!(
            (drill.publisher.as_deref(), drill.published.as_ref().map(Date::day)),
            (Some("TT"), Some("2021-05-26")),
            "{name}"
        );
        assert!(drill.body.text().contains("Aurora 2023 kommer att genomföras"), "{name}");
    }
    assert!(article(&folder, "ninjs-3.0-dpa-german-quotes.json").body.text().starts_with("Für Lucien Favre"));
    assert!(article(&folder, "ninjs-3.0-aap-people.json").body.text().contains("Sports Anti-Doping Authority"));
}

#[test]
fn an_article_of_news_please_is_read() {
    let Some(folder) = corpora() else { return };
    let article = article(&folder, "newsplease.json");
    assert!(article.headline.unwrap().starts_with("Moscow to Kiev"));
    assert_eq!(
        (article.publisher.as_deref(), article.published.as_ref().map(Date::day)),
        (Some("www.rt.com"), Some("2017-07-17"))
    );
}

#[test]
fn annotations_without_a_text_are_refused_in_words() {
    let Some(folder) = corpora() else { return };
    for name in ["webanno-anno1.json", "webanno-anno26.json", "webanno-anno27.json"] {
        let Err(error) = read(&folder.join("samples").join(name)) else { panic!("{name} is an article") };
        assert!(error.to_string().contains("annotations beside the text"), "{error}");
    }
}

#[test]
fn agency_xml_is_read() {
    let Some(folder) = corpora() else { return };
    let headline = |name: &str| article(&folder, name).headline.unwrap().to_string();
    assert_eq!(headline("newsml-g2.xml"), "Fed to halt QE to avert \"bubble\"");
    assert!(headline("newsml-g2-nitf.xml").starts_with("Arizona Diamondbacks (29-23) at Philadelphia"));
}
