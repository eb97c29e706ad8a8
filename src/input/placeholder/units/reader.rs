//! From lines to units: names find their texts, literals their lines, keys their places.

use std::borrow::Cow;

use super::super::notation::token::{self, Token, is_data, tokens};
use super::super::notation::{Line, Part, escape};
use super::super::wording::words::{Role, is_link};
use super::around::{Code, Element};
use super::ids::{is_id, is_library_id};
use super::naming::{
    is_computed, list_role, named_before, named_role, names_next, role, role_of, split_marks, split_name,
};
use super::unit::{Brackets, Kind, Setting, Unit};
use crate::input::platform::braces::certain_braces;
use crate::input::platform::words::{bare_key, is_han, keys};

/// A text without Han characters or placeholders may be a label or an id up to this length, in bytes.
const LONGEST_PLAIN: usize = 64;
const BLANKS: &[char] = &[' ', '\t', '\r', '\u{3000}', '\u{a0}', '\u{feff}', '\u{200b}'];

/// Reads the text of a literal, which stands at an offset, on a line and in so many brackets.
pub(super) type Held = fn(&str, usize, usize, usize) -> Vec<Unit<'static>>;

/// Gathers units and knows how those to come stand.
pub(in crate::input::placeholder) struct Reader<'t> {
    pub(in crate::input::placeholder) units: Vec<Unit<'t>>,
    pub(in crate::input::placeholder) line: usize,
    pub(in crate::input::placeholder) fresh: bool,
    pub(super) setting: Setting,
    brackets: Brackets,
    /// What the list is called that is open, and how deep it stands: its literals bear its name.
    list: Option<(Role, usize)>,
    /// How the text that a literal holds is read. None where all of it stands in a literal: what is in a literal of that
    /// is not looked into.
    held: Option<Held>,
    /// Whether the text before ends within a tag, so that what comes is no text but an attribute.
    in_tag: bool,
    element: Element,
    code: Code,
}

/// How a bare text stands in its line.
#[derive(Clone, Copy)]
struct Surroundings {
    /// Whether it is all of the line.
    alone: bool,
    line: Holds,
    /// Whether a literal follows, of which it may be the name.
    followed: bool,
}

/// What there is in a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Placeholders,
    /// Keys in quotes, whose values may be anything.
    Keys,
    Neither,
}

/// The quotes around a text.
#[derive(Clone, Copy)]
struct Quotes {
    mark: char,
    at: usize,
    /// Whether nothing else stands in them.
    whole: bool,
}

impl<'t> Reader<'t> {
    pub(super) fn new(held: Option<Held>) -> Self {
        Self {
            units: Vec::new(),
            line: 0,
            fresh: true,
            setting: Setting::Prose,
            brackets: Brackets::default(),
            list: None,
            held,
            in_tag: false,
            element: Element::default(),
            code: Code::None,
        }
    }

    pub(super) fn read(&mut self, line: &Line<'t>) {
        // A statement speaks of a row of its own.
        const UPDATE: &str = "update ";
        let begin = line.text.get(..UPDATE.len()).filter(|_| !line.comment);
        if begin.is_some_and(|begin| begin.eq_ignore_ascii_case(UPDATE)) && line.text.contains('=') {
            self.push(Kind::Apart, Part::plain("", line.at), None);
        }
        self.fresh |= line.numbered || line.heading;
        self.setting = match line {
            Line { comment: true, .. } => Setting::Comment,
            Line { heading: true, .. } => Setting::Heading,
            _ => Setting::Prose,
        };
        let code = line.text.ends_with(',') || line.text.contains(['=', ';', '(', '{', '}']);
        self.code = match self.code {
            Code::Above if line.comment => Code::Behind,
            Code::Above => Code::Above,
            _ if !line.comment && !line.text.starts_with('<') && code => Code::Above,
            _ => Code::None,
        };
        self.in_tag = false;
        if let Some((text, at)) = line.counted.filter(|(text, _)| self.is_item(text)) {
            return self.push(Kind::Text, Part::plain(text, at), None);
        }
        let read = tokens(line.text);
        let is_key = |token: &Token<'_>| token.kind == token::Kind::Literal && bare_key(token.text).is_some();
        let holds = match certain_braces(line.text).next() {
            Some(_) => Holds::Placeholders,
            None if read.iter().any(is_key) => Holds::Keys,
            None => Holds::Neither,
        };
        let mut around = Surroundings {
            alone: read.len() == 1,
            line: holds,
            followed: false,
        };
        for (index, token) in read.iter().enumerate() {
            let at = line.at + token.at;
            let next = read.get(index + 1);
            around.followed = next.is_some_and(|next| next.kind == token::Kind::Literal);
            match token.kind {
                token::Kind::Bare => {
                    let keyed = next.is_some_and(is_key);
                    let label = keyed.then(|| named_before(token.text)).flatten();
                    let (before, label) = token.text.split_at(token.text.len() - label.map_or(0, str::len));
                    self.bare(before, at, around);
                    if !label.is_empty() {
                        let name = label.trim_end_matches([':', '：', ' ']);
                        self.text(name, at + before.len(), None, Some(Role::LabelOfNext));
                    }
                }
                token::Kind::Comment => {
                    let setting = std::mem::replace(&mut self.setting, Setting::Comment);
                    self.bare(token.text.trim_end_matches(['*', '/', '-', '>', ' ']), at, around);
                    self.setting = setting;
                }
                token::Kind::Literal if names_next(next) && bare_key(token.text).is_none() => {
                    if let Some(role) = named_role(token, next, read.get(index + 2)) {
                        self.text(token.text, at, None, Some(role));
                    }
                }
                token::Kind::Literal => {
                    let back = |count: usize| index.checked_sub(count).and_then(|index| read.get(index));
                    let role = self.named(back(1), back(2));
                    let computed = is_computed([back(1), back(3)], next) && matches!(role, None | Some(Role::Value));
                    if computed && bare_key(token.text).is_none() && certain_braces(token.text).next().is_none() {
                        // What a program shows in one case says nothing of what stands there in others.
                        continue;
                    }
                    self.literal(token, at, role, line.text, around);
                }
            }
        }
        self.fresh = false;
    }

    /// What the code before a literal says of it, or the list it stands in.
    fn named(&mut self, before: Option<&Token<'t>>, earlier: Option<&Token<'t>>) -> Option<Role> {
        let text = before.map(|bare| bare.text.trim_end());
        self.fresh |= text.is_none_or(|text| text.ends_with(['(', '[', '{']));
        if let Some(open) = text.and_then(|text| text.strip_suffix('[')) {
            self.list = list_role(open, earlier).map(|role| (role, self.brackets.depth));
        }
        let listed = self.list.filter(|(_, depth)| self.brackets.depth >= *depth);
        role(before, earlier).or(listed.map(|(role, _)| role))
    }

    /// What stands between literals, or a whole line of prose.
    fn bare(&mut self, text: &'t str, at: usize, around: Surroundings) {
        let mut start = 0;
        if std::mem::take(&mut self.in_tag) {
            let Some(end) = text.find('>') else {
                self.in_tag = true;
                return;
            };
            start = end + 1;
        }
        let mut end = text.len();
        // A tag with attributes breaks off where its first literal begins.
        if let Some(open) = text.rfind('<').filter(|open| *open >= start) {
            let rest = text.get(open..).unwrap_or_default();
            let name = rest.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic);
            if name && !rest.contains('>') && rest.ends_with('=') {
                self.in_tag = true;
                end = open;
            }
        }
        let text = text.get(start..end).unwrap_or_default();
        let mut passed = 0;
        for range in escape::lines(text) {
            self.element
                .enter(text.get(passed..range.start).unwrap_or_default(), self.units.is_empty());
            passed = range.end;
            let segment = text.get(range.clone()).unwrap_or_default();
            let mut next = start + range.start;
            for cell in segment.split('\t') {
                self.cell(cell, at + next, around);
                next += cell.len() + 1;
            }
        }
        self.element
            .enter(text.get(passed..).unwrap_or_default(), self.units.is_empty());
    }

    /// A stretch of bare text without breaks.
    fn cell(&mut self, text: &'t str, at: usize, around: Surroundings) {
        let mut passed = 0;
        if around.line != Holds::Placeholders {
            let beside = Surroundings {
                alone: false,
                followed: true,
                ..around
            };
            for (start, key) in keys(text) {
                let before = text.get(passed..start).unwrap_or_default();
                self.brackets.pass(before);
                self.said(before, at + passed, beside);
                self.push(Kind::Key, Part::plain(key, at + start), role_of(before));
                passed = start + key.len();
                let after = text.get(passed..).unwrap_or_default();
                passed += after.len() - after.strip_prefix(".DATA").unwrap_or(after).len();
            }
        }
        let rest = text.get(passed..).unwrap_or_default();
        // Those of placeholders enclose nothing; of the others, some stand before the text and some behind it.
        let said = rest.find(char::is_alphanumeric).unwrap_or(rest.len());
        let (before, behind) = match certain_braces(rest).next() {
            Some(_) => ("", ""),
            None => rest.split_at_checked(said).unwrap_or((rest, "")),
        };
        let alone = around.alone && passed == 0;
        // 书名（number1）：88
        let closes = || {
            let named = text.get(..passed).is_some_and(|before| before.contains(is_han));
            let value = rest
                .trim_start_matches(['）', ')'])
                .trim_start_matches(['：', ':', ' ']);
            named && rest.starts_with(['）', ')']) && !value.is_empty() && rest.len() <= LONGEST_PLAIN
        };
        if passed > 0 && !rest.contains(is_han) && closes() {
            return self.text(rest.trim_end_matches(BLANKS), at + passed, None, None);
        }
        self.brackets.pass(before);
        self.said(rest, at + passed, Surroundings { alone, ..around });
        self.brackets.pass(behind);
    }

    /// A text that may begin with its own name: `标题：取书成功通知`.
    fn said(&mut self, text: &'t str, at: usize, around: Surroundings) {
        let trimmed = text.trim_start_matches(BLANKS);
        let at = at + text.len() - trimmed.len();
        let text = trimmed.trim_end_matches(BLANKS);
        let has_braces = certain_braces(text).next().is_some();
        if !has_braces && (!text.contains(char::is_alphanumeric) || around.alone && is_link(text)) {
            return;
        }
        // The members of a map on one line, as YAML has them without quotes.
        let members = text.trim_start_matches('{');
        if !has_braces && members.len() < text.len() {
            let mut next = at + text.len() - members.len();
            for member in members.split(',') {
                self.said(member.trim_end_matches('}'), next, around);
                next += member.len() + 1;
            }
            return;
        }
        if let Some((first, rest)) = split_marks(text) {
            let rest_at = at + text.len() - rest.len();
            self.said(first, at, around);
            return self.said(rest, rest_at, around);
        }
        if let Some((role, value)) = split_name(text, has_braces) {
            let (name, value) = text.split_at_checked(text.len() - value.len()).unwrap_or((text, ""));
            // The example of a keyword that is called as some marks are: 通知内容.
            if !value.is_empty() && !has_braces && self.labels(name) {
                return self.text(text, at, None, None);
            }
            if value.trim_matches(['*', '`', '"', ' ', '|']).is_empty() {
                if around.followed {
                    return;
                }
                let name = name.trim_end_matches(['：', ':', '=', ' ', '*', '\u{3000}']);
                self.push(Kind::Mark, Part::plain(name, at), Some(role));
            } else {
                let id = role == Role::Named && is_id(name, value);
                self.text(value, at + name.len(), None, Some(if id { Role::Number } else { role }));
            }
            return;
        }
        let plain = !text.chars().any(is_han) && !has_braces;
        let awaited = matches!(self.units.last(), Some(last) if last.kind == Kind::Mark);
        if !plain || (around.alone && text.len() <= LONGEST_PLAIN) || awaited {
            self.text(text, at, None, self.element.role().filter(|_| !has_braces));
        }
    }

    fn literal(&mut self, token: &Token<'t>, at: usize, role: Option<Role>, line: &str, around: Surroundings) {
        if let Some(key) = bare_key(token.text) {
            self.push(Kind::Key, Part::plain(key, at), role);
            return;
        }
        let quote = line.get(..token.at).and_then(|before| before.chars().next_back());
        let Some(mark) = quote else { return };
        let begin = at - mark.len_utf8();
        if let Some(held) = self.held.filter(|_| is_data(token.text)) {
            let inner = escape::unescaped(token.text, Some(mark));
            self.units.extend(held(&inner, begin, self.line, self.brackets.depth));
            return;
        }
        let setting = std::mem::replace(&mut self.setting, Setting::Literal);
        // An id says by its shape whose it is, whatever the program calls it.
        let role = match role {
            None | Some(Role::Named) if is_library_id(token.text) => Some(Role::Number),
            role => role,
        };
        for range in escape::lines(token.text) {
            let segment = token.text.get(range.clone()).unwrap_or_default();
            let worth = segment.chars().any(is_han)
                || certain_braces(segment).next().is_some()
                || segment.contains("\\u")
                || around.line == Holds::Keys
                || matches!(
                    role,
                    Some(Role::Title | Role::Id | Role::Number | Role::Example | Role::Value)
                );
            if worth && !segment.trim().is_empty() {
                let whole = segment.len() == token.text.len();
                let quotes = Quotes { mark, at: begin, whole };
                self.text(segment, at + range.start, Some(quotes), role);
            }
        }
        self.setting = setting;
    }

    /// A cell of a table, which may have lines of its own.
    pub(in crate::input::placeholder) fn cell_of(&mut self, text: &'t str, at: usize, role: Role) {
        for range in escape::lines(text) {
            let line = text.get(range.clone()).unwrap_or_default();
            let inner = line.trim_start_matches(BLANKS);
            if !inner.is_empty() {
                let start = at + range.start + line.len() - inner.len();
                self.text(inner.trim_end_matches(BLANKS), start, None, Some(role));
            }
        }
    }

    /// One reading line of text, escapes and all.
    fn text(&mut self, text: &'t str, at: usize, quotes: Option<Quotes>, role: Option<Role>) {
        let part = match escape::unescaped(text, quotes.map(|quotes| quotes.mark)) {
            Cow::Borrowed(_) => Part::plain(text, at),
            Cow::Owned(read) => Part::written(read, quotes.map_or(at, |quotes| quotes.at)),
        };
        let part = match quotes {
            Some(quotes) if quotes.whole => part.in_quotes(quotes.at),
            _ => part,
        };
        self.push(Kind::Text, part, role);
    }

    pub(in crate::input::placeholder) fn push(&mut self, kind: Kind<'t>, part: Part<'t>, role: Option<Role>) {
        let mut role = role;
        if let (Some(last), Kind::Text, None) = (self.units.last(), &kind, role) {
            let near = self.line <= last.line + 2;
            // What stands in a comment is not continued by the code below it.
            let alike = (last.setting == Setting::Comment) == (self.setting == Setting::Comment);
            let answers = last.kind == Kind::Mark && near && alike && last.role != Some(Role::Content);
            if answers && certain_braces(&part.text).next().is_none() {
                role = last.role;
            }
        }
        let behind_code = self.code == Code::Behind;
        if behind_code {
            self.code = Code::None;
        }
        self.units.push(Unit {
            kind,
            part,
            role,
            setting: self.setting,
            fresh: self.fresh,
            behind_code,
            line: self.line,
            brackets: self.brackets,
        });
        self.brackets.begin();
        self.fresh = false;
    }
}
