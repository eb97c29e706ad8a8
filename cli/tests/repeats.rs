//! One title over and over again: what people read does not grow with it, what programs read is whole, and every count stays.
#![allow(clippy::disallowed_methods, reason = "tests write files and run the binary")]

mod common;

use common::Folder;

#[test]
fn what_repeats_one_title_is_listed_a_hundred_times_where_people_read() {
    let lines = "{\"title\": \"停水通知\"}\n".repeat(400) + "{\"title\": \"停电\"}\n";
    let folder = Folder::new("repeats", &[("a.jsonl", lines.as_bytes())]);
    let told = "of drafts that are alike to the same title, the first 100 are listed; \
                299 more findings are counted and not listed";
    for (format, mark) in [
        ("text", "error[1.1 "),
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
            assert!(status == Some(1) && listed == 100, "{format} {listed}: {out}");
            assert!(err.contains(told) && out.contains("title-suffix"), "{format}: {err}");
        }
    }
    // What programs read has all of them.
    for threads in ["1", "3"] {
        let (_, out, err) = folder.run(&["check", "a.jsonl", "--format", "json", "--threads", threads]);
        let report: serde_json::Value = serde_json::from_str(&out).expect("a report");
        assert_eq!(report["summary"]["error"], 400);
        assert_eq!(report["findings"].as_array().map(Vec::len), Some(400));
        let (_, lines, _) = folder.run(&["check", "a.jsonl", "--format", "jsonl", "--threads", threads]);
        assert_eq!((lines.lines().count(), err.contains("not listed")), (400, false));
    }

    // Where each draft has its place, it has its verdict, too.
    let (_, out, err) = folder.run(&["check", "a.jsonl", "--format", "junit"]);
    assert!(
        out.matches("<failure").count() == 400 && !err.contains("not listed"),
        "{err}"
    );
    let (_, out, err) = folder.run(&["check", "a.jsonl", "--statistics"]);
    assert!(out.contains("399") && !err.contains("not listed"), "{out}{err}");

    // A baseline knows them all.
    let known = ["check", "a.jsonl", "--baseline", "known.json"];
    folder.run(&[&known[..], &["--write-baseline"]].concat());
    let (status, out, err) = folder.run(&known);
    assert!(status == Some(0) && out.contains("400 in the baseline"), "{out}{err}");
}
