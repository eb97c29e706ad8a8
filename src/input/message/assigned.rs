//! What a statement of a program puts into a message: `data.thing1 = {…}`, `$data['thing1']['value'] = …`, `msg.touser = …`.

use std::borrow::Cow;

use super::expression::{self, LONGEST};
use super::literal::Transcribed;
use super::parts::{Becomes, Put};
use super::shape::{Member, member};
use crate::input::outline::{Lexer, Token};
use crate::input::platform::words::is_key;

/// The most names of a path.
const DEEPEST: usize = 8;

pub(super) enum Assigned<'t> {
    Put(Put<'t>),
    /// A variable that is given a value as a whole.
    Begun(&'t str),
}

/// What is assigned to the path that begins with this word, and the lexer behind it.
pub(super) fn assigned<'t>(
    text: &'t str,
    lexer: &Lexer<'t>,
    word: &'t str,
    at: usize,
) -> Option<(Assigned<'t>, Lexer<'t>)> {
    let mut behind = lexer.clone();
    let path = path(word, at, &mut behind)?;
    let (base, _) = path.first()?;
    let Cow::Borrowed(base) = base else { return None };
    let names: Vec<(&str, usize)> = path.iter().skip(1).map(|(name, at)| (&**name, *at)).collect();
    let (becomes, at) = match names.as_slice() {
        [] => return Some((Assigned::Begun(base), behind)),
        [.., (key, at)] if is_key(key) => (Becomes::Entry((*key).to_owned(), None), *at),
        [.., (key, at), (part, _)] if is_key(key) => (
            Becomes::Entry((*key).to_owned(), Some(expression::member(part).to_owned())),
            *at,
        ),
        [.., (name, at)] => match member(name)? {
            // What the data is, is told by its keys.
            Member::Data => return None,
            known => (Becomes::Member(known), *at),
        },
    };
    let value = value(text, &mut behind, base.starts_with('$'))?;
    let put = Put {
        base: Some(base),
        becomes,
        at,
        value,
    };
    Some((Assigned::Put(put), behind))
}

/// The names of a path in front of a `=`, each with its place; the lexer goes behind that.
fn path<'t>(word: &'t str, at: usize, lexer: &mut Lexer<'t>) -> Option<Vec<(Cow<'t, str>, usize)>> {
    let mut path = Vec::new();
    dotted(word, at, &mut path);
    while path.len() <= DEEPEST {
        match lexer.next()? {
            (Token::Open('['), _) => {
                let (name, at) = match lexer.next()? {
                    (Token::String(name), at) => (name, at),
                    // data[:thing1]
                    (Token::Names, _) => match lexer.next()? {
                        (Token::Word(name), at) => (Cow::Borrowed(name), at),
                        _ => return None,
                    },
                    _ => return None,
                };
                path.push((name, at));
                let (Token::Close(']'), _) = lexer.next()? else {
                    return None;
                };
            }
            (Token::Joins | Token::Word("->"), _) => match lexer.next()? {
                (Token::Word(word), at) => dotted(word, at, &mut path),
                _ => return None,
            },
            (Token::Names, _) if lexer.before().ends_with(':') && path.len() == 1 => {
                let (Token::Names, _) = lexer.next()? else { return None };
                return lexer.before().ends_with(":=").then_some(path);
            }
            (Token::Names, _) => return lexer.before().ends_with('=').then_some(path),
            _ => return None,
        }
    }
    None
}

fn dotted<'t>(word: &'t str, mut at: usize, path: &mut Vec<(Cow<'t, str>, usize)>) {
    for name in word.split('.').take(DEEPEST) {
        path.push((Cow::Borrowed(name), at));
        at += name.len() + 1;
    }
}

/// The value of a statement as JSON. `dollars` tells of a program whose double quotes hold variables.
fn value<'t>(text: &'t str, lexer: &mut Lexer<'t>, dollars: bool) -> Option<Transcribed> {
    let (begun, end) = extent(text, lexer)?;
    let written = text.get(begun..end)?;
    // data["thing1"] = new Item("甲")
    let made = expression::made_of(written).map(|only| {
        let mut value = Transcribed::default();
        value.put(&format!("{{\"value\":{}}}", serde_json::Value::from(only)), begun);
        value
    });
    Some(made.unwrap_or_else(|| Transcribed::of_value(written, begun, dollars)))
}

/// Where the value of a statement begins and ends: before what parts statements, or a line that does not go on with it.
fn extent<'t>(text: &'t str, lexer: &mut Lexer<'t>) -> Option<(usize, usize)> {
    let mut depth = 0_usize;
    let mut begun = None;
    let mut end = lexer.at();
    let mut awaits = true;
    loop {
        let mut ahead = lexer.clone();
        let Some((token, at)) = ahead.next() else { break };
        let first = *begun.get_or_insert(at);
        if at - first > LONGEST {
            return None;
        }
        let sign = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
        let operates = match token {
            Token::Joins | Token::Names | Token::Word("->") => true,
            Token::Other => sign != ';',
            _ => false,
        };
        if depth == 0 {
            let parts = matches!(token, Token::Comma | Token::Close(_)) || sign == ';' && token == Token::Other;
            let line = || text.get(end..at).is_some_and(|between| between.contains('\n'));
            if parts || !awaits && !operates && line() {
                break;
            }
        }
        awaits = operates;
        match token {
            Token::Open(_) => depth += 1,
            Token::Close(_) => depth = depth.checked_sub(1)?,
            _ => {}
        }
        *lexer = ahead;
        end = lexer.at();
    }
    begun.filter(|begun| *begun < end).map(|begun| (begun, end))
}
