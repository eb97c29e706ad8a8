//! A finding a line, for programs that read streams.

use super::Render;
use super::json::line;
use crate::input::{InputError, InputNote};
use crate::report::{Finding, RulesetRef, Summary};

/// The findings as JSON, one a line. Summary, errors and notes have no place here.
#[derive(Debug, Clone, Copy, Default)]
pub struct JsonLines;

impl Render for JsonLines {
    fn begin(&mut self, _out: &mut String, _ruleset: &RulesetRef) {}

    fn finding(&mut self, out: &mut String, finding: &Finding, _text: Option<&str>) {
        out.push_str(&line(finding));
        out.push('\n');
    }

    fn error(&mut self, _out: &mut String, _error: &InputError) {}

    fn note(&mut self, _out: &mut String, _note: &InputNote) {}

    fn end(&mut self, _out: &mut String, _summary: &Summary) {}

    fn part(&self) -> Box<dyn Render + Send> {
        Box::new(Self)
    }

    fn join(&mut self, out: &mut String, text: &str, _findings: usize) {
        out.push_str(text);
    }
}
