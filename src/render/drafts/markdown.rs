//! Drafts as Markdown.

use std::slice;

use super::columns::{Head, Part};
use crate::input::is_blank;
use crate::language::Language;
use crate::render::json::put;
use crate::template::Template;

/// Drafts as Markdown, to be read and discussed: the title as a heading, what else there is of the draft as a list, the
/// keywords as a table with names in this language. What a draft does not have is left out.
///
/// Reading it gives the same drafts, but for [`$schema`](Template::schema), which is a file's and which only JSON keeps.
/// Marks of Markdown have a backslash before them, line breaks are `<br>`, and what could not be seen is a character
/// reference. Before texts of nothing but blanks stands a `'`, as in [`drafts_csv`](super::drafts_csv).
///
/// ```
/// use mobanlint::{Keyword, Language, Template, render};
/// let draft = Template::new("停水通知").with_id("a").with_keyword(Keyword::new("水压").with_example("0.1|0.2"));
/// let text = render::drafts_markdown(&[draft], Language::Zh);
/// assert_eq!(text, "## 停水通知\n\n- 编号：a\n\n| 关键词 | 示例 |\n| --- | --- |\n| 水压 | 0.1\\|0.2 |\n");
/// ```
pub fn drafts_markdown(templates: &[Template], language: Language) -> String {
    let mut out = String::new();
    for template in templates {
        if !out.is_empty() {
            out.push('\n');
        }
        draft(&mut out, template, language);
    }
    out
}

fn draft(out: &mut String, template: &Template, language: Language) {
    put(out, format_args!("## {}\n", escaped(&template.title)));
    let mut before = "\n";
    for head in [Head::Id, Head::Scene, Head::Ignore, Head::Keys] {
        if let Some(text) = head.cell(template) {
            let (name, colon) = (head.name(language), language.pick("：", ": "));
            put(out, format_args!("{before}- {name}{colon}{}\n", escaped(&text)));
            before = "";
        }
    }
    if template.keywords.is_empty() {
        return;
    }
    let parts = Part::of(slice::from_ref(template));
    out.push('\n');
    row(out, parts.iter().map(|part| part.name(language).to_owned()));
    row(out, parts.iter().map(|_| "---".to_owned()));
    for keyword in &template.keywords {
        let cell = |part: &Part| part.cell(keyword).map(|text| escaped(&text)).unwrap_or_default();
        row(out, parts.iter().map(cell));
    }
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push('|');
    for cell in cells {
        put(out, format_args!(" {cell} |"));
    }
    out.push('\n');
}

/// A text on one line, with everything Markdown would read as a mark taken back, and everything that would be lost or could
/// not be seen as a character reference.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    if is_blank(text) {
        out.push('\'');
    }
    let inner = text.len() - text.trim_start().len()..text.trim_end().len();
    for (at, char) in text.char_indices() {
        match char {
            '\n' => out.push_str("<br>"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$' | '{' | '}' => {
                out.extend(['\\', char]);
            }
            char if !inner.contains(&at) || char.is_control() || is_lost(char) => {
                put(&mut out, format_args!("&#x{:X};", u32::from(char)));
            }
            _ => out.push(char),
        }
    }
    out
}

/// What editors and readers take for the end of a line, or for a mark of the encoding.
fn is_lost(char: char) -> bool {
    matches!(char, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::{Ignore, Keyword};

    #[test]
    fn nothing_of_a_text_is_a_mark() {
        for (text, expected) in [
            ("停水通知", "停水通知"),
            ("**红包** <b> a_b", "\\*\\*红包\\*\\* \\<b\\> a\\_b"),
            ("a|b\\", "a\\|b\\\\"),
            ("&amp;", "\\&amp;"),
            ("{{thing1.DATA}}", "\\{\\{thing1.DATA\\}\\}"),
            ("a\r\nb\n", "a&#xD;<br>b<br>"),
            (" a b　", "&#x20;a b&#x3000;"),
            ("\t", "'&#x9;"),
            ("", "'"),
            ("'", "''"),
            ("-1", "-1"),
            ("'-1", "'-1"),
            ("\u{feff}a\0", "&#xFEFF;a&#x0;"),
        ] {
            assert_eq!(escaped(text), expected, "{text:?}");
        }
    }

    #[test]
    fn drafts_have_only_what_they_need() {
        let mut full = Template::new("停水通知").with_id("a");
        full.scene = Some("小区\n楼宇".to_owned());
        full.ignore = vec![Ignore::new("1.6", "已批准"), Ignore::new("1.4", "聚会")];
        full.keys = vec!["first".to_owned(), "remark".to_owned()];
        full.keywords = vec![
            Keyword::new("原因").with_type("phrase"),
            Keyword::new("时间").with_example("今天"),
        ];
        full.keywords[0].key = Some("phrase1".to_owned());
        full.keywords[0].values = vec!["检修".to_owned(), "抢修".to_owned()];
        let plain = Template::new("停电通知").with_keyword(Keyword::new("时间"));
        assert_eq!(
            drafts_markdown(&[full, plain, Template::new("停气通知")], Language::En),
            "## 停水通知\n\n- id: a\n- scene: 小区<br>楼宇\n- ignore: 1.6: 已批准<br>1.4: 聚会\n- other keys: first, remark\n\n\
             | keyword | example | type | key | values |\n| --- | --- | --- | --- | --- |\n\
             | 原因 |  | phrase | phrase1 | 检修<br>抢修 |\n| 时间 | 今天 |  |  |  |\n\n\
             ## 停电通知\n\n| keyword | example |\n| --- | --- |\n| 时间 |  |\n\n## 停气通知\n"
        );
        assert_eq!(drafts_markdown(&[], Language::Zh), "");
    }
}
