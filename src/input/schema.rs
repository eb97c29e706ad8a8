//! The JSON Schema of a draft file.

use serde_json::{Value, json};

use crate::data::Data;
use crate::template::Template;

/// The JSON Schema (2020-12) of a draft file: a template, a list of them, or an object with `templates`.
pub fn schema() -> Value {
    let mut template = Template::schema();
    allow_null(&mut template);
    for list in ["keywords", "ignore"] {
        if let Some(items) = template.pointer_mut(&format!("/properties/{list}/anyOf/0/items")) {
            allow_null(items);
        }
    }
    for text in [
        "/properties/id",
        "/properties/keywords/anyOf/0/items/properties/example",
    ] {
        allow_scalars(template.pointer_mut(text));
    }
    let list = json!({"type": "array", "items": {"$ref": "#/$defs/template"}, "minItems": 1});
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "mobanlint drafts",
        "$defs": {"template": template},
        "anyOf": [
            {"$ref": "#/$defs/template"},
            list,
            {
                "type": "object",
                "properties": {"$schema": {"type": "string"}, "templates": list},
                "required": ["templates"],
                "additionalProperties": false
            }
        ]
    })
}

/// Lets a text that looks like a number be written as one.
fn allow_scalars(text: Option<&mut Value>) {
    if let Some(kinds) = text.and_then(|text| text.get_mut("anyOf")?.as_array_mut()) {
        kinds.extend([json!({"type": "number"}), json!({"type": "boolean"})]);
    }
}

/// Lets every key that may be absent be null, which is the same.
fn allow_null(object: &mut Value) {
    let required = object["required"].clone();
    let Some(properties) = object.get_mut("properties").and_then(Value::as_object_mut) else {
        return;
    };
    for (key, property) in properties {
        let needed = required
            .as_array()
            .is_some_and(|keys| keys.iter().any(|required| required == key.as_str()));
        if !needed && property.get("anyOf").is_none() {
            let description = property
                .as_object_mut()
                .and_then(|property| property.remove("description"));
            *property = json!({"anyOf": [property.take(), {"type": "null"}]});
            if let Some(description) = description {
                property["description"] = description;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_may_be_null_and_the_title_may_not() {
        let schema = schema();
        let template = &schema["$defs"]["template"]["properties"];
        assert_eq!(template["keywords"]["anyOf"][1]["type"], "null");
        assert_eq!(
            template["keywords"]["anyOf"][0]["items"]["properties"]["example"]["anyOf"][1]["type"],
            "null"
        );
        assert_eq!(template["title"]["type"], "string");
        assert_eq!(template["id"]["anyOf"][2]["type"], "number");
        assert_eq!(
            template["keywords"]["anyOf"][0]["items"]["properties"]["example"]["anyOf"][3]["type"],
            "boolean"
        );
    }
}
