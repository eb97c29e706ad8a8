//! A safe fix removes its finding and adds none, whatever the ruleset and however hostile the drafts.
#![allow(clippy::unwrap_used, missing_docs)] // a test may fail loudly

use std::collections::BTreeMap;
use std::sync::LazyLock;

use mobanlint::{Applicability, BUILTIN, Finding, Keyword, Linter, Ruleset, Severity, Template};
use proptest::prelude::*;

/// A linter of each built-in ruleset that judges drafts.
static LINTERS: LazyLock<Vec<Linter>> = LazyLock::new(|| {
    let linter = |name: &&str| Linter::builder().build(&Ruleset::loader().load(name).unwrap()).unwrap();
    BUILTIN.iter().map(linter).filter(Linter::judges_templates).collect()
});

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

type Counted = BTreeMap<(usize, String, String), (usize, Severity)>;

/// How often each rule is broken in each kind of field, and how badly at worst. Which keyword it is does not count: one that
/// is left nothing goes, and the others move up.
fn counted(findings: &[Finding]) -> Counted {
    let mut counted = Counted::new();
    for finding in findings {
        let field: String = finding
            .field
            .to_string()
            .chars()
            .filter(|c| !c.is_ascii_digit())
            .collect();
        let place = (finding.template.index, field, finding.rule.clone());
        let (count, worst) = counted.entry(place).or_insert((0, finding.severity));
        *count += 1;
        *worst = finding.severity.max(*worst);
    }
    counted
}

/// What the second has that the first had not, or had less of, or less badly.
fn added<'c>(before: &Counted, after: &'c Counted) -> Vec<&'c (usize, String, String)> {
    let is_new = |(place, (count, worst)): &(&(usize, String, String), &(usize, Severity))| {
        before
            .get(*place)
            .is_none_or(|(was, badly)| count > was || worst > badly)
    };
    after.iter().filter(is_new).map(|(place, _)| place).collect()
}

fn proved(linter: &Linter, templates: &[Template]) -> Result<(), TestCaseError> {
    let judged = |templates: &[Template]| linter.check(templates, &linter.library()).findings;
    let before = judged(templates);
    let was = counted(&before);
    // Where a field has more findings than are told one by one, mending one brings up the next.
    prop_assume!(was.values().all(|(count, _)| *count < Linter::MAX_FINDINGS_PER_FIELD));
    for finding in &before {
        for fix in finding
            .fixes
            .iter()
            .filter(|fix| fix.applicability == Applicability::Safe)
        {
            let mut fixed = templates.to_vec();
            let template = &mut fixed[finding.template.index];
            *template = fix.apply(template).unwrap();
            let after = judged(&fixed);
            let is = counted(&after);
            let added = added(&was, &is);
            prop_assert!(added.is_empty(), "{fix:?} of {finding:?}\nadds {added:?}: {after:#?}");
            prop_assert!(
                after.len() < before.len(),
                "{fix:?} of {finding:?}\nremoves nothing: {after:#?}"
            );
        }
    }
    for template in templates {
        let fixed = linter.fix(template);
        prop_assert_eq!(&linter.fix(&fixed), &fixed);
    }
    Ok(())
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
        for linter in LINTERS.iter() {
            proved(linter, std::slice::from_ref(&template)).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 100_000, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn a_safe_fix_adds_no_finding(ruleset in 0..LINTERS.len(), templates in prop::collection::vec(template(), 1..4)) {
        proved(&LINTERS[ruleset], &templates)?;
    }
}

fn cases() -> u32 {
    let told = std::env::var("PROPTEST_CASES").ok();
    told.and_then(|cases| cases.parse().ok()).unwrap_or(CASES)
}
