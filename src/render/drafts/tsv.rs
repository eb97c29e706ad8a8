//! Drafts as cells between tabs.

use crate::language::Language;
use crate::template::Template;

/// Drafts as a table whose cells stand between tabs, as spreadsheets have it on the clipboard; in all else as
/// [`drafts_csv`](super::drafts_csv) writes it.
///
/// ```
/// use mobanlint::{Keyword, Language, Template, render};
/// let draft = Template::new("停水通知").with_keyword(Keyword::new("水压").with_example("0.1, 0.2"));
/// let text = render::drafts_tsv(&[draft], Language::Zh);
/// assert_eq!(text, "\u{feff}标题\t关键词1\t示例1\r\n停水通知\t水压\t0.1, 0.2\r\n");
/// ```
pub fn drafts_tsv(templates: &[Template], language: Language) -> String {
    super::table(templates, language, '\t', cell)
}

fn cell(out: &mut String, mark: &str, text: &str) {
    // A quote that does not begin the cell is a letter of it.
    if text.contains(['\t', '\n', '\r']) || text.starts_with('"') {
        out.extend(["\"", mark, &text.replace('"', "\"\""), "\""]);
    } else {
        out.extend([mark, text]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must() {
        for (text, expected) in [
            ("停水", "停水"),
            ("a,b", "a,b"),
            (" a", " a"),
            ("他说\"好\"", "他说\"好\""),
            ("\"好\"", "\"\"\"好\"\"\""),
            ("a\tb", "\"a\tb\""),
            ("a\"\r\nb", "\"a\"\"\r\nb\""),
            ("a\tb\nc", "\"'a\tb\nc\""),
            ("=1", "'=1"),
            ("", "'"),
            ("\t", "\"'\t\""),
        ] {
            let mut out = String::new();
            cell(&mut out, crate::render::drafts::mark(text, false), text);
            assert_eq!(out, expected, "{text:?}");
        }
    }
}
