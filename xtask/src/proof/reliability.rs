//! `docs/reliability.md`, made of the recorded figures.

use std::fmt::Write;

use super::figures::{Figures, Mutants, Tried};
use crate::generated::Files;

/// The goal of executions, added up over all targets.
const GOAL: u64 = 100_000_000;

pub(crate) fn generate() -> Files {
    let figures = Figures::read()?;
    Ok(vec![("docs/reliability.md".into(), page(&figures))])
}

fn page(figures: &Figures) -> String {
    let mut out = String::from(
        "# Reliability\n\nMade by `cargo xtask reliability` of the figures in `docs/reliability.json`; not to be edited.\n\n\
         ## What is promised\n\n\
         - The library never panics, whatever the input; its time and memory are linear in it, or bounded by a limit that is told.\n\
         - Same input, same report: by lines or whole, one by one or shared out, in either language the same findings.\n\
         - Every span lies on grapheme boundaries of its field; safe fixes end, remove their finding and add none. That an ignore \
         is of no use any more, once its finding is gone, is told all the same.\n\
         - The index finds exactly what comparing all pairs finds, and the verdict on a pair does not depend on who comes first.\n\
         - Drafts that are written and read again are the same, in every format.\n\n\
         What holds is written down as functions of bytes in `fuzz/oracles`. `cargo xtask fuzz` tries them on inputs made of the \
         fixtures, on any toolchain, and `cargo fuzz run TARGET` in `fuzz/` guided by coverage.\n\n\
         ## What was tried\n\n| target | inputs | seconds | runs |\n|---|---:|---:|---:|\n",
    );
    let mut all = Tried::default();
    for (name, tried) in &figures.fuzz {
        let _ = writeln!(
            out,
            "| `{name}` | {} | {} | {} |",
            tried.executions, tried.seconds, tried.runs
        );
        all.executions += tried.executions;
        all.seconds += tried.seconds;
    }
    let _ = writeln!(
        out,
        "| all | {} | {} | |\n\nThe goal is {GOAL}, added up over runs: {} is still to come.",
        all.executions,
        all.seconds,
        GOAL.saturating_sub(all.executions)
    );
    out.push_str(
        "\n## What it took\n\nSeconds of one processor and the most memory of the native program, on a busy machine of two cores.\n\n\
         | what | took |\n|---|---|\n",
    );
    for measured in &figures.measured {
        let _ = writeln!(out, "| {} | {} |", measured.what, measured.took);
    }
    out.push_str("\n## What failed, and is mended\n\n| found by | what |\n|---|---|\n");
    for found in &figures.found {
        let _ = writeln!(out, "| {} | {} |", found.by, found.what);
    }
    out.push_str("\n## Mutants\n\n");
    if figures.mutants.is_empty() {
        out.push_str("None were counted yet; `cargo xtask mutants --record FILE` counts those of a file.\n");
        return out;
    }
    out.push_str("| file | caught | live | share |\n|---|---:|---:|---:|\n");
    for (file, Mutants { caught, lived }) in &figures.mutants {
        let share = caught * 100 / (caught + lived).max(1);
        let _ = writeln!(out, "| `{file}` | {caught} | {lived} | {share} % |");
    }
    if !figures.equivalent.is_empty() {
        out.push_str("\nThese live and are no other program:\n\n");
        for (mutant, reason) in &figures.equivalent {
            let _ = writeln!(out, "- `{mutant}`: {reason}");
        }
    }
    out
}
