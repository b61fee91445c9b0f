//! Sentences in capitals, where case tells nothing: they name what the rest of the article names.

use std::collections::HashMap;

use super::{Found, OTHER, PERSON, last_name, rules};
use crate::annotate::{Document, TokenKind, tagger::evidence::Hasher};

/// Names, by their first word in capitals.
type Known = HashMap<String, Vec<(Vec<String>, usize)>, Hasher>;

/// Finds the names of the rest in the sentences that are in capitals, in place of what was found there.
pub fn apply(document: &Document<'_>, found: &mut Vec<Found>) {
    let capitals: Vec<_> = document.sentences.iter().filter(|sentence| in_capitals(document, sentence)).cloned().collect();
    if capitals.is_empty() {
        return;
    }
    let elsewhere = found.iter().filter(|name| !capitals.iter().any(|sentence| sentence.contains(&name.tokens.start)));
    let known = known(document, elsewhere);
    let mut new = Vec::new();
    for sentence in capitals {
        let mut token = sentence.start;
        while token < sentence.end {
            let fits = |(words, _): &&(Vec<String>, usize)| {
                words.iter().zip(token..).all(|(word, token)| token < sentence.end && document.word(token) == word)
            };
            match known.get(document.word(token)).and_then(|names| names.iter().find(fits)) {
                Some((words, kind)) => {
                    new.push(Found { tokens: token..token + words.len(), kind: *kind });
                    token += words.len();
                }
                None => token += 1,
            }
        }
    }
    rules::add(document, found, new);
}

/// Whether all letters of at least three words are capitals.
fn in_capitals(document: &Document<'_>, sentence: &std::ops::Range<usize>) -> bool {
    let words =
        || sentence.clone().filter(|token| document.tokens[*token].kind == TokenKind::Word).map(|token| document.word(token));
    words().count() >= 3 && words().all(|word| !word.contains(char::is_lowercase))
}

/// Names in capitals, longer ones first; people by their last names too.
fn known<'a>(document: &Document<'_>, found: impl Iterator<Item = &'a Found>) -> Known {
    let mut known = Known::default();
    for name in found.filter(|name| name.kind != OTHER) {
        let mut starts = vec![name.tokens.start];
        if name.kind == PERSON && name.tokens.len() > 1 {
            starts.push(last_name(document, name).0);
        }
        for start in starts {
            let words: Vec<String> = (start..name.tokens.end).map(|token| document.word(token).to_uppercase()).collect();
            // A word of two letters may be any.
            if words.len() > 1 || words[0].len() > 2 {
                known.entry(words[0].clone()).or_default().push((words, name.kind));
            }
        }
    }
    for names in known.values_mut() {
        names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    known
}

#[cfg(test)]
mod tests {
    use crate::{
        annotate::Engine,
        article::{Article, EntityKind},
    };

    #[test]
    fn a_headline_in_capitals_names_what_the_text_names() {
        let article = Article::from_paragraphs([
            "BRANFORD MOTORS TO CUT 900 JOBS, SAYS SILVA",
            "Branford Motors said on Thursday it would cut 900 jobs, its chief executive Ana Silva said.",
        ]);
        let found = Engine::embedded().annotate(&article);
        let named = |name: &str| {
            found.entities.iter().find(|entity| entity.mentions.iter().any(|span| article.body.slice(*span) == name))
        };
        assert_eq!(named("BRANFORD MOTORS").unwrap().kind, EntityKind::Organization);
        assert_eq!(named("SILVA").unwrap().name, "Ana Silva");
    }
}
