//! The averaged structured perceptron (Collins, "Discriminative Training Methods for Hidden Markov
//! Models", 2002). Where a token's label is not known for sure, the best of the allowed labels, by
//! the model as it is, counts as right.

use pullquote::annotate::tagger::{
    Label,
    features::Feature,
    label::LABELS,
    viterbi::{ANY, Decoder, Scores, Transitions},
};

/// A run of tokens.
pub struct Instance {
    /// The numbers of each token's features.
    pub features: Vec<Vec<u32>>,
    /// The labels that each token may have.
    pub allowed: Vec<u32>,
    /// How often it is seen in an epoch.
    pub weight: u32,
}

/// What was learned, averaged over all steps.
#[derive(Default)]
pub struct Weights {
    /// The features, sorted.
    pub features: Vec<Feature>,
    /// Their weights, a row each.
    pub rows: Vec<[f32; LABELS]>,
    /// Weights of one label after another.
    pub transitions: [[f32; LABELS]; LABELS],
}

struct Perceptron {
    rows: Vec<[i32; LABELS]>,
    sums: Vec<[i64; LABELS]>,
    transitions: Transitions,
    transition_sums: [[i64; LABELS]; LABELS],
    step: i64,
}

/// What one update adds; whole numbers, so that a model is the same on every machine.
const UNIT: i32 = 1;

/// Learns several times from instances in different fixed orders, side by side, and gives the mean:
/// one run is worth a point or two more or less by the luck of its order, their mean is not.
pub fn train(instances: &[Instance], features: &[Feature], epochs: usize, runs: u64) -> Weights {
    let all: Vec<Weights> = std::thread::scope(|scope| {
        let lane = |lane: u64| {
            (0..runs)
                .filter(move |run| run % 2 == lane)
                .map(move |run| run_once(instances, features.len(), epochs, run + 1))
                .collect::<Vec<_>>()
        };
        let other = scope.spawn(move || lane(1));
        let mut all = lane(0);
        all.extend(other.join().unwrap_or_default());
        all
    });
    let share = 1.0 / all.len() as f32;
    let mut mean = Weights { features: features.to_vec(), rows: vec![[0.0; LABELS]; features.len()], ..Weights::default() };
    for weights in &all {
        for (sum, weight) in mean.rows.as_flattened_mut().iter_mut().zip(weights.rows.as_flattened()) {
            *sum += weight * share;
        }
        for (sum, weight) in mean.transitions.as_flattened_mut().iter_mut().zip(weights.transitions.as_flattened()) {
            *sum += weight * share;
        }
    }
    mean
}

fn run_once(instances: &[Instance], features: usize, epochs: usize, seed: u64) -> Weights {
    let mut perceptron = Perceptron {
        rows: vec![[0; LABELS]; features],
        sums: vec![[0; LABELS]; features],
        transitions: [[0; LABELS]; LABELS],
        transition_sums: [[0; LABELS]; LABELS],
        step: 1,
    };
    let mut order: Vec<usize> =
        instances.iter().enumerate().flat_map(|(index, instance)| std::iter::repeat_n(index, instance.weight as usize)).collect();
    let mut decoder = Decoder::default();
    let mut random = seed;
    for epoch in 1..=epochs {
        shuffle(&mut order, &mut random);
        let mistakes: usize = order.iter().map(|index| usize::from(perceptron.learn(&instances[*index], &mut decoder))).sum();
        println!("run {seed}, epoch {epoch}: {mistakes} of {} runs wrong", order.len());
    }
    perceptron.averaged()
}

/// Fisher and Yates, with Knuth's MMIX generator.
fn shuffle(order: &mut [usize], random: &mut u64) {
    for index in (1..order.len()).rev() {
        *random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(index, ((*random >> 33) as usize) % (index + 1));
    }
}

impl Perceptron {
    /// One step; whether the run was labelled wrong.
    fn learn(&mut self, instance: &Instance, decoder: &mut Decoder) -> bool {
        self.step += 1;
        let scores: Vec<Scores> = instance.features.iter().map(|features| self.score(features)).collect();
        let mut found = vec![Label::OUTSIDE; scores.len()];
        decoder.decode(&scores, &self.transitions, |_| ANY, &mut found);
        let is_right =
            |labels: &[Label]| labels.iter().zip(&instance.allowed).all(|(label, allowed)| allowed >> label.0 & 1 == 1);
        if is_right(&found) {
            return false;
        }
        let mut right = vec![Label::OUTSIDE; scores.len()];
        if !decoder.decode(&scores, &self.transitions, |token| instance.allowed[token], &mut right) {
            return false;
        }
        for (token, (right, found)) in right.iter().zip(&found).enumerate() {
            if right != found {
                for feature in &instance.features[token] {
                    self.add(*feature as usize, *right, UNIT);
                    self.add(*feature as usize, *found, -UNIT);
                }
            }
        }
        for (right, found) in right.windows(2).zip(found.windows(2)).filter(|(right, found)| right != found) {
            self.add_transition(right[0], right[1], UNIT);
            self.add_transition(found[0], found[1], -UNIT);
        }
        true
    }

    fn score(&self, features: &[u32]) -> Scores {
        let mut scores = [0; LABELS];
        for feature in features {
            for (score, weight) in scores.iter_mut().zip(&self.rows[*feature as usize]) {
                *score += weight;
            }
        }
        scores
    }

    fn add(&mut self, feature: usize, label: Label, by: i32) {
        self.rows[feature][usize::from(label.0)] += by;
        self.sums[feature][usize::from(label.0)] += i64::from(by) * self.step;
    }

    fn add_transition(&mut self, from: Label, to: Label, by: i32) {
        self.transitions[usize::from(from.0)][usize::from(to.0)] += by;
        self.transition_sums[usize::from(from.0)][usize::from(to.0)] += i64::from(by) * self.step;
    }

    /// The mean of the weights over all steps: what was added at step `s` counts for those after it.
    fn averaged(self) -> Weights {
        let mean = |now: i32, sum: i64| now as f32 - sum as f32 / self.step as f32;
        let rows = self.rows.iter().zip(&self.sums).map(|(now, sum)| std::array::from_fn(|label| mean(now[label], sum[label])));
        let transitions = std::array::from_fn(|from| {
            std::array::from_fn(|to| mean(self.transitions[from][to], self.transition_sums[from][to]))
        });
        Weights { rows: rows.collect(), features: Vec::new(), transitions }
    }
}
