//! `cargo xtask …`: the project's own tasks.
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::disallowed_methods)] // a task runner reads, writes and tells

fn main() {}
