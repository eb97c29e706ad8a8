//! Bytes in, templates and located errors out.

mod error;

pub use error::InputError;
