//! The proof of a rule's examples.

use crate::checks::Scope;
use crate::language::Language;
use crate::linter::Linter;
use crate::message::SendContext;
use crate::report::Severity;
use crate::ruleset::{Compiled, Example, Rule, Ruleset, built_in};

/// An example that does not hold, or a rule that lacks them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExampleFailure {
    /// The rule's id.
    pub rule: String,
    /// Which of its examples, from 0; none when the rule lacks examples.
    pub example: Option<usize>,
    /// What is wrong, in both languages.
    message: [String; 2],
}

impl ExampleFailure {
    /// What is wrong, in one sentence.
    pub fn message(&self, language: Language) -> &str {
        let [zh, en] = &self.message;
        language.pick(zh, en)
    }
}

impl Ruleset {
    /// Proves the examples of every rule in force: a bad one must give the stated outcome, a good one no error and
    /// no warning of its rule, and every rule must have both.
    pub fn verify(&self) -> Vec<ExampleFailure> {
        verify(self)
    }
}

fn verify(ruleset: &Ruleset) -> Vec<ExampleFailure> {
    let mut failures = Vec::new();
    let Ok(linter) = Linter::builder().build(ruleset) else {
        return failures;
    };
    let compiled: &Compiled = &ruleset.compiled;
    let built_in = built_in(compiled);
    for (rule, built_in) in compiled
        .rules
        .iter()
        .zip(&built_in)
        .filter(|(rule, _)| rule.enabled && rule.scope() != Scope::Last)
    {
        let examples = || built_in.iter().chain(&rule.proof.own);
        let fail = |example, zh: String, en: String| ExampleFailure {
            rule: rule.id.clone(),
            example,
            message: [zh, en],
        };
        for (wanted, zh, en) in [(true, "不通过", "bad"), (false, "通过", "good")] {
            if !examples().any(|example| example.outcome.is_some() == wanted) {
                failures.push(fail(
                    None,
                    format!("没有“{zh}”的示例"),
                    format!("it has no {en} example"),
                ));
            }
        }
        for (place, example) in (0..).zip(examples()) {
            if let Err([zh, en]) = prove(&linter, rule, example) {
                failures.push(fail(Some(place), zh, en));
            }
        }
    }
    failures
}

fn prove(linter: &Linter, rule: &Rule, example: &Example) -> Result<(), [String; 2]> {
    let mut library = linter.library();
    example.drafts.library.iter().for_each(|title| {
        library.insert(None, title);
    });
    let report = match (&example.drafts.message, example.drafts.templates.first()) {
        (Some(message), Some(template)) => {
            let pages = &example.drafts.pages;
            let context = match pages.as_slice() {
                [] => SendContext::default(),
                pages => SendContext::default().with_pages(pages.iter().map(String::as_str).collect()),
            };
            linter.preflight(message, template, &context)
        }
        _ => linter.check(&example.drafts.templates, &library),
    };
    let titles: Vec<&str> = example
        .drafts
        .templates
        .iter()
        .map(|template| template.title.as_str())
        .collect();
    let titles = titles.join(" / ");
    let own = || report.findings.iter().filter(|finding| finding.rule == rule.id);
    match &example.outcome {
        Some(outcome) if !own().any(|finding| finding.outcome == *outcome) => {
            let found: Vec<&str> = own().map(|finding| finding.outcome.as_str()).collect();
            let found = if found.is_empty() {
                "-".to_owned()
            } else {
                found.join(", ")
            };
            Err([
                format!("“{titles}”应得到结果 {outcome}，实得 {found}"),
                format!("{titles:?} should give the outcome {outcome}, and gives {found}"),
            ])
        }
        None => match own().find(|finding| finding.severity >= Severity::Warning) {
            Some(finding) => Err([
                format!("“{titles}”应当通过，却得到 {}：{}", finding.outcome, finding.message),
                format!(
                    "{titles:?} should pass, and gives {}: {}",
                    finding.outcome, finding.message
                ),
            ]),
            None => Ok(()),
        },
        Some(_) => Ok(()),
    }
}
