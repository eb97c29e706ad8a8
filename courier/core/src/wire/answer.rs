//! Answers.

use std::fmt;

use serde_json::{Map, Value};

use super::Request;
use crate::Secret;
use crate::token::Obtained;

/// Codes that say the token is not, or no longer, good.
pub const STALE: [i64; 3] = [40001, 40014, 42001];

/// Codes after which asking again is no use until somebody has mended the account: its id, its secret, the addresses that
/// may ask, a frozen secret.
const PERMANENT: [i64; 4] = [40013, 40125, 40164, 40243];

/// "The system is busy": nobody knows what it did before it was.
const BUSY: i64 = -1;

/// As many characters of what the platform says are kept.
const MAX_SAID: usize = 300;

/// What became of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exchange {
    /// The platform answered.
    Answered {
        /// The HTTP status.
        status: u16,
        /// The body.
        body: Vec<u8>,
    },
    /// It never reached the platform: no connection came about.
    NotSent(&'static str),
    /// It may have reached the platform.
    Lost(&'static str),
}

/// A code of the platform with what it said.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The platform refused.
    Refused(Code),
    /// There was no answer, or none that could be read.
    Lost(&'static str),
}

impl Fault {
    /// A fault without a code.
    pub fn lost(reason: &'static str) -> Self {
        Self::Lost(reason)
    }

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
            Self::Lost(reason) => f.write_str(reason),
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
    Unknown(&'static str),
}

/// Reads the answer to [`Request::token`].
///
/// # Errors
///
/// There is no token in it; the fault says why.
pub fn token(request: &Request, exchange: &Exchange) -> Result<Obtained, Fault> {
    let answer = object(request, exchange)?;
    let token = answer.get("access_token").and_then(Value::as_str);
    let token = token.filter(|token| !token.is_empty());
    let seconds = answer.get("expires_in").and_then(Value::as_u64);
    match (token, seconds) {
        (Some(token), Some(seconds)) if seconds > 0 => Ok(Obtained {
            token: Secret::new(token),
            life: seconds.saturating_mul(1_000),
        }),
        _ => Err(Fault::lost("an answer without access_token or expires_in")),
    }
}

/// Reads the answer to [`Request::send`].
pub fn sent(request: &Request, exchange: &Exchange) -> Outcome {
    match object(request, exchange) {
        Ok(answer) if answer.get("errcode").and_then(Value::as_i64) == Some(0) => Outcome::Delivered {
            msgid: answer.get("msgid").and_then(plain),
        },
        Ok(_) => Outcome::Unknown("an answer without errcode"),
        Err(Fault::Refused(code)) if code.code == BUSY => Outcome::Unknown("the platform was busy (-1)"),
        Err(Fault::Refused(code)) => Outcome::Refused(code),
        Err(Fault::Lost(reason)) => Outcome::Unknown(reason),
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
        Exchange::NotSent(reason) | Exchange::Lost(reason) => return Err(Fault::Lost(reason)),
    };
    if body.trim_ascii().is_empty() {
        return Err(Fault::lost("an empty answer"));
    }
    let Ok(Value::Object(answer)) = serde_json::from_slice(body) else {
        return Err(Fault::lost("an answer that is no JSON object"));
    };
    match answer.get("errcode").and_then(Value::as_i64) {
        Some(code) if code != 0 => {
            let said = answer.get("errmsg").and_then(Value::as_str).unwrap_or_default();
            let message = request.hide_in(said).chars().take(MAX_SAID).collect();
            Err(Fault::Refused(Code { code, message }))
        }
        _ if status != 200 => Err(Fault::lost("an answer with another status than 200")),
        _ => Ok(answer),
    }
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
    use crate::token::Mode;

    fn answered(status: u16, body: &str) -> Exchange {
        Exchange::Answered {
            status,
            body: body.as_bytes().to_vec(),
        }
    }

    fn asking() -> Request {
        Request::token(Mode::Stable, "wx1", &Secret::new("s3cret"), false)
    }

    #[test]
    fn tokens() {
        for (body, expected) in [
            (r#"{"access_token":"t","expires_in":7200}"#, Ok(("t", 7_200_000))),
            (r#"{"errcode":0,"access_token":"t","expires_in":300}"#, Ok(("t", 300_000))),
            (r#"{"errcode":40013,"errmsg":"invalid appid"}"#, Err((Some(40013), true))),
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
            (answered(200, r#"{"errcode":0,"errmsg":"ok","msgid":2001}"#), delivered(Some("2001"))),
            (answered(200, r#"{"errcode":0,"errmsg":"ok","msgid":"m1"}"#), delivered(Some("m1"))),
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
                Outcome::Unknown("the platform was busy (-1)"),
            ),
            (answered(200, ""), Outcome::Unknown("an empty answer")),
            (answered(502, "<html>"), Outcome::Unknown("an answer that is no JSON object")),
            (answered(200, "{}"), Outcome::Unknown("an answer without errcode")),
            (answered(500, r#"{"errcode":0}"#), Outcome::Unknown("an answer with another status than 200")),
            (Exchange::Lost("no answer in time"), Outcome::Unknown("no answer in time")),
        ] {
            assert_eq!(sent(&request, &exchange), expected, "{exchange:?}");
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
