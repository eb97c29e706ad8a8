//! What a keeper has done, for whoever watches it.

use std::sync::atomic::{AtomicU64, Ordering};

/// A number that only grows.
#[derive(Debug, Default)]
pub struct Count(AtomicU64);

impl Count {
    pub(crate) fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// The number.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// What a keeper has done since it was made.
#[derive(Debug, Default)]
pub struct Counts {
    /// Requests for a token to the platform.
    pub fetches: Count,
    /// Those that brought none.
    pub failures: Count,
    /// Tokens that came after another lease was taken.
    pub discarded: Count,
    /// Reports that a token was refused.
    pub stale: Count,
}
