//! What stands around a title on its line and is none of it.

/// What stands in a pair of brackets that encloses the whole text.
pub(super) fn enclosed(text: &str) -> Option<&str> {
    // Nearly no text ends so.
    if !text.ends_with(['】', '》', '」', '』', '”', ']', '〗', ')', '）']) {
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

/// A text without the id that stands before or behind it: `取书成功通知（编号 70311）`, `OPENTM4000 取书成功通知`.
pub(super) fn without_id(text: &str) -> &str {
    if !text.contains([' ', '\t', '\u{3000}', '）', ')']) {
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
