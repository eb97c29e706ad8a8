//! Work that threads share and that stays in order all the same.

use std::collections::{BTreeMap, VecDeque};
use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Pieces under way for each thread: enough that none waits for another, few enough that memory stays what it is.
const AHEAD: usize = 4;

/// As many threads as there are cores to run them.
pub(crate) fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// Takes pieces through four steps: `first` and `second` on any of so many threads, `between` and `last` on this one and
/// in the order in which `feed` gave the pieces, until there are none or `last` fails. `feed` is called on any thread,
/// one call after the other. What is done to the pieces is the same for any number of threads, and a single piece is not
/// worth another one.
pub(crate) fn in_order<A: Send, B: Send, C: Send, D: Send, E>(
    threads: usize,
    mut feed: impl FnMut() -> Option<A> + Send,
    first: impl Fn(A) -> B + Sync,
    mut between: impl FnMut(B) -> C,
    second: impl Fn(C) -> D + Sync,
    mut last: impl FnMut(D) -> Result<(), E>,
) -> Result<(), E> {
    let Some(one) = feed() else { return Ok(()) };
    let next = if threads > 1 { feed() } else { None };
    if next.is_none() {
        last(second(between(first(one))))?;
        while let Some(piece) = feed() {
            last(second(between(first(piece))))?;
        }
        return Ok(());
    }
    let belt = Belt::new([one].into_iter().chain(next), threads * AHEAD);
    let feed = Mutex::new(feed);
    let work = |job| match job {
        Job::Feed => {
            // Nobody else has this job meanwhile.
            let piece = feed.lock().unwrap_or_else(PoisonError::into_inner)();
            belt.lock().fed(piece);
            belt.work.notify_one();
        }
        Job::First(number, piece) => {
            let piece = first(piece);
            belt.lock().begun.insert(number, piece);
        }
        Job::Second(number, piece) => {
            let piece = second(piece);
            belt.lock().done.insert(number, piece);
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(|| {
                // A crash must not look like a run without findings, nor leave this thread waiting; the scope tells it.
                let _end = End(&belt);
                while let Some(job) = belt.wait_for_work() {
                    work(job);
                    belt.news.notify_one();
                }
            });
        }
        let _end = End(&belt);
        let mut between_at = 0;
        loop {
            let mut state = belt.lock();
            if state.over || state.is_through() {
                return Ok(());
            } else if let Some(piece) = state.next_done() {
                drop(state);
                // There may be room for a piece again.
                belt.work.notify_one();
                last(piece)?;
            } else if let Some(piece) = state.begun.remove(&between_at) {
                drop(state);
                let piece = between(piece);
                belt.lock().entered.push_back((between_at, piece));
                belt.work.notify_one();
                between_at += 1;
            } else if let Some(job) = state.job() {
                drop(state);
                work(job);
            } else {
                drop(belt.news.wait(state));
            }
        }
    })
}

/// The parts of a range, each worked on by a thread of its own, in their order.
pub(crate) fn shares<T: Send>(threads: usize, len: usize, work: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    let share = len.div_ceil(threads.max(1)).max(1);
    let shares = (0..len.div_ceil(share)).map(|number| number * share..((number + 1) * share).min(len));
    let mut done = Vec::new();
    let mut shares = shares.map(Some).collect::<Vec<_>>();
    let own = shares.first_mut().and_then(Option::take);
    std::thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = shares
            .into_iter()
            .flatten()
            .map(|share| scope.spawn(|| work(share)))
            .collect();
        done.extend(own.map(work));
        for other in others {
            match other.join() {
                Ok(share) => done.push(share),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
    done
}

/// Pieces between the steps.
struct Belt<A, B, C, D> {
    state: Mutex<State<A, B, C, D>>,
    /// Something can be worked on, or all is over.
    work: Condvar,
    /// Something is done, or all is over.
    news: Condvar,
}

struct State<A, B, C, D> {
    raw: VecDeque<(usize, A)>,
    begun: BTreeMap<usize, B>,
    entered: VecDeque<(usize, C)>,
    done: BTreeMap<usize, D>,
    /// How many pieces were fed, and how many of them have come to the last step.
    pieces: usize,
    ended: usize,
    /// The most that may be between the two.
    most: usize,
    /// Whether there may be more, and nobody is about to get it.
    may_feed: bool,
    all_fed: bool,
    over: bool,
}

enum Job<A, C> {
    Feed,
    First(usize, A),
    Second(usize, C),
}

impl<A, B, C, D> Belt<A, B, C, D> {
    fn new(fed: impl Iterator<Item = A>, most: usize) -> Self {
        let raw: VecDeque<_> = fed.enumerate().collect();
        Self {
            state: Mutex::new(State {
                pieces: raw.len(),
                raw,
                begun: BTreeMap::new(),
                entered: VecDeque::new(),
                done: BTreeMap::new(),
                ended: 0,
                most,
                may_feed: true,
                all_fed: false,
                over: false,
            }),
            work: Condvar::new(),
            news: Condvar::new(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State<A, B, C, D>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next job; none when all is over.
    fn wait_for_work(&self) -> Option<Job<A, C>> {
        let mut state = self.lock();
        loop {
            if state.over {
                return None;
            }
            if let Some(job) = state.job() {
                return Some(job);
            }
            state = self.work.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl<A, B, C, D> State<A, B, C, D> {
    /// What is furthest on its way goes first, so that little is under way.
    fn job(&mut self) -> Option<Job<A, C>> {
        if let Some((number, piece)) = self.entered.pop_front() {
            Some(Job::Second(number, piece))
        } else if let Some((number, piece)) = self.raw.pop_front() {
            Some(Job::First(number, piece))
        } else if self.may_feed && self.pieces - self.ended < self.most {
            self.may_feed = false;
            Some(Job::Feed)
        } else {
            None
        }
    }

    fn fed(&mut self, piece: Option<A>) {
        if let Some(piece) = piece {
            self.raw.push_back((self.pieces, piece));
            self.pieces += 1;
            self.may_feed = true;
        } else {
            self.all_fed = true;
        }
    }

    /// The next piece for the last step.
    fn next_done(&mut self) -> Option<D> {
        let piece = self.done.remove(&self.ended)?;
        self.ended += 1;
        Some(piece)
    }

    fn is_through(&self) -> bool {
        self.all_fed && self.ended == self.pieces
    }
}

/// Ends the work of all threads, however one of them ends.
struct End<'b, A, B, C, D>(&'b Belt<A, B, C, D>);

impl<A, B, C, D> Drop for End<'_, A, B, C, D> {
    fn drop(&mut self) {
        self.0.lock().over = true;
        self.0.work.notify_all();
        self.0.news.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(threads: usize, pieces: u32, fail_at: Option<u32>) -> (Result<(), u32>, Vec<u32>, Vec<u32>) {
        let mut feed = 0..pieces;
        let (mut seen, mut told) = (Vec::new(), Vec::new());
        let slow = |n: u32| {
            // Later pieces overtake earlier ones.
            let turns = (0..(7 - n % 7) * 2_000).filter(|turn| std::hint::black_box(*turn) > 0);
            std::hint::black_box(turns.count());
            n
        };
        let result = in_order(
            threads,
            || feed.next(),
            |n| slow(n) * 2,
            |n| {
                seen.push(n);
                n + 1
            },
            |n| slow(n) * 10,
            |n| {
                told.push(n);
                if fail_at == Some(n) { Err(n) } else { Ok(()) }
            },
        );
        (result, seen, told)
    }

    #[test]
    fn any_number_of_threads_does_the_same_in_the_same_order() {
        for pieces in [0, 1, 2, 3, 100] {
            let expected = run(1, pieces, None);
            assert_eq!(expected.2, (0..pieces).map(|n| (n * 2 + 1) * 10).collect::<Vec<_>>());
            for threads in [2, 3, 8] {
                assert_eq!(run(threads, pieces, None), expected);
            }
        }
    }

    #[test]
    fn a_failure_ends_it_at_its_place() {
        for threads in [1, 2, 4] {
            let (result, _, told) = run(threads, 100, Some(210));
            assert_eq!(result, Err(210));
            assert_eq!(told, (0..11).map(|n| (n * 2 + 1) * 10).collect::<Vec<_>>());
        }
    }

    #[test]
    #[should_panic(expected = "a scoped thread panicked")]
    fn a_crash_of_a_thread_is_one_of_all() {
        let mut feed = 0..100;
        let this = std::thread::current().id();
        let first = |n| {
            assert!(std::thread::current().id() == this, "crashed");
            // The others have to come to their turn.
            std::thread::sleep(std::time::Duration::from_millis(5));
            n
        };
        let _: Result<(), ()> = in_order(3, || feed.next(), first, |n| n, |n: i32| n, |_| Ok(()));
    }

    #[test]
    fn shares_make_up_the_whole_in_order() {
        for threads in [1, 2, 3, 8] {
            for len in [0, 1, 2, 7, 100] {
                let shares = shares(threads, len, Iterator::collect::<Vec<_>>);
                assert!(shares.len() <= threads);
                assert_eq!(shares.concat(), (0..len).collect::<Vec<_>>());
            }
        }
    }
}
