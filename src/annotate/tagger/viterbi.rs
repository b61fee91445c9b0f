//! The best sequence of labels (Viterbi 1967), in whole numbers: the same on every machine.

use super::label::{LABELS, Label};

/// Scores of the labels of one token.
pub type Scores = [i32; LABELS];

/// Scores of one label after another.
pub type Transitions = [[i32; LABELS]; LABELS];

/// A set of labels, one bit each.
pub type LabelSet = u32;

/// All labels.
pub const ANY: LabelSet = (1 << LABELS) - 1;

const IMPOSSIBLE: i32 = i32::MIN / 4;

/// For each label the set of labels that may stand before it.
fn before() -> [LabelSet; LABELS] {
    let mut sets = [0; LABELS];
    for next in Label::all() {
        for label in Label::all().filter(|label| label.may_precede(next)) {
            sets[usize::from(next.0)] |= 1 << label.0;
        }
    }
    sets
}

/// A decoder; keeps its memory from sentence to sentence.
#[derive(Debug)]
pub struct Decoder {
    before: [LabelSet; LABELS],
    back: Vec<[u8; LABELS]>,
}

impl Default for Decoder {
    fn default() -> Self {
        Self { before: before(), back: Vec::new() }
    }
}

impl Decoder {
    /// The best labels of a sentence, each out of its `allowed` set; false where the sets allow
    /// none. `labels` is as long as `scores`.
    pub fn decode(
        &mut self,
        scores: &[Scores],
        transitions: &Transitions,
        allowed: impl Fn(usize) -> LabelSet,
        labels: &mut [Label],
    ) -> bool {
        let Some(first) = scores.first() else { return true };
        self.back.clear();
        let mut best: Scores = [IMPOSSIBLE; LABELS];
        for label in Label::all().filter(|label| label.may_start() && allowed(0) >> label.0 & 1 == 1) {
            best[usize::from(label.0)] = first[usize::from(label.0)];
        }
        self.back.push([0; LABELS]);
        for (index, emission) in scores.iter().enumerate().skip(1) {
            let (next, back) = self.step(&best, emission, transitions, allowed(index));
            best = rebased(next);
            self.back.push(back);
        }
        let last = Label::all()
            .filter(|label| label.may_end())
            .max_by_key(|label| (best[usize::from(label.0)], std::cmp::Reverse(*label)));
        let Some(mut label) = last.filter(|label| best[usize::from(label.0)] > IMPOSSIBLE / 2) else { return false };
        for (slot, back) in labels.iter_mut().zip(&self.back).rev() {
            *slot = label;
            label = Label(back[usize::from(label.0)]);
        }
        true
    }

    fn step(&self, best: &Scores, emission: &Scores, transitions: &Transitions, allowed: LabelSet) -> (Scores, [u8; LABELS]) {
        let mut next = [IMPOSSIBLE; LABELS];
        let mut back = [0; LABELS];
        for to in 0..LABELS {
            if allowed >> to & 1 == 0 {
                continue;
            }
            let mut sources = self.before[to];
            while sources != 0 {
                let from = sources.trailing_zeros() as usize;
                sources &= sources - 1;
                let score = best[from] + transitions[from][to];
                if score > next[to] {
                    next[to] = score;
                    back[to] = from as u8;
                }
            }
            if next[to] > IMPOSSIBLE / 2 {
                next[to] += emission[to];
            }
        }
        (next, back)
    }
}

/// Scores counted from the highest: over a run of any length they stay small.
fn rebased(scores: Scores) -> Scores {
    let most = scores.into_iter().max().unwrap_or(0);
    if most <= IMPOSSIBLE / 2 {
        return scores;
    }
    scores.map(|score| if score > IMPOSSIBLE / 2 { score - most } else { IMPOSSIBLE })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::tagger::label::Part;

    #[test]
    fn a_last_needs_its_begin() {
        let (begin, last) = (Label::new(0, Part::Begin), Label::new(0, Part::Last));
        let mut scores = [[0; LABELS]; 2];
        scores[1][usize::from(last.0)] = 9;
        let mut labels = [Label::OUTSIDE; 2];
        assert!(Decoder::default().decode(&scores, &[[0; LABELS]; LABELS], |_| ANY, &mut labels));
        assert_eq!(labels, [begin, last]);
    }

    #[test]
    fn a_run_of_any_length_is_labelled() {
        let mut score = [0; LABELS];
        score[0] = 30_000;
        let mut labels = vec![Label::new(0, Part::Unit); 100_000];
        assert!(Decoder::default().decode(&vec![score; labels.len()], &[[0; LABELS]; LABELS], |_| ANY, &mut labels));
        assert!(labels.iter().all(|label| *label == Label::OUTSIDE));
    }

    #[test]
    fn sets_that_allow_nothing_say_so() {
        let inside = 1 << Label::new(0, Part::Inside).0;
        let mut labels = [Label::OUTSIDE; 1];
        assert!(!Decoder::default().decode(&[[0; LABELS]], &[[0; LABELS]; LABELS], |_| inside, &mut labels));
    }
}
