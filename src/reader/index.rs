//! Annotations arranged for the screen: sorted for binary search, once an article.

use std::ops::Range;

use crate::article::{Annotations, EntityId, EntityKind, Span};

/// Bytes of a stretch of the body.
const STRETCH: usize = 16 * 1024;
/// Equal parts of the body for which the mentions of a frequent entity are counted beforehand.
const PARTS: usize = 256;
/// Mentions from which on an entity is frequent: searching them all at every frame would cost more than the rest of it.
const FREQUENT: usize = 1024;

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
    /// Of each frequent entity, sorted, how many mentions start before each part of the body.
    frequent: Vec<(EntityId, Vec<u32>)>,
}

impl Index {
    /// Sorts stretches, and entities by how often they are mentioned, then by their first mention, of a body of
    /// `length` bytes.
    pub fn new(annotations: &Annotations, length: usize) -> Self {
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
        let frequent = ids().filter(|(_, entity)| entity.mentions.len() >= FREQUENT);
        let frequent =
            frequent.map(|(id, entity)| (id, (0..=PARTS).map(|part| before(&entity.mentions, length, part, PARTS)).collect()));
        Self {
            frequent: frequent.collect(),
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

    /// How often an entity is mentioned in each of `columns` equal parts of a body of `length` bytes. Of a frequent
    /// one the parts are exact to one in 256.
    pub fn strip(&self, annotations: &Annotations, id: EntityId, length: usize, columns: usize) -> Vec<u32> {
        let counted = self.frequent.binary_search_by_key(&id, |(id, _)| *id).ok().map(|index| &self.frequent[index].1);
        let mentions = annotations.entity(id).map_or(&[][..], |entity| &entity.mentions);
        let before = |column: usize| match counted {
            Some(counts) => counts[PARTS * column / columns],
            None => before(mentions, length, column, columns),
        };
        let edges: Vec<u32> = (0..=columns).filter(|_| columns > 0).map(before).collect();
        edges.windows(2).map(|edge| edge[1] - edge[0]).collect()
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

/// How many of sorted places start before part number `part` of `parts` equal ones of `length` bytes; all of them
/// before the end.
fn before(places: &[Span], length: usize, part: usize, parts: usize) -> u32 {
    let byte = length * part / parts.max(1);
    let count = if part == parts { places.len() } else { places.partition_point(|place| place.start() < byte) };
    count as u32
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
            organizations: Vec::new(),
        };
        let starts = [vec![0, 10, STRETCH - 1, STRETCH, 5 * STRETCH], vec![12, 2 * STRETCH + 1]];
        let entities = starts.iter().map(|starts| entity(starts)).collect();
        let annotations = Annotations { entities, ..Annotations::default() };
        let index = Index::new(&annotations, 8 * STRETCH);
        let edges = starts.iter().flatten().flat_map(|start| [*start, start + 1]);
        for (start, end) in edges.clone().flat_map(|start| edges.clone().map(move |end| (start, end))) {
            let mut found: Vec<_> =
                index.mentions(&annotations, start..end).map(|(span, id)| (id.index(), span.start())).collect();
            found.sort_unstable();
            let all = (0..).zip(&starts).flat_map(|(id, starts)| starts.iter().map(move |at| (id, *at)));
            assert_eq!(found, all.filter(|(_, at)| (start..end).contains(at)).collect::<Vec<_>>(), "{start}..{end}");
        }
    }

    /// An article of `length` bytes with one entity.
    fn one(starts: &[usize]) -> Annotations {
        let mentions = starts.iter().map(|start| Span::new(*start, start + 3)).collect();
        let entity = Entity {
            kind: EntityKind::Person,
            name: "Ana".to_owned(),
            aliases: Vec::new(),
            mentions,
            references: Vec::new(),
            organizations: Vec::new(),
        };
        Annotations { entities: vec![entity], ..Annotations::default() }
    }

    #[test]
    fn a_strip_counts_mentions_by_part() {
        let annotations = one(&[0, 7, 99]);
        let strip = |columns| Index::new(&annotations, 100).strip(&annotations, EntityId::new(0), 100, columns);
        assert_eq!(strip(4), [2, 0, 0, 1]);
        assert_eq!(strip(0), [0; 0]);
    }

    #[test]
    fn a_frequent_entity_is_counted_beforehand_and_the_same() {
        let starts: Vec<usize> = (0..4 * FREQUENT).map(|number| number * number).collect();
        let length = 16 * FREQUENT * FREQUENT;
        let annotations = one(&starts);
        let index = Index::new(&annotations, length);
        assert_eq!(index.frequent.len(), 1);
        let searched = Index { frequent: Vec::new(), ..index.clone() };
        for columns in [8, 16] {
            let strip = |index: &Index| index.strip(&annotations, EntityId::new(0), length, columns);
            assert_eq!(strip(&index), strip(&searched));
        }
        let sum: u32 = index.strip(&annotations, EntityId::new(0), length, 11).into_iter().sum();
        assert_eq!(sum as usize, starts.len());
    }
}
