//! A library of synthetic titles against itself, one new title against it, and hostile libraries.

use std::time::{Duration, Instant};

use mobanlint::{Language, Library, Linter};

use crate::{interleaved, median, synthetic, timed};

/// All pairs of more titles than this are sampled and scaled.
const ALL_PAIRS: usize = 2_000;

pub(crate) fn run(most: usize) {
    let linter = Linter::builtin().expect("the default ruleset loads");
    println!("## Similarity\n");
    println!(
        "| titles | self-check | insert | groups | one new title p50 | p99 | memory | `strsim` all pairs | times |"
    );
    println!("|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for count in [1_000, 10_000, 100_000, 1_000_000]
        .into_iter()
        .filter(|count| *count <= most)
    {
        size(&linter, count);
    }
    println!();
    rapidfuzz();
    hostile(&linter);
}

fn size(linter: &Linter, count: usize) {
    let titles = synthetic::titles(count);
    let before = resident();
    let (own, library) = self_check(linter, &titles);
    let memory = resident()
        .zip(before)
        .map(|(after, before)| after.saturating_sub(before) / 1024);
    let (inserting, _) = timed(|| fill(linter, &titles));
    let (grouping, groups) = timed(|| library.groups().len());
    std::hint::black_box(groups);
    let news = synthetic::titles(count + 2_000).split_off(count);
    let mut queries: Vec<Duration> = news
        .iter()
        .map(|title| timed(|| library.query(title, Linter::MAX_RELATED, Language::Zh)).0)
        .collect();
    queries.sort_unstable();
    let at = |part: usize| queries.get(queries.len() * part / 100).copied().unwrap_or_default();
    let strsim = (count <= 100_000).then(|| all_pairs(&titles));
    let memory = memory.map_or("-".to_owned(), |mb| format!("{mb} MB"));
    let (pairs, times) = strsim.map_or(("-".to_owned(), "-".to_owned()), |strsim| {
        let sampled = if titles.len() > ALL_PAIRS { " (scaled)" } else { "" };
        let times = strsim.as_secs_f64() / own.as_secs_f64();
        (format!("{:.1} s{sampled}", strsim.as_secs_f64()), format!("{times:.0}"))
    });
    println!(
        "| {count} | {:.1} ms | {:.1} ms | {:.1} ms | {:.1} µs | {:.1} µs | {memory} | {pairs} | {times} |",
        own.as_secs_f64() * 1e3,
        inserting.as_secs_f64() * 1e3,
        grouping.as_secs_f64() * 1e3,
        at(50).as_secs_f64() * 1e6,
        at(99).as_secs_f64() * 1e6,
    );
}

/// Each title is looked for among those before it, then inserted: the whole check of a library against itself.
fn self_check(linter: &Linter, titles: &[String]) -> (Duration, Library) {
    let rounds = if titles.len() > 100_000 { 1 } else { 3 };
    let mut runs: Vec<(Duration, Library)> = (0..rounds)
        .map(|_| {
            timed(|| {
                let mut library = linter.library();
                for title in titles {
                    std::hint::black_box(library.matches(title, Linter::MAX_RELATED));
                    library.insert(None, title);
                }
                library
            })
        })
        .collect();
    let time = median(runs.iter().map(|(time, _)| *time).collect());
    let library = runs.pop().map(|(_, library)| library);
    (time, library.unwrap_or_else(|| linter.library()))
}

fn fill(linter: &Linter, titles: &[String]) -> Library {
    let mut library = linter.library();
    titles.iter().for_each(|title| {
        library.insert(None, title);
    });
    library
}

fn all_pairs(titles: &[String]) -> Duration {
    let sample = titles.get(..ALL_PAIRS.min(titles.len())).unwrap_or_default();
    let [time] = interleaved(
        1,
        [&mut || {
            for (at, a) in sample.iter().enumerate() {
                for b in sample.iter().take(at) {
                    std::hint::black_box(strsim::normalized_levenshtein(a, b));
                }
            }
        }],
    );
    let pairs = |n: usize| (n * n.saturating_sub(1) / 2) as f64;
    time.mul_f64(pairs(titles.len()) / pairs(sample.len()))
}

/// The honest opponent, where Python has it.
fn rapidfuzz() {
    let titles = synthetic::titles(10_000).join("\n");
    let script = "import sys,time\ntry:\n from rapidfuzz import process,distance\nexcept ImportError: sys.exit(3)\n\
        t=sys.stdin.read().split('\\n')\ns=time.time()\nprocess.cdist(t,t,scorer=distance.Levenshtein.normalized_similarity,workers=2)\nprint(time.time()-s)";
    let child = std::process::Command::new("python3")
        .args(["-c", script])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn();
    let seconds = child.ok().and_then(|mut child| {
        std::io::Write::write_all(child.stdin.as_mut()?, titles.as_bytes()).ok()?;
        drop(child.stdin.take());
        let output = child.wait_with_output().ok()?;
        String::from_utf8(output.stdout).ok()?.trim().parse::<f64>().ok()
    });
    match seconds {
        Some(seconds) => println!("`rapidfuzz` `cdist` of the same 10,000 titles, 2 workers: {seconds:.1} s.\n"),
        None => println!("`rapidfuzz` was not measured: Python does not have it here.\n"),
    }
}

fn hostile(linter: &Linter) {
    let near = |n: usize| {
        format!(
            "订单{}支付成功通知",
            char::from_u32(0x4e00 + u32::try_from(n % 20_000).unwrap_or(0)).unwrap_or('一')
        )
    };
    let long = |n: usize| format!("{}{n}", "订单支付成功".repeat(1_600));
    let cases: [(&str, Vec<String>); 4] = [
        ("100,000 equal titles", vec!["订单支付成功通知".to_owned(); 100_000]),
        ("100,000 titles one character apart", (0..100_000).map(near).collect()),
        ("100 titles of 10,000 characters", (0..100).map(long).collect()),
        (
            "100 titles of one character 10,000 times",
            (0..100).map(|n| "付".repeat(10_000 + n)).collect(),
        ),
    ];
    println!("| hostile library | self-check | groups |\n|---|---:|---:|");
    for (name, titles) in cases {
        let start = Instant::now();
        let mut library = linter.library();
        for title in &titles {
            std::hint::black_box(library.matches(title, Linter::MAX_RELATED));
            library.insert(None, title);
        }
        let own = start.elapsed();
        let (grouping, _) = timed(|| library.groups().len());
        println!(
            "| {name} | {:.0} ms | {:.0} ms |",
            own.as_secs_f64() * 1e3,
            grouping.as_secs_f64() * 1e3
        );
    }
    println!();
}

fn resident() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/status").ok()?;
    text.lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?
        .split_whitespace()
        .next()?
        .parse()
        .ok()
}
