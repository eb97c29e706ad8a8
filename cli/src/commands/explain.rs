//! `mobanlint explain RULE`

use std::fmt::Write;

use mobanlint::render::severity_name;
use mobanlint::{Linter, RuleInfo};

use crate::Status;
use crate::args::Explain;
use crate::locale::pick;
use crate::output::{Stop, print};
use crate::{pages, setup};

pub(crate) fn run(args: &Explain) -> Result<Status, Stop> {
    let language = args.lang.language();
    let ruleset = setup::ruleset(&args.ruleset, language)?;
    let name = args.rule.trim();
    let rules = ruleset.rules(language);
    let Some(rule) = rules.iter().find(|rule| rule.id == name || rule.slug == name) else {
        // Asking for a linter of this rule says which name comes nearest.
        let error = Linter::builder().only([name]).build(&ruleset).err();
        let message = error
            .map(|error| setup::selection(&error, language))
            .unwrap_or_default();
        return Err(Stop::Said(language, message));
    };
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
    print(language, text)?;
    Ok(Status::Clean)
}

fn origin(rule: &RuleInfo, ruleset: &str, language: mobanlint::Language) -> String {
    match language {
        mobanlint::Language::Zh => format!(
            "规则集 `{ruleset}`，名称 `{}`，检查类型 `{}`，自 {} 起",
            rule.slug, rule.check, rule.since
        ),
        mobanlint::Language::En => {
            format!(
                "Ruleset `{ruleset}`, name `{}`, check kind `{}`, since {}",
                rule.slug, rule.check, rule.since
            )
        }
    }
}
