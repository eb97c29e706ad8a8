//! Drafts without placeholders, in texts whose layout says what belongs together: outlines as people write them, blocks of
//! YAML, settings, literals of programs.

mod block;
mod lexer;
mod literal;
mod prose;
mod settings;
#[cfg(test)]
mod tests;
mod tree;
mod wording;

use super::batch::Batch;
use super::context::Context;
use super::json::Transcript;
use super::placeholder::notice;
use super::platform::braces::certain_braces;
use super::platform::words::is_type;
use crate::language::Language;
use crate::template::Template;
pub(super) use lexer::{Lexer, Token};
use tree::Value;

/// A text without placeholders is looked through up to this length: what people write down without them is short.
pub(super) const MAX_BYTES: usize = 4 << 20;

/// Reads the drafts of a text; none if it has none.
pub(super) fn read(bytes: &[u8], context: &mut Context) -> Option<Batch> {
    let text = std::str::from_utf8(bytes).ok()?;
    // Where placeholders stand they say what is a template.
    if text.len() > MAX_BYTES || certain_braces(text).next().is_some() {
        return None;
    }
    if let Some(batch) = block::read(text).and_then(|blocks| found(text, &blocks, context)) {
        return Some(batch);
    }
    if let Some(batch) = settings::read(text).and_then(|settings| found(text, &settings, context)) {
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
    found(text, &Value::Group(groups), context)
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
