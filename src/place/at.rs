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

impl At {
    /// The cell with its sheet: `C4` in a table, `Sheet1!C4` in a workbook; nothing where there are no cells.
    ///
    /// ```
    /// use mobanlint::At;
    /// let mut at = At::default();
    /// at.cell = Some("C4".to_owned());
    /// assert_eq!(at.cell_in_sheet().as_deref(), Some("C4"));
    /// at.sheet = Some("报名".to_owned());
    /// assert_eq!(at.cell_in_sheet().as_deref(), Some("报名!C4"));
    /// ```
    pub fn cell_in_sheet(&self) -> Option<String> {
        match (&self.sheet, &self.cell, self.line) {
            (None, cell, _) => cell.clone(),
            (Some(sheet), Some(cell), _) => Some(format!("{sheet}!{cell}")),
            (Some(sheet), None, Some(row)) => Some(format!("{sheet}!{row}")),
            (Some(sheet), None, None) => Some(sheet.clone()),
        }
    }
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
        if let (Some(line), None) = (self.line, &self.sheet) {
            write!(f, ":{line}")?;
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
        }
        match self.cell_in_sheet() {
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

    #[test]
    fn places_stand_behind_a_name() {
        for (place, expected) in [
            ("{}", "a"),
            (r#"{"line":8}"#, "a:8"),
            (r#"{"line":8,"column":12}"#, "a:8:12"),
            (r#"{"line":8,"column":12,"cell":"C4"}"#, "a:8:12 C4"),
            (r#"{"line":4,"cell":"C4","sheet":"Sheet1"}"#, "a Sheet1!C4"),
            (r#"{"line":4,"sheet":"报名"}"#, "a 报名!4"),
            (r#"{"sheet":"报名"}"#, "a 报名"),
        ] {
            let at: At = serde_json::from_str(place).unwrap();
            assert_eq!(format!("a{at}"), expected, "{place}");
        }
    }
}
