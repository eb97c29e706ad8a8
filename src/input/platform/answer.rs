//! The platform's answers: rows of `template/list`, `gettemplate` and `getpubtemplatetitles` as templates, with the
//! lines of `content` and `example` read back into keywords.

use serde_json::{Map, Value};

use crate::template::{Keyword, Template};

/// The keys an answer holds its rows under.
pub(in crate::input) const LISTS: [&str; 3] = ["template_list", "data", "list"];

/// What a JSON value is to the platform.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::input) enum Row {
    Template(Template),
    /// A row of `getpubtemplatekeywords`.
    Keyword,
    Other,
}

/// Reads a row by its shape: an id of the platform and a title.
pub(in crate::input) fn row(value: &Value) -> Row {
    let Some(row) = value.as_object() else {
        return Row::Other;
    };
    let ids = ["template_id", "priTmplId", "tid"];
    let id = ids.iter().find_map(|key| scalar(row.get(*key)?));
    match (id, text(row, "title")) {
        (Some(id), Some(title)) => {
            let mut template = Template::new(title).with_id(id);
            template.keywords = keywords(text(row, "content").unwrap_or_default(), text(row, "example"));
            Row::Template(template)
        }
        _ if row.contains_key("kid") && text(row, "name").is_some() => Row::Keyword,
        _ => Row::Other,
    }
}

fn text<'r>(row: &'r Map<String, Value>, key: &str) -> Option<&'r str> {
    row.get(key)?.as_str()
}

/// Ids come as numbers or as strings.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A placeholder of the content: what stands before it, and the key it names.
struct Slot<'c> {
    label: &'c str,
    key: &'c str,
}

fn slots(content: &str) -> Vec<Slot<'_>> {
    let mut slots = Vec::new();
    let mut rest = content;
    // One more than is judged is enough to be refused; labels times lines of the example must stay bounded.
    while slots.len() <= Template::MAX_KEYWORDS
        && let Some((before, (key, after))) = rest
            .split_once("{{")
            .and_then(|(before, inner)| Some((before, inner.split_once("}}")?)))
    {
        let label = before.trim().trim_end_matches(['：', ':']).trim_end();
        // A line without a placeholder is fixed text and labels nothing.
        let label = label.rsplit('\n').next().unwrap_or(label).trim();
        let key = key.trim();
        slots.push(Slot {
            label,
            key: key.strip_suffix(".DATA").unwrap_or(key).trim_end(),
        });
        rest = after;
    }
    slots
}

/// The keywords of a text with placeholders, with their examples from the same text filled in.
pub(in crate::input) fn keywords(content: &str, example: Option<&str>) -> Vec<Keyword> {
    let slots = slots(content);
    let named = |slot: &&Slot| !slot.label.is_empty() && !matches!(slot.key, "first" | "remark");
    let remark_follows = slots.last().is_some_and(|slot| slot.key == "remark");
    let labels: Vec<&str> = slots.iter().filter(named).map(|slot| slot.label).collect();
    let example = example.filter(|text| text.len() <= Template::MAX_FIELD_BYTES);
    let examples = example.map_or_else(Vec::new, |text| examples(text, &labels, remark_follows));
    let keyword = |(index, slot): (usize, &Slot)| {
        let mut keyword = Keyword::new(slot.label);
        keyword.example = examples.get(index).copied().flatten().map(str::to_owned);
        keyword.value_type = value_type(slot.key);
        keyword
    };
    slots.iter().filter(named).enumerate().map(keyword).collect()
}

/// `thing1` declares the type `thing`; `keyword1` declares none.
pub(in crate::input) fn value_type(key: &str) -> Option<String> {
    let name = key.trim_end_matches(|c: char| c.is_ascii_digit());
    let declares = name.len() < key.len()
        && name != "keyword"
        && !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    declares.then(|| name.to_owned())
}

/// What stands behind each label at the beginning of a line, up to the next label; the last ends with its line when a
/// remark may follow.
fn examples<'e>(text: &'e str, labels: &[&str], remark_follows: bool) -> Vec<Option<&'e str>> {
    let mut from = 0;
    let found: Vec<Option<(usize, usize)>> = labels
        .iter()
        .map(|label| {
            let (start, value) = labelled(text, from, label)?;
            from = value;
            Some((start, value))
        })
        .collect();
    let value = |(index, place): (usize, &Option<(usize, usize)>)| {
        let (_, value) = (*place)?;
        let next = found.iter().skip(index + 1).flatten().next();
        let range = text.get(value..next.map_or(text.len(), |(start, _)| *start))?;
        let range = if next.is_none() && remark_follows {
            range.lines().next().unwrap_or_default()
        } else {
            range
        };
        Some(range.trim_matches(['\n', '\r']))
    };
    found.iter().enumerate().map(value).collect()
}

/// The line from `from` on that begins with this label and a colon: its start, and the start of the value.
fn labelled(text: &str, from: usize, label: &str) -> Option<(usize, usize)> {
    let mut start = from;
    for line in text.get(from..)?.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let rest = line
            .get(indent..)
            .and_then(|line| line.strip_prefix(label))
            .map(str::trim_start);
        if let Some(value) = rest.and_then(|rest| rest.strip_prefix(['：', ':'])) {
            let value = value.strip_prefix(' ').unwrap_or(value);
            return Some((start, start + line.len() - value.len()));
        }
        start += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(value: &Value) -> Vec<(String, Option<String>, Option<String>)> {
        match row(value) {
            Row::Template(template) => template
                .keywords
                .into_iter()
                .map(|k| (k.name, k.example, k.value_type))
                .collect(),
            other => panic!("{other:?}"),
        }
    }

    fn keyword(name: &str, example: Option<&str>, kind: Option<&str>) -> (String, Option<String>, Option<String>) {
        (name.into(), example.map(Into::into), kind.map(Into::into))
    }

    #[test]
    fn content_and_example_are_read_back() {
        let old = json!({"template_id": "a", "title": "购买成功通知",
            "content": "{{first.DATA}}\n购买地点：{{keyword1.DATA}}\n购买时间{{keyword2.DATA}}\n{{remark.DATA}}",
            "example": "您好\n购买地点：TIT造舰厂\n购买时间：2016年6月6日 12:30\n谢谢"});
        assert_eq!(
            read(&old),
            [
                keyword("购买地点", Some("TIT造舰厂"), None),
                keyword("购买时间", Some("2016年6月6日 12:30"), None)
            ]
        );
        let new = json!({"priTmplId": "b", "title": "挂号通知", "type": 2, "keywordEnumValueList": [],
            "content": "姓名: {{name01.DATA}}\n电话 {{phone_number2.DATA}}\n备注:{{thing3.DATA}}\n",
            "example": "姓名: 张三\n备注:带好证件\n两份\n"});
        assert_eq!(
            read(&new),
            [
                keyword("姓名", Some("张三"), Some("name")),
                keyword("电话", None, Some("phone_number")),
                keyword("备注", Some("带好证件\n两份"), Some("thing"))
            ]
        );
    }

    #[test]
    fn rows_are_known_by_their_shape() {
        let titles = row(&json!({"tid": 99, "title": "付款通知", "type": 2, "categoryId": "616"}));
        assert_eq!(titles, Row::Template(Template::new("付款通知").with_id("99")));
        assert_eq!(
            row(&json!({"kid": 1, "name": "物品名称", "example": "名称", "rule": "thing"})),
            Row::Keyword
        );
        assert_eq!(row(&json!({"id": "a", "title": "b"})), Row::Other);
        assert_eq!(row(&json!(["tid", "title"])), Row::Other);
    }

    proptest::proptest! {
        #[test]
        fn any_content_is_survived(content in r"(\{\{|\}\}|甲|乙|:|：|\n|\.DATA| ){0,12}", example in "(甲|乙|:|：|\n| ){0,12}") {
            keywords(&content, Some(&example));
        }
    }
}
