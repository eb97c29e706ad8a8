//! A JSON text as a flat list of its values, each with its place in the text: what is no plain draft is read from here.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::syntax::{Broken, Watch, walk};

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
        let mut writer = Writer::default();
        let end = walk(text, start, &mut writer)?;
        let nodes = writer.nodes;
        Ok((Self { text, nodes }, end))
    }

    /// The value all others are part of.
    pub(in crate::input) fn root(&'t self) -> Option<View<'t>> {
        self.view(0)
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
        let end = super::split::string_end(self.tape.text.as_bytes(), at).ok()?;
        Some(unescaped(self.tape.text.get(at..end)?))
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

    /// The text of a string.
    pub(in crate::input) fn text(self) -> Option<Cow<'t, str>> {
        (self.first() == b'"').then(|| unescaped(self.written()))
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

/// What a string in its quotes says. Its escapes are sound, but for halves of pairs, which the walk refuses.
fn unescaped(written: &str) -> Cow<'_, str> {
    if written.contains('\\') {
        return Cow::Owned(serde_json::from_str(written).unwrap_or_default());
    }
    let inside = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    Cow::Borrowed(inside.unwrap_or_default())
}
