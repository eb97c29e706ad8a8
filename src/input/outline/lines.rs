//! The lines of an outline, and what stands before each.

use crate::input::placeholder::sectioned;
use crate::input::platform::words::is_colon;
use crate::input::titles::{Mark, is_rule, marked};

/// How many levels the number of a heading may have.
const DEEPEST: usize = 4;

/// A line without what stands before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    pub(super) text: &'t str,
    pub(super) indent: usize,
    pub(super) mark: Option<Before>,
    /// Whether a blank line stands above.
    pub(super) apart: bool,
}

/// What stands before a line: of two lines with the same mark none belongs to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    Heading(usize),
    Bullet,
    /// Brackets around all of the line.
    Enclosed,
    /// A number, by what it begins and ends with.
    Number(bool, Option<char>),
}

/// The lines of a text that say something. A line with a rule under it is a heading.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut all = text.lines().peekable();
    let mut apart = true;
    std::iter::from_fn(move || {
        loop {
            let line = all.next()?;
            let bare = line.trim();
            apart |= bare.is_empty();
            if bare.is_empty() || is_rule(bare) || bare.starts_with("```") {
                continue;
            }
            // A name with its value ends a draft, and heads none.
            let paired = bare.contains(is_colon);
            let underlined = !paired
                && all
                    .peek()
                    .is_some_and(|next| next.trim().starts_with(['=', '-']) && is_rule(next));
            let indent = line.len() - line.trim_start().len();
            let (mark, text) = before(bare);
            return Some(Line {
                text,
                indent,
                mark: if underlined { Some(Before::Heading(1)) } else { mark },
                apart: std::mem::take(&mut apart),
            });
        }
    })
}

fn before(line: &str) -> (Option<Before>, &str) {
    let text = line.trim_start_matches('#');
    if text.len() < line.len() && text.starts_with([' ', '\u{3000}']) {
        let level = line.len() - text.len();
        let text = text.trim();
        // A number in a heading is a part of the mark.
        let text = marked(text)
            .filter(|(mark, _)| *mark == Mark::Number)
            .map(|(_, text)| text)
            .or_else(|| sectioned(text, DEEPEST))
            .unwrap_or(text);
        return (Some(Before::Heading(level)), text);
    }
    // #1 取书通知
    if let Some(rest) = line.strip_prefix('#')
        && let Some((number, text)) = rest.split_once([' ', '\u{3000}', '、', '.', '：'])
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
    {
        return (Some(Before::Number(true, Some('#'))), text.trim());
    }
    // Programs that show a tree draw its branches.
    let branch = line.trim_start_matches(['│', '├', '└', '┣', '┗', '─', '━', ' ']);
    if branch.len() < line.len() && !branch.is_empty() {
        return (Some(Before::Bullet), branch);
    }
    if let Some(inside) = line.strip_prefix('【').and_then(|line| line.strip_suffix('】')) {
        return (Some(Before::Enclosed), inside);
    }
    match marked(line) {
        // ★取书通知★
        Some((Mark::Bullet, text)) if line.chars().next() == text.chars().next_back() => (Some(Before::Bullet), line),
        Some((Mark::Bullet, text)) => (Some(Before::Bullet), text),
        Some((Mark::Number, text)) => {
            let number = line.get(..line.len() - text.len()).unwrap_or_default().trim_end();
            let digits = number.contains(|c: char| c.is_ascii_digit());
            (Some(Before::Number(digits, number.chars().next_back())), text)
        }
        _ => match sectioned(line, 2) {
            Some(text) => (Some(Before::Number(true, Some('.'))), text),
            None => (None, line),
        },
    }
}
