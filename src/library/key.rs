use std::fmt;

use crate::article::Article;

/// Bytes of the start and of the end of a body that make its key.
const SAMPLE: usize = 64 * 1024;

/// The name under which an article is kept: a hash of its headline, the length of its body, and the
/// first and last 64 KiB of that, so that a text of any size has its key at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key(u128);

impl Key {
    /// The key of an article.
    pub fn of(article: &Article) -> Self {
        let body = article.body.text().as_bytes();
        let mut hash = Fnv::default();
        hash.write(article.headline.as_deref().unwrap_or("").as_bytes());
        hash.write(&(body.len() as u64).to_le_bytes());
        hash.write(&body[..body.len().min(SAMPLE)]);
        hash.write(&body[body.len().saturating_sub(SAMPLE)..]);
        Self(hash.0)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:032x}", self.0)
    }
}

/// FNV-1a in 128 bits (Fowler, Noll and Vo; RFC 9923): the same on every machine and in every
/// version, which the standard library's hasher does not promise.
struct Fnv(u128);

impl Default for Fnv {
    fn default() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }
}

impl Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u128::from(*byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        let mut hash = Fnv::default();
        hash.write(b"a");
        assert_eq!(hash.0, 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }

    #[test]
    fn another_text_has_another_key() {
        let key = |text| Key::of(&Article::from_paragraphs([text]));
        assert_ne!(key("One."), key("Two."));
        assert_eq!(key("One.").to_string().len(), 32);
    }
}
