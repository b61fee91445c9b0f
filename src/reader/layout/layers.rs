//! Which highlights lie on a row: sorted spans swept into segments.

use super::measure::clusters;
use crate::article::Span;

/// One kind of highlighting: spans sorted by start, each with what it is. Spans of one layer may
/// nest; the one that starts last wins.
#[derive(Debug, Clone, Copy)]
pub struct Layer<'a, Mark> {
    /// Sorted by start.
    pub spans: &'a [(Span, Mark)],
    /// Bytes of the longest span, so that those that reach into a row can be found.
    pub longest: usize,
}

impl<'a, Mark: Copy> Layer<'a, Mark> {
    /// Measures the longest span.
    pub fn new(spans: &'a [(Span, Mark)]) -> Self {
        let longest = spans.iter().map(|(span, _)| span.len()).max().unwrap_or(0);
        Self { spans, longest }
    }

    /// The marks of the spans that overlap `row`.
    pub fn on(&self, row: Span) -> impl Iterator<Item = (Span, Mark)> {
        let reach = row.start().saturating_sub(self.longest);
        let first = self.spans.partition_point(|(span, _)| span.start() < reach);
        let spans = self.spans[first..].iter().take_while(move |(span, _)| span.start() < row.end());
        spans.filter(move |(span, _)| span.overlaps(row)).copied()
    }
}

/// Splits a row where any of `spans` starts or ends, snapped outward to grapheme clusters: a style
/// change inside a cluster would tear it apart. Calls `each` with the words of a segment and the
/// bytes it covers.
pub fn segments(text: &str, row: Span, spans: &[Span], mut each: impl FnMut(&str, Span)) {
    let words = text.get(row.range()).unwrap_or("");
    let mut edges: Vec<usize> = Vec::with_capacity(spans.len() * 2 + 2);
    for span in spans {
        edges.push(span.start());
        edges.push(span.end());
    }
    edges.retain(|edge| row.start() < *edge && *edge < row.end());
    edges.sort_unstable();
    edges.dedup();
    let mut start = row.start();
    let mut next = edges.iter().copied().peekable();
    if !edges.is_empty() && !words.is_ascii() {
        let mut snapped = Vec::with_capacity(edges.len());
        for (offset, _) in clusters(words) {
            let at = row.start() + offset;
            while next.peek().is_some_and(|edge| *edge <= at) {
                next.next();
                snapped.push(at);
            }
        }
        snapped.dedup();
        edges = snapped;
    }
    for edge in edges.into_iter().chain([row.end()]) {
        let span = Span::new(start, edge);
        if !span.is_empty() {
            each(&text[span.range()], span);
        }
        start = edge;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str, spans: &[(usize, usize)]) -> Vec<String> {
        let spans: Vec<_> = spans.iter().map(|(start, end)| Span::new(*start, *end)).collect();
        let mut words = Vec::new();
        segments(text, Span::new(0, text.len()), &spans, |segment, _| words.push(segment.to_owned()));
        words
    }

    #[test]
    fn a_row_splits_where_highlights_start_and_end() {
        assert_eq!(split("He said no twice", &[(3, 10), (8, 10)]), ["He ", "said ", "no", " twice"]);
        assert_eq!(split("plain", &[]), ["plain"]);
        assert_eq!(split("reaching in", &[(0, 40)]), ["reaching in"]);
    }

    #[test]
    fn an_emoji_sequence_is_never_torn_apart() {
        assert_eq!(split("a👩‍🔬b", &[(5, 6)]), ["a👩‍🔬", "b"]);
    }

    #[test]
    fn a_long_span_that_starts_before_the_row_is_on_it() {
        let spans = [(Span::new(0, 100), 'a'), (Span::new(10, 20), 'b')];
        let on: Vec<_> = Layer::new(&spans).on(Span::new(50, 60)).map(|(_, mark)| mark).collect();
        assert_eq!(on, ['a']);
    }
}
