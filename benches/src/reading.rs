//! Rows a second of drafts read from tables, beside what only takes their container apart: `csv`, `encoding_rs`, `calamine`.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use mobanlint::input::Input;
use mobanlint::{Language, Template, render};

use crate::{interleaved, synthetic};

const ROWS: usize = 100_000;
/// A workbook is many times its rows as text.
const ROWS_OF_A_SHEET: usize = 20_000;
const ROUNDS: usize = 7;

pub(crate) fn run() {
    println!("## Reading\n");
    println!("Drafts of four keywords with examples, a row each, medians of {ROUNDS} interleaved runs.\n");
    println!("| | rows a second | the container alone | times |\n|---|---:|---:|---:|");
    let drafts: Vec<Template> = synthetic::drafts(ROWS)
        .lines()
        .map(|line| serde_json::from_str(line).expect("the draft was made here"))
        .collect();
    let text = render::drafts_csv(&drafts, Language::Zh);
    told("CSV in UTF-8, beside `csv`", ROWS, text.as_bytes(), records);
    let (legacy, ..) = encoding_rs::GB18030.encode(&text);
    told("CSV in GB18030, beside `encoding_rs` and `csv`", ROWS, &legacy, |bytes| {
        let (text, ..) = encoding_rs::GB18030.decode(bytes);
        records(text.as_bytes())
    });
    let sheet = drafts.get(..ROWS_OF_A_SHEET).expect("there are more");
    let workbook = render::drafts_xlsx(sheet, Language::Zh).expect("they fit a sheet");
    told("`.xlsx`, beside `calamine`", ROWS_OF_A_SHEET, &workbook, |bytes| {
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("it was written here");
        let ranges = workbook.worksheets();
        ranges.iter().map(|(_, range)| range.rows().count()).sum()
    });
    println!();
}

fn records(bytes: &[u8]) -> usize {
    let mut reader = csv::Reader::from_reader(bytes);
    let cells = reader.records().map(|record| record.map_or(0, |record| record.len()));
    cells.filter(|cells| *cells > 0).count()
}

fn told(name: &str, rows: usize, bytes: &[u8], alone: impl Fn(&[u8]) -> usize) {
    let [ours, floor] = interleaved(
        ROUNDS,
        [
            &mut || {
                let batch = Input::new(bytes).read(Language::Zh);
                assert_eq!(batch.templates().count(), rows, "{name}");
            },
            &mut || assert!(alone(bytes) >= rows, "{name}"),
        ],
    );
    let rate = |time: std::time::Duration| rows as f64 / time.as_secs_f64();
    println!(
        "| {name} | {:.0} | {:.0} | {:.1} |",
        rate(ours),
        rate(floor),
        ours.as_secs_f64() / floor.as_secs_f64()
    );
}
