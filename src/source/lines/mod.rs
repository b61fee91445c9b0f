//! One article a line (JSONL): the list opens at once and grows while the rest is looked at.
//!
//! [`Peeked`] tells whether a stream is of this kind. [`index`] runs on a thread of its own and keeps of each line its place and what the list shows;
//! the line itself is read again when its article is entered. What can't be read twice (standard
//! input, a packed file) is written to an unnamed temporary file on the way.

mod index;
mod peek;

pub use peek::Peeked;

use std::{
    fs::File,
    io::{self, Read},
    ops::Range,
    os::unix::fs::FileExt,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
};

use super::{Collection, Error, ErrorKind, Item, charset, json, sanitize};
use crate::article::{Article, Date};

/// The articles of a JSONL file.
pub struct Lines {
    name: String,
    file: File,
    shared: Arc<Shared>,
}

/// What the list and the thread that fills it share.
#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    grown: Condvar,
}

#[derive(Default)]
struct State {
    entries: Vec<Entry>,
    is_complete: bool,
    /// Whether nobody reads the list any more.
    is_dropped: bool,
}

/// What is kept of a line: some 200 bytes.
struct Entry {
    /// Where it stands in the file.
    place: Range<u64>,
    /// Its number, counted from 1.
    line: u32,
    headline: Box<str>,
    published: Option<Date>,
    /// Shared by all of the same publisher.
    publisher: Option<Arc<str>>,
    words: Option<u32>,
    quotes: Option<u32>,
    error: Option<Box<str>>,
}

impl Lines {
    /// The lines of a file that can be read again at any place.
    pub fn of_file(file: File, name: &str) -> io::Result<Arc<Self>> {
        let stream = file.try_clone()?;
        Self::start(file, None, stream, name)
    }

    /// The lines of a stream, kept in a temporary file that has no name and so is gone with the
    /// program.
    pub fn of_stream(stream: impl Read + Send + 'static, name: &str) -> io::Result<Arc<Self>> {
        // /tmp may lie in memory; /var/tmp is for what is large.
        let file = tempfile::tempfile_in("/var/tmp").or_else(|_| tempfile::tempfile())?;
        let copy = file.try_clone()?;
        Self::start(file, Some(copy), stream, name)
    }

    fn start(file: File, copy: Option<File>, stream: impl Read + Send + 'static, name: &str) -> io::Result<Arc<Self>> {
        let shared = Arc::new(Shared::default());
        let filled = Arc::clone(&shared);
        std::thread::Builder::new().name("lines".to_owned()).spawn(move || index::fill(&filled, stream, copy))?;
        Ok(Arc::new(Self { name: name.to_owned(), file, shared }))
    }

    fn error(&self, line: u32, message: impl Into<String>) -> Error {
        Error::new(ErrorKind::Malformed, &self.name, message).at_line(line as usize)
    }
}

impl Shared {
    /// A thread that panicked leaves a list that is only shorter.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        self.shared.state().is_dropped = true;
    }
}

impl Collection for Lines {
    fn title(&self) -> String {
        self.name.clone()
    }

    fn len(&self) -> usize {
        self.shared.state().entries.len()
    }

    fn is_complete(&self) -> bool {
        self.shared.state().is_complete
    }

    fn wait(&self, index: usize) -> bool {
        let mut state = self.shared.state();
        while index >= state.entries.len() && !state.is_complete {
            state = self.shared.grown.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        index < state.entries.len()
    }

    fn item(&self, index: usize) -> Option<Item> {
        let state = self.shared.state();
        let entry = state.entries.get(index)?;
        Some(Item {
            headline: entry.headline.to_string(),
            published: entry.published.clone(),
            publisher: entry.publisher.as_deref().map(str::to_owned),
            words: entry.words,
            quotes: entry.quotes,
            error: entry.error.as_deref().map(|error| self.error(entry.line, error).to_string()),
        })
    }

    fn load(&self, index: usize) -> Result<Article, Error> {
        let found = self.shared.state().entries.get(index).map(|entry| (entry.place.clone(), entry.line, entry.error.clone()));
        let Some((place, line, error)) = found else {
            return Err(Error::new(ErrorKind::Unreadable, &self.name, format!("there is no article number {}", index + 1)));
        };
        if let Some(error) = error {
            return Err(self.error(line, error));
        }
        let mut bytes = vec![0; (place.end - place.start) as usize];
        self.file.read_exact_at(&mut bytes, place.start).map_err(|error| {
            let message = match error.kind() {
                io::ErrorKind::UnexpectedEof => "the file became shorter while it was read; open it again".to_owned(),
                _ => sanitize::line(&error.to_string()),
            };
            Error { kind: ErrorKind::Unreadable, ..self.error(line, message) }
        })?;
        let decoded = charset::decode(bytes, None);
        let mut article = json::on_line(line as usize, &decoded.text, &self.name)?;
        article.notices.extend(decoded.notice);
        Ok(article)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Arc<dyn Collection> {
        Lines::of_stream(io::Cursor::new(text.to_owned()), "a.jsonl").unwrap()
    }

    #[test]
    fn each_line_is_an_article() {
        let list = lines("{\"title\":\"One\",\"text\":\"First.\"}\r\n\n{\"headline\":\"Two\",\"body\":[\"Second.\"]}");
        let headlines: Vec<_> = list.items().map(|item| item.headline).collect();
        assert_eq!(headlines, ["One", "Two"]);
        assert_eq!(list.load(0).unwrap().body.text(), "First.");
        assert_eq!(list.load(1).unwrap().body.text(), "Second.");
        assert!(list.is_complete() && list.load(2).is_err() && list.item(2).is_none());
    }

    #[test]
    fn a_bad_line_costs_that_line_alone() {
        let list =
            lines("{\"title\":\"One\",\"text\":\"First.\"}\n{\"title\":\n\n[]\n{\"title\":\"Two\",\"text\":\"Second.\"}\n");
        let errors: Vec<_> = list.items().map(|item| item.error).collect();
        assert_eq!(errors.len(), 4);
        assert!(errors[1].as_ref().unwrap().starts_with("a.jsonl:2: "), "{errors:?}");
        assert!(errors[2].as_ref().unwrap().starts_with("a.jsonl:4: "), "{errors:?}");
        assert!(list.load(1).unwrap_err().to_string().starts_with("a.jsonl:2: "));
        assert_eq!(list.load(3).unwrap().headline.as_deref(), Some("Two"));
    }

    #[test]
    fn a_file_that_became_shorter_is_said_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        std::fs::write(&path, "{\"title\":\"One\",\"text\":\"First.\"}\n".repeat(3)).unwrap();
        let list: Arc<dyn Collection> = Lines::of_file(File::open(&path).unwrap(), "a.jsonl").unwrap();
        assert_eq!(list.items().count(), 3);
        File::options().write(true).open(&path).unwrap().set_len(40).unwrap();
        assert!(list.load(0).is_ok() && list.load(2).unwrap_err().to_string().contains("became shorter"));
    }
}
