//! The sample articles that are compiled in.

use crate::{
    article::Article,
    source::{self, Error, ErrorKind, Opened},
};

/// A sample article.
pub struct Sample {
    /// What `--sample` calls it.
    pub name: &'static str,
    /// What it shows, one line.
    pub about: &'static str,
    bytes: &'static [u8],
}

/// All samples; the first opens where nothing else is asked for.
pub const ALL: [Sample; 3] = [
    Sample {
        name: "contract",
        about: "employees, a company and an agency; comes annotated",
        bytes: include_bytes!("../../assets/samples/contract.json"),
    },
    Sample {
        name: "harbor",
        about: "a strike, many speakers, a quote over two paragraphs; plain text",
        bytes: include_bytes!("../../assets/samples/harbor.txt"),
    },
    Sample {
        name: "observatory",
        about: "British single quotation marks, acronyms, feet that are no quotes; plain text",
        bytes: include_bytes!("../../assets/samples/observatory.txt"),
    },
];

/// The sample of a name.
pub fn find(name: &str) -> Option<&'static Sample> {
    ALL.iter().find(|sample| sample.name == name)
}

impl Sample {
    /// Reads it, through the same door as any file.
    pub fn load(&self) -> Result<Article, Error> {
        let name = format!("sample {}", self.name);
        match source::parse(self.bytes.to_vec(), &name, &source::Options::default())? {
            Opened::Article(article) => Ok(*article),
            Opened::Collection(_) => Err(Error::new(ErrorKind::Malformed, name, "is a list, not an article")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_opens() {
        for sample in &ALL {
            let article = sample.load().unwrap();
            assert!(article.headline.is_some(), "{} has a headline", sample.name);
            assert!(article.body.blocks().len() > 5, "{} has paragraphs", sample.name);
        }
    }

    #[test]
    fn every_sample_is_as_long_as_a_news_article() {
        for sample in &ALL {
            let words = sample.load().unwrap().body.text().split_whitespace().count();
            assert!((400..=700).contains(&words), "{} has {words} words", sample.name);
        }
    }

    #[test]
    fn samples_come_annotated_and_plain() {
        let given = ALL.iter().filter(|sample| sample.load().unwrap().given.quotes.is_some()).count();
        assert!(given > 0 && given < ALL.len(), "{given} of {} come with quotes", ALL.len());
    }
}
