//! `mobanlint rules [--verify]`

use std::fmt::Write;

use mobanlint::render::{severity_name, visible};
use mobanlint::{Language, RuleInfo, Ruleset, Severity, conduct};
use serde_json::{Map, Value, json};
use unicode_width::UnicodeWidthStr;

use crate::args::{ListFormat, Rules};
use crate::locale::{counted, pick};
use crate::output::{Stop, print};
use crate::{Status, setup};

pub(crate) fn run(args: &Rules) -> Result<Status, Stop> {
    let language = args.printed.lang.language();
    let ruleset = setup::ruleset(&args.ruleset, language)?;
    if args.verify {
        return verify(&ruleset, args.printed.format, language);
    }
    let text = match args.printed.format {
        ListFormat::Text => table(&ruleset, language),
        ListFormat::Json => format!("{:#}\n", list(&ruleset, language)),
    };
    print(language, text)?;
    Ok(Status::Clean)
}

fn verify(ruleset: &Ruleset, format: ListFormat, language: Language) -> Result<Status, Stop> {
    let failures = ruleset.verify();
    // The rule on ignores judges the other rules' findings, and can have no examples of its own.
    let proved = |rule: &&RuleInfo| rule.enabled && rule.check != "suppression";
    let rules = ruleset.rules(language).iter().filter(proved).count();
    let text = match format {
        ListFormat::Json => {
            let failures: Vec<Value> = failures
                .iter()
                .map(|failure| {
                    json!({"rule": failure.rule, "example": failure.example, "message": failure.message(language)})
                })
                .collect();
            format!(
                "{:#}\n",
                json!({"ruleset": ruleset.reference(), "rules": rules, "failures": failures})
            )
        }
        ListFormat::Text => {
            let mut text = String::new();
            for failure in &failures {
                let message = visible(failure.message(language)).text.into_owned();
                let _ = match (failure.example, language) {
                    (Some(example), Language::Zh) => {
                        writeln!(text, "{} 的第 {} 个示例：{message}", failure.rule, example + 1)
                    }
                    (Some(example), Language::En) => {
                        writeln!(text, "{} example {}: {message}", failure.rule, example + 1)
                    }
                    (None, Language::Zh) => writeln!(text, "{}：{message}", failure.rule),
                    (None, Language::En) => writeln!(text, "{}: {message}", failure.rule),
                };
            }
            let _ = match (failures.len(), language) {
                (0, Language::Zh) => writeln!(text, "{rules} 条规则的示例全部成立"),
                (0, Language::En) => writeln!(text, "the examples of all {rules} rules hold"),
                (count, Language::Zh) => writeln!(text, "{rules} 条规则中有 {count} 处示例不成立或缺少示例"),
                (1, Language::En) => writeln!(text, "{}: 1 example fails or is missing", counted(rules, "rule")),
                (count, Language::En) => {
                    writeln!(text, "{}: {count} examples fail or are missing", counted(rules, "rule"))
                }
            };
            text
        }
    };
    print(language, text)?;
    Ok(if failures.is_empty() {
        Status::Clean
    } else {
        Status::Findings
    })
}

fn table(ruleset: &Ruleset, language: Language) -> String {
    let reference = ruleset.reference();
    let rules = ruleset.rules(language);
    let width = |text: fn(&RuleInfo) -> &str| rules.iter().map(|rule| text(rule).width()).max().unwrap_or_default();
    let (ids, slugs) = (width(|rule| &rule.id), width(|rule| &rule.slug));
    let mut text = format!("{} {}\n\n", reference.id, reference.version);
    for rule in &rules {
        let id_pad = " ".repeat(ids - rule.id.width());
        let slug_pad = " ".repeat(slugs - rule.slug.width());
        let off = if rule.enabled {
            ""
        } else {
            pick(language, "（已关闭）", " (off)")
        };
        let _ = writeln!(
            text,
            "{}{id_pad}  {}{slug_pad}  {}{off}",
            rule.id, rule.slug, rule.title
        );
        for (severity, outcomes) in by_severity(rule) {
            let severity = severity.map_or(pick(language, "关闭", "off"), |severity| {
                severity_name(severity, language)
            });
            let pad = " ".repeat(ids + slugs + 4);
            let _ = writeln!(
                text,
                "{pad}{severity}{}{}",
                pick(language, "：", ": "),
                outcomes.join(", ")
            );
        }
    }
    let people = pick(
        language,
        "平台禁止、只由人判断的（没有检查；explain 有说明）",
        "Forbidden by the platform and judged by people only (no check; explain tells)",
    );
    let _ = writeln!(text, "\n{people}\n");
    let violations = conduct::violations(language);
    let slugs = violations
        .iter()
        .map(|violation| violation.slug.width())
        .max()
        .unwrap_or_default();
    for violation in &violations {
        let slug_pad = " ".repeat(slugs - violation.slug.width());
        let _ = writeln!(
            text,
            "{}  {}{slug_pad}  {}",
            violation.id, violation.slug, violation.title
        );
    }
    visible_lines(&text)
}

/// A ruleset may come from anywhere; its words are shown, not obeyed.
fn visible_lines(text: &str) -> String {
    text.lines()
        .flat_map(|line| [visible(line).text, "\n".into()])
        .collect()
}

fn by_severity(rule: &RuleInfo) -> Vec<(Option<Severity>, Vec<&str>)> {
    [
        Some(Severity::Error),
        Some(Severity::Warning),
        Some(Severity::Info),
        None,
    ]
    .into_iter()
    .map(|wanted| {
        let named = rule.outcomes.iter().filter(|(_, severity)| *severity == wanted);
        (wanted, named.map(|(outcome, _)| outcome.as_str()).collect::<Vec<_>>())
    })
    .filter(|(severity, outcomes)| !outcomes.is_empty() && (severity.is_some() || rule.enabled))
    .collect()
}

fn list(ruleset: &Ruleset, language: Language) -> Value {
    let rules: Vec<Value> = ruleset
        .rules(language)
        .into_iter()
        .map(|rule| {
            let outcomes: Map<String, Value> = rule
                .outcomes
                .iter()
                .map(|(outcome, severity)| (outcome.clone(), json!(severity)))
                .collect();
            json!({
                "id": rule.id, "slug": rule.slug, "title": rule.title, "enabled": rule.enabled, "outcomes": outcomes,
                "check": rule.check, "source": rule.source, "since": rule.since,
            })
        })
        .collect();
    json!({"ruleset": ruleset.reference(), "rules": rules, "violations": conduct::violations(language)})
}
