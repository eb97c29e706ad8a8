//! Files that harm whoever trusts them.

use super::{Fault, sheets, workbook, zipped};
use crate::input::bytes::Refusal;
use crate::input::bytes::workbook::fault::Limit;
use crate::input::bytes::workbook::packed::Parts;
use crate::language::Language;

const FILES: [&[u8]; 4] = [
    include_bytes!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/workbooks/libreoffice.xlsx"
    )),
    include_bytes!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/workbooks/libreoffice.xls"
    )),
    include_bytes!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/workbooks/libreoffice.ods"
    )),
    include_bytes!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/workbooks/xlwt.xls"
    )),
];

#[test]
fn no_cut_and_no_changed_byte_makes_it_panic() {
    let mut seed = 1_u64;
    let mut random = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for file in FILES {
        for _ in 0..300 {
            let mut bytes = file.to_vec();
            for _ in 0..=random(8) {
                let at = random(bytes.len());
                bytes[at] = [0, 1, 0x7F, 0x80, 0xFF, bytes[at].wrapping_add(1)][random(6)];
            }
            let _ = sheets(&bytes);
            let _ = sheets(&bytes[..random(bytes.len())]);
        }
    }
}

#[test]
fn no_more_is_unpacked_than_may_be() {
    let blanks = " ".repeat(1 << 20);
    let bytes = zipped(&[("a", &blanks), ("b", &blanks), ("C\\D", "甲")]);
    assert!(bytes.len() < 10_000, "{} bytes", bytes.len());
    let mut parts = Parts::open(&bytes, 3 << 19).unwrap();
    assert_eq!(
        parts.read("a").map(|text| text.map(|text| text.len())),
        Ok(Some(1 << 20))
    );
    assert_eq!(parts.read("b"), Err(Fault::TooMuch(Limit::Unpacked)));
    assert_eq!(parts.read("/c/d"), Ok(Some("甲".to_owned())));
    assert_eq!(parts.read("e"), Ok(None));
}

#[test]
fn a_short_text_shown_too_often_is_refused() {
    let text = "停".repeat(10_000);
    let strings = format!("<sst><si><t>{text}</t></si></sst>");
    let cells = r#"<c t="s"><v>0</v></c>"#.repeat(3000);
    let bytes = workbook(&format!("<row>{cells}</row>"), &[("xl/sharedStrings.xml", &strings)]);
    assert_eq!(sheets(&bytes), Err(Fault::TooMuch(Limit::Text)));
}

#[test]
fn cells_repeated_without_end_are_refused() {
    let ods = |cells: &str| {
        let content =
            format!("<d><table name='甲'><table-row number-rows-repeated='1048576'>{cells}</table-row></table></d>");
        sheets(&zipped(&[("content.xml", &content)]))
    };
    let repeated = "<table-cell number-columns-repeated='16384'><p>甲</p></table-cell>";
    assert_eq!(ods(repeated), Err(Fault::TooMuch(Limit::Cells)));
    let empty = "<table-cell number-columns-repeated='4294967295'/>".repeat(3);
    assert!(ods(&empty).is_ok_and(|sheets| sheets[0].rows.is_empty()));
    let blanks = "<table-cell><p>甲<s c='4000000000'/></p></table-cell>";
    let content = format!("<d><table name='甲'><table-row>{blanks}</table-row></table></d>");
    assert!(sheets(&zipped(&[("content.xml", &content)])).is_ok());
}

#[test]
fn too_many_sheets_are_refused() {
    let listed = r#"<sheet name="甲" r:id="rId1"/>"#.repeat(1001);
    let book = format!("<workbook><sheets>{listed}</sheets></workbook>");
    assert_eq!(
        sheets(&workbook("", &[("xl/workbook.xml", &book)])),
        Err(Fault::TooMuch(Limit::Sheets))
    );
}

#[test]
fn a_far_cell_takes_no_room_for_those_before() {
    let far = sheets(&workbook(r#"<row><c r="XFD1048576"><v>1</v></c></row>"#, &[])).unwrap();
    assert_eq!(
        (far[0].rows[0].number, far[0].rows[0].cells[0].column),
        (1_048_576, 16_384)
    );
    assert!(
        sheets(&workbook(
            r#"<row r="4294967295"><c r="ZZZZZZZ99999999999"><v>1</v></c></row>"#,
            &[]
        ))
        .is_ok()
    );
}

/// With the square of their number, none of these would end while anyone waits.
#[test]
fn many_of_a_kind_take_time_by_their_number() {
    let attributes: Vec<String> = (0..30_000).map(|at| format!(" a{at}='1'")).collect();
    let attributes = attributes.concat();
    let hanging = "<td rowspan=60000>".repeat(5_000) + &"<tr><td>甲".repeat(5_000);
    for bytes in [
        workbook(&format!("<row{attributes}><c{attributes}><v>1</v></c></row>"), &[]),
        workbook(&"<a>".repeat(200_000), &[]),
        workbook(
            &(r#"<row r="2"><c r="A2"><v>1</v></c></row>"#.to_owned() + r#"<row r="1"><c r="A1"><v>1</v></c></row>"#)
                .repeat(30_000),
            &[],
        ),
        format!("<table><tr>{hanging}").into_bytes(),
        "<table>".repeat(200_000).into_bytes(),
        format!("<table><tr><td {attributes}>").into_bytes(),
        "<td>&".repeat(200_000).into_bytes(),
    ] {
        let _ = sheets(&bytes);
    }
}

#[test]
fn a_fault_says_what_it_is_and_what_to_do() {
    for (fault, zh, en) in [
        (Fault::Locked, "密码", "password"),
        (
            Fault::Damaged("xl/workbook.xml".to_owned()),
            "xl/workbook.xml",
            "xl/workbook.xml",
        ),
        (Fault::TooMuch(Limit::Cells), "2000000 个单元格", "2000000 cells"),
        (Fault::TooMuch(Limit::Unpacked), "解压", "unpacked"),
        (Fault::Binary, ".xlsb", ".xlsb"),
        (Fault::Old, "Excel 5", "Excel 5"),
        (Fault::NoTable, "HTML", "HTML"),
    ] {
        let refusal = Refusal::from(fault);
        assert!(!refusal.is_foreign());
        for (language, expected) in [(Language::Zh, zh), (Language::En, en)] {
            let message = refusal.message(language);
            assert!(
                message.contains(expected) && message.contains(language.pick("请", "; ")),
                "{message}"
            );
        }
    }
}
