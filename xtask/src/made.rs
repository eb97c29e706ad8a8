//! What is the same for every linter of a built-in ruleset, made ahead: `rules/made.bin`, its lexicon in `rules/lexicon.bin` and, for
//! modules, in `rules/packed.bin`, and `rules/sending.bin` for messages.

use std::collections::BTreeSet;
use std::path::PathBuf;

use mobanlint::making;
use serde_json::Value;

use crate::generated::Files;
use crate::run::root;
use crate::shapes;

/// What judges messages, which not every module has.
const SENDING: &str = "wechat-send";

/// The files, section by section, each behind its length, and the names of the classes in the lexicon.
pub(crate) fn generate() -> Files<Vec<u8>> {
    let (sending, rulesets): (Vec<_>, Vec<_>) = rulesets()?.into_iter().partition(|(name, _)| *name == SENDING);
    let values = |rulesets: &[(&str, Value)]| rulesets.iter().map(|(_, value)| value.clone()).collect::<Vec<_>>();
    let [of_drafts, of_messages] = [values(&rulesets), values(&sending)];
    let (_, default) = rulesets.first().ok_or("there is no ruleset")?;
    let ([quick, packed], classes) = making::lexicon(&default.to_string(), &|path: &str| text(path))?;
    let [shapes, more] = shapes::sections(&of_drafts, &of_messages)?;
    let texts = |rulesets: Vec<(&'static str, Value)>| {
        let short = rulesets.into_iter().map(short).collect::<Result<Vec<_>, _>>()?;
        Ok::<_, String>(making::rulesets(&short))
    };
    let sequences = making::sequences(&sequences(&of_drafts)?);
    let first = [shapes, sequences, texts(rulesets)?];
    let second = [more, texts(sending)?];
    Ok(vec![
        (PathBuf::from("rules/made.bin"), file(&first)?),
        (PathBuf::from("rules/sending.bin"), file(&second)?),
        (PathBuf::from("rules/lexicon.bin"), [making::HEAD, &quick].concat()),
        (PathBuf::from("rules/packed.bin"), [making::HEAD, &packed].concat()),
        (PathBuf::from("rules/classes.txt"), classes.into_bytes()),
    ])
}

fn file(sections: &[Vec<u8>]) -> Result<Vec<u8>, String> {
    let mut bytes = making::HEAD.to_vec();
    for section in sections {
        let length = u32::try_from(section.len()).map_err(|error| error.to_string())?;
        bytes.extend(length.to_le_bytes());
        bytes.extend(section);
    }
    Ok(bytes)
}

/// A file of `rules/`.
fn text(path: &str) -> Result<String, String> {
    let full = root().join("rules").join(path);
    std::fs::read_to_string(&full).map_err(|error| format!("{}: {error}", full.display()))
}

/// The built-in rulesets.
fn rulesets() -> Result<Vec<(&'static str, Value)>, String> {
    let read = |name: &&'static str| {
        let path = format!("{name}.json");
        let value = serde_json::from_str(&text(&path)?).map_err(|error| format!("{path}: {error}"))?;
        Ok((*name, value))
    };
    mobanlint::BUILTIN.iter().map(read).collect()
}

/// Every pattern that is looked for anywhere in a text, with what is made of it.
fn sequences(rulesets: &[Value]) -> Result<Vec<(&str, Vec<u8>)>, String> {
    let rules = rulesets
        .iter()
        .filter_map(|ruleset| ruleset["rules"].as_array())
        .flatten();
    let patterns = rules.filter_map(|rule| rule["params"]["calendar"].as_array()).flatten();
    let patterns: BTreeSet<&str> = patterns.filter_map(Value::as_str).collect();
    patterns
        .into_iter()
        .map(|pattern| Ok((pattern, making::sequence(pattern)?)))
        .collect()
}

/// A ruleset without what is made ahead of it, and what nobody needs to judge by it.
fn short((name, mut value): (&'static str, Value)) -> Result<(&'static str, String), String> {
    let members = value.as_object_mut().ok_or("a ruleset is an object")?;
    members.remove("$schema");
    let words = [members.remove("lexicon"), members.remove("words")];
    if name != mobanlint::DEFAULT && words.iter().any(Option::is_some) {
        return Err(format!(
            "{name}: the built-in rulesets share the words of the default one"
        ));
    }
    for rule in value["rules"].as_array_mut().into_iter().flatten() {
        rule.as_object_mut().map(|rule| rule.remove("examples"));
    }
    Ok((name, value.to_string()))
}
