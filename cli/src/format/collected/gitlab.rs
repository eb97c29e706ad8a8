//! A Code Quality report of GitLab: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.

use std::collections::HashMap;

use mobanlint::render::visible;
use mobanlint::{Finding, Severity};
use serde_json::json;

use super::{Collected, Judged, line_of, sentence};

pub(super) fn written(report: &Collected, show: Severity) -> String {
    let mut seen: HashMap<u128, u32> = HashMap::new();
    let mut entries = Vec::new();
    for (finding, judged) in report.findings(show) {
        let own = fingerprint(finding, judged);
        let turn = seen.entry(own).or_default();
        entries.push(json!({
            "type": "issue",
            "check_name": format!("{} {}", finding.rule, finding.slug),
            "description": visible(&sentence(finding)).text,
            "categories": ["Style"],
            "severity": match finding.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Info => "info",
            },
            "fingerprint": format!("{:032x}", hash(own, &turn.to_le_bytes())),
            "location": {"path": judged.path(), "lines": {"begin": line_of(finding).unwrap_or(1)}},
        }));
        *turn += 1;
    }
    for error in &report.errors {
        let path = error.path.as_deref().unwrap_or("-");
        let parts = [path, &error.message].map(str::as_bytes);
        entries.push(json!({
            "type": "issue",
            "check_name": "mobanlint",
            "description": visible(&error.message).text,
            "categories": ["Bug Risk"],
            "severity": "blocker",
            "fingerprint": format!("{:032x}", parts.iter().fold(SEED, |hashed, part| hash(hashed, part))),
            "location": {"path": path, "lines": {"begin": error.line.unwrap_or(1)}},
        }));
    }
    let lines: Vec<String> = entries.iter().map(|entry| format!("  {entry}")).collect();
    if lines.is_empty() {
        return "[]\n".to_owned();
    }
    format!("[\n{}\n]\n", lines.join(",\n"))
}

/// What stays the same when lines move: GitLab tells by it which findings a branch has brought.
fn fingerprint(finding: &Finding, judged: &Judged) -> u128 {
    let template = &judged.template;
    let name = template.id.as_deref().unwrap_or(&template.title);
    let text = judged.text_of(finding.field).unwrap_or_default();
    let parts = [
        judged.path(),
        &finding.rule,
        &finding.outcome,
        name,
        text,
        finding.span.slice(text),
    ];
    // Keys that are missing have no text.
    let field = judged.is_message().then(|| finding.field.to_string());
    parts
        .into_iter()
        .chain(field.as_deref())
        .fold(SEED, |hashed, part| hash(hash(hashed, part.as_bytes()), &[0xFF]))
}

/// FNV-1a of 128 bits: nobody need be kept from finding a second text, and it is the same everywhere and for ever.
const SEED: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

fn hash(hashed: u128, bytes: &[u8]) -> u128 {
    bytes
        .iter()
        .fold(hashed, |hashed, byte| (hashed ^ u128::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(hash(SEED, b""), SEED);
        assert_eq!(hash(SEED, b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }
}
