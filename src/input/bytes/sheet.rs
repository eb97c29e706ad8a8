//! A sheet of a workbook as the person sees it.

use serde::{Deserialize, Serialize};

/// A sheet: its name and the rows that hold something, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Sheet {
    /// The name on its tab.
    pub name: String,
    /// Whether the tab is hidden.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<bool>", optional))]
    pub hidden: bool,
    /// The rows with at least one cell that is not empty.
    pub rows: Vec<SheetRow>,
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SheetRow {
    /// Its number as the workbook shows it, from 1.
    pub number: u32,
    /// Whether it is hidden, by hand or by a filter.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<bool>", optional))]
    pub hidden: bool,
    /// The cells that are not empty, from left to right.
    pub cells: Vec<SheetCell>,
}

/// A cell of a sheet. Of merged cells the first has the text, and says how far it reaches.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SheetCell {
    /// Its column, from 1.
    pub column: u32,
    /// The text as it is shown: dates and numbers in their format.
    pub text: String,
    /// How many columns it takes, and how many rows, where cells are merged; else `(1, 1)`.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    #[cfg_attr(feature = "typescript", ts(as = "Option<(u32, u32)>", optional))]
    pub spans: (u32, u32),
}

fn one() -> (u32, u32) {
    (1, 1)
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_one(spans: &(u32, u32)) -> bool {
    *spans == (1, 1)
}
