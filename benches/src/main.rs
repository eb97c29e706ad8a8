//! Measurements of mobanlint beside what else a user could pick, started by `cargo xtask bench [check|reading|messages|similarity]
//! [MAX]`.
//!
//! Runs are interleaved (A B A B …) and medians are told, so that a machine whose speed drifts compares fairly; the usual
//! harnesses run one benchmark after the other.
#![allow(clippy::disallowed_methods, clippy::print_stdout)] // a bench reads the clock and prints
#![allow(clippy::cast_precision_loss)] // rates are told in three digits

mod check;
mod curve;
mod orders;
mod preflight;
mod process;
mod reading;
mod similarity;
mod synthetic;

use std::time::{Duration, Instant};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let most = args.get(1).and_then(|most| most.parse().ok()).unwrap_or(1_000_000);
    match args.first().map(String::as_str) {
        None => {
            check::run();
            reading::run();
            preflight::run();
            similarity::run(most);
        }
        Some("check") => check::run(),
        Some("reading") => reading::run(),
        Some("messages") => preflight::run(),
        Some("similarity") => similarity::run(most),
        Some("orders") => similarity::take_orders(),
        Some(other) => println!("unknown bench {other:?}; expected check, reading, messages or similarity [MAX]"),
    }
}

/// The time of one run.
fn timed<T>(run: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let result = std::hint::black_box(run());
    (start.elapsed(), result)
}

/// The medians of several runs, taken in turn.
fn interleaved<const N: usize>(rounds: usize, mut runs: [&mut dyn FnMut(); N]) -> [Duration; N] {
    let mut times: [Vec<Duration>; N] = std::array::from_fn(|_| Vec::with_capacity(rounds));
    for _ in 0..rounds {
        for (run, times) in runs.iter_mut().zip(&mut times) {
            times.push(timed(&mut **run).0);
        }
    }
    times.map(median)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
