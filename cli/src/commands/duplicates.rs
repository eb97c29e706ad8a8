//! `mobanlint duplicates PATH…`

use std::fmt::Write as _;
use std::num::NonZeroUsize;
use std::sync::Arc;

use mobanlint::render::{csv_row, severity_name, visible};
use mobanlint::{Alike, Duplicates as Group, EntryId, Language, Library, Origin, Severity, Verdict};
use serde_json::{Value, json};

use crate::args::{Duplicates, TableFormat};
use crate::locale::pick;
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
        language,
    }
    .read(&args.paths, &args.exclude, |origin| places.push(&origin))?;
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
                "group", "verdict", "severity", "score", "id", "title", "path", "line", "reason",
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
            Language::En => writeln!(
                text,
                "{titles} titles, {count} groups that are identical or over-similar"
            ),
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
    line: Option<u32>,
}

/// Where each title stands, in four bytes a title.
#[derive(Default)]
struct Places {
    /// 0 where it is not known.
    lines: Vec<u32>,
    /// From which title on they are of a file.
    files: Vec<(usize, Option<Arc<str>>)>,
}

impl Places {
    fn push(&mut self, origin: &Origin) {
        if self.files.last().is_none_or(|(_, path)| *path != origin.path) {
            self.files.push((self.lines.len(), origin.path.clone()));
        }
        let line = origin.line.and_then(|line| u32::try_from(line).ok());
        self.lines.push(line.unwrap_or_default());
    }

    fn get(&self, number: usize) -> Option<(Option<&str>, Option<u32>)> {
        let line = *self.lines.get(number)?;
        let behind = self.files.partition_point(|(from, _)| *from <= number);
        let (_, path) = self.files.get(behind.checked_sub(1)?)?;
        Some((path.as_deref(), (line > 0).then_some(line)))
    }
}

impl Entries<'_> {
    fn members(&self, group: &Group) -> impl Iterator<Item = Entry<'_>> {
        group.members.iter().filter_map(|entry| {
            let (title, id) = self.library.get(*entry)?;
            let (path, line) = self.places.get(entry.index())?;
            Some(Entry { id, title, path, line })
        })
    }
}

fn object(group: &Group, entries: &Entries<'_>) -> Value {
    let member =
        |entry: Entry<'_>| json!({"id": entry.id, "title": entry.title, "path": entry.path, "line": entry.line});
    json!({
        "kind": "title",
        "verdict": group.verdict,
        "severity": group.severity,
        "score": group.score,
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
        let line = entry.line.map(|line| line.to_string()).unwrap_or_default();
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
        let place = match (entry.path, entry.line) {
            (Some(path), Some(line)) => format!("  {path}:{line}"),
            (Some(path), None) => format!("  {path}"),
            _ => String::new(),
        };
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
