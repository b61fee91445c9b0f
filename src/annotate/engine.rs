use std::{collections::HashMap, num::NonZeroUsize, ops::ControlFlow};

use super::{
    Document, entities, names, quotes, speakers,
    tagger::{Model, ModelError},
};
use crate::article::{Annotations, Article, Block};

/// Bytes of body annotated together. What is longer is annotated in sections of whole blocks, so
/// that memory stays small, progress can be shown and sections can run side by side.
const SECTION: usize = 256 * 1024;

/// The one call from an article to its annotations.
#[derive(Debug, Clone)]
pub struct Engine {
    model: Model,
    jobs: NonZeroUsize,
}

/// The model that is compiled in; docs/model.md tells what it was made from.
static MODEL: &[u8] = include_bytes!("../../assets/names.model");

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

    /// Annotates an article, telling `watch` of each section; none if `watch` breaks it off.
    pub fn annotate_watched(&self, article: &Article, mut watch: impl FnMut(Progress) -> ControlFlow<()>) -> Option<Annotations> {
        let body = &article.body;
        let mut all = Annotations::default();
        let mut known = HashMap::new();
        for section in sections(body.blocks()) {
            let found = self.section(article, section);
            let numbers = entities::join_sections(&mut all.entities, &mut known, found.entities);
            let renumbered = found.quotes.into_iter().map(|mut quote| {
                if let Some(speaker) = &mut quote.speaker {
                    speaker.entity = speaker.entity.and_then(|id| numbers.get(id.index()).copied());
                }
                quote
            });
            all.quotes.extend(renumbered);
            let done = section.last().map_or(0, |block| block.span.end());
            if watch(Progress { done, total: body.len() }).is_break() {
                return None;
            }
        }
        if let Some(given) = &article.given.entities {
            all.entities.clone_from(given);
        }
        if let Some(given) = &article.given.quotes {
            all.quotes.clone_from(given);
        }
        all.unanchored.clone_from(&article.given.unanchored);
        Some(all)
    }

    /// Annotates some of an article's blocks.
    fn section(&self, article: &Article, blocks: &[Block]) -> Annotations {
        let document = Document::new(&article.body, blocks);
        let names = names::find(&document, &self.model);
        let mut entities = entities::join(&document, &names);
        let mut quotes = quotes::find(&document);
        speakers::attribute(&document, &names, &mut entities, &mut quotes, &self.model);
        Annotations { quotes, entities, unanchored: Vec::new() }
    }
}

/// Runs of whole blocks of about [`SECTION`] bytes.
fn sections(blocks: &[Block]) -> impl Iterator<Item = &[Block]> {
    let mut rest = blocks;
    std::iter::from_fn(move || {
        let start = rest.first()?.span.start();
        let count = rest.iter().take_while(|block| block.span.start() - start < SECTION).count();
        let (section, after) = rest.split_at(count.max(1));
        rest = after;
        Some(section)
    })
}
