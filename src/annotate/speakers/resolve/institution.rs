//! What `the company` and `the agency` stand for.

use super::Resolver;
use crate::{
    annotate::{
        Name, TokenKind,
        nouns::{institution, is_chamber, is_public_body},
    },
    article::{EntityId, Span},
};

impl Resolver<'_> {
    /// The organization that `the company`, `the agency` stands for.
    pub(super) fn institution(&self, head: &str, span: Span) -> Option<EntityId> {
        let kind = institution(head)?;
        let tokens = self.document.tokens_in(span);
        // `the bank’s board`: another.
        if self.document.has_possessive(tokens.clone()) {
            return None;
        }
        if let Some(id) = self.named_in(tokens.clone()).or_else(|| self.organization_called(head, span)) {
            return Some(id);
        }
        let called = self.organization(span, |name| name.to_lowercase().contains(head));
        // `The Food Programme said so. The agency added`: the one that spoke.
        let spoke = || {
            let (last, _) = self.last_organization(span).filter(|_| kind.contains(&"agency") && tokens.len() == 2)?;
            (!is_another_kind(&self.facts[last.index()].name, head)).then_some(last)
        };
        if let Some(id) = called.or_else(spoke).or_else(|| self.organization(span, |name| has_word_of(name, kind))) {
            return Some(id);
        }
        if kind.contains(&"inc") {
            return self.organization(span, |name| !is_public_body(name) && !is_another_kind(name, head));
        }
        // `the finance department`, `the panel` that was brought in as `a panel`: another than who was named.
        let bare = tokens.len() == 2;
        let fallback = self.organization(span, |name| !is_another_kind(name, head));
        fallback.filter(|_| self.is_plain(tokens) && (!is_chamber(head) || bare && !self.is_introduced(head, span)))
    }

    /// Whether a description tells no more of a body than where it is and what anyone has: `the federal agency`, but not `the
    /// weather service office`, `the union representing drivers`.
    fn is_plain(&self, tokens: std::ops::Range<usize>) -> bool {
        let end = self.document.word(tokens.end);
        let goes_on = matches!(end, "of" | "for" | "representing" | "that" | "at");
        let plain = |token: usize| {
            let word = self.document.word(token);
            let anyones = [
                "federal", "state", "city", "local", "national", "public", "private", "same", "new", "small", "big", "large",
                "tiny", "old", "other",
            ];
            anyones.contains(&word)
                || word.ends_with("based")
                || word == "-"
                || self.document.tokens[token].kind == TokenKind::Number
                || word.starts_with(char::is_uppercase)
        };
        !goes_on && (tokens.start + 1..tokens.end - 1).all(plain)
    }

    /// `The FNSEA union`: the organization whose name stands in a description.
    fn named_in(&self, tokens: std::ops::Range<usize>) -> Option<EntityId> {
        let (first, last) = (self.document.tokens[tokens.start].span, self.document.tokens[tokens.end - 1].span);
        let from = self.names.partition_point(|name| name.span.start() < first.start());
        let inside = self.names[from..].iter().take_while(|name| name.span.end() <= last.end());
        // `The Kremlin-backed union`: not the Kremlin.
        let part = |name: &Name| self.document.text[name.span.end()..].starts_with('-');
        let number = from + inside.into_iter().position(|name| name.may_speak() && !name.is_person() && !part(name))?;
        self.entity_of[number]
    }
}

/// Whether a name tells of a kind of institution that a noun is not for: no hospital is `the council`.
fn is_another_kind(name: &str, head: &str) -> bool {
    const KINDS: [&str; 12] = [
        "hospital",
        "library",
        "school",
        "university",
        "college",
        "council",
        "court",
        "church",
        "museum",
        "union",
        "police",
        "ministry",
    ];
    let name = name.to_lowercase();
    let own = KINDS.contains(&head);
    let other = name.split(' ').any(|word| KINDS.contains(&word) && word != head);
    let news = ["paper", "newspaper", "magazine", "broadcaster"].contains(&head);
    if news && is_public_body(&name) {
        return true;
    }
    other && (own || news || head == "watchdog" || head == "company" || head == "firm")
}

/// Whether a name has one of some words in it, alone or in a longer word (`Northern Airways`).
fn has_word_of(name: &str, words: &[&str]) -> bool {
    const SHORT: usize = 4;
    let name = name.to_lowercase();
    let has = |word: &&str| name.split([' ', ',']).any(|other| other.trim_end_matches('.') == *word);
    words.iter().any(|word| if word.len() < SHORT && *word != "air" { has(word) } else { name.contains(word) })
}
