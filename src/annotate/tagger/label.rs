//! Labels of tokens: the BILOU scheme.

use crate::article::EntityKind;

/// Kinds of names that are told apart.
pub const KINDS: usize = 4;
/// Labels: outside, and for each kind begin, inside, last, unit (the BILOU scheme).
pub const LABELS: usize = 1 + 4 * KINDS;

/// The label of one token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Label(pub u8);

/// The part of a name that a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// No part of a name.
    Outside,
    /// The first of several.
    Begin,
    /// Neither first nor last.
    Inside,
    /// The last of several.
    Last,
    /// The whole name.
    Unit,
}

impl Label {
    /// No part of a name.
    pub const OUTSIDE: Self = Self(0);

    /// A part of a name of kind number `kind` (organization, person, place, other).
    pub const fn new(kind: usize, part: Part) -> Self {
        let offset = match part {
            Part::Outside => return Self::OUTSIDE,
            Part::Begin => 1,
            Part::Inside => 2,
            Part::Last => 3,
            Part::Unit => 4,
        };
        Self((4 * kind + offset) as u8)
    }

    /// All labels.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..LABELS as u8).map(Self)
    }

    /// The number of its kind; none outside names.
    pub const fn kind(self) -> Option<usize> {
        if self.0 == 0 { None } else { Some((self.0 as usize - 1) / 4) }
    }

    /// The part that it says.
    pub const fn part(self) -> Part {
        if self.0 == 0 {
            return Part::Outside;
        }
        match (self.0 - 1) % 4 {
            0 => Part::Begin,
            1 => Part::Inside,
            2 => Part::Last,
            _ => Part::Unit,
        }
    }

    /// Whether `next` may follow it.
    pub fn may_precede(self, next: Self) -> bool {
        let open = matches!(self.part(), Part::Begin | Part::Inside);
        match next.part() {
            Part::Inside | Part::Last => open && self.kind() == next.kind(),
            Part::Outside | Part::Begin | Part::Unit => !open,
        }
    }

    /// Whether a sentence may start with it.
    pub fn may_start(self) -> bool {
        !matches!(self.part(), Part::Inside | Part::Last)
    }

    /// Whether a sentence may end with it.
    pub fn may_end(self) -> bool {
        !matches!(self.part(), Part::Begin | Part::Inside)
    }
}

/// The number of a kind of entity; other names have number 3.
pub const fn number(kind: EntityKind) -> usize {
    kind as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_begun_before_it_is_ended() {
        let (begin, last, unit) = (Label::new(0, Part::Begin), Label::new(0, Part::Last), Label::new(1, Part::Unit));
        assert!(begin.may_precede(last) && !begin.may_precede(unit) && last.may_precede(unit));
        assert!(!begin.may_precede(Label::new(1, Part::Last)));
        assert!(Label::all().all(|label| label.kind().is_none_or(|kind| Label::new(kind, label.part()) == label)));
    }
}
