//! A safe fix removes its finding and adds none, whatever the ruleset and however hostile the drafts.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, missing_docs)] // a test reads its environment and may fail loudly

use mobanlint::{Keyword, Template};
use mobanlint_oracles::{fixes, linters};
use proptest::prelude::*;

/// How many batches are tried; `PROPTEST_CASES` says another number.
const CASES: u32 = 2_000;

/// What is not seen, what is seen and should not be, and words that the rules look for: alone, beside each other, at edges.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "\u{200b}", "\u{200d}", "\u{feff}", "\u{fe0f}", "\0", "\u{7f}", "\r", "\n", "\t", " ", "\u{a0}", "\u{3000}", "\u{3164}",
            "\u{2028}", "\u{301}", "\u{20e3}", "\u{e0020}",
        ]),
        3 => prop::sample::select(vec!["号", "a", "b1", "Ａ", "９", "⽔", "停", "通知", "订单", "提醒", "发货", "王老师"]),
        1 => prop::sample::select(vec!["🎉", "👨‍👩‍👧", "🇨", "🇳", "【", "】", "★", "。", "ﾊﾟ", "\u{e000}", "2026年", "优惠券"]),
    ];
    prop::collection::vec(piece, 0..7).prop_map(|pieces| pieces.concat())
}

fn template() -> impl Strategy<Value = Template> {
    let keyword = (text(), prop::option::of(text())).prop_map(|(name, example)| {
        let mut keyword = Keyword::new(name);
        keyword.example = example;
        keyword
    });
    (text(), prop::collection::vec(keyword, 0..4)).prop_map(|(title, keywords)| {
        let mut template = Template::new(title);
        template.keywords = keywords;
        template
    })
}

#[test]
fn what_brought_findings_once_does_not_any_more() {
    for (title, keyword) in [
        ("停水通知", "\u{200b}号"),
        ("\0 停水通知", "单号"),
        ("停水通知 \0", "单号"),
        ("a\0 b通知", "单号"),
        ("停水通知", "a \u{200b}b"),
        ("\u{3164}停", "\u{301}\u{200b}号"),
    ] {
        let template = Template::new(title).with_keyword(Keyword::new(keyword).with_example("A12"));
        for linter in linters() {
            fixes::end_and_add_nothing(linter, std::slice::from_ref(&template));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn a_safe_fix_adds_no_finding(ruleset in 0..linters().count(), templates in prop::collection::vec(template(), 1..4)) {
        fixes::end_and_add_nothing(linters().nth(ruleset).unwrap(), &templates);
    }
}

fn cases() -> u32 {
    let told = std::env::var("PROPTEST_CASES").ok();
    told.and_then(|cases| cases.parse().ok()).unwrap_or(CASES)
}
