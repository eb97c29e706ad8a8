//! The workflows in `.github/workflows/` and the action, as far as they can be proved without the forge that runs them.

use std::fs;

use saphyr::{LoadableYamlNode, Yaml};

use crate::run::root;

/// What a job may be allowed beyond reading the repository, by the name of the job.
const ALLOWED: &[(&str, &[&str])] = &[
    ("binaries", &["id-token", "attestations"]),
    ("packages", &["id-token", "attestations"]),
    ("wheels", &["id-token", "attestations"]),
    ("publish", &["contents", "id-token"]),
];
/// What is on the machines of the forge, besides cargo, and what the steps before have installed.
const PROGRAMS: &[&str] = &["gh", "mobanlint", "npm", "pipx", "sha256sum"];

struct Workflow {
    name: String,
    text: String,
}

impl Workflow {
    fn yaml(&self) -> Yaml<'_> {
        let mut documents = Yaml::load_from_str(&self.text).unwrap_or_else(|error| panic!("{}: {error}", self.name));
        assert_eq!(documents.len(), 1, "{}", self.name);
        documents.remove(0)
    }
}

fn workflows() -> Vec<Workflow> {
    let folder = root().join(".github/workflows");
    let files = fs::read_dir(folder).expect("there are workflows").flatten();
    let mut workflows: Vec<_> = files
        .map(|file| Workflow {
            name: file.file_name().to_string_lossy().into_owned(),
            text: fs::read_to_string(file.path()).expect("a workflow is text"),
        })
        .collect();
    workflows.sort_by(|a, b| a.name.cmp(&b.name));
    workflows
}

/// The jobs of a workflow by their names.
fn jobs<'y>(yaml: &'y Yaml<'y>) -> Vec<(&'y str, &'y Yaml<'y>)> {
    let jobs = yaml
        .as_mapping_get("jobs")
        .and_then(Yaml::as_mapping)
        .expect("it has jobs");
    jobs.iter()
        .map(|(name, job)| (name.as_str().expect("a name"), job))
        .collect()
}

/// What the steps of all jobs say under a key.
fn steps<'y>(yaml: &'y Yaml<'y>, key: &str) -> Vec<&'y str> {
    let steps = jobs(yaml)
        .into_iter()
        .filter_map(|(_, job)| job.as_mapping_get("steps")?.as_sequence());
    steps
        .flatten()
        .filter_map(|step| step.as_mapping_get(key)?.as_str())
        .collect()
}

/// Whether an action is named by a commit, with the version it is beside it.
fn is_pinned(line: &str) -> bool {
    let (action, version) = line.split_once(" # v").unwrap_or((line, ""));
    let hash = action.split_once('@').map_or("", |(_, hash)| hash);
    hash.len() == 40
        && hash
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
        && version.split('.').count() == 3
        && version.split('.').all(|number| number.parse::<u32>().is_ok())
}

/// Whether `cargo xtask` knows such a command, by what it says of its usage.
fn is_task(command: &str) -> bool {
    let mut words = command.split(' ');
    let (task, rest) = (words.next(), words.collect::<Vec<_>>());
    let parts = |rest: &[&str]| {
        rest.iter()
            .all(|name| super::PARTS.iter().any(|(part, _)| part == name))
    };
    let usages = crate::USAGE.trim_start_matches("usage: cargo xtask ").split(" | ");
    usages.map(|usage| usage.split(' ').collect::<Vec<_>>()).any(|usage| {
        let flags = |rest: &[&str]| {
            rest.iter()
                .all(|word| usage.contains(word) || usage.contains(&&*format!("[{word}]")))
        };
        usage.first() == task.as_ref() && (flags(&rest) || usage.contains(&"PART…") && parts(&rest))
    })
}

fn is_known(command: &str) -> bool {
    match command.split_once(' ') {
        Some(("cargo", rest)) => match rest.split_once(' ') {
            Some(("xtask", task)) => is_task(task),
            Some((task, rest)) => ["install", "publish", "test"].contains(&task) && rest.contains("--locked"),
            None => false,
        },
        Some((program, _)) => PROGRAMS.contains(&program),
        None => false,
    }
}

#[test]
fn actions_are_pinned() {
    let mut seen = 0;
    for workflow in workflows() {
        let lines = workflow.text.lines().filter_map(|line| line.split_once("uses: "));
        for (_, action) in lines {
            assert!(is_pinned(action), "{}: {action}", workflow.name);
            seen += 1;
        }
        let found = steps(&workflow.yaml(), "uses").len();
        assert!(
            workflow.text.matches("uses:").count() == found,
            "{}: an action in disguise",
            workflow.name
        );
    }
    assert!(seen > 5, "the workflows have lost their actions");
}

#[test]
fn what_is_not_pinned_is_found() {
    let hash = "11bd71901bbe5b1630ceea73d27597364c9af683";
    for (line, pinned) in [
        (format!("actions/checkout@{hash} # v4.2.2"), true),
        (format!("actions/checkout@{hash}"), false),
        (format!("actions/checkout@{hash} # v4"), false),
        ("actions/checkout@v4 # v4.2.2".to_owned(), false),
    ] {
        assert_eq!(is_pinned(&line), pinned, "{line}");
    }
}

#[test]
fn nothing_is_allowed_that_is_not_needed() {
    for workflow in workflows() {
        let yaml = workflow.yaml();
        let rights = |yaml: &Yaml| -> Vec<(String, String)> {
            let rights = yaml.as_mapping_get("permissions").and_then(Yaml::as_mapping);
            let rights = rights.into_iter().flatten();
            let text = |yaml: &Yaml| yaml.as_str().unwrap_or_default().to_owned();
            rights.map(|(right, level)| (text(right), text(level))).collect()
        };
        assert_eq!(
            rights(&yaml),
            [("contents".to_owned(), "read".to_owned())],
            "{}",
            workflow.name
        );
        for (name, job) in jobs(&yaml) {
            let allowed = ALLOWED
                .iter()
                .find(|(job, _)| *job == name)
                .map_or(&[][..], |(_, rights)| rights);
            for (right, level) in rights(job) {
                let fine = level == "read" || allowed.contains(&right.as_str());
                assert!(fine, "{}: {name} may {level} {right}", workflow.name);
            }
            assert!(
                job.contains_mapping_key("timeout-minutes"),
                "{}: {name} has no end",
                workflow.name
            );
        }
        // What a step could write down for the next one is never the token.
        let kept = workflow.text.matches("persist-credentials: false").count();
        assert_eq!(
            kept,
            workflow.text.matches("actions/checkout@").count(),
            "{}",
            workflow.name
        );
    }
}

#[test]
fn every_command_exists() {
    let mut seen = 0;
    for workflow in workflows() {
        for command in steps(&workflow.yaml(), "run").into_iter().flat_map(str::lines) {
            assert!(is_known(command), "{}: {command}", workflow.name);
            // What strangers can write must not become part of a command.
            assert!(!command.contains("${{"), "{}: {command}", workflow.name);
            seen += 1;
        }
    }
    assert!(seen > 5, "the workflows have lost their commands");
    for (command, known) in [
        ("cargo xtask test", true),
        ("cargo xtask release --dry-run", true),
        ("cargo xtask release npm sbom", true),
        ("cargo xtask release everything", false),
        ("cargo xtask deploy", false),
        ("cargo test", false),
        ("curl https://example.org", false),
    ] {
        assert_eq!(is_known(command), known, "{command}");
    }
}

#[test]
fn six_targets_are_released() {
    let release = workflows()
        .into_iter()
        .find(|workflow| workflow.name == "release.yml")
        .expect("a release");
    let targets: std::collections::BTreeSet<_> = release
        .text
        .lines()
        .filter_map(|line| line.split_once("target: ")?.1.split_once(','))
        .map(|(target, _)| target)
        .collect();
    assert_eq!(targets.len(), 6, "{targets:?}");
}
