//! Drafts as CSV.

use crate::language::Language;
use crate::render::csv::needs_quotes;
use crate::template::Template;

/// Drafts as a table for spreadsheets: RFC 4180, in UTF-8 with its byte order mark, a template a row under names in this
/// language. What no template has has no column. Of no drafts there are the names alone.
///
/// Reading it gives the same drafts, but for [`$schema`](Template::schema), which is a file's and which only JSON keeps.
/// Values and ignores stand one a line in their cell, keys between commas, or all as a JSON list where that would not do. Cells that a spreadsheet
/// would take for a formula begin with `'`, and so does what would else be read as absent or as no draft; the reader takes
/// it off. A spreadsheet in between may still rewrite what looks like a number or a date, unless its columns
/// are imported as text.
///
/// ```
/// use mobanlint::{Keyword, Language, Template, input::Input, render};
/// let draft = Template::new("停水通知").with_keyword(Keyword::new("水压").with_example("-0.1"));
/// let text = render::drafts_csv(std::slice::from_ref(&draft), Language::Zh);
/// assert_eq!(text, "\u{feff}标题,关键词1,示例1\r\n停水通知,水压,\"'-0.1\"\r\n");
/// let back = Input::new(text.as_bytes()).read(Language::Zh);
/// assert_eq!(back.templates().next().unwrap().1.keywords, draft.keywords);
/// ```
pub fn drafts_csv(templates: &[Template], language: Language) -> String {
    super::table(templates, language, ',', cell)
}

fn cell(out: &mut String, mark: &str, text: &str) {
    if mark.is_empty() && !needs_quotes(text) {
        out.push_str(text);
    } else {
        out.extend(["\"", mark, &text.replace('"', "\"\""), "\""]);
    }
}
