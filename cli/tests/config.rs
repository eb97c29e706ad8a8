//! `mobanlint.toml`: found upwards, told in full, won over by flags.
#![allow(clippy::disallowed_methods, reason = "tests run the binary on files")]

mod common;

use std::fs;
use std::path::Path;
use std::process::Output;

use common::{mobanlint, stdout};
use serde_json::Value;
use tempfile::TempDir;

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("it is made");
        fs::write(path, content).expect("it is written");
    }
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = mobanlint();
    command
        .current_dir(folder)
        .args(args)
        .output()
        .expect("the binary runs")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("it is UTF-8")
}

/// Rule, outcome and severity of each finding, with its file.
fn found(folder: &Path, args: &[&str]) -> Vec<(String, String)> {
    let output = run(folder, &[&["check", "--format", "json"], args].concat());
    let report: Value = serde_json::from_str(&stdout(&output)).unwrap_or_else(|_| panic!("{}", stderr(&output)));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let findings = report["findings"].as_array().expect("a list").iter();
    findings
        .map(|finding| {
            let file = text(&finding["template"]["path"]);
            (
                file,
                format!(
                    "{}.{} {}",
                    text(&finding["rule"]),
                    text(&finding["outcome"]),
                    text(&finding["severity"])
                ),
            )
        })
        .collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected
        .iter()
        .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
        .collect()
}

const DRAFT: &str = "[{\"title\": \"会员积分变动\"}]";

#[test]
fn the_closest_file_upwards_counts() {
    let folder = folder(&[
        ("a.json", DRAFT),
        ("deep/er/b.json", "[{\"title\": \"会员积分到账\"}]"),
        (
            "deep/mobanlint.toml",
            "skip = [\"1.3\", \"1.2\", \"1.5\"]\n[severities]\n\"1.6\" = \"error\"\n",
        ),
        ("mobanlint.toml", "# why\nrule = \"1.3\"\n"),
    ]);
    let missing = "1.3.missing error";
    let all = found(folder.path(), &["."]);
    assert_eq!(all[0], ("a.json".to_owned(), missing.to_owned()), "{all:?}");
    let rest: Vec<_> = all.iter().skip(1).collect();
    assert!(
        !rest.is_empty()
            && rest
                .iter()
                .all(|(file, what)| file == "deep/er/b.json" && what.starts_with("1.6.") && what.ends_with("error")),
        "{all:?}"
    );
    // Drafts are counted through all files, whichever configuration counts for them.
    let report = stdout(&run(folder.path(), &["check", ".", "--format", "json"]));
    let report: Value = serde_json::from_str(&report).expect("it is JSON");
    let indices = report["findings"].as_array().expect("a list").iter();
    let indices: Vec<&Value> = indices.map(|finding| &finding["template"]["index"]).collect();
    assert!(
        indices.first() == Some(&&0.into()) && indices.iter().skip(1).all(|index| **index == 1),
        "{indices:?}"
    );
    assert_eq!(report["summary"]["templates"], 2);
    assert_eq!(found(folder.path(), &["a.json"]), pairs(&[("a.json", missing)]));
    // From elsewhere, and from within.
    let path = folder.path().join("a.json");
    let name = path.to_string_lossy();
    assert_eq!(found(Path::new("/"), &[&name]), pairs(&[(&name, missing)]));
    assert!(
        found(&folder.path().join("deep/er"), &["b.json"])
            .iter()
            .all(|(_, what)| what.starts_with("1.6."))
    );
    // None, another, and a flag.
    assert!(found(folder.path(), &["a.json", "--no-config"]).len() > 1);
    assert!(
        found(folder.path(), &["a.json", "--config", "deep/mobanlint.toml"])
            .iter()
            .all(|(_, what)| what.starts_with("1.6."))
    );
    assert!(
        found(folder.path(), &["a.json", "--rule", "1.6"])
            .iter()
            .all(|(_, what)| what.starts_with("1.6."))
    );
}

#[test]
fn keys_do_what_their_flags_do() {
    let folder = folder(&[
        (
            "conf/mobanlint.toml",
            "library = [\"titles.txt\"]\nwords = [\"words.tsv\"]\nexclude = [\"old/\", \"*.bak.json\"]\nfail-on = \"info\"\nlang = \"zh\"\nformat = \"jsonl\"\nruleset = \"team.json\"\n",
        ),
        ("conf/titles.txt", "订单支付成功通知\n退款到账提醒\n"),
        ("conf/words.tsv", "brand\t蓝鲸洗衣\n"),
        (
            "conf/team.json",
            "{\"id\": \"team\", \"version\": \"7\", \"extends\": \"wechat-template-message\", \"rules\": []}",
        ),
        (
            "conf/a.json",
            "[{\"title\": \"订单支付成功通知\"}, {\"title\": \"蓝鲸洗衣取件通知\"}]",
        ),
        ("conf/old/b.json", DRAFT),
        ("conf/c.bak.json", DRAFT),
    ]);
    let all = found(folder.path(), &["conf"]);
    assert!(all.iter().all(|(file, _)| file == "conf/a.json"), "{all:?}");
    assert!(all.iter().any(|(_, what)| what.starts_with("1.1.")), "{all:?}");
    assert!(all.iter().any(|(_, what)| what.starts_with("1.4.")), "{all:?}");
    let output = run(folder.path(), &["check", "conf"]);
    let first: Value =
        serde_json::from_str(stdout(&output).lines().next().unwrap_or_default()).expect("a line of JSON");
    assert!(
        first["message"].as_str().is_some_and(|message| !message.is_ascii()),
        "{first}"
    );
    assert_eq!(output.status.code(), Some(1));
    let report = run(folder.path(), &["check", "conf", "--format", "json"]);
    let report: Value = serde_json::from_str(&stdout(&report)).expect("it is JSON");
    assert_eq!(report["ruleset"]["version"], "7");
    // Named itself, a file that is excluded is read.
    assert!(!found(folder.path(), &["conf/c.bak.json"]).is_empty());
    // Rules are listed as they are in force here.
    let listed = run(&folder.path().join("conf"), &["rules", "--format", "json"]);
    assert!(stdout(&listed).contains("team"), "{}", stdout(&listed));
}

#[test]
fn severities_and_overrides_are_of_rules_and_outcomes() {
    let folder = folder(&[
        (
            "mobanlint.toml",
            "rule = [\"1.3\", \"1.6\"]\n[severities]\n\"1.6\" = \"error\"\n\"title-marketing.contested\" = \"info\"\n\"1.3\" = \"warning\"\n\n[[overrides]]\npaths = [\"shop/\"]\nskip = [\"title-suffix\"]\nseverities = { \"1.6.contested\" = \"off\" }\n\n[[overrides]]\npaths = [\"shop/b.json\"]\n[overrides.severities]\n\"1.6\" = \"warning\"\n",
        ),
        ("a.json", "[{\"title\": \"积分变动\"}, {\"title\": \"优惠券促销通知\"}]"),
        ("shop/a.json", "[{\"title\": \"积分变动\"}]"),
        ("shop/b.json", "[{\"title\": \"优惠券促销通知\"}]"),
    ]);
    let all = found(folder.path(), &["."]);
    let of = |file: &str| -> Vec<&str> {
        let of = all.iter().filter(|(found, _)| found == file);
        of.map(|(_, what)| what.as_str()).collect()
    };
    assert!(
        of("a.json").contains(&"1.6.contested info") && of("a.json").contains(&"1.3.missing warning"),
        "{all:?}"
    );
    assert!(
        of("a.json")
            .iter()
            .any(|what| what.starts_with("1.6.") && what.ends_with("error")),
        "{all:?}"
    );
    assert_eq!(of("shop/a.json"), [""; 0], "{all:?}");
    assert!(
        of("shop/b.json").iter().all(|what| what.ends_with("warning")) && !of("shop/b.json").is_empty(),
        "{all:?}"
    );
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    for (content, expected) in [
        (
            "skp = []",
            "error: mobanlint.toml:1:1: unknown key \"skp\"; did you mean \"skip\"?\n",
        ),
        (
            "lang = \"zh\"\n[severities]\n\"1.66\" = \"off\"",
            "错误：mobanlint.toml:3: 未知的规则 \"1.66\"；是否想写 \"1.6\"？\n",
        ),
        (
            "[severities]\n\"1.6.contestd\" = \"off\"",
            "error: mobanlint.toml:2: unknown rule \"1.6.contestd\"; did you mean \"1.6.contested\"?\n",
        ),
        (
            "[[overrides]]\npaths = \"a\"\nskip = [\"title-sufix\"]",
            "error: mobanlint.toml:3: unknown rule \"title-sufix\"; did you mean \"title-suffix\"?\n",
        ),
        (
            "\nformat = \"yaml\"",
            "error: mobanlint.toml:2: unknown value \"yaml\" (format)\n",
        ),
        (
            "ruleset = \"none.json\"",
            "error: none.json: cannot be read: no such file or folder\n",
        ),
    ] {
        let folder = folder(&[("mobanlint.toml", content), ("a.json", DRAFT)]);
        let output = run(folder.path(), &["check", "a.json"]);
        assert_eq!(
            (output.status.code(), stderr(&output).as_str()),
            (Some(2), expected),
            "{content}"
        );
    }
}

#[test]
fn config_shows_what_is_in_force_and_init_writes_one() {
    let folder = folder(&[
        (
            "deep/mobanlint.toml",
            "skip = [\"1.3\"]\n\n[severities]\n\"1.6\" = \"off\"\n",
        ),
        ("deep/er/a.json", DRAFT),
    ]);
    let shown = stdout(&run(folder.path(), &["config", "deep/er/a.json"]));
    for line in [
        "# deep/mobanlint.toml\n",
        "ruleset = \"wechat-template-message\" # default\n",
        "skip = [\"1.3\"] # deep/mobanlint.toml:1\n",
        "[severities]\n\"1.6\" = \"off\" # deep/mobanlint.toml:4\n",
    ] {
        assert!(shown.contains(line), "{shown}");
    }
    // What is shown could stand in a file.
    fs::write(folder.path().join("again.toml"), &shown).expect("it is written");
    let again = run(folder.path(), &["check", "deep/er/a.json", "--config", "again.toml"]);
    assert!(!stderr(&again).contains("again.toml"), "{}", stderr(&again));
    assert!(stdout(&run(folder.path(), &["config"])).starts_with("# no mobanlint.toml: all defaults\n"));

    let written = run(folder.path(), &["init", "--lang", "zh"]);
    assert_eq!(written.status.code(), Some(0), "{}", stderr(&written));
    let text = fs::read_to_string(folder.path().join("mobanlint.toml")).expect("it is there");
    assert!(text.contains("# skip = [\"1.6\"]\n"), "{text}");
    let twice = run(folder.path(), &["init"]);
    assert_eq!(
        (twice.status.code(), stderr(&twice).as_str()),
        (Some(2), "error: ./mobanlint.toml: is there already, and left alone\n")
    );
    let schema: Value = serde_json::from_str(&stdout(&run(folder.path(), &["schema", "config"]))).expect("it is JSON");
    assert_eq!(schema["additionalProperties"], false);
}
