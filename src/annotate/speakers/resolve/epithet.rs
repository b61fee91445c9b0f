//! What people are called beside their names: `the lifter`, `the Czech commissioner`, `the 22-year-old`.

use super::{Resolver, definite::is_anybody};
use crate::{
    annotate::{
        NameKind, TokenKind, gender,
        nouns::{ends_head, is_agent, is_newsmaker, is_office, is_trait},
        speakers::cues,
    },
    article::{EntityId, EntityKind, Span},
};

/// Names that are looked back over for one that a noun stands beside.
const NAMES: usize = 400;
/// Tokens beside a name in which a noun is taken to be of it.
const BESIDE: usize = 8;
/// Tokens that are looked back over for a person who was described and not named.
const TOKENS: usize = 2000;

impl Resolver<'_> {
    /// The person whom a noun with `the` stands for: the one beside whose name it stood, else, where nobody else
    /// was introduced by it, who was spoken of last.
    pub(super) fn epithet(&self, head: &str, span: Span) -> Option<EntityId> {
        let age = self.age_in(span);
        if age.is_none()
            && let Some(number) = self.beside(head, span)
        {
            return self.entity_of[number];
        }
        if age.is_some()
            && let Some(number) = self.names_before(span).find(|number| self.age_beside(*number) == age)
        {
            return self.entity_of[number];
        }
        if self.names_an_owner(span) || self.is_introduced(head, span) {
            return None;
        }
        if is_office(head) {
            // `the fire officer` may be somebody else, where others have been named.
            let tokens = self.document.tokens_in(span);
            let bare = tokens.len() == 2 && !matches!(self.document.word(tokens.end), "of" | "for");
            let holder = match (bare, self.ends_with(head, span)) {
                (true, _) => self.just_named(span),
                (false, true) => self.only_person(span).or_else(|| self.just_named(span).filter(|_| is_newsmaker(head))),
                (false, false) => self.just_named(span).filter(|_| is_newsmaker(head) && self.is_of(head, span)),
            };
            return holder.filter(|id| !self.is_titled(*id, span)).or_else(|| self.only_abbreviated(head, span));
        }
        let fits = |id: EntityId| !self.is_of_other_age(id, age, span) && (is_trait(head) || !self.is_titled(id, span));
        let person = || self.person_who(head, span, fits);
        self.only_abbreviated(head, span).or_else(|| if is_agent(head) { person() } else { None })
    }

    /// `the senator`: the only person before it who is `Sen. Ana Silva`.
    fn only_abbreviated(&self, head: &str, span: Span) -> Option<EntityId> {
        let bare = self.document.tokens_in(span).len() == 2;
        let titled = |number: &usize| {
            let title = self.document.tokens_in(self.names[*number].span).start.checked_sub(1);
            bare && self.names[*number].is_person()
                && title.is_some_and(|title| spelled_out(self.document.word(title)).contains(&head))
        };
        self.only(span, titled)
    }

    /// The last name of a person beside which a noun stood, of the same rank and the same owner.
    pub(super) fn beside(&self, head: &str, span: Span) -> Option<usize> {
        let head = if head == "pm" { "minister" } else { head };
        let leads = |number: &usize| head == "leader" && self.leads_country(*number, span);
        let beside = |number: &usize| {
            let called = || self.stands_beside(head, *number, span) && self.is_of_same(*number, span);
            self.names[*number].is_person() && (leads(number) || called())
        };
        self.names_before(span).find(beside).filter(|number| self.is_same_rank(head, span, *number))
    }

    /// Whether a noun stands beside a name, with no other rank.
    pub(super) fn is_called_so(&self, head: &str, number: usize, span: Span) -> bool {
        self.stands_beside(head, number, span) && self.is_same_rank(head, span, number)
    }

    /// The age in `the 34-year-old`.
    fn age_in(&self, description: Span) -> Option<&str> {
        let tokens = self.document.tokens_in(description);
        let aged = |token: &usize| self.document.word(token + 1) == "-" && self.document.word(token + 2).starts_with("year");
        tokens.into_iter().find(aged).map(|token| self.document.word(token))
    }

    /// The age of `Ana Silva, 34,`, `Ana Silva, a 34-year-old`.
    fn age_beside(&self, number: usize) -> Option<&str> {
        let end = self.document.tokens_in(self.names[number].span).end;
        let article = matches!(self.document.word(end + 1), "a" | "an") && self.document.word(end + 4).starts_with("year");
        let age = end + 1 + usize::from(article);
        let told = self.names[number].is_person() && matches!(self.document.word(end), "," | "(");
        let is_number = self.document.tokens.get(age).is_some_and(|token| token.kind == TokenKind::Number);
        (told && is_number).then(|| self.document.word(age))
    }

    /// The person whom a noun may stand for and for whom something holds: of the first few, as `the forward` is not the manager.
    fn person_who(&self, head: &str, span: Span, fits: impl Fn(EntityId) -> bool) -> Option<EntityId> {
        const MOST: usize = 3;
        let most = if is_anybody(head) { 1 } else { MOST };
        let mut others = Vec::new();
        for _ in 0..most {
            let id = self.person_where(span, gender::of_noun(head), |id| !others.contains(&id))?;
            if fits(id) {
                return Some(id);
            }
            others.push(id);
        }
        None
    }

    /// Whether somebody is said to be so many years old, and another number than a description has.
    fn is_of_other_age(&self, id: EntityId, age: Option<&str>, before: Span) -> bool {
        let aged = |number: usize| self.age_beside(number).is_some_and(|other| Some(other) != age);
        age.is_some() && self.names_before(before).filter(|number| self.entity_of[*number] == Some(id)).any(aged)
    }

    /// The person whom `the Belgian` stands for.
    pub(super) fn compatriot(&self, number: usize) -> Option<EntityId> {
        let name = self.names[number];
        let tokens = self.document.tokens_in(name.span);
        let article = tokens.start.checked_sub(1).map_or("", |before| self.document.word(before));
        let word = self.document.slice(name.span);
        let people = ["an", "er", "ese", "man", "woman"].iter().any(|ending| word.ends_with(ending));
        // `the Republican base` is nobody.
        let next = self.document.word(tokens.end);
        let ends = cues::is_verb(next) || matches!(next, "who" | "") || !next.starts_with(char::is_lowercase);
        let stands_alone = tokens.len() == 1 && matches!(article, "the" | "The") && !matches!(word, "Koran" | "Quran") && ends;
        if name.kind != NameKind::Other || !people || !stands_alone {
            return None;
        }
        self.person(name.span, gender::of_noun(word))
    }

    /// The organization beside whose name a noun stood: `the start-up`, of `Tala, a Faroese start-up`.
    pub(super) fn organization_called(&self, head: &str, span: Span) -> Option<EntityId> {
        let organization = |number: &usize| self.names[*number].kind == NameKind::Entity(EntityKind::Organization);
        let number = self.names_before(span).filter(organization).find(|number| self.stands_beside(head, *number, span))?;
        self.entity_of[number]
    }

    /// The names before a place, the nearest first.
    pub(super) fn names_before(&self, place: Span) -> impl Iterator<Item = usize> {
        let end = self.names.partition_point(|name| name.span.end() <= place.start());
        (0..end).rev().take(NAMES)
    }

    /// Whether no rank tells a description from a post beside a name: `the prime minister` is not `the buses minister`.
    fn is_same_rank(&self, head: &str, span: Span, number: usize) -> bool {
        let ranks = |tokens: std::ops::Range<usize>| {
            tokens.map(|token| self.document.word(token).to_lowercase()).filter(|word| is_rank(word)).collect::<Vec<_>>()
        };
        let mut description = ranks(self.document.tokens_in(span));
        if self.document.slice(span).ends_with("PM") {
            description.push("prime".to_owned());
        }
        let name = self.document.tokens_in(self.names[number].span);
        let beside = name.start.saturating_sub(BESIDE)..name.end + BESIDE;
        head != "minister" && head != "judge" || description.iter().all(|rank| ranks(beside.clone()).contains(rank))
    }

    /// Whether the names that tell whose a description is stand beside a person’s name too: `the Greens leader` is nobody whom
    /// only the Nationals are told of beside.
    fn is_of_same(&self, number: usize, description: Span) -> bool {
        let own = self.document.tokens_in(description);
        let capital = |token: &usize| self.document.word(*token).starts_with(char::is_uppercase);
        let mut owners = (own.start + 1..own.end.saturating_sub(1)).filter(capital).peekable();
        if owners.peek().is_none() {
            return true;
        }
        let name = self.document.tokens_in(self.names[number].span);
        let beside = name.start.saturating_sub(BESIDE)..(name.end + BESIDE).min(self.document.tokens.len());
        let mut owners = owners.map(|owner| self.document.word(owner));
        owners.any(|owner| beside.clone().any(|token| is_kin(self.document.word(token), owner)))
    }

    /// `the Syrian leader`: whether a person is `Syrian President Ana Silva`, or `Syria’s President Ana Silva`.
    fn leads_country(&self, number: usize, description: Span) -> bool {
        const TITLE: usize = 5;
        let start = self.document.tokens_in(self.names[number].span).start;
        let title =
            || (start.saturating_sub(TITLE)..start).rev().map(|token| self.document.word(token)).take_while(|word| *word != ",");
        let post = |word: &str| matches!(word, "President" | "Premier" | "Minister" | "Chancellor" | "King");
        let first = self.names.partition_point(|name| name.span.end() <= description.start());
        let inside = self.names[first..].iter().take_while(|name| name.span.start() < description.end());
        let mut countries = inside.filter(|name| matches!(name.kind, NameKind::Other | NameKind::Entity(EntityKind::Place)));
        title().take(1).any(post) && countries.any(|name| title().any(|word| is_kin(word, self.document.slice(name.span))))
    }

    /// Whether a person is known by a post or a rank: `Judge Silva`, `his lawyer, Ana Silva`.
    pub(super) fn is_titled(&self, id: EntityId, before: Span) -> bool {
        let titled = |number: usize| {
            let start = self.document.tokens_in(self.names[number].span).start;
            let Some(before) = start.checked_sub(1) else { return false };
            let comma = self.document.word(before) == ",";
            let post = if comma { self.described_at(before) } else { Some(before) };
            let post = post.map_or("", |post| self.document.word(post));
            is_office(&post.to_lowercase()) || is_title(post)
        };
        self.names_before(before).filter(|number| self.entity_of[*number] == Some(id)).any(titled)
    }

    /// The person whom a sentence right before a place was about.
    fn just_named(&self, before: Span) -> Option<EntityId> {
        const NEAR: usize = 300;
        let end = self.names.partition_point(|name| name.span.end() <= before.start());
        let near = (0..end).rev().take_while(|number| before.start() - self.names[*number].span.end() < NEAR);
        let asked = |number: usize| self.entity_of[number].is_some_and(|id| self.has_asked(id, before));
        let person = |number: &usize| self.names[*number].is_person() && !asked(*number);
        let number = near.filter(person).find(|number| self.is_subject(self.names[*number].span))?;
        self.entity_of[number]
    }

    /// The only person who has been named before a place.
    pub(super) fn only_person(&self, place: Span) -> Option<EntityId> {
        let person = |number: &usize| self.names[*number].is_person() && !self.is_byline(self.names[*number].span);
        self.only(place, person)
    }

    /// The one entity of all names before a place for which something holds.
    fn only(&self, place: Span, holds: impl Fn(&usize) -> bool) -> Option<EntityId> {
        let mut all = self.names_before(place).filter(holds).map(|number| self.entity_of[number]);
        let only = all.next()??;
        all.all(|id| id == Some(only)).then_some(only)
    }

    /// Whether a description ends with its head and has no rank that tells its office from another.
    fn ends_with(&self, head: &str, description: Span) -> bool {
        let tokens = self.document.tokens_in(description);
        self.document.word(tokens.end - 1).eq_ignore_ascii_case(head)
            && !tokens.into_iter().any(|token| is_rank(&self.document.word(token).to_lowercase()))
    }

    /// Whether a description goes on with `of` after its head: `the former secretary of state`.
    fn is_of(&self, head: &str, description: Span) -> bool {
        let mut tokens = self.document.tokens_in(description);
        tokens.any(|token| self.document.word(token).eq_ignore_ascii_case(head) && self.document.word(token + 1) == "of")
    }

    /// Whether a description says whose it is: `the council’s solicitor`, `the Yankees manager`.
    fn names_an_owner(&self, span: Span) -> bool {
        let tokens = self.document.tokens_in(span);
        let first = self.names.partition_point(|name| name.span.start() < span.start());
        let named = self.names[first..].iter().take_while(|name| name.span.start() < span.end());
        self.document.has_possessive(tokens)
            || named.into_iter().any(|name| name.kind == NameKind::Entity(EntityKind::Organization))
    }

    /// Whether a noun stands beside a person's name: `Judge Amidon`, `the judge, Philip Amidon`, `Amidon, the judge`,
    /// `Amidon is a judge`.
    fn stands_beside(&self, head: &str, number: usize, description: Span) -> bool {
        if self.entity_of[number].is_none() {
            return false;
        }
        let name = self.document.tokens_in(self.names[number].span);
        let end = self.document.tokens_in(description).start;
        // `Ana Silva, the polling guru who …`, but not `At Acme, the company said …`.
        let end = if self.names[number].is_person() { self.document.tokens.len() } else { end };
        let is_head = |token: usize| token < end && same_noun(self.document.word(token), head);
        // `Coroner Dr Ana Silva`, `the registrar, Mrs Silva`.
        let honorific =
            |token: usize| matches!(self.document.word(token).trim_end_matches('.'), "Dr" | "Mr" | "Mrs" | "Ms" | "Prof");
        let start = name.start.checked_sub(1).filter(|before| honorific(*before)).unwrap_or(name.start);
        // `Garda Ana Silva`, where the title is taken for a part of the name.
        if name.len() > 1 && is_head(name.start) {
            return true;
        }
        let before = |back: usize| start.checked_sub(back);
        let comma = before(1).filter(|comma| self.document.word(*comma) == ",");
        if before(1).is_some_and(is_head) || comma.is_some_and(|comma| self.described_at(comma).is_some_and(is_head)) {
            return true;
        }
        let word = |token: usize| self.document.word(token);
        let opening = match word(name.end) {
            "," => name.end + 1,
            "is" | "was" if matches!(word(name.end + 1), "a" | "an" | "the") => name.end + 1,
            _ => return false,
        };
        let ends = |token: &usize| {
            !matches!(word(*token), "," | "." | ";" | "“" | "\"" | "who" | "said" | "says") && !cues::is_verb(word(*token))
        };
        // `a boat of Ana Silva, the diver said`: another clause.
        let speaks = |token: usize| cues::is_verb(word(token + 1)) && !self.is_subject(self.names[number].span);
        (opening..opening + BESIDE).take_while(ends).any(|token| is_head(token) && !speaks(token))
    }

    /// The head of a description that a comma ends: `Minister` of `the Minister of Tourism, Ana Silva`.
    fn described_at(&self, comma: usize) -> Option<usize> {
        const LONGEST: usize = 8;
        let last = comma.checked_sub(1)?;
        let words = (comma.saturating_sub(LONGEST)..comma).rev();
        let mut words = words.take_while(|token| self.document.tokens[*token].kind == TokenKind::Word);
        let article = words.find(|token| matches!(self.document.word(*token), "the" | "The" | "a" | "A" | "its" | "Its"));
        // `In a letter to the minister, Silva said`: another.
        let before = article.and_then(|article| article.checked_sub(1)).map_or("", |before| self.document.word(before));
        if matches!(before, "to" | "with" | "from" | "for" | "against") && self.document.word(comma + 2) != "," {
            return None;
        }
        let of = article.and_then(|article| (article + 2..last).find(|token| ends_head(self.document.word(*token))));
        Some(of.map_or(last, |of| of - 1))
    }

    /// Whether somebody without a name was introduced by a noun: `an officer`, `one prosecutor`.
    pub(super) fn is_introduced(&self, head: &str, span: Span) -> bool {
        /// Words before a noun, as in `a 26-year-old man`.
        const ADJECTIVES: usize = 6;
        /// Tokens from the number to the noun in `46-year-old`.
        const AGE: usize = 4;
        let end = self.document.tokens_in(span).start;
        let start = end.saturating_sub(TOKENS);
        let indefinite = |token: usize| {
            (start..token)
                .rev()
                .take(ADJECTIVES)
                .find(|before| {
                    matches!(self.document.word(*before).to_ascii_lowercase().as_str(), "a" | "an" | "one" | "another" | "the")
                })
                .is_some_and(|before| !self.document.word(before).eq_ignore_ascii_case("the"))
        };
        // `a 46-year-old` is not `the 38-year-old`.
        let age = self.age_in(span).filter(|_| head == "old");
        let aged = |token: usize| age.is_none_or(|age| token >= AGE && self.document.word(token - AGE) == age);
        (start..end).any(|token| same_noun(self.document.word(token), head) && indefinite(token) && aged(token))
    }
}

/// Whether a word tells a higher or another holder of an office from the rest.
fn is_rank(word: &str) -> bool {
    matches!(word, "prime" | "foreign" | "presiding" | "chief" | "first")
}

/// Whether a word before a name is a title that goes with a post.
fn is_title(word: &str) -> bool {
    matches!(
        word,
        "Judge" | "Justice" | "Mayor" | "Capt." | "Captain" | "Sgt." | "Detective" | "Rabbi" | "Coroner" | "Sheriff" | "Governor"
    )
}

/// Whether two words are the same, or one is for a country and the other for its people: `Syria`, `Syrian`.
fn is_kin(one: &str, other: &str) -> bool {
    const STEM: usize = 4;
    const KIN: [(&str, &str); 10] = [
        ("France", "French"),
        ("Spain", "Spanish"),
        ("Netherlands", "Dutch"),
        ("Denmark", "Danish"),
        ("Ireland", "Irish"),
        ("U.S.", "American"),
        ("U.K.", "British"),
        ("Poland", "Polish"),
        ("Wales", "Welsh"),
        ("Switzerland", "Swiss"),
    ];
    let stem = one.get(..STEM).filter(|stem| other.get(..STEM) == Some(stem) && stem.starts_with(char::is_uppercase));
    let people = |word: &str| ["an", "ish", "ese", "i"].iter().any(|ending| word.ends_with(ending));
    one == other || stem.is_some() && (people(one) || people(other)) || KIN.contains(&(one, other)) || KIN.contains(&(other, one))
}

/// Whether two nouns are the same, whatever their capitals.
fn same_noun(one: &str, other: &str) -> bool {
    let pleads = |noun: &str| matches!(noun, "lawyer" | "attorney" | "counsel");
    let heads = |one: &str, other: &str| one.eq_ignore_ascii_case("executive") && other.eq_ignore_ascii_case("CEO");
    one.eq_ignore_ascii_case(other)
        || heads(one, other)
        || heads(other, one)
        || other == "judge" && one == "Justice"
        || other == "pontiff" && one == "Pope"
        || pleads(one) && pleads(other)
}

/// What a title before a name is short for, as a description has it: `Sen. Ana Silva`, `the senator`.
fn spelled_out(title: &str) -> &'static [&'static str] {
    match title.trim_end_matches('.') {
        "Sen" => &["senator"],
        "Rep" => &["representative", "congressman", "congresswoman"],
        "Gov" => &["governor"],
        "Gen" => &["general"],
        "Lt" => &["lieutenant"],
        "Col" => &["colonel"],
        "Cmdr" => &["commander"],
        "Capt" => &["captain"],
        "Sgt" => &["sergeant"],
        "Det" => &["detective"],
        "Insp" => &["inspector"],
        "Supt" => &["superintendent"],
        "Cllr" => &["councillor"],
        "Ald" => &["alderman"],
        "Prof" => &["professor"],
        "Dr" => &["doctor"],
        "Rev" => &["reverend", "pastor"],
        _ => &[],
    }
}
