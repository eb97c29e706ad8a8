//! Findings as an editor marks them.

use std::ops::Range;

use gen_lsp_types::{
    Code, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, Range as Marked, Uri,
};
use mobanlint::input::InputNote;
use mobanlint::render::visible;
use mobanlint::{Finding, Language, Severity, Template};

use super::read::{Found, Read};
use super::text::Text;
use crate::mending;

/// As many marks as a text is given; editors show no more, and a key stroke sends them all.
const MAX_MARKS: usize = 1000;

const SOURCE: &str = "mobanlint";

pub(super) fn of(uri: &Uri, text: &Text, read: &Read) -> Vec<Diagnostic> {
    let errors = read.errors.iter().map(|error| {
        let note = InputNote::from(error.clone());
        said(text, &note, DiagnosticSeverity::Error)
    });
    let notes = read
        .batch
        .notes
        .iter()
        .map(|note| said(text, note, DiagnosticSeverity::Hint));
    let found = read.found.iter().map(|found| marked(uri, text, found));
    let mut marks: Vec<Diagnostic> = errors.chain(found).chain(notes).take(MAX_MARKS).collect();
    let all = read.errors.len() + read.found.len() + read.batch.notes.len();
    if let Some(untold) = all.checked_sub(marks.len()).filter(|untold| *untold > 0) {
        marks.push(unjudged(&match read.language {
            Language::Zh => format!("还有 {untold} 条没有显示；全部请用 mobanlint check"),
            Language::En => format!("{untold} more are not shown; mobanlint check tells all"),
        }));
    }
    marks
}

/// What is said of the whole text.
pub(super) fn unjudged(why: &str) -> Diagnostic {
    Diagnostic {
        range: Marked::default(),
        severity: Some(DiagnosticSeverity::Error),
        source: Some(SOURCE.to_owned()),
        message: why.to_owned().into(),
        ..Diagnostic::default()
    }
}

fn said(text: &Text, note: &InputNote, severity: DiagnosticSeverity) -> Diagnostic {
    let at = note.line.map_or(0, |line| text.told(line, note.column));
    Diagnostic {
        range: text.place(&text.rest_of_line(at)),
        severity: Some(severity),
        source: Some(SOURCE.to_owned()),
        message: visible(&note.message).text.into_owned().into(),
        ..Diagnostic::default()
    }
}

fn marked(uri: &Uri, text: &Text, found: &Found) -> Diagnostic {
    let Found { finding, range, .. } = found;
    let related = finding.related.iter().map(|related| {
        // Without a line it stands in the library, and is told at the finding itself.
        let other = related.line.filter(|_| related.path == finding.template.path);
        let range = other.map_or_else(|| range.clone(), |line| text.rest_of_line(text.told(line, None)));
        DiagnosticRelatedInformation {
            location: Location {
                uri: uri.clone(),
                range: text.place(&range),
            },
            message: visible(&format!("{}：{}", related.title, related.reason))
                .text
                .into_owned(),
        }
    });
    let related: Vec<_> = related.collect();
    Diagnostic {
        range: text.place(range),
        severity: Some(match finding.severity {
            Severity::Error => DiagnosticSeverity::Error,
            Severity::Warning => DiagnosticSeverity::Warning,
            Severity::Info => DiagnosticSeverity::Information,
        }),
        code: Some(Code::String(finding.rule.clone())),
        source: Some(SOURCE.to_owned()),
        message: format!("{}\n{}", visible(&finding.message).text, visible(&finding.help).text)
            .trim_end()
            .to_owned()
            .into(),
        related_information: (!related.is_empty()).then_some(related),
        ..Diagnostic::default()
    }
}

/// Where a finding stands: the marked part of its field, or all of it where nothing in it is marked; a draft whose
/// field stands nowhere is marked in its first line.
pub(super) fn range(text: &Text, template: &Template, finding: &Finding) -> Range<usize> {
    let at = finding.at.as_ref();
    let Some(line) = at.and_then(|at| at.line).or(template.origin.line) else {
        return 0..0;
    };
    let start = text.told(line, at.and_then(|at| at.column));
    let whole = text.rest_of_line(start);
    let Some(field) = finding.field.of(template).filter(|_| at.is_some()) else {
        return whole;
    };
    let span = finding.span;
    let marked = if span.start == span.end {
        0..field.len()
    } else {
        span.start..span.end
    };
    mending::written(text.as_str(), start, field, marked).unwrap_or(whole)
}
