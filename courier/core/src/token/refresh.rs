//! The steps of a refresh: each makes the next record of the one that is there.

use super::{FORCED_WITHIN, Failure, Held, LEASE, Lease, MAX_FORCED, MAX_PAUSE, REFUSED_PAUSE, Record, SETTLED};
use crate::wire::{Fault, Mode, Obtained};

/// Why a token is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// There is none, or it comes to its end.
    Due,
    /// The platform has refused the one there is.
    Stale,
}

/// What is asked of the platform under a lease.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// The number of the lease.
    pub fence: u64,
    /// When, ms since 1970.
    pub at: u64,
    /// Why.
    pub reason: Reason,
    /// Whether a new token is forced, which the stable interface allows rarely.
    pub forced: bool,
}

impl Record {
    /// The record with the lease taken, and what is to be asked. It counts only once the store has it in the place of this
    /// one.
    #[must_use]
    pub fn begin(&self, now: u64, reason: Reason, mode: Mode) -> (Self, Asked) {
        let asked = Asked {
            fence: self.fence.saturating_add(1),
            at: now,
            reason,
            forced: mode == Mode::Stable && reason == Reason::Stale && self.may_force(now),
        };
        let mut next = self.clone();
        next.fence = asked.fence;
        next.lease = Some(Lease {
            until: now.saturating_add(LEASE),
        });
        next.forced.retain(|at| is_recent(*at, now));
        if asked.forced {
            next.forced.push(now);
        }
        (next, asked)
    }

    /// The record with the token in it, or nothing if another lease has been taken since.
    #[must_use]
    pub fn commit(&self, asked: &Asked, obtained: Obtained) -> Option<Self> {
        let mut next = self.ended(asked)?;
        let same = self.held.as_ref().is_some_and(|held| held.token == obtained.token);
        next.held = Some(Held {
            token: obtained.token,
            obtained: asked.at,
            expires: asked.at.saturating_add(obtained.life),
            confirmed: same && asked.reason == Reason::Stale,
        });
        next.failure = None;
        Some(next)
    }

    /// The record with the failure in it, or nothing if another lease has been taken since. The token stays.
    #[must_use]
    pub fn fail(&self, asked: &Asked, now: u64, fault: Fault) -> Option<Self> {
        let mut next = self.ended(asked)?;
        let count = self
            .failure
            .as_ref()
            .map_or(0, |failure| failure.count)
            .saturating_add(1);
        let pause = if fault.is_permanent() {
            REFUSED_PAUSE
        } else {
            pause(count)
        };
        next.failure = Some(Failure {
            count,
            until: now.saturating_add(pause),
            fault,
        });
        Some(next)
    }

    fn ended(&self, asked: &Asked) -> Option<Self> {
        (self.fence == asked.fence).then(|| Self {
            lease: None,
            ..self.clone()
        })
    }

    /// A new token is forced only after the platform has given the refused one again, and as often as the platform allows.
    fn may_force(&self, now: u64) -> bool {
        let recent = self.forced.iter().filter(|at| is_recent(**at, now));
        let settled = self
            .forced
            .last()
            .is_none_or(|last| now >= last.saturating_add(SETTLED));
        let confirmed = self.held.as_ref().is_some_and(|held| held.confirmed);
        confirmed && settled && recent.count() < MAX_FORCED
    }
}

fn is_recent(at: u64, now: u64) -> bool {
    now < at.saturating_add(FORCED_WITHIN)
}

/// The pause after so many failures in a row, ms.
fn pause(count: u32) -> u64 {
    let doubled = 1_u64.checked_shl(count.saturating_sub(1)).unwrap_or(u64::MAX);
    doubled.saturating_mul(1_000).min(MAX_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;
    use crate::wire::Loss;

    const NOW: u64 = 1_700_000_000_000;

    fn obtained(token: &str) -> Obtained {
        Obtained {
            token: Secret::new(token),
            life: 7_200_000,
        }
    }

    fn held(record: &Record) -> &str {
        record.held.as_ref().map_or("", |held| held.token.expose())
    }

    #[test]
    fn a_late_commit_is_discarded() {
        let (first, slow) = Record::default().begin(NOW, Reason::Due, Mode::Stable);
        let (second, quick) = first.begin(NOW + LEASE, Reason::Due, Mode::Stable);
        let stored = second.commit(&quick, obtained("new")).expect("the lease is the latest");
        assert_eq!(stored.commit(&slow, obtained("old")), None);
        assert_eq!(stored.fail(&slow, NOW, Fault::Lost(Loss::Late)), None);
        assert_eq!(held(&stored), "new");
    }

    #[test]
    fn the_old_token_stays_until_the_new_one_is_there() {
        let (record, asked) = Record::default().begin(NOW, Reason::Due, Mode::Classic);
        let record = record.commit(&asked, obtained("old")).expect("stored");
        let (record, asked) = record.begin(NOW + 7_000_000, Reason::Due, Mode::Classic);
        assert_eq!(held(&record), "old");
        let failed = record.fail(&asked, NOW, Fault::Lost(Loss::Late)).expect("stored");
        assert_eq!(held(&failed), "old");
        assert_eq!(held(&record.commit(&asked, obtained("new")).expect("stored")), "new");
    }

    #[test]
    fn life_is_counted_from_before_the_request() {
        let (record, asked) = Record::default().begin(NOW, Reason::Due, Mode::Stable);
        let record = record.commit(&asked, obtained("a")).expect("stored");
        assert_eq!(record.held.map(|held| held.expires), Some(NOW + 7_200_000));
    }

    #[test]
    fn pauses_grow_and_end() {
        let mut record = Record::default();
        let mut pauses = Vec::new();
        for _ in 0..9 {
            let (leased, asked) = record.begin(NOW, Reason::Due, Mode::Stable);
            record = leased.fail(&asked, NOW, Fault::Lost(Loss::Late)).expect("stored");
            pauses.extend(record.failure.as_ref().map(|failure| (failure.until - NOW) / 1_000));
        }
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 64, 64, 64]);
    }

    #[test]
    fn a_new_token_is_forced_when_the_refused_one_came_again() {
        let (record, asked) = Record::default().begin(NOW, Reason::Due, Mode::Stable);
        let record = record.commit(&asked, obtained("a")).expect("stored");
        let (leased, asked) = record.begin(NOW + SETTLED, Reason::Stale, Mode::Stable);
        assert!(!asked.forced, "asked as usual first");
        let record = leased.commit(&asked, obtained("a")).expect("stored");
        let (leased, asked) = record.begin(NOW + 2 * SETTLED, Reason::Stale, Mode::Stable);
        assert!(asked.forced);
        let record = leased.commit(&asked, obtained("b")).expect("stored");
        let (_, asked) = record.begin(NOW + 3 * SETTLED, Reason::Stale, Mode::Stable);
        assert!(!asked.forced, "b has not been refused before");
        let (_, asked) = record.begin(NOW + 3 * SETTLED, Reason::Stale, Mode::Classic);
        assert!(!asked.forced, "there is nothing to force");
    }

    #[test]
    fn a_new_token_is_forced_twenty_times_a_day_at_most() {
        let mut record = Record::default();
        let mut forced = 0;
        let mut now = NOW;
        for _ in 0..100 {
            let (leased, asked) = record.begin(now, Reason::Stale, Mode::Stable);
            forced += usize::from(asked.forced);
            record = leased.commit(&asked, obtained("always the same")).expect("stored");
            now += SETTLED;
        }
        assert_eq!(forced, MAX_FORCED);
        let (_, asked) = record.begin(now + FORCED_WITHIN, Reason::Stale, Mode::Stable);
        assert!(asked.forced, "the next day");
    }
}
