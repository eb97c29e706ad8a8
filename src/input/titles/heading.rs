//! What stands above a list: its name, or that of a list of something else.

use super::line::{is_section, is_version};

/// Whether a first line is the name of the list that follows: 模板标题清单, 以下是全部标题：, # 标题.
pub(super) fn is_heading(text: &str) -> bool {
    const OF_TITLES: &[&str] = &["标题", "模板", "模版", "標題", "範本", "消息"];
    const LISTS: &[&str] = &[
        "清单",
        "列表",
        "汇总",
        "一览",
        "如下",
        "一览表",
        "表",
        "大全",
        "名单",
        "目录",
        "清單",
        "彙總",
        "一覽",
    ];
    let text = text.trim();
    let named = text.trim_end_matches([':', '：']);
    let bare = named.trim_start_matches('#').trim();
    named.len() < text.len()
        || bare.len() < named.len()
        || OF_TITLES.iter().any(|of| bare.contains(of)) && LISTS.iter().any(|list| bare.ends_with(list))
}

/// Whether a first line is the name of a list of something else: # 更新日志, 待办：.
pub(super) fn heads_others(text: &str) -> bool {
    const OTHERS: [&str; 22] = [
        "changelog",
        "faq",
        "features",
        "roadmap",
        "todo",
        "todolist",
        "会议纪要",
        "功能",
        "功能列表",
        "功能特性",
        "变更日志",
        "变更记录",
        "常见问题",
        "待办",
        "待办事项",
        "更新日志",
        "更新说明",
        "更新记录",
        "特性",
        "版本记录",
        "问题",
        "需求",
    ];
    let bare: String = text
        .trim_matches(|c: char| c == '#' || c == '*' || matches!(c, ':' | '：') || c.is_whitespace())
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '_'))
        .collect();
    OTHERS.contains(&bare.to_lowercase().as_str())
}

/// Whether a heading is the number of a version: `## [1.2.0] - 2026-01-05`.
pub(super) fn heads_version(text: &str) -> bool {
    is_section(text) && is_version(text.trim().trim_start_matches('#').trim())
}

/// Whether a line tells of a change or of work: 修复停水通知.
pub(super) fn tells_work(title: &str) -> bool {
    const WORK: [&str; 24] = [
        "修", "改", "优化", "删除", "升级", "增加", "完善", "完成", "实现", "对接", "开发", "支持", "整理", "新增",
        "测试", "移除", "联调", "补充", "评审", "调整", "跟进", "适配", "重构", "去掉",
    ];
    WORK.iter().any(|verb| title.trim().starts_with(verb))
}

/// Whether the name of a list says that it is one of titles.
pub(super) fn names_titles_by_word(head: &str) -> bool {
    ["标题", "模板", "模版", "消息", "通知", "提醒", "標題", "範本"]
        .iter()
        .any(|word| head.contains(word))
}
