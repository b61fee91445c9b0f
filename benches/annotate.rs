//! Annotation: all stages, by size and by threads. `cargo bench --bench annotate`.

mod texts;

use std::num::NonZeroUsize;

use divan::{Bencher, counter::BytesCount};
use pullquote::annotate::{Document, Engine};

fn main() {
    divan::main();
}

#[divan::bench(args = [1_000, 10_000, 100_000, 1_000_000])]
fn all_stages(bencher: Bencher, bytes: usize) {
    let article = texts::article(bytes);
    let engine = Engine::embedded();
    bencher.counter(BytesCount::new(article.body.len())).bench(|| engine.annotate(&article));
}

#[divan::bench(args = [1, 2])]
fn threads(bencher: Bencher, jobs: usize) {
    let article = texts::article(4_000_000);
    let engine = Engine::embedded().with_jobs(NonZeroUsize::new(jobs).unwrap_or(NonZeroUsize::MIN));
    bencher.counter(BytesCount::new(article.body.len())).bench(|| engine.annotate(&article));
}

#[divan::bench]
fn tokens_and_sentences(bencher: Bencher) {
    let article = texts::article(100_000);
    bencher.counter(BytesCount::new(article.body.len())).bench(|| Document::new(&article.body, article.body.blocks()));
}

#[divan::bench]
fn load_the_model() -> Engine {
    Engine::embedded()
}
