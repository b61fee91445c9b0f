use super::{Entity, EntityId, Quote};

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
    /// The quoted words, as they came.
    pub exact: String,
    /// Who is said to have spoken them.
    pub speaker: Option<String>,
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

    /// Whether a quote is spoken by an entity, or mentions it.
    pub fn concerns(&self, quote: &Quote, id: EntityId) -> bool {
        if quote.speaker.as_ref().and_then(|speaker| speaker.entity) == Some(id) {
            return true;
        }
        self.entity(id).is_some_and(|entity| {
            let first = entity.mentions.partition_point(|mention| mention.start() < quote.span.start());
            entity.mentions.get(first).is_some_and(|mention| quote.span.covers(*mention))
        })
    }
}
