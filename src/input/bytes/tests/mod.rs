//! Bytes of every kind.

#[cfg(feature = "encodings")]
mod encodings;
mod signatures;
