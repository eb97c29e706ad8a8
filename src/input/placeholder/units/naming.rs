//! Names and what they name, in code, data and prose.

use super::super::notation::token::{Kind, Token};
use super::super::wording::title::{Strength, title};
use super::super::wording::words::{self, Role};
use crate::input::platform::braces::certain_braces;
use crate::input::platform::words::{bare_key, is_han};

/// A line in which several marks are looked for is no longer, in bytes.
const LONGEST_MARKED: usize = 400;

/// Whether what stands behind a literal makes it the name of what follows: `"title": `, `'title' => `.
pub(in crate::input::placeholder) fn names_next(after: Option<&Token<'_>>) -> bool {
    after.is_some_and(|after| {
        let text = after.text.trim_start_matches([' ', ']', '\t']);
        after.kind == Kind::Bare
            && (text.starts_with(':') || text.starts_with("=>") || (text.starts_with('=') && !text.starts_with("==")))
    })
}

/// Whether a literal is one of several that a program may take: `ok ? "成功" : "失败"`, `name || "未知"`.
pub(in crate::input::placeholder) fn is_computed(before: [Option<&Token<'_>>; 2], after: Option<&Token<'_>>) -> bool {
    let [before, earlier] = before.map(code);
    let asks = |text: &str| text.ends_with('?');
    let chosen = |text: &str| asks(text) || text.ends_with("||") || text.ends_with("&&");
    let worded = |text: &str| text.ends_with(" or") || text == "else" || text.ends_with(" else");
    before.is_some_and(|before| chosen(before) || worded(before) || before == ":" && earlier.is_some_and(asks))
        || code(after).is_some_and(|after| after.starts_with("if "))
}

/// What stands between literals.
fn code<'k>(token: Option<&'k Token<'_>>) -> Option<&'k str> {
    token
        .filter(|token| token.kind == Kind::Bare)
        .map(|token| token.text.trim())
}

/// What a list is called: `"keywords": [`. Only the names that leave no doubt are lent to what stands in it.
pub(in crate::input::placeholder) fn list_role(before: &str, earlier: Option<&Token<'_>>) -> Option<Role> {
    said_by(before, earlier).filter(|role| matches!(role, Role::Values | Role::Content))
}

/// What a text that ends with a sign calls what follows: `key: `.
pub(in crate::input::placeholder) fn role_of(before: &str) -> Option<Role> {
    said_by(before, None)
}

/// What the code before a literal says of it: `title = `, `'title' => `, `setTitle(`, `.put("title", `.
pub(in crate::input::placeholder) fn role(before: Option<&Token<'_>>, earlier: Option<&Token<'_>>) -> Option<Role> {
    said_by(before?.text, earlier)
}

fn said_by(before: &str, earlier: Option<&Token<'_>>) -> Option<Role> {
    let text = before.trim_end();
    let literal = earlier
        .filter(|token| token.kind == Kind::Literal)
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

/// A line with several marks in two: `标题：取书成功通知  编号：70311`.
pub(in crate::input::placeholder) fn split_marks(text: &str) -> Option<(&str, &str)> {
    if text.len() > LONGEST_MARKED {
        return None;
    }
    text.match_indices([' ', '\u{3000}']).find_map(|(at, _)| {
        let (first, rest) = text.split_at_checked(at)?;
        let rest = rest.trim_start_matches([' ', '\u{3000}', '|', '/']);
        let (name, _) = rest.split_once(['：', ':'])?;
        // An example beside a placeholder is that of its field.
        let beside = || words::mark(name) == Some(Role::Example) && certain_braces(first).next().is_some();
        let marks = words::mark(name).is_some() && first.contains(['：', ':']) && !beside();
        marks.then_some((first, rest))
    })
}

/// A name and what it names, as prose and YAML have it: `标题：取书成功通知`, `title: 取书成功通知`, `模板编号 70311`.
pub(in crate::input::placeholder) fn split_name(text: &str, has_braces: bool) -> Option<(Role, &str)> {
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
        let coded = name.is_ascii() && word.contains(|c: char| c.is_ascii_alphabetic());
        // Template ID
        let known = words::mark(name);
        let role = known.or_else(|| coded.then(|| words::name(word)).flatten())?;
        // What has a placeholder behind it is a label, unless it is a name for contents or titles and nothing else.
        let named = role == Role::Title || (role == Role::Content && !is_lone(value));
        (!has_braces || named).then_some((role, value))
    });
    signed.or_else(|| {
        let (name, value) = text.split_once([' ', '\u{3000}'])?;
        let role = words::mark(name)?;
        (!has_braces && role != Role::Content).then_some((role, value.trim_start()))
    })
}

/// The name without quotes that a text ends with, of the key which stands behind it: `{ 书名: `.
pub(super) fn named_before(text: &str) -> Option<&str> {
    let end = text.trim_end().strip_suffix(':')?;
    let from = end.rfind([',', '{', '(', '[']).map_or(0, |at| at + 1);
    let name = end.get(from..)?;
    let plain =
        name.trim().chars().all(char::is_alphanumeric) && name.contains(is_han) && words::mark(name.trim()).is_none();
    plain
        .then(|| text.get(from + name.len() - name.trim_start().len()..))
        .flatten()
}

fn is_lone(text: &str) -> bool {
    certain_braces(text).next().is_some_and(|brace| brace.start == 0)
}

/// What a literal is, besides the name of what follows: the label of a placeholder, or the title of what a bracket holds.
pub(super) fn named_role(name: &Token<'_>, next: Option<&Token<'_>>, value: Option<&Token<'_>>) -> Option<Role> {
    let lone = value.is_some_and(|value| {
        let brace = certain_braces(value.text).next();
        let whole = brace.is_some_and(|brace| brace.start == 0 && brace.end == value.text.len());
        value.kind == Kind::Literal && (whole || bare_key(value.text).is_some())
    });
    if next.is_some_and(|next| next.text.contains(['{', '[', '('])) {
        let titled = matches!(title(name.text), Some((_, Strength::Strong)));
        return titled.then_some(Role::Named);
    }
    (lone && name.text.contains(is_han) && words::mark(name.text).is_none()).then_some(Role::LabelOfNext)
}
