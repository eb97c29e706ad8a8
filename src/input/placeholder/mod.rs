//! Text with placeholders: `{{thing1.DATA}}` marks a template wherever it stands.
//!
//! No language is parsed. Passes over the lines take off what surrounds a text in any of them, and only then is it asked
//! what the text says:
//!
//! | pass | what it knows |
//! |---|---|
//! | `lines` | marks of comments, bullets, numbers, fences |
//! | `token`, `escape` | literals, and what their escapes stand for |
//! | `reader`, `naming`, `table` | names (`title:`, 标题) and their texts, keys, rows of Markdown: units |
//! | `gather`, `fields`, `group` | which unit is a title, which a label, and where a template ends |
//! | `sql` | rows of `INSERT` and `COPY`, and which of their columns has titles |
//! | `finish` | places, what stands twice, what is told of the rest |

mod braces;
mod escape;
mod fields;
mod finish;
mod gather;
mod group;
mod label;
mod lines;
mod markdown;
mod naming;
mod part;
mod reader;
mod sql;
mod table;
mod title;
mod token;
mod unit;
mod words;

use super::Batch;
use super::context::Context;
use super::place::Cursor;
use finish::Findings;
use title::is_han;

/// Reads the templates of a text.
pub(super) fn read(bytes: &[u8], context: &mut Context) -> Batch {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.valid_up_to();
            let message = context.not_utf8(bytes.get(at).copied().unwrap_or_default());
            let mut batch = Batch::default();
            context.tell(&mut batch.errors, Some(Cursor::new(bytes, 1).place_of(at)), message);
            return batch;
        }
    };
    let mut findings = Findings::default();
    let statements = sql::read(text, &mut findings);
    // Between the statements the lines are read as in any text.
    let (mut start, mut line) = (0, 1);
    let end = text.len()..text.len();
    for range in statements.into_iter().chain(std::iter::once(end)) {
        let between = text.get(start..range.start).unwrap_or_default();
        for outcome in gather::gather(&reader::units(between, start, line)) {
            findings.add(outcome);
        }
        let passed = text.get(start..range.end).unwrap_or_default();
        line += passed.bytes().filter(|byte| *byte == b'\n').count();
        start = range.end;
    }
    findings.batch(text, context)
}

/// Whether a text has placeholders, keys of the platform with names beside or above them, or a table of keywords, or is
/// drafts written as Markdown.
pub(super) fn stands_in(text: &str) -> bool {
    let mut above = false;
    let keyed = |line: &str| {
        let named = line.contains(is_han);
        let known = (named || above) && braces::keys(line).any(|(_, key)| braces::is_certain(key));
        above = named;
        known || table::is_head(line)
    };
    braces::braces(text).next().is_some() || text.lines().any(keyed) || markdown::is_draft(text)
}

#[cfg(test)]
mod tests;
