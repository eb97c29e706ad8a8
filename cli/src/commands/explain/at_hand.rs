//! What is found in the message an answer is about, where it and its templates are at hand.

use std::fmt::Write;
use std::path::Path;

use mobanlint::codes::{Answer, Explanation};
use mobanlint::input::{Item, MessageItem, messages};
use mobanlint::render::{severity_name, visible};
use mobanlint::{Finding, Language, Message, Pages, Preflighter, SendContext, Severity, Template, Templates};
use serde_json::json;

use super::answer;
use crate::args::{Explain, ListFormat, RulesetArgs};
use crate::drafts::{self, Drafts};
use crate::locale::pick;
use crate::output::{Stop, complain};
use crate::sources::{Source, Sources};
use crate::{opened, setup};

/// The ruleset that judges messages.
pub(super) const SENDING: &str = "wechat-send";

/// What a preflight finds in the message, at the field the answer names if there is any.
pub(super) fn findings(answer: &Answer, path: &Path, args: &Explain, language: Language) -> Result<Vec<Finding>, Stop> {
    let ruleset = RulesetArgs {
        ruleset: Some(SENDING.to_owned()),
        ..args.ruleset.clone()
    };
    let ruleset = setup::ruleset(&ruleset, language)?;
    let linter = setup::linter(&ruleset, &[], &[], language)?;
    let message = message(path, language)?;
    let templates = Templates::new(templates(args, language)?);
    let mut context = SendContext::default();
    if let Some(path) = &args.app {
        let said = |reason: String| Stop::Said(language, format!("{}: {reason}", path.to_string_lossy()));
        let text = setup::text_of(path, language).map_err(said)?;
        let pages = Pages::from_json(&text).map_err(|fault| said(fault.message(language)))?;
        context = context.with_pages(pages);
    }
    let judged = Preflighter::new(&linter).judge(0, &message, &templates, &context);
    let mut findings = judged.map_err(|error| Stop::Said(language, error.to_string()))?;
    findings.retain(|finding| finding.severity >= Severity::Warning);
    if let Some(field) = answer.field() {
        let key = field.strip_suffix(".value").unwrap_or(field);
        let is_named = |finding: &Finding| {
            let own = finding.field.to_string();
            own == field || own == key || own.strip_suffix(".value") == Some(key)
        };
        // Where nothing is found at the field, what is found elsewhere may be the cause.
        if findings.iter().any(is_named) {
            findings.retain(is_named);
        }
    }
    Ok(findings)
}

/// The first message of a file.
fn message(path: &Path, language: Language) -> Result<Message, Stop> {
    let name = path.to_string_lossy();
    let opened = if path.as_os_str() == "-" {
        Source::Stdin.open(language).map_err(|error| error.message)
    } else {
        opened::open(path, language)
    };
    let opened = opened.map_err(|reason| Stop::Said(language, format!("{name}: {reason}")))?;
    let bytes = drafts::whole(opened, &name, language).map_err(|error| Stop::Said(language, error.to_string()))?;
    let batch = messages(&bytes, Some(&name), language);
    let mut errors = batch.errors;
    for item in batch.items {
        match item {
            MessageItem::Message(message) => return Ok(*message),
            MessageItem::Unreadable(more) => errors.extend(more),
        }
    }
    Err(Stop::Said(
        language,
        match errors.first() {
            Some(error) => error.to_string(),
            None => format!("{name}: {}", pick(language, "没有消息", "there is no message")),
        },
    ))
}

fn templates(args: &Explain, language: Language) -> Result<Vec<Template>, Stop> {
    let mut sources = Sources::find(&args.templates, &[], language)?;
    let mut found = Vec::new();
    while let Some(drafts) = sources.next(|source| Drafts::open(source, language)) {
        let mut drafts = match drafts {
            Ok(drafts) => drafts,
            Err(error) => return Err(Stop::Said(language, error.to_string())),
        };
        loop {
            let piece = drafts.piece();
            if piece.is_empty() {
                break;
            }
            for item in piece {
                match item {
                    Item::Template(template) => found.push(template),
                    Item::Unreadable(errors) => errors.iter().for_each(|error| complain(language, &error.to_string())),
                }
            }
        }
    }
    Ok(found)
}

/// The explanation with what was found.
pub(super) fn told(told: &Explanation, findings: &[Finding], format: ListFormat, language: Language) -> String {
    if format == ListFormat::Json {
        let mut all = json!(told);
        if let Some(members) = all.as_object_mut() {
            members.insert("findings".into(), json!(findings));
        }
        return format!("{all:#}\n");
    }
    let mut text = answer::text(told, language);
    let found = pick(language, "这条消息里", "in this message");
    let colon = pick(language, "：", ": ");
    for finding in findings {
        let lines = [
            format!("  {found}{colon}{}", finding.field),
            format!(
                "    {} {} {}",
                severity_name(finding.severity, language),
                finding.rule,
                visible(&finding.message).text
            ),
            format!("    {}", visible(&finding.help).text),
        ];
        for line in lines {
            let _ = writeln!(text, "{line}");
        }
    }
    if findings.is_empty() {
        let nothing = pick(language, "对照模板没有发现问题", "nothing is found beside its template");
        let _ = writeln!(text, "  {found}{colon}{nothing}");
    }
    text
}
