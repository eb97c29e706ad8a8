//! What is to be done when somebody asks.

use super::{LEASE, MAX_PAUSE, REFUSED_PAUSE, Record, SETTLED, SKEW};
use crate::secret::Fingerprint;

/// What somebody asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ask {
    /// The token the platform has refused, if the call comes from that.
    pub stale: Option<Fingerprint>,
    /// The lease this asker is waiting for.
    pub watched: Option<Watched>,
}

/// A lease somebody else holds, and since when the asker has seen it, ms since 1970 by the asker's own clock.
///
/// A lease that was watched all its length is over, whatever the clock of its holder said: so the death of a holder costs
/// that long, and clocks that differ break no lease early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Watched {
    /// The number of the lease.
    pub fence: u64,
    /// When it was seen first.
    pub since: u64,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// The token is good.
    Serve,
    /// The token is good, and somebody should fetch the next; the asker does not wait for that.
    ServeAndRefresh,
    /// There is no good token: take the lease and fetch one.
    Refresh,
    /// Nothing can be done before this time, ms since 1970, unless the record changes.
    WaitUntil(u64),
}

/// What is to be done about a record at a time. Pure: same arguments, same answer.
///
/// ```
/// use courier_core::token::{Ask, Decision, Record, decide};
///
/// assert_eq!(decide(&Record::default(), 0, &Ask::default()), Decision::Refresh);
/// ```
pub fn decide(record: &Record, now: u64, ask: &Ask) -> Decision {
    let hindered = hindered(record, now, ask);
    if let Some(held) = &record.held {
        let refused = ask.stale.as_ref().is_some_and(|stale| *stale == held.fingerprint());
        let rests = rests(held.obtained, now);
        if held.lives(now) && (!refused || rests) {
            let due = now >= held.refreshed_from() && !rests;
            return match hindered {
                None if due => Decision::ServeAndRefresh,
                _ => Decision::Serve,
            };
        }
        if rests {
            return Decision::WaitUntil(held.obtained.saturating_add(SETTLED));
        }
    }
    hindered.map_or(Decision::Refresh, Decision::WaitUntil)
}

/// Whether a token is so young that no new one is asked for.
fn rests(obtained: u64, now: u64) -> bool {
    now < obtained.saturating_add(SETTLED) && obtained <= now.saturating_add(SKEW)
}

/// Until when nobody but the holder of the lease may ask the platform.
fn hindered(record: &Record, now: u64, ask: &Ask) -> Option<u64> {
    let leased = record.lease.as_ref().and_then(|lease| {
        let watched = ask.watched.filter(|watched| watched.fence == record.fence);
        let end = watched.map_or(now, |watched| watched.since).saturating_add(LEASE);
        let over = now >= lease.until.saturating_add(SKEW) || now >= end || lease.until > beyond(now, LEASE);
        (!over).then_some(end)
    });
    let longest = MAX_PAUSE.max(REFUSED_PAUSE);
    let paused = record.failure.as_ref().map(|failure| failure.until);
    let paused = paused.filter(|until| now < *until && *until <= beyond(now, longest));
    leased.max(paused)
}

/// A time later than this was written by a clock that has been set since.
fn beyond(now: u64, length: u64) -> u64 {
    now.saturating_add(length).saturating_add(SKEW)
}

#[cfg(test)]
mod tests {
    use super::super::{Failure, Held, Lease, MARGIN};
    use super::*;
    use crate::secret::Secret;
    use crate::wire::{Fault, Loss};

    const NOW: u64 = 1_700_000_000_000;
    const LIFE: u64 = 7_200_000;

    fn held(age: u64) -> Held {
        Held {
            token: Secret::new("the token"),
            obtained: NOW - age,
            expires: NOW - age + LIFE,
            confirmed: false,
        }
    }

    fn record(age: u64) -> Record {
        Record {
            fence: 7,
            held: Some(held(age)),
            ..Record::default()
        }
    }

    fn stale() -> Ask {
        Ask {
            stale: Some(held(0).fingerprint()),
            watched: None,
        }
    }

    fn leased(mut record: Record, until: u64) -> Record {
        record.lease = Some(Lease { until });
        record
    }

    fn failed(mut record: Record, until: u64) -> Record {
        record.failure = Some(Failure {
            count: 1,
            until,
            fault: Fault::Lost(Loss::Busy),
        });
        record
    }

    #[test]
    fn a_token_by_its_age() {
        for (age, expected) in [
            (0, Decision::Serve),
            (LIFE - MARGIN - 1, Decision::Serve),
            (LIFE - MARGIN, Decision::ServeAndRefresh),
            (LIFE - SKEW - 1, Decision::ServeAndRefresh),
            (LIFE - SKEW, Decision::Refresh),
            (LIFE * 9, Decision::Refresh),
        ] {
            assert_eq!(decide(&record(age), NOW, &Ask::default()), expected, "age {age}");
        }
    }

    #[test]
    fn a_token_that_was_refused() {
        let other = Ask {
            stale: Some(Fingerprint::new("another")),
            watched: None,
        };
        for (age, ask, expected) in [
            (SETTLED - 1, stale(), Decision::Serve),
            (SETTLED, stale(), Decision::Refresh),
            (SETTLED, other, Decision::Serve),
        ] {
            assert_eq!(decide(&record(age), NOW, &ask), expected, "age {age}");
        }
    }

    #[test]
    fn while_another_refreshes() {
        let watched = |since| Ask {
            stale: None,
            watched: Some(Watched { fence: 7, since }),
        };
        let cold = |until| {
            leased(
                Record {
                    fence: 7,
                    ..Record::default()
                },
                until,
            )
        };
        for (record, ask, expected) in [
            (
                leased(record(LIFE - MARGIN), NOW + LEASE),
                Ask::default(),
                Decision::Serve,
            ),
            (cold(NOW + LEASE), Ask::default(), Decision::WaitUntil(NOW + LEASE)),
            (
                cold(NOW),
                watched(NOW - 4_000),
                Decision::WaitUntil(NOW + LEASE - 4_000),
            ),
            (cold(NOW + LEASE), watched(NOW - LEASE), Decision::Refresh),
            (cold(NOW - SKEW), Ask::default(), Decision::Refresh),
            (cold(NOW - SKEW + 1), Ask::default(), Decision::WaitUntil(NOW + LEASE)),
            (cold(NOW + 9 * SKEW), Ask::default(), Decision::Refresh),
        ] {
            assert_eq!(decide(&record, NOW, &ask), expected, "{record:?} {ask:?}");
        }
    }

    #[test]
    fn after_a_failure() {
        let cold = Record::default();
        for (record, expected) in [
            (failed(cold.clone(), NOW + 1), Decision::WaitUntil(NOW + 1)),
            (failed(cold.clone(), NOW), Decision::Refresh),
            (failed(cold, NOW + 999 * SKEW), Decision::Refresh),
            (failed(record(LIFE - MARGIN), NOW + 1), Decision::Serve),
            (failed(record(LIFE - MARGIN), NOW), Decision::ServeAndRefresh),
        ] {
            assert_eq!(decide(&record, NOW, &Ask::default()), expected, "{record:?}");
        }
    }

    #[test]
    fn a_token_dated_by_a_clock_that_was_set_since() {
        let mut future = record(0);
        if let Some(held) = &mut future.held {
            held.obtained = NOW + SKEW + 1;
            held.expires = NOW + SKEW + 1 + LIFE;
        }
        assert_eq!(decide(&future, NOW, &Ask::default()), Decision::Refresh);
    }

    #[test]
    fn tokens_of_short_lives_are_not_asked_for_all_the_time() {
        let mut short = record(0);
        if let Some(held) = &mut short.held {
            held.expires = NOW + 1_000;
        }
        assert_eq!(decide(&short, NOW, &Ask::default()), Decision::Serve);
        assert_eq!(
            decide(&short, NOW + 900, &Ask::default()),
            Decision::WaitUntil(NOW + SETTLED)
        );
        assert_eq!(decide(&short, NOW + SETTLED, &Ask::default()), Decision::Refresh);
    }
}
