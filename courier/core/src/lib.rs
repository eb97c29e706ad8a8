//! What the courier decides, and nothing of how it is carried out: no clock, no file, no connection.
//!
//! Whoever uses it brings the time (milliseconds since 1970), stores texts with compare and set, and moves bytes.
//!
//! - [`token`]: when a kept token is served, refreshed, waited for
//! - [`allowance`]: how many messages may still go to whom
//! - [`wire`]: requests as bytes, answers as outcomes, events the platform posts
//! - [`Secret`]: what no log may show
#![forbid(unsafe_code)]

pub mod allowance;
mod secret;
pub mod token;
pub mod wire;

pub use secret::{Fingerprint, Secret};
