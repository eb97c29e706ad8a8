//! Generated character tables.

pub(super) mod classes;
pub(super) mod folding;
