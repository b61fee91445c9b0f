//! One question to one server.

use std::{
    fmt,
    io::Read,
    sync::{Arc, OnceLock},
    time::{Duration, Instant},
};

use ureq::{
    Agent, Timeout,
    http::{HeaderMap, Response, StatusCode, header},
    tls::{RootCerts, TlsConfig},
};
use url::{Host, Url};

use super::{Network, Page};
use crate::source::{ErrorKind, Progress};

const AGENT: &str = concat!("pullquote/", env!("CARGO_PKG_VERSION"), " (terminal news reader)");
const ACCEPT: &str = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/json;q=0.9, text/*;q=0.8, */*;q=0.5";

/// What is asked.
pub struct Request<'a> {
    pub url: &'a Url,
    /// What is kept of the page, to be told only of a change.
    pub validators: Option<&'a Page>,
    pub network: &'a Network,
    pub progress: &'a Progress,
    pub deadline: Instant,
}

/// What a server answers.
pub enum Answer {
    Page(Page),
    Unchanged,
    /// It stands elsewhere: an address, maybe a relative one.
    Elsewhere(String),
}

/// Asks a server.
pub fn ask(request: &Request<'_>) -> Result<Answer, Failure> {
    // Whatever a connection says that was closed under it, the reason is that it was given up.
    answer(request).map_err(|failure| if request.progress.is_cancelled() { Failure::Cancelled } else { failure })
}

fn answer(request: &Request<'_>) -> Result<Answer, Failure> {
    let left = request.deadline.saturating_duration_since(Instant::now());
    if left.is_zero() {
        return Err(Failure::Slow(request.network.whole));
    }
    let agent = request.progress.clients().of(request.url);
    if request.progress.is_cancelled() {
        return Err(Failure::Cancelled);
    }
    let mut call = agent.get(request.url.as_str()).header(header::ACCEPT, ACCEPT);
    if let Some(page) = request.validators {
        for (name, value) in [(header::IF_NONE_MATCH, &page.etag), (header::IF_MODIFIED_SINCE, &page.last_modified)] {
            if let Some(value) = value {
                call = call.header(name, value.as_str());
            }
        }
    }
    let configured = call.config().timeout_global(Some(left)).timeout_connect(Some(request.network.connect.min(left)));
    let response = configured.build().call().map_err(|error| Failure::of(error, request.network))?;
    let status = response.status();
    let text = |name| header_text(response.headers(), name);
    match status {
        StatusCode::NOT_MODIFIED if request.validators.is_some() => Ok(Answer::Unchanged),
        status if status.is_redirection() && text(header::LOCATION).is_some() => {
            Ok(Answer::Elsewhere(text(header::LOCATION).unwrap_or_default()))
        }
        status if status.is_success() => Ok(Answer::Page(page(response, request)?)),
        status => Err(Failure::Status(status.as_u16())),
    }
}

fn page(mut response: Response<ureq::Body>, request: &Request<'_>) -> Result<Page, Failure> {
    let text = |name| header_text(response.headers(), name);
    let (etag, last_modified) = (text(header::ETAG), text(header::LAST_MODIFIED));
    let charset = text(header::CONTENT_TYPE).and_then(|kind| {
        let (_, label) = kind.split_once("charset=")?;
        Some(label.split(';').next()?.trim_matches(['"', '\'', ' ']).to_owned())
    });
    let bytes = body(&mut response, request)?;
    Ok(Page { address: request.url.to_string(), bytes, charset, etag, last_modified })
}

/// Reads the body in pieces: counts what comes out of decompression, and looks at each whether to
/// go on.
fn body(response: &mut Response<ureq::Body>, request: &Request<'_>) -> Result<Vec<u8>, Failure> {
    let most = request.network.bytes;
    let mut bytes = Vec::new();
    let mut piece = vec![0; 64 * 1024];
    // The client's own limit counts before decompression; what counts is what comes out.
    let mut reader = response.body_mut().with_config().limit(u64::MAX).reader();
    loop {
        if request.progress.is_cancelled() {
            return Err(Failure::Cancelled);
        }
        if Instant::now() >= request.deadline {
            return Err(Failure::Slow(request.network.whole));
        }
        match reader.read(&mut piece).map_err(|error| Failure::of(error.into(), request.network))? {
            0 => return Ok(bytes),
            count => bytes.extend_from_slice(&piece[..count]),
        }
        request.progress.set(bytes.len() as u64);
        if bytes.len() as u64 > most {
            return Err(Failure::Large(most));
        }
    }
}

/// The clients of one job, each made when it is first needed; what differs between calls is set on each
/// call. A server on this machine is never asked through a proxy.
#[derive(Debug, Default)]
pub struct Clients {
    outside: OnceLock<Agent>,
    here: OnceLock<Agent>,
}

impl Clients {
    fn of(&self, url: &Url) -> &Agent {
        let is_here = match url.host() {
            Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        };
        if is_here { self.here.get_or_init(|| new_agent(false)) } else { self.outside.get_or_init(|| new_agent(true)) }
    }

    /// Closes all connections, whatever they are waiting for.
    pub fn shut_down(&self) {
        [&self.outside, &self.here].into_iter().filter_map(OnceLock::get).cloned().for_each(Agent::shutdown);
    }
}

fn new_agent(proxied: bool) -> Agent {
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    // Redirects are followed by us, so that each address is looked at.
    let config = Agent::config_builder()
        .tls_config(tls)
        .user_agent(AGENT)
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false);
    let config = if proxied { config } else { config.proxy(None) };
    config.build().new_agent()
}

fn header_text(headers: &HeaderMap, name: header::HeaderName) -> Option<String> {
    Some(String::from_utf8_lossy(headers.get(name)?.as_bytes()).trim().to_owned()).filter(|text| !text.is_empty())
}

/// Why a page could not be fetched.
#[derive(Debug)]
pub enum Failure {
    Address(String),
    Scheme(String),
    Status(u16),
    Redirects(u32),
    Large(u64),
    Unconnected(Duration),
    Slow(Duration),
    NoHost,
    Certificate(String),
    Cancelled,
    Other(String),
}

impl Failure {
    fn of(error: ureq::Error, network: &Network) -> Self {
        match error {
            ureq::Error::Timeout(Timeout::Connect | Timeout::Resolve) => Self::Unconnected(network.connect),
            ureq::Error::Timeout(_) => Self::Slow(network.whole),
            ureq::Error::HostNotFound => Self::NoHost,
            ureq::Error::Rustls(error) => Self::Certificate(error.to_string()),
            // A reader hands the client's errors on as those of reading.
            ureq::Error::Io(error) => match error.downcast::<ureq::Error>() {
                Ok(inner) => Self::of(inner, network),
                Err(error) if error.to_string().contains("certificate") => Self::Certificate(error.to_string()),
                Err(error) if error.kind() == std::io::ErrorKind::TimedOut => Self::Slow(network.whole),
                Err(error) => Self::Other(error.to_string()),
            },
            error => Self::Other(error.to_string()),
        }
    }

    /// Whether it says nothing of the page itself, so that what is kept of it may stand in.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Status(status) => *status >= 500 || *status == 429,
            Self::Unconnected(_) | Self::Slow(_) | Self::NoHost | Self::Other(_) => true,
            _ => false,
        }
    }

    /// What sort of error it is.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Large(_) => ErrorKind::TooLarge,
            Self::Cancelled => ErrorKind::Cancelled,
            _ => ErrorKind::Unreadable,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => write!(formatter, "{address:?} is no address; expected http://… or https://…"),
            Self::Scheme(scheme) => write!(formatter, "leads to {scheme}:, but only http and https addresses are opened"),
            Self::Status(status) => {
                let reason = StatusCode::from_u16(*status).ok().and_then(|status| status.canonical_reason()).unwrap_or("");
                write!(formatter, "the server answers {status} {reason}")
            }
            Self::Redirects(most) => write!(formatter, "leads on to other addresses more than {most} times"),
            Self::Large(most) => write!(formatter, "is longer than {} MB, the most that is fetched", most >> 20),
            Self::Unconnected(after) => write!(formatter, "no connection within {} s", after.as_secs_f32()),
            Self::Slow(after) => write!(formatter, "took longer than {} s", after.as_secs_f32()),
            Self::NoHost => formatter.write_str("there is no such host; check the address and the connection"),
            Self::Certificate(message) => write!(formatter, "the server's certificate is not trusted: {message}"),
            Self::Cancelled => formatter.write_str("given up"),
            Self::Other(message) => formatter.write_str(message),
        }
    }
}
