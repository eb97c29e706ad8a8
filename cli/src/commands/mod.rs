//! One file a subcommand.

pub(crate) mod apply;
pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod completions;
pub(crate) mod config;
pub(crate) mod convert;
pub(crate) mod duplicates;
pub(crate) mod explain;
pub(crate) mod find;
pub(crate) mod init;
pub(crate) mod lsp;
pub(crate) mod mcp;
pub(crate) mod preflight;
pub(crate) mod rules;
pub(crate) mod schema;
