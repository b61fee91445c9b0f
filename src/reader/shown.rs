//! The quotes that are shown: those of the wanted forms that pass a filter.

use crate::article::{Annotations, EntityId, Form};

/// Shown quotes: each has its number in the annotations and its entry in the list. Both are sorted, and in
/// 32 bits, as spans are: a long text has many.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown(Box<[u32]>);

impl Shown {
    /// Those of the wanted forms that are by or about one of the entities, where some are chosen.
    pub fn of(annotations: &Annotations, indirect: bool, filter: &[EntityId]) -> Self {
        let wanted = (0..)
            .zip(&annotations.quotes)
            .filter(|(_, quote)| indirect || quote.form != Form::Indirect)
            .filter(|(_, quote)| filter.is_empty() || filter.iter().any(|id| annotations.concerns(quote, *id)));
        Self(wanted.map(|(number, _)| number).collect())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The number of the quote at an entry.
    pub fn get(&self, entry: usize) -> Option<usize> {
        self.0.get(entry).map(|number| *number as usize)
    }

    /// The entry of a quote; none where it is not shown.
    pub fn entry(&self, number: usize) -> Option<usize> {
        let entry = self.first_from(number);
        (self.get(entry) == Some(number)).then_some(entry)
    }

    /// The first entry whose quote is this or one after it.
    pub fn first_from(&self, number: usize) -> usize {
        self.0.partition_point(|shown| (*shown as usize) < number)
    }

    /// The numbers, in order.
    pub fn numbers(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.numbers_of(0, self.len())
    }

    /// The numbers of the entries from `first` up to `end`.
    pub fn numbers_of(&self, first: usize, end: usize) -> impl DoubleEndedIterator<Item = usize> {
        (first..end).filter_map(|entry| self.get(entry))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_that_is_not_shown_has_no_entry_but_a_place_among_them() {
        let shown = Shown(Box::new([2, 5, 7]));
        assert_eq!((shown.entry(5), shown.entry(4), shown.first_from(4)), (Some(1), None, 1));
        assert_eq!(shown.numbers_of(1, 3).rev().collect::<Vec<_>>(), [7, 5]);
    }
}
