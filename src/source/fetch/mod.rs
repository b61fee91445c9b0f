//! http and https addresses.
//!
//! [`client`] asks one server once; this file follows redirects and keeps the bounds; [`cache`]
//! remembers what was fetched, so that opening again costs nothing and works off line.

mod cache;
mod client;
mod network;

use std::{ops::ControlFlow, time::Instant};

use url::Url;

use super::{Error, Opened, Options, read, sanitize};
use cache::{Cache, Kept};
use client::{Answer, Failure, Request};

pub(super) use client::Clients;
pub use network::{CacheFolder, Network};

/// Opens what stands at an address: an article or a list.
///
/// # Errors
/// When it can't be fetched within the bounds of [`Network`], or can't be read.
pub(super) fn open(address: &str, options: &Options) -> Result<Opened, Error> {
    let name = sanitize::line(address);
    let error = |failure: &Failure| Error::new(failure.kind(), &name, sanitize::line(&failure.to_string()));
    let url = web_address(address).map_err(|failure| error(&failure))?;
    let cache = Cache::of(&options.network.cache);
    let kept = cache.as_ref().and_then(|cache| cache.load(url.as_str()));
    let (page, notice) = match (fetch(&url, kept.as_ref(), options), kept) {
        (Ok(ControlFlow::Continue(page)), _) => {
            if let Some(cache) = &cache {
                cache.keep(url.as_str(), &page);
            }
            (page, None)
        }
        (Ok(ControlFlow::Break(())), Some(kept)) => (kept.page, None),
        (Err(failure), Some(kept)) if failure.is_passing() => {
            let notice = format!("kept from {} ago, since it could not be fetched: {failure}", kept.age);
            (kept.page, Some(sanitize::line(&notice)))
        }
        (Ok(ControlFlow::Break(())), None) => return Err(error(&Failure::Status(304))),
        (Err(failure), _) => return Err(error(&failure)),
    };
    let document = read::Document {
        declared: page.charset.as_deref().and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes())),
        bytes: page.bytes,
        name: &name,
        address: Some(&page.address),
    };
    let mut opened = read::document(document, options)?.noting(notice);
    if let Opened::Article(article) = &mut opened {
        article.url.get_or_insert_with(|| sanitize::kept(&page.address));
    }
    Ok(opened)
}

/// What stands at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Page {
    /// The address after all redirects.
    address: String,
    bytes: Vec<u8>,
    /// The encoding that the server names.
    charset: Option<String>,
    /// What the server calls this version.
    etag: Option<String>,
    last_modified: Option<String>,
}

/// Follows an address to its page; breaks where what is kept of it still holds.
fn fetch(url: &Url, kept: Option<&Kept>, options: &Options) -> Result<ControlFlow<(), Page>, Failure> {
    let network = &options.network;
    let deadline = Instant::now() + network.whole;
    let mut url = url.clone();
    for _ in 0..=network.redirects {
        // Validators belong to the page that was kept, not to those that lead to it.
        let validators = kept.filter(|kept| kept.page.address == url.as_str()).map(|kept| &kept.page);
        match client::ask(&Request { url: &url, validators, network, progress: &options.progress, deadline })? {
            Answer::Page(page) => return Ok(ControlFlow::Continue(page)),
            Answer::Unchanged => return Ok(ControlFlow::Break(())),
            Answer::Elsewhere(target) => {
                let next = url.join(&target).map_err(|_| Failure::Address(target))?;
                url = web_address(next.as_str())?;
            }
        }
    }
    Err(Failure::Redirects(network.redirects))
}

/// An address, if it is of the web.
fn web_address(address: &str) -> Result<Url, Failure> {
    let url = Url::parse(address.trim()).map_err(|_| Failure::Address(address.to_owned()))?;
    match url.scheme() {
        "http" | "https" if url.has_host() => Ok(url),
        scheme => Err(Failure::Scheme(scheme.to_owned())),
    }
}
