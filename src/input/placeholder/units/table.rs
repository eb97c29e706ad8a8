//! Tables of Markdown: a row is a field, or a template with its content.

use std::borrow::Cow;

use super::super::notation::{Line, Part, escape};
use super::super::wording::words::Role;
use super::reader::Reader;
use super::unit::{Field, Kind};
use crate::input::platform::braces::certain_braces;
use crate::input::platform::words::bare_key;
use crate::input::platform::words::{is_han, is_label};

/// The rows of the table that begins with the first of these lines: none, unless it is one.
pub(in crate::input::placeholder) fn rows(lines: &[Line<'_>]) -> usize {
    let piped = |line: &&Line<'_>| line.text.starts_with('|') && line.text.len() > 1;
    let begins = match lines {
        [first, ..] if piped(&first) => true,
        [first, second, ..] => first.text.contains('|') && is_delimiter(second.text),
        _ => false,
    };
    if !begins {
        return 0;
    }
    lines
        .iter()
        .take_while(|line| !line.text.is_empty() && line.text.contains('|'))
        .count()
}

/// Whether a line parts the head from the rows: `|---|:---:|`.
fn is_delimiter(line: &str) -> bool {
    line.contains('-') && line.contains('|') && line.chars().all(|c| "|-: \t".contains(c))
}

/// Whether a line is the head of a table of keywords: it has a column of them, which a second column or a heading above
/// sets apart from any other table.
pub(in crate::input::placeholder) fn heads_keywords(line: &str, titled: bool) -> bool {
    let line = line.trim();
    let (Some(cells), true) = (Some(line.strip_prefix('|').unwrap_or(line)), line.contains('|')) else {
        return false;
    };
    let keywords = |cell: &str| matches!(cell.trim(), "关键词") || cell.trim().eq_ignore_ascii_case("keyword");
    let heads: Vec<Column> = cells.split('|').map(|head| column(head).0).collect();
    let paired = heads.contains(&Column::Example) || heads.contains(&Column::Type);
    let paired = paired || heads.contains(&Column::Role(Role::Title));
    let fields = heads.contains(&Column::Key) && heads.contains(&Column::Example);
    (paired && heads.contains(&Column::Label)) || fields || (titled && cells.split('|').take(2).any(keywords))
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Key,
    Label,
    Example,
    Type,
    Values,
    Role(Role),
    Unknown,
}

/// What a column holds, and of which of several keywords: 关键词1, 示例二, 关键词1示例.
fn column(head: &str) -> (Column, usize) {
    const NUMERALS: &str = "一二三四五六七八九十";
    let plain: String = head
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let found = named(&plain);
    if found != Column::Unknown && !plain.contains(|c: char| c.is_ascii_digit()) {
        return (found, 0);
    }
    let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
    let bare: String = plain.chars().filter(|c| !c.is_ascii_digit()).collect();
    if let Ok(number) = digits.parse() {
        return (named(&bare), number);
    }
    let numeral = plain
        .chars()
        .find_map(|c| NUMERALS.chars().position(|numeral| numeral == c));
    match numeral {
        Some(at) => (named(&plain.replace(|c| NUMERALS.contains(c), "")), at + 1),
        None => (found, 0),
    }
}

fn named(plain: &str) -> Column {
    let ends = |words: &[&str]| words.iter().any(|word| plain.ends_with(word));
    match plain {
        "键" | "key" | "占位符" | "变量" | "变量名" | "参数名" | "字段key" | "参数" | "字段" | "关键词key"
        | "字段标识" => Column::Key,
        "可选值" | "values" | "枚举值" => Column::Values,
        "类型" | "type" | "参数类型" | "字段类型" | "数据类型" => Column::Type,
        "关键词" | "keyword" | "含义" | "字段名称" | "中文名" | "字段名" | "参数名称" | "中文" | "关键词名称"
        | "label" | "名字" => Column::Label,
        _ if ends(&["示例", "示例值", "样例", "例子", "举例", "example", "sample", "demo"]) => {
            Column::Example
        }
        _ if ends(&[
            "标题",
            "模板名称",
            "模版名称",
            "模板名",
            "title",
            "模板",
            "模版",
            "通知名称",
            "消息名称",
        ]) =>
        {
            Column::Role(Role::Title)
        }
        "template" | "通知" | "消息" | "notification" => Column::Role(Role::Title),
        "id" => Column::Role(Role::Id),
        _ if ends(&["编号", "tid"]) => Column::Role(Role::Number),
        _ if ends(&["模板id", "模版id", "templateid"]) => Column::Role(Role::Id),
        _ if ends(&["内容", "content", "详情"]) => Column::Role(Role::Content),
        _ if ends(&["场景", "scene", "用途"]) => Column::Role(Role::Scene),
        "名称" | "name" | "描述" | "说明" | "字段说明" => Column::Label,
        _ => Column::Unknown,
    }
}

/// The cells of a row with the offsets of their texts.
fn cells<'t>(line: &Line<'t>) -> Vec<(&'t str, usize)> {
    let text = line.text.strip_prefix('|').unwrap_or(line.text);
    let begin = line.at + line.text.len() - text.len();
    let text = text
        .strip_suffix('|')
        .filter(|text| !text.ends_with('\\'))
        .unwrap_or(text);
    let mut cells = Vec::new();
    let (mut start, mut escaped) = (0, false);
    let mut push = |start: usize, end: usize| {
        let cell = text.get(start..end).unwrap_or_default();
        let inner = cell.trim_start();
        cells.push((inner.trim_end(), begin + start + cell.len() - inner.len()));
    };
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'|' if !escaped => {
                push(start, at);
                start = at + 1;
            }
            _ => escaped = byte == b'\\' && !escaped,
        }
    }
    push(start, text.len());
    cells
}

/// Reads the rows of a table.
pub(in crate::input::placeholder) fn read<'t>(lines: &[Line<'t>], reader: &mut Reader<'t>) {
    let first = reader.line;
    let headed = lines.get(1).is_some_and(|line| is_delimiter(line.text));
    let heads: Vec<(Column, usize)> = match lines.first() {
        Some(line) => cells(line).iter().map(|(head, _)| column(head)).collect(),
        None => return,
    };
    let known = headed || heads.iter().filter(|(head, _)| *head != Column::Unknown).count() > 1;
    // Those of the first keyword stand with what has no number.
    let of_keywords = heads
        .iter()
        .filter(|(head, _)| matches!(head, Column::Label | Column::Key));
    let mut numbers: Vec<usize> = of_keywords
        .map(|(_, number)| *number)
        .filter(|number| *number > 0)
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    let several = numbers.len() > 1;
    let first_number = numbers.first().copied().unwrap_or_default();
    let body = lines.iter().enumerate().skip(usize::from(known));
    for (index, line) in body.filter(|(_, line)| !is_delimiter(line.text)) {
        reader.line = first + index;
        let row = cells(line);
        if !several {
            let known: Vec<Column> = heads.iter().filter(|_| known).map(|(head, _)| *head).collect();
            read_row(&row, &known, false, reader);
            continue;
        }
        for number in &numbers {
            let mine = |own: usize| own == *number || own == 0 && *number == first_number;
            let cells = row.iter().zip(&heads).filter(|(_, (_, own))| mine(*own));
            let (cells, known): (Vec<_>, Vec<_>) = cells.map(|(cell, (head, _))| (*cell, *head)).unzip();
            read_row(&cells, &known, true, reader);
        }
    }
    if known && heads.iter().any(|(head, _)| *head == Column::Role(Role::Title)) {
        reader.push(
            Kind::Apart,
            Part::plain("", lines.first().map_or(0, |line| line.at)),
            None,
        );
    }
    reader.fresh = true;
}

/// Reads a row, or what of one is of one of several keywords. Where it has a title it is a template, whose title is read first, wherever it stands.
fn read_row<'t>(row: &[(&'t str, usize)], heads: &[Column], several: bool, reader: &mut Reader<'t>) {
    let mut field = Field::default();
    let mut variable = false;
    let (mut texts, mut contents) = (Vec::new(), Vec::new());
    let titled = heads
        .iter()
        .zip(row)
        .find(|(head, (cell, _))| **head == Column::Role(Role::Title) && !cell.is_empty())
        .filter(|(_, (cell, _))| certain_braces(cell).next().is_none());
    if let Some((_, &(cell, at))) = titled {
        reader.push(Kind::Apart, Part::plain("", at), None);
        let inner = cell.trim_matches(['`', '*', ' ']);
        reader.cell_of(inner, at + cell.find(inner).unwrap_or_default(), Role::Title);
    }
    for (index, &(cell, at)) in row.iter().enumerate() {
        if cell.is_empty() || titled.is_some_and(|(_, (_, title))| *title == at) {
            continue;
        }
        let head = heads.get(index).copied().unwrap_or(Column::Unknown);
        let inner = cell.trim_matches(['`', '*', ' ']);
        let at = at + cell.find(inner).unwrap_or_default();
        let slot = certain_braces(inner).collect::<Vec<_>>();
        let key = match slot.as_slice() {
            [brace] if brace.start == 0 && brace.end == inner.len() => Some(brace.key),
            [] => bare_key(inner),
            _ => None,
        };
        if let Some(key) = key {
            field.key = field.key.or(Some(Part::plain(key, at)));
            continue;
        }
        if !slot.is_empty() && !matches!(head, Column::Role(Role::Title)) {
            contents.push((inner, at));
            continue;
        }
        if let Column::Role(role) = head {
            reader.cell_of(inner, at, role);
            continue;
        }
        // `thing1 书名`
        if matches!(head, Column::Label | Column::Key)
            && let Some((first, rest)) = inner.split_once([' ', ':', '：'])
            && let (Some(key), None, None) = (bare_key(first), &field.key, &field.label)
            && is_label(rest)
        {
            let rest = rest.trim();
            field.key = Some(Part::plain(key, at));
            field.label = Some(Part::plain(rest, at + inner.len() - rest.len()));
            continue;
        }
        let part = whole(inner, at);
        match head {
            // The name of a variable beside what it holds.
            Column::Label if variable && part.text.contains(is_han) => {
                field.label = Some(part);
                variable = false;
            }
            Column::Label | Column::Key if field.label.is_none() => {
                variable = head == Column::Key && !part.text.contains(is_han);
                field.label = Some(part);
            }
            Column::Example => field.example = Some(part),
            Column::Type => field.value_type = Some(part),
            Column::Values => field.values.push(part),
            _ => texts.push(part),
        }
    }
    let whole_content = !contents.is_empty();
    for (cell, at) in contents {
        reader.cell_of(cell, at, Role::Content);
    }
    if let Some(example) = field.example.take_if(|_| whole_content && field.key.is_none()) {
        reader.push(Kind::Text, example, Some(Role::Example));
    }
    let mut texts = texts.into_iter();
    if field.label.is_none() && (field.key.is_some() || heads.is_empty()) {
        field.label = texts.find(|part| part.text.chars().any(is_han));
    }
    if field.key.is_some() && field.example.is_none() && heads.is_empty() {
        field.example = texts.next();
    }
    // Below 字段 stand names as well as keys.
    let named = || field.label.as_ref().is_some_and(|label| label.text.contains(is_han));
    let listed = heads.contains(&Column::Label) || heads.contains(&Column::Key) && (several || named());
    let titled = listed
        && heads
            .iter()
            .any(|head| several || matches!(head, Column::Example | Column::Type | Column::Role(Role::Title)));
    if field.label.is_some() && (field.key.is_some() || titled) {
        for field in apart(field) {
            let part = field.key.clone().or_else(|| field.label.clone());
            if let Some(part) = part {
                reader.push(Kind::Field(Box::new(field)), part, None);
            }
        }
    }
}

/// The fields of a row that has several labels in one cell, and as many examples or none.
fn apart(field: Field<'_>) -> Vec<Field<'_>> {
    let parts = |part: &Part<'_>| -> Vec<String> {
        let texts = part.text.split(['\n', '、']).map(str::trim);
        texts.filter(|text| !text.is_empty()).map(str::to_owned).collect()
    };
    let labels = field.label.as_ref().map(parts).unwrap_or_default();
    let examples = field.example.as_ref().map(parts).unwrap_or_default();
    let paired = examples.is_empty() || examples.len() == labels.len();
    if labels.len() < 2 || field.key.is_some() || !paired || !labels.iter().all(|label| is_label(label)) {
        return vec![field];
    }
    let at = |part: &Option<Part<'_>>| part.as_ref().map_or(0, Part::at);
    let (label_at, example_at) = (at(&field.label), at(&field.example));
    let mut examples = examples.into_iter();
    let one = |label| Field {
        label: Some(Part::written(label, label_at)),
        example: examples.next().map(|example| Part::written(example, example_at)),
        ..Field::default()
    };
    labels.into_iter().map(one).collect()
}

/// A cell as it reads: `<br>` is a line break.
fn whole(cell: &str, at: usize) -> Part<'_> {
    let lines = escape::lines(cell);
    if lines.len() == 1 {
        return match escape::unescaped(cell, None) {
            Cow::Borrowed(_) => Part::plain(cell, at),
            Cow::Owned(read) => Part::written(read, at),
        };
    }
    let read: Vec<_> = lines
        .into_iter()
        .map(|range| escape::unescaped(cell.get(range).unwrap_or_default(), None))
        .collect();
    Part::written(read.join("\n"), at)
}
