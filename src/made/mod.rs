//! What is the same for everyone, made ahead by `cargo xtask made` and read where it stands.

mod bytes;
mod shapes;

pub(crate) use bytes::{Bytes, Pairs};
pub(crate) use shapes::{Automaton, Key, Kinds, automaton, joint_key, key};

/// What the file is written with.
#[cfg(feature = "making")]
pub mod making {
    pub use super::shapes::{joint_key, key};

    /// What the file begins with.
    pub const HEAD: &[u8] = super::HEAD;
}

static MADE: &[u8] = include_bytes!("../../rules/made.bin");

/// What the file begins with: whose it is, and the version of its form.
const HEAD: &[u8] = b"mobanlint made 1\n";

#[cfg(test)]
mod tests;

/// A section of the file, by its place.
fn section(place: usize) -> Option<&'static [u8]> {
    let mut bytes = Bytes::new(MADE.strip_prefix(HEAD)?);
    for _ in 0..place {
        let length = bytes.long()?;
        bytes.take(length as usize)?;
    }
    let length = bytes.long()?;
    bytes.take(length as usize)
}
