//! Lists of titles as people keep them.

use crate::input::*;
use crate::language::Language;

/// What is read, one title after another, and how many notes there are.
const LISTS: &[(&str, &[&str], usize)] = &[
    ("停水通知", &["停水通知"], 0),
    ("停水通知\n停电通知\n", &["停水通知", "停电通知"], 0),
    ("停水通知\r\n\r\n停电通知\r\n", &["停水通知", "停电通知"], 0),
    ("  停水通知  \n停电通知", &["  停水通知  ", "停电通知"], 0),
    (
        "1. 停水通知\n2. 停电通知\n10. 停气通知",
        &["停水通知", "停电通知", "停气通知"],
        1,
    ),
    ("1.停水通知\n2.停电通知", &["停水通知", "停电通知"], 1),
    ("1、停水通知\n2、停电通知", &["停水通知", "停电通知"], 1),
    ("(1) 停水通知\n(2) 停电通知", &["停水通知", "停电通知"], 1),
    ("（一）停水通知\n（二）停电通知", &["停水通知", "停电通知"], 1),
    ("一、停水通知\n二、停电通知", &["停水通知", "停电通知"], 1),
    ("①停水通知\n②停电通知", &["停水通知", "停电通知"], 1),
    ("1 停水通知\n2 停电通知", &["停水通知", "停电通知"], 1),
    ("- 停水通知\n- 停电通知", &["停水通知", "停电通知"], 1),
    ("* 停水通知\n* 停电通知", &["停水通知", "停电通知"], 1),
    ("• 停水通知\n• 停电通知", &["停水通知", "停电通知"], 1),
    ("- [ ] 停水通知\n- [x] 停电通知", &["停水通知", "停电通知"], 1),
    ("\"停水通知\",\n\"停电通知\"", &["停水通知", "停电通知"], 1),
    ("'停水通知',\n'停电通知',", &["停水通知", "停电通知"], 1),
    ("标题\n停水通知\n停电通知", &["停水通知", "停电通知"], 0),
    ("模板标题清单\n停水通知\n停电通知", &["停水通知", "停电通知"], 1),
    ("以下是全部标题：\n\n停水通知\n停电通知", &["停水通知", "停电通知"], 1),
    ("# 标题\n\n- 停水通知\n- 停电通知", &["停水通知", "停电通知"], 2),
    ("停水通知\n----\n停电通知", &["停水通知", "停电通知"], 1),
    (
        "停水通知\n停电通知\n停气通知\nOrder paid",
        &["停水通知", "停电通知", "停气通知", "Order paid"],
        0,
    ),
    (
        "停水通知\nVIP会员续费提醒\niPhone 到货通知",
        &["停水通知", "VIP会员续费提醒", "iPhone 到货通知"],
        0,
    ),
    (
        "停水通知\n停电通知\n关于小区二期三号楼地下车库电梯检修期间请业主绕行并注意安全以及提前安排出行时间的温馨提示通知\n",
        &[
            "停水通知",
            "停电通知",
            "关于小区二期三号楼地下车库电梯检修期间请业主绕行并注意安全以及提前安排出行时间的温馨提示通知",
        ],
        0,
    ),
    ("您的订单已发货，请查收", &["您的订单已发货，请查收"], 0),
    (
        "【重要】停水通知！\n《新生须知》更新提醒",
        &["【重要】停水通知！", "《新生须知》更新提醒"],
        0,
    ),
    ("3.15活动通知\n618大促提醒", &["3.15活动通知", "618大促提醒"], 0),
    ("x-1\t停水通知\nx-2\t停电通知", &["停水通知", "停电通知"], 0),
    ("OPENTM400000001\t停水通知\n停电通知", &["停水通知", "停电通知"], 0),
    ("停水通知\n停水通知\n停水通知", &["停水通知", "停水通知", "停水通知"], 0),
    ("停水通知\n\u{3000}\n停电通知", &["停水通知", "停电通知"], 0),
    (
        "臺北門票開售提醒\n訂單付款成功通知",
        &["臺北門票開售提醒", "訂單付款成功通知"],
        0,
    ),
    (
        "1. 停水通知\n停电通知\n停气通知\n停暖通知",
        &["1. 停水通知", "停电通知", "停气通知", "停暖通知"],
        0,
    ),
    (
        "订单支付成功\n退款到账\n课程预约\n快递已签收",
        &["订单支付成功", "退款到账", "课程预约", "快递已签收"],
        0,
    ),
];

#[test]
fn odd_lists_are_read() {
    for (text, expected, notes) in LISTS {
        for name in [None, Some("titles.txt"), Some("titles"), Some("titles.md")] {
            let mut input = Input::new(text.as_bytes());
            if let Some(name) = name {
                input = input.named(name);
            }
            let batch = input.read(Language::En);
            let titles: Vec<&str> = batch.templates().map(|(_, template)| template.title.as_str()).collect();
            assert_eq!(titles, *expected, "{text:?} {name:?} {:?}", batch.all_errors());
            assert_eq!(batch.items.len(), expected.len(), "{text:?}");
            if batch.format == Some(Format::Titles) {
                assert_eq!(batch.notes.len(), *notes, "{text:?} {:?}", batch.notes);
            }
        }
    }
}

#[test]
fn a_library_may_be_long_and_have_a_few_odd_lines() {
    let mut text = "停水通知\n".repeat(50_000);
    text.push_str(&"Order paid\n".repeat(200));
    let titles = Input::new(text.as_bytes()).titles(Language::Zh);
    assert_eq!(titles.titles.len(), 50_200);
    let odd = "停水通知\nOrder paid\n".repeat(1000);
    assert!(Input::new(odd.as_bytes()).titles(Language::Zh).foreign);
}

#[test]
fn titles_know_where_they_stand() {
    let batch = Input::new("全部：\n\n 1. 停水通知\n 2. 停电通知".as_bytes()).read(Language::En);
    let places: Vec<_> = batch
        .templates()
        .filter_map(|(_, template)| template.origin.at(crate::Field::Title))
        .map(|at| (at.line, at.column))
        .collect();
    assert_eq!(places, [(Some(3), Some(5)), (Some(4), Some(5))]);
    let told: Vec<String> = batch.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "1:1: the first line \"全部：\" names the list, and is no title",
            "3:1: the numbers or bullets before titles are taken off (lines: 2)",
        ]
    );
}
