use std::fmt::Write as _;

use super::{Fault, read, sheets, workbook, zipped};
use crate::input::Input;
use crate::language::Language;

const HEAD: &str = r#"<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">"#;

fn of(sheet: &str) -> String {
    let formats = [
        ("d", "yyyy&quot;年&quot;m&quot;月&quot;"),
        ("p", "Percent"),
        ("s", "Short Date"),
        ("n", ""),
    ];
    let mut styles = String::new();
    for (id, code) in formats {
        let _ = write!(
            styles,
            r#"<Style ss:ID="{id}"><NumberFormat ss:Format="{code}"/></Style>"#
        );
    }
    format!(r#"{HEAD}<Styles>{styles}</Styles><Worksheet ss:Name="甲"><Table>{sheet}</Table></Worksheet></Workbook>"#)
}

#[test]
fn values_are_as_they_are_shown() {
    for (kind, style, value, expected) in [
        ("String", "n", "停水&#10;通知", "停水\n通知"),
        ("String", "p", "12", "12"),
        ("Number", "n", "339208499", "339208499"),
        ("Number", "p", "0.256", "25.60%"),
        ("Number", "d", "42009", "2015年1月"),
        ("Number", "?", "1e3", "1000"),
        ("Number", "n", "甲", "甲"),
        ("DateTime", "s", "2015-01-05T00:00:00.000", "2015/1/5"),
        ("DateTime", "s", "昨天", "昨天"),
        ("Boolean", "n", "1", "TRUE"),
        ("Boolean", "n", "0", "FALSE"),
        ("Error", "n", "#N/A", "#N/A"),
    ] {
        let cell = format!(r#"<Row><Cell ss:StyleID="{style}"><Data ss:Type="{kind}">{value}</Data></Cell></Row>"#);
        assert_eq!(
            read(of(&cell).as_bytes()),
            ["甲".to_owned(), format!("A1 {expected}")],
            "{value}"
        );
    }
}

#[test]
fn rows_and_cells_say_where_they_stand_or_follow() {
    let data = |text: &str| format!(r#"<Data ss:Type="String">{text}</Data>"#);
    let rows = format!(
        r#"<Row ss:Index="3" ss:Span="1"><Cell ss:Index="2" ss:MergeAcross="1" ss:MergeDown="2">{}</Cell><Cell>{}</Cell></Row><Row><Cell/><Cell>{}</Cell></Row>"#,
        data("甲"),
        data("乙"),
        data("丙"),
    );
    assert_eq!(read(of(&rows).as_bytes()), ["甲", "B3[2x3] 甲", "D3 乙", "B5 丙"]);
    let far = r#"<Row ss:Index="4294967295"><Cell ss:Index="4294967295"><Data ss:Type="String">甲</Data></Cell></Row><Row><Cell><Data>乙</Data></Cell></Row>"#;
    assert_eq!(read(of(far).as_bytes()).len(), 3);
}

#[test]
fn what_breaks_off_is_damaged() {
    let whole = of(r#"<Row><Cell><Data ss:Type="String">甲</Data></Cell></Row>"#);
    for cut in [HEAD.len() + 9, whole.len() - 40, whole.len() - 12] {
        let cut = &whole.as_bytes()[..cut];
        assert_eq!(sheets(cut), Err(Fault::Damaged("xml".to_owned())));
    }
}

#[test]
fn macros_are_told() {
    let cells = r#"<row><c t="inlineStr"><is><t>标题</t></is></c></row><row><c t="inlineStr"><is><t>停水通知</t></is></c></row>"#;
    let notes = |bytes: &[u8]| -> Vec<String> {
        let batch = Input::new(bytes).read(Language::En);
        assert_eq!(batch.templates().count(), 1);
        batch.notes.iter().map(|note| note.message.clone()).collect()
    };
    assert_eq!(notes(&workbook(cells, &[])), Vec::<String>::new());
    let told = ["the workbook has macros, which are neither read nor run"];
    assert_eq!(notes(&workbook(cells, &[("xl/vbaProject.bin", "")])), told);
    // What only is called so elsewhere in the file is none.
    assert!(sheets(&zipped(&[("vbaProject.bin", "")])).is_err());
}
