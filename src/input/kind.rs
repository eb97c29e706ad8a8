//! What a text is: by what it holds first, by its name second.

use super::bytes::{self, sample};
use super::format::Format;
use super::json::{are_json_lines, is_json};
use super::markdown;
use super::outline;
use super::placeholder::stands_in;
use super::platform::braces::certain_braces;
use super::seems::{self, Seems};
use super::table::{self, Heads, quoted_end};
use super::titles;

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
    if are_json_lines(bytes::begun(text), named) {
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
    let lossy = bytes::lossy(text);
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
    if titles::are_tagged_words(&bytes::lossy(begun)) {
        return Err(Seems {
            zh: "看起来是词表，其中没有模板；请用 --words 给出".to_owned(),
            en: "it seems to be a word list, which holds no templates: give it by --words".to_owned(),
        });
    }
    if titles::stand_in_lines(begun) {
        return Ok(Format::Titles);
    }
    let columns = shaped(begun, named).filter(|_| tabular);
    if columns.is_none() && !seems::begins(&bytes::lossy(begun)) && titles::looks_so(text) {
        return Ok(Format::Titles);
    }
    // What is called a table and is none of drafts is told so by its reader.
    let called = named.filter(|named| matches!(named, Format::Csv | Format::Tsv));
    columns.or(called).ok_or_else(|| seems_to_be(text, name))
}

/// What a text seems to be that holds no drafts.
pub(super) fn seems_to_be(text: &[u8], name: Option<&str>) -> Seems {
    let text = bytes::lossy(sample(text));
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
    let begins = || lines().next().is_some_and(states);
    (headings > 1 || lines().any(states)) && (begins() || !named())
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
    // print(title, items)
    let torn = |cell: &[u8]| cell.contains(&b'(') != cell.contains(&b')');
    let called = called || delimiter == "," && names.split(|&byte| byte == b',').any(torn);
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
        let text = bytes::lossy(begun);
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
