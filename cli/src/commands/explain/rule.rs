//! A rule, or something forbidden that only people can judge.

use std::fmt::Write;

use mobanlint::conduct::{self, Violation};
use mobanlint::render::severity_name;
use mobanlint::{Language, Linter, RuleInfo, Ruleset};
use serde_json::json;

use super::at_hand::SENDING;
use crate::args::{Explain, ListFormat};
use crate::locale::pick;
use crate::output::{Stop, print};
use crate::{Status, pages, setup};

pub(super) fn run(name: &str, args: &Explain) -> Result<Status, Stop> {
    let language = args.printed.lang.language();
    let ruleset = setup::ruleset(&args.ruleset, language)?;
    let in_own = rule_of(&ruleset, name, language).map(|rule| told(&rule, &ruleset, args.printed.format, language));
    let text = if let Some(text) = in_own {
        text
    } else {
        let mut forbidden = conduct::violations(language).into_iter();
        let found = forbidden.find(|violation| violation.id.eq_ignore_ascii_case(name) || violation.slug == name);
        let Some(violation) = found else {
            // Whoever names no ruleset may have a rule about messages in mind.
            let of_messages = Ruleset::loader().load(SENDING).ok();
            let of_messages = of_messages.filter(|_| args.ruleset.ruleset.is_none());
            let found = of_messages.and_then(|ruleset| {
                let rule = rule_of(&ruleset, name, language)?;
                Some(told(&rule, &ruleset, args.printed.format, language))
            });
            if let Some(text) = found {
                print(language, text)?;
                return Ok(Status::Clean);
            }
            // Asking for a linter of this rule says which name comes nearest.
            let error = Linter::builder().only([name]).build(&ruleset).err();
            let message = error
                .map(|error| setup::selection(&error, language))
                .unwrap_or_default();
            return Err(Stop::Said(language, message));
        };
        forbidden_in(&violation, args.printed.format, language)
    };
    print(language, text)?;
    Ok(Status::Clean)
}

fn rule_of(ruleset: &Ruleset, name: &str, language: Language) -> Option<RuleInfo> {
    let mut rules = ruleset.rules(language).into_iter();
    rules.find(|rule| rule.id.eq_ignore_ascii_case(name) || rule.slug == name)
}

fn told(rule: &RuleInfo, ruleset: &Ruleset, format: ListFormat, language: Language) -> String {
    match format {
        ListFormat::Text => text(rule, ruleset, language),
        ListFormat::Json => json(rule, ruleset, language),
    }
}

fn text(rule: &RuleInfo, ruleset: &Ruleset, language: Language) -> String {
    let mut text = match pages::page(rule, language) {
        Some(page) => page.trim_end().to_owned(),
        None => format!("# {} {}\n\n{}\n\n{}", rule.id, rule.slug, rule.title, rule.source)
            .trim_end()
            .to_owned(),
    };
    let heading = pick(language, "结果与级别", "Outcomes and severities");
    let _ = write!(text, "\n\n## {heading}\n\n");
    for (outcome, severity) in &rule.outcomes {
        let severity = severity.map_or(pick(language, "关闭", "off"), |severity| {
            severity_name(severity, language)
        });
        let _ = writeln!(text, "- `{outcome}`{}{severity}", pick(language, "：", ": "));
    }
    let _ = writeln!(text, "\n{}", origin(rule, &ruleset.reference().id, language));
    text
}

fn json(rule: &RuleInfo, ruleset: &Ruleset, language: Language) -> String {
    let told = json!({
        "ruleset": ruleset.reference(), "rule": rule, "page": pages::page(rule, language),
    });
    format!("{told:#}\n")
}

fn forbidden_in(violation: &Violation, format: ListFormat, language: Language) -> String {
    let page = mobanlint::rule_page(&violation.id, language);
    match format {
        ListFormat::Text => format!(
            "{}\n\n{}\n",
            page.unwrap_or(&violation.title).trim_end(),
            pick(
                language,
                "只由人判断：没有检查，不会出现在报告里",
                "Judged by people only: no check looks for it, and no report has it"
            )
        ),
        ListFormat::Json => {
            let told = json!({
                "violation": violation, "judged_by": "people", "penalties": conduct::ladder(language), "page": page,
            });
            format!("{told:#}\n")
        }
    }
}

fn origin(rule: &RuleInfo, ruleset: &str, language: Language) -> String {
    match language {
        Language::Zh => format!(
            "规则集 `{ruleset}`，名称 `{}`，检查类型 `{}`，自 {} 起",
            rule.slug, rule.check, rule.since
        ),
        Language::En => {
            format!(
                "Ruleset `{ruleset}`, name `{}`, check kind `{}`, since {}",
                rule.slug, rule.check, rule.since
            )
        }
    }
}
