//! What other programs run of us: agents by their client, the hooks by pre-commit, the action's script, the commands of
//! `docs/ci.md`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::run::{cargo, root};

/// Prints the scripts of the action's steps as JSON, by their names; the reader of YAML comes with pre-commit.
const SCRIPTS: &str = "import json, sys, yaml\n\
    steps = yaml.safe_load(open(sys.argv[1], encoding='utf-8'))['runs']['steps']\n\
    print(json.dumps({step['name']: step['run'] for step in steps}))";

/// Runs them all on a repository of its own. Without Python it says so, and is no failure.
pub(crate) fn run() -> Result<(), String> {
    let Some(python) = python()? else {
        println!("ci: there is no python3 with venv, so that the hooks are not run");
        return Ok(());
    };
    cargo(&["build", "--package", "mobanlint-cli"])?;
    agent(&python)?;
    schemas(&python)?;
    let team = Team::new(python)?;
    team.hooks()?;
    team.action()?;
    team.documented("docs/ci.md")?;
    team.documented("docs/zh/ci.md")
}

/// Has the official client in Python call every tool of `mobanlint mcp`.
fn agent(python: &Path) -> Result<(), String> {
    let program = root().join("target/debug/mobanlint");
    let mut client = Command::new(python.join("python"));
    let client = client.arg("cli/tests/agent.py").arg(program);
    crate::run::run(client, "python cli/tests/agent.py target/debug/mobanlint")
}

/// Holds workflows and action against the schemas that GitHub's editors have of them.
fn schemas(python: &Path) -> Result<(), String> {
    for (schema, file) in [
        ("vendor.github-workflows", ".github/workflows/test.yml"),
        ("vendor.github-workflows", ".github/workflows/release.yml"),
        ("vendor.github-actions", "action.yml"),
    ] {
        let mut check = Command::new(python.join("check-jsonschema"));
        crate::run::run(
            check.args(["--builtin-schema", schema, file]),
            &format!("check-jsonschema --builtin-schema {schema} {file}"),
        )?;
    }
    Ok(())
}

/// The Python of an environment with pre-commit, the client of agents and the schemas of GitHub in it.
fn python() -> Result<Option<PathBuf>, String> {
    let folder = root().join("target/ci/python");
    let bin = folder.join("bin");
    let tools = ["pre-commit", "mcp", "check-jsonschema"];
    if !tools.iter().all(|tool| bin.join(tool).exists()) {
        let made = Command::new("python3").args(["-m", "venv"]).arg(&folder).output();
        if !made.is_ok_and(|made| made.status.success()) {
            return Ok(None);
        }
        let install = [
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "pre-commit",
            "mcp>=2,<3",
            "check-jsonschema",
        ];
        let mut pip = Command::new(bin.join("python"));
        crate::run::run(pip.args(install), "pip install pre-commit mcp check-jsonschema")?;
    }
    Ok(Some(bin))
}

/// A team's repository, with drafts.
struct Team {
    folder: PathBuf,
    python: PathBuf,
}

const GOOD: &str = "[{\"title\": \"订单支付成功通知\"}]\n";
const BAD: &str = "[{\"title\": \"退款到账通知单\"}]\n";
const MENDABLE: &str = "[{\"title\": \"退款 到账通知\"}]\n";
const MENDED: &str = "[{\"title\": \"退款到账通知\"}]\n";

impl Team {
    fn new(python: PathBuf) -> Result<Self, String> {
        let folder = root().join("target/ci/team");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("drafts")).map_err(|error| error.to_string())?;
        let team = Self { folder, python };
        team.draft(GOOD)?;
        team.says(&["git", "init", "--quiet"], &[], 0, "")?;
        Ok(team)
    }

    fn draft(&self, text: &str) -> Result<(), String> {
        fs::write(self.folder.join("drafts/a.json"), text).map_err(|error| error.to_string())
    }

    fn read(&self, name: &str) -> Result<String, String> {
        fs::read_to_string(self.folder.join(name)).map_err(|error| format!("{name}: {error}"))
    }

    fn output(&self, command: &[&str], variables: &[(&str, &str)]) -> Result<Output, String> {
        let (program, args) = command.split_first().ok_or("no command")?;
        let built = root().join("target/debug");
        let before = std::env::var_os("PATH").unwrap_or_default();
        let path = [built, self.python.clone()]
            .into_iter()
            .chain(std::env::split_paths(&before));
        let path = std::env::join_paths(path).map_err(|error| error.to_string())?;
        // A hook of ours may run this itself: what git tells its hooks is of another repository.
        let ours = std::env::vars_os().filter(|(name, _)| !name.to_string_lossy().starts_with("GIT_"));
        let mut command = Command::new(program);
        command.current_dir(&self.folder).args(args).env_clear().envs(ours);
        command
            .env("PATH", path)
            .env("LC_ALL", "C.UTF-8")
            .envs(variables.iter().copied());
        command.output().map_err(|error| format!("{program}: {error}"))
    }

    /// Runs a command that must end so and say this.
    fn says(&self, command: &[&str], variables: &[(&str, &str)], status: i32, expected: &str) -> Result<(), String> {
        let output = self.output(command, variables)?;
        let said = [&*output.stdout, &*output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        if output.status.code() == Some(status) && said.contains(expected) {
            println!("ci: {}", command.join(" ").lines().next().unwrap_or_default());
            return Ok(());
        }
        let found = output.status;
        Err(format!(
            "{command:?} ended with {found}, expected {status} and {expected:?}:\n{said}"
        ))
    }

    fn hooks(&self) -> Result<(), String> {
        let repository = root();
        let repository = repository.to_string_lossy();
        let hook = |id, status, expected| {
            self.says(&["git", "add", "--all"], &[], 0, "")?;
            let home = self.folder.join("../pre-commit");
            let home = home.to_string_lossy();
            let command = ["pre-commit", "try-repo", &repository, id, "--all-files", "--verbose"];
            self.says(&command, &[("PRE_COMMIT_HOME", &home)], status, expected)
        };
        hook("mobanlint", 0, "Passed")?;
        self.draft(BAD)?;
        hook("mobanlint", 1, "error[1.3 title-suffix]")?;
        self.draft(MENDABLE)?;
        hook("mobanlint-fix", 1, "files were modified by this hook")?;
        hook("mobanlint-fix", 0, "Passed")?;
        match self.read("drafts/a.json")? {
            text if text == MENDED => Ok(()),
            text => Err(format!("the hook has made {text:?}")),
        }
    }

    fn action(&self) -> Result<(), String> {
        let action = root().join("action.yml");
        let output = self.output(&["python", "-c", SCRIPTS, &action.to_string_lossy()], &[])?;
        let scripts: serde_json::Value = serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())?;
        let script = |name: &str| {
            scripts[name]
                .as_str()
                .ok_or_else(|| format!("the action has no step {name:?}"))
        };
        let bash = |script: &str, status, expected: &str| {
            let inputs = [
                ("PATHS", "drafts\n\n"),
                ("OPTIONS", "--lang=en\n--rule=1.3"),
                ("SARIF", "out.sarif"),
            ];
            self.says(&["bash", "-euo", "pipefail", "-c", script], &inputs, status, expected)
        };
        bash(script("install")?, 0, "mobanlint")?;
        self.draft(BAD)?;
        bash(
            script("check")?,
            1,
            "::error file=drafts/a.json,line=1,col=12,title=1.3 title-suffix::",
        )?;
        self.draft(GOOD)?;
        bash(script("check")?, 0, "1 template: 0 errors")?;
        self.read("out.sarif").and_then(|sarif| {
            let sarif: serde_json::Value = serde_json::from_str(&sarif).map_err(|error| error.to_string())?;
            (sarif["version"] == "2.1.0")
                .then_some(())
                .ok_or_else(|| "no SARIF".to_owned())
        })
    }

    /// Every command of a page, on a draft that passes and one that does not.
    fn documented(&self, page: &str) -> Result<(), String> {
        let name = page;
        let page = fs::read_to_string(root().join(name)).map_err(|error| format!("{name}: {error}"))?;
        let command = |line: &str| {
            let line = line.trim().trim_start_matches("- ");
            let line = line
                .strip_prefix("sh '")
                .and_then(|line| line.strip_suffix('\''))
                .unwrap_or(line);
            line.starts_with("mobanlint check ").then(|| line.to_owned())
        };
        let commands: Vec<String> = page.lines().filter_map(command).collect();
        if commands.len() < 2 {
            return Err(format!("{name} has lost its commands"));
        }
        for line in &commands {
            for (draft, status) in [(GOOD, 0), (BAD, 1)] {
                self.draft(draft)?;
                self.says(&["bash", "-c", line], &[], status, "")?;
            }
            let files = line.split_whitespace().filter_map(|word| word.split_once('='));
            for (_, file) in files {
                if !Path::new(&self.folder.join(file)).is_file() {
                    return Err(format!("{file} is not written by {line:?}"));
                }
            }
        }
        Ok(())
    }
}
