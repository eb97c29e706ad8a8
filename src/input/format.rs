//! The formats there are, and what their files are called.

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// The formats drafts and libraries come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "InputFormat"))]
pub enum Format {
    /// One template, a list, an object with `templates`, or an answer of the platform.
    Json,
    /// A template a line.
    #[serde(rename = "jsonl")]
    JsonLines,
    /// A spreadsheet's rows, cells between commas.
    Csv,
    /// A spreadsheet's rows, cells between tabs: what a spreadsheet puts on the clipboard.
    Tsv,
    /// The sheets of a workbook.
    Workbook,
    /// Any text in which placeholders stand: a paste from the console, code, SQL, Markdown.
    Text,
    /// A title a line.
    Titles,
}

impl Format {
    /// The format a file's extension stands for.
    ///
    /// ```
    /// use mobanlint::input::Format;
    /// assert_eq!(Format::from_path("drafts/spring.JSONL"), Some(Format::JsonLines));
    /// assert_eq!(Format::from_path("README.md"), None);
    /// ```
    pub fn from_path(path: &str) -> Option<Self> {
        let name = path.rsplit(['/', '\\']).next()?;
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "json" => Some(Self::Json),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            "csv" => Some(Self::Csv),
            "tsv" => Some(Self::Tsv),
            "xlsx" | "xlsm" | "xls" | "et" | "ods" => Some(Self::Workbook),
            "txt" => Some(Self::Titles),
            _ => None,
        }
    }

    /// What belongs in an input of this format.
    pub(super) fn expected(self, language: Language) -> &'static str {
        match self {
            Self::Json => language.pick(
                "一个模板、模板列表或 {\"templates\": [...]}",
                "a template, a list of templates or {\"templates\": [...]}",
            ),
            Self::JsonLines => language.pick("每行一个模板", "a template a line"),
            Self::Csv | Self::Tsv => language.pick(
                "表格：标题，其后依次为关键词和示例",
                "a table: a title, then keyword and example by turns",
            ),
            Self::Workbook => language.pick(
                "工作表：有名为 标题、关键词、示例 的列",
                "a sheet with columns named title, keyword, example",
            ),
            Self::Text => language.pick(
                "含占位符的文本：标题，其下为 关键词：{{thing1.DATA}}",
                "text with placeholders: a title, below it name: {{thing1.DATA}}",
            ),
            Self::Titles => language.pick("每行一个标题", "a title a line"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_name_formats() {
        for (path, format) in [
            ("a.json", Some(Format::Json)),
            ("C:\\x\\a.NDJSON", Some(Format::JsonLines)),
            ("a.b/c.csv", Some(Format::Csv)),
            ("a.tsv", Some(Format::Tsv)),
            ("标题.txt", Some(Format::Titles)),
            ("a.b/json", None),
            ("", None),
        ] {
            assert_eq!(Format::from_path(path), format, "{path}");
        }
    }
}
