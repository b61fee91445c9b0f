//! Headlines that quote what is quoted again below: who says it there says it here.

use crate::{
    annotate::Document,
    article::{Quote, Span},
};

/// Bytes of letters and digits of the shortest words that are looked for again.
const FEWEST: usize = 8;
/// Quotes below a headline that are looked through.
const QUOTES: usize = 60;
/// Quotes that are looked for again.
const HEADLINES: usize = 60;

/// Gives the quotes of a headline, and those that are all of a short paragraph, the speaker of a quote below that has the
/// same words and more.
pub fn give_speakers(document: &Document<'_>, quotes: &mut [Quote]) {
    let heads: Vec<usize> = (0..quotes.len()).filter(|quote| is_head(document, quotes[*quote].span)).take(HEADLINES).collect();
    let Some(last) = heads.last() else { return };
    let words: Vec<String> = quotes.iter().take(last + QUOTES).map(|quote| letters(document, quote.span)).collect();
    for head in heads {
        let own = &words[head];
        let more = |other: &usize| words[*other].len() > own.len() || is_headline(document, quotes[head].span);
        let below = (head + 1..words.len().min(head + QUOTES)).filter(|other| quotes[*other].speaker.is_some());
        let again = below.into_iter().filter(more).find(|other| words[*other].contains(own.as_str()));
        if let Some(again) = again.filter(|_| own.len() >= FEWEST) {
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
    is_headline(document, quote) || block.is_some_and(|block| block.span == quote && quote.len() <= LONGEST)
}

fn is_headline(document: &Document<'_>, quote: Span) -> bool {
    document.headline().is_some_and(|headline| headline.overlaps(quote))
}

/// The letters and digits of a text, small: of its first part, where it is long.
fn letters(document: &Document<'_>, span: Span) -> String {
    const LONGEST: usize = 1000;
    let signs = document.slice(span).chars().take(LONGEST).filter(|sign| sign.is_alphanumeric());
    signs.flat_map(char::to_lowercase).collect()
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
