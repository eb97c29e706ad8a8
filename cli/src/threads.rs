//! The work that can be spread: what stays in order is left to the session.

use mobanlint::input::Item;
use mobanlint::{Examined, Linter};

/// Fewer templates than this are done before a thread has started.
const WORTH_A_THREAD: usize = 32;

/// Examines items on up to `threads` threads, and does something else meanwhile. The answers are in the order of the
/// items, none where an item could not be read.
pub(crate) fn examine<T>(
    linter: &Linter,
    items: &[Item],
    threads: usize,
    meanwhile: impl FnOnce() -> T,
) -> (Vec<Option<Examined>>, T) {
    let examine = |item: &Item| match item {
        Item::Template(template) => Some(linter.examine(template)),
        Item::Unreadable(_) => None,
    };
    let threads = threads.min(items.len() / WORTH_A_THREAD).max(1);
    if threads == 1 {
        return (items.iter().map(examine).collect(), meanwhile());
    }
    let share = items.len().div_ceil(threads);
    std::thread::scope(|scope| {
        let workers: Vec<_> = items
            .chunks(share)
            .map(|share| scope.spawn(move || share.iter().map(examine).collect::<Vec<_>>()))
            .collect();
        let done = meanwhile();
        let mut examined = Vec::with_capacity(items.len());
        for worker in workers {
            match worker.join() {
                Ok(share) => examined.extend(share),
                // A crash must not look like a run without findings.
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        (examined, done)
    })
}
