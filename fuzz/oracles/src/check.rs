//! Drafts are judged alike, one by one or all at once, and every span lies on grapheme boundaries of its field.

use mobanlint::{Finding, Report, Template};
use unicode_segmentation::UnicodeSegmentation;

use crate::drafts::drafts;
use crate::linters;

pub(crate) fn holds(bytes: &[u8]) {
    let drafts = drafts(bytes);
    for linter in linters() {
        let library = linter.library();
        let report = linter.check(&drafts, &library);
        assert_eq!(report, linter.check(&drafts, &library), "checking twice differs");
        let json = serde_json::to_string(&report).expect("a report is JSON");
        let back: Report = serde_json::from_str(&json).expect("its JSON is a report");
        assert_eq!(back, report, "read back it is not the same");
        for finding in &report.findings {
            let Some(draft) = drafts.get(finding.template.index) else {
                panic!("{finding:?} is about no draft");
            };
            lies_on_boundaries(finding, draft);
        }
        // Whoever examines and looks, and in whatever order: only entering is in turn.
        let mut session = linter.session(&library);
        let mut examined: Vec<_> = drafts
            .iter()
            .rev()
            .map(|draft| linter.examiner().examine(draft))
            .collect();
        for (draft, examined) in drafts.iter().rev().zip(&mut examined) {
            session.look(draft, examined);
        }
        let entered: Vec<_> = drafts.iter().zip(examined.into_iter().rev()).collect();
        let entered: Vec<_> = entered
            .into_iter()
            .map(|(draft, examined)| (draft, session.enter(draft, examined)))
            .collect();
        let shared: Vec<Finding> = entered
            .into_iter()
            .flat_map(|(draft, entered)| linter.finish(draft, entered).unwrap_or_default())
            .collect();
        assert_eq!(shared, report.findings, "shared work finds something else");
    }
}

fn lies_on_boundaries(finding: &Finding, draft: &Template) {
    let lies = |text: &str, start: usize, end: usize| {
        let boundary = |at: usize| at == text.len() || text.grapheme_indices(true).any(|(start, _)| start == at);
        assert!(
            start <= end && boundary(start) && boundary(end),
            "{finding:?} in {text:?}"
        );
    };
    let text = finding.field.of(draft).unwrap_or_default();
    lies(text, finding.span.start, finding.span.end);
    for edit in finding.fixes.iter().flat_map(|fix| &fix.edits) {
        lies(edit.field.of(draft).unwrap_or_default(), edit.span.start, edit.span.end);
    }
}
