//! How often each rule was broken, the most broken first.

use std::fmt::Write;

use mobanlint::render::{severity_name, summary_line, visible};
use mobanlint::{RuleInfo, Severity};

use super::Collected;

/// A rule, and how many findings of each severity it has.
pub(super) struct Count<'r> {
    pub(super) rule: String,
    pub(super) slug: String,
    pub(super) title: &'r str,
    /// Errors, warnings, infos.
    pub(super) of: [usize; 3],
}

impl Count<'_> {
    pub(super) fn all(&self) -> usize {
        self.of.iter().sum()
    }
}

/// The severities in the order of [`Count::of`].
pub(super) const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

pub(super) fn counts(report: &Collected, show: Severity) -> Vec<Count<'_>> {
    let mut counts: Vec<Count<'_>> = Vec::new();
    let findings = report.judged.iter().flat_map(|judged| &judged.findings);
    for finding in findings.filter(|finding| finding.severity >= show) {
        let found = counts.iter().position(|count| count.rule == finding.rule);
        let at = found.unwrap_or_else(|| {
            let title = report.rules.iter().find(|rule: &&RuleInfo| rule.id == finding.rule);
            counts.push(Count {
                rule: finding.rule.clone(),
                slug: finding.slug.clone(),
                title: title.map_or("", |rule| &rule.title),
                of: [0; 3],
            });
            counts.len() - 1
        });
        let place = SEVERITIES.iter().position(|severity| *severity == finding.severity);
        if let Some(count) = counts.get_mut(at).and_then(|count| count.of.get_mut(place?)) {
            *count += 1;
        }
    }
    counts.sort_by(|a, b| b.all().cmp(&a.all()).then_with(|| a.rule.cmp(&b.rule)));
    counts
}

pub(super) fn written(report: &Collected) -> String {
    let mut out = String::new();
    let counts = counts(report, Severity::Info);
    let width = counts.first().map_or(1, |count| count.all().to_string().len());
    for count in &counts {
        let of = count.of.iter().zip(SEVERITIES).filter(|(of, _)| **of > 0);
        let of: Vec<String> = of
            .map(|(of, severity)| format!("{of} {}", severity_name(severity, report.language)))
            .collect();
        let (all, rule, slug) = (count.all(), &count.rule, &count.slug);
        let title = visible(count.title).text;
        let _ = writeln!(out, "{all:>width$}  {rule:<6} {slug:<22} {title} ({})", of.join(", "));
    }
    let _ = writeln!(out, "{}", summary_line(&report.summary, report.language));
    out
}
