//! The JSON Schema of `mobanlint.toml`, for editors that complete TOML.

use serde_json::{Map, Value, json};

use super::keys::{KEYS, Key, Kind, OF_OVERRIDES, SEVERITIES};

pub(crate) fn schema() -> Value {
    let members: Map<String, Value> = KEYS.iter().map(|key| (key.name.to_owned(), described(key))).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "mobanlint.toml",
        "description": "What mobanlint checks, and how. Paths are relative to the file's folder.",
        "type": "object",
        "additionalProperties": false,
        "properties": members,
    })
}

fn described(key: &Key) -> Value {
    let mut value = value(key.kind);
    value["description"] = key.en.into();
    value
}

fn value(kind: Kind) -> Value {
    let text = || json!({"type": "string"});
    let texts = || json!({"type": ["array", "string"], "items": text()});
    match kind {
        Kind::Path | Kind::NameOrPath => text(),
        Kind::Switch => json!({"type": "boolean"}),
        Kind::OneOf(names) => json!({"enum": names}),
        Kind::Texts | Kind::Paths => texts(),
        Kind::Severities => json!({"type": "object", "additionalProperties": {"enum": SEVERITIES}}),
        Kind::Overrides => {
            let own = KEYS.iter().filter(|key| OF_OVERRIDES.contains(&key.name));
            let mut members: Map<String, Value> = own.map(|key| (key.name.to_owned(), described(key))).collect();
            let mut paths = texts();
            paths["description"] = "for which files, as in .gitignore".into();
            members.insert("paths".to_owned(), paths);
            json!({
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["paths"],
                    "properties": members,
                },
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use mobanlint::Language;

    use super::*;
    use crate::config::reading::read;

    #[test]
    fn the_published_schema_is_this_one() {
        let published: Value =
            serde_json::from_str(include_str!("../../../rules/schemas/config.json")).expect("it is JSON");
        assert_eq!(
            published,
            schema(),
            "mobanlint schema config > rules/schemas/config.json"
        );
    }

    /// What the reader takes, the schema takes, and the other way round.
    #[test]
    fn the_schema_says_what_is_read() {
        let validator = jsonschema::validator_for(&schema()).expect("the schema is valid");
        for (text, sound) in [
            ("", true),
            ("skip = \"1.3\"\nrule = [\"1.1\"]", true),
            ("[severities]\n\"1.6.contested\" = \"off\"", true),
            ("[[overrides]]\npaths = [\"a/\"]\nskip = [\"1.6\"]", true),
            ("[[overrides]]\nskip = [\"1.6\"]", false),
            ("[[overrides]]\npaths = [\"a/\"]\nlang = \"zh\"", false),
            ("fail-on = \"off\"", false),
            ("lang = 1", false),
            ("skp = []", false),
        ] {
            let value: Value = toml::from_str::<Value>(text).expect("it is TOML");
            assert_eq!(validator.is_valid(&value), sound, "{text}");
            assert_eq!(read(text, Language::En).is_ok(), sound, "{text}");
        }
    }
}
