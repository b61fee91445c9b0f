//! The start of a long text, to be read while the rest loads.

use std::{fs::File, io::Read};

use super::{
    Format, Input, Options,
    detect::{self, Look},
    plain,
};
use crate::article::{Article, SEPARATOR};

/// The article of the first part of a long text file, to be read while the rest loads: its body is
/// the start of the whole one's.
pub fn preview(input: &Input, options: &Options) -> Option<Article> {
    const START: u64 = 128 * 1024;
    const LONG: u64 = 1024 * 1024;
    let Input::Path(path) = input else { return None };
    let metadata = path.metadata().ok()?;
    if !metadata.is_file() || metadata.len() < LONG || options.format.is_some_and(|format| format != Format::Text) {
        return None;
    }
    let mut start = Vec::new();
    File::open(path).ok()?.take(START).read_to_end(&mut start).ok()?;
    if detect::look(&start, &path.to_string_lossy()) != Look::Format(Format::Text) && options.format.is_none() {
        return None;
    }
    let text = String::from_utf8(start).or_else(|error| {
        // The last character may have been cut; what is before it is whole.
        let valid = error.utf8_error().valid_up_to();
        let mut bytes = error.into_bytes();
        bytes.truncate(valid);
        String::from_utf8(bytes)
    });
    // What ends a line in a text is told by all of it where the start has no line feed.
    let text = text.ok().filter(|text| text.contains('\n'))?;
    let mut text = plain::unix_lines(text.trim_start_matches('\u{feff}').to_owned());
    text.truncate(text.rfind(SEPARATOR)?);
    plain::read(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Opened, open};

    #[test]
    fn a_preview_is_the_start_of_the_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("long.txt");
        std::fs::write(&path, format!("A headline\n\n{}", "Some words of a long text.\n\n".repeat(60_000))).unwrap();
        let input = Input::Path(path);
        let preview = preview(&input, &Options::default()).unwrap();
        let Opened::Article(whole) = open(&input, &Options::default()).unwrap() else { panic!("a list") };
        assert_eq!(preview.headline, whole.headline);
        assert!(preview.body.len() > 10_000 && whole.body.text().starts_with(preview.body.text()));
    }
}
