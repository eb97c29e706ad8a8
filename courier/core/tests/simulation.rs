//! Processes whose clocks are two minutes apart share one record; some die, some are late. What must hold, holds in every
//! order of what happens.

use courier_core::Secret;
use courier_core::token::{Ask, Asked, Decision, LEASE, Mode, Obtained, Reason, Record, SKEW, Watched, decide};
use courier_core::wire::{Fault, Loss};
use proptest::prelude::*;

const START: u64 = 1_700_000_000_000;
const LIFE: u64 = 7_200_000;

#[derive(Debug, Clone)]
enum Step {
    /// Time goes by, ms.
    Wait(u64),
    /// A process asks for the token; it may say that the current one was refused.
    Ask { who: usize, stale: bool },
    /// What a process has asked the platform for arrives.
    Arrive { who: usize, well: bool },
    /// A process dies with whatever it was doing.
    Die { who: usize },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let who = 0..3_usize;
    let step = prop_oneof![
        3 => (0..LEASE * 2).prop_map(Step::Wait),
        1 => (0..LIFE).prop_map(Step::Wait),
        6 => (who.clone(), proptest::bool::weighted(0.2)).prop_map(|(who, stale)| Step::Ask { who, stale }),
        4 => (who.clone(), proptest::bool::weighted(0.8)).prop_map(|(who, well)| Step::Arrive { who, well }),
        1 => who.prop_map(|who| Step::Die { who }),
    ];
    proptest::collection::vec(step, 1..120)
}

struct Process {
    /// How far its clock is ahead, ms; all are within half of [`SKEW`] of the truth.
    ahead: u64,
    asking: Option<(Asked, u64)>,
    watched: Option<Watched>,
}

/// The platform and all that is true.
struct World {
    now: u64,
    record: Record,
    processes: Vec<Process>,
    issued: Vec<u64>,
}

impl World {
    fn new(ahead: &[u64]) -> Self {
        let process = |ahead: &u64| Process {
            ahead: *ahead,
            asking: None,
            watched: None,
        };
        Self {
            now: START,
            record: Record::default(),
            processes: ahead.iter().map(process).collect(),
            issued: Vec::new(),
        }
    }

    fn take(&mut self, step: &Step) -> Result<(), TestCaseError> {
        match step {
            Step::Wait(time) => self.now += time,
            Step::Ask { who, stale } => self.ask(*who, *stale)?,
            Step::Arrive { who, well } => self.arrive(*who, *well)?,
            Step::Die { who } => {
                if let Some(process) = self.processes.get_mut(*who) {
                    process.asking = None;
                    process.watched = None;
                }
            }
        }
        Ok(())
    }

    fn ask(&mut self, who: usize, stale: bool) -> Result<(), TestCaseError> {
        let Some(process) = self.processes.get_mut(who).filter(|process| process.asking.is_none()) else {
            return Ok(());
        };
        let clock = self.now + process.ahead;
        let current = self.record.held.as_ref().map(courier_core::token::Held::fingerprint);
        let ask = Ask {
            stale: current.filter(|_| stale),
            watched: process.watched,
        };
        let reason = if ask.stale.is_some() {
            Reason::Stale
        } else {
            Reason::Due
        };
        match decide(&self.record, clock, &ask) {
            Decision::WaitUntil(until) => {
                prop_assert!(until > clock, "waiting for what is over");
                if self.record.lease.is_some() && process.watched.is_none_or(|seen| seen.fence != self.record.fence) {
                    process.watched = Some(Watched {
                        fence: self.record.fence,
                        since: clock,
                    });
                }
                return Ok(());
            }
            Decision::Serve => return self.served(),
            Decision::ServeAndRefresh => self.served()?,
            Decision::Refresh => {}
        }
        let now = self.now;
        let busy = self.processes.iter().filter_map(|process| process.asking);
        for (_, since) in busy {
            prop_assert!(now >= since + LEASE, "two fetch at once");
        }
        let (record, asked) = self.record.begin(clock, reason, Mode::Stable);
        self.record = record;
        if let Some(process) = self.processes.get_mut(who) {
            process.asking = Some((asked, now));
        }
        Ok(())
    }

    fn served(&self) -> Result<(), TestCaseError> {
        let held = self.record.held.as_ref();
        let number = held.and_then(|held| held.token.expose().parse::<usize>().ok());
        let end = number.and_then(|number| self.issued.get(number)).copied();
        prop_assert!(end.is_some_and(|end| self.now < end), "served past its end");
        Ok(())
    }

    fn arrive(&mut self, who: usize, well: bool) -> Result<(), TestCaseError> {
        let process = self.processes.get_mut(who);
        let Some((asked, since)) = process.and_then(|process| process.asking.take()) else {
            return Ok(());
        };
        let clock = self.now + self.processes.get(who).map_or(0, |process| process.ahead);
        let latest = self.record.fence == asked.fence;
        let next = if well {
            // The platform gave it when it was asked, however long the answer took.
            self.issued.push(since + LIFE);
            let token = Secret::new((self.issued.len() - 1).to_string());
            self.record.commit(&asked, Obtained { token, life: LIFE })
        } else {
            self.record.fail(&asked, clock, Fault::Lost(Loss::Late))
        };
        prop_assert_eq!(
            next.is_some(),
            latest,
            "what is late is not stored, and nothing else is lost"
        );
        if let Some(next) = next {
            prop_assert!(
                next.held.is_some() || self.record.held.is_none(),
                "a token is never dropped"
            );
            self.record = next;
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn whatever_happens(ahead in proptest::collection::vec(0..=SKEW, 3), steps in steps()) {
        let mut world = World::new(&ahead);
        for step in &steps {
            world.take(step)?;
        }
    }

    #[test]
    fn the_death_of_a_holder_costs_a_lease_and_no_more(ahead in proptest::collection::vec(0..=SKEW, 3), waited in 0..LEASE) {
        let mut world = World::new(&ahead);
        world.take(&Step::Ask { who: 0, stale: false })?;
        world.take(&Step::Die { who: 0 })?;
        world.take(&Step::Wait(waited))?;
        world.take(&Step::Ask { who: 1, stale: false })?;
        world.take(&Step::Wait(LEASE))?;
        world.take(&Step::Ask { who: 1, stale: false })?;
        world.take(&Step::Arrive { who: 1, well: true })?;
        prop_assert!(world.record.held.is_some());
    }
}
