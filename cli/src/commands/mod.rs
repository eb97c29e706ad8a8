//! One file a subcommand.

pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod completions;
pub(crate) mod convert;
pub(crate) mod duplicates;
pub(crate) mod explain;
mod fix;
pub(crate) mod rules;
pub(crate) mod schema;
