//! Of many titles, rules or patterns each costs what one costs, whatever they have in common.

use mobanlint::{Language, Linter, Ruleset, Template};

use crate::{ASKED, HELD};

/// Families of titles that differ by one thing alone, each of which has something in common with all others.
fn families(titles: u32) -> Vec<(&'static str, Vec<String>)> {
    let han = |number: u32| char::from_u32(0x4e00 + number * 7 % 20_000).unwrap_or('龘');
    let family = |title: &dyn Fn(u32) -> String| (0..titles).map(title).collect::<Vec<_>>();
    let repeated = |word: &'static str| move |n: u32| word.repeat(n as usize % 20 + 1);
    let light = ["成功", "结果", "服务", "信息", "您的"];
    let lightly = |n: u32| {
        let chosen = (0..).zip(light).filter(|(bit, _)| n >> bit & 1 == 1);
        chosen.map(|(_, word)| word).collect::<String>()
    };
    vec![
        ("numbers", family(&|n| format!("第{n}号设备巡检完成通知"))),
        ("numbers behind", family(&|n| format!("设备巡检完成通知{n}"))),
        (
            "days",
            family(&|n| format!("{}年{}月{}日设备巡检通知", 2000 + n / 372, n / 31 % 12 + 1, n % 31 + 1)),
        ),
        (
            "persons",
            family(&|n| format!("王{}{}设备巡检通知", han(n), han(n * 31 + 5))),
        ),
        ("names of two", family(&|n| format!("魑{}设备巡检通知", han(n)))),
        (
            "names of four",
            family(&|n| format!("魑{}{}魅设备巡检通知", han(n), han(n * 17 + 3))),
        ),
        (
            "what tells apart",
            family(&|n| format!("{}{}设备巡检通知", han(n / 2), if n % 2 == 0 { '内' } else { '一' })),
        ),
        ("a slip apart", family(&|n| format!("魑魅{}设备巡检通知", han(n)))),
        (
            "one thing more",
            family(&|n| {
                format!(
                    "{}设备巡检完成通知",
                    if n % 2 == 0 { String::new() } else { han(n).into() }
                )
            }),
        ),
        (
            "light words",
            family(&|n| format!("{}{}设备巡检通知", lightly(n), han(n / 32))),
        ),
        ("one word again", family(&repeated("通知"))),
        ("two words again", family(&repeated("订单支付"))),
        ("an unknown word again", family(&repeated("龘靐"))),
        ("the same", family(&|_| "设备巡检完成通知".into())),
        (
            "blanks",
            family(&|n| format!("设备{}巡检完成通知", " ".repeat(n as usize % 60))),
        ),
    ]
}

#[test]
fn what_a_title_costs_does_not_grow_with_its_family() {
    const FEW: u32 = 100;
    let linter = Linter::builtin().unwrap();
    let judged = |titles: &[String]| {
        let drafts: Vec<Template> = titles.iter().map(Template::new).collect();
        let before = ASKED.get();
        assert_eq!(linter.check(&drafts, &linter.library()).summary.templates, titles.len());
        ASKED.get() - before
    };
    let grouped = |titles: &[String]| {
        let mut library = linter.library();
        for title in titles {
            library.insert(None, title);
        }
        let before = ASKED.get();
        let _ = library.groups();
        ASKED.get() - before
    };
    for ((name, few), (_, many)) in families(FEW).iter().zip(&families(8 * FEW)) {
        let (of_few, of_many) = (judged(few), judged(many));
        // Eight times the titles; the first ones have nothing to be compared with.
        assert!(of_many < 12 * of_few, "{name}: judged {of_few} {of_many}");
        let (of_few, of_many) = (grouped(few), grouped(many));
        assert!(of_many < 12 * of_few + 100_000, "{name}: grouped {of_few} {of_many}");
    }
}

#[test]
fn titles_that_come_and_go_leave_little_behind() {
    let linter = Linter::builtin().unwrap();
    // What is held for each of so many that came and went.
    let left = |pairs: usize| {
        let mut library = linter.library();
        for number in 0..50 {
            library.insert(Some(format!("kept-{}", number % 7)), "停水通知");
        }
        let before = HELD.get().0;
        for number in 0..pairs {
            let id = format!("an id that is a little longer {}", number % 300);
            library.insert_with(Some(id.clone()), "停水通知", &["停水时间"]);
            library.insert(Some(id.clone()), "订单支付成功通知");
            assert_eq!(library.remove_id(&id), 2, "{id}");
            assert_eq!(library.remove_id(&id), 0, "{id}");
        }
        assert_eq!(library.len(), 50);
        let held = HELD.get().0 - before;
        assert_eq!((library.remove_id("kept-3"), library.remove_id("kept-9")), (7, 0));
        assert_eq!(library.len(), 43);
        held / isize::try_from(pairs).unwrap()
    };
    assert!(left(4_000) < 100, "{} {}", left(4_000), left(8_000));
}

#[test]
fn what_a_ruleset_costs_is_bounded() {
    let rules = |rule: &dyn Fn(usize) -> serde_json::Value, count: usize| {
        let rules: Vec<_> = (0..count).map(rule).collect();
        let own =
            serde_json::json!({"id": "own", "version": "1", "extends": "wechat-template-message", "rules": rules});
        own.to_string()
    };
    let shapes = |_| {
        let name = serde_json::json!({"zh": "甲", "en": "a"});
        let shapes: serde_json::Map<_, _> = (0..400)
            .map(|number| {
                let pattern = format!("(?:[0-9]{{1,3}}[年月]?){{1,100}}{number}");
                (
                    number.to_string(),
                    serde_json::json!({"name": name, "patterns": [pattern]}),
                )
            })
            .collect();
        serde_json::json!({"id": "2.4", "params": {"shapes": shapes}})
    };
    let unknown = |number: usize| serde_json::json!({"id": format!("x{number}"), "like": format!("y{number}")});
    for (json, told) in [
        (rules(&unknown, 5_000), "number of rules"),
        (rules(&shapes, 1), "all patterns together"),
    ] {
        let before = HELD.get().0;
        HELD.set((before, before));
        let error = Ruleset::loader().parse("own.json", &json).unwrap_err();
        let message = error.message(Language::En);
        assert!(message.contains(told), "{}", message.lines().next().unwrap_or_default());
        assert!(error.faults().len() < 10_000);
        let most = HELD.get().1 - before;
        assert!(most < 200_000_000, "{told}: {most}");
    }
}
