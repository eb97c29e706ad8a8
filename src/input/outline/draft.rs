//! A draft of an outline while its lines are read.

use super::lines::{Before, Line};
use super::tree::{Entry, Text, Value};
use super::wording::{Part, heads_sibling, is_example};
use crate::input::place::offset;
use crate::input::placeholder::announces;
use crate::input::table::{listed_as, may_be_title, names_keyword};

/// What tells a draft.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Told {
    /// Its layout.
    #[default]
    Layout,
    /// Marks that say what its parts are.
    Marks,
    /// Its keywords, if some follow: its title does not end as titles do, but stands where they stand.
    Keywords,
}

/// What the lines of a paragraph below a title are that have neither marks nor colons.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Plain {
    /// There are none.
    #[default]
    No,
    /// Names of keywords.
    Names,
    /// A name and its example by turns.
    Turns,
}

/// What lines are said to be by a mark above them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Awaits {
    #[default]
    Nothing,
    Keywords,
    /// One for each keyword.
    Examples,
}

/// A draft that is being read.
pub(super) struct Draft<'t> {
    pub(super) title: &'t str,
    pub(super) indent: usize,
    pub(super) mark: Option<Before>,
    pub(super) id: Option<&'t str>,
    pub(super) scene: Option<&'t str>,
    pub(super) keywords: Vec<Part<'t>>,
    pub(super) told: Told,
    /// What the lines below are said to be.
    pub(super) awaits: Awaits,
    /// Whether it begins a paragraph.
    pub(super) apart: bool,
    /// What the bare lines of its paragraph are.
    pub(super) plain: Plain,
    /// Whether a section of something else has begun below it.
    pub(super) closed: bool,
    /// How far to the right its keywords stand.
    pub(super) inner: usize,
    /// How many of its keywords stand on the line of its title.
    pub(super) beside: usize,
    /// How many of the last keywords stood on one line.
    pub(super) abreast: usize,
    /// How far to the right the last keyword stands.
    pub(super) named_at: usize,
}

impl<'t> Draft<'t> {
    /// Whether a line stands where the title stands, and may be another one.
    pub(super) fn is_beside(&self, line: &Line<'_>) -> bool {
        let alike = line.indent == self.indent && line.mark == self.mark;
        let sure = || may_be_title(line.text) || line.text.ends_with(['！', '!']);
        let stands = match line.mark {
            Some(Before::Bullet | Before::Enclosed | Before::Number(..)) => true,
            Some(Before::Heading(_)) => sure() || announces(line.text),
            None => (line.apart || self.inner > self.indent) && sure() && !line.text.contains(char::is_whitespace),
        };
        alike && stands && heads_sibling(line.text)
    }

    /// Whether a line stands below the last keyword, further to the right, and has its example.
    pub(super) fn exemplifies(&self, line: &Line<'_>) -> bool {
        let bare = line.mark.is_none();
        let last = self.keywords.last().filter(|last| last.example.is_none());
        bare && last.is_some() && self.abreast == 1 && self.named_at > self.indent && line.indent > self.named_at
    }

    /// Whether a line stands below the last keyword, which is all of a line of its paragraph, and has its example: those
    /// before have theirs so, too.
    pub(super) fn alternates(&self, line: &Line<'_>) -> bool {
        let plain = self.apart && !line.apart && line.mark.is_none() && self.abreast == 1;
        // Without a number the first might be another name.
        let told = self.plain == Plain::Turns || line.text.contains(|c: char| c.is_ascii_digit());
        let plain = plain && told && self.plain != Plain::No;
        let Some((last, before)) = self.keywords.split_last().filter(|_| plain) else {
            return false;
        };
        let given = before.iter().all(|keyword| keyword.example.is_some());
        let coded = line.text.contains(['{', '}', '(', ';', '=']);
        let named = self.plain == Plain::Turns || names_keyword(last.label) && !names_keyword(line.text);
        given && last.example.is_none() && named && !coded && is_example(line.text)
    }

    /// Gives a line to the first keyword without an example, where such lines are said to follow.
    pub(super) fn show(&mut self, value: &'t str) -> bool {
        let mut waiting = self.keywords.iter_mut().filter(|keyword| keyword.example.is_none());
        let Some(first) = waiting.next().filter(|_| self.awaits == Awaits::Examples) else {
            return false;
        };
        if waiting.next().is_none() {
            self.awaits = Awaits::Nothing;
        }
        first.example = Some(value);
        true
    }

    /// Gives its example to the keyword of this number, else to each of those that stood on one line, of which there are as
    /// many.
    pub(super) fn exemplify(&mut self, value: &'t str, number: Option<usize>) -> bool {
        let count = self.keywords.len();
        if value.is_empty() {
            return false;
        }
        if let Some(keyword) = number.and_then(|number| self.keywords.get_mut(number.checked_sub(1)?)) {
            let free = keyword.example.is_none();
            keyword.example.get_or_insert(value);
            return free;
        }
        let free = self.keywords.iter().all(|keyword| keyword.example.is_none());
        if let Some(parts) = listed_as(value, count).filter(|_| free && count > 1) {
            for (keyword, part) in self.keywords.iter_mut().zip(parts) {
                keyword.example = Some(part);
            }
            return true;
        }
        let alone = self.abreast == 1;
        let last = self.keywords.last_mut().filter(|last| alone && last.example.is_none());
        last.map(|last| last.example = Some(value)).is_some()
    }

    pub(super) fn value(&self, text: &str) -> Value<'t> {
        let told = |part: &'t str| Value::Text(Text::new(part, offset(text, part)));
        let at = offset(text, self.title);
        let member = |name, part: &'t str| Entry::named(name, at, told(part));
        let keyword = |part: &Part<'t>| {
            let mut members = vec![member("name", part.label)];
            members.extend(part.example.map(|example| member("example", example)));
            members.extend(part.kind.map(|kind| member("type", kind)));
            Entry::bare(Value::Group(members))
        };
        let mut members = vec![member("title", self.title)];
        members.extend(self.id.map(|id| member("id", id)));
        members.extend(self.scene.map(|scene| member("scene", scene)));
        if !self.keywords.is_empty() {
            let keywords = self.keywords.iter().map(keyword).collect();
            members.push(Entry::named("keywords", at, Value::Group(keywords)));
        }
        Value::Group(members)
    }
}
