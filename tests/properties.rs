//! What holds for every input whatever.
#![allow(clippy::unwrap_used, missing_docs)] // a test may fail loudly

use std::sync::LazyLock;

use mobanlint::{Applicability, Field, Keyword, Linter, Template};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

static LINTER: LazyLock<Linter> = LazyLock::new(|| Linter::builtin().unwrap());

/// Texts in which something is to be found: words of the trade, marks, and whatever else there is.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "订单", "支付", "成功", "失败", "通知", "提醒", "优惠券", "发放", "您的", "内容", "时间", "金额", "积份", "電費", "麦当劳",
        ]).prop_map(str::to_owned),
        2 => prop::sample::select(vec![
            " ", "　", "\u{200b}", "🎉", "👨‍👩‍👧", "e\u{301}", "１２", "【", "】", "。", "\u{feff}", "㈱", "ﾊﾟ", "2019-02-30", "{{a.DATA}}",
            "xxx", "￥9", "\u{e000}", "\r\n", "\u{1F1E8}\u{1F1F3}",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn template() -> impl Strategy<Value = Template> {
    let keyword = (
        text(),
        prop::option::of(text()),
        prop::option::of(prop::sample::select(vec!["thing", "date", "nonsense"])),
    )
        .prop_map(|(name, example, value_type)| {
            let mut keyword = Keyword::new(name);
            keyword.example = example;
            keyword.value_type = value_type.map(str::to_owned);
            keyword
        });
    (text(), prop::collection::vec(keyword, 0..4)).prop_map(|(title, keywords)| {
        let mut template = Template::new(title);
        template.keywords = keywords;
        template
    })
}

fn on_boundaries(text: &str, start: usize, end: usize) -> bool {
    let boundary = |at: usize| at == text.len() || text.grapheme_indices(true).any(|(start, _)| start == at);
    start <= end && boundary(start) && boundary(end)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_span_lies_on_grapheme_boundaries_of_its_field(templates in prop::collection::vec(template(), 1..4)) {
        let report = LINTER.check(&templates, &LINTER.library());
        for finding in &report.findings {
            let template = &templates[finding.template.index];
            let text = finding.field.of(template).unwrap_or_default();
            prop_assert!(on_boundaries(text, finding.span.start, finding.span.end), "{finding:?} in {text:?}");
            for edit in finding.fixes.iter().flat_map(|fix| &fix.edits) {
                let text = edit.field.of(template).unwrap_or_default();
                prop_assert!(on_boundaries(text, edit.span.start, edit.span.end), "{edit:?} in {text:?}");
            }
        }
    }

    #[test]
    fn the_same_input_gives_the_same_report_and_json_parses_back(templates in prop::collection::vec(template(), 1..4)) {
        let report = LINTER.check(&templates, &LINTER.library());
        prop_assert_eq!(&report, &LINTER.check(&templates, &LINTER.library()));
        let json = serde_json::to_string(&report).unwrap();
        prop_assert_eq!(report, serde_json::from_str::<mobanlint::Report>(&json).unwrap());
    }

    #[test]
    fn one_template_alone_gives_what_it_gives_in_a_batch(templates in prop::collection::vec(template(), 2..4)) {
        let batch = LINTER.check(&templates, &LINTER.library());
        for (index, template) in templates.iter().enumerate() {
            let apart = |rule: &str| rule != "1.1" && rule != "1.2";
            let alone = LINTER.check(std::slice::from_ref(template), &LINTER.library()).findings;
            let alone: Vec<_> = alone.into_iter().filter(|finding| apart(&finding.rule)).collect();
            let mut among: Vec<_> =
                batch.findings.iter().filter(|f| f.template.index == index && apart(&f.rule)).cloned().collect();
            among.iter_mut().for_each(|finding| finding.template.index = 0);
            prop_assert_eq!(alone, among);
        }
    }

    #[test]
    fn a_safe_fix_removes_its_finding_and_adds_none(template in template()) {
        let before = LINTER.check(std::slice::from_ref(&template), &LINTER.library()).findings;
        let count = |findings: &[mobanlint::Finding], field: Field, rule: &str, outcome: &str| {
            findings.iter().filter(|f| f.field == field && f.rule == rule && f.outcome == outcome).count()
        };
        // Where a field has more findings than are told, mending one brings up the next.
        prop_assume!(before.len() < Linter::MAX_FINDINGS_PER_FIELD);
        for finding in &before {
            for fix in finding.fixes.iter().filter(|fix| fix.applicability == Applicability::Safe) {
                let fixed = fix.apply(&template).unwrap();
                let after = LINTER.check(std::slice::from_ref(&fixed), &LINTER.library()).findings;
                let was = count(&before, finding.field, &finding.rule, &finding.outcome);
                let is = count(&after, finding.field, &finding.rule, &finding.outcome);
                prop_assert!(is < was, "{finding:?} is still there in {fixed:?}");
                prop_assert!(after.len() < before.len(), "{before:#?}\nbecame\n{after:#?}");
            }
        }
        let fixed = LINTER.fix(&template);
        let safe = |f: &mobanlint::Finding| f.fixes.iter().any(|fix| fix.applicability == Applicability::Safe);
        let left = LINTER.check(std::slice::from_ref(&fixed), &LINTER.library()).findings;
        prop_assert!(!left.iter().any(safe), "{left:#?}");
        prop_assert_eq!(LINTER.fix(&fixed), fixed);
    }
}
