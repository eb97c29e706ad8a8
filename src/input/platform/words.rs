//! What texts look like: a key of the platform, a label, a title, a variable of a program.

/// The value types of the platform; with a number behind it each is a key: `thing1`, `character_string3`. Of the second half
/// any form may have such names (`name1`, `date2`), so alone they prove nothing.
const TYPES: [&str; 19] = [
    "thing",
    "character_string",
    "phone_number",
    "car_number",
    "enum_string",
    "short_thing",
    "short_character_string",
    "keyword",
    "amount",
    "phrase",
    "number",
    "letter",
    "symbol",
    "time",
    "date",
    "name",
    "const",
    "enum",
    "integer",
];

/// How many of them are the platform's own.
const OWN: usize = 10;

/// The type and number of a key, as the index of the type.
fn typed(key: &str) -> Option<usize> {
    let digits = key.bytes().rev().take_while(u8::is_ascii_digit).count();
    let name = key.get(..key.len() - digits).filter(|_| (1..=3).contains(&digits))?;
    TYPES.iter().position(|known| *known == name)
}

/// Whether this is a value type of the platform.
pub(in crate::input) fn is_type(word: &str) -> bool {
    word != "keyword" && TYPES.contains(&word)
}

/// Whether this is a key of the platform.
pub(in crate::input) fn is_key(word: &str) -> bool {
    typed(word).is_some()
}

/// Whether this key is the platform's beyond doubt.
pub(in crate::input) fn is_certain_key(key: &str) -> bool {
    typed(key).is_some_and(|kind| kind < OWN)
}

/// The key that is all of a text: `thing1`, `thing1.DATA`, `{{thing1.DATA}}`.
pub(in crate::input) fn key(text: &str) -> Option<&str> {
    bare_key(text.trim().trim_start_matches(['{', ' ']).trim_end_matches(['}', ' ']))
}

/// The key that is all of a text without braces: `thing1`, `thing1.DATA`.
pub(in crate::input) fn bare_key(text: &str) -> Option<&str> {
    let text = match text.split_once('.') {
        Some((key, data)) if data.eq_ignore_ascii_case("data") => key,
        Some(_) => return None,
        None => text,
    };
    Some(text).filter(|key| is_key(key))
}

/// The keys of the platform that stand in a text as words of their own, with their offsets.
pub(in crate::input) fn keys(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let apart = |c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '$');
    let mut next = 0;
    text.split_inclusive(apart).filter_map(move |word| {
        let start = next;
        next += word.len();
        let word = word.trim_end_matches(apart);
        is_key(word).then_some((start, word))
    })
}

/// `thing1` declares the type `thing`; `keyword1` declares none, nor does a name that only programs know.
pub(in crate::input) fn value_type(key: &str) -> Option<&'static str> {
    let kind = if key.bytes().any(|byte| byte.is_ascii_uppercase()) {
        typed(&key.to_ascii_lowercase())
    } else {
        typed(key)
    };
    Some(*TYPES.get(kind?)?).filter(|name| *name != "keyword")
}

/// The id a text begins with: its first word, without the link behind it that was copied too (`iPk5复制`).
pub(in crate::input) fn id_in(text: &str) -> &str {
    let word = text.split_whitespace().next().unwrap_or_default();
    let bare = word.split(is_han).next().unwrap_or_default();
    if bare.is_empty() { word } else { bare }
}

/// `{{first.DATA}}` and `{{remark.DATA}}` stand around the keywords and are none.
pub(in crate::input) fn is_frame(key: &str) -> bool {
    key.eq_ignore_ascii_case("first") || key.eq_ignore_ascii_case("remark")
}

pub(in crate::input) fn is_han(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
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
    text.chars().nth(LONGEST).is_none()
        && text.contains(is_han)
        && !text.contains(wrong)
        && digits < 3
        && !is_amount(text)
}

/// Whether a text is a number and its unit, which nothing is called: 88元, 3位.
fn is_amount(text: &str) -> bool {
    const UNITS: [&str; 30] = [
        "个", "人", "份", "件", "位", "克", "公里", "分", "分钟", "千克", "吨", "圆", "块", "天", "小时", "张", "折",
        "斤", "日", "月", "杯", "次", "点", "积分", "米", "级", "秒", "角", "里", "元",
    ];
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' '));
    unit.len() < text.len() && UNITS.contains(&unit)
}

/// What the names of keywords end in, whatever they are of.
const NOUNS: [&str; 36] = [
    "人",
    "价格",
    "内容",
    "单号",
    "原因",
    "号",
    "号码",
    "名称",
    "商品",
    "地址",
    "地点",
    "备注",
    "姓名",
    "帐号",
    "数量",
    "方式",
    "日期",
    "时长",
    "时间",
    "有效期",
    "期限",
    "机构",
    "状态",
    "电话",
    "积分",
    "类别",
    "类型",
    "结果",
    "编号",
    "说明",
    "账号",
    "费用",
    "进度",
    "部门",
    "金额",
    "项目",
];

/// Whether a text ends as the names of keywords do.
pub(in crate::input) fn ends_in_noun(text: &str) -> bool {
    NOUNS.iter().any(|noun| text.ends_with(noun))
}

/// Whether a text is what names of keywords end in and nothing else: 时间, 编号.
pub(in crate::input) fn is_noun(text: &str) -> bool {
    NOUNS.contains(&text)
}

/// Whether a person would call a text a title.
pub(in crate::input) fn is_title(text: &str) -> bool {
    const LONGEST: usize = 40;
    let wrong = |c: char| c.is_control() || matches!(c, '{' | '}' | '<' | '>' | '=' | '。' | '；' | '\\');
    let (mut length, mut han) = (0, false);
    for char in text.trim().chars() {
        length += 1;
        han |= is_han(char);
        if length > LONGEST || wrong(char) {
            return false;
        }
    }
    han
}

/// Whether a title ends as the platform wants it, but for flourishes.
pub(in crate::input) fn is_notice(text: &str) -> bool {
    let plain = text.trim_end().trim_end_matches(is_flourish);
    plain.ends_with(['知', '醒']) && is_title(text) && (plain.ends_with("通知") || plain.ends_with("提醒"))
}

/// Whether people put it around a title to make it stand out, which they are to be told they must not.
pub(in crate::input) fn is_flourish(char: char) -> bool {
    matches!(char, '！' | '!' | '～' | '~' | '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
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
            ("thing1234", None),
            ("thing1.value", None),
            ("", None),
        ] {
            assert_eq!(key(text), found, "{text}");
        }
        let certain = ["thing1", "keyword2", "name1", "thing"].map(is_certain_key);
        assert_eq!(certain, [true, true, false, false]);
        let types = ["name01", "keyword2", "goods1"].map(value_type);
        assert_eq!(types, [Some("name"), None, None]);
    }

    #[test]
    fn keys_are_words_of_their_own() {
        let text = "thing1: a, 名thing2名 mything3 $thing4 thing5000 thing keyword6.value name01";
        let found: Vec<_> = keys(text).collect();
        assert_eq!(found, [(0, "thing1"), (14, "thing2"), (57, "keyword6"), (72, "name01")]);
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
        assert!(is_notice("停水通知！") && is_notice("停水通知★🎉") && !is_notice("停水！"));
    }
}
