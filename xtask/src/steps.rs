//! Steps, one after another, and how long each took.

use std::time::{Duration, Instant};

#[derive(Default)]
pub(crate) struct Steps {
    taken: Vec<(&'static str, Duration)>,
}

impl Steps {
    /// Says which step comes, and takes it; a failure names it.
    pub(crate) fn take<T>(
        &mut self,
        name: &'static str,
        step: impl FnOnce() -> Result<T, String>,
    ) -> Result<T, String> {
        println!("\n== {name}");
        let start = Instant::now();
        let result = step().map_err(|error| format!("{name}: {error}"));
        self.taken.push((name, start.elapsed()));
        result
    }

    /// Tells where the time went.
    pub(crate) fn tell(&self) {
        println!();
        for (name, time) in &self.taken {
            println!("{:>6.1} s  {name}", time.as_secs_f64());
        }
        let total: Duration = self.taken.iter().map(|(_, time)| *time).sum();
        println!("{:>6.1} s  all", total.as_secs_f64());
    }
}
