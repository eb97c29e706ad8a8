//! The verdict on a pair is symmetric, and the index finds exactly what comparing all pairs finds.

use std::collections::BTreeSet;

use mobanlint::{PairKind, Verdict};

use crate::LINTERS;

/// The most titles of one input.
const MOST: usize = 12;

pub(crate) fn holds(bytes: &[u8]) {
    let Some(linter) = LINTERS.first() else { return };
    let text = String::from_utf8_lossy(bytes);
    let titles: Vec<String> = text
        .split(['\n', '\t'])
        .take(MOST)
        .map(|title| title.chars().take(80).collect())
        .collect();
    let mut library = linter.library();
    let mut entries = Vec::new();
    for title in &titles {
        entries.extend(library.insert(None, title));
    }
    let mut alike = vec![BTreeSet::new(); titles.len()];
    for (at, a) in titles.iter().enumerate() {
        for (other, b) in titles.iter().enumerate() {
            let (there, back) = (
                linter.compare(PairKind::Title, a, b),
                linter.compare(PairKind::Title, b, a),
            );
            assert_eq!(
                (there.verdict, there.score.to_bits()),
                (back.verdict, back.score.to_bits()),
                "{a:?} and {b:?}"
            );
            assert!((0.0..=1.0).contains(&there.score), "{there:?}");
            assert_eq!(there.verdict == Verdict::Distinct, there.means.is_none(), "{there:?}");
            if a == b {
                assert_eq!(there.verdict, Verdict::Identical, "{a:?}");
            }
            if there.verdict != Verdict::Distinct {
                alike[at].extend(entries.get(other).copied());
            }
        }
    }
    for (title, alike) in titles.iter().zip(alike) {
        let found: BTreeSet<_> = library
            .matches(title, titles.len())
            .into_iter()
            .map(|(entry, _)| entry)
            .collect();
        assert_eq!(found, alike, "{title:?} among {titles:?}");
    }
}
