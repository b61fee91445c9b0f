//! Texts with a label after each closing mark: `{S}` where the words are somebody's, `{N}` where they are nobody's.

/// A text without its labels, and the byte at which each quotation ends, with whether the words are somebody's.
pub fn read(text: &str) -> (String, Vec<(usize, bool)>) {
    const LABEL: usize = "{S}".len();
    let (mut plain, mut verdicts) = (String::new(), Vec::new());
    let mut rest = text.trim();
    while let Some(at) = rest.find('{') {
        plain.push_str(&rest[..at]);
        verdicts.push((plain.len(), rest[at..].starts_with("{S}")));
        rest = &rest[at + LABEL..];
    }
    (plain + rest, verdicts)
}

/// The articles of a file, each after a line `=== name`, in its order.
pub fn articles(file: &str) -> impl Iterator<Item = &str> {
    file.split("\n=== ").skip(1).filter_map(|article| Some(article.split_once('\n')?.1))
}
