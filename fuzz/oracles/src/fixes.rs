//! Safe fixes end, remove their finding, and add none.

use std::collections::BTreeMap;

use mobanlint::{Applicability, Finding, Linter, Severity, Template};

use crate::drafts::drafts;
use crate::linters;

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

/// Tries each safe fix of these drafts by itself, and all of a draft's together. An ignore is of no use any more when its
/// finding goes, and is told so: the drafts should have none.
///
/// # Panics
///
/// Where a fix does not remove its finding or adds one, and where fixing does not end.
pub fn end_and_add_nothing(linter: &Linter, drafts: &[Template]) {
    let judged = |drafts: &[Template]| linter.check(drafts, &linter.library()).findings;
    let before = judged(drafts);
    let was = counted(&before);
    if was.values().any(|(count, _)| *count >= Linter::MAX_FINDINGS_PER_FIELD) {
        // Mending one brings up the next, which was there before and was not told.
        return;
    }
    for finding in &before {
        let fixes = finding.fixes.iter();
        for fix in fixes.filter(|fix| fix.applicability == Applicability::Safe) {
            let mut fixed = drafts.to_vec();
            let Some(draft) = fixed.get_mut(finding.template.index) else {
                continue;
            };
            *draft = fix.apply(draft).expect("a fix fits the draft it was made for");
            let after = judged(&fixed);
            let is = counted(&after);
            let added = added(&was, &is);
            assert!(added.is_empty(), "{fix:?} of {finding:?}\nadds {added:?}: {after:#?}");
            assert!(
                after.len() < before.len(),
                "{fix:?} of {finding:?}\nremoves nothing: {after:#?}"
            );
        }
    }
    for draft in drafts {
        let fixed = linter.fix(draft);
        assert_eq!(linter.fix(&fixed), fixed, "fixing does not end");
    }
}

pub(crate) fn holds(bytes: &[u8]) {
    let mut drafts = drafts(bytes);
    drafts.iter_mut().for_each(|draft| draft.ignore.clear());
    for linter in linters() {
        end_and_add_nothing(linter, &drafts);
    }
}
