//! What `he`, `the company` and `the letter` stand for.

use super::{
    clause::{Source, is_determiner},
    cues,
    gender::{self, Gender},
};
use crate::{
    annotate::{Document, Name, NameKind, TokenKind, tagger::Model},
    article::{Entity, EntityId, EntityKind, Span, Speaker},
};

/// Mentions that are looked back over for what a pronoun stands for.
const REACH: usize = 60;

/// Resolves the sources of one document, in reading order.
pub struct Resolver<'a> {
    document: &'a Document<'a>,
    names: &'a [Name],
    /// The entity of each name.
    entity_of: Vec<Option<EntityId>>,
    facts: Vec<Facts>,
    /// What is said of each entity without a name.
    references: Vec<(EntityId, Span)>,
    quotes: &'a [Span],
    /// Who spoke last, and where.
    last: Option<(EntityId, usize)>,
    /// Who was last described: `nurses`, for `they`.
    described: Option<(String, usize)>,
}

/// What is known of an entity.
struct Facts {
    kind: EntityKind,
    name: String,
    gender: Option<Gender>,
}

impl<'a> Resolver<'a> {
    /// For entities whose mentions are the names.
    pub fn new(document: &'a Document<'a>, names: &'a [Name], entities: &[Entity], quotes: &'a [Span], model: &Model) -> Self {
        let mut mentions: Vec<(Span, EntityId)> = (0u32..)
            .map(EntityId)
            .zip(entities)
            .flat_map(|(id, entity)| entity.mentions.iter().map(move |span| (*span, id)))
            .collect();
        mentions.sort_unstable();
        let find = |name: &Name| mentions.binary_search_by_key(&name.span, |(span, _)| *span).ok().map(|index| mentions[index].1);
        let entity_of: Vec<_> = names.iter().map(find).collect();
        let mut facts: Vec<Facts> = entities.iter().map(|entity| facts(document, entity, model)).collect();
        let votes = gender::votes(document, names, &entity_of, quotes, facts.len());
        for (facts, vote) in facts.iter_mut().zip(votes).filter(|(facts, _)| facts.kind == EntityKind::Person) {
            facts.gender = facts.gender.or(vote);
        }
        Self { document, names, entity_of, facts, references: Vec::new(), quotes, last: None, described: None }
    }

    /// The speaker that a source stands for.
    pub fn speaker(&mut self, source: &Source, quote: Span) -> Speaker {
        let (span, entity, name) = match source {
            Source::Name(number) => self.named(*number),
            Source::Pronoun(token) => self.pronoun(*token, quote),
            Source::Description(tokens) => self.description(tokens.clone()),
        };
        if let Some(id) = entity {
            self.last = Some((id, quote.start()));
        } else {
            self.described = Some((name.clone(), quote.start()));
        }
        Speaker { span: Some(span), entity, name }
    }

    /// Adds what was found without a name to the entities.
    pub fn keep_references(self, entities: &mut [Entity]) {
        for (id, span) in self.references {
            if let Some(entity) = entities.get_mut(id.index()) {
                entity.references.push(span);
            }
        }
        for entity in entities {
            entity.references.sort_unstable();
            entity.references.dedup();
        }
    }

    fn named(&self, number: usize) -> (Span, Option<EntityId>, String) {
        let span = self.names[number].span;
        let entity = self.entity_of[number];
        let name = entity.map_or_else(|| self.document.slice(span).to_owned(), |id| self.facts[id.index()].name.clone());
        (span, entity, name)
    }

    fn refer(&mut self, id: EntityId, span: Span) -> (Span, Option<EntityId>, String) {
        self.references.push((id, span));
        (span, Some(id), self.facts[id.index()].name.clone())
    }

    fn pronoun(&mut self, token: usize, quote: Span) -> (Span, Option<EntityId>, String) {
        let span = self.document.tokens[token].span;
        let word = self.document.slice(span).to_ascii_lowercase();
        if let Some(name) = matches!(word.as_str(), "he" | "she" | "it").then(|| self.just_described(span)).flatten() {
            return (span, None, name);
        }
        let found = match word.as_str() {
            "he" => self.person(span, Some(Gender::Male)),
            "she" => self.person(span, Some(Gender::Female)),
            "it" => self.organization(span, |_| true),
            "they" => return self.they(span, quote),
            _ => None,
        };
        match found {
            Some(id) => self.refer(id, span),
            None => (span, None, word),
        }
    }

    /// Who was described as the last speaker, where nobody has been named since: `a carer`, for `she`.
    fn just_described(&self, pronoun: Span) -> Option<String> {
        const NEAR: usize = 900;
        let (name, at) = self.described.as_ref().filter(|(_, at)| pronoun.start().saturating_sub(*at) < NEAR)?;
        let head = name.split_whitespace().take_while(|word| !is_preposition(word)).last()?;
        let named_since = {
            let first = self.names.partition_point(|name| name.span.start() < at.saturating_sub(1));
            let end = self.names.partition_point(|name| name.span.start() < pronoun.start());
            (first..end.max(first)).any(|number| {
                let speaks = matches!(self.names[number].kind, NameKind::Entity(EntityKind::Person | EntityKind::Organization));
                speaks && !self.is_quoted(self.names[number].span) && !name.contains(self.document.slice(self.names[number].span))
            })
        };
        let paper = cues::is_document(&head.to_lowercase()) || institution(&head.to_lowercase()).is_some();
        let fits = paper == self.document.slice(pronoun).eq_ignore_ascii_case("it");
        (!named_since
            && fits
            && !is_plural_person(head)
            && name.len() > 3
            && !matches!(name.as_str(), "he" | "she" | "it" | "they" | "i" | "we" | "you"))
        .then(|| name.clone())
    }

    /// `they`: a group that was described, else an organization, else a person.
    fn they(&mut self, span: Span, quote: Span) -> (Span, Option<EntityId>, String) {
        let group = self.group_before(span);
        if let Some(name) = group {
            return (span, None, name);
        }
        if let Some((name, _)) = self.described.clone().filter(|(_, at)| quote.start() - at < 600) {
            return (span, None, name);
        }
        match self.organization(span, |_| true).or_else(|| self.person(span, None)) {
            Some(id) => self.refer(id, span),
            None => (span, None, "they".to_owned()),
        }
    }

    /// The nearest person before a place whom a pronoun of `gender` may stand for: who spoke last if he
    /// was named last, else the subject of a near sentence, else the nearest.
    fn person(&self, before: Span, gender: Option<Gender>) -> Option<EntityId> {
        let end = self.names.partition_point(|name| name.span.end() <= before.start());
        let fits = |id: EntityId| {
            let facts = &self.facts[id.index()];
            facts.kind == EntityKind::Person && (facts.gender.is_none() || gender.is_none() || facts.gender == gender)
        };
        let mut best: Option<(i32, EntityId)> = None;
        for (back, number) in (0..end).rev().take(REACH).enumerate() {
            let Some(id) = self.entity_of[number].filter(|id| fits(*id)) else { continue };
            let span = self.names[number].span;
            let distance = before.start() - span.end();
            let mut score = 0 - (distance / 40) as i32 - back as i32 / 2;
            if self.is_subject(span) {
                score += 8;
            }
            if self.is_quoted(span) {
                score -= 14;
            }
            if gender.is_some() && self.facts[id.index()].gender == gender {
                score += 3;
            }
            if self.last.is_some_and(|(last, at)| last == id && before.start().saturating_sub(at) < 1500) {
                score += 6;
            }
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, id));
            }
        }
        best.map(|(_, id)| id)
    }

    fn organization(&self, before: Span, fits: impl Fn(&str) -> bool) -> Option<EntityId> {
        let end = self.names.partition_point(|name| name.span.end() <= before.start());
        let is_organization =
            |id: &EntityId| self.facts[id.index()].kind == EntityKind::Organization && fits(&self.facts[id.index()].name);
        let candidates = (0..end)
            .rev()
            .take(REACH)
            .filter(|number| !self.is_quoted(self.names[*number].span) && !self.reports(self.names[*number].span));
        let mut candidates =
            candidates.filter_map(|number| self.entity_of[number].filter(is_organization).map(|id| (number, id)));
        let nearest = candidates.next()?;
        // A subject a little further back stands out more than a name in passing.
        let subject = candidates.take(3).find(|(number, _)| self.is_subject(self.names[*number].span));
        match subject {
            Some((_, id)) if !self.is_subject(self.names[nearest.0].span) => Some(id),
            _ => Some(nearest.1),
        }
    }

    /// Whether a name is that of a paper that reports what stands here: never `the company` of it.
    fn reports(&self, span: Span) -> bool {
        let next = self.document.tokens_in(span).end;
        matches!(self.document.word(next), "reports" | "reported" | "writes")
    }

    /// Whether a name opens its sentence, or nearly.
    fn is_subject(&self, span: Span) -> bool {
        let token = self.document.tokens_in(span).start;
        let sentence = self.document.sentences.partition_point(|sentence| sentence.end <= token);
        let Some(sentence) = self.document.sentences.get(sentence) else { return false };
        let governed = token > sentence.start
            && matches!(
                self.document.word(token - 1),
                "of" | "for" | "in" | "at" | "from" | "to" | "with" | "by" | "the" | "against"
            );
        let possessive =
            self.document.tokens.get(self.document.tokens_in(span).end).is_some_and(|token| token.kind == TokenKind::Possessive);
        let first = self.names.partition_point(|name| name.span.start() < self.document.tokens[sentence.start].span.start());
        let is_first = self.names.get(first).is_some_and(|name| name.span == span);
        token - sentence.start <= 6 && is_first && !governed && !possessive
    }

    fn is_quoted(&self, span: Span) -> bool {
        let index = self.quotes.partition_point(|quote| quote.end() <= span.start());
        self.quotes.get(index).is_some_and(|quote| quote.overlaps(span))
    }

    fn description(&mut self, tokens: std::ops::Range<usize>) -> (Span, Option<EntityId>, String) {
        let span = self.document.tokens[tokens.start].span.join(self.document.tokens[tokens.end - 1].span);
        let head = self.head(tokens.clone()).to_lowercase();
        let determiner = self.document.word(tokens.start).to_ascii_lowercase();
        if tokens.len() <= 4 && determiner == "the" {
            if let Some(suffixes) = institution(&head) {
                let by_suffix =
                    self.organization(span, |name| suffixes.iter().any(|suffix| name.to_lowercase().contains(suffix)));
                if let Some(id) = by_suffix.or_else(|| self.organization(span, |_| true)) {
                    return self.refer(id, span);
                }
            }
            if cues::is_document(&head)
                && let Some((entity, name)) = self.author(&head, span)
            {
                if let Some(id) = entity {
                    return self.refer(id, span);
                }
                return (span, None, name);
            }
            // `the teenager`, `the former chancellor`: a person who has been named, unless he was not.
            let known = self.described.as_ref().is_some_and(|(name, _)| name.to_lowercase().contains(&head));
            if is_person(&head)
                && !known
                && let Some(id) = self.person(span, None)
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

    /// The head noun of a description: the last word before a preposition.
    fn head(&self, tokens: std::ops::Range<usize>) -> &'a str {
        let stop = tokens
            .clone()
            .skip(1)
            .find(|token| matches!(self.document.word(*token), "of" | "for" | "in" | "at" | "from" | "with" | "to" | "on"))
            .unwrap_or(tokens.end);
        self.document.word(stop.saturating_sub(1).max(tokens.start))
    }

    /// Who wrote `the letter`: the subject of the sentence that first has `a letter`.
    fn author(&self, head: &str, before: Span) -> Option<(Option<EntityId>, String)> {
        let end = self.document.tokens_in(before).start;
        let first = (1..end).find(|token| {
            self.document.word(*token) == head
                && (1..4).any(|back| {
                    token.checked_sub(back).is_some_and(|at| matches!(self.document.word(at), "a" | "an" | "A" | "An"))
                })
        })?;
        let sentence = self.document.sentences.partition_point(|sentence| sentence.end <= first);
        let sentence = self.document.sentences.get(sentence)?.clone();
        // The words before the verb: a group that is described, else the first name.
        if let Some(group) = self.group_in(sentence.start, first) {
            return Some((None, group));
        }
        let names = self.names.partition_point(|name| name.span.start() < self.document.tokens[sentence.start].span.start());
        let number = (names..self.names.len()).find(|number| {
            self.names[*number].span.start() < self.document.tokens[first].span.start()
                && matches!(self.names[*number].kind, NameKind::Entity(EntityKind::Person | EntityKind::Organization))
        })?;
        let (_, entity, name) = self.named(number);
        Some((entity, name))
    }

    /// The nearest group of people before a place: `about 100 Microsoft employees` gives `Microsoft
    /// employees`.
    fn group_before(&self, before: Span) -> Option<String> {
        const NEAR: usize = 90;
        let end = self.document.tokens_in(before).start;
        let start = end.saturating_sub(NEAR);
        let token = (start..end).rev().find(|token| self.is_group(*token))?;
        Some(self.group_name(token))
    }

    fn group_in(&self, start: usize, end: usize) -> Option<String> {
        (start..end).find(|token| self.is_group(*token)).map(|token| self.group_name(token))
    }

    fn is_group(&self, token: usize) -> bool {
        is_plural_person(self.document.word(token)) && !self.is_quoted(self.document.tokens[token].span)
    }

    /// A group with the name right before it, or `of` an organization after it.
    fn group_name(&self, token: usize) -> String {
        let word = self.document.word(token);
        let named = token.checked_sub(1).and_then(|before| {
            let at = self.document.tokens[before].span;
            let index = self.names.partition_point(|name| name.span.end() <= at.start());
            self.names.get(index).filter(|name| name.span.overlaps(at)).map(|_| index)
        });
        named.map_or_else(|| word.to_owned(), |index| format!("{} {word}", self.document.slice(self.names[index].span)))
    }
}

fn facts(document: &Document<'_>, entity: &Entity, model: &Model) -> Facts {
    let mut known = None;
    if entity.kind == EntityKind::Person {
        let first_name = |name: &str| name.split_whitespace().next().unwrap_or("").to_owned();
        let is_full = entity.name.contains(' ');
        for mention in entity.mentions.iter().take(12) {
            let token = document.tokens_in(*mention).start;
            let title = token.checked_sub(1).map_or("", |before| document.word(before));
            let first = if is_full { first_name(&entity.name) } else { String::new() };
            known = gender::of_name(title, &first, model);
            if known.is_some() {
                break;
            }
        }
    }
    Facts { kind: entity.kind, name: entity.name.clone(), gender: known }
}

/// A description as one would name the source: without its article and what is only a count.
fn plain(document: &Document<'_>, tokens: std::ops::Range<usize>) -> String {
    let first = tokens
        .clone()
        .find(|token| !matches!(document.word(*token).to_ascii_lowercase().as_str(), "the" | "a" | "an"))
        .unwrap_or(tokens.start);
    let first = if tokens.len() > 1 && is_determiner(document.word(tokens.start)) { first } else { tokens.start };
    let last = (first..tokens.end).rev().find(|token| document.tokens[*token].kind != TokenKind::Mark).unwrap_or(tokens.end - 1);
    document.slice(document.tokens[first].span.join(document.tokens[last.max(first)].span)).to_owned()
}

/// What names of an organization that is called so tend to have in them.
fn institution(head: &str) -> Option<&'static [&'static str]> {
    Some(match head {
        "company" | "firm" | "group" | "business" | "maker" | "carrier" | "airline" | "retailer" | "bank" | "startup"
        | "manufacturer" | "supplier" | "chain" | "operator" | "giant" => {
            &["inc", "corp", "co.", "ltd", "plc", "ag", "group", "bank", "air", "holdings", "& "]
        }
        "agency" | "authority" | "department" | "bureau" | "commission" | "ministry" | "regulator" | "office" | "council"
        | "board" | "service" | "administration" => &[
            "agency",
            "authority",
            "department",
            "bureau",
            "commission",
            "ministry",
            "office",
            "council",
            "board",
            "enforcement",
            "service",
            "administration",
        ],
        "university" | "school" | "college" | "institute" => &["university", "school", "college", "institute"],
        "union" | "party" | "team" | "club" | "court" | "hospital" | "museum" | "charity" | "association" | "federation"
        | "society" | "foundation" | "center" | "centre" | "newspaper" | "paper" | "magazine" | "organization"
        | "organisation" => &[
            "union",
            "party",
            "club",
            "court",
            "hospital",
            "museum",
            "association",
            "federation",
            "society",
            "foundation",
            "center",
            "centre",
        ],
        _ => return None,
    })
}

fn is_preposition(word: &str) -> bool {
    matches!(word, "of" | "for" | "in" | "at" | "from" | "with" | "to" | "on" | "who" | "which" | "that")
}

/// Nouns for one person who has as a rule been named before.
fn is_person(head: &str) -> bool {
    head.ends_with("-year-old")
        || matches!(
            head,
            "teenager"
                | "chancellor"
                | "candidate"
                | "senator"
                | "congressman"
                | "congresswoman"
                | "lawmaker"
                | "republican"
                | "democrat"
                | "mayor"
                | "governor"
                | "president"
                | "premier"
                | "billionaire"
                | "businessman"
                | "businesswoman"
                | "striker"
                | "midfielder"
                | "goalkeeper"
                | "defender"
                | "winger"
                | "captain"
                | "skipper"
                | "quarterback"
                | "pitcher"
                | "actor"
                | "actress"
                | "singer"
                | "novelist"
                | "poet"
                | "author"
                | "artist"
                | "painter"
                | "director"
                | "pensioner"
                | "anthropologist"
                | "farmer"
                | "veteran"
                | "nominee"
                | "widow"
                | "grandmother"
                | "grandfather"
                | "mother"
                | "father"
                | "champion"
                | "rookie"
                | "scientist"
                | "economist"
                | "professor"
                | "entrepreneur"
                | "founder"
        )
}

fn is_plural_person(word: &str) -> bool {
    matches!(
        word,
        "employees"
            | "workers"
            | "nurses"
            | "residents"
            | "officials"
            | "students"
            | "teachers"
            | "protesters"
            | "lawmakers"
            | "researchers"
            | "scientists"
            | "authors"
            | "lawyers"
            | "analysts"
            | "doctors"
            | "parents"
            | "neighbours"
            | "neighbors"
            | "prosecutors"
            | "investigators"
            | "activists"
            | "organizers"
            | "organisers"
            | "economists"
            | "farmers"
            | "drivers"
            | "players"
            | "fans"
            | "critics"
            | "supporters"
            | "police"
            | "auditors"
            | "judges"
            | "senators"
            | "engineers"
            | "villagers"
            | "witnesses"
            | "campaigners"
            | "editors"
            | "executives"
            | "leaders"
            | "members"
            | "ministers"
            | "experts"
    )
}
