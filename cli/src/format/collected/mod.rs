//! Formats that need all of a report before they can begin: its counts stand first, or findings stand by file.

mod checkstyle;
mod gitlab;
mod html;
mod judged;
mod junit;
mod rdjson;
mod sheet;
mod statistics;
mod words;

use mobanlint::input::{InputError, InputNote};
use mobanlint::render::visible;
use mobanlint::{Finding, Language, RuleInfo, RulesetRef, Severity, Summary};

use crate::args::{ReportFormat, WholeFormat};
use crate::steps::is_told;
pub(crate) use judged::Judged;

/// A report as a whole.
pub(crate) struct Collected {
    pub(crate) ruleset: RulesetRef,
    pub(crate) rules: Vec<RuleInfo>,
    /// All drafts or messages, in the order of the input.
    pub(crate) judged: Vec<Judged>,
    /// Whether they are messages.
    pub(crate) messages: bool,
    pub(crate) errors: Vec<InputError>,
    pub(crate) notes: Vec<InputNote>,
    pub(crate) summary: Summary,
    /// How many findings a baseline knows.
    pub(crate) old: usize,
    /// The least severity that makes the exit status 1.
    pub(crate) fail_on: Severity,
    pub(crate) language: Language,
}

impl Collected {
    /// The findings from this severity on that are listed, each with what it was found in.
    fn findings(&self, show: Severity) -> impl Iterator<Item = (&Finding, &Judged)> {
        self.judged.iter().flat_map(move |judged| {
            let is_listed = move |finding: &&Finding| finding.severity >= show && is_told(finding, judged.among_first);
            let listed = judged.findings.iter().filter(is_listed);
            listed.map(move |finding| (finding, judged))
        })
    }

    /// The report in a format, or the rules it breaks, how often.
    pub(crate) fn written(&self, format: ReportFormat, show: Severity) -> Result<Vec<u8>, String> {
        let text = match format {
            ReportFormat::Whole(WholeFormat::Gitlab) => gitlab::written(self, show),
            ReportFormat::Whole(WholeFormat::Junit) => junit::written(self, show),
            ReportFormat::Whole(WholeFormat::Checkstyle) => checkstyle::written(self, show),
            ReportFormat::Whole(WholeFormat::Rdjson) => rdjson::written(self, show),
            ReportFormat::Whole(WholeFormat::Html) => html::written(self, show),
            ReportFormat::Whole(WholeFormat::Xlsx) => return sheet::written(self, show),
            ReportFormat::Streamed(_) => statistics::written(self),
        };
        Ok(text.into_bytes())
    }
}

/// A text for XML: what it must escape, and no character that it does not know.
fn xml(text: &str) -> String {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| quick_xml::escape::escape(&*visible(line).text).into_owned())
        .collect();
    lines.join("&#10;")
}

/// Message and help in one text, with the cell where there is one.
fn sentence(finding: &Finding) -> String {
    let cell = finding.at.as_ref().and_then(mobanlint::At::cell_in_sheet);
    let cell = cell.map(|cell| format!("{cell}: ")).unwrap_or_default();
    let help = if finding.help.is_empty() {
        String::new()
    } else {
        format!(" — {}", finding.help)
    };
    format!("{cell}{}{help}", finding.message)
}

/// The line a finding is shown at; of a workbook none, for what counts there is rows.
fn line_of(finding: &Finding) -> Option<usize> {
    let at = finding.at.as_ref();
    let line = at.map_or(finding.template.line, |at| at.line);
    line.filter(|_| at.is_none_or(|at| at.sheet.is_none()))
}
