//! JSON: files and lines of templates.
//!
//! | room | what it knows |
//! |---|---|
//! | `syntax/` | JSON as text: a tape of its values with their places, and where and why it breaks |
//! | `own/` | drafts in our own form, and their faults |
//! | `foreign/` | records of others that hold templates, under whatever names |
//!
//! `document` and `lines` are the ways in, of files and of lines; both hand what they find to the `gate`, which decides
//! between our own form and those of others. `transcript` is for readers of other notations that say the same.

mod document;
mod foreign;
mod gate;
mod holder;
mod lines;
mod own;
mod syntax;
#[cfg(test)]
mod tests;
mod told;
mod transcript;

pub(super) use document::read;
pub use lines::LineReader;
pub(super) use lines::{read as read_lines, texts};
pub use own::values;
pub(super) use syntax::{Broken, Tape, View, walk};
pub(super) use told::{are_json_lines, is_json};
pub(super) use transcript::Transcript;
