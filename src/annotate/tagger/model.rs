//! The model file: a lexicon (word clusters, gazetteers) and the weights of features, read in place.
//!
//! All of it is hash tables of fixed-size records, little-endian, so that loading is
//! checking a header. `docs/model.md` tells what it was made from.

use std::borrow::Cow;

use super::{
    features::Feature,
    label::LABELS,
    viterbi::{Scores, Transitions},
};

/// First bytes of a model file; the last is the version of the form.
pub const MAGIC: [u8; 8] = *b"pqnames\x02";
/// Slots of a table in which a key may stand.
pub const BUCKET: usize = 8;
/// A one in each of four lanes of 16 bits, and the highest bit of each.
const ONES: u64 = 0x0001_0001_0001_0001;
const HIGHEST: u64 = ONES << 15;

/// A model, read in place.
#[derive(Debug, Clone)]
pub struct Model {
    bytes: Cow<'static, [u8]>,
    clusters: Table,
    gazetteers: Table,
    weights: Table,
    transitions: Transitions,
}

/// Why bytes are no model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// It starts otherwise.
    #[error("this is no model of pullquote, or of a form that this version does not read")]
    Form,
    /// It ends too early or too late.
    #[error("the model is damaged: {found} bytes long instead of {expected}")]
    Length {
        /// Bytes there are.
        found: usize,
        /// Bytes its header promises.
        expected: usize,
    },
}

/// A table of `1 << bits` slots: 16-bit fingerprints, then the records.
#[derive(Debug, Clone, Copy)]
struct Table {
    start: usize,
    bits: u32,
    record: usize,
}

/// What a cluster table tells of a word: its cluster among 64, 256 and 1,024.
pub type Clusters = [u16; 3];

/// Lists that a phrase is in, one bit each; see [`super::features`].
pub type Lists = u16;

impl Table {
    const fn slots(self) -> usize {
        1 << self.bits
    }

    const fn end(self) -> usize {
        self.start + self.slots() * (2 + self.record)
    }

    /// The place of a key's record. Four fingerprints are compared at once: a lane that is the same becomes
    /// zero, and the lowest zero is found by what it borrows (Mycroft 1987).
    fn place(self, bytes: &[u8], key: u64) -> Option<usize> {
        let wanted = u64::from(fingerprint(key)) * ONES;
        let bucket = bucket(key, self.bits);
        let at = self.start + 2 * bucket;
        let prints: &[u8; 2 * BUCKET] = bytes.get(at..at + 2 * BUCKET)?.try_into().ok()?;
        let same = |half: usize| {
            let lanes = u64::from_le_bytes(std::array::from_fn(|byte| prints[8 * half + byte])) ^ wanted;
            lanes.wrapping_sub(ONES) & !lanes & HIGHEST
        };
        let (low, high) = (same(0), same(1));
        let lane = if low == 0 { 4 + high.trailing_zeros() / 16 } else { low.trailing_zeros() / 16 };
        let slot = bucket + lane as usize;
        (low | high != 0).then_some(self.start + 2 * self.slots() + self.record * slot)
    }

    /// The record of a key.
    fn find(self, bytes: &[u8], key: u64) -> Option<&[u8]> {
        let at = self.place(bytes, key)?;
        bytes.get(at..at + self.record)
    }
}

/// The first slot of a key's bucket, in a table of `1 << bits`.
pub const fn bucket(key: u64, bits: u32) -> usize {
    (key >> (64 - bits)) as usize / BUCKET * BUCKET
}

/// What is kept of a key; never 0, which marks an empty slot.
pub const fn fingerprint(key: u64) -> u16 {
    let print = (key >> 24) as u16;
    if print == 0 { 1 } else { print }
}

impl Model {
    /// Reads a model that is compiled in, or was read from a file.
    ///
    /// # Errors
    /// When the bytes are no model.
    pub fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, ModelError> {
        let bytes = bytes.into();
        let header = MAGIC.len() + 4;
        let [clusters, gazetteers, weights, _] = match bytes.get(..header) {
            Some(start) if start[..MAGIC.len()] == MAGIC => [start[8], start[9], start[10], start[11]],
            _ => return Err(ModelError::Form),
        };
        if [clusters, gazetteers, weights].iter().any(|bits| !(3..=24).contains(bits)) {
            return Err(ModelError::Form);
        }
        let after_header = header + 4 * LABELS * LABELS;
        let clusters = Table { start: after_header, bits: clusters.into(), record: 4 };
        let gazetteers = Table { start: clusters.end(), bits: gazetteers.into(), record: 2 };
        let weights = Table { start: gazetteers.end(), bits: weights.into(), record: LABELS };
        if bytes.len() != weights.end() {
            return Err(ModelError::Length { found: bytes.len(), expected: weights.end() });
        }
        let mut transitions = [[0; LABELS]; LABELS];
        for (cell, value) in transitions.iter_mut().flatten().zip(bytes[header..after_header].chunks_exact(4)) {
            *cell = i32::from_le_bytes([value[0], value[1], value[2], value[3]]);
        }
        Ok(Self { bytes, clusters, gazetteers, weights, transitions })
    }

    /// The clusters of a small-letter word, by its hash.
    pub fn clusters(&self, word: u64) -> Option<Clusters> {
        let record = self.clusters.find(&self.bytes, word)?;
        let packed = u32::from_le_bytes([record[0], record[1], record[2], record[3]]);
        Some([(packed & 0x3f) as u16, (packed >> 6 & 0xff) as u16, (packed >> 14 & 0x3ff) as u16])
    }

    /// The lists that a phrase is in, by its hash.
    pub fn lists(&self, phrase: u64) -> Lists {
        self.gazetteers.find(&self.bytes, phrase).map_or(0, |record| u16::from_le_bytes([record[0], record[1]]))
    }

    /// Adds the weights of a feature to scores.
    pub fn add(&self, feature: Feature, scores: &mut Scores) {
        // Half of all features are not known. Guessing which costs more than adding nothing for them: there the
        // first bytes of the model are read and masked.
        let place = self.weights.place(&self.bytes, feature.0);
        let mask = if place.is_some() { -1 } else { 0 };
        let at = place.unwrap_or(0);
        if let Some(record) = self.bytes.get(at..at + LABELS) {
            for (score, weight) in scores.iter_mut().zip(record) {
                *score += i32::from(weight.cast_signed() & mask);
            }
        }
    }

    /// The scores of one label after another.
    pub fn transitions(&self) -> &Transitions {
        &self.transitions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_model_is_refused() {
        assert_eq!(Model::new(b"".as_slice()).unwrap_err(), ModelError::Form);
        assert_eq!(
            Model::new(b"pqnames\x02\x03\x03\x03\x00".as_slice()).unwrap_err(),
            ModelError::Length { found: 12, expected: 12 + 1156 + 8 * (6 + 4 + 19) }
        );
        assert_eq!(Model::new(b"pqnames\x02\xff\x01\x01\x00".as_slice()).unwrap_err(), ModelError::Form);
    }
}
