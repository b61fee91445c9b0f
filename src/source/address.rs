//! The door to http and https addresses, for the formats that lead to some.

#[cfg(any(feature = "formats", not(feature = "fetch")))]
use super::ErrorKind;
#[cfg(any(feature = "formats", not(feature = "fetch")))]
use super::sanitize;
use super::{Error, Opened, Options};
#[cfg(feature = "formats")]
use crate::article::Article;

/// Opens an address.
///
/// # Errors
/// When it can't be fetched, or what stands there can't be read.
pub(super) fn open(address: &str, options: &Options) -> Result<Opened, Error> {
    #[cfg(feature = "fetch")]
    return super::fetch::open(address, options);
    #[cfg(not(feature = "fetch"))]
    {
        let _ = options; // Nothing to go by where nothing is fetched.
        Err(Error::new(ErrorKind::Unreadable, sanitize::line(address), "this build reads no addresses"))
    }
}

/// Opens an address at which one article stands.
///
/// # Errors
/// As [`open`], and when a list stands there.
#[cfg(feature = "formats")]
pub(super) fn article(address: &str, options: &Options) -> Result<Article, Error> {
    match open(address, options)? {
        Opened::Article(article) => Ok(*article),
        Opened::Collection(_) => {
            Err(Error::new(ErrorKind::Malformed, sanitize::line(address), "is a list of articles, not an article"))
        }
    }
}
