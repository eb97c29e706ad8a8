//! What an incremental check finds after any edits is what a check finds in the drafts as they are then.

use std::ops::Range;

use mobanlint::{Finding, Ignore, Incremental, Keyword, Library, Linter, Template};
use proptest::prelude::*;

/// Titles of which many are alike, with and without faults.
fn title() -> impl Strategy<Value = String> {
    let pieces = vec![
        "订单", "支付", "付款", "成功", "结果", "您的", "停水", "停电", "积分", "积份", "检查", "检测", "编号", "第1",
        " ",
    ];
    let piece = prop::sample::select(pieces);
    let ending = prop::sample::select(vec!["通知", "提醒", "通知", ""]);
    (prop::collection::vec(piece, 1..3), ending).prop_map(|(pieces, ending)| pieces.concat() + ending)
}

/// A draft, or one that could not be read.
fn draft() -> impl Strategy<Value = Option<Template>> {
    (title(), 0..8_u8).prop_map(|(title, kind)| {
        let draft = Template::new(title);
        match kind {
            0 => None,
            1 => Some(draft.with_id("tid-1")),
            2 => Some(draft.with_keyword(Keyword::new("时间").with_example("2026年13月1日"))),
            3 => {
                let mut draft = draft;
                draft.ignore.push(Ignore::new("1.2", "为试"));
                Some(draft)
            }
            4 => Some(Template::new("长".repeat(Template::MAX_FIELD_BYTES))),
            _ => Some(draft),
        }
    })
}

#[derive(Debug, Clone)]
struct Edited {
    range: Range<usize>,
    with: Vec<Option<Template>>,
}

fn edited() -> impl Strategy<Value = Edited> {
    (0..24_usize, 0..3_usize, prop::collection::vec(draft(), 0..3)).prop_map(|(start, length, with)| Edited {
        range: start..start + length,
        with,
    })
}

/// The findings of each draft, those of unread and unjudged ones none.
fn whole(linter: &Linter, library: &Library, drafts: &[Option<Template>]) -> Vec<Vec<Finding>> {
    let mut session = linter.session(library);
    let judge = |draft: &Option<Template>| {
        let Some(draft) = draft else {
            session.skip();
            return Vec::new();
        };
        session.check(draft).unwrap_or_default()
    };
    drafts.iter().map(judge).collect()
}

fn told(check: &Incremental, library: &Library, drafts: &[Option<Template>], at: usize) -> Vec<Finding> {
    check
        .findings(at, |at| drafts.get(at)?.as_ref(), library)
        .unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn edits_find_what_a_check_finds(
        mut drafts in prop::collection::vec(draft(), 0..24),
        edits in prop::collection::vec(edited(), 1..12),
    ) {
        let linter = Linter::builtin().expect("the default ruleset loads");
        let mut library = linter.library();
        library.insert(Some("tid-1".into()), "停水通知");
        let mut check = linter.incremental();
        check.splice(0..0, drafts.iter().map(Option::as_ref));
        let mut known = whole(&linter, &library, &drafts);
        for Edited { range, with } in edits {
            let end = range.end.min(drafts.len());
            let range = range.start.min(end)..end;
            let concerned = check.splice(range.clone(), with.iter().map(Option::as_ref));
            known.splice(range.clone(), with.iter().map(|_| Vec::new()));
            drafts.splice(range, with);
            prop_assert_eq!(check.len(), drafts.len());
            // Of those that are not named, the findings of before stand, but for the places of others.
            for at in concerned {
                known[at] = told(&check, &library, &drafts, at);
            }
            let expected = whole(&linter, &library, &drafts);
            for (at, expected) in expected.iter().enumerate() {
                prop_assert_eq!(&told(&check, &library, &drafts, at), expected);
                let bare = |findings: &[Finding]| -> Vec<_> {
                    let bare = |finding: &Finding| (finding.rule.clone(), finding.message.clone(), finding.related.clone());
                    findings.iter().map(bare).collect()
                };
                prop_assert_eq!(bare(&known[at]), bare(expected));
                let of_drafts = expected.iter().flat_map(|finding| &finding.related);
                prop_assert!(of_drafts.count() == 0 || check.near(at).all(|near| near < at));
            }
        }
    }
}

#[test]
fn many_that_are_alike_are_looked_at_all_at_once() {
    let linter = Linter::builtin().expect("the default ruleset loads");
    let library = linter.library();
    let mut drafts = vec![Some(Template::new("停水通知")); 600];
    let mut check = linter.incremental();
    check.splice(0..0, drafts.iter().map(Option::as_ref));
    drafts[0] = Some(Template::new("停电通知"));
    // All others were like the first.
    assert_eq!(check.splice(0..1, [drafts[0].as_ref()]).len(), 600);
    drafts[599] = Some(Template::new("停电提醒"));
    assert_eq!(check.splice(599..600, [drafts[599].as_ref()]), [599]);
    let expected = whole(&linter, &library, &drafts);
    for (at, expected) in expected.iter().enumerate() {
        assert_eq!(&told(&check, &library, &drafts, at), expected);
    }
}
