//! From units to templates: which unit is a title, which a label, and where one template ends and the next begins.

mod examples;
mod fields;
mod gathering;
mod group;
mod lists;
mod titled;

pub(in crate::input::placeholder) use gathering::{gather, gather_below};
pub(in crate::input::placeholder) use group::{Candidate, Group, Outcome, Slot};
