//! A field with the places of its findings marked.

use mobanlint::Finding;

use super::escaped;

/// The text with each piece of it marked by the worst that was found there. A place that is empty is a mark without text.
pub(super) fn up<'f>(text: &str, findings: impl Iterator<Item = &'f Finding>) -> String {
    let findings: Vec<&Finding> = findings.collect();
    let mut ends: Vec<usize> = findings
        .iter()
        .flat_map(|finding| [finding.span.start, finding.span.end])
        .collect();
    ends.extend([0, text.len()]);
    ends.retain(|end| text.is_char_boundary(*end));
    ends.sort_unstable();
    ends.dedup();
    let mut out = String::new();
    for (index, start) in ends.iter().enumerate() {
        let missing = findings
            .iter()
            .filter(|finding| finding.span.start == *start && finding.span.end == *start);
        if let Some(worst) = missing.map(|finding| finding.severity).max() {
            out.extend(["<mark class=\"missing ", worst.as_str(), "\"></mark>"]);
        }
        let Some(piece) = ends.get(index + 1).and_then(|end| text.get(*start..*end)) else {
            continue;
        };
        let over = findings
            .iter()
            .filter(|finding| finding.span.start <= *start && finding.span.end > *start);
        match over.map(|finding| finding.severity).max() {
            Some(worst) => out.extend(["<mark class=\"", worst.as_str(), "\">", &escaped(piece), "</mark>"]),
            None => out.push_str(&escaped(piece)),
        }
    }
    out
}
