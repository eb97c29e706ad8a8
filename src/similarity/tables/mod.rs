//! Generated character tables.

pub(super) mod likeness;
