use super::{Body, Entity, EntityId, Quote};

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

    /// The words in `body` that name the speaker of a quote, where they tell more than the name does: `he`, and not
    /// `the report` of a `report`, nor `who` after a name.
    pub fn speaker_as_written<'a>(&self, quote: &Quote, body: &'a Body) -> Option<&'a str> {
        let words = body.slice(quote.speaker.as_ref()?.span?);
        tells_more(words, self.speaker_name(quote)?).then_some(words)
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

fn tells_more(words: &str, name: &str) -> bool {
    let words = words.to_lowercase();
    let relative = matches!(words.as_str(), "who" | "which" | "that");
    let bare = ["the ", "a ", "an "].into_iter().find_map(|article| words.strip_prefix(article)).unwrap_or(&words);
    !relative && !name.to_lowercase().contains(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

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
