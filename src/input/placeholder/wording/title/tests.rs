use super::*;

#[test]
fn titles_are_taken_out_of_their_marks() {
    for (text, found) in [
        ("取书成功通知", "取书成功通知"),
        ("1. 【取书成功通知】", "取书成功通知"),
        ("**模板一：取书成功通知**", "取书成功通知"),
        ("取书成功通知（模板编号：70311）", "取书成功通知"),
        ("取书成功通知 - OPENTM400000001", "取书成功通知"),
        ("OPENTM400000001 取书成功通知", "取书成功通知"),
        ("场景1：取书", "取书"),
        ("取书成功通知：", "取书成功通知"),
        ("VIP会员(年卡)到期提醒", "VIP会员(年卡)到期提醒"),
    ] {
        assert_eq!(title(text).map(|(title, _)| title), Some(found), "{text}");
    }
}

#[test]
fn sentences_marks_and_the_like_are_no_titles() {
    for text in [
        "",
        "通",
        "picked",
        "您的快递已到",
        "请及时取件",
        "快递已到，请取件",
        "详细内容",
        "标题",
        "a=书",
        "书籍名称：小王子",
        "用户取书后",
    ] {
        assert_eq!(title(text), None, "{text}");
    }
    for text in ["订阅消息模板", "系统通知", "获取模板通知", "模板消息 API"] {
        assert!(is_general(text), "{text}");
    }
    for text in ["取书成功通知", "订单消息通知", "用户下单提醒"] {
        assert!(!is_general(text), "{text}");
    }
    let mut begin: Vec<char> = OF_PROGRAMS.iter().filter_map(|word| word.chars().next()).collect();
    assert!(begin.drain(..).all(begins_of_programs));
}

#[test]
fn what_is_sent_is_no_title_with_the_verb() {
    for (text, found) in [
        ("发送取书成功通知", "取书成功通知"),
        ("发送成功通知", "发送成功通知"),
        ("推送提醒", "推送提醒"),
    ] {
        assert_eq!(sent(text), found);
    }
}
