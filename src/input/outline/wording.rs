//! What a line of an outline says: a title, a keyword, or something about the draft it stands in.

use crate::input::placeholder::{Role, is_link, label, mark, notice};
use crate::input::platform::words::{is_colon, is_label, is_type, key};
use crate::input::table::{may_be_title, names_keyword};
use crate::input::titles::is_title;

/// A keyword as a line has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part<'t> {
    pub(super) label: &'t str,
    pub(super) example: Option<&'t str>,
    /// The type of its values, of those the platform knows.
    pub(super) kind: Option<&'t str>,
}

/// A title, and what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head<'t> {
    pub(super) title: &'t str,
    pub(super) keywords: Vec<Part<'t>>,
    pub(super) scene: Option<&'t str>,
}

/// What divides the keywords of a list.
const COMMAS: [char; 7] = ['、', '，', ',', '；', ';', '|', '/'];
/// What may stand around a text without being of it.
const EDGES: [char; 6] = [' ', '\t', '\u{3000}', '*', '`', '"'];
/// A label before a blank is no longer, in characters: what is longer is a sentence.
const LONGEST_SPACED: usize = 8;
/// An example is no longer, in characters.
const LONGEST_EXAMPLE: usize = 40;
/// Longer texts are no keyword with its example, in bytes: far more than both may have.
const LONGEST_KEYWORD: usize = 400;

pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(EDGES)
}

/// A mark of the console or of people's documents, its number if it has one, and the text behind it: `场景：…`,
/// `关键词1：…`, `模板编号 70311`.
pub(super) fn head(line: &str) -> Option<(Role, Option<usize>, &str)> {
    let line = trimmed(line);
    if is_link(line) {
        return Some((Role::Other, None, ""));
    }
    if let Some(role) = mark(line.trim_end_matches(is_colon)) {
        return Some((role, None, ""));
    }
    let (name, value) = enclosed(line)
        .or_else(|| signed(line))
        .or_else(|| line.split_once([' ', '\t', '\u{3000}']))?;
    let (name, value) = (trimmed(name), trimmed(value));
    let counts = name == "序号" && !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    if counts || ["类目", "行业"].iter().any(|end| name.ends_with(end)) {
        return Some((Role::Other, None, value));
    }
    if name == "名称" && notice(value).is_some() {
        return Some((Role::Title, None, value));
    }
    let (bare, number) = numbered(name);
    match mark(bare)? {
        // 模板 names the title as well as the content.
        Role::Content if name.starts_with("模") && notice(value).is_some() => Some((Role::Title, None, value)),
        role => Some((role, number, value)),
    }
}

/// A text up to the next mark on its line, and what begins with that: `取书通知 关键词：书名、日期`.
pub(super) fn before_mark(text: &str) -> (&str, Option<&str>) {
    for (at, _) in text.match_indices([' ', '\u{3000}', '，', '；', ';', ',']) {
        let (before, behind) = text.split_at_checked(at).unwrap_or((text, ""));
        let behind = behind.trim_start_matches([' ', '\u{3000}', '，', '；', ';', ',']);
        let name = behind.split_once(is_colon).map(|(name, _)| numbered(name.trim()).0);
        if name.and_then(mark) == Some(Role::Content) {
            return (before, Some(behind));
        }
    }
    (text, None)
}

/// A name in brackets and what stands behind it: `【书名】边城`.
fn enclosed(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.strip_prefix('【')?.split_once('】')?;
    let value = value.trim_start_matches(is_colon).trim();
    (!value.is_empty()).then_some((name, value))
}

/// A name and what stands behind its colon, which is not that of a time of day.
fn signed(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(is_colon)?;
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let clock = digit(name.chars().next_back()) && digit(value.chars().next()) && name.contains(char::is_whitespace);
    (!clock).then_some((name, value))
}

/// A name without the number behind it: 示例2, 关键词一.
fn numbered(name: &str) -> (&str, Option<usize>) {
    const NUMERALS: &str = "一二三四五六七八九十";
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
    if bare.len() < name.len() {
        return (
            bare.trim_end(),
            name.get(bare.len()..).and_then(|digits| digits.parse().ok()),
        );
    }
    let numeral = name
        .chars()
        .next_back()
        .and_then(|last| NUMERALS.chars().position(|c| c == last));
    match numeral.and_then(|at| Some((name.get(..name.len() - '一'.len_utf8())?, at + 1))) {
        Some((bare, number)) if !bare.is_empty() => (bare, Some(number)),
        _ => (name, None),
    }
}

/// The title a line has, alone or with its keywords or its scene behind it: `取书通知（书名、日期）`, `取书通知 - 书到时发送`.
pub(super) fn title(line: &str) -> Option<Head<'_>> {
    let line = trimmed(line);
    let alone = |title| Head {
        title,
        keywords: Vec::new(),
        scene: None,
    };
    // 【取书通知】书名、日期
    if let Some((inside, behind)) = line.strip_prefix('【').and_then(|line| line.split_once('】'))
        && !behind.trim().is_empty()
        && let Some(title) = notice(inside)
    {
        return beside(title, behind.trim_start_matches(is_colon));
    }
    let open = ['（', '('];
    let bracketed = line.strip_suffix(['）', ')']);
    let divided = bracketed
        .into_iter()
        .flat_map(|line| [line.rsplit_once(open), line.split_once(open)]);
    for (before, inside) in divided.flatten() {
        if let (Some(title), Some(keywords)) = (notice(before), labels(inside, false)) {
            return Some(Head {
                keywords,
                ..alone(title)
            });
        }
    }
    // 取书通知|书名:边城|日期:1月5日
    if let Some((before, behind)) = line.split_once('|')
        && let (Some(title), Some(keywords)) = (notice(before), behind.split('|').map(pair).collect())
    {
        return Some(Head {
            keywords,
            ..alone(title)
        });
    }
    if let Some((before, behind)) = line.split_once(is_colon)
        && !behind.trim().is_empty()
    {
        let plain = before.trim_end_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十 ".contains(c));
        if ["模板", "模版", "消息", "消息模板"].contains(&plain) {
            return notice(behind).map(alone);
        }
        let title = notice(before)?;
        return beside(title, behind);
    }
    for dash in [" - ", " — ", "——", " – ", " | ", " => ", " -> ", "→"] {
        if let Some((before, behind)) = line.split_once(dash)
            && let Some(title) = notice(before)
        {
            return beside(title, behind);
        }
    }
    // 取书通知 书名、日期
    if let Some((before, behind)) = line.split_once([' ', '\t', '\u{3000}'])
        && let (Some(title), Some(keywords)) = (notice(before), labels(behind, false).or_else(|| spaced(behind)))
    {
        return Some(Head {
            keywords,
            ..alone(title)
        });
    }
    notice(line).map(alone)
}

/// The keywords of a list that blanks divide, where each says by its noun that it is one: `书名 取书日期`.
fn spaced(text: &str) -> Option<Vec<Part<'_>>> {
    let words = || text.split_whitespace();
    (words().count() > 1 && words().all(names_keyword))
        .then(|| words().map(keyword).collect())
        .flatten()
}

/// Among lines with a title and its keywords each, what such a line has though its title does not end as titles do:
/// `快递到了：快递公司、快递单号`.
pub(super) fn sibling(line: &str) -> Option<Head<'_>> {
    let (title, behind) = trimmed(line).split_once(is_colon)?;
    let title = title.trim_end();
    let sound = mark(title).is_none() && is_title(title, None) && !names_keyword(title);
    let keywords = labels(behind, false).or_else(|| {
        let one = Some(behind).filter(|behind| may_be_title(title) && names_keyword(behind))?;
        Some(vec![keyword(one.trim())?])
    });
    Some(Head {
        title: Some(title).filter(|_| sound)?,
        keywords: keywords?,
        scene: None,
    })
}

/// A title with what stands behind it: its keywords, else its scene.
fn beside<'t>(title: &'t str, behind: &'t str) -> Option<Head<'t>> {
    let enclosed = behind.trim().starts_with(['{', '[']);
    let one = || {
        (enclosed || names_keyword(behind))
            .then(|| keyword(behind.trim()))
            .flatten()
    };
    let keywords = labels(behind, false).or_else(|| Some(vec![one()?]));
    let scene = match keywords {
        Some(_) => None,
        None => Some(scene(behind)?),
    };
    Some(Head {
        title,
        keywords: keywords.unwrap_or_default(),
        scene,
    })
}

/// What a text behind a title says of when it is sent; what speaks to somebody is the message itself.
fn scene(text: &str) -> Option<&str> {
    let text = text.trim();
    (!text.is_empty() && !text.contains(['您', '请'])).then_some(text)
}

/// The keywords of a list: `书名、取书日期`; alone one is none, unless it is said to be one.
pub(super) fn labels(text: &str, told: bool) -> Option<Vec<Part<'_>>> {
    let (text, told) = match text.split_once(is_colon) {
        Some((name, rest)) if mark(name) == Some(Role::Content) => (rest, true),
        _ => (text, told),
    };
    // A sentence is no list.
    if !told && text.trim_end().ends_with('。') {
        return None;
    }
    let short = |part: &str| is_label(part) && part.chars().nth(LONGEST_SPACED).is_none();
    let spaced = told && !text.contains(COMMAS) && text.split_whitespace().all(short);
    let parts: Option<Vec<Part<'_>>> = if spaced {
        text.split_whitespace().map(keyword).collect()
    } else {
        let names: Option<Vec<Part<'_>>> = text.split(COMMAS).map(keyword).collect();
        names.or_else(|| text.split(COMMAS).map(pair).collect())
    };
    parts.filter(|parts| told || parts.len() > 1)
}

/// A keyword of a list with its example: `书名：边城`.
fn pair(text: &str) -> Option<Part<'_>> {
    let (name, value) = text.split_once(is_colon)?;
    let value = trimmed(value);
    let part = keyword(name)?;
    (!value.is_empty() && is_example(value)).then_some(Part {
        example: Some(value),
        ..part
    })
}

fn keyword(text: &str) -> Option<Part<'_>> {
    let (label, example) = Some(text)
        .filter(|text| text.len() <= LONGEST_KEYWORD)
        .and_then(label)?;
    let kind = label
        .strip_suffix(['）', ')'])
        .and_then(|label| label.rsplit_once(['（', '(']))
        .filter(|(_, kind)| is_type(kind));
    let (label, kind) = kind.map_or((label, None), |(label, kind)| (label.trim_end(), Some(kind)));
    let keyed = label
        .split(|c: char| c.is_whitespace() || is_colon(c))
        .any(|word| key(word).is_some());
    (is_label(label) && !keyed).then_some(Part { label, example, kind })
}

/// Whether a line that does not end as titles do may be one all the same: where titles stand, others have their keywords.
pub(super) fn heads_sibling(line: &str) -> bool {
    /// What is shorter is a word, unless it says in which state something is.
    const SHORTEST: usize = 4;
    /// Lines that begin so ask for something or close.
    const ASKS: [&str; 8] = ["请", "感谢", "谢谢", "欢迎", "如有", "以上", "详见", "注意"];
    let asks = ASKS.iter().any(|begin| line.starts_with(begin)) && !may_be_title(line);
    !asks
        && is_title(line, None)
        && (may_be_title(line) || !names_keyword(line) && line.trim().chars().count() >= SHORTEST)
}

/// A picture before a name, as people mark the lines of a message by.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{1F300}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{FE0F}' | '\u{200D}')
}

/// Whether a line names by a mark what the console tells of a template, or a keyword that is called the same:
/// `申请人：李四`.
///
/// 内容 says so only among keywords that have their values beside them.
pub(super) fn may_be_field(line: &str, beside: bool) -> bool {
    const CONTENTS: [&str; 4] = ["内容", "通知内容", "消息内容", "详情"];
    const BOTH: [&str; 8] = [
        "申请人",
        "操作人",
        "添加人",
        "更新时间",
        "创建时间",
        "添加时间",
        "审核状态",
        "类型",
    ];
    let named = signed(trimmed(line)).filter(|(_, value)| !trimmed(value).is_empty());
    let known = |name: &str| BOTH.contains(&name) || beside && CONTENTS.contains(&name);
    named.is_some_and(|(name, _)| known(trimmed(name)))
}

/// What people say between templates, with a colon behind it and nothing else: 还有一个：.
const TALKS: [&str; 12] = [
    "还有",
    "另外",
    "以下",
    "下面",
    "然后",
    "麻烦",
    "需要",
    "第一个",
    "第二个",
    "第三个",
    "如下",
    "这是",
];

/// The keyword that is all of a line: `书名：边城`, `书名 边城`; the name alone only below a title.
pub(super) fn field(line: &str, below: bool) -> Option<Part<'_>> {
    let line = trimmed(line.trim_start_matches(':'));
    // The colon of a time of day stands behind its hour.
    let open = |name: &str| name.matches(['（', '(']).count() > name.matches(['）', ')']).count();
    let in_brackets = enclosed(line).filter(|(name, _)| notice(name).is_none());
    let named = in_brackets.or_else(|| line.split_once(is_colon));
    // 书名（例：边城）
    // 书名 示例：边城
    let shows = |name: &str| {
        let word = trimmed(name).rsplit([' ', '\u{3000}']).next();
        word.is_some_and(|word| word != trimmed(name) && mark(word) == Some(Role::Example))
    };
    if named.is_some_and(|(name, _)| open(name) || shows(name))
        && let Some(part) = keyword(line).filter(|part| part.example.is_some())
    {
        return Some(part);
    }
    if let Some((name, value)) = named.filter(|(name, _)| !name.ends_with(|c: char| c.is_ascii_digit())) {
        let part = keyword(name.trim_start_matches(is_picture))?;
        // 值班人 :: 张三
        let value = trimmed(value.strip_prefix(':').unwrap_or(value));
        if value.is_empty() && TALKS.iter().any(|begin| part.label.starts_with(begin)) {
            return None;
        }
        let value = value
            .strip_prefix('【')
            .and_then(|value| value.strip_suffix('】'))
            .unwrap_or(value);
        let shown = !value.is_empty();
        return is_example(value).then_some(Part {
            example: if shown { Some(value) } else { part.example },
            ..part
        });
    }
    if let Some((name, value)) = line.split_once([' ', '\t', '\u{3000}']) {
        let (name, value) = (name.trim(), pointed(value.trim()));
        let short = name.chars().nth(LONGEST_SPACED).is_none() && name.chars().nth(1).is_some();
        let sound = short && is_label(name) && is_example(value) && !value.starts_with('|');
        return sound.then_some(Part {
            label: name,
            example: Some(value),
            kind: None,
        });
    }
    keyword(line).filter(|_| below && !line.contains(COMMAS))
}

/// An example without the sign before it or the brackets around it: `-> 边城`, `= 边城`, `（边城）`.
fn pointed(text: &str) -> &str {
    let signs = ["->", "=>", "→", "⇒", "=", "- ", "— ", "– "];
    let bare = signs
        .iter()
        .find_map(|sign| text.strip_prefix(sign))
        .map_or(text, str::trim);
    let inside = |open: char, close: char| bare.strip_prefix(open)?.strip_suffix(close);
    inside('(', ')')
        .or_else(|| inside('（', '）'))
        .filter(|inside| !inside.is_empty() && !inside.contains(['(', '（', ')', '）']))
        .unwrap_or(bare)
}

/// Whether a text may be an example: short, and no sentence.
pub(super) fn is_example(text: &str) -> bool {
    text.chars().nth(LONGEST_EXAMPLE).is_none() && !text.contains(['。', '；', '！', '？'])
}
