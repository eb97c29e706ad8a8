//! What was read of an open text, and what was found in it.

use std::ops::Range;
use std::sync::Arc;

use mobanlint::input::{Batch, InputError, Item};
use mobanlint::{Finding, Language, Template};

use crate::config::Config;
use crate::judge::Judge;

/// What was read and found.
pub(super) struct Read {
    pub(super) judge: Arc<Judge>,
    pub(super) config: Arc<Config>,
    pub(super) batch: Batch,
    pub(super) found: Vec<Found>,
    pub(super) errors: Vec<InputError>,
    pub(super) language: Language,
}

/// A finding, where it stands, and which of the items it is about.
pub(super) struct Found {
    pub(super) finding: Finding,
    pub(super) range: Range<usize>,
    pub(super) item: usize,
}

impl Read {
    pub(super) fn template(&self, item: usize) -> Option<&Template> {
        match self.batch.items.get(item) {
            Some(Item::Template(template)) => Some(template),
            _ => None,
        }
    }
}
