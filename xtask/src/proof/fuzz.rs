//! The oracles of `fuzz/`, tried on whatever toolchain there is.

use std::process::{Command, Stdio};

use super::figures::Figures;
use crate::run;

/// How long each target is tried where nobody says.
const HOUR: &str = "514";

/// `fuzz [--record] [--seconds N] [--seed N] [TARGET…]`: for an hour in all, unless told otherwise.
pub(crate) fn run(args: &[&str]) -> Result<(), String> {
    let (record, mut args): (Vec<&str>, Vec<&str>) = args.iter().partition(|arg| **arg == "--record");
    if !args.contains(&"--seconds") {
        args.extend(["--seconds", HOUR]);
    }
    // Each run goes on where no run has been.
    let mut figures = Figures::read()?;
    let runs: u64 = figures.fuzz.values().map(|tried| tried.runs).sum();
    let seed = (runs + 1).to_string();
    if !args.contains(&"--seed") {
        args.extend(["--seed", &seed]);
    }
    let told = driver(&args)?;
    for line in told.lines() {
        let mut words = line.split(' ');
        if let (Some(name), Some(Ok(executions)), Some(Ok(seconds))) = (
            words.next(),
            words.next().map(str::parse::<u64>),
            words.next().map(str::parse::<u64>),
        ) {
            let tried = figures.fuzz.entry(name.to_owned()).or_default();
            tried.executions += executions;
            tried.seconds += seconds;
            tried.runs += 1;
        }
    }
    if record.is_empty() { Ok(()) } else { figures.write() }
}

fn driver(args: &[&str]) -> Result<String, String> {
    let all = [
        &["run", "--release", "--quiet", "--package", "mobanlint-oracles", "--"],
        args,
    ]
    .concat();
    let shown = format!("cargo {}", all.join(" "));
    eprintln!("\n$ {shown}");
    let output = Command::new(env!("CARGO"))
        .args(&all)
        .current_dir(run::root())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cannot start `{shown}`: {error}"))?;
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    print!("{told}");
    if output.status.success() {
        Ok(told)
    } else {
        Err(format!("`{shown}` failed with {}", output.status))
    }
}
