//! What stands between the cells of a text.

use super::heads::row::HeadRow;
use super::rows::{begun, table};

/// How much of a text is looked at.
const LOOKED_BYTES: usize = 16 << 10;
/// How many of its rows may stand above the names of the columns.
const LOOKED_ROWS: usize = 20;

/// What people and spreadsheets put between cells, the likeliest first.
const DELIMITERS: [&str; 6] = [",", "\t", ";", "|", "，", "；"];

/// Where the table begins in a text and what stands between its cells: as the names of its columns show, or its first
/// line, or all of its lines.
pub(super) fn delimiter(bytes: &[u8]) -> (usize, &'static str) {
    let line = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    // What tells a spreadsheet its delimiter is no row of the table.
    if let Some((sep, told)) = line.split_at_checked(4)
        && sep.eq_ignore_ascii_case(b"sep=")
        && let Some(delimiter) = DELIMITERS
            .iter()
            .find(|delimiter| told.starts_with(delimiter.as_bytes()))
    {
        return ((line.len() + 1).min(bytes.len()), delimiter);
    }
    let looked = looked(bytes);
    let delimiter = heads(looked).map(|heads| heads.delimiter).or_else(|| {
        let contains = |delimiter: &&&str| line.windows(delimiter.len()).any(|part| part == delimiter.as_bytes());
        let mut alone = DELIMITERS.iter().take(2);
        let mut steady = DELIMITERS.iter().skip(2);
        let found = alone
            .find(contains)
            .or_else(|| steady.find(|delimiter| is_steady(looked, delimiter)));
        found.copied()
    });
    (0, delimiter.unwrap_or(","))
}

/// The names of a table's columns, where they stand in a text.
pub(in crate::input) struct Heads {
    /// What stands between them.
    pub(in crate::input) delimiter: &'static str,
    /// Their line, from 1.
    pub(in crate::input) line: usize,
}

/// The first row of a text that names columns of drafts.
pub(in crate::input) fn heads(bytes: &[u8]) -> Option<Heads> {
    let looked = looked(bytes);
    let found = DELIMITERS.into_iter().filter_map(|delimiter| {
        let table = begun(looked, delimiter, LOOKED_ROWS);
        let rows = table.rows();
        rows.iter().enumerate().find_map(|(at, row)| {
            let below = rows.get(at + 1..).unwrap_or_default();
            let found = (row.cells.len() > 1).then(|| HeadRow::find(row, below)).flatten();
            found.map(|_| Heads {
                delimiter,
                line: row.line,
            })
        })
    });
    // What stands further down may be a cell that begins with a name.
    found.min_by_key(|heads| heads.line)
}

/// The beginning of a text, up to the end of a line.
fn looked(bytes: &[u8]) -> &[u8] {
    let Some(looked) = bytes.get(..LOOKED_BYTES) else {
        return bytes;
    };
    let end = looked.iter().rposition(|&byte| byte == b'\n');
    looked.get(..end.map_or(LOOKED_BYTES, |end| end + 1)).unwrap_or(looked)
}

/// Whether all rows have the same number of cells, which are several.
fn is_steady(bytes: &[u8], delimiter: &str) -> bool {
    let table = table(bytes, 0, delimiter);
    let rows = table.rows();
    let mut widths = rows.iter().map(|row| row.width);
    let Some(first) = widths.next() else { return false };
    first > 2 && rows.len() > 1 && widths.all(|width| width == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters_are_seen_by_names_then_by_lines() {
        for (text, expected) in [
            ("标题,关键词1,示例1\n甲通知;a,b,c", (0, ",")),
            ("标题\t关键词1\t示例1\n甲,乙通知\tb\tc", (0, "\t")),
            ("申请表, 2026\n标题;关键词1;示例1\n甲通知;b;c", (0, ";")),
            ("标题|关键词1|示例1", (0, "|")),
            ("编号\t标题\t关键词1\n标题,\t关键词1\t甲", (0, "\t")),
            ("标题，关键词1，示例1\n甲通知，b，c", (0, "，")),
            ("sep=;\n甲,乙", (6, ";")),
            ("SEP=\t\r\n甲", (7, "\t")),
            ("sep=", (0, ",")),
            ("甲通知，编号，1\n乙通知，编号，2", (0, "，")),
            ("甲;乙通知\n丙通知", (0, ",")),
            ("甲通知\tb,c", (0, ",")),
            ("", (0, ",")),
        ] {
            assert_eq!(delimiter(text.as_bytes()), expected, "{text:?}");
        }
    }
}
