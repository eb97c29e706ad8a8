//! Placeholders: `{{thing1.DATA}}` in all the ways it is written, and the keys that stand in them.

/// Keys are no longer; what is longer is no placeholder.
const LONGEST_KEY: usize = 64;
/// The value types of the platform; with a number behind it each is a key.
const TYPES: [&str; 17] = [
    "thing",
    "short_thing",
    "number",
    "letter",
    "symbol",
    "character_string",
    "time",
    "date",
    "amount",
    "phone_number",
    "car_number",
    "name",
    "phrase",
    "const",
    "enum_string",
    "keyword",
    "key",
];
/// Of those, the ones that programs use for names of their own as well.
const COMMON: [&str; 9] = [
    "number", "letter", "symbol", "time", "date", "name", "const", "keyword", "key",
];
/// What documents write where any key may stand.
const ANY: [&str; 7] = ["x", "xx", "xxx", "xxxx", "key", "keyname", "param"];

/// A placeholder: the range of a text it takes, and its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Brace<'t> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) key: &'t str,
}

/// The placeholders of a text in their order.
pub(super) fn braces(text: &str) -> impl Iterator<Item = Brace<'_>> {
    let mut from = 0;
    text.match_indices('.').filter_map(move |(dot, _)| {
        let found = brace(text, from, dot)?;
        from = found.end;
        Some(found)
    })
}

/// The placeholder whose dot stands there and which begins at `from` or later.
fn brace(text: &str, from: usize, dot: usize) -> Option<Brace<'_>> {
    let word = text.get(dot + 1..dot + 5)?;
    if !word.eq_ignore_ascii_case("data") {
        return None;
    }
    let before = text.get(from..dot)?;
    let longest = before.len().saturating_sub(LONGEST_KEY);
    let name = before
        .bytes()
        .skip(longest)
        .rev()
        .take_while(|byte| is_word(*byte))
        .count();
    let key = before.get(before.len() - name..).filter(|key| !key.is_empty())?;
    let (opened, open) = opening(before.get(..before.len() - name)?);
    let (closed, close) = closing(text.get(dot + 5..)?);
    let ours = is_key(key) || is_frame(key);
    let written = word == "DATA";
    // Programs have `{{ item.data }}` of their own; a single brace is a slip only where the rest leaves no doubt.
    let sound = closed > 0 && ((opened > 1 && (written || ours)) || (opened == 1 && written && ours));
    (sound && !ANY.contains(&key.to_ascii_lowercase().as_str())).then(|| Brace {
        start: from + open,
        end: dot + 5 + close,
        key,
    })
}

/// How many braces end this text, and where they begin.
fn opening(text: &str) -> (usize, usize) {
    let (mut rest, mut count, mut start) = (text, 0, text.len());
    while count < 3 {
        let blank = rest.trim_end_matches([' ', '\\', '\u{3000}']);
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
    let (mut rest, mut count) = (text, 0);
    while count < 3 {
        let blank = rest.trim_start_matches([' ', '\\', '\u{3000}']);
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

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Type and number of a key of the platform: `thing1`, `character_string12`, `keyword3`.
fn typed(key: &str) -> Option<&str> {
    let name = key.trim_end_matches(|c: char| c.is_ascii_digit());
    (name.len() < key.len() && key.len() <= name.len() + 3 && TYPES.contains(&name)).then_some(name)
}

/// Whether this is a key of the platform.
fn is_key(word: &str) -> bool {
    typed(word).is_some_and(|name| name != "key")
}

/// The key that is all of a text: `thing1`, `thing1.DATA`.
pub(super) fn whole_key(text: &str) -> Option<&str> {
    Some(text.strip_suffix(".DATA").unwrap_or(text)).filter(|key| is_key(key))
}

/// Whether this key is the platform's beyond doubt.
pub(super) fn is_certain(word: &str) -> bool {
    typed(word).is_some_and(|name| name == "keyword" || !COMMON.contains(&name))
}

/// Whether this key stands before or behind the keywords: greeting and remark.
pub(super) fn is_frame(key: &str) -> bool {
    key.eq_ignore_ascii_case("first") || key.eq_ignore_ascii_case("remark")
}

/// The type a key declares: `thing1` declares `thing`, `keyword1` none.
pub(super) fn value_type(key: &str) -> Option<&str> {
    typed(key).filter(|name| !matches!(*name, "keyword" | "key"))
}

/// The keys of the platform that stand in a text as words of their own, with their offsets.
pub(super) fn keys(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    text.split_inclusive(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '$'))
        .filter_map(move |word| {
            let start = next;
            next += word.len();
            let word = word.trim_end_matches(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '$'));
            is_key(word).then_some((start, word))
        })
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
            let read: Vec<_> = braces(text)
                .map(|brace| (brace.key, text.get(brace.start..brace.end).unwrap()))
                .collect();
            assert_eq!(read, found, "{text}");
        }
    }

    #[test]
    fn keys_are_words_of_their_own() {
        let found: Vec<_> =
            keys("thing1: a, 名thing2名 mything3 $thing4 thing5000 thing keyword6.value name01").collect();
        assert_eq!(found, [(0, "thing1"), (14, "thing2"), (57, "keyword6"), (72, "name01")]);
        assert!(is_certain("keyword1") && is_certain("thing2") && !is_certain("date3") && !is_certain("thing"));
        assert_eq!([value_type("name01"), value_type("keyword2")], [Some("name"), None]);
    }
}
