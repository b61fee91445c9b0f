//! Which organization a person is introduced as belonging to: `Ann Lee, president of Acme`, `Acme
//! president Ann Lee`, `Lee, who runs Acme`.
//!
//! Only names next to each other are linked, and only where every word between them is understood: a
//! negation, another clause or a verb that tells of something else links nothing. Who once belonged to it is
//! not linked either.

use std::ops::Range;

use super::posts::{is_past, is_post, is_rank};
use crate::{
    annotate::{
        Document, Name, NameKind, TokenKind,
        nouns::{institution, is_agent, is_plural_person},
    },
    article::EntityKind::{Organization, Person},
};

/// Tokens that may stand between the two names.
const REACH: usize = 14;

/// The numbers of a person's and an organization's name, where the person belongs to it.
pub fn find(document: &Document<'_>, names: &[Name]) -> impl Iterator<Item = (usize, usize)> {
    (0..names.len()).filter_map(move |first| {
        // `the Boston-based`: a place is one of the words between.
        let is_between = |name: &Name| !matches!(name.kind, NameKind::Entity(Person | Organization));
        let second = first + 1 + usize::from(names.get(first + 1).is_some_and(is_between));
        let (one, other) = (names[first], *names.get(second)?);
        match (one.kind, other.kind) {
            (NameKind::Entity(Person), NameKind::Entity(Organization)) => {
                Pair::of(document, one, other)?.person_first().then_some((first, second))
            }
            (NameKind::Entity(Organization), NameKind::Entity(Person)) => {
                Pair::of(document, one, other)?.organization_first().then_some((second, first))
            }
            _ => None,
        }
    })
}

/// Two names next to each other.
struct Pair<'a> {
    document: &'a Document<'a>,
    first: Range<usize>,
    second: Range<usize>,
    /// The words between them, in small letters.
    between: Vec<String>,
}

impl<'a> Pair<'a> {
    fn of(document: &'a Document<'a>, one: Name, other: Name) -> Option<Self> {
        let gap = document.text.get(one.span.end()..other.span.start())?;
        let (first, second) = (document.tokens_in(one.span), document.tokens_in(other.span));
        if gap.contains('\n') || second.start.checked_sub(first.end).is_none_or(|count| count > REACH) {
            return None;
        }
        let between = words(document, first.end..second.start);
        Some(Self { document, first, second, between })
    }

    /// `Ann Lee, president of Acme`, `Lee of Acme`, `Lee, who runs Acme`, `Lee, Acme’s president`.
    fn person_first(&self) -> bool {
        let owns = self.document.tokens.get(self.second.end).is_some_and(|token| token.kind == TokenKind::Possessive);
        let between: Vec<&str> = self.between.iter().map(String::as_str).collect();
        match without_age(&between) {
            ["of", object @ ..] | [",", "of", object @ ..] => is_object(object) && !owns,
            [",", "who", clause @ ..] | ["who", clause @ ..] => is_membership(clause) && self.ends_after(true),
            ["is", phrase @ ..] => is_post_of(phrase) && self.ends_after(true),
            [","] | [",", "a" | "an" | "the"] => self.has_title_after(),
            [",", phrase @ ..] => is_post_of(phrase) && self.ends_after(false),
            _ => false,
        }
    }

    /// `Acme president Ann Lee`, `Acme’s Ann Lee`, `Acme’s president, Ann Lee,`, `the president of Acme, Ann Lee,`.
    fn organization_first(&self) -> bool {
        let between: Vec<&str> = self.between.iter().map(String::as_str).collect();
        // `the former Acme president`, `then-Acme president`.
        let before =
            (0..self.first.start).rev().map(|token| self.document.word(token)).find(|word| !matches!(*word, "the" | "-"));
        if before.is_some_and(|before| is_past(&before.to_lowercase())) {
            return false;
        }
        let closed = || self.document.word(self.second.end) == ",";
        match between.as_slice() {
            ["’s" | "'s"] => true,
            [","] => closed() && self.has_post_before(),
            ["’s" | "'s" | "’" | "'", title @ .., ","] => is_title(title) && closed(),
            ["’s" | "'s" | "’" | "'", title @ ..] | title => is_title(without_address(title)),
        }
    }

    /// Whether what is said of the person ends with the organization: it is no part of a longer name of something
    /// else, nor the subject of what follows. A clause of its own may be followed by the verb.
    fn ends_after(&self, clause: bool) -> bool {
        ends_at(self.document, self.second.end, self.second.end, clause)
    }

    /// `Ann Lee, Acme’s president,`: a title stands after the organization, and ends what is said of the person.
    fn has_title_after(&self) -> bool {
        let start = self.second.end;
        let end = (start..start + REACH).find(|token| {
            let word = self.document.word(*token);
            !(is_title_word(&word.to_lowercase()) || *token == start && matches!(word, "’s" | "'s" | "’" | "'"))
        });
        let Some(end) = end else { return false };
        let title = words(self.document, start..end);
        let title: Vec<&str> = title.iter().map(String::as_str).collect();
        let title = match title.as_slice() {
            ["’s" | "'s" | "’" | "'", title @ ..] | title => title,
        };
        is_title(title) && ends_at(self.document, end, start, false)
    }

    /// `The president of Acme, Ann Lee,`: a post stands before the organization, and opens what is said.
    fn has_post_before(&self) -> bool {
        let end = self.first.start;
        let opens = |token: usize| {
            let before = token.checked_sub(1).map(|before| (before, self.document.tokens[before].kind));
            let is_start = self.document.sentences.binary_search_by_key(&token, |sentence| sentence.start).is_ok();
            let is_open = |(before, kind)| kind == TokenKind::Mark || matches!(self.document.word(before), "said" | "says");
            is_start || before.is_some_and(is_open)
        };
        let start = (end.saturating_sub(REACH)..end)
            .rev()
            .find(|token| matches!(self.document.word(*token), "The" | "the" | "A" | "a" | "An" | "an") && opens(*token));
        start.is_some_and(|start| {
            let phrase = words(self.document, start..end);
            is_post_of(&phrase.iter().map(String::as_str).collect::<Vec<_>>())
        })
    }
}

fn words(document: &Document<'_>, tokens: Range<usize>) -> Vec<String> {
    tokens.map(|token| document.word(token).to_lowercase()).collect()
}

/// Whether a phrase that began at token `start` ends before token `end`.
fn ends_at(document: &Document<'_>, end: usize, start: usize, clause: bool) -> bool {
    let Some(next) = document.tokens.get(end) else { return true };
    let last = document.tokens[end.max(start).saturating_sub(1)].span;
    if document.text.get(last.end()..next.span.start()).is_some_and(|gap| gap.contains('\n')) {
        return true;
    }
    match document.word(end) {
        "," | "." | ";" | ":" | "?" | "!" | ")" | "”" | "\"" | "—" | "–" | "-" | "who" | "whose" | "and" | "in" | "at" | "on"
        | "since" | "where" | "which" => true,
        "said" | "says" | "told" => clause,
        _ => false,
    }
}

/// `, 52,` is passed over.
fn without_age<'a, 'b>(between: &'a [&'b str]) -> &'a [&'b str] {
    match between {
        [",", age, rest @ ..] if rest.first() == Some(&",") && age.bytes().all(|byte| byte.is_ascii_digit()) => rest,
        _ => between,
    }
}

/// `Dr.`, `Mr.` before the person are passed over.
fn without_address<'a, 'b>(title: &'a [&'b str]) -> &'a [&'b str] {
    match title {
        [rest @ .., last] if last.ends_with('.') => rest,
        _ => title,
    }
}

/// `runs`, `also works for the`, `is the president of`.
fn is_membership(clause: &[&str]) -> bool {
    match clause {
        ["also" | "now" | "currently" | "still", rest @ ..] => is_membership(rest),
        ["is", phrase @ ..] | ["serves" | "works", "as", phrase @ ..] => is_post_of(phrase),
        ["works" | "speaks" | "plays" | "writes" | "flies" | "drives", "for", object @ ..]
        | ["works" | "teaches" | "studies", "at", object @ ..]
        | [
            "runs" | "leads" | "heads" | "chairs" | "directs" | "manages" | "edits" | "coaches" | "captains" | "owns" | "founded"
            | "co-founded",
            object @ ..,
        ] => is_object(object),
        _ => false,
    }
}

/// `the president of`, `52, vice president of operations at the`, `a hydrologist at Boston-based`: a post, and what
/// leads from it to the organization.
fn is_post_of(phrase: &[&str]) -> bool {
    let Some(at) = phrase.iter().position(|word| is_link(word)) else { return false };
    let (post, rest) = (&phrase[..at], &phrase[at + 1..]);
    let Some(head) = post.last() else { return false };
    let determiner = |word: &str| matches!(word, "a" | "an" | "the" | "one" | "its" | "their");
    let opens = |index: usize| index == 0 || matches!(post[index - 1], "," | "and");
    let is_plain = |(index, word): (usize, &&str)| !breaks(word) && (!determiner(word) || opens(index));
    let holds = is_post(head) || matches!(phrase[at], "at" | "with") && is_agent(head);
    if !holds || !post.iter().enumerate().all(is_plain) {
        return false;
    }
    // `of operations at`, `of the shipping division of`.
    let field = rest.iter().position(|word| is_link(word)).filter(|_| phrase[at] == "of");
    is_object(rest)
        || field.is_some_and(|end| {
            let is_field = |word: &&str| !breaks(word) && !matches!(*word, "a" | "an" | ",") && !is_plural_person(word);
            (1..=5).contains(&end) && rest[..end].iter().all(is_field) && is_object(&rest[end + 1..])
        })
}

/// What may stand right before the organization: `the`, `the Boston-based`, `shipping company`.
fn is_object(words: &[&str]) -> bool {
    let words = words.strip_prefix(&["the"]).unwrap_or(words);
    match words {
        [] | [_, "-", "based"] | [_, _, "-", "based"] => true,
        [.., last] => words.len() <= 2 && institution(last).is_some() && !words.iter().any(|word| breaks(word)),
    }
}

/// Whether words are a title alone: `chief executive`, `president and chairman`.
fn is_title(words: &[&str]) -> bool {
    let opens = words.first().is_some_and(|first| !matches!(*first, "and" | "&"));
    opens && words.iter().all(|word| is_title_word(word)) && words.last().is_some_and(|last| is_post(last))
}

fn is_title_word(word: &str) -> bool {
    is_post(word) || is_rank(word)
}

fn is_link(word: &str) -> bool {
    matches!(word, "of" | "at" | "for" | "with" | "from")
}

/// Whether a word begins another clause, denies or belongs to the past.
fn breaks(word: &str) -> bool {
    is_past(word)
        || matches!(
            word,
            "not"
                | "no"
                | "never"
                | "nor"
                | "neither"
                | "or"
                | "but"
                | "who"
                | "whom"
                | "whose"
                | "which"
                | "that"
                | "when"
                | "while"
                | "if"
                | "as"
                | "than"
                | "to"
                | "in"
                | "on"
                | "by"
                | "against"
                | "over"
                | "is"
                | "was"
                | "are"
                | "were"
                | "has"
                | "had"
                | "have"
                | "said"
                | "says"
                | "told"
                | "asked"
                | "“"
                | "”"
                | "\""
                | "("
                | ")"
                | ";"
                | ":"
                | "—"
                | "–"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Span};

    /// The organizations that people are linked with; people stand in `[]`, organizations in `{}`.
    fn linked(marked: &str) -> Vec<String> {
        let text = marked.replace(['[', ']', '{', '}'], "");
        let mut names = Vec::new();
        let (mut at, mut start) = (0, 0);
        for sign in marked.chars() {
            let kind = if sign == ']' { Person } else { Organization };
            match sign {
                '[' | '{' => start = at,
                ']' | '}' => names.push(Name { span: Span::new(start, at), kind: NameKind::Entity(kind) }),
                _ => at += sign.len_utf8(),
            }
        }
        let paragraphs: Vec<_> = text.split("\n\n").collect();
        let article = Article::from_paragraphs(paragraphs);
        let document = Document::new(&article.body, article.body.blocks());
        find(&document, &names)
            .map(|(person, organization)| {
                format!("{}: {}", document.slice(names[person].span), document.slice(names[organization].span))
            })
            .collect()
    }

    #[track_caller]
    fn assert_linked(sentences: &[&str]) {
        for sentence in sentences {
            assert_eq!(linked(sentence).len(), 1, "{sentence}");
        }
    }

    #[track_caller]
    fn assert_apart(sentences: &[&str]) {
        for sentence in sentences {
            assert_eq!(linked(sentence), [""; 0], "{sentence}");
        }
    }

    #[test]
    fn a_person_is_of_the_organization_of_her_post() {
        assert_eq!(linked("“No,” said [Ann Lee], president of {Harbor Freight Lines}."), ["Ann Lee: Harbor Freight Lines"]);
        assert_linked(&[
            "[Ann Lee], the chief executive of {Acme}, left.",
            "[Ann Lee], 52, vice president of operations at {Acme}, left.",
            "[Ann Lee], a spokeswoman for the {Acme}.",
            "[Ann Lee], president and chief executive officer of shipping company {Acme} in Oslo, left.",
            "[Ann Lee], a hydrologist at Oslo-based {Acme}",
            "[Lee] is the head of {Acme}.",
            "The president of {Acme}, [Ann Lee], left.",
        ]);
    }

    #[test]
    fn a_title_stands_between_an_organization_and_its_person() {
        assert_linked(&[
            "{Acme} chief executive [Ann Lee] left.",
            "{Acme} President and CEO Dr. [Ann Lee] left.",
            "{Acme}’s president, [Ann Lee], left.",
            "{Harbor Lines}’ counsel [Ann Lee] left.",
            "{Acme}’s [Ann Lee] left.",
            "[Ann Lee], {Acme}’s press secretary, left.",
            "“No,” said [Ann Lee], an {Acme} spokeswoman.",
        ]);
    }

    #[test]
    fn a_person_is_of_what_she_runs_and_is_named_of() {
        assert_linked(&[
            "[Lee], who runs {Acme}, left.",
            "[Lee], who works for the {Acme}, left.",
            "[Lee], who is the chair of {Acme}, left.",
            "[Lee] of {Acme} left.",
            "[Lee], of {Acme}, left.",
        ]);
    }

    #[test]
    fn another_clause_or_a_denial_links_nothing() {
        assert_apart(&[
            "[Lee], who sued {Acme}, left.",
            "[Lee], who never worked for {Acme}, left.",
            "[Lee], who is not the president of {Acme}, left.",
            "[Lee], no longer president of {Acme}, left.",
            "[Lee], a critic of {Acme}, left.",
            "[Lee], who met the president of {Acme}, left.",
            "[Lee], a lawyer for workers at {Acme}, left.",
            "For [Lee], the president of {Acme} is a hero.",
            "{Acme} sued president [Ann Lee].",
            "{Acme} and president [Ann Lee] met.",
            "In a letter to the president of {Acme}, [Ann Lee] asked.",
            "{Acme} president\n\n[Ann Lee] left.",
        ]);
    }

    #[test]
    fn who_once_belonged_to_it_and_who_belongs_to_another_is_not_linked() {
        assert_apart(&[
            "[Lee], a former president of {Acme}, left.",
            "{Acme}’s former president [Ann Lee] left.",
            "former {Acme} president [Ann Lee] left.",
            "the then-{Acme} president [Ann Lee] left.",
            "Ex-{Acme} president [Ann Lee] left.",
            "[Lee], president of {Acme} rival {Globex}, left.",
            "[Lee], a director of {Acme}’s board, left.",
            "[Lee] of {Acme}’s board left.",
        ]);
    }
}
