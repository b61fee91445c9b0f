//! Several inputs as one list.

use std::{fs::Metadata, sync::OnceLock};

use super::{Collection, Error, ErrorKind, Input, Item, Opened, Options, Progress, open, sanitize};
use crate::article::Article;

/// Bytes up to which a file is read for what the list shows of it; a longer one shows its name.
const SHORT: u64 = 64 * 1024;

/// The things named on the command line, opened one by one as they are entered.
#[derive(Debug)]
pub struct Files {
    inputs: Vec<Input>,
    options: Options,
    /// What the list shows of each, made when it is first shown.
    items: Vec<OnceLock<Item>>,
}

impl Files {
    /// A list of inputs.
    pub fn new(inputs: Vec<Input>, options: Options) -> Self {
        let items = inputs.iter().map(|_| OnceLock::new()).collect();
        Self { inputs, options, items }
    }

    /// The headline of a short file, else its first words; the name of a long one and of what may let one wait.
    fn look(&self, input: &Input) -> Item {
        let name = || Item { headline: sanitize::line(&input.name()), ..Item::default() };
        let waits = |file: &Metadata| !file.is_dir() && (!file.is_file() || file.len() > SHORT);
        match input {
            Input::Path(path) if !path.metadata().is_ok_and(|file| waits(&file)) => {}
            _ => return name(),
        }
        match open(input, &self.options) {
            Ok(Opened::Article(article)) => Item {
                headline: Some(article.title()).filter(|title| !title.is_empty()).map_or_else(|| name().headline, str::to_owned),
                published: article.published.clone(),
                publisher: article.publisher.as_deref().map(str::to_owned),
                ..Item::default()
            },
            Ok(Opened::Collection(list)) => Item { headline: list.title(), ..Item::default() },
            Err(error) => Item { error: Some(error.to_string()), ..Item::default() },
        }
    }
}

impl Collection for Files {
    fn title(&self) -> String {
        format!("{} files", self.inputs.len())
    }

    fn len(&self) -> usize {
        self.inputs.len()
    }

    fn is_complete(&self) -> bool {
        true
    }

    fn item(&self, index: usize) -> Option<Item> {
        let (input, item) = (self.inputs.get(index)?, self.items.get(index)?);
        Some(item.get_or_init(|| self.look(input)).clone())
    }

    fn load(&self, index: usize) -> Result<Article, Error> {
        match self.open(index, &self.options.progress)? {
            Opened::Article(article) => Ok(*article),
            Opened::Collection(list) if list.wait(0) => list.load(0),
            Opened::Collection(list) => Err(Error::new(ErrorKind::Malformed, list.title(), "holds no article")),
        }
    }

    fn open(&self, index: usize, progress: &Progress) -> Result<Opened, Error> {
        let missing = || Error::new(ErrorKind::Unreadable, self.title(), format!("there is no file number {}", index + 1));
        open(self.inputs.get(index).ok_or_else(missing)?, &self.options.watched(progress))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_files_shows_headlines_names_and_what_is_wrong() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            Input::Path(path)
        };
        let inputs = vec![
            file("a.txt", "Ferry stays in port\n\nNobody moved.\n"),
            file("b.json", "{\"headline\": 7}"),
            file("c.txt", &format!("A long one\n\n{}", "word ".repeat(20_000))),
            file("d.txt", "No headline, but a sentence.\n"),
            Input::Path(folder.path().join("none.txt")),
            Input::Path(folder.path().into()),
        ];
        let files = Files::new(inputs, Options::default());
        let item = |index| files.item(index).unwrap();
        assert_eq!((item(0).headline.as_str(), item(0).error), ("Ferry stays in port", None));
        let error = item(1).error.unwrap();
        let why = if cfg!(feature = "formats") { "holds no article" } else { "expected a string" };
        assert!(error.contains(why), "{error}");
        assert!(item(2).headline.ends_with("c.txt"));
        assert_eq!(item(3).headline, "No headline, but a sentence.");
        assert!(item(4).error.unwrap().ends_with("none.txt: No such file or directory"));
        assert!(item(5).error.unwrap().contains("is a folder"));
        assert_eq!(files.item(6), None);
    }
}
