//! `mobanlint duplicates PATH…`

use std::collections::HashMap;
use std::fmt::Write as _;
use std::num::NonZeroUsize;
use std::sync::Arc;

use mobanlint::render::{csv_row, severity_name, visible};
use mobanlint::{Alike, At, Duplicates as Group, EntryId, Field, Language, Library, Origin, Severity, Verdict};
use serde_json::{Value, json};

use crate::args::{Duplicates, TableFormat};
use crate::locale::{counted, pick};
use crate::output::{Out, Stop, complain, remark};
use crate::{Status, setup, threads, titles};

/// Members a person is shown of one group; the machine formats have them all.
const SHOWN: usize = 10;

/// Groups that a thread is given together.
const TOGETHER: usize = 64;

pub(crate) fn run(args: &Duplicates) -> Result<Status, Stop> {
    let language = args.lang.language();
    let ruleset = setup::ruleset(&args.ruleset, language)?;
    let linter = setup::linter(&ruleset, &[], &[], language)?;
    let mut library = linter.library();
    let threads = args.threads.map_or_else(threads::cores, NonZeroUsize::get);
    let mut places = Places::default();
    let titles::Inserted { errors, notes } = titles::Inserting {
        linter: &linter,
        library: &mut library,
        threads,
        with_keywords: false,
        language,
    }
    .read(&args.paths, &args.exclude.globs, |origin| places.push(&origin))?;
    let entries = Entries {
        library: &library,
        places,
    };
    errors
        .iter()
        .for_each(|error| complain(language, &visible(&error.to_string()).text));
    notes
        .iter()
        .for_each(|note| remark(language, &visible(&note.to_string()).text));
    let mut out = Out::new(language);
    let mut text = String::new();
    if args.format == TableFormat::Csv {
        text.push('\u{feff}');
        csv_row(
            &mut text,
            [
                "group", "verdict", "severity", "score", "id", "title", "path", "line", "reason", "cell", "sheet",
            ],
        );
    }
    out.write(&mut text)?;
    let mut alike = groups(&library, threads).into_iter();
    let (mut count, mut worst) = (0, None::<Severity>);
    threads::in_order(
        threads,
        || {
            let together: Vec<Vec<EntryId>> = alike.by_ref().take(TOGETHER).collect();
            (!together.is_empty()).then_some(together)
        },
        |groups| -> Vec<Group> {
            let told = groups
                .into_iter()
                .filter_map(|members| linter.duplicates_of(&library, members));
            told.collect()
        },
        |groups| {
            let first = count + 1;
            count += groups.len();
            worst = worst.max(groups.iter().filter_map(|group| group.severity).max());
            (first, groups)
        },
        |(first, groups)| {
            let mut text = String::new();
            for (number, group) in (first..).zip(&groups) {
                match args.format {
                    TableFormat::Json => {
                        let _ = writeln!(text, "{}", object(group, &entries));
                    }
                    TableFormat::Csv => rows(&mut text, number, group, &entries),
                    TableFormat::Text => told(&mut text, group, &entries, language),
                }
            }
            text
        },
        |mut text| out.write(&mut text),
    )?;
    if args.format == TableFormat::Text {
        let titles = library.len();
        let _ = match language {
            Language::Zh => writeln!(text, "{titles} 个标题，{count} 组相同或过度相似"),
            Language::En => {
                let (titles, groups) = (counted(titles, "title"), counted(count, "group"));
                let are = if count == 1 { "is" } else { "are" };
                writeln!(text, "{titles}, {groups} that {are} identical or over-similar")
            }
        };
    }
    out.write(&mut text)?;
    out.flush()?;
    Ok(match args.fail_on {
        _ if !errors.is_empty() => Status::Unusable,
        Some(level) if worst >= Some(level.into()) => Status::Findings,
        _ => Status::Clean,
    })
}

fn groups(library: &Library, threads: usize) -> Vec<Vec<EntryId>> {
    let shares = threads::shares(threads, library.len(), |share| library.alike(share));
    let alike = shares.into_iter().reduce(|mut all, share| {
        all.merge(&share);
        all
    });
    alike.map(Alike::groups).unwrap_or_default()
}

/// The titles as they are told. What the library knows of them is kept there alone.
struct Entries<'l> {
    library: &'l Library,
    places: Places,
}

struct Entry<'e> {
    id: Option<&'e str>,
    title: &'e str,
    path: Option<&'e str>,
    at: At,
}

/// Where each title stands, in few bytes a title.
#[derive(Default)]
struct Places {
    /// 0 where it is not known.
    lines: Vec<u32>,
    /// Of workbooks, the cells.
    cells: HashMap<usize, String>,
    /// From which title on they are of a file, or of a sheet of it.
    files: Vec<(usize, Option<Arc<str>>, Option<String>)>,
}

impl Places {
    fn push(&mut self, origin: &Origin) {
        let number = self.lines.len();
        let begun = |(_, path, sheet): &(usize, Option<Arc<str>>, Option<String>)| {
            *path == origin.path && sheet.as_deref() == origin.sheet()
        };
        if !self.files.last().is_some_and(begun) {
            let sheet = origin.sheet().map(str::to_owned);
            self.files.push((number, origin.path.clone(), sheet));
        }
        if origin.sheet().is_some()
            && let Some(cell) = origin.at(Field::Title).and_then(|at| at.cell)
        {
            self.cells.insert(number, cell);
        }
        let line = origin.line.and_then(|line| u32::try_from(line).ok());
        self.lines.push(line.unwrap_or_default());
    }

    fn get(&self, number: usize) -> Option<(Option<&str>, At)> {
        let line = *self.lines.get(number)?;
        let behind = self.files.partition_point(|(from, ..)| *from <= number);
        let (_, path, sheet) = self.files.get(behind.checked_sub(1)?)?;
        let mut at = At::default();
        at.line = usize::try_from(line).ok().filter(|line| *line > 0);
        at.cell = self.cells.get(&number).cloned();
        at.sheet.clone_from(sheet);
        Some((path.as_deref(), at))
    }
}

impl Entries<'_> {
    fn members(&self, group: &Group) -> impl Iterator<Item = Entry<'_>> {
        group.members.iter().filter_map(|entry| {
            let (title, id) = self.library.get(*entry)?;
            let (path, at) = self.places.get(entry.index())?;
            Some(Entry { id, title, path, at })
        })
    }
}

fn object(group: &Group, entries: &Entries<'_>) -> Value {
    let member = |entry: Entry<'_>| {
        let mut member = json!({"id": entry.id, "title": entry.title, "path": entry.path, "line": entry.at.line});
        for (name, value) in [("cell", entry.at.cell), ("sheet", entry.at.sheet)] {
            if let Some(value) = value {
                member[name] = value.into();
            }
        }
        member
    };
    json!({
        "kind": "title",
        "verdict": group.verdict,
        "severity": group.severity,
        "score": group.score,
        "means": group.means,
        "members": entries.members(group).map(member).collect::<Vec<_>>(),
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

fn rows(text: &mut String, number: usize, group: &Group, entries: &Entries<'_>) {
    for entry in entries.members(group) {
        let line = entry.at.line.map(|line| line.to_string()).unwrap_or_default();
        csv_row(
            text,
            [
                &*number.to_string(),
                verdict(group),
                group.severity.map_or("", Severity::as_str),
                &format!("{:.2}", group.score),
                entry.id.unwrap_or_default(),
                entry.title,
                entry.path.unwrap_or_default(),
                &line,
                &group.reason,
                entry.at.cell.as_deref().unwrap_or_default(),
                entry.at.sheet.as_deref().unwrap_or_default(),
            ],
        );
    }
}

fn told(text: &mut String, group: &Group, entries: &Entries<'_>, language: Language) {
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
    for entry in entries.members(group).take(SHOWN) {
        let place = entry
            .path
            .map(|path| format!("  {path}{}", entry.at))
            .unwrap_or_default();
        let id = entry.id.as_ref().map(|id| format!(" [{id}]")).unwrap_or_default();
        let _ = writeln!(
            text,
            "  {}{}{}",
            visible(entry.title).text,
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
