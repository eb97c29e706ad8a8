//! A template handed from one module to another, which wants to know where it was read from.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::template::{Origin, Template};

pub(super) fn serialize<S: Serializer>(template: &Template, serializer: S) -> Result<S::Ok, S::Error> {
    (template, &template.origin).serialize(serializer)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Template, D::Error> {
    let (template, origin) = <(Template, Origin)>::deserialize(deserializer)?;
    Ok(Template { origin, ..template })
}
