//! The thread that refreshes the token before anybody has to wait for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{Builder, JoinHandle, park_timeout};
use std::time::Duration;

use super::Keeper;
use crate::log;

/// How often it looks; also how long another process's new token stays unknown here.
const LOOK: Duration = Duration::from_secs(1);

/// A thread that tends a token until this is dropped.
#[derive(Debug)]
pub struct Tending {
    ended: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts the thread.
    ///
    /// # Errors
    ///
    /// The system has no more threads.
    pub fn start(self: &Arc<Self>) -> std::io::Result<Tending> {
        let ended = Arc::new(AtomicBool::new(false));
        let (keeper, end) = (Arc::clone(self), Arc::clone(&ended));
        let thread = Builder::new()
            .name("keeper".to_owned())
            .spawn(move || keeper.tend_until(&end))?;
        Ok(Tending {
            ended,
            thread: Some(thread),
        })
    }

    fn tend_until(&self, end: &AtomicBool) {
        let mut told = false;
        while !end.load(Ordering::Acquire) {
            match self.tend() {
                Ok(()) => told = false,
                // A store that is away is away for a while; one line is enough.
                Err(error) => {
                    if !told {
                        log::line(&error);
                    }
                    told = true;
                }
            }
            park_timeout(LOOK);
        }
    }
}

impl Drop for Tending {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Release);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            let _ = thread.join();
        }
    }
}
