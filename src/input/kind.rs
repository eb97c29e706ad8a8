//! Which format an input has.

use super::placeholder::stands_in;
use super::table::quoted_end;
use crate::Language;

/// The formats drafts and libraries come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// One template, a list, an object with `templates`, or an answer of the platform.
    Json,
    /// A template a line.
    JsonLines,
    /// A spreadsheet's rows, cells between commas.
    Csv,
    /// A spreadsheet's rows, cells between tabs: what a spreadsheet puts on the clipboard.
    Tsv,
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
            "txt" => Some(Self::Titles),
            _ => None,
        }
    }

    /// The format of an input without a name, from how it begins.
    ///
    /// ```
    /// use mobanlint::input::Format;
    /// assert_eq!(Format::sniff(b"{\"title\": \"a\"}\n{\"title\": \"b\"}"), Format::JsonLines);
    /// assert_eq!(Format::sniff("订单支付成功通知\t订单号\t3392".as_bytes()), Format::Tsv);
    /// assert_eq!(Format::sniff("停水通知\n停电通知".as_bytes()), Format::Titles);
    /// ```
    pub fn sniff(bytes: &[u8]) -> Self {
        let bytes = bytes.strip_prefix(super::context::BOM).unwrap_or(bytes);
        let begin = bytes
            .iter()
            .position(|byte| !byte.is_ascii_whitespace())
            .unwrap_or(bytes.len());
        let opening = bytes.get(begin..).unwrap_or_default();
        let end = opening
            .iter()
            .position(|&byte| matches!(byte, b'\n' | b'\r'))
            .unwrap_or(opening.len());
        let (first, rest) = opening.split_at_checked(end).unwrap_or((opening, &[]));
        match first.first() {
            Some(b'[') => return Self::Json,
            Some(b'{') => {
                let complete = serde_json::from_slice::<serde::de::IgnoredAny>(first).is_ok();
                let more = rest.iter().any(|byte| !byte.is_ascii_whitespace());
                return if complete && more { Self::JsonLines } else { Self::Json };
            }
            // The first cell may have line breaks, and what tells the format stands behind its quotes.
            Some(b'"') => match quoted_end(opening, 0).and_then(|end| opening.get(end)) {
                Some(b'\t') => return Self::Tsv,
                Some(b',') => return Self::Csv,
                _ => {}
            },
            _ => {}
        }
        // A blank first cell begins with its tab, so the line is looked at from its own beginning.
        let line_start = bytes
            .get(..begin)
            .unwrap_or_default()
            .iter()
            .rposition(|&byte| byte == b'\n');
        let line = bytes
            .get(line_start.map_or(0, |at| at + 1)..begin + end)
            .unwrap_or_default();
        if line.contains(&b'\t') {
            Self::Tsv
        } else if line.contains(&b',') {
            Self::Csv
        } else if has_broken_cell(bytes) {
            Self::Tsv
        } else if std::str::from_utf8(bytes).is_ok_and(stands_in) {
            Self::Text
        } else {
            Self::Titles
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
            Self::Text => language.pick(
                "含占位符的文本：标题，其下为 关键词：{{thing1.DATA}}",
                "text with placeholders: a title, below it name: {{thing1.DATA}}",
            ),
            Self::Titles => language.pick("每行一个标题", "a title a line"),
        }
    }
}

/// Whether one of the lines begins a quoted cell that goes on in the next: a column as a spreadsheet copies it.
fn has_broken_cell(bytes: &[u8]) -> bool {
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let mut end = at;
        if byte == b'"'
            && let Some(closed) = quoted_end(bytes, at)
        {
            let ends_line = bytes.get(closed).is_none_or(|byte| matches!(byte, b'\n' | b'\r'));
            if ends_line && bytes.get(at..closed).is_some_and(|cell| cell.contains(&b'\n')) {
                return true;
            }
            end = closed;
        }
        let rest = bytes.get(end..).unwrap_or_default();
        at = end
            + rest
                .iter()
                .position(|&byte| byte == b'\n')
                .map_or(rest.len(), |line| line + 1);
    }
    false
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

    #[test]
    fn beginnings_name_formats() {
        for (text, format) in [
            ("\u{feff} \n{\n\"title\":\"a\"}", Format::Json),
            ("[]", Format::Json),
            ("{\"title\":\"a\"}", Format::Json),
            ("{\"title\":\"a\"}\r\n\r\n{\"title\":", Format::JsonLines),
            ("{\"title\":\"a\"}\n}", Format::JsonLines),
            ("甲通知,编号,1\n", Format::Csv),
            ("\n\t编号\t1,2\n", Format::Tsv),
            ("甲通知\n乙通知,\n", Format::Titles),
            ("\"甲\n通知\"\t编号\t1\n", Format::Tsv),
            ("\"甲\t\n通知\",编号,1\n", Format::Csv),
            ("\"甲通知\n乙\"通知\t1\n", Format::Titles),
            ("甲通知\n\"乙\n通知\"\r\n丙通知", Format::Tsv),
            ("甲通知\n\"乙\"通知\n\"丙通知\n\"丁\"\n", Format::Titles),
            ("\"甲\"\n\"乙\"", Format::Titles),
            ("", Format::Titles),
        ] {
            assert_eq!(Format::sniff(text.as_bytes()), format, "{text:?}");
        }
    }
}
