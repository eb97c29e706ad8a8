//! Every format over the same fixtures.
#![allow(clippy::disallowed_methods, reason = "tests run the binary")]

mod common;

use common::{mobanlint, stdout};

const FILES: &[&str] = &["drafts.json", "odd.json"];

fn run(file: &str, args: &[&str]) -> String {
    let output = mobanlint()
        .arg("check")
        .arg(file)
        .args(args)
        .output()
        .expect("the binary runs");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(1));
    let text = stdout(&output);
    let obeyed = |char: char| char.is_control() && !matches!(char, '\n' | '\r');
    assert!(
        args.contains(&"always") || !text.chars().any(obeyed),
        "a terminal would obey this: {text:?}"
    );
    text
}

fn snapshot(format: &str, language: &str) {
    for file in FILES {
        let text = run(file, &["--format", format, "--lang", language, "--show", "info"]);
        let name = format!("{}.{format}.{language}", file.trim_end_matches(".json"));
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, text);
        });
    }
}

/// Formats that have a place for more than findings.
const PLACED: [&str; 10] = [
    "text",
    "json",
    "markdown",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjson",
    "html",
];

/// Formats of one finding a line.
const LINES: [&str; 2] = ["jsonl", "csv"];

/// Input that cannot be read has a place in every format but those of one finding a line.
#[test]
fn errors() {
    for format in PLACED {
        let output = mobanlint()
            .args([
                "check",
                "../inputs/broken.jsonl",
                "nowhere.json",
                "--rule",
                "1.3",
                "--format",
                format,
            ])
            .output()
            .expect("the binary runs");
        assert_eq!(output.status.code(), Some(2));
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("errors.{format}"), stdout(&output));
        });
    }
}

macro_rules! formats {
    ($($name:ident: $format:literal in $($language:literal),+;)*) => {
        $(#[test]
        fn $name() {
            $(snapshot($format, $language);)+
        })*
    };
}

formats! {
    text: "text" in "zh", "en";
    json: "json" in "zh";
    jsonl: "jsonl" in "en";
    csv: "csv" in "zh";
    markdown: "markdown" in "zh", "en";
    sarif: "sarif" in "en";
    github: "github" in "zh";
    gitlab: "gitlab" in "en";
    junit: "junit" in "zh";
    checkstyle: "checkstyle" in "en";
    rdjson: "rdjson" in "en";
    html: "html" in "zh", "en";
}

#[test]
fn colour_changes_nothing_but_colour() {
    for file in FILES {
        let plain = run(file, &["--color", "never"]);
        let colored = run(file, &["--color", "always"]);
        assert_ne!(plain, colored);
        let mut bare = String::new();
        let mut rest = colored.as_str();
        while let Some((before, after)) = rest.split_once("\x1b[") {
            bare.push_str(before);
            rest = after.split_once('m').map_or("", |(_, rest)| rest);
        }
        bare.push_str(rest);
        assert_eq!(bare, plain);
    }
}

#[test]
fn marks_stand_under_their_text() {
    // Han and full-width take two columns, combining marks none.
    for (title, column, width) in [
        ("订单支付成功", 12, 1),
        ("ab订单支付成功", 14, 1),
        ("cafe\u{301}取餐", 8, 1),
    ] {
        let draft = serde_json::json!({"title": title}).to_string();
        let output = common::piped(&["check", "-", "--rule", "1.3"], draft.as_bytes());
        let text = stdout(&output);
        let mark = text
            .lines()
            .find(|line| line.trim_start_matches([' ', '|']).starts_with('^'))
            .unwrap_or_default();
        let expected = format!(" | {}{}", " ".repeat(column), "^".repeat(width));
        assert_eq!(mark, expected, "{text}");
    }
}

/// Messages are reported in every format as drafts are.
#[test]
fn messages() {
    for format in PLACED.into_iter().chain(LINES) {
        let output = mobanlint()
            .args([
                "preflight",
                "../inputs/messages.json",
                "--templates",
                "../inputs/templates.json",
                "--format",
                format,
            ])
            .args(["--app", "../inputs/app.json", "--lang", "zh", "--show", "info"])
            .output()
            .expect("the binary runs");
        assert_eq!(output.status.code(), Some(1));
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("messages.{format}"), stdout(&output));
        });
    }
}
