//! Rows a second of what people keep drafts in, beside what reads the container alone.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Cursor;

use calamine::Reader as _;
use mobanlint::input::Input;
use mobanlint::{Language, Template, render};
use serde_json::{Value, json};

use crate::{interleaved, synthetic};

/// Of which those remain that have a title of their own.
const DRAFTS: usize = 50_000;
const ROUNDS: usize = 7;

/// One kind of input.
struct Case<'b> {
    told: &'static str,
    name: &'static str,
    bytes: &'b [u8],
    /// What reads the container alone, how many rows it finds, and in what if not the same.
    beside: &'static str,
    alone: fn(&[u8]) -> usize,
    other: Option<&'b [u8]>,
}

pub(crate) fn run() {
    let mut drafts = read("drafts.jsonl", synthetic::drafts(DRAFTS).as_bytes());
    // Of what is the same in SQL, one is read.
    let mut titles = HashSet::new();
    drafts.retain(|draft| titles.insert(draft.title.clone()));
    let rows = drafts.len();
    let csv = render::drafts_csv(&drafts, Language::Zh);
    let csv = csv.trim_start_matches('\u{feff}');
    let (gb18030, ..) = encoding_rs::GB18030.encode(csv);
    let workbook = render::drafts_xlsx(&drafts, Language::Zh).expect("so many rows fit a sheet");
    let json = render::drafts_json(&drafts);
    let table: Vec<Row> = drafts.iter().map(Row::new).collect();
    let (export, sql) = (exported(&table), inserts(&table));

    println!("## Reading\n");
    println!("{rows} drafts, one thread, medians of {ROUNDS} interleaved runs.\n");
    println!("| | MB | rows a second | the container alone | rows a second | times |");
    println!("|---|---:|---:|---|---:|---:|");
    let case = |told, name, bytes, beside, alone| Case {
        told,
        name,
        bytes,
        beside,
        alone,
        other: None,
    };
    for case in [
        case("CSV in UTF-8", "drafts.csv", csv.as_bytes(), "`csv`", records),
        case(
            "CSV in GB18030",
            "drafts.csv",
            &gb18030,
            "`encoding_rs` and `csv`",
            |bytes| records(encoding_rs::GB18030.decode(bytes).0.as_bytes()),
        ),
        case(
            "a workbook, `.xlsx`",
            "drafts.xlsx",
            &workbook,
            "`calamine`",
            rows_of_sheets,
        ),
        case(
            "JSON as `convert` writes it",
            "drafts.json",
            json.as_bytes(),
            "`serde_json`",
            values,
        ),
        case(
            "JSON of a table, names and placeholders",
            "export.json",
            export.as_bytes(),
            "`serde_json`",
            values,
        ),
        Case {
            other: Some(export.as_bytes()),
            ..case(
                "SQL of the same table, an `INSERT` a row",
                "dump.sql",
                sql.as_bytes(),
                "`serde_json` on that JSON",
                values,
            )
        },
    ] {
        case.measure(rows);
    }
    println!();
}

impl Case<'_> {
    fn measure(&self, rows: usize) {
        // A reader that finds less would be quick for nothing.
        let found = read(self.name, self.bytes).len();
        assert_eq!(found, rows, "drafts in {}", self.name);
        let other = self.other.unwrap_or(self.bytes);
        assert_eq!((self.alone)(other), rows, "rows of {} by {}", self.name, self.beside);
        let [ours, alone] = interleaved(
            ROUNDS,
            [
                &mut || drop(black_box(Input::new(self.bytes).named(self.name).read(Language::Zh))),
                &mut || {
                    black_box((self.alone)(other));
                },
            ],
        );
        let rate = |time: std::time::Duration| rows as f64 / time.as_secs_f64();
        println!(
            "| {} | {:.1} | {:.0} | {} | {:.0} | {:.1} |",
            self.told,
            self.bytes.len() as f64 / 1e6,
            rate(ours),
            self.beside,
            rate(alone),
            ours.as_secs_f64() / alone.as_secs_f64()
        );
    }
}

fn read(name: &str, bytes: &[u8]) -> Vec<Template> {
    let batch = Input::new(bytes).named(name).read(Language::Zh);
    batch.templates().map(|(_, template)| template.clone()).collect()
}

/// The rows below the heads.
fn records(bytes: &[u8]) -> usize {
    let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let mut record = csv::StringRecord::new();
    let mut count = 0;
    while rows.read_record(&mut record).expect("it was written here") {
        black_box(&record);
        count += 1;
    }
    count
}

fn rows_of_sheets(bytes: &[u8]) -> usize {
    let mut workbook = calamine::Xlsx::new(Cursor::new(bytes)).expect("it was written here");
    let sheets = workbook.worksheets();
    sheets.iter().map(|(_, sheet)| black_box(sheet).height() - 1).sum()
}

fn values(bytes: &[u8]) -> usize {
    match black_box(serde_json::from_slice(bytes)).expect("it was written here") {
        Value::Array(rows) => rows.len(),
        Value::Object(object) => object.values().filter_map(Value::as_array).map(Vec::len).sum(),
        _ => 0,
    }
}

/// A draft as the table of a program has it.
struct Row {
    title: String,
    content: String,
}

impl Row {
    fn new(draft: &Template) -> Self {
        let mut content = String::new();
        for (number, keyword) in (1..).zip(&draft.keywords) {
            let _ = writeln!(content, "{}：{{{{thing{number}.DATA}}}}", keyword.name);
        }
        Self {
            title: draft.title.clone(),
            content,
        }
    }
}

/// As database tools export a table.
fn exported(table: &[Row]) -> String {
    let row = |(id, row): (usize, &Row)| json!({"id": id, "title": row.title, "content": row.content});
    json!({"RECORDS": (1..).zip(table).map(row).collect::<Vec<_>>()}).to_string()
}

fn inserts(table: &[Row]) -> String {
    let mut sql = String::new();
    for (id, Row { title, content }) in (1..).zip(table) {
        let content = content.replace('\n', "\\n");
        let _ = writeln!(
            sql,
            "INSERT INTO `tpl` (`id`, `title`, `content`) VALUES ({id}, '{title}', '{content}');"
        );
    }
    sql
}
