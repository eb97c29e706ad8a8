//! A message that a program puts together call by call, as those of Java do: `.templateId("T")`, `put("thing1", …)`,
//! `new MsgData("thing1", …)`.

use super::expression::{self, Scanned};
use super::literal::Transcribed;
use super::shape::{Member, member};
use crate::input::outline::{Lexer, Token};
use crate::input::platform::words::{is_certain_key, is_key};

/// A key, or the name of a member, that was given a value: where both stand, and the value as JSON.
struct Put {
    name: String,
    at: usize,
    json: String,
    value_at: usize,
}

/// What is put together of one message so far.
#[derive(Default)]
struct Parts {
    members: Vec<Put>,
    data: Vec<Put>,
}

/// The messages a program puts together, as JSON, in their order. One begins where a key comes again.
pub(super) fn objects(text: &str) -> Vec<Transcribed> {
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
                    parts.add(put, &mut found);
                    lexer = ahead;
                }
                called = "";
            }
            Token::Word(word) => called = text.get(at..at + word.len()).unwrap_or_default(),
            _ => called = "",
        }
    }
    parts.end(&mut found);
    found
}

/// What a call whose first argument is a string puts into a message.
fn call<'t>(text: &'t str, called: &str, first: &str, at: usize, lexer: &mut Lexer<'t>) -> Option<Put> {
    let behind = lexer.next();
    if is_key(first) && matches!(behind, Some((Token::Comma, _))) {
        let (token, value_at) = lexer.next()?;
        let json = value(text, lexer, &token, value_at)?;
        return Some(Put {
            name: first.to_owned(),
            at,
            json: format!("{{\"value\":{json}}}"),
            value_at,
        });
    }
    let name = called.rsplit('.').next().unwrap_or_default();
    let known = member(name.strip_prefix("set").unwrap_or(name))?;
    let plain = matches!(
        known,
        Member::TemplateId | Member::Page | Member::State | Member::Lang | Member::Url
    );
    (plain && matches!(behind, Some((Token::Close(')'), _)))).then(|| Put {
        name: known.name().to_owned(),
        at,
        json: serde_json::Value::from(first).to_string(),
        value_at: at,
    })
}

/// A value as JSON: a text, by itself or as all that an object is made of.
fn value<'t>(text: &'t str, lexer: &mut Lexer<'t>, token: &Token<'t>, at: usize) -> Option<String> {
    if matches!(token, Token::Close(_)) {
        return None;
    }
    Some(match expression::scan(text, lexer, token, at, false)? {
        Scanned::Text(text) => serde_json::Value::from(&*text).to_string(),
        Scanned::Json(json) => json.to_owned(),
        Scanned::Unknown(made) => match made_of(made) {
            Some(only) => serde_json::Value::from(only).to_string(),
            None => expression::written(made),
        },
        Scanned::Typed(_) => return None,
    })
}

/// The text that is all an object is made of: `new TemplateData("甲")`.
fn made_of(expression: &str) -> Option<String> {
    let mut lexer = Lexer::new(expression.strip_prefix("new ")?);
    let mut next = || lexer.next().map(|(token, _)| token);
    let (Some(Token::Word(_)), Some(Token::Open('(')), Some(Token::String(only))) = (next(), next(), next()) else {
        return None;
    };
    let (Some(Token::Close(')')), None) = (next(), next()) else {
        return None;
    };
    Some(only.into_owned())
}

impl Parts {
    fn add(&mut self, put: Put, found: &mut Vec<Transcribed>) {
        let known = |list: &[Put]| list.iter().any(|other| other.name == put.name);
        if known(&self.data) || known(&self.members) {
            self.end(found);
        }
        if is_key(&put.name) {
            self.data.push(put);
        } else {
            self.members.push(put);
        }
    }

    /// Ends the message, if it has data.
    fn end(&mut self, found: &mut Vec<Transcribed>) {
        let Self { members, data } = std::mem::take(self);
        // Any form may have a `name1`.
        let Some(first) = data
            .first()
            .filter(|_| data.iter().any(|put| is_certain_key(&put.name)))
        else {
            return;
        };
        let mut out = Transcribed::default();
        let member = |out: &mut Transcribed, put: &Put, first: bool| {
            if !first {
                out.put(",", put.at);
            }
            out.put(&serde_json::Value::from(put.name.as_str()).to_string(), put.at);
            out.put(":", put.value_at);
            out.put(&put.json, put.value_at);
        };
        out.put("{", members.first().map_or(first.at, |put| put.at));
        for (index, put) in members.iter().enumerate() {
            member(&mut out, put, index == 0);
        }
        if !members.is_empty() {
            out.put(",", first.at);
        }
        out.put("\"data\":{", first.at);
        for (index, put) in data.iter().enumerate() {
            member(&mut out, put, index == 0);
        }
        out.put("}}", first.at);
        found.push(out);
    }
}
