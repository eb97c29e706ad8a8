//! What stands beside a placeholder: the label, and the example people put next to it.

use super::words::{self, LABELS, NO_LABELS};
use crate::input::place::offset;
use crate::input::platform::words::is_han;

/// Longer texts are no label, in characters.
const LONGEST: usize = 24;

/// Whether a character may stand around a label without being of it.
#[rustfmt::skip]
fn is_edge(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{3000}' | '\u{a0}' | '\u{feff}' | '\u{200b}' | ':' | '：' | '=' | '-' | '—' | '–' | '*' | '`' | '"'
            | '\'' | '|' | '>' | '<' | '•' | '·' | '●' | '→' | '+' | '\\' | ',' | '，' | ';' | '；' | '“' | '”' | '「'
            | '」' | '【' | '】' | '{' | '}' | '[' | ']' | '#' | '/' | '、' | '。' | '.' | '_' | '~' | '@' | '$'
    )
}

/// Whether a sentence ends with a character, and with it what does not belong to the label behind it.
fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '，' | '!' | '?' | ';')
}

/// The label at the end of a text, as far as there is one: `您的包裹已到，单号：` labels with 单号.
pub(in crate::input::placeholder) fn before(text: &str) -> Option<&str> {
    let ended = text.trim_end_matches(is_edge);
    // A mark before the colon is one of the label: 停水时间！：
    let unmarked = ended.trim_end_matches(['！', '!', '？', '?']);
    let signed = text.get(ended.len()..).is_some_and(|end| end.contains(['：', ':']));
    if signed && unmarked.len() < ended.len() {
        let label = before_end(unmarked)?;
        return ended.get(offset(ended, label)..);
    }
    before_end(ended)
}

/// The label that a line of a content is up to its colon, of which blanks may be letters: `领奖  时间：`.
pub(in crate::input::placeholder) fn whole(text: &str) -> Option<&str> {
    let ended = text.trim().strip_suffix(['：', ':'])?;
    let plain = ended.contains(' ') && ended.contains("  ") && ended.chars().all(|c| is_han(c) || c == ' ');
    plain.then(|| label(ended)).flatten()
}

fn before_end(text: &str) -> Option<&str> {
    let text = text.rsplit(is_stop).next().unwrap_or(text);
    // What stands far before it belongs to something else.
    let text = text.trim();
    let far = text.contains(' ').then(|| text.rsplit("  ").next()).flatten();
    let text = far.unwrap_or(text);
    let text = text.rsplit(['：', ':']).next().unwrap_or(text);
    label(text)
}

/// The text without marks around it, if it can be a label.
pub(in crate::input::placeholder) fn label(text: &str) -> Option<&str> {
    let text = words::unnumbered(text.trim_matches(is_edge)).trim_matches(is_edge);
    let text = closed(text);
    let sound = text.chars().any(|c| is_han(c) || c.is_alphabetic())
        && !text.contains(|c| is_stop(c) || matches!(c, '{' | '}' | '<' | '>' | '='))
        && is_label(text);
    sound.then_some(text)
}

/// A label and its example, where both stand before the placeholder: `书籍名称：小王子 `.
pub(in crate::input::placeholder) fn with_value(text: &str) -> Option<(&str, &str)> {
    const LONGEST_VALUE: usize = 30;
    let (name, value) = text.split_once(['：', ':'])?;
    let (name, value) = (label(name)?, value.trim_matches([' ', '\t', '\u{3000}', '`', '*']));
    let plain = value.contains(char::is_alphanumeric) && !value.ends_with(['：', ':']) && !value.contains(is_stop);
    let short = value.chars().nth(LONGEST_VALUE).is_none();
    let named = label(value).is_some_and(is_sure);
    (plain && short && is_sure(name) && !named && !words::addresses(value)).then_some((name, value))
}

/// Whether a text of letters and Han is no longer than labels are, and speaks neither to somebody nor of placeholders.
pub(in crate::input::placeholder) fn is_label(text: &str) -> bool {
    let (mut length, mut addresses) = (0, false);
    for char in text.chars() {
        length += 1;
        addresses |= char == '您';
    }
    let is_none = || may_be_none(text) && NO_LABELS.contains(&text);
    (1..=LONGEST).contains(&length) && !addresses && !words::begins_address(text) && !is_none()
}

/// Whether a text begins as one of those may that are no labels: nearly no label does.
fn may_be_none(text: &str) -> bool {
    let bit = text.chars().next().map_or(0, |first| u32::from(first) % 128);
    BEGINNINGS >> bit & 1 == 1
}

/// A bit for each of their first characters, by the last digits of its code.
const BEGINNINGS: u128 = {
    let (mut bits, mut at) = (0, 0);
    while at < NO_LABELS.len() {
        bits |= match NO_LABELS[at].as_bytes() {
            // The last seven bits of a character of three bytes.
            [_, second, third, ..] if !second.is_ascii() => 1 << ((*second as u32 & 1) << 6 | *third as u32 & 0x3F),
            [first, ..] => 1_u128 << *first as u32,
            [] => 0,
        };
        at += 1;
    }
    bits
};

/// What stands around a key on its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input::placeholder) struct Beside<'t> {
    pub(in crate::input::placeholder) label: &'t str,
    /// Whether the label stands behind the key.
    pub(in crate::input::placeholder) behind: bool,
    pub(in crate::input::placeholder) example: Option<&'t str>,
}

/// The label and the example around a key that stands between both, or before both: `书名（thing1）：边城`,
/// `thing1（书名）：边城`, `thing1 书名 边城`. None where it takes more than these two texts to tell.
pub(in crate::input::placeholder) fn beside_key<'t>(before: Option<&'t str>, behind: &'t str) -> Option<Beside<'t>> {
    let signed = |text: &'t str| {
        let value = text.trim_start().strip_prefix(['：', ':'])?.trim();
        (!value.is_empty()).then_some(value)
    };
    if let Some(text) = before.map(str::trim_end)
        && text.ends_with(['（', '(', '[', '【'])
        && let Some(rest) = behind.trim_start().strip_prefix(['）', ')', ']', '】'])
    {
        return Some(Beside {
            label: label(text)?,
            behind: false,
            example: signed(rest),
        });
    }
    if let Some(inside) = behind.trim_start().strip_prefix(['（', '('])
        && let Some((name, rest)) = inside.split_once(['）', ')'])
        && let (Some(label), Some(example)) = (label(name), signed(rest))
    {
        return Some(Beside {
            label,
            behind: true,
            example: Some(example),
        });
    }
    let (told, shown) = with_example(behind);
    // Of a name before the key and a value behind it the name is the label.
    let first = before.and_then(label).filter(|first| is_sure(first));
    if let Some(first) = first.filter(|_| label(told).is_none_or(|behind| !is_sure(behind))) {
        return Some(Beside {
            label: first,
            behind: false,
            example: shown,
        });
    }
    let told = told.trim_matches(is_edge);
    let (name, rest) = told.split_once([' ', '，', ','])?;
    let example = rest.trim();
    let plain = label(name) == Some(name) && is_sure(name) && !example.contains(' ') && !words::addresses(example);
    let told_as = example
        .strip_prefix('如')
        .filter(|_| told.contains(['，', ',']))
        .unwrap_or(example);
    (plain && shown.is_none()).then_some(Beside {
        label: name,
        behind: true,
        example: Some(told_as).filter(|example| !example.is_empty() && !is_hint(example)),
    })
}

/// Whether a text says of a field what may stand in it, or that it must be there.
fn is_hint(text: &str) -> bool {
    let hints = [
        "必填",
        "选填",
        "可选",
        "必须",
        "字符",
        "字以内",
        "类型",
        "最多",
        "格式",
        "string",
        "String",
        "文本",
    ];
    hints.iter().any(|hint| text.contains(hint))
}

/// Whether this is so surely the name of a field that a value would not be written like it.
pub(in crate::input::placeholder) fn is_sure(text: &str) -> bool {
    LABELS.iter().any(|end| text.ends_with(end))
}

/// A label without what is said of its values: `名称（最大20字符）`, `备注（可选）`.
pub(in crate::input::placeholder) fn without_hint(label: &str) -> &str {
    let hints = [
        "字符",
        "字以内",
        "个字",
        "格式",
        "必填",
        "选填",
        "可选",
        "最多",
        "最大",
        "不超过",
        "限",
        "必须",
        "YYYY",
        "yyyy",
        "thing",
        "类型",
    ];
    let Some(open) = label
        .strip_suffix(['）', ')'])
        .and_then(|label| label.rfind(['（', '(']))
    else {
        return label;
    };
    match label.split_at_checked(open) {
        Some((name, hint)) if hints.iter().any(|word| hint.contains(word)) && !name.trim().is_empty() => {
            name.trim_end()
        }
        _ => label,
    }
}

/// A text without the parenthesis that is open at its end, or closed without having been opened.
fn closed(text: &str) -> &str {
    let opens = |c: char| matches!(c, '（' | '(');
    let closes = |c: char| matches!(c, '）' | ')');
    match (text.rfind(opens), text.rfind(closes)) {
        (Some(open), None) => text.get(..open).unwrap_or(text).trim_end_matches(is_edge),
        (Some(open), Some(close)) if open > close => text.get(..open).unwrap_or(text).trim_end_matches(is_edge),
        (None, Some(_)) => text.trim_matches(|c| opens(c) || closes(c)).trim_matches(is_edge),
        _ => text,
    }
}

/// A label with the example that is told beside it: `书籍名称（如：小王子）`.
pub(in crate::input::placeholder) fn with_example(text: &str) -> (&str, Option<&str>) {
    let opens = |c| {
        matches!(
            c,
            '（' | '(' | '[' | '【' | '，' | ',' | ' ' | '；' | ';' | '\u{3000}' | '—' | '/' | '-'
        )
    };
    for (at, open) in text.match_indices(opens) {
        let rest = text.get(at + open.len()..).unwrap_or_default();
        if let Some(example) = example(rest) {
            let label = text.get(..at).unwrap_or_default();
            let inside = matches!(open, "（" | "(") || rest.trim_start().starts_with(['（', '(']);
            let example = if inside { inner(example) } else { example };
            return (
                label,
                Some(example.trim_matches(BLANKS)).filter(|text| !text.is_empty()),
            );
        }
    }
    (text, None)
}

/// The example a text begins to tell: `如：小王子`, `示例 小王子`.
pub(in crate::input::placeholder) fn example(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['/', '（', '(', ' ', '\t', '\u{3000}', '-', '*', '#', '，', ',']);
    let bold = text.trim_start_matches('*');
    words::EXAMPLES.iter().find_map(|word| {
        let rest = bold
            .get(..word.len())
            .filter(|begin| begin.eq_ignore_ascii_case(word))
            .and_then(|_| bold.get(word.len()..))?
            .trim_start_matches('*');
        let value = rest.trim_start_matches(['：', ':', ' ', '\u{3000}', '=', '，', ',']);
        // 如 begins words of its own; only with something behind it does it tell an example.
        let told = value.len() < rest.len()
            || word.ends_with(['：', ':', ' ', '.'])
            || rest.starts_with(['“', '「', '"', '`', '\'']);
        let open = value.contains(['[', '【']);
        let value = value.trim_matches(['`', '"', '“', '”', '「', '」', '*']);
        told.then(|| {
            if open {
                value
            } else {
                value.trim_end_matches([']', '】'])
            }
        })
    })
}

const BLANKS: &[char] = &[' ', '\t', '\u{3000}', '\u{a0}', '`', '"', '“', '”'];

/// What stands before the parenthesis closes that was opened before the text.
fn inner(text: &str) -> &str {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' if depth == 0 => return text.get(..at).unwrap_or(text),
            '）' | ')' => depth -= 1,
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_at_the_end_of_what_is_before() {
        for (text, found) in [
            ("书籍名称：", Some("书籍名称")),
            ("- **1. 书籍名称**: `", Some("书籍名称")),
            ("您的包裹已到，单号：", Some("单号")),
            ("金额（元）：", Some("金额（元）")),
            ("书籍名称（", Some("书籍名称")),
            ("ID:", Some("ID")),
            ("您好！取书时间！：", Some("取书时间！")),
            ("２、数量　", Some("数量")),
            ("您好", None),
            ("例如：", None),
            ("：", None),
            ("", None),
        ] {
            assert_eq!(before(text), found, "{text}");
        }
    }

    #[test]
    fn examples_are_told_in_many_ways() {
        for (text, label, example) in [
            ("书籍名称（如：小王子）", "书籍名称", Some("小王子")),
            (
                "取书时间 (例如 2026-03-08 (周日) 10:00)",
                "取书时间",
                Some("2026-03-08 (周日) 10:00"),
            ),
            ("取书地点，示例：一楼", "取书地点", Some("一楼")),
            ("取书地点 [示例：一楼]", "取书地点 ", Some("一楼")),
            ("取书地点 e.g. `一楼`", "取书地点", Some("一楼")),
            ("金额（元）", "金额（元）", None),
            ("状态（如果有）", "状态（如果有）", None),
        ] {
            assert_eq!(with_example(text), (label, example), "{text}");
        }
    }
}
