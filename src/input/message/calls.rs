//! A message that a program puts together step by step: by calls, as those of Java do, `.templateId("T")`, `put("thing1", …)`,
//! `new MsgData("thing1", …)`, or by statements.

use super::assigned::{Assigned, assigned};
use super::expression::{self, Scanned};
use super::literal::Transcribed;
use super::parts::{Assembled, Becomes, Parts, Put};
use super::shape::{Member, member};
use crate::input::outline::{Lexer, Token};
use crate::input::platform::words::is_key;

/// The messages a program puts together, in their order.
pub(super) fn assembled(text: &str) -> Vec<Assembled<'_>> {
    let mut found = Vec::new();
    let mut parts = Parts::default();
    let mut lexer = Lexer::new(text);
    // The word before a bracket: what is called.
    let mut called = "";
    while let Some((token, at)) = lexer.next() {
        match token {
            Token::Open('(') => {
                let mut ahead = lexer.clone();
                if let Some((Token::String(first), first_at)) = ahead.next()
                    && let Some(put) = call(text, called, &first, first_at, &mut ahead)
                {
                    found.extend(parts.add(put));
                    lexer = ahead;
                }
                called = "";
            }
            Token::Word(word) => {
                called = word;
                match assigned(text, &lexer, word, at) {
                    Some((Assigned::Put(put), behind)) => {
                        found.extend(parts.add(put));
                        lexer = behind;
                    }
                    Some((Assigned::Begun(base), behind)) => {
                        found.extend(parts.begun(base));
                        lexer = behind;
                    }
                    None => {}
                }
            }
            _ => called = "",
        }
    }
    found.extend(parts.end());
    found
}

/// Whether a text puts values into variables that hold the data of a message.
pub(super) fn puts_into_variables(text: &str) -> bool {
    assembled(text).iter().any(|made| made.base.is_some())
}

/// What a call whose first argument is a string puts into a message.
fn call<'t>(text: &'t str, called: &str, first: &str, at: usize, lexer: &mut Lexer<'t>) -> Option<Put<'t>> {
    let behind = lexer.next();
    let put = |becomes, json: &str, value_at| {
        let mut value = Transcribed::default();
        value.put(json, value_at);
        Put {
            base: None,
            becomes,
            at,
            value,
        }
    };
    if is_key(first) && matches!(behind, Some((Token::Comma, _))) {
        let (token, value_at) = lexer.next()?;
        let json = value(text, lexer, &token, value_at)?;
        let becomes = Becomes::Entry(first.to_owned(), Some("value".to_owned()));
        return Some(put(becomes, &json, value_at));
    }
    let name = called.rsplit('.').next().unwrap_or_default();
    let known = member(name.strip_prefix("set").unwrap_or(name))?;
    let plain = matches!(
        known,
        Member::TemplateId | Member::Page | Member::State | Member::Lang | Member::Url
    );
    let json = serde_json::Value::from(first).to_string();
    (plain && matches!(behind, Some((Token::Close(')'), _)))).then(|| put(Becomes::Member(known), &json, at))
}

/// A value as JSON: a text, by itself or as all that an object is made of.
fn value<'t>(text: &'t str, lexer: &mut Lexer<'t>, token: &Token<'t>, at: usize) -> Option<String> {
    if matches!(token, Token::Close(_)) {
        return None;
    }
    Some(match expression::scan(text, lexer, token, at, false)? {
        Scanned::Text(text) => serde_json::Value::from(&*text).to_string(),
        Scanned::Json(json) => json.to_owned(),
        Scanned::Unknown(made) => match expression::made_of(made) {
            Some(only) => serde_json::Value::from(only).to_string(),
            None => expression::written(made),
        },
        Scanned::Typed(_) => return None,
    })
}
