//! The model file: a lexicon (word clusters, gazetteers) and the weights of features, read in place.
//!
//! All of it is open-addressing tables of fixed-size records, little-endian, so that loading is
//! checking a header. `docs/model.md` tells what it was made from.

use std::borrow::Cow;

use super::{
    features::Feature,
    label::LABELS,
    viterbi::{Scores, Transitions},
};

/// First bytes of a model file; the last is the version of the form.
pub const MAGIC: [u8; 8] = *b"pqnames\x01";
/// Slots of a table that are looked at before a key counts as absent.
pub const PROBES: usize = 16;

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

    /// The record of a key.
    fn find(self, bytes: &[u8], key: u64) -> Option<&[u8]> {
        let fingerprint = fingerprint(key);
        let mut slot = slot(key, self.bits);
        for _ in 0..PROBES {
            let at = self.start + 2 * slot;
            let found = u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]);
            if found == fingerprint {
                let at = self.start + 2 * self.slots() + self.record * slot;
                return bytes.get(at..at + self.record);
            }
            if found == 0 {
                return None;
            }
            slot = (slot + 1) & (self.slots() - 1);
        }
        None
    }
}

/// The slot at which the search for a key begins, in a table of `1 << bits`.
pub const fn slot(key: u64, bits: u32) -> usize {
    (key >> (64 - bits)) as usize
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
        if [clusters, gazetteers, weights].iter().any(|bits| !(1..=24).contains(bits)) {
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
        if let Some(record) = self.weights.find(&self.bytes, feature.0) {
            for (score, weight) in scores.iter_mut().zip(record) {
                *score += i32::from(weight.cast_signed());
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
            Model::new(b"pqnames\x01\x01\x01\x01\x00".as_slice()).unwrap_err(),
            ModelError::Length { found: 12, expected: 12 + 1156 + 12 + 8 + 38 }
        );
        assert_eq!(Model::new(b"pqnames\x01\xff\x01\x01\x00".as_slice()).unwrap_err(), ModelError::Form);
    }
}
