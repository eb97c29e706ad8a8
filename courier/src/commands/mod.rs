//! The commands, a file each.

pub(crate) mod allowance;
pub(crate) mod pull;
pub(crate) mod send;
pub(crate) mod serve;
pub(crate) mod token;
