//! Which texts a person would call a title.

use super::words;
use crate::input::platform::words::{is_flourish, is_han};

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

/// The ends by which titles are known.
const ENDS: [&str; 17] = [
    "通知",
    "提醒",
    "提示",
    "告知",
    "预警",
    "告警",
    "公告",
    "通知书",
    "通知单",
    "播报",
    "催缴",
    "催办",
    "回执",
    "通报",
    "简报",
    "预告",
    "警报",
];
/// The ends that titles share with other texts.
const SHARED: [&str; 14] = [
    "成功", "失败", "完成", "结果", "到账", "变更", "取消", "到期", "申请", "审核", "确认", "邀请", "反馈", "待办",
];
/// Texts made of nothing but these speak of templates in general.
const GENERAL: [&str; 69] = [
    "小程序",
    "公众号",
    "服务号",
    "订阅号",
    "一次性",
    "企业微信",
    "微信",
    "订阅",
    "模板",
    "模版",
    "消息",
    "通知",
    "提醒",
    "提示",
    "推送",
    "系统",
    "服务",
    "长期",
    "列表",
    "申请",
    "内容",
    "设置",
    "管理",
    "配置",
    "发送",
    "接口",
    "示例",
    "说明",
    "文档",
    "开发",
    "相关",
    "常量",
    "枚举",
    "定义",
    "数据",
    "标题",
    "关键词",
    "字段",
    "清单",
    "汇总",
    "一览",
    "场景",
    "测试",
    "类目",
    "基础",
    "信息",
    "详细",
    "详情",
    "格式",
    "参数",
    "编号",
    "名称",
    "我的",
    "群发",
    "温馨",
    "使用",
    "选用",
    "类型",
    "工具",
    "类",
    "表",
    "公共",
    "其它",
    "其他",
    "库",
    "的",
    "和",
    "与",
    "及",
];
/// Comments that begin so tell what code does.
const DOING: [&str; 13] = [
    "获取",
    "调用",
    "构造",
    "拼接",
    "初始化",
    "根据",
    "封装",
    "定义",
    "测试",
    "用于",
    "如何",
    "是否",
    "当",
];

/// What begins with these asks; documents have such headings.
const ASKING: [&str; 9] = ["为什么", "为何", "什么", "怎么", "怎样", "如何", "何时", "哪些", "是否"];

/// Headings of documents, which no template is called.
#[rustfmt::skip]
const OF_DOCUMENTS: [&str; 37] = [
    "规则", "通过", "不通过", "修复", "出处", "原因", "背景", "概述", "简介", "介绍", "安装", "使用", "用法",
    "目录", "附录", "示例", "参考", "结构", "流程", "步骤", "更新日志", "许可", "许可证", "常见问题",
    "注意事项", "快速开始", "总结", "结论", "需求", "目标", "范围", "效果", "优点", "缺点", "要求", "备注",
    "说明",
];

/// Words of those who write programs and documents about templates, which titles have not.
#[rustfmt::skip]
const OF_PROGRAMS: [&str; 28] = [
    "模板", "模版", "字段", "参数", "配置", "示例", "接口", "代码", "方法", "步骤", "说明", "文档", "函数",
    "列表", "调用", "返回", "请求", "响应", "映射", "占位符", "当前", "公众号", "小程序", "订阅消息",
    "申请指南", "指南", "测试", "管理",
];

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
    let strong = ends(text, &ENDS);
    // People do write titles so, and are to be told that they must not.
    let yours = text.starts_with("您的") && strong;
    let shaped = text.chars().any(is_han)
        && text.chars().all(is_of_title)
        && !text.contains("  ")
        && (yours || !words::addresses(text))
        && !text.ends_with(['了', '吗', '呢', '吧', '的', '时', '后', '中'])
        && !begins(text, &ASKING)
        && words::mark(text).is_none();
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
    const BEGINS: [&str; 29] = [
        "这", "那", "此", "该", "本", "下面", "以下", "上面", "以上", "昨天", "今天", "明天", "我", "你", "他", "她",
        "它", "每个", "所有", "如果", "为了", "需要", "先", "再", "然后", "最后", "另外", "注意", "关于",
    ];
    const ENDS: [&str; 22] = [
        "逻辑", "代码", "方法", "函数", "回调", "纪要", "功能", "模块", "部分", "页面", "按钮", "以后", "之后", "以前",
        "之前", "时候", "情况", "里面", "一下", "处理", "用的", "地方",
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

/// What stands in a pair of brackets that encloses the whole text.
fn enclosed(text: &str) -> Option<&str> {
    // Nearly no text ends so.
    if !text.ends_with(|c| matches!(c, '】' | '》' | '」' | '』' | '”' | ']' | '〗' | ')' | '）')) {
        return None;
    }
    ["【】", "《》", "「」", "『』", "“”", "[]", "〖〗", "()", "（）"]
        .iter()
        .find_map(|pair| {
            let mut pair = pair.chars();
            let inner = text.strip_prefix(pair.next()?)?.strip_suffix(pair.next()?)?;
            (!inner.contains(['【', '】', '《', '》', '（', '）'])).then_some(inner)
        })
}

/// What stands behind 模板一： or 场景2：.
fn behind_mark(text: &str) -> Option<&str> {
    if !text.contains(|c| matches!(c, '：' | ':' | '—' | '-')) {
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

/// A text without the id that stands before or behind it: `取书成功通知（编号 70311）`, `OPENTM4000 取书成功通知`.
fn without_id(text: &str) -> &str {
    if !text.contains(|c| matches!(c, ' ' | '\t' | '\u{3000}' | '）' | ')')) {
        return text;
    }
    let id = |word: &str| {
        word.bytes().any(|byte| byte.is_ascii_digit())
            && word
                .chars()
                .all(|c| c.is_ascii_graphic() || c == ' ' || "编号模板版：".contains(c))
    };
    if let Some(open) = text.strip_suffix(['）', ')']).and_then(|_| text.rfind(['（', '(']))
        && let (Some(before), Some(inside)) = (text.get(..open), text.get(open..))
        && (id(inside.trim_matches(['（', '）', '(', ')'])) || inside.contains("编号") || inside.contains("ID"))
    {
        return before;
    }
    if let Some((before, last)) = text.rsplit_once([' ', '\t', '\u{3000}'])
        && (id(last) || last.chars().all(|c| "-—|/:：".contains(c)))
    {
        return before;
    }
    match text.split_once([' ', '\t', '\u{3000}']) {
        Some((first, rest)) if first.len() > 3 && id(first) => rest,
        _ => text,
    }
}

fn is_of_title(c: char) -> bool {
    is_han(c) || c.is_alphanumeric() || " （）()、-—·《》【】“”/&+.「」%Ⅱ".contains(c)
}

#[cfg(test)]
mod tests;
