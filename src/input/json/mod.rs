//! JSON: files and lines of templates. `serde_json` reads our own form; whatever else holds templates is walked over once
//! and searched (`tape`, `search`, `record`, `pairs`); what is broken is looked at closely.

mod build;
mod document;
mod draft;
mod gate;
mod holder;
mod lines;
mod locate;
mod names;
mod notes;
mod numbered;
mod pairs;
mod record;
mod search;
mod seems;
mod split;
mod strict;
mod syntax;
mod tape;
#[cfg(test)]
mod tests;
mod wording;

pub(super) use document::read;
pub(super) use draft::only;
pub use lines::LineReader;
pub(super) use lines::{read as read_lines, texts};
pub(super) use strict::faults_of;
