//! One title over and over again: no format grows with it beyond what somebody reads, and every count stays.
#![allow(clippy::disallowed_methods, reason = "tests write files and run the binary")]

mod common;

use common::Folder;

#[test]
fn what_repeats_one_title_is_listed_a_thousand_times_in_every_format() {
    let lines = "{\"title\": \"停水通知\"}\n".repeat(1300) + "{\"title\": \"停电\"}\n";
    let folder = Folder::new("repeats", &[("a.jsonl", lines.as_bytes())]);
    let told = "of drafts that are alike to the same title, the first 1000 are listed; \
                299 more findings are counted and not listed";
    for (format, mark) in [
        ("text", "error[1.1 "),
        ("json", "\"rule\":\"1.1\""),
        ("jsonl", "\"rule\":\"1.1\""),
        ("csv", ",1.1,"),
        ("markdown", "1.1 title-identical"),
        ("sarif", "\"ruleId\":\"1.1\""),
        ("github", "title=1.1 "),
        ("gitlab", "\"check_name\":\"1.1 "),
        ("checkstyle", "mobanlint.title-identical"),
        ("rdjson", "\"value\":\"1.1 "),
    ] {
        for threads in ["1", "3"] {
            let (status, out, err) = folder.run(&["check", "a.jsonl", "--format", format, "--threads", threads]);
            let listed = out.replace(": \"", ":\"").matches(mark).count();
            assert!(status == Some(1) && listed == 1000, "{format} {listed}: {out}");
            assert!(err.contains(told) && out.contains("title-suffix"), "{format}: {err}");
        }
    }
    let (_, out, err) = folder.run(&["check", "a.jsonl", "--format", "json", "--quiet"]);
    let report: serde_json::Value = serde_json::from_str(&out).expect("a report");
    assert_eq!(report["summary"]["error"], 1300);
    assert!(
        err.contains(told) && report["notes"].to_string().contains(told),
        "{err}"
    );

    // Where each draft has its place, it has its verdict, too.
    let (_, out, err) = folder.run(&["check", "a.jsonl", "--format", "junit"]);
    assert!(
        out.matches("<failure").count() == 1300 && !err.contains("not listed"),
        "{err}"
    );
    let (_, out, err) = folder.run(&["check", "a.jsonl", "--statistics"]);
    assert!(out.contains("1299") && !err.contains("not listed"), "{out}{err}");

    // A baseline knows them all.
    let known = ["check", "a.jsonl", "--baseline", "known.json"];
    folder.run(&[&known[..], &["--write-baseline"]].concat());
    let (status, out, err) = folder.run(&known);
    assert!(status == Some(0) && out.contains("1300 in the baseline"), "{out}{err}");
}
