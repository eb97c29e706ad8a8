//! What a layout says belongs together, as a tree of values; and the tree as JSON, which is searched like any other.

use std::borrow::Cow;

use crate::input::json::Transcript;

/// As deep as values stand in one another; what is deeper is no draft.
pub(super) const DEEPEST: usize = 32;

/// A text and the offset of its notation in the input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text<'t> {
    pub(super) text: Cow<'t, str>,
    pub(super) at: usize,
}

/// A value of a tree, no deeper than [`DEEPEST`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value<'t> {
    Text(Text<'t>),
    /// What is no text: a variable, a number that only programs know.
    Nothing,
    Group(Vec<Entry<'t>>),
}

/// A value with its name, if it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry<'t> {
    pub(super) name: Option<Text<'t>>,
    pub(super) value: Value<'t>,
}

impl<'t> Text<'t> {
    pub(super) fn new(text: impl Into<Cow<'t, str>>, at: usize) -> Self {
        Self { text: text.into(), at }
    }
}

impl<'t> Entry<'t> {
    pub(super) fn bare(value: Value<'t>) -> Self {
        Self { name: None, value }
    }

    pub(super) fn named(name: &'static str, at: usize, value: Value<'t>) -> Self {
        Self {
            name: Some(Text::new(name, at)),
            value,
        }
    }
}

impl Entry<'_> {
    /// Where its first text stands.
    pub(super) fn at(&self) -> Option<usize> {
        let inside = || match &self.value {
            Value::Text(text) => Some(text.at),
            Value::Nothing => None,
            Value::Group(entries) => entries.iter().find_map(Entry::at),
        };
        self.name.as_ref().map(|name| name.at).or_else(inside)
    }
}

impl Value<'_> {
    /// Writes the value down: a group is an object if its entries have names, which those without one do not enter.
    pub(super) fn write(&self, out: &mut Transcript) {
        match self {
            Value::Text(text) => out.string(&text.text, text.at),
            Value::Nothing => out.null(),
            Value::Group(entries) => {
                let named = entries.iter().any(|entry| entry.name.is_some());
                out.open(named);
                for entry in entries {
                    match &entry.name {
                        Some(name) => out.key(&name.text, name.at),
                        None if named => continue,
                        None => {}
                    }
                    entry.value.write(out);
                }
                out.close(named);
            }
        }
    }
}
