//! What a user has granted, and what of it is used.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Policy;

/// A ledger has no more grants than this; the oldest that are used up or over go first.
pub const MAX_GRANTS: usize = 500;

/// A grant that is limited by a key counts no more values of it.
pub const MAX_KEYS: usize = 2_000;

/// As many of the latest spendings of a grant can be given back.
pub const KEPT_SPENDINGS: usize = 50;

/// The grants of one user, for one template where the policy is about templates.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    grants: Vec<Grant>,
    /// The number of the next spending.
    next: u64,
}

/// What one act of the user allows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// What names the act: a form's id, a payment's, an event's.
    pub id: String,
    /// The policy it was granted by.
    pub policy: String,
    /// When, ms since 1970.
    pub at: u64,
    /// From when on it is over, ms since 1970.
    pub until: Option<u64>,
    /// How many messages are left; any number without it.
    pub left: Option<u32>,
    /// How many messages each value of the counting field allows, where the policy has one.
    pub each: Option<u32>,
    /// How many have gone for each value.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub used: BTreeMap<String, u32>,
    /// The latest messages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spent: Vec<Spending>,
}

/// A message that has used an allowance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spending {
    /// Its number in the ledger.
    pub number: u64,
    /// The value of the counting field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The platform's number for the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub msgid: Option<String>,
}

/// What a message wants to use.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// The very grant, by its id.
    pub grant: Option<&'a str>,
    /// The value of the counting field.
    pub key: Option<&'a str>,
}

/// An allowance that a message has taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The number of the spending.
    pub number: u64,
    /// The id of the grant.
    pub grant: String,
}

/// What became of the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settlement {
    /// It went.
    Sent {
        /// The platform's number for it.
        msgid: Option<String>,
    },
    /// It did not go, so the allowance is there again.
    NotSent,
}

/// Why a message may not go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Denied {
    /// There is no grant, or none of that id.
    #[error("nothing was granted for it")]
    NotGranted,
    /// All grants are over.
    #[error("what was granted is over")]
    Over,
    /// All is used.
    #[error("what was granted is used")]
    Used,
    /// The grant counts by a key and the message names none.
    #[error("the grant counts by a key, and none is given")]
    NoKey,
}

impl Ledger {
    /// Enters an act of the user; whether it allows anything more. One that is entered already counts once: whoever tells of
    /// it may tell again. Where acts allow nothing countable, all are one grant: it opens again if it was over before the act.
    pub fn grant(&mut self, policy: &Policy, id: &str, at: u64) -> bool {
        if self
            .grants
            .iter()
            .any(|grant| grant.id == id && grant.policy == policy.name)
        {
            return false;
        }
        let until = policy
            .seconds
            .map(|seconds| at.saturating_add(seconds.saturating_mul(1_000)));
        if policy.lasts() {
            let same = self.grants.iter_mut().filter(|grant| grant.policy == policy.name);
            if let Some(grant) = same.max_by_key(|grant| grant.ends()) {
                return grant.renew(id, at, until);
            }
        }
        if self.grants.len() >= MAX_GRANTS {
            self.drop_oldest(at);
        }
        let (left, each) = if policy.keyed {
            (None, policy.messages)
        } else {
            (policy.messages, None)
        };
        self.grants.push(Grant {
            id: id.to_owned(),
            policy: policy.name.clone(),
            at,
            until,
            left,
            each,
            used: BTreeMap::new(),
            spent: Vec::new(),
        });
        true
    }

    /// Takes an allowance for a message: of the grants that hold the one that ends soonest.
    ///
    /// # Errors
    ///
    /// There is none; nothing is changed then.
    pub fn take(&mut self, wanted: Wanted<'_>, now: u64) -> Result<Taken, Denied> {
        let number = self.next;
        let mut denied = Denied::NotGranted;
        let mut best: Option<&mut Grant> = None;
        for grant in &mut self.grants {
            if wanted.grant.is_some_and(|id| id != grant.id) {
                continue;
            }
            match grant.allows(wanted.key, now) {
                Err(reason) => denied = reason,
                Ok(()) => {
                    if best.as_ref().is_none_or(|best| grant.ends() < best.ends()) {
                        best = Some(grant);
                    }
                }
            }
        }
        let grant = best.ok_or(denied)?;
        grant.spend(number, wanted.key);
        self.next = number.saturating_add(1);
        Ok(Taken {
            number,
            grant: grant.id.clone(),
        })
    }

    /// Says what became of a message. Of one that is unknown nothing is said, and its allowance stays used.
    pub fn settle(&mut self, taken: &Taken, settlement: Settlement) {
        for grant in &mut self.grants {
            let Some(place) = grant.spent.iter().position(|spending| spending.number == taken.number) else {
                continue;
            };
            match settlement {
                Settlement::Sent { msgid } => {
                    if let Some(spending) = grant.spent.get_mut(place) {
                        spending.msgid = msgid;
                    }
                }
                Settlement::NotSent => grant.give_back(place),
            }
            return;
        }
    }

    /// The platform tells that a message it had taken did not reach the user; whether its allowance is there again.
    pub fn not_reached(&mut self, msgid: &str) -> bool {
        for grant in &mut self.grants {
            let place = grant
                .spent
                .iter()
                .position(|spending| spending.msgid.as_deref() == Some(msgid));
            if let Some(place) = place {
                grant.give_back(place);
                return true;
            }
        }
        false
    }

    /// The user wanted no more at a time: all that was granted until then ends with it; whether anything did. What the user
    /// has granted since holds, for this may be told late, and again.
    pub fn revoke(&mut self, at: u64) -> bool {
        let mut ended = false;
        for grant in self.grants.iter_mut().filter(|grant| grant.at <= at) {
            if grant.until.is_none_or(|until| until > at) {
                grant.until = Some(at);
                ended = true;
            }
        }
        ended
    }

    /// How many messages may go, for a value of the counting field where there is one; any number is `None`.
    pub fn left(&self, key: Option<&str>, now: u64) -> Option<u64> {
        let holding = self.grants.iter().filter(|grant| grant.allows(key, now).is_ok());
        holding.map(|grant| grant.left_for(key)).sum()
    }

    /// The grants, in the order they were entered.
    pub fn grants(&self) -> &[Grant] {
        &self.grants
    }

    /// Makes room: of those that allow nothing any more the oldest, else the oldest.
    fn drop_oldest(&mut self, now: u64) {
        let ages = self.grants.iter().enumerate();
        let oldest = ages.min_by_key(|(_, grant)| (!grant.is_done(now), grant.at));
        if let Some((place, _)) = oldest {
            self.grants.remove(place);
        }
    }
}

impl Grant {
    fn allows(&self, key: Option<&str>, now: u64) -> Result<(), Denied> {
        if self.until.is_some_and(|until| now >= until) {
            return Err(Denied::Over);
        }
        if self.each.is_some() && key.is_none() {
            return Err(Denied::NoKey);
        }
        let is_new = key.is_some_and(|key| !self.used.contains_key(key));
        if self.left_for(key) == Some(0) || self.each.is_some() && is_new && self.used.len() >= MAX_KEYS {
            return Err(Denied::Used);
        }
        Ok(())
    }

    /// The user did it again. What was used of it stays used.
    fn renew(&mut self, id: &str, at: u64, until: Option<u64>) -> bool {
        if self.until.is_none_or(|end| at < end) {
            // A revocation from before this act must find that it is older.
            if self.until.is_none() {
                self.at = self.at.max(at);
            }
            return false;
        }
        id.clone_into(&mut self.id);
        (self.at, self.until) = (at, until);
        true
    }

    fn left_for(&self, key: Option<&str>) -> Option<u64> {
        let used = key.and_then(|key| self.used.get(key)).copied().unwrap_or_default();
        let each = self.each.map(|each| each.saturating_sub(used));
        each.or(self.left).map(u64::from)
    }

    fn ends(&self) -> (u64, u64) {
        (self.until.unwrap_or(u64::MAX), self.at)
    }

    fn is_done(&self, now: u64) -> bool {
        self.left == Some(0) || self.until.is_some_and(|until| now >= until)
    }

    fn spend(&mut self, number: u64, key: Option<&str>) {
        self.left = self.left.map(|left| left.saturating_sub(1));
        let key = key.filter(|_| self.each.is_some());
        if let Some(key) = key {
            let used = self.used.entry(key.to_owned()).or_default();
            *used = used.saturating_add(1);
        }
        if self.spent.len() >= KEPT_SPENDINGS {
            self.spent.remove(0);
        }
        self.spent.push(Spending {
            number,
            key: key.map(str::to_owned),
            msgid: None,
        });
    }

    fn give_back(&mut self, place: usize) {
        let spending = self.spent.remove(place);
        self.left = self.left.map(|left| left.saturating_add(1));
        if let Some(key) = spending.key {
            if let Some(used) = self.used.get_mut(&key) {
                *used = used.saturating_sub(1);
            }
            self.used.retain(|_, used| *used > 0);
        }
    }
}
