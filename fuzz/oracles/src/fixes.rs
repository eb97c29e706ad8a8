//! Safe fixes end, remove their finding, and add none.

use std::collections::BTreeMap;

use mobanlint::{Applicability, Finding, Linter, Severity};

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

pub(crate) fn holds(bytes: &[u8]) {
    let mut drafts = drafts(bytes);
    // An ignore is of no use any more when its finding goes, and is told so.
    drafts.iter_mut().for_each(|draft| draft.ignore.clear());
    for linter in linters() {
        let judged = |drafts: &[_]| linter.check(drafts, &linter.library()).findings;
        let before = judged(&drafts);
        let was = counted(&before);
        if was.values().any(|(count, _)| *count >= Linter::MAX_FINDINGS_PER_FIELD) {
            // Mending one brings up the next, which was there before and was not told.
            continue;
        }
        for finding in &before {
            for fix in finding
                .fixes
                .iter()
                .filter(|fix| fix.applicability == Applicability::Safe)
            {
                let mut fixed = drafts.clone();
                let Some(draft) = fixed.get_mut(finding.template.index) else {
                    continue;
                };
                *draft = fix.apply(draft).expect("a fix fits the draft it was made for");
                let after = judged(&fixed);
                assert!(after.len() < before.len(), "{fix:?} removes nothing");
                for (place, (count, worst)) in counted(&after) {
                    let less = was
                        .get(&place)
                        .is_some_and(|(was, badly)| count <= *was && worst <= *badly);
                    assert!(less, "{fix:?} adds {place:?}");
                }
            }
        }
        for draft in &drafts {
            let fixed = linter.fix(draft);
            assert_eq!(linter.fix(&fixed), fixed, "fixing does not end");
        }
    }
}
