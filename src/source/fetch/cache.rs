//! Pages that were fetched, one file each: a line of JSON that says what it is, then its bytes.

use std::{
    env, fmt, fs,
    io::{self, Write},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use serde::{Deserialize, Serialize};

use super::{CacheFolder, Page};

/// Files kept at most; the oldest go first.
const MOST_FILES: usize = 500;

/// The folder of kept pages. Failing to keep or to find one is no error: it is fetched again.
pub struct Cache {
    folder: PathBuf,
}

/// A page that was kept.
pub struct Kept {
    pub page: Page,
    pub age: Age,
}

/// How long ago it was fetched, in words.
pub struct Age(Duration);

#[derive(Serialize, Deserialize)]
struct Head {
    /// The address that was asked for; two may share a file name.
    asked: String,
    address: String,
    charset: Option<String>,
    etag: Option<String>,
    last_modified: Option<String>,
    bytes: usize,
}

impl Cache {
    /// The cache that is asked for, if there is a place for it.
    pub fn of(folder: &CacheFolder) -> Option<Self> {
        let folder = match folder {
            CacheFolder::None => return None,
            CacheFolder::At(folder) => folder.clone(),
            CacheFolder::OfUser => {
                let absolute = |path: PathBuf| path.is_absolute().then_some(path);
                let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).and_then(absolute);
                let home = || env::var_os("HOME").map(PathBuf::from).and_then(absolute).map(|home| home.join(".cache"));
                cache.or_else(home)?.join("pullquote").join("pages")
            }
        };
        Some(Self { folder })
    }

    /// What is kept of an address.
    pub fn load(&self, asked: &str) -> Option<Kept> {
        let path = self.path(asked);
        let mut bytes = fs::read(&path).ok()?;
        let end = memchr::memchr(b'\n', &bytes)?;
        let head: Head = serde_json::from_slice(&bytes[..end]).ok()?;
        bytes.drain(..=end);
        if head.asked != asked || head.bytes != bytes.len() {
            return None;
        }
        let modified = fs::metadata(&path).and_then(|metadata| metadata.modified()).ok()?;
        let age = Age(SystemTime::now().duration_since(modified).unwrap_or_default());
        let Head { address, charset, etag, last_modified, .. } = head;
        Some(Kept { page: Page { address, bytes, charset, etag, last_modified }, age })
    }

    /// Keeps a page.
    pub fn keep(&self, asked: &str, page: &Page) {
        // A cache that can't be written only costs time.
        let _ = self.write(asked, page);
    }

    fn write(&self, asked: &str, page: &Page) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let head = Head {
            asked: asked.to_owned(),
            address: page.address.clone(),
            charset: page.charset.clone(),
            etag: page.etag.clone(),
            last_modified: page.last_modified.clone(),
            bytes: page.bytes.len(),
        };
        let path = self.path(asked);
        let temporary = path.with_extension(format!("{}.{:?}.part", std::process::id(), std::thread::current().id()));
        let written = (|| {
            let mut file = fs::File::create(&temporary)?;
            serde_json::to_writer(&mut file, &head)?;
            file.write_all(b"\n")?;
            file.write_all(&page.bytes)?;
            fs::rename(&temporary, &path)
        })();
        if written.is_err() {
            let _ = fs::remove_file(&temporary);
        }
        self.forget_oldest()?;
        written
    }

    fn forget_oldest(&self) -> io::Result<()> {
        let mut files: Vec<_> = fs::read_dir(&self.folder)?
            .flatten()
            .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
            .collect();
        files.sort();
        let surplus = files.len().saturating_sub(MOST_FILES);
        files.iter().take(surplus).try_for_each(|(_, path)| fs::remove_file(path))
    }

    fn path(&self, asked: &str) -> PathBuf {
        Path::new(&self.folder).join(format!("{:016x}.page", fnv1a(asked.as_bytes())))
    }
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo): a file name that stays the same from build to build.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

impl fmt::Display for Age {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minutes = self.0.as_secs() / 60;
        let (count, unit) = match minutes {
            0..60 => (minutes, "minute"),
            60..2880 => (minutes / 60, "hour"),
            _ => (minutes / 1440, "day"),
        };
        write!(formatter, "{count} {unit}{}", if count == 1 { "" } else { "s" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Page {
        Page {
            address: "https://a.test/b".to_owned(),
            bytes: text.as_bytes().to_vec(),
            charset: Some("utf-8".to_owned()),
            etag: Some("\"1\"".to_owned()),
            last_modified: None,
        }
    }

    #[test]
    fn a_page_is_kept_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::of(&CacheFolder::At(folder.path().join("pages"))).unwrap();
        assert!(cache.load("x").is_none());
        cache.keep("x", &page("one\ntwo"));
        assert_eq!(cache.load("x").unwrap().page, page("one\ntwo"));
        assert!(cache.load("y").is_none());
        fs::write(cache.path("x"), "{\"cut").unwrap();
        assert!(cache.load("x").is_none());
        assert_eq!(fs::read_dir(folder.path().join("pages")).unwrap().count(), 1);
    }

    #[test]
    fn ages_are_told_in_words() {
        let age = |seconds| Age(Duration::from_secs(seconds)).to_string();
        assert_eq!([age(5), age(60), age(3600), age(172_800)], ["0 minutes", "1 minute", "1 hour", "2 days"]);
    }
}
