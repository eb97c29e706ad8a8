//! What a text is: by what it holds first, by its name second.

use serde::{Deserialize, Serialize};

use super::bytes::sample;
use super::markdown;
use super::outline;
use super::placeholder::stands_in;
use super::platform::braces::certain_braces;
use super::seems::{self, Seems};
use super::table::{self, Heads, quoted_end};
use super::titles;
use crate::Language;

/// The formats drafts and libraries come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "InputFormat"))]
pub enum Format {
    /// One template, a list, an object with `templates`, or an answer of the platform.
    Json,
    /// A template a line.
    #[serde(rename = "jsonl")]
    JsonLines,
    /// A spreadsheet's rows, cells between commas.
    Csv,
    /// A spreadsheet's rows, cells between tabs: what a spreadsheet puts on the clipboard.
    Tsv,
    /// The sheets of a workbook.
    Workbook,
    /// Any text in which placeholders stand: a paste from the console, code, SQL, Markdown.
    Text,
    /// A title a line.
    Titles,
}

impl Format {
    /// The format a file's extension stands for.
    ///
    /// ```
    /// use mobanlint::input::Format;
    /// assert_eq!(Format::from_path("drafts/spring.JSONL"), Some(Format::JsonLines));
    /// assert_eq!(Format::from_path("README.md"), None);
    /// ```
    pub fn from_path(path: &str) -> Option<Self> {
        let name = path.rsplit(['/', '\\']).next()?;
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "json" => Some(Self::Json),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            "csv" => Some(Self::Csv),
            "tsv" => Some(Self::Tsv),
            "xlsx" | "xlsm" | "xls" | "et" | "ods" => Some(Self::Workbook),
            "txt" => Some(Self::Titles),
            _ => None,
        }
    }

    /// What belongs in an input of this format.
    pub(super) fn expected(self, language: Language) -> &'static str {
        match self {
            Self::Json => language.pick(
                "一个模板、模板列表或 {\"templates\": [...]}",
                "a template, a list of templates or {\"templates\": [...]}",
            ),
            Self::JsonLines => language.pick("每行一个模板", "a template a line"),
            Self::Csv | Self::Tsv => language.pick(
                "表格：标题，其后依次为关键词和示例",
                "a table: a title, then keyword and example by turns",
            ),
            Self::Workbook => language.pick(
                "工作表：有名为 标题、关键词、示例 的列",
                "a sheet with columns named title, keyword, example",
            ),
            Self::Text => language.pick(
                "含占位符的文本：标题，其下为 关键词：{{thing1.DATA}}",
                "text with placeholders: a title, below it name: {{thing1.DATA}}",
            ),
            Self::Titles => language.pick("每行一个标题", "a title a line"),
        }
    }
}

/// What a text is read as, or what it seems to be that holds no drafts.
pub(super) fn told(text: &[u8], name: Option<&str>) -> Result<Format, Seems> {
    let named = name.and_then(Format::from_path);
    let begun = sample(text);
    if begun.trim_ascii().is_empty() {
        // Nothing at all says nothing of its format; drafts are what is expected.
        return Ok(named.unwrap_or(Format::Json));
    }
    if markdown::holds_drafts(text) {
        return Ok(Format::Text);
    }
    if are_json_lines(begun, named) {
        return Ok(Format::JsonLines);
    }
    if is_json(text, named) {
        return Ok(Format::Json);
    }
    let tabular = !is_document(begun);
    if tabular && table::is_drawn(begun) {
        return Ok(Format::Csv);
    }
    if let Some(format) = named_columns(begun).filter(|_| tabular) {
        return Ok(format);
    }
    let lossy = String::from_utf8_lossy(text);
    // In a form the names stand on the left, as the marks of a paste do, which has placeholders.
    let marked = certain_braces(&lossy).next().is_some();
    for (delimiter, format) in [("\t", Format::Tsv), (",", Format::Csv)] {
        if tabular && !marked && table::is_form(begun, delimiter) {
            return Ok(format);
        }
    }
    if stands_in(&lossy) {
        return Ok(Format::Text);
    }
    if outline::stands_in(text) {
        return Ok(Format::Text);
    }
    if titles::are_tagged_words(&String::from_utf8_lossy(begun)) {
        return Err(Seems {
            zh: "看起来是词表，其中没有模板；请用 --words 给出".to_owned(),
            en: "it seems to be a word list, which holds no templates: give it by --words".to_owned(),
        });
    }
    if titles::stand_in_lines(begun) {
        return Ok(Format::Titles);
    }
    let columns = shaped(begun, named).filter(|_| tabular);
    if columns.is_none() && !seems::begins(&String::from_utf8_lossy(begun)) && titles::looks_so(text) {
        return Ok(Format::Titles);
    }
    // What is called a table and is none of drafts is told so by its reader.
    let called = named.filter(|named| matches!(named, Format::Csv | Format::Tsv));
    columns.or(called).ok_or_else(|| seems_to_be(text, name))
}

/// What a text seems to be that holds no drafts.
pub(super) fn seems_to_be(text: &[u8], name: Option<&str>) -> Seems {
    let text = String::from_utf8_lossy(sample(text));
    if is_content(&text) {
        return untitled();
    }
    seems::of(&text, name)
}

/// What a text with placeholders is of which no template can be read.
pub(super) fn untitled() -> Seems {
    Seems {
        zh: "看起来是模板的内容（带有 {{…DATA}}），没有标题；请在它上面一行写出模板标题".to_owned(),
        en: "it seems to be the content of a template, with {{…DATA}} in it: no title; expected the template's title on the line above"
            .to_owned(),
    }
}

/// Whether this is what the platform sends by a template, and nothing else: most lines have a place for a value.
fn is_content(text: &str) -> bool {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let places = lines()
        .filter(|line| line.contains("{{") && line.contains("DATA}}"))
        .count();
    places > 0 && 2 * places >= lines().count()
}

/// Whether what begins so is JSON lines, which can be read one by one.
pub(super) fn are_json_lines(begun: &[u8], named: Option<Format>) -> bool {
    let is_named = named == Some(Format::JsonLines);
    let mut lines = begun
        .split(|&byte| byte == b'\n')
        .map(<[u8]>::trim_ascii)
        .filter(|line| !line.is_empty());
    let Some(first) = lines.next() else { return false };
    match first.first() {
        Some(b'{') if is_whole(first) => is_named || lines.next().is_some(),
        // One that is broken is told by its line, unless it is the beginning of one that goes on.
        Some(b'{') => is_named && !first.ends_with(b"{") && !first.ends_with(b"[") && !first.ends_with(b","),
        Some(b'[') => false,
        _ => is_named && lines.any(|line| line.starts_with(b"{") && is_whole(line)),
    }
}

fn is_whole(json: &[u8]) -> bool {
    serde_json::from_slice::<serde::de::IgnoredAny>(json).is_ok()
}

/// Whether a text is meant as JSON. Broken JSON is, for its reader says where it breaks; what only begins with a bracket
/// is not: `[package]`, `{{thing1.DATA}}`.
fn is_json(text: &[u8], named: Option<Format>) -> bool {
    let text = text.trim_ascii_start();
    let (Some(open), Some(rest)) = (text.first(), text.get(1..)) else {
        return false;
    };
    let rest = rest.trim_ascii_start();
    let next = std::str::from_utf8(rest.get(..rest.len().min(4)).unwrap_or_default())
        .unwrap_or_else(|error| {
            std::str::from_utf8(rest.get(..error.valid_up_to()).unwrap_or_default()).unwrap_or_default()
        })
        .chars()
        .next();
    match open {
        b'{' => match next {
            Some('{') => false,
            Some('"' | '}' | '“' | '\'') | None => true,
            Some(_) => named == Some(Format::Json),
        },
        b'[' => match next {
            // `[[template]]` begins a table of TOML.
            Some('[') => !rest
                .get(1..2)
                .is_some_and(|next| next.iter().all(u8::is_ascii_alphabetic)),
            // A box that is not ticked.
            Some(']') => !rest.get(1..).is_some_and(|behind| {
                let behind = behind.trim_ascii_start();
                behind.first().is_some_and(|byte| !byte.is_ascii())
            }),
            Some('{' | '"' | '“' | '\'') | None => true,
            Some(_) => named == Some(Format::Json) || is_whole(text),
        },
        _ => named == Some(Format::Json) && is_whole(text),
    }
}

/// Whether a text is a document in Markdown or statements of SQL: the commas of both divide no columns. A table may have
/// its name on a line above.
fn is_document(begun: &[u8]) -> bool {
    let lines = || begun.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
    let headings = lines()
        .filter(|line| line.starts_with(b"# ") || line.starts_with(b"## "))
        .count();
    let states = |line: &[u8]| {
        [&b"insert into "[..], b"create table ", b"replace into ", b"insert ["]
            .iter()
            .any(|begin| {
                line.get(..begin.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(begin))
            })
    };
    // Cells below the names of columns may begin as they like.
    let named = || table::heads(begun).is_some_and(|heads| heads.line == 1 && matches!(heads.delimiter, "," | "\t"));
    headings > 1 && !named() || lines().any(states)
}

/// The format of a table with names of ours.
fn named_columns(begun: &[u8]) -> Option<Format> {
    let is_told = begun.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"sep="));
    let Heads { delimiter, line } = match table::heads(begun) {
        None if is_told => return Some(Format::Csv),
        found => found?,
    };
    let mut lines = begun.split(|&byte| byte == b'\n').skip(line - 1);
    let names = lines.next().unwrap_or_default();
    let ruled = |below: &[u8]| below.contains(&b'-') && below.iter().all(|byte| b"|-: \t\r".contains(byte));
    // The same names stand in code, and in tables of Markdown.
    let called = names.windows(2).any(|pair| pair == b"(\"" || pair == b"('");
    let coded = (called || names.iter().any(|byte| b"{};=<>`\\".contains(byte))) && delimiter != ";"
        || names.starts_with(b"|")
        || lines.next().is_some_and(ruled);
    match delimiter {
        _ if coded => None,
        "\t" => Some(Format::Tsv),
        _ => Some(Format::Csv),
    }
}

/// The format of a table without names, if its rows are as drafts are.
fn shaped(begun: &[u8], named: Option<Format>) -> Option<Format> {
    let columns = begun.contains(&b'\t') && !titles::looks_so(begun);
    if (columns || has_broken_cell(begun)) && table::is_shaped(begun, "\t", 1) {
        return Some(Format::Tsv);
    }
    // One column of titles is a table where the name says so, unless they are counted.
    if named == Some(Format::Csv) && !begun.iter().any(|byte| b",\t".contains(byte)) {
        let text = String::from_utf8_lossy(begun);
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let bare = |line: &str| {
            line.starts_with(|c: char| c.is_alphabetic() || c == '"')
                && !line
                    .chars()
                    .take(4)
                    .any(|c| matches!(c, '、' | '.' | '．' | ')' | '）'))
        };
        return (lines.all(bare) && table::is_shaped(begun, ",", 1)).then_some(Format::Csv);
    }
    // Commas stand in sentences, too; elsewhere than in a table they are believed when they divide more than two parts.
    let cells = if named == Some(Format::Csv) { 2 } else { 3 };
    (begun.contains(&b',') && table::is_shaped(begun, ",", cells)).then_some(Format::Csv)
}

/// Whether one of the lines begins a quoted cell that goes on in the next: a column as a spreadsheet copies it.
fn has_broken_cell(bytes: &[u8]) -> bool {
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let mut end = at;
        if byte == b'"'
            && let Some(closed) = quoted_end(bytes, at)
        {
            let ends_line = bytes.get(closed).is_none_or(|byte| matches!(byte, b'\n' | b'\r'));
            if ends_line && bytes.get(at..closed).is_some_and(|cell| cell.contains(&b'\n')) {
                return true;
            }
            end = closed;
        }
        let rest = bytes.get(end..).unwrap_or_default();
        at = end
            + rest
                .iter()
                .position(|&byte| byte == b'\n')
                .map_or(rest.len(), |line| line + 1);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(text: &str, name: Option<&str>) -> Option<Format> {
        told(text.as_bytes(), name).ok()
    }

    #[test]
    fn extensions_name_formats() {
        for (path, format) in [
            ("a.json", Some(Format::Json)),
            ("C:\\x\\a.NDJSON", Some(Format::JsonLines)),
            ("a.b/c.csv", Some(Format::Csv)),
            ("a.tsv", Some(Format::Tsv)),
            ("标题.txt", Some(Format::Titles)),
            ("a.b/json", None),
            ("", None),
        ] {
            assert_eq!(Format::from_path(path), format, "{path}");
        }
    }

    #[test]
    fn content_tells_the_format_before_the_name() {
        for (name, text, expected) in [
            (None, " \n{\n\"title\":\"a\"}", Some(Format::Json)),
            (None, "[]", Some(Format::Json)),
            (None, "{\"title\":\"a\"}", Some(Format::Json)),
            (None, "{\"title\":\"a\"}\r\n\r\n{\"title\":", Some(Format::JsonLines)),
            (None, "{\"title\":\"a\"}\n}", Some(Format::JsonLines)),
            (
                Some("a.json"),
                "{\"title\":\"a\"}\n{\"title\":\"b\"}",
                Some(Format::JsonLines),
            ),
            (Some("a.jsonl"), "[{\"title\":\"a\"}]", Some(Format::Json)),
            (Some("a.jsonl"), "{\n\"title\":\"a\"}", Some(Format::Json)),
            (
                Some("a.jsonl"),
                "{\"title\":}\n{\"title\":\"b\"}",
                Some(Format::JsonLines),
            ),
            (Some("a.txt"), "{“title”:1}", Some(Format::Json)),
            (Some("a.json"), "{title:1}", Some(Format::Json)),
            (None, "[package]\nname = \"a\"", None),
            (None, "甲通知,编号,1\n", Some(Format::Csv)),
            (None, "标题,关键词\n甲通知,编号\n", Some(Format::Csv)),
            (None, "标题,关键词\n## 甲通知,编号\n## 乙通知,编号\n", Some(Format::Csv)),
            (Some("a.txt"), "标题\t关键词\n甲通知\t编号\n", Some(Format::Tsv)),
            (Some("a.csv"), "标题;关键词\n甲通知;编号\n", Some(Format::Csv)),
            (None, "\n\t编号\t1,2\n甲通知\t编号\t1", Some(Format::Tsv)),
            (None, "甲通知\n乙通知,\n丙通知", Some(Format::Titles)),
            (Some("a.tsv"), "1\t甲通知\n2\t乙通知", Some(Format::Titles)),
            (None, "\"甲\n通知\"\t编号\t1\n", Some(Format::Tsv)),
            (None, "\"甲\n通知\",编号,1\n", Some(Format::Csv)),
            (None, "甲通知\n\"乙\n通知\"\r\n丙通知", Some(Format::Tsv)),
            (None, "\"甲\"\n\"乙\"", Some(Format::Titles)),
            (Some("a.csv"), "姓名,年龄\n张三,23\n李四,25", Some(Format::Csv)),
            (None, "姓名,年龄\n张三,23\n李四,25", None),
            (Some("a.txt"), "# 自家的词\nbrand\t柚子超市\nact\t签收\n", None),
            (Some("a.tsv"), "# 自家的词\nbrand\t柚子超市\nact\t签收\n", None),
            (Some("a.txt"), "1.0.2 修复支付通知\n1.0.1 新增退款提醒\n", None),
            (None, "", Some(Format::Json)),
            (Some("a.csv"), " \n", Some(Format::Csv)),
        ] {
            assert_eq!(format(text, name), expected, "{name:?} {text:?}");
        }
    }
}
