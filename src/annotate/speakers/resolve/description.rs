//! What `the company`, `the letter` and `the teenager` stand for.

use super::{REACH, Resolver, plain, pronoun::head_of};
use crate::{
    annotate::{
        Name, TokenKind,
        nouns::{ends_head, institution, is_agent, is_bystander, is_chamber, is_one_person, is_plural_person, is_public_body},
        speakers::{cues, gender::Gender},
    },
    article::{EntityId, Span},
};

/// Tokens from the word before `a` to a paper: `in a joint report`.
const ARTICLE: usize = 4;
/// Tokens of a description that stands for somebody: `the former 22-year-old goalkeeper`.
const LONGEST: usize = 8;

impl Resolver<'_> {
    pub(super) fn description(&mut self, tokens: std::ops::Range<usize>, quote: Span) -> (Span, Option<EntityId>, String) {
        let span = self.document.tokens[tokens.start].span.join(self.document.tokens[tokens.end - 1].span);
        if let Some(id) = self.known(span) {
            return self.refer(id, span);
        }
        let head = self.head(tokens.clone()).to_lowercase();
        let determiner = self.document.word(tokens.start).to_ascii_lowercase();
        let unnamed = tokens.clone().any(|token| is_unnamed(self.document.word(token)));
        if tokens.len() <= LONGEST && determiner == "the" && !unnamed {
            if let Some(id) = self.institution(&head, span) {
                return self.refer(id, span);
            }
            if cues::is_document(&head)
                && !is_put_up(&head)
                && let Some((entity, name)) = self.author(&head, span)
            {
                if let Some(id) = entity {
                    return self.refer(id, span);
                }
                return (span, None, name);
            }
            // `The official added that`: who spoke before.
            let speaks_on = matches!(self.document.word(tokens.end), "added" | "adds" | "continued" | "continues");
            let holds_office = |id: &EntityId| speaks_on || head == "official" && self.is_titled(*id, span);
            if (speaks_on && is_one_person(&head) || head == "official")
                && !self.is_introduced(&head, span)
                && let Some(id) =
                    self.last_person(span).or_else(|| self.only_person(span).filter(|_| !speaks_on)).filter(holds_office)
            {
                return self.refer(id, span);
            }
            // `Silva asked Reyes when. “At noon,” the policeman answered.`
            let answers = |token: usize| matches!(self.document.word(token), "answered" | "replied" | "responded");
            if (is_one_person(&head) || is_agent(&head))
                && (answers(tokens.end) || tokens.start > 0 && answers(tokens.start - 1))
                && let Some(id) = self.who_was_asked(span).or_else(|| self.spoke_before())
            {
                return self.refer(id, span);
            }
            // `the teenager`, `the former chancellor`: a person who has been named, unless he was not.
            let known = self.described.as_ref().is_some_and(|(name, _)| name.to_lowercase().contains(&head));
            // `A witness said she had hidden. “…,” the woman said`: that witness.
            let anybody = matches!(head.as_str(), "man" | "woman" | "girl" | "boy" | "person");
            let newer = self.described.clone().filter(|(_, at)| self.last.is_none_or(|(_, last)| last < *at));
            if let Some((name, _)) = newer.filter(|(name, at)| {
                let near = self.document.block_at(span.start()) <= self.document.block_at(*at) + 1;
                anybody && tokens.len() == 2 && near && is_one_person(head_of(name)) && span.start() > *at
            }) {
                return (span, None, name);
            }
            let opening = if anybody && tokens.len() == 2 { self.described_before(span.start()) } else { None };
            if let Some(opening) = opening.filter(|opening| matches!(self.document.word(opening.start), "A" | "An" | "One")) {
                return (span, None, plain(self.document, opening));
            }
            // `the woman on the step`: another than who is known.
            let told_apart = matches!(head.as_str(), "man" | "woman" | "girl" | "boy" | "person")
                && matches!(self.document.word(tokens.end), "on" | "with" | "in" | "at" | "behind" | "beside" | "from");
            if !known
                && !told_apart
                && let Some(id) = self.epithet(&head, span)
            {
                return self.refer(id, span);
            }
            if is_plural_person(&head)
                && let Some(name) = self.group_before(span)
                && name.to_lowercase().ends_with(&head)
            {
                return (span, None, name);
            }
        }
        // `his statement`: his.
        if matches!(determiner.as_str(), "his" | "her" | "its")
            && tokens.len() <= LONGEST
            && cues::is_document(&head)
            && let (_, Some(id), _) = self.pronoun(tokens.start, quote)
        {
            return self.refer(id, span);
        }
        if matches!(determiner.as_str(), "a" | "an" | "the")
            && let Some(id) = self.named_next(&head, span)
        {
            return self.refer(id, span);
        }
        if let Some(name) = self.another(tokens.clone()) {
            return (span, None, name);
        }
        // `a company blog post`: the company's.
        if let Some(place) = tokens
            .clone()
            .skip(1)
            .find(|token| matches!(self.document.word(*token), "company" | "agency"))
            .filter(|place| *place + 1 < tokens.end)
            && let Some(id) = self.organization(span, |_| true)
        {
            let end =
                (place + 1..tokens.end).find(|token| matches!(self.document.word(*token), "from" | "in" | "of" | "on" | "by"));
            let rest = place + 1..end.unwrap_or(tokens.end).max(place + 2);
            let rest = self.document.slice(self.document.tokens[rest.start].span.join(self.document.tokens[rest.end - 1].span));
            return (span, None, format!("{} {rest}", self.facts[id.index()].name));
        }
        (span, None, plain(self.document, tokens))
    }

    /// Whom the second paragraph begins with, of somebody whom the first describes: `A woman who stole …`, and then
    /// `Ana Silva, 59, …`.
    fn named_next(&self, head: &str, description: Span) -> Option<EntityId> {
        /// Tokens before a name that opens a paragraph: a title.
        const TITLE: usize = 2;
        const LONGEST_PARAGRAPH: usize = 200;
        if !is_one_person(head) || is_bystander(head) || speaks_of_others(head) {
            return None;
        }
        let block = self.document.block_at(description.start());
        let paragraph = self.document.tokens_in(self.document.blocks.get(block)?.span);
        let tokens = self.document.tokens_in(description);
        // Of two who are described, either may be named next.
        let is_other = |token: &usize| !tokens.contains(token) && is_one_person(self.document.word(*token));
        let opens = tokens.start == paragraph.start || self.document.word(tokens.start) == "the";
        if !opens || paragraph.take(LONGEST_PARAGRAPH).any(|token| is_other(&token)) {
            return None;
        }
        let next = self.document.blocks.get(block + 1)?.span;
        let number = self.names.iter().take(REACH).position(Name::is_person)?;
        let name = self.names[number].span;
        let opens = self.document.tokens_in(name).start.saturating_sub(self.document.tokens_in(next).start) < TITLE;
        if next.overlaps(name) && opens { self.entity_of[number] } else { None }
    }

    /// `another`, `a third`: of those who were told of before, as `another official`.
    fn another(&self, tokens: std::ops::Range<usize>) -> Option<String> {
        const REACH: usize = 120;
        let first = self.document.word(tokens.start).to_lowercase();
        let counted = |word: &str| matches!(word, "second" | "third" | "fourth" | "fifth");
        let last = self.document.word(tokens.end - 1);
        let count = match tokens.len() {
            1 if first == "another" => "another",
            2 if first == "a" && counted(last) => last,
            _ => return None,
        };
        let before = (tokens.start.saturating_sub(REACH)..tokens.start).rev();
        let noun = before.filter(|token| !self.is_quoted(self.document.tokens[*token].span)).find_map(|token| {
            let word = self.document.word(token);
            let one = if is_one_person(word) { word } else { word.strip_suffix('s')? };
            (is_one_person(one) && self.is_counted(token)).then_some(one)
        })?;
        Some(format!("{count} {noun}"))
    }

    /// Whether a noun is told of by number: `a senior White House official`, `two deputies`.
    fn is_counted(&self, noun: usize) -> bool {
        const ADJECTIVES: usize = 4;
        let counts = |token: usize| {
            matches!(
                self.document.word(token),
                "a" | "an" | "one" | "another" | "two" | "three" | "A" | "An" | "One" | "Two" | "Three"
            )
        };
        (noun.saturating_sub(ADJECTIVES)..noun).any(counts)
    }

    /// The organization that `the company`, `the agency` stands for.
    pub(super) fn institution(&self, head: &str, span: Span) -> Option<EntityId> {
        let kind = institution(head)?;
        let tokens = self.document.tokens_in(span);
        // `the bank’s board`: another.
        if tokens.clone().any(|token| self.document.tokens[token].kind == TokenKind::Possessive) {
            return None;
        }
        if let Some(id) = self.organization_called(head, span).or_else(|| self.named_in(tokens.clone())) {
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
        let number = from + inside.into_iter().position(|name| name.may_speak() && !name.is_person())?;
        self.entity_of[number]
    }

    /// The head noun of a description: the last word before a preposition.
    pub(super) fn head(&self, tokens: std::ops::Range<usize>) -> &str {
        let joined = |token: usize| self.document.word(token - 1) == "-";
        let ends = |token: &usize| ends_head(self.document.word(*token));
        let stop = tokens.clone().skip(1).find(ends).unwrap_or(tokens.end);
        // `the mother-of-three`: mother.
        let stop = if stop < tokens.end && joined(stop) { stop - 1 } else { stop };
        self.document.word(stop.saturating_sub(1).max(tokens.start))
    }

    /// Who wrote `the letter`: the subject of the sentence that first has `a letter`.
    pub(super) fn author(&self, head: &str, before: Span) -> Option<(Option<EntityId>, String)> {
        if let Some(id) = self.authors.get(head) {
            return Some((Some(*id), self.facts[id.index()].name.clone()));
        }
        let end = self.document.tokens_in(before).start;
        let first = *self.papers.get(head).filter(|first| **first < end)?;
        let sentence = self.document.sentence_of(first)?;
        let sentence = sentence.start.max(first.saturating_sub(cues::FARTHEST))..sentence.end;
        let writes = |token: usize| cues::is_writing(self.document.word(token));
        if !(sentence.start..first).any(writes) {
            return None;
        }
        // The words before the verb: a group that is described, else the first name.
        if let Some(group) = self.group_in(sentence.start, first) {
            return Some((None, group));
        }
        // `He sent a message`.
        let writer = self.document.tokens[sentence.start].span;
        let gender = match self.document.word(sentence.start) {
            "He" => Some(Gender::Male),
            "She" => Some(Gender::Female),
            _ => None,
        };
        // `Silva’s board lied, the Audit Office said in a report`.
        if (first.saturating_sub(ARTICLE)..first).any(|token| self.document.word(token) == "in") {
            let before = self.names.partition_point(|name| name.span.end() <= self.document.tokens[first].span.start());
            let number = before.checked_sub(1).filter(|number| self.names[*number].may_speak())?;
            let named = self.document.tokens_in(self.names[number].span);
            let joined = named.start.checked_sub(1).is_some_and(|token| self.document.word(token) == "and");
            let owns = self.document.tokens.get(named.end).is_some_and(|token| token.kind == TokenKind::Possessive);
            let (_, entity, name) = self.named(number);
            return (!joined && !owns).then_some((entity, name));
        }
        if let Some(id) = gender.and_then(|gender| self.person(writer, Some(gender))) {
            return Some((Some(id), self.facts[id.index()].name.clone()));
        }
        let names = self.names.partition_point(|name| name.span.start() < writer.start());
        let number = (names..self.names.len()).find(|number| {
            self.names[*number].span.start() < self.document.tokens[first].span.start() && self.names[*number].may_speak()
        })?;
        let (_, entity, name) = self.named(number);
        Some((entity, name))
    }
}

/// Whether an adjective tells that somebody goes without a name.
fn is_unnamed(word: &str) -> bool {
    matches!(word, "unnamed" | "unidentified" | "anonymous" | "unknown")
}

/// Whether those whom a noun stands for mostly speak of others, who are then named.
fn speaks_of_others(head: &str) -> bool {
    matches!(
        head,
        "judge"
            | "magistrate"
            | "coroner"
            | "spokesman"
            | "spokeswoman"
            | "official"
            | "officer"
            | "prosecutor"
            | "lawyer"
            | "witness"
    )
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

/// Whether a paper is put up for all to read, so that nobody is asked who wrote it.
fn is_put_up(head: &str) -> bool {
    matches!(head, "sign" | "banner" | "poster" | "headline")
}

/// Whether a name has one of some words in it, alone or in a longer word (`Northern Airways`).
fn has_word_of(name: &str, words: &[&str]) -> bool {
    const SHORT: usize = 4;
    let name = name.to_lowercase();
    let has = |word: &&str| name.split([' ', ',']).any(|other| other.trim_end_matches('.') == *word);
    words.iter().any(|word| if word.len() < SHORT && *word != "air" { has(word) } else { name.contains(word) })
}
