//! Passages written and labelled for the training: `passages/`, one file after the other.

use std::{error::Error, fs, path::Path};

#[path = "../../tests/passages/labels.rs"]
#[allow(dead_code, reason = "only the names are learned from")]
mod labels;

use pullquote::article::{Body, Span};

use crate::corpus;

/// A text, and its names with the numbers of their kinds.
pub type Passage = (Body, Vec<(Span, usize)>);

/// Reads all passages.
pub fn read() -> Result<Vec<Passage>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/train/passages");
    let mut files = fs::read_dir(folder)?.map(|file| Ok(file?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    files.sort();
    let mut all = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path)?;
        for (id, labelled) in labels::passages(&text) {
            let at = |what: String| format!("{}, {id}: {what}", path.display());
            let labels = labels::read(labelled).map_err(at)?;
            let mut names = Vec::with_capacity(labels.names.len());
            for name in &labels.names {
                names.push((
                    name.span,
                    corpus::kind(&name.kind.to_string()).ok_or_else(|| at(format!("the kind {}", name.kind)))?,
                ));
            }
            all.push((Body::verbatim(labels.text)?, names));
        }
    }
    Ok(all)
}
