//! Whether a few words in marks are somebody's, or a term or scare quote that the text takes up.
//!
//! A logistic model over hashed features of the words, of those around them, and of the cue that leads them in. It judges
//! what the rules take for speech; it knows nothing of who speaks. docs/model.md tells what it was learned from.

mod features;

pub use features::{Feature, SLOTS};

use super::{Document, tagger::Model};
use crate::article::{Form, Span};

/// Words of the longest quotation that is judged: what is longer is hardly ever a term.
pub const LONGEST: usize = 6;

/// A weight of one in the model's whole numbers.
pub const ONE: f32 = 128.0;

/// The weights, one for each slot: `examples/fragments.rs` writes them.
static WEIGHTS: &[u8; SLOTS] = include_bytes!("../../../assets/fragments.weights");

/// The least sum of weights of somebody's words: a probability of .24. A term that is shown costs a reader less than a quote
/// that is not.
const LEAST: i32 = -150;

/// A short quotation and what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Fragment<'a> {
    /// The text that it stands in.
    pub document: &'a Document<'a>,
    /// Where it stands, with its marks.
    pub span: Span,
    /// Whether it is a sentence of its own.
    pub form: Form,
    /// The token of the word that leads it in.
    pub cue: Option<usize>,
    /// What kind of words name its source.
    pub voice: Voice,
    /// How often the same words stand in marks in its article.
    pub times: usize,
}

/// What kind of words name a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The name of a person.
    Person,
    /// The name of a body, a country or a people.
    Body,
    /// `he`, `she`.
    Pronoun,
    /// `I`, `we`, `you`: who writes or who reads.
    Author,
    /// `it`, `they` and what else stands for a thing.
    Thing,
    /// A description of people or of a body.
    Somebody,
    /// Any other description.
    Something,
}

impl Fragment<'_> {
    /// Its features; none of a quotation that is too long to be judged, or has no words.
    pub fn features(&self, model: &Model) -> Vec<Feature> {
        features::of(self, model)
    }

    /// Whether somebody said or wrote the words.
    pub fn is_somebodys(&self, model: &Model) -> bool {
        let features = self.features(model);
        let weight = |feature: &Feature| i32::from(WEIGHTS[feature.slot()].cast_signed());
        features.is_empty() || features.iter().map(weight).sum::<i32>() >= LEAST
    }
}
