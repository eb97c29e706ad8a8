//! Answers in whatever a program has logged, line by line.

use super::Answer;
use super::answer::floor_char_boundary;
use super::table::Table;

/// What programs call a code.
const CODE: [&str; 5] = ["errcode", "error code", "错误代码", "错误码", "返回码"];
/// What they call the words beside it.
const WORDS: [&str; 2] = ["errmsg", "错误信息"];
/// What may be called so behind a code; elsewhere it is the log's own.
const WORDS_BEHIND: [&str; 1] = ["message"];
/// What the platform's words begin with, where a log has a code before them and no name.
const BEGINNINGS: [&str; 12] = [
    "invalid",
    "argument invalid",
    "access_token",
    "user refuse",
    "require",
    "api ",
    "system error",
    "reach max",
    "template",
    "form id",
    "appid",
    "form_id",
];
/// Characters that may stand between a name and what it names.
const MAX_BETWEEN: usize = 24;
/// How far behind a code the number of the request is looked for, in bytes.
const MAX_WORDS: usize = 300;
/// Lines from a code to its words, where a program writes each on its own.
const MAX_LINES: usize = 3;

/// Finds answers in lines that come one after another. Its time is linear in the text.
#[derive(Debug, Clone, Default)]
pub(super) struct Scan {
    /// A code whose words may follow, and its line.
    code: Option<(i64, usize)>,
    /// Words whose code may follow.
    words: Option<String>,
    /// A name that its line ended with.
    awaited: Option<Name>,
    /// Lines since any of these came.
    age: usize,
    /// Lines so far.
    pub(super) lines: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Name {
    Code,
    Words,
}

impl Scan {
    /// Looks through a line; what is complete is taken, with the line its code stands on.
    pub(super) fn line(&mut self, line: &str, take: &mut impl FnMut(Answer, usize)) {
        self.lines += 1;
        self.age += 1;
        if self.age > MAX_LINES {
            self.close(take);
        }
        let mut rest = line;
        if let Some(name) = self.awaited.take() {
            rest = self.value(name, rest, take);
        }
        while let Some(c) = rest.chars().next() {
            if c == '}' {
                self.close(take);
            }
            let Some((name, after)) = self.name(rest) else {
                rest = match self.nameless(line, rest) {
                    Some((code, words)) => {
                        self.code = Some((code, self.lines));
                        let (words, rest) = words.split_at(words.find('"').unwrap_or(words.len()));
                        self.value(Name::Words, words, take);
                        rest
                    }
                    None => rest.get(c.len_utf8()..).unwrap_or_default(),
                };
                continue;
            };
            rest = self.value(name, after, take);
        }
    }

    /// The name a text begins with, and what stands behind it.
    fn name<'t>(&self, text: &'t str) -> Option<(Name, &'t str)> {
        if let Some(after) = starts(text, &CODE) {
            return Some((Name::Code, after));
        }
        let behind = || {
            let after = starts(text, &WORDS_BEHIND).filter(|_| self.code.is_some())?;
            let is_named = after.trim_start().starts_with(['"', '\'', ':', '：', '=']);
            is_named.then_some(after)
        };
        let after = starts(text, &WORDS).or_else(behind)?;
        Some((Name::Words, after))
    }

    /// The code that stands by itself before the platform's own words, `40001 invalid credential`, and what stands behind
    /// it.
    fn nameless<'t>(&self, line: &'t str, rest: &'t str) -> Option<(i64, &'t str)> {
        let begins = rest.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        if !begins || self.code.is_some() || self.words.is_some() {
            return None;
        }
        let before = line.get(..line.len() - rest.len())?.chars().next_back();
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | '+');
        if before.is_some_and(is_part) {
            return None;
        }
        let (code, after) = code_of(rest)?;
        let (words, _) = value_of(after);
        let near = words.get(..floor_char_boundary(words, MAX_WORDS)).unwrap_or_default();
        let told = || {
            let ours = words.starts_with(|c: char| c.is_alphabetic()) && near.contains("rid:");
            ours || starts(words, &BEGINNINGS).is_some()
        };
        // Any number may stand before any words.
        let is_known = code != 0 && Table::get().entry(code).is_some();
        (is_known && after.len() > words.len() && told()).then_some((code, after))
    }

    /// What is left when no line comes any more.
    pub(super) fn end(&mut self, take: &mut impl FnMut(Answer, usize)) {
        self.close(take);
    }

    /// Nothing that follows belongs to what came so far.
    fn close(&mut self, take: &mut impl FnMut(Answer, usize)) {
        if let Some((code, line)) = self.code.take() {
            take(Answer::new(code), line);
        }
        self.words = None;
        self.awaited = None;
    }

    /// Reads what a name names; gives what stands behind it.
    fn value<'t>(&mut self, name: Name, text: &'t str, take: &mut impl FnMut(Answer, usize)) -> &'t str {
        let (value, quote) = value_of(text);
        if value.is_empty() {
            self.awaited = Some(name);
            self.age = 0;
            return value;
        }
        match name {
            Name::Code => {
                if let Some((code, rest)) = code_of(value) {
                    if let Some((before, line)) = self.code.take() {
                        take(Answer::new(before), line);
                    }
                    match self.words.take() {
                        Some(words) => take(Answer::new(code).with_message(words), self.lines),
                        None => self.code = Some((code, self.lines)),
                    }
                    self.age = 0;
                    return rest;
                }
                value
            }
            Name::Words => {
                let (words, rest) = words_of(value, quote);
                let words = unescaped(words);
                match self.code.take() {
                    Some((code, line)) => {
                        let code = passed_on(code, &words).unwrap_or(code);
                        take(Answer::new(code).with_message(words), line);
                    }
                    None => self.words = Some(words),
                }
                self.age = 0;
                rest
            }
        }
    }
}

/// The code a text begins with, and what stands behind it.
fn code_of(value: &str) -> Option<(i64, &str)> {
    let digits = value.strip_prefix('-').unwrap_or(value);
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let (number, rest) = value.split_at_checked(end + value.len() - digits.len())?;
    // More digits are no code, and letters behind them make a name of another kind.
    let is_code = number.len() <= 10 && !rest.starts_with(|c: char| c.is_alphabetic());
    let code = number.parse().ok().filter(|_| is_code)?;
    Some((code, rest))
}

/// The code that words name beside one that no table has: a cloud function wraps what the platform answered it.
fn passed_on(code: i64, words: &str) -> Option<i64> {
    let table = Table::get();
    if table.entry(code).is_some() {
        return None;
    }
    let mut named = words.char_indices().filter_map(|(at, _)| {
        let (value, _) = value_of(starts(words.get(at..)?, &CODE)?);
        Some(code_of(value)?.0)
    });
    named.find(|code| table.entry(*code).is_some())
}

/// What stands behind any of these names, if the text begins with one. Case does not matter.
fn starts<'t>(text: &'t str, names: &[&str]) -> Option<&'t str> {
    names.iter().find_map(|name| {
        let (start, rest) = text.split_at_checked(name.len())?;
        start.eq_ignore_ascii_case(name).then_some(rest)
    })
}

/// How a value is quoted: not at all, or by these characters.
type Quote<'t> = Option<&'t str>;

/// Passes over what stands between a name and its value: marks, and the types PHP prints before values.
fn value_of(text: &str) -> (&str, Quote<'_>) {
    let mut rest = text;
    let mut quote = None;
    for _ in 0..MAX_BETWEEN {
        let Some(c) = rest.chars().next() else { break };
        if let Some(after) = rest.strip_prefix("int(") {
            rest = after;
            continue;
        }
        if let Some(after) = rest.strip_prefix("string(") {
            rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
            continue;
        }
        match c {
            // Whatever stands last before the value is how it is quoted, with the strokes that escape it.
            '"' | '\'' | '\\' => {
                let strokes = rest.len() - rest.trim_start_matches('\\').len();
                let Some((marks, after)) = rest.split_at_checked(strokes + 1) else {
                    break;
                };
                if !marks.ends_with(['"', '\'']) {
                    break;
                }
                quote = Some(marks);
                rest = after;
            }
            ':' | '：' | '=' | '>' | ' ' | '\t' | ']' | '[' | ',' | '(' | ')' => {
                if !matches!(c, ' ' | '\t') {
                    quote = None;
                }
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
            }
            _ => break,
        }
    }
    (rest, quote)
}

/// Words to their end, and what stands behind them.
fn words_of<'t>(value: &'t str, quote: Quote<'_>) -> (&'t str, &'t str) {
    let end = match quote {
        Some(quote) if !quote.is_empty() => ends(value, quote),
        _ => value.find(['{', '}', '，', '\n']),
    };
    value.split_at(end.unwrap_or(value.len()))
}

/// Where a quoted text ends: at the same marks, of which a plain one may not be escaped.
fn ends(value: &str, quote: &str) -> Option<usize> {
    let mark = quote.trim_start_matches('\\');
    let escapes = quote.len() - mark.len();
    let mark = mark.chars().next()?;
    value.match_indices(mark).map(|(at, _)| at).find_map(|at| {
        let before = value.get(..at)?;
        let strokes = before.len() - before.trim_end_matches('\\').len();
        (strokes <= escapes).then(|| at - strokes)
    })
}

/// What a JSON text says, where it is one.
fn unescaped(words: &str) -> String {
    // Any longer text would be cut in any case.
    let words = words
        .get(..floor_char_boundary(words, 4 * Answer::MAX_MESSAGE_BYTES))
        .unwrap_or_default();
    let plain = || words.trim().to_owned();
    if words.contains('\\') {
        serde_json::from_str(&format!("\"{words}\"")).unwrap_or_else(|_| plain())
    } else {
        plain()
    }
}
