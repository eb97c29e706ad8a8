//! Why a workbook is not read.

use super::super::Refusal;
use super::{MAX_CELLS, MAX_SHEETS, MAX_TEXT, MAX_UNPACKED};

/// Why a workbook is not read. Whatever it is, nothing of it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Fault {
    /// It is locked by a password.
    Locked,
    /// It is damaged here.
    Damaged(String),
    /// There is more in it than is read.
    TooMuch(Limit),
    /// It is an `.xlsb`.
    Binary,
    /// It is older than Excel 5.
    Old,
    /// It is HTML in which there is no table.
    NoTable,
}

/// What there is too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Limit {
    Unpacked,
    Sheets,
    Cells,
    Text,
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        let (zh, en) = fault.words();
        Self::unreadable(zh, en)
    }
}

impl Fault {
    /// What it is and what to do instead, in Chinese and in English.
    fn words(&self) -> (String, String) {
        let (zh, en) = match self {
            Self::Locked => (
                "是有密码的工作簿；请去掉密码后另存",
                "a workbook with a password; save it without the password",
            ),
            Self::Damaged(part) => {
                return (
                    format!("工作簿已损坏（{part}）；请用 Excel 或 WPS 打开后另存为 .xlsx"),
                    format!("a damaged workbook ({part}); open it in Excel or WPS and save it as .xlsx"),
                );
            }
            Self::TooMuch(limit) => {
                let (zh, en) = limit.words();
                return (
                    format!("工作簿太大，{zh}；请拆成几个文件"),
                    format!("a workbook that is too large, with more than {en}; split it into several"),
                );
            }
            Self::Binary => (
                "是 .xlsb 工作簿；请另存为 .xlsx",
                "a workbook of the kind .xlsb; save it as .xlsx",
            ),
            Self::Old => (
                "是 Excel 5 以前的工作簿；请另存为 .xlsx",
                "a workbook older than Excel 5; save it as .xlsx",
            ),
            Self::NoTable => (
                "是没有表格的 HTML；请用 Excel 或 WPS 打开后另存为 .xlsx",
                "HTML without a table; open it in Excel or WPS and save it as .xlsx",
            ),
        };
        (zh.to_owned(), en.to_owned())
    }
}

impl Limit {
    fn words(self) -> (String, String) {
        match self {
            Self::Unpacked => (
                format!("解压后超过 {MAX_UNPACKED} 字节"),
                format!("{MAX_UNPACKED} bytes unpacked"),
            ),
            Self::Sheets => (format!("超过 {MAX_SHEETS} 张工作表"), format!("{MAX_SHEETS} sheets")),
            Self::Cells => (format!("超过 {MAX_CELLS} 个单元格"), format!("{MAX_CELLS} cells")),
            Self::Text => (format!("文字超过 {MAX_TEXT} 字节"), format!("{MAX_TEXT} bytes of text")),
        }
    }
}
