//! One token for many processes: the record they share, and what is to be done about it.
//!
//! A record lies in a store that knows nothing but compare and set. Whoever refreshes takes a [`Lease`] first, and with it a
//! number, the fence: what comes back later than the next lease is not stored. The old token stays until the new one is
//! there.

mod decide;
mod refresh;

use serde::{Deserialize, Serialize};

use crate::secret::{Fingerprint, Secret};
use crate::wire::Fault;

pub use crate::wire::{Mode, Obtained};
pub use decide::{Ask, Decision, Watched, decide};
pub use refresh::{Asked, Reason};

/// How long before its end a token is refreshed, ms. The platform's stable interface gives the same token until five minutes
/// before; asking a little later than that is sure to bring the next.
pub const MARGIN: u64 = 280_000;

/// How far the clocks of two machines may lie apart, ms: so long before its end a token is no longer served, and so much
/// later somebody else's lease is over.
pub const SKEW: u64 = 120_000;

/// How long whoever refreshes has for it, ms; more than a request may take.
pub const LEASE: u64 = 10_000;

/// A token so young is not refreshed whatever is said about it, ms. The platform lets nobody force one within half a minute;
/// the second more is for requests that take longer than the one before.
pub const SETTLED: u64 = 31_000;

/// How often in [`FORCED_WITHIN`] a new token may be forced from the platform's stable interface.
pub const MAX_FORCED: usize = 20;

/// The time [`MAX_FORCED`] holds for, ms.
pub const FORCED_WITHIN: u64 = 86_400_000;

/// What was refused for good is asked again after this, ms: somebody may have mended the account.
pub const REFUSED_PAUSE: u64 = 60_000;

/// The longest pause after a failure that may pass, ms; the first is a second, each next one twice as long.
pub const MAX_PAUSE: u64 = 64_000;

/// All that is known of an account's token.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The number of the latest lease.
    pub fence: u64,
    /// Who refreshes has it; nobody, when there is none.
    pub lease: Option<Lease>,
    /// The token.
    pub held: Option<Held>,
    /// What came of the latest attempt, if it failed.
    pub failure: Option<Failure>,
    /// When a new token was forced, ms since 1970, within [`FORCED_WITHIN`].
    #[serde(default)]
    pub forced: Vec<u64>,
}

/// The right to refresh.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lease {
    /// When it is over, ms since 1970 by the clock of whoever took it.
    pub until: u64,
}

/// A token and its times, ms since 1970 by the clock of whoever fetched it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The token.
    pub token: Secret,
    /// When it was asked for, which is before it began to live.
    pub obtained: u64,
    /// When it ends, counted from `obtained`.
    pub expires: u64,
    /// Whether it was reported stale and the platform then gave the same one again.
    #[serde(default)]
    pub confirmed: bool,
}

impl Held {
    /// The token's name.
    pub fn fingerprint(&self) -> Fingerprint {
        self.token.fingerprint()
    }

    fn life(&self) -> u64 {
        self.expires.saturating_sub(self.obtained)
    }

    /// From when on it is refreshed; a token with a short life is used for a quarter of it at least.
    pub fn refreshed_from(&self) -> u64 {
        self.expires.saturating_sub(MARGIN.min(self.life() / 4 * 3))
    }

    /// Until when it is served, by any clock that is not further off than [`SKEW`]; half its life at least.
    pub fn served_until(&self) -> u64 {
        self.expires.saturating_sub(SKEW.min(self.life() / 2))
    }

    /// Whether it can be served.
    pub fn lives(&self, now: u64) -> bool {
        // A token from the future was dated by a clock that has been set since; nobody knows when it ends.
        self.obtained <= now.saturating_add(SKEW) && now < self.served_until()
    }
}

/// An attempt that failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// How many have failed in a row.
    pub count: u32,
    /// Nobody asks before, ms since 1970.
    pub until: u64,
    /// What the platform said, or what became of the request.
    pub fault: Fault,
}
