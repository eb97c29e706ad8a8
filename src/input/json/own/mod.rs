//! Our own form: drafts as `serde_json` takes them, and every fault of one that it does not take, with its place.

mod draft;
mod locate;
mod strict;
mod values;

pub(in crate::input::json) use draft::{Read, first, only};
pub(in crate::input::json) use strict::{Faulty, read as read_strictly};
pub use values::values;
