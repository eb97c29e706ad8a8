//! The keeper of the token: whoever asks gets it from memory; one thread, of one process, fetches the next.

mod counts;
mod tending;

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::sleep;
use std::time::{Duration, Instant};

use courier_core::token::{Ask, Asked, Decision, Failure, Held, Mode, Reason, Record, SKEW, Watched, decide};
use courier_core::wire::{Exchange, Request, token as read_token};
use courier_core::{Fingerprint, Secret};
use thiserror::Error;

use crate::clock::Clock;
use crate::log;
use crate::store::{Store, StoreError, Stored};

pub use counts::Counts;
pub use tending::Tending;

/// What carries a request to the platform and brings what became of it.
pub type Carry = Arc<dyn Fn(&Request) -> Exchange + Send + Sync>;

/// How often whoever waits looks whether somebody else has done it.
const LOOK: Duration = Duration::from_millis(20);

/// As many tries to put a change into the store; each that fails means that somebody else's went in.
const TRIES: usize = 100;

/// An account of the platform.
#[derive(Debug, Clone)]
pub struct Account {
    /// Its id.
    pub appid: String,
    /// Its secret.
    pub secret: Secret,
    /// Which interface its tokens come from.
    pub mode: Mode,
}

/// A token as it is handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// The token.
    pub token: Secret,
    /// Its name, to report it by.
    pub id: Fingerprint,
    /// Until when it may be used, ms since 1970.
    pub until: u64,
    obtained: u64,
}

impl Served {
    fn of(held: &Held) -> Self {
        Self {
            token: held.token.clone(),
            id: held.fingerprint(),
            until: held.served_until(),
            obtained: held.obtained,
        }
    }
}

/// Why there is no token.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KeeperError {
    /// The store does not work.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The latest attempt failed, and there is no token from before.
    #[error("no token: {}", .0.fault)]
    Failed(Failure),
    /// Somebody fetches it, but it did not come in time.
    #[error("no token: it was not there in time")]
    Late,
}

/// Keeps the token of one account.
pub struct Keeper {
    account: Account,
    store: Arc<dyn Store>,
    carry: Carry,
    clock: Clock,
    key: String,
    cached: RwLock<Option<Arc<Served>>>,
    /// Held by whoever looks in the store, so that one fetches and the others find it done.
    watched: Mutex<Option<Watched>>,
    counts: Counts,
}

enum Step {
    Have(Arc<Served>),
    Again,
    Wait(Option<Failure>),
}

impl Keeper {
    /// A keeper. Nothing is fetched before somebody asks, or [`Keeper::tend`] is called.
    pub fn new(account: Account, store: Arc<dyn Store>, carry: Carry, clock: Clock) -> Self {
        let key = format!("token:{}:{}", account.mode.name(), account.appid);
        Self {
            account,
            store,
            carry,
            clock,
            key,
            cached: RwLock::new(None),
            watched: Mutex::new(None),
            counts: Counts::default(),
        }
    }

    /// The token, if it is in memory and good: no store is asked and nobody is waited for.
    pub fn hit(&self) -> Option<Arc<Served>> {
        let served = self.cached.read().unwrap_or_else(PoisonError::into_inner).clone()?;
        let now = self.clock.now();
        let good = now < served.until && served.obtained <= now.saturating_add(SKEW);
        good.then_some(served)
    }

    /// The token, which is fetched if there is none; `patience` is for how long that is waited for.
    ///
    /// # Errors
    ///
    /// There is none in time.
    pub fn token(&self, patience: Duration) -> Result<Arc<Served>, KeeperError> {
        match self.hit() {
            Some(served) => Ok(served),
            None => self.obtain(&Ask::default(), patience),
        }
    }

    /// The platform has refused the token of that name: if it is the current one and not quite new, another is fetched. The
    /// token that is good by what is known then.
    ///
    /// # Errors
    ///
    /// There is none in time.
    pub fn stale(&self, id: &Fingerprint, patience: Duration) -> Result<Arc<Served>, KeeperError> {
        self.counts.stale.add();
        let ask = Ask {
            stale: Some(id.clone()),
            watched: None,
        };
        self.obtain(&ask, patience)
    }

    /// Looks whether the token should be refreshed, and does it. Once, and without waiting for others.
    ///
    /// # Errors
    ///
    /// The store does not work.
    pub fn tend(&self) -> Result<(), KeeperError> {
        let mut watched = self.watched.lock().unwrap_or_else(PoisonError::into_inner);
        let (stored, record) = self.load()?;
        let now = self.clock.now();
        let ask = Ask {
            stale: None,
            watched: *watched,
        };
        let decision = decide(&record, now, &ask);
        note(&mut watched, &record, now);
        match decision {
            Decision::Serve => self.cache(&record),
            Decision::WaitUntil(_) => {}
            Decision::ServeAndRefresh | Decision::Refresh => {
                self.cache(&record);
                self.refresh(stored.as_ref(), &record, Reason::Due)?;
            }
        }
        Ok(())
    }

    /// What happened so far.
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// The account's id.
    pub fn appid(&self) -> &str {
        &self.account.appid
    }

    /// The time by the keeper's clock, ms since 1970.
    pub fn now(&self) -> u64 {
        self.clock.now()
    }

    fn obtain(&self, ask: &Ask, patience: Duration) -> Result<Arc<Served>, KeeperError> {
        let deadline = Instant::now().checked_add(patience);
        loop {
            match self.step(ask)? {
                Step::Have(served) => return Ok(served),
                Step::Again => {}
                Step::Wait(failure) => {
                    let hopeless = failure.as_ref().is_some_and(|failure| failure.fault.is_permanent());
                    if hopeless || deadline.is_some_and(|deadline| Instant::now() >= deadline) {
                        return Err(failure.map_or(KeeperError::Late, KeeperError::Failed));
                    }
                    sleep(LOOK);
                }
            }
        }
    }

    fn step(&self, ask: &Ask) -> Result<Step, KeeperError> {
        let mut watched = self.watched.lock().unwrap_or_else(PoisonError::into_inner);
        if ask.stale.is_none()
            && let Some(served) = self.hit()
        {
            return Ok(Step::Have(served));
        }
        let (stored, record) = self.load()?;
        let now = self.clock.now();
        let ask = Ask {
            watched: *watched,
            ..ask.clone()
        };
        let decision = decide(&record, now, &ask);
        note(&mut watched, &record, now);
        match (decision, &record.held) {
            (Decision::Serve | Decision::ServeAndRefresh, Some(held)) => {
                self.cache(&record);
                Ok(Step::Have(Arc::new(Served::of(held))))
            }
            (Decision::WaitUntil(_), _) => Ok(Step::Wait(record.failure)),
            _ => {
                let current = record.held.as_ref().map(Held::fingerprint);
                let refused = current.is_some() && current == ask.stale;
                let reason = if refused { Reason::Stale } else { Reason::Due };
                self.refresh(stored.as_ref(), &record, reason)?;
                Ok(Step::Again)
            }
        }
    }

    /// Takes the lease, fetches, stores. Whoever gets the lease before leaves nothing to do.
    fn refresh(&self, stored: Option<&Stored>, record: &Record, reason: Reason) -> Result<(), KeeperError> {
        let (leased, asked) = record.begin(self.clock.now(), reason, self.account.mode);
        if !self.swap(stored, &leased)? {
            return Ok(());
        }
        let request = Request::token(
            self.account.mode,
            &self.account.appid,
            &self.account.secret,
            asked.forced,
        );
        self.counts.fetches.add();
        let answer = read_token(&request, &(self.carry)(&request));
        for _ in 0..TRIES {
            let (stored, record) = self.load()?;
            let next = match &answer {
                Ok(obtained) => record.commit(&asked, obtained.clone()),
                Err(fault) => record.fail(&asked, self.clock.now(), fault.clone()),
            };
            let Some(next) = next else {
                self.counts.discarded.add();
                log::line("what was fetched came after another lease was taken, and is discarded");
                return Ok(());
            };
            if self.swap(stored.as_ref(), &next)? {
                self.tell(&next, &asked);
                self.cache(&next);
                return Ok(());
            }
        }
        Err(KeeperError::Late)
    }

    fn tell(&self, record: &Record, asked: &Asked) {
        let appid = &self.account.appid;
        match (&record.failure, &record.held) {
            (Some(failure), _) => {
                self.counts.failures.add();
                let pause = failure.until.saturating_sub(self.clock.now()).div_ceil(1_000);
                log::line(format_args!("{appid}: no token: {}; again in {pause} s", failure.fault));
            }
            (None, Some(held)) => {
                let life = held.expires.saturating_sub(held.obtained) / 1_000;
                let how = if asked.forced { "forced" } else { "fetched" };
                log::line(format_args!(
                    "{appid}: token {} {how}, for {life} s",
                    held.fingerprint()
                ));
            }
            (None, None) => {}
        }
    }

    fn load(&self) -> Result<(Option<Stored>, Record), StoreError> {
        let stored = self.store.load(&self.key)?;
        let record = match &stored {
            None => Record::default(),
            Some(stored) => serde_json::from_str(stored.text.expose())
                // What the parser says of a record may quote the token.
                .map_err(|_| StoreError::new("store", "the record of the token cannot be read"))?,
        };
        Ok((stored, record))
    }

    fn swap(&self, stored: Option<&Stored>, record: &Record) -> Result<bool, StoreError> {
        let text = serde_json::to_string(record).map_err(|error| StoreError::new("store", &error))?;
        let seen = stored.map(|stored| stored.version);
        self.store.swap(&self.key, seen, &Secret::new(text))
    }

    fn cache(&self, record: &Record) {
        let served = record.held.as_ref().map(|held| Arc::new(Served::of(held)));
        let mut cached = self.cached.write().unwrap_or_else(PoisonError::into_inner);
        *cached = served;
    }
}

/// Remembers since when somebody else's lease has been seen; anew if the clock has been set back since.
fn note(watched: &mut Option<Watched>, record: &Record, now: u64) {
    let fence = record.fence;
    if record.lease.is_none() {
        *watched = None;
    } else if watched.is_none_or(|seen| seen.fence != fence || seen.since > now) {
        *watched = Some(Watched { fence, since: now });
    }
}

impl fmt::Debug for Keeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keeper")
            .field("account", &self.account)
            .finish_non_exhaustive()
    }
}
