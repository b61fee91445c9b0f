//! Which words are verbs of speech where they stand, and which are nouns of the same letters.

use super::{
    Reader, is_determiner,
    words::{is_control, is_owner, is_pronominal},
};
use crate::annotate::{TokenKind, speakers::cues};

impl Reader<'_> {
    /// A verb of speech, and no noun of the same letters (`a note`, `the reports`).
    pub(super) fn is_cue(&self, token: usize) -> bool {
        if !cues::is_verb(self.word(token)) && !self.is_headline_cue(token) {
            return false;
        }
        // `a sign that said`, `took to the stage to call it`.
        let relative =
            || self.is(token - 1, &["that"]) && (cues::is_saying(self.word(token)) || self.is(token, &["read", "reads"]));
        let infinitive = || self.is_infinitive(token);
        let each = || self.is(token - 1, &["each"]);
        let is_noun = token > 0
            && !each()
            && (is_determiner(self.word(token - 1)) && !self.is_joined(token - 1)
                || self.is(token - 1, &["of", "in", "by", "to", "for", "with"]))
            && !relative()
            && !infinitive();
        // `Another said`, `one wrote`: a determiner stands for a person.
        let stands_alone = || cues::is_saying(self.word(token)) && token > 0 && is_pronominal(self.word(token - 1));
        let is_verb = !is_noun || self.word(token).ends_with("ing") || stands_alone();
        !self.is_states(token)
            && self.name_at[token].is_none()
            && !self.is_plural_noun(token)
            && !self.is_about_anonymity(token)
            && !self.is_keeping(token)
            && is_verb
            && !self.is_bare_noun(token)
            && !self.is_owned_noun(token)
    }

    /// `‘We Took It as a Yes,’ Says the Bride`: a verb with a capital, right after a quotation or after a name.
    fn is_headline_cue(&self, token: usize) -> bool {
        let capital = self.word(token).starts_with(char::is_uppercase) && token > self.block_start(token);
        capital
            && (self.quoted[token - 1]
                || self.name_at[token - 1].is_some()
                || self.is(token - 1, &[","])
                || self.starts_sentence(token - 1))
            && matches!(self.word(token).to_lowercase().as_str(), "says" | "said" | "tells" | "told" | "warns" | "asks")
    }

    /// `observing its pledges “well”`: keeping to something.
    fn is_keeping(&self, verb: usize) -> bool {
        let next = verb + 1;
        let ends = self.quoted.get(next).copied().unwrap_or(true) || self.is(next, &["that", "how", ",", ":", "."]);
        self.is(verb, &["observing"]) && !ends
    }

    /// `who asked not to be named`, `who requested anonymity`: of the source, and not what the source tells.
    pub(super) fn is_about_anonymity(&self, verb: usize) -> bool {
        const NEAR: usize = 6;
        let named = ["named", "identified", "quoted", "cited"];
        if !self.is(verb, &["asked", "asks", "asking", "requested", "requesting", "declined", "declining", "wanted", "named"]) {
            return false;
        }
        let passive = |token: usize| token > 0 && self.is(token, &named) && self.is(token - 1, &["be"]);
        let near = |token: usize| self.is(token, &["anonymity", "anonymous", "unnamed", "withheld"]) || passive(token);
        let end = (verb + NEAR).min(self.document.tokens.len());
        passive(verb) || (verb + 1..end).take_while(|token| !self.is_break(*token)).any(near)
    }

    /// `sent a voice note`: a form that is a verb only after a subject in the plural.
    fn is_bare_noun(&self, token: usize) -> bool {
        // `“…,” read the email`: after a quotation it is a verb.
        if !cues::is_base_form(self.word(token)) || token > 0 && self.quoted[token - 1] {
            return false;
        }
        let before = token.checked_sub(1).map_or("", |before| self.word(before));
        let plural = before.ends_with('s')
            && !["ous", "ess"].iter().any(|ending| before.ends_with(ending))
            && self.document.tokens[token - 1].kind == TokenKind::Word;
        // `Obama and Clinton call it`.
        let joint = token.checked_sub(1).and_then(|before| self.number_at(before)).is_some_and(|number| {
            let first = self.document.tokens_in(self.names[number].span).start;
            first > 1 && self.is(first - 1, &["and"]) && self.number_at(first - 2).is_some()
        });
        let takes_verb = [
            "I", "we", "We", "you", "they", "They", "it", "It", "he", "He", "she", "She", "who", "people", "police", "and", "to",
            "would", "will", "could", "can", "may", "might", "must", "should", "did", "only", "that", "which",
        ]
        .contains(&before);
        // `the email read`: a paper has its words to be read.
        let paper = self.word(token) == "read" && self.is_lettered(token);
        !plural && !takes_verb && !paper && !joint
    }

    /// `the email read`, `a sign on the door read`: whether what has words on it stands before a verb.
    fn is_lettered(&self, verb: usize) -> bool {
        const PLACE: usize = 6;
        let near = (verb.saturating_sub(PLACE)..verb).rev().take_while(|token| !self.is_break(*token));
        near.into_iter()
            .any(|token| cues::is_inscription(self.word(token)) || token + 1 == verb && cues::is_document(self.word(token)))
    }

    /// `his scathing remarks were`: what somebody said, and no verb that leads words in.
    fn is_owned_noun(&self, token: usize) -> bool {
        const ADJECTIVES: usize = 5;
        let owner = |at: usize| is_owner(self.word(at)) || self.document.tokens[at].kind == TokenKind::Possessive;
        let leads_in = self.is(token + 1, &[",", ":", "that"]) || self.quoted.get(token + 1).copied().unwrap_or(false);
        self.is(token, &["remarks", "comments", "claims", "remark", "notes", "posts", "texts", "messages", "reports"])
            && !leads_in
            && (token.saturating_sub(ADJECTIVES)..token).any(owner)
    }

    /// `went on to slam`, `likes to say`, `took to Twitter to call`: a verb of speech after `to`.
    fn is_infinitive(&self, verb: usize) -> bool {
        verb >= 3
            && self.is(verb - 1, &["to"])
            && cues::is_infinitive(self.word(verb))
            && (self.is(verb - 2, &["on"]) || is_control(self.word(verb - 2)) || self.is(verb - 3, &["to"]))
    }

    /// `22 emails as secret`: papers and the like, and no verb.
    fn is_plural_noun(&self, token: usize) -> bool {
        let nouns = [
            "emails",
            "texts",
            "messages",
            "posts",
            "comments",
            "claims",
            "notes",
            "reports",
            "charges",
            "demands",
            "signs",
            "names",
            "lists",
            "questions",
            "fears",
            "hopes",
            "answers",
            "remarks",
            "volunteers",
        ];
        let after = ["as", "of", "in", "on", "from", "about", "for", "with", "by", "was", "were", "are", "have", "had"];
        // `faces charges`.
        let faced =
            self.is(token, &["charges"]) && token > 0 && self.is(token - 1, &["face", "faces", "faced", "facing", "on", "bring"]);
        faced || self.is(token, &nouns) && token + 1 < self.document.tokens.len() && self.is(token + 1, &after)
    }

    /// `many Asian states have joined`: no verb.
    fn is_states(&self, token: usize) -> bool {
        let Some(before) = self.is(token, &["states"]).then(|| token.checked_sub(1)).flatten() else { return false };
        let speaks = self.is_pronoun(before)
            || self.number_at(before).is_some_and(|number| self.names[number].may_speak())
            || cues::is_document(self.word(before));
        let other = self.number_at(before).is_some();
        let goes_on = self.document.tokens.get(token + 1).is_some_and(|next| other || next.kind == TokenKind::Word);
        goes_on && !speaks && !self.quoted[token + 1] && !self.is(token + 1, &["that"])
    }
}
