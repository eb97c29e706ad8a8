//! Cells that hold a list of their own: the values a keyword may have, the rules to be ignored, and keys.

use crate::template::Ignore;

/// One value a line, or a JSON list of strings. In a column whose name has no number, whose table no program wrote, a
/// single line may have them between `、` as well.
pub(in crate::input) fn values(text: &str, loose: bool) -> Vec<String> {
    if let Some(list) = json(text) {
        return list;
    }
    let lines: Vec<&str> = lines(text).collect();
    match lines.as_slice() {
        [line] if loose => super::apart::listed(line).unwrap_or_else(|| vec![line]),
        _ => lines,
    }
    .into_iter()
    .map(str::to_owned)
    .collect()
}

/// One `1.6: reason` or `1.6 reason` a line, or a JSON list of objects. The line that is none, if one is.
pub(in crate::input) fn ignores(text: &str) -> Result<Vec<Ignore>, &str> {
    if let Some(list) = json(text) {
        return Ok(list);
    }
    let ignore = |line| {
        // `1.6 reason` is what people write; the reason may have a colon of its own.
        if let Some((rule, reason)) = str::split_once(line, char::is_whitespace)
            && is_rule(rule)
            && !reason.trim().is_empty()
        {
            return Ok(Ignore::new(rule, reason.trim()));
        }
        let (rule, reason) = str::split_once(line, [':', '：']).ok_or(line)?;
        let reason = reason.strip_prefix(' ').unwrap_or(reason);
        Ok(Ignore::new(rule, reason))
    };
    lines(text).map(ignore).collect()
}

/// Keys as people list them, `first, remark` or `{{first.DATA}}、{{remark.DATA}}`, or a JSON list of strings. None if there is
/// anything else.
pub(crate) fn keys(text: &str) -> Option<Vec<String>> {
    if let Some(list) = json(text) {
        return Some(list);
    }
    let separates = |char: char| char.is_whitespace() || matches!(char, '、' | ',' | '，' | ';' | '；');
    let bare = |word| {
        let word = str::trim_start_matches(word, '{').trim_end_matches('}');
        match word.rsplit_once('.') {
            Some((key, data)) if data.eq_ignore_ascii_case("data") => key,
            _ => word,
        }
    };
    let words = text.split(separates).map(bare).filter(|word| !word.is_empty());
    words.map(|word| is_key(word).then(|| word.to_owned())).collect()
}

/// Whether a word is written as keys are.
fn is_key(word: &str) -> bool {
    let of_keys = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'$');
    word.bytes().all(of_keys) && word.bytes().any(|byte| byte.is_ascii_alphanumeric())
}

/// Whether a word is the number or the name of a rule: `1.6`, `title-marketing`.
pub(in crate::input) fn is_rule(word: &str) -> bool {
    let of_names = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    word.bytes().all(of_names) && word.contains(['.', '-'])
}

fn json<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    let text = text.trim_start();
    text.starts_with('[').then(|| serde_json::from_str(text).ok())?
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_stand_in_lines_or_in_json() {
        for (text, loose, expected) in [
            ("自提\n快递", false, vec!["自提", "快递"]),
            ("自提\r\n\r\n快递\r\n", false, vec!["自提", "快递"]),
            (r#"["a\nb", " "]"#, false, vec!["a\nb", " "]),
            ("[自提]", false, vec!["[自提]"]),
            ("自提、快递", false, vec!["自提、快递"]),
            ("自提、快递", true, vec!["自提", "快递"]),
            ("自提", true, vec!["自提"]),
        ] {
            assert_eq!(values(text, loose), expected, "{text}");
        }
        for (text, expected) in [
            ("first", Some(vec!["first"])),
            ("first, remark", Some(vec!["first", "remark"])),
            ("{{first.DATA}}、{{ remark.DATA }}\n", Some(vec!["first", "remark"])),
            (r#"["a b", ""]"#, Some(vec!["a b", ""])),
            ("[]", Some(vec![])),
            ("-", None),
            ("first：问候", None),
            ("[first]", None),
        ] {
            let expected = expected.map(|list| list.into_iter().map(str::to_owned).collect());
            assert_eq!(keys(text), expected, "{text}");
        }
        let one = Ignore::new("1.6", "聚会");
        for text in [
            "1.6: 聚会",
            "1.6:聚会",
            "1.6：聚会",
            "1.6 聚会",
            "1.6\t聚会 ",
            r#" [{"rule":"1.6","reason":"聚会"}]"#,
        ] {
            assert_eq!(ignores(text), Ok(vec![one.clone()]), "{text}");
        }
        assert_eq!(ignores("1.6: a\n1.3: b").map(|list| list.len()), Ok(2));
        assert_eq!(
            ignores("title-marketing 叫法：积分"),
            Ok(vec![Ignore::new("title-marketing", "叫法：积分")])
        );
        assert_eq!(ignores("1.6: a\n聚会"), Err("聚会"));
    }
}
