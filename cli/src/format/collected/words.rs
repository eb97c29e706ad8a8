//! The words of reports for people who do not program.

use mobanlint::{Applicability, Finding, Language, Severity};

use crate::locale::pick;

/// What became of a draft: the worst that was found.
pub(super) fn verdict(worst: Option<Severity>, language: Language) -> &'static str {
    match worst {
        None => pick(language, "通过", "passes"),
        Some(Severity::Error) => pick(language, "不通过", "fails"),
        Some(Severity::Warning) => pick(language, "可能不通过", "may fail"),
        Some(Severity::Info) => pick(language, "通过，有提示", "passes, with hints"),
    }
}

/// What to do about a finding: its help and what it proposes.
pub(super) fn advice(finding: &Finding, language: Language) -> String {
    let fixes = finding.fixes.iter().map(|fix| match fix.applicability {
        Applicability::Safe => fix.title.clone(),
        _ => format!("{}{}", pick(language, "可", "perhaps: "), fix.title),
    });
    let help = Some(finding.help.clone()).filter(|help| !help.is_empty());
    let parts: Vec<String> = help.into_iter().chain(fixes).collect();
    parts.join(pick(language, "；", "; "))
}
