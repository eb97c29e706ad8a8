//! A bar for each rule, as long as it has findings, in the colours of their severities.

use std::fmt::Write;

use mobanlint::Language;
use mobanlint::render::severity_name;

use super::super::statistics::{Count, SEVERITIES};
use super::escaped;
use crate::locale::pick;

/// Sizes of the drawing, in its own units.
const WIDTH: usize = 640;
const LABEL: usize = 70;
const NUMBER: usize = 50;
const ROW: usize = 26;
const BAR: usize = 16;

pub(super) fn drawn(out: &mut String, counts: &[Count<'_>], language: Language) {
    let most = counts.iter().map(Count::all).max().unwrap_or(1).max(1);
    let height = counts.len() * ROW;
    let name = pick(language, "各规则的问题数", "findings of each rule");
    let _ = writeln!(
        out,
        "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{name}\">"
    );
    for (row, count) in counts.iter().enumerate() {
        let top = row * ROW + (ROW - BAR) / 2;
        let base = top + BAR - 3;
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{base}\" text-anchor=\"end\">{}</text>",
            LABEL - 8,
            escaped(&count.rule)
        );
        let mut left = LABEL;
        for (of, severity) in count.of.iter().zip(SEVERITIES).filter(|(of, _)| **of > 0) {
            // A finding is never too small to be seen.
            let width = (of * (WIDTH - LABEL - NUMBER) / most).max(2);
            let (class, name) = (severity.as_str(), severity_name(severity, language));
            let _ = writeln!(
                out,
                "<rect class=\"{class}\" x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{BAR}\"><title>{name} {of}</title></rect>"
            );
            left += width;
        }
        let _ = writeln!(out, "<text x=\"{}\" y=\"{base}\">{}</text>", left + 6, count.all());
    }
    out.push_str("</svg>\n");
}
