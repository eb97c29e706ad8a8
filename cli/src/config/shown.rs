//! A configuration as it is shown: what is in force, and a new file to begin with.

use std::fmt::Write;

use mobanlint::Language;

use super::keys::{KEYS, Key, Kind};
use super::reading::{Told, Value};
use super::{Config, shortened};
use crate::locale::pick;

/// Every key with its value and where that comes from, as TOML that could be read.
pub(crate) fn in_force(config: &Config, language: Language) -> String {
    let mut out = String::new();
    let file = config.path.as_deref().map(shortened);
    let name = file.map(|file| file.to_string_lossy().into_owned());
    let none = pick(
        language,
        "没有 mobanlint.toml，全部为默认值",
        "no mobanlint.toml: all defaults",
    );
    let _ = writeln!(out, "# {}", name.as_deref().unwrap_or(none));
    let tables = |key: &Key| matches!(key.kind, Kind::Severities | Kind::Overrides);
    for key in KEYS.iter().filter(|key| !tables(key)) {
        match (config.told(key.name), &name) {
            (Some(Told { value, line }), Some(name)) => {
                let _ = writeln!(out, "{} = {} # {name}:{line}", key.name, literal(value));
            }
            _ => {
                let _ = writeln!(out, "{}", default(key, language));
            }
        }
    }
    if let (
        Some(Told {
            value: Value::Pairs(pairs),
            ..
        }),
        Some(name),
    ) = (config.told("severities"), &name)
    {
        out.push_str("\n[severities]\n");
        pairs_of(&mut out, pairs, name);
    }
    if let (
        Some(Told {
            value: Value::Overrides(list),
            ..
        }),
        Some(name),
    ) = (config.told("overrides"), &name)
    {
        for values in list {
            out.push_str("\n[[overrides]]\n");
            for (key, Told { value, line }) in values {
                if let Value::Pairs(pairs) = value {
                    out.push_str("[overrides.severities]\n");
                    pairs_of(&mut out, pairs, name);
                } else {
                    let _ = writeln!(out, "{key} = {} # {name}:{line}", literal(value));
                }
            }
        }
    }
    out
}

fn pairs_of(out: &mut String, pairs: &[Told<(String, String)>], name: &str) {
    for Told {
        value: (rule, severity),
        line,
    } in pairs
    {
        let _ = writeln!(out, "{} = {} # {name}:{line}", quoted(rule), quoted(severity));
    }
}

fn default(key: &Key, language: Language) -> String {
    let word = pick(language, "默认", "default");
    let value = match (key.name, key.kind) {
        ("ruleset", _) => quoted(mobanlint::DEFAULT),
        ("fail-on", _) => quoted("error"),
        ("format", _) => "[\"text\"]".to_owned(),
        (_, Kind::Texts | Kind::Paths) => "[]".to_owned(),
        (_, Kind::Switch) => "false".to_owned(),
        ("lang", _) => {
            let told = pick(language, "随系统语言", "that of the locale");
            return format!("# lang: {word}: {told}");
        }
        ("show", _) => {
            let told = pick(
                language,
                "text、markdown 为 warning，其余为 info",
                "warning for text and markdown, info for the others",
            );
            return format!("# show: {word}: {told}");
        }
        (name, _) => return format!("# {name}: {word}: {}", pick(language, "无", "none")),
    };
    format!("{} = {value} # {word}", key.name)
}

fn literal(value: &Value) -> String {
    match value {
        Value::Text(text) => quoted(text),
        Value::Switch(switch) => switch.to_string(),
        Value::Texts(texts) => format!(
            "[{}]",
            texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", ")
        ),
        Value::Pairs(_) | Value::Overrides(_) => String::new(),
    }
}

/// A string of TOML, whose escapes are those of JSON but for DEL.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

/// A new file: every key as a comment that says what it is for.
pub(crate) fn template(language: Language) -> String {
    let head = pick(
        language,
        "mobanlint 的配置。键与 mobanlint check 的选项同名，选项优先；路径相对于本文件所在文件夹。\n# 每个文件用它上方最近的一份 mobanlint.toml；mobanlint config 打印生效的值。",
        "The configuration of mobanlint. Keys are named as the options of mobanlint check, which win; paths are relative to this\n# folder. Of each file the closest mobanlint.toml upwards counts; mobanlint config prints what is in force.",
    );
    let mut out = format!("# {head}\n");
    for key in KEYS {
        let _ = write!(out, "\n# {}\n# {}\n", pick(language, key.zh, key.en), key.example);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::reading::read;

    #[test]
    fn a_new_file_is_read_with_and_without_its_comments() {
        for language in [Language::Zh, Language::En] {
            let text = template(language);
            assert_eq!(read(&text, language), Ok(Vec::new()));
            let mut live = String::new();
            for key in KEYS {
                live.push_str(&key.example.replace("\n# ", "\n"));
                live.push('\n');
            }
            let values = read(&live, language).expect("the examples are sound");
            assert_eq!(values.len(), KEYS.len());
        }
    }
}
