use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    num::NonZeroUsize,
    ops::ControlFlow,
};

use super::{
    Document, entities,
    fragment::Feature,
    names, quotes,
    side_by_side::in_order,
    speakers,
    tagger::{Model, ModelError},
};
use crate::article::{Annotations, Article, Block, Body, Entity, EntityId, SharedName, Span};

/// Bytes of body annotated together. What is longer is annotated in sections of whole blocks, so
/// that memory stays small, progress can be shown and sections can run side by side.
const SECTION: usize = 128 * 1024;

/// Bytes of a block that is annotated in sections of its own, cut between sentences: no paragraph that somebody wrote
/// is as long.
const ENDLESS: usize = 1024 * 1024;

/// The one call from an article to its annotations.
#[derive(Debug, Clone)]
pub struct Engine {
    model: Model,
    jobs: NonZeroUsize,
}

/// The model that is compiled in; docs/model.md tells what it was made from.
pub(super) static MODEL: &[u8] = include_bytes!("../../assets/names.model");

/// How far a long annotation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of body done.
    pub done: usize,
    /// Bytes of body in all.
    pub total: usize,
}

impl Engine {
    /// With the model that is compiled in.
    ///
    /// # Panics
    /// Never: a test reads the model that is compiled in.
    #[expect(clippy::expect_used, reason = "a test reads the model that is compiled in")]
    pub fn embedded() -> Self {
        Self { model: Model::new(MODEL).expect("the embedded model is a model"), jobs: NonZeroUsize::MIN }
    }

    /// With a model of one's own.
    ///
    /// # Errors
    /// When the bytes are no model.
    pub fn with_model(bytes: Vec<u8>) -> Result<Self, ModelError> {
        Ok(Self { model: Model::new(bytes)?, jobs: NonZeroUsize::MIN })
    }

    /// The same, on so many threads; the result does not depend on their number.
    #[must_use]
    pub fn with_jobs(mut self, jobs: NonZeroUsize) -> Self {
        self.jobs = jobs;
        self
    }

    /// The number of threads it works on.
    pub fn jobs(&self) -> NonZeroUsize {
        self.jobs
    }

    /// Annotates an article. Layers that came with it are kept as they are.
    pub fn annotate(&self, article: &Article) -> Annotations {
        self.annotate_watched(article, |_| ControlFlow::Continue(())).unwrap_or_default()
    }

    /// Annotates an article, telling `watch` of each section in turn; none if `watch` breaks it off.
    pub fn annotate_watched(&self, article: &Article, mut watch: impl FnMut(Progress) -> ControlFlow<()>) -> Option<Annotations> {
        let body = &article.body;
        let mut all = Annotations::default();
        let mut entities = entities::Sections::default();
        let mut speakers = HashSet::new();
        let found = |section: Cow<'_, [Block]>| (end_of(&section), self.section(article, &section));
        let joined = in_order(self.jobs, sections(body), found, |(done, found): (usize, Annotations)| {
            let numbers = entities.join(body.text(), &mut all.entities, found.entities);
            let renumbered = found.quotes.into_iter().map(|mut quote| {
                if let Some(speaker) = &mut quote.speaker {
                    speaker.entity = speaker.entity.and_then(|id| numbers.get(id.index()).copied());
                    speaker.name = shared(&mut speakers, &speaker.name);
                }
                quote
            });
            all.quotes.extend(renumbered);
            watch(Progress { done, total: body.len() })
        });
        if joined.is_break() {
            return None;
        }
        if let Some(given) = &article.given.entities {
            let found = std::mem::replace(&mut all.entities, given.clone());
            if article.given.by_kind {
                all.entities.extend(of_other_kinds(&found, given));
            }
            stand_for(&mut all, &found);
        }
        if let Some(given) = &article.given.quotes {
            all.quotes.clone_from(given);
        }
        all.unanchored.clone_from(&article.given.unanchored);
        shrink(&mut all);
        Some(all)
    }

    /// The short quotations of an article, each with the features that it is judged by, for training.
    pub fn fragments(&self, article: &Article) -> Vec<(Span, Vec<Feature>)> {
        let document = Document::new(&article.body, article.body.blocks());
        let names = names::find(&document, &self.model);
        let fragments = speakers::fragments(&document, &names, &quotes::candidates(&document));
        let judged = fragments.iter().map(|fragment| (fragment.span, fragment.features(&self.model)));
        judged.filter(|(_, features)| !features.is_empty()).collect()
    }

    /// Annotates some of an article's blocks.
    fn section(&self, article: &Article, blocks: &[Block]) -> Annotations {
        let document = Document::new(&article.body, blocks);
        let names = names::find(&document, &self.model);
        let mut entities = entities::join(&document, &names, &self.model);
        let quotes = quotes::find(&document);
        let quotes = speakers::attribute(&document, &names, &mut entities, quotes, &self.model);
        Annotations { quotes, entities, unanchored: Vec::new() }
    }
}

/// The same name, once for all who bear it.
fn shared(names: &mut HashSet<SharedName>, name: &SharedName) -> SharedName {
    if let Some(known) = names.get(name) {
        return known.clone();
    }
    names.insert(name.clone());
    name.clone()
}

/// The found entities of kinds that are not among the given ones, where no given one has their place.
fn of_other_kinds<'a>(found: &'a [Entity], given: &'a [Entity]) -> impl Iterator<Item = Entity> + 'a {
    let mut taken: Vec<Span> = given.iter().flat_map(|entity| &entity.mentions).copied().collect();
    taken.sort_unstable();
    // The end that those up to here reach.
    let mut ends: Vec<usize> = taken.iter().map(|span| span.end()).collect();
    (1..ends.len()).for_each(|at| ends[at] = ends[at].max(ends[at - 1]));
    let is_free = move |mention: &Span| {
        let before = taken.partition_point(|span| span.start() <= mention.start());
        before.checked_sub(1).is_none_or(|at| ends[at] < mention.end())
    };
    let others = found.iter().filter(|entity| given.iter().all(|known| known.kind != entity.kind));
    others.filter_map(move |entity| {
        let mentions: Vec<Span> = entity.mentions.iter().copied().filter(&is_free).collect();
        (!mentions.is_empty()).then(|| Entity { mentions, organizations: Vec::new(), ..entity.clone() })
    })
}

/// Lets the given entities stand for the found ones that are named at the same places: as speakers of found
/// quotes, and, where none came with an organization, as what people belong to. A speaker that is none of them
/// keeps its name.
fn stand_for(all: &mut Annotations, found: &[Entity]) {
    let named =
        (0..).zip(&all.entities).flat_map(|(id, entity)| entity.mentions.iter().map(move |span| (*span, EntityId::new(id))));
    let named: HashMap<Span, EntityId> = named.collect();
    let known = |id: EntityId| found.get(id.index())?.mentions.iter().find_map(|span| named.get(span).copied());
    for speaker in all.quotes.iter_mut().filter_map(|quote| quote.speaker.as_mut()) {
        speaker.entity = speaker.entity.and_then(known);
    }
    if all.entities.iter().any(|entity| !entity.organizations.is_empty()) {
        return;
    }
    for (id, person) in (0..).map(EntityId::new).zip(found) {
        for organization in &person.organizations {
            if let (Some(person), Some(organization)) = (known(id), known(*organization)) {
                entities::add_organization(&mut all.entities, person, organization);
            }
        }
    }
}

/// Lets go of the room that lists kept for growing: a long text has many.
fn shrink(annotations: &mut Annotations) {
    annotations.quotes.shrink_to_fit();
    annotations.entities.shrink_to_fit();
    for entity in &mut annotations.entities {
        entity.mentions.shrink_to_fit();
        entity.references.shrink_to_fit();
        entity.aliases.shrink_to_fit();
        entity.organizations.shrink_to_fit();
    }
}

/// Where a section ends.
fn end_of(section: &[Block]) -> usize {
    section.last().map_or(0, |block| block.span.end())
}

/// Runs of whole blocks of about [`SECTION`] bytes, and an [`ENDLESS`] block in pieces of that length.
fn sections(body: &Body) -> impl Iterator<Item = Cow<'_, [Block]>> {
    let mut rest = body.blocks();
    let mut piece = None;
    std::iter::from_fn(move || {
        let first = rest.first()?;
        if first.span.len() > ENDLESS {
            let start = piece.unwrap_or(first.span.start());
            let end = cut(body.text(), start, first.span.end());
            piece = Some(end).filter(|end| *end < first.span.end());
            if piece.is_none() {
                rest = &rest[1..];
            }
            return Some(Cow::Owned(vec![Block { kind: first.kind, span: Span::new(start, end) }]));
        }
        let start = first.span.start();
        let fits = |block: &&Block| block.span.start() - start < SECTION && block.span.len() <= ENDLESS;
        let count = rest.iter().take_while(fits).count();
        let (section, after) = rest.split_at(count);
        rest = after;
        Some(Cow::Borrowed(section))
    })
}

/// Where a piece that starts at `start` ends: after the first sentence past [`SECTION`] bytes, else between words, else
/// anywhere.
fn cut(text: &str, start: usize, end: usize) -> usize {
    const REACH: usize = 4096;
    if end - start <= SECTION + REACH {
        return end;
    }
    let from = text.floor_char_boundary(start + SECTION);
    let near = &text[from..text.floor_char_boundary(from + REACH)];
    let after = |words: &str| near.find(words).map(|at| from + at + words.len());
    after(". ").or_else(|| after(" ")).unwrap_or(from + near.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::EntityKind;

    /// Several sections of text.
    fn long() -> Article {
        let paragraphs = (0..9_000).map(|number| {
            format!(
                "“We waited,” said Ana Silva of Acme {number} Corp. The Harbor Board met in Oslo; its chair, Jo Roe, said “no.”"
            )
        });
        let paragraphs: Vec<_> = paragraphs.collect();
        Article::from_paragraphs(paragraphs.iter().map(String::as_str))
    }

    #[test]
    fn an_endless_block_is_annotated_in_pieces_that_join() {
        let words = "Ana Silva of Acme Corp. laughed. “It floats,” she said. ";
        let article = Article::from_paragraphs(["First.", &words.repeat(40_000), "Last."]);
        let pieces: Vec<Span> =
            sections(&article.body).flat_map(|section| section.iter().map(|b| b.span).collect::<Vec<_>>()).collect();
        let long = article.body.blocks()[1].span;
        assert_eq!((pieces[1].start(), pieces[pieces.len() - 2].end()), (long.start(), long.end()));
        assert!(pieces.len() > 15 && pieces[1..pieces.len() - 1].windows(2).all(|pair| pair[0].end() == pair[1].start()));
        let annotations = Engine::embedded().annotate(&article);
        assert_eq!(annotations.quotes.len(), 40_000);
    }

    #[test]
    fn any_number_of_threads_finds_the_same() {
        let article = long();
        let engine = Engine::embedded();
        let alone = engine.annotate(&article);
        assert!(sections(&article.body).count() > 3 && alone.quotes.len() >= 9_000);
        for jobs in [2, 3, 8] {
            let jobs = NonZeroUsize::new(jobs).unwrap();
            assert_eq!(engine.clone().with_jobs(jobs).annotate(&article), alone, "{jobs} threads");
        }
    }

    #[test]
    fn no_given_entity_speaks_for_another() {
        let mut article = Article::from_paragraphs(["“We waited,” said Bo Roe. “We left,” said Ana Silva. He left Acme Corp."]);
        let entities = Engine::embedded().annotate(&article).entities;
        let ana: Vec<_> = entities.into_iter().filter(|entity| entity.name != "Bo Roe").rev().collect();
        assert!(ana.len() >= 2, "{ana:?}");
        article.given.entities = Some(ana);
        let all = Engine::embedded().annotate(&article);
        let speakers: Vec<_> = all.quotes.iter().map(|quote| all.speaker_name(quote)).collect();
        assert_eq!(speakers, [Some("Bo Roe"), Some("Ana Silva")]);
    }

    #[test]
    fn kinds_that_were_not_given_are_found_where_they_are_given_by_kind() {
        let mut article =
            Article::from_paragraphs(["“We waited,” said Bo Roe of Acme Corp. in Oslo. “We left,” said Ana Silva of Acme Corp."]);
        let names = |article: &Article| -> Vec<String> {
            Engine::embedded().annotate(article).entities.into_iter().map(|entity| entity.name).collect()
        };
        let all = Engine::embedded().annotate(&article).entities;
        let bo: Vec<_> = all.into_iter().filter(|entity| entity.name == "Bo Roe").collect();
        article.given.entities = Some(bo.clone());
        assert_eq!(names(&article), ["Bo Roe"]);
        article.given.by_kind = true;
        assert_eq!(names(&article), ["Bo Roe", "Acme Corp.", "Oslo"], "no other person, but what else there is");
        let place = Entity { kind: EntityKind::Place, name: "Roe".to_owned(), ..bo[0].clone() };
        article.given.entities = Some(vec![place]);
        assert_eq!(names(&article), ["Roe", "Acme Corp.", "Ana Silva"], "what is a place is no person as well");
        let all = Engine::embedded().annotate(&article);
        let speakers: Vec<_> = all.quotes.iter().map(|quote| all.speaker_name(quote)).collect();
        assert_eq!(speakers, [Some("Roe"), Some("Ana Silva")]);
    }

    #[test]
    fn given_people_belong_to_what_the_text_says_unless_they_came_with_it() {
        let mut article = Article::from_paragraphs(["Globex Inc. did not answer. “We waited,” said Bo Roe of Acme Corp."]);
        let organizations = |article: &Article| {
            let all = Engine::embedded().annotate(article);
            let bo = all.entities.iter().find(|entity| entity.name == "Bo Roe").unwrap();
            bo.organizations.iter().map(|id| all.entity(*id).unwrap().name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(organizations(&article), ["Acme Corp."]);
        let mut given: Vec<_> = Engine::embedded().annotate(&article).entities.into_iter().rev().collect();
        for entity in &mut given {
            entity.organizations.clear();
        }
        article.given.entities = Some(given.clone());
        assert_eq!(organizations(&article), ["Acme Corp."], "under the numbers of the given ones");
        let number = |name: &str| EntityId::new(given.iter().position(|entity| entity.name == name).unwrap());
        let (bo, other) = (number("Bo Roe"), number("Globex Inc."));
        given[bo.index()].organizations = vec![other];
        article.given.entities = Some(given);
        assert_eq!(organizations(&article), ["Globex Inc."]);
    }

    #[test]
    fn who_was_introduced_belongs_to_it_in_later_sections_too() {
        let filler = "The harbor was full of boats that day, and none of them moved.".repeat(1000);
        let later = "“We left,” said Ana Silva, who runs Harbor Post.";
        let article = Article::from_paragraphs([
            "Jo Roe of Acme Corp. met Ana Silva.",
            filler.as_str(),
            filler.as_str(),
            filler.as_str(),
            "Harbor Post was shut.",
            later,
            "Jo Roe laughed.",
        ]);
        assert!(sections(&article.body).count() > 1);
        let all = Engine::embedded().annotate(&article);
        let of = |name: &str| {
            let person = all.entities.iter().find(|entity| entity.name == name).unwrap();
            person.organizations.iter().map(|id| all.entity(*id).unwrap().name.as_str()).collect::<Vec<_>>()
        };
        assert_eq!((of("Jo Roe"), of("Ana Silva")), (vec!["Acme Corp."], vec!["Harbor Post"]));
    }

    #[test]
    fn progress_goes_forward_to_the_end_and_can_be_broken_off() {
        let article = long();
        let engine = Engine::embedded().with_jobs(NonZeroUsize::new(2).unwrap());
        let mut told = Vec::new();
        engine.annotate_watched(&article, |progress| {
            told.push(progress.done);
            ControlFlow::Continue(())
        });
        assert!(told.is_sorted() && told.len() > 3);
        assert_eq!(told.last(), Some(&article.body.len()));
        assert_eq!(engine.annotate_watched(&article, |_| ControlFlow::Break(())), None);
    }
}
