use std::{
    env,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use super::{Key, Record, record::VERSION};

/// Kept articles, one file each, in one folder.
#[derive(Debug, Clone)]
pub struct Library {
    folder: PathBuf,
}

/// A record as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// What is kept; none where nothing is.
    pub record: Option<Record>,
    /// What the user should be told, once: a corrupt file was set aside.
    pub warning: Option<String>,
}

/// Why something could not be kept.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder or file can't be read or written.
    #[error("places and bookmarks are not kept: {error}: {}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A newer pullquote wrote the file.
    #[error("places and bookmarks are not kept: a newer pullquote wrote them (form {version}, this one knows {VERSION}): {}", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its form.
        version: u64,
    },
}

impl Library {
    /// The user's own: `$XDG_STATE_HOME/pullquote`, else `~/.local/state/pullquote` (XDG Base
    /// Directory Specification 0.8); none where there is no home.
    pub fn of_user() -> Option<Self> {
        let absolute = |path: PathBuf| path.is_absolute().then_some(path);
        let state = env::var_os("XDG_STATE_HOME").map(PathBuf::from).and_then(absolute);
        let home = || env::var_os("HOME").map(PathBuf::from).and_then(absolute).map(|home| home.join(".local/state"));
        Some(Self::at(state.or_else(home)?.join("pullquote")))
    }

    /// In a folder, which is made when something is first kept.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// What is kept of an article. A file that can't be understood is set aside as
    /// `….corrupt-<seconds since 1970>`.
    ///
    /// # Errors
    /// When the file can't be read, or is of a newer form.
    pub fn load(&self, key: Key) -> Result<Loaded, Error> {
        let path = self.path(key);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Loaded { record: None, warning: None }),
            Err(error) => return Err(Error::Io { path, error }),
        };
        if let Some(version) = newer(&bytes) {
            return Err(Error::Newer { path, version });
        }
        match serde_json::from_slice(&bytes) {
            Ok(record) => Ok(Loaded { record: Some(record), warning: None }),
            Err(_) => Ok(Loaded { record: None, warning: Some(set_aside(&path)?) }),
        }
    }

    /// Changes what is kept of an article, and returns when the change is on the disk. Gives a
    /// warning to show where a corrupt file was set aside.
    ///
    /// # Errors
    /// When the file can't be read or written, or is of a newer form.
    pub fn change(&self, key: Key, title: &str, change: impl FnOnce(&mut Record)) -> Result<Option<String>, Error> {
        create_private(&self.folder).map_err(|error| Error::Io { path: self.folder.clone(), error })?;
        let _lock = self.lock()?;
        let Loaded { record, warning } = self.load(key)?;
        let mut record = record.unwrap_or_else(|| Record::new(title));
        change(&mut record);
        let path = self.path(key);
        write_whole(&path, &record).map_err(|error| Error::Io { path, error })?;
        Ok(warning)
    }

    fn path(&self, key: Key) -> PathBuf {
        self.folder.join(format!("{key}.json"))
    }

    /// The lock that all instances share; released when dropped, also when the process is killed.
    fn lock(&self) -> Result<File, Error> {
        let path = self.folder.join("lock");
        let locked = OpenOptions::new().create(true).truncate(false).write(true).open(&path).and_then(|file| {
            file.lock()?;
            Ok(file)
        });
        locked.map_err(|error| Error::Io { path, error })
    }
}

/// Creates a folder that is its owner's alone, as the XDG Base Directory Specification wants it: what somebody reads is
/// nobody else's business.
fn create_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// The form of a record that a newer pullquote wrote.
fn newer(bytes: &[u8]) -> Option<u64> {
    let value: serde_json::Value = serde_json::from_slice(bytes).ok()?;
    value.get("version")?.as_u64().filter(|version| *version > u64::from(VERSION))
}

fn set_aside(path: &Path) -> Result<String, Error> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let mut aside = path.as_os_str().to_owned();
    aside.push(format!(".corrupt-{seconds}"));
    fs::rename(path, &aside).map_err(|error| Error::Io { path: path.to_owned(), error })?;
    Ok(format!("the kept state of this article was damaged; it was set aside as {}", Path::new(&aside).display()))
}

/// Replaces a file so that it is whole at any moment and on the disk at the end.
fn write_whole(path: &Path, record: &Record) -> io::Result<()> {
    let temporary = path.with_extension("json.new");
    let mut file = File::create(&temporary)?;
    file.write_all(&serde_json::to_vec(record)?)?;
    file.sync_all()?;
    fs::rename(&temporary, path)?;
    // The rename itself is on the disk once its folder is.
    path.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{article::Article, library::Bookmark};

    fn at(byte: usize) -> Bookmark {
        Bookmark { byte, label: format!("at {byte}") }
    }

    fn key() -> Key {
        Key::of(&Article::from_paragraphs(["A story."]))
    }

    #[test]
    fn an_article_without_a_headline_keeps_no_more_than_the_start_of_its_text() {
        let state = tempfile::tempdir().unwrap();
        let library = Library { folder: state.path().join("kept") };
        library.change(key(), &"all of it ".repeat(100_000), |record| record.bookmark(at(3))).unwrap();
        assert!(fs::metadata(library.path(key())).unwrap().len() < 1000);
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&library.folder).unwrap().permissions()) & 0o777, 0o700);
    }

    #[test]
    fn what_is_kept_is_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::at(folder.path().join("deep/er"));
        assert_eq!(library.load(key()).unwrap().record, None);
        library.change(key(), "A story", |record| record.place = Some(7)).unwrap();
        library.change(key(), "A story", |record| record.bookmark(at(3))).unwrap();
        let record = library.load(key()).unwrap().record.unwrap();
        assert_eq!((record.place, record.bookmarks), (Some(7), vec![at(3)]));
    }

    #[test]
    fn bookmarks_are_sorted_and_one_a_place() {
        let mut record = Record::new("A story");
        for byte in [9, 2, 9] {
            record.bookmark(at(byte));
        }
        assert_eq!(record.bookmarks, [at(2), at(9)]);
        record.remove_bookmark(2);
        assert_eq!(record.bookmarks, [at(9)]);
    }

    #[test]
    fn a_damaged_file_is_set_aside_with_one_warning() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::at(folder.path());
        library.change(key(), "A story", |_| {}).unwrap();
        fs::write(library.path(key()), b"{\"version\":1,").unwrap();
        let loaded = library.load(key()).unwrap();
        assert!(loaded.record.is_none() && loaded.warning.unwrap().contains(".corrupt-"));
        assert_eq!(library.load(key()).unwrap().warning, None);
        let kept = fs::read_dir(folder.path()).unwrap().filter_map(Result::ok);
        assert!(kept.map(|file| file.file_name()).any(|name| name.to_string_lossy().contains(".corrupt-")));
    }

    #[test]
    fn the_state_of_a_newer_pullquote_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::at(folder.path());
        let text = r#"{"version":2,"title":"A story","marks":{}}"#;
        fs::write(library.path(key()), text).unwrap();
        assert!(matches!(library.change(key(), "A story", |_| {}), Err(Error::Newer { version: 2, .. })));
        assert_eq!(fs::read_to_string(library.path(key())).unwrap(), text);
    }

    #[test]
    fn eight_writers_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for writer in 0..8 {
                let library = Library::at(folder.path());
                scope.spawn(move || {
                    for step in 0..10 {
                        library.change(key(), "A story", |record| record.bookmark(at(writer * 10 + step))).unwrap();
                    }
                });
            }
        });
        let record = Library::at(folder.path()).load(key()).unwrap().record.unwrap();
        assert_eq!(record.bookmarks.len(), 80);
    }

    #[test]
    fn a_folder_that_can_not_be_written_is_an_error_in_words() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a file");
        fs::write(&file, b"").unwrap();
        let error = Library::at(file.join("pullquote")).change(key(), "A story", |_| {}).unwrap_err();
        assert!(error.to_string().contains("are not kept"), "{error}");
    }
}
