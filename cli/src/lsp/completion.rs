//! Names of fields, and the types of values, where a draft is written as JSON.

use gen_lsp_types::{CompletionItem, CompletionItemKind, CompletionParams, Documentation};
use serde_json::Value;

use super::desk::Desk;

/// The types of values that the platform gives keywords.
const TYPES: [(&str, &str, &str); 13] = [
    (
        "amount",
        "金额，可带币种符号",
        "an amount of money, with its currency or without",
    ),
    ("car_number", "车牌号码", "the number of a vehicle"),
    ("character_string", "数字、字母和符号", "digits, letters and symbols"),
    ("date", "日期，可带时间", "a date, with a time or without"),
    ("enum", "审核通过的固定值", "one of the reviewed values"),
    ("letter", "字母", "letters"),
    ("name", "姓名", "the name of a person"),
    ("number", "数字", "digits"),
    ("phone_number", "电话号码", "a number of a telephone"),
    ("phrase", "短语：五个以内汉字", "a phrase of at most five characters"),
    ("symbol", "符号", "symbols"),
    ("thing", "事物：二十个以内字符", "a thing, in at most twenty characters"),
    ("time", "时间，可带日期", "a time, with a date or without"),
];

pub(super) fn of(desk: &Desk, asked: &CompletionParams) -> Vec<CompletionItem> {
    let position = &asked.text_document_position_params;
    let Some(opened) = desk.opened(&position.text_document.uri) else {
        return Vec::new();
    };
    let is_json = opened
        .path
        .extension()
        .is_some_and(|ending| ending == "json" || ending == "jsonl");
    let before = opened.text.line_before(position.position);
    match Wanted::behind(before).filter(|_| is_json) {
        Some(Wanted::Type) => {
            let language = desk.language();
            let item = |(name, zh, en): (&str, _, _)| item(name, crate::locale::pick(language, zh, en));
            TYPES.into_iter().map(item).collect()
        }
        Some(Wanted::Key) => keys(),
        None => Vec::new(),
    }
}

fn item(name: &str, about: &str) -> CompletionItem {
    CompletionItem {
        label: name.to_owned(),
        kind: Some(CompletionItemKind::Property),
        documentation: Some(Documentation::String(about.to_owned())),
        ..CompletionItem::default()
    }
}

/// The names that the schema of drafts has, with what it says of them.
fn keys() -> Vec<CompletionItem> {
    let schema = mobanlint::input::schema();
    let template = &schema["$defs"]["template"]["properties"];
    let keyword = template["keywords"]["anyOf"][0]["items"]["properties"].clone();
    let mut keys: Vec<CompletionItem> = Vec::new();
    for properties in [template, &keyword] {
        for (name, property) in properties.as_object().into_iter().flatten() {
            let about = property.get("description").and_then(Value::as_str).unwrap_or_default();
            if !keys.iter().any(|known| known.label == *name) {
                keys.push(item(name, about));
            }
        }
    }
    keys
}

#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    Key,
    Type,
}

impl Wanted {
    /// What a string begins that is open at the end of this piece of a line; none inside of other values.
    fn behind(before: &str) -> Option<Self> {
        let (outside, _) = before.rsplit_once('"')?;
        let is_open = before.matches('"').count() - before.matches("\\\"").count();
        let outside = outside.trim_end();
        if is_open.is_multiple_of(2) {
            return None;
        }
        if outside.is_empty() || outside.ends_with(['{', ',']) {
            return Some(Self::Key);
        }
        let key = outside.strip_suffix(':')?.trim_end();
        key.ends_with("\"type\"").then_some(Self::Type)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_begins_a_key_or_a_type() {
        for (before, wanted) in [
            (r#"  ""#, Some(Wanted::Key)),
            (r#"  "ti"#, Some(Wanted::Key)),
            (r#"{"title": "停水通知", "k"#, Some(Wanted::Key)),
            (r#"{"name": "单号", "type": "th"#, Some(Wanted::Type)),
            (r#"{"title": "停"#, None),
            (r#"{"title": "停水""#, None),
            ("  ", None),
        ] {
            assert_eq!(Wanted::behind(before), wanted, "{before}");
        }
    }
}
