//! Drafts written as Markdown, which need no placeholders: a heading is a title, a table has its keywords.

use super::title::is_han;

/// What the first or second column of a table of keywords is called.
const KEYWORDS: &[&str] = &["关键词", "keyword"];

/// Whether a text has a table of keywords below a heading in Chinese.
pub(super) fn is_draft(text: &str) -> bool {
    let mut titled = false;
    text.lines().map(str::trim).any(|line| {
        let title = line.trim_start_matches('#');
        titled |= title.len() < line.len() && title.contains(is_han);
        titled && line.starts_with('|') && heads_keywords(line)
    })
}

fn heads_keywords(row: &str) -> bool {
    let mut cells = row.split('|').skip(1).take(2).map(str::trim);
    cells.any(|cell| KEYWORDS.iter().any(|name| cell.eq_ignore_ascii_case(name)))
}

#[cfg(test)]
mod tests {
    use super::is_draft;

    #[test]
    fn drafts_from_documents() {
        for (text, expected) in [
            ("## 停水通知\n\n| 关键词 | 示例 |\n| --- | --- |\n| 时间 | 1 |\n", true),
            ("# 草稿\n\n说明。\n\n## 停水通知\n\n| keyword |\n| --- |\n", true),
            ("## 停水通知\n", false),
            ("## 安装\n\n请先安装。\n\n## 使用\n", false),
            ("## Notes\n", false),
            ("| 关键词 | 示例 |\n| --- | --- |\n", false),
            ("# 停水通知\n", false),
            ("", false),
        ] {
            assert_eq!(is_draft(text), expected, "{text:?}");
        }
    }
}
