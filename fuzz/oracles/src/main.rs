//! `mobanlint-oracles [--seconds N] [--seed N] [--corpus DIR] [TARGET…]`: tries the targets, each so long, and prints a line
//! for each: its name, how many inputs were tried, how many seconds it took. An input that breaks something is kept in
//! `fuzz/found`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a driver reads seeds, looks at the clock and tells"
)]

use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use mobanlint_oracles::mutate::{Chance, LONGEST, mutated};
use mobanlint_oracles::{TARGETS, Target, target};

/// A target is given up once as many inputs have broken it: they are mostly broken by one fault.
const MOST_BROKEN: usize = 8;

struct Args {
    seconds: u64,
    seed: u64,
    corpus: Option<PathBuf>,
    targets: Vec<Target>,
}

fn main() -> ExitCode {
    match args().and_then(|args| run(&args)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(told) => {
            eprintln!("{told}");
            ExitCode::FAILURE
        }
    }
}

fn args() -> Result<Args, String> {
    let mut read = Args {
        seconds: 5,
        seed: 1,
        corpus: None,
        targets: Vec::new(),
    };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or(format!("{arg} lacks its value"));
        let number = |text: String| text.parse::<u64>().map_err(|_| format!("{text:?} is no number"));
        match arg.as_str() {
            "--seconds" => read.seconds = number(value()?)?,
            "--seed" => read.seed = number(value()?)?,
            "--corpus" => read.corpus = Some(value()?.into()),
            name => {
                let names = TARGETS.map(|target| target.name).join(", ");
                let target = target(name).ok_or(format!("{name:?} is no target; there are {names}"))?;
                read.targets.push(target);
            }
        }
    }
    if read.targets.is_empty() {
        read.targets = TARGETS.to_vec();
    }
    Ok(read)
}

fn run(args: &Args) -> Result<(), String> {
    let mut broken = Vec::new();
    for target in &args.targets {
        let seeds = seeds(target)?;
        if let Some(corpus) = &args.corpus {
            write(&corpus.join(target.name), &seeds)?;
            continue;
        }
        let begun = Instant::now();
        let tried = tried(target, &seeds, args, begun, &mut broken)?;
        println!("{} {tried} {:.0}", target.name, begun.elapsed().as_secs_f64());
    }
    if broken.is_empty() {
        Ok(())
    } else {
        Err(broken.join("\n"))
    }
}

/// How many inputs were tried; those that broke something are kept, and told in `broken`.
fn tried(
    target: &Target,
    seeds: &[Vec<u8>],
    args: &Args,
    begun: Instant,
    broken: &mut Vec<String>,
) -> Result<u64, String> {
    let most = broken.len() + MOST_BROKEN;
    let mut chance = Chance::new(args.seed);
    let mut count = 0;
    let whole = seeds.iter().filter(|seed| seed.len() <= LONGEST).cloned();
    let made = std::iter::from_fn(|| Some(mutated(seeds, &mut chance)));
    for input in whole.chain(made) {
        if begun.elapsed() >= Duration::from_secs(args.seconds) {
            break;
        }
        if panic::catch_unwind(AssertUnwindSafe(|| (target.holds)(&input))).is_err() {
            let kept = root().join("fuzz/found");
            let path = kept.join(format!("{}-{}-{count}", target.name, args.seed));
            std::fs::create_dir_all(&kept)
                .and_then(|()| std::fs::write(&path, &input))
                .map_err(|error| format!("{}: {error}", path.display()))?;
            broken.push(format!(
                "{}: broken by {} after {count} others",
                target.name,
                path.display()
            ));
            if broken.len() == most {
                break;
            }
        }
        count += 1;
    }
    Ok(count)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The fixtures of a target, each file one; of Markdown each block of code, too.
fn seeds(target: &Target) -> Result<Vec<Vec<u8>>, String> {
    let mut paths: Vec<PathBuf> = target.seeds.iter().map(|seed| root().join(seed)).collect();
    let mut seeds = Vec::new();
    while let Some(path) = paths.pop() {
        let fail = |error| format!("{}: {error}", path.display());
        if path.is_dir() {
            for entry in std::fs::read_dir(&path).map_err(fail)? {
                paths.push(entry.map_err(fail)?.path());
            }
            paths.sort();
            continue;
        }
        let bytes = std::fs::read(&path).map_err(fail)?;
        if path.extension().is_some_and(|extension| extension == "md") {
            let text = String::from_utf8_lossy(&bytes);
            let blocks = text.split("```").skip(1).step_by(2);
            let inside = |block: &str| block.split_once('\n').map(|(_, inside)| inside.as_bytes().to_vec());
            seeds.extend(blocks.filter_map(inside));
        }
        seeds.push(bytes);
    }
    Ok(seeds)
}

fn write(folder: &Path, seeds: &[Vec<u8>]) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for (number, seed) in seeds.iter().enumerate() {
        let path = folder.join(format!("{number:04}"));
        std::fs::write(&path, seed).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}
