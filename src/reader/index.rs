//! Annotations arranged for the screen: sorted for binary search, once an article.

use crate::article::{Annotations, EntityId, EntityKind, Form, Span};

/// What the views look up.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// Every mention, sorted by start.
    pub mentions: Vec<(Span, EntityId)>,
    /// Bytes of the longest mention.
    pub longest_mention: usize,
    /// Bytes of the longest quote.
    pub longest_quote: usize,
    by_kind: [Vec<EntityId>; 3],
}

impl Index {
    /// Sorts mentions, and entities by how often they are mentioned, then by their first mention.
    pub fn new(annotations: &Annotations) -> Self {
        let ids = || (0u32..).map(EntityId).zip(&annotations.entities);
        let mut mentions = Vec::with_capacity(annotations.entities.iter().map(|entity| entity.mentions.len()).sum());
        mentions.extend(ids().flat_map(|(id, entity)| entity.mentions.iter().map(move |mention| (*mention, id))));
        mentions.sort_unstable();
        let by_kind = EntityKind::ALL.map(|kind| {
            let mut of_kind: Vec<_> = ids().filter(|(_, entity)| entity.kind == kind).collect();
            of_kind.sort_by_key(|(_, entity)| std::cmp::Reverse(entity.mentions.len()));
            of_kind.into_iter().map(|(id, _)| id).collect()
        });
        Self {
            longest_mention: mentions.iter().map(|(span, _)| span.len()).max().unwrap_or(0),
            longest_quote: annotations.quotes.iter().map(|quote| quote.span.len()).max().unwrap_or(0),
            mentions,
            by_kind,
        }
    }

    /// The entities of a kind, most mentioned first.
    pub fn of_kind(&self, kind: EntityKind) -> &[EntityId] {
        &self.by_kind[kind as usize]
    }
}

/// The quotes that are to be shown: those of the wanted forms that pass the filter, by number.
pub fn shown_quotes(annotations: &Annotations, indirect: bool, filter: &[EntityId]) -> Vec<usize> {
    let quotes = annotations.quotes.iter().enumerate();
    quotes
        .filter(|(_, quote)| indirect || quote.form != Form::Indirect)
        .filter(|(_, quote)| filter.is_empty() || filter.iter().any(|id| annotations.concerns(quote, *id)))
        .map(|(index, _)| index)
        .collect()
}

/// How often a thing at sorted places is met in each of `columns` equal parts of `length` bytes.
pub fn strip(places: &[Span], length: usize, columns: usize) -> Vec<usize> {
    let before = |column: usize| {
        let byte = length * column / columns.max(1);
        places.partition_point(|place| place.start() < byte)
    };
    (0..columns).map(|column| if column + 1 == columns { places.len() } else { before(column + 1) } - before(column)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strip_counts_places_by_part() {
        let places = [Span::new(0, 5), Span::new(7, 9), Span::new(99, 100)];
        assert_eq!(strip(&places, 100, 4), [2, 0, 0, 1]);
        assert_eq!(strip(&places, 100, 0), Vec::<usize>::new());
    }
}
