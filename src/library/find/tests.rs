use super::Candidate;
use crate::language::Language;
use crate::library::Library;
use crate::linter::Linter;

const TITLES: &[(&str, &[&str])] = &[
    ("场馆预约取消通知", &["场馆名称", "预约时间", "取消原因"]),
    ("场馆预约成功通知", &["场馆名称", "预约时间"]),
    ("订单支付成功通知", &["订单编号", "支付金额", "支付时间"]),
    ("订单发货通知", &["订单编号", "快递公司", "快递单号"]),
    ("退款到账通知", &["退款金额", "到账时间"]),
    ("门诊预约成功通知", &["就诊人", "就诊科室"]),
    ("快递签收提醒", &["快递单号", "签收时间"]),
    ("停水通知", &[]),
    ("车辆入场提醒", &["车牌号", "入场时间"]),
    ("会议签到提醒", &["会议名称"]),
    ("报修受理通知", &["报修内容"]),
    ("还款提醒", &["应还金额", "还款日期"]),
];

fn library() -> Library {
    let linter = Linter::builtin().expect("it loads");
    let mut library = linter.library();
    for (at, (title, keywords)) in TITLES.iter().enumerate() {
        library.insert_with(Some(format!("t-{at}")), title, keywords);
    }
    library
}

fn titles(found: &[Candidate]) -> Vec<&str> {
    found.iter().map(|candidate| candidate.title.as_str()).collect()
}

#[test]
fn a_described_event_finds_the_title_that_says_it() {
    let library = library();
    for (event, title) in [
        ("用户取消了场馆预约", "场馆预约取消通知"),
        ("场馆预约被用户取消", "场馆预约取消通知"),
        ("用户预约场馆成功了", "场馆预约成功通知"),
        ("用户已经付款成功的订单", "订单支付成功通知"),
        ("订单付款成功", "订单支付成功通知"),
        ("商家把订单发货了", "订单发货通知"),
        ("退款已经到账", "退款到账通知"),
        ("快递被签收的时候", "快递签收提醒"),
        ("明天停水", "停水通知"),
        ("车辆入场", "车辆入场提醒"),
        ("车辆入场提醒", "车辆入场提醒"),
        ("用户的报修已受理", "报修受理通知"),
    ] {
        let found = library.find(event, &[], 3, Language::Zh);
        assert_eq!(titles(&found).first(), Some(&title), "{event}: {found:#?}");
        assert!(found[0].score > 0.8, "{event}: {found:#?}");
    }
}

#[test]
fn what_says_part_of_it_comes_behind_and_what_says_nothing_of_it_not_at_all() {
    let library = library();
    let found = library.find("用户取消了场馆预约", &[], 10, Language::Zh);
    let scores: Vec<f64> = found.iter().map(|candidate| candidate.score).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{found:#?}");
    assert_eq!(titles(&found)[..2], ["场馆预约取消通知", "场馆预约成功通知"]);
    assert!(found[1].score < 0.8, "{found:#?}");
    assert_eq!(found[1].reason, "都说“场馆、预约”；标题没有“取消”；标题还说“成功”");
    assert!(!titles(&found).contains(&"停水通知"));
    assert!(library.find("今天天气不错", &[], 10, Language::Zh).is_empty());
    assert!(library.find("", &[], 10, Language::Zh).is_empty());
}

#[test]
fn levels_are_in_their_order() {
    let linter = Linter::builtin().expect("it loads");
    let mut library = linter.library();
    for title in [
        "场馆预约通知",
        "订单付款成功提醒",
        "订单支付成功提醒",
        "订单支付成功通知",
        "订单支付失败通知",
    ] {
        library.insert(None, title);
    }
    let found = library.find("订单支付成功通知", &[], 10, Language::En);
    let expected = [
        "订单支付成功通知",
        "订单支付成功提醒",
        "订单付款成功提醒",
        "订单支付失败通知",
    ];
    assert_eq!(titles(&found), expected, "{found:#?}");
    assert_eq!(found[0].score.to_bits(), 1.0_f64.to_bits());
}

#[test]
fn wanted_keywords_are_offered_or_lacking_by_similar_names_too() {
    let library = library();
    let found = library.find("订单发货", &["订单号", "快递单号", "收货地址"], 1, Language::Zh);
    let [shipped] = found.as_slice() else {
        panic!("{found:#?}")
    };
    assert_eq!(shipped.offers, ["订单号", "快递单号"]);
    assert_eq!(shipped.lacks, ["收货地址"]);
    // Of a title alone nothing is known of its keywords, of a template without any that it has none.
    let mut library = library;
    library.insert(None, "停电通知");
    let known = |event: &str| {
        library
            .find(event, &["时间"], 1, Language::Zh)
            .pop()
            .map(|found| (found.keywords.is_some(), found.lacks.len()))
    };
    assert_eq!(known("停电"), Some((false, 0)));
}

#[test]
fn of_templates_as_near_the_one_that_offers_more_comes_first() {
    let linter = Linter::builtin().expect("it loads");
    let mut library = linter.library();
    library.insert_with(Some("a".into()), "停水通知", &["停水时间"]);
    library.insert_with(Some("b".into()), "停水通知", &["停水时间", "停水原因"]);
    let found = library.find("停水", &["停水原因"], 5, Language::Zh);
    assert_eq!(found.first().and_then(|found| found.id.as_deref()), Some("b"));
}

#[test]
fn no_more_are_given_than_were_asked_for_and_removed_ones_are_gone() {
    let linter = Linter::builtin().expect("it loads");
    let mut library = linter.library();
    let entries: Vec<_> = (0..Library::MAX_CANDIDATES + 20)
        .filter_map(|_| library.insert(None, "停水通知"))
        .collect();
    assert_eq!(library.find("停水", &[], 3, Language::Zh).len(), 3);
    assert_eq!(
        library.find("停水", &[], usize::MAX, Language::Zh).len(),
        Library::MAX_CANDIDATES
    );
    entries.into_iter().for_each(|entry| assert!(library.remove(entry)));
    assert!(library.find("停水", &[], 3, Language::Zh).is_empty());
}

#[test]
fn of_long_texts_only_the_beginning_is_looked_at() {
    let linter = Linter::builtin().expect("it loads");
    let mut library = linter.library();
    library.insert(None, &format!("{}快递签收", "订单支付".repeat(40)));
    library.insert(None, &format!("快递签收{}", "订单支付".repeat(4000)));
    let found = library.find(&format!("快递签收{}", "门诊预约".repeat(4000)), &[], 3, Language::Zh);
    assert!(found.is_empty(), "{found:#?}");
    assert_eq!(
        titles(&library.find(&format!("快递签收{}", "订单支付".repeat(4000)), &[], 3, Language::Zh)).len(),
        2
    );
}
