//! A library of synthetic titles against itself, one new title against it, and hostile libraries: this build and an
//! earlier one in turn.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use mobanlint::Linter;

use crate::{interleaved, process, synthetic};

/// All pairs of more titles than this are sampled and scaled.
const ALL_PAIRS: usize = 2_000;

/// What `cargo xtask bench` has made of [`earlier.rs`](../earlier.rs).
const EARLIER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/earlier/release/earlier");

/// Takes the orders for this build.
pub(crate) fn take_orders() {
    let linter = Linter::builtin().expect("the default ruleset loads");
    let mut examiner = linter.examiner();
    crate::orders::take(&linter, |library, title| {
        let title = examiner.read(title);
        std::hint::black_box(library.admit(None, &title, Linter::MAX_RELATED));
    });
}

pub(crate) fn run(most: usize) {
    println!("## Similarity\n");
    println!("The earlier build in brackets, in the same run; live memory is what the allocator has given out.\n");
    println!(
        "| titles | self-check | insert | groups | one new title p50 | p99 | live memory | resident | `strsim` all pairs | times |"
    );
    println!("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for count in [1_000, 10_000, 100_000, 1_000_000]
        .into_iter()
        .filter(|count| *count <= most)
    {
        size(count);
    }
    println!();
    rapidfuzz();
    hostile();
    process::titles(most);
}

/// A build at work.
struct Build {
    child: Child,
    orders: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Build {
    fn start(program: &Path, args: &[&str]) -> Option<Self> {
        let mut child = Command::new(program)
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        Some(Self {
            orders: child.stdin.take()?,
            answers: BufReader::new(child.stdout.take()?),
            child,
        })
    }

    /// This build, and the earlier one where it was made.
    fn both() -> Vec<Self> {
        let this = std::env::current_exe().ok();
        let this = this.and_then(|this| Self::start(&this, &["orders"]));
        this.into_iter().chain(Self::start(Path::new(EARLIER), &[])).collect()
    }

    fn order(&mut self, order: &str) -> Vec<u64> {
        let mut answer = String::new();
        let told = writeln!(self.orders, "{order}").and_then(|()| self.answers.read_line(&mut answer));
        told.expect("the build answers");
        let numbers = answer
            .split_whitespace()
            .map(|number| number.parse().unwrap_or_default());
        numbers.collect()
    }

    fn end(self) {
        let Self { mut child, orders, .. } = self;
        drop(orders);
        let _ = child.wait();
    }
}

/// The medians of the answers of each build to an order, given to them in turn.
fn in_turn(builds: &mut [Build], rounds: usize, order: &str) -> Vec<Vec<u64>> {
    let mut answers: Vec<Vec<Vec<u64>>> = builds.iter().map(|_| Vec::new()).collect();
    for _ in 0..rounds {
        for (build, answers) in builds.iter_mut().zip(&mut answers) {
            answers.push(build.order(order));
        }
    }
    let medians = |answers: Vec<Vec<u64>>| {
        let width = answers.first().map_or(0, Vec::len);
        let column = |at: usize| {
            let mut column: Vec<u64> = answers.iter().filter_map(|answer| answer.get(at).copied()).collect();
            column.sort_unstable();
            column.get(column.len() / 2).copied().unwrap_or_default()
        };
        (0..width).map(column).collect()
    };
    answers.into_iter().map(medians).collect()
}

/// A number of this build's answer, and in brackets that of the earlier one's.
fn cell(answers: &[Vec<u64>], at: usize, unit: f64, digits: usize) -> String {
    let number = |answer: &Vec<u64>| answer.get(at).map(|value| format!("{:.digits$}", *value as f64 / unit));
    let mut told = answers.iter().filter_map(number);
    let this = told.next().unwrap_or_default();
    told.next()
        .map_or(this.clone(), |earlier| format!("{this} ({earlier})"))
}

fn size(count: usize) {
    let mut builds = Build::both();
    let rounds = if count > 100_000 { 3 } else { 5 };
    let own = in_turn(&mut builds, rounds, &format!("self {count}"));
    let mut other = |what: &str| in_turn(&mut builds, rounds, &format!("{what} {count}"));
    let (insert, groups, query) = (other("insert"), other("groups"), other("query"));
    builds.into_iter().for_each(Build::end);
    let strsim = (count <= 100_000).then(|| all_pairs(&synthetic::titles(count)));
    let (pairs, times) = strsim.map_or(("-".to_owned(), "-".to_owned()), |strsim| {
        let sampled = if count > ALL_PAIRS { " (scaled)" } else { "" };
        let own = own.first().and_then(|own| own.first()).copied().unwrap_or(1);
        let times = strsim.as_nanos() as f64 / own as f64;
        (format!("{:.1} s{sampled}", strsim.as_secs_f64()), format!("{times:.0}"))
    });
    println!(
        "| {count} | {} ms | {} ms | {} ms | {} µs | {} µs | {} MB | {} MB | {pairs} | {times} |",
        cell(&own, 0, 1e6, 1),
        cell(&insert, 0, 1e6, 1),
        cell(&groups, 0, 1e6, 1),
        cell(&query, 0, 1e3, 1),
        cell(&query, 1, 1e3, 1),
        cell(&own, 1, 1e6, 1),
        cell(&own, 2, 1024.0, 0),
    );
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
    let child = Command::new("python3")
        .args(["-c", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let seconds = child.ok().and_then(|mut child| {
        child.stdin.as_mut()?.write_all(titles.as_bytes()).ok()?;
        drop(child.stdin.take());
        let output = child.wait_with_output().ok()?;
        String::from_utf8(output.stdout).ok()?.trim().parse::<f64>().ok()
    });
    match seconds {
        Some(seconds) => println!("`rapidfuzz` `cdist` of the same 10,000 titles, 2 workers: {seconds:.1} s.\n"),
        None => println!("`rapidfuzz` was not measured: Python does not have it here.\n"),
    }
}

fn hostile() {
    println!("| hostile library | self-check | groups |\n|---|---:|---:|");
    for (name, told) in [
        ("equal", "100,000 equal titles"),
        ("near", "100,000 titles one character apart"),
        ("long", "100 titles of 10,000 characters"),
        ("one", "100 titles of one character 10,000 times"),
    ] {
        let mut builds = Build::both();
        let own = in_turn(&mut builds, 1, &format!("self {name}"));
        let groups = in_turn(&mut builds, 1, &format!("groups {name}"));
        builds.into_iter().for_each(Build::end);
        println!(
            "| {told} | {} ms | {} ms |",
            cell(&own, 0, 1e6, 0),
            cell(&groups, 0, 1e6, 0)
        );
    }
    println!();
}
