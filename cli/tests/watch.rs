//! `check --watch`: what is changed is judged again, what the run writes itself is not a change.
#![allow(clippy::disallowed_methods, reason = "tests run the binary on files")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A run, and the lines it says on standard error: one when it waits.
struct Run {
    child: Child,
    lines: Receiver<String>,
}

impl Run {
    fn start(folder: &std::path::Path, args: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mobanlint"))
            .args(["check", "--watch", "--lang", "en"])
            .args(args)
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let stderr = BufReader::new(child.stderr.take().expect("it speaks"));
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in stderr.lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        Self { child, lines }
    }

    /// What it says until it waits; none if it does not come to that.
    fn until_it_waits(&self, patience: Duration) -> Option<Vec<String>> {
        let mut said = Vec::new();
        loop {
            let line = self.lines.recv_timeout(patience).ok()?;
            if line.contains("waiting for changes") {
                return Some(said);
            }
            said.push(line);
        }
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const LONG: Duration = Duration::from_secs(60);

#[test]
fn a_change_of_drafts_words_or_configuration_is_judged_and_a_report_of_the_run_is_no_change() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("drafts")).expect("made");
    fs::write(at("drafts/a.json"), r#"[{"title": "停水"}]"#).expect("written");
    fs::write(at("words.tsv"), "brand\t蓝鲸\n").expect("written");
    fs::write(at("mobanlint.toml"), "words = [\"words.tsv\"]\n").expect("written");
    let report = || fs::read_to_string(at("drafts/report.txt")).unwrap_or_default();
    let run = Run::start(folder.path(), &["drafts", "--format", "text=drafts/report.txt"]);
    run.until_it_waits(LONG).expect("it waits");
    assert!(report().contains("1.3"), "{}", report());

    // As programs save: a new file in the place of the old one.
    fs::write(at("drafts/.a.json.new"), r#"[{"title": "停水通知"}]"#).expect("written");
    fs::rename(at("drafts/.a.json.new"), at("drafts/a.json")).expect("renamed");
    run.until_it_waits(LONG).expect("it judges again");
    assert!(!report().contains("1.3"), "{}", report());

    fs::write(at("words.tsv"), "brand\t停水\n").expect("written");
    run.until_it_waits(LONG).expect("words count");
    assert!(report().contains("1.4"), "{}", report());

    fs::write(at("mobanlint.toml"), "word = []\n").expect("written");
    let said = run.until_it_waits(LONG).expect("what is wrong does not end it");
    assert!(said.iter().any(|line| line.contains("word")), "{said:?}");
    fs::write(at("mobanlint.toml"), "skip = [\"1.5\"]\n").expect("written");
    run.until_it_waits(LONG).expect("the configuration counts");

    // What it has written itself, beside the drafts, starts nothing.
    assert_eq!(run.until_it_waits(Duration::from_millis(700)), None);
}

#[test]
fn standard_input_cannot_be_watched() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut run = Run::start(folder.path(), &[]);
    let said = run.lines.recv_timeout(LONG).expect("it says why");
    assert!(said.contains("--watch needs files or folders"), "{said}");
    assert_eq!(run.child.wait().expect("it ends").code(), Some(2));
}
