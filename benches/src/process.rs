//! The command line as a whole process: start to verdict, all cores, and memory for a million templates.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::{median, synthetic, timed};

const MILLION: usize = 1_000_000;
const TITLE_ROUNDS: usize = 3;

pub(crate) fn run(drafts: &str, count: usize) {
    let binary = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/release/mobanlint");
    if !binary.exists() {
        println!("The command line was not measured: `cargo build --release` first.\n");
        return;
    }
    let folder = std::env::temp_dir().join(format!("mobanlint-bench-{}", std::process::id()));
    if let Err(error) = measured(&binary, &folder, drafts, count) {
        println!("The command line was not measured: {error}\n");
    }
    let _ = std::fs::remove_dir_all(&folder);
}

fn measured(binary: &Path, folder: &PathBuf, drafts: &str, count: usize) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let one = folder.join("one.json");
    std::fs::write(&one, drafts.lines().next().unwrap_or_default())?;
    let many = folder.join("many.jsonl");
    let mut file = std::io::BufWriter::new(std::fs::File::create(&many)?);
    for _ in 0..MILLION / count {
        file.write_all(drafts.as_bytes())?;
    }
    file.flush()?;
    let run = |path: &Path, threads: Option<&str>| -> std::io::Result<(std::time::Duration, Option<u64>)> {
        let mut command = Command::new(binary);
        command
            .arg("check")
            .arg(path)
            .args(["--skip", "1.1,1.2", "--format", "jsonl", "--show", "error"]);
        if let Some(threads) = threads {
            command.args(["--threads", threads]);
        }
        let (time, peak) = timed(|| finished(&mut command, path != one));
        Ok((time, peak?))
    };
    let starts = (0..21)
        .map(|_| run(&one, None).map(|(time, _)| time))
        .collect::<Result<Vec<_>, _>>()?;
    println!(
        "One draft, from process start to verdict: {:.1} ms (median of 21).\n",
        median(starts).as_secs_f64() * 1e3
    );
    let (single, peak) = run(&many, Some("1"))?;
    let (all, _) = run(&many, None)?;
    let rate = |time: std::time::Duration| MILLION as f64 / time.as_secs_f64();
    println!(
        "A million templates as `.jsonl`: {:.0} a second on one thread, {:.0} on all cores;",
        rate(single),
        rate(all)
    );
    match peak {
        Some(kib) => println!("peak memory {} MB.\n", kib / 1024),
        None => println!("peak memory is only known on Linux.\n"),
    }
    Ok(())
}

fn high_water(status: &str) -> Option<u64> {
    let text = std::fs::read_to_string(status).ok()?;
    text.lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?
        .split_whitespace()
        .next()?
        .parse()
        .ok()
}

/// Libraries, duplicates and checks by all rules: how much faster they are on all cores than on one, and than the earlier
/// command line.
pub(crate) fn titles(count: usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target");
    let (this, earlier) = (root.join("release/mobanlint"), root.join("earlier/release/mobanlint"));
    if !this.exists() {
        println!("The command line was not measured: `cargo build --release` first.\n");
        return;
    }
    let folder = std::env::temp_dir().join(format!("mobanlint-titles-{}", std::process::id()));
    if let Err(error) = many_titles(&this, &earlier, &folder, count) {
        println!("The command line was not measured: {error}\n");
    }
    let _ = std::fs::remove_dir_all(&folder);
}

fn many_titles(this: &Path, earlier: &Path, folder: &Path, count: usize) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let [one, many, existing] = ["one.json", "many.jsonl", "existing.jsonl"].map(|name| folder.join(name));
    let drafts = synthetic::with_titles(count);
    std::fs::write(&one, drafts.lines().next().unwrap_or_default())?;
    std::fs::write(&many, drafts)?;
    // By themselves, for the earlier build reads a library whole, and so no more of it than 64 MiB.
    let titles = synthetic::titles(count).into_iter();
    let titles: Vec<String> = titles.map(|title| format!("{{\"title\":\"{title}\"}}\n")).collect();
    std::fs::write(&existing, titles.concat())?;
    let (one, many, existing) = (
        one.to_string_lossy(),
        many.to_string_lossy(),
        existing.to_string_lossy(),
    );
    println!("{count} drafts with titles of their own through the command line, medians of {TITLE_ROUNDS} turns;");
    println!("peak memory on all cores.\n");
    println!("| | one thread | all cores | times | peak | the earlier one on all cores | times |");
    println!("|---|---:|---:|---:|---:|---:|---:|");
    let (jsonl, json) = (["--format", "jsonl", "--show", "error"], ["--format", "json"]);
    for (name, args) in [
        ("`check`, all rules", [&["check", &many][..], &jsonl].concat()),
        (
            "`check --library`",
            [&["check", &one, "--library", &existing][..], &jsonl].concat(),
        ),
        ("`duplicates`", [&["duplicates", &existing][..], &json].concat()),
    ] {
        let single = [&args[..], &["--threads", "1"]].concat();
        let runs = [(this, &single), (this, &args), (earlier, &args)];
        let runs = runs.iter().filter(|(binary, _)| binary.exists());
        let mut times: Vec<Vec<std::time::Duration>> = runs.clone().map(|_| Vec::new()).collect();
        let mut peaks: Vec<Option<u64>> = runs.clone().map(|_| None).collect();
        for _ in 0..TITLE_ROUNDS {
            for (((binary, args), times), highest) in runs.clone().zip(&mut times).zip(&mut peaks) {
                let (time, peak) = timed(|| finished(Command::new(binary).args(*args), true));
                times.push(time);
                *highest = peak?.max(*highest);
            }
        }
        let times: Vec<f64> = times.into_iter().map(|times| median(times).as_secs_f64()).collect();
        let (single, all) = (
            times.first().copied().unwrap_or_default(),
            times.get(1).copied().unwrap_or_default(),
        );
        let peak = peaks
            .get(1)
            .copied()
            .flatten()
            .map_or("-".to_owned(), |kib| format!("{} MB", kib / 1024));
        let before = times
            .get(2)
            .map_or("- | -".to_owned(), |time| format!("{time:.2} s | {:.2}", time / all));
        println!(
            "| {name} | {single:.2} s | {all:.2} s | {:.2} | {peak} | {before} |",
            single / all
        );
    }
    println!();
    Ok(())
}

/// Runs a program to its end; the most memory it had, where that is told.
fn finished(command: &mut Command, long: bool) -> std::io::Result<Option<u64>> {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    let ended = loop {
        if let Some(ended) = child.try_wait()? {
            break ended;
        }
        peak = high_water(&status).or(peak);
        if long {
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    };
    // 1 is that there were findings.
    if matches!(ended.code(), Some(0 | 1)) {
        Ok(peak)
    } else {
        Err(std::io::Error::other(format!("{command:?} ended with {ended}")))
    }
}
