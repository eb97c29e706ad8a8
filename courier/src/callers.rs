//! Who may ask. The file names each caller and the hash of their bearer, so that whoever reads it can ask nothing.

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use thiserror::Error;

/// Those who may ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Callers(Vec<(String, [u8; 32])>);

/// What is wrong with a list of callers.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CallersError {
    /// A line that cannot be read.
    #[error("line {line}: expected a name and the SHA-256 of a bearer in 64 hexadecimal digits")]
    Line {
        /// Its number, from 1.
        line: usize,
    },
    /// Nobody could ask.
    #[error("there is no caller")]
    Nobody,
}

impl Callers {
    /// Reads lines of a name and the SHA-256 of a bearer in hexadecimal; empty lines and those with a # are passed over.
    ///
    /// # Errors
    ///
    /// A line is none of these, or there is no caller.
    pub fn read(text: &str) -> Result<Self, CallersError> {
        let mut callers = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let words: Vec<&str> = line.split_whitespace().collect();
            let caller = match words.as_slice() {
                [name, hash] => unhex(hash).map(|hash| ((*name).to_owned(), hash)),
                _ => None,
            };
            callers.push(caller.ok_or(CallersError::Line { line: index + 1 })?);
        }
        if callers.is_empty() {
            return Err(CallersError::Nobody);
        }
        Ok(Self(callers))
    }

    /// The name of whoever has this bearer. All are compared, and each whole, so that the time tells nothing.
    pub fn who(&self, bearer: &str) -> Option<&str> {
        let hash: [u8; 32] = Sha256::digest(bearer.as_bytes()).into();
        let mut found = None;
        for (name, known) in &self.0 {
            if bool::from(known.ct_eq(&hash)) {
                found = Some(name.as_str());
            }
        }
        found
    }
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let digits: Option<Vec<u8>> = text
        .chars()
        .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect();
    let digits = digits.filter(|digits| digits.len() == 64)?;
    let bytes: Vec<u8> = digits
        .chunks_exact(2)
        .map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit))
        .collect();
    bytes.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The SHA-256 of `abc`, from FIPS 180-4.
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn known_by_their_bearers() {
        let text = format!(
            "# the shop\n\nshop {ABC}\n  till  {} \n",
            ABC.to_uppercase().replace('B', "0")
        );
        let callers = Callers::read(&text).expect("callers");
        for (bearer, expected) in [("abc", Some("shop")), ("abcd", None), ("", None), (ABC, None)] {
            assert_eq!(callers.who(bearer), expected, "{bearer}");
        }
    }

    #[test]
    fn faults_are_told_by_their_line() {
        for (text, expected) in [
            (String::new(), "there is no caller"),
            ("# nobody".to_owned(), "there is no caller"),
            ("\nshop".to_owned(), "line 2: expected"),
            (
                format!("shop {ABC}\ntill {}", ABC.replacen('b', "x", 1)),
                "line 2: expected",
            ),
            (format!("shop {ABC} more"), "line 1: expected"),
            ("shop abc".to_owned(), "line 1: expected"),
        ] {
            let read = Callers::read(&text).map_err(|error| error.to_string());
            assert!(
                read.as_ref().is_err_and(|told| told.starts_with(expected)),
                "{text}: {read:?}"
            );
        }
    }
}
