//! Drafts in Markdown as [`render::drafts_markdown`](crate::render::drafts_markdown) writes them, and as people go on to
//! write in such a file: a heading, a list and a table for each draft, and nothing else. Other Markdown is left to
//! readers that can make do with less.

use super::batch::{Batch, Item};
use super::bytes::utf8;
use super::context::Context;
use super::place::Cursor;
use super::reference::reference;
use super::table::values::{ignores, keys, values};
use crate::language::Language;
use crate::place::Field;
use crate::template::{Keyword, Template};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Example,
    Type,
    Key,
    Values,
}

/// Reads a text that holds drafts and nothing else; none if there is anything else in it.
pub(super) fn read(bytes: &[u8], context: &mut Context) -> Option<Batch> {
    // What begins otherwise need not be looked through to the end.
    let first = bytes.iter().position(|&byte| byte.is_ascii() && byte > b' ')?;
    if bytes.get(first) != Some(&b'#') {
        return None;
    }
    let text = utf8(bytes).ok()?;
    if !text.trim_start().starts_with("## ") {
        return None;
    }
    let mut reader = Reader {
        cursor: Cursor::new(bytes, 1),
        context,
        items: Vec::new(),
        open: None,
        columns: Vec::new(),
        delimited: false,
    };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        reader.line(at, line)?;
        at += line.len();
    }
    reader.ends_table()?;
    reader.close();
    Some(Batch {
        items: reader.items,
        ..Batch::default()
    })
}

/// Whether a text holds drafts and nothing else.
pub(super) fn holds_drafts(bytes: &[u8]) -> bool {
    read(bytes, &mut Context::new(None, Language::En)).is_some()
}

/// Whether a text stands with a `'` before it: nothing but blanks would else be absent. As many `'` as stand before such a
/// text are its own.
pub(crate) fn is_blank(text: &str) -> bool {
    text.trim_start_matches('\'').trim().is_empty()
}

struct Reader<'t, 'c> {
    cursor: Cursor<'t>,
    context: &'c mut Context,
    items: Vec<Item>,
    /// The draft that is being read, and the line it begins on.
    open: Option<(Template, usize)>,
    /// The columns of the table that is being read; none outside of one.
    columns: Vec<Column>,
    /// Whether the line under the names was there.
    delimited: bool,
}

impl Reader<'_, '_> {
    /// Reads the line at this offset; none if it is nothing of ours.
    fn line(&mut self, at: usize, line: &str) -> Option<()> {
        let indented = line.trim_start_matches(blank);
        let at = at + line.len() - indented.len();
        let line = indented.trim_end_matches(blank);
        if !line.starts_with('|') {
            self.ends_table()?;
        }
        if line.is_empty() {
            Some(())
        } else if let Some(title) = line.strip_prefix("## ") {
            self.close();
            self.cursor.advance(at);
            let mut template = Template::new(given(title)?);
            let begins = self.cursor.line();
            self.cursor
                .advance(at + line.len() - title.trim_start_matches(blank).len());
            template.origin.put(Field::Title, self.cursor.place().into());
            self.open = Some((template, begins));
            Some(())
        } else if let Some(item) = line.strip_prefix("- ") {
            self.item(item)
        } else {
            self.row(at, line)
        }
    }

    /// Under the names of a table there must have been the line that makes it one.
    fn ends_table(&mut self) -> Option<()> {
        let whole = self.columns.is_empty() || self.delimited;
        self.columns.clear();
        whole.then_some(())
    }

    fn item(&mut self, item: &str) -> Option<()> {
        let (template, _) = self.open.as_mut()?;
        let (name, text) = item.split_once([':', '：'])?;
        let text = given(text);
        let place = match name {
            "id" | "编号" => &mut template.id,
            "scene" | "场景" => &mut template.scene,
            "ignore" | "忽略" => {
                template.ignore.extend(ignores(&text.unwrap_or_default()).ok()?);
                return Some(());
            }
            "other keys" | "其余键" => {
                template.keys.extend(keys(&text.unwrap_or_default())?);
                return Some(());
            }
            _ => return None,
        };
        if place.is_some() {
            return None;
        }
        *place = text;
        Some(())
    }

    fn row(&mut self, at: usize, line: &str) -> Option<()> {
        let (template, _) = self.open.as_mut()?;
        let cells = cells(line)?;
        if self.columns.is_empty() {
            self.columns = cells.iter().map(|(_, name)| column(name)).collect::<Option<_>>()?;
            self.delimited = false;
            let twice = |(index, column)| self.columns.iter().take(index).any(|before| before == column);
            let named = self.columns.contains(&Column::Name);
            return (named && !self.columns.iter().enumerate().any(twice)).then_some(());
        }
        if !self.delimited {
            let is_line = |cell: &str| cell.contains('-') && cell.chars().all(|c| matches!(c, '-' | ':'));
            self.delimited = cells.iter().all(|(_, cell)| is_line(cell));
            return self.delimited.then_some(());
        }
        if cells.len() > self.columns.len() {
            return None;
        }
        let mut keyword = Keyword::default();
        let index = template.keywords.len();
        let mut named = false;
        for (column, (from, cell)) in self.columns.iter().zip(cells) {
            let Some(text) = given(cell) else { continue };
            let field = match column {
                Column::Name => {
                    named = true;
                    keyword.name = text;
                    Field::KeywordName(index)
                }
                Column::Example => {
                    keyword.example = Some(text);
                    Field::KeywordExample(index)
                }
                Column::Type => {
                    keyword.value_type = Some(text);
                    continue;
                }
                Column::Key => {
                    keyword.key = Some(text);
                    continue;
                }
                Column::Values => {
                    keyword.values = values(&text, false);
                    continue;
                }
            };
            self.cursor.advance(at + from);
            template.origin.put(field, self.cursor.place().into());
        }
        if named {
            template.keywords.push(keyword);
            Some(())
        } else {
            // A row without a keyword's name is one that is not filled in yet, or none of ours.
            (keyword == Keyword::default()).then_some(())
        }
    }

    fn close(&mut self) {
        if let Some((template, line)) = self.open.take() {
            self.items.push(self.context.template(template, line));
        }
    }
}

fn column(name: &str) -> Option<Column> {
    Some(match name {
        "关键词" | "keyword" => Column::Name,
        "示例" | "example" => Column::Example,
        "类型" | "type" => Column::Type,
        "键" | "key" => Column::Key,
        "可选值" | "values" => Column::Values,
        _ => return None,
    })
}

/// The cells between the bars of a row, which begins and ends with one: where each begins in it, and what it says.
fn cells(line: &str) -> Option<Vec<(usize, &str)>> {
    let mut bars = Vec::new();
    let mut escaped = false;
    for (at, char) in line.char_indices() {
        if char == '|' && !escaped {
            bars.push(at);
        }
        escaped = char == '\\' && !escaped;
    }
    let ends = bars.first() == Some(&0) && bars.last() == Some(&(line.len() - 1));
    let cell = |pair: &[usize]| {
        let [from, to] = pair else { return None };
        let cell = line.get(from + 1..*to)?;
        let begins = cell.trim_start_matches(blank);
        Some((to - begins.len(), begins.trim_end_matches(blank)))
    };
    ends.then(|| bars.windows(2).map(cell).collect())?
}

/// What stands around a text and is no part of it.
fn blank(char: char) -> bool {
    matches!(char, ' ' | '\t' | '\r' | '\n')
}

/// What a text says; nothing, if it is all blank.
fn given(written: &str) -> Option<String> {
    let text = unescaped(written.trim_matches(blank));
    match text.strip_prefix('\'') {
        Some(marked) if is_blank(marked) => Some(marked.to_owned()),
        _ => (!text.trim().is_empty()).then_some(text),
    }
}

/// A text without the backslashes before marks, with line breaks for `<br>` and characters for their references.
fn unescaped(mut text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    while let Some(at) = text.find(['\\', '<', '&']) {
        let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
        out.push_str(before);
        let (stands_for, length) = escape(rest).unwrap_or_else(|| {
            let char = rest.chars().next().unwrap_or_default();
            (char, char.len_utf8())
        });
        out.push(stands_for);
        text = rest.get(length..).unwrap_or_default();
    }
    out.push_str(text);
    out
}

/// The character that the text begins with by another name, and the length of that name.
fn escape(text: &str) -> Option<(char, usize)> {
    if let Some(rest) = text.strip_prefix('\\') {
        let mark = rest.chars().next().filter(char::is_ascii_punctuation)?;
        return Some((mark, 2));
    }
    for tag in ["<br>", "<br/>", "<br />"] {
        if text
            .get(..tag.len())
            .is_some_and(|begins| begins.eq_ignore_ascii_case(tag))
        {
            return Some(('\n', tag.len()));
        }
    }
    reference(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Option<Vec<Template>> {
        let batch = read(text.as_bytes(), &mut Context::new(Some("a.md"), Language::En))?;
        Some(batch.templates().map(|(_, template)| template.clone()).collect())
    }

    #[test]
    fn a_draft_is_a_heading_a_list_and_a_table() {
        let text = "\n## 停水\\*通知\r\n\r\n- 编号：a:b\r\n* \n";
        assert_eq!(read_text(text), None);
        let text = "## 停水\\*通知\r\n\r\n- 编号：a:b\r\n- scene: 小区<br>楼宇&#x20;\r\n- 忽略：1.6: 已批准\r\n\r\n\
                    | 关键词 | example | 可选值 |\n|:--|---|--|\n|  原\\|因 | '  | 检修<br>抢修 |\n| | | |\n|时间|今天|\n\n## 停电通知";
        let drafts = read_text(text).unwrap();
        let [first, second] = drafts.as_slice() else {
            panic!("{drafts:?}")
        };
        assert_eq!((first.title.as_str(), first.id.as_deref()), ("停水*通知", Some("a:b")));
        assert_eq!(first.scene.as_deref(), Some("小区\n楼宇 "));
        assert_eq!(first.ignore, [crate::template::Ignore::new("1.6", "已批准")]);
        let mut cause = Keyword::new("原|因").with_example("");
        cause.values = vec!["检修".to_owned(), "抢修".to_owned()];
        assert_eq!(first.keywords, [cause, Keyword::new("时间").with_example("今天")]);
        assert_eq!((second.title.as_str(), second.origin.line), ("停电通知", Some(13)));
        let at = |field| first.origin.at(field).map(|at| at.to_string());
        assert_eq!(at(Field::Title).as_deref(), Some(":1:4"));
        assert_eq!(at(Field::KeywordName(0)).as_deref(), Some(":9:4"));
        assert_eq!(at(Field::KeywordExample(0)).as_deref(), Some(":9:11"));
        assert_eq!(at(Field::KeywordExample(1)).as_deref(), Some(":11:5"));
    }

    #[test]
    fn other_markdown_is_left_to_others() {
        for text in [
            "",
            "# 停水通知\n",
            "### 停水通知\n",
            "## \n",
            "模板\n\n## 停水通知\n",
            "## 停水通知\n\n说明\n",
            "## 停水通知\n\n- 备注：a\n",
            "## 停水通知\n\n- 编号：a\n- id: b\n",
            "## 停水通知\n\n- 忽略：聚会\n",
            "## 停水通知\n\n| 关键词 | 备注 |\n| --- | --- |\n| a | b |\n",
            "## 停水通知\n\n| 关键词 | 示例 |\n| a | b |\n",
            "## 停水通知\n\n| 关键词 | 示例 |\n\n",
            "## 停水通知\n\n| 关键词 | 示例 |\n",
            "## 停水通知\n\n| 关键词 | keyword |\n| --- | --- |\n",
            "## 停水通知\n\n| 关键词 |\n| --- |\n| a | b |\n",
            "## 停水通知\n\n| 关键词 | 示例 |\n| --- | --- |\n|  | b |\n",
            "## 停水通知\n\n| 关键词 |\n| --- |\n| a\n",
            "## 停水通知\n\n| 关键词 |\n| --- |\n| a \\|\n",
        ] {
            assert_eq!(read_text(text), None, "{text}");
        }
    }

    #[test]
    fn escapes_stand_for_characters() {
        for (text, expected) in [
            ("a\\*b\\\\", "a*b\\"),
            ("a\\b\\停\\", "a\\b\\停\\"),
            ("a<br>b<BR/>c<br />d<b>", "a\nb\nc\nd<b>"),
            ("&#x20;&#32;&#x3000;&#x1F600;&#x0;", "  　😀\0"),
            ("&amp;lt;&nbsp;", "&lt;\u{a0}"),
            ("&#xD800;&#x110000;&#;&x;&amp &;", "&#xD800;&#x110000;&#;&x;&amp &;"),
            ("&停停停停停;", "&停停停停停;"),
        ] {
            assert_eq!(unescaped(text), expected, "{text}");
        }
    }
}
