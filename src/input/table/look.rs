//! What a text looks like: a title, the name of something, or a value.

use crate::input::platform::words::ends_in_noun;

/// The longest text that may be a title, in characters; what is longer is prose.
pub(super) const LONGEST_TITLE: usize = 40;

/// What titles end in when they do not end as rule 1.3 wants: the state something is in, or what is told of it.
const STATES: [&str; 44] = [
    "上新", "下架", "中奖", "代付", "催缴", "公告", "关闭", "到期", "到账", "到货", "发放", "发货", "取消", "变动",
    "变更", "告警", "失败", "完成", "审核", "开启", "异常", "成功", "报警", "拒绝", "提示", "播报", "更新", "来访",
    "消息", "状态", "确认", "签收", "结束", "结果", "超时", "过期", "进度", "退款", "送达", "通过", "逾期", "错误",
    "预警", "驳回",
];

/// Whether a text says of itself that it notifies: what nearly every title does, and hardly another text.
pub(super) fn notifies(text: &str) -> bool {
    if text.len() > 4 * LONGEST_TITLE {
        // Too long a title is one all the same, where it ends as titles do.
        return text.len() <= 16 * LONGEST_TITLE
            && ends_as_title(text.trim())
            && !text.contains(['。', '{', '<', '\n']);
    }
    // A cell may be broken to be no wider than its column.
    let text: String = text.split_whitespace().collect();
    (text.contains("通知") || text.contains("提醒") || text.contains("提示"))
        && (text.chars().count() <= LONGEST_TITLE || ends_as_title(&text))
        && !text.contains(['。', '{', '<', '：', ':', '=', '"', '\'', ';', '？'])
        // Questions are no titles.
        && !["如何", "怎么", "为什么"].iter().any(|ask| text.starts_with(ask))
        && !text.ends_with("怎么办")
        // A line of a program that is indented by a tab.
        && !text.starts_with(['#', '/', '*'])
        // Notices of an office are about something.
        && !text.starts_with("关于")
}

pub(super) fn ends_as_title(text: &str) -> bool {
    text.ends_with("通知") || text.ends_with("提醒")
}

/// Whether a text may be a title although it does not say so.
pub(in crate::input) fn may_be_title(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['！', '!', '。', '～', '~', '）', ')']);
    let ends = STATES.iter().any(|state| text.ends_with(state));
    notifies(text) || ends && (3..=LONGEST_TITLE).contains(&text.chars().count()) && !text.contains(['。', '，', '：'])
}

/// Whether a text is an amount, a date, a number or an address on the net: what no keyword is called.
pub(super) fn is_value(text: &str) -> bool {
    let (mut digits, mut letters) = (0usize, 0usize);
    for char in text.chars() {
        if char.is_numeric() {
            digits += 1;
        } else if char.is_alphabetic() {
            letters += 1;
        }
    }
    digits > 0 && digits >= letters || letters == 0 || text.contains("://") || text.contains('@')
}

/// Whether a text is the name of something as keywords have it.
pub(super) fn is_label(text: &str) -> bool {
    let text = text.trim();
    (1..=20).contains(&text.chars().count())
        && !is_value(text)
        && !text.contains(['。', '？', '！', '?', '!', '：', ':', '=', '{', '}', '\n'])
        && text.matches(['(', '（']).count() == text.matches([')', '）']).count()
}

/// Whether a text says of itself that it names a keyword, as 停水时间 does and 一号楼 does not.
pub(in crate::input) fn names_keyword(text: &str) -> bool {
    let text = text.trim();
    is_label(text) && ends_in_noun(text) && !notifies(text)
}

/// Whether a text stands below a table and speaks of all of it: 合计, 填表人：张三, 注：….
pub(super) fn closes(text: &str) -> bool {
    // Nobody writes a longer word before the colon.
    const LONGEST: usize = 24;
    // Ids and numbers, which stand first in most rows.
    if text
        .bytes()
        .next()
        .is_some_and(|first| first.is_ascii_alphanumeric() && first != b'T')
    {
        return false;
    }
    let text = text.trim();
    let polite = ["以上", "谢谢", "感谢", "如有疑问", "如有问题"];
    if polite.iter().any(|begin| text.starts_with(begin)) && !may_be_title(text) {
        return true;
    }
    if !text.starts_with(BEGINNINGS) {
        return false;
    }
    let end = text.find(['：', ':']).unwrap_or(text.len());
    if end > LONGEST {
        return false;
    }
    let word: String = text
        .chars()
        .take_while(|c| !matches!(c, '：' | ':'))
        .filter(|c| !c.is_whitespace())
        .collect();
    // 共 2 条 1/1
    let turns = |c: char| c.is_ascii_digit() || "条个项行页第当前/<>‹›,，、".contains(c);
    if end == text.len()
        && word
            .strip_prefix('共')
            .is_some_and(|rest| !rest.is_empty() && rest.chars().all(turns))
    {
        return true;
    }
    let counted = word.trim_end_matches(|c: char| c.is_numeric() || matches!(c, '条' | '个' | '项' | '行'));
    let counted = if counted == word { "" } else { counted };
    SUMS.contains(&word.as_str())
        || SUMS.contains(&counted)
        || end < text.len() && SIGNATURES.binary_search(&word.as_str()).is_ok()
}

/// Whether a text says who filled in, checked or signed a table.
pub(super) fn signs(text: &str) -> bool {
    let begins = ['填', '制', '审', '签', '盖', '复', '经'];
    text.trim_start().starts_with(begins) && closes(text)
}

/// The first characters of sums and signatures: nearly no title begins with one.
const BEGINNINGS: [char; 21] = [
    'T', '共', '制', '合', '备', '复', '填', '审', '小', '总', '提', '日', '汇', '注', '申', '盖', '签', '经', '说',
    '负', '部',
];

/// Whether a text alone is what stands before the name of whoever filled in, checked or signed.
pub(super) fn is_signature(text: &str) -> bool {
    SIGNATURES.binary_search(&text.trim()).is_ok()
}

/// Whether a row that begins so shows how a draft is to be filled in, and is none: 示例, 例如：甲通知.
pub(super) fn is_sample(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '（' | '[' | '【' | '*'));
    ["示例", "样例", "范例", "例如", "举例", "填写示例"]
        .iter()
        .any(|word| text.starts_with(word))
}

/// What stands before a sum.
const SUMS: [&str; 8] = ["Total", "共", "共计", "合计", "小计", "总数", "总计", "汇总"];

/// What stands before a name, a date or a remark below a table.
const SIGNATURES: [&str; 35] = [
    "制单",
    "制表",
    "制表人",
    "制表日期",
    "制表时间",
    "填写人",
    "填写说明",
    "填报人",
    "填报单位",
    "填报日期",
    "填表人",
    "填表日期",
    "填表说明",
    "备注",
    "复核",
    "复核人",
    "审批人",
    "审核",
    "审核人",
    "审核日期",
    "提交人",
    "提交日期",
    "日期",
    "注",
    "注意",
    "注意事项",
    "申请人",
    "申请日期",
    "盖章",
    "签名",
    "签字",
    "经办人",
    "说明",
    "负责人",
    "部门",
];

/// Whether a text says that what stands above it stands here, too.
pub(super) fn is_ditto(text: &str) -> bool {
    matches!(text.trim(), "同上" | "↓" | "↑" | "〃" | "″" | "\"" | "”" | "ditto")
}

/// Whether a text heads the rows below it: 一、订单类.
pub(super) fn opens_part(text: &str) -> bool {
    let text = text.trim();
    let counted = text
        .split_once(['、', '）', ')', '.'])
        .map(|(count, _)| count.trim_start_matches(['（', '(']))
        // 1、 counts titles as well.
        .is_some_and(|count| {
            super::heads::numeral(count).is_some() && !count.starts_with(|c: char| c.is_ascii_digit())
        });
    let part = text.starts_with('第')
        && text
            .split_once(['部', '章', '类'])
            .is_some_and(|(count, _)| count.len() < 12);
    (counted || part) && !may_be_title(text)
}

pub(super) fn has_han(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_labels_and_values() {
        assert!(STATES.is_sorted() && SIGNATURES.is_sorted() && SUMS.is_sorted());
        let mut begin: Vec<char> = SUMS
            .iter()
            .chain(&SIGNATURES)
            .filter_map(|word| word.chars().next())
            .collect();
        begin.sort_unstable();
        begin.dedup();
        let mut listed = BEGINNINGS;
        listed.sort_unstable();
        assert_eq!(begin, listed);
        for text in [
            "甲通知",
            "订单支付成功通知！",
            "请假提醒（新）",
            "课程预约成功",
            "退款到账",
        ] {
            assert!(may_be_title(text), "{text}");
        }
        for text in [
            "张三",
            "苹果",
            "2026-01-05",
            "关于放假的通知",
            "请您知悉，详见附件的通知。谢谢",
            "",
            "成功",
        ] {
            assert!(!may_be_title(text), "{text}");
        }
        for text in [
            "2026-01-05",
            "¥12.00",
            "13800000000",
            "12",
            "12元",
            "https://a.b/c",
            "a@b.cn",
            "--",
        ] {
            assert!(!is_label(text), "{text}");
        }
        for text in ["订单编号", "备注", "ETC卡号", "订单1"] {
            assert!(is_label(text) && has_han(text), "{text}");
        }
    }
}
