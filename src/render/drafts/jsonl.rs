//! Drafts as JSON lines.

use crate::render::json::line;
use crate::template::Template;

/// Drafts as JSON, one a line, for programs that read streams. Reading it gives the same drafts, as long as none is longer
/// than [`MAX_LINE_BYTES`](crate::input::MAX_LINE_BYTES).
///
/// ```
/// use mobanlint::{Template, render};
/// let drafts = [Template::new("停水通知"), Template::new("停电通知").with_id("b")];
/// assert_eq!(render::drafts_jsonl(&drafts), "{\"title\":\"停水通知\"}\n{\"id\":\"b\",\"title\":\"停电通知\"}\n");
/// ```
pub fn drafts_jsonl(templates: &[Template]) -> String {
    templates.iter().map(|template| line(template) + "\n").collect()
}
