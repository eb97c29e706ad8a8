//! For people at a terminal: the field with the marked place under it.

use std::fmt::Write;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use mobanlint::input::{InputError, InputNote};
use mobanlint::render::{Render, applicability_name, severity_name, summary_line, unsaid, visible};
use mobanlint::{Field, Finding, Language, RulesetRef, Severity, Summary};
use unicode_width::UnicodeWidthStr;

use super::wrapped::wrapped;
use super::{Look, input_line, near};
use crate::locale::pick;

/// Text is not broken into narrower lines.
const NARROWEST: usize = 24;

pub(crate) struct Text {
    look: Look,
    renderer: Renderer,
    shown: usize,
    errors: usize,
    notes: usize,
}

impl Text {
    pub(crate) fn new(look: Look) -> Self {
        let renderer = if look.colored {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        Self {
            look,
            renderer,
            shown: 0,
            errors: 0,
            notes: 0,
        }
    }

    fn place(&self, finding: &Finding) -> String {
        let Finding { template, field, .. } = finding;
        let mut place = match (&template.path, &finding.at) {
            (Some(path), Some(at)) => format!("{path}{at}"),
            (Some(path), None) => path.clone(),
            (None, _) => format!("#{}", template.index),
        };
        if let Some(id) = &template.id {
            let _ = write!(place, " [{id}]");
        }
        if *field != Field::Title {
            let _ = write!(place, " {}", template.title);
        }
        let _ = write!(place, " › {field}");
        let arrow = if self.look.colored {
            "\x1b[1m\x1b[94m-->\x1b[0m"
        } else {
            "-->"
        };
        format!("{arrow} {}", visible(&place).text)
    }
}

impl Render for Text {
    fn begin(&mut self, _out: &mut String, _ruleset: &RulesetRef) {}

    fn finding(&mut self, out: &mut String, finding: &Finding, text: Option<&str>) {
        let language = self.look.language;
        // Behind what stands before it: ` = help: `.
        let fitted = |text: &str, before: usize| {
            let text = visible(text).text;
            match self.look.width {
                Some(width) => wrapped(&text, width.saturating_sub(before).max(NARROWEST)),
                None => text.into_owned(),
            }
        };
        let note = |name: &'static str, text: &str| Level::NOTE.with_name(name).message(fitted(text, name.width() + 5));
        let text = text.unwrap_or_default();
        let shown = visible(text);
        let span = shown.offset(finding.span.start)..shown.offset(finding.span.end);
        let mut group = level(finding.severity)
            .with_name(severity_name(finding.severity, language))
            .primary_title(fitted(&finding.message, title_before(finding, language)))
            .id(format!("{} {}", finding.rule, finding.slug))
            .element(
                Snippet::source(&*shown.text)
                    // The field's place in its file is said above; the snippet is the field alone.
                    .line_numbering(false)
                    .fold(false)
                    .annotation(AnnotationKind::Primary.span(span)),
            );
        if !finding.help.is_empty() {
            group = group.element(note(pick(language, "建议", "help"), &finding.help));
        }
        for related in &finding.related {
            group = group.element(note(pick(language, "相近", "near"), &near(related, language)));
        }
        for fix in &finding.fixes {
            let after = unsaid(fix, finding.field, text)
                .map(|text| format!(" → {text}"))
                .unwrap_or_default();
            let name = applicability_name(fix.applicability, language);
            group = group.element(note(name, &format!("{}{after}", fix.title)));
        }
        let rendered = self.renderer.render(&[group]);
        // The place stands below the title, however many lines that takes.
        let titles = fitted(&finding.message, title_before(finding, language))
            .matches('\n')
            .count();
        let at = rendered
            .match_indices('\n')
            .nth(titles)
            .map_or(rendered.len(), |(at, _)| at);
        let (title, rest) = rendered.split_at_checked(at).unwrap_or((&rendered, ""));
        let rest = rest.strip_prefix('\n').unwrap_or(rest);
        let place = self.place(finding);
        let _ = write!(out, "{title}\n{place}\n{rest}\n\n");
        self.shown += 1;
    }

    fn error(&mut self, _out: &mut String, _error: &InputError) {
        self.errors += 1;
    }

    fn note(&mut self, _out: &mut String, _note: &InputNote) {
        self.notes += 1;
    }

    fn end(&mut self, out: &mut String, summary: &Summary) {
        if self.shown > 0 {
            out.push_str(pick(
                self.look.language,
                "规则详情：mobanlint explain 规则编号\n",
                "More on a rule: mobanlint explain RULE\n",
            ));
        }
        out.push_str(&summary_line(summary, self.look.language));
        let hidden = summary.at_least(Severity::Info) - self.shown;
        let _ = match (hidden, self.look.language) {
            (0, _) => Ok(()),
            (_, Language::Zh) => write!(out, "（{hidden} 条未显示，用 --show info 查看）"),
            (_, Language::En) => write!(out, " ({hidden} not shown; see them with --show info)"),
        };
        out.push_str(&input_line(self.errors, self.notes, self.look.language));
        out.push('\n');
    }

    fn part(&self) -> Box<dyn Render + Send> {
        Box::new(Self::new(self.look))
    }

    fn join(&mut self, out: &mut String, text: &str, findings: usize) {
        self.shown += findings;
        out.push_str(text);
    }
}

/// How wide what stands before the message is: `error[1.3 title-suffix]: `.
fn title_before(finding: &Finding, language: Language) -> usize {
    severity_name(finding.severity, language).width() + finding.rule.len() + finding.slug.len() + 5
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    }
}
