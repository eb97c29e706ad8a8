//! What holds for every input whatever.
#![allow(clippy::unwrap_used, missing_docs)] // a test may fail loudly

use std::sync::LazyLock;

use mobanlint::input::{Format, Input};
use mobanlint::{Applicability, Field, Ignore, Keyword, Language, Linter, Origin, Template, render};
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

/// Drafts with whatever a table has a column for, in texts that mean something to a table.
fn tabled() -> impl Strategy<Value = Template> {
    let text = || prop_oneof![3 => "['\"=+,\t\r\n 　＝a停0-9標题]{0,5}", 1 => any::<String>(), 1 => text()];
    let optional = move || prop::option::of(text());
    let keyword = (text(), optional(), optional()).prop_map(|(name, example, value_type)| {
        let mut keyword = Keyword::new(name);
        (keyword.example, keyword.value_type) = (example, value_type);
        keyword
    });
    let keywords = prop::collection::vec(keyword, 0..4);
    (optional(), text(), optional(), keywords).prop_map(|(id, title, scene, keywords)| {
        let mut template = Template::new(title);
        (template.id, template.scene, template.keywords) = (id, scene, keywords);
        template
    })
}

/// The drafts of a text that holds nothing else.
fn read_back(text: &str, format: Format, language: Language) -> Vec<Template> {
    let batch = Input::new(text.as_bytes()).of(format).read(language);
    assert_eq!(batch.all_errors().len(), 0, "{text}");
    let plain = |(_, template): (usize, &Template)| {
        let mut template = template.clone();
        template.origin = Origin::default();
        template
    };
    batch.templates().map(plain).collect()
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

    #[test]
    fn drafts_survive_being_written(templates in prop::collection::vec(tabled(), 1..5), reason in text()) {
        for language in [Language::Zh, Language::En] {
            let csv = render::drafts_csv(&templates, language);
            prop_assert_eq!(Input::new(csv.as_bytes()).read(language).format, Some(Format::Csv));
            prop_assert_eq!(&read_back(&csv, Format::Csv, language), &templates);
            let tsv = render::drafts_tsv(&templates, language);
            prop_assert_eq!(Input::new(tsv.as_bytes()).read(language).format, Some(Format::Tsv));
            prop_assert_eq!(&read_back(&tsv, Format::Tsv, language), &templates);
        }
        let mut templates = templates;
        templates[0].ignore = vec![Ignore::new("1.6", reason.clone())];
        templates[0].schema = Some(reason);
        let json = render::drafts_json(&templates);
        prop_assert_eq!(Input::new(json.as_bytes()).read(Language::Zh).format, Some(Format::Json));
        prop_assert_eq!(&read_back(&json, Format::Json, Language::Zh), &templates);
        let lines = render::drafts_jsonl(&templates);
        prop_assert_eq!(&read_back(&lines, Format::JsonLines, Language::Zh), &templates);
    }
}
