//! The command line as a whole process: start to verdict, all cores, and memory for a million templates.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::{median, timed};

const MILLION: usize = 1_000_000;

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
        let (time, peak) = timed(|| -> std::io::Result<Option<u64>> {
            let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
            let status = format!("/proc/{}/status", child.id());
            let mut peak = None;
            while child.try_wait()?.is_none() {
                peak = high_water(&status).or(peak);
                if path != one {
                    std::thread::sleep(std::time::Duration::from_millis(20));
                }
            }
            Ok(peak)
        });
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
