//! `mobanlint.toml` read: every fault is told with its line and column, unknown names with the nearest.

use std::ops::Range;

use mobanlint::Language;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::{KEYS, Key, Kind, OF_OVERRIDES, SEVERITIES, key, nearest};

/// A value, and the line it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told<T> {
    pub(super) value: T,
    pub(super) line: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    Texts(Vec<String>),
    Switch(bool),
    /// Names and what they are given.
    Pairs(Vec<Told<(String, String)>>),
    Overrides(Vec<Vec<(&'static str, Told<Value>)>>),
}

/// What a file says, by its keys, in the order of [`KEYS`].
pub(super) type Values = Vec<(&'static str, Told<Value>)>;

/// The values of a text, or all that is wrong with it, a line each.
pub(super) fn read(text: &str, language: Language) -> Result<Values, Vec<String>> {
    let mut reading = Reading {
        text,
        language,
        faults: Vec::new(),
    };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let message = error.message().to_owned();
        reading.fault(error.span().unwrap_or_default(), &message, &message);
    }
    if !errors.is_empty() {
        return Err(reading.told());
    }
    let allowed: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
    let values = reading.table(table.get_ref(), &allowed);
    if reading.faults.is_empty() {
        Ok(values)
    } else {
        Err(reading.told())
    }
}

struct Reading<'t> {
    text: &'t str,
    language: Language,
    /// Each with where it stands.
    faults: Vec<(usize, String)>,
}

impl Reading<'_> {
    fn told(mut self) -> Vec<String> {
        self.faults.sort();
        self.faults.into_iter().map(|(_, told)| told).collect()
    }

    fn fault(&mut self, at: Range<usize>, zh: &str, en: &str) {
        let before = self.text.get(..at.start).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
        let message = match self.language {
            Language::Zh => zh,
            Language::En => en,
        };
        // What the parser says may have several lines.
        let message = message.trim().replace('\n', "; ");
        self.faults
            .push((at.start, format!("{}:{column}: {message}", self.line(at.start))));
    }

    fn line(&self, at: usize) -> usize {
        self.text.get(..at).unwrap_or(self.text).matches('\n').count() + 1
    }

    fn table(&mut self, table: &DeTable<'_>, allowed: &[&str]) -> Values {
        let mut values = Vec::new();
        for (name, value) in table {
            let found = name.get_ref();
            match key(found).filter(|key| allowed.contains(&key.name)) {
                Some(key) => {
                    let line = self.line(name.span().start);
                    values.extend(self.value(key, value).map(|value| (key.name, Told { value, line })));
                }
                None if allowed == OF_OVERRIDES && found == "paths" => {}
                None => self.unknown(name.span(), found, allowed),
            }
        }
        values.sort_by_key(|(name, _)| KEYS.iter().position(|key| key.name == *name));
        values
    }

    fn unknown(&mut self, at: Range<usize>, found: &str, allowed: &[&str]) {
        let (zh, en) = match nearest(found, allowed.iter().copied()) {
            Some(near) => (format!("；是否想写 {near:?}？"), format!("; did you mean {near:?}?")),
            None => (
                format!("；应为 {}", allowed.join("、")),
                format!("; expected {}", allowed.join(", ")),
            ),
        };
        self.fault(
            at,
            &format!("未知的键 {found:?}{zh}"),
            &format!("unknown key {found:?}{en}"),
        );
    }

    fn value(&mut self, key: &Key, value: &Spanned<DeValue<'_>>) -> Option<Value> {
        match key.kind {
            Kind::Path | Kind::NameOrPath => self.text(value).map(Value::Text),
            Kind::OneOf(names) => self.one_of(value, names).map(Value::Text),
            Kind::Texts | Kind::Paths => self.texts(value).map(Value::Texts),
            Kind::Switch => {
                let switch = value.get_ref().as_bool();
                if switch.is_none() {
                    self.wrong(value, "true 或 false", "true or false");
                }
                switch.map(Value::Switch)
            }
            Kind::Severities => {
                let Some(table) = value.get_ref().as_table() else {
                    self.wrong(value, "表（[severities]）", "a table ([severities])");
                    return None;
                };
                let mut pairs = Vec::new();
                for (name, value) in table {
                    let line = self.line(name.span().start);
                    let severity = self.one_of(value, SEVERITIES);
                    let pair = severity.map(|severity| (name.get_ref().clone().into_owned(), severity));
                    pairs.extend(pair.map(|value| Told { value, line }));
                }
                Some(Value::Pairs(pairs))
            }
            Kind::Overrides => {
                let Some(list) = value.get_ref().as_array() else {
                    self.wrong(value, "表的列表（[[overrides]]）", "a list of tables ([[overrides]])");
                    return None;
                };
                let list: Vec<_> = list.iter().filter_map(|item| self.one_override(item)).collect();
                Some(Value::Overrides(list))
            }
        }
    }

    fn one_override(&mut self, item: &Spanned<DeValue<'_>>) -> Option<Values> {
        let Some(table) = item.get_ref().as_table() else {
            self.wrong(item, "表", "a table");
            return None;
        };
        let paths = table.iter().find(|(name, _)| name.get_ref() == "paths");
        let Some((name, paths)) = paths else {
            self.fault(item.span(), "缺少键 \"paths\"", "the key \"paths\" is missing");
            return None;
        };
        let line = self.line(name.span().start);
        let paths = self.texts(paths)?;
        let mut values = vec![(
            "paths",
            Told {
                value: Value::Texts(paths),
                line,
            },
        )];
        values.extend(self.table(table, OF_OVERRIDES));
        Some(values)
    }

    fn text(&mut self, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong(value, "字符串", "a string");
        }
        text.map(str::to_owned)
    }

    /// A list of texts; one alone may stand without the brackets.
    fn texts(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Vec<String>> {
        if let Some(text) = value.get_ref().as_str() {
            return Some(vec![text.to_owned()]);
        }
        let Some(list) = value.get_ref().as_array() else {
            self.wrong(value, "字符串的列表", "a list of strings");
            return None;
        };
        list.iter().map(|item| self.text(item)).collect()
    }

    fn one_of(&mut self, value: &Spanned<DeValue<'_>>, names: &[&str]) -> Option<String> {
        let text = self.text(value)?;
        if names.contains(&text.as_str()) {
            return Some(text);
        }
        let near = nearest(&text, names.iter().copied());
        let all = names.join(", ");
        let (zh, en) = match near {
            Some(near) => (format!("；是否想写 {near:?}？"), format!("; did you mean {near:?}?")),
            None => (format!("；应为 {all}"), format!("; expected {all}")),
        };
        self.fault(
            value.span(),
            &format!("未知的值 {text:?}{zh}"),
            &format!("unknown value {text:?}{en}"),
        );
        None
    }

    fn wrong(&mut self, value: &Spanned<DeValue<'_>>, zh: &str, en: &str) {
        let found = value.get_ref().type_str();
        self.fault(
            value.span(),
            &format!("这里是 {found}，应为{zh}"),
            &format!("found {found}, expected {en}"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_told_where_it_stands() {
        let text = "skp = [\"1.3\"]\nfail-on = \"warn\"\n\n[severities]\n\"1.6\" = \"of\"\n\n[[overrides]]\nskip = 3\n\n[[overrides]]\npaths = [\"a\", 1]\nlang = \"zh\"\n";
        let faults = read(text, Language::En).expect_err("it is full of them");
        assert_eq!(
            faults,
            [
                "1:1: unknown key \"skp\"; did you mean \"skip\"?",
                "2:11: unknown value \"warn\"; expected error, warning, info",
                "5:9: unknown value \"of\"; did you mean \"off\"?",
                "7:1: the key \"paths\" is missing",
                "11:15: found integer, expected a string",
            ]
        );
        for (text, expected) in [
            (
                "fail_on = \"error\"",
                "1:1: unknown key \"fail_on\"; did you mean \"fail-on\"?",
            ),
            ("skip = 1.3", "1:8: found float, expected a list of strings"),
            ("severities = 1", "1:14: found integer, expected a table ([severities])"),
        ] {
            assert_eq!(read(text, Language::En), Err(vec![expected.to_owned()]), "{text}");
        }
        let broken = read("skip = [", Language::Zh).expect_err("it is broken");
        assert!(broken[0].starts_with("1:"), "{broken:?}");
    }

    #[test]
    fn one_text_is_a_list_of_one() {
        let values = read("skip = \"1.3\"\nlibrary = [\"a\", \"b\"]\n", Language::En).expect("it is sound");
        let texts = |texts: &[&str]| Value::Texts(texts.iter().map(|&text| text.to_owned()).collect());
        assert_eq!(
            values,
            [
                (
                    "library",
                    Told {
                        value: texts(&["a", "b"]),
                        line: 2
                    }
                ),
                (
                    "skip",
                    Told {
                        value: texts(&["1.3"]),
                        line: 1
                    }
                ),
            ]
        );
    }
}
