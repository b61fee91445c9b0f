//! The model file, as `annotate::tagger::model` reads it.

use super::{crf::Weights, lexicon::Lexicon};
use pullquote::annotate::tagger::{
    label::LABELS,
    model::{BUCKET, MAGIC, bucket, fingerprint},
};

const CLUSTER_BITS: u8 = 18;
const GAZETTEER_BITS: u8 = 18;
const WEIGHT_BITS: u8 = 18;

/// All of a model.
pub fn model(lexicon: &Lexicon, weights: &Weights) -> Vec<u8> {
    let kept = kept(weights, 1 << WEIGHT_BITS);
    let scale = scale(weights, &kept);
    let mut bytes = MAGIC.to_vec();
    bytes.extend([CLUSTER_BITS, GAZETTEER_BITS, WEIGHT_BITS, 0]);
    for weight in weights.transitions.as_flattened() {
        bytes.extend(((weight * scale).round() as i32).to_le_bytes());
    }
    let clusters = lexicon.clusters.iter().map(|(key, packed)| (*key, packed.to_le_bytes()));
    table(clusters, CLUSTER_BITS, &mut bytes);
    let gazetteers = lexicon.gazetteers.iter().map(|(key, lists)| (*key, lists.to_le_bytes()));
    table(gazetteers, GAZETTEER_BITS, &mut bytes);
    let rows = kept.iter().map(|index| {
        let row: [u8; LABELS] =
            weights.rows[*index].map(|weight| ((weight * scale).round().clamp(-127.0, 127.0) as i8).cast_unsigned());
        (weights.features[*index].0, row)
    });
    table(rows, WEIGHT_BITS, &mut bytes);
    bytes
}

/// The features that matter most, heaviest first.
fn kept(weights: &Weights, most: usize) -> Vec<usize> {
    let mass = |index: &usize| weights.rows[*index].iter().map(|weight| weight.abs()).sum::<f32>();
    let mut kept: Vec<usize> = (0..weights.rows.len()).filter(|index| mass(index) > 0.05).collect();
    kept.sort_by(|a, b| mass(b).total_cmp(&mass(a)).then(a.cmp(b)));
    println!("{} features have weight, {} are kept", kept.len(), kept.len().min(most));
    kept.truncate(most);
    kept
}

/// What weights are multiplied by to fill eight bits: one weight in a thousand is cut.
fn scale(weights: &Weights, kept: &[usize]) -> f32 {
    let mut sizes: Vec<f32> =
        kept.iter().flat_map(|index| weights.rows[*index].iter().map(|weight| weight.abs())).filter(|size| *size > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() * 999 / 1000).map_or(1.0, |size| 127.0 / size)
}

/// A table: fingerprints, then records. What comes when its bucket is full is left out.
fn table<const RECORD: usize>(entries: impl Iterator<Item = (u64, [u8; RECORD])>, bits: u8, bytes: &mut Vec<u8>) {
    let slots = 1_usize << bits;
    let mut prints = vec![0_u16; slots];
    let mut records = vec![[0; RECORD]; slots];
    let mut dropped = 0;
    for (key, record) in entries {
        let print = fingerprint(key);
        let first = bucket(key, bits.into());
        let free = (first..first + BUCKET).find(|slot| prints[*slot] == 0 || prints[*slot] == print);
        match free {
            Some(slot) if prints[slot] == 0 => (prints[slot], records[slot]) = (print, record),
            _ => dropped += 1,
        }
    }
    if dropped > 0 {
        println!("{dropped} entries found no slot");
    }
    bytes.extend(prints.iter().flat_map(|print| print.to_le_bytes()));
    bytes.extend(records.as_flattened());
}
