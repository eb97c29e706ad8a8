//! The ledgers of all users, in the store.

use std::sync::Arc;
use std::thread::yield_now;

use courier_core::Secret;
use courier_core::allowance::{Denied, Grant, Ledger, Policies, PolicyError, Settlement, Taken, Wanted};
use courier_core::wire::{EventError, Happened, events};
use thiserror::Error;

use crate::clock::Clock;
use crate::store::{Store, StoreError};

/// As many tries to put a change into the store; each that fails means that somebody else's went in.
const TRIES: usize = 10_000;

/// No id of a user, a template or a grant is longer; the platform's have 28 to 43 characters.
const MAX_ID: usize = 128;

/// Whose ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// The user's openid.
    pub user: &'a str,
    /// The template's id; without it, what a user's forms and payments allow, whatever the template.
    pub template: Option<&'a str>,
}

/// Why something is not entered, or a message may not go.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BookError {
    /// The store does not work.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The message may not go.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// There is no such policy.
    #[error(transparent)]
    Policy(#[from] PolicyError),
    /// It is no event.
    #[error(transparent)]
    Event(#[from] EventError),
    /// It is no id of the platform.
    #[error("{0:?} is no id: expected 1 to 128 letters, digits, _, - or .")]
    Id(String),
}

/// The ledgers of an account.
pub struct Book {
    store: Arc<dyn Store>,
    appid: String,
    policies: Policies,
    /// The policies of templates whose consents are no one-time ones.
    templates: Vec<(String, String)>,
    clock: Clock,
}

impl Book {
    /// A book. `templates` are ids with the names of their policies; consents for all others are [one-time ones](Policies).
    ///
    /// # Errors
    ///
    /// A name is none of a policy.
    pub fn new(
        store: Arc<dyn Store>,
        appid: &str,
        policies: Policies,
        templates: Vec<(String, String)>,
        clock: Clock,
    ) -> Result<Self, BookError> {
        for (_, policy) in &templates {
            policies.get(policy)?;
        }
        Ok(Self {
            store,
            appid: appid.to_owned(),
            policies,
            templates,
            clock,
        })
    }

    /// Enters what a user did, at a time (ms since 1970) or now. Whether it is new.
    ///
    /// # Errors
    ///
    /// There is no such policy, an id is none, or the store does not work.
    pub fn grant(&self, place: Place<'_>, policy: &str, id: &str, at: Option<u64>) -> Result<bool, BookError> {
        let policy = self.policies.get(policy)?;
        let id = checked(id)?;
        let at = at.unwrap_or_else(|| self.clock.now());
        self.change(place, |ledger| ledger.grant(policy, id, at))
    }

    /// Takes an allowance for a message.
    ///
    /// # Errors
    ///
    /// There is none, or the store does not work.
    pub fn take(&self, place: Place<'_>, wanted: Wanted<'_>) -> Result<Taken, BookError> {
        let now = self.clock.now();
        Ok(self.change(place, |ledger| ledger.take(wanted, now))??)
    }

    /// Says what became of the message.
    ///
    /// # Errors
    ///
    /// The store does not work.
    pub fn settle(&self, place: Place<'_>, taken: &Taken, settlement: &Settlement) -> Result<(), BookError> {
        self.change(place, |ledger| ledger.settle(taken, settlement.clone()))
    }

    /// How many messages may go; `None` is any number.
    ///
    /// # Errors
    ///
    /// The store does not work.
    pub fn left(&self, place: Place<'_>, key: Option<&str>) -> Result<Option<u64>, BookError> {
        let (_, ledger) = self.load(&self.key(place)?)?;
        Ok(ledger.left(key, self.clock.now()))
    }

    /// What is entered.
    ///
    /// # Errors
    ///
    /// The store does not work.
    pub fn grants(&self, place: Place<'_>) -> Result<Vec<Grant>, BookError> {
        let (_, ledger) = self.load(&self.key(place)?)?;
        Ok(ledger.grants().to_vec())
    }

    /// Enters an event the platform has posted. How many of its entries changed something.
    ///
    /// # Errors
    ///
    /// It is no event, or the store does not work. What was entered before that stays; an event may be entered again.
    pub fn event(&self, text: &str) -> Result<usize, BookError> {
        let mut changed = 0;
        for event in events(text)? {
            let place = Place {
                user: &event.user,
                template: Some(&event.template),
            };
            let at = event.at.saturating_mul(1_000);
            let policy = self.policies.get(self.policy_of(&event.template))?;
            let counts = match event.happened {
                Happened::Asked { accepted: true } => {
                    self.grant(place, &policy.name, &format!("asked-{}", event.at), Some(at))?
                }
                Happened::Changed { accepted: true } if policy.lasts() => {
                    self.grant(place, &policy.name, &format!("changed-{}", event.at), Some(at))?
                }
                Happened::Changed { accepted: false } => self.change(place, |ledger| ledger.revoke(at))?,
                Happened::Sent { msgid, reached: false } => self.change(place, |ledger| ledger.not_reached(&msgid))?,
                _ => false,
            };
            changed += usize::from(counts);
        }
        Ok(changed)
    }

    fn policy_of(&self, template: &str) -> &str {
        let named = self.templates.iter().find(|(id, _)| id == template);
        named.map_or("consent", |(_, policy)| policy)
    }

    fn key(&self, place: Place<'_>) -> Result<String, BookError> {
        let user = checked(place.user)?;
        let template = place.template.map(checked).transpose()?.unwrap_or_default();
        Ok(format!("allowance:{}:{user}:{template}", self.appid))
    }

    fn load(&self, key: &str) -> Result<(Option<u64>, Ledger), StoreError> {
        match self.store.load(key)? {
            None => Ok((None, Ledger::default())),
            Some(stored) => serde_json::from_str(stored.text.expose())
                .map(|ledger| (Some(stored.version), ledger))
                .map_err(|error| StoreError::new("store", &format!("{key} cannot be read: {error}"))),
        }
    }

    /// Changes a ledger, so that of changes at once none is lost.
    fn change<T>(&self, place: Place<'_>, change: impl Fn(&mut Ledger) -> T) -> Result<T, BookError> {
        let key = self.key(place)?;
        for _ in 0..TRIES {
            let (seen, before) = self.load(&key)?;
            let mut ledger = before.clone();
            let result = change(&mut ledger);
            if ledger == before {
                return Ok(result);
            }
            let text = serde_json::to_string(&ledger).map_err(|error| StoreError::new("store", &error))?;
            if self.store.swap(&key, seen, &Secret::new(text))? {
                return Ok(result);
            }
            yield_now();
        }
        Err(StoreError::new("store", "others change the same ledger all the time").into())
    }
}

impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Book")
            .field("appid", &self.appid)
            .finish_non_exhaustive()
    }
}

/// Ids are parts of keys, so none may hold what keys are made with.
fn checked(id: &str) -> Result<&str, BookError> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
    if !id.is_empty() && id.len() <= MAX_ID && id.bytes().all(fits) {
        Ok(id)
    } else {
        Err(BookError::Id(id.chars().take(MAX_ID).collect()))
    }
}
