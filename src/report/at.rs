//! Where in a file a field stands.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A place in an input: a line and column of a text, and in tables and workbooks the cell.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
pub struct At {
    /// The line, from 1; in a workbook the row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The column, from 1, in characters; in a workbook none, for a cell says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// The cell as spreadsheets name it, `C4`; only in tables and workbooks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// The sheet of a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
}

/// The cell of this row and column, both from 1, as spreadsheets name it.
///
/// The columns are A to Z, AA to ZZ and so on: a numeral system of 26 digits without a zero.
pub(crate) fn cell_name(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{row}")
}

/// As it stands behind a file's name: `:8:12` in a text, ` C4` added in a table, ` Sheet1!C4` in a workbook.
impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Some(sheet), cell) = (&self.sheet, &self.cell) {
            return match (cell, self.line) {
                (Some(cell), _) => write!(f, " {sheet}!{cell}"),
                (None, Some(row)) => write!(f, " {sheet}!{row}"),
                (None, None) => write!(f, " {sheet}"),
            };
        }
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
        }
        match &self.cell {
            Some(cell) => write!(f, " {cell}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        for (column, name) in [
            (1, "A1"),
            (26, "Z1"),
            (27, "AA1"),
            (52, "AZ1"),
            (702, "ZZ1"),
            (703, "AAA1"),
        ] {
            assert_eq!(cell_name(1, column), name);
        }
    }
}
