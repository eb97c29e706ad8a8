//! A finding a row, for spreadsheets.

use super::{Render, unsaid};
use crate::input::is_formula;
use crate::input::{InputError, InputNote};
use crate::report::{Finding, RulesetRef, Summary};
use crate::text::visible;

/// The findings as RFC 4180 rows with a header, in UTF-8 with its byte order mark. Cells that a spreadsheet would take for
/// a formula begin with `'`. Line, column, cell and sheet say where the field stands, as far as that is known.
#[derive(Debug, Clone, Copy, Default)]
pub struct Csv;

const HEADER: &str = "severity,rule,slug,outcome,path,line,index,id,title,field,text,start,end,message,help,related,\
                      fixes,column,cell,sheet";

impl Render for Csv {
    fn begin(&mut self, out: &mut String, _ruleset: &RulesetRef) {
        // Without the mark, spreadsheets on Chinese systems take the text for GBK.
        out.push('\u{feff}');
        out.push_str(HEADER);
        out.push_str("\r\n");
    }

    fn finding(&mut self, out: &mut String, finding: &Finding, text: Option<&str>) {
        let template = &finding.template;
        let related: Vec<String> = finding
            .related
            .iter()
            .map(|related| match &related.path {
                Some(path) => format!("{} ({path}{}, {:.2})", related.title, related.at(), related.score),
                None => format!("{} ({:.2})", related.title, related.score),
            })
            .collect();
        let fixes: Vec<String> = finding
            .fixes
            .iter()
            .map(|fix| match text.and_then(|text| unsaid(fix, finding.field, text)) {
                Some(mended) => format!("{}: {mended}", fix.title),
                None => fix.title.clone(),
            })
            .collect();
        let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
        let at = finding.at.as_ref();
        let cells = [
            finding.severity.as_str(),
            &finding.rule,
            &finding.slug,
            &finding.outcome,
            template.path.as_deref().unwrap_or_default(),
            &number(at.map_or(template.line, |at| at.line)),
            &template.index.to_string(),
            template.id.as_deref().unwrap_or_default(),
            &template.title,
            &finding.field.to_string(),
            text.unwrap_or_default(),
            &finding.span.start.to_string(),
            &finding.span.end.to_string(),
            &finding.message,
            &finding.help,
            &related.join("\n"),
            &fixes.join("\n"),
            &number(at.and_then(|at| at.column)),
            at.and_then(|at| at.cell.as_deref()).unwrap_or_default(),
            at.and_then(|at| at.sheet.as_deref()).unwrap_or_default(),
        ];
        csv_row(out, cells);
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

/// One row, quoted as RFC 4180 and careful spreadsheets ask.
pub fn csv_row<'c>(out: &mut String, cells: impl IntoIterator<Item = &'c str>) {
    for (index, text) in cells.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        cell(out, text);
    }
    out.push_str("\r\n");
}

fn cell(out: &mut String, text: &str) {
    let formula = is_formula(text);
    if !formula && !needs_quotes(text) {
        out.push_str(&visible(text).text);
        return;
    }
    out.push('"');
    if formula {
        out.push('\'');
    }
    for (index, part) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        out.push_str(&visible(part).text.replace('"', "\"\""));
    }
    out.push('"');
}

/// Whether RFC 4180 or a careful spreadsheet wants quotes around this text.
pub(super) fn needs_quotes(text: &str) -> bool {
    text.contains([',', '"', '\n', '\r', '\'']) || text.trim().len() != text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut out = String::new();
        cell(&mut out, text);
        out
    }

    #[test]
    fn cells_are_quoted_where_rfc_4180_says_so() {
        assert_eq!(written("停水通知"), "停水通知");
        assert_eq!(written("a,b"), "\"a,b\"");
        assert_eq!(written("他说\"好\""), "\"他说\"\"好\"\"\"");
        assert_eq!(written("a\nb"), "\"a\nb\"");
    }

    #[test]
    fn formulas_are_disarmed() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "  =1", "＝1", "\t=1"] {
            let cell = written(formula);
            assert!(cell.starts_with("\"'"), "{cell}");
        }
    }

    #[test]
    fn no_escape_sequence_gets_through() {
        assert_eq!(written("\u{1b}[31m红"), "␛[31m红");
    }
}
