//! Several things in one cell, taken apart.

use crate::input::place::offset;
use crate::input::platform::words::{self, is_noun};

/// What stands between the parts of a list, the surest first.
const MARKS: [&str; 8] = ["\n", "；", ";", "、", "，", ",", "|", "/"];

/// The parts of a list: its lines, or what stands between `；`, `、` or commas. None if there is only one.
pub(super) fn listed(text: &str) -> Option<Vec<&str>> {
    if !text.contains(['\n', '；', ';', '、', '，', ',', '|']) {
        return None;
    }
    // 进/出时间 is one name.
    MARKS
        .iter()
        .filter(|mark| **mark != "/")
        .find_map(|mark| parts(text, mark))
}

/// The names of a list whose mark may stand in a name as well, where another text has as many parts: 书名/日期, ①书名②日期.
pub(super) fn counted<'t>(text: &'t str, beside: Option<&str>) -> Option<Vec<&'t str>> {
    if let Some(parts) = circled(text) {
        return Some(parts);
    }
    ["/", "+", "＋"].into_iter().find_map(|mark| {
        let names = parts(text, mark).filter(|_| text.contains(mark))?;
        let sure = || names.iter().all(|name| super::look::names_keyword(name));
        beside
            .map_or_else(sure, |beside| listed_as(beside, names.len()).is_some())
            .then_some(names)
    })
}

/// What stands behind ①, ② and so on.
fn circled(text: &str) -> Option<Vec<&str>> {
    let count = |c: char| u32::from(c).checked_sub(u32::from('①')).filter(|count| *count < 20);
    let rest = text.trim().strip_prefix('①')?;
    let parts: Vec<&str> = rest
        .split(|c| count(c).is_some())
        .map(|part| part.trim().trim_matches(['、', '；', ';', '，', ',']))
        .collect();
    let marks: Vec<u32> = text.chars().filter_map(count).collect();
    let in_order = marks.iter().zip(0..).all(|(found, wanted)| *found == wanted);
    (parts.len() > 1 && in_order && parts.iter().all(|part| !part.is_empty())).then_some(parts)
}

/// Whether a text may be a list that examples beside it would settle: 账号/开户日, but not 进/出时间.
pub(super) fn may_be_several(text: &str) -> bool {
    use super::look::{has_han, is_label, names_keyword};
    let named = |name: &&str| is_label(name) && has_han(name) && name.chars().nth(1).is_some();
    let several = |names: Vec<&str>| names.iter().all(named) && names.iter().any(|name| names_keyword(name));
    parts(text, "/").is_some_and(several)
}

/// The parts of a list of exactly as many as its neighbour has.
pub(in crate::input) fn listed_as(text: &str, count: usize) -> Option<Vec<&str>> {
    let of_marks = MARKS
        .iter()
        .find_map(|mark| parts(text, mark).filter(|parts| parts.len() == count));
    circled(text)
        .filter(|parts| parts.len() == count)
        .or(of_marks)
        .or_else(|| between_blanks(text).filter(|parts| parts.len() == count))
}

/// The parts between blanks, of which a date and the time of day behind it are one.
pub(super) fn between_blanks(text: &str) -> Option<Vec<&str>> {
    let text = text.trim();
    // Nearly all cells end here.
    if !text.contains(char::is_whitespace) {
        return None;
    }
    let dated =
        |word: &str| word.ends_with('日') || word.matches(['-', '/', '.']).count() == 2 && super::look::is_value(word);
    let timed = |word: &str| word.contains([':', '：']) && super::look::is_value(word);
    let mut found: Vec<(usize, usize)> = Vec::new();
    for word in text.split_whitespace() {
        let at = offset(text, word);
        let end = at + word.len();
        match found.last_mut() {
            Some(last) if timed(word) && text.get(last.0..last.1).is_some_and(dated) => last.1 = end,
            _ => found.push((at, end)),
        }
        if found.len() > MOST {
            return None;
        }
    }
    let several = found.len() > 1;
    let parts = found.into_iter().map(|(from, to)| text.get(from..to));
    several
        .then(|| parts.collect::<Option<Vec<&str>>>())
        .flatten()
        .map(without_counts)
}

/// The keywords between blanks, where each is one for sure, or may be one and has `examples` as many: what ends in a word
/// for something of that before it is one keyword with a blank inside, as 检修 时间.
pub(super) fn spaced_names<'t>(text: &'t str, examples: Option<&str>) -> Option<Vec<&'t str>> {
    use super::look::{has_han, is_label, names_keyword};
    let names = between_blanks(text)?;
    let label = |name: &str| is_label(name) && has_han(name) && name.chars().nth(1).is_some();
    let sure = names.iter().all(|name| names_keyword(name));
    // Two words of four characters are hardly one name.
    let long =
        || names.iter().all(|name| name.chars().nth(3).is_some()) && names.iter().any(|name| names_keyword(name));
    let sure = sure || examples.is_none() && long();
    let may_be = || !names.iter().skip(1).any(|name| is_noun(name));
    let paired = examples.is_some_and(|examples| listed_as(examples, names.len()).is_some());
    (names.iter().all(|name| label(name)) && (sure || paired && may_be())).then_some(names)
}

/// What no list of keywords comes near, so that a long text is not cut into millions.
const MOST: usize = 1000;

fn parts<'t>(text: &'t str, mark: &str) -> Option<Vec<&'t str>> {
    let parts: Vec<&str> = text
        .split(mark)
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .take(MOST + 1)
        .collect();
    (2..=MOST).contains(&parts.len()).then(|| without_counts(parts))
}

/// The parts without `1、`, `2.` before them, if all are counted.
fn without_counts(parts: Vec<&str>) -> Vec<&str> {
    let rest = |(index, part): (usize, &&'_ str)| {
        let rest = part.strip_prefix(&(index + 1).to_string())?;
        let bare = rest.trim_start_matches(['、', '.', '．', ')', '）', ' ']);
        (bare.len() < rest.len() && !bare.is_empty()).then(|| part.len() - bare.len())
    };
    let cuts: Option<Vec<usize>> = parts.iter().enumerate().map(rest).collect();
    match cuts {
        Some(cuts) => parts
            .iter()
            .zip(cuts)
            .map(|(part, cut)| part.get(cut..).unwrap_or(part))
            .collect(),
        None => parts,
    }
}

/// A name with the key of the platform beside it: `书名 thing1`, `书名（thing1）`, `thing1：书名`.
pub(super) fn keyed(text: &str) -> Option<(&str, &str)> {
    let marks =
        |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '（' | '）' | ':' | '：' | '/' | '-' | '[' | ']');
    // Nearly all cells end here.
    if !text.contains(|c: char| c.is_ascii_digit()) || !text.contains(marks) {
        return None;
    }
    let mut parts = text.split(marks).filter(|part| !part.is_empty());
    let (first, second, None) = (parts.next()?, parts.next()?, parts.next()) else {
        return None;
    };
    let found = match (words::bare_key(first), words::bare_key(second)) {
        (Some(key), None) => (second, key),
        (None, Some(key)) => (first, key),
        _ => return None,
    };
    (super::look::is_label(found.0) && super::look::has_han(found.0)).then_some(found)
}

/// `订单号：339208499`, one or one a line, or between `；`, commas, blanks: each name with its example. `时间(09:30)` says
/// the same.
pub(super) fn pairs(text: &str) -> Option<Vec<(&str, &str)>> {
    if !text.contains(['：', ':', '=', ')', '）', '】']) {
        return None;
    }
    let whole = |mark| parts(text, mark)?.into_iter().map(pair).collect();
    let several = ["\n", "；", ";", "，", ",", "、", "|", "/"].into_iter().find_map(whole);
    let several = several.or_else(|| spaced(text)).or_else(|| {
        let mut marks = ["\n", "；", ";", "，", ",", "、"].into_iter();
        marks.find_map(|mark| bracketed(parts(text, mark)?))
    });
    several.or_else(|| Some(vec![pair(text.trim()).or_else(|| in_brackets(text.trim()))?]))
}

/// Pairs between blanks, which also stand in a date with its time of day.
fn spaced(text: &str) -> Option<Vec<(&str, &str)>> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for word in text.split(char::is_whitespace) {
        let end = at + word.len();
        if !word.is_empty() {
            match found.last_mut() {
                _ if pair(word).is_some() => found.push((at, end)),
                Some(last) if super::look::is_value(word) => last.1 = end,
                _ => return None,
            }
        }
        at = end + text.get(end..)?.chars().next().map_or(0, char::len_utf8);
    }
    let several = found.len() > 1;
    let found = found.into_iter().map(|(from, to)| pair(text.get(from..to)?));
    several.then(|| found.collect()).flatten()
}

/// `时间(09:30)、区域(一号楼)`: each has its brackets, and one of them surely an example.
fn bracketed(parts: Vec<&str>) -> Option<Vec<(&str, &str)>> {
    let told = |part: &&'_ str| in_brackets(part).or_else(|| pair(part)).is_some();
    if !parts.iter().any(told) {
        return None;
    }
    parts
        .into_iter()
        .map(|part| pair(part).or_else(|| name_and_brackets(part)))
        .collect()
}

/// `时间(09:30)`: what stands in the brackets is a time, a date or a number and not what the name is of.
fn in_brackets(text: &str) -> Option<(&str, &str)> {
    /// A shorter number counts: 姓名(10字).
    const FEWEST: usize = 5;
    let (name, example) = name_and_brackets(text)?;
    let digits = example.chars().filter(char::is_ascii_digit).count();
    let told = digits >= FEWEST || digits > 1 && example.contains([':', '：', '月', '-', '/', '.']);
    (told && super::look::is_value(example)).then_some((name, example))
}

/// Whether the cells of names have their examples in brackets: each part of all of them, and one of them for sure.
pub(super) fn show<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let mut sure = false;
    for text in cells {
        // Most cells of most tables end it here.
        if !text.ends_with([')', '）']) {
            return false;
        }
        let parts = listed(text).unwrap_or_else(|| vec![text]);
        if !parts.iter().all(|part| name_and_brackets(part).is_some()) {
            return false;
        }
        sure |= parts.iter().any(|part| in_brackets(part).is_some());
    }
    sure
}

/// The names of a cell with their examples, where others of the column have theirs in brackets for sure.
pub(super) fn shown(text: &str) -> Option<Vec<(&str, &str)>> {
    let parts = listed(text).unwrap_or_else(|| vec![text.trim()]);
    parts.into_iter().map(name_and_brackets).collect()
}

fn name_and_brackets(text: &str) -> Option<(&str, &str)> {
    let (name, example) = text.strip_suffix([')', '）'])?.split_once(['(', '（'])?;
    let (name, example) = (name.trim_end(), example.trim());
    let sound = super::look::is_label(name) && super::look::has_han(name) && !example.is_empty();
    sound.then_some((name, example))
}

fn pair(text: &str) -> Option<(&str, &str)> {
    // 【订单号】339208499
    let enclosed = text.strip_prefix('【').and_then(|text| text.split_once('】'));
    let (name, example) = enclosed.or_else(|| text.split_once(['：', ':', '=']))?;
    let (name, example) = (name.trim_end(), example.trim_start());
    let sound = super::look::is_label(name) && super::look::has_han(name) && !example.is_empty();
    (sound && !text.contains('\n') && !example.starts_with("//")).then_some((name, example))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_taken_apart_where_the_count_fits() {
        for (text, expected) in [
            ("订单编号、发货时间", Some(vec!["订单编号", "发货时间"])),
            ("订单编号\r\n发货时间\r\n", Some(vec!["订单编号", "发货时间"])),
            ("1、订单编号\n2、发货时间", Some(vec!["订单编号", "发货时间"])),
            ("订单编号；发货时间；备注", Some(vec!["订单编号", "发货时间", "备注"])),
            ("订单编号", None),
            ("订单编号、", None),
            ("", None),
        ] {
            assert_eq!(listed(text), expected, "{text}");
        }
        assert_eq!(listed_as("1、2\n3", 2), Some(vec!["1、2", "3"]));
        assert_eq!(listed_as("12:30，北京、朝阳", 2), Some(vec!["12:30，北京", "朝阳"]));
        assert_eq!(listed_as("a、b、c", 2), None);
        assert_eq!(listed_as("08:30 一号楼", 2), Some(vec!["08:30", "一号楼"]));
        assert_eq!(
            listed_as("2015年1月5日 08:30  一号楼", 2),
            Some(vec!["2015年1月5日 08:30", "一号楼"])
        );
        for (names, example, expected) in [
            (
                "停水时间 停水区域",
                Some("08:30 一号楼"),
                Some(vec!["停水时间", "停水区域"]),
            ),
            ("餐号 门店", Some("88 中心店"), Some(vec!["餐号", "门店"])),
            ("停水时间 停水原因", None, Some(vec!["停水时间", "停水原因"])),
            ("停水时间 停水区域", None, Some(vec!["停水时间", "停水区域"])),
            ("停水时间 停水区域", Some("2015-01-05 08:30"), None),
            ("检修 时间", Some("上午 八点"), None),
            ("餐号 门店", None, None),
            ("ETC 卡号", Some("粤B 123"), None),
        ] {
            assert_eq!(spaced_names(names, example), expected, "{names}");
        }
        assert!(listed(&"甲、".repeat(300_000)).is_none());
    }

    #[test]
    fn names_stand_before_a_colon() {
        for (text, expected) in [
            ("订单号：339208499", Some(vec![("订单号", "339208499")])),
            ("时间: 12:30", Some(vec![("时间", "12:30")])),
            (
                "订单号：1\n时间：2026-01-05 12:30",
                Some(vec![("订单号", "1"), ("时间", "2026-01-05 12:30")]),
            ),
            ("订单号：1；金额：2元", Some(vec![("订单号", "1"), ("金额", "2元")])),
            (
                "时间:08:30,区域:一号楼",
                Some(vec![("时间", "08:30"), ("区域", "一号楼")]),
            ),
            (
                "时间：08:30 区域：一号楼",
                Some(vec![("时间", "08:30"), ("区域", "一号楼")]),
            ),
            (
                "时间：2026-01-05 08:30 区域：一号楼",
                Some(vec![("时间", "2026-01-05 08:30"), ("区域", "一号楼")]),
            ),
            ("时间：2026年1月5日,08:30", Some(vec![("时间", "2026年1月5日,08:30")])),
            ("停电时间(09:30)", Some(vec![("停电时间", "09:30")])),
            (
                "停电时间（09:30），日期（1月5日）",
                Some(vec![("停电时间", "09:30"), ("日期", "1月5日")]),
            ),
            ("姓名(10字)", None),
            ("金额(元)", None),
            ("停电时间(09:30", None),
            ("12:30", None),
            ("订单号：", None),
            ("网址：//a", None),
            ("订单号：1\n谢谢", None),
            ("https://a.b", None),
        ] {
            assert_eq!(pairs(text), expected, "{text}");
        }
    }
}
