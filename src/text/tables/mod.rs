//! Generated character tables.
#![allow(clippy::unreadable_literal)] // code points read better without separators

pub(super) mod classes;
pub(super) mod folding;
