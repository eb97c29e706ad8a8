//! What a program puts into a message, piece by piece, and the object that comes of it.

use super::literal::Transcribed;
use super::shape::Member;
use crate::input::platform::words::is_certain_key;
use crate::message::{EXPRESSION, Message};

/// The most pieces of one message, more than any that is judged has.
const MOST: usize = 4 * Message::MAX_ENTRIES;

/// A piece: a member of a message, or of its data.
pub(super) struct Put<'t> {
    /// The variable it is put into; none of a call.
    pub(super) base: Option<&'t str>,
    pub(super) becomes: Becomes,
    /// Where its name stands.
    pub(super) at: usize,
    pub(super) value: Transcribed,
}

/// What a piece becomes.
pub(super) enum Becomes {
    Member(Member),
    /// What stands under a key of the data: all of it, or a member of it, most often `value`.
    Entry(String, Option<String>),
}

/// What is put together of one message so far.
#[derive(Default)]
pub(super) struct Parts<'t> {
    members: Vec<(Member, Piece<'t>)>,
    data: Vec<(String, Option<String>, Piece<'t>)>,
}

struct Piece<'t> {
    base: Option<&'t str>,
    at: usize,
    value: Transcribed,
}

/// A message that was put together.
pub(super) struct Assembled<'t> {
    pub(super) object: Transcribed,
    /// The variable its data was put into.
    pub(super) base: Option<&'t str>,
    /// Whether it is a message beyond doubt; if not, it is only part of one that stands elsewhere.
    pub(super) sure: bool,
}

impl<'t> Parts<'t> {
    /// Takes a piece; the message before it, where this is the first of the next: where a call names again what was named,
    /// or the data of another variable comes.
    pub(super) fn add(&mut self, put: Put<'t>) -> Option<Assembled<'t>> {
        // What only the program knows may be what was put together before: data.put("thing1", thing1).
        let named_again = |named: bool| named && put.base.is_none() && !is_expression(&put.value);
        let begins = match &put.becomes {
            Becomes::Member(member) => named_again(self.members.iter().any(|(known, _)| known == member)),
            Becomes::Entry(key, _) => {
                named_again(self.data.iter().any(|(known, ..)| known == key)) || self.is_of(put.base) == Some(false)
            }
        };
        let begins = begins || self.data.len().max(self.members.len()) >= MOST;
        let ended = if begins { self.end() } else { None };
        let Put {
            base,
            becomes,
            at,
            value,
        } = put;
        let piece = Piece { base, at, value };
        match becomes {
            Becomes::Member(member) => self.members.push((member, piece)),
            Becomes::Entry(key, part) => self.data.push((key, part, piece)),
        }
        ended
    }

    /// Whether its data belongs to this variable, if there is any data yet.
    fn is_of(&self, base: Option<&str>) -> Option<bool> {
        self.data.first().map(|(.., piece)| piece.base == base)
    }

    /// Ends the message whose variable is given another value.
    pub(super) fn begun(&mut self, base: &str) -> Option<Assembled<'t>> {
        (self.is_of(Some(base)) == Some(true)).then(|| self.end()).flatten()
    }

    /// Ends the message, if there is anything of one.
    pub(super) fn end(&mut self) -> Option<Assembled<'t>> {
        let Self { members, data } = std::mem::take(self);
        let own = |member: Member| matches!(member, Member::ToUser | Member::TemplateId | Member::FormId);
        // Any form may have a `name1`, any object a page.
        let owner = members
            .iter()
            .find(|(member, _)| own(*member))
            .map(|(_, piece)| piece.base);
        let sure = owner.is_some() || data.iter().any(|(key, ..)| is_certain_key(key));
        if !sure && data.is_empty() {
            return None;
        }
        let base = data.first().and_then(|(.., put)| put.base);
        let belongs =
            |member: Member, piece: &Piece<'_>| own(member) || owner == Some(piece.base) || piece.base == base;
        let mut out = Transcribed::default();
        let places = members.iter().map(|(_, piece)| piece.at);
        let first = places.chain(data.iter().map(|(.., piece)| piece.at)).min()?;
        out.put("{", first);
        let mut written: Vec<Member> = Vec::new();
        for (member, piece) in members.iter().filter(|(member, piece)| belongs(*member, piece)) {
            if written.contains(member) {
                continue;
            }
            separate(&mut out, !written.is_empty(), piece.at);
            named(&mut out, member.name(), piece.at);
            out.append(&piece.value);
            written.push(*member);
        }
        if let Some((.., piece)) = data.first() {
            separate(&mut out, !written.is_empty(), piece.at);
            named(&mut out, Member::Data.name(), piece.at);
            out.put("{", piece.at);
            let mut keys: Vec<&str> = Vec::new();
            for (key, _, piece) in &data {
                if keys.contains(&key.as_str()) {
                    continue;
                }
                separate(&mut out, !keys.is_empty(), piece.at);
                named(&mut out, key, piece.at);
                entry(&mut out, data.iter().filter(|(other, ..)| other == key));
                keys.push(key);
            }
            out.put("}", piece.at);
        }
        out.put("}", first);
        Some(Assembled {
            object: out,
            base,
            sure,
        })
    }
}

fn separate(out: &mut Transcribed, behind: bool, at: usize) {
    if behind {
        out.put(",", at);
    }
}

fn named(out: &mut Transcribed, name: &str, at: usize) {
    out.put(&serde_json::Value::from(name).to_string(), at);
    out.put(":", at);
}

/// What stands under a key: all that was put there at once, with the members that were put in behind. Of two branches of a
/// program the one counts that tells more.
fn entry<'p, 't: 'p>(out: &mut Transcribed, said: impl Iterator<Item = &'p (String, Option<String>, Piece<'t>)>) {
    let mut whole: Option<&Transcribed> = None;
    let mut parts: Vec<(&str, &Piece<'_>)> = Vec::new();
    for (_, part, piece) in said {
        match part {
            Some(part) => {
                let known = parts.iter().position(|(other, _)| other == part);
                match known.and_then(|place| parts.get_mut(place)) {
                    None => parts.push((part, piece)),
                    Some(_) if is_expression(&piece.value) => {}
                    Some(known) => known.1 = piece,
                }
            }
            None if whole.is_some() && piece.value.json.contains(EXPRESSION) => {}
            None => {
                whole = Some(&piece.value);
                parts.clear();
            }
        }
    }
    let Some((_, first)) = parts.first() else {
        whole.into_iter().for_each(|whole| out.append(whole));
        return;
    };
    out.put("{", first.at);
    let mut behind = false;
    if let Some(whole) = whole.filter(|whole| whole.json.starts_with('{') && !is_expression(whole)) {
        let inside = whole.inside();
        behind = !inside.json.is_empty();
        out.append(&inside);
    }
    for (part, piece) in &parts {
        separate(out, behind, piece.at);
        named(out, part, piece.at);
        out.append(&piece.value);
        behind = true;
    }
    out.put("}", first.at);
}

/// Whether only the program knows what it is.
fn is_expression(value: &Transcribed) -> bool {
    value
        .json
        .strip_prefix("{\"")
        .is_some_and(|rest| rest.starts_with(EXPRESSION))
}
