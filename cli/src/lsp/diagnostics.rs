//! Findings as an editor marks them.

use gen_lsp_types::{
    Code, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, Range as Marked, Uri,
};
use mobanlint::input::InputNote;
use mobanlint::render::visible;
use mobanlint::{Finding, Language, Severity};

use super::read::{Read, range};
use super::text::Text;

/// As many marks as a text is given; editors show no more, and a key stroke sends them all.
const MAX_MARKS: usize = 1000;

const SOURCE: &str = "mobanlint";

pub(super) fn of(uri: &Uri, text: &Text, read: &Read) -> Vec<Diagnostic> {
    let errors = read.errors().map(|error| {
        let note = InputNote::from(error.clone());
        said(text, &note, DiagnosticSeverity::Error)
    });
    let mut marks: Vec<Diagnostic> = errors.take(MAX_MARKS).collect();
    let (mut all, mut before) = (0, 0);
    for (item, judged) in read.judged.iter().enumerate() {
        all += judged.findings.len();
        before += if item < read.changed { judged.findings.len() } else { 0 };
    }
    // Of more than there is room for, those are told that stand around what was changed last.
    let room = MAX_MARKS - marks.len();
    let first = before.saturating_sub(room / 2).min(all.saturating_sub(room));
    let found = read.found().skip(first).take(room);
    marks.extend(found.filter_map(|(item, finding)| marked(uri, text, read, item, finding)));
    let notes = read.batch.notes.iter();
    let notes = notes.map(|note| said(text, note, DiagnosticSeverity::Hint));
    let room = MAX_MARKS - marks.len();
    marks.extend(notes.take(room));
    let all = read.errors().count() + all + read.batch.notes.len();
    if let Some(untold) = all.checked_sub(marks.len()).filter(|untold| *untold > 0) {
        marks.push(unjudged(&match read.language {
            Language::Zh => format!("还有 {untold} 条没有显示；全部请用 mobanlint check"),
            Language::En => format!("{untold} more not shown; mobanlint check tells all"),
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

fn marked(uri: &Uri, text: &Text, read: &Read, item: usize, finding: &Finding) -> Option<Diagnostic> {
    let range = &range(text, read.template(item)?, finding);
    let in_text = read.related(item, finding);
    let related = finding.related.iter().enumerate().map(|(at, related)| {
        // What is not in the text stands in the library, and is told at the finding itself.
        let other = in_text.iter().find(|(place, _)| *place == at);
        let line = other.and_then(|(_, draft)| draft.origin.line);
        let range = line.map_or_else(|| range.clone(), |line| text.rest_of_line(text.told(line, None)));
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
    Some(Diagnostic {
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
    })
}
