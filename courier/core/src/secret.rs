//! Texts that no log, error or panic may show.

use std::fmt::{self, Write};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A text that is wiped from memory when it goes and that prints as `***`.
///
/// It serializes as what it is, for the store has to keep it; nothing else may be handed a serializer.
///
/// ```
/// use courier_core::Secret;
///
/// let secret = Secret::new("0c79e1fa");
/// assert_eq!(format!("{secret:?}"), "***");
/// assert_eq!(secret.expose(), "0c79e1fa");
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Takes over a text; no copy of it is left behind.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Takes over bytes that came from outside; what is no UTF-8 in them is replaced.
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
    }

    /// The text itself, for the request or the store it is meant for.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// A name for the secret that does not give it away.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint(hex(&Sha256::digest(self.0.as_bytes()), 8))
    }

    /// The text with every occurrence of this secret in it as `***`.
    pub fn hide_in(&self, text: &str) -> String {
        if self.0.is_empty() {
            return text.to_owned();
        }
        text.replace(&self.0, "***")
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// The first 64 bits of a secret's SHA-256, in hexadecimal: enough to tell tokens apart, useless to whoever reads it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// One that a caller names.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The first `count` bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8], count: usize) -> String {
    let mut text = String::with_capacity(count * 2);
    for byte in bytes.iter().take(count) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_nothing_of_itself() {
        #[derive(Debug)]
        struct Holder {
            #[allow(dead_code, reason = "it is there to be printed")]
            secret: Secret,
        }
        let holder = Holder {
            secret: Secret::new("s3cret-of-the-account"),
        };
        assert_eq!(format!("{holder:?}"), "Holder { secret: *** }");
        assert!(!format!("{holder:#?}").contains("s3cret"));
    }

    #[test]
    fn names_itself_without_giving_itself_away() {
        let (a, b) = (Secret::new("token-a"), Secret::new("token-b"));
        assert_ne!(a.fingerprint(), b.fingerprint());
        assert_eq!(a.fingerprint(), Secret::new("token-a").fingerprint());
        assert_eq!(a.fingerprint().to_string().len(), 16);
    }

    #[test]
    fn is_hidden_in_what_others_say() {
        let secret = Secret::new("abc");
        assert_eq!(secret.hide_in("token abc is not abc's"), "token *** is not ***'s");
        assert_eq!(Secret::new("").hide_in("as it is"), "as it is");
    }
}
