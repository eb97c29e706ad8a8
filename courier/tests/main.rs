//! The courier's tests: all in one program, for what they share is large.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests start processes, read files, look at the clock, and tell what a process found"
)]

mod asking;
mod child;
mod clocks;
mod commands;
mod ending;
mod keeping;
mod ledgers;
mod platform;
mod program;
mod redis;
mod secrets;
mod serving;
mod stores;
mod troubles;
