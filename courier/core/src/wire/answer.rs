//! Answers.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Request;
use super::token::Obtained;
use crate::secret::Secret;

/// Codes that say the token is not, or no longer, good.
pub const STALE: [i64; 3] = [40001, 40014, 42001];

/// Codes after which asking again is no use until somebody has mended the account: its id, its secret, the addresses that
/// may ask, a frozen secret.
const PERMANENT: [i64; 4] = [40013, 40125, 40164, 40243];

/// "The system is busy": nobody knows what it did before it was.
const BUSY: i64 = -1;

/// As many characters of what the platform says are kept.
const MAX_SAID: usize = 300;

/// No id of the platform has more characters, and no token fewer.
const MAX_WORD: usize = 64;

/// What became of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exchange {
    /// The platform answered.
    Answered {
        /// The HTTP status.
        status: u16,
        /// The body, in which a token may stand.
        body: Secret,
    },
    /// It never reached the platform: no connection came about.
    NotSent,
    /// It may have reached the platform.
    Lost(Loss),
}

/// How an answer got lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Loss {
    /// No connection came about.
    Unreachable,
    /// There was none in time.
    Late,
    /// The connection broke.
    Broken,
    /// It is larger than any answer should be.
    Large,
    /// It is empty.
    Empty,
    /// It is no JSON object.
    Foreign,
    /// Its HTTP status is not 200.
    Status,
    /// Something is missing in it.
    Incomplete,
    /// The platform was busy, and nobody knows what it did before.
    Busy,
}

impl Loss {
    /// What happened, in Chinese and in English.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Unreachable => ("连不上平台", "the platform cannot be reached"),
            Self::Late => ("平台没有及时回答", "the platform did not answer in time"),
            Self::Broken => ("连接中断", "the connection broke"),
            Self::Large => ("平台的回答过大", "the answer is too large"),
            Self::Empty => ("平台的回答为空", "the answer is empty"),
            Self::Foreign => ("平台的回答不是 JSON 对象", "the answer is no JSON object"),
            Self::Status => (
                "平台回答的 HTTP 状态不是 200",
                "the answer has another HTTP status than 200",
            ),
            Self::Incomplete => ("平台的回答不完整", "something is missing in the answer"),
            Self::Busy => ("平台繁忙（-1）", "the platform was busy (-1)"),
        }
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words().1)
    }
}

/// A code of the platform with what it said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// `errcode`.
    pub code: i64,
    /// `errmsg`, shortened, no secret in it.
    pub message: String,
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.message)
    }
}

/// Why there is no answer that could be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// The platform refused.
    Refused(Code),
    /// There was no answer, or none that could be read.
    Lost(Loss),
}

impl Fault {
    /// The platform's code.
    pub fn code(&self) -> Option<i64> {
        match self {
            Self::Refused(code) => Some(code.code),
            Self::Lost(_) => None,
        }
    }

    /// Whether the account has to be mended first.
    pub fn is_permanent(&self) -> bool {
        self.code().is_some_and(|code| PERMANENT.contains(&code))
    }

    /// Whether the token is not, or no longer, good.
    pub fn is_stale(&self) -> bool {
        self.code().is_some_and(|code| STALE.contains(&code))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(code) => code.fmt(f),
            Self::Lost(loss) => loss.fmt(f),
        }
    }
}

/// What became of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The platform took it.
    Delivered {
        /// The platform's number for it, where it gives one.
        msgid: Option<String>,
    },
    /// The platform refused it, so it was not sent.
    Refused(Code),
    /// It may have been sent or not: it must not be sent again.
    Unknown(Loss),
}

/// Reads the answer to [`Request::token`].
///
/// # Errors
///
/// There is no token in it; the fault says why.
pub fn token(request: &Request, exchange: &Exchange) -> Result<Obtained, Fault> {
    let mut answer = object(request, exchange)?;
    let token = match answer.remove("access_token") {
        Some(Value::String(token)) if !token.is_empty() => Secret::new(token),
        _ => return Err(Fault::Lost(Loss::Incomplete)),
    };
    let seconds = answer.get("expires_in").and_then(Value::as_u64).unwrap_or_default();
    if seconds == 0 {
        return Err(Fault::Lost(Loss::Incomplete));
    }
    Ok(Obtained {
        token,
        life: seconds.saturating_mul(1_000),
    })
}

/// Reads the answer to [`Request::send`]. That nothing was sent is for the caller to see in the exchange first.
pub fn sent(request: &Request, exchange: &Exchange) -> Outcome {
    match object(request, exchange) {
        Ok(answer) if answer.get("errcode").and_then(Value::as_i64) == Some(0) => Outcome::Delivered {
            msgid: answer.get("msgid").and_then(plain),
        },
        Ok(_) => Outcome::Unknown(Loss::Incomplete),
        Err(Fault::Refused(code)) if code.code == BUSY => Outcome::Unknown(Loss::Busy),
        Err(Fault::Refused(code)) => Outcome::Refused(code),
        Err(Fault::Lost(loss)) => Outcome::Unknown(loss),
    }
}

/// Reads the answer to [`Request::templates`]: the object with the templates in it, as the platform gave it.
///
/// # Errors
///
/// The platform refused, or there is no answer that can be read.
pub fn templates(request: &Request, exchange: &Exchange) -> Result<Map<String, Value>, Fault> {
    object(request, exchange)
}

/// The object of an answer that refuses nothing.
fn object(request: &Request, exchange: &Exchange) -> Result<Map<String, Value>, Fault> {
    let (status, body) = match exchange {
        Exchange::Answered { status, body } => (*status, body),
        Exchange::NotSent => return Err(Fault::Lost(Loss::Unreachable)),
        Exchange::Lost(loss) => return Err(Fault::Lost(*loss)),
    };
    if body.expose().trim().is_empty() {
        return Err(Fault::Lost(Loss::Empty));
    }
    let Ok(Value::Object(answer)) = serde_json::from_str(body.expose()) else {
        return Err(Fault::Lost(Loss::Foreign));
    };
    match answer.get("errcode").and_then(Value::as_i64) {
        Some(code) if code != 0 => {
            let said = answer.get("errmsg").and_then(Value::as_str).unwrap_or_default();
            let message = without_tokens(&request.hide_in(said)).chars().take(MAX_SAID).collect();
            Err(Fault::Refused(Code { code, message }))
        }
        _ if status != 200 => Err(Fault::Lost(Loss::Status)),
        _ => Ok(answer),
    }
}

/// The text with `***` for every run of characters that is as long as only tokens are.
fn without_tokens(text: &str) -> String {
    let is_part = |char: char| char.is_ascii_alphanumeric() || "-_.~+/=".contains(char);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        let length = rest.find(|char| !is_part(char)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(length.max(char.len_utf8()));
        out.push_str(if run.len() > MAX_WORD { "***" } else { run });
        rest = after;
    }
    out
}

/// A number or a text as text.
pub(super) fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Interface;
    use super::*;
    use crate::wire::Mode;

    fn answered(status: u16, body: &str) -> Exchange {
        Exchange::Answered {
            status,
            body: Secret::new(body),
        }
    }

    fn asking() -> Request {
        Request::token(Mode::Stable, "wx1", &Secret::new("s3cret"), false)
    }

    #[test]
    fn tokens() {
        for (body, expected) in [
            (r#"{"access_token":"t","expires_in":7200}"#, Ok(("t", 7_200_000))),
            (
                r#"{"errcode":0,"access_token":"t","expires_in":300}"#,
                Ok(("t", 300_000)),
            ),
            (
                r#"{"errcode":40013,"errmsg":"invalid appid"}"#,
                Err((Some(40013), true)),
            ),
            (r#"{"errcode":40164,"errmsg":"invalid ip"}"#, Err((Some(40164), true))),
            (r#"{"errcode":-1,"errmsg":"system error"}"#, Err((Some(-1), false))),
            (r#"{"access_token":"","expires_in":7200}"#, Err((None, false))),
            (r#"{"access_token":"t"}"#, Err((None, false))),
            (r#"{"access_token":"t","expires_in":0}"#, Err((None, false))),
            ("<html><body>502 Bad Gateway</body></html>", Err((None, false))),
            ("", Err((None, false))),
            (" \r\n", Err((None, false))),
            ("[]", Err((None, false))),
            ("{\"access_token\":\"\u{0}", Err((None, false))),
        ] {
            let read = token(&asking(), &answered(200, body));
            let read = read
                .map(|read| (read.token.expose().to_owned(), read.life))
                .map_err(|fault| (fault.code(), fault.is_permanent()));
            assert_eq!(read, expected.map(|(token, life)| (token.to_owned(), life)), "{body}");
        }
    }

    #[test]
    fn outcomes() {
        let request = Request::send(Interface::Service, &Secret::new("t0ken"), "{}".into());
        let refused = |code, message: &str| {
            Outcome::Refused(Code {
                code,
                message: message.into(),
            })
        };
        let delivered = |msgid: Option<&str>| Outcome::Delivered {
            msgid: msgid.map(str::to_owned),
        };
        for (exchange, expected) in [
            (
                answered(200, r#"{"errcode":0,"errmsg":"ok","msgid":2001}"#),
                delivered(Some("2001")),
            ),
            (
                answered(200, r#"{"errcode":0,"errmsg":"ok","msgid":"m1"}"#),
                delivered(Some("m1")),
            ),
            (answered(200, r#"{"errcode":0}"#), delivered(None)),
            (
                answered(200, r#"{"errcode":43101,"errmsg":"user refuse to accept the msg"}"#),
                refused(43101, "user refuse to accept the msg"),
            ),
            (
                answered(200, r#"{"errcode":40001,"errmsg":"t0ken is not latest"}"#),
                refused(40001, "*** is not latest"),
            ),
            (
                answered(200, r#"{"errcode":-1,"errmsg":"system error"}"#),
                Outcome::Unknown(Loss::Busy),
            ),
            (answered(200, ""), Outcome::Unknown(Loss::Empty)),
            (answered(502, "<html>"), Outcome::Unknown(Loss::Foreign)),
            (answered(200, "{}"), Outcome::Unknown(Loss::Incomplete)),
            (answered(500, r#"{"errcode":0}"#), Outcome::Unknown(Loss::Status)),
            (Exchange::Lost(Loss::Late), Outcome::Unknown(Loss::Late)),
        ] {
            assert_eq!(sent(&request, &exchange), expected, "{exchange:?}");
        }
    }

    #[test]
    fn what_can_only_be_a_token_is_hidden() {
        let (long, id) = ("t0-K_".repeat(13), "x".repeat(43));
        for (said, expected) in [
            (
                format!("invalid {long}, hint: [{id}]"),
                format!("invalid ***, hint: [{id}]"),
            ),
            (long.clone(), "***".to_owned()),
            (
                format!("无效的{long}凭证 rid: 6245e2a9-0d4ca6a1"),
                "无效的***凭证 rid: 6245e2a9-0d4ca6a1".to_owned(),
            ),
            (String::new(), String::new()),
        ] {
            assert_eq!(without_tokens(&said), expected);
        }
    }

    #[test]
    fn what_the_platform_says_is_kept_within_a_bound() {
        let body = format!(r#"{{"errcode":47003,"errmsg":"{}"}}"#, "长".repeat(9_000));
        let Err(Fault::Refused(code)) = token(&asking(), &answered(200, &body)) else {
            panic!("refused");
        };
        assert_eq!(code.message.chars().count(), MAX_SAID);
    }
}
