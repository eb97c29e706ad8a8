//! Mutants: the program changed in one place, which a test must notice.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::figures::Figures;
use crate::run;

/// What is changed where nobody says.
const ROOMS: [&str; 5] = ["src/checks", "src/similarity", "src/text", "src/input", "src/ruleset"];

/// `mutants [--record] [--shard K/N] [FILE…]`: all of them take days, so that a share or a file is what one runs.
pub(crate) fn run(args: &[&str]) -> Result<(), String> {
    let mut record = false;
    let mut command = vec!["mutants", "--package", "mobanlint", "--no-shuffle", "--colors", "never"];
    let mut files: Vec<String> = Vec::new();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match *arg {
            "--record" => record = true,
            "--shard" => command.extend(["--shard", args.next().ok_or("--shard lacks its value, such as 0/8")?]),
            file if Path::new(&run::root()).join(file).is_file() => files.push(file.to_owned()),
            other => return Err(format!("{other:?} is no file of the project, and no option")),
        }
    }
    if files.is_empty() {
        files.extend(ROOMS.iter().map(|room| format!("{room}/**/*.rs")));
    }
    for file in &files {
        command.extend(["--file", file]);
    }
    command.extend(["--output", "target/mutants"]);
    let help = Command::new(env!("CARGO")).args(["mutants", "--version"]).output();
    if !help.is_ok_and(|output| output.status.success()) {
        return Err("cargo-mutants is not there; `cargo install --locked cargo-mutants` brings it".to_owned());
    }
    // That some live is no failure of the run: they are told, and listed with their reasons.
    let shown = format!("cargo {}", command.join(" "));
    let ran = run::run(Command::new(env!("CARGO")).args(&command), &shown);
    let outcomes = run::root().join("target/mutants/mutants.out/outcomes.json");
    let text = std::fs::read_to_string(&outcomes).map_err(|error| ran.err().unwrap_or(error.to_string()))?;
    let outcomes: Value = serde_json::from_str(&text).map_err(|error| format!("outcomes.json: {error}"))?;
    count(&outcomes, record)
}

fn count(outcomes: &Value, record: bool) -> Result<(), String> {
    let mut figures = Figures::read()?;
    let mut seen = Vec::new();
    for outcome in outcomes["outcomes"].as_array().into_iter().flatten() {
        let mutant = &outcome["scenario"]["Mutant"];
        let Some(file) = mutant["file"].as_str() else { continue };
        let caught = match outcome["summary"].as_str() {
            Some("CaughtMutant" | "Timeout") => true,
            Some("MissedMutant") => false,
            // One that does not compile is none.
            _ => continue,
        };
        let of_file = figures.mutants.entry(file.to_owned()).or_default();
        if !seen.contains(&file) {
            (of_file.caught, of_file.lived) = (0, 0);
            seen.push(file);
        }
        if caught {
            of_file.caught += 1;
        } else {
            of_file.lived += 1;
        }
        let name = mutant["name"].as_str().unwrap_or_default();
        if !caught && !figures.equivalent.contains_key(name) {
            println!("lives: {name}");
        }
    }
    for file in seen {
        let of_file = &figures.mutants[file];
        println!("{file}: {} caught, {} live", of_file.caught, of_file.lived);
    }
    if record { figures.write() } else { Ok(()) }
}
