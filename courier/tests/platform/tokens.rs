//! The two interfaces for tokens.

use serde_json::{Value, json};

use super::http::Asked;
use super::{APPID, SECRET, refusal};

/// T1: "有效期目前为2个小时"
const LIFE: u64 = 7_200_000;

/// T1: in "刷新短时间内，新老 `access_token` 都可用"; S1: five minutes.
const OVERLAP: u64 = 300_000;

/// S1: "两次调用的间隔" of a forced refresh.
const FORCED_APART: u64 = 30_000;

/// S1: "每天限用 20 次"
const FORCED_A_DAY: usize = 20;

struct Issued {
    token: String,
    ends: u64,
}

/// The tokens of the account.
#[derive(Default)]
pub(crate) struct Tokens {
    classic: Vec<Issued>,
    stable: Vec<Issued>,
    forced: Vec<u64>,
    number: u64,
}

impl Tokens {
    /// T1: "重复获取将导致上次获取的 `access_token` 失效"
    pub(super) fn classic(&mut self, asked: &Asked, now: u64) -> Value {
        if asked.query("grant_type") != "client_credential" {
            // G: 40002
            return refusal(40002, "invalid grant_type");
        }
        if let Some(refused) = check(asked.query("appid"), asked.query("secret")) {
            return refused;
        }
        let token = self.new_token();
        replace(&mut self.classic, &token, now)
    }

    /// S1: the same token until its last five minutes; isolated from the tokens of the other interface.
    pub(super) fn stable(&mut self, asked: &Asked, now: u64) -> Value {
        // S1: JSON only
        let Some(body) = asked.json() else {
            return refusal(47001, "data format error");
        };
        if body["grant_type"] != "client_credential" {
            return refusal(40002, "invalid grant_type");
        }
        let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
        if let Some(refused) = check(&text("appid"), &text("secret")) {
            return refused;
        }
        let forced = body["force_refresh"] == true && self.may_force(now);
        if forced {
            self.forced.push(now);
            // S1: a forced refresh makes the one before invalid.
            self.stable.clear();
        }
        let current = self.stable.last().filter(|issued| issued.ends > now + OVERLAP);
        if let Some(current) = current {
            return json!({ "access_token": current.token, "expires_in": (current.ends - now) / 1_000 });
        }
        let token = self.new_token();
        replace(&mut self.stable, &token, now)
    }

    pub(super) fn is_good(&self, token: &str, now: u64) -> bool {
        let mut all = self.classic.iter().chain(&self.stable);
        all.any(|issued| issued.token == token && now < issued.ends)
    }

    /// Makes all tokens invalid, as another environment does that fetches for itself, or somebody who resets the account.
    pub(crate) fn spoil(&mut self) {
        self.classic.clear();
        self.stable.clear();
    }

    /// As many tokens as were ever given.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// How often a new one was forced.
    pub(crate) fn forced(&self) -> usize {
        self.forced.len()
    }

    fn may_force(&self, now: u64) -> bool {
        let apart = self.forced.last().is_none_or(|last| now >= last + FORCED_APART);
        apart && self.forced.len() < FORCED_A_DAY
    }

    /// T1: "至少要保留512个字符空间"
    fn new_token(&mut self) -> String {
        self.number += 1;
        token_of(self.number)
    }
}

/// The text of the token with a number, from 1.
pub(crate) fn token_of(number: u64) -> String {
    format!("{number:04}tOkEnOfThEsTaNdIn-{number:04}______").repeat(16)
}

fn replace(issued: &mut Vec<Issued>, token: &str, now: u64) -> Value {
    for old in issued.iter_mut() {
        old.ends = old.ends.min(now + OVERLAP);
    }
    issued.push(Issued {
        token: token.to_owned(),
        ends: now + LIFE,
    });
    json!({ "access_token": token, "expires_in": LIFE / 1_000 })
}

/// T1 gives 40013 as its example; G: 40125.
fn check(appid: &str, secret: &str) -> Option<Value> {
    if appid != APPID {
        Some(refusal(40013, "invalid appid"))
    } else if secret != SECRET {
        Some(refusal(40125, "invalid appsecret"))
    } else {
        None
    }
}
