//! The few words reports have in common, whoever prints them.

use crate::language::Language;
use crate::report::{Applicability, Severity, Summary};

/// The name of a severity, as people are told.
pub fn severity_name(severity: Severity, language: Language) -> &'static str {
    match severity {
        Severity::Error => language.pick("错误", "error"),
        Severity::Warning => language.pick("警告", "warning"),
        Severity::Info => language.pick("提示", "info"),
    }
}

/// What a fix is called: one that changes nothing a reader would notice, or one a person must choose.
pub fn applicability_name(applicability: Applicability, language: Language) -> &'static str {
    match applicability {
        Applicability::Safe => language.pick("可直接修复", "safe fix"),
        Applicability::Unsafe => language.pick("可改", "proposal"),
    }
}

/// The counts in one line: `2 templates: 1 error, 0 warnings, 0 infos`.
pub fn summary_line(summary: &Summary, language: Language) -> String {
    let Summary {
        templates,
        messages,
        error,
        warning,
        info,
    } = summary;
    match language {
        Language::Zh => {
            let judged = match messages {
                None => format!("{templates} 个模板"),
                Some(messages) => format!("{messages} 条消息"),
            };
            format!("共 {judged}：{error} 个错误，{warning} 个警告，{info} 条提示")
        }
        Language::En => {
            let plural = |count: &usize, word| format!("{count} {word}{}", if *count == 1 { "" } else { "s" });
            let judged = match messages {
                None => plural(templates, "template"),
                Some(messages) => plural(messages, "message"),
            };
            let error = plural(error, "error");
            format!(
                "{judged}: {error}, {}, {}",
                plural(warning, "warning"),
                plural(info, "info")
            )
        }
    }
}
