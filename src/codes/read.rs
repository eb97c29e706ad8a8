//! The first answer of a text.

use serde_json::{Map, Value};

use super::answer::Answer;
use super::scan::Scan;

impl Answer {
    /// The first answer in a text: a bare code, the JSON of an answer, or whatever a program has logged.
    ///
    /// ```
    /// use mobanlint::codes::Answer;
    /// assert_eq!(Answer::read("-1"), Some(Answer::new(-1)));
    /// let logged = Answer::read("errcode: 40037, errmsg: invalid template_id");
    /// assert_eq!(logged, Some(Answer::new(40037).with_message("invalid template_id")));
    /// assert_eq!(Answer::read("nothing of the kind"), None);
    /// ```
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim_start_matches('\u{feff}').trim();
        if let Some(code) = bare_code(text) {
            return Some(Self::new(code));
        }
        if let Ok(Value::Object(members)) = serde_json::from_str(text)
            && let Some(answer) = Self::of_members(&members)
        {
            return Some(answer);
        }
        let mut scan = Scan::default();
        let mut first = None;
        for line in text.lines() {
            scan.line(line, &mut |answer, _| _ = first.get_or_insert(answer));
            if first.is_some() {
                return first;
            }
        }
        scan.end(&mut |answer, _| _ = first.get_or_insert(answer));
        first
    }

    fn of_members(members: &Map<String, Value>) -> Option<Self> {
        let named = |wanted: &str| {
            let found = members.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
            found.map(|(_, value)| value)
        };
        let code = match named("errcode")? {
            Value::Number(number) => number.as_i64()?,
            Value::String(text) => bare_code(text.trim())?,
            _ => return None,
        };
        let message = named("errmsg").and_then(Value::as_str);
        let answer = Self::new(code);
        Some(match message {
            Some(message) => answer.with_message(message),
            None => answer,
        })
    }
}

/// A number that may be a code, written alone.
fn bare_code(text: &str) -> Option<i64> {
    const DIGITS: usize = 9;
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_code = (1..=DIGITS).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_code.then(|| text.parse().ok()).flatten()
}
