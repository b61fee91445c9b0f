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
    let text = text.ok()?;
    // What ends a line is told by all of a text whose start has carriage returns alone.
    let breaks = (text.contains('\n'), text.contains('\r'));
    if breaks == (false, true) {
        return None;
    }
    let mut text = plain::unix_lines(text.trim_start_matches('\u{feff}').to_owned());
    // A text of one line is cut between words, any other between paragraphs.
    let end = if breaks.0 { text.rfind(SEPARATOR) } else { text.rfind(' ') };
    text.truncate(end?);
    plain::read(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Opened, open};

    fn is_start_of_the_whole(text: String) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("long.txt");
        std::fs::write(&path, text).unwrap();
        let input = Input::Path(path);
        let preview = preview(&input, &Options::default()).unwrap();
        let Opened::Article(whole) = open(&input, &Options::default()).unwrap() else { panic!("a list") };
        assert_eq!(preview.headline, whole.headline);
        assert!(preview.body.len() > 10_000 && whole.body.text().starts_with(preview.body.text()));
    }

    #[test]
    fn a_preview_is_the_start_of_the_whole() {
        is_start_of_the_whole(format!("A headline\n\n{}", "Some words of a long text.\n\n".repeat(60_000)));
    }

    #[test]
    fn a_text_of_one_line_has_a_preview_too() {
        is_start_of_the_whole("Some words of a long line. ".repeat(60_000));
    }
}
