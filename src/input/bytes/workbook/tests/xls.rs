use std::io::{Cursor, Write};

use cfb::CompoundFile;
use encoding_rs::GB18030;

use super::{Fault, read, sheets};

/// A compound file with one stream.
pub(super) fn compound(stream: &str, data: &[u8]) -> Vec<u8> {
    let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(stream).unwrap().write_all(data).unwrap();
    file.into_inner().into_inner()
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
}

/// Numbers of two bytes each.
fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// A workbook's stream: what is said of it, and one sheet.
pub(super) fn stream(version: u16, globals: &[Vec<u8>], name: &[u8], sheet: &[Vec<u8>]) -> Vec<u8> {
    let bof = record(0x0809, &words(&[version, 5, 0, 0]));
    let bound = [&[0; 6], name].concat();
    let mut out = [bof, globals.concat(), record(0x0085, &bound), record(0x000A, &[])].concat();
    let start = u32::try_from(out.len()).unwrap();
    let at = out.len() - 4 - bound.len();
    out[at..at + 4].copy_from_slice(&start.to_le_bytes());
    out.extend(record(0x0809, &words(&[version, 16, 0, 0])));
    out.extend(sheet.concat());
    out.extend(record(0x000A, &[]));
    out
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A text with its length in two bytes, in UTF-16.
fn long(text: &str) -> Vec<u8> {
    let length = u16::try_from(text.encode_utf16().count()).unwrap();
    [&length.to_le_bytes()[..], &[1], &wide(text)].concat()
}

fn cell(kind: u16, row: u16, column: u16, style: u16, data: &[u8]) -> Vec<u8> {
    record(kind, &[&words(&[row, column, style]), data].concat())
}

fn eight(sheet: &[Vec<u8>]) -> Vec<u8> {
    let globals = [
        record(0x041E, &[&words(&[164]), &long(r#"[h]"小时""#)[..]].concat()),
        record(0x00E0, &words(&[0, 0])),
        record(0x00E0, &words(&[0, 31])),
        record(0x00E0, &words(&[0, 164])),
        // The last text goes on in the next record, and there with lower bytes alone; it has a run and a reading.
        record(
            0x00FC,
            &[
                &[4, 0, 0, 0, 3, 0, 0, 0],
                &long("停水")[..],
                &long("")[..],
                &[4, 0, 0x0D, 1, 0, 3, 0, 0, 0][..],
                &wide("取件"),
            ]
            .concat(),
        ),
        record(0x003C, &[&[0][..], b"AB", &[0; 4], &[9; 3]].concat()),
    ];
    let name = [&[2, 1][..], &wide("模板")].concat();
    compound("/Workbook", &stream(0x0600, &globals, &name, sheet))
}

#[test]
fn every_kind_of_cell_is_read() {
    let rk = |bits: u32| bits.to_le_bytes();
    let bytes = eight(&[
        record(0x0208, &words(&[1, 0, 9, 0, 0, 0, 0x20, 0])),
        cell(0x00FD, 0, 0, 0, &[0, 0, 0, 0]),
        cell(0x00FD, 0, 1, 0, &[1, 0, 0, 0]),
        cell(0x00FD, 0, 2, 0, &[2, 0, 0, 0]),
        cell(0x00FD, 0, 3, 0, &[9, 0, 0, 0]),
        cell(0x0203, 1, 0, 1, &42_009.5_f64.to_le_bytes()),
        cell(0x0203, 1, 1, 2, &1.75_f64.to_le_bytes()),
        cell(0x0203, 1, 2, 9, &0.5_f64.to_le_bytes()),
        cell(0x027E, 2, 0, 0, &rk(42_009 << 2 | 2)),
        cell(0x027E, 2, 1, 0, &rk(1_250 << 2 | 3)),
        cell(0x027E, 2, 2, 0, &rk(((-7_i32) << 2).cast_unsigned() | 2)),
        cell(0x027E, 2, 3, 0, &rk((1.5_f64.to_bits() >> 32) as u32)),
        record(
            0x00BD,
            &[
                &words(&[3, 1, 1])[..],
                &rk(42_009 << 2 | 2),
                &words(&[0]),
                &rk(8 << 2 | 2),
                &words(&[2]),
            ]
            .concat(),
        ),
        cell(0x0205, 4, 0, 0, &[1, 0]),
        cell(0x0205, 4, 1, 0, &[0, 0]),
        cell(0x0205, 4, 2, 0, &[0x2A, 1]),
        cell(0x0204, 5, 0, 0, &long("标签")),
        cell(0x0006, 6, 0, 1, &[&42_009.0_f64.to_le_bytes()[..], &[0; 8]].concat()),
        cell(0x0006, 6, 1, 0, &[0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0]),
        record(0x04BC, &[0; 8]),
        record(0x0207, &[&[3, 0, 1][..], &wide("公")].concat()),
        record(0x003C, &[&[1][..], &wide("式值")].concat()),
        cell(0x0006, 6, 2, 0, &[1, 0, 1, 0, 0, 0, 0xFF, 0xFF]),
        cell(0x0006, 6, 3, 0, &[2, 0, 0x07, 0, 0, 0, 0xFF, 0xFF]),
        cell(0x0006, 6, 4, 0, &[3, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        // A chart in the sheet.
        record(0x0809, &words(&[0x0600, 0x20])),
        cell(0x0203, 9, 9, 0, &1_f64.to_le_bytes()),
        record(0x000A, &[]),
        record(0x00E5, &words(&[2, 0, 0, 0, 2, 5, 6, 0, 0])),
        // Records of nothing.
        record(0x0203, &[]),
        record(0x00E5, &[9, 9, 9]),
        record(0x00BD, &[0; 6]),
    ]);
    assert_eq!(
        read(&bytes),
        [
            "模板",
            "A1[3x1] 停水",
            "C1 取件AB",
            "A2* 2015年1月5日",
            "B2* 42小时",
            "C2* 0.5",
            "A3 42009",
            "B3 12.5",
            "C3 -7",
            "D3 1.5",
            "B4 2015年1月5日",
            "C4 8",
            "A5 TRUE",
            "B5 FALSE",
            "C5 #N/A",
            "A6[1x2] 标签",
            "A7 2015年1月5日",
            "B7 公式值",
            "C7 TRUE",
            "D7 #DIV/0!",
        ]
    );
}

#[test]
fn excel_5_has_code_pages() {
    let text = |text: &str| GB18030.encode(text).0.into_owned();
    let counted = |bytes: &[u8]| [&words(&[u16::try_from(bytes.len()).unwrap()]), bytes].concat();
    let globals = [
        record(0x0042, &words(&[936])),
        record(0x0022, &words(&[1])),
        record(0x041E, &[&words(&[164])[..], &[10], b"yyyy-mm-dd"].concat()),
        record(0x00E0, &words(&[0, 0])),
        record(0x00E0, &words(&[0, 164])),
    ];
    let name = [&[4][..], &text("模板")].concat();
    let sheet = [
        cell(0x0204, 0, 0, 0, &counted(&text("停水通知"))),
        cell(0x0203, 0, 1, 1, &40_547_f64.to_le_bytes()),
    ];
    let bytes = compound("/Book", &stream(0x0500, &globals, &name, &sheet));
    assert_eq!(read(&bytes), ["模板", "A1 停水通知", "B1 2015-01-05"]);
}

#[test]
fn what_cannot_be_read_is_told() {
    let locked = [record(0x002F, &words(&[1, 0]))];
    let damaged = Err(Fault::Damaged("Workbook".to_owned()));
    for (bytes, expected) in [
        (compound("/EncryptedPackage", &[]), Err(Fault::Locked)),
        (
            compound("/Workbook", &stream(0x0600, &locked, &[0, 0], &[])),
            Err(Fault::Locked),
        ),
        (compound("/Workbook", &[]), Err(Fault::Old)),
        (
            compound("/Workbook", &record(0x0809, &words(&[0x0400, 0]))),
            Err(Fault::Old),
        ),
        (
            compound("/Workbook", &record(0x0809, &words(&[0x0600, 5]))),
            damaged.clone(),
        ),
        (
            compound("/Workbook", &stream(0x0600, &[], &[0, 0], &[record(0x0809, &[])])),
            damaged.clone(),
        ),
        (compound("/Other", &[]), damaged.clone()),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), damaged.clone()),
    ] {
        assert_eq!(sheets(&bytes), expected);
    }
    // Sheets that all claim the same place.
    let many: Vec<Vec<u8>> = (0..50)
        .map(|_| record(0x0085, &[12, 0, 0, 0, 0, 0, 1, 0, b'a']))
        .collect();
    let bytes = compound(
        "/Workbook",
        &stream(0x0600, &many, &[0, 0], &[record(0x0001, &[0; 4000])]),
    );
    assert_eq!(sheets(&bytes), damaged);
}
