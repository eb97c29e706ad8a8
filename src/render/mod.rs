//! Reports as text. A renderer takes findings as they come and writes to a string the caller owns, so that a stream
//! is rendered in constant memory; [`whole`] and its short forms render a finished [`Report`]. And drafts as text, for
//! [`input`](crate::input) to read back.
//!
//! What needs a terminal or a CI to make sense of it is left to the command line.

mod csv;
mod drafts;
mod json;
mod jsonl;
mod markdown;
mod schema;
mod words;

pub use crate::text::{Visible, visible};
pub use csv::{Csv, csv_row};
#[cfg(feature = "workbooks")]
pub use drafts::{DoesNotFit, drafts_xlsx};
pub use drafts::{drafts_csv, drafts_json, drafts_jsonl, drafts_markdown, drafts_tsv};
pub use json::Json;
pub use jsonl::JsonLines;
pub use markdown::Markdown;
pub use schema::report_schema;
pub use words::{applicability_name, severity_name, summary_line};

use crate::input::{InputError, InputNote};
use crate::language::Language;
use crate::place::Field;
use crate::report::{Finding, Fix, Report, RulesetRef, Summary};
use crate::template::Template;

/// A format reports are written in. The calls come in this order: `begin`, any number of `finding`, `error` and `note`,
/// `end`.
pub trait Render {
    /// What stands before the findings.
    fn begin(&mut self, out: &mut String, ruleset: &RulesetRef);

    /// One finding; `text` is the text of its field, where the caller still has it.
    fn finding(&mut self, out: &mut String, finding: &Finding, text: Option<&str>);

    /// Something that could not be read. Formats without a place for it pass over it.
    fn error(&mut self, out: &mut String, error: &InputError);

    /// Something that is good to know of the input. Formats without a place for it pass over it.
    fn note(&mut self, out: &mut String, note: &InputNote);

    /// What stands behind the findings.
    fn end(&mut self, out: &mut String, summary: &Summary);

    /// A renderer of the same report for the findings of some templates, so that threads can share the work. It is given
    /// nothing but findings, and what it makes of them is put into the report by [`Self::join`].
    fn part(&self) -> Box<dyn Render + Send>;

    /// Puts the text that a [`part`](Self::part) of its own has made of so many findings behind what there is.
    fn join(&mut self, out: &mut String, text: &str, findings: usize);
}

/// A finished report in one text. `text` gives the text of a finding's field, where the caller still has it.
pub fn whole<'t>(renderer: &mut dyn Render, report: &Report, text: impl Fn(&Finding) -> Option<&'t str>) -> String {
    let mut out = String::new();
    renderer.begin(&mut out, &report.ruleset);
    for finding in &report.findings {
        renderer.finding(&mut out, finding, text(finding));
    }
    for error in &report.errors {
        renderer.error(&mut out, error);
    }
    for note in &report.notes {
        renderer.note(&mut out, note);
    }
    renderer.end(&mut out, &report.summary);
    out
}

/// The report as one JSON object, the contract for programs.
///
/// ```
/// use mobanlint::{Linter, Report, Template, render};
/// let linter = Linter::builtin()?;
/// let report = linter.check(&[Template::new("订单支付成功")], &linter.library());
/// let back: Report = serde_json::from_str(&render::json(&report))?;
/// assert_eq!(back, report);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn json(report: &Report) -> String {
    whole(&mut Json::default(), report, |_| None)
}

/// The findings as JSON, one a line.
pub fn jsonl(report: &Report) -> String {
    whole(&mut JsonLines, report, |_| None)
}

/// The findings as a table for spreadsheets. `templates` are those that were checked, in order.
pub fn csv(report: &Report, templates: &[Template]) -> String {
    whole(&mut Csv, report, |finding| text_of(finding, templates))
}

/// The report as a person would paste it into an issue.
pub fn markdown(report: &Report, templates: &[Template], language: Language) -> String {
    whole(&mut Markdown::new(language), report, |finding| {
        text_of(finding, templates)
    })
}

fn text_of<'t>(finding: &Finding, templates: &'t [Template]) -> Option<&'t str> {
    let template = templates.get(finding.template.index)?;
    // Where a template could not be read, the caller's list may be shorter than the indices.
    (template.title == finding.template.title)
        .then(|| finding.field.of(template))
        .flatten()
}

/// The field's text after a fix; nothing where the fix changes another field or does not fit the text.
///
/// ```
/// use mobanlint::{Linter, Template, render};
/// let linter = Linter::builtin()?;
/// let report = linter.check(&[Template::new("订单支付成功")], &linter.library());
/// let finding = &report.findings[0];
/// let mended = render::mended(&finding.fixes[0], finding.field, "订单支付成功");
/// assert_eq!(mended.as_deref(), Some("订单支付成功通知"));
/// # Ok::<(), mobanlint::RulesetError>(())
/// ```
pub fn mended(fix: &Fix, field: Field, text: &str) -> Option<String> {
    let mut mended = text.to_owned();
    // From the last edit to the first, so that the offsets before stay true.
    for edit in fix.edits.iter().rev() {
        let fits = edit.field == field && mended.get(edit.span.start..edit.span.end).is_some();
        if !fits {
            return None;
        }
        mended.replace_range(edit.span.start..edit.span.end, &edit.replacement);
    }
    Some(mended)
}

/// The field's text after a fix, where the fix's own title does not say it.
///
/// Most fixes of the built-in rules name the result in their title; those of other rulesets may not.
pub fn unsaid(fix: &Fix, field: Field, text: &str) -> Option<String> {
    mended(fix, field, text).filter(|mended| !fix.title.contains(mended.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Findings in a text, in a table and in a workbook, with what is told of the input.
    fn report() -> Report {
        let finding = |index: usize, path: &str, at: &str| {
            format!(
                r#"{{"rule":"1.3","slug":"title-suffix","outcome":"missing","severity":"error",
                "template":{{"index":{index},"id":null,"title":"停水","path":"{path}","line":2}},"field":"title",
                "span":{{"start":6,"end":6}},"at":{at},"message":"m","help":"h","related":[],"fixes":[]}}"#
            )
        };
        let findings = [
            finding(0, "a.json", r#"{"line":4,"column":12}"#),
            finding(1, "a.csv", r#"{"line":4,"column":7,"cell":"B3"}"#),
            finding(2, "a.xlsx", r#"{"line":3,"cell":"B3","sheet":"报名"}"#),
            finding(3, "a.jsonl", r#"{"line":2}"#),
        ];
        let told = r#"{"path":"a.xlsx","line":9,"column":null,"cell":"C9","sheet":"报名","message":"x"}"#;
        let report = format!(
            r#"{{"version":1,"ruleset":{{"id":"r","version":"1"}},"findings":[{}],"errors":[{told}],"notes":[{told},
            {{"message":"y"}}],"summary":{{"templates":4,"error":4,"warning":0,"info":0}}}}"#,
            findings.join(",")
        );
        serde_json::from_str(&report).unwrap()
    }

    #[test]
    fn every_format_says_where() {
        let csv = csv(&report(), &[]);
        for end in ["a.json,4,0,", "a.csv,4,1,", "a.xlsx,3,2,", "a.jsonl,2,3,"] {
            assert!(csv.contains(end), "{csv}\n{end}");
        }
        let ends: Vec<&str> = csv
            .lines()
            .filter_map(|line| line.split_once(",h,"))
            .map(|(_, end)| end)
            .collect();
        assert_eq!(ends, [",,12,,", ",,7,B3,", ",,,B3,报名", ",,,,"]);
        assert!(
            csv.lines()
                .next()
                .is_some_and(|head| head.ends_with(",related,fixes,column,cell,sheet"))
        );

        let markdown = markdown(&report(), &[], Language::En);
        for line in [
            "\n`a.csv:2`\n",
            "\n`a.xlsx 报名!2`\n",
            "`title` (`4:12`): m",
            "`title` (`4:7 B3`): m",
            "`title` (`报名!B3`): m",
            "`title`: m",
        ] {
            assert!(markdown.contains(line), "{markdown}\n{line}");
        }
        let told = "## Could not be read\n\n- a.xlsx: 报名\\!C9: x\n\n## Notes\n\n- a.xlsx: 报名\\!C9: x\n- y\n";
        assert!(markdown.contains(told), "{markdown}");
    }

    #[test]
    fn every_format_says_where_a_neighbour_is() {
        let mut report = report();
        let related = r#"[{"id":null,"title":"停电","score":0.5,"reason":"r","path":"a.json","line":9},
            {"id":null,"title":"停气","score":0.5,"reason":"r","path":"a.xlsx","line":9,"cell":"B9","sheet":"报名"},
            {"id":null,"title":"停暖","score":0.5,"reason":"r"}]"#;
        report.findings.truncate(1);
        for finding in &mut report.findings {
            finding.related = serde_json::from_str(related).unwrap();
        }
        let csv = csv(&report, &[]);
        let related = "\"停电 (a.json:9, 0.50)\n停气 (a.xlsx 报名!B9, 0.50)\n停暖 (0.50)\"";
        assert!(csv.contains(related), "{csv}");
        let markdown = markdown(&report, &[], Language::En);
        for line in [
            "near: `停电`, `a.json:9`, 0.50, r\n",
            "near: `停气`, `a.xlsx 报名!B9`, 0.50, r\n",
            "near: `停暖`, 0.50, r\n",
        ] {
            assert!(markdown.contains(line), "{markdown}\n{line}");
        }
    }

    #[test]
    fn json_keeps_places_and_notes() {
        let json = json(&report());
        assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report());
        assert!(json.contains("\n],\"errors\":[\n{"), "{json}");
        assert!(json.contains("}\n],\"notes\":[\n{"), "{json}");
        assert!(!jsonl(&report()).contains("notes"));
    }
}
