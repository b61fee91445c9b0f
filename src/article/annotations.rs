use super::{Body, Entity, EntityId, Line, Quote};

/// All that is known of who speaks in an article and who is named in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Annotations {
    /// Quotes, sorted by start.
    pub quotes: Vec<Quote>,
    /// Entities, in the order of their first mention.
    pub entities: Vec<Entity>,
    /// Given quotes whose words are not in the text.
    pub unanchored: Vec<Unanchored>,
}

/// A quote that came with an article but whose place could not be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unanchored {
    /// The quoted words.
    pub exact: Line,
    /// Who is said to have spoken them.
    pub speaker: Option<Line>,
}

impl Annotations {
    /// The entity of an id; none where the id is of another article.
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.index())
    }

    /// The name of the speaker of a quote, as a reader should see it.
    pub fn speaker_name<'a>(&'a self, quote: &'a Quote) -> Option<&'a str> {
        let speaker = quote.speaker.as_ref()?;
        let entity = speaker.entity.and_then(|id| self.entity(id));
        Some(entity.map_or(&*speaker.name, |entity| entity.name.as_str()))
    }

    /// The words in `body` that name the speaker of a quote, where they tell more than the name does: `he`, and not
    /// `the report` of a `report`, nor `who` after a name.
    pub fn speaker_as_written<'a>(&self, quote: &Quote, body: &'a Body) -> Option<&'a str> {
        let words = body.slice(quote.speaker.as_ref()?.span?);
        tells_more(words, self.speaker_name(quote)?).then_some(words)
    }

    /// Whether a quote is spoken by an entity, by a person who belongs to it, or by people or papers of it
    /// (`Acme employees`).
    pub fn is_by(&self, quote: &Quote, id: EntityId) -> bool {
        let Some(speaker) = &quote.speaker else { return false };
        match speaker.entity {
            Some(speaker) if speaker == id => true,
            Some(speaker) => self.entity(speaker).is_some_and(|person| person.organizations.binary_search(&id).is_ok()),
            None => self.entity(id).is_some_and(|entity| entity.owns(&speaker.name)),
        }
    }

    /// Whether a quote is spoken by an entity or in its name (`a spokeswoman for Acme`), or mentions it.
    pub fn concerns(&self, quote: &Quote, id: EntityId) -> bool {
        if self.is_by(quote, id) {
            return true;
        }
        let speaker = quote.speaker.as_ref().and_then(|speaker| speaker.span);
        let mut spans = speaker.into_iter().chain([quote.span]);
        self.entity(id).is_some_and(|entity| spans.any(|span| entity.is_mentioned_in(span)))
    }
}

fn tells_more(words: &str, name: &str) -> bool {
    let words = words.to_lowercase();
    let relative = matches!(words.as_str(), "who" | "which" | "that");
    let bare = ["the ", "a ", "an "].into_iter().find_map(|article| words.strip_prefix(article)).unwrap_or(&words);
    !relative && !name.to_lowercase().contains(bare)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{EntityKind, Form, Span, Speaker};

    fn entity(kind: EntityKind, name: &str, mentions: Vec<Span>, organizations: Vec<EntityId>) -> Entity {
        Entity { kind, name: name.to_owned(), aliases: Vec::new(), mentions, references: Vec::new(), organizations }
    }

    #[test]
    fn a_quote_concerns_whom_it_mentions_and_in_whose_name_it_is_said() {
        let at = |name: &str, start: usize| entity(EntityKind::Organization, name, vec![Span::new(start, start + 4)], Vec::new());
        // “Acme waits,” said a spokeswoman for Post. Bank did not.
        let speaker = Speaker { span: Some(Span::new(22, 44)), entity: None, name: "a spokeswoman for Post".to_owned().into() };
        let quote = Quote { span: Span::new(0, 17), form: Form::Direct, cue: None, speaker: Some(speaker) };
        let entities = vec![at("Acme", 3), at("Post", 40), at("Bank", 46)];
        let annotations = Annotations { quotes: vec![quote], entities, unanchored: Vec::new() };
        let concerned = |index| annotations.concerns(&annotations.quotes[0], EntityId::new(index));
        assert_eq!([concerned(0), concerned(1), concerned(2)], [true, true, false]);
    }

    #[test]
    fn a_quote_of_who_belongs_to_an_organization_is_by_it() {
        let entities = vec![
            entity(EntityKind::Organization, "Acme", Vec::new(), Vec::new()),
            entity(EntityKind::Person, "Ann Lee", Vec::new(), vec![EntityId::new(0)]),
            entity(EntityKind::Organization, "Post", Vec::new(), Vec::new()),
        ];
        let speaker = Speaker { span: None, entity: Some(EntityId::new(1)), name: "Ann Lee".to_owned().into() };
        let quote = Quote { span: Span::new(0, 5), form: Form::Direct, cue: None, speaker: Some(speaker) };
        let annotations = Annotations { quotes: vec![quote], entities, unanchored: Vec::new() };
        let is_by = |index| annotations.is_by(&annotations.quotes[0], EntityId::new(index));
        assert_eq!([is_by(0), is_by(1), is_by(2)], [true, true, false]);
    }

    #[test]
    fn a_quote_of_an_organizations_people_is_by_it() {
        let named = |name: &str| entity(EntityKind::Organization, name, Vec::new(), Vec::new());
        let speaker = Speaker { span: None, entity: None, name: "Acme employees".to_owned().into() };
        let quote = Quote { span: Span::new(0, 5), form: Form::Direct, cue: None, speaker: Some(speaker) };
        let annotations = Annotations { quotes: vec![quote], entities: vec![named("Acme"), named("Ac")], unanchored: Vec::new() };
        let is_by = |index| annotations.is_by(&annotations.quotes[0], EntityId::new(index));
        assert_eq!([is_by(0), is_by(1)], [true, false]);
    }

    #[test]
    fn words_are_told_beside_a_name_only_where_they_tell_more() {
        assert!(tells_more("he", "Satya Nadella"));
        assert!(tells_more("the letter", "Microsoft employees"));
        assert!(!tells_more("Nadella", "Satya Nadella"));
        assert!(!tells_more("the report", "report"));
        assert!(!tells_more("A spokeswoman", "spokeswoman"));
        assert!(!tells_more("who", "Satya Nadella"));
    }
}
