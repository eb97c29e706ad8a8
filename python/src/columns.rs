//! Columns of titles: what is found in them, and the keys to join them by.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::ops::Deref;

use mobanlint::{Finding, KeySet, Linter, Verdict};

/// The worst severity, the rules, and the messages, a line each, of what was found.
pub(crate) type Told = (Option<&'static str>, String, String);

pub(crate) fn told(findings: &[Finding]) -> Told {
    let severity = findings.iter().map(|finding| finding.severity).max();
    let mut rules: Vec<&str> = Vec::new();
    for finding in findings {
        if !rules.contains(&finding.rule.as_str()) {
            rules.push(&finding.rule);
        }
    }
    let messages: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
    (
        severity.map(mobanlint::Severity::as_str),
        rules.join(","),
        messages.join("\n"),
    )
}

pub(crate) fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Identical => "identical",
        Verdict::OverSimilar => "over-similar",
        _ => "distinct",
    }
}

/// Numbers as the bytes of a column.
#[derive(Default)]
struct Column(Vec<u8>);

impl Column {
    fn push(&mut self, number: u64) {
        self.0.extend(number.to_ne_bytes());
    }
}

/// The classes of the titles, a column a level: form, core, sense; then, once for each class, those of stored keys, class and
/// key, and those of sought keys.
pub(crate) fn keys(linter: &Linter, titles: &[impl Deref<Target = str>]) -> [Vec<u8>; 7] {
    let mut classes: [Column; 3] = Default::default();
    let mut rows: [Column; 4] = Default::default();
    let mut seen: HashSet<u64, BuildHasherDefault<DefaultHasher>> = HashSet::default();
    for title in titles {
        let keys = linter.keys(title);
        for (column, set) in classes.iter_mut().zip([&keys.form, &keys.core, &keys.sense]) {
            let KeySet {
                class, stored, sought, ..
            } = set;
            column.push(*class);
            if !seen.insert(*class) {
                continue;
            }
            let [stored_class, stored_key, sought_class, sought_key] = &mut rows;
            for key in stored {
                stored_class.push(*class);
                stored_key.push(*key);
            }
            for key in sought {
                sought_class.push(*class);
                sought_key.push(*key);
            }
        }
    }
    let [form, core, sense] = classes;
    let [stored_class, stored_key, sought_class, sought_key] = rows;
    [form, core, sense, stored_class, stored_key, sought_class, sought_key].map(|column| column.0)
}
