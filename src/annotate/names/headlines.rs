//! Sentences in title case, where verbs and common nouns are capitalised too: a name there must be a name
//! elsewhere, or hold no word that the rest of the article writes small.

use std::{collections::HashSet, ops::Range};

use super::{Found, ORGANIZATION, OTHER, PERSON, firms, rules, words};
use crate::annotate::{
    Document, TokenKind,
    tagger::{
        Model,
        evidence::{Hasher, is_capitalised},
        features::lists,
    },
};

/// Words that are in no name, however they are written.
const NEVER: [&str; 68] = [
    "are",
    "aren’t",
    "be",
    "been",
    "but",
    "by",
    "can",
    "could",
    "did",
    "didn’t",
    "does",
    "doesn’t",
    "don’t",
    "from",
    "get",
    "gets",
    "got",
    "had",
    "has",
    "have",
    "he",
    "her",
    "his",
    "how",
    "if",
    "into",
    "is",
    "isn’t",
    "it’s",
    "its",
    "just",
    "like",
    "may",
    "must",
    "my",
    "not",
    "off",
    "or",
    "over",
    "put",
    "says",
    "she",
    "should",
    "some",
    "than",
    "that",
    "their",
    "they",
    "this",
    "to",
    "under",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "which",
    "who",
    "why",
    "will",
    "with",
    "won’t",
    "would",
    "you",
    "your",
    "amid",
    "after",
];

/// Last words of organizations that newspapers write small for short: `the department`.
const HEADS: [&str; 53] = [
    "academy",
    "administration",
    "agency",
    "alliance",
    "army",
    "assembly",
    "association",
    "authority",
    "bank",
    "board",
    "bureau",
    "center",
    "centre",
    "church",
    "club",
    "coalition",
    "college",
    "commission",
    "committee",
    "company",
    "congress",
    "corporation",
    "council",
    "court",
    "department",
    "federation",
    "force",
    "fund",
    "house",
    "institute",
    "league",
    "ministry",
    "museum",
    "network",
    "news",
    "office",
    "orchestra",
    "organisation",
    "organization",
    "partnership",
    "party",
    "police",
    "press",
    "radio",
    "school",
    "senate",
    "service",
    "society",
    "television",
    "tribunal",
    "trust",
    "union",
    "university",
];

/// Long words that stay small in title case.
const SMALL: [&str; 13] =
    ["about", "after", "amid", "against", "before", "between", "from", "into", "over", "than", "that", "under", "with"];

/// Long words that a sentence in title case has at least, and how many tokens it has at most.
const FEWEST_WORDS: usize = 4;
const MOST_TOKENS: usize = 30;

/// Cuts common words off the names in headlines, and drops those that are nothing else.
pub fn apply(document: &Document<'_>, found: &mut Vec<Found>, small: &HashSet<&str, Hasher>, model: &Model) {
    let titles: Vec<_> = document.sentences.iter().filter(|sentence| in_title_case(document, sentence)).cloned().collect();
    if titles.is_empty() {
        return;
    }
    let title_of = |name: &Found| titles.get(titles.partition_point(|title| title.end <= name.tokens.start));
    let in_title = |name: &Found| title_of(name).is_some_and(|title| title.contains(&name.tokens.start));
    let elsewhere: HashSet<&str, Hasher> =
        found.iter().filter(|name| name.kind != OTHER && !in_title(name)).map(|name| words(document, name)).collect();
    let reader = Reader { document, small, elsewhere, model };
    found.retain_mut(|name| {
        let may_be_cut = name.tokens.len() > 1 && matches!(name.kind, ORGANIZATION | PERSON) && in_title(name);
        !may_be_cut || reader.keeps(name)
    });
}

/// Whether a sentence is a line of its own where all long words are capitalised, and not all their letters.
fn in_title_case(document: &Document<'_>, sentence: &Range<usize>) -> bool {
    if sentence.len() > MOST_TOKENS || !breaks_before(document, sentence.start) || !breaks_before(document, sentence.end) {
        return false;
    }
    let is_word = |token: &usize| document.tokens[*token].kind == TokenKind::Word;
    let long: Vec<&str> =
        sentence.clone().filter(is_word).map(|token| document.word(token)).filter(|word| word.len() > 3).collect();
    let is_title = long.iter().all(|word| is_capitalised(word) || SMALL.contains(word));
    is_title && long.len() >= FEWEST_WORDS && long.iter().any(|word| word.contains(char::is_lowercase))
}

/// Whether a line, or the text, ends before a token.
fn breaks_before(document: &Document<'_>, token: usize) -> bool {
    let before = token.checked_sub(1).and_then(|before| document.tokens.get(before));
    let gap = before.zip(document.tokens.get(token)).map(|(before, this)| before.span.end()..this.span.start());
    gap.is_none_or(|gap| document.text.get(gap).is_none_or(|gap| gap.contains('\n')))
}

/// What tells names from other words in a headline.
struct Reader<'a> {
    document: &'a Document<'a>,
    /// Words that stand in small letters somewhere in the article.
    small: &'a HashSet<&'a str, Hasher>,
    /// Names outside of headlines.
    elsewhere: HashSet<&'a str, Hasher>,
    model: &'a Model,
}

impl Reader<'_> {
    /// Whether a name is one after common words are cut off it.
    fn keeps(&self, name: &mut Found) -> bool {
        if self.is_known(name) {
            return true;
        }
        let Range { mut start, mut end } = name.tokens;
        while start < end && self.is_common(start) {
            start += 1;
        }
        while end > start && self.is_common(end - 1) {
            end -= 1;
        }
        let is_cut = (start..end) != name.tokens;
        let has_never = name.tokens.clone().any(|token| self.is_never(token));
        if !has_never && (!is_cut || name.kind == ORGANIZATION && self.has_head(name)) {
            return true;
        }
        let cut = Found { tokens: start..end, kind: name.kind };
        if is_cut && start < end && self.is_known(&cut) {
            *name = cut;
            return true;
        }
        // `Julie Rush`: a last name may be a common word.
        !has_never && name.kind == PERSON && self.is_first_name(name.tokens.start)
    }

    /// Whether an organization is called so: `Party` ends the name, or `of` and the like follow the word.
    fn has_head(&self, name: &Found) -> bool {
        let word = |token: usize| self.document.word(token);
        let heads: Vec<usize> = name
            .tokens
            .clone()
            .filter(|token| HEADS.contains(&word(*token).to_lowercase().as_str()) || firms::LAST_WORDS.contains(&word(*token)))
            .collect();
        let is_open = |token: &usize| matches!(word(*token + 1), "of" | "for" | "on" | "Of" | "For" | "On");
        let runs_on = name.tokens.clone().any(|token| matches!(word(token), "On" | "At" | "In" | "For" | "A"));
        heads.iter().any(|token| token + 1 < name.tokens.end && is_open(token))
            || !runs_on && heads.last().is_some_and(|token| token + 1 == name.tokens.end)
    }

    /// Whether it is a name elsewhere too, or is listed.
    fn is_known(&self, name: &Found) -> bool {
        self.elsewhere.contains(words(self.document, name)) || rules::is_organization(self.document, &name.tokens, self.model)
    }

    fn is_common(&self, token: usize) -> bool {
        self.is_never(token) || self.small.contains(self.document.word(token).to_lowercase().as_str())
    }

    /// Whether a word is in no name, and is no first name either: `Will`.
    fn is_never(&self, token: usize) -> bool {
        let word = self.document.word(token);
        NEVER.contains(&word.to_lowercase().as_str()) && !self.is_first_name(token)
    }

    fn is_first_name(&self, token: usize) -> bool {
        rules::lists_of(self.document.word(token), self.model) & lists::FIRST_NAME != 0
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        annotate::Engine,
        article::{Article, EntityKind},
    };

    /// The organizations and people of a headline and its text.
    fn names(headline: &str, text: &str) -> Vec<(String, EntityKind)> {
        let found = Engine::embedded().annotate(&Article::from_paragraphs([headline, text]));
        let entities = found.entities.into_iter().filter(|entity| entity.kind != EntityKind::Place);
        entities.map(|entity| (entity.name, entity.kind)).collect()
    }

    #[test]
    fn a_headline_is_no_name() {
        let text = "Governor Dana Ellery would put judges on the court who agree with her, Senator Tom Roark said. \
                    Roark offered no names. Ellery laughed.";
        assert_eq!(
            names("Roark: Ellery Would Put Friends On Court, Not Judges", text),
            [("Tom Roark".into(), EntityKind::Person), ("Dana Ellery".into(), EntityKind::Person)]
        );
    }

    #[test]
    fn a_name_loses_the_nouns_of_its_headline() {
        let text = "Governor Dana Ellery won the endorsement of Tom Roark on Friday. It was an endorsement that few expected.";
        assert!(names("Dana Ellery Wins The Tom Roark Endorsement", text).iter().all(|(name, _)| !name.contains("Endorsement")));
    }
}
