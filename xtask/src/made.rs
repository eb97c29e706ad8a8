//! What is the same for every linter of a built-in ruleset, made ahead: `rules/made.bin`.

use std::path::PathBuf;

use serde_json::Value;

use crate::generated::Files;
use crate::run::root;
use crate::shapes;

/// The file, section by section, each behind its length.
pub(crate) fn generate() -> Files<Vec<u8>> {
    let sections = [shapes::section(&rulesets()?)?];
    let mut bytes = mobanlint::making::HEAD.to_vec();
    for section in sections {
        let length = u32::try_from(section.len()).map_err(|error| error.to_string())?;
        bytes.extend(length.to_le_bytes());
        bytes.extend(section);
    }
    Ok(vec![(PathBuf::from("rules/made.bin"), bytes)])
}

/// The built-in rulesets.
fn rulesets() -> Result<Vec<Value>, String> {
    let read = |name: &&str| {
        let path = root().join("rules").join(format!("{name}.json"));
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
    };
    mobanlint::BUILTIN.iter().map(read).collect()
}
