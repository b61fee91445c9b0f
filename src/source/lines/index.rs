//! Fills the list, line by line.

use std::{
    collections::HashSet,
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Read, Write},
    sync::Arc,
};

use super::{Entry, Shared};
use crate::source::{json, sanitize};

/// Bytes of the longest line that is read as an article.
pub const LONGEST_LINE: u64 = 256 * 1024 * 1024;
/// Bytes of a stream that are kept; more than that is no list for a person.
const MOST_KEPT: u64 = 16 * 1024 * 1024 * 1024;
/// Lines after which the list is told, where they come in fast.
const BATCH: usize = 64;

/// Reads the stream to its end. `copy` is where it is kept, if it can't be read again.
pub fn fill(shared: &Shared, stream: impl Read, copy: Option<File>) {
    let stream = BufReader::with_capacity(1 << 18, stream);
    let mut index =
        Index { shared, copy: copy.map(BufWriter::new), entries: Vec::new(), publishers: HashSet::new(), at: 0, line: 0 };
    let result = index.read(stream);
    if let Err(error) = result {
        let message = format!("the rest can't be read: {}", sanitize::line(&error.to_string()));
        index.line += 1;
        index.entries.push(index.failed(0, &message));
    }
    // What could not be flushed was told above, or is told when its article is entered.
    let _ = index.tell(true);
}

struct Index<'a> {
    shared: &'a Shared,
    copy: Option<BufWriter<File>>,
    /// Lines that the list does not know yet.
    entries: Vec<Entry>,
    publishers: HashSet<Arc<str>>,
    /// The byte after the last line.
    at: u64,
    /// The number of the last line.
    line: u32,
}

impl Index<'_> {
    fn read(&mut self, mut stream: BufReader<impl Read>) -> io::Result<()> {
        let mut line = Vec::new();
        loop {
            line.clear();
            let mut length = stream.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)? as u64;
            if length == 0 {
                return Ok(());
            }
            if let Some(copy) = &mut self.copy {
                copy.write_all(&line)?;
            }
            let too_long = length == LONGEST_LINE && !line.ends_with(b"\n");
            if too_long {
                length += self.pass_over(&mut stream)?;
            }
            self.line = self.line.saturating_add(1);
            if too_long {
                self.entries.push(self.failed(length, "the line is longer than 256 MB, the most that is read"));
            } else if !line.trim_ascii().is_empty() {
                let entry = self.entry(&line);
                self.entries.push(entry);
            }
            self.at += length;
            if self.copy.is_some() && self.at > MOST_KEPT {
                return Err(io::Error::other("it is longer than 16 GB, the most that is kept"));
            }
            // What comes in slowly is told at once.
            if (self.entries.len() >= BATCH || stream.buffer().is_empty()) && !self.tell(false)? {
                return Ok(());
            }
        }
    }

    /// Passes over the rest of a line; its length.
    fn pass_over(&mut self, stream: &mut BufReader<impl Read>) -> io::Result<u64> {
        let mut length = 0;
        loop {
            let buffer = stream.fill_buf()?;
            let end = memchr::memchr(b'\n', buffer).map(|at| at + 1);
            let used = end.unwrap_or(buffer.len());
            if let Some(copy) = &mut self.copy {
                copy.write_all(&buffer[..used])?;
            }
            stream.consume(used);
            length += used as u64;
            if end.is_some() || used == 0 {
                return Ok(length);
            }
        }
    }

    fn entry(&mut self, line: &[u8]) -> Entry {
        let text = String::from_utf8_lossy(line);
        match json::summary(text.trim_start_matches('\u{feff}').trim_end()) {
            Ok(item) => Entry {
                place: self.at..self.at + line.len() as u64,
                line: self.line,
                headline: item.headline.into(),
                published: item.published,
                publisher: item.publisher.map(|name| self.shared_name(&name)),
                words: item.words,
                quotes: item.quotes,
                error: None,
            },
            Err(message) => self.failed(line.len() as u64, &message),
        }
    }

    fn failed(&self, length: u64, message: &str) -> Entry {
        Entry {
            place: self.at..self.at + length,
            line: self.line,
            headline: "".into(),
            published: None,
            publisher: None,
            words: None,
            quotes: None,
            error: Some(message.into()),
        }
    }

    fn shared_name(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.publishers.get(name) {
            return Arc::clone(known);
        }
        let name: Arc<str> = name.into();
        self.publishers.insert(Arc::clone(&name));
        name
    }

    /// Gives the list what it does not know yet. False where nobody reads it any more.
    fn tell(&mut self, is_complete: bool) -> io::Result<bool> {
        let flushed = self.copy.as_mut().map_or(Ok(()), Write::flush);
        let mut state = self.shared.state();
        state.entries.append(&mut self.entries);
        state.is_complete = is_complete;
        self.shared.grown.notify_all();
        flushed.map(|()| !state.is_dropped)
    }
}
