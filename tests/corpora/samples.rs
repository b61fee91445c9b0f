use super::{corpora, files, is_harmless, read};
use pullquote::source::Opened;

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
fn agency_xml_is_read() {
    let Some(folder) = corpora() else { return };
    let headline = |name: &str| match read(&folder.join("samples").join(name)) {
        Ok(Opened::Article(article)) => article.headline.unwrap(),
        Ok(Opened::Collection(_)) => panic!("{name} is a list"),
        Err(error) => panic!("{error}"),
    };
    assert_eq!(headline("newsml-g2.xml"), "Fed to halt QE to avert \"bubble\"");
    assert!(headline("newsml-g2-nitf.xml").starts_with("Arizona Diamondbacks (29-23) at Philadelphia"));
}
