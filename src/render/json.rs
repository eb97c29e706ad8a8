//! One JSON object, written as the findings come: a finding a line, and valid as a whole.

use std::fmt::Write;

use serde::Serialize;

use super::Render;
use crate::input::{InputError, InputNote};
use crate::report::{Finding, Report, RulesetRef, Summary};

/// The report as one JSON object, the contract for programs.
#[derive(Debug, Clone, Default)]
pub struct Json {
    any: bool,
    /// Errors and notes stand behind the findings, whenever they come.
    errors: Vec<String>,
    notes: Vec<String>,
}

impl Render for Json {
    fn begin(&mut self, out: &mut String, ruleset: &RulesetRef) {
        put(
            out,
            format_args!(
                "{{\"version\":{},\"ruleset\":{},\"findings\":[",
                Report::VERSION,
                line(ruleset)
            ),
        );
    }

    fn finding(&mut self, out: &mut String, finding: &Finding, _text: Option<&str>) {
        out.push_str(if self.any { ",\n" } else { "\n" });
        self.any = true;
        out.push_str(&line(finding));
    }

    fn error(&mut self, _out: &mut String, error: &InputError) {
        self.errors.push(line(error));
    }

    fn note(&mut self, _out: &mut String, note: &InputNote) {
        self.notes.push(line(note));
    }

    fn end(&mut self, out: &mut String, summary: &Summary) {
        if self.any {
            out.push('\n');
        }
        for (name, told) in [("errors", &self.errors), ("notes", &self.notes)] {
            put(out, format_args!("],\"{name}\":["));
            for (index, told) in told.iter().enumerate() {
                out.push_str(if index == 0 { "\n" } else { ",\n" });
                out.push_str(told);
            }
            if !told.is_empty() {
                out.push('\n');
            }
        }
        put(out, format_args!("],\"summary\":{}}}\n", line(summary)));
    }

    fn part(&self) -> Box<dyn Render + Send> {
        Box::new(Self::default())
    }

    fn join(&mut self, out: &mut String, text: &str, findings: usize) {
        if self.any && findings > 0 {
            out.push(',');
        }
        self.any |= findings > 0;
        out.push_str(text);
    }
}

/// A value as JSON on one line, without a character a terminal would obey.
pub(super) fn line<T: Serialize>(value: &T) -> String {
    // None of the values here can fail: their keys are strings and their numbers are finite.
    safe(serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned()))
}

/// The same JSON without a character a terminal would obey but for its own line breaks.
pub(super) fn safe(json: String) -> String {
    // JSON escapes what is below U+0020 itself. The rest of the control characters can only stand in strings.
    let obeyed = |char: char| char.is_control() && char != '\n';
    if !json.contains(obeyed) {
        return json;
    }
    let mut safe = String::with_capacity(json.len() + 8);
    for char in json.chars() {
        if obeyed(char) {
            put(&mut safe, format_args!("\\u{:04x}", u32::from(char)));
        } else {
            safe.push(char);
        }
    }
    safe
}

/// Writing to a string cannot fail.
pub(super) fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_control_character_is_left_and_the_value_stays_the_same() {
        let text = "\u{1b}[31m\u{7f}\u{9b}31m停水\n";
        let json = line(&text);
        assert!(!json.chars().any(char::is_control), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).ok().as_deref(), Some(text));
    }
}
