//! The answers in a log, streamed.

use std::fmt::Write;
use std::path::Path;

use mobanlint::Language;
use mobanlint::codes::{self, Tallied, Tally};
use serde_json::{Map, Value, json};

use super::answer;
use crate::Status;
use crate::args::ListFormat;
use crate::locale::{counted, pick};
use crate::opened;
use crate::output::{Stop, print, remark};
use crate::sources::{STDIN, Source};

pub(super) fn run(path: &Path, format: ListFormat, language: Language) -> Result<Status, Stop> {
    let source = if path.as_os_str() == "-" {
        Source::Stdin
    } else {
        Source::File(path.to_owned())
    };
    let name = match source {
        Source::Stdin | Source::Piped(_) => STDIN.to_owned(),
        Source::File(_) => source.name(),
    };
    let said = |reason: String| Stop::Said(language, format!("{name}: {reason}"));
    let opened = match &source {
        Source::Stdin | Source::Piped(_) => source.open(language).map_err(|error| error.message),
        Source::File(path) => opened::open(path, language),
    };
    let mut lines = opened.map_err(said)?.lines();
    let (mut line, mut tally) = (Vec::new(), Tally::default());
    loop {
        line.clear();
        match opened::line(&mut lines, &mut line) {
            Ok(true) => tally.line(&String::from_utf8_lossy(&line)),
            Ok(false) => break,
            Err(error) => return Err(said(opened::told(&error, language))),
        }
    }
    let tallied = tally.finish();
    let text = match format {
        ListFormat::Json => json(&tallied, language),
        ListFormat::Text => text(&tallied, language),
    };
    if tallied.others > 0 {
        remark(language, &others(&tallied, language));
    }
    print(language, text)?;
    Ok(Status::Clean)
}

fn others(tallied: &Tallied, language: Language) -> String {
    let (most, others) = (Tally::MAX_DISTINCT, tallied.others);
    match language {
        Language::Zh => format!("不同的返回超过 {most} 种，其余 {others} 条没有列出"),
        Language::En => format!("more than {most} different answers; {others} are not listed"),
    }
}

fn json(tallied: &Tallied, language: Language) -> String {
    let answers: Vec<Value> = tallied
        .seen
        .iter()
        .map(|seen| {
            let mut members = Map::new();
            members.insert("count".into(), seen.count.into());
            members.insert("line".into(), seen.line.into());
            let told = json!(codes::explain(&seen.answer, language));
            members.extend(told.as_object().cloned().unwrap_or_default());
            Value::Object(members)
        })
        .collect();
    let all = json!({"version": 1, "answers": answers, "others": tallied.others, "lines": tallied.lines});
    format!("{all:#}\n")
}

fn text(tallied: &Tallied, language: Language) -> String {
    let mut text = String::new();
    for seen in &tallied.seen {
        let told = codes::explain(&seen.answer, language);
        let _ = match language {
            Language::Zh => writeln!(text, "{} 次，首见于第 {} 行", seen.count, seen.line),
            Language::En if seen.count == 1 => writeln!(text, "once, on line {}", seen.line),
            Language::En => writeln!(text, "{} times, first on line {}", seen.count, seen.line),
        };
        let _ = writeln!(text, "{}", answer::text(&told, language));
    }
    let found: usize = tallied.seen.iter().map(|seen| seen.count).sum();
    let _ = match (found, language) {
        (0, _) => writeln!(
            text,
            "{}",
            pick(language, "没有找到平台的返回", "no answer of the platform was found")
        ),
        (_, Language::Zh) => writeln!(
            text,
            "{} 行中有 {found} 条返回，{} 种",
            tallied.lines,
            tallied.seen.len()
        ),
        (_, Language::En) => {
            let (answers, lines) = (counted(found, "answer"), counted(tallied.lines, "line"));
            writeln!(text, "{answers} in {lines}, {} different", tallied.seen.len())
        }
    };
    text
}
