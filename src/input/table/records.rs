//! Keywords that a program wrote into one cell as JSON.

use crate::input::batch::Item;
use crate::input::context::Context;
use crate::input::json;
use crate::language::Language;
use crate::template::Keyword;

/// Whether a cell holds JSON: a list or an object, whatever it is of.
pub(super) fn is_json(text: &str) -> bool {
    let text = text.trim();
    let enclosed = text.starts_with('[') && text.ends_with(']') || text.starts_with('{') && text.ends_with('}');
    enclosed && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// The keywords that this JSON lists, in our form or in any that JSON of others has; none if it lists anything else.
pub(super) fn keywords(text: &str) -> Vec<Keyword> {
    // The title is needed to be a draft, and is not kept.
    let draft = format!("{{\"title\":\"停水通知\",\"keywords\":{text}}}");
    let batch = json::read(draft.as_bytes(), &mut Context::new(None, Language::En));
    match <[Item; 1]>::try_from(batch.items) {
        Ok([Item::Template(template)]) if batch.errors.is_empty() => template.keywords,
        _ => Vec::new(),
    }
}
