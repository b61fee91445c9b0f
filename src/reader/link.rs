//! Addresses that an article leads to: which of them may be opened, and what to show before.

use url::Url;

/// An address in the one form in which it is shown and opened: signs past ASCII are encoded, and so are blanks and
/// controls.
///
/// # Errors
/// In words, for what is not http or https, and for one that pretends to be another (`https://bank.test@evil.test`).
pub fn checked(address: &str) -> Result<String, String> {
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    let url = url.ok_or("only http and https addresses are opened")?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err("an address with a name before its host is not opened".to_owned());
    }
    Ok(url.into())
}

/// The question that is asked before an address is opened: its host first, which no length can push out of sight.
pub fn question(address: &str) -> String {
    let url = Url::parse(address).ok();
    let host = url.as_ref().and_then(Url::host_str).unwrap_or("");
    format!("open {host} ? y/n · {address}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_what_is_opened() {
        assert_eq!(checked("HTTPS://Example.org/a b").unwrap(), "https://example.org/a%20b");
        assert_eq!(checked("https://ex\u{430}mple.org/\u{202e}").unwrap(), "https://xn--exmple-4nf.org/%E2%80%AE");
    }

    #[test]
    fn what_hides_its_host_is_refused() {
        assert!(checked("https://www.bank.test%2f@evil.test/").is_err());
        assert!(checked("javascript:alert(1)").is_err());
        assert!(checked("file:///etc/passwd").is_err());
    }

    #[test]
    fn the_host_comes_first() {
        assert!(question(&format!("https://example.org/{}", "a".repeat(3000))).starts_with("open example.org ? y/n · "));
    }
}
