//! One name at the head of a column: what it stands for, whatever stands around it.

pub(super) mod names;
mod numerals;
pub(super) mod row;

use crate::input::platform::names::{Name, Rank, rank};
use crate::input::platform::words::{is_han, key, value_type};
use names::{Column, find, is_letter};
pub(super) use numerals::numeral;
use numerals::{is_digit, numerals};

/// The longest text that is taken for a name, in bytes: a name in two languages with a note in brackets.
const MAX_NAME_BYTES: usize = 120;

/// What a name says: 关键词1示例, `*标题（必填）`, 标题 Title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Head {
    pub(super) column: Column,
    /// Which of several it is.
    pub(super) number: Option<u32>,
    /// A number before the name, which may say the same or only count the columns.
    pub(super) leading: Option<u32>,
    /// The type that a key of the platform declares which stands in place of a name: `thing1`.
    pub(super) kind: Option<&'static str>,
    /// Of several ids the one of the template is meant: how far a name is from saying so.
    pub(super) rank: Rank,
}

impl Head {
    pub(super) fn is(self, column: Column) -> bool {
        self.column == column
    }
}

/// What a name at the head of a column stands for, if it is one of those people use.
pub(super) fn head(text: &str) -> Option<Head> {
    if !may_be_name(text) {
        return None;
    }
    let (base, notes) = without_notes(&folded(text));
    // 关键词1：示例1 is the name of a cell with both.
    if let Some((name, beside)) = base.split_once(':') {
        let both = head(name).filter(|head| head.is(Column::Keyword)).zip(head(beside));
        return both.map(|(name, _)| name);
    }
    let mut number = None;
    let mut leading = None;
    for (before, note) in &notes {
        let read = numeral(note).or_else(|| part(note).and_then(|(_, number)| Some(number?.number)));
        if *before {
            leading = leading.or(read);
        } else {
            number = number.or(read);
        }
    }
    let mut found: Option<Column> = None;
    let parts = base.split(['/', '|', '、', ',', ';', '\\', '&', '+']);
    let parts = parts.chain(notes.iter().map(|(_, note)| note.as_str()));
    for piece in parts {
        if let Some(count) = numeral(piece) {
            if found.is_none() {
                leading = leading.or(Some(count));
            } else {
                number = number.or(Some(count));
            }
            continue;
        }
        if let Some((column, own)) = part(piece) {
            let own = own.and_then(|own| {
                if own.leads {
                    leading = leading.or(Some(own.number));
                }
                (!own.leads).then_some(own.number)
            });
            // 名称/标题: of several names the one that leaves nothing open counts.
            if found.is_none_or(|found| is_open(found) && !is_open(column)) {
                found = Some(column);
            }
            number = own.or(number);
        }
    }
    let found = found.or_else(|| in_database(&base));
    let open = found.is_none_or(|found| matches!(found, Column::Further | Column::Serial | Column::Name));
    if let Some(head) = open.then(|| keyed(text)).flatten() {
        return Some(head);
    }
    let column = found?;
    let rank = match column {
        Column::Id => rank(Name::Id, text).unwrap_or(Rank::MAX),
        _ => 0,
    };
    Some(Head {
        column,
        number,
        leading,
        kind: None,
        rank,
    })
}

/// A key of the platform as the name of a column, of which the cells tell what they are: `thing1`.
fn keyed(text: &str) -> Option<Head> {
    let key = key(text)?;
    let digits = key.trim_start_matches(|c: char| !c.is_ascii_digit());
    Some(Head {
        column: Column::Keyed,
        number: digits.parse().ok(),
        leading: None,
        kind: value_type(key),
        rank: 0,
    })
}

/// What a column of a database is called, with whatever stands before it there: `wx_template_title`.
fn in_database(name: &str) -> Option<Column> {
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let known = [
        (Name::Title, Column::Title),
        (Name::Content, Column::Content),
        (Name::Id, Column::Id),
        (Name::Scene, Column::Scene),
    ];
    let found = known.into_iter().find(|(meant, _)| rank(*meant, name).is_some());
    found.map(|(_, column)| column).or_else(|| of_keyword(name))
}

/// What a part of a keyword is called behind a word for it: fieldLabel, `kw_code`.
fn of_keyword(name: &str) -> Option<Column> {
    let words = ["keyword", "field", "param", "item", "variable", "var", "kw"];
    let part = words.iter().find_map(|word| name.strip_prefix(word))?;
    match find(part)? {
        Column::Title | Column::Name | Column::Meaning => Some(Column::Keyword),
        part @ (Column::Key | Column::Example | Column::Type | Column::Values) => Some(part),
        _ => None,
    }
}

/// Whether a text has only what names have, up to a bracket or another name: nearly all cells of a table have more.
pub(super) fn may_be_name(text: &str) -> bool {
    if text.len() > MAX_NAME_BYTES {
        return false;
    }
    let mut lettered = false;
    for char in text.chars() {
        match char {
            '(' | '（' | '/' | '／' | '|' | '、' | ',' | '，' | ';' | '；' | '\\' | '&' | '+' | '#' | '№' => {
                return true;
            }
            _ if is_han(char) => {
                if !is_letter(char) && !is_digit(char) && !matches!(char, '第' | '个') {
                    return false;
                }
                lettered = true;
            }
            _ => lettered |= char.is_alphabetic(),
        }
    }
    lettered
}

/// The name as it would be looked up, without its number, to find one that is near.
pub(super) fn bare(text: &str) -> String {
    let (base, _) = without_notes(&folded(text));
    base.chars().filter(|c| !is_digit(*c)).collect()
}

/// Whether what a name stands for depends on its neighbours.
fn is_open(column: Column) -> bool {
    matches!(
        column,
        Column::Name | Column::Field | Column::Meaning | Column::Text | Column::Further | Column::Serial
    )
}

/// Lower case, half width, without blanks and what forms put around names.
fn folded(text: &str) -> String {
    let half = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    };
    let folded: String = text
        .chars()
        .map(half)
        .flat_map(char::to_lowercase)
        .filter(|c| !c.is_whitespace() && !matches!(c, '*' | '_' | '-' | '.' | '"' | '\'' | '[' | ']'))
        .filter(|c| {
            !matches!(
                c,
                '【' | '】' | '《' | '》' | '「' | '」' | '“' | '”' | '★' | '●' | '·' | '—'
            )
        })
        .collect();
    // 标题： is a name; 标题：甲通知 is one with its value.
    folded.trim_end_matches(':').replace("模版", "模板")
}

/// The name without what stands in brackets, and that, with whether it stood before the name.
fn without_notes(name: &str) -> (String, Vec<(bool, String)>) {
    let mut base = String::new();
    let mut notes = Vec::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('(') {
        base.push_str(before);
        let (note, after) = after.split_once(')').unwrap_or((after, ""));
        notes.push((base.is_empty(), note.to_owned()));
        rest = after;
    }
    base.push_str(rest);
    (base, notes)
}

/// A number in a name, and whether the name begins with it.
#[derive(Debug, Clone, Copy)]
struct Number {
    number: u32,
    leads: bool,
}

/// A name with a number in it, or the same in two languages.
fn part(name: &str) -> Option<(Column, Option<Number>)> {
    if let Some(found) = numbered(name) {
        return Some(found);
    }
    let (mut han, mut latin) = (String::new(), String::new());
    let mut in_latin = false;
    for char in name.chars() {
        // A digit goes with what it stands behind.
        in_latin = char.is_ascii_alphabetic() || in_latin && !is_han(char);
        if in_latin { &mut latin } else { &mut han }.push(char);
    }
    if han.is_empty() || latin.is_empty() {
        return None;
    }
    match (numbered(&han), numbered(&latin)) {
        (Some(found), None) | (None, Some(found)) => Some(found),
        (Some((column, number)), Some((other, again))) => {
            Some((if is_open(column) { other } else { column }, number.or(again)))
        }
        (None, None) => None,
    }
}

fn numbered(name: &str) -> Option<(Column, Option<Number>)> {
    if let Some(column) = find(name) {
        return Some((column, None));
    }
    let mut runs = numerals(name);
    // 关键词A, but not keyworda.
    if let Some(letter) = name.chars().next_back().filter(char::is_ascii_lowercase)
        && name.chars().rev().nth(1).is_some_and(is_han)
    {
        runs.push((name.len() - 1, name.len(), u32::from(letter) - u32::from('a') + 1));
    }
    runs.iter().rev().find_map(|(start, end, number)| {
        let before = name.get(..*start)?;
        let before = before.strip_suffix('第').unwrap_or(before);
        let after = name.get(*end..)?;
        let after = after.strip_prefix('个').unwrap_or(after);
        let after = after.trim_start_matches(['#', '号', '、']);
        let name = format!("{}{after}", before.trim_end_matches(['#', '第']));
        // Field 1 Example
        let column = find(&name).or_else(|| of_keyword(&name))?;
        let leads = *start == 0;
        Some((column, Some(Number { number: *number, leads })))
    })
}

#[cfg(test)]
mod tests {
    use super::Column::*;
    use super::*;

    #[test]
    fn names_as_people_write_them() {
        for (text, column, number) in [
            ("标题", Title, None),
            ("标　题", Title, None),
            ("*模版标题：", Title, None),
            ("【标题】", Title, None),
            ("模板\n标题", Title, None),
            ("通知标题（10字以内）", Title, None),
            ("标题 Title", Title, None),
            ("标题(Title)", Title, None),
            ("Title\n标题", Title, None),
            ("标题/名称", Title, None),
            ("名称/标题", Title, None),
            ("Template_ID", Id, None),
            ("模版编号 Template ID", Id, None),
            ("关键词", Keyword, None),
            ("关键词1", Keyword, Some(1)),
            ("关键词１", Keyword, Some(1)),
            ("关键词一", Keyword, Some(1)),
            ("关键词十二", Keyword, Some(12)),
            ("关键词二十", Keyword, Some(20)),
            ("关键词①", Keyword, Some(1)),
            ("关键词(1)", Keyword, Some(1)),
            ("关键词（二）", Keyword, Some(2)),
            ("关键词1、", Keyword, Some(1)),
            ("关键词_3", Keyword, Some(3)),
            ("关键词#4", Keyword, Some(4)),
            ("关键词B", Keyword, Some(2)),
            ("第3个关键词", Keyword, Some(3)),
            ("关键词1名称", Keyword, Some(1)),
            ("关键词1 Keyword 1", Keyword, Some(1)),
            ("Keyword 12", Keyword, Some(12)),
            ("keyword1_name", Keyword, Some(1)),
            ("keywords[0].name", Keyword, Some(0)),
            ("关键词1示例", Example, Some(1)),
            ("关键词一内容示例", Example, Some(1)),
            ("示例一", Example, Some(1)),
            ("内容示例", Example, None),
            ("示例(关键词2)", Example, Some(2)),
            ("示例（如：2026年）", Example, None),
            ("参考示例", Example, None),
            ("参数类型", Type, None),
            ("使用场景", Scene, None),
            ("key/键", Key, None),
            ("可选值2", Values, Some(2)),
            ("忽略", Ignore, None),
            ("其余键", Keys, None),
            ("其他键 Other keys", Keys, None),
            ("字段含义", Meaning, None),
            ("参数", Field, None),
            ("关键词内容", Text, None),
            ("序号", Serial, None),
            ("#", Serial, None),
            ("备注", Further, None),
            ("wx_template_title", Title, None),
            ("tplContent", Content, None),
            ("fieldLabel", Keyword, None),
            ("field_key", Key, None),
            ("关键词1：示例1", Keyword, Some(1)),
            ("关键词与示例", Keyword, None),
            ("備註", Further, None),
        ] {
            let found = head(text).map(|head| (head.column, head.number));
            assert_eq!(found, Some((column, number)), "{text}");
        }
        for (text, leading) in [("1、关键词", 1), ("（一）标题", 1), ("②示例", 2), ("3.关键词", 3)] {
            let found = head(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(found.leading.or(found.number), Some(leading), "{text}");
        }
        for text in [
            "",
            "标题：甲",
            "编号：7",
            "订单发货通知",
            "订单编号",
            "标题长短不限的说明文字",
            "1",
            "①",
            "一",
            "()",
            "标题党",
        ] {
            assert_eq!(head(text), None, "{text}");
        }
    }
}
