//! Texts to measure on: the samples that are compiled in, over and over, to any size.

use pullquote::article::{Article, BlockKind, Body};

/// Plain text of at least `bytes` bytes: paragraphs with a blank line between.
pub fn plain(bytes: usize) -> String {
    const SAMPLES: [&str; 2] =
        [include_str!("../../assets/samples/harbor.txt"), include_str!("../../assets/samples/observatory.txt")];
    let mut text = String::with_capacity(bytes + 16 * 1024);
    for sample in SAMPLES.iter().cycle() {
        text.push_str(sample.trim_end());
        text.push_str("\n\n");
        if text.len() >= bytes {
            return text;
        }
    }
    text
}

#[allow(dead_code, reason = "not every bench annotates or reads")]
/// An article of at least `bytes` bytes.
pub fn article(bytes: usize) -> Article {
    let text = plain(bytes);
    let blocks = text.split("\n\n").filter(|words| !words.is_empty()).map(|words| (BlockKind::Paragraph, words));
    Article { body: Body::from_blocks(blocks), ..Article::default() }
}
