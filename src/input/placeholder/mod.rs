//! Text with placeholders: `{{thing1.DATA}}` marks a template wherever it stands.
//!
//! No language is parsed. Passes over the lines take off what surrounds a text in any of them, and only then is it asked
//! what the text says:
//!
//! | room | what it knows |
//! |---|---|
//! | `notation/` | marks of comments, bullets, numbers, fences; literals, and what their escapes stand for |
//! | `wording/` | which text may be a title, which a label, and what a name says |
//! | `units/` | names (`title:`, 标题) and their texts, keys, rows of Markdown: units |
//! | `gather/` | which unit is a title, which a label, and where a template ends |
//! | `sql/` | rows of `INSERT` and `COPY`, and which of their columns has titles |
//!
//! `finish` knows what stands twice, and what is told of the rest; `places` where all of it stands.

mod finish;
mod gather;
mod notation;
mod places;
mod sql;
mod units;
mod wording;

use super::batch::Batch;
use super::context::Context;
use super::platform::braces::certain_braces;
use super::platform::words::{is_certain_key, is_han, keys};
use finish::Findings;
pub(super) use notation::escape::unescaped;
pub(super) use sql::named_rows;
use wording::title::{Strength, is_general};
pub(super) use wording::words::{Role, is_link, mark, sectioned};

/// Reads the templates of a text.
pub(super) fn read(text: &str, context: &mut Context) -> Batch {
    let mut findings = Findings::default();
    let statements = sql::read(text, &mut findings);
    // Between the statements the lines are read as in any text.
    let (mut start, mut line) = (0, 1);
    let end = text.len()..text.len();
    for range in statements.into_iter().chain(std::iter::once(end)) {
        let between = text.get(start..range.start).unwrap_or_default();
        // Between the rows of a dump nothing stands but the marks of their ends.
        if !between.bytes().all(|byte| matches!(byte, b';' | b'\n' | b'\r' | b' ')) {
            for outcome in gather::gather(&units::units(between, start, line)) {
                findings.add(outcome);
            }
        }
        let passed = text.get(start..range.end).unwrap_or_default();
        line += passed.bytes().filter(|byte| *byte == b'\n').count();
        start = range.end;
    }
    findings.batch(text, context)
}

/// Whether a text has placeholders, keys of the platform with names beside or above them, or a table of keywords.
pub(super) fn stands_in(text: &str) -> bool {
    let (mut above, mut titled) = (false, false);
    let keyed = |line: &str| {
        let named = line.contains(is_han);
        let known = (named || above) && keys(line).any(|(_, key)| is_certain_key(key));
        above = named;
        titled |= named && line.trim_start().starts_with('#');
        known || units::heads_keywords(line, titled)
    };
    certain_braces(text).next().is_some() || text.lines().any(keyed)
}

/// The title that a text surely is by its end, without the marks around it; one that speaks of templates in general is none.
pub(super) fn notice(text: &str) -> Option<&str> {
    let (title, strength) = wording::title::title(wording::title::loose(text))?;
    (strength >= Strength::Strong && !is_general(title)).then_some(title)
}

/// Whether a heading may be a title by where it stands, though it does not end as titles do.
pub(super) fn announces(text: &str) -> bool {
    wording::title::announced(text).is_some()
}

/// The label in a text, and the example told beside it.
pub(super) fn label(text: &str) -> Option<(&str, Option<&str>)> {
    let (told, example) = wording::label::with_example(text);
    Some((wording::label::without_hint(wording::label::label(told)?), example))
}

#[cfg(test)]
mod tests;
