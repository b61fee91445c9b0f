//! Forward and backward over a chain of labels (Rabiner 1989), scaled at each token.

use pullquote::annotate::tagger::{Label, label::LABELS, viterbi::LabelSet};

/// A value for each label.
pub type Row = [f32; LABELS];
/// A value for each label after each.
pub type Matrix = [Row; LABELS];

/// Sums below this are lost to rounding.
const LEAST: f32 = 1e-30;

/// How likely labels are, given scores and the labels that are allowed.
pub struct Marginals {
    /// For each token, the probability of each label.
    pub labels: Vec<Row>,
    /// The expected number of times that one label stands after another.
    pub pairs: Matrix,
    /// The logarithm of the sum over all sequences.
    pub log_sum: f32,
}

/// A chain; keeps its memory from run to run.
pub struct Chain {
    /// Labels that may stand one after the other.
    legal: Vec<(usize, usize)>,
    /// The exponentials of the transitions.
    transitions: Matrix,
    emissions: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
}

impl Default for Chain {
    fn default() -> Self {
        let after = |from: Label| Label::all().filter(move |to| from.may_precede(*to)).map(move |to| (index(from), index(to)));
        Self {
            legal: Label::all().flat_map(after).collect(),
            transitions: [[0.0; LABELS]; LABELS],
            emissions: Vec::new(),
            forward: Vec::new(),
            backward: Vec::new(),
        }
    }
}

fn index(label: Label) -> usize {
    usize::from(label.0)
}

impl Chain {
    /// Takes on the weights of one label after another.
    pub fn take(&mut self, weights: &Matrix) {
        for (from, to) in &self.legal {
            self.transitions[*from][*to] = weights[*from][*to].exp();
        }
    }

    /// The marginals of a run of tokens; none where the sums are too small for floats.
    pub fn marginals(&mut self, scores: &[Row], allowed: &[LabelSet]) -> Option<Marginals> {
        let log_emissions = self.emit(scores, allowed);
        let log_forward = self.go_forward()?;
        self.go_backward()?;
        let mut labels = Vec::with_capacity(scores.len());
        let mut end = 0.0;
        for (forward, backward) in self.forward.iter().zip(&self.backward) {
            let joint: Row = std::array::from_fn(|label| forward[label] * backward[label]);
            end = joint.iter().sum();
            labels.push(normalized(joint)?.0);
        }
        Some(Marginals { labels, pairs: self.pairs()?, log_sum: log_emissions + log_forward + end.ln() })
    }

    /// The exponentials of scores, each token's highest taken out; the sum of those.
    fn emit(&mut self, scores: &[Row], allowed: &[LabelSet]) -> f32 {
        let mut sum = 0.0;
        self.emissions.clear();
        self.emissions.extend(scores.iter().zip(allowed).map(|(row, allowed)| {
            let most = row.iter().copied().fold(f32::MIN, f32::max);
            sum += most;
            std::array::from_fn(|label| if allowed >> label & 1 == 1 { (row[label] - most).exp() } else { 0.0 })
        }));
        sum
    }

    fn go_forward(&mut self) -> Option<f32> {
        let mut log = 0.0;
        self.forward.clear();
        for (token, emission) in self.emissions.iter().enumerate() {
            let mut row = [0.0; LABELS];
            match token.checked_sub(1) {
                None => Label::all().filter(|label| label.may_start()).for_each(|label| row[index(label)] = 1.0),
                Some(before) => {
                    for (from, to) in &self.legal {
                        row[*to] += self.forward[before][*from] * self.transitions[*from][*to];
                    }
                }
            }
            let (row, sum) = normalized(std::array::from_fn(|label| row[label] * emission[label]))?;
            log += sum.ln();
            self.forward.push(row);
        }
        Some(log)
    }

    fn go_backward(&mut self) -> Option<()> {
        let length = self.emissions.len();
        self.backward.clear();
        self.backward.resize(length, [0.0; LABELS]);
        Label::all().filter(|label| label.may_end()).for_each(|label| self.backward[length - 1][index(label)] = 1.0);
        for token in (0..length - 1).rev() {
            let (emission, after) = (&self.emissions[token + 1], &self.backward[token + 1]);
            let mut row = [0.0; LABELS];
            for (from, to) in &self.legal {
                row[*from] += self.transitions[*from][*to] * emission[*to] * after[*to];
            }
            self.backward[token] = normalized(row)?.0;
        }
        Some(())
    }

    fn pairs(&self) -> Option<Matrix> {
        let mut pairs = [[0.0; LABELS]; LABELS];
        for token in 1..self.emissions.len() {
            let (before, emission, after) = (&self.forward[token - 1], &self.emissions[token], &self.backward[token]);
            let mass = |from: usize, to: usize| before[from] * self.transitions[from][to] * emission[to] * after[to];
            let sum: f32 = self.legal.iter().map(|(from, to)| mass(*from, *to)).sum();
            if sum < LEAST {
                return None;
            }
            for (from, to) in &self.legal {
                pairs[*from][*to] += mass(*from, *to) / sum;
            }
        }
        Some(pairs)
    }
}

/// A row divided by its sum, and the sum; none where it is too small.
fn normalized(row: Row) -> Option<(Row, f32)> {
    let sum: f32 = row.iter().sum();
    (sum >= LEAST).then(|| (row.map(|value| value / sum), sum))
}
