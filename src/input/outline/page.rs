//! What the console's pages, chats and letters have around the drafts in them.

use super::wording::trimmed;
use crate::input::placeholder::is_link;
use crate::input::platform::words::is_colon;
use crate::input::table::names_keyword;

/// Whether a line is the id of a template in an account, as the console lists them.
pub(super) fn is_template_id(line: &str) -> bool {
    const LENGTH: usize = 43;
    let of_id = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    line.len() == LENGTH && line.bytes().all(of_id) && line.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// Whether a line is one that the console has beside any template: a link, or the type.
pub(super) fn is_of_console(line: &str) -> bool {
    is_link(line) || matches!(line, "一次性订阅" | "长期订阅" | "一次性" | "长期")
}

/// Whether a line stands over what somebody said in a chat: `张三 2015/1/5 10:21:33`.
pub(super) fn is_stamp(line: &str) -> bool {
    const LONGEST_NAME: usize = 12;
    let mut words = line.split_whitespace().rev();
    let number = |word: &str, marks: &[char]| {
        word.contains(marks)
            && word.starts_with(|c: char| c.is_ascii_digit())
            && word
                .chars()
                .all(|c| c.is_ascii_digit() || marks.contains(&c) || c == '日')
    };
    let timed = words.next().is_some_and(|word| number(word, &[':', '：']));
    let dated = |word: &str| {
        number(word, &['-', '/', '.', '年', '月'])
            || ["上午", "下午", "昨天", "星期"].iter().any(|day| word.starts_with(day))
    };
    let name: Vec<&str> = words.skip_while(|word| dated(word)).collect();
    let short = name.iter().map(|word| word.chars().count()).sum::<usize>() <= LONGEST_NAME;
    timed
        && short
        && (1..3).contains(&name.len())
        && !name.iter().any(|word| names_keyword(word) || word.contains(is_colon))
}

/// Whether a line is one of those above a letter: `发件人: 张三 <a@b.cn>`.
pub(super) fn heads_letter(line: &str) -> bool {
    const NAMES: [&str; 16] = [
        "发件人",
        "收件人",
        "抄送",
        "密送",
        "主题",
        "日期",
        "发送时间",
        "发送日期",
        "时间",
        "From",
        "To",
        "Cc",
        "Subject",
        "Date",
        "Sent",
        "附件",
    ];
    line.split_once(is_colon)
        .is_some_and(|(name, _)| NAMES.contains(&trimmed(name)))
}
