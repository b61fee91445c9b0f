//! The name tagger: a linear-chain model over hashed features, decoded by Viterbi.
//!
//! It labels tokens; it knows nothing of articles, entities or quotes. The features are those that
//! are known to carry over to other domains (Ratinov and Roth, "Design Challenges and
//! Misconceptions in Named Entity Recognition", 2009): words and their shapes, word clusters,
//! gazetteers, and the article's own evidence.

pub mod evidence;
pub mod features;
pub mod label;
pub mod model;
mod score;
pub mod viterbi;

pub use label::Label;
pub use model::{Model, ModelError};
pub use score::tag;
