//! A linear-chain conditional random field (Lafferty and others 2001), learned by stochastic
//! gradient descent with dropout (Srivastava and others 2014): each time a token is seen, some of its features
//! are hidden, so that no one of them is relied on. Where a token's label is not known for sure, all allowed
//! ones count together.

use pullquote::annotate::tagger::{
    features::Feature,
    label::LABELS,
    viterbi::{ANY, LabelSet},
};

use super::{
    instances::Instance,
    marginals::{Chain, Marginals, Matrix, Row},
};

/// Passes over the data.
const EPOCHS: usize = 8;
/// Runs over the data in different orders, whose mean is kept: one run is worth a point more or less by luck.
const RUNS: u64 = 4;
/// The first step; steps shrink to a fiftieth of it.
const RATE: f32 = 0.1;
/// Share of the weights that a full step takes off (the L2 penalty).
const DECAY: f32 = 1e-6;
/// Share of features that are hidden.
const HIDDEN: f32 = 0.5;
/// Tokens whose label is as good as certain teach nothing.
const CERTAIN: f32 = 1e-3;

/// What was learned.
#[derive(Default)]
pub struct Weights {
    /// The features, sorted.
    pub features: Vec<Feature>,
    /// Their weights, a row each.
    pub rows: Vec<Row>,
    /// Weights of one label after another.
    pub transitions: Matrix,
}

/// Learns in several runs, two side by side, and gives their mean.
pub fn train(instances: &[Instance], features: Vec<Feature>) -> Weights {
    let runs = |lane: u64| (lane..RUNS).step_by(2).map(|run| run_once(instances, features.len(), run + 1)).collect::<Vec<_>>();
    let all: Vec<Weights> = std::thread::scope(|scope| {
        let other = scope.spawn(|| runs(1));
        let mut all = runs(0);
        all.extend(other.join().unwrap_or_default());
        all
    });
    let mut mean = Mean::new(features.len());
    for weights in &all {
        mean.add(&weights.rows, 1.0, &weights.transitions);
    }
    Weights { features, ..mean.weights() }
}

/// A sum of weights, for their mean.
struct Mean {
    count: f32,
    rows: Vec<Row>,
    transitions: Matrix,
}

impl Mean {
    fn new(features: usize) -> Self {
        Self { count: 0.0, rows: vec![[0.0; LABELS]; features], transitions: [[0.0; LABELS]; LABELS] }
    }

    fn add(&mut self, rows: &[Row], scale: f32, transitions: &Matrix) {
        self.count += 1.0;
        for (sum, weight) in self.rows.as_flattened_mut().iter_mut().zip(rows.as_flattened()) {
            *sum += weight * scale;
        }
        for (sum, weight) in self.transitions.as_flattened_mut().iter_mut().zip(transitions.as_flattened()) {
            *sum += weight;
        }
    }

    fn weights(mut self) -> Weights {
        for sum in self.rows.as_flattened_mut().iter_mut().chain(self.transitions.as_flattened_mut()) {
            *sum /= self.count;
        }
        Weights { features: Vec::new(), rows: self.rows, transitions: self.transitions }
    }
}

/// One run; the mean of the weights after each epoch of its second half.
fn run_once(instances: &[Instance], features: usize, seed: u64) -> Weights {
    let mut field = Field::new(features, seed);
    let mut mean = Mean::new(features);
    let mut order: Vec<usize> = (0..instances.len()).collect();
    let steps = (EPOCHS * order.len()) as f32;
    let mut step = 0.0;
    for epoch in 1..=EPOCHS {
        field.random.shuffle(&mut order);
        field.loss = 0.0;
        for index in &order {
            field.learn(&instances[*index], RATE * (1.0_f32 - step / steps).max(0.02));
            step += 1.0;
        }
        println!("run {seed}, epoch {epoch}: loss {:.0}", field.loss);
        if 2 * epoch > EPOCHS {
            mean.add(&field.rows, field.scale, &field.transitions);
        }
    }
    mean.weights()
}

struct Field {
    /// Weights, to be multiplied by `scale`: decay shrinks them all at once.
    rows: Vec<Row>,
    scale: f32,
    transitions: Matrix,
    chain: Chain,
    random: Random,
    /// Sum of the negative log likelihoods of the epoch.
    loss: f64,
}

impl Field {
    fn new(features: usize, seed: u64) -> Self {
        Self {
            rows: vec![[0.0; LABELS]; features],
            scale: 1.0,
            transitions: [[0.0; LABELS]; LABELS],
            chain: Chain::default(),
            random: Random::new(seed),
            loss: 0.0,
        }
    }

    /// One step towards the allowed labels, away from what the model expects.
    fn learn(&mut self, instance: &Instance, rate: f32) {
        let seen: Vec<Vec<u32>> = instance.features.iter().map(|features| self.random.some_of(features)).collect();
        let scores: Vec<Row> = seen.iter().map(|features| self.score(features)).collect();
        let any: Vec<LabelSet> = vec![ANY; scores.len()];
        self.chain.take(&self.transitions);
        // A run that is longer than floats can sum up is passed over.
        let Some(right) = self.chain.marginals(&scores, &instance.allowed) else { return };
        let Some(expected) = self.chain.marginals(&scores, &any) else { return };
        self.loss += f64::from((expected.log_sum - right.log_sum) * instance.weight);
        self.scale *= 1.0 - rate * DECAY;
        let rate = rate * instance.weight;
        self.step(&seen, &right, &expected, rate);
        for (weight, (right, expected)) in self
            .transitions
            .as_flattened_mut()
            .iter_mut()
            .zip(right.pairs.as_flattened().iter().zip(expected.pairs.as_flattened()))
        {
            *weight += rate * (right - expected);
        }
        if self.scale < 1e-3 {
            for weight in self.rows.as_flattened_mut() {
                *weight *= self.scale;
            }
            self.scale = 1.0;
        }
    }

    /// The scores of a token's labels; what is hidden is made up for.
    fn score(&self, features: &[u32]) -> Row {
        let mut sums = [0.0; LABELS];
        for feature in features {
            for (sum, weight) in sums.iter_mut().zip(&self.rows[*feature as usize]) {
                *sum += weight;
            }
        }
        sums.map(|sum| sum * self.scale / (1.0 - HIDDEN))
    }

    fn step(&mut self, seen: &[Vec<u32>], right: &Marginals, expected: &Marginals, rate: f32) {
        let by = rate / self.scale / (1.0 - HIDDEN);
        for ((features, right), expected) in seen.iter().zip(&right.labels).zip(&expected.labels) {
            let step: Row = std::array::from_fn(|label| right[label] - expected[label]);
            if step.iter().all(|part| part.abs() < CERTAIN) {
                continue;
            }
            for feature in features {
                for (weight, part) in self.rows[*feature as usize].iter_mut().zip(&step) {
                    *weight += part * by;
                }
            }
        }
    }
}

/// Marsaglia's xorshift generator (2003).
pub struct Random(u64);

impl Random {
    /// From a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below another.
    pub const fn below(&mut self, most: u64) -> u64 {
        (self.next() >> 33) % most
    }

    const fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Fisher and Yates.
    fn shuffle(&mut self, order: &mut [usize]) {
        for index in (1..order.len()).rev() {
            order.swap(index, self.below(index as u64 + 1) as usize);
        }
    }

    /// All but the share that is hidden.
    fn some_of(&mut self, features: &[u32]) -> Vec<u32> {
        let hidden = (HIDDEN * 65_536.0) as u64;
        let mut some = Vec::with_capacity(features.len());
        for four in features.chunks(4) {
            let bits = self.next();
            some.extend(
                four.iter().enumerate().filter(|(place, _)| bits >> (16 * place) & 0xffff >= hidden).map(|(_, feature)| *feature),
            );
        }
        some
    }
}
