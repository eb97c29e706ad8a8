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
    let mut call = Call::default();
    while let Some((token, at)) = lexer.next() {
        match token {
            Token::Open('(') => {
                let mut ahead = lexer.clone();
                if let Some(put) = call.puts(text, &mut ahead) {
                    found.extend(parts.add(put));
                    lexer = ahead;
                }
                call.name = "";
            }
            Token::Word(word) => {
                call.name = word;
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
            _ => call.name = "",
        }
    }
    found.extend(parts.end());
    found
}

/// Whether a text puts values into variables that hold the data of a message.
pub(super) fn puts_into_variables(text: &str) -> bool {
    assembled(text).iter().any(|made| made.sure && made.base.is_some())
}

/// What is called, and what calls before it said.
#[derive(Default)]
struct Call<'t> {
    /// The word before the bracket, with what it is called on.
    name: &'t str,
    /// The key a call named whose value the next call gives: `.name("thing1").value("…")`.
    key: Option<(String, usize)>,
}

impl<'t> Call<'t> {
    /// What the call puts into a message; the lexer, which stands behind the bracket, goes on as far as it was read.
    fn puts(&mut self, text: &'t str, lexer: &mut Lexer<'t>) -> Option<Put<'t>> {
        let (on, name) = self.name.rsplit_once('.').unwrap_or(("", self.name));
        let of = name.strip_prefix("set").unwrap_or(name);
        let (first, at) = lexer.next()?;
        if of.eq_ignore_ascii_case("value")
            && let Some((key, key_at)) = self.key.take()
        {
            let json = value(text, lexer, &first, at)?;
            return Some(put(Becomes::Entry(key, Some("value".to_owned())), key_at, &json, at));
        }
        // Whom it goes to is nearly always a variable, and it counts only that it is said.
        if member(of) == Some(Member::ToUser) {
            let json = value(text, lexer, &first, at)?;
            return Some(put(Becomes::Member(Member::ToUser), at, &json, at));
        }
        let Token::String(first) = first else { return None };
        match lexer.next()?.0 {
            Token::Comma => {
                let owner = on.rsplit('.').next().unwrap_or_default();
                let becomes = if is_key(&first) {
                    Becomes::Entry(first.into_owned(), Some("value".to_owned()))
                } else if is_key(owner) && matches!(&*first, "value" | "color") {
                    // thing1.put("value", …)
                    Becomes::Entry(owner.to_owned(), Some(first.into_owned()))
                } else if name == "put" {
                    Becomes::Member(member(&first).filter(|known| is_plain(*known) || *known == Member::ToUser)?)
                } else {
                    return None;
                };
                let (token, value_at) = lexer.next()?;
                let json = value(text, lexer, &token, value_at)?;
                Some(put(becomes, at, &json, value_at))
            }
            Token::Close(')') if is_key(&first) && ["name", "key"].iter().any(|name| of.eq_ignore_ascii_case(name)) => {
                self.key = Some((first.into_owned(), at));
                None
            }
            Token::Close(')') => {
                let known = member(of).filter(|known| is_plain(*known))?;
                let json = serde_json::Value::from(&*first).to_string();
                Some(put(Becomes::Member(known), at, &json, at))
            }
            _ => None,
        }
    }
}

fn put<'t>(becomes: Becomes, at: usize, json: &str, value_at: usize) -> Put<'t> {
    let mut value = Transcribed::default();
    value.put(json, value_at);
    Put {
        base: None,
        becomes,
        at,
        value,
    }
}

/// Whether it is a text that is set as it is.
fn is_plain(member: Member) -> bool {
    matches!(
        member,
        Member::TemplateId | Member::Page | Member::State | Member::Lang | Member::Url
    )
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
