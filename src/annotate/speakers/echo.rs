//! Headlines that quote what is quoted again below: who says it there says it here.

use crate::{
    annotate::{Document, quotes::repeated},
    article::{Quote, Span},
};

/// Quotes that are looked for again.
const HEADLINES: usize = 60;

/// Gives the quotes of a headline, and those that are all of a short paragraph, the speaker of a quote below that has the
/// same words and more.
pub fn give_speakers(document: &Document<'_>, quotes: &mut [Quote]) {
    let heads: Vec<usize> = (0..quotes.len()).filter(|quote| is_head(document, quotes[*quote].span)).take(HEADLINES).collect();
    for head in heads {
        let own = quotes[head].span;
        let more = |other: Span| other.len() > own.len() || document.is_headline(own);
        let spoken = quotes.iter().enumerate().skip(head + 1).filter(|(_, quote)| quote.speaker.is_some());
        let below = spoken.map(|(number, quote)| (number, quote.span)).filter(|(_, span)| more(*span));
        if let Some(again) = repeated(document, own, below) {
            let speaker = quotes[again].speaker.clone();
            quotes[head].speaker = speaker;
            quotes[head].cue = None;
        }
    }
}

/// Whether a quote stands in the headline, or is a short paragraph.
fn is_head(document: &Document<'_>, quote: Span) -> bool {
    const LONGEST: usize = 80;
    let block = document.blocks.get(document.block_at(quote.start()));
    document.is_headline(quote) || block.is_some_and(|block| block.span == quote && quote.len() <= LONGEST)
}

#[cfg(test)]
mod tests {
    use crate::annotate::speakers::tests::spoken;

    #[test]
    fn who_says_it_below_says_it_in_the_headline() {
        let below = "“Nobody rang us, not once,” Ana Silva said of the night on the pier in Hull.";
        assert_eq!(spoken(&["‘Nobody rang us’: family’s anger", below])[0], "Ana Silva: ‘Nobody rang");
        assert_eq!(spoken(&["Mayor told ‘nobody rang us’", below])[0], "Ana Silva: ‘nobody rang");
        assert_eq!(spoken(&["‘Somebody rang us’: family’s anger", below])[0], "-: ‘Somebody rang");
    }

    #[test]
    fn a_quotation_that_heads_a_part_is_who_says_it_there() {
        let talk = ["“We row,” Tom Reyes said of the crews.", "‘Nobody rang us’", "“Nobody rang us, not once,” Ana Silva said."];
        assert_eq!(spoken(&talk)[1], "Ana Silva: ‘Nobody rang");
    }
}
