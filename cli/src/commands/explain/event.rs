//! The event by which the platform tells of a penalty, as JSON or XML.

use std::fmt::Write;

use mobanlint::Language;
use mobanlint::conduct::{self, Punishment};
use mobanlint::render::visible;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::{Map, Value};

use crate::args::ListFormat;
use crate::locale::pick;

/// The event in a text, if it is that.
pub(super) fn read(text: &str, language: Language) -> Option<Punishment> {
    let members = if text.starts_with('<') {
        elements(text)?
    } else {
        serde_json::from_str(text).ok()?
    };
    Punishment::read(&members, language)
}

/// The elements under the root, which have no elements of their own.
fn elements(text: &str) -> Option<Map<String, Value>> {
    let mut reader = Reader::from_str(text);
    let (mut names, mut members) = (Vec::new(), Map::new());
    loop {
        let more = match reader.read_event().ok()? {
            Event::Start(start) => {
                names.push(start.local_name().as_ref().to_owned());
                continue;
            }
            Event::End(_) => {
                names.pop();
                continue;
            }
            Event::Text(text) => text.xml10_content().into_owned(),
            Event::CData(text) => text.xml10_content().into_owned(),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(char)) => char.to_string(),
                _ => referred(&name)?.to_string(),
            },
            Event::Eof => return Some(members),
            _ => continue,
        };
        if let [_, name] = names.as_slice() {
            let member = members.entry(name).or_insert_with(|| Value::String(String::new()));
            if let Value::String(text) = member {
                text.push_str(&more);
            }
        }
    }
}

fn referred(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

pub(super) fn told(told: &Punishment, format: ListFormat, language: Language) -> String {
    match format {
        // A penalty always serializes.
        ListFormat::Json => serde_json::to_string_pretty(told).unwrap_or_default() + "\n",
        ListFormat::Text => text(told, language),
    }
}

fn text(told: &Punishment, language: Language) -> String {
    let mut text = match told.kind {
        Some(kind) => format!("{} {kind}  {}\n", told.event, told.meaning),
        None => format!("{}  {}\n", told.event, told.meaning),
    };
    let mut line = |zh: &str, en: &str, said: &str| {
        let _ = writeln!(
            text,
            "  {}{}{}",
            pick(language, zh, en),
            pick(language, "：", ": "),
            visible(said).text
        );
    };
    line("怎么办", "what to do", &told.action);
    let warned = ("警告", "warning", &told.warned);
    for (zh, en, said) in [
        warned,
        ("原因", "reason", &told.reason),
        ("内容", "content", &told.content),
        ("规则", "rule", &told.rule),
        ("规则链接", "where it stands", &told.rule_url),
        ("整改与申诉", "mending and appeal", &told.guide_url),
        ("处罚编号", "punish_id", &told.punish_id),
        ("小程序", "appid", &told.appid),
    ] {
        if let Some(said) = said {
            line(zh, en, said);
        }
    }
    for banned in &told.banned {
        let function = banned.function.as_deref().unwrap_or("?");
        let said = match (banned.days, language) {
            (Some(days), Language::Zh) => format!("{function}，{days} 天"),
            (Some(1), Language::En) => format!("{function}, 1 day"),
            (Some(days), Language::En) => format!("{function}, {days} days"),
            (None, _) => function.to_owned(),
        };
        line("功能", "function", &said);
    }
    for (zh, en, seconds) in [
        ("整改期限", "to be mended by", told.deadline),
        ("处罚时间", "time", told.time),
    ] {
        if let Some(seconds) = seconds {
            line(
                zh,
                en,
                &format!("{seconds}{}", pick(language, "（UNIX 秒）", " (UNIX seconds)")),
            );
        }
    }
    if let Some(detail) = &told.detail {
        line("detail", "detail", &detail.to_string());
    }
    line("出处", "source", &format!("{} {}", told.source, told.date));
    if told.kind.is_none() {
        text.push_str(&ladder(language));
    }
    text
}

/// The ladder of the document, which stands beside the event.
fn ladder(language: Language) -> String {
    let (notice, source) = conduct::notice(language);
    let mut text = format!("\n{source}\n");
    for penalty in conduct::ladder(language) {
        let _ = writeln!(text, "  {}. {}", penalty.offence, penalty.words);
    }
    let _ = writeln!(text, "  {notice}");
    text
}
