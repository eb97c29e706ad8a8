//! A draft as the console asks for it, field by field, and what an application costs.

use std::fmt::Write as _;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::data::{Data, Reader, Wording, choice, data};
use crate::language::Language;
use crate::report::{Finding, Severity};
use crate::template::Ignore;
use crate::template::Template;
use crate::text::visible;

data! {
    /// The console's form, and what an application costs.
    #[derive(Default)]
    struct Console {
        /// Where an editor finds the schema of the file.
        #[cfg(any())]
        schema ("$schema"): Option<String> = None,
        /// What an application costs, in one sentence.
        cost ("cost"): Wording,
        /// Where that is known from.
        source ("source"): String,
        /// The day it was looked at.
        date ("date"): String,
        /// The fields in the order of the console; those of a keyword stand together, once for each.
        fields ("fields"): Vec<Asked>,
    }
}

data! {
    /// A field of the form.
    struct Asked {
        /// What of the draft goes there.
        field ("field"): Part,
        /// What the console calls it; `{n}` is the number of the keyword.
        label ("label"): Wording,
    }
}

/// What of a draft goes into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Title,
    Name,
    Example,
    Type,
    Scene,
}

choice!(Part as "field" {
    "title" => Part::Title,
    "name" => Part::Name,
    "example" => Part::Example,
    "type" => Part::Type,
    "scene" => Part::Scene,
});

static TEXT: &str = include_str!("../rules/console.json");

// A test proves that the file can be read.
static CONSOLE: LazyLock<Console> = LazyLock::new(|| {
    let value: Value = serde_json::from_str(TEXT).unwrap_or_default();
    Console::read(&value, &mut Reader::new()).unwrap_or_default()
});

/// What it costs to apply for a template rather than to use one of the library.
pub fn cost(language: Language) -> &'static str {
    CONSOLE.cost.pick(language)
}

/// Where the cost is known from.
pub fn source() -> &'static str {
    &CONSOLE.source
}

/// The day that was looked at.
pub fn date() -> &'static str {
    &CONSOLE.date
}

/// The JSON Schema of `rules/console.json`.
pub(crate) fn schema() -> Value {
    let mut schema = Console::schema();
    if let Some(members) = schema.as_object_mut() {
        members.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
        members.insert("title".into(), "mobanlint console".into());
    }
    schema
}

/// What is typed into the console to apply for a template; serializes to the JSON contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Application {
    /// The draft's own id.
    pub id: Option<String>,
    /// The fields, in the order of the console; a field the draft has nothing for is left out.
    pub fields: Vec<Filled>,
    /// The findings the author has silenced, with the reasons: nothing to type in, but good to have when asked.
    pub ignored: Vec<Ignore>,
}

/// A field of the console with what goes into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Filled {
    /// What the console calls it, in the language of the run.
    pub label: String,
    /// What to type in.
    pub value: String,
}

impl Application {
    /// A draft as an application, if nothing that was found in it is an error.
    ///
    /// ```
    /// use mobanlint::application::Application;
    /// use mobanlint::{Language, Linter, Template};
    /// let linter = Linter::builtin()?;
    /// let apply = |title: &str| {
    ///     let draft = Template::new(title);
    ///     let report = linter.check(std::slice::from_ref(&draft), &linter.library());
    ///     Application::new(&draft, &report.findings, Language::En)
    /// };
    /// assert_eq!(apply("停水通知").expect("it has no errors").text(Language::En), "Title: 停水通知\n");
    /// assert_eq!(apply("停水"), Err(1));
    /// # Ok::<(), mobanlint::RulesetError>(())
    /// ```
    ///
    /// # Errors
    /// How many errors there are.
    pub fn new(draft: &Template, findings: &[Finding], language: Language) -> Result<Self, usize> {
        let errors = findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .count();
        if errors > 0 {
            return Err(errors);
        }
        let mut fields = Vec::new();
        let (of_keywords, others): (Vec<_>, Vec<_>) = CONSOLE
            .fields
            .iter()
            .enumerate()
            .partition(|(_, asked)| matches!(asked.field, Part::Name | Part::Example | Part::Type));
        let first = of_keywords.first().map_or(usize::MAX, |(at, _)| *at);
        let (before, behind): (Vec<_>, Vec<_>) = others.into_iter().partition(|(at, _)| *at < first);
        let mut fill = |asked: &Asked, number: usize, value: Option<&str>| {
            if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
                fields.push(Filled {
                    label: asked.label.pick(language).replace("{n}", &number.to_string()),
                    value: value.to_owned(),
                });
            }
        };
        let of_draft = |part: Part| match part {
            Part::Title => Some(draft.title.as_str()),
            Part::Scene => draft.scene.as_deref(),
            Part::Name | Part::Example | Part::Type => None,
        };
        for (_, asked) in before {
            fill(asked, 0, of_draft(asked.field));
        }
        for (number, keyword) in (1..).zip(&draft.keywords) {
            for (_, asked) in &of_keywords {
                let value = match asked.field {
                    Part::Name => Some(keyword.name.as_str()),
                    Part::Example => keyword.example.as_deref(),
                    _ => keyword.value_type.as_deref(),
                };
                fill(asked, number, value);
            }
        }
        for (_, asked) in behind {
            fill(asked, 0, of_draft(asked.field));
        }
        Ok(Self {
            id: draft.id.clone(),
            fields,
            ignored: draft.ignore.clone(),
        })
    }

    /// A field a line, ready to be copied, and behind them what was silenced.
    pub fn text(&self, language: Language) -> String {
        let mut text = String::new();
        let colon = language.pick("：", ": ");
        for Filled { label, value } in &self.fields {
            let _ = writeln!(text, "{label}{colon}{}", visible(value).text);
        }
        if !self.ignored.is_empty() {
            text.push('\n');
        }
        for Ignore { rule, reason } in &self.ignored {
            let ignored = language.pick("已忽略", "Ignored");
            let _ = writeln!(text, "{ignored} {}{colon}{}", visible(rule).text, visible(reason).text);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linter::Linter;
    use crate::template::Keyword;

    fn applied(draft: &Template) -> Result<Application, usize> {
        let linter = Linter::builtin().expect("it loads");
        let report = linter.check(std::slice::from_ref(draft), &linter.library());
        Application::new(draft, &report.findings, Language::Zh)
    }

    #[test]
    fn the_file_is_whole() {
        let value = serde_json::from_str(TEXT).expect("it is JSON");
        let mut reader = Reader::new();
        let console = Console::read(&value, &mut reader);
        assert!(reader.faults.is_empty(), "{:?}", reader.faults);
        let console = console.expect("it has no faults");
        let parts: Vec<Part> = console.fields.iter().map(|asked| asked.field).collect();
        assert_eq!(parts, [Part::Title, Part::Name, Part::Example, Part::Type, Part::Scene]);
    }

    #[test]
    fn fields_come_in_the_order_of_the_console() {
        let mut draft = Template::new("订单支付成功通知")
            .with_id("paid")
            .with_keyword(Keyword::new("订单号").with_example("339208499"))
            .with_keyword(Keyword::new("支付时间").with_example("2026-01-05 12:30"));
        draft.scene = Some("用户支付后告知结果".into());
        if let Some(keyword) = draft.keywords.first_mut() {
            keyword.value_type = Some("character_string".into());
        }
        let application = applied(&draft).expect("it has no errors");
        let text = "模板标题：订单支付成功通知\n关键词1：订单号\n内容示例1：339208499\n参数类型1：character_string\n关键词2：支付时间\n\
                    内容示例2：2026-01-05 12:30\n场景说明：用户支付后告知结果\n";
        assert_eq!(application.text(Language::Zh), text);
    }

    #[test]
    fn silenced_findings_come_with_their_reasons_and_errors_are_counted() {
        let mut draft = Template::new("积分变动通知");
        draft.ignore.push(Ignore {
            rule: "1.6".into(),
            reason: "用户自己的账户".into(),
        });
        let application = applied(&draft).expect("a warning that is silenced is no error");
        assert_eq!(
            application.text(Language::Zh),
            "模板标题：积分变动通知\n\n已忽略 1.6：用户自己的账户\n"
        );
        let draft = Template::new("订单支付成功").with_keyword(Keyword::new("内容").with_example("xxx"));
        assert!(applied(&draft).is_err_and(|errors| errors >= 2));
    }
}
