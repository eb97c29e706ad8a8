//! `--baseline`, `--write-baseline`, `--unused-ignores`: how a team begins.
#![allow(clippy::disallowed_methods, reason = "tests run the binary on files")]

mod common;

use std::fs;
use std::path::Path;
use std::process::Output;

use common::{mobanlint, stdout};
use serde_json::Value;

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = mobanlint();
    let command = command.current_dir(folder).args(["check", "--lang", "en"]).args(args);
    command.output().expect("the binary runs")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("it is UTF-8")
}

fn findings(folder: &Path, args: &[&str]) -> Vec<String> {
    let output = run(folder, &[args, &["--format", "json"]].concat());
    let report: Value = serde_json::from_str(&stdout(&output)).unwrap_or_else(|_| panic!("{}", stderr(&output)));
    let findings = report["findings"].as_array().expect("a list").iter();
    let named = |finding: &Value| format!("{} {}", finding["rule"], finding["template"]["title"]).replace('"', "");
    findings.map(named).collect()
}

/// Templates that were approved, each with something to find.
fn approved(count: usize) -> String {
    let keyword = r#"{"name": "内容", "example": "x"}"#;
    let line = |number| format!(r#"{{"id": "t{number}", "title": "第{number}批水费缴纳", "keywords": [{keyword}]}}"#);
    (0..count).map(line).collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn a_team_begins_with_what_it_has() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    let write = |name: &str, text: &str| fs::write(here.join(name), text).expect("it is written");
    let read = |name: &str| fs::read_to_string(here.join(name)).expect("it is there");
    write("a.jsonl", &approved(500));
    assert!(findings(here, &["a.jsonl"]).len() >= 500);
    write("mobanlint.toml", "baseline = \"known.json\"\nfail-on = \"warning\"\n");

    let missing = run(here, &["."]);
    let said = "error: known.json: no such file; write one with --write-baseline\n";
    assert_eq!((missing.status.code(), stderr(&missing).as_str()), (Some(2), said));
    let written = run(here, &[".", "--write-baseline"]);
    assert_eq!(written.status.code(), Some(0), "{}", stderr(&written));
    let known = read("known.json");
    let clean = run(here, &["."]);
    assert_eq!(clean.status.code(), Some(0), "{}", stdout(&clean));
    let counted = "500 templates: 0 errors, 0 warnings, 0 infos; ";
    assert!(
        stdout(&clean).contains(counted) && stdout(&clean).ends_with("in the baseline\n"),
        "{}",
        stdout(&clean)
    );

    // A bad draft in a branch is all that is told, wherever it stands; any number of threads says the same.
    write(
        "a.jsonl",
        &format!("{{\"title\": \"退款 到账通知\"}}\n{}", approved(500)),
    );
    for threads in ["1", "4"] {
        assert_eq!(
            findings(here, &[".", "--threads", threads]),
            ["1.4 退款 到账通知"],
            "{threads}"
        );
    }
    assert_eq!(run(here, &["."]).status.code(), Some(1));
    // Mended, it is green, and nothing that was approved is touched.
    let fixed = run(here, &[".", "--fix"]);
    assert_eq!(fixed.status.code(), Some(0), "{}", stdout(&fixed));
    assert_eq!(
        read("a.jsonl"),
        format!("{{\"title\": \"退款到账通知\"}}\n{}", approved(500))
    );

    // Written again, the file is the same, line by line.
    run(here, &[".", "--write-baseline"]);
    assert_eq!(read("known.json"), known);
    let lines: Vec<&str> = known.lines().filter(|line| line.contains("\"template\"")).collect();
    assert!(lines.len() >= 500 && lines.is_sorted(), "{known}");
}

#[test]
fn as_many_are_known_as_were_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    let write = |text: &str| fs::write(here.join("a.json"), text).expect("it is written");
    let draft = r#"{"title": "退款到账", "keywords": [{"name": "金额", "example": "2026-02-30"}]}"#;
    let flags = ["a.json", "--baseline", "b.json", "--rule", "1.1,1.3"];
    let with = |args: &[&str]| findings(here, &[&flags[..], args].concat());
    write(&format!("[{draft}, {draft}]"));
    with(&["--write-baseline"]);
    assert_eq!(with(&[]), [""; 0]);
    // Its lines and its neighbours may change.
    write(&format!("[\n\n{{\"title\": \"停水通知\"}},\n{draft},\n{draft}]"));
    assert_eq!(with(&[]), [""; 0]);
    write(&format!("[{draft}, {draft}, {draft}]"));
    assert_eq!(with(&[]), ["1.1 退款到账", "1.3 退款到账"]);
    // Another text is another finding, and what is gone is told.
    write(&format!("[{{\"title\": \"退款到账单\"}}, {draft}]"));
    let output = run(here, &flags);
    assert!(stdout(&output).contains("退款到账单"), "{}", stdout(&output));
    let gone = "note: 2 findings of the baseline are gone, to be dropped with --write-baseline: \
                1.1 退款到账 “退款到账”, 1.3 退款到账 “退款到账”\n";
    assert_eq!(stderr(&output), gone);
    let written = run(here, &[&flags[..], &["--write-baseline"]].concat());
    let said = "note: the baseline is written: 2 findings, 1 of them new, 2 dropped\n";
    assert_eq!(stderr(&written), said);
}

#[test]
fn what_is_no_baseline_is_told_and_half_an_input_writes_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    fs::write(here.join("a.json"), "[{\"title\": \"退款到账\"}, {\"titel\": 1}]").expect("it is written");
    let told = |args: &[&str]| {
        let output = run(here, &[&["a.json"], args].concat());
        (output.status.code(), stderr(&output))
    };
    let (status, said) = told(&["--baseline", "b.json", "--write-baseline"]);
    assert_eq!(status, Some(2));
    assert!(
        said.contains("the baseline is not written") && !here.join("b.json").exists(),
        "{said}"
    );
    assert!(told(&["--write-baseline"]).1.contains("give --baseline FILE"));
    for (content, expected) in [
        (
            r#"{"version": 9, "findings": []}"#,
            "b.json: the baseline has version 9, expected 1",
        ),
        ("{}", "b.json: no baseline: missing field"),
        (
            r#"{"version": 1, "findings": [{"rul": 1}]}"#,
            "b.json: no baseline: unknown field `rul`",
        ),
    ] {
        fs::write(here.join("b.json"), content).expect("it is written");
        let (status, said) = told(&["--baseline", "b.json"]);
        assert!(status == Some(2) && said.contains(expected), "{said}");
    }
}

#[test]
fn an_ignore_that_silences_nothing_can_fail() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    let table = "标题,关键词1,示例1,忽略\n会员积分变动通知,变动积分,100,1.6 这是我们的叫法\n停水通知,停水时间,2026年1月5日,1.6 多余\n";
    fs::write(here.join("a.csv"), table).expect("it is written");
    let status = |args: &[&str]| run(here, &[&["a.csv", "--rule", "1.6"], args].concat()).status.code();
    assert_eq!(status(&[]), Some(0));
    assert_eq!(status(&["--unused-ignores"]), Some(1));
    assert_eq!(
        findings(here, &["a.csv", "--rule", "1.6", "--unused-ignores"]),
        ["ignore 停水通知"]
    );
    fs::write(here.join("mobanlint.toml"), "unused-ignores = true").expect("it is written");
    assert_eq!(status(&[]), Some(1));
}
