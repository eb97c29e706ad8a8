//! What would change, as a unified diff.

use std::fmt::Write;
use std::time::Duration;

use mobanlint::input::{self, Opened};
use similar::TextDiff;

use super::change::Change;

/// Lines around a change.
const AROUND: usize = 3;
/// How long the shortest diff is looked for; after that a longer one does.
const PATIENCE: Duration = Duration::from_secs(5);

pub(super) fn unified(name: &str, before: &[u8], after: &[u8], changes: &[Change]) -> String {
    let (Some(old), Some(new)) = (text(before), text(after)) else {
        return cells(name, changes);
    };
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(&old, &new);
    let mut unified = diff.unified_diff();
    unified.context_radius(AROUND).header(name, name).to_string()
}

/// The text in the bytes, whatever its encoding; none of a workbook.
fn text(bytes: &[u8]) -> Option<String> {
    match input::open(bytes) {
        Ok(Opened::Plain) => String::from_utf8(bytes.to_vec()).ok(),
        Ok(Opened::Text { text, .. }) => Some(text),
        _ => None,
    }
}

/// A workbook has no lines, so each cell that changes is shown by itself.
fn cells(name: &str, changes: &[Change]) -> String {
    let mut out = String::new();
    if !changes.is_empty() {
        let _ = writeln!(out, "--- {name}\n+++ {name}");
    }
    for change in changes {
        let cell = change.at.cell_in_sheet().unwrap_or_default();
        let _ = writeln!(out, "@@ {cell} @@");
        let mut lines = |sign: char, text: &str| {
            text.split('\n').for_each(|line| {
                let _ = writeln!(out, "{sign}{line}");
            });
        };
        lines('-', &change.old);
        lines('+', &change.new);
    }
    out
}
