//! The three interfaces for messages, and the account's templates.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::http::Asked;
use super::refusal;

pub(crate) const TEMPLATE: &str = "tmpl-parcel";

/// T2: "7天内"
const WEEK: u64 = 604_800_000;

/// S3: the same `client_msg_id` "10分钟内" is sent once.
const SAME: u64 = 600_000;

/// What may be sent and what was.
#[derive(Default)]
pub(crate) struct Messages {
    /// Forms and payments: when they were handed in, how many messages they allow.
    forms: HashMap<String, (u64, u32)>,
    /// How often each user has agreed.
    consents: HashMap<String, u32>,
    seen: HashMap<String, u64>,
    /// Everything that was delivered.
    pub(crate) delivered: Vec<Value>,
}

impl Messages {
    pub(crate) fn form(&mut self, id: &str, now: u64) {
        self.forms.insert(id.to_owned(), (now, 1));
    }

    pub(crate) fn consent(&mut self, user: &str) {
        *self.consents.entry(user.to_owned()).or_default() += 1;
    }

    pub(super) fn template(&mut self, asked: &Asked, now: u64) -> Value {
        let body = match message(asked) {
            Ok(body) => body,
            Err(refused) => return refused,
        };
        let id = body["form_id"].as_str().unwrap_or_default();
        match self.forms.get_mut(id) {
            // T1: 41028 "form_id不正确，或者过期"
            None => refusal(41028, "invalid form id"),
            Some((at, _)) if now >= *at + WEEK => refusal(41028, "invalid form id"),
            // T1: 41029 "form_id已被使用"
            Some((_, 0)) => refusal(41029, "form id used count reach limit"),
            Some((_, left)) => {
                *left -= 1;
                self.deliver(body)
            }
        }
    }

    /// S2: 43101 where the user has not agreed, or not often enough.
    pub(super) fn subscribe(&mut self, asked: &Asked) -> Value {
        let body = match message(asked) {
            Ok(body) => body,
            Err(refused) => return refused,
        };
        let user = body["touser"].as_str().unwrap_or_default();
        match self.consents.get_mut(user) {
            None | Some(0) => refusal(43101, "user refuse to accept the msg"),
            Some(left) => {
                *left -= 1;
                self.deliver(body)
            }
        }
    }

    pub(super) fn service(&mut self, asked: &Asked, now: u64) -> Value {
        let body = match message(asked) {
            Ok(body) => body,
            Err(refused) => return refused,
        };
        if let Some(id) = body["client_msg_id"].as_str() {
            let before = self.seen.insert(id.to_owned(), now);
            if before.is_some_and(|before| now < before + SAME) {
                return json!({ "errcode": 0, "errmsg": "ok", "msgid": 0 });
            }
        }
        self.deliver(body)
    }

    fn deliver(&mut self, body: Value) -> Value {
        self.delivered.push(body);
        json!({ "errcode": 0, "errmsg": "ok", "msgid": 1_000 + self.delivered.len() })
    }
}

/// S2, the page of `gettemplate`.
pub(super) fn list() -> Value {
    json!({ "errcode": 0, "errmsg": "ok", "data": [{
        "priTmplId": TEMPLATE,
        "title": "快递到站通知",
        "content": "快递公司:{{thing1.DATA}}\n取件码:{{character_string2.DATA}}\n",
        "example": "快递公司:顺丰速运\n取件码:12-3-4567\n",
        "type": 2,
    }]})
}

/// The page of `template/list`: twenty at a time.
pub(super) fn page(asked: &Asked) -> Value {
    let body = asked.json().unwrap_or_default();
    let from = body["offset"].as_u64().unwrap_or_default();
    let count = body["count"].as_u64().unwrap_or_default().min(20);
    let numbers = from..(from + count).min(45);
    let list: Vec<Value> = numbers
        .map(|number| {
            json!({
                "template_id": format!("old-{number}"),
                "title": format!("缴费成功通知{number}"),
                "content": "缴费金额{{keyword1.DATA}}\n",
                "example": "缴费金额:20.00元\n",
            })
        })
        .collect();
    json!({ "errcode": 0, "errmsg": "ok", "list": list })
}

/// What all three refuse.
fn message(asked: &Asked) -> Result<Value, Value> {
    // G: 47001
    let Some(body) = asked.json().filter(Value::is_object) else {
        return Err(refusal(47001, "data format error"));
    };
    // G: 40003
    if !body["touser"].as_str().is_some_and(|user| user.starts_with('o')) {
        return Err(refusal(40003, "invalid openid"));
    }
    // T1: 40037 "template_id不正确"
    if body["template_id"] != TEMPLATE {
        return Err(refusal(40037, "invalid template_id"));
    }
    // S2: 47003 where a value is none
    let values = body["data"].as_object();
    if !values.is_some_and(|values| values.values().all(|value| value["value"].is_string())) {
        return Err(refusal(47003, "argument invalid!"));
    }
    Ok(body)
}
