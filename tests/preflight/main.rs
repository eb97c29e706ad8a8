//! Messages beside their templates: every cause the platform is known to refuse a message for, and what it takes.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, missing_docs)] // a test reads files and may fail loudly

mod account;
mod causes;
mod fixes;
mod keys;
mod pages;
mod templates;
mod values;
