//! A JSON text as a flat list of its values, each with its place in the text: what is no plain draft is read from here.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::walk::{Broken, Watch, walk};
use crate::order;

/// The values of a text in the order they begin.
#[derive(Debug)]
pub(in crate::input) struct Tape<'t> {
    text: &'t str,
    nodes: Vec<Node>,
}

/// One value. Twelve bytes, for a file may consist of nothing but values of one digit.
#[derive(Debug, Clone, Copy)]
struct Node {
    at: u32,
    /// Where its key stands, of a member.
    key: Option<NonMax>,
    /// Of a list or an object the index behind its last part; of anything else the offset of its end.
    end: u32,
}

/// An offset, one more than it is.
type NonMax = std::num::NonZeroU32;

/// A value of a tape.
#[derive(Debug, Clone, Copy)]
pub(in crate::input) struct View<'t> {
    tape: &'t Tape<'t>,
    index: usize,
    node: Node,
}

impl<'t> Tape<'t> {
    /// The value that begins at `start`, and the offset of its end. No input is so large that an offset needs more than
    /// four bytes; the rest of one that were is not looked at.
    pub(in crate::input) fn new(text: &'t str, start: usize) -> Result<(Self, usize), Broken> {
        // As many as a message or a small record has.
        const USUAL: usize = 32;
        let mut writer = Writer::default();
        writer.nodes.reserve(USUAL.min(text.len()));
        let end = walk(text, start, &mut writer)?;
        let nodes = writer.nodes;
        Ok((Self { text, nodes }, end))
    }

    /// The value all others are part of.
    pub(in crate::input) fn root(&'t self) -> Option<View<'t>> {
        self.view(0)
    }

    /// The value that begins at an offset.
    pub(in crate::input) fn at(&'t self, offset: usize) -> Option<View<'t>> {
        self.view(self.nodes.binary_search_by_key(&offset, |node| wide(node.at)).ok()?)
    }

    fn view(&'t self, index: usize) -> Option<View<'t>> {
        let node = *self.nodes.get(index)?;
        Some(View {
            tape: self,
            index,
            node,
        })
    }
}

#[derive(Default)]
struct Writer {
    nodes: Vec<Node>,
    open: Vec<usize>,
    key: Option<NonMax>,
}

impl Writer {
    fn add(&mut self, at: usize, end: usize) {
        self.nodes.push(Node {
            at: narrow(at),
            key: self.key.take(),
            end: narrow(end),
        });
    }
}

impl Watch for Writer {
    fn key(&mut self, at: usize, _raw: &str) {
        self.key = NonMax::new(narrow(at).saturating_add(1));
    }

    fn scalar(&mut self, at: usize, end: usize) {
        self.add(at, end);
    }

    fn open(&mut self, at: usize, _object: bool) {
        self.open.push(self.nodes.len());
        self.add(at, at);
    }

    fn close(&mut self) {
        let past = narrow(self.nodes.len());
        if let Some(node) = self.open.pop().and_then(|index| self.nodes.get_mut(index)) {
            node.end = past;
        }
    }
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

fn wide(offset: u32) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

impl<'t> View<'t> {
    /// The offset at which it begins.
    pub(in crate::input) fn at(self) -> usize {
        wide(self.node.at)
    }

    /// The text from its beginning on.
    fn rest(self) -> &'t str {
        self.tape.text.get(self.at()..).unwrap_or_default()
    }

    fn first(self) -> u8 {
        self.rest().bytes().next().unwrap_or_default()
    }

    /// Whether its first part, or its name, is written so.
    pub(in crate::input) fn opens_with(self, written: &str) -> bool {
        let inside = self.rest().get(1..).unwrap_or_default();
        self.has_parts() && inside.trim_start().starts_with(written)
    }

    pub(in crate::input) fn is_object(self) -> bool {
        self.first() == b'{'
    }

    pub(in crate::input) fn is_list(self) -> bool {
        self.first() == b'['
    }

    /// Whether it is a list or an object.
    pub(in crate::input) fn has_parts(self) -> bool {
        matches!(self.first(), b'{' | b'[')
    }

    /// The members of an object or the items of a list.
    pub(in crate::input) fn parts(self) -> impl Iterator<Item = View<'t>> {
        let (mut next, past) = if self.has_parts() {
            (self.index + 1, wide(self.node.end))
        } else {
            (0, 0)
        };
        std::iter::from_fn(move || {
            let part = self.tape.view(next).filter(|_| next < past)?;
            next = if part.has_parts() {
                wide(part.node.end)
            } else {
                next + 1
            };
            Some(part)
        })
    }

    /// The first member of that name.
    pub(in crate::input) fn member(self, name: &str) -> Option<View<'t>> {
        self.parts().find(|part| part.key().is_some_and(|key| key == name))
    }

    /// The name of a member.
    pub(in crate::input) fn key(self) -> Option<Cow<'t, str>> {
        let at = wide(self.node.key?.get()) - 1;
        // Most names have no escapes.
        let inside = self.tape.text.get(at + 1..)?;
        let end = inside.bytes().position(|byte| matches!(byte, b'"' | b'\\'))?;
        if inside.as_bytes().get(end) == Some(&b'"') {
            return inside.get(..end).map(Cow::Borrowed);
        }
        let end = super::split::string_end(self.tape.text.as_bytes(), at).ok()?;
        Some(unescaped(self.tape.text.get(at..end)?))
    }

    /// Whether it is a member of this name, in which nothing has to be escaped, and none was.
    pub(in crate::input) fn is_called(self, name: &str) -> bool {
        let quoted = self
            .tape
            .text
            .get(self.key_at()..)
            .and_then(|rest| rest.strip_prefix('"'));
        let behind = quoted.and_then(|inside| inside.strip_prefix(name));
        self.node.key.is_some() && behind.is_some_and(|rest| rest.starts_with('"'))
    }

    /// Where the name of a member stands; of anything else where it does itself.
    pub(in crate::input) fn key_at(self) -> usize {
        self.node.key.map_or(self.at(), |key| wide(key.get()) - 1)
    }

    /// As it is written, of anything but a list or an object.
    pub(in crate::input) fn written(self) -> &'t str {
        let end = if self.has_parts() {
            self.at()
        } else {
            wide(self.node.end)
        };
        self.tape.text.get(self.at()..end).unwrap_or_default()
    }

    pub(in crate::input) fn is_text(self) -> bool {
        self.first() == b'"'
    }

    /// The text of a string.
    pub(in crate::input) fn text(self) -> Option<Cow<'t, str>> {
        self.is_text().then(|| unescaped(self.written()))
    }

    /// Offsets in the text of a string as offsets in what is written, each with what it is of; in their order.
    pub(in crate::input) fn inside<T>(self, mut wanted: Vec<(usize, T)>) -> Vec<(usize, T)> {
        order::sort_by_key(&mut wanted, |(at, _)| *at);
        let written = self.written();
        let mut at = 1;
        let mut said = 0;
        for (wanted, _) in &mut wanted {
            while said < *wanted {
                let rest = written.as_bytes().get(at..).unwrap_or_default();
                // Up to the next escape what is written is what it says.
                let plain = memchr::memchr(b'\\', rest).unwrap_or(rest.len());
                let (length, says) = match (plain, rest.get(1)) {
                    (0, None) => break,
                    (0, Some(b'u')) => unicode(written, at),
                    (0, _) => (2, 1),
                    _ => (plain.min(*wanted - said), plain.min(*wanted - said)),
                };
                at += length;
                said += says;
            }
            *wanted = self.at() + at;
        }
        wanted
    }

    /// The text of a string; a number, true or false as it is written. What a database writes as an object of one member
    /// (`{"$oid": "…"}`, `{"$numberLong": "7"}`) is what stands in it.
    pub(in crate::input) fn scalar(self) -> Option<Cow<'t, str>> {
        match self.first() {
            b'"' => self.text(),
            b'{' => {
                let mut parts = self.parts();
                let (only, None) = (parts.next()?, parts.next()) else {
                    return None;
                };
                let told = only.key()?.starts_with('$') && !only.has_parts();
                told.then(|| only.scalar())?
            }
            b'[' | b'n' => None,
            _ => Some(Cow::Borrowed(self.written())),
        }
    }

    /// The same value for a typed reader; what is written as a number where drafts have texts that may look like one, is
    /// its text. As deep as the walk goes.
    pub(in crate::input) fn value(self) -> Value {
        if self.is_list() {
            return Value::Array(self.parts().map(Self::value).collect());
        }
        if !self.is_object() {
            return serde_json::from_str(self.written()).unwrap_or_default();
        }
        let member = |part: View<'t>| {
            let key = part.key().unwrap_or_default().into_owned();
            let told = matches!(key.as_str(), "id" | "example") && !part.has_parts();
            let text = told.then(|| part.scalar()).flatten();
            let value = text.map_or_else(|| part.value(), |text| Value::String(text.into_owned()));
            (key, value)
        };
        Value::Object(self.parts().map(member).collect::<Map<_, _>>())
    }
}

/// How long an escape of a code is, and how long what it says.
fn unicode(written: &str, at: usize) -> (usize, usize) {
    let code = written
        .get(at + 2..at + 6)
        .and_then(|digits| u32::from_str_radix(digits, 16).ok());
    match code {
        Some(0xD800..=0xDFFF) => (12, 4),
        Some(code) => (6, char::from_u32(code).map_or(1, char::len_utf8)),
        None => (6, 1),
    }
}

/// What a string in its quotes says. Its escapes are sound, but for halves of pairs, which the walk refuses.
fn unescaped(written: &str) -> Cow<'_, str> {
    let inside = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let inside = inside.unwrap_or_default();
    let Some((plain, mut escaped)) = to_escape(inside) else {
        return Cow::Borrowed(inside);
    };
    let mut said = String::with_capacity(inside.len());
    said.push_str(plain);
    loop {
        let (length, char) = match escaped.as_bytes().first() {
            Some(b'n') => (1, '\n'),
            Some(b'r') => (1, '\r'),
            Some(b't') => (1, '\t'),
            Some(b'b') => (1, '\u{8}'),
            Some(b'f') => (1, '\u{c}'),
            Some(b'u') => code(escaped),
            Some(byte) => (1, char::from(*byte)),
            None => return Cow::Owned(said),
        };
        said.push(char);
        let rest = escaped.get(length..).unwrap_or_default();
        let Some((plain, more)) = to_escape(rest) else {
            said.push_str(rest);
            return Cow::Owned(said);
        };
        said.push_str(plain);
        escaped = more;
    }
}

/// What stands before a text's first escape, and what behind its backslash.
fn to_escape(text: &str) -> Option<(&str, &str)> {
    let at = memchr::memchr(b'\\', text.as_bytes())?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// The character of a code, from its `u` on, and how much is written of it.
fn code(escaped: &str) -> (usize, char) {
    let unit = |at: usize| u32::from_str_radix(escaped.get(at..at + 4)?, 16).ok();
    let of = |code: u32| char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
    match (unit(1), unit(7)) {
        (Some(high @ 0xD800..=0xDBFF), Some(low)) => (11, of(0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF))),
        (code, _) => (5, of(code.unwrap_or(u32::MAX))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_as_serde_json_reads_them() {
        let text = r#" {"a":[1,{"b":"\u4e01\"x"},["\n\r\t\b\f\/\\","\u4e01a\ud83d\uDE00\n","甲\\u4e01"]],"c":{},"d":null,"example":1.50,"id":true,"\u0065":-1e3} "#;
        let (tape, end) = Tape::new(text, 0).unwrap();
        assert_eq!(end, text.len() - 1);
        let mut expected: Value = serde_json::from_str(text).unwrap();
        expected["example"] = "1.50".into();
        expected["id"] = "true".into();
        assert_eq!(tape.root().unwrap().value(), expected);
    }

    #[test]
    fn what_databases_wrap_is_what_stands_in_it() {
        let text =
            r#"[{"$oid":"6a"},{"$numberLong":"7"},{"a":"b"},{"$a":1,"b":2},{"$date":{"$numberLong":"1"}},8,"x",null]"#;
        let (tape, _) = Tape::new(text, 0).unwrap();
        let scalars: Vec<Option<Cow<'_, str>>> = tape.root().unwrap().parts().map(View::scalar).collect();
        let told = |text: &'static str| Some(Cow::Borrowed(text));
        assert_eq!(
            scalars,
            [told("6a"), told("7"), None, None, None, told("8"), told("x"), None]
        );
    }

    #[test]
    fn offsets_inside_a_string_with_escapes() {
        let text = r#"["甲\n\u4e59\ud83d\ude00\"丙丁"]"#;
        let (tape, _) = Tape::new(text, 0).unwrap();
        let view = tape.root().unwrap().parts().next().unwrap();
        let said = view.text().unwrap();
        let wanted = ["丁", "\n", "甲", "乙", "😀", "丙"].map(|part| (said.find(part).unwrap(), part));
        let of = |needle: &str| text.find(needle).unwrap();
        assert_eq!(
            view.inside(wanted.to_vec()),
            [
                (of("甲"), "甲"),
                (of("\\n"), "\n"),
                (of("\\u4e59"), "乙"),
                (of("\\ud83d"), "😀"),
                (of("丙"), "丙"),
                (of("丁"), "丁")
            ]
        );
    }
}
