//! A code in words.

use serde::{Deserialize, Serialize};

use super::answer::Answer;
use super::retry::Retry;
use super::table::Table;
use crate::language::Language;

/// What is known of an answer; serializes to the JSON contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "CodeExplanation"))]
pub struct Explanation {
    /// The code.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub code: i64,
    /// Whether the table has it.
    pub known: bool,
    /// What it means; of an unknown code, what codes of its range have in common.
    pub meaning: String,
    /// What to do now.
    pub action: String,
    /// Whether to try again.
    pub retry: Retry,
    /// When, where that is later.
    pub when: Option<String>,
    /// Paths of the interfaces that answer it; `*` for all.
    pub interfaces: Vec<String>,
    /// Where this is known from.
    pub source: Option<String>,
    /// The day the source is of, or was looked at.
    pub date: Option<String>,
    /// The platform's own words, if the answer had any.
    pub message: Option<String>,
    /// The field they name, as the platform names it: `data.thing3.value`.
    pub field: Option<String>,
    /// The number under which the platform keeps the request for some days.
    pub rid: Option<String>,
}

/// Explains an answer of the platform.
pub fn explain(answer: &Answer, language: Language) -> Explanation {
    let table = Table::get();
    let mut told = Explanation {
        code: answer.code,
        known: false,
        meaning: String::new(),
        action: String::new(),
        retry: Retry::Unknown,
        when: None,
        interfaces: Vec::new(),
        source: None,
        date: None,
        message: answer.message.clone(),
        field: answer.field().map(str::to_owned),
        rid: answer.rid().map(str::to_owned),
    };
    if let Some(entry) = table.entry(answer.code) {
        told.known = true;
        entry.meaning.pick(language).clone_into(&mut told.meaning);
        entry.action.pick(language).clone_into(&mut told.action);
        told.retry = entry.retry;
        told.when = entry.when.as_ref().map(|when| when.pick(language).to_owned());
        told.interfaces.clone_from(&entry.interfaces);
        told.source = table.source(&entry.source).map(|source| {
            let title = source.title.pick(language);
            match &source.address {
                Some(address) => format!("{title} {address}"),
                None => title.to_owned(),
            }
        });
        told.date = Some(entry.date.clone());
    } else {
        told.meaning = match (table.range(answer.code), language) {
            (Some(range), Language::Zh) => {
                format!("表里没有这个代码；同段的代码都说：{}", range.meaning.pick(language))
            }
            (Some(range), Language::En) => format!(
                "The table has no such code; codes near it say: {}",
                range.meaning.pick(language)
            ),
            (None, Language::Zh) => "表里没有这个代码".to_owned(),
            (None, Language::En) => "The table has no such code".to_owned(),
        };
        language
            .pick(
                "看 errmsg 的原文，并用 rid 在 openapi/rid/get 查平台收到的请求；弄清之前不要循环重试",
                "Read errmsg itself, and look up by its rid at openapi/rid/get what the platform received; do not retry in a loop before",
            )
            .clone_into(&mut told.action);
    }
    told
}

impl Explanation {
    /// Whether to try again, in words.
    pub fn retry_in_words(&self, language: Language) -> String {
        let words = match self.retry {
            Retry::Never => language.pick("不要重试", "never"),
            Retry::OnceWithNewToken => language.pick("换新的 token 只再试一次", "once, with a new token"),
            Retry::Later => language.pick("稍后", "later"),
            Retry::Unknown => language.pick("不清楚", "not known"),
        };
        match (&self.when, language) {
            (Some(when), Language::Zh) => format!("{words}：{when}"),
            (Some(when), Language::En) => format!("{words}: {when}"),
            (None, _) => words.to_owned(),
        }
    }
}
