//! What is the same for everyone, made ahead by `cargo xtask made` and read where it stands.

mod bytes;
#[cfg(any(test, feature = "making", feature = "packed"))]
mod coder;
mod shapes;

#[cfg(any(test, feature = "making"))]
pub(crate) use bytes::Written;
pub(crate) use bytes::{Bytes, Pairs};
#[cfg(any(test, feature = "making", feature = "packed"))]
pub(crate) use coder::{BITS, Coder, Decoder};
#[cfg(any(test, feature = "making"))]
pub(crate) use coder::{Walk, written};
pub(crate) use shapes::{Automaton, Key, Kinds, automaton, joint_key, key};

/// What the file is written with.
#[cfg(feature = "making")]
pub(crate) mod making {
    use super::Written;
    pub use super::shapes::{joint_key, key};

    /// What the file begins with.
    pub const HEAD: &[u8] = super::HEAD;

    /// Rows of a table, each as what it differs in from the row before that is most like it.
    ///
    /// # Errors
    /// A number needs more than two bytes, or a row is longer than a byte can tell.
    pub fn rows(rows: &[Vec<usize>]) -> Result<Vec<u8>, String> {
        let (mut behind, mut counts, mut steps) = (Written::default(), Written::default(), Vec::new());
        let (mut values, zeros) = (Vec::new(), Vec::new());
        for (state, row) in rows.iter().enumerate() {
            let apart = |other: &Vec<usize>| {
                let of_other = other.iter().copied().chain(std::iter::repeat(0));
                row.iter().zip(of_other).filter(|(own, other)| **own != *other).count()
            };
            let nearest = rows
                .iter()
                .take(state)
                .enumerate()
                .rev()
                .min_by_key(|(_, other)| apart(other));
            let (like, other) = nearest.unwrap_or((state, &zeros));
            behind.number(state - like);
            counts.number(apart(other));
            let of_other = other.iter().copied().chain(std::iter::repeat(0));
            let changed = row.iter().zip(of_other).enumerate();
            let mut last = 0;
            for (column, (own, _)) in changed.filter(|(_, (own, other))| **own != *other) {
                steps.push(u8::try_from(column - last).map_err(|error| error.to_string())?);
                values.push(*own);
                last = column;
            }
        }
        let mut out = Written([behind.0, counts.0, steps].concat());
        out.planes(values.into_iter())?;
        Ok(out.0)
    }

    /// The section of the rulesets: each name with its text.
    pub fn rulesets(rulesets: &[(&str, String)]) -> Vec<u8> {
        let mut out = Written::default();
        out.number(rulesets.len());
        for (name, text) in rulesets {
            out.text(name);
            out.text(text);
        }
        out.0
    }

    /// The section of the sequences: each pattern with what was made of it.
    pub fn sequences(sequences: &[(&str, Vec<u8>)]) -> Vec<u8> {
        let mut out = Written::default();
        out.number(sequences.len());
        for (pattern, bytes) in sequences {
            out.push(&key([*pattern].into_iter()));
            out.number(bytes.len());
            out.push(bytes);
        }
        out.0
    }
}

static MADE: &[u8] = include_bytes!("../../rules/made.bin");

/// The lexicon: as the built program reads it fastest, or as it travels in the fewest bytes.
#[cfg(not(feature = "packed"))]
static WORDS: &[u8] = include_bytes!("../../rules/lexicon.bin");
#[cfg(feature = "packed")]
static WORDS: &[u8] = include_bytes!("../../rules/packed.bin");

/// What only messages are judged by.
#[cfg(feature = "messages")]
static SENDING: Option<&[u8]> = Some(include_bytes!("../../rules/sending.bin"));
#[cfg(not(feature = "messages"))]
static SENDING: Option<&[u8]> = None;

/// What the file begins with: whose it is, and the version of its form.
const HEAD: &[u8] = b"mobanlint made 3\n";

// The sections of the files, by their places.
const SHAPES: usize = 0;
const SEQUENCES: usize = 1;
const RULESETS: usize = 2;
const SENDING_SHAPES: usize = 0;
const SENDING_RULESETS: usize = 1;

#[cfg(test)]
mod tests;

/// A section of the file.
fn section(place: usize) -> Option<Bytes<'static>> {
    section_of(MADE, place)
}

/// A section of the file for messages; none where that is no part of the module.
fn sending(place: usize) -> Option<Bytes<'static>> {
    section_of(SENDING?, place)
}

fn section_of(file: &'static [u8], place: usize) -> Option<Bytes<'static>> {
    let mut bytes = Bytes::new(file.strip_prefix(HEAD)?);
    for _ in 0..place {
        let length = bytes.long()?;
        bytes.take(length as usize)?;
    }
    let length = bytes.long()?;
    bytes.take(length as usize).map(Bytes::new)
}

/// The lexicon of the built-in rulesets.
pub(crate) fn lexicon() -> Option<Bytes<'static>> {
    WORDS.strip_prefix(HEAD).map(Bytes::new)
}

/// The text of a built-in ruleset, without its word lists and examples.
pub(crate) fn ruleset(wanted: &str) -> Option<&'static str> {
    let of = |bytes: Option<Bytes<'static>>| {
        let mut bytes = bytes?;
        for _ in 0..bytes.number()? {
            let (name, text) = (bytes.text()?, bytes.text()?);
            if name == wanted {
                return Some(text);
            }
        }
        None
    };
    of(section(RULESETS)).or_else(|| of(sending(SENDING_RULESETS)))
}

/// What was made of a pattern without loops.
pub(crate) fn sequence(pattern: &str) -> Option<Bytes<'static>> {
    let wanted = key([pattern].into_iter());
    let mut bytes = section(SEQUENCES)?;
    for _ in 0..bytes.number()? {
        let own: Key = bytes.array()?;
        let length = bytes.number()?;
        let sequence = bytes.take(length)?;
        if own == wanted {
            return Some(Bytes::new(sequence));
        }
    }
    None
}
