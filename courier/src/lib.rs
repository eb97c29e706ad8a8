//! One access token for all business servers, and messages that were checked and may be sent: the decisions of
//! `courier_core` put to work with stores, a clock, threads and connections.
#![forbid(unsafe_code)]
#![allow(
    clippy::disallowed_methods,
    reason = "the linter must not read files or the clock; the courier is there to do it"
)]

mod book;
mod callers;
mod clock;
pub mod http;
mod keeper;
mod log;
pub mod preflight;
pub mod pull;
pub mod sending;
pub mod serve;
pub mod store;
mod words;

pub use book::{Book, BookError, Place};
pub use callers::{Callers, CallersError};
pub use clock::Clock;
pub use keeper::{Account, Carry, Counts, Keeper, KeeperError, Served, Tending};
pub use words::{Say, pick};
