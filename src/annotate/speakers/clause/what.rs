//! Whose words `what he called` and `which, he said,` are told to be, and a verb that stands in marks itself.

use super::{Attribution, Reader, Source};
use crate::annotate::{nouns, quotes, speakers::cues};

impl Reader<'_> {
    /// `Silva condemned what she called “theft”`, `the cells, which, she said, “leak”`: a pronoun that a clause of the same
    /// sentence holds stands for whom that sentence says to speak, where the two agree.
    pub(super) fn of_own_sentence(&self, source: Source) -> Source {
        let Source::Pronoun(token) = source else { return source };
        let back = |count: usize, words: &[&str]| token.checked_sub(count).is_some_and(|before| self.is(before, words));
        // `Silva said the pier was, in her words, a “gift”`.
        let in_words = back(1, &["in"]) && self.is(token + 1, &["words", "telling", "view"]);
        let held = back(1, &["what"]) || back(1, &[","]) && back(2, &["which", "that"]) || in_words;
        if !held {
            return source;
        }
        let start = self.clause_start(token);
        let relative = |verb: usize| verb > start && self.is(verb - 1, &["who", "which", "that"]);
        let tells = |verb: &usize| self.is_cue(*verb) && !relative(*verb) && !self.word(*verb).ends_with("ing");
        let subject = (start..token).find(tells).and_then(|verb| self.subject(verb, start));
        // `It warned that, in its words, “…”`: the same.
        if let Some(Source::Pronoun(same)) = subject
            && in_words
            && self.is_same_pronoun(same, token)
        {
            return Source::Pronoun(same);
        }
        let subject = subject.filter(|subject| self.agrees(token, subject));
        subject.map_or(source, |subject| Source::Relative(token, Box::new(subject)))
    }

    /// `The draft “condemns” the launch`: of a paper, the subject of a verb that alone stands in marks.
    pub(super) fn of_verb_in_marks(&self, quote: usize) -> Option<Attribution> {
        let tokens = &self.quotes[quote];
        let inner = quotes::inner(self.document, tokens.clone());
        let verb = inner.len() == 1 && cues::is_verb(self.word(inner.start)) && self.word(inner.start).ends_with('s');
        let start = self.clause_start(tokens.start);
        let subject = (verb && start < tokens.start).then(|| self.phrase_back(tokens.start, start)).flatten()?;
        (self.is_paper(&subject) && self.first_token(&subject) == start).then_some(Attribution { cue: None, source: subject })
    }

    /// `what the army said was a “base,” which was hit`: whether who tells stands in a clause of its own before the words.
    pub(super) fn is_told_as(&self, before: Option<&Attribution>) -> bool {
        let verb = before.and_then(|before| before.cue.map(|verb| (verb, self.first_token(&before.source))));
        verb.is_some_and(|(verb, first)| {
            first > 0 && first < verb && self.is(first - 1, &["what"]) && self.is(verb + 1, &["is", "are", "was", "were"])
        })
    }

    /// `It`, `its`: whether two pronouns stand for the same in one sentence.
    fn is_same_pronoun(&self, one: usize, other: usize) -> bool {
        let class = |token: usize| match self.word(token).to_ascii_lowercase().as_str() {
            "he" | "his" => Some(0),
            "she" | "her" => Some(1),
            "it" | "its" => Some(2),
            "they" | "their" => Some(3),
            _ => None,
        };
        class(one).is_some() && class(one) == class(other)
    }

    /// Whether a pronoun may stand for a name or a description.
    fn agrees(&self, pronoun: usize, source: &Source) -> bool {
        let person = match source {
            Source::Name(number) => self.names[*number].is_person(),
            Source::Description(tokens) => {
                let head = self.document.head(tokens.clone());
                if nouns::is_plural(head) || !nouns::speaks(head) && !cues::is_document(head) {
                    return false;
                }
                nouns::is_one_person(head)
            }
            Source::Pronoun(_) | Source::Relative(..) => return false,
        };
        match self.word(pronoun) {
            "he" | "she" | "his" | "her" => person,
            "it" | "its" => !person,
            _ => false,
        }
    }
}
