//! What is exactly so, to the number, the character and the bound: where one more or one less would be another program.
#![allow(clippy::too_many_lines, clippy::unwrap_used, missing_docs)] // tables, and a test may fail loudly

use std::sync::LazyLock;

use mobanlint::{Keyword, Language, Linter, PairKind, Ruleset, Template, Verdict};

static LINTER: LazyLock<Linter> = LazyLock::new(|| {
    let ruleset = Ruleset::builtin().unwrap();
    Linter::builder().language(Language::Zh).build(&ruleset).unwrap()
});
static SUBSCRIBE: LazyLock<Linter> = LazyLock::new(|| {
    let ruleset = Ruleset::loader().load("wechat-subscribe-message").unwrap();
    Linter::builder().language(Language::Zh).build(&ruleset).unwrap()
});

fn titled(linter: &Linter, title: &str) -> String {
    let report = linter.check(&[Template::new(title)], &linter.library());
    let of_title = report
        .findings
        .iter()
        .filter(|finding| finding.field.to_string() == "title");
    let told = of_title.map(|finding| {
        format!(
            "{} {} {}..{}",
            finding.rule, finding.outcome, finding.span.start, finding.span.end
        )
    });
    told.collect::<Vec<_>>().join("; ")
}

/// Scores, and the words of reasons: of a slip what stands around it, of what is distinct what each side has alone. Marks and
/// syllables that compose are one with those that are composed, in either order, and U+11A7 composes with nothing.
#[test]
fn verdicts_to_the_number_and_the_word() {
    for (kind, a, b, verdict, score, reason) in [
        (
            PairKind::Title,
            "订单支付成功通知",
            "订单取消通知",
            Verdict::Distinct,
            0.304,
            "“支付、成功”与“取消”意思不同",
        ),
        (
            PairKind::Title,
            "订单支付成功通知",
            "停水通知",
            Verdict::Distinct,
            0.0,
            "“订单、支付、成功”与“停水”意思不同",
        ),
        (
            PairKind::Title,
            "订单支付成功通知",
            "订单支付失败通知",
            Verdict::Distinct,
            0.51,
            "“成功”与“失败”意思不同",
        ),
        (
            PairKind::Title,
            "积分到账通知",
            "积份到账通知",
            Verdict::OverSimilar,
            0.85,
            "“积分”与“积份”疑为笔误",
        ),
        (
            PairKind::Title,
            "积分到账通知",
            "积分到帐通知",
            Verdict::OverSimilar,
            0.98,
            "只有结尾不同；“通知”不增加意思",
        ),
        (
            PairKind::Title,
            "分积到账通知",
            "积份到账通知",
            Verdict::Distinct,
            0.431,
            "“分积”与“积份”意思不同",
        ),
        (
            PairKind::Title,
            "铣刀更换通知",
            "锐刀更换通知",
            Verdict::Distinct,
            0.395,
            "“铣刀”与“锐刀”意思不同",
        ),
        (
            PairKind::Title,
            "锂电到货通知",
            "锂电电到货通知",
            Verdict::OverSimilar,
            0.85,
            "“电”与“电电”疑为笔误",
        ),
        (
            PairKind::Title,
            "订单支付成功通知",
            "订单支付成功",
            Verdict::OverSimilar,
            0.98,
            "只有结尾不同；“通知”不增加意思",
        ),
        (
            PairKind::Title,
            "订单支付成功通知",
            "订单付款成功通知",
            Verdict::OverSimilar,
            0.95,
            "“支付”与“付款”同义；“通知”不增加意思",
        ),
        (
            PairKind::Title,
            "订单支付成功通知",
            "您的订单支付成功通知",
            Verdict::OverSimilar,
            0.95,
            "“您的、通知”不增加意思",
        ),
        (
            PairKind::Title,
            "e\u{301}店通知",
            "é店通知",
            Verdict::Identical,
            1.0,
            "折叠大小写、全半角、繁简与标点后完全相同",
        ),
        (
            PairKind::Title,
            "\u{1112}\u{1161}\u{11ab}통지",
            "한통지",
            Verdict::Identical,
            1.0,
            "折叠大小写、全半角、繁简与标点后完全相同",
        ),
        (
            PairKind::Title,
            "\u{1100}\u{1161}통지",
            "가통지",
            Verdict::Identical,
            1.0,
            "折叠大小写、全半角、繁简与标点后完全相同",
        ),
        (
            PairKind::Title,
            "\u{ac00}\u{11a8}통지",
            "각통지",
            Verdict::Identical,
            1.0,
            "折叠大小写、全半角、繁简与标点后完全相同",
        ),
        (
            PairKind::Title,
            "\u{ac00}\u{11a7}통지",
            "가통지",
            Verdict::Distinct,
            0.0,
            "“가ᆧ통지”与“가통지”意思不同",
        ),
        (
            PairKind::Title,
            "\u{1ea5}店通知",
            "a\u{302}\u{301}店通知",
            Verdict::Identical,
            1.0,
            "折叠大小写、全半角、繁简与标点后完全相同",
        ),
        (
            PairKind::Title,
            "a\u{323}\u{302}店通知",
            "a\u{302}\u{323}店通知",
            Verdict::Identical,
            1.0,
            "折叠大小写、全半角、繁简与标点后完全相同",
        ),
        (
            PairKind::Keyword,
            "订单编号",
            "订单号",
            Verdict::OverSimilar,
            0.95,
            "“订单编号”与“订单号”同义",
        ),
        (
            PairKind::Keyword,
            "下单时间",
            "支付时间",
            Verdict::Distinct,
            0.395,
            "“下单”与“支付”意思不同",
        ),
    ] {
        let there = LINTER.compare(kind, a, b);
        assert_eq!(
            (there.verdict, there.score, there.reason.as_str()),
            (verdict, score, reason),
            "{a} and {b}"
        );
        let back = LINTER.compare(kind, b, a);
        assert_eq!((back.verdict, back.score), (verdict, score), "{b} and {a}");
    }
}

/// A surname *and* a form of address; marks of one kind in one run, to its ends; what of a title is subject, act and state.
#[test]
fn titles_to_the_span() {
    for (title, found) in [
        ("王老师上课通知", "1.4 personal 0..9"),
        ("王上课通知", ""),
        ("老师上课通知", ""),
        ("王课老师通知", ""),
        ("欧阳老师上课通知", "1.4 personal 0..12"),
        ("王老师李老师上课通知", "1.4 personal 0..9; 1.4 personal 9..18"),
        ("停水★★通知", "1.4 symbol 6..12"),
        ("停水★☆通知", "1.4 symbol 6..12"),
        ("停水★。通知", "1.4 symbol 6..9; 1.4 symbol 9..12"),
        ("停水★停★电通知", "1.4 symbol 6..9; 1.4 symbol 12..15"),
        ("停水(★)通知", "1.4 symbol 6..7; 1.4 symbol 7..10; 1.4 symbol 10..11"),
        ("★停水通知", "1.4 symbol 0..3"),
        ("停水通知★", "1.4 symbol 12..15"),
        ("停水", "1.3 missing 6..6"),
        ("停水通知通知", ""),
        ("通知", "1.5 generic 0..6"),
        ("", "1.5 blank 0..0"),
        ("停水通 知", "1.4 inner-blank 9..10"),
        ("提醒停水", "1.3 missing 12..12"),
        ("完成通知", "1.5 no-subject 0..12"),
        ("学校通知", "1.5 no-act 0..12"),
        ("学校缴费通知", ""),
        ("用户支付通知", "1.5 no-state 0..18"),
        ("用户支付成功通知", ""),
        ("用户通知", "1.5 no-act 0..12"),
        ("订单通知", "1.5 thing 0..12"),
        ("内容通知", "1.5 generic 0..12"),
        ("更新通知", "1.5 no-subject 0..12"),
        ("第三方通知", "1.5 thing 0..15"),
        ("2026年缴费通知", "1.4 particular 0..7"),
        ("2026缴费通知", ""),
        ("12026年缴费通知", ""),
        ("1826年缴费通知", ""),
    ] {
        assert_eq!(titled(&LINTER, title), found, "{title}");
    }
}

/// Four to ten characters, two to five keywords: each bound is within.
#[test]
fn bounds_to_the_last_that_is_allowed() {
    let outcome = |template: Template, rule: &str| {
        let findings = SUBSCRIBE.check(&[template], &SUBSCRIBE.library()).findings;
        let own = findings.into_iter().find(|finding| finding.rule == rule);
        own.map_or(String::new(), |finding| finding.outcome)
    };
    for (length, expected) in [(3, "short"), (4, ""), (10, ""), (11, "long")] {
        let title: String = "停水区域供应恢复情况".chars().cycle().take(length).collect();
        assert_eq!(
            outcome(Template::new(title), "subscribe.title-length"),
            expected,
            "{length}"
        );
    }
    let names = ["停水区域", "开始时间", "结束时间", "联系电话", "处理进度", "负责人"];
    for (count, expected) in [(0, ""), (1, "few"), (2, ""), (5, ""), (6, "many")] {
        let keywords = names.iter().take(count).map(|name| Keyword::new(*name));
        let template = keywords.fold(Template::new("停水时间通知"), Template::with_keyword);
        assert_eq!(outcome(template, "subscribe.keyword-count"), expected, "{count}");
    }
}
