//! The severities of a configuration, laid over its ruleset as a ruleset of one's own would be.

use std::collections::BTreeMap;
use std::path::Path;

use mobanlint::{Language, RuleInfo, Ruleset};
use serde_json::{Value as Json, json};

use super::Config;
use super::keys::nearest;
use super::reading::{Told, Value};
use crate::locale::pick;
use crate::output::Stop;

/// A rule, and one of its outcomes or all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) rule: String,
    pub(super) outcome: Option<String>,
}

/// What `1.6`, `title-marketing`, `1.6.contested` names among these rules; else the nearest name.
pub(super) fn named(name: &str, rules: &[RuleInfo]) -> Result<Named, Option<String>> {
    let find = |name: &str| rules.iter().find(|rule| rule.id == name || rule.slug == name);
    if let Some(rule) = find(name) {
        return Ok(Named {
            rule: rule.id.clone(),
            outcome: None,
        });
    }
    let parts = name
        .rsplit_once('.')
        .and_then(|(rule, outcome)| Some((find(rule)?, outcome)));
    let Some((rule, outcome)) = parts else {
        let names = rules.iter().flat_map(|rule| [rule.id.as_str(), rule.slug.as_str()]);
        return Err(nearest(name, names).map(str::to_owned));
    };
    if rule.outcomes.iter().any(|(known, _)| known == outcome) {
        return Ok(Named {
            rule: rule.id.clone(),
            outcome: Some(outcome.to_owned()),
        });
    }
    let outcomes = rule.outcomes.iter().map(|(known, _)| known.as_str());
    Err(nearest(outcome, outcomes).map(|near| format!("{}.{near}", rule.id)))
}

/// What to say of a name that names nothing.
pub(super) fn unknown(config: &Config, line: usize, name: &str, near: Option<&str>, language: Language) -> Stop {
    let near = match (near, language) {
        (None, _) => String::new(),
        (Some(near), Language::Zh) => format!("；是否想写 {near:?}？"),
        (Some(near), Language::En) => format!("; did you mean {near:?}?"),
    };
    let what = pick(language, "未知的规则", "unknown rule");
    let file = config.path.as_deref().map(super::shortened).unwrap_or_default();
    Stop::Said(language, format!("{}:{line}: {what} {name:?}{near}", file.display()))
}

/// The text of a ruleset that extends this one and has the configured severities, if any are. Where another ruleset was
/// asked for than the configuration is about, which is not `strict`, names that it does not know are passed over.
pub(crate) fn layered(
    config: &Config,
    base: &Ruleset,
    extends: &str,
    strict: bool,
    language: Language,
) -> Result<Option<String>, Stop> {
    let Some(Told {
        value: Value::Pairs(pairs),
        ..
    }) = config.told("severities")
    else {
        return Ok(None);
    };
    let known = base.rules(language);
    let mut rules: BTreeMap<String, Json> = BTreeMap::new();
    // A single outcome is what is meant, where its rule has a severity as well.
    for of_rules in [true, false] {
        for Told {
            value: (name, severity),
            line,
        } in pairs
        {
            let Named { rule, outcome } = match named(name, &known) {
                Ok(named) => named,
                Err(_) if !strict => continue,
                Err(near) => return Err(unknown(config, *line, name, near.as_deref(), language)),
            };
            let entry = rules.entry(rule.clone()).or_insert_with(|| json!({"id": rule}));
            match outcome {
                None if of_rules => entry["severity"] = severity.as_str().into(),
                Some(outcome) if !of_rules => entry["outcomes"][outcome] = json!({"severity": severity}),
                _ => {}
            }
        }
    }
    let reference = base.reference();
    // A layer stands beside what it extends, and names it from there.
    let extends = Path::new(extends)
        .file_name()
        .map_or(extends.into(), |name| name.to_string_lossy());
    let layer = json!({
        "id": reference.id,
        "version": reference.version,
        "extends": extends,
        "rules": rules.into_values().collect::<Vec<_>>(),
    });
    Ok(Some(layer.to_string()))
}
