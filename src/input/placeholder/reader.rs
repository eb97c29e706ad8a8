//! From lines to units: names find their texts, literals their lines, keys their places.

use super::braces::{braces, is_key, keys};
use super::escape;
use super::lines::{Line, Lines};
use super::part::Part;
use super::table;
use super::title::is_han;
use super::token::{self, Token, tokens};
use super::unit::{Kind, Setting, Unit};
use super::words::{self, Role};

/// A text without Han characters or placeholders may be a label or an id up to this length, in bytes.
const LONGEST_PLAIN: usize = 64;
const BLANKS: &[char] = &[' ', '\t', '\r', '\u{3000}', '\u{a0}', '\u{feff}', '\u{200b}'];

/// The units of a text whose first line has this number.
pub(super) fn units(text: &str, begin: usize, first_line: usize) -> Vec<Unit<'_>> {
    read(text, begin, first_line, false)
}

/// The units of a text that a literal holds, which stands there.
pub(super) fn units_within(literal: &str, at: usize, line: usize, depth: usize) -> Vec<Unit<'static>> {
    let units = read(literal, 0, line, true);
    units
        .into_iter()
        .map(|unit| unit.standing_at(at, line, depth))
        .collect()
}

/// Whether a literal holds data of its own: an object or a list.
pub(super) fn is_data(literal: &str) -> bool {
    let text = literal.trim_start();
    let list = text
        .strip_prefix('[')
        .is_some_and(|text| text.trim_start().starts_with(['{', '"', '\'', '\\', '[']));
    let object = text
        .strip_prefix('{')
        .is_some_and(|text| text.trim_start_matches([' ', '\\', 'n', 'r']).starts_with(['"', '\'']));
    list || object
}

fn read(text: &str, begin: usize, first_line: usize, within: bool) -> Vec<Unit<'_>> {
    let lines: Vec<Line<'_>> = Lines::new(text, begin).collect();
    let mut reader = Reader::new();
    reader.within = within;
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        reader.line = first_line + index;
        if line.text.is_empty() {
            reader.fresh = true;
            index += 1;
            continue;
        }
        let rows = table::rows(lines.get(index..).unwrap_or_default());
        if rows > 0 {
            table::read(lines.get(index..index + rows).unwrap_or_default(), &mut reader);
            index += rows;
        } else {
            reader.read(line);
            index += 1;
        }
    }
    reader.units
}

/// Gathers units and knows how those to come stand.
pub(super) struct Reader<'t> {
    pub(super) units: Vec<Unit<'t>>,
    pub(super) line: usize,
    pub(super) fresh: bool,
    setting: Setting,
    heading: bool,
    depth: usize,
    low: usize,
    closed: bool,
    /// What the list is called that is open, and how deep it stands: its literals bear its name.
    list: Option<(Role, usize)>,
    /// Whether a literal follows, of which the text before may be the name.
    followed: bool,
    /// Whether all of it stands in a literal: what is in a literal of that is not looked into.
    within: bool,
    /// Whether the text before ends within a tag, so that what comes is no text but an attribute.
    in_tag: bool,
}

impl<'t> Reader<'t> {
    fn new() -> Self {
        Self {
            units: Vec::new(),
            line: 0,
            fresh: true,
            setting: Setting::Prose,
            heading: false,
            depth: 0,
            low: 0,
            closed: false,
            list: None,
            followed: false,
            within: false,
            in_tag: false,
        }
    }

    fn read(&mut self, line: &Line<'t>) {
        self.fresh |= line.numbered || line.heading;
        self.heading = line.heading;
        self.setting = if line.comment { Setting::Comment } else { Setting::Prose };
        self.in_tag = false;
        let read = tokens(line.text);
        let whole = read.len() == 1;
        let braced = braces(line.text).next().is_some();
        for (index, token) in read.iter().enumerate() {
            let at = line.at + token.at;
            let before = index.checked_sub(1).and_then(|index| read.get(index));
            self.followed = matches!(read.get(index + 1), Some(next) if next.kind == token::Kind::Literal);
            match token.kind {
                token::Kind::Bare => {
                    self.bare(token.text, at, whole, braced);
                }
                token::Kind::Comment => {
                    let setting = std::mem::replace(&mut self.setting, Setting::Comment);
                    let text = token.text.trim_end_matches(['*', '/', '-', '>', ' ']);
                    self.bare(text, at, false, braced);
                    self.setting = setting;
                }
                token::Kind::Literal if names_next(read.get(index + 1)) && !is_keyed(token.text) => {}
                token::Kind::Literal => {
                    let earlier = index.checked_sub(2).and_then(|index| read.get(index));
                    let opens = before.is_none_or(|bare| bare.text.trim_end().ends_with(['(', '[', '{']));
                    self.fresh |= opens;
                    let role = role(before, earlier);
                    if let Some(open) = before.and_then(|bare| bare.text.trim_end().strip_suffix('[')) {
                        let named = list_role(open, earlier);
                        self.list = named.map(|role| (role, self.depth));
                    }
                    let listed = self
                        .list
                        .filter(|(_, depth)| self.depth >= *depth)
                        .map(|(role, _)| role);
                    self.literal(token, at, role.or(listed), line.text);
                }
            }
        }
        self.heading = false;
        self.fresh = false;
    }

    fn brackets(&mut self, text: &str) {
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

    /// What stands between literals, or a whole line of prose.
    fn bare(&mut self, text: &'t str, at: usize, whole: bool, braced: bool) {
        let mut start = 0;
        if std::mem::take(&mut self.in_tag) {
            match text.find('>') {
                Some(end) => start = end + 1,
                None => {
                    self.in_tag = true;
                    return;
                }
            }
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
        for range in escape::lines(text) {
            let segment = text.get(range.clone()).unwrap_or_default();
            let mut next = start + range.start;
            for cell in segment.split('\t') {
                self.cell(cell, at + next, whole, braced);
                next += cell.len() + 1;
            }
        }
    }

    /// A stretch of bare text without breaks.
    fn cell(&mut self, text: &'t str, at: usize, whole: bool, braced: bool) {
        let mut rest = (text, at);
        if !braced {
            let mut passed = 0;
            for (start, key) in keys(text) {
                self.brackets(text.get(passed..start).unwrap_or_default());
                self.said(text.get(passed..start).unwrap_or_default(), at + passed, false);
                self.push(Kind::Key, Part::plain(key, at + start), None);
                passed = start + key.len();
                let after = text.get(passed..).unwrap_or_default();
                passed += if after.starts_with(".DATA") { ".DATA".len() } else { 0 };
            }
            rest = (text.get(passed..).unwrap_or_default(), at + passed);
        }
        if braces(rest.0).next().is_none() {
            self.brackets(rest.0);
        }
        self.said(rest.0, rest.1, whole && rest.1 == at);
    }

    /// A text that may begin with its own name: `标题：取书成功通知`.
    fn said(&mut self, text: &'t str, at: usize, whole: bool) {
        let trimmed = text.trim_start_matches(BLANKS);
        let at = at + text.len() - trimmed.len();
        let text = trimmed.trim_end_matches(BLANKS);
        if text.is_empty() {
            return;
        }
        let has_braces = braces(text).next().is_some();
        if let Some((role, value)) = split_name(text, has_braces) {
            let (name, value) = text.split_at_checked(text.len() - value.len()).unwrap_or((text, ""));
            if value.trim_matches(['*', '`', '"', ' ', '|']).is_empty() {
                if self.followed {
                    return;
                }
                let name = name.trim_end_matches(['：', ':', '=', ' ', '*', '\u{3000}']);
                self.push(Kind::Mark, Part::plain(name, at), Some(role));
            } else {
                self.text(value, at + name.len(), None, Some(role));
            }
            return;
        }
        let plain = !text.chars().any(is_han) && !has_braces;
        let awaited = matches!(self.units.last(), Some(last) if last.kind == Kind::Mark);
        if !plain || (whole && text.len() <= LONGEST_PLAIN) || awaited {
            self.text(text, at, None, None);
        }
    }

    fn literal(&mut self, token: &Token<'t>, at: usize, role: Option<Role>, line: &str) {
        let key = token.text.strip_suffix(".DATA").unwrap_or(token.text);
        if is_key(key) {
            self.push(Kind::Key, Part::plain(key, at), role);
            return;
        }
        let quote = line.get(..token.at).and_then(|before| before.chars().next_back());
        let Some(quote) = quote else { return };
        if !self.within && is_data(token.text) {
            let inner = escape::unescaped(token.text, Some(quote));
            let units = units_within(&inner, at - quote.len_utf8(), self.line, self.depth);
            self.units.extend(units);
            return;
        }
        let setting = std::mem::replace(&mut self.setting, Setting::Literal);
        let kept = self.heading;
        self.heading = false;
        for range in escape::lines(token.text) {
            let segment = token.text.get(range.clone()).unwrap_or_default();
            let worth = segment.chars().any(is_han)
                || braces(segment).next().is_some()
                || segment.contains("\\u")
                || matches!(role, Some(Role::Id | Role::Number | Role::Example | Role::Value));
            if worth && !segment.trim().is_empty() {
                let whole = segment.len() == token.text.len();
                self.text(
                    segment,
                    at + range.start,
                    Some((quote, at - quote.len_utf8(), whole)),
                    role,
                );
            }
        }
        self.heading = kept;
        self.setting = setting;
    }

    /// A cell of a table, which may have lines of its own.
    pub(super) fn cell_of(&mut self, text: &'t str, at: usize, role: Role) {
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
    fn text(&mut self, text: &'t str, at: usize, quote: Option<(char, usize, bool)>, role: Option<Role>) {
        let part = match escape::unescaped(text, quote.map(|(quote, _, _)| quote)) {
            std::borrow::Cow::Borrowed(_) => Part::plain(text, at),
            std::borrow::Cow::Owned(read) => Part::written(read, quote.map_or(at, |(_, begin, _)| begin)),
        };
        let part = match quote {
            Some((_, begin, true)) => part.in_quotes(begin),
            _ => part,
        };
        self.push(Kind::Text, part, role);
    }

    pub(super) fn push(&mut self, kind: Kind<'t>, part: Part<'t>, role: Option<Role>) {
        let mut role = role;
        if let (Some(last), Kind::Text, None) = (self.units.last(), &kind, role) {
            let near = self.line <= last.line + 2;
            let answers = last.kind == Kind::Mark && near && last.role != Some(Role::Content);
            if answers && braces(&part.text).next().is_none() {
                role = last.role;
            }
        }
        self.units.push(Unit {
            kind,
            part,
            role,
            setting: self.setting,
            heading: self.heading,
            fresh: self.fresh,
            line: self.line,
            depth: self.depth,
            low: self.low,
            closed: self.closed,
        });
        self.closed = false;
        self.low = self.depth;
        self.fresh = false;
    }
}

/// Whether what stands behind a literal makes it the name of what follows: `"title": `, `'title' => `.
fn names_next(after: Option<&Token<'_>>) -> bool {
    after.is_some_and(|after| {
        let text = after.text.trim_start_matches([' ', ']', '\t']);
        after.kind == token::Kind::Bare
            && (text.starts_with(':') || text.starts_with("=>") || (text.starts_with('=') && !text.starts_with("==")))
    })
}

fn is_keyed(text: &str) -> bool {
    is_key(text.strip_suffix(".DATA").unwrap_or(text))
}

/// What a list is called: `"keywords": [`. Only the names that leave no doubt are lent to what stands in it.
fn list_role(before: &str, earlier: Option<&Token<'_>>) -> Option<Role> {
    let named = Token {
        kind: token::Kind::Bare,
        text: before,
        at: 0,
    };
    role(Some(&named), earlier).filter(|role| matches!(role, Role::Values | Role::Content))
}

/// What the code before a literal says of it: `title = `, `'title' => `, `setTitle(`, `.put("title", `.
fn role(before: Option<&Token<'_>>, earlier: Option<&Token<'_>>) -> Option<Role> {
    let text = before?.text.trim_end();
    let literal = earlier
        .filter(|token| token.kind == token::Kind::Literal)
        .map(|token| token.text);
    let word = |text: &str| -> Option<Role> {
        let text = text.trim_end_matches([' ', ']', '\t', '?', '"', '\'']);
        let word = text
            .rsplit(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-'))
            .next()?;
        if word.is_empty() {
            literal.and_then(words::name)
        } else {
            words::name(word)
        }
    };
    for sign in ["=>", "=", ":", "：", "->"] {
        if let Some(name) = text.strip_suffix(sign) {
            return word(name);
        }
    }
    let known = |role: &Role| !matches!(role, Role::Other | Role::Named | Role::Value);
    if let Some(name) = text.strip_suffix('(') {
        return word(name).filter(known);
    }
    if text == "," {
        return literal
            .filter(|name| name.is_ascii())
            .and_then(words::name)
            .filter(known)
            .filter(|role| *role != Role::Content || literal == Some("content"));
    }
    None
}

/// A name and what it names, as prose and YAML have it: `标题：取书成功通知`, `title: 取书成功通知`, `模板编号 70311`.
fn split_name(text: &str, has_braces: bool) -> Option<(Role, &str)> {
    if !has_braces && let Some(role) = words::mark(text.trim_end_matches(['：', ':', ' '])) {
        return Some((role, ""));
    }
    let signed = text.find(['：', ':', '=']).and_then(|at| {
        let (name, value) = text.split_at_checked(at)?;
        let value = value
            .strip_prefix("=>")
            .or_else(|| value.strip_prefix(['：', ':', '=']))?
            .trim_start_matches(['*', ' ', '\u{3000}', '"', '\'', '`', '|', '>']);
        if name.contains(['{', '｛']) {
            return None;
        }
        let name = name.trim_matches(['*', '_', ' ', '`', '\u{3000}', '【', '】', '[', ']', '$', '@', '"']);
        let word = name.rsplit([' ', '.', '-', '\t']).next().unwrap_or(name);
        let named = name.is_ascii() && word.contains(|c: char| c.is_ascii_alphabetic());
        let role = if named { words::name(word)? } else { words::mark(name)? };
        // What has a placeholder behind it is a label, unless it is a name for contents or titles and nothing else.
        let label = has_braces && !(role == Role::Content && !is_lone(value)) && role != Role::Title;
        (!label).then_some((role, value))
    });
    signed.or_else(|| {
        let (name, value) = text.split_once([' ', '\u{3000}'])?;
        let role = words::mark(name)?;
        (!has_braces && role != Role::Content).then_some((role, value.trim_start()))
    })
}

fn is_lone(text: &str) -> bool {
    braces(text).next().is_some_and(|brace| brace.start == 0)
}
