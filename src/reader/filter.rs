//! Which blocks are about the chosen entities.

use crate::article::{Annotations, Body, EntityId};

/// Entities that the reader chose to read about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The chosen ones, in the order of choice.
    pub entities: Vec<EntityId>,
    /// Whether what is not about them is folded away, not only dimmed.
    pub folded: bool,
    /// The numbers of the blocks that are about them, sorted.
    pub blocks: Vec<usize>,
}

impl Filter {
    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }

    /// One press on an entity: choose it; choose it again, fold; once more, drop it.
    pub fn press(&mut self, id: EntityId) {
        if !self.entities.contains(&id) {
            self.entities.push(id);
        } else if self.folded {
            self.entities.retain(|chosen| *chosen != id);
            self.folded &= !self.entities.is_empty();
        } else {
            self.folded = true;
        }
    }

    /// Finds the blocks again after a change.
    pub fn settle(&mut self, body: &Body, annotations: &Annotations) {
        self.blocks = self.entities.iter().flat_map(|id| blocks_about(*id, body, annotations)).collect();
        self.blocks.sort_unstable();
        self.blocks.dedup();
    }

    /// Whether a block is dimmed by it.
    pub fn dims(&self, block: usize) -> bool {
        !self.is_empty() && self.blocks.binary_search(&block).is_err()
    }
}

/// The blocks that mention an entity, by name or not, or in which it speaks.
fn blocks_about(id: EntityId, body: &Body, annotations: &Annotations) -> Vec<usize> {
    let Some(entity) = annotations.entity(id) else { return Vec::new() };
    let named = entity.mentions.iter().chain(&entity.references).map(|mention| body.block_at(mention.start()));
    let spoken = annotations.quotes.iter().filter(|quote| annotations.is_by(quote, id));
    let spoken = spoken.flat_map(|quote| body.block_at(quote.span.start())..=body.block_at(quote.span.end().saturating_sub(1)));
    named.chain(spoken).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_press_folds_and_a_third_lets_go() {
        let (one, two) = (EntityId::new(1), EntityId::new(2));
        let mut filter = Filter::default();
        filter.press(one);
        assert!(!filter.folded && filter.entities == [one]);
        filter.press(two);
        filter.press(two);
        assert!(filter.folded && filter.entities == [one, two]);
        filter.press(two);
        filter.press(one);
        assert!(!filter.folded && filter.is_empty());
    }
}
