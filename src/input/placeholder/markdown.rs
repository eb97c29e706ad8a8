//! Drafts written as Markdown, which need no placeholders: a heading is a title, a table has its keywords.

use super::title::is_han;

/// What the list items under a heading are called.
const ITEMS: &[&str] = &["编号", "场景", "忽略", "id", "scene", "ignore"];
/// What the first or second column of a table of keywords is called.
const KEYWORDS: &[&str] = &["关键词", "keyword"];

/// Whether a text is Markdown with drafts: a table of keywords below a heading, or nothing but headings in Chinese and
/// what may stand below them.
pub(super) fn is_draft(text: &str) -> bool {
    let (mut headings, mut others) = (0_usize, 0_usize);
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(title) = line.strip_prefix("## ") {
            headings += usize::from(title.contains(is_han));
        } else if line.starts_with('|') {
            if headings > 0 && heads_keywords(line) {
                return true;
            }
        } else if !is_item(line) {
            others += 1;
        }
    }
    headings > 0 && others == 0
}

fn heads_keywords(row: &str) -> bool {
    let mut cells = row.split('|').skip(1).take(2).map(str::trim);
    cells.any(|cell| KEYWORDS.iter().any(|name| cell.eq_ignore_ascii_case(name)))
}

fn is_item(line: &str) -> bool {
    let name = line.strip_prefix("- ").and_then(|item| item.split_once(['：', ':']));
    name.is_some_and(|(name, _)| ITEMS.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::is_draft;

    #[test]
    fn drafts_from_documents() {
        for (text, expected) in [
            ("## 停水通知\n\n| 关键词 | 示例 |\n| --- | --- |\n| 时间 | 1 |\n", true),
            ("# 草稿\n\n说明。\n\n## 停水通知\n\n| keyword |\n| --- |\n", true),
            ("## 停水通知\n\n- 编号：7\n- 忽略：1.6: 是\n\n## 停电通知\n", true),
            ("## 停水通知\n", true),
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
