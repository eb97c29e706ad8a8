//! Drafts without placeholders, in texts whose layout says what belongs together: outlines as people write them, blocks of
//! YAML, settings, literals of programs.

mod block;
mod draft;
mod lexer;
mod lines;
mod literal;
mod page;
mod prose;
mod settings;
#[cfg(test)]
mod tests;
mod tree;
mod wording;

use std::collections::HashSet;

use super::batch::Batch;
use super::bytes::utf8;
use super::context::Context;
use super::json::Transcript;
use super::place::Cursor;
use super::placeholder::{named_rows, notice};
use super::platform::braces::certain_braces;
use super::platform::words::is_type;
use crate::data::quoted;
use crate::language::Language;
use crate::template::Template;
pub(super) use lexer::{Lexer, Token};
use tree::{Entry, Text, Value};

/// A text without placeholders is looked through up to this length: what people write down without them is short.
pub(super) const MAX_BYTES: usize = 4 << 20;

/// Reads the drafts of a text; none if it has none.
pub(super) fn read(bytes: &[u8], context: &mut Context) -> Option<Batch> {
    let text = utf8(bytes).ok()?;
    // Where placeholders stand they say what is a template.
    if text.len() > MAX_BYTES || certain_braces(text).next().is_some() {
        return None;
    }
    if let Some(batch) = block::read(text).and_then(|blocks| found(text, &blocks, context)) {
        return Some(batch);
    }
    if let Some(batch) = settings(text, context) {
        return Some(batch);
    }
    if let Some(batch) = inserted(text).and_then(|rows| found(text, &rows, context)) {
        return Some(batch);
    }
    // Rows of a spreadsheet have tabs between their cells, as no outline has.
    let tabbed = text.lines().any(|line| line.trim().contains('\t'));
    if let Some(outline) = Some(text)
        .filter(|_| !tabbed)
        .and_then(|text| prose::read(text, context))
    {
        return Some(transcribed(text, &outline, |_| true, context));
    }
    // Most texts hold no brackets, and so no data.
    let groups = text.contains(['[', '{', '(']).then(|| literal::groups(text))?;
    let batch = found(text, &Value::Group(groups), context)?;
    tell_unread(text, &batch, context);
    Some(batch)
}

/// Reads the drafts of settings, of which each line is one: nothing else tells better what they mean.
pub(super) fn read_settings(bytes: &[u8], context: &mut Context) -> Option<Batch> {
    let text = utf8(bytes).ok()?;
    let sound = text.len() <= MAX_BYTES && certain_braces(text).next().is_none();
    Some(text).filter(|_| sound).and_then(|text| settings(text, context))
}

fn settings(text: &str, context: &mut Context) -> Option<Batch> {
    settings::read(text).and_then(|settings| found(text, &settings, context))
}

/// The rows that statements of SQL put into named columns, each an object with its values under their names.
fn inserted(text: &str) -> Option<Value<'_>> {
    let rows = named_rows(text).into_iter().map(|row| {
        let members = row.into_iter().map(|((name, at), cell)| Entry {
            name: Some(Text::new(name, at)),
            value: cell.map_or(Value::Nothing, |(text, at)| Value::Text(Text::new(text, at))),
        });
        Entry::bare(Value::Group(members.collect()))
    });
    let rows: Vec<Entry<'_>> = rows.collect();
    (!rows.is_empty()).then_some(Value::Group(rows))
}

/// Tells of strings of a program that end as titles do and are of no draft.
fn tell_unread(text: &str, batch: &Batch, context: &mut Context) {
    let titles: HashSet<&str> = batch.templates().map(|(_, template)| template.title.as_str()).collect();
    let mut unread = Lexer::new(text).filter_map(|(token, at)| match token {
        Token::String(text) if notice(&text) == Some(&*text) && !titles.contains(&*text) => Some((text, at)),
        _ => None,
    });
    let Some((first, at)) = unread.next() else { return };
    let (count, shown) = (1 + unread.count(), quoted(&first));
    let message = context.say(
        format!("像标题而不在任何模板中的字符串，未读（{count} 个）：{shown}"),
        format!("strings that end as titles do and are of no draft, not read ({count}): {shown}"),
    );
    context.note(Some(Cursor::new(text.as_bytes(), 1).place_of(at)), message);
}

fn transcribed(text: &str, value: &Value<'_>, believes: fn(&Template) -> bool, context: &mut Context) -> Batch {
    let mut transcript = Transcript::default();
    value.write(&mut transcript);
    transcript.read(text, believes, context)
}

/// The drafts of a value that may be anything. Where one of them surely is a draft, others need no keywords.
fn found(text: &str, value: &Value<'_>, context: &mut Context) -> Option<Batch> {
    let surely = transcribed(text, value, is_sure, &mut Context::new(None, Language::En));
    let titled = |template: &Template| {
        has_types(template) && (!template.keywords.is_empty() || notice(&template.title).is_some())
    };
    (!surely.items.is_empty()).then(|| transcribed(text, value, titled, context))
}

/// Whether a template can be nothing else.
fn is_sure(template: &Template) -> bool {
    !template.keywords.is_empty() && has_types(template) && notice(&template.title).is_some()
}

/// Whether the types of a template are the platform's: the forms of programs have others.
fn has_types(template: &Template) -> bool {
    let mut types = template
        .keywords
        .iter()
        .filter_map(|keyword| keyword.value_type.as_deref());
    types.all(is_type)
}

/// Whether a text has drafts that its layout tells.
pub(super) fn stands_in(bytes: &[u8]) -> bool {
    read(bytes, &mut Context::new(None, Language::En)).is_some()
}
