//! One line of a list of titles: what stands around the title, and whether it looks like one.

use crate::input::placeholder::{is_link, mark, sectioned};
use crate::input::platform::words::is_han;
use crate::input::table::{may_be_title, names_keyword};

/// A title of more characters looks like a sentence. The platform's own are at most half as long.
pub(super) const MAX_TITLE_CHARS: usize = 40;
/// More characters than this, and a comma makes a sentence of a title.
const MAX_CHARS_WITH_COMMA: usize = 25;

/// What stands only in code, markup and settings.
const MARKUP: &[char] = &['{', '}', '<', '>', ';', '=', '|', '\\', '`', '$', '^', '~', '\u{FFFD}'];
const MARKUP_PAIRS: &[&str] = &["//", "](", "**", "::", "->", ": ", "/*", "*/", "--", "__", "(\"", "('"];
/// What ends a sentence wherever it stands in a line.
const STOPS: &[char] = &['。', '；'];
/// What most titles end in.
const NOTIFIES: [&str; 3] = ["通知", "提醒", "提示"];
/// What no title ends in.
const OPEN_ENDS: &[char] = &['，', ',', '、', ':', '：', '(', '（'];

/// What stands before a title in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum Mark {
    /// `- `, `•`.
    Bullet,
    /// `1. `, `（2）`, ③, 四、.
    Number,
    /// Quotes around the title, with or without a comma behind.
    Quotes,
}

/// The parts of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parts<'l> {
    /// What stands before a single tab.
    pub(super) id: Option<&'l str>,
    /// The title, with its mark.
    pub(super) title: &'l str,
    /// The mark and the title without it.
    pub(super) marked: Option<(Mark, &'l str)>,
}

/// The parts of a line that has no second tab.
pub(super) fn parts(line: &str) -> Option<Parts<'_>> {
    let (id, title) = match line.split_once('\t') {
        Some((_, rest)) if rest.contains('\t') => return None,
        Some((id, title)) => (Some(id), title),
        None => (None, line),
    };
    Some(Parts {
        id,
        title,
        marked: if id.is_none() { marked(title) } else { None },
    })
}

/// The mark a text begins with, and the text behind it.
pub(in crate::input) fn marked(title: &str) -> Option<(Mark, &str)> {
    let text = title.trim();
    if let Some(bare) = quoted(text) {
        return Some((Mark::Quotes, bare));
    }
    let (mark, rest) = bullet(text)
        .map(|rest| (Mark::Bullet, rest))
        .or_else(|| numbered(text).map(|rest| (Mark::Number, rest)))?;
    let rest = rest.trim_start();
    (!rest.is_empty()).then_some((mark, rest))
}

/// A string as lists in programs have it.
fn quoted(text: &str) -> Option<&str> {
    let text = text.trim_end_matches([',', '，', '、', ' ']);
    let inside = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    inside('"')
        .or_else(|| inside('\''))
        .filter(|bare| !bare.is_empty() && !bare.contains(['"', '\'']))
}

fn bullet(text: &str) -> Option<&str> {
    if let Some(rest) = ticked(text) {
        return Some(rest);
    }
    if let Some(rest) = text.strip_prefix([
        '•', '·', '・', '‣', '◦', '▸', '●', '○', '◆', '◇', '■', '□', '▪', '★', '☆', '※', '→', '√', '✓', '✔',
    ]) {
        return Some(rest);
    }
    let rest = text.strip_prefix(['-', '*', '+', '–', '—'])?;
    let rest = rest.strip_prefix([' ', '\u{3000}', '\u{A0}'])?.trim_start();
    Some(ticked(rest).unwrap_or(rest))
}

/// A text without the box before it, ticked or not.
fn ticked(text: &str) -> Option<&str> {
    ["[ ]", "[x]", "[X]", "[√]", "☐", "☑", "✅"]
        .iter()
        .find_map(|tick| text.strip_prefix(tick))
}

fn numbered(text: &str) -> Option<&str> {
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
    let is_numeral = |c: char| "零〇一二三四五六七八九十百".contains(c);
    if let Some(rest) = text.strip_prefix(|c| matches!(c, '①'..='⒛' | '㈠'..='㈩' | '❶'..='❿')) {
        return Some(rest.strip_prefix(['、', '.', '．']).unwrap_or(rest));
    }
    // 1.2 取书通知
    if let Some(rest) = sectioned(text, 2) {
        return Some(rest);
    }
    // 第一条 取书通知
    if let Some(counted) = text.strip_prefix('第') {
        let rest = counted.trim_start_matches(|c| is_digit(c) || is_numeral(c));
        let behind = rest.strip_prefix(['条', '章', '节', '个'])?;
        let counts = rest.len() < counted.len();
        return behind
            .strip_prefix([' ', '\u{3000}', '、', '：', ':'])
            .filter(|_| counts);
    }
    let opened = text.strip_prefix(['(', '（', '[', '【']);
    let begun = opened.unwrap_or(text);
    let in_digits = begun.trim_start_matches(is_digit);
    let rest = if in_digits.len() < begun.len() {
        in_digits
    } else {
        begun.trim_start_matches(is_numeral)
    };
    let digits = begun.get(..begun.len() - rest.len())?;
    // No list has so many; a longer number is one of the title's own.
    if digits.is_empty() || digits.chars().count() > 6 {
        return None;
    }
    if opened.is_some() {
        return rest.strip_prefix([')', '）', ']', '】']);
    }
    if let Some(rest) = rest.strip_prefix(['、', ')', '）', '．']) {
        return Some(rest);
    }
    if rest.len() == in_digits.len() && digits.chars().all(is_digit) {
        // 3.15 is a day, 2 小时 is a length of time.
        let dotted = rest.strip_prefix('.').filter(|rest| !rest.starts_with(is_digit));
        return dotted.or_else(|| rest.strip_prefix([' ', '\u{3000}']));
    }
    None
}

/// Whether a text looks like a title: Han for the most part, short, and no sentence, code or record.
pub(in crate::input) fn is_title(text: &str, id: Option<&str>) -> bool {
    let text = text.trim();
    let (mut chars, mut han, mut others, mut commas) = (0, 0, 0, 0);
    for char in text.chars().take(MAX_TITLE_CHARS + 1) {
        chars += 1;
        han += usize::from(is_han(char) && !"年月日时分秒".contains(char));
        others += usize::from(char.is_alphanumeric() && !is_han(char));
        commas += usize::from(matches!(char, '，' | ','));
    }
    let wordy = commas > 1 || commas == 1 && chars > MAX_CHARS_WITH_COMMA;
    let id_fits = id.is_none_or(|id| id.chars().count() <= 64 && !id.chars().any(is_han));
    chars <= MAX_TITLE_CHARS
        && han > 0
        && others <= 2 * han
        && !wordy
        && id_fits
        && !text.contains(MARKUP)
        && !text.contains(STOPS)
        && !text.ends_with(OPEN_ENDS)
        && !text.starts_with(['#', '@'])
        && !MARKUP_PAIRS.iter().any(|pair| text.contains(pair))
        && !text.contains([':', '：'])
        && !text.contains(char::is_control)
        && !is_stamped(text)
        && !is_version(text)
}

/// Whether a text ends as most titles do.
pub(super) fn notifies(text: &str) -> bool {
    NOTIFIES.iter().any(|end| text.trim().ends_with(end))
}

/// Whether a text is shorter than titles are, and does not say that it notifies either: a word, somebody's name.
pub(in crate::input) fn is_word(text: &str) -> bool {
    text.trim().chars().nth(3).is_none() && !NOTIFIES.iter().any(|word| text.contains(word))
}

/// Whether a text begins with a date in digits, as lines of a log do.
fn is_stamped(text: &str) -> bool {
    let text = text.trim_start_matches(['[', '(']);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let next = |at: usize| text.as_bytes().get(at).copied();
    digits == 4 && matches!(next(4), Some(b'-' | b'/' | b'.')) && next(5).is_some_and(|byte| byte.is_ascii_digit())
}

/// Whether a text begins with the number of a version, as lines of a change log do: 1.0.1, v2.3.
pub(super) fn is_version(text: &str) -> bool {
    let bare = text.trim_start_matches(['[', '【']);
    let number = bare.trim_start_matches(['v', 'V']);
    let end = number
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(number.len());
    let number_parts = number.get(..end).unwrap_or_default().split('.');
    let least = if number.len() < bare.len() { 2 } else { 3 };
    number_parts.clone().count() >= least && number_parts.into_iter().all(|part| !part.is_empty())
}

/// Whether a line is a remark on the list: `备注：…`, 共 2 个, 以上，谢谢.
pub(super) fn is_remark(text: &str) -> bool {
    const REMARKS: [&str; 6] = ["备注", "注", "说明", "注意", "附注", "PS"];
    let counted = |text: &str| {
        let number = text.strip_prefix('共')?.trim().strip_suffix(['个', '条', '项'])?;
        Some(number.trim().bytes().all(|byte| byte.is_ascii_digit()))
    };
    if counted(text.trim()) == Some(true) {
        return true;
    }
    let polite = ["以上", "谢谢", "感谢", "辛苦", "麻烦", "如有"]
        .iter()
        .any(|begin| text.trim().starts_with(begin));
    if polite && !notifies(text) {
        return true;
    }
    let name = text.split_once([':', '：']).map(|(name, _)| name.trim());
    name.is_some_and(|name| REMARKS.contains(&name.trim_matches(['【', '】', '*'])))
}

/// Whether a line says by a mark what it holds, as those of a draft do: `关键词1`, `场景 …`.
pub(super) fn is_marked(text: &str) -> bool {
    let text = text.trim();
    let name = text
        .split([' ', '\t', '\u{3000}', ':', '：'])
        .next()
        .unwrap_or_default();
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit());
    // The word alone may be a title like any other.
    name.len() < text.len() && mark(name).is_some()
}

/// Whether a line is a mark of the console and nothing else, which it has above what it marks.
pub(super) fn is_bare_mark(text: &str) -> bool {
    mark(text.trim().trim_end_matches([':', '：'])).is_some() || is_link(text)
}

/// Whether a line says that it names a keyword, and is no title.
pub(super) fn is_keyword(text: &str) -> bool {
    names_keyword(text) && !may_be_title(text)
}

/// Whether a line heads those below it, as in Markdown: `# 已申请`.
pub(super) fn is_section(text: &str) -> bool {
    let text = text.trim();
    let bare = text.trim_start_matches('#');
    bare.len() < text.len() && bare.starts_with([' ', '\u{3000}']) && !bare.trim().is_empty()
}

/// Whether a time of day stands in a text, as over what somebody said.
pub(super) fn has_time(text: &str) -> bool {
    let digit = |at: Option<usize>| {
        at.and_then(|at| text.as_bytes().get(at))
            .is_some_and(u8::is_ascii_digit)
    };
    let clock = |at: usize| digit(at.checked_sub(1)) && digit(Some(at + 1)) && digit(Some(at + 2));
    text.match_indices(':').any(|(at, _)| clock(at))
}

/// The titles of a line on which several stand: 停水通知、停电通知.
pub(super) fn several(text: &str) -> Option<Vec<&str>> {
    let parts = text.split(['、', '，', ',', '；', ';', '/']).map(str::trim);
    let parts: Vec<&str> = parts.map(|part| part.trim_matches(['"', '“', '”', '\''])).collect();
    let notices = |part: &&str| notifies(part) && is_title(part, None);
    // 停水通知 停电通知; 1. 停水通知 2. 停电通知
    let words = || {
        text.split_whitespace()
            .filter(|word| !word.ends_with(['.', '、', ')', '）']))
    };
    let bare = |word| marked(word).map_or(word, |(_, bare)| bare);
    if words().count() > 1 && words().map(bare).all(|word| notices(&word)) {
        return Some(words().map(bare).collect());
    }
    let (last, firsts) = parts.split_last()?;
    let ended = last.is_empty() || notices(last);
    (!firsts.is_empty() && ended && firsts.iter().all(notices))
        .then(|| parts.into_iter().filter(|part| !part.is_empty()).collect())
}

/// Whether a line only sets others apart: `-----`.
pub(in crate::input) fn is_rule(text: &str) -> bool {
    let text = text.trim();
    text.len() > 2
        && text
            .chars()
            .all(|c| matches!(c, '-' | '=' | '*' | '_' | '—' | '─' | '~' | '·' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_known_from_what_a_title_begins_with() {
        for (line, bare) in [
            ("- 停水通知", "停水通知"),
            ("* [ ] 停水通知", "停水通知"),
            ("[x] 停水通知", "停水通知"),
            ("☐ 停水通知", "停水通知"),
            ("•停水通知", "停水通知"),
            ("1. 停水通知", "停水通知"),
            ("12.停水通知", "停水通知"),
            ("3、停水通知", "停水通知"),
            ("（4）停水通知", "停水通知"),
            ("[5] 停水通知", "停水通知"),
            ("六、停水通知", "停水通知"),
            ("⑦停水通知", "停水通知"),
            ("8 停水通知", "停水通知"),
            ("\"停水通知\",", "停水通知"),
            ("'停水通知'", "停水通知"),
        ] {
            assert_eq!(
                parts(line).and_then(|parts| parts.marked).map(|(_, bare)| bare),
                Some(bare),
                "{line}"
            );
        }
        for line in [
            "停水通知",
            "3.15活动通知",
            "2小时后停水通知",
            "一周停水通知",
            "-",
            "[重要]停水通知",
            "7\t停水通知",
            "\"停水\"通知",
        ] {
            assert_eq!(parts(line).and_then(|parts| parts.marked), None, "{line}");
        }
    }

    #[test]
    fn titles_from_what_is_none() {
        for text in [
            "停水通知",
            "VIP会员续费提醒",
            "[重要]停水通知",
            "“家长会”时间变更",
            "您的订单已发货，请查收",
            "3.15活动通知！",
            "A/B座电梯检修",
            "臺北門票開售提醒",
        ] {
            assert!(is_title(text, None), "{text}");
        }
        for text in [
            "",
            "Order shipped",
            "2026-03-01 停水",
            "2026年3月1日",
            "let 标题 = 1;",
            "标题: 停水通知",
            "今天停水。",
            "床前明月光，",
            "<h1>停水通知</h1>",
            "# 停水通知",
            "各位业主您好，明天停水，请提前储水，谢谢配合",
            "停水通知{{thing1.DATA}}",
            "1.0.1 修复支付通知",
            "v2.3 新增退款提醒",
            "停水通知停水通知停水通知停水通知停水通知停水通知停水通知停水通知停水通知停水通知停",
        ] {
            assert!(!is_title(text, None), "{text}");
        }
        assert!(is_title("1.5倍积分提醒", None));
        assert!(is_title("停水通知", Some("OPENTM400000001")));
        assert!(!is_title("停水通知", Some("小区")));
    }
}
