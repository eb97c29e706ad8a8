//! A workbook with three more columns: what became of each draft or message, what was found in each row, and what to do.

use std::collections::{BTreeMap, HashMap};
use std::fs;

use mobanlint::input::MAX_FILE_BYTES;
use mobanlint::{At, Severity, Template, render};

use super::words::{advice, verdict};
use super::{Collected, Judged};
use crate::locale::pick;
use crate::package::{Cell, Grid, Package, inline};

/// What is said of a row: the verdict, what was found, what to do.
type Said = [String; 3];

/// The rows of sheets, by name and number.
type Rows = BTreeMap<(String, usize), Said>;

pub(super) fn written(report: &Collected, show: Severity) -> Result<Vec<u8>, String> {
    let language = report.language;
    let names = [
        pick(language, "结论", "verdict"),
        pick(language, "问题", "findings"),
        pick(language, "建议", "advice"),
    ];
    if let Some(bytes) = came_in(report) {
        let rows = rows(report, show, |draft, at| {
            let sheet = at.sheet.clone().or_else(|| draft.origin.sheet().map(str::to_owned));
            Some((sheet?, at.line?))
        });
        if let Some(marked) = marked(&bytes, &rows, names) {
            return Ok(marked);
        }
    }
    let templates: Vec<Template> = report.judged.iter().map(|judged| judged.template.clone()).collect();
    let bytes = render::drafts_xlsx(&templates, language).map_err(|error| error.to_string())?;
    let sheet = Package::open(&bytes).and_then(|package| Some(package.sheets().first()?.name.clone()));
    let sheet = sheet.unwrap_or_default();
    // Below the names of the columns each draft has a row.
    let numbers: HashMap<*const Template, usize> = report
        .judged
        .iter()
        .zip(2..)
        .map(|(judged, row)| (&raw const judged.template, row))
        .collect();
    let rows = rows(report, show, |template, _| {
        Some((sheet.clone(), *numbers.get(&std::ptr::from_ref(template))?))
    });
    let failed = pick(language, "工作簿无法写成", "the workbook cannot be made");
    marked(&bytes, &rows, names).ok_or_else(|| failed.to_owned())
}

/// The workbook that all drafts came from, if there is one.
fn came_in(report: &Collected) -> Option<Vec<u8>> {
    let path = report.judged.first()?.template.origin.path.as_deref()?;
    let same = |judged: &Judged| judged.template.origin.path.as_deref() == Some(path);
    if report.messages || !report.judged.iter().all(same) {
        return None;
    }
    let length = fs::metadata(path).ok().filter(fs::Metadata::is_file)?.len();
    if usize::try_from(length).ok()? > MAX_FILE_BYTES {
        return None;
    }
    fs::read(path).ok().filter(|bytes| bytes.starts_with(b"PK"))
}

/// What is said of each row; a finding in the row of its field, the verdict in the first row of a draft.
fn rows(report: &Collected, show: Severity, place: impl Fn(&Template, &At) -> Option<(String, usize)>) -> Rows {
    let language = report.language;
    let mut rows = Rows::new();
    let mut add = |place: (String, usize), column: usize, text: String| {
        if let Some(cell) = rows.entry(place).or_default().get_mut(column)
            && !text.is_empty()
        {
            if !cell.is_empty() {
                cell.push('\n');
            }
            cell.push_str(&text);
        }
    };
    for judged in &report.judged {
        let (template, findings) = (&judged.template, &judged.findings);
        let begins = template.origin.at(mobanlint::Field::Title).unwrap_or_default();
        let shown = || findings.iter().filter(|finding| finding.severity >= show);
        let worst = shown().map(|finding| finding.severity).max();
        if let Some(place) = place(template, &begins) {
            add(place, 0, verdict(worst, language).to_owned());
        }
        for finding in shown() {
            let at = finding.at.clone().unwrap_or_else(|| begins.clone());
            if let Some(place) = place(template, &at) {
                let field = judged.is_message().then(|| format!("{} ", finding.field));
                let field = field.unwrap_or_default();
                add(place.clone(), 1, format!("{} {field}{}", finding.rule, finding.message));
                add(place, 2, advice(finding, language));
            }
        }
    }
    rows
}

/// The workbook with these rows marked, behind the last column of each sheet; nothing if it is not understood.
fn marked(bytes: &[u8], rows: &Rows, names: [&str; 3]) -> Option<Vec<u8>> {
    let package = Package::open(bytes)?;
    let mut changed = HashMap::new();
    for (at, sheet) in package.sheets().iter().enumerate() {
        let of_sheet = || rows.iter().filter(|((name, _), _)| *name == sheet.name);
        let Some(first) = of_sheet().map(|((_, row), _)| *row).min() else {
            continue;
        };
        let grid = Grid::read(&sheet.text)?;
        let column = grid.rows.iter().map(|row| row.last).max().unwrap_or_default() + 1;
        let mut text = String::with_capacity(sheet.text.len() * 2);
        let mut done = 0;
        for row in &grid.rows {
            let said = if row.number + 1 == first {
                Some(names.map(str::to_owned))
            } else {
                rows.get(&(sheet.name.clone(), row.number)).cloned()
            };
            let Some(said) = said else { continue };
            // As the row is, so are its new cells: bold names stay bold, wrapped texts wrapped.
            let last = grid.cells.get(&(row.number, row.last));
            let style = last.and_then(Cell::style).unwrap_or("0");
            let cells = cells(&grid.prefix, style, (row.number, column), &said);
            let end = if row.empty { row.end.checked_sub(2)? } else { row.end };
            text.push_str(sheet.text.get(done..end)?);
            if row.empty {
                let prefix = &grid.prefix;
                text.extend([">", &cells, "</", prefix, "row>"]);
            } else {
                text.push_str(&cells);
            }
            done = row.end;
        }
        text.push_str(sheet.text.get(done..)?);
        changed.insert(at, text);
    }
    package.with(&changed)
}

fn cells(prefix: &str, style: &str, (row, column): (usize, usize), said: &Said) -> String {
    let cell = |(at, text): (usize, &String)| {
        let name = column_name(column + at);
        let text = inline(prefix, text);
        format!("<{prefix}c r=\"{name}{row}\" s=\"{style}\" t=\"inlineStr\">{text}</{prefix}c>")
    };
    let filled = said.iter().enumerate().filter(|(_, text)| !text.is_empty());
    filled.map(cell).collect()
}

/// The letters of a column, from 1.
fn column_name(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect()
}
