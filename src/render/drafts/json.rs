//! Drafts as JSON.

use serde::Serialize;

use crate::render::json::safe;
use crate::template::Template;

#[derive(Serialize)]
struct Drafts<'t> {
    templates: &'t [Template],
}

/// Drafts as JSON, the contract for programs: `{"templates": [...]}`, indented, without what is absent. Reading it gives
/// the same drafts; only what is no part of a draft, its [`origin`](Template::origin), is not written.
///
/// ```
/// use mobanlint::{Language, Template, input::Input, render};
/// let drafts = [Template::new("停水通知").with_id("a")];
/// let text = render::drafts_json(&drafts);
/// assert!(text.starts_with("{\n  \"templates\": [\n"));
/// let back = Input::new(text.as_bytes()).read(Language::Zh);
/// assert_eq!(back.templates().next().unwrap().1.title, "停水通知");
/// ```
pub fn drafts_json(templates: &[Template]) -> String {
    // Nothing here can fail: the keys are strings and there are no numbers.
    let mut text = safe(serde_json::to_string_pretty(&Drafts { templates }).unwrap_or_default());
    text.push('\n');
    text
}
