//! Reports for other programs and other people, each read by somebody else's reader.
#![allow(clippy::disallowed_methods, reason = "tests run the binary on files")]

mod common;

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::Output;

use calamine::{Data, Reader, Xlsx};
use common::{mobanlint, stdout};
use serde::Deserialize;
use serde_json::Value;

/// Drafts that would break a format: markup, quotes, control characters, formulas, twins.
const HOSTILE: &str = r#"[
 {"id": "a\"<b>&'", "title": "<script>alert(1)</script>]]>\u0007付款", "keywords": [{"name": "金额--><!--", "example": "=1+1"}]},
 {"title": "退款到账"},
 {"title": "退款到账"},
 {"title": "订单支付成功通知", "keywords": [{"name": "支付时间", "example": "2026年1月5日 12:30"}]},
 {"titel": "x"}
]"#;

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = mobanlint();
    command.current_dir(folder).arg("check").args(args);
    if !args.contains(&"--lang") {
        command.args(["--lang", "en"]);
    }
    command.output().expect("the binary runs")
}

fn hostile() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a&b.json"), HOSTILE).expect("it is written");
    folder
}

/// The report on the hostile drafts.
fn report(format: &str) -> String {
    let output = run(hostile().path(), &[".", "--format", format]);
    assert_eq!(
        output.status.code(),
        Some(2),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = stdout(&output);
    let obeyed = |char: char| char.is_control() && char != '\n';
    assert!(!text.chars().any(obeyed), "{text:?}");
    text
}

/// How many findings there are, by severity.
fn counted() -> BTreeMap<String, usize> {
    let report: Value = serde_json::from_str(&report("json")).expect("it is JSON");
    let mut counts = BTreeMap::new();
    for finding in report["findings"].as_array().expect("a list") {
        *counts
            .entry(finding["severity"].as_str().unwrap_or_default().to_owned())
            .or_default() += 1;
    }
    counts
}

#[derive(Deserialize)]
struct Issue {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: String,
    location: Location,
}

#[derive(Deserialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Deserialize)]
struct Lines {
    begin: usize,
}

#[test]
fn gitlab_reads_what_it_asks_for() {
    let issues: Vec<Issue> = serde_json::from_str(&report("gitlab")).expect("it is what GitLab documents");
    let counts = counted();
    for (severity, ours) in [("major", "error"), ("minor", "warning"), ("info", "info")] {
        let found = issues.iter().filter(|issue| issue.severity == severity).count();
        assert_eq!(found, counts.get(ours).copied().unwrap_or_default(), "{ours}");
    }
    assert_eq!(issues.iter().filter(|issue| issue.severity == "blocker").count(), 1);
    let fingerprints: HashSet<&str> = issues.iter().map(|issue| issue.fingerprint.as_str()).collect();
    assert_eq!(fingerprints.len(), issues.len(), "twins are told apart");
    for issue in &issues {
        assert!(!issue.description.is_empty() && !issue.check_name.is_empty());
        assert!(issue.location.path == "a&b.json" && (1..=6).contains(&issue.location.lines.begin));
    }
    // Lines may move, and a finding is the same.
    let folder = tempfile::tempdir().expect("a folder");
    let of = |text: String| -> Vec<String> {
        fs::write(folder.path().join("a.json"), text).expect("it is written");
        let issues = stdout(&run(folder.path(), &["a.json", "--format", "gitlab"]));
        let issues: Vec<Issue> = serde_json::from_str(&issues).expect("it is JSON");
        issues.into_iter().map(|issue| issue.fingerprint).collect()
    };
    let draft = "{\"title\": \"退款到账\"}";
    assert_eq!(
        of(format!("[{draft}]")),
        of(format!("[\n\n{{\"title\": \"停水通知\"}},{draft}]"))
    );
    assert_eq!(of("[{\"title\": \"订单支付成功通知\"}]".to_owned()), [""; 0]);
}

#[test]
fn junit_is_read_by_a_reader_of_it() {
    let text = report("junit");
    let read = quick_junit::Report::deserialize_from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!((read.tests, read.failures, read.errors), (5, 3, 1));
    let suites: Vec<(&str, usize)> = read
        .test_suites
        .iter()
        .map(|suite| (suite.name.as_str(), suite.test_cases.len()))
        .collect();
    assert_eq!(suites, [("a&b.json", 4), ("unreadable input", 1)]);
    let cases = &read.test_suites[0].test_cases;
    assert_eq!(cases[0].name.as_str(), "<script>alert(1)</script>]]>␇付款 [a\"<b>&']");
    assert!(matches!(cases[3].status, quick_junit::TestCaseStatus::Success { .. }));
    let is_failure = |case: &quick_junit::TestCase| {
        matches!(
            case.status,
            quick_junit::TestCaseStatus::NonSuccess {
                kind: quick_junit::NonSuccessKind::Failure,
                ..
            }
        )
    };
    assert_eq!(cases.iter().filter(|case| is_failure(case)).count(), 3);
    // What does not fail the run fails no test.
    let draft = "[{\"title\": \"退款 到账通知\"}]";
    for (fail_on, failures) in [("error", 0), ("warning", 1)] {
        let args = ["check", "--format", "junit", "--fail-on", fail_on, "--rule", "1.4"];
        let text = stdout(&common::piped(&args, draft.as_bytes()));
        let read = quick_junit::Report::deserialize_from_str(&text).expect("it is read");
        assert_eq!(read.failures, failures, "{text}");
    }
}

#[test]
fn checkstyle_has_each_finding_at_its_file() {
    let text = report("checkstyle");
    let document = roxmltree::Document::parse(&text).expect("it is sound XML");
    let root = document.root_element();
    assert_eq!(
        (root.tag_name().name(), root.attribute("version")),
        ("checkstyle", Some("8.0"))
    );
    let files: Vec<_> = root.children().filter(roxmltree::Node::is_element).collect();
    assert_eq!(
        files.iter().map(|file| file.attribute("name")).collect::<Vec<_>>(),
        [Some("a&b.json")]
    );
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for error in files[0].children().filter(roxmltree::Node::is_element) {
        let attribute = |name| {
            error
                .attribute(name)
                .unwrap_or_else(|| panic!("{name} is missing: {text}"))
        };
        assert!(attribute("line").parse::<usize>().is_ok() && !attribute("message").is_empty());
        if attribute("source") != "mobanlint.input" {
            assert!(attribute("column").parse::<usize>().is_ok());
            *counts.entry(attribute("severity").to_owned()).or_default() += 1;
        }
    }
    assert_eq!(counts, counted());
}

#[test]
fn rdjson_has_each_finding_at_its_line() {
    let report: Value = serde_json::from_str(&report("rdjson")).expect("it is JSON");
    assert_eq!(report["source"]["name"], "mobanlint");
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for diagnostic in report["diagnostics"].as_array().expect("a list") {
        let location = &diagnostic["location"];
        assert_eq!(location["path"], "a&b.json");
        assert!(
            location["range"]["start"]["line"].is_u64() && diagnostic["message"].is_string(),
            "{diagnostic}"
        );
        if diagnostic["code"]["value"].is_string() {
            let severity = diagnostic["severity"].as_str().unwrap_or_default().to_lowercase();
            *counts.entry(severity).or_default() += 1;
        }
    }
    assert_eq!(counts, counted());
}

#[test]
fn the_page_is_sound_and_holds_nothing_but_text() {
    use html5gum::{Token, Tokenizer};
    for lang in ["zh", "en"] {
        let folder = hostile();
        let output = run(
            folder.path(),
            &[".", "--format", "html", "--show", "info", "--lang", lang],
        );
        let text = stdout(&output);
        let mut open: Vec<String> = Vec::new();
        let mut names = HashSet::new();
        for token in Tokenizer::new(&text) {
            match token.expect("a string is read without fail") {
                Token::StartTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    for attribute in tag.attributes.keys() {
                        assert!(!attribute.starts_with(b"on") && **attribute != *b"href" && **attribute != *b"src");
                    }
                    if !tag.self_closing && !["meta", "br"].contains(&name.as_str()) {
                        open.push(name.clone());
                    }
                    names.insert(name);
                }
                Token::EndTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    assert_eq!(open.pop(), Some(name));
                }
                Token::Error(error) => panic!("{error:?}"),
                _ => {}
            }
        }
        assert_eq!(open, [""; 0]);
        assert!(
            !names.contains("script") && names.contains("svg") && names.contains("mark"),
            "{names:?}"
        );
        assert!(text.contains("&lt;script&gt;"), "{text}");
        // The summary stands before the drafts.
        assert!(text.find("<svg").expect("a chart") < text.find("<article").expect("a draft"));
    }
}

fn cells(bytes: Vec<u8>, sheet: &str) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("another reader opens it");
    let range = workbook.worksheet_range(sheet).expect("the sheet is there");
    let text = |cell: &Data| cell.to_string();
    range.rows().map(|row| row.iter().map(text).collect()).collect()
}

#[test]
fn the_workbook_that_came_in_is_marked_beside_its_rows() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = "标题,关键词1,示例1\n退款到账,退款金额,2026-02-30\n订单支付成功通知,支付时间,2026年1月5日 12:30\n";
    fs::write(folder.path().join("a.csv"), table).expect("it is written");
    let converted = mobanlint()
        .current_dir(folder.path())
        .args(["convert", "a.csv", "--to", "xlsx", "-o", "a.xlsx", "--lang", "zh"])
        .status();
    assert!(converted.expect("the binary runs").success());
    let before = fs::read(folder.path().join("a.xlsx")).expect("it is there");
    for (input, lang, names) in [
        ("a.xlsx", "zh", ["结论", "问题", "建议"]),
        ("a.csv", "en", ["verdict", "findings", "advice"]),
    ] {
        let output = run(folder.path(), &[input, "--format", "xlsx=b.xlsx", "--lang", lang]);
        assert_eq!(
            output.status.code(),
            Some(1),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let bytes = fs::read(folder.path().join("b.xlsx")).expect("it is written");
        let sheet = mobanlint::input::open(&bytes).expect("it is opened");
        let mobanlint::input::Opened::Sheets(sheets) = sheet else {
            panic!("no workbook")
        };
        let rows = cells(bytes, &sheets[0].name);
        let (old, new) = rows[0].split_at(rows[0].len() - 3);
        assert_eq!(new, names);
        assert_eq!(old.len(), 3, "{rows:?}");
        assert!(
            rows[1][4].contains("1.3 ") && rows[1][4].contains("2.4 ") && !rows[1][5].is_empty(),
            "{rows:?}"
        );
        let verdicts = [&rows[1][3], &rows[2][3]];
        assert_eq!(
            verdicts,
            if lang == "zh" {
                ["不通过", "通过"]
            } else {
                ["fails", "passes"]
            }
        );
        if input == "a.xlsx" {
            let came: Vec<Vec<String>> = cells(before.clone(), &sheets[0].name);
            let stayed: Vec<Vec<String>> = rows.iter().map(|row| row[..3].to_vec()).collect();
            assert_eq!(stayed, came);
        }
    }
}

#[test]
fn each_message_has_a_row_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    let templates = r#"[{"id":"T","title":"停水通知","keywords":[{"name":"停水时间","key":"time2"},{"name":"区域","key":"thing1"}]}]"#;
    let messages = r#"[{"touser":"o","template_id":"T","data":{"time2":{"value":"9:00"},"thing1":{"value":"三楼"}}},
        {"touser":"o","template_id":"T","data":{"time2":{"value":"=1+1"}}}]"#;
    fs::write(here.join("t.json"), templates).expect("it is written");
    fs::write(here.join("m.json"), messages).expect("it is written");
    let preflight = |args: &[&str]| {
        let mut command = mobanlint();
        command
            .current_dir(here)
            .args(["preflight", "m.json", "--templates", "t.json", "--lang", "en"]);
        command.args(args).output().expect("the binary runs")
    };
    let output = preflight(&["--format", "xlsx=b.xlsx", "--format", "junit=b.xml", "--format", "json"]);
    assert_eq!(
        output.status.code(),
        Some(1),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let report: mobanlint::Report = serde_json::from_slice(&output.stdout).expect("it is a report");
    assert_eq!((report.summary.messages, report.summary.error), (Some(2), 2));
    let bytes = fs::read(here.join("b.xlsx")).expect("it is written");
    let rows = cells(bytes, "templates");
    assert_eq!(rows.len(), 3, "{rows:?}");
    let said: Vec<&[String]> = rows.iter().map(|row| &row[row.len() - 3..]).collect();
    assert_eq!(said[0], ["verdict", "findings", "advice"]);
    assert_eq!(said[1][0], "passes");
    assert_eq!(said[2][0], "fails");
    assert!(
        said[2][1].contains("s.1 data.thing1.value ") && said[2][1].contains("s.2 data.time2.value "),
        "{rows:?}"
    );
    assert!(rows[1].contains(&"三楼".to_owned()), "{rows:?}");
    // Two formats to one place, and a report over what is read.
    for (args, why) in [
        (["--format", "json", "--format", "html"], "two formats would go to"),
        (["--format", "html=t.json", "--show", "info"], "t.json is read as well"),
    ] {
        let output = preflight(&args);
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains(why), "{args:?}");
    }
    assert_eq!(fs::read_to_string(here.join("t.json")).expect("it is there"), templates);
}

#[test]
fn several_formats_are_written_at_once() {
    let folder = hostile();
    let here = folder.path();
    let output = run(
        here,
        &[
            ".",
            "--format",
            "text",
            "--format",
            "sarif=out.sarif",
            "--format",
            "html=out.html",
            "-q",
        ],
    );
    assert!(stdout(&output).contains("error[1.3 title-suffix]") && !stdout(&output).contains("templates:"));
    let alone = run(here, &["a&b.json", "--format", "sarif"]);
    let sarif = fs::read_to_string(here.join("out.sarif")).expect("it is there");
    assert_eq!(sarif, stdout(&alone), "the same as alone");
    assert!(
        fs::read_to_string(here.join("out.html"))
            .expect("it is there")
            .ends_with("</html>\n")
    );
    run(here, &["a&b.json", "--format", "json", "-o", "out.json"]);
    let json = fs::read_to_string(here.join("out.json")).expect("it is there");
    assert_eq!(json, stdout(&run(here, &["a&b.json", "--format", "json"])));
    for (args, said) in [
        (
            &["--format", "json", "--format", "text"][..],
            "two formats would go to standard output",
        ),
        (
            &["--format", "json=a", "--format", "text=a"],
            "two formats would go to a",
        ),
        (&["--format", "jsn=a"], "jsn"),
        (&["--format", "json=none/a"], "cannot write none/a"),
        (&["-o", "a&b.json"], "a&b.json is read as well, and is not written over"),
        (&["-o", "a", "--format", "html=b"], "so nothing is left for a"),
    ] {
        let output = run(here, &[&["a&b.json"], args].concat());
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && told.contains(said), "{told}");
    }
    fs::write(here.join("mobanlint.toml"), "format = [\"jsonl\", \"junit=out.xml\"]").expect("it is written");
    assert!(stdout(&run(here, &["."])).starts_with('{'));
    assert!(here.join("out.xml").exists());
}

#[test]
fn no_report_takes_the_place_of_what_the_run_reads() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    fs::write(here.join("a.json"), r#"[{"title": "停水"}]"#).expect("it is written");
    let rules = r#"{"id": "own", "version": "1", "extends": "wechat-template-message"}"#;
    let baseline = run(here, &["a.json", "--baseline", "known.json", "--write-baseline"]);
    assert!(here.join("known.json").exists(), "{}", stdout(&baseline));
    fs::create_dir(here.join("lib")).expect("it is made");
    for (name, text) in [
        ("lib/titles.txt", "停水通知\n停电通知\n"),
        ("words.tsv", "brand\t蓝鲸洗衣\n"),
        ("rules.json", rules),
        ("mobanlint.toml", "library = [\"lib\"]\nbaseline = \"known.json\"\n"),
    ] {
        fs::write(here.join(name), text).expect("it is written");
    }
    for name in [
        "lib/titles.txt",
        "words.tsv",
        "rules.json",
        "mobanlint.toml",
        "known.json",
    ] {
        let was = fs::read(here.join(name)).expect("it is there");
        for way in [
            &["--format", "csv", "-o", name][..],
            &["--format", &format!("json={name}")],
        ] {
            let output = run(
                here,
                &[&["a.json", "--words", "words.tsv", "--ruleset", "rules.json"], way].concat(),
            );
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(2), "{name}: {told}");
            assert!(
                told.contains("is read as well, and is not written over"),
                "{name}: {told}"
            );
            assert_eq!(fs::read(here.join(name)).expect("it is there"), was, "{name}");
        }
    }
}

#[test]
fn standard_input_can_have_a_name() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("mobanlint.toml"), "rule = [\"1.1\"]").expect("it is written");
    let name = folder.path().join("a.csv");
    let name = name.to_string_lossy();
    let args = ["check", "-", "--format", "json", "--stdin-filename", &name];
    let report = stdout(&common::piped(&args, "退款到账\n退款到账\n".as_bytes()));
    let report: Value = serde_json::from_str(&report).expect("it is JSON");
    assert_eq!(report["findings"][0]["template"]["path"], *name);
    assert_eq!(
        (&report["summary"]["error"], &report["findings"][0]["at"]["cell"]),
        (&1.into(), &"A2".into())
    );
}

#[test]
fn statistics_quiet_and_colour() {
    let statistics = stdout(&run(hostile().path(), &[".", "--statistics"]));
    let first = statistics.lines().next().unwrap_or_default();
    assert!(first.contains('(') && !statistics.contains("-->"), "{statistics}");
    let counts: Vec<usize> = statistics
        .lines()
        .filter_map(|line| line.split_whitespace().next()?.parse().ok())
        .collect();
    let rules = counts.split_last().map_or(&[][..], |(_, rules)| rules);
    assert_eq!(rules.iter().sum::<usize>(), counted().values().sum::<usize>());
    assert!(rules.is_sorted_by(|a, b| a >= b), "{statistics}");

    let colored = |name: &str, value: &str| {
        let mut command = mobanlint();
        command.env_remove("FORCE_COLOR").env(name, value);
        let output = command
            .args(["check", "drafts.json"])
            .output()
            .expect("the binary runs");
        stdout(&output).contains('\x1b')
    };
    assert!(colored("FORCE_COLOR", "1") && !colored("FORCE_COLOR", "0") && !colored("NO_COLOR", "1"));
}
