//! What a text says, a reading line at a time: whatever the language, only names, texts, keys and their order remain.

use super::braces::braces;
use super::part::Part;
use super::words::Role;

/// How a text stands in the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// As people write to people.
    Prose,
    /// In a comment of some code.
    Comment,
    /// Between the quotes of some code or data.
    Literal,
}

/// What a unit is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind<'t> {
    /// A text, with or without placeholders.
    Text,
    /// A mark or head whose text follows: 标题, 详细内容.
    Mark,
    /// A key of the platform without its braces: `thing1`.
    Key,
    /// A row of a table that tells a whole field.
    Field(Box<Field<'t>>),
    /// Nothing that was written: the end of what belongs together.
    End,
}

/// A field as a table tells it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Field<'t> {
    pub(super) key: Option<Part<'t>>,
    pub(super) label: Option<Part<'t>>,
    pub(super) example: Option<Part<'t>>,
    pub(super) value_type: Option<Part<'t>>,
    pub(super) values: Option<Part<'t>>,
}

/// A text, a mark or a key, and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit<'t> {
    pub(super) kind: Kind<'t>,
    pub(super) part: Part<'t>,
    /// What its name, its mark or its column says of it.
    pub(super) role: Option<Role>,
    pub(super) setting: Setting,
    pub(super) heading: bool,
    /// Whether something begins with it: after a blank line, with a number of its own, behind an opening bracket.
    pub(super) fresh: bool,
    pub(super) line: usize,
    /// How many brackets are open.
    pub(super) depth: usize,
    /// The fewest that were open since the unit before.
    pub(super) low: usize,
}

impl Unit<'_> {
    /// Whether it is one placeholder of a field and nothing else, so that its label stands before it.
    pub(super) fn is_lone(&self) -> bool {
        let text = self
            .part
            .text
            .trim_matches(|c: char| !c.is_alphanumeric() && !"{}｛｝&".contains(c));
        self.kind == Kind::Text
            && braces(text)
                .next()
                .is_some_and(|brace| brace.start <= 1 && brace.end + 1 >= text.len())
    }

    /// Moves all of it to one place: that of the literal it was read from.
    pub(super) fn stand_at(&mut self, at: usize) {
        self.part.stand_at(at);
        if let Kind::Field(field) = &mut self.kind {
            let Field {
                key,
                label,
                example,
                value_type,
                values,
            } = &mut **field;
            for part in [key, label, example, value_type, values].into_iter().flatten() {
                part.stand_at(at);
            }
        }
    }

    pub(super) fn has_braces(&self) -> bool {
        self.kind == Kind::Text && braces(&self.part.text).next().is_some()
    }
}
