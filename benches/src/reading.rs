//! Rows a second of drafts read from tables, beside what only takes their container apart: `csv`, `encoding_rs`, `calamine`.

use std::io::Cursor;

use calamine::{DataType, Reader, Xlsx};
use mobanlint::input::Input;
use mobanlint::{Keyword, Language, Template, render};

use crate::{interleaved, synthetic};

const ROWS: usize = 100_000;
/// A workbook is many times its rows as text.
const ROWS_OF_A_SHEET: usize = 20_000;
const ROUNDS: usize = 7;

pub(crate) fn run() {
    println!("## Reading\n");
    println!(
        "Drafts of four keywords with examples, a row each, medians of {ROUNDS} interleaved runs. What the container alone"
    );
    println!(
        "takes is one thing; another is to make drafts of its cells, which are a dozen texts each, without looking at them.\n"
    );
    println!(
        "| | rows a second | the container alone | times | and drafts made of it | times |\n|---|---:|---:|---:|---:|---:|"
    );
    let drafts: Vec<Template> = synthetic::drafts(ROWS)
        .lines()
        .map(|line| serde_json::from_str(line).expect("the draft was made here"))
        .collect();
    let text = render::drafts_csv(&drafts, Language::Zh);
    told("CSV in UTF-8, beside `csv`", ROWS, text.as_bytes(), records);
    let (legacy, ..) = encoding_rs::GB18030.encode(&text);
    let decoded = |bytes: &[u8], row: &mut dyn FnMut(&[&str])| {
        let (text, ..) = encoding_rs::GB18030.decode(bytes);
        records(text.as_bytes(), row);
    };
    told("CSV in GB18030, beside `encoding_rs` and `csv`", ROWS, &legacy, decoded);
    let sheet = drafts.get(..ROWS_OF_A_SHEET).expect("there are more");
    let workbook = render::drafts_xlsx(sheet, Language::Zh).expect("they fit a sheet");
    told("`.xlsx`, beside `calamine`", ROWS_OF_A_SHEET, &workbook, cells);
    println!();
}

fn records(bytes: &[u8], row: &mut dyn FnMut(&[&str])) {
    let mut reader = csv::Reader::from_reader(bytes);
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).expect("it was written here") {
        row(&record.iter().collect::<Vec<_>>());
    }
}

fn cells(bytes: &[u8], row: &mut dyn FnMut(&[&str])) {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("it was written here");
    for (_, range) in workbook.worksheets() {
        for cells in range.rows().skip(1) {
            let texts: Vec<&str> = cells.iter().map(|cell| cell.get_string().unwrap_or_default()).collect();
            row(&texts);
        }
    }
}

/// The draft of a row: an id, a title, keywords and examples by turns.
fn draft(cells: &[&str]) -> Option<Template> {
    let [id, title, rest @ ..] = cells else { return None };
    let mut draft = Template::new(*title).with_id(*id);
    for pair in rest.chunks(2) {
        if let [name, example] = pair {
            draft = draft.with_keyword(Keyword::new(*name).with_example(*example));
        }
    }
    Some(draft)
}

fn told(name: &str, rows: usize, bytes: &[u8], container: impl Fn(&[u8], &mut dyn FnMut(&[&str]))) {
    let [ours, alone, made] = interleaved(
        ROUNDS,
        [
            &mut || {
                let batch = Input::new(bytes).read(Language::Zh);
                assert_eq!(batch.templates().count(), rows, "{name}");
            },
            &mut || {
                let mut count = 0;
                container(bytes, &mut |_| count += 1);
                assert_eq!(count, rows, "{name}");
            },
            &mut || {
                let mut drafts = Vec::new();
                container(bytes, &mut |cells| drafts.extend(draft(cells)));
                assert_eq!(drafts.len(), rows, "{name}");
            },
        ],
    );
    let rate = |time: std::time::Duration| rows as f64 / time.as_secs_f64();
    let times = |time: std::time::Duration| ours.as_secs_f64() / time.as_secs_f64();
    println!(
        "| {name} | {:.0} | {:.0} | {:.1} | {:.0} | {:.1} |",
        rate(ours),
        rate(alone),
        times(alone),
        rate(made),
        times(made)
    );
}
