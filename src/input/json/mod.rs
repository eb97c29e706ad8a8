//! JSON: files and lines of templates, read by `serde_json`; what is broken or foreign is looked at closely.

mod document;
mod draft;
mod examine;
mod holder;
mod lines;
mod locate;
mod split;
mod syntax;
mod tape;
mod wording;

pub(super) use document::read;
pub use lines::LineReader;
pub(super) use lines::{read as read_lines, texts};
