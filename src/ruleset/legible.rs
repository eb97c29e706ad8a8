//! What people read of a ruleset, made fit for every output: a ruleset can come from anybody, and a terminal obeys what it is told.

use serde_json::Value;

use crate::text::visible;

/// What is matched with texts, and no person reads: it stays as it is.
const MATCHED: [&str; 5] = ["extends", "lexicon", "words", "params", "examples"];

/// The ruleset with everything shown that would be obeyed or not be seen. JSON is read no deeper than 128 levels.
pub(super) fn legible(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(visible(&text).text.into_owned()),
        Value::Array(items) => items.into_iter().map(legible).collect(),
        Value::Object(members) => {
            let members = members.into_iter().map(|(key, value)| {
                let value = if MATCHED.contains(&key.as_str()) {
                    value
                } else {
                    legible(value)
                };
                (key, value)
            });
            Value::Object(members.collect())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use crate::language::Language;
    use crate::ruleset::Ruleset;

    #[test]
    fn what_a_terminal_obeys_is_shown_and_patterns_stay() {
        let json = r#"{"id": "own\u001b[2J", "version": "1", "extends": "wechat-template-message", "source": "甲\u202e乙",
            "rules": [{"id": "1.3", "slug": "title\u0007suffix", "title": {"zh": "结尾\u200b", "en": "ending\r"}}]}"#;
        let ruleset = Ruleset::loader().parse("own.json", json).unwrap();
        assert_eq!(ruleset.reference().id, "own␛[2J");
        let rules = ruleset.rules(Language::Zh);
        let rule = rules.iter().find(|rule| rule.id == "1.3").unwrap();
        assert_eq!(
            (rule.slug.as_str(), rule.title.as_str()),
            ("title␇suffix", "结尾<U+200B>")
        );
        let ascii =
            |rule: &crate::ruleset::RuleInfo| !format!("{rule:?}").contains(['\u{1b}', '\u{202e}', '\u{7}', '\r']);
        assert!(rules.iter().all(ascii));
    }

    #[test]
    fn what_a_fault_names_is_shown() {
        for extends in ["no\0ne", "no\u{1b}[2J", "no\u{202e}ne", "no\nne"] {
            let json = serde_json::json!({"id": "own", "version": "1", "extends": extends}).to_string();
            let told = Ruleset::loader().parse("o\u{7}wn.json", &json).unwrap_err();
            for language in [Language::Zh, Language::En] {
                let told = told.message(language);
                let obeyed = told.contains(|c: char| c.is_control() || c == '\u{202e}');
                assert!(told.contains("no") && !obeyed, "{told:?}");
            }
        }
    }
}
