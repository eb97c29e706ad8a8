//! Which texts a person would call a title.

mod around;
mod lists;

use super::words;
use crate::input::platform::words::{is_flourish, is_han};
use around::{enclosed, without_id};
use lists::{ASKING, DOING, ENDS, GENERAL, OF_DOCUMENTS, OF_PROGRAMS, SHARED};

/// A title has at least so many characters …
const SHORTEST: usize = 2;
/// … and at most so many.
const LONGEST: usize = 40;

/// How surely a text is a title. A later one of equal strength stands nearer to its template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::input::placeholder) enum Strength {
    /// Its shape allows it.
    Weak,
    /// It ends as some titles do, or stands where titles stand.
    Fair,
    /// It ends as titles do, or is said to be one.
    Strong,
    /// It ends as titles do, and is said to be one.
    Told,
}

/// The characters these begin with: most of any text is none of them.
#[rustfmt::skip]
fn begins_of_programs(c: char) -> bool {
    matches!(
        c,
        '模' | '字' | '参' | '配' | '示' | '接' | '代' | '方' | '步' | '说' | '文' | '函' | '列' | '调'
            | '返' | '请' | '响' | '映' | '占' | '当' | '公' | '小' | '订' | '申' | '指' | '测' | '管'
    )
}

/// What stands behind the first of these words with which a text begins. They are Han, of three bytes a character, which
/// tells nearly all of them from the text at once.
fn behind<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let begin = text.as_bytes().first_chunk::<3>()?;
    let mut near = words.iter().filter(|word| word.as_bytes().first_chunk() == Some(begin));
    near.find_map(|word| text.strip_prefix(word))
}

/// Whether a text begins with one of these words.
fn begins(text: &str, words: &[&str]) -> bool {
    behind(text, words).is_some()
}

/// Whether a text ends in one of these words.
fn ends(text: &str, words: &[&str]) -> bool {
    let Some(end) = text.as_bytes().last_chunk::<3>() else {
        return false;
    };
    let mut near = words.iter().filter(|word| word.as_bytes().last_chunk() == Some(end));
    near.any(|word| text.ends_with(word))
}

/// The title a text is, without the marks around it.
pub(in crate::input::placeholder) fn title(text: &str) -> Option<(&str, Strength)> {
    let whole = bare(text);
    let text = whole.trim_matches(is_flourish);
    if !(SHORTEST..=LONGEST).contains(&whole.chars().count()) {
        return None;
    }
    if let Some((greeting, rest)) = text.split_once(['，', ','])
        && greets(greeting)
    {
        // What speaks at length is a message, with the title above it.
        let strength = if greeting.starts_with('亲') && greeting.len() <= "亲亲".len() {
            Strength::Strong
        } else {
            Strength::Fair
        };
        let titled = title(rest).is_some_and(|(_, strength)| strength == Strength::Strong);
        return (titled && !rest.contains(['，', ','])).then_some((whole, strength));
    }
    let strong = ends(text, &ENDS);
    // People do write titles so, and are to be told that they must not.
    let yours = text.starts_with("您的") && strong;
    let shaped = text.chars().any(is_han)
        && text.chars().all(is_of_title)
        && !text.contains("  ")
        && (yours || !words::addresses(text))
        && !text.ends_with(['了', '吗', '呢', '吧', '的', '时', '后', '中'])
        && !begins(text, &ASKING)
        && words::mark(text).is_none()
        && !words::is_link(text);
    if !shaped || (text.len() < whole.len() && !strong) {
        return None;
    }
    // A list of things is none of them.
    if !strong && text.contains('、') {
        return None;
    }
    Some((
        whole,
        if strong {
            Strength::Strong
        } else if ends(text, &SHARED) {
            Strength::Fair
        } else {
            Strength::Weak
        },
    ))
}

/// Whether a text speaks to somebody and says nothing else: 亲, 尊敬的业主.
fn greets(text: &str) -> bool {
    const LONGEST: usize = 8;
    let begins = ["尊敬的", "亲爱的", "各位", "您好", "你好"]
        .iter()
        .any(|begin| text.starts_with(begin));
    matches!(text, "亲" | "亲亲" | "亲们") || begins && text.chars().count() <= LONGEST
}

/// What may be a title by where it stands: a few words that speak neither of templates nor of what is to be done.
pub(in crate::input::placeholder) fn announced(text: &str) -> Option<&str> {
    const GREETINGS: [&str; 12] = [
        "请", "尊敬", "亲爱", "感谢", "点击", "如", "您好", "你好", "欢迎", "温馨", "备注", "谢谢",
    ];
    let text = words::unnumbered(text.trim_matches(is_edge));
    let short = (SHORTEST..=LONGEST).contains(&text.chars().count());
    let plain = !text.contains(['：', ':', '{', '}', '=', '；', ';', '。', '、', '\\', '<', '>']);
    let of_template = !is_general(text) && !is_of_documents(text) && !is_of_programs(text);
    let greets = begins(text, &GREETINGS);
    let sound = short && plain && of_template && !greets && text.contains(is_han) && words::mark(text).is_none();
    sound.then_some(text)
}

/// Whether a text, though shaped as a title, speaks of templates in general or of what code does.
pub(in crate::input::placeholder) fn is_general(text: &str) -> bool {
    if begins(text, &DOING) {
        return true;
    }
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        rest = match behind(rest, &GENERAL) {
            Some(shorter) => shorter,
            None if is_han(first) => return false,
            None => rest.get(first.len_utf8()..).unwrap_or_default(),
        };
    }
    true
}

/// Whether a text tells or explains something, so that nobody would call it a title unless it is said to be one.
pub(in crate::input::placeholder) fn tells(text: &str) -> bool {
    const BEGINS: [&str; 33] = [
        "这",
        "那",
        "此",
        "该",
        "本",
        "下面",
        "以下",
        "上面",
        "以上",
        "昨天",
        "今天",
        "明天",
        "我",
        "你",
        "他",
        "她",
        "它",
        "每个",
        "所有",
        "如果",
        "为了",
        "需要",
        "先",
        "再",
        "然后",
        "最后",
        "另外",
        "注意",
        "关于",
        "发送时",
        "推送时",
        "调用时",
        "使用时",
    ];
    const ENDS: [&str; 25] = [
        "逻辑", "代码", "方法", "函数", "回调", "纪要", "功能", "模块", "部分", "页面", "按钮", "以后", "之后", "以前",
        "之前", "时候", "情况", "里面", "一下", "处理", "用的", "地方", "如下", "写法", "用到",
    ];
    let holds = |c: char| {
        matches!(
            c,
            '的' | '是' | '把' | '被' | '就' | '要' | '和' | '或' | '并' | '里' | '吗' | '啊'
        )
    };
    begins(text, &BEGINS) || ends(text, &ENDS) || text.contains(holds)
}

/// Whether a text is a heading that any document may have.
pub(in crate::input::placeholder) fn is_of_documents(text: &str) -> bool {
    OF_DOCUMENTS.contains(&text)
}

/// Whether a text has words of those who write about templates.
pub(in crate::input::placeholder) fn is_of_programs(text: &str) -> bool {
    let mut near = text.char_indices().filter(|(_, c)| begins_of_programs(*c));
    near.any(|(at, _)| text.get(at..).is_some_and(|rest| begins(rest, &OF_PROGRAMS)))
}

/// A heading or line without what is said beside its title: a parenthesis behind it, 模板 behind or before it.
pub(in crate::input::placeholder) fn loose(text: &str) -> &str {
    let text = text.trim_matches(is_edge).trim_end_matches(['：', ':']);
    let text = match text.strip_suffix(['）', ')']).and_then(|text| text.rfind(['（', '('])) {
        Some(open) if open > 0 => text.get(..open).unwrap_or(text).trim_end(),
        _ => text,
    };
    let shorter = ["消息模板", "订阅消息", "模板消息", "模板", "模版", "消息"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .filter(|rest| ends(rest, &ENDS));
    shorter.unwrap_or(text)
}

/// The title of a comment without the name of what is declared below it: `OrderPaid 付款成功通知`.
pub(in crate::input::placeholder) fn undeclared(text: &str) -> &str {
    match text.split_once([' ', '\t']) {
        Some((name, rest))
            if name.len() > 4 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') =>
        {
            rest.trim_start()
        }
        _ => text,
    }
}

/// The title of a comment that says what is sent: 发送取书成功通知.
pub(in crate::input::placeholder) fn sent(text: &str) -> &str {
    let verbs = ["发送", "推送", "下发"];
    let rest = verbs.iter().find_map(|verb| text.strip_prefix(verb)).unwrap_or(text);
    let rest = rest.trim_start_matches('的');
    if rest.chars().count() > 4 && !begins(rest, &SHARED) {
        rest
    } else {
        text
    }
}

/// A text without what people put around a title: numbers, brackets, emphasis, an id behind it.
fn bare(text: &str) -> &str {
    let mut text = text;
    // Each round takes something off, so that there are few.
    for _ in 0..6 {
        let before = text;
        text = text
            .trim_matches(is_edge)
            .trim_end_matches(['：', ':', '，', ',', '-', '—', '=', '/']);
        text = words::unnumbered(text);
        text = enclosed(text).unwrap_or(text);
        text = behind_mark(text).unwrap_or(text);
        text = without_id(text);
        if text.len() == before.len() {
            break;
        }
    }
    text
}

/// Whether a character may stand around a title without being of it.
#[rustfmt::skip]
fn is_edge(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{3000}' | '\u{a0}' | '\u{feff}' | '\u{200b}' | '*' | '`' | '"' | '\'' | '#' | '~' | '|' | '•' | '●'
            | '·' | '_' | ';' | '+' | '。' | '>' | '<'
    )
}

/// What stands behind 模板一： or 场景2：.
fn behind_mark(text: &str) -> Option<&str> {
    if !text.contains(['：', ':', '—', '-']) {
        return None;
    }
    let (mark, rest) = text.split_once(['：', ':', '—']).or_else(|| text.split_once(" - "))?;
    let mark = mark.trim_end_matches([' ', '\u{3000}']);
    let plain = mark.trim_end_matches(|c: char| c.is_ascii_digit() || "ABCDEFG 一二三四五六七八九十".contains(c));
    let said = [
        "模板",
        "模版",
        "场景",
        "消息",
        "通知",
        "消息模板",
        "订阅消息",
        "模板消息",
        "消息类型",
        "通知类型",
        "类型",
        "template",
        "Template",
    ];
    let strong = || ends(rest.trim_end_matches(is_edge), &ENDS);
    let rest = rest.trim_start_matches(['—', '-', ' ']);
    let short = !rest.trim().is_empty() && mark.chars().count() <= 8;
    (short && (said.contains(&plain) || strong())).then_some(rest)
}

fn is_of_title(c: char) -> bool {
    is_han(c) || c.is_alphanumeric() || " （）()、-—·《》【】“”/&+.「」%Ⅱ".contains(c)
}

#[cfg(test)]
mod tests;
