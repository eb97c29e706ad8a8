//! What is no text, and what to do instead of giving it.

use super::refusal::Refusal;
use crate::input::apart::apart;

/// What bytes are that are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A workbook of a kind that is read.
    Workbook,
    /// Something else, with its names in both languages.
    Other(&'static str, &'static str, Advice),
}

/// What to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Advice {
    /// There are no drafts in it.
    None,
    /// Save it as a workbook or a table.
    SaveAs,
    /// Take the text out of it.
    TakeOut,
    /// Unpack it.
    Unpack,
    /// Save it without a password.
    Unlock,
    /// Export its table.
    Export,
    /// Get it again.
    Again,
}

impl Kind {
    /// Why it is not read; none of what is.
    pub(super) fn refusal(self) -> Option<Refusal> {
        let Self::Other(name_zh, name_en, advice) = self else {
            return None;
        };
        let (zh, en) = match advice {
            Advice::None => ("其中没有模板草稿", "it holds no drafts"),
            Advice::SaveAs => (
                "请用 Excel 或 WPS 另存为 .xlsx 或“CSV UTF-8”",
                "save it as .xlsx or \"CSV UTF-8\"",
            ),
            Advice::TakeOut => (
                "请把其中的模板复制到 .txt、.xlsx 或 .csv 文件",
                "copy the templates in it to a .txt, .xlsx or .csv file",
            ),
            Advice::Unpack => ("请先解压，再检查其中的文件", "unpack it and give the files in it"),
            Advice::Unlock => ("请去掉密码后另存", "save it without the password"),
            Advice::Export => (
                "请把存放模板的表导出为 CSV、JSON 或 SQL",
                "export the table of templates as CSV, JSON or SQL",
            ),
            Advice::Again => ("文件不完整，请重新取得", "the file breaks off, get it again"),
        };
        let (zh, en) = (format!("是{}；{zh}", apart(name_zh)), format!("{name_en}; {en}"));
        // What a spreadsheet holds may be drafts, and whoever passes over it must say so.
        let may_hold = matches!(advice, Advice::SaveAs | Advice::Unlock | Advice::Again);
        Some(if may_hold {
            Refusal::unreadable(zh, en)
        } else {
            Refusal::foreign(zh, en)
        })
    }
}
