//! What texts look like: a label, a title, a key of the platform, a variable of a program.

/// The value types of the platform, which its keys begin with: `thing1`, `character_string3`. Of the second half any form
/// may have such names (`name1`, `date2`), so alone they prove nothing.
const TYPES: [&str; 19] = [
    "thing",
    "character_string",
    "phone_number",
    "car_number",
    "enum_string",
    "short_thing",
    "short_character_string",
    "keyword",
    "number",
    "letter",
    "symbol",
    "time",
    "date",
    "amount",
    "name",
    "phrase",
    "const",
    "enum",
    "integer",
];

/// How many of them are the platform's own.
const OWN: usize = 8;

/// Whether it is the platform's own word without doubt.
pub(in crate::input) fn is_own_key(key: &str) -> bool {
    let kind = key.trim_end_matches(|c: char| c.is_ascii_digit());
    TYPES.iter().take(OWN).any(|own| *own == kind)
}

/// The key in `thing1`, `thing1.DATA` and `{{thing1.DATA}}`.
pub(in crate::input) fn key(text: &str) -> Option<&str> {
    let text = text.trim().trim_start_matches(['{', ' ']).trim_end_matches(['}', ' ']);
    let text = match text.split_once('.') {
        Some((key, data)) if data.eq_ignore_ascii_case("data") => key,
        Some(_) => return None,
        None => text,
    };
    let kind = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - kind.len();
    ((1..=4).contains(&digits) && TYPES.contains(&kind)).then_some(text)
}

/// `thing1` declares the type `thing`; `keyword1` declares none.
pub(in crate::input) fn value_type(key: &str) -> Option<&str> {
    let name = key.trim_end_matches(|c: char| c.is_ascii_digit());
    let declares = name.len() < key.len()
        && name != "keyword"
        && !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    declares.then_some(name)
}

/// `{{first.DATA}}` and `{{remark.DATA}}` stand around the keywords and are none.
pub(in crate::input) fn is_frame(key: &str) -> bool {
    key.eq_ignore_ascii_case("first") || key.eq_ignore_ascii_case("remark")
}

pub(in crate::input) fn is_han(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// What ends a sentence or a part of one, and so stands in no label.
pub(in crate::input) fn ends_part(char: char) -> bool {
    matches!(char, '。' | '，' | '！' | '？' | '；' | '!' | '?' | ';')
}

pub(in crate::input) fn is_colon(char: char) -> bool {
    matches!(char, '：' | ':' | '﹕' | '︰' | '∶')
}

/// Whether a text could be the name of a keyword: a few characters on one line, some of them Han, no sentence.
pub(in crate::input) fn is_label(text: &str) -> bool {
    const LONGEST: usize = 20;
    let text = text.trim();
    let wrong = |c: char| {
        ends_part(c)
            || is_colon(c)
            || c.is_control()
            || matches!(c, '{' | '}' | '<' | '>' | '=' | '$' | '@' | '￥' | '¥' | ',')
    };
    let digits = text.chars().filter(char::is_ascii_digit).take(3).count();
    text.chars().nth(LONGEST).is_none() && text.contains(is_han) && !text.contains(wrong) && digits < 3
}

/// Whether a person would call a text a title.
pub(in crate::input) fn is_title(text: &str) -> bool {
    const LONGEST: usize = 40;
    let wrong = |c: char| c.is_control() || matches!(c, '{' | '}' | '<' | '>' | '=' | '。' | '；' | '\\');
    let text = text.trim();
    text.chars().nth(LONGEST).is_none() && text.contains(is_han) && !text.contains(wrong)
}

/// Whether a title ends as the platform wants it.
pub(in crate::input) fn is_notice(text: &str) -> bool {
    is_title(text) && text.trim_end().ends_with(['知', '醒']) && {
        let text = text.trim_end();
        text.ends_with("通知") || text.ends_with("提醒")
    }
}

/// Whether a text is the name of something in a program: `order_paid`, `wx.tpl`, `{book}`, `$name`.
pub(in crate::input) fn is_variable(text: &str) -> bool {
    let text = text.trim();
    let wrapped = [
        ("{", "}"),
        ("${", "}"),
        ("#{", "}"),
        ("[", "]"),
        ("<", ">"),
        ("%", "%"),
        ("$", ""),
        (":", ""),
    ]
    .iter()
    .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close));
    let inside = wrapped.unwrap_or(text).trim_matches(['{', '}', ' ']);
    let begins = inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let name = begins
        && inside
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_.-/:[]>'\"".contains(&byte));
    // A word alone may be a value; one with a hump or a sign inside is a name.
    let humped = inside
        .bytes()
        .zip(inside.bytes().skip(1))
        .any(|(a, b)| a.is_ascii_lowercase() && b.is_ascii_uppercase());
    let signed = inside.contains(['_', '.']) && !inside.bytes().any(|byte| byte.is_ascii_digit());
    name && (wrapped.is_some() || humped || signed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_the_platform() {
        for (text, found) in [
            ("thing1", Some("thing1")),
            ("character_string12.DATA", Some("character_string12")),
            ("{{keyword2.DATA}}", Some("keyword2")),
            ("{{ time3.data }}", Some("time3")),
            ("thing", None),
            ("item1", None),
            ("thing12345", None),
            ("thing1.value", None),
            ("", None),
        ] {
            assert_eq!(key(text), found, "{text}");
        }
        assert!(is_own_key("thing1") && is_own_key("keyword2") && !is_own_key("name1"));
    }

    #[test]
    fn looks() {
        for text in ["书籍名称", "ETC卡号", "收货人 ", "第2次时间"] {
            assert!(is_label(text), "{text}");
        }
        for text in [
            "您好，您已借书成功",
            "2026年3月8日",
            "name",
            "￥八元",
            "",
            "甲：乙",
            "{书}",
        ] {
            assert!(!is_label(text), "{text}");
        }
        for text in [
            "{book}",
            "${order.no}",
            "orderNo",
            "book_name",
            "$name",
            "[name]",
            "wx.tpl",
        ] {
            assert!(is_variable(text), "{text}");
        }
        for text in [
            "SF1234",
            "小王子",
            "abc",
            "A12.5",
            "10:30",
            "99.00",
            "a@b.c",
            "{小王子}",
        ] {
            assert!(!is_variable(text), "{text}");
        }
        assert!(is_notice("停水通知 ") && is_notice("到期提醒") && !is_notice("须知"));
    }
}
