//! Drafts made of whatever breaks renderers, in every format.
#![allow(clippy::disallowed_methods, reason = "tests run the binary")]

mod common;

use common::{piped, stdout};
use serde_json::{Value, json};

const PIECES: &[&str] = &[
    "订单",
    "通知",
    "提醒",
    "限时",
    "🎉",
    "👨‍👩‍👧",
    "👍🏽",
    "❤️",
    "🇨🇳",
    "🇨",
    "e\u{301}",
    "\u{301}",
    "\u{200d}",
    "\u{200b}",
    "\u{202e}",
    "\u{2066}",
    "\u{2028}",
    "\t",
    "\n",
    "\r",
    "\u{1b}[31m",
    "\0",
    "\u{7f}",
    "\u{9b}1m",
    "\u{85}",
    "\u{feff}",
    "\u{f8ff}",
    "\u{ffff}",
    "\u{e0067}",
    "שלום",
    "नमस्ते",
    "각",
    "Ａ",
    "１",
    "½",
    "㍿",
    "積分",
    "繁體",
    " ",
    "　",
    "a",
    "%",
    "=",
    "`",
    "|",
    "<",
    ">",
    "@",
    "\\",
    "\"",
    "'",
    "&",
    ",",
    ":",
    "::error::",
];

/// The same drafts at every run.
fn drafts(count: usize) -> String {
    let mut state = 7_u64;
    let mut number = move |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or_default() % below
    };
    let mut text = move || (0..number(9)).map(|_| PIECES[number(PIECES.len())]).collect::<String>();
    (0..count)
        .map(|_| {
            json!({"id": text(), "title": text(), "keywords": [{"name": text(), "example": text()}]}).to_string() + "\n"
        })
        .collect()
}

#[test]
fn nothing_in_a_draft_is_obeyed() {
    let drafts = drafts(400);
    for format in ["text", "json", "jsonl", "csv", "markdown", "sarif", "github"] {
        let output = piped(&["check", "-", "--show", "info", "--format", format], drafts.as_bytes());
        assert_eq!(
            output.status.code(),
            Some(1),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let text = stdout(&output);
        let obeyed = |char: char| {
            char.is_control() && !matches!(char, '\n' | '\r')
                || matches!(char, '\u{202e}' | '\u{2066}' | '\u{2028}') && !matches!(format, "json" | "jsonl" | "sarif")
        };
        assert_eq!(text.chars().find(|char| obeyed(*char)), None, "{format}");
        match format {
            "json" | "sarif" => assert!(serde_json::from_str::<Value>(&text).is_ok(), "{format}"),
            "jsonl" => assert!(text.lines().all(|line| serde_json::from_str::<Value>(line).is_ok())),
            "github" => {
                let command = ["::error ", "::warning ", "::notice "];
                let ours = |line: &str| command.iter().any(|command| line.starts_with(command));
                let lines: Vec<&str> = text.lines().collect();
                let (summary, findings) = lines.split_last().expect("there is a summary");
                assert!(findings.iter().all(|line| ours(line)) && !ours(summary));
            }
            _ => {}
        }
    }
}
