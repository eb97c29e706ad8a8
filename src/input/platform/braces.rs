//! Placeholders: `{{thing1.DATA}}` in all the ways it is written.

use super::words::{is_frame, is_key};

/// Keys are no longer; what is longer is no placeholder.
const LONGEST_KEY: usize = 64;
/// What may stand around the dot.
const BLANKS: [char; 2] = [' ', '\t'];
/// What documents write where any key may stand.
const ANY: [&str; 7] = ["x", "xx", "xxx", "xxxx", "key", "keyname", "param"];

/// A placeholder: the range of a text it takes, and its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) struct Brace<'t> {
    pub(in crate::input) start: usize,
    pub(in crate::input) end: usize,
    pub(in crate::input) key: &'t str,
    /// Whether it can be nothing else: programs have `{{ item.data }}` of their own.
    certain: bool,
}

/// The placeholders of a text that is known for a content, in their order.
pub(in crate::input) fn braces(text: &str) -> impl Iterator<Item = Brace<'_>> {
    let mut from = 0;
    text.match_indices('.').filter_map(move |(dot, _)| {
        let found = brace(text, from, dot)?;
        from = found.end;
        Some(found)
    })
}

/// The placeholders of a text that may be anything, in their order.
pub(in crate::input) fn certain_braces(text: &str) -> impl Iterator<Item = Brace<'_>> {
    braces(text).filter(|brace| brace.certain)
}

/// The placeholder whose dot stands there and which begins at `from` or later.
fn brace(text: &str, from: usize, dot: usize) -> Option<Brace<'_>> {
    plain(text, from, dot).or_else(|| any(text, from, dot))
}

/// The same, as nearly all are written.
fn plain(text: &str, from: usize, dot: usize) -> Option<Brace<'_>> {
    let after = text.get(dot + 1..)?.strip_prefix("DATA}}")?;
    if after.starts_with(is_around) {
        return None;
    }
    let before = text.get(from..dot)?;
    let name = before
        .bytes()
        .rev()
        .take(LONGEST_KEY)
        .take_while(|byte| is_word(*byte))
        .count();
    let (opened, key) = before.split_at_checked(before.len() - name)?;
    let outside = opened.strip_suffix("{{").filter(|_| name > 0)?;
    (!outside.ends_with(is_around)).then(|| Brace {
        start: from + outside.len(),
        end: dot + ".DATA}}".len(),
        key,
        certain: is_meant(key),
    })
}

/// Whether a character beside braces may belong to them.
fn is_around(c: char) -> bool {
    is_between(c) || matches!(c, '{' | '}' | '｛' | '｝' | ';' | '&')
}

/// Whether a key is more than a stand-in for any.
fn is_meant(key: &str) -> bool {
    !ANY.iter().any(|any| key.eq_ignore_ascii_case(any))
}

/// The same, in whatever way it is written.
fn any(text: &str, from: usize, dot: usize) -> Option<Brace<'_>> {
    let behind = text.get(dot + 1..)?;
    let after = behind.trim_start_matches(BLANKS);
    let word = after.get(..4).filter(|word| word.eq_ignore_ascii_case("data"))?;
    let before = text.get(from..dot)?.trim_end_matches(BLANKS);
    let longest = before.len().saturating_sub(LONGEST_KEY);
    let name = before
        .bytes()
        .skip(longest)
        .rev()
        .take_while(|byte| is_word(*byte))
        .count();
    let key = before.get(before.len() - name..).filter(|key| !key.is_empty())?;
    let (opened, open) = opening(before.get(..before.len() - name)?);
    let (closed, close) = closing(after.get(4..)?);
    let ours = is_frame(key)
        || is_key(key)
        || key.bytes().any(|byte| byte.is_ascii_uppercase()) && is_key(&key.to_ascii_lowercase());
    // Programs that write `{{ item.Data }}` leave blanks where people who mistype do not.
    let written = word == "DATA" || (word == "Data" && opened > 1 && from + open + 2 + name == dot);
    // A single brace is a slip only where the rest leaves no doubt.
    let sound = closed > 0 && (opened > 1 || (opened == 1 && written && ours));
    sound.then(|| Brace {
        start: from + open,
        end: dot + 5 + behind.len() - after.len() + close,
        key,
        certain: (written || ours) && is_meant(key),
    })
}

/// How many braces end this text, and where they begin.
fn opening(text: &str) -> (usize, usize) {
    // Nearly all are written so.
    if let Some(before) = text.strip_suffix("{{")
        && !before.ends_with(|c| is_between(c) || matches!(c, '{' | '｛' | ';'))
    {
        return (2, before.len());
    }
    let (mut rest, mut count, mut start) = (text, 0, text.len());
    while count < 3 {
        let blank = rest.trim_end_matches(is_between);
        let Some(before) = ["{", "｛", "&#123;", "&lbrace;", "&#x7b;"]
            .iter()
            .find_map(|brace| blank.strip_suffix(brace))
        else {
            break;
        };
        (rest, start, count) = (before, before.len(), count + 1);
    }
    (count, rest.trim_end_matches('\\').len().min(start))
}

/// How many braces begin this text, and where they end.
fn closing(text: &str) -> (usize, usize) {
    if let Some(after) = text.strip_prefix("}}")
        && !after.starts_with(|c| is_between(c) || matches!(c, '}' | '｝' | '&'))
    {
        return (2, 2);
    }
    let (mut rest, mut count) = (text, 0);
    while count < 3 {
        let blank = rest.trim_start_matches(is_between);
        let Some(after) = ["}", "｝", "&#125;", "&rbrace;", "&#x7d;"]
            .iter()
            .find_map(|brace| blank.strip_prefix(brace))
        else {
            break;
        };
        (rest, count) = (after, count + 1);
    }
    (count, text.len() - rest.len())
}

/// Whether it may stand between braces.
fn is_between(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\\' | '\u{3000}')
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_in_all_ways_they_are_written() {
        for (text, found) in [
            ("{{thing1.DATA}}", vec![("thing1", "{{thing1.DATA}}")]),
            ("a{{ orderNo.DATA }}b", vec![("orderNo", "{{ orderNo.DATA }}")]),
            ("{ {thing1.DATA} }", vec![("thing1", "{ {thing1.DATA} }")]),
            ("号\\{\\{time2.DATA\\}\\}", vec![("time2", "\\{\\{time2.DATA\\}\\}")]),
            ("{{thing1.data}}", vec![("thing1", "{{thing1.data}}")]),
            ("{{Time2.data}}", vec![("Time2", "{{Time2.data}}")]),
            ("{{orderSn.Data}}", vec![("orderSn", "{{orderSn.Data}}")]),
            ("{{ item.Data }}", vec![]),
            ("{{first.Data}}", vec![("first", "{{first.Data}}")]),
            (
                "&#123;&#123;a.DATA&#125;&#125;",
                vec![("a", "&#123;&#123;a.DATA&#125;&#125;")],
            ),
            ("｛｛thing1.DATA｝｝", vec![("thing1", "｛｛thing1.DATA｝｝")]),
            ("{{thing1.DATA}", vec![("thing1", "{{thing1.DATA}")]),
            ("{thing1.DATA}", vec![("thing1", "{thing1.DATA}")]),
            ("{{a.DATA}}{{b.DATA}}", vec![("a", "{{a.DATA}}"), ("b", "{{b.DATA}}")]),
            (
                "{{ item.data }} {order.DATA} {{x.DATA}} res.data {{thing1.DATABASE}}",
                vec![],
            ),
            ("{{thing1}} {{.DATA}} .DATA}} {{thing1.DAT", vec![]),
        ] {
            let read: Vec<_> = certain_braces(text)
                .map(|brace| (brace.key, text.get(brace.start..brace.end).unwrap()))
                .collect();
            assert_eq!(read, found, "{text}");
        }
    }
}
