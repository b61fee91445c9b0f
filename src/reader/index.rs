//! Annotations arranged for the screen: sorted for binary search, once an article.

use std::ops::Range;

use crate::article::{Annotations, EntityId, EntityKind, Span};

/// Bytes of a stretch of the body.
const STRETCH: usize = 16 * 1024;

/// What the views look up.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// Which entities are mentioned in which stretch, sorted. A long text has a million mentions, which stand
    /// with their entities already: here, each entity stands once a stretch.
    mentioned: Vec<(u32, EntityId)>,
    /// Bytes of the longest mention.
    pub longest_mention: usize,
    /// Bytes of the longest quote.
    pub longest_quote: usize,
    by_kind: [Vec<EntityId>; 3],
}

impl Index {
    /// Sorts stretches, and entities by how often they are mentioned, then by their first mention.
    pub fn new(annotations: &Annotations) -> Self {
        let ids = || (0..).map(EntityId::new).zip(&annotations.entities);
        let spans = || annotations.entities.iter().flat_map(|entity| &entity.mentions);
        let mut mentioned = Vec::new();
        for (id, entity) in ids() {
            let stretches = entity.mentions.chunk_by(|one, other| stretch(one.start()) == stretch(other.start()));
            mentioned.extend(stretches.map(|mentions| (stretch(mentions[0].start()), id)));
        }
        mentioned.sort_unstable();
        mentioned.shrink_to_fit();
        let by_kind = EntityKind::ALL.map(|kind| {
            let mut of_kind: Vec<_> = ids().filter(|(_, entity)| entity.kind == kind).collect();
            of_kind.sort_by_key(|(_, entity)| std::cmp::Reverse(entity.mentions.len()));
            of_kind.into_iter().map(|(id, _)| id).collect()
        });
        Self {
            longest_mention: spans().map(|span| span.len()).max().unwrap_or(0),
            longest_quote: annotations.quotes.iter().map(|quote| quote.span.len()).max().unwrap_or(0),
            mentioned,
            by_kind,
        }
    }

    /// The mentions that start in a range of bytes: stretch by stretch, those of each entity in order.
    pub fn mentions<'a>(&'a self, annotations: &'a Annotations, bytes: Range<usize>) -> impl Iterator<Item = (Span, EntityId)> {
        let first = self.mentioned.partition_point(|(at, _)| *at < stretch(bytes.start));
        let within = self.mentioned[first..].iter().take_while(move |(at, _)| *at <= stretch(bytes.end));
        within.flat_map(move |(at, id)| {
            let mentions = annotations.entity(*id).map_or(&[][..], |entity| &entity.mentions);
            let start = bytes.start.max(*at as usize * STRETCH);
            let end = bytes.end.min((*at as usize + 1) * STRETCH);
            let first = mentions.partition_point(|mention| mention.start() < start);
            let within = mentions[first..].iter().take_while(move |mention| mention.start() < end);
            within.map(|mention| (*mention, *id))
        })
    }

    /// The entities of a kind, most mentioned first.
    pub fn of_kind(&self, kind: EntityKind) -> &[EntityId] {
        &self.by_kind[kind as usize]
    }
}

/// The number of the stretch that holds a byte.
const fn stretch(byte: usize) -> u32 {
    (byte / STRETCH) as u32
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
    use crate::article::Entity;

    #[test]
    fn mentions_are_found_within_and_over_stretches() {
        let entity = |starts: &[usize]| Entity {
            kind: EntityKind::Person,
            name: "Ana".to_owned(),
            aliases: Vec::new(),
            mentions: starts.iter().map(|start| Span::new(*start, start + 3)).collect(),
            references: Vec::new(),
        };
        let starts = [vec![0, 10, STRETCH - 1, STRETCH, 5 * STRETCH], vec![12, 2 * STRETCH + 1]];
        let entities = starts.iter().map(|starts| entity(starts)).collect();
        let annotations = Annotations { entities, ..Annotations::default() };
        let index = Index::new(&annotations);
        let edges = starts.iter().flatten().flat_map(|start| [*start, start + 1]);
        for (start, end) in edges.clone().flat_map(|start| edges.clone().map(move |end| (start, end))) {
            let mut found: Vec<_> =
                index.mentions(&annotations, start..end).map(|(span, id)| (id.index(), span.start())).collect();
            found.sort_unstable();
            let all = (0..).zip(&starts).flat_map(|(id, starts)| starts.iter().map(move |at| (id, *at)));
            assert_eq!(found, all.filter(|(_, at)| (start..end).contains(at)).collect::<Vec<_>>(), "{start}..{end}");
        }
    }

    #[test]
    fn a_strip_counts_places_by_part() {
        let places = [Span::new(0, 5), Span::new(7, 9), Span::new(99, 100)];
        assert_eq!(strip(&places, 100, 4), [2, 0, 0, 1]);
        assert_eq!(strip(&places, 100, 0), Vec::<usize>::new());
    }
}
