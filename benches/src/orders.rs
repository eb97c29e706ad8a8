//! What a build of mobanlint is told to do with a library of synthetic titles, an order a line on standard input, and
//! what it took, a line of numbers each on standard output. Compiled twice, against this build and against an earlier
//! one, so that both are measured in turn and each has its memory to itself.

use std::alloc::{GlobalAlloc, Layout, System};
use std::io::BufRead;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

use mobanlint::{Language, Library, Linter};

use crate::synthetic;

/// Counts the bytes that are in use.
struct Counting;

static LIVE: AtomicUsize = AtomicUsize::new(0);

// SAFETY: all of it is the system's; this only counts.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        LIVE.fetch_add(layout.size(), Relaxed);
        // SAFETY: as the caller gives it.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as the caller gives it.
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        LIVE.fetch_add(size, Relaxed);
        LIVE.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as the caller gives it.
        unsafe { System.realloc(place, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Takes orders until there are none: `self`, `insert`, `groups` and `query`, each with how many
/// titles, or the name of a hostile library.
pub(crate) fn take(linter: &Linter, mut match_and_insert: impl FnMut(&mut Library, &str)) {
    let mut held: Option<(String, Vec<String>, Library)> = None;
    for order in std::io::stdin().lock().lines() {
        let order = order.expect("the bench writes orders");
        let (what, size) = order.split_once(' ').expect("an order has a size");
        if held.as_ref().is_none_or(|(known, ..)| known != size) || what == "self" {
            // Only one library at a time, or the memory of the next could not be told.
            drop(held.take());
            let titles = titles(size);
            let (before, start) = (LIVE.load(Relaxed), Instant::now());
            let mut library = linter.library();
            titles.iter().for_each(|title| match_and_insert(&mut library, title));
            let (time, live) = (start.elapsed(), LIVE.load(Relaxed) - before);
            if what == "self" {
                println!("{} {live} {}", time.as_nanos(), resident().unwrap_or_default());
            }
            held = Some((size.to_owned(), titles, library));
        }
        let Some((_, titles, library)) = &held else { continue };
        match what {
            "insert" => {
                let mut other = linter.library();
                let time = timed(|| {
                    titles.iter().for_each(|title| {
                        other.insert(None, title);
                    });
                });
                println!("{}", time.as_nanos());
            }
            "groups" => println!("{}", timed(|| drop(library.groups())).as_nanos()),
            "query" => {
                let news = synthetic::titles(titles.len() + 2_000).split_off(titles.len());
                let query = |title: &String| timed(|| drop(library.query(title, Linter::MAX_RELATED, Language::Zh)));
                let mut times: Vec<Duration> = news.iter().map(query).collect();
                times.sort_unstable();
                let at = |part: usize| times.get(times.len() * part / 100).map_or(0, Duration::as_nanos);
                println!("{} {}", at(50), at(99));
            }
            _ => {}
        }
    }
}

/// Titles by size, or by the name of a hostile library.
fn titles(size: &str) -> Vec<String> {
    let near = |n: u32| {
        let c = char::from_u32(0x4e00 + n % 20_000).unwrap_or('一');
        format!("订单{c}支付成功通知")
    };
    match size {
        "equal" => vec!["订单支付成功通知".to_owned(); 100_000],
        "near" => (0..100_000).map(near).collect(),
        "long" => (0..100)
            .map(|n| format!("{}{n}", "订单支付成功".repeat(1_600)))
            .collect(),
        "one" => (0..100).map(|n| "付".repeat(10_000 + n)).collect(),
        size => synthetic::titles(size.parse().expect("a size is a number")),
    }
}

fn timed(run: impl FnOnce()) -> Duration {
    let start = Instant::now();
    run();
    start.elapsed()
}

/// The memory this process has, in KiB, where that is told.
fn resident() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/status").ok()?;
    text.lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?
        .split_whitespace()
        .next()?
        .parse()
        .ok()
}
