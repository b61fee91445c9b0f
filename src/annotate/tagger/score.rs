use std::ops::Range;

use super::{
    evidence::SentenceStyle,
    features::{self, Context, REACH, Word},
    label::{LABELS, Label},
    model::Model,
    viterbi::{ANY, Decoder, Scores},
};
use crate::annotate::Document;

/// What one word adds to the scores of the tokens around it, by where it stands to them.
type Around = [Scores; 2 * REACH + 1];

/// Labels every token of a document.
pub fn tag(document: &Document<'_>, model: &Model) -> Vec<Label> {
    let context = Context::new(document, model);
    let mut scorer =
        Scorer { context: &context, model, around: vec![None; context.words.len()], edge: around(&context.edge, model) };
    let mut labels = vec![Label::OUTSIDE; document.tokens.len()];
    let mut decoder = Decoder::default();
    let mut scores = Vec::new();
    for (sentence, style) in document.sentences.iter().zip(&context.types.styles) {
        for region in context.regions(sentence.clone()) {
            scores.clear();
            scores.extend(region.clone().map(|token| scorer.score(token, sentence, *style)));
            decoder.decode(&scores, model.transitions(), |_| ANY, &mut labels[region]);
        }
    }
    labels
}

struct Scorer<'a> {
    context: &'a Context<'a>,
    model: &'a Model,
    /// By type, made when first met.
    around: Vec<Option<Box<Around>>>,
    edge: Box<Around>,
}

impl Scorer<'_> {
    fn score(&mut self, token: usize, sentence: &Range<usize>, style: SentenceStyle) -> Scores {
        let mut scores = [0; LABELS];
        for place in 0..=2 * REACH {
            let neighbour = (token + place).checked_sub(REACH).filter(|index| sentence.contains(index));
            let around = match neighbour {
                Some(index) => {
                    let type_id = self.context.type_of(index).0 as usize;
                    self.around[type_id].get_or_insert_with(|| around(&self.context.words[type_id], self.model))
                }
                None => &self.edge,
            };
            for (score, more) in scores.iter_mut().zip(&around[place]) {
                *score += more;
            }
        }
        self.context.joined(token, sentence, style, |feature| self.model.add(feature, &mut scores));
        scores
    }
}

fn around(word: &Word, model: &Model) -> Box<Around> {
    let mut around = Box::new([[0; LABELS]; 2 * REACH + 1]);
    for (place, scores) in around.iter_mut().enumerate() {
        let offset = place as isize - REACH as isize;
        features::of_word(word, offset, |feature| model.add(feature, scores));
    }
    around
}
