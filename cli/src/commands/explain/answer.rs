//! An answer of the platform's interfaces.

use std::fmt::Write;

use mobanlint::Language;
use mobanlint::codes::Explanation;
use mobanlint::render::visible;

use crate::args::ListFormat;
use crate::locale::pick;

pub(super) fn told(told: &Explanation, format: ListFormat, language: Language) -> String {
    match format {
        // An explanation always serializes.
        ListFormat::Json => serde_json::to_string_pretty(told).unwrap_or_default() + "\n",
        ListFormat::Text => text(told, language),
    }
}

/// The explanation as lines, the first of which says what it means.
pub(super) fn text(told: &Explanation, language: Language) -> String {
    let mut text = format!("{}  {}\n", told.code, told.meaning);
    let mut line = |zh: &str, en: &str, said: &str| {
        let _ = writeln!(
            text,
            "  {}{}{}",
            pick(language, zh, en),
            pick(language, "：", ": "),
            visible(said).text
        );
    };
    if let Some(field) = &told.field {
        line("字段", "field", field);
    }
    line("怎么办", "what to do", &told.action);
    line("重试", "try again", &told.retry_in_words(language));
    if !told.interfaces.is_empty() && told.interfaces.iter().all(|path| path != "*") {
        let between = pick(language, "、", ", ");
        line("接口", "interfaces", &told.interfaces.join(between));
    }
    if let Some(message) = &told.message {
        line("平台原话", "the platform says", message);
    }
    if let Some(rid) = &told.rid {
        let said = match language {
            Language::Zh => format!("{rid}（7 天内可用 openapi/rid/get 查平台收到的请求）"),
            Language::En => format!("{rid} (openapi/rid/get tells for 7 days what the platform received)"),
        };
        line("rid", "rid", &said);
    }
    if let (Some(source), Some(date)) = (&told.source, &told.date) {
        let said = match language {
            Language::Zh => format!("{source}（{date}）"),
            Language::En => format!("{source} ({date})"),
        };
        line("出处", "source", &said);
    }
    text
}
