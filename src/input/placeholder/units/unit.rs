//! What a text says, a reading line at a time: whatever the language, only names, texts, keys and their order remain.

use super::super::notation::Part;
use super::super::wording::words::Role;
use crate::input::platform::braces::certain_braces;

/// How a text stands in the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input::placeholder) enum Setting {
    /// As people write to people.
    Prose,
    /// As a heading of Markdown, which may be a comment of some languages as well.
    Heading,
    /// In a comment of some code.
    Comment,
    /// Between the quotes of some code or data.
    Literal,
}

impl Setting {
    /// Whether it is written for people.
    pub(in crate::input::placeholder) fn is_prose(self) -> bool {
        matches!(self, Self::Prose | Self::Heading)
    }
}

/// The brackets that are open around a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::input::placeholder) struct Brackets {
    /// How many there are.
    pub(in crate::input::placeholder) depth: usize,
    /// The fewest there were since the text before.
    pub(in crate::input::placeholder) low: usize,
    /// Whether a brace was closed since then.
    pub(in crate::input::placeholder) closed: bool,
}

impl Brackets {
    /// Counts those of a text.
    pub(in crate::input::placeholder) fn pass(&mut self, text: &str) {
        for byte in text.bytes() {
            match byte {
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => {
                    self.closed |= byte == b'}';
                    self.depth = self.depth.saturating_sub(1);
                    self.low = self.low.min(self.depth);
                }
                _ => {}
            }
        }
    }

    /// What comes is counted from here.
    pub(in crate::input::placeholder) fn begin(&mut self) {
        self.low = self.depth;
        self.closed = false;
    }
}

/// What a unit is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::input::placeholder) enum Kind<'t> {
    /// A text, with or without placeholders.
    Text,
    /// A mark or head whose text follows: 标题, 详细内容.
    Mark,
    /// A key of the platform without its braces: `thing1`.
    Key,
    /// A row of a table that tells a whole field.
    Field(Box<Field<'t>>),
    /// Nothing, but what stands before and behind it belongs to different templates.
    Apart,
}

/// A field as a table tells it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::input::placeholder) struct Field<'t> {
    pub(in crate::input::placeholder) key: Option<Part<'t>>,
    pub(in crate::input::placeholder) label: Option<Part<'t>>,
    pub(in crate::input::placeholder) example: Option<Part<'t>>,
    pub(in crate::input::placeholder) value_type: Option<Part<'t>>,
    /// The allowed values, of those a table has in one cell as well.
    pub(in crate::input::placeholder) values: Vec<Part<'t>>,
}

/// A text, a mark or a key, and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::input::placeholder) struct Unit<'t> {
    pub(in crate::input::placeholder) kind: Kind<'t>,
    pub(in crate::input::placeholder) part: Part<'t>,
    /// What its name, its mark or its column says of it.
    pub(in crate::input::placeholder) role: Option<Role>,
    pub(in crate::input::placeholder) setting: Setting,
    /// Whether something begins with it: after a blank line, with a number of its own, behind an opening bracket.
    pub(in crate::input::placeholder) fresh: bool,
    /// Whether a comment begins with it that has code above it, so that it speaks of something else than the one before.
    pub(in crate::input::placeholder) behind_code: bool,
    pub(in crate::input::placeholder) line: usize,
    pub(in crate::input::placeholder) brackets: Brackets,
}

impl<'t> Unit<'t> {
    /// The same unit as one of the literal it was read from, which stands there.
    pub(in crate::input::placeholder) fn standing_at(self, at: usize, line: usize, depth: usize) -> Unit<'static> {
        let part = |part: Option<Part<'t>>| part.map(|part| part.standing_at(at));
        Unit {
            kind: match self.kind {
                Kind::Text => Kind::Text,
                Kind::Mark => Kind::Mark,
                Kind::Apart => Kind::Apart,
                Kind::Key => Kind::Key,
                Kind::Field(field) => Kind::Field(Box::new(Field {
                    key: part(field.key),
                    label: part(field.label),
                    example: part(field.example),
                    value_type: part(field.value_type),
                    values: field.values.into_iter().map(|value| value.standing_at(at)).collect(),
                })),
            },
            part: self.part.standing_at(at),
            role: self.role,
            setting: self.setting,
            fresh: self.fresh,
            behind_code: self.behind_code,
            line,
            brackets: Brackets {
                depth: self.brackets.depth + depth,
                low: self.brackets.low + depth,
                closed: self.brackets.closed,
            },
        }
    }

    /// Whether it is one placeholder of a field and nothing else, so that its label stands before it.
    pub(in crate::input::placeholder) fn is_lone(&self) -> bool {
        let text = self
            .part
            .text
            .trim_matches(|c: char| !c.is_alphanumeric() && !"{}｛｝&".contains(c));
        self.kind == Kind::Text
            && certain_braces(text)
                .next()
                .is_some_and(|brace| brace.start <= 1 && brace.end + 1 >= text.len())
    }

    pub(in crate::input::placeholder) fn has_braces(&self) -> bool {
        self.kind == Kind::Text && certain_braces(&self.part.text).next().is_some()
    }
}
