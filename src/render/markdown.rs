//! A report a person can paste into an issue.

use super::json::put;
use super::words::{applicability_name, severity_name, summary_line};
use super::{Render, unsaid};
use crate::input::{InputError, InputNote};
use crate::language::Language;
use crate::place::At;
use crate::report::{Finding, RulesetRef, Summary};
use crate::text::visible;

/// The report in Markdown: a heading for each template, a list of its findings, the counts at the end.
#[derive(Debug, Clone)]
pub struct Markdown {
    language: Language,
    /// The template whose heading stands last.
    template: Option<usize>,
    errors: Vec<String>,
    notes: Vec<String>,
}

impl Markdown {
    /// A report in this language.
    pub fn new(language: Language) -> Self {
        Self {
            language,
            template: None,
            errors: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn heading(&mut self, out: &mut String, finding: &Finding) {
        let template = &finding.template;
        if self.template == Some(template.index) {
            return;
        }
        self.template = Some(template.index);
        put(out, format_args!("\n## {}\n\n", code(&template.title)));
        let mut known = Vec::new();
        if let Some(path) = &template.path {
            let begins = At {
                line: template.line,
                sheet: finding.at.as_ref().and_then(|at| at.sheet.clone()),
                ..At::default()
            };
            known.push(code(&format!("{path}{begins}")));
        }
        if let Some(id) = &template.id {
            known.push(format!("id {}", code(id)));
        }
        if !known.is_empty() {
            put(out, format_args!("{}\n\n", known.join(self.language.pick("，", ", "))));
        }
    }
}

impl Render for Markdown {
    fn begin(&mut self, out: &mut String, ruleset: &RulesetRef) {
        let (title, by) = (
            self.language.pick("模板检查报告", "Template report"),
            self.language.pick("规则集", "Ruleset"),
        );
        put(
            out,
            format_args!("# {title}\n\n{by} {} {}\n", code(&ruleset.id), escape(&ruleset.version)),
        );
    }

    fn finding(&mut self, out: &mut String, finding: &Finding, text: Option<&str>) {
        self.heading(out, finding);
        let language = self.language;
        let colon = language.pick("：", ": ");
        let Finding {
            rule,
            slug,
            field,
            message,
            help,
            ..
        } = finding;
        let severity = severity_name(finding.severity, language);
        put(
            out,
            format_args!("- **{severity}** {} {}, `{field}`", escape(rule), escape(slug)),
        );
        if let Some(text) = text.filter(|text| !text.is_empty() && *text != finding.template.title) {
            put(out, format_args!(" {}", code(text)));
        }
        if let Some(at) = place(finding) {
            let (open, close) = (language.pick("（", " ("), language.pick("）", ")"));
            put(out, format_args!("{open}{}{close}", code(&at)));
        }
        put(out, format_args!("{colon}{}\n", escape(message)));
        if !help.is_empty() {
            put(
                out,
                format_args!("  - {}{colon}{}\n", language.pick("建议", "help"), escape(help)),
            );
        }
        for related in &finding.related {
            let id = related
                .id
                .as_deref()
                .map(|id| format!(" (id {})", code(id)))
                .unwrap_or_default();
            let title = code(&related.title);
            let at = related
                .path
                .as_deref()
                .map(|path| format!(", {}", code(&format!("{path}{}", related.at()))))
                .unwrap_or_default();
            let reason = escape(&related.reason);
            let near = language.pick("相近", "near");
            put(
                out,
                format_args!("  - {near}{colon}{title}{id}{at}, {:.2}, {reason}\n", related.score),
            );
        }
        for fix in &finding.fixes {
            let kind = applicability_name(fix.applicability, language);
            put(out, format_args!("  - {kind}{colon}{}", escape(&fix.title)));
            if let Some(mended) = text.and_then(|text| unsaid(fix, finding.field, text)) {
                put(out, format_args!(" → {}", code(&mended)));
            }
            out.push('\n');
        }
    }

    fn error(&mut self, _out: &mut String, error: &InputError) {
        self.errors.push(format!("- {}\n", escape(&error.to_string())));
    }

    fn note(&mut self, _out: &mut String, note: &InputNote) {
        self.notes.push(format!("- {}\n", escape(&note.to_string())));
    }

    fn end(&mut self, out: &mut String, summary: &Summary) {
        for (heading, told) in [
            (self.language.pick("无法读取", "Could not be read"), &self.errors),
            (self.language.pick("说明", "Notes"), &self.notes),
        ] {
            if !told.is_empty() {
                put(out, format_args!("\n## {heading}\n\n{}", told.concat()));
            }
        }
        put(out, format_args!("\n{}\n", summary_line(summary, self.language)));
    }

    fn part(&self) -> Box<dyn Render + Send> {
        Box::new(Self::new(self.language))
    }

    fn join(&mut self, out: &mut String, text: &str, _findings: usize) {
        out.push_str(text);
    }
}

/// Where the field stands, unless the heading says as much: it names the file, and where the template begins.
fn place(finding: &Finding) -> Option<String> {
    let at = finding.at.as_ref()?;
    let said = at.column.is_none() && at.cell.is_none() && at.line == finding.template.line;
    (!said).then(|| at.to_string().trim_start_matches([':', ' ']).to_owned())
}

/// Text that is shown as it is, whatever marks it is made of.
fn code(text: &str) -> String {
    let shown = visible(text);
    let longest = shown.text.split(|char| char != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // A blank between fence and text, and none else, is taken away again by the reader.
    let blank = shown.text.starts_with(['`', ' ']) || shown.text.ends_with(['`', ' ']) || shown.text.is_empty();
    let pad = if blank { " " } else { "" };
    format!("{fence}{pad}{}{pad}{fence}", shown.text)
}

/// Text with everything Markdown would read as a mark, a link or a mention taken back.
fn escape(text: &str) -> String {
    let shown = visible(text);
    let mut out = String::with_capacity(shown.text.len() + 8);
    let mut chars = shown.text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$' => {
                out.extend(['\\', char]);
            }
            ':' if chars.peek() == Some(&'/') => out.push_str("\\:"),
            '.' if out.ends_with("www") => out.push_str("\\."),
            // A backslash does not keep a name from being called.
            '@' => out.push_str("@<!-- -->"),
            _ => out.push(char),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_back() {
        assert_eq!(escape("**红包** <img> #1 a_b"), "\\*\\*红包\\*\\* \\<img\\> \\#1 a\\_b");
        assert_eq!(
            escape("https://a.b www.a.b @all"),
            "https\\://a.b www\\.a.b @<!-- -->all"
        );
        assert_eq!(escape("一\n二"), "一␊二");
    }

    #[test]
    fn code_stands_whatever_it_holds() {
        assert_eq!(code("停水"), "`停水`");
        assert_eq!(code("a``b"), "```a``b```");
        assert_eq!(code("`a"), "`` `a ``");
        assert_eq!(code(""), "`  `");
    }
}
