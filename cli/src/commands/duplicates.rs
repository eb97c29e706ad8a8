//! `mobanlint duplicates PATH…`

use std::fmt::Write as _;

use mobanlint::input::LibraryTitle;
use mobanlint::render::{csv_row, severity_name, visible};
use mobanlint::{Duplicates as Group, Language, Verdict};
use serde_json::{Value, json};

use crate::args::{Duplicates, TableFormat};
use crate::locale::pick;
use crate::output::{Out, Stop, complain, remark};
use crate::{Status, setup, titles};

/// Members a person is shown of one group; the machine formats have them all.
const SHOWN: usize = 10;

pub(crate) fn run(args: &Duplicates) -> Result<Status, Stop> {
    let language = args.lang.language();
    let ruleset = setup::ruleset(&args.ruleset, language)?;
    let linter = setup::linter(&ruleset, &[], &[], language)?;
    let mut library = linter.library();
    let titles::Inserted {
        titles: entries,
        errors,
        notes,
    } = titles::read(&args.paths, &args.exclude, &mut library, language)?;
    errors
        .iter()
        .for_each(|error| complain(language, &visible(&error.to_string()).text));
    notes
        .iter()
        .for_each(|note| remark(language, &visible(&note.to_string()).text));
    let groups = linter.duplicates(&library);
    let mut out = Out::new(language);
    let mut text = String::new();
    if args.format == TableFormat::Csv {
        text.push('\u{feff}');
        csv_row(
            &mut text,
            [
                "group", "verdict", "severity", "score", "id", "title", "path", "line", "reason",
            ],
        );
    }
    for (number, group) in (1..).zip(&groups) {
        match args.format {
            TableFormat::Json => {
                let _ = writeln!(text, "{}", object(group, &entries));
            }
            TableFormat::Csv => rows(&mut text, number, group, &entries),
            TableFormat::Text => told(&mut text, group, &entries, language),
        }
        out.write(&mut text)?;
    }
    if args.format == TableFormat::Text {
        let (titles, groups) = (library.len(), groups.len());
        let _ = match language {
            Language::Zh => writeln!(text, "{titles} 个标题，{groups} 组相同或过度相似"),
            Language::En => writeln!(
                text,
                "{titles} titles, {groups} groups that are identical or over-similar"
            ),
        };
    }
    out.write(&mut text)?;
    out.flush()?;
    let met = |level| groups.iter().any(|group| group.severity >= Some(level));
    Ok(match args.fail_on {
        _ if !errors.is_empty() => Status::Unusable,
        Some(level) if met(level.into()) => Status::Findings,
        _ => Status::Clean,
    })
}

fn members<'e>(group: &Group, entries: &'e [LibraryTitle]) -> impl Iterator<Item = &'e LibraryTitle> {
    group.members.iter().filter_map(|entry| entries.get(entry.index()))
}

fn object(group: &Group, entries: &[LibraryTitle]) -> Value {
    let member = |entry: &LibraryTitle| json!({"id": entry.id, "title": entry.title, "path": entry.origin.path.as_deref(), "line": entry.origin.line});
    json!({
        "kind": "title",
        "verdict": group.verdict,
        "severity": group.severity,
        "score": group.score,
        "members": members(group, entries).map(member).collect::<Vec<_>>(),
        "reason": group.reason,
    })
}

fn verdict(group: &Group) -> &'static str {
    if group.verdict == Verdict::Identical {
        "identical"
    } else {
        "over-similar"
    }
}

fn rows(text: &mut String, number: usize, group: &Group, entries: &[LibraryTitle]) {
    for entry in members(group, entries) {
        let line = entry.origin.line.map(|line| line.to_string()).unwrap_or_default();
        csv_row(
            text,
            [
                &*number.to_string(),
                verdict(group),
                group.severity.map_or("", mobanlint::Severity::as_str),
                &format!("{:.2}", group.score),
                entry.id.as_deref().unwrap_or_default(),
                &entry.title,
                entry.origin.path.as_deref().unwrap_or_default(),
                &line,
                &group.reason,
            ],
        );
    }
}

fn told(text: &mut String, group: &Group, entries: &[LibraryTitle], language: Language) {
    let verdict = match group.verdict {
        Verdict::Identical => pick(language, "相同", "identical"),
        _ => pick(language, "过度相似", "over-similar"),
    };
    let severity = group
        .severity
        .map(|severity| format!(" ({})", severity_name(severity, language)));
    let _ = writeln!(
        text,
        "{verdict}{} {}",
        severity.unwrap_or_default(),
        visible(&group.reason).text
    );
    for entry in members(group, entries).take(SHOWN) {
        let place = match (&entry.origin.path, entry.origin.line) {
            (Some(path), Some(line)) => format!("  {path}:{line}"),
            (Some(path), None) => format!("  {path}"),
            _ => String::new(),
        };
        let id = entry.id.as_ref().map(|id| format!(" [{id}]")).unwrap_or_default();
        let _ = writeln!(
            text,
            "  {}{}{}",
            visible(&entry.title).text,
            visible(&id).text,
            visible(&place).text
        );
    }
    let more = group.members.len().saturating_sub(SHOWN);
    if more > 0 {
        let _ = match language {
            Language::Zh => writeln!(text, "  ……还有 {more} 个"),
            Language::En => writeln!(text, "  … and {more} more"),
        };
    }
    text.push('\n');
}
