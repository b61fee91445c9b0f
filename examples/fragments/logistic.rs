//! Logistic regression with an L2 penalty, by gradient descent over all instances at once; each weight has a step of its own
//! (Duchi and others 2011).

use crate::instances::Instance;

/// Steps; the last ones change no whole number.
const STEPS: usize = 600;
const RATE: f64 = 0.3;
/// How much a large weight costs.
const PENALTY: f64 = 0.4;

/// The weight of each slot.
pub fn train(instances: &[Instance], slots: usize) -> Vec<f64> {
    let mut weights = vec![0.0; slots];
    let mut squares = vec![1e-9; slots];
    for _ in 0..STEPS {
        let mut gradient: Vec<f64> = weights.iter().map(|weight| weight * PENALTY).collect();
        for instance in instances {
            let sum: f64 = instance.slots.iter().map(|slot| weights[*slot]).sum();
            let error = 1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(instance.somebodys));
            for slot in &instance.slots {
                gradient[*slot] += error;
            }
        }
        for ((weight, square), slope) in weights.iter_mut().zip(&mut squares).zip(&gradient) {
            *square += slope * slope;
            *weight -= RATE * slope / square.sqrt();
        }
    }
    weights
}
